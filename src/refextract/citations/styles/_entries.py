"""What the reference list says about names, years and titles: the evidence that a bracket cites one of its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from refextract.citations.styles._near import Near
from refextract.model.naming import makers
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.folding import squeeze, words
from refextract.values.inflection import Nominative, forms_of_each_other, nominatives
from refextract.values.name import Name, possible_families
from refextract.values.signs import YEAR_FROM_1400
from refextract.values.title import is_short_title

__all__ = ["Entries", "KnownEntry", "entries_of"]


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry as citations see it, all words folded: its `authors` (or editors), their `given` names, its `titles`.

    The titles are the whole one and the part before its first colon or question mark; `title_words` are all of it.
    `years` are all that its text names; `dated` says that one of them is its date; `corporate` that its author is an
    organisation; `titled` that it begins with its title.
    """

    authors: tuple[str, ...]
    given: frozenset[str]
    years: frozenset[str]
    dated: bool
    titles: tuple[str, ...]
    corporate: bool = False
    titled: bool = False
    title_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries: `first` leads from the name an entry begins with to the entries, `anyone` from each of its names."""

    all: tuple[KnownEntry, ...]
    first: dict[str, tuple[KnownEntry, ...]]
    anyone: dict[str, tuple[KnownEntry, ...]]
    titles: dict[str, KnownEntry]
    """The titles that stand in place of an author, folded; of an organisation's work, its name with the title too."""
    dated: dict[tuple[str, str], tuple[KnownEntry, ...]]
    """The entries by the name that they begin with and a year of theirs."""
    given: dict[tuple[str, str], tuple[KnownEntry, ...]]
    """The entries by a given name and a year of theirs."""
    bodies: dict[tuple[str, ...], tuple[str, ...]]
    """The names of several words by the beginnings of these."""
    longest_body: int
    """So many words the longest of them has that writes some small: "Ligue des droits"; 0 where none does."""
    near_names: Near
    near_titles: Near
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What the text itself calls organisations for short, folded, and their names in the list."""

    def __bool__(self) -> bool:
        return bool(self.all)

    def named(self, name: str) -> tuple[KnownEntry, ...]:
        """The entries that begin with `name` (folded), or with a name that differs by a misspelling."""
        found = self.first.get(name)
        if found is not None or len(name) < _SHORTEST_MISSPELT:
            return found or ()
        near = self.near_names.most_like(name, _ALIKE)
        return self.first[near[0]] if near else ()

    def evidence(self, names: Sequence[str], years: frozenset[str]) -> float:
        """How well an entry fits these folded names, the first author first, and the year; 0 where none does."""
        if not names:
            return 0.0
        dated = [entry for year in years for entry in self.dated.get((names[0], year), ())]
        fitting = dated or self.named(names[0]) or self._nearly(names[0], years)
        return max((_fit(entry, names[1:], years) for entry in fitting[:_MOST]), default=0.0)

    def _nearly(self, name: str, years: frozenset[str]) -> list[KnownEntry]:
        """The entries of one of these years that begin with a name as short, a letter other than the first off."""
        if len(name) != _SHORTEST_MISSPELT:
            return []
        near = [other for other in self.near_names.like(name) if other[0] == name[0] and len(other) == len(name)]
        near = [other for other in near if sum(map(str.__ne__, other, name)) == 1]
        return [entry for other in near for entry in self.first[other] if years & entry.years]

    def nominatives(self, printed: str) -> Iterator[Nominative]:
        """The names of the list that a printed one may be in another case."""
        yield from (each for each in nominatives(printed) if squeeze(each.name) in self.anyone)
        yield from self.bodies_called(printed)

    def bodies_called(self, printed: str) -> Iterator[Nominative]:
        """The names of several words in the list that a printed one is, perhaps in another case."""
        asked = words(printed)
        for name in self.bodies.get(_beginnings(asked), ()) if len(asked) > 1 else ():
            yield Nominative(name, forms_of_each_other(asked, words(name)))

    def known(self, name: str) -> bool:
        """Whether an entry begins with this very name (folded)."""
        return name in self.first

    def begins(self, name: str, years: frozenset[str]) -> bool:
        """Whether an entry of one of these years begins with this very name (folded)."""
        return any((name, year) in self.dated for year in years)

    def called(self, given: Sequence[str], years: frozenset[str]) -> str | None:
        """The first author of an entry of one of these years whose given names these words (folded) are."""
        if not given:
            return None
        fitting = (entry for year in sorted(years) for entry in self.given.get((given[-1], year), ())[:_MOST])
        return next((entry.authors[0] for entry in fitting if entry.authors and set(given) <= entry.given), None)

    def title(self, text: str, *, dated: bool) -> float:
        """How much `text` is like a title in place of an author, perhaps shortened or misspelt; 0 where too little.

        One that is not `dated` has to be longer than a word, for a word in brackets says too little of a dated work.
        """
        printed = squeeze(text)
        if not printed or not self.titles:
            return 0.0
        exact = (printed, 100.0) if printed in self.titles else None
        near = exact or self.near_titles.most_like(printed, _SAME_TITLE)
        if near:
            plain = dated or " " in text.strip() or not self.titles[near[0]].dated
            return near[1] / 100 if plain else 0.0
        if len(printed) >= _SHORT_TITLE and any(_begins(title, printed) for title in self.near_titles.like(printed)):
            return _SAME_TITLE / 100
        return 0.0

    def titled(self, name: str, text: str) -> bool:
        """Whether `text` is the title, perhaps shortened, of an entry that begins with `name` (folded)."""
        printed = squeeze(text)
        return len(printed) >= _SHORTEST_TITLE and any(
            any(_same_title(title, printed) for title in entry.titles) or is_short_title(words(text), entry.title_words)
            for entry in self.named(name)
        )


_MOST = 100  # entries of one name and year that are looked at
_SHORTEST_MISSPELT = 4
_ALIKE = 80
_SAME_TITLE = 88
_SHORTEST_TITLE = 5
_TELLING = (
    7  # letters of words inside a title by which it is called: "Footnote" for "The Footnote from de Thou to Ranke"
)
_SHORT_TITLE = 12  # letters and digits; a title cut shorter says too little


def _same_title(title: str, printed: str) -> bool:
    if title.startswith(printed) or (len(printed) >= _TELLING and printed in title):
        return True
    return fuzz.ratio(title, printed) >= _SAME_TITLE or _begins(title, printed)


def _begins(title: str, printed: str) -> bool:
    return len(printed) < len(title) and fuzz.ratio(title[: len(printed)], printed) >= _SAME_TITLE + 4


def _fit(entry: KnownEntry, others: Sequence[str], years: frozenset[str]) -> float:
    dated = bool(years & entry.years)
    together = all(_among(name, entry.authors) for name in others)
    if dated:
        return 1.0 if together else 0.8
    return (0.7 if others else 0.5) if together else 0.3


def _among(name: str, authors: Sequence[str]) -> bool:
    return name in authors or any(fuzz.ratio(name, author) >= _ALIKE for author in authors)


def entries_of(references: Iterable[Reference]) -> Entries:
    """The evidence in a reference list."""
    references = tuple(references)
    every = [(_entry(reference), _first_names(reference)) for reference in references]
    first: dict[str, list[KnownEntry]] = {}
    anyone: dict[str, list[KnownEntry]] = {}
    for entry, beginnings in every:
        for name in beginnings:
            first.setdefault(name, []).append(entry)
        for name in {*entry.authors, *beginnings}:
            anyone.setdefault(name, []).append(entry)
    bodies = _bodies(references)
    titles = {title: entry for entry, _ in every for title in _in_place_of_author(entry) if title}
    return Entries(
        tuple(entry for entry, _ in every),
        {name: tuple(found) for name, found in first.items()},
        {name: tuple(found) for name, found in anyone.items()},
        titles,
        _by((name, entry) for name, found in first.items() for entry in found),
        _by((name, entry) for entry, _ in every for name in entry.given),
        bodies,
        max((len(words(name)) for names in bodies.values() for name in names if _small.search(name)), default=0),
        Near(first),
        Near(titles),
    )


def _by(named: Iterable[tuple[str, KnownEntry]]) -> dict[tuple[str, str], tuple[KnownEntry, ...]]:
    """Entries by a name and each of their years."""
    found: dict[tuple[str, str], list[KnownEntry]] = {}
    for name, entry in named:
        for year in entry.years:
            found.setdefault((name, year), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


def _bodies(references: Iterable[Reference]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Names of several words, by the beginnings of these; what was read as a title in place of one may be one."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for reference in references:
        names = [_printed(name) for name in makers(reference)[:_MOST_MAKERS]] or [reference.title or ""]
        for name in filter(_blank.search, names):
            found.setdefault(_beginnings(words(name)), {})[name] = None
    return {beginnings: tuple(names)[:_MOST] for beginnings, names in found.items()}


def _beginnings(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word[:_BEGINNING] for word in words)


_blank = pattern(r"[\s-]")
_small = pattern(r"\s\p{Ll}")
_BEGINNING = 3  # letters of a word that no other case of it changes
_MOST_MAKERS = 3


def _in_place_of_author(entry: KnownEntry) -> tuple[str, ...]:
    """What an entry that begins with no person is called by: "Ministry – Resolution No. 7" is one title to who cites.

    What was taken for an organisation may also be the end of a title: "Lakes as sentinels, airsheds, and landscapes".
    """
    if not entry.authors or entry.titled:
        return entry.titles
    if not entry.corporate or not entry.titles:
        return ()
    name, title = entry.authors[0], entry.titles[0]
    return name + title, title + name


def _entry(reference: Reference) -> KnownEntry:
    names = makers(reference)
    years = {year[0] for year in _year.finditer(reference.text)}
    if reference.issued and reference.issued.year:
        years.add(str(reference.issued.year))
    return KnownEntry(
        authors=tuple(filter(None, (squeeze(_printed(name)) for name in names))),
        given=frozenset(squeeze(part) for name in names for part in (name.given or "").replace(".", " ").split()),
        years=frozenset(years),
        dated=reference.issued is not None,
        titles=_titles(reference.title or ("" if names else _long(_beginning(reference.text)))),
        corporate=len(names) == 1 and names[0].literal is not None,
        titled=_begins_with_title(reference),
        title_words=words(reference.title or ""),
    )


def _begins_with_title(reference: Reference) -> bool:
    """Whether an entry puts its title first, of several words, and no dash for the author of the entry before."""
    title = _long(reference.title or "", least=2)
    return (
        bool(title)
        and not _dash.match(reference.text)
        and squeeze(reference.text[: 2 * len(title)]).startswith(squeeze(title))
    )


_dash = pattern(r"[\s_‐‑‒–—―⸺⸻-]")


def _printed(name: Name) -> str:
    return name.literal or " ".join(filter(None, (name.non_dropping_particle, name.family)))


def _first_names(reference: Reference) -> set[str]:
    """What a citation may call the first author, folded."""
    names = makers(reference)
    head = squeeze(_beginning(reference.text))
    found = set() if squeeze(reference.title or "").startswith(head) else {head}
    if names:
        name = names[0]
        found |= {
            squeeze(_printed(name)),
            squeeze(name.family or ""),
            squeeze(f"{name.dropping_particle or ''}{_printed(name)}"),
        }
        if name.literal:
            found |= {squeeze(_acronym(name.literal)), *map(squeeze, possible_families(name))}
    return {each for each in found if len(each) > 1}


def _acronym(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


def _beginning(text: str) -> str:
    """The words up to the first comma, stop, bracket or figure."""
    return _before_stop.match(text)[0]  # type: ignore[index]  # it matches the empty string too


def _titles(title: str) -> tuple[str, ...]:
    main = _main.match(title)
    return tuple({squeeze(title): None, squeeze(_long(main[0], least=2)) if main else "": None})


_main = pattern(r"[^:?!]++(?=[:?!])")


def _long(text: str, *, least: int = 3) -> str:
    """The text if it has that many words, more than a name."""
    return text if len(text.split()) >= least else ""


_before_stop = pattern(r"[^,.;:(\[\d]*+")
_year = pattern(rf"(?<!\d){YEAR_FROM_1400}(?!\d)")
