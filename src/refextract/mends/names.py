"""Mends of names: who wrote, edited and translated, and where a list of names ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from refextract.languages import words
from refextract.lexicons import first_names
from refextract.mends.cutting import LEFT, WORKS, cut_at, start_of, trimmed, without
from refextract.mends.wording import WORD_START, phrases_of, runs_of
from refextract.model.reference import Variable
from refextract.tagging.tagger import Field
from refextract.values.name import organisation_rank
from refextract.values.phrases import Phrases

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = [
    "NAMES",
    "editors_behind_hosts",
    "given_names_in_titles",
    "initials_before_names",
    "joined_to_authors",
    "marked_names",
    "marker_runs",
    "names_to_their_end",
    "no_responsibility",
    "others_before_titles",
    "role_runs",
    "roles",
    "roles_in_hosts",
    "second_given_names",
    "titles_begun_in_names",
    "titles_taken_for_names",
    "translator_runs",
    "translators",
    "without_markers",
]


def no_responsibility(source: str, fields: list[Field]) -> list[Field]:
    """GOST 7.1 repeats the authors behind the title: "Title / A. Author, B. Author // Journal"."""
    author = next((field for field in fields if field.variable == "author"), None)
    if author is None or "/" not in source[author.end :]:
        return fields
    people = [field for field in fields if field.variable in NAMES]
    families: list[str] | None = None
    for slash in _slash().finditer(source, author.end):
        if any(field.start <= slash.start() < field.end for field in people):
            continue
        if families is None:
            found = _long_word().findall(source, author.start, author.end)
            families = [word for word in found if word[0].isupper()]
        end = _end_of_names(source, slash.end(), families)
        if end:
            return [trimmed(source, field) for field in without(fields, slash.start(), end)]
    return fields


def _end_of_names(source: str, start: int, families: Sequence[str]) -> int:
    """Where the names end that `start` repeats, with the slashes or the dot behind them; 0 where it repeats none."""
    most = min(len(source), start + _LONGEST_RESPONSIBILITY)
    slashes = source.find("//", start, most)
    stop = slashes if slashes >= 0 else most
    places = [place + len(family) for family in families if (place := source.find(family, start, stop)) >= 0]
    if not places or min(places) - start > LEFT * 2:
        return 0
    behind = _behind_names().match(source, max(places))
    return behind.end() if behind else 0


_LONGEST_RESPONSIBILITY = 600  # characters


@cache
def _long_word() -> Pattern[str]:
    return regex.compile(r"\p{L}[\p{L}\p{M}'’-]{2,}")


@cache
def _slash() -> Pattern[str]:
    return regex.compile(r"(?<![/:])\s*/\s*(?=\p{L})(?!/)")


@cache
def _behind_names() -> Pattern[str]:
    initials = r"\s*(?:\p{Lu}\p{Ll}?\.\s*)*(?:\[?(?:et al|и др)\.?\]?)?\s*"
    return regex.compile(initials + r"(?:[.;]?\s*[—–-]?\s*//\s*|\.\s*[—–-]?\s*|$|(?=[,;]))")


def roles(source: str, fields: list[Field]) -> list[Field]:
    """Names right behind "translated by" are translators, and behind "edited by" editors."""
    kept: list[Field] = []
    for field in fields:
        named = field.variable in _NAMED and field.start > 0 and _may_be_names(source, field)
        role = _role_before(source, field) if named else None
        if role is None:
            kept.append(field)
            continue
        name, start = role
        kept = without(kept, start, field.start)
        kept.append(field._replace(variable=name))
    return kept if kept != fields else fields


_NAMED = frozenset({"author", "editor", "translator", "container-title"})


def _may_be_names(source: str, field: Field) -> bool:
    """Whether the field holds names, or a short text with initials that was taken for a host."""
    if field.variable != "container-title":
        return True
    return source[field.end - 1] == "." and bool(_family_and_initials().fullmatch(source, field.start, field.end))


@cache
def _family_and_initials() -> Pattern[str]:
    one = r"\p{Lu}[\p{L}'’-]+,?\s+(?:\p{Lu}\p{Ll}?\.\s?)+"
    return regex.compile(rf"{one}(?:,\s{one})*")


def _role_before(source: str, field: Field) -> tuple[Variable, int] | None:
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


_BY = re.compile(r"\b(?i:by|von|par|por|di|da|av|door|przez)$")


@cache
def marker_runs() -> frozenset[str]:
    """A run of letters of each word before translators and editors."""
    return runs_of((*words("translator_markers"), *words("editor_markers")))


NAMES: tuple[Variable, ...] = ("author", "editor", "translator")


def others_before_titles(source: str, fields: list[Field]) -> list[Field]:
    """The "et al." between authors and title belongs to the authors."""
    for author, title in pairwise(fields):
        if author.variable == "author" and title.variable == "title":
            for end in _others().ends(source, title.start):
                found = _behind_others().match(source, end, title.end)
                if found is None:
                    continue
                longer = author._replace(end=found.end("dot"))
                rest = title._replace(start=found.end())
                return [longer if f == author else rest if f == title else f for f in fields]
    return fields


@cache
def _others() -> Phrases:
    return Phrases(word.rstrip(".") for word in words("et_al") if len(word) > 3)


@cache
def _behind_others() -> re.Pattern[str]:
    return re.compile(r"(?P<dot>\.?)(?![^\W\d_])\s*")


def joined_to_authors(source: str, fields: list[Field]) -> list[Field]:
    """Words between the authors and the date's bracket are a name: "Szper, Rebecca & Prakash, Aseem (2011)"."""
    for author, middle, date in zip(fields, fields[1:], fields[2:], strict=False):
        if (author.variable, middle.variable, date.variable) != ("author", "title", "date"):
            continue
        later = any(field.variable == "title" and field.start > date.end for field in fields)
        joint = source[author.end : middle.start].strip() in (",", "&", ", &")
        if (
            later
            and joint
            and source[middle.end : date.start].strip() == "("
            and source.count(" ", middle.start, middle.end) < 3
        ):
            longer = author._replace(end=middle.end)
            return [longer if field == author else field for field in fields if field != middle]
    return fields


