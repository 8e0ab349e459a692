"""What holds for every reader of text: no text breaks it, spans lie inside what is shown, every place is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract import registry
from refextract.errors import ReadError
from refextract.model.document import Document
from refextract.text import Span

READERS = ("asciidoc", "jats", "latex", "markdown", "mediawiki", "notebook", "org", "rst", "tei", "typst")
MARKS = (
    *"{}[]()<>@#$%&*_^~`'\"\\/|:;=.,-\n ", "\n\n", "a", "Doe", "1999", "\\cite{a}", "\\begin{itemize}",
    "\\end{itemize}", "\\item", "\\bibitem{a}", "\\newcommand{\\x}[1]{#1}", "\\x", "\\footnote{", "$x$",
    "\\begin{thebibliography}{9}",
    "[@a]", "@a", "{cite}`a`", "[cite:@a]", "cite:a,b", "[[a][b]]", ":cite:`a`", "[1]_", ".. [1] ", "::", "cite:[a]",
    "<<a>>", "[[[a]]]", "#cite(<a>)", "#f[", "#let", "<ref name=a>", "</ref>", "{{cite book|title=T|year=1999}}",
    "{{sfn|Doe|1999}}", "<article>", "</article>", "<ref id='a'>", '<xref rid="a">', "</xref>", "<p>", "</p>", "é",
    "\U0001f600",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(MARKS), max_size=40).map("".join))


def spans(document: Document) -> Iterator[Span]:
    yield from (block.span for block in document.blocks)
    yield from (anchor.span for anchor in document.anchors)
    yield from document.raised
    yield from (citation.span for citation in document.given.citations)
    yield from (entry.span for entry in document.given.entries)


def holds(document: Document) -> None:
    length = len(document.text)
    for span in spans(document):
        assert span.start < span.end <= length
        document.locate(span)
    for citation in document.given.citations:
        for item in citation.items:
            assert item.span is None or citation.span.contains(item.span)
    for place in range(length):
        assert document.locate(Span(place, place + 1)).line > 0


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_no_text_breaks_a_reader(reader: str, text: str) -> None:
    wrapped = {
        "jats": f"<article><body><p>{text}</p></body></article>",
        "tei": f"<TEI><text><body><p>{text}</p></body></text></TEI>",
        "notebook": '{"cells": [{"cell_type": "markdown", "source": "' + text.replace("\n", "\\n") + '"}]}',
    }
    for source in (text, wrapped.get(reader, f"{text}\n\n{text}")):
        try:
            document = registry.load("readers", reader).read(source.encode("utf-8", "replace"), "a")
        except ReadError:
            continue
        holds(document)
