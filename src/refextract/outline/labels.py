"""Labels of entries: ``[9]``, ``9.``, ``(9)``, ``9)``, ``9 Smith``, ``⁹``, ``[Knu84]``; and the bullets before them.

A number at the start of a line is a label where the numbers of the list count up; one alone proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.outline.lines import Line
from refextract.text import Span, pattern
from refextract.values.figures import whole

__all__ = ["Label", "after_bullet", "labelled_lines"]

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_PARTS = 60  # runs of labels, each with the numbers of one chapter
_MOST_MISSING = 2  # labels that a list may skip in counting up


class Label(NamedTuple):
    """The label of an entry: `span` with brackets, `text` without, `after` where the entry's words begin."""

    kind: str
    text: str
    span: Span
    after: int

    @property
    def number(self) -> int | None:
        """The number of a numeric label."""
        return whole(self.text.rstrip("abcdefghijklmnopqrstuvwxyz"))


# A bullet and the blanks after it; dashes are bullets where a blank and a word follow, and no "(1990)": that one stands
# for the author of the entry before.
_bullet = pattern(
    r"(?![–—]\s++\((?:1[4-9]|20)\d\d)(?:[-*+•·▪◦‣∙○●■□➢►–—]|\\-|\\\*)\s++(?=[\p{L}\p{N}\[(\"“‘'«„*_<.¿¡⁰¹²³⁴-⁹])"
)
# A label at the start of an entry, by its brackets.
_label = pattern(
    r"\\?\[\s*+\^?(?P<square>\d{1,4}[a-z]?)\s*+\\?\](?:\([^()\s]{0,200}+\))?+[.:)]?+(?:\s++\.)?+"
    r"|\((?P<round>\d{1,4}[a-z]?)\)[.:]?+"
    r"|(?P<dot>\d{1,4})\\?\.(?!\d)(?!\p{Ll}{2})(?:\s++\.)?+"
    r"|(?P<paren>\d{1,4})\)"
    r"|\^\{?\(?(?P<caret>\d{1,4})\)?\}?\^?"
    r"|<sup>(?P<sup>\d{1,4})</sup>"
    r"|(?P<super>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<bare>\d{1,3})(?=\s)(?:\s*+\.)?+"
    r"|\\?\[(?P<name>\p{Lu}\p{Ll}{1,7})\\?\]"
    r"|\\?\[(?P<alpha>(?:[\p{L}][\p{L}\p{M}+*'’&_.:\-]{0,30}?\s?\d{2,4}[a-z]{0,2}|\p{Lu}\p{L}{0,3}\p{Lu}[\p{L}+*]{0,4}))\\?\]"
)


def after_bullet(text: str, line: Line) -> int:
    """Where the words of a line begin, after its bullet if it has one.

    >>> from refextract.outline.lines import lines_of
    >>> text = "- Knuth"
    >>> after_bullet(text, lines_of(text)[0])
    2
    """
    match = _bullet.match(text, line.start, line.end)
    return match.end() if match else line.start


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that stands at `start`, whether it counts up or not."""
    match = _label.match(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    kind, words = match.lastgroup, match[match.lastgroup].translate(_SUPERSCRIPTS)
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    return Label(kind, words, Span(match.start(), match.end()), after)


def labelled_lines(text: str, lines: Sequence[Line]) -> dict[int, Label]:
    r"""The labels of a list by the index of their line; empty where the list has none.

    >>> from refextract.outline.lines import lines_of
    >>> text = "[1] Knuth\n1984.\n[2] Lamport"
    >>> [label.text for label in labelled_lines(text, lines_of(text)).values()]
    ['1', '2']
    """
    labels: dict[int, Label] = {}
    for index, line in enumerate(lines):
        label = label_at(text, after_bullet(text, line), line.end)
        if label:
            labels[index] = label
    kinds = {label.kind for label in labels.values()}
    kinds.discard("name")
    choices = [_alphabetic(labels) if kind == "alpha" else _counting_up(labels, kind) for kind in sorted(kinds)]
    best = max(choices, key=len, default={})
    return _with_strays(best, labels) if _is_label_style(best, lines) else {}


def _with_strays(chosen: dict[int, Label], labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of a list together with those in other brackets that fill a gap between two of them."""
    filled = dict(chosen)
    for (one, earlier), (two, later) in pairwise(sorted(chosen.items())):
        wanted = range((earlier.number or 0) + 1, later.number or 0)
        for index in range(one + 1, two) if wanted else ():
            stray = labels.get(index)
            if stray and stray.number in wanted and stray.kind != "bare":
                filled[index] = stray
                wanted = range((stray.number or 0) + 1, wanted.stop)
    return filled


