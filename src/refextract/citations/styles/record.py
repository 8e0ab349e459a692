"""Works described line by line, each line with a label, as reading logs and collections of links have them."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._lists import cites_by_list, listed_parts
from refextract.citations.styles._works import pointer_of
from refextract.citations.works.records import records
from refextract.citations.works.rows import paragraphs_of
from refextract.model.citation import CitationItem

__all__ = ["find"]

_SCORE = 0.95
_LONG_LIST = 3


def find(reading: Reading) -> Iterator[Candidate]:
    """The records of the running text."""
    text, listed = reading.text, listed_parts(reading, _LONG_LIST)
    for record in records(text, paragraphs_of(text)):
        if not cites_by_list(reading, record.span, listed):
            item = CitationItem(span=record.span, pointer=pointer_of(text, record.fields), described=record.fields)
            yield Candidate(record.span, (item,), _SCORE)
