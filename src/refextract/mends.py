"""Mends: fields trimmed to the content alone, and set right where the text itself says better.

A tagger sees words; some things it cannot see. A date goes on over its month and day, what stands behind the slash of
a Russian entry repeats the authors, an address is an address whatever it was taken for. Each mend is a function from
fields to fields and says which habit of printing it is for. Source of the habits of Russian entries: GOST 7.1-2003.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import regex

from refextract.languages import words
from refextract.lexicons import first_names, kind_words, places
from refextract.model.reference import Variable
from refextract.tagging.tagger import Field
from refextract.values.date import PartialDate, month_words, names_month, parse_date
from refextract.values.identifier import trimmed_address
from refextract.values.lexicon import lexicon
from refextract.values.name import organisation_rank
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = ["mended"]

_Wanted = TypeVar("_Wanted")


def mended(source: str, fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields trimmed and mended, sorted and disjoint; offsets count in `source`.

    >>> source = "Title (2001)"
    >>> [(field.variable, source[field.start : field.end]) for field in mended(source, [Field("title", 0, 12)])]
    [('title', 'Title'), ('date', '2001')]
    """
    kept = _all_trimmed(source, fields)
    shown = _shown(source)
    turn = 0
    while left := (shown & _possible(tuple([field.variable for field in kept]))) >> turn:
        kept, turn = _mended_once(source, kept, left, turn)
    kept = _all_trimmed(source, kept)
    kept.sort(key=_place)
    return tuple(kept)


_Turns = int
"""Places of mends in `_MENDS`, a bit for each."""


def _mended_once(source: str, fields: list[Field], left: _Turns, turn: int) -> tuple[list[Field], int]:
    """The fields behind the first mend left from `turn` on that changes something, and whose turn it is then."""
    while left:
        skipped = (left & -left).bit_length()
        turn += skipped
        left >>= skipped
        found = _MENDS[turn - 1].mend(source, fields)
        if found is not fields:
            return _not_empty(found), turn
    return fields, turn


@lru_cache(maxsize=8192)
def _possible(row: tuple[Variable, ...]) -> _Turns:
    """The mends that an entry may need whose fields are of these variables."""
    wants, known = _wants(), frozenset(row)
    possible = wants.neither
    for variable in known:
        possible |= wants.either.get(variable, 0)
    beside = wants.alone
    for pair in pairwise(row):
        beside |= wants.beside.get(pair, 0)
    possible &= beside
    for variable, turns in wants.needs.items():
        if variable not in known:
            possible &= ~turns
    for variable, turns in wants.lacks.items():
        if variable in known:
            possible &= ~turns
    return possible


class _Wants(NamedTuple):
    """The mends that want something of an entry, by what it is; as `_Rule` says."""

    needs: Mapping[Variable, _Turns]
    lacks: Mapping[Variable, _Turns]
    either: Mapping[Variable, _Turns]
    beside: Mapping[tuple[Variable, Variable], _Turns]
    neither: _Turns
    """The mends that want none of `either`."""
    alone: _Turns
    """The mends that want none of `beside`."""


@cache
def _wants() -> _Wants:
    return _Wants(
        _turns_by(rule.needs for rule in _MENDS),
        _turns_by(rule.lacks for rule in _MENDS),
        _turns_by(rule.either for rule in _MENDS),
        _turns_by(rule.beside for rule in _MENDS),
        sum(1 << turn for turn, rule in enumerate(_MENDS) if not rule.either),
        sum(1 << turn for turn, rule in enumerate(_MENDS) if not rule.beside),
    )


def _turns_by(wanted: Iterable[Iterable[_Wanted]]) -> dict[_Wanted, _Turns]:
    """The mends that want something, by it, from what each of them wants."""
    turns: dict[_Wanted, _Turns] = {}
    for turn, each in enumerate(wanted):
        for one in each:
            turns[one] = turns.get(one, 0) | 1 << turn
    return turns


class _Shows(NamedTuple):
    """The mends that want a word or sign of a text, by it, and those that want none."""

    words: Mapping[str, _Turns]
    signs: tuple[tuple[str, _Turns], ...]
    accented: _Turns
    caseless: _Turns
    nothing: _Turns


@cache
def _shows() -> _Shows:
    wanted = [frozenset(rule.signs() if callable(rule.signs) else rule.signs) for rule in _MENDS]
    turns = _turns_by(wanted)
    accented, caseless = turns.pop(_ACCENTED, 0), turns.pop(_CASELESS, 0)
    return _Shows(
        {sign: of_sign for sign, of_sign in turns.items() if sign.isalpha()},
        tuple((sign, of_sign) for sign, of_sign in sorted(turns.items()) if not sign.isalpha()),
        accented,
        caseless,
        sum(1 << turn for turn, signs in enumerate(wanted) if not signs),
    )


def _shown(source: str) -> _Turns:
    """The mends whose signs and words a text shows: one look for what most of them cannot do without."""
    folded, shows = _folded(source), _shows()
    shown = shows.nothing
    for word in shows.words.keys() & runs_of_letters(folded):
        shown |= shows.words[word]
    for sign, turns in shows.signs:
        if sign in folded:
            shown |= turns
    if not source.isascii():
        shown |= shows.accented
        if _CASELESS_LETTER.search(source):
            shown |= shows.caseless
    return shown


_ACCENTED, _CASELESS = "not in ASCII", "a caseless script"  # have blanks, and so are no words
_CASELESS_LETTER = regex.compile(r"[\u0590-\u1dff\u2e80-\ufeff\U00010000-\U0010ffff]")  # `re` takes long to compile it
"""In scripts without capitals words need no blanks between them, so that a run of letters tells nothing."""


def _folded(text: str) -> str:
    """The text in lower case, a Turkish i as any other: patterns that pass over case take them for one."""
    folded = text.casefold()
    return folded if text.isascii() else folded.replace("i\u0307", "i").replace("ı", "i")