def names_to_their_end(source: str, fields: list[Field]) -> list[Field]:
    """A list of names goes on to its last family name; "translated as …" behind it is a note."""
    for names, other in pairwise(fields):
        if names.variable not in ("editor", "translator") or not source[names.end : other.start].isspace():
            continue
        found = _capital_words().match(source, other.start, other.end)
        if other.variable in ("title", "container-title", "publisher") and found:
            longer = names._replace(end=found.end("names"))
            rest = other._replace(start=found.end(), variable="note" if found["as"] else other.variable)
            return [longer if f == names else rest if f == other else f for f in fields]
    return fields


@cache
def _capital_words() -> Pattern[str]:
    return regex.compile(r"(?P<names>\p{Lu}[\p{L}'’-]+)\s+(?P<as>(?i:as|unter dem titel|sous le titre)\s+)(?=\p{Lu})")


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


@cache
def translator_runs() -> frozenset[str]:
    """A run of letters of each marker of translators of several words."""
    return runs_of(word for word in words("translator_markers") if " " in word)


@cache
def _translator_markers() -> Phrases:
    """Markers of several words: "trans." alone may begin "Trans. Amer. Math. Soc."."""
    return Phrases(word for word in words("translator_markers") if " " in word)


def _translated(source: str) -> tuple[int, Match[str]] | None:
    """Where the first marker of translators stands that names follow, and these names."""
    for word in WORD_START.finditer(source):
        for end in _translator_markers().ends(source, word.start()):
            if found := _named().match(source, end):
                return word.start(), found
    return None


@cache
def _named() -> Pattern[str]:
    """Names, and what ends them."""
    one = (
        r"(?:\p{Lu}\.\s?|(?:van|de|von|der|di|da)\s){0,4}+\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)?(?:\s\p{Lu}[\p{L}'’-]+){0,2}"
    )
    return regex.compile(
        rf"\s+(?P<names>{one}(?:(?:,\s|,?\s(?:and|&|und|et|y|e|og|en)\s){one})*)"
        r"(?:(?P<as>\s(?i:as|unter dem titel|sous le titre)\s+)|(?=[\s]*[,.;()\[\]]|$))"
    )


def titles_taken_for_names(source: str, fields: list[Field]) -> list[Field]:
    """A title before its colon was taken for names: "Great Rivers: Water in Our Age, ed. Ann Doe"."""
    if len(fields) < _FEWEST:
        return fields
    first, title = fields[:2]
    parted = first.variable in NAMES and title.variable == "title" and source[first.end : title.start] == ": "
    if not parted or first.start > _LABEL or _role_before(source, first) or _may_be_people(source, first):
        return fields
    edited = [field for field in fields[2:] if field.variable == "editor" and _role_before(source, field)]
    return [title._replace(start=first.start), *fields[2:]] if edited else fields


