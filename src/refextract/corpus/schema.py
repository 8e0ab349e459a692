"""The schema of the tables: what a column is called and what stands in it, the same in every part of every run.

Columns are only added, and never change their names or types, as long as `SCHEMA_VERSION` stays. It stands in the
metadata of each table under ``refextract.schema``.
"""

from __future__ import annotations

from refextract import __version__
from refextract.corpus.arrow import pa

__all__ = ["CITATIONS", "DOCUMENTS", "REFERENCES", "RESULT", "SCHEMA_VERSION", "TABLES", "with_metadata"]

SCHEMA_VERSION = 1
"""Grows where a column is renamed, removed or given another type."""

_TEXT = pa.string()
_COUNT = pa.int32()
_SCORE = pa.float64()

_NAME = pa.struct(
    [
        pa.field(part, _TEXT)
        for part in ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")
    ]
)
_PLACE = pa.struct(
    [
        pa.field("part", _TEXT),
        pa.field("page", _COUNT),
        pa.field("paragraph", _COUNT),
        pa.field("line", _COUNT),
        pa.field("column", _COUNT),
    ]
)
_FIELD = pa.struct(
    [pa.field("variable", _TEXT), pa.field("start", _COUNT), pa.field("end", _COUNT), pa.field("score", _SCORE)]
)
_RIVAL = pa.struct([pa.field("reference", _TEXT), pa.field("score", _SCORE)])

_OF_REFERENCE = (
    pa.field("reference", _TEXT, nullable=False),
    pa.field("type", _TEXT, nullable=False),
    pa.field("author", _TEXT),
    pa.field("editor", _TEXT),
    pa.field("translator", _TEXT),
    pa.field("year", _COUNT),
    pa.field("issued", _TEXT),
    pa.field("accessed", _TEXT),
    *(
        pa.field(variable, _TEXT)
        for variable in (
            "title", "container_title", "collection_title", "collection_number", "volume", "issue", "number", "page",
            "number_of_pages", "number_of_volumes", "publisher", "publisher_place", "edition", "version", "genre",
            "event", "note", "doi", "url", "isbn", "issn", "pmid", "arxiv",
        )
    ),
    pa.field("label", _TEXT),
    pa.field("origin", _TEXT, nullable=False),
    pa.field("text", _TEXT, nullable=False),
    pa.field("start", _COUNT, nullable=False),
    pa.field("end", _COUNT, nullable=False),
    pa.field("place", _PLACE),
    pa.field("score", _SCORE, nullable=False),
    pa.field("cited", _COUNT, nullable=False),
    pa.field("authors", pa.list_(_NAME)),
    pa.field("editors", pa.list_(_NAME)),
    pa.field("translators", pa.list_(_NAME)),
    pa.field("et_al", pa.list_(_TEXT)),
    pa.field("fields", pa.list_(_FIELD)),
)  # fmt: skip
"""A reference: the variables of CSL, where it stands, and what each of its fields was read from."""

_OF_CITATION = (
    pa.field("citation", _TEXT, nullable=False),
    pa.field("item", _COUNT, nullable=False),
    pa.field("style", _TEXT, nullable=False),
    pa.field("text", _TEXT, nullable=False),
    pa.field("citation_start", _COUNT, nullable=False),
    pa.field("citation_end", _COUNT, nullable=False),
    pa.field("citation_score", _SCORE, nullable=False),
    pa.field("start", _COUNT, nullable=False),
    pa.field("end", _COUNT, nullable=False),
    pa.field("place", _PLACE),
    pa.field("kind", _TEXT, nullable=False),
    pa.field("pointer", _TEXT, nullable=False),
    pa.field("locator_label", _TEXT),
    pa.field("locator", _TEXT),
    pa.field("prefix", _TEXT, nullable=False),
    pa.field("suffix", _TEXT, nullable=False),
    pa.field("mode", _TEXT, nullable=False),
    pa.field("reference", _TEXT),
    pa.field("printed", _TEXT),
    pa.field("score", _SCORE, nullable=False),
    pa.field("reasons", pa.list_(_TEXT)),
    pa.field("rivals", pa.list_(_RIVAL)),
)
"""The item of a citation with its link."""

_OF_DOCUMENT = (
    pa.field("source", _TEXT, nullable=False),
    pa.field("format", _TEXT),
    pa.field("language", _TEXT),
    pa.field("characters", _COUNT),
    pa.field("reference_count", _COUNT, nullable=False),
    pa.field("citation_count", _COUNT, nullable=False),
    pa.field("link_count", _COUNT, nullable=False),
    pa.field("problems", pa.list_(_TEXT), nullable=False),
    pa.field("failure", _TEXT),
    pa.field("error", _TEXT),
)
"""A document: what was found in it, what was odd, and why nothing was found where that failed."""

_KEYS = (pa.field("document", pa.int64(), nullable=False),)
_KEYS_OF_PARTS = (*_KEYS, pa.field("source", _TEXT, nullable=False))


def with_metadata(schema: pa.Schema, table: str) -> pa.Schema:
    """The schema, saying which table it is of, and which versions made it."""
    return schema.with_metadata(
        {
            "refextract.table": table,
            "refextract.schema": str(SCHEMA_VERSION),
            "refextract.version": __version__,
        }
    )


RESULT = with_metadata(
    pa.schema(
        [
            *_OF_DOCUMENT,
            pa.field("references", pa.list_(pa.struct(_OF_REFERENCE)), nullable=False),
            pa.field("citations", pa.list_(pa.struct(_OF_CITATION)), nullable=False),
        ]
    ),
    "result",
)
"""What `extract_batches` gives: a row for each document, with its references and citations inside."""

DOCUMENTS = with_metadata(pa.schema([*_KEYS, *_OF_DOCUMENT]), "documents")
"""A row for each document."""

REFERENCES = with_metadata(pa.schema([*_KEYS_OF_PARTS, *_OF_REFERENCE]), "references")
"""A row for each reference; `document` and `reference` together are its key."""

CITATIONS = with_metadata(pa.schema([*_KEYS_OF_PARTS, *_OF_CITATION]), "citations")
"""A row for each item of a citation; `document`, `citation` and `item` together are its key."""

TABLES = {"references": REFERENCES, "citations": CITATIONS, "documents": DOCUMENTS}
"""The three tables by their names, in the order in which their files are finished."""
