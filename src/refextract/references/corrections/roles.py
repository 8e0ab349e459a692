"""Corrections of roles: who edited and translated, by the words and signs around the names."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from refextract.languages import words
from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import LEFT, NAMES, WORKS, changed, cut_at, start_of, trimmed, without
from refextract.references.corrections.wording import CASELESS, WORD_START, fold, phrases_of, runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.phrases import Phrases

if TYPE_CHECKING:
    from regex import Match

__all__ = [
    "marked_names",
    "markers_in_names",
    "role_before",
    "role_runs",
    "roles",
    "roles_in_hosts",
    "translated_titles",
    "translator_runs",
    "translators",
    "without_markers",
]


@cache
def role_runs() -> frozenset[str]:
    """Each word for an editor or translator."""
    return frozenset((CASELESS, *map(fold, _roles_listed())))


@cache
def translator_runs() -> frozenset[str]:
    """A run of letters of each marker of translators of several words."""
    return runs_of(word for word in words("translator_markers") if " " in word)


@correction(either=(*NAMES, "container-title"), signs=role_runs)
def roles(source: str, fields: list[Field]) -> list[Field]:
    """Names right behind "translated by" are translators, and behind "edited by" editors."""
    kept: list[Field] = []
    for field in fields:
        named = field.variable in _NAMED and field.start > 0 and _may_be_names(source, field)
        role = role_before(source, field) if named else None
        if role is None:
            kept.append(field)
            continue
        name, start = role
        kept = without(kept, start, field.start)
        kept.append(field._replace(variable=name))
    return kept if kept != fields else fields


@correction(either=NAMES, signs=role_runs)
def markers_in_names(source: str, fields: list[Field]) -> list[Field]:
    """The word of a role that names took in, but for its first letter: "Rivers a", "cura di Ann Roe"."""
    for field in fields:
        found = _marker_at_start(source, field) if field.variable in NAMES else None
        if found is not None:
            role, start, end = found
            kept = without([each for each in fields if each != field], start, end)
            return sorted([*kept, field._replace(variable=role, start=end)], key=start_of)
    return fields


def _marker_at_start(source: str, field: Field) -> tuple[Variable, int, int] | None:
    """The role that a phrase gives which a field of names begins in, and from where to where that stands."""
    for word in WORD_START.finditer(source, max(0, field.start - _FIRST_WORD), field.start + 1):
        for role, markers in _ROLES_BY_MARKERS:
            for end in phrases_of(markers).ends(source, word.start()):
                after = end + 1
                across = field.start < end and after < field.end and " " in source[word.start() : end]
                if across and source[end] == " " and source[after].isupper():
                    return role, word.start(), after
    return None


_FIRST_WORD = 3  # characters of the first word of such a phrase, with the blank behind it: "a", "ed."

_NAMED = frozenset({"author", "editor", "translator", "container-title"})


def _may_be_names(source: str, field: Field) -> bool:
    """Whether the field holds names, or a short text with initials that was taken for a host."""
    if field.variable != "container-title":
        return True
    return source[field.end - 1] == "." and bool(_family_and_initials.fullmatch(source, field.start, field.end))


@pattern
def _family_and_initials() -> str:
    one = r"\p{Lu}[\p{L}'’-]+,?\s+(?:\p{Lu}\p{Ll}?\.\s?)+"
    return rf"{one}(?:,\s{one})*"


def role_before(source: str, field: Field) -> tuple[Variable, int] | None:
    """The role that the words before a list of names give it, and where these words start."""
    before = source[max(0, field.start - LEFT) : field.start]
    end = len(before.rstrip())
    for name, markers in _ROLES_BY_MARKERS:
        starts = [start for start in phrases_of(markers).starts(before, end) if not before[:start][-1:].isalpha()]
        if starts and (field.variable != "author" or _BY.search(before, 0, end)):
            return name, field.start - len(before) + starts[0]
    return None


_ROLES_BY_MARKERS: tuple[tuple[Variable, str], ...] = (
    ("translator", "translator_markers"),
    ("editor", "editor_markers"),
)


_AS = "(?i:as|unter dem titel|sous le titre)"
_BY = re.compile(r"\b(?i:by|von|par|por|di|da|av|door|przez)$")


@correction(lacks=("translator",), signs=translator_runs)
def translators(source: str, fields: list[Field]) -> list[Field]:
    """Names behind "translated by" that were taken for something else, and the title behind their "as"."""
    translated = _translated(source)
    if translated is None:
        return fields
    start, found = translated
    names = Field("translator", found.start("names"), found.end("names"), 0.5)
    kept = sorted([*without(fields, start, found.end()), names], key=start_of)
    if not found["as"]:
        return kept
    behind = [field for field in kept if field.start == found.end() and field.variable in (*WORKS, "publisher")]
    return [field._replace(variable="note") if field in behind else field for field in kept]


@correction(beside=[("translator", "container-title"), ("translator", "title")])
def translated_titles(source: str, fields: list[Field]) -> list[Field]:
    """What a translation is called is no host: "Eng. tr. J. B. Sanderson as Lectures on Religion"."""
    for translator, title in pairwise(fields):
        if translator.variable == "translator" and title.variable in WORKS:
            led = _translated_as.match(source, translator.end)
            if led and led.end() - len(led["as"]) <= title.start <= led.end() < title.end:
                return changed(fields, {title: title._replace(variable="note", start=led.end())})
    return fields


_translated_as = pattern(rf"\s(?P<as>{_AS}\s+)")


@cache
def _translator_markers() -> Phrases:
    """Markers of several words: "trans." alone may begin "Trans. Amer. Math. Soc."."""
    return Phrases(word for word in words("translator_markers") if " " in word)


def _translated(source: str) -> tuple[int, Match[str]] | None:
    """Where the first marker of translators stands that names follow, and these names."""
    for word in WORD_START.finditer(source):
        for end in _translator_markers().ends(source, word.start()):
            if found := _named.match(source, end):
                return word.start(), found
    return None


@pattern
def _named() -> str:
    """Names, and what ends them."""
    one = (
        r"(?:\p{Lu}\.\s?|(?:van|de|von|der|di|da)\s){0,4}+\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)?(?:\s\p{Lu}[\p{L}'’-]+){0,2}"
    )
    return (
        rf"\s+(?P<names>{one}(?:(?:,\s|,?\s(?:and|&|und|et|y|e|og|en)\s){one})*)"
        rf"(?:(?P<as>\s{_AS}\s+)|(?=[\s]*[,.;()\[\]]|$))"
    )


@correction(either=WORKS, signs=role_runs)
def roles_in_hosts(source: str, fields: list[Field]) -> list[Field]:
    """Names behind a host and their role: "Rivers / под ред. D. Roe", "Rivers, editado por Ann Roe"."""
    known = {field.variable for field in fields}
    for field in [field for field in fields if field.variable in WORKS]:
        for sign in _BEFORE_ROLES.finditer(source, field.start + 1, field.end):
            told = sign["word"].lower().rstrip(".:") in _first_markers()
            names = _named_behind(source, sign, field) if told else None
            if names is not None and names.variable not in known:
                return cut_at(source, fields, field, sign.start(), names)
    return fields


def _named_behind(source: str, sign: re.Match[str], field: Field) -> Field | None:
    """The names at the end of a field behind a sign and the word for their role."""
    for name, markers in _ROLES_BY_MARKERS:
        for end in phrases_of(markers).ends(source, sign.end()):
            told = "/" in sign[0] or ":" in source[end - 1 : end + 1] or _BY.search(source, sign.end(), end)
            if told and (found := _named_to_end.match(source, end, field.end)):
                return Field(name, *found.span("names"), field.score)
    return None


_BEFORE_ROLES = re.compile(r"(?:\s/|[,.])\s(?=(?P<word>\S+))")


@cache
def _first_markers() -> frozenset[str]:
    """The first words of the markers of roles, without their dots."""
    return frozenset(word.lower().partition(" ")[0].rstrip(".:") for word in _roles_listed())


_named_to_end = pattern(r":?\s+(?P<names>\p{Lu}[^/()\d]{3,200}?)\.?$")


@correction(either=("author", "editor"), signs=role_runs)
def marked_names(source: str, fields: list[Field]) -> list[Field]:
    """Names with a word for their role, "/ пер. Roe A." and "Roe, A., Trads.", were taken for more authors."""
    for place, field in enumerate(fields):
        if field.variable != "author" or not place:
            continue
        others = any(before.variable == "author" for before in fields[:place])
        for name, markers in _ROLES_BY_MARKERS:
            starts = [end for end in phrases_of(markers).ends(source, field.start) if source[end : end + 1] == " "]
            if not others:  # "Rivers. Compiled by A. Roe", but not "Rivers / Ed Roe"
                starts = [end for end in starts if " " in source[field.start : end]]
            ends = [start for start in phrases_of(markers).starts(source, field.end) if source[start - 1] == " "]
            ends = ends if others else []
            first, last = max(starts, default=field.start), min(ends, default=field.end)
            if field.start <= first < last <= field.end and (starts or ends):
                named = trimmed(source, field._replace(variable=name, start=first, end=last))
                return changed(fields, {field: named})
    return fields


@correction(either=(*WORKS, "publisher"), signs=role_runs)
def without_markers(source: str, fields: list[Field]) -> list[Field]:
    """Texts without the word for an editor or translator at an end: "(Orgs.). From vernacular", "Title / под ред."."""
    for field in fields:
        if field.variable not in _MARKED:
            continue
        start, end = _behind_first_marker(source, field), _before_last_marker(source, field)
        if (start, end) != (field.start, field.end):
            shorter = field._replace(start=start, end=max(start, end))
            fields = changed(fields, {field: shorter})
    return fields


_MARKED = frozenset({*WORKS, "publisher"})


@cache
def _roles_listed() -> tuple[str, ...]:
    listed = {*words("editor_markers"), *words("translator_markers")}
    return tuple(word.rstrip(".") for word in sorted(listed, key=lambda word: (-len(word), word)))


@cache
def _role_words() -> Phrases:
    return Phrases(_roles_listed())


def _behind_first_marker(source: str, field: Field) -> int:
    """The start of a field behind the word in brackets that it begins with, if it does."""
    if source[field.start] in "([":
        for end in _role_words().ends(source, field.start + 1):
            if behind := _BEHIND_ROLE.match(source, end, field.end):
                return behind.end()
    return field.start


def _before_last_marker(source: str, field: Field) -> int:
    """The end of a field before the sign and the word that it ends with, if it does."""
    tail, end = max(field.start + 1, field.end - LEFT), field.end
    ends = (end, end - 1) if source[end - 1] == "." else (end,)
    starts = [start for stop in ends for start in _role_words().starts(source, stop) if start > tail]
    signs = [sign.start() for start in starts if (sign := _BEFORE_ROLE.search(source, tail, start))]
    return min(signs, default=end)


_BEHIND_ROLE = re.compile(r"\.?[)\]][\s.,:]*")
_BEFORE_ROLE = re.compile(r"\s*[/,(\[]\s*$")
