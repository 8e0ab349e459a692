"""Finding reference lists: by their heading, or by their look where none has a heading that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.outline.entry_starts import out_of_order, sort_key
from refextract.outline.headings import Heading
from refextract.outline.labels import after_bullet
from refextract.outline.likeness import likeness, line_likeness, sentence_words
from refextract.outline.lines import Line, Wrap, wrap_of
from refextract.outline.printed import Printed
from refextract.outline.splitting import Entry, split_list
from refextract.outline.trailers import up_to_trailer
from refextract.text import pattern

__all__ = ["FoundList", "Setting", "find_lists"]

_FEWEST_LINES = 25  # of a list that tell how it is wrapped; the document tells for fewer
_ALIKE = 4  # columns by which the width of a list differs from that of its document, if it does not
_PATIENCE = 12.0  # how far the sum of looks may fall before a list has surely ended
_BEYOND = 2  # lines below the end of a list by its look that may belong to it
_MOSTLY = 0.8  # of the lines under a heading are its list
_LATE = 2.5  # what an entry loses that breaks the order of its list, or stands apart from it
_FEWEST = 5  # entries of a list that has no heading, unless they are labelled
_FEWEST_LABELLED = 3  # or printed, so that their borders are known
_LEAST_LOOK = 0.8  # mean look of the entries of a list whose heading says so only in part
_LEAST_LOOK_PRINTED = 0.5  # mean look of the entries under a heading of a printed page
_LEAST_LOOK_ALONE = 1.5  # mean look of the entries of a list without a heading
_SENTENCE = 0.8  # words of running sentences in a hundred characters of prose, or more
_MOST_SENTENCES = 0.25  # of the entries of such a list


class FoundList(NamedTuple):
    """A list by the indexes of its lines: its heading (None without), its first and its end; and its entries."""

    heading: int | None
    first: int
    end: int
    entries: list[Entry]


class _Part(NamedTuple):
    """Lines `first..end` between two headings of a list."""

    first: int
    end: int


class Setting(NamedTuple):
    """What a document tells of all its lists: how its lines are wrapped, and how they are printed, if it knows.

    `noted` tells that it has footnotes, so that its references may be there.
    """

    wrap: Wrap | None
    printed: Printed | None = None
    noted: bool = False


def find_lists(
    text: str, lines: Sequence[Line], headings: Sequence[Heading | None], setting: Setting, *, by_look: bool = True
) -> list[FoundList]:
    """The reference lists of a text, in order, none inside another; by their look (if wanted) where none is headed."""
    found = _without_prose(text, list(_by_heading(text, lines, headings, setting)))
    return found or (list(_by_look(text, lines, headings, setting)) if by_look else [])


def _without_prose(text: str, found: list[FoundList]) -> list[FoundList]:
    """The lists but for those that look like prose, where one is a list indeed.

    The contents of a paper, typed by hand or planned, name its reference list too, and text follows them.
    """
    if len(found) == 1:
        return found
    sums = [sum(_look(text, entry) for entry in each.entries) for each in found]
    return [each for each, total in zip(found, sums, strict=True) if total > 0] if max(sums, default=0) > 0 else found


def _by_heading(
    text: str, lines: Sequence[Line], headings: Sequence[Heading | None], setting: Setting
) -> Iterator[FoundList]:
    end = 0
    for index, heading in enumerate(headings):
        if index < end or heading is None or heading.kind not in ("references", "maybe"):
            continue
        entries = _entries(text, lines, _parts(lines, headings, index, heading.level), setting)
        if entries and _is_list(text, entries, heading, setting):
            end = _index_after(lines, entries[-1].lines[-1].end, index)
            yield FoundList(index, index, end, entries)


def _is_list(text: str, entries: Sequence[Entry], heading: Heading, setting: Setting) -> bool:
    """Whether entries under a heading are a list; "Reference" on a printed page may head a column of a table."""
    if heading.kind != "references":
        return _is_convincing(text, entries, _LEAST_LOOK)
    if setting.printed is None or entries[0].label is not None:
        return True
    return sum(_look(text, entry) for entry in entries) >= _LEAST_LOOK_PRINTED * len(entries)


def _parts(lines: Sequence[Line], headings: Sequence[Heading | None], start: int, level: int) -> list[_Part]:
    """The lines under the heading `start` up to where the list must have ended, between its sub-headings."""
    cuts = [start]
    for index in range(start + 1, len(lines)):
        heading = headings[index]
        if heading is None or (heading.kind == "maybe" and not heading.level and not lines[index].gap):
            continue
        cuts.append(index)
        if not _is_inside(heading, level):
            break
    else:
        cuts.append(len(lines))
    return [_Part(a + 1, b) for a, b in pairwise(cuts) if a + 1 < b]


def _is_inside(heading: Heading, level: int) -> bool:
    """Whether a heading may stand inside a list whose own heading has `level`."""
    deeper = heading.level > level or (level == 0 and heading.level > 0)
    return heading.kind == "sub" or (heading.kind in ("unknown", "maybe") and deeper)


def _entries(text: str, lines: Sequence[Line], parts: Sequence[_Part], setting: Setting) -> list[Entry]:
    """The entries of the parts of a list, up to where their look ends.

    Where that is far above the end of the lines, the list is split once more without the text below it, whose layout
    is not that of the list.
    """
    entries = _trimmed(text, _entries_of_parts(text, lines, parts, setting))
    if not entries or not parts:
        return entries
    end = _index_after(lines, entries[-1].lines[-1].end, parts[0].first) + _BEYOND
    kept = [part._replace(end=min(part.end, end)) for part in parts if part.first < end]
    if sum(part.end - part.first for part in kept) > _MOSTLY * sum(part.end - part.first for part in parts):
        return entries
    return _trimmed(text, _entries_of_parts(text, lines, kept, setting))


def _entries_of_parts(text: str, lines: Sequence[Line], parts: Sequence[_Part], setting: Setting) -> list[Entry]:
    entries = (entry for part in parts for entry in _split(text, lines[part.first : part.end], setting))
    return [entry for entry in entries if _has_letters.search(text, entry.lines[0].start, entry.lines[-1].end)]


_has_letters = pattern(r"\p{L}")  # a scanner reads rows of dots as dashes


def _split(text: str, lines: Sequence[Line], setting: Setting) -> list[Entry]:
    """The entries of a part of a list: of its lines as they are printed, where that is known."""
    if setting.printed is None:
        return split_list(text, up_to_trailer(text, lines), _wrap_of_part(text, lines, setting.wrap))
    return split_list(text, up_to_trailer(text, setting.printed.cut(lines)), setting.printed.wrap())


def _wrap_of_part(text: str, lines: Sequence[Line], wrap: Wrap | None) -> Wrap | None:
    """How a list is wrapped: as its own lines tell, or else as the document is where its lines keep to that."""
    own = wrap_of(text, lines) if len(lines) >= _FEWEST_LINES else None
    if not wrap:
        return own
    inside = sum(line.width <= wrap.width for line in lines)
    alike = own is None or abs(own.width - wrap.width) <= _ALIKE
    return wrap if alike and inside >= 0.85 * len(lines) else own


def _look(text: str, entry: Entry) -> float:
    start = entry.label.after if entry.label else entry.lines[0].start
    return min(3.0, likeness(text, start, entry.lines[-1].end))


def _trimmed(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries up to where their look ends."""
    total = best = 0.0
    end = 0
    starts = [entry.lines[0] for entry in entries]
    late = out_of_order([sort_key(text, after_bullet(text, line), line.end) for line in starts])
    apart = _stands_apart(starts)
    for index, entry in enumerate(entries):
        total += _look(text, entry) + (2.0 if entry.label else 0.8) - _LATE * (late[index] + apart[index])
        if total >= best:
            best, end = total, index + 1
        elif total < best - _PATIENCE:
            break
    return list(entries[:end])


