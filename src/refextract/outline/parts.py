"""Where the body, the notes and the reference lists of a document are.

The body and the notes together make the running text, in which citations are looked for; the lists are split into
raw references by `refextract.outline.splitting`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from refextract.model.document import Document
from refextract.model.reference import RawReference
from refextract.outline.furniture import furniture_lines
from refextract.outline.given_entries import GivenRun, given_runs
from refextract.outline.headings import Heading, headings_of
from refextract.outline.lines import Line, lines_of, wrap_of
from refextract.outline.lists import FoundList, Setting, find_lists
from refextract.outline.marked_notes import labelled_by_marks
from refextract.outline.markup import as_shown
from refextract.outline.printed import printed_of
from refextract.outline.running_text import Hyphens, hyphens_of, note_definitions, running_text
from refextract.outline.scopes import scopes_of
from refextract.outline.splitting import raw_reference
from refextract.text import Span, TextView

__all__ = ["Outline", "ReferenceList", "outline_of"]


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A reference list: `span` from its heading (if it has one) to the last character of its last entry."""

    span: Span
    heading: Span | None
    entries: tuple[RawReference, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a document, all spans in its text.

    `running` is the running text as one reads it: without reference lists and page furniture, hard-wrapped lines
    joined by a blank and hyphenation undone, paragraphs separated by a newline; it leads back to the document.
    `scopes` are the parts of a page with several posts (empty for one).
    `furniture` holds running heads and page numbers; `footnotes` are the notes that the file tells apart one by one.
    `printed` tells that the document is one of pages, whose reader knows how they are laid out.
    """

    running: TextView
    body: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    lists: tuple[ReferenceList, ...] = ()
    furniture: tuple[Span, ...] = ()
    scopes: tuple[Span, ...] = ()
    footnotes: tuple[Span, ...] = ()
    printed: bool = False

    @property
    def entries(self) -> tuple[RawReference, ...]:
        """The raw references of all lists, in the order of the text."""
        return tuple(entry for each in self.lists for entry in each.entries)

    def __repr__(self) -> str:
        entries = [len(each.entries) for each in self.lists]
        return f"Outline(lists={len(entries)}, entries={sum(entries)}, characters={len(self.running.text)})"


def outline_of(document: Document) -> Outline:
    """The outline of a document; a text without a list has no `lists`, and nothing fails."""
    text = document.text
    all_lines = lines_of(text)
    printed = printed_of(document)
    furniture = frozenset[int]() if printed else furniture_lines(text, all_lines)
    lines = _without(all_lines, furniture)
    hyphens = hyphens_of(text)
    headings = headings_of(text, lines, document.blocks)
    runs = given_runs(text, lines, document.given.entries, hyphens)
    marked = {index for each in runs for index in range(each.first, each.end)}
    marked |= {each.first - 1 for each in runs if _heads(headings, each.first - 1)}
    labelled = note_definitions(text, lines)
    footnotes = _marked_notes(lines, document) - labelled
    amid = set() if printed else _amid_text(_marked_notes(lines, document, called=True) - labelled, len(lines))
    marked |= footnotes if printed else amid
    apart = marked | labelled
    free = [index for index in range(len(lines)) if index not in apart]
    unmarked = _outside(lines, apart)
    setting = Setting(None if printed else wrap_of(text, unmarked), printed, noted=bool(footnotes))
    heads = [headings[index] for index in free]
    found = find_lists(text, unmarked, heads, setting, by_look=not runs and not amid)
    noted = _lists_of_notes(document, lines, footnotes, setting, hyphens) if amid and not found and not runs else []
    if amid and not noted and not runs:
        found = found or find_lists(text, unmarked, heads, setting)
    lists = [_reference_list(document, unmarked, each, hyphens) for each in found]
    lists += [_given_list(lines, headings, each) for each in runs]
    lists = labelled_by_marks([*lists, *noted], document)
    inside = (marked - footnotes) | {free[index] for each in found for index in range(each.first, each.end)}
    inside |= {index for each in noted for index in footnotes if each.span.overlaps(lines[index].span)}
    outside = _outside(lines, inside)
    notes = _in_notes(headings, inside) | footnotes | labelled
    return Outline(
        running=_shown(running_text(text, outside, None if printed else wrap_of(text, outside), hyphens), document),
        body=_stretches(lines, lambda index: index not in inside and index not in notes),
        notes=_stretches(lines, lambda index: index in notes),
        lists=tuple(sorted(lists, key=lambda each: each.span)),
        furniture=tuple(all_lines[i].span for i in sorted(furniture)),
        scopes=scopes_of(text, lines),
        footnotes=tuple(lines[i].span for i in sorted(notes if printed else footnotes)),
        printed=printed is not None,
    )


def _shown(view: TextView, document: Document) -> TextView:
    """A view of the document's text without the signs that nobody is shown."""
    whole = view.to_source(Span(0, len(view.text)))
    first = bisect_left(document.hidden, whole.start, key=lambda span: span.start)
    last = bisect_left(document.hidden, whole.end, key=lambda span: span.start)
    inside = (view.from_source(span) for span in document.hidden[first:last])
    signs = [span for span in inside if len(span)]
    return view.without(signs) if signs else view


def _given_list(lines: Sequence[Line], headings: Sequence[Heading | None], run: GivenRun) -> ReferenceList:
    """The list of entries that the file marks, with the heading above it."""
    heading = lines[run.first - 1].span if _heads(headings, run.first - 1) else None
    start = run.entries[0].span.start if heading is None else heading.start
    return ReferenceList(Span(start, run.entries[-1].span.end), heading, run.entries)


def _heads(headings: Sequence[Heading | None], index: int) -> bool:
    """Whether a line is the heading of a reference list."""
    heading = headings[index] if index >= 0 else None
    return heading is not None and heading.kind in ("references", "maybe")


def _amid_text(notes: Set[int], count: int) -> set[int]:
    """The indexes of notes that text follows; it is no part of a list that they may make."""
    last = next((index for index in reversed(range(count)) if index not in notes), 0)
    return {index for index in notes if index < last}


def _lists_of_notes(
    document: Document, lines: Sequence[Line], notes: Set[int], setting: Setting, hyphens: Hyphens
) -> list[ReferenceList]:
    """The list that notes make by their look, in a piece for each run of them that no text parts."""
    order = sorted(notes)
    places = {lines[index].start: index for index in order}
    pieces: list[list[RawReference]] = []
    for found in find_lists(document.text, [lines[index] for index in order], [None] * len(order), setting):
        end = -1
        for entry in found.entries:
            first, last = places[entry.lines[0].start], places[entry.lines[-1].start]
            if first != end + 1 or not pieces:
                pieces.append([])
            pieces[-1].append(raw_reference(document.text, entry, hyphens))
            end = last
    return [ReferenceList(each[0].span.cover(each[-1].span), None, tuple(each)) for each in pieces]


def _marked_notes(lines: Sequence[Line], document: Document, *, called: bool = False) -> set[int]:
    """The indexes of the lines of what the file marks as notes; of those alone whose mark it knows, if so wanted."""
    starts = [line.start for line in lines]
    spans = [each.span for each in document.blocks if each.kind == "note" and (each.mark is not None or not called)]
    return {i for span in spans for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end))}


