"""Mends of the place in a journal: the parts of its numbers, and which of them is the page."""

from __future__ import annotations

import re

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import changed, without
from refextract.references.tagging.tagger import Field

__all__ = ["issues_as_pages", "pages_where_cited", "parts_of_issues", "turkish_issues"]


@correction("date", either=("page", "volume", "issue", "note", "citation-number"))
def pages_where_cited(source: str, fields: list[Field]) -> list[Field]:
    """The pages that cite an entry, which stand behind its end: "In CVPR, 2022. 2, 4, 6"."""
    found = _CITED_ON.search(source, max(0, len(source) - _LONGEST_TAIL)) if source.rstrip(".")[-1:].isdigit() else None
    return without(fields, *found.span("pages")) if found else fields


_LONGEST_TAIL = 60  # characters
_CITED_ON = re.compile(r"(?<=[,\s(](?:19|20)\d\d)[a-z]?\)?\.\s+(?P<pages>\d{1,2}(?:,\s?\d{1,2})*)\.?$")


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