def _stands_apart(firsts: Sequence[Line]) -> list[bool]:
    """Which entries have a blank line before them in a list that begins without any between its entries."""
    apart = [index > 0 and line.gap > 0 and not line.paged for index, line in enumerate(firsts)]
    front = apart[: max(_FEWEST, len(apart) // 2)]
    return apart if sum(front) <= 0.2 * len(front) else [False] * len(apart)


def _is_convincing(text: str, entries: Sequence[Entry], least: float) -> bool:
    """Whether entries look like a list without the help of a heading.

    Their mean look is `least` or more, and few of them are paragraphs of whole sentences.
    """
    looks = [_look(text, entry) for entry in entries]
    if _share_above([_sentences(text, entry) for entry in entries], _SENTENCE) > _MOST_SENTENCES:
        return False
    return len(looks) >= 2 and sum(looks) >= least * len(looks) and _share_above(looks, 0.0) >= 0.7


def _sentences(text: str, entry: Entry) -> float:
    """How many words of running sentences an entry has in a hundred characters."""
    start, end = entry.lines[0].start, entry.lines[-1].end
    return 100 * sentence_words(text, start, end) / max(200, end - start)


def _share_above(values: Sequence[float], least: float) -> float:
    return sum(value > least for value in values) / len(values)


def _index_after(lines: Sequence[Line], offset: int, start: int) -> int:
    """The index after the line in which `offset` stands, from the line `start` on."""
    index = start
    while lines[index].end < offset:
        index += 1
    return index + 1


def _by_look(
    text: str, lines: Sequence[Line], headings: Sequence[Heading | None], setting: Setting
) -> Iterator[FoundList]:
    """Stretches of lines that look like a list, each with the short line above it for its heading."""

    def look(index: int, least: float) -> float:
        line = lines[index]
        whole = setting.wrap is None
        return -4.0 if headings[index] else line_likeness(text, line.start, line.end, whole=whole, least=least)

    for first, stop in _rising_stretches(look, len(lines)):
        part = _Part(_paragraph_start(lines, headings, first), _paragraph_end(lines, headings, stop))
        entries = _entries(text, lines, [part], setting)
        while entries and _look(text, entries[0]) <= 0:
            entries.pop(0)
        sure = bool(entries) and (entries[0].label is not None or (setting.printed is not None and not setting.noted))
        fewest = _FEWEST_LABELLED if sure else _FEWEST
        if len(entries) >= fewest and _is_convincing(text, entries, _LEAST_LOOK_ALONE):
            begin = _index_after(lines, entries[0].lines[0].end, part.first) - 1
            heading = begin - 1 if begin and _may_head(text, lines, begin - 1) else None

            end = _index_after(lines, entries[-1].lines[-1].end, begin)
            yield FoundList(heading, begin if heading is None else heading, end, entries)


def _paragraph_start(lines: Sequence[Line], headings: Sequence[Heading | None], index: int) -> int:
    """The index of the first line of the paragraph of a line."""
    while index > 0 and not lines[index].gap and not headings[index - 1]:
        index -= 1
    return index


def _paragraph_end(lines: Sequence[Line], headings: Sequence[Heading | None], index: int) -> int:
    """The index after the last line of the paragraph that is left at `index`."""
    while index < len(lines) and not headings[index] and (not lines[index].gap or lines[index].paged):
        index += 1
    return index


def _rising_stretches(look: Callable[[int, float], float], count: int) -> Iterator[tuple[int, int]]:
    """The stretches with the greatest sums, from left to right, each ended by a fall of `_PATIENCE` or to nothing.

    `look` gives the number at a place. One that is surely not above the number it is given ends a stretch anyhow.
    """
    first, end, total, best = 0, 0, 0.0, 0.0
    for index in range(count):
        total += look(index, -total)
        if total > best:
            best, end = total, index + 1
        if total <= 0 or total < best - _PATIENCE:
            if best >= _FEWEST_LABELLED:
                yield first, end
            first, total, best = index + 1, 0.0, 0.0
    if best >= _FEWEST_LABELLED:
        yield first, end


def _may_head(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line may be the heading of a list: short, alone, no sentence."""
    line = lines[index]
    following = lines[index + 1]
    return line.end - line.start <= 60 and text[line.end - 1] not in ".,;" and (following.gap > 0 or line.gap > 0)
