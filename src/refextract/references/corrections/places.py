"""Corrections of the place in a journal: the parts of its numbers, and which of them is the page."""

from __future__ import annotations

import re

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import changed, without
from refextract.references.tagging.tagger import Field
from refextract.values.signs import YEAR_FROM_1900

__all__ = [
    "article_numbers",
    "issues_as_pages",
    "issues_of_conferences",
    "pages_where_cited",
    "parts_of_issues",
    "turkish_issues",
]


@correction("date", either=("page", "volume", "issue", "note", "citation-number"))
def pages_where_cited(source: str, fields: list[Field]) -> list[Field]:
    """The pages that cite an entry, which stand behind its end: "In CVPR, 2022. 2, 4, 6"."""
    found = _CITED_ON.search(source, max(0, len(source) - _LONGEST_TAIL)) if source.rstrip(".")[-1:].isdigit() else None
    return without(fields, *found.span("pages")) if found else fields


_LONGEST_TAIL = 60  # characters
_CITED_ON = re.compile(rf"(?<=[,\s(]{YEAR_FROM_1900})[a-z]?\)?\.\s+(?P<pages>\d{{1,2}}(?:,\s?\d{{1,2}})*)\.?$")


@correction("issue")
def parts_of_issues(source: str, fields: list[Field]) -> list[Field]:
    """The part or supplement of an issue: "25(1 Pt 2):155", "no. 9 Pt 1"."""
    issues = [field for field in fields if field.variable == "issue"]
    if not issues:
        return fields
    part = _PART.match(source, issues[0].end)
    if part is None:
        return fields
    whole = issues[0]._replace(end=part.end())
    return [
        whole if field == issues[0] else field for field in without(fields, *part.span()) if field not in issues[1:]
    ]


_PART = re.compile(r"\s(?:Pt|Part|Suppl|Supplement|Spec No|Teil|Parte?)\.?(?:\s[A-Z\d]{1,3}(?!\w))?")


@correction("issue", "volume", "container-title", lacks=("title", "page"))
def issues_as_pages(source: str, fields: list[Field]) -> list[Field]:
    """Where no title stands and no page, the number behind the volume is the page: "MNRAS, 305, 12"."""
    issues = [field for field in fields if field.variable == "issue"]
    volumes = [field for field in fields if field.variable == "volume"]
    if len(issues) != 1 or len(volumes) != 1 or source[volumes[0].end : issues[0].start] not in (", ", ","):
        return fields
    return changed(fields, {issues[0]: issues[0]._replace(variable="page")})


@correction(signs=("art.", "article"))
def article_numbers(source: str, fields: list[Field]) -> list[Field]:
    """The number of an article behind its word: "Art. no. 6600804", "Article ID 846527, 11 pages"."""
    found = _ARTICLE_NUMBER.search(source)
    if found is None:
        return fields
    known = [field for field in fields if field.variable == "page" and not found.start() <= field.start < found.end()]
    if any(source[field.start : field.end] != found["number"] for field in known):
        return fields
    put = Field("page", *found.span("number"), 0.5)
    extent = [Field("page", *found.span("extent"), 0.5)] if found["extent"] else []
    return sorted([*without(fields, *found.span()), put, *extent], key=lambda field: field.start)


_ARTICLE_NUMBER = re.compile(
    r"\b[Aa]rt(?:icle|\.)(?:\s?(?:[Nn]os?\.?|ID|[Nn]umber|#))\s?(?P<number>[A-Za-z]?\d[\w.]*\w)"
    r"(?:,\s(?P<extent>\d{1,3}(?:\s(?:pages|pp?\.))))?"
)


@correction(signs=("proc.", "proceedings"))
def issues_of_conferences(source: str, fields: list[Field]) -> list[Field]:
    """Volume and issue of the proceedings of the ACM, whose issues are called by conferences: "7, CSCW2 (2023)"."""
    found = _CONFERENCE_ISSUE.search(source)
    hosts = [field for field in fields if found and field.variable == "container-title" and field.start < found.start()]
    if found is None or not hosts:
        return fields
    names = [name for name in ("volume", "issue", "page") if found[name]]
    put = [Field(name, *found.span(name), 0.5) for name in names]  # type: ignore[arg-type]
    return sorted([*without(fields, found.start(), found.end()), *put], key=lambda field: field.start)


_CONFERENCE_ISSUE = re.compile(
    r"\s(?P<volume>\d{1,3}),\s(?P<issue>[A-Z][A-Z-]{2,9}\d?),?(?:\sArticle\s(?P<page>\d{1,4}))?(?=\s\()"
)


@correction(signs=("c.", "cilt"))
def turkish_issues(source: str, fields: list[Field]) -> list[Field]:
    """Volume and issue as Turkish journals print them, where a small letter is the page: "C. XII, S. 3, s. 45"."""
    found = _TURKISH.search(source)
    if found is None:
        return fields
    put = [Field("volume", *found.span("volume"), 0.5), Field("issue", *found.span("issue"), 0.5)]
    return sorted([*without(fields, *found.span()), *put], key=lambda field: field.start)


_TURKISH = re.compile(
    r"\b(?:C\.|[Cc]ilt:?)\s?(?P<volume>[IVXLC]+|\d+),\s?(?:S\.|[Ss]ayı:?)\s?(?P<issue>\d+(?:[-/]\d+)?)(?=,)"
)
