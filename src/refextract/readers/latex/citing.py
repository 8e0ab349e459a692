r"""Commands that cite: natbib's, biblatex's and those of classes; their keys, notes and locators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from refextract.model.citation import Mode
from refextract.model.given import GivenItem
from refextract.readers.latex.scanner import Inside, Source
from refextract.readers.latex.tables import tables
from refextract.text import Span, pattern
from refextract.values.latex import plain
from refextract.values.locator import Locator, parse_locator

__all__ = ["Cited", "cite_commands", "cited", "is_cite", "locator_of"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the source: where it stands, and its items, whose spans count in the source."""

    span: Span
    items: tuple[GivenItem, ...]


def is_cite(name: str) -> bool:
    r"""Whether a command of that name cites, if keys follow it.

    >>> is_cite("Parencites*"), is_cite("onlinecite"), is_cite("nocite")
    (True, True, False)
    """
    bare = name.rstrip("*")
    if bare in tables().citing:
        return True
    return "cite" in bare.casefold() and bare not in tables().not_citing and not bare.startswith("nocite")


def cite_commands(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The commands between two places that cite: their names, and where they begin and end."""
    for command in _command.finditer(text, start, end):
        if command["name"] and is_cite(command["name"]):
            yield command["name"], command.start(), command.end()


def cited(source: Source, name: str, start: int, place: int) -> Cited | None:
    r"""The citation of a command that begins at `start`, its arguments at `place`; None where no key follows.

    >>> found = cited(Source(r"\citep[see][p.~3]{knuth84, lamport}"), "citep", 0, 6)
    >>> [item.key for item in found.items], found.items[0].prefix, found.items[1].locator.value
    (['knuth84', 'lamport'], 'see', '3')
    """
    bare = name.rstrip("*")
    if bare.endswith("cquote") and bare.startswith(("foreign", "hyphen")):
        language = source.argument(place)
        place = language.end + 1 if language else place
    items: list[GivenItem] = []
    many = bare.endswith("cites")
    before, place = _shared_notes(source, place) if many else ("", place)
    end = place
    for one in _arguments(source, place, _mode(bare), volume="volcite" in bare.casefold()):
        items += one.items
        end = one.span.end
        if not many and not bare.startswith("apud"):
            break
    if not items:
        return None
    if before:
        items[0] = replace(items[0], prefix=f"{before} {items[0].prefix}".strip())
    return Cited(Span(start, end), tuple(items))


def _shared_notes(source: Source, place: int) -> tuple[str, int]:
    r"""The note in round brackets before all keys of ``\cites(see)()[3]{a}``, and where the keys begin."""
    before = ""
    first = source.bracketed(place, "(")
    if first:
        place = first.end + 1
        second = source.bracketed(place, "(")
        if second:
            before, place = plain(first.of(source.text)), second.end + 1
    return before, place


def _arguments(source: Source, place: int, mode: Mode, *, volume: bool) -> Iterator[Cited]:
    r"""The keys in braces that follow one another, each with its notes in brackets, or behind it: ``{key}*{p. 3}``."""
    while True:
        notes: list[str] = []
        start = place
        while len(notes) < 2 and (note := source.bracketed(place)):
            notes.append(note.of(source.text))
            place = note.end + 1
        if volume and (number := source.argument(place)):
            notes, place = [*notes[:1], ""] if notes else [], number.end + 1
            page = source.bracketed(place)
            if page:
                notes, place = [*notes[:1], page.of(source.text)], page.end + 1
        keys = source.argument(place)
        behind = source.argument(keys.end + 2) if keys and source.text.startswith("*{", keys.end + 1) else None
        if behind:
            notes.append(behind.of(source.text))
        items = _items(source, keys, notes, mode) if keys else []
        if keys is None or not items:
            return
        place = (behind or keys).end + 1
        yield Cited(Span(start, place), tuple(items))


def _items(source: Source, keys: Inside, notes: list[str], mode: Mode) -> list[GivenItem]:
    """An item a key: the only note stands behind the last one, of two the first before the first one."""
    if not _all_keys.fullmatch(source.text, keys.start, keys.end):
        return []
    found = [
        GivenItem(key[0], Span(*key.span()), mode=mode) for key in _keys.finditer(source.text, keys.start, keys.end)
    ]
    before, after = (notes[0], notes[1]) if len(notes) > 1 else ("", notes[0] if notes else "")
    if found and notes:
        place, rest = locator_of(plain(after))
        found[-1] = replace(found[-1], locator=place, suffix=rest)
        found[0] = replace(found[0], prefix=plain(before))
    return found


def locator_of(note: str) -> tuple[Locator | None, str]:
    """The place that a note behind a key names, and the note where it names none.

    >>> locator_of("p. 3")[0].value, locator_of("and others")[1]
    ('3', 'and others')
    """
    place = parse_locator(note, default="page") if note.strip() else None
    return place, "" if place else note.strip()


def _mode(command: str) -> Mode:
    name = command.casefold()
    if "author" in name and "year" not in name:
        return "author-only"
    return "suppress-author" if "year" in name or "date" in name or "title" in name else "normal"


_keys = pattern(r"(?:(?<=\n)\s*+|(?<![^{,\s]))(?:%[^\n]*+\n\s*+)*+\K[^\s,%{}]++(?:[ ]++[^\s,%{}]++)*+")


# Keys apart by commas; ``#1`` and commands are none.
_all_keys = pattern(r"(?:[^{}\\#%$^,]{1,200}+|,|%[^\n]*+\n)++")


_command = pattern(r"\\(?P<name>[a-zA-Z]++\*?)|\\.|%[^\n]*+")
