"""Forms: entries that are one formula from end to end, which need no words to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import changed, start_of, trimmed, unlabelled, without
from refextract.references.corrections.wording import FIGURE
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.numbering import REPORT_NUMBER
from refextract.values.signs import YEAR_FROM_1900

if TYPE_CHECKING:
    from regex import Match

__all__ = [
    "applications",
    "bare_preprints",
    "journals_alone",
    "journals_for_titles",
    "report_numbers",
    "statutes",
    "titles_of_cases",
]

_SCORE = 0.5


@correction(signs=(" v. ", " v "))
def applications(source: str, fields: list[Field]) -> list[Field]:
    """A case of the European Court of Human Rights by its number: "Roe v. the United Kingdom, no. 48539/99".

    Source of the form: OSCOLA, 4th edition, section 2.6.3.
    """
    found = _application.match(source)
    return _read_as(source, fields, found) if found else fields


_application = pattern(
    r"(?P<title>\p{Lu}[^,;()]{1,80}\sv\.?\s(?:the\s)?\p{Lu}[^,;()]{1,60}),?\s\(?(?:App(?:l|lication)?\.?\s)?[Nn]os?\.?\s"
    r"(?P<genre>\d{3,6}/\d\d)\)?"
)


@correction(signs=("§", "sec", "secs", "art"))
def statutes(source: str, fields: list[Field]) -> list[Field]:
    """A section of a code: "42 U.S.C. § 1983 (2018)".

    Source of the form: The Bluebook, 21st edition, rule 12.
    """
    found = _statute.match(source)
    return _read_as(source, fields, found) if found else fields


_statute = pattern(
    r"(?P<title>(?:\p{Lu}[^,§]{3,80},\s)?(?:\d{1,3}\s)?\p{Lu}[\p{L}. ]{0,40}?\s?(?:§{1,2}|[Ss]ecs?\.|art\.)\s?"
    r"\d[\w.:-]*(?:\([\w]+\))*(?:[–-]\d[\w.-]*)?)(?:\s\((?:[^()\d]*\s)?(?P<date>(?:1[6-9]|20)\d\d)\))?(?:\.|$)"
)


@correction(lacks=("title",), signs=("(",))
def journals_alone(source: str, fields: list[Field]) -> list[Field]:
    """A place in a journal without anything else: "Riv. Nuovo Cim. 26N10, 1 (2003)"."""
    found = _journal_alone.fullmatch(source) if len(source) < _LONGEST_PLACE else None
    return _read_as(source, fields, found) if found else fields


@correction("title", "author", lacks=("publisher", "doi", "url"), signs=("(",))
def journals_for_titles(source: str, fields: list[Field]) -> list[Field]:
    """The words of such a place were taken for an author and a title."""
    found = _journal_alone.fullmatch(source) if len(source) < _LONGEST_PLACE else None
    return _read_as(source, fields, found) if found else fields


_LONGEST_PLACE = 100  # characters
_journal_alone = pattern(
    r"(?:\[?\d{1,3}[\].]\s+)?(?P<container_title>(?:\p{Lu}[\p{L}&]*\.?[\s-]?){1,6}?(?<=[\p{L}.]))"
    r"\s(?P<volume>[A-Z]?\d{1,4}[A-Z]?)(?:(?<=\d)N(?P<issue>\d{1,2}(?:-\d{1,2})?))?(?:\s?\((?P<issue>\d{1,3})\))?,\s(?P<page>[A-Z]?\d{1,7}(?:[–-]\d+)?)"
    rf"\s\((?P<date>{YEAR_FROM_1900})\)[.;]?"
)


def _read_as(source: str, fields: list[Field], found: Match[str]) -> list[Field]:
    """The fields with the groups of a pattern in place of what stands there."""
    printed = [(name, found.span(name)) for name, text in found.groupdict().items() if text]
    put = [Field(name.replace("_", "-"), *span, _SCORE) for name, span in printed]  # type: ignore[arg-type]
    kept = [trimmed(source, field) for field in without(fields, *found.span())]
    return sorted([*kept, *put], key=start_of)


@correction("author", lacks=("title",), signs=(" v. ", " v ", " vs. ", " vs "))
def titles_of_cases(source: str, fields: list[Field]) -> list[Field]:
    """Two parties were taken for authors: "Metzler v. Arcadian Corp., 1997 OSHD"."""
    first = next(iter(unlabelled(fields)), None)
    titled = any(field.variable == "title" for field in fields)
    if first is None or titled or first.variable != "author" or not _parties.match(source, first.start, first.end):
        return fields
    return changed(fields, {first: first._replace(variable="title")})


_parties = pattern(r"\p{Lu}[^,;()]{1,80}\sv(?:s?\.|s)?\s(?:the\s)?\p{Lu}")


@correction(either=("container-title", "collection-title", "title", "publisher", "note"), signs=("-", "report"))
def report_numbers(source: str, fields: list[Field]) -> list[Field]:
    """The number of a report was taken for a journal or title: "NASA/TM-2005-213559", "NIST SP 800-53 Rev. 5"."""
    for field in fields:
        may_end = field.variable == "title" and FIGURE.search(source, max(field.start, field.end - _END), field.end)
        ends = _report_behind_title.search(source, field.start, field.end) if may_end else None
        if ends:
            put = Field("genre", *ends.span("number"), field.score)
            return sorted([*without(fields, ends.start(), field.end), put], key=start_of)
        if field.variable not in _HOSTS or not source[field.start].isupper():
            continue
        if not source[field.start : field.start + 2].isupper() and not source.startswith(_REPORTS, field.start):
            continue
        found = REPORT_NUMBER.match(source, field.start) or _report_and_number.match(source, field.start)
        if found is None:
            continue
        if found.end() >= field.end:
            put = Field("genre", *found.span(), field.score)
            return sorted([*without(fields, *found.span()), put], key=start_of)
    return fields


_HOSTS = frozenset({"container-title", "collection-title", "title", "publisher", "volume", "note"})


_report_behind_title = pattern(lambda: rf"[.,]\s(?P<number>{REPORT_NUMBER.pattern})$")
_END = 20  # characters
_REPORTS = ("Report", "Technical")
# "Report No.: 130", which Vancouver prints.
_report_and_number = pattern(r"(?:Technical\s)?Report\sNo\.?:?\s[\p{L}\d][\p{L}\d/-]*(?<=\d)")


@correction(lacks=("doi", "url", "page"), signs=(".",))
def bare_preprints(source: str, fields: list[Field]) -> list[Field]:
    """A number of arXiv without its name: "Rivers of doubt, 1503.01520"."""
    found = _preprint.search(source) if _EIGHT_FIGURES.search(source) else None
    if found is None or any(field.variable in _ADDRESSED and not _is_part(field, *found.span()) for field in fields):
        return fields
    put = Field("arxiv", *found.span(), _SCORE)
    return sorted([*without(fields, *found.span()), put], key=start_of)


def _is_part(field: Field, start: int, end: int) -> bool:
    """Whether a field is the last part of a stretch, and not all of it."""
    return start < field.start and field.end <= end


_EIGHT_FIGURES = re.compile(r"\d{4}\.\d{4}")
_ADDRESSED = frozenset({"arxiv", "doi", "url", "isbn", "issn"})
_preprint = pattern(
    r"(?<![\p{L}\d.,/:-])(?<![\p{L}\d]\s?[:(]\s?)(?:0[7-9]|1\d|2\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,2})?(?![\d/-]|\.[\p{L}\d])"
)
