"""The flow of the text: the paragraphs of all pages in the order of reading.

What a column or a page cuts in two is joined; footnotes, captions and tables that stand in between come after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.readers.pdf.body import body_sizes
from refextract.readers.pdf.columns import columns_of
from refextract.readers.pdf.figures import is_caption, is_sparse, measure_of, with_parts
from refextract.readers.pdf.lines import lines_of
from refextract.readers.pdf.page import Line
from refextract.readers.pdf.paragraphs import Paragraph, ends_early, paragraphs_of
from refextract.text import pattern

__all__ = ["flow_of"]

_SAME_SIZE = 0.05
_LARGER = 1.08
_SMALLER = 0.94
_LONGEST_HEADING = 160
_MOST_BETWEEN = 200  # paragraphs of a page that may stand between the halves of one
_WIDE = 0.7
_MOST_MISSING = 3  # notes between two on one page
_TERMINAL = ".!?"


def flow_of(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the pages, each of which is its pieces without furniture."""
    columns = [lines_of(column) for column in columns_of(pages)]
    sizes = body_sizes(columns)
    paragraphs: list[Paragraph] = []
    note: int | None = None  # where the last note is
    for column in columns:
        body = sizes[column[0].page] if column else 0.0
        found = _of_column(column, body)
        if note is not None and _is_open(paragraphs[note]):
            rest = _rest_of_note(found, paragraphs[note], body)
            lines = (line for paragraph in rest for line in paragraph.lines)
            paragraphs[note] = paragraphs[note]._replace(lines=(*paragraphs[note].lines, *lines))
            found = [paragraph for paragraph in found if paragraph not in rest]
        paragraphs += found
        if found and found[-1].kind == "note":
            note = len(paragraphs) - 1
    return _joined(with_parts(paragraphs, measure_of(columns), sizes))


def _rest_of_note(found: Sequence[Paragraph], note: Paragraph, body: float) -> list[Paragraph]:
    """The paragraphs at the foot of a column, above its own notes, that go on with a note of the page before."""
    end = next((index for index, each in enumerate(found) if each.kind == "note"), len(found))
    first = end
    while first > 0 and found[first - 1].kind == "paragraph" and _same_size(found[first - 1], note):
        first -= 1
    below_text = 0 < first < end and found[first - 1].size > _SMALLER * body and found[first - 1].kind == "paragraph"
    follows = first < end and found[first].lines[0].page == note.lines[-1].page + 1
    return list(found[first:end]) if below_text and follows and note.size <= _SMALLER * body else []


def _of_column(lines: Sequence[Line], body: float) -> list[Paragraph]:
    """The paragraphs of a column, told apart by what they are."""
    found = list(paragraphs_of(lines))
    first = _first_note(found, body)
    notes = _notes([line for paragraph in found[first:] for line in paragraph.lines], found[-1].right) if found else ()
    return [*(_named(paragraph, body) for paragraph in found[:first]), *notes]


def _first_note(paragraphs: Sequence[Paragraph], body: float) -> int:
    """The index of the first paragraph of the footnotes that end a column below larger text."""
    first = len(paragraphs)
    for index in range(len(paragraphs) - 1, 0, -1):
        if paragraphs[index].size > _SMALLER * body:
            break
        above = paragraphs[index - 1]
        if _begins_note(paragraphs[index].lines[0]) and not _is_heading(above, body):
            raised = 0 in paragraphs[index].lines[0].raised
            first = index if raised or first < len(paragraphs) or above.size > _SMALLER * body else first
    return first


def _begins_note(line: Line) -> bool:
    """Whether a line begins with a mark: raised, or a number that no stop follows."""
    return bool(_mark_of(line))


def _mark_of(line: Line) -> str:
    """The mark that a line begins with; some fonts have small raised figures of their own, which touch the text."""
    if len(line.words) < 2 or line.words[1].glued:
        return ""
    first = line.words[0].text
    found = _mark.fullmatch(first) or _touching_mark.match(first)
    return found[0] if found else ""