def _without(lines: Sequence[Line], furniture: frozenset[int]) -> list[Line]:
    """The lines that are no furniture; those after it know that a page ended before them."""
    kept: list[Line] = []
    gap, paged = 0, False
    for index, line in enumerate(lines):
        if index in furniture:
            gap, paged = gap + line.gap, True
        else:
            kept.append(line._replace(gap=gap + line.gap, paged=paged or line.paged))
            gap, paged = 0, False
    return kept


def _outside(lines: Sequence[Line], inside: set[int]) -> list[Line]:
    """The lines that are in no list; one after a list begins a paragraph."""
    return [
        line._replace(gap=line.gap + (index - 1 in inside)) for index, line in enumerate(lines) if index not in inside
    ]


def _in_notes(headings: Sequence[Heading | None], inside: set[int]) -> set[int]:
    """The indexes of the lines under headings of notes, up to the next heading or list."""
    notes: set[int] = set()
    within = False
    for index, heading in enumerate(headings):
        if heading or index in inside:
            within = bool(heading and heading.kind == "notes") and index not in inside
        if within:
            notes.add(index)
    return notes


def _stretches(lines: Sequence[Line], chosen: Callable[[int], bool]) -> tuple[Span, ...]:
    """The spans of the lines whose index is chosen, neighbours as one."""
    spans: list[Span] = []
    last = -1
    for index, line in enumerate(lines):
        if not chosen(index):
            continue
        if spans and last == index - 1:
            spans[-1] = spans[-1].cover(line.span)
        else:
            spans.append(line.span)
        last = index
    return tuple(spans)


def _reference_list(document: Document, lines: Sequence[Line], found: FoundList, hyphens: Hyphens) -> ReferenceList:
    entries = tuple(raw_reference(document.text, entry, hyphens) for entry in found.entries)
    if document.format == "markdown":
        entries = tuple(replace(entry, view=as_shown(_shown(entry.view, document))) for entry in entries)
    heading = None if found.heading is None else lines[found.heading].span
    start = entries[0].span.start if heading is None else heading.start
    return ReferenceList(Span(start, entries[-1].span.end), heading, entries)