_FEWEST = 3  # fields: a title in two parts and its editors
_LABEL = 8  # characters that a label may take before an entry


def _may_be_people(source: str, names: Field) -> bool:
    """Whether a list of names has a comma, an initial, a given name or a word of an organisation."""
    text = source[names.start : names.end]
    parts = text.split()
    return (
        len(parts) < 2
        or any(sign in text for sign in ",.;&/")
        or not first_names().isdisjoint(parts)
        or any(organisation_rank(part.casefold()) for part in parts if len(part) > 2)
    )


def second_given_names(source: str, fields: list[Field]) -> list[Field]:
    """A name goes on to its dot: "Engel, Katherine Carte. Religion and Profit"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) == ("author", "title") and source[author.end : title.start] == " ":
            found = _one_word_and_dot().match(source, title.start, title.end)
            if found and source[author.end - 1].isalpha() and "," in source[author.start : author.end]:
                longer = author._replace(end=found.end("word"))
                return [
                    longer if f == author else title._replace(start=found.end()) if f == title else f for f in fields
                ]
    return fields


@cache
def _one_word_and_dot() -> Pattern[str]:
    return regex.compile(r"(?P<word>\p{Lu}[\p{L}'’-]+)\.\s+(?=\p{Lu})")


def titles_begun_in_names(source: str, fields: list[Field]) -> list[Field]:
    """The first word of a title was taken for a name: "Jasso G. Thinking, Saying, Doing in the World of Justice"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title"):
            continue
        gap = source[author.end : title.start]
        found = _word_behind_initials().search(source, author.start, author.end) if gap in (", ", ": ") else None
        if found is None:
            continue
        inverted = found["comma"] and source[title.start].islower()
        if inverted or not (found["comma"] or found["first"] in first_names()):
            shorter = trimmed(source, author._replace(end=found.start("word")))
            longer = title._replace(start=found.start("word"))
            return [shorter if f == author else longer if f == title else f for f in fields]
    return fields


@cache
def _word_behind_initials() -> Pattern[str]:
    """A name that a word follows: one of family name and initials, or one turned round."""
    return regex.compile(
        r"(?<![\p{L}.])(?P<first>\p{Lu}[\p{L}'’-]+)(?P<comma>,\s\p{Lu}[\p{L}'’-]+)?\s"
        r"(?:\p{Lu}\.[\s-]?){1,4}(?<=\s)(?P<word>\p{Lu}\p{Ll}[\p{L}'’-]+)$"
    )