def _runs_of(listed: Iterable[str]) -> frozenset[str]:
    """What is shown of a text that has one of the words or phrases: a run of its letters, or all of it in initials."""
    phrases = [_folded(phrase).rstrip(".") for phrase in listed]
    longest = [max(runs_of_letters(phrase), key=len) for phrase in phrases]
    runs = [run if len(run) > 1 else phrase for run, phrase in zip(longest, phrases, strict=True)]
    return frozenset((_CASELESS, *runs))


def _has_sign(source: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - a generator costs more than the search
        if sign in source:
            return True
    return False


def _not_empty(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if field.start < field.end]


def _by_last(listed: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their last character, the longest first: what a text may end with, before a pattern is searched."""
    found: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(listed), key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(words_) for last, words_ in found.items()}


# ------------------------------------------------------------------------------------------------------------ trimming

_EDGE = " \t\n\r\u00a0,;"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}


_BORDERS = frozenset(_EDGE) | _PAIRS.keys() | _CLOSING.keys() | set("/–—-")


def _all_trimmed(source: str, fields: Iterable[Field]) -> list[Field]:
    """The fields trimmed, but for those of which nothing is left."""
    kept: list[Field] = []
    for field in fields:
        variable, start, end, _ = field
        if start < end and source[start] not in _BORDERS and source[end - 1] not in _BORDERS and variable != "url":
            kept.append(field)  # as most are
        elif (trimmed := _trimmed(source, field)).start < trimmed.end:
            kept.append(trimmed)
    return kept


def _trimmed(source: str, field: Field) -> Field:
    """The field without separators at its ends, and without brackets that it does not open or close."""
    start, end = field.start, field.end
    while start < end and (source[start] in _EDGE or _is_single(source, start, end, source[start], at_end=False)):
        start += 1
    while start < end and (source[end - 1] in _EDGE or _is_single(source, start, end, source[end - 1], at_end=True)):
        end -= 1
    while end - start > 2 and source[end - 1] in "/–—-" and source[end - 2].isspace():
        end = start + len(source[start : end - 1].rstrip(_EDGE))
    if field.variable == "url":
        end = start + len(trimmed_address(source[start:end]))
    return field._replace(start=start, end=end)


def _is_single(source: str, start: int, end: int, sign: str, *, at_end: bool) -> bool:
    """Whether a bracket at an end of ``start..end`` has no partner inside."""
    inwards, outwards = (_PAIRS, _CLOSING) if at_end else (_CLOSING, _PAIRS)
    if sign in outwards:
        return True
    partner = inwards.get(sign)
    return partner is not None and source.count(partner, start, end) < source.count(sign, start, end)


# --------------------------------------------------------------------------------------------------------------- mends

_Mend = Callable[[str, list[Field]], list[Field]]


_Signs = Iterable[str] | Callable[[], Iterable[str]]
"""Signs and words; lists of words are read where the first entry is mended."""


class _Rule(NamedTuple):
    """A mend, and what an entry must have for it: most entries have little to mend, and need not be searched.

    The entry has all variables of `needs`, one of `either`, one of the pairs of neighbours of `beside` and one of
    `signs` (which are folded words, too) as far as these are given, and none of the variables of `lacks`.
    """

    mend: _Mend
    needs: frozenset[Variable] = frozenset()
    either: frozenset[Variable] = frozenset()
    lacks: frozenset[Variable] = frozenset()
    beside: frozenset[tuple[Variable, Variable]] = frozenset()
    signs: _Signs = ()


def _rule(
    mend: _Mend,
    *needs: Variable,
    either: Iterable[Variable] = (),
    lacks: Iterable[Variable] = (),
    beside: Iterable[tuple[Variable, Variable]] = (),
    signs: _Signs = (),
) -> _Rule:
    return _Rule(mend, frozenset(needs), frozenset(either), frozenset(lacks), frozenset(beside), signs)


def _without(fields: Sequence[Field], start: int, end: int, least: int = 2) -> list[Field]:
    """The fields without what they have of ``start..end``; a rest of fewer than `least` characters goes."""
    kept: list[Field] = []
    for field in fields:
        if field.end <= start or end <= field.start:
            kept.append(field)
            continue
        parts = field._replace(end=min(field.end, start)), field._replace(start=max(field.start, end))
        kept.extend(part for part in parts if part.end - part.start >= least)
    return kept


def _dates_behind_figures(source: str, fields: list[Field]) -> list[Field]:
    """A date with the numbers before it: "12.05.2023" was cut at its year."""
    return _whole_dates(source, fields, _is_behind_figures)


def _dates_beside_months(source: str, fields: list[Field]) -> list[Field]:
    """A date with the month and day beside it: "(et alii August 2, 2023)" was cut at its year."""
    return _whole_dates(source, fields, _is_beside_month)


def _whole_dates(source: str, fields: list[Field], may_go_on: Callable[[str, Field], bool]) -> list[Field]:
    for field in fields:
        if field.variable not in ("date", "accessed") or not may_go_on(source, field):
            continue
        start, end = _date_around(source, field.start, field.end)
        if field in fields and (start, end) != (field.start, field.end):
            rest = _without([each for each in fields if each != field], start, end)
            rest = [_trimmed(source, each) for each in rest]
            fields = sorted([*rest, field._replace(start=start, end=end)], key=_place)
    return fields


_LEFT, _RIGHT = 24, 16  # characters; "28 de septiembre de" is nineteen


def _is_behind_figures(source: str, date: Field) -> bool:
    """Whether a number with a sign behind it stands before a date: a look that most dates end with."""
    before = source[max(0, date.start - _LEFT) : date.start]
    return before.rstrip()[-1:] in (".", "/", "-") and _FIGURE.search(before) is not None


def _ascii_months() -> frozenset[str]:
    """What is shown of a text with the name of a month: that in ASCII, or any accent, for months are told without."""
    return frozenset((_ACCENTED, *filter(str.isascii, month_words())))


def _is_beside_month(source: str, date: Field) -> bool:
    return names_month(source[max(0, date.start - _LEFT) : date.start], source[date.end : date.end + _RIGHT])


def _date_around(source: str, start: int, end: int) -> tuple[int, int]:
    """The longest date that holds ``start..end`` and says more than that part alone."""
    part = parse_date(source[start:end])
    if part is None or part.year is None or part.month is not None or part.season is not None:
        return start, end
    best, first, last = part, start, end
    before, behind = source[max(0, start - _LEFT) : start], source[end : end + _RIGHT]
    if names_month(before) or (before.rstrip()[-1:] in (".", "/", "-") and any(map(str.isdigit, before))):
        for left in _word_starts(source, start):
            if (date := _fuller(source[left:end], best)) is not None:
                best, first = date, left
    if first == start and names_month(behind):
        for right in _word_ends(source, end):
            if (date := _fuller(source[start:right], best)) is not None:
                best, last = date, right
    return first, last


def _fuller(text: str, known: PartialDate) -> PartialDate | None:
    """The date that `text` is, if it says more than the one that is known."""
    date = parse_date(text)
    if date is None or date.year != known.year or date.month is None or date == known:
        return None
    return date if date.day is not None or names_month(text) else None


def _word_starts(source: str, start: int) -> list[int]:
    """Where words start before `start`, the nearest first."""
    least = max(0, start - _LEFT)
    starts = [m.start() for m in _word().finditer(source, least, start)]
    return [place for place in reversed(starts) if place > least or least == 0]


def _word_ends(source: str, end: int) -> list[int]:
    """Where words end behind `end`, the nearest first."""
    most = min(len(source), end + _RIGHT)
    ends = [m.end() for m in _word().finditer(source, end, most)]
    return [place for place in ends if place < most or most == len(source)]


@cache
def _word() -> Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}]+\.?|\d+[./-]\d+[./-]|\d+\.?")


def _place(field: Field) -> int:
    return field.start


def _no_responsibility(source: str, fields: list[Field]) -> list[Field]:
    """GOST 7.1 repeats the authors behind the title: "Title / A. Author, B. Author // Journal"."""
    author = next((field for field in fields if field.variable == "author"), None)
    if author is None or "/" not in source[author.end :]:
        return fields
    people = [field for field in fields if field.variable in _NAMES]
    families: list[str] | None = None
    for slash in _slash().finditer(source, author.end):
        if any(field.start <= slash.start() < field.end for field in people):
            continue
        if families is None:
            found = _long_word().findall(source, author.start, author.end)
            families = [word for word in found if word[0].isupper()]
        end = _end_of_names(source, slash.end(), families)
        if end:
            return [_trimmed(source, field) for field in _without(fields, slash.start(), end)]
    return fields


def _end_of_names(source: str, start: int, families: Sequence[str]) -> int:
    """Where the names end that `start` repeats, with the slashes or the dot behind them; 0 where it repeats none."""
    most = min(len(source), start + _LONGEST_RESPONSIBILITY)
    slashes = source.find("//", start, most)
    stop = slashes if slashes >= 0 else most
    places = [place + len(family) for family in families if (place := source.find(family, start, stop)) >= 0]
    if not places or min(places) - start > _LEFT * 2:
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


def _joined_publishers(source: str, fields: list[Field]) -> list[Field]:
    """A firm of several names: "Kegan Paul, Trench, Trübner & Co." is one publisher, not a place between two."""
    if sum(field.variable == "publisher" for field in fields) < 2:
        return fields
    for index in range(len(fields) - 2):
        taken = fields[index : index + 3]
        kinds = [field.variable for field in taken]
        gaps = [source[a.end : b.start] for a, b in pairwise(taken)]
        if kinds == ["publisher", "publisher-place", "publisher"] and all(gap.strip() == "," for gap in gaps):
            joined = taken[0]._replace(end=taken[2].end)
            return _joined_publishers(source, [*fields[:index], joined, *fields[index + 3 :]])
    return fields


def _roles(source: str, fields: list[Field]) -> list[Field]:
    """Names right behind "translated by" are translators, and behind "edited by" editors."""
    kept: list[Field] = []
    for field in fields:
        named = field.variable in _NAMED and field.start > 0 and _may_be_names(source, field)
        role = _role_before(source, field) if named else None
        if role is None:
            kept.append(field)
            continue
        name, start = role
        kept = _without(kept, start, field.start)
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
    before = source[max(0, field.start - _LEFT) : field.start]
    end = len(before.rstrip())
    for name, markers in _ROLES_BY_MARKERS:
        starts = [start for start in _listed(markers).starts(before, end) if not before[:start][-1:].isalpha()]
        if starts and (field.variable != "author" or _BY.search(before, 0, end)):
            return name, field.start - len(before) + starts[0]
    return None


_ROLES_BY_MARKERS: tuple[tuple[Variable, str], ...] = (
    ("translator", "translator_markers"),
    ("editor", "editor_markers"),
)
_BY = re.compile(r"\b(?i:by|von|par|por|di|da|av|door|przez)$")


@cache
def _listed(kind: str) -> Phrases:
    return Phrases(words(kind))


@cache
def _marker_runs() -> frozenset[str]:
    return _runs_of((*words("translator_markers"), *words("editor_markers")))


def _addresses(source: str, fields: list[Field]) -> list[Field]:
    """Addresses and DOIs whole, also those that were passed over or taken for something else."""
    given = fields
    for name, pattern, others in (("doi", _doi(), ("url",)), ("url", _address(), ("doi", "arxiv"))):
        known = next((field for field in fields if field.variable == name), None)
        found = pattern.match(source, known.start) if known else pattern.search(source)
        if found is None:
            continue
        end = found.start() + len(trimmed_address(found[0]))
        if known is not None and end > known.end:
            fields = [*_without([field for field in fields if field != known], known.end, end), known._replace(end=end)]
        elif known is None and not any(
            f.variable in others and f.start < end and found.start() < f.end for f in fields
        ):
            fields = [*_without(fields, found.start(), end), Field(name, found.start(), end)]  # type: ignore[arg-type]
    return fields if fields is given else sorted(fields, key=_place)


@cache
def _address() -> Pattern[str]:
    return regex.compile(r"(?i:https?://)[^\s<>\"“”]{4,}")


@cache
def _doi() -> Pattern[str]:
    return regex.compile(r"(?<![\d.])10\.\d{4,9}/[^\s<>\"“”]+")


# ------------------------------------------------------------------------------------------- what titles have swallowed

_NAMES: tuple[Variable, ...] = ("author", "editor", "translator")
_WORKS: tuple[Variable, Variable] = ("title", "container-title")


def _cut(source: str, fields: list[Field], at: Field, start: int, *put: Field) -> list[Field]:
    """The fields with `at` ended at `start`, and those put in for what is cut off."""
    short = _trimmed(source, at._replace(end=start))
    return sorted([*(short if field == at else field for field in fields), *put], key=_place)


def _double_slashes(source: str, fields: list[Field]) -> list[Field]:
    """Behind two slashes stands the host: "Title // Journal"."""
    for field in fields:
        if field.variable == "title" and (slashes := _two_slashes().search(source, field.start, field.end)):
            host = Field("container-title", slashes.end(), field.end, field.score)
            known = any(each.variable == "container-title" for each in fields)
            put = () if known or field.end - slashes.end() < 3 else (host,)
            return _cut(source, fields, field, slashes.start(), *put)
    return fields


@cache
def _two_slashes() -> Pattern[str]:
    return regex.compile(r"(?<!:)\s*//\s*")


def _hosts_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A host behind "In:" that the title went on into."""
    printed = not {"publisher", "publisher-place", "editor"}.isdisjoint([field.variable for field in fields])
    for field in fields:
        if field.variable == "title" and (
            found := _in_host(colon=not printed).search(source, field.start + 1, field.end)
        ):
            return _cut(
                source, fields, field, found.start(), Field("container-title", found.end(), field.end, field.score)
            )
    return fields


@cache
def _in_host(*, colon: bool) -> Pattern[str]:
    """The word before a host; without a colon it counts only where a publisher or editor says that there is a host."""
    listed = "|".join(
        regex.escape(word.capitalize()) for word in words("in_words") if word.isalpha() and word.isascii()
    )
    bare = "" if colon else rf"|(?:{listed})\s+(?=\p{{Lu}})"
    return regex.compile(rf"(?<=[.?!”»\"])\s+(?:(?i:{listed})\s?:\s+(?=\S{{3}}){bare})")


def _media(source: str, fields: list[Field]) -> list[Field]:
    """A title or host without the mark of its medium and what follows: "Journal [Internet]"."""
    for field in [field for field in fields if field.variable in _WORKS]:
        if "[" in source[field.start : field.end] and (mark := _medium().search(source, field.start + 1, field.end)):
            fields = _cut(source, fields, field, mark.start())
    return fields


@cache
def _medium() -> Pattern[str]:
    listed = "|".join(r"\s".join(map(regex.escape, word.split())) for word in lexicon().media)  # "en\u00a0ligne", too
    return regex.compile(rf"\s*\[\s*(?i:{listed})\s*\]")


def _kinds_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """What kind of work it is, behind the title: "Title [Master's thesis]", "Title. PhD thesis", "Title: textbook"."""
    for field in fields:
        if field.variable != "title" or not _may_tell_kind(source[field.start : field.end]):
            continue
        if kind := _kind_behind(source, field):
            put = Field("genre", kind.start, kind.end, field.score)
            return _cut(source, fields, field, kind.cut, put)
    return fields


def _may_tell_kind(title: str) -> bool:
    """Whether a title has a word for a kind of work behind a sign: a look that saves most the search for a pattern."""
    if "[" in title:
        return True
    found = _KIND_SIGN.search(title)
    return found is not None and not _kind_runs().isdisjoint(runs_of_letters(_folded(title[found.end() :])))


@cache
def _kind_runs() -> frozenset[str]:
    """A run of letters of each word for a kind of work."""
    return _runs_of((*words("thesis_words"), *lexicon().work_kinds, _PACKAGE))


class _Kind(NamedTuple):
    """The kind of a work that stands in its title: where it does, and where the title ends before it."""

    cut: int
    start: int
    end: int


def _kind_behind(source: str, title: Field) -> _Kind | None:
    """The first kind of a work that a title ends with."""
    first, last = title.start + 1, title.end
    kinds: list[_Kind] = []
    if (found := _in_brackets().search(source, first, last)) and _tells_thesis(found["kind"]):
        kinds.append(_Kind(found.start(), *found.span("kind")))
    for sign in _KIND_SIGN.finditer(source, first, last):
        for end in _kind_ends(source, sign):
            if behind := _behind_kind().match(source, end, last):
                kinds.append(_Kind(sign.start(), sign.end(), behind.end("version")))
                break
    return min(kinds, default=None)


_KIND_SIGN = re.compile(r"[.,]\s+|\s?:\s+")


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\s*\[(?P<kind>[^\[\]]*)\]?$")


def _tells_thesis(text: str) -> bool:
    """Whether a text has the word for a thesis, with not too much around it."""
    places = range(min(len(text), _BEFORE_THESIS + 1))
    return any(
        len(text) - end <= _BEHIND_THESIS for place in places for end in _listed("thesis_words").ends(text, place)
    )


_BEFORE_THESIS, _BEHIND_THESIS = 40, 60  # characters


def _kind_ends(source: str, sign: re.Match[str]) -> list[int]:
    """Where kinds of works end that begin behind a sign.

    Behind a colon in lower case alone: "Economics: Manual" is a subtitle. Source: ISBD, "other title information", as
    in GOST 7.1.
    """
    kinds = _work_kinds() if ":" in sign[0] else _plain_kinds()
    return kinds.ends(source, sign.end())


@cache
def _work_kinds() -> Phrases:
    return Phrases(lexicon().work_kinds, cased=True)


@cache
def _plain_kinds() -> Phrases:
    return Phrases([*words("thesis_words"), _PACKAGE])


_PACKAGE = "R package"


@cache
def _behind_kind() -> re.Pattern[str]:
    return re.compile(r"(?P<version>(?:\s*\([^()]{1,60}\)| version [\d.-]+)?)\.?$")


def _dates_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The only date of an entry, behind its title: "Title (11 March 2019)", "Title, 2003"."""
    for field in fields:
        if field.variable == "title" and (found := _end_date().search(source, field.start + 1, field.end)):
            if parse_date(found["date"]) is None:
                return fields
            date = Field("date", found.start("date"), found.end("date"), field.score)
            return _cut(source, fields, field, found.start(), date)
    return fields


@cache
def _end_date() -> Pattern[str]:
    return regex.compile(r"\s*(?:[(\[](?P<date>[^()\[\]]{4,40})[)\]]|,\s(?P<date>(?:1[5-9]|20)\d\d[a-z]?))\.?$")


def _years_of_numbers(source: str, fields: list[Field]) -> list[Field]:
    """The year in the number of an act or paper that a title ends with, "Resolução Nº 78/2016", is no date."""
    for title, date in pairwise(fields):
        if title.variable == "title" and date.variable == "date" and source[title.end : date.start] == "/":
            tail = max(title.start + 1, title.end - _LEFT)
            if _numbered().search(source, tail, title.end) and source[date.start : date.end].isdecimal():
                joined = title._replace(end=date.end)
                return [joined if each is title else each for each in fields if each is not date]
    return fields


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:[Nn](?:[º°o]|[Rr]|úm)?\.?[º°]?|№)\s?\d[\d.]*$")


def _end_words(source: str, fields: list[Field]) -> list[Field]:
    """A host without the word that leads to its number: "Oikos Bd." before "125"."""
    for field in fields:
        if field.variable in _WORKS and source[field.end : field.end + 3].strip(" .(")[:1].isdigit():
            start = max(field.start + 1, field.end - _LEFT)
            listed = _number_words().get(source[field.end - 1], ())
            if source.endswith(listed, start, field.end):
                place = _before_word(source, listed, start, field.end)
                fields = _cut(source, fields, field, place) if place else fields
    return fields


def _before_word(source: str, listed: Iterable[str], start: int, end: int) -> int | None:
    """Where the separators begin before the longest of the words that ends ``start..end``."""
    for word in listed:
        if source.endswith(word, start, end) and (found := _separators().search(source, start, end - len(word))):
            return int(found.start())
    return None


@cache
def _number_words() -> Mapping[str, tuple[str, ...]]:
    """The words before a number, with and without their dot, the longest first, by their last character."""
    listed = (*words("volume_words"), *words("issue_words"), *words("page_words"), "Bd", "Vol", "Jg", "Т", "Nr", "No")
    bare = [word.rstrip(".") for word in listed]
    return _by_last((*bare, *(f"{word}." for word in bare)))


@cache
def _separators() -> Pattern[str]:
    return regex.compile(r"[\s,;]+$")


def _others_before_titles(source: str, fields: list[Field]) -> list[Field]:
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


# --------------------------------------------------------------------------------------------- borders in wrong places


def _joined_to_authors(source: str, fields: list[Field]) -> list[Field]:
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


def _sentence_borders(source: str, fields: list[Field]) -> list[Field]:
    """A host begins behind the end of the title's sentence, not in the middle of its own words."""
    for title, host in pairwise(fields):
        if (title.variable, host.variable) == ("title", "container-title") and source[title.end : host.start].isspace():
            found = _last_sentence().search(source, title.start + 1, title.end)
            if found and source.count(" ", found.end(), title.end) < _FEW_WORDS:
                earlier = title._replace(end=found.start() + 1)
                longer = host._replace(start=found.end())
                return [earlier if f == title else longer if f == host else f for f in fields]
    return fields


_FEW_WORDS = 4


@cache
def _last_sentence() -> Pattern[str]:
    return regex.compile(r"(?<=\p{Ll}{3}|[)\]”»\"])[.?!]\s+(?=\p{Lu}[^.?!:\d]*$)")


def _names_to_their_end(source: str, fields: list[Field]) -> list[Field]:
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


def _places_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A place that follows a title without any sign between is a word of the title."""
    places = [field for field in fields if field.variable == "publisher-place"]
    for title, place in pairwise(fields):
        if (
            title.variable == "title"
            and place in places
            and len(places) > 1
            and source[title.end : place.start].isspace()
        ):
            longer = title._replace(end=place.end)
            return [longer if field == title else field for field in fields if field != place]
    return fields


def _publishers_before_places(source: str, fields: list[Field]) -> list[Field]:
    """A publisher and its place, as in "Litres, Moscow", where only the second is known as one."""
    for field in fields:
        found = _one_comma().fullmatch(source, field.start, field.end) if field.variable == "publisher-place" else None
        if found and found["place"] in places() and found["publisher"] not in places():
            place = field._replace(start=found.start("place"))
            publisher = field._replace(variable="publisher", end=found.end("publisher"))
            return sorted([*(each for each in fields if each != field), publisher, place], key=_place)
    return fields


@cache
def _one_comma() -> Pattern[str]:
    return regex.compile(r"(?P<publisher>[^,:;.]{4,60}),\s(?P<place>[^,:;]{3,30})")


def _publishers_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A short last sentence before a place is the publisher: "World Economics. Litres, Moscow, 2017"."""
    for title, place in pairwise(fields):
        joined = (title.variable, place.variable) == ("title", "publisher-place") and source[
            title.end : place.start
        ] == ", "
        found = _last_sentence().search(source, title.start + 1, title.end) if joined else None
        if (
            found
            and source[place.start : place.end] in places()
            and source.count(" ", found.end(), title.end) < _FIRM_WORDS
        ):
            publisher = Field("publisher", found.end(), title.end, title.score)
            return _cut(source, fields, title, found.start(), publisher)
    return fields


_FIRM_WORDS = 3


def _books_in_one_piece(source: str, fields: list[Field]) -> list[Field]:
    """A book's title of several sentences was parted, though no word, sign or range of pages speaks of a host."""
    for title, host, place in zip(fields, fields[1:], fields[2:], strict=False):
        kinds = (title.variable, host.variable, place.variable)
        if kinds == ("title", "container-title", "publisher-place") and source[title.end : host.start] == ". ":
            pages = [source[field.start : field.end] for field in fields if field.variable == "page"]
            if [page.isdigit() for page in pages] == [True]:
                whole = title._replace(end=host.end)
                return [whole if field == title else field for field in fields if field != host]
    return fields


def _translators(source: str, fields: list[Field]) -> list[Field]:
    """Names behind "translated by" that were taken for something else, and the title behind their "as"."""
    translated = _translated(source)
    if translated is None:
        return fields
    start, found = translated
    names = Field("translator", found.start("names"), found.end("names"), 0.5)
    kept = sorted([*_without(fields, start, found.end()), names], key=_place)
    if not found["as"]:
        return kept
    behind = [field for field in kept if field.start == found.end() and field.variable in (*_WORKS, "publisher")]
    return [field._replace(variable="note") if field in behind else field for field in kept]


@cache
def _translator_runs() -> frozenset[str]:
    return _runs_of(word for word in words("translator_markers") if " " in word)


@cache
def _translator_markers() -> Phrases:
    """Markers of several words: "trans." alone may begin "Trans. Amer. Math. Soc."."""
    return Phrases(word for word in words("translator_markers") if " " in word)


def _translated(source: str) -> tuple[int, Match[str]] | None:
    """Where the first marker of translators stands that names follow, and these names."""
    for word in _WORD_START.finditer(source):
        for end in _translator_markers().ends(source, word.start()):
            if found := _named().match(source, end):
                return word.start(), found
    return None


_WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")


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


def _volumes_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A volume that the title went on into: "Collected Works: Volume 36"."""
    for field in fields:
        last = source[field.end - 1]
        if field.variable != "title" or not (last.isdecimal() or last in "IVXLC)"):
            continue
        if found := _end_volume().search(source, field.start + 1, field.end):
            volume = Field("volume", found.start("number"), found.end("number"), field.score)
            return _cut(source, fields, field, found.start(), volume)
    return fields


@cache
def _end_volume() -> Pattern[str]:
    listed = "|".join(regex.escape(word) for word in words("volume_words") if len(word) > 2)
    return regex.compile(rf"\s*[,:.(]\s*(?i:{listed})\s*(?P<number>\d{{1,4}}|[IVXLC]{{1,6}})\)?$")


def _numbers_behind_pages(source: str, fields: list[Field]) -> list[Field]:
    """A PubMed number stands bare behind the pages: "22: 44–55. 10657697"."""
    for field in fields:
        if field.variable != "page" or field.end - field.start < _SHORTEST_PAGES_AND_PMID:
            continue
        if found := _pages_and_pmid().fullmatch(source, field.start, field.end):
            known = any(each.variable == "pmid" for each in fields)
            pmid = Field("pmid", found.start("pmid"), found.end("pmid"), field.score)
            return _cut(source, fields, field, found.end("pages"), *(() if known else (pmid,)))
    return fields


_SHORTEST_PAGES_AND_PMID = len("1. 1234567")


@cache
def _pages_and_pmid() -> Pattern[str]:
    return regex.compile(r"(?P<pages>[A-Za-z]?\d{1,6}(?:\s?[-–—]\s?[A-Za-z]?\d{1,6})?)[.,;]\s+(?P<pmid>\d{7,8})")


def _numbers_by_their_word(source: str, fields: list[Field]) -> list[Field]:
    """A number is what the sign before it says: "№ 17 (255)" is no page, and no volume with an issue either."""
    for field in fields:
        if field.variable not in ("page", "volume"):
            continue
        if not _issue_sign().search(source, max(0, field.start - _LEFT), field.start):
            continue
        issue = next((each for each in fields if each.variable == "issue"), None)
        if issue is None:
            return [field._replace(variable="issue") if each == field else each for each in fields]
        if source[field.end : issue.start].strip() == "(" and source[issue.end : issue.end + 1] == ")":
            whole = field._replace(variable="issue", end=issue.end + 1)
            return [whole if each == field else each for each in fields if each != issue]
    return fields


@cache
def _issue_sign() -> Pattern[str]:
    return regex.compile(r"(?:№|\\math\w+\{N\}\^\{?[0o°]\}?)\s*$")


_LONG_HOST = 7  # words; hosts without number, page or publisher are short


def _sentences_of_titles(source: str, fields: list[Field]) -> list[Field]:
    """A long sentence behind a title that nothing shows to be a host belongs to the title."""
    for title, host in pairwise(fields):
        follows = (title.variable, host.variable) == ("title", "container-title") and source[
            title.end : host.start
        ] == ". "
        if follows and source.count(" ", host.start, host.end) >= _LONG_HOST:
            whole = title._replace(end=host.end)
            return [whole if field == title else field for field in fields if field != host]
    return fields


def _titles_parted_at_in(source: str, fields: list[Field]) -> list[Field]:
    """A title was parted at an "in" of its own, and nothing else speaks of a host: "Research in Computing. URL"."""
    for title, host in pairwise(fields):
        between = source[title.end : host.start]
        by_itself = between[:1] == between[-1:] == " " and between.islower() and between.strip() in words("in_words")
        if by_itself and (title.variable, host.variable) == _WORKS:
            whole = title._replace(end=host.end)
            return [whole if field == title else field for field in fields if field != host]
    return fields


def _titles_taken_for_names(source: str, fields: list[Field]) -> list[Field]:
    """A title before its colon was taken for names: "Great Rivers: Water in Our Age, ed. Ann Doe"."""
    if len(fields) < _FEWEST:
        return fields
    first, title = fields[:2]
    parted = first.variable in _NAMES and title.variable == "title" and source[first.end : title.start] == ": "
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


def _issuers_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """An act of law stands behind who passed it and a dash: "Ministry of Rivers – Resolution No. 5/2016"."""
    for field in [field for field in fields if field.variable == "title"]:
        found = _issued_act().fullmatch(source, field.start, field.end)
        if found:
            act = field._replace(start=found.start("act"))
            issuer = field._replace(variable="author", end=found.end("issuer"))
            return sorted([*(each for each in fields if each != field), issuer, act], key=_place)
    return fields


@cache
def _issued_act() -> Pattern[str]:
    acts = "|".join(regex.escape(word) for word in kind_words()["legislation"])
    return regex.compile(
        rf"(?P<issuer>\p{{Lu}}[\p{{L}}\p{{M}}’' ]{{8,90}}) [–—-] (?P<act>(?i:{acts})\b[^–—]{{0,120}}\d[^–—]{{0,40}})"
    )


def _second_given_names(source: str, fields: list[Field]) -> list[Field]:
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


def _chapters_behind_books(source: str, fields: list[Field]) -> list[Field]:
    """BibTeX prints the book before its chapter: "The Companion, chapter On Rivers"."""
    if not any(field.variable == "container-title" for field in fields):
        for field in fields:
            inside = _chapter().search(source, field.start + 1, field.end) if field.variable == "title" else None
            if inside and source[inside.start() - 2 : inside.start()] == ", ":
                book = field._replace(variable="container-title", end=inside.start() - 2)
                chapter = field._replace(start=inside.end())
                return sorted([*(each for each in fields if each != field), book, chapter], key=_place)
    for book, chapter in pairwise(fields):
        if (book.variable, chapter.variable) == ("title", "container-title"):
            found = _chapter().match(source, chapter.start, chapter.end)
            if found:
                swapped = (
                    book._replace(variable="container-title"),
                    chapter._replace(variable="title", start=found.end()),
                )
                return [swapped[0] if f == book else swapped[1] if f == chapter else f for f in fields]
    return fields


_CHAPTERS = ("chapter", "kapitel", "chapitre", "capítulo", "capitolo")


@cache
def _chapter() -> Pattern[str]:
    return regex.compile(rf"(?i:{'|'.join(_CHAPTERS)})\s+(?=\p{{Lu}}\p{{L}})")


_QUOTES = {"'": "'", "‘": "’", '"': '"', "“": "”", "«": "»", "„": "“"}
_QUOTED_WORDS = 6  # a shorter quotation at the beginning may be a part of the title


def _quoted_titles(source: str, fields: list[Field]) -> list[Field]:
    """Long quotes say where a title ends, whatever describes the work behind them."""
    for field in [field for field in fields if field.variable == "title"]:
        start = field.start if source[field.start] in _QUOTES else field.start - 1
        closing = _QUOTES.get(source[start : start + 1])
        found = _closed(closing).search(source, field.start + 1, field.end) if closing else None
        if found and source.count(" ", field.start, found.start()) >= _QUOTED_WORDS:
            rest = Field("note", found.end(), field.end, field.score)
            fields = _cut(source, fields, field, found.end() if start == field.start else found.start(), rest)
    return fields


@cache
def _closed(closing: str) -> Pattern[str]:
    return regex.compile(rf"{closing}(?=\s+\p{{Ll}})")


def _without_markers(source: str, fields: list[Field]) -> list[Field]:
    """Texts without the word for an editor or translator at an end: "(Orgs.). From vernacular", "Title / под ред."."""
    for field in fields:
        if field.variable not in _MARKED:
            continue
        start, end = _behind_first_marker(source, field), _before_last_marker(source, field)
        if (start, end) != (field.start, field.end):
            shorter = field._replace(start=start, end=max(start, end))
            fields = [shorter if each == field else each for each in fields]
    return fields


_MARKED = frozenset({*_WORKS, "publisher"})


@cache
def _roles_listed() -> tuple[str, ...]:
    listed = {*words("editor_markers"), *words("translator_markers")}
    return tuple(word.rstrip(".") for word in sorted(listed, key=lambda word: (-len(word), word)))


@cache
def _role_runs() -> frozenset[str]:
    return _runs_of(_roles_listed())


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
    tail, end = max(field.start + 1, field.end - _LEFT), field.end
    ends = (end, end - 1) if source[end - 1] == "." else (end,)
    starts = [start for stop in ends for start in _role_words().starts(source, stop) if start > tail]
    signs = [sign.start() for start in starts if (sign := _BEFORE_ROLE.search(source, tail, start))]
    return min(signs, default=end)


_BEHIND_ROLE = re.compile(r"\.?[)\]][\s.,:]*")
_BEFORE_ROLE = re.compile(r"\s*[/,(\[]\s*$")


def _access_dates(source: str, fields: list[Field]) -> list[Field]:
    """A date behind "last visited on" that was passed over or cut."""
    least = max(field.end for field in fields if field.variable in ("title", "url", "doi"))
    for start, found in islice(_accessed(source, least), _MOST_TRIES):
        for end in range(found.end("date"), found.start("date") + 3, -1):
            if not source[end - 1].isspace() and (end == len(source) or not source[end].isalnum()):
                if parse_date(source[found.start("date") : end]) is None:
                    continue
                rest = _without(fields, start, end)
                return sorted([*rest, Field("accessed", found.start("date"), end, 0.5)], key=_place)
    return fields


_MOST_TRIES = 4  # words for access; an entry has one or two


def _accessed(source: str, least: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the words for access stand from `least` on, and what may be the date behind each."""
    for word in _WORD_START.finditer(source, min(least, len(source))):
        if word.start() >= least:
            for end in _listed("accessed").ends(source, word.start()):
                if found := _DATE_OF_ACCESS.match(source, end):
                    yield word.start(), found
                    least = found.end()
                    break


_DATE_OF_ACCESS = re.compile(r"\s*:?\s+(?P<date>[^)\];]{4,28})")


# ------------------------------------------------------------------------------------------------ what was passed over


def _marked_numbers(source: str, fields: list[Field]) -> list[Field]:
    """Volume, issue and pages that stand unread behind their own word: "Т. 10. № 3. С. 12-15"."""
    known = {field.variable for field in fields}
    if known >= _NUMBERS or known.isdisjoint(_WORKS):
        return fields
    passed_over: list[Field] = []
    for start, end in _gaps(source, fields):
        if not _FIGURE.search(source, start, end):
            continue
        for found in _marked_number().finditer(source, start, end):
            name = _VARIABLES_OF_NUMBERS[found.lastgroup or ""]
            if name not in known:
                known.add(name)
                passed_over.append(Field(name, found.start(name), found.end(name), 0.5))
    return [*fields, *passed_over] if passed_over else fields


_VARIABLES_OF_NUMBERS: Mapping[str, Variable] = {"volume": "volume", "issue": "issue", "page": "page"}
_NUMBERS = _VARIABLES_OF_NUMBERS.keys()
_SHORTEST_GAP = 4
_FIGURE = re.compile(r"\d")


def _gaps(source: str, fields: list[Field]) -> list[tuple[int, int]]:
    """The stretches behind the first field that no field covers."""
    starts = [field.start for field in fields[1:]]
    starts.append(len(source))
    return [
        (field.end, start) for field, start in zip(fields, starts, strict=True) if start - field.end >= _SHORTEST_GAP
    ]


@cache
def _marked_number() -> re.Pattern[str]:
    """The number behind its word; the group is called after its variable."""

    def listed(kind: str) -> str:
        return "|".join(map(re.escape, words(kind)))

    number = r"\d[\d]{0,5}(?:\s?[-–—/]\s?\d{1,6})?(?:\s?\(\d{1,5}\))?"
    page = r"[A-Za-z]{0,2}\d{1,7}(?:\s?[-–—]\s?[A-Za-z]{0,2}\d{1,7})?"
    return re.compile(
        rf"(?<![^\W_])(?:(?i:{listed('volume_words')})\s*(?P<volume>{number})"
        rf"|(?i:{listed('issue_words')}|№)\s*(?P<issue>{number})"
        rf"|(?i:{listed('page_words')})\s*(?P<page>{page}))(?![^\W_])"
    )


_MENDS: tuple[_Rule, ...] = (
    _rule(_addresses, signs=("://", "10.")),
    _rule(_access_dates, either=("url", "doi"), lacks=("accessed",)),
    _rule(_joined_to_authors, "date", beside=[("author", "title")], signs=("(",)),
    _rule(_dates_behind_figures, either=("date", "accessed")),
    _rule(_dates_beside_months, either=("date", "accessed"), signs=_ascii_months),
    _rule(_translators, lacks=("translator",), signs=_translator_runs),
    _rule(_roles, either=(*_NAMES, "container-title"), signs=_marker_runs),
    _rule(_names_to_their_end, beside=product(("editor", "translator"), (*_WORKS, "publisher"))),
    _rule(_no_responsibility, "author", signs=("/",)),
    _rule(_double_slashes, "title", signs=("//",)),
    _rule(_without_markers, either=(*_WORKS, "publisher"), signs=_role_runs),
    _rule(_others_before_titles, beside=[("author", "title")]),
    _rule(_joined_publishers, beside=[("publisher", "publisher-place")]),
    _rule(_places_in_titles, beside=[("title", "publisher-place")]),
    _rule(_publishers_before_places, "publisher-place", lacks=("publisher",)),
    _rule(_publishers_in_titles, beside=[("title", "publisher-place")], lacks=("publisher",)),
    _rule(
        _books_in_one_piece,
        *("publisher", "publisher-place", "page"),
        beside=[_WORKS],
        lacks=("editor", "volume", "issue", "doi"),
    ),
    _rule(
        _sentences_of_titles,
        beside=[_WORKS],
        lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "doi", "issn"),
    ),
    _rule(
        _titles_parted_at_in,
        beside=[_WORKS],
        lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "issn"),
    ),
    _rule(_titles_taken_for_names, "title", "editor", signs=(": ",)),
    _rule(_issuers_in_titles, "title", lacks=("author",), signs=(" – ", " — ", " - ")),
    _rule(_second_given_names, beside=[("author", "title")]),
    _rule(_chapters_behind_books, "title", signs=lambda: _runs_of(_CHAPTERS)),
    _rule(_volumes_in_titles, "title", lacks=("volume",)),
    _rule(_quoted_titles, "title", signs=_QUOTES),
    _rule(_sentence_borders, beside=[_WORKS]),
    _rule(_media, either=_WORKS, signs=("[",)),
    _rule(_hosts_in_titles, "title", lacks=("container-title",)),
    _rule(_kinds_in_titles, "title", signs=lambda: {"[", *_kind_runs()}),
    _rule(_dates_in_titles, "title", lacks=("date",)),
    _rule(_years_of_numbers, beside=[("title", "date")], signs=("/",)),
    _rule(_end_words, either=_WORKS),
    _rule(_numbers_by_their_word, either=("page", "volume"), signs=("№", "\\math")),
    _rule(_numbers_behind_pages, "page"),
    _rule(_marked_numbers, either=_WORKS),
)
