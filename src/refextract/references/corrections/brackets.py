"""Brackets: what stands in them tells by itself what it is, whatever the tagger took the words around it for.

Behind a title they hold who translated it, its number or version, its medium and how it was first published, behind
the authors what they did, and a date in words. Source of the habits: Publication Manual of the APA, 7th edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from refextract.languages import words
from refextract.lexicons import series
from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import NAMES, WORKS, start_of, trimmed, without
from refextract.references.corrections.wording import FIGURE, fold, phrases_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.date import parse_date
from refextract.values.lexicon import lexicon
from refextract.values.name import parse_names
from refextract.values.numbering import parse_edition

__all__ = ["told_by_brackets"]


class _Bracket(NamedTuple):
    """A pair of brackets: where it stands, and what is in it."""

    start: int
    end: int
    text: str

    def part(self, variable: Variable, start: int = 0, end: int | None = None) -> Field:
        """A field of a part of what is in the brackets."""
        stop = len(self.text) if end is None else end
        return Field(variable, self.start + 1 + start, self.start + 1 + stop, _SCORE)


_SCORE = 0.5
_LONGEST = 160
_LETTER = r"(?=[^()\[\]]*[^\W\d_])"
_bracket = re.compile(rf"\({_LETTER}([^()\[\]]{{2,{_LONGEST}}})\)|\[{_LETTER}([^()\[\]]{{2,{_LONGEST}}})\]")


@correction(signs=("(", "["))
def told_by_brackets(source: str, fields: list[Field]) -> list[Field]:
    """The fields with those of brackets that tell what they hold, and none that goes on over them."""
    kept = fields
    for bracket in _brackets(source):
        told = _told(bracket)
        if told == []:
            kept = _with_role(kept, bracket)
        if told is None or _is_known(kept, bracket, told) or _is_in_title(kept, bracket, told):
            continue
        cut = _published_behind(source, _cut_out(kept, bracket), bracket)
        kept = sorted([*(_without_dot(source, trimmed(source, field), bracket) for field in cut), *told], key=start_of)
        kept = _with_role(kept, bracket) if told == [] else kept
    return kept if kept != fields else fields


def _brackets(source: str) -> Iterator[_Bracket]:
    for found in _bracket.finditer(source):
        if not _YEAR.fullmatch(found[1] or found[2]):
            yield _Bracket(found.start(), found.end(), found[1] or found[2])


_YEAR = re.compile(r"\d{4}[a-z]")


def _told(bracket: _Bracket) -> list[Field] | None:
    """The fields of a bracket; None where it does not tell what it holds."""
    for tell in _TELLERS:
        told = tell(bracket)
        if told is not None:
            return told
    return None


def _is_known(fields: list[Field], bracket: _Bracket, told: list[Field]) -> bool:
    """Whether the fields already are as the bracket tells, and none of them crosses it."""
    inside = [field for field in fields if field.start < bracket.end and bracket.start < field.end]
    return [field[:3] for field in inside] == [field[:3] for field in told]


def _without_dot(source: str, field: Field, bracket: _Bracket) -> Field:
    """The field beside brackets without the sign that ends what they stand behind, or that it ends with itself."""
    if field.start == bracket.end and source[field.start] in ".:":
        return trimmed(source, field._replace(start=min(field.start + 1, field.end)))
    beside = 0 <= bracket.start - field.end <= 1 or 0 <= field.start - bracket.end <= _NEAR
    if beside and _END_OF_WORD.search(source, field.start, field.end):
        return field._replace(end=field.end - 1)
    return field


_END_OF_WORD = re.compile(r"[^\W\d_]{4}\.$")


def _cut_out(fields: list[Field], bracket: _Bracket) -> list[Field]:
    """The fields without the brackets; what is left of names before those in brackets is of the title before them."""
    kept = without(fields, bracket.start, bracket.end)
    rest = [
        field for field in kept if field not in fields and field.variable == "editor" and field.end <= bracket.start
    ]
    before = [field for field in kept if field.variable in WORKS and rest and rest[0].start - field.end == 1]
    if not before:
        return kept
    return [field._replace(end=rest[0].end) if field == before[-1] else field for field in kept if field not in rest]


def _is_in_title(fields: list[Field], bracket: _Bracket, told: list[Field]) -> bool:
    """Whether a date is of what a title speaks of: "Opera houses (ca. 1450-1900)"."""
    if [field.variable for field in told] not in (["date"], ["note"]):
        return False
    titles = [field for field in fields if field.variable in WORKS]
    return any(field.start < bracket.start < bracket.end <= field.end for field in titles)


def _published_behind(source: str, fields: list[Field], bracket: _Bracket) -> list[Field]:
    """What a note went on to behind the brackets is the publisher: "(A. Sheridan, Trans.). Vintage Books."."""
    if any(field.variable == "publisher" for field in fields):
        return fields
    behind = [field for field in fields if bracket.end <= field.start <= bracket.end + _NEAR]
    rests = [field for field in behind if field.variable == "note" or field.start == bracket.end]
    wrong = [
        field for field in rests if field.variable in _NO_NAMES_OF and source[field.start : field.end].strip(" ).(")
    ]
    return [field._replace(variable="publisher") if field in wrong[:1] else field for field in fields]


_NEAR = 4  # characters
_NO_NAMES_OF = frozenset({"note", *NAMES})
"""What is left behind the brackets of a field that went on over them may have been called so."""


# ---------------------------------------------------------------------------------------------------------------- roles


def _people(bracket: _Bracket) -> list[Field] | None:
    """Names and what they did, and maybe the volume: "(R. Nice, Trans.)", "(T. Kilmartin, Trans., Vol. 1)"."""
    found = _NAMES_AND_ROLE.fullmatch(bracket.text) if ", " in bracket.text else None
    variable = _role(found["role"]) if found else None
    if found is None or variable is None or not _are_persons(found["names"]):
        return None
    people = [bracket.part(variable, *found.span("names"))]
    return people + ([bracket.part("volume", *found.span("volume"))] if found["volume"] else [])


_NAMES_AND_ROLE = re.compile(r"(?P<names>.*[^\W\d_].*?), (?P<role>[^,\d]+)(?:, (?:Vols?\.|Bd\.|t\.) (?P<volume>\d+))?")


def _are_persons(text: str) -> bool:
    names = parse_names(text)
    return names is not None and all(name.family is not None and name.given is not None for name in names.names)


def _several(bracket: _Bracket) -> list[Field] | None:
    """Names and what they did, with the edition or the volume beside: "(R. Nice, Trans.; 2nd ed.)"."""
    parts = list(_PART.finditer(bracket.text)) if ";" in bracket.text else []
    found: list[Field] = []
    for part in parts:
        inner = _Bracket(bracket.start + part.start(), bracket.start + part.end() + 1, part[0])
        told = _people(inner) or _edition_or_volume(inner)
        if told is None:
            return None
        found += told
    return found if len(parts) > 1 and any(field.variable in NAMES for field in found) else None


_PART = re.compile(r"[^;\s][^;]*")


def _edition_or_volume(bracket: _Bracket) -> list[Field] | None:
    """An edition or a volume: "2nd ed.", "Rev. ed.", "Vol. 2"."""
    if volume := _VOLUME.fullmatch(bracket.text):
        return [bracket.part("volume", *volume.span("number"))]
    told = _EDITION.fullmatch(bracket.text) and parse_edition(bracket.text) is not None
    return [bracket.part("edition")] if told else None


_VOLUME = re.compile(r"(?:Vols?\.|Bd\.|t\.)\s(?P<number>\d+)")
_EDITION = re.compile(r"(?:\S+ ){1,3}(?i:eds?\.?|edn\.?|edition|aufl\.?|auflage)")


def _alone(bracket: _Bracket) -> list[Field] | None:
    """A role without a name, which is of the names before: "(Trans.)", "(Ed. and Trans.)", "(Director)"."""
    return [] if _role(bracket.text) is not None else None


def _with_role(fields: list[Field], bracket: _Bracket) -> list[Field]:
    """The names right before a bracket that gives their role alone are of that role: "Doe, J. (Trans.). (2004)"."""
    if _role(bracket.text) != "translator" or _role_words(bracket.text) & _editor_words():
        return fields
    before = [field for field in fields if field.end <= bracket.start and bracket.start - field.end <= _NEAR]
    named = [field for field in before if field.variable in NAMES]
    return [field._replace(variable="translator") if field in named[-1:] else field for field in fields]


@lru_cache(maxsize=1024)
def _role(text: str) -> Variable | None:
    """The variable of those who did what a text of nothing but roles says."""
    said = _role_words(text) if len(text) <= _LONGEST_ROLE else None
    if not said or not said <= _all_roles():
        return None
    if said & _editor_words():
        return "editor" if said <= _editor_words() or not said & _translator_words() else "translator"
    return "translator" if said & _translator_words() else "note"


_LONGEST_ROLE = 40  # characters


def _role_words(text: str) -> frozenset[str]:
    parted = [part.strip() for part in _BETWEEN_ROLES.split(fold(text))]
    return frozenset(part.rstrip(".") for part in parted if part)


_BETWEEN_ROLES = re.compile(r"\s*(?:[,&/]|\b(?:and|und|et|y|e)\b)\s*")


@cache
def _all_roles() -> frozenset[str]:
    return _translator_words() | _editor_words() | _other_roles()


@cache
def _translator_words() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("translator_markers")) | {"trads", "trans"}


@cache
def _editor_words() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in words("editor_markers"))


@cache
def _other_roles() -> frozenset[str]:
    return frozenset(lexicon().roles)


# ------------------------------------------------------------------------------------------------------- numbers, dates


def _number(bracket: _Bracket) -> list[Field] | None:
    """The number of a patent or report: "(U.S. Patent No. 174,465)", "(NIH Publication No. 18-2424)"."""
    if FIGURE.search(bracket.text) is None:
        return None
    found = _numbered.fullmatch(bracket.text) or _patent.fullmatch(bracket.text)
    return [bracket.part("genre")] if found else None


_numbered = pattern(
    r"(?:\p{Lu}[\p{L}.’'&/-]*\s(?:(?:of|in|for)\s)?){0,6}"
    r"(?:Patent|Publication|Report|Paper|Note|Memorandum|Bulletin|Circular|Document|Order|Project|Contract|Item|Accession"
    r"|Case|Application|Series|Manuscript|Standard)s?"
    r"\s(?:Application\s|Series\s)?(?:[Nn]o\.?|[Nn]umber|[Nn]r\.?|№|\#)\s?(?=\S*\d)[^\s,;()][^\s;()]*(?:\s\d[^\s;()]*)?"
)
_patent = pattern(r"(?:US|EP|WO|DE|JP|CN|FR|GB|KR|CA|AU)[\s/-]?(?:\d[\d,./]{5,}|\d{4}[/\s]?\d{5,})\s?(?:[A-Z]\d?)?")


def _version(bracket: _Bracket) -> list[Field] | None:
    """A version: "(Version 3.3.070)"."""
    return [bracket.part("edition")] if _VERSION.fullmatch(bracket.text) else None


_VERSION = re.compile(
    r"(?:(?i:versi[oó]n|version|versão|versione|vers\.|ver\.|release)\s?\d[\w.-]{0,20}|[vV]\.?\d+(?:\.\d+)+)"
)


def _dated(bracket: _Bracket) -> list[Field] | None:
    """A date in words, which taggers hardly see: "(ca. 1850)", "(350 B.C.E./1994)", "(forthcoming 2025)"."""
    date = parse_date(bracket.text)
    if date is None or not (date.circa or date.literal or _TWO_YEARS.search(bracket.text) or _is_to_come(bracket.text)):
        return None
    return [bracket.part("date" if date.year is not None else "note")]


_TWO_YEARS = re.compile(r"\d{4}/\d{4}|B\.?\s?C\b|\d{4}\s?[–-]\s?(?:present|heute|presente|présent)$")


def _is_to_come(text: str) -> bool:
    """Whether a date begins with words for a work that has not appeared."""
    return bool(phrases_of("in_press").ends(text, 0))


def _first_published(bracket: _Bracket) -> list[Field] | None:
    """How a work was first published: "(Original work published 1975)"."""
    return [bracket.part("note")] if _FIRST_PUBLISHED.match(bracket.text) else None


_FIRST_PUBLISHED = re.compile(
    r"(?i:original(?:ly)?\s(?:work\s)?(?:published|released)|first\spublished|reprinted\s(?:from|in))\b"
)


def _medium(bracket: _Bracket) -> list[Field] | None:
    """The kind of a work: "[Film]", "[Computer software]", "[Film; educational DVD]"."""
    kind = _END_OF_KIND.split(bracket.text, maxsplit=1)[0]
    return [bracket.part("genre", 0, len(kind))] if fold(kind).strip(" .") in _kinds_of_media() else None


_END_OF_KIND = re.compile(r"[;,]\s")


@cache
def _kinds_of_media() -> frozenset[str]:
    return frozenset(lexicon().bracketed_kinds)


def _series(bracket: _Bracket) -> list[Field] | None:
    """A series: "[Lecture Notes in Computer Science]", "(Synthese Library)"."""
    return [bracket.part("collection-title")] if bracket.text.lower() in series() else None


_TELLERS: tuple[Callable[[_Bracket], list[Field] | None], ...] = (
    _alone,
    _several,
    _people,
    _number,
    _version,
    _dated,
    _first_published,
    _medium,
    _series,
)
