"""Mends: fields trimmed to the content alone, and set right where the text itself says better.

A tagger sees words; some things it cannot see. A date goes on over its month and day, what stands behind the slash of
a Russian entry repeats the authors, an address is an address whatever it was taken for. Each mend is a function from
fields to fields and says which habit of printing it is for. Source of the habits of Russian entries: GOST 7.1-2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import NamedTuple, TypeVar

import regex

from refextract.languages import words
from refextract.model.reference import Variable
from refextract.references.corrections import dates, hosts, names, numbers, official, publishers, roles, titles
from refextract.references.corrections.cutting import NAMES, NUMBERS, WORKS, all_trimmed, start_of
from refextract.references.corrections.rule import Rule
from refextract.references.corrections.wording import ACCENTED, CASELESS, QUOTES, fold, runs_of
from refextract.references.tagging.tagger import Field
from refextract.values.runs import runs_of_letters

__all__ = ["mended"]

_Wanted = TypeVar("_Wanted")


_SURE = 0.95
"""From this score of an entry on the tagger is left alone: of 11,323 such entries, mends changed 11."""


def mended(source: str, fields: Iterable[Field], *, score: float = 0.0) -> tuple[Field, ...]:
    """The fields trimmed and mended, sorted and disjoint; offsets count in `source`.

    `score` is how likely all fields are right; those of which the tagger is sure are trimmed alone.

    >>> source = "Title (2001)"
    >>> [(field.variable, source[field.start : field.end]) for field in mended(source, [Field("title", 0, 12)])]
    [('title', 'Title'), ('date', '2001')]
    """
    kept = all_trimmed(source, fields)
    if score < _SURE:
        kept = _set_right(source, kept)
    kept.sort(key=start_of)
    return tuple(kept)


def _set_right(source: str, fields: list[Field]) -> list[Field]:
    """The fields behind all mends that they may need, in turn."""
    kept, turn = fields, 0
    shown = _shown(source)
    while left := (shown & _possible(tuple([field.variable for field in kept]))) >> turn:
        kept, turn = _mended_once(source, kept, left, turn)
    return fields if kept is fields else all_trimmed(source, kept)


_Turns = int
"""Places of mends in `_MENDS`, a bit for each."""


def _mended_once(source: str, fields: list[Field], left: _Turns, turn: int) -> tuple[list[Field], int]:
    """The fields behind the first mend left from `turn` on that changes something, and whose turn it is then."""
    asked = bin(left)[:1:-1]  # text is searched for the next one in a fraction of the time that large numbers take
    at = asked.find("1")
    while at >= 0:
        found = _IN_TURN[turn + at](source, fields)
        if found is not fields:
            return _not_empty(found), turn + at + 1
        at = asked.find("1", at + 1)
    return fields, turn + len(asked)


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
    """The mends that want something of an entry, by what it is; as `Rule` says."""

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
    accented, caseless = turns.pop(ACCENTED, 0), turns.pop(CASELESS, 0)
    return _Shows(
        {sign: of_sign for sign, of_sign in turns.items() if sign.isalpha()},
        tuple((sign, of_sign) for sign, of_sign in sorted(turns.items()) if not sign.isalpha()),
        accented,
        caseless,
        sum(1 << turn for turn, signs in enumerate(wanted) if not signs),
    )


def _shown(source: str) -> _Turns:
    """The mends whose signs and words a text shows: one look for what most of them cannot do without."""
    folded, shows = fold(source), _shows()
    shown = shows.nothing
    for word in shows.words.keys() & runs_of_letters(folded):
        shown |= shows.words[word]
    for sign, turns in shows.signs:
        if sign in folded:
            shown |= turns
    if not source.isascii() and _LETTER_BEYOND_ASCII.search(source):
        shown |= shows.accented
        if _CASELESS_LETTER.search(source):
            shown |= shows.caseless
    return shown


_LETTER_BEYOND_ASCII = re.compile(r"[^\W\d_\x00-\x7f]|[\u0300-\u036f]")


_CASELESS_LETTER = regex.compile(r"[\u0590-\u1dff\u2e80-\ufeff\U00010000-\U0010ffff]")  # `re` takes long to compile it
"""In scripts without capitals words need no blanks between them, so that a run of letters tells nothing."""


def _not_empty(fields: Iterable[Field]) -> list[Field]:
    return [field for field in fields if field.start < field.end]


_MENDS: tuple[Rule, ...] = (
    Rule.of(numbers.addresses, signs=("://", "10.")),
    Rule.of(numbers.no_numbers, either=NUMBERS, signs=("n/a", "º", "°", "ª", "s.", "978", "979")),
    Rule.of(numbers.issues_in_volumes, "volume", lacks=("issue",), signs=(" (",)),
    Rule.of(numbers.volumes_before_pages, "page", lacks=("volume",), signs=(";", ":")),
    Rule.of(numbers.numbers_of_several, either=NUMBERS),
    Rule.of(names.words_before_names, either=NAMES),
    Rule.of(dates.pages_in_dates, "date", lacks=("page",)),
    Rule.of(dates.numbers_before_dates, "date", signs=dates.ascii_months),
    Rule.of(official.decisions, signs=(" v. ", " v ", " vs. ", " vs ")),
    Rule.of(official.patents, signs=("patent",)),
    Rule.of(official.requests_for_comments, signs=("rfc",)),
    Rule.of(official.standards, "author", signs=official.bodies),
    Rule.of(official.dissertations, "title", signs=("дис", "дисс")),
    Rule.of(names.bodies_before_dates, beside=[("publisher", "date")], lacks=("author", "editor")),
    Rule.of(dates.access_dates, either=("url", "doi"), lacks=("accessed",)),
    Rule.of(names.joined_to_authors, "date", beside=[("author", "title")], signs=("(",)),
    Rule.of(dates.dates_behind_figures, either=("date", "accessed")),
    Rule.of(dates.days_before_months, "date", signs=dates.ascii_months),
    Rule.of(dates.dates_beside_months, either=("date", "accessed"), signs=dates.ascii_months),
    Rule.of(roles.translators, lacks=("translator",), signs=roles.translator_runs),
    Rule.of(roles.marked_names, either=("author", "editor"), signs=roles.role_runs),
    Rule.of(roles.roles, either=(*NAMES, "container-title"), signs=roles.role_runs),
    Rule.of(names.names_to_their_end, beside=product(("editor", "translator"), (*WORKS, "publisher"))),
    Rule.of(names.no_responsibility, "author", signs=("/",)),
    Rule.of(hosts.double_slashes, "title", signs=("//",)),
    Rule.of(roles.roles_in_hosts, either=WORKS, signs=roles.role_runs),
    Rule.of(roles.editors_behind_hosts, "container-title", lacks=("editor",), signs=("ed.", "eds.")),
    Rule.of(names.initials_before_names, beside=product(WORKS, ("editor",))),
    Rule.of(roles.without_markers, either=(*WORKS, "publisher"), signs=roles.role_runs),
    Rule.of(names.others_before_titles, beside=[("author", "title")], signs=names.others_runs),
    Rule.of(names.titles_taken_for_authors, "author", lacks=("title",)),
    Rule.of(names.names_of_software, beside=[("author", "title")], signs=(": ",)),
    Rule.of(names.names_in_titles, beside=[("author", "title")]),
    Rule.of(names.given_names_in_titles, beside=[("author", "title")], signs=(" ; ", "; ")),
    Rule.of(names.titles_begun_in_names, beside=[("author", "title")]),
    Rule.of(titles.leads_to_addresses, either=("url", "doi"), signs=lambda: runs_of(words("available"))),
    Rule.of(publishers.publishers_cut_at_and, "publisher", signs=("&",)),
    Rule.of(publishers.publishers_behind_editions, "edition", lacks=("publisher",)),
    Rule.of(
        publishers.publishers_in_brackets,
        "title",
        lacks=("publisher",),
        beside=[("title", "publisher-place"), ("title", "date")],
        signs=("(",),
    ),
    Rule.of(publishers.publishers_behind_hosts, *("container-title", "volume"), lacks=("publisher",), signs=("//",)),
    Rule.of(publishers.publishers_before_semicolons, "container-title", lacks=("publisher",), signs=(";",)),
    Rule.of(publishers.publishers_before_their_places, lacks=("volume",), signs=(";",)),
    Rule.of(hosts.hosts_behind_slashes, "title", signs=("//",), beside=[("title", "publisher")]),
    Rule.of(hosts.brackets_of_hosts, "container-title", signs=("(",)),
    Rule.of(hosts.pages_before_hosts, "container-title", lacks=("page",), signs=lambda: runs_of(words("page_words"))),
    Rule.of(
        publishers.titles_taken_for_places,
        *("publisher", "publisher-place"),
        lacks=("title", "container-title", "collection-title", "genre", "event", "note"),
    ),
    Rule.of(publishers.places_taken_for_houses, beside=[("publisher-place", "publisher")]),
    Rule.of(publishers.places_behind_publishers, "publisher", lacks=("publisher-place",)),
    Rule.of(publishers.places_behind_titles, beside=[("title", "publisher")], lacks=("publisher-place",)),
    Rule.of(publishers.series_in_quotes, "publisher", lacks=("collection-title",), signs=("«", "“")),
    Rule.of(publishers.series_behind_publishers, "publisher", lacks=("collection-title",)),
    Rule.of(publishers.universities_in_titles, beside=[("title", "genre")], lacks=("publisher",)),
    Rule.of(publishers.joined_publishers, beside=[("publisher", "publisher-place")]),
    Rule.of(publishers.places_in_titles, beside=[("title", "publisher-place")]),
    Rule.of(publishers.publishers_before_places, "publisher-place", lacks=("publisher",)),
    Rule.of(publishers.publishers_in_titles, beside=[("title", "publisher-place")], lacks=("publisher",)),
    Rule.of(
        titles.books_in_one_piece,
        *("publisher", "publisher-place", "page"),
        beside=[WORKS],
        lacks=("editor", "volume", "issue", "doi"),
    ),
    Rule.of(
        publishers.hosts_before_places,
        "publisher-place",
        beside=[WORKS],
        lacks=("editor", "volume", "issue", "page", "publisher", "doi", "url", "issn"),
    ),
    Rule.of(
        titles.sentences_of_titles,
        beside=[WORKS],
        lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "doi", "issn"),
    ),
    Rule.of(
        titles.titles_parted_at_in,
        beside=[WORKS],
        lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "issn"),
    ),
    Rule.of(names.titles_taken_for_names, "title", "editor", signs=(": ",)),
    Rule.of(titles.issuers_in_titles, "title", lacks=("author",), signs=(" – ", " — ", " - ")),
    Rule.of(names.second_given_names, beside=[("author", "title")]),
    Rule.of(hosts.chapters_behind_books, "title", signs=lambda: runs_of(hosts.CHAPTERS)),
    Rule.of(numbers.volumes_in_titles, "title", lacks=("volume",)),
    Rule.of(dates.dates_behind_hosts, either=WORKS, signs=dates.ascii_months),
    Rule.of(hosts.hosts_with_their_place, "container-title", lacks=("publisher",), signs=("(",)),
    Rule.of(hosts.hosts_in_quoted_titles, "title", lacks=("container-title",), signs=QUOTES),
    Rule.of(hosts.words_before_hosts, "container-title", signs=QUOTES),
    Rule.of(titles.quoted_titles, "title", signs=QUOTES),
    Rule.of(titles.sentence_borders, beside=[WORKS]),
    Rule.of(titles.media, either=WORKS, signs=("[",)),
    Rule.of(titles.editions_behind_titles, "title", either=("publisher", "publisher-place"), lacks=("edition",)),
    Rule.of(
        hosts.hosts_behind_sentences,
        "title",
        either=("volume", "issue"),
        lacks=("container-title", "publisher", "publisher-place", "editor"),
    ),
    Rule.of(hosts.hosts_in_titles, "title", lacks=("container-title",)),
    Rule.of(titles.kinds_in_titles, "title", signs=lambda: {"[", *titles.kind_runs()}),
    Rule.of(
        hosts.hosts_behind_quotes,
        "title",
        lacks=("container-title", "publisher", "publisher-place"),
        signs=QUOTES,
    ),
    Rule.of(dates.dates_in_titles, "title", lacks=("date",)),
    Rule.of(dates.years_of_numbers, beside=[("title", "date")], signs=("/",)),
    Rule.of(numbers.end_words, either=WORKS),
    Rule.of(numbers.numbers_by_their_word, either=("page", "volume"), signs=("№", "\\math")),
    Rule.of(numbers.numbers_behind_pages, "page"),
    Rule.of(numbers.marked_numbers, either=WORKS),
)
_IN_TURN = tuple([rule.mend for rule in _MENDS])