def _is_label_style(chosen: dict[int, Label], lines: Sequence[Line]) -> bool:
    """Whether labels head a list: from its first lines on, and more than chance brings."""
    if not chosen:
        return False
    first = min(chosen)
    bracketed = chosen[first].kind in ("square", "alpha")
    if len(chosen) == 1:
        return first == 0 and bracketed
    return first <= (3 if len(chosen) > 4 else 0) and (bracketed or len(chosen) >= 3 or len(lines) <= 12)


def _alphabetic(labels: dict[int, Label]) -> dict[int, Label]:
    """Alphabetic labels, with a few numbers and names without a year between them."""
    chosen = {i: label for i, label in labels.items() if label.kind in ("alpha", "square", "name")}
    return chosen if 2 * sum(label.kind == "alpha" for label in chosen.values()) > len(chosen) else {}


def _counting_up(labels: dict[int, Label], kind: str) -> dict[int, Label]:
    """The labels of one kind that count up, in as many runs as the list has parts."""
    numbered = [(i, label) for i, label in labels.items() if label.kind == kind and label.number is not None]
    return dict(_chains(numbered))


def _chains(numbered: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The longest run that counts up; with those before and after it that it continues, or that begin anew at 1."""
    runs: list[list[tuple[int, Label]]] = []
    pending = [(0, len(numbered))]
    while pending and len(runs) < _MOST_PARTS:
        first, end = pending.pop()
        run = [first + i for i in _longest_run(numbered[first:end])]
        if len(run) > 1:
            runs.append([numbered[i] for i in run])
            pending += [(first, run[0]), (run[-1] + 1, end)]
    if not runs:
        return numbered[:1]
    return [label for run in _following(runs) for label in run]


def _following(runs: list[list[tuple[int, Label]]]) -> list[list[tuple[int, Label]]]:
    """The first of the runs, and those before and after it in the text whose numbers follow or begin anew."""
    main, others = runs[0], sorted(runs[1:])
    kept: list[list[tuple[int, Label]]] = []
    for run in [run for run in others if run < main]:
        if not kept or _follows(kept[-1], run):
            kept.append(run)
    while kept and not _follows(kept[-1], main):
        kept.pop()
    kept.append(main)
    for run in [run for run in others if run > main]:
        if _follows(kept[-1], run):
            kept.append(run)
    return kept


def _follows(earlier: list[tuple[int, Label]], later: list[tuple[int, Label]]) -> bool:
    return _number(later[0]) == 1 or _number(later[0]) > _number(earlier[-1])


def _number(numbered: tuple[int, Label]) -> int:
    return numbered[1].number or 0


def _longest_run(numbered: Sequence[tuple[int, Label]]) -> list[int]:
    """Positions of the longest run of numbers that count up, none or few missing."""
    score: list[int] = []
    before: list[int | None] = []
    last: dict[int, int] = {}
    for position, (_, label) in enumerate(numbered):
        number = label.number or 0
        steps = [(last[number - step], step) for step in range(1, _MOST_MISSING + 2) if number - step in last]
        if label.text[-1:].isalpha() and number in last:
            steps.append((last[number], 1))
        choice = max(steps, key=lambda pair: score[pair[0]] - 2 * (pair[1] - 1), default=None)
        score.append(2 if choice is None else score[choice[0]] + 4 - 2 * choice[1])
        before.append(None if choice is None else choice[0])
        if number not in last or score[position] > score[last[number]]:
            last[number] = position
    return _trace(score, before)


def _trace(score: Sequence[int], before: Sequence[int | None]) -> list[int]:
    run: list[int] = []
    position = max(range(len(score)), key=score.__getitem__, default=None)
    while position is not None:
        run.append(position)
        position = before[position]
    return run[::-1]
