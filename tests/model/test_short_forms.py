"""Short forms (`repr`) of what users meet: they say what it is, in a line, however long the text is."""

import pytest

from refextract import Document, PartialDate, RawReference, outline, read_bibliography

LONG = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley. " * 1000


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Document.of(LONG, "paper.txt"), "Document('paper.txt', format='text', characters=59000)"),
        (RawReference.of("Knuth, D. (1984)."), "RawReference('Knuth, D. (1984).', Span(start=0, end=17))"),
        (read_bibliography("@book{a, title = {Rivers}}"), "Bibliography(references=1, problems=0)"),
        (outline(Document.of("Rivers.")), "Outline(lists=0, entries=0, characters=7)"),
        (PartialDate(year=1984, circa=True), "PartialDate(year=1984, circa=True)"),
    ],
)
def test_a_short_form_says_what_it_is(value: object, shown: str) -> None:
    assert repr(value) == shown


def test_a_long_text_is_cut() -> None:
    assert len(repr(RawReference.of(LONG))) < 120
    assert len(repr(Document.of(LONG).view)) < 120
