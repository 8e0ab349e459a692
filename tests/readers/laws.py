"""Laws that hold for every document that a reader makes."""

from itertools import pairwise

from refextract.model.document import Document
from refextract.text import Span


def assert_lawful(document: Document) -> None:
    """Spans lie in the text, raised ones are sorted and disjoint, and every character has a place."""
    whole = Span(0, len(document.text))
    given = document.given
    shown = (*document.blocks, *document.anchors, *given.citations, *given.entries)
    spans = [*document.raised, *(each.span for each in shown)]
    spans += [item.span for each in given.citations for item in each.items if item.span is not None]
    assert all(whole.contains(span) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(document.raised))
    assert all(len(each.span) for each in (*document.blocks, *given.citations, *given.entries))
    for offset in range(0, len(document.text), 1 + len(document.text) // 50):
        place = document.locate(Span(offset, offset + 1))
        assert place.line >= 1
        assert place.column >= 1