def given_names_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The last given name of a list before a colon: "Roe, Ann ; Doe, Jane: Muddy rivers".

    Source of the habit: DIN 1505-2.
    """
    for author, title in pairwise(fields):
        if (author.variable, title.variable) == ("author", "title") and source[author.end : title.start] == ", ":
            given = _given_and_colon().match(source, title.start, title.end)
            names = source[author.start : author.end].split(";")
            if given and len(names) > 1 and "," not in names[-1] and all("," in name for name in names[:-1]):
                longer = author._replace(end=given.end("given"))
                rest = title._replace(start=given.end())
                return [longer if f == author else rest if f == title else f for f in fields]
    return fields


@cache
def _given_and_colon() -> Pattern[str]:
    return regex.compile(r"(?P<given>\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}):\s+")


def roles_in_hosts(source: str, fields: list[Field]) -> list[Field]:
    """Names behind a host and their role: "Rivers / под ред. D. Roe", "Rivers, editado por Ann Roe"."""
    known = {field.variable for field in fields}
    for field in [field for field in fields if field.variable in WORKS]:
        for sign in _BEFORE_ROLES.finditer(source, field.start + 1, field.end):
            names = _named_behind(source, sign, field)
            if names is not None and names.variable not in known:
                return cut_at(source, fields, field, sign.start(), names)
    return fields


def _named_behind(source: str, sign: re.Match[str], field: Field) -> Field | None:
    """The names at the end of a field behind a sign and the word for their role."""
    for name, markers in _ROLES_BY_MARKERS:
        for end in phrases_of(markers).ends(source, sign.end()):
            told = (
                "/" in sign[0] or source[end - 1 : end + 1].rstrip()[-1] == ":" or _BY.search(source, sign.end(), end)
            )
            if told and (found := _named_to_end().match(source, end, field.end)):
                return Field(name, *found.span("names"), field.score)
    return None


_BEFORE_ROLES = re.compile(r"\s/\s|[,.]\s")


@cache
def _named_to_end() -> Pattern[str]:
    return regex.compile(r":?\s+(?P<names>\p{Lu}[^/()\d]{3,200}?)\.?$")


def marked_names(source: str, fields: list[Field]) -> list[Field]:
    """Names with a word for their role, "/ пер. Roe A." and "Roe, A., Trads.", were taken for more authors."""
    for place, field in enumerate(fields):
        if field.variable != "author" or not any(before.variable == "author" for before in fields[:place]):
            continue
        for name, markers in _ROLES_BY_MARKERS:
            starts = [end for end in phrases_of(markers).ends(source, field.start) if source[end : end + 1] == " "]
            ends = [start for start in phrases_of(markers).starts(source, field.end) if source[start - 1] == " "]
            first, last = max(starts, default=field.start), min(ends, default=field.end)
            if field.start <= first < last <= field.end and (starts or ends):
                named = trimmed(source, field._replace(variable=name, start=first, end=last))
                return [named if each == field else each for each in fields]
    return fields


def initials_before_names(source: str, fields: list[Field]) -> list[Field]:
    """The initials of an editor that the host went on into: "Handbook of Rivers, W. Roe, J. Doe, eds."."""
    for host, names in pairwise(fields):
        if host.variable not in WORKS or names.variable != "editor" or names.start - host.end > _INITIALS:
            continue
        found = _end_initials().search(source, host.start + 1, names.start)
        if found and not _family_first().match(source, names.start):
            shorter = host._replace(end=min(host.end, found.start()))
            longer = names._replace(start=found.start("initials"))
            return [shorter if each == host else longer if each == names else each for each in fields]
    return fields


_INITIALS = len(", A. B. C. ")


@cache
def _family_first() -> Pattern[str]:
    return regex.compile(r"\p{Lu}[\p{L}'’-]+,?\s(?:\p{Lu}{1,3}(?![\p{L}.])|(?:\p{Lu}\.[\s-]?)++(?!\p{Lu}\p{Ll}))")


def editors_behind_hosts(source: str, fields: list[Field]) -> list[Field]:
    """An editor whose initials the host went on into: "Advances in Rivers. H. Roe, ed. InTech"."""
    for host in [field for field in fields if field.variable == "container-title"]:
        initials = _end_initials().search(source, host.start + 1, host.end)
        found = _editor_and_marker().match(source, initials.start("initials")) if initials else None
        if initials and found:
            editor = Field("editor", *found.span("names"), host.score)
            rest = without([each for each in fields if each != host], found.start(), found.end())
            behind = [_printed_by(each) if each.start >= found.end() else each for each in rest]
            return sorted([*behind, host._replace(end=initials.start()), editor], key=start_of)
    return fields


def _printed_by(field: Field) -> Field:
    """What is left behind an "ed." that was taken for that of an edition is the publisher."""
    return field._replace(variable="publisher") if field.variable == "edition" else field


@cache
def _end_initials() -> Pattern[str]:
    return regex.compile(r"[.,]\s(?P<initials>(?:\p{Lu}\.[\s-]?)+)$")


@cache
def _editor_and_marker() -> Pattern[str]:
    return regex.compile(r"(?P<names>(?:\p{Lu}\.[\s-]?)+\s?\p{Lu}[\p{L}'’-]+),\s\(?eds?\.\)?\s*")


def without_markers(source: str, fields: list[Field]) -> list[Field]:
    """Texts without the word for an editor or translator at an end: "(Orgs.). From vernacular", "Title / под ред."."""
    for field in fields:
        if field.variable not in _MARKED:
            continue
        start, end = _behind_first_marker(source, field), _before_last_marker(source, field)
        if (start, end) != (field.start, field.end):
            shorter = field._replace(start=start, end=max(start, end))
            fields = [shorter if each == field else each for each in fields]
    return fields


_MARKED = frozenset({*WORKS, "publisher"})


@cache
def _roles_listed() -> tuple[str, ...]:
    listed = {*words("editor_markers"), *words("translator_markers")}
    return tuple(word.rstrip(".") for word in sorted(listed, key=lambda word: (-len(word), word)))


@cache
def role_runs() -> frozenset[str]:
    """A run of letters of each word for an editor or translator."""
    return runs_of(_roles_listed())


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
