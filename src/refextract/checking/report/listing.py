"""Listings: findings as the JSON objects that the command line prints, one a document."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from refextract.checking.report import Notice, Remedy, Reported

__all__ = ["JSON", "fingerprints", "listed_document", "listed_notice", "placed"]

JSON = Mapping[str, "JSON"] | Sequence["JSON"] | str | int | float | bool | None
"""Anything that JSON can say."""


def listed_document(reported: Reported) -> JSON:
    """The object of ``check --format jsonl``: the findings of one document."""
    return {"source": reported.source, "diagnostics": [listed_notice(each) for each in reported.notices]}


def listed_notice(notice: Notice) -> JSON:
    """One finding with its place in the source file."""
    return {
        "code": notice.code,
        "name": notice.name,
        "severity": notice.severity,
        "message": notice.message,
        "start": notice.area.start,
        "end": notice.area.end,
        "line": notice.area.line,
        "column": notice.area.column,
        **placed(notice.area.part, notice.area.page, notice.area.paragraph),
        "fix": _listed_remedy(notice.remedy),
    }


def placed(part: str | None, page: int | None, paragraph: int | None) -> dict[str, str | int]:
    """The part of a file, the page and the paragraph, as far as they are known."""
    known = {"part": part, "page": page, "paragraph": paragraph}
    return {name: value for name, value in known.items() if value is not None}


def fingerprints(reported: Sequence[Reported]) -> Iterator[tuple[Reported, Notice, str]]:
    """Each finding with what it is known by from run to run: without its line, which moves with every edit."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in reported:
        for notice in each.notices:
            key = (each.source, notice.code, notice.message)
            seen[key] += 1
            told = "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
            yield each, notice, hashlib.sha256(told).hexdigest()


def _listed_remedy(remedy: Remedy | None) -> JSON:
    """How a finding can be fixed; offsets count in the document's text."""
    if remedy is None:
        return None
    edits: list[JSON] = [
        {"start": change.area.start, "end": change.area.end, "text": change.text} for change in remedy.changes
    ]
    return {"safe": remedy.safe, "edits": edits}
