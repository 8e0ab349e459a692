"""Fields: what a tagger found in one entry, and the words around it that say what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from refextract.languages import words
from refextract.model.reference import Variable
from refextract.references.corrections import corrected
from refextract.references.several_works import fields_of_first_work
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["Fields", "counts_volumes", "ends_with_in", "is_extent"]


class Fields(NamedTuple):
    """The fields of one entry, sorted and disjoint; offsets count in `source`.

    `printed` holds the same fields, those of each variable together, in the order of their first ones; `by_variable`
    those of the first work alone, where an entry has several: "(a) Roe, J. Rivers 2001, 3, 5. (b) Doe, A. Silt 2004".
    """

    source: str
    all: tuple[Field, ...]
    printed: Mapping[Variable, Sequence[Field]]
    by_variable: Mapping[Variable, Sequence[Field]]

    @classmethod
    def of(cls, source: str, fields: Iterable[Field], score: float = 0.0) -> Fields:
        """The fields trimmed and, where `score` says that not all of them are surely right, corrected."""
        kept = corrected(source, fields, score=score)
        printed = _by_variable(kept)
        first = fields_of_first_work(source, kept)
        return cls(source, kept, printed, printed if len(first) == len(kept) else _by_variable(first))

    def text(self, variable: Variable) -> str | None:
        """What the first field of a variable holds."""
        fields = self.by_variable.get(variable)
        return self.source[fields[0].start : fields[0].end] if fields else None


def _by_variable(fields: Iterable[Field]) -> dict[Variable, list[Field]]:
    found: dict[Variable, list[Field]] = {}
    for field in fields:
        found.setdefault(field.variable, []).append(field)
    return found


def is_extent(source: str, start: int, end: int) -> bool:
    """Whether the number at ``start..end`` counts pages: its word stands behind it, and none before.

    >>> is_extent("1979. — 256 p.", 8, 11), is_extent("Moscow, 2016. P. 256 p", 17, 20)
    (True, False)
    """
    return (
        source[start:end].isdigit()
        and _extent_word.match(source, end) is not None
        and _page_word.search(source[max(0, start - _BEFORE) : start]) is None
    )


def counts_volumes(source: str, start: int, end: int) -> bool:
    """Whether the number at ``start..end`` is that of the volumes of a work: its word stands behind it.

    >>> counts_volumes("Rivers. 2 vols. Oslo", 8, 9), counts_volumes("Rivers, vol. 2. Oslo", 13, 14)
    (True, False)
    """
    return (
        source[start:end].isdigit()
        and _word_of_volumes.match(source, end) is not None
        and _volume_word.search(source[max(0, start - _BEFORE) : start]) is None
    )


_BEFORE = 24  # characters in which the word of a page stands


@pattern
def _extent_word() -> str:
    listed = "|".join(
        regex.escape(word) + (r"(?!\p{L})" if word[-1].isalpha() else "") for word in words("extent_words")
    )
    return rf"\s*(?i:{listed})"


@pattern
def _page_word() -> str:
    listed = "|".join(regex.escape(word) for word in words("page_words"))
    return rf"(?<!\p{{L}})(?i:{listed})\s*$"


@pattern
def _word_of_volumes() -> str:
    short, long = _volume_words(most=2), _volume_words(least=3)  # "12 V." may begin a name
    return rf"\s(?i:(?:{long})(?!\p{{L}})(?!\s*\d)|(?:{short})(?=\s*(?:[,;:)\]]|$)))"


@pattern
def _volume_word() -> str:
    return rf"(?<!\p{{L}})(?i:{_volume_words()})\s*$"


def _volume_words(least: int = 0, most: int = 99) -> str:
    """The words of volumes with so many signs, the longest first."""
    listed = [word for word in sorted(words("volume_words"), key=len, reverse=True) if least <= len(word) <= most]
    return "|".join(regex.escape(word) for word in listed)


def ends_with_in(before: str) -> bool:
    """Whether the word that leads to a host, or its two slashes, end the text."""
    bare = before.rstrip()
    if bare.endswith("//"):
        return True
    end = bare.rstrip('*_"“«').rstrip().rstrip(":,").rstrip().casefold()
    return end.endswith(_folded_in()) and _in_word.search(before) is not None


@cache
def _folded_in() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.casefold() for word in words("in_words")))


@pattern
def _in_word() -> str:
    listed = "|".join(regex.escape(word) for word in words("in_words"))
    return rf"(?<!\p{{L}})(?i:{listed})\s*[:,]?\s*[*_\"“«]*$"
