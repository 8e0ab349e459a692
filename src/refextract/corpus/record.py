"""Records: what became of a part, and of all parts of a run."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from refextract.corpus.arrow import pc, pq

__all__ = ["PartRecord", "Tally", "done_parts", "failed_documents", "record_of"]

_KEY = b"refextract.part"


class PartRecord(NamedTuple):
    """How many documents, references, citations and links a part has, and how many of its documents failed, by why."""

    part: int
    documents: int
    references: int
    citations: int
    links: int
    failures: dict[str, int]

    def to_json(self) -> str:
        """The record as a text."""
        return json.dumps(self._asdict())

    @classmethod
    def from_json(cls, text: str | bytes) -> PartRecord:
        """The record that was written so."""
        return cls(**json.loads(text))


class Tally:
    """Counts what stands in the tables of a part."""

    def __init__(self, part: int) -> None:
        self._part = part
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def add(self, result: Any) -> None:
        """Count the rows of a batch."""
        self._counts["documents"] += result.num_rows
        for name in ("reference", "citation", "link"):
            self._counts[f"{name}s"] += sum(result.column(f"{name}_count").to_pylist())
        self._failures.update(each for each in result.column("failure").to_pylist() if each is not None)

    def record(self) -> PartRecord:
        """What was counted."""
        counts = {name: self._counts[name] for name in ("documents", "references", "citations", "links")}
        return PartRecord(self._part, **counts, failures=dict(sorted(self._failures.items())))


def done_parts(documents: Path) -> set[int]:
    """The numbers of the parts whose table of documents stands in that folder."""
    files = (path.stem for path in documents.glob("part-*.parquet"))
    return {int(stem.removeprefix("part-")) for stem in files}


def failed_documents(path: Path) -> list[str]:
    """What is told of the documents that failed, from the table of documents of a part."""
    found = pq.read_table(path, columns=["source", "error"], filters=pc.field("error").is_valid())
    return [each["error"] for each in found.to_pylist()]


def record_of(path: Path) -> PartRecord:
    """The record of a part, from its table of documents."""
    return PartRecord.from_json(pq.read_metadata(path).metadata[_KEY])
