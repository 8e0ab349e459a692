"""Citations in notes, and those that point back: ``(ibid., p. 5)``, ``Blair, Too Much to Know, 45``, ``Ebd., S. 46``.

A note cites where it prints a work that the document prints elsewhere, whole or by author and short title, and where it
points back. The first note that prints a work that no list has is its entry, and no citation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from refextract.citations import Candidate, Reading
from refextract.citations.styles._back import back
from refextract.citations.styles._entries import Entries, entries_of
from refextract.citations.styles._items import bracketed, entries_of_reading
from refextract.citations.styles._lexicon import writes
from refextract.citations.styles._notes import note_parts, notes_of, numbered_notes
from refextract.citations.styles._short_notes import place_cited, same_author, short_note
from refextract.citations.styles.prose import works_named
from refextract.languages import words
from refextract.model.citation import AuthorYear, Back, CitationItem, Pointer, Title
from refextract.model.naming import makers
from refextract.model.reference import RawReference, Reference
from refextract.outline.footnotes import footnote_references
from refextract.outline.known_works import KnownWorks
from refextract.references.parsing import build_reference, parse_references
from refextract.references.tagging.tagger import Field
from refextract.text import Span, pattern
from refextract.values.folding import squeeze

__all__ = ["find"]

_PRINTED_AGAIN = 0.97
_IN_NOTE = 0.96


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold words pointing back and no works of their own, and what notes cite."""
    found = list(_found(reading))
    meant = _cited_by_number(reading, found)
    listed = {each.label for each in reading.references}
    for candidate in found:
        items = tuple(item for each in candidate.items if (item := _pointed(each, meant, listed)))
        if items:
            yield Candidate(candidate.span, items, candidate.score)


def _cited_by_number(reading: Reading, found: Sequence[Candidate]) -> dict[str, Pointer | None]:
    """What each note cites first, by the number that is printed before it; None where it is a remark."""
    cited = sorted((each for each in found if not _points_by_number(each.items[0])), key=lambda each: each.span)
    starts = [each.span.start for each in cited]
    meant: dict[str, Pointer | None] = {}
    for number, note in numbered_notes(reading):
        index = bisect_left(starts, note.start)
        inside = index < len(cited) and cited[index].span.start < note.end
        meant.setdefault(number, cited[index].items[0].pointer if inside else None)
    return meant


def _pointed(item: CitationItem, meant: Mapping[str, Pointer | None], listed: Set[str | None]) -> CitationItem | None:
    """An item that points at a note by its number, with what that note cites; None where it cites nothing known.

    The number of an entry is left to linking, and that of a note which is not there has no names to go by.
    """
    number = _digits.search(item.pointer.word) if isinstance(item.pointer, Back) else None
    if number is None or not isinstance(item.pointer, Back) or number[0] in listed:
        return item
    pointer, names = meant.get(number[0]), item.pointer.names
    if isinstance(pointer, AuthorYear | Title) and (not names or _names_one_of(names, pointer)):
        return item.model_copy(update={"pointer": pointer})
    if not names:
        return None
    absent = bool(meant) and number[0] not in meant
    return item.model_copy(update={"pointer": Back(word=item.pointer.word)}) if absent else item


def _names_one_of(names: Sequence[str], pointer: AuthorYear | Title) -> bool:
    cited = pointer.names if isinstance(pointer, AuthorYear) else ()
    return bool({squeeze(name) for name in names} & {squeeze(name.split()[-1]) for name in cited})


def _points_by_number(item: CitationItem) -> bool:
    return isinstance(item.pointer, Back) and _digits.search(item.pointer.word) is not None


_digits = pattern(r"\d+$")


def _found(reading: Reading) -> Iterator[Candidate]:
    entries, text = reading.once(entries_of_reading), reading.text
    for bracket in reading.once(bracketed):
        if bracket.items and all(each.kind == "back" for each in bracket.items):
            first, *more = (each.item for each in bracket.items)
            first = _by_who_speaks(text, first, bracket.span.start, entries)
            yield Candidate(bracket.span, (first, *more), bracket.items[0].score)
    notes = reading.once(notes_of)
    again = list(_printed_again(reading, notes))
    yield from _references(reading, again)
    yield from _in_notes(reading, notes, again)
    yield from _plain_notes(text, entries)


def _by_who_speaks(text: str, item: CitationItem, place: int, entries: Entries) -> CitationItem:
    """An item that points back with the author who writes in its sentence and was named before it.

    "As Roe notes (ibid., p. 4)" points at the work of Roe that was cited last, whatever was cited since.
    """
    pointer = item.pointer
    if not isinstance(pointer, Back) or pointer.names or pointer.word.casefold() not in words("ibid_words"):
        return item
    ends = _sentence_end.finditer(text, max(0, place - _LONGEST_SENTENCE), place)
    start = max((end.end() for end in ends), default=place)
    for name in _capitalised.finditer(text, start, place):
        listed = entries.first.get(squeeze(name[0])) and writes.match(text, name.end())
        if listed and text.find(name[0], 0, start) >= 0:
            return item.model_copy(update={"pointer": Back(word=pointer.word, names=(name[0],))})
    return item


_LONGEST_SENTENCE = 300
_sentence_end = pattern(r"(?<=[\p{Ll}\d)\]”\"][.!?]\s)|(?<=\n)|(?<=\A)")
_capitalised = pattern(r"(?<![\p{L}-])\p{Lu}[\p{L}\p{M}]++(?:[-’'](?!s\b)[\p{L}\p{M}]++)*+")


