"""Corrections: fields trimmed to the content alone, and set right where the text itself says better.

A tagger sees words; some things it cannot see. A date goes on over its month and day, what stands behind the slash of
a Russian entry repeats the authors, an address is an address whatever it was taken for. Each correction is a function
from fields to fields that says which habit of printing it is for, and what an entry must have for it. Source of the
habits of Russian entries: GOST 7.1-2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from refextract.model.reference import Variable
from refextract.references.corrections import (
    brackets,
    dates,
    forms,
    hosts,
    marks,
    media,
    names,
    numbers,
    official,
    places,
    publishers,
    roles,
    series,
    software,
    taken_for_dates,
    titles,
    volumes,
)
from refextract.references.corrections.correction import Beside, Correction
from refextract.references.corrections.cutting import all_trimmed, start_of
from refextract.references.corrections.wording import ACCENTED, CASELESS, fold
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.runs import runs_of_letters

__all__ = ["corrected"]

_SURE = 0.95
"""From this score of an entry on the tagger is left alone: of 11,323 such entries, corrections changed 11."""


def corrected(source: str, fields: Iterable[Field], *, score: float = 0.0) -> tuple[Field, ...]:
    """The fields trimmed and corrected, sorted and disjoint; offsets count in `source`.

    `score` is how likely all fields are right; those of which the tagger is sure are trimmed, and corrected in
    that alone in which it is sure of what is wrong.

    >>> source = "Title (2001)"
    >>> [(field.variable, source[field.start : field.end]) for field in corrected(source, [Field("title", 0, 12)])]
    [('title', 'Title'), ('date', '2001')]
    """
    kept = all_trimmed(source, fields)
    if score < _SURE:
        kept = _set_right(source, kept)
    else:
        for correction in _OF_SURE_ENTRIES:
            kept = correction(source, kept)
    kept.sort(key=start_of)
    return tuple(kept)


def _set_right(source: str, fields: list[Field]) -> list[Field]:
    """The fields behind all corrections that they may need, each in its turn."""
    kept, done, shown = fields, 0, _turns_by_sign()
    turns = frozenset().union(shown[""], *(shown[sign] for sign in _shown(source)))
    while done < len(_CORRECTIONS):
        kept, done = _corrected_once(source, kept, done, turns)
    return fields if kept is fields else all_trimmed(source, kept)


def _corrected_once(source: str, fields: list[Field], done: int, turns: frozenset[int]) -> tuple[list[Field], int]:
    """The fields behind the first correction from turn `done` on that changes something, and whose turn it is then."""
    beside = _neighbours(source, fields)
    for turn in sorted(turns & _possible(frozenset([field.variable for field in fields]))):
        correction = _CORRECTIONS[turn]
        if turn < done or (correction.beside and correction.beside.isdisjoint(beside)):
            continue
        found = correction.correct(source, fields)
        if found is not fields:
            return [field for field in found if field.start < field.end], turn + 1
    return fields, len(_CORRECTIONS)


def _neighbours(source: str, fields: list[Field]) -> frozenset[Beside]:
    """The variables of fields that follow one another, by themselves and with what stands between them."""
    row = [field.variable for field in fields]
    gaps = [source[one.end : other.start] for one, other in pairwise(fields)]
    return frozenset([*pairwise(row), *zip(row, row[1:], gaps, strict=False)])


@lru_cache(maxsize=8192)
def _possible(known: frozenset[Variable]) -> frozenset[int]:
    """The turns of the corrections that an entry may need whose fields are of these variables."""
    return frozenset(turn for turn, each in enumerate(_CORRECTIONS) if each.may_help(known))


@cache
def _turns_by_sign() -> Mapping[str, frozenset[int]]:
    """The turns of the corrections that go by each sign or word; of those that go by none under ""."""
    found: dict[str, set[int]] = {}
    for turn, each in enumerate(_CORRECTIONS):
        for sign in each.shown_by or ("",):
            found.setdefault(sign, set()).add(turn)
    return {sign: frozenset(turns) for sign, turns in found.items()}


def _shown(source: str) -> frozenset[str]:
    """What a text shows of the signs and words that corrections go by: one look for all of them."""
    folded, (worded, others) = fold(source).replace("\u00a0", " "), _looked_for()
    signs = [sign for run in worded.keys() & runs_of_letters(folded) for sign in worded[run]]
    shown = frozenset([sign for sign in (*others, *signs) if sign in folded])
    if not source.isascii() and _LETTER_BEYOND_ASCII.search(source):
        shown |= {ACCENTED}
        if _CASELESS_LETTER.search(source):
            shown |= {CASELESS}
    return shown


@cache
def _looked_for() -> tuple[Mapping[str, list[str]], list[str]]:
    """The signs that corrections go by, each by its longest run of letters, and those without a letter."""
    worded: dict[str, list[str]] = {}
    for sign in {sign for each in _CORRECTIONS for sign in each.shown_by} - {ACCENTED, CASELESS}:
        worded.setdefault(max(runs_of_letters(sign), key=len, default=""), []).append(sign)
    return worded, worded.pop("")


_LETTER_BEYOND_ASCII = re.compile(r"[^\W\d_\x00-\x7f]|[\u0300-\u036f]")
_CASELESS_LETTER = pattern(r"[\u0590-\u1dff\u2e80-\ufeff\U00010000-\U0010ffff]")  # `re` takes long to compile it
"""In scripts without capitals words need no blanks between them, so that a run of letters tells nothing."""

_CORRECTIONS: tuple[Correction, ...] = (
    numbers.addresses,
    brackets.told_by_brackets,
    software.versions_of_packages,
    forms.applications,
    forms.statutes,
    forms.journals_alone,
    forms.journals_for_titles,
    forms.titles_of_cases,
    forms.report_numbers,
    forms.bare_preprints,
    marks.hosts_behind_marks,
    marks.translators_behind_marks,
    marks.access_dates_in_brackets,
    marks.pages_of_newspapers,
    places.pages_where_cited,
    places.parts_of_issues,
    places.article_numbers,
    places.issues_of_conferences,
    places.turkish_issues,
    places.issues_as_pages,
    series.series_behind_their_word,
    series.series_behind_volumes,
    series.volumes_of_series,
    series.series_behind_pages,
    series.editors_behind_editions,
    series.series_behind_hosts,
    hosts.first_letters_of_hosts,
    hosts.hosts_in_places,
    numbers.no_numbers,
    volumes.issues_in_volumes,
    volumes.issues_beside_volumes,
    volumes.volumes_named_by_years,
    volumes.volumes_like_years,
    volumes.hosts_that_end_in_a_year,
    volumes.supplements_in_hosts,
    volumes.letters_of_volumes,
    volumes.letters_in_pages,
    volumes.pages_taken_for_issues,
    volumes.pages_behind_issues,
    volumes.pages_behind_years,
    volumes.pages_parted_by_a_blank,
    volumes.volumes_in_pages,
    volumes.issues_in_pages,
    volumes.numbers_of_volumes,
    volumes.volumes_before_their_word,
    numbers.volumes_before_pages,
    numbers.volumes_beside_pages,
    numbers.numbers_of_several,
    names.labels_before_names,
    names.labels_without_brackets,
    names.letters_before_names,
    names.words_before_names,
    series.series_behind_names,
    dates.pages_in_dates,
    dates.months_in_pages,
    dates.letters_of_years,
    dates.years_in_dois,
    dates.numbers_before_dates,
    official.decisions,
    official.patents,
    official.requests_for_comments,
    official.requests_before_names,
    official.requests_in_titles,
    official.standards,
    official.marginal_numbers,
    official.dissertations,
    names.bodies_before_dates,
    dates.access_dates_in_brackets,
    dates.access_dates,
    dates.words_for_dates,
    media.media_behind_years,
    media.publishers_before_media,
    media.directors_of_films,
    dates.dates_behind_figures,
    dates.dates_beside_months,
    taken_for_dates.given_names_in_dates,
    taken_for_dates.titles_behind_dates,
    taken_for_dates.titles_before_publishers,
    roles.translators,
    roles.translated_titles,
    roles.markers_in_names,
    roles.marked_names,
    roles.roles,
    names.no_responsibility,
    hosts.double_slashes,
    roles.roles_in_hosts,
    names.initials_before_names,
    names.initials_behind_years,
    roles.without_markers,
    names.spelt_names_in_titles,
    names.ends_of_names_in_titles,
    names.names_of_software,
    names.names_in_titles,
    names.given_names_in_titles,
    names.lists_in_titles,
    names.titles_begun_in_names,
    names.programs_in_names,
    names.titles_of_a_word_in_names,
    titles.leads_to_addresses,
    publishers.publishers_behind_journals,
    publishers.societies_behind_journals,
    publishers.publishers_cut_at_and,
    publishers.publishers_in_brackets,
    publishers.publishers_before_semicolons,
    publishers.publishers_before_their_places,
    hosts.hosts_behind_slashes,
    hosts.brackets_of_hosts,
    publishers.titles_taken_for_places,
    publishers.dots_of_short_places,
    publishers.short_places_before_publishers,
    publishers.places_before_publishers,
    publishers.places_behind_publishers,
    publishers.places_behind_titles,
    publishers.series_in_quotes,
    publishers.series_behind_publishers,
    publishers.universities_in_titles,
    publishers.joined_publishers,
    publishers.publishers_before_places,
    publishers.publishers_in_titles,
    titles.books_in_one_piece,
    publishers.hosts_before_places,
    publishers.hosts_of_books,
    titles.sentences_of_titles,
    titles.titles_parted_at_in,
    names.titles_taken_for_names,
    titles.issuers_in_titles,
    names.second_given_names,
    hosts.chapters_behind_books,
    numbers.volumes_in_titles,
    dates.dates_behind_hosts,
    hosts.hosts_with_their_place,
    hosts.hosts_in_quoted_titles,
    titles.quoted_titles,
    titles.sentence_borders,
    titles.media,
    titles.editions_behind_titles,
    titles.editions_in_brackets,
    titles.editions_in_notes,
    hosts.hosts_behind_sentences,
    hosts.hosts_in_titles,
    titles.kinds_in_titles,
    hosts.hosts_behind_quotes,
    dates.dates_in_titles,
    numbers.end_words,
    numbers.numbers_by_their_word,
    numbers.numbers_behind_pages,
    numbers.marked_numbers,
)

_OF_SURE_ENTRIES = (
    software.versions_of_packages,
    taken_for_dates.titles_behind_dates,
    taken_for_dates.titles_before_publishers,
)
"""Titles that are years are rare, and a tagger is sure that each year is a date, as numbers are those of journals."""
