"""Lists whose entries run on in one paragraph: their lines cut where the next label, or a sentence, begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.outline.labels import Label, after_bullet, label_at
from refextract.outline.lines import Line
from refextract.text import pattern
from refextract.values.figures import number_of
from refextract.values.signs import YEAR

__all__ = ["cut_at_labels", "cut_at_sentences"]

_LONG = 600  # characters of a line that may hold several entries
_AHEAD = 20  # characters of the next line that a label at the end of one may be followed by
_FEWEST = 3  # years in brackets, or labels, that tell of several entries
_KINDS = ("square", "round", "dot", "paren")  # labels that may stand within a line


@pattern
def _inner_label() -> str:
    """A label within a line: after a blank, before the capital or the quotation mark that an entry begins with."""
    capital = r"(?=\s+(?:\p{Ll}{1,5}\s)?[\p{Lu}\p{Lo}“\"‘«\[])"
    return (
        rf"(?<=[^\s,]\s)(?:\[(?P<square>\d{{1,4}})\]\.?(?=\s)"
        rf"|(?:\((?P<round>\d{{1,4}})\)|(?P<dot>\d{{1,4}})\.|(?P<paren>\d{{1,4}})\)){capital})"
    )


def cut_at_labels(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list, cut before labels that go on counting from the one it begins with.

    >>> from refextract.outline.lines import lines_of
    >>> text = "[1] Aho, A. Sets. 1970. [2] Bell, B. Maps. 1971. [3] Cole, C. Trees. 1972."
    >>> [line.span.of(text)[:7] for line in cut_at_labels(text, lines_of(text))]
    ['[1] Aho', '[2] Bel', '[3] Col']
    """
    first = label_at(text, after_bullet(text, lines[0]), lines[0].end)
    if first is None or first.kind not in _KINDS or first.number is None:
        return lines
    cuts = _counted(text, lines, first)
    leading = {after_bullet(text, line) for line in lines} if cuts else set()
    inner = [cut for cut in cuts if cut not in leading]
    return _cut(text, lines, inner) if len(cuts) >= _FEWEST - 1 and 2 * len(inner) > len(cuts) else lines


def _counted(text: str, lines: Sequence[Line], first: Label) -> list[int]:
    """Where the labels after the first stand that count up, in a line or at its start.

    A number in square brackets may stand twice, and one may be left out that stands nowhere behind.
    """
    standing = list(_standing(text, lines, first.kind))
    known = {number for _, number in standing}
    last, places = first.number or 0, []
    for place, number in standing:
        steps = {last + 1}
        if first.kind == "square":
            steps |= {last, last + 1 if last + 1 in known else last + 2}
        if number in steps and place > first.span.start:
            places.append(place)
            last = number
    return places


def _standing(text: str, lines: Sequence[Line], kind: str) -> Iterator[tuple[int, int]]:
    """Every label of a kind, in a line or at its start, with its number."""
    for line in lines:
        start = after_bullet(text, line)
        leading = label_at(text, start, line.end)
        if leading and leading.kind == kind and leading.number is not None:
            yield start, leading.number
        for match in _inner_label.finditer(text, start, min(len(text), line.end + _AHEAD)):
            if match.start() >= line.end:
                break
            if match.lastgroup == kind:
                yield match.start(), number_of(match[kind])


def cut_at_sentences(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list cut at the ends of sentences, where most of it is in lines that hold several entries."""
    several = [line for line in lines if _holds_several(text, line)]
    if 2 * sum(len(line.span) for line in several) < sum(len(line.span) for line in lines):
        return lines
    cuts = [match.end() for line in several for match in _sentence_end.finditer(text, line.start, line.end - 1)]
    return _cut(text, lines, cuts)


def _holds_several(text: str, line: Line) -> bool:
    return line.end - line.start > _LONG and len(_years.findall(text, line.start, line.end)) >= _FEWEST


_years = pattern(rf"[(,.\p{{L}}]\s?{YEAR}[a-z]?[).,;:]")
_sentence_end = pattern(r"(?<=[.\])>\d/])\s++(?=[\p{Lu}\p{Lo}—–])")


def _cut(text: str, lines: Sequence[Line], cuts: Sequence[int]) -> Sequence[Line]:
    """The lines with a new one begun at each of the offsets."""
    parts: list[Line] = []
    waiting = iter([*cuts, len(text) + 1])
    cut = next(waiting)
    for line in lines:
        rest = line
        while cut < line.end:
            if cut > rest.start:
                end = rest.start + len(text[rest.start : cut].rstrip())
                parts.append(rest._replace(end=end))
                rest = Line(cut, cut, line.end, 0, 0)
            cut = next(waiting)
        parts.append(rest)
    return parts