def _in_notes(reading: Reading, notes: Sequence[Span], again: Sequence[Span]) -> Iterator[Candidate]:
    """What the notes cite by a short title or point back to; at `again` works are printed once more in full.

    What points at the note before cites nothing where that names a work which nothing here knows.
    """
    entries, text = _entries_and_works(reading, notes), reading.text
    taken = sorted(span.start for span in again)
    entry_starts = sorted(each.span.start for each in reading.references if each.origin == "text")
    end, unknown = 0, False
    for note in notes:
        place = reading.view.to_source(note)
        unknown = unknown and bisect_left(entry_starts, end) == bisect_left(entry_starts, place.start)
        found = list(_cited_in(text, note, entries, taken))
        if found and unknown and _points_at_last(found[0]):
            found = []
        yield from found
        unknown, end = not found and not _any_within(note, taken), place.end


def _entries_and_works(reading: Reading, notes: Sequence[Span]) -> Entries:
    """The evidence of the lists, and of works that notes print in full beside others: "…, 12; see also Roe, “X,” …"."""
    entries = reading.once(entries_of_reading)
    if not notes:
        return entries
    ends = [note.end for note in notes]  # in the order of the text, as the notes are
    named = [each for each in reading.once(works_named) if _stands_in(each.span, notes, ends)]
    printed = [work for each in named if (work := _work_printed(reading, each))]
    if not printed:
        return entries
    return replace(entries_of((*reading.references, *printed)), abbreviations=entries.abbreviations)


def _stands_in(span: Span, notes: Sequence[Span], ends: Sequence[int]) -> bool:
    index = bisect_left(ends, span.end)
    return index < len(notes) and notes[index].contains(span)


def _work_printed(reading: Reading, named: Candidate) -> Reference | None:
    """The work that is named at one place with author and title."""
    span, described = named.span, named.items[0].described
    inside = [each for each in described if span.contains(each.spans[0])]
    if not {"author", "title"} <= {each.variable for each in inside}:
        return None
    places = [(each, each.spans[0].start - span.start, each.spans[0].end - span.start) for each in inside]
    fields = [Field(each.variable, start, end, each.score) for each, start, end in places]
    return build_reference(RawReference(span, reading.view.part(span), origin="mention"), fields, "")


def _any_within(span: Span, starts: Sequence[int]) -> bool:
    """Whether one of these places, which are sorted, stands in a span."""
    index = bisect_left(starts, span.start)
    return index < len(starts) and starts[index] < span.end


def _points_at_last(candidate: Candidate) -> bool:
    """Whether a citation says no more than that it is the one before."""
    pointer = candidate.items[0].pointer
    return isinstance(pointer, Back) and not pointer.names and not pointer.word[-1].isdigit()


def _printed_again(reading: Reading, notes: Sequence[Span]) -> Iterator[Span]:
    """The full references in notes whose work another note or the list prints."""
    known = KnownWorks(each.text for each in reading.references)
    for note in notes:
        for span in footnote_references(reading.text, note):
            if known.have(span.of(reading.text)):
                yield span


def _references(reading: Reading, spans: Sequence[Span]) -> Iterator[Candidate]:
    """The full references at these places, as citations of the works that they print again."""
    parsed = parse_references([RawReference(span, reading.view.part(span)) for span in spans], one_list=True)
    for span, reference in zip(spans, parsed, strict=True):
        pointer = _pointer(reference)
        if pointer is not None:
            item = CitationItem(span=span, pointer=pointer, locator=place_cited(reading.text, span))
            yield Candidate(span, (item,), _PRINTED_AGAIN)


def _pointer(reference: Reference) -> AuthorYear | Title | None:
    names = makers(reference)
    called = tuple(filter(None, (name.family or name.literal for name in names)))
    date = reference.issued if reference.issued and reference.issued.year else None
    if called:
        return AuthorYear(names=called, others=reference.author.others, date=date, title=reference.title)
    return Title(title=reference.title, date=date) if reference.title else None


def _cited_in(text: str, note: Span, entries: Entries, taken: Sequence[int]) -> Iterator[Candidate]:
    """The works that the parts of a note call by a short title, or point back to; `taken` are printed again in full."""
    names: tuple[str, ...] = ()
    for part in note_parts(text, note):
        if _any_within(part, taken):
            continue
        found = back(text, part, entries) or short_note(text, part, entries)
        if found:
            names = found.authors.printed if found.authors else ()
            yield Candidate(found.item.span, (found.item,), _IN_NOTE)
        elif item := same_author(text, part, names, entries):
            yield Candidate(item.span, (item,), _IN_NOTE)


def _plain_notes(text: str, entries: Entries) -> Iterator[Candidate]:
    """The first sentence of each short paragraph with a number, where it does no more than point back."""
    for note in _note.finditer(text):
        found = back(text, Span(*note.span("said")), entries)
        if found:
            yield Candidate(found.item.span, (found.item,), found.score)


# A line with a label and a few words: "12. Ibid., p. 5.".
_note = pattern(r"(?m)^[ \t]*+[\[(^]?\d{1,3}[\])^.]?\s+(?P<said>[^\n]{2,80}?)\.?[ \t]*+$")