_mark = pattern(r"\d{1,3}|[*†‡§¶]{1,3}")
_touching_mark = pattern(r"\d{1,2}(?=\p{Lu}\p{Ll}+[,;:.]?$)")


def _notes(lines: Sequence[Line], right: float) -> Iterator[Paragraph]:
    """The notes that lines make, each from its mark on; numbers that are marks count up."""
    note: list[Line] = []
    number = 0
    for line in lines:
        mark = _mark_of(line)
        if note and mark and (not mark.isdecimal() or 0 in line.raised or 0 < int(mark) - number <= _MOST_MISSING):
            yield Paragraph(tuple(note), right, "note")
            note = []
        if not note and mark.isdecimal():
            number = int(mark)
        note.append(line)
    if note:
        yield Paragraph(tuple(note), right, "note")


def _named(paragraph: Paragraph, body: float) -> Paragraph:
    if _is_heading(paragraph, body):
        return paragraph._replace(kind="heading")
    if is_caption(paragraph):
        return paragraph._replace(kind="caption")
    return paragraph


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is short, and larger than the text or bold."""
    short = sum(len(line.text) for line in paragraph.lines) <= _LONGEST_HEADING
    return short and (paragraph.size >= _LARGER * body or all(line.bold for line in paragraph.lines))


_label = pattern(r"[\[(]?\d{1,3}[\]).]\s?\p{L}")
"""The label of an entry, or the number of a heading."""


def _joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, each with what goes on behind what interrupts it; text of each size goes on by itself."""
    flow: list[Paragraph] = []
    places: list[int] = []  # of paragraphs that something may go on with
    for paragraph in paragraphs:
        if paragraph.kind != "paragraph":
            flow.append(paragraph)
            continue
        alike = [place for place in places if _same_size(flow[place], paragraph)]
        near = bool(alike) and len(flow) - alike[-1] <= _MOST_BETWEEN and not _is_headed(flow[-1], paragraph)
        if near and _continues(flow[alike[-1]], paragraph):
            last = flow[alike[-1]]
            flow[alike[-1]] = last._replace(lines=(*last.lines, *paragraph.lines))
            continue
        if alike and is_sparse(paragraph) and not _is_left(flow[alike[-1]], paragraph):
            flow.append(paragraph)
            continue
        places = [place for place in places if place not in alike and not _is_left(flow[place], paragraph)]
        places.append(len(flow))
        flow.append(paragraph)
    return flow


def _is_headed(above: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a heading stands right above a paragraph."""
    return above.kind == "heading" and not _jumps(above.lines[-1], paragraph.lines[0])


def _is_left(last: Paragraph, paragraph: Paragraph) -> bool:
    """Whether nothing can go on with a paragraph once another one stands behind it."""
    return last.lines[-1].page + 1 < paragraph.lines[0].page or not _is_open(last)


def _same_size(one: Paragraph, other: Paragraph) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _is_open(paragraph: Paragraph) -> bool:
    """Whether the last sentence of a paragraph has no end."""
    return paragraph.lines[-1].text.rstrip('”»")’')[-1:] not in _TERMINAL


def _continues(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph goes on with one that a column or a page has cut."""
    last, first = before.lines[-1], paragraph.lines[0]
    if not _same_size(before, paragraph) or not _jumps(last, first) or not _is_wide(last, paragraph):
        return False
    if _label.match(first.text):
        return False
    if last.words[-1].divided:
        return True
    if not _is_open(before):
        return False
    return first.text[0].islower() or not ends_early(last, first, before.right)


def _is_wide(last: Line, paragraph: Paragraph) -> bool:
    """Whether a line is about as long as those that it would go on with: no label of a figure is."""
    longest = max(line.width for line in paragraph.lines)
    return last.width >= _WIDE * min(longest, paragraph.right - paragraph.lines[0].left)


def _jumps(last: Line, first: Line) -> bool:
    """Whether a line stands on another page, or further up than the one before: in another column."""
    return first.page != last.page or first.base < last.base
