"""Entries: references as linking sees them, folded once, with what their raw text says where fields are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refextract.linking.names import Called, calling
from refextract.linking.standing import Grounds, Standing
from refextract.model.reference import Reference
from refextract.references.repeated_authors import with_repeated_authors
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.figures import number_of
from refextract.values.folding import fold, squeeze, words

__all__ = ["ComparedEntry", "contains_word", "entries_of", "folded_label"]

OPENING = 3
"""So many words at the start of an entry may be its author's name, where no field says so."""


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """One reference, ready for comparison.

    `authors` are its authors, or the editors in their place; `opening` holds keys made of its first words, `years`
    the years its text shows with their suffixes, `title`, `main_title` (without subtitle) and `lead` (the start of
    the text) are folded words, squeezed.
    """

    reference: Reference
    place: int
    standing: Standing
    authors: tuple[Called, ...]
    others: bool
    opening: tuple[str, ...]
    vocabulary: frozenset[str]
    years: tuple[tuple[int, str], ...]
    title: str
    main_title: str
    title_words: tuple[str, ...]
    lead: str

    @property
    def id(self) -> str:
        """The reference's id."""
        return self.reference.id

    @property
    def issued(self) -> PartialDate | None:
        """The parsed date; None where a file has the year 0, which says that it knows none."""
        issued = self.reference.issued
        return None if issued is not None and issued.year == 0 else issued


def entries_of(references: Sequence[Reference], grounds: Grounds) -> list[ComparedEntry]:
    """The entries of references, in order; a dash for the author takes the author of the entry before."""
    return [
        _entry(reference, place, grounds.of(reference.span))
        for place, reference in enumerate(with_repeated_authors(references))
    ]


def _entry(reference: Reference, place: int, standing: Standing) -> ComparedEntry:
    names = reference.author if reference.author.names else reference.editor
    text = _without_addresses(reference.text)
    lead = words(text[:300])
    title = words(reference.title or "")
    return ComparedEntry(
        reference=reference,
        place=place,
        standing=standing,
        authors=tuple(calling(name) for name in names.names),
        others=names.others,
        opening=_opening(text),
        vocabulary=frozenset(lead),
        years=_years(text),
        title="".join(title),
        main_title=squeeze(_subtitle.split(reference.title or "", maxsplit=1)[0]),
        title_words=title or lead[:12],
        lead="".join(lead),
    )


_address = pattern(r"(?i)(?:https?+://|www\.|doi:)\S++")
_year = pattern(r"(?<![\p{L}\p{N}.:/–-])(1[4-9]\d\d|20\d\d)([a-z]?+)(?![\p{L}\p{N}])")
_subtitle = pattern(r"[:.?!]\s|\s[–—-]\s")
_stop = pattern(r"[\d(:;,“\"]|(?<=\p{Ll}{2})\.")
_acronym = pattern(r"^[^.(\[\d]++[(\[](\p{Lu}[\p{Lu}\p{N}-]++)[)\]]")
_word = pattern(r"[\p{L}'’\-]{2,}+")


def _without_addresses(text: str) -> str:
    return _address.sub(" ", text)


def _years(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(dict.fromkeys((number_of(y), s) for y, s in _year.findall(text)))


def _opening(text: str) -> tuple[str, ...]:
    """Keys of the first words, alone and joined: "Karl Marx (1997)" can be called Marx, or Karl Marx."""
    start = _stop.split(text[:120], maxsplit=1)[0]
    short = _acronym.search(text[:120])
    found = [squeeze(word) for word in _word.findall(start)[:OPENING]]
    joined = ["".join(found[:count]) for count in range(2, len(found) + 1)]
    return tuple(dict.fromkeys(key for key in [*found, *joined, *([fold(short[1])] if short else [])] if len(key) > 1))


def contains_word(entry: ComparedEntry, key: str) -> bool:
    """Whether the start of the entry's text shows `key` as a word, or as joined words."""
    return key in entry.vocabulary or (len(key) > 5 and key in entry.lead)


def folded_label(label: str) -> str:
    """A label as it is compared: without brackets, dots and blanks.

    >>> folded_label("[ABC+99a]"), folded_label("7.")
    ('abc+99a', '7')
    """
    return fold(label).strip(" \t\u00a0[](){}.,:;^").replace(" ", "").lstrip("0")
