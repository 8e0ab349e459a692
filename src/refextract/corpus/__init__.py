"""Corpus: many documents at once, into tables; begun, gone on with after a kill, on one machine or many.

`extract_corpus` makes three tables of files, archives and tables of documents; `extract_batches` is the same for
programs that have their documents in Arrow already: Spark, Ray, DuckDB, polars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.corpus.batches import extract_batches
    from refextract.corpus.guard import Limits
    from refextract.corpus.listing import Shard
    from refextract.corpus.run import CorpusReport, CorpusRun, Progress, extract_corpus
    from refextract.corpus.schema import CITATIONS, DOCUMENTS, REFERENCES, RESULT, SCHEMA_VERSION

__all__ = [
    "CITATIONS",
    "DOCUMENTS",
    "REFERENCES",
    "RESULT",
    "SCHEMA_VERSION",
    "CorpusReport",
    "CorpusRun",
    "Limits",
    "Progress",
    "Shard",
    "extract_batches",
    "extract_corpus",
]

_HOMES = {
    "batches": "extract_batches",
    "guard": "Limits",
    "listing": "Shard",
    "run": "CorpusReport CorpusRun Progress extract_corpus",
    "schema": "CITATIONS DOCUMENTS REFERENCES RESULT SCHEMA_VERSION",
}

__getattr__, __dir__ = lazily(
    __name__, {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names.split()}
)
