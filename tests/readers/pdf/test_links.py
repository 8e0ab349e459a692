"""Link annotations: which words they are, which lines they lead to, and what the stages make of them."""

from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers import read
from tests.readers.pdf.writer import Link, Text, lines, pdf

BODY = lines(
    72, 100, ["Rivers carry gravel, which the survey (Ahlgren and others) has shown.", "See the map on page 2."]
)
LIST = [
    Text(72, 60, "References", 12, "bold"),
    *lines(72, 90, ["Ahlgren, P. (2001). Rivers of the north. Lund: Nordic Academic Press."]),
    *lines(72, 120, ["Bernstein, Q. (1999). Gravel. Berlin: Springer."]),
]
SURVEY = (1, Link(234, 92, 326, 103, page=2, x=72, y=82))
MAP = (1, Link(88, 104, 108, 115, page=2, x=72, y=50))


def document(*links: tuple[int, Link]) -> Document:
    return read(pdf([BODY, LIST], links=links))


def test_a_link_is_the_words_that_can_be_clicked_and_the_line_below_its_goal() -> None:
    read_ = document(SURVEY)
    (citation,) = read_.given.citations
    (entry,) = read_.given.entries
    assert "Ahlgren" in citation.span.of(read_.text)
    assert entry.span.of(read_.text).startswith("Ahlgren, P. (2001)")
    assert citation.items[0].key in entry.keys
    assert not entry.whole


def test_a_link_to_an_entry_is_a_citation_and_its_link() -> None:
    found = extract(document(SURVEY))
    assert [link.reference for link in found.links] == [found.references[0].id]
    assert "link annotation" in found.links[0].reasons[0]
    assert len(found.references) == 2


def test_a_link_to_what_is_no_entry_is_no_citation() -> None:
    found = extract(document(MAP))
    assert found.links == ()


def test_addresses_lead_to_no_line() -> None:
    assert not document((1, Link(72, 92, 100, 103, url="https://example.org"))).given


def test_a_printed_number_counts_more_than_a_link() -> None:
    body = [Text(72, 100, "Rivers carry gravel [1] and sand [2].")]
    entries = ["[1] Ahlgren, P. (2001). Rivers of the north. Lund.", "[2] Bernstein, Q. (1999). Gravel. Berlin."]
    shown = [Text(72, 60, "References", 12, "bold"), *lines(72, 90, entries, leading=20)]
    wrong = (1, Link(158, 92, 170, 103, page=2, x=72, y=102))
    found = extract(read(pdf([body, shown], links=[wrong])))
    assert [link.reference for link in found.links] == [each.id for each in found.references]


def test_a_link_on_a_raised_figure_belongs_to_the_line_below_it() -> None:
    body = lines(72, 100, ["The rivers of the north carry gravel to", "the sea, as one", "has known since."])
    clicked = (1, Link(142.5, 101, 147, 109.5, page=2, x=72, y=112))
    found = read(pdf([[*body, Text(143, 108, "2", 6)], LIST], links=[clicked]))
    (citation,) = found.given.citations
    assert citation.span.of(found.text) == "2"
    assert "as one" in found.text[citation.span.start - 8 : citation.span.start]


def test_parts_of_a_link_that_is_broken_over_lines_are_one() -> None:
    body = lines(72, 100, ["Rivers carry gravel, as told by Ahlgren", "and others in their survey."])
    parts = [(1, Link(204, 92, 260, 103, page=2, x=72, y=82)), (1, Link(72, 104, 122, 115, page=2, x=72, y=82))]
    read_ = read(pdf([body, LIST], links=parts))
    (citation,) = read_.given.citations
    assert citation.span.of(read_.text) == "Ahlgren and others"


def test_a_raised_figure_that_leads_to_a_note_cites_no_entry() -> None:
    body = lines(72, 100, ["The rivers of the north carry gravel to", "the sea, as one", "has known since."] * 4)
    marks = [Text(143, 108, "1", 6), Text(143, 144, "2", 6)]
    note = [Text(72, 700, "1", 6), *lines(76, 703, ["This was told by the people of the north."], size=8)]
    labelled = [f"{number}. {text.text}" for number, text in enumerate(LIST[1:], 1)]
    shown = [LIST[0], *lines(72, 90, labelled, leading=30)]
    clicked = (1, Link(142.5, 101, 147, 109.5, page=1, x=72, y=693))
    read_ = read(pdf([[*body, *marks, *note], shown], links=[clicked]))
    assert [citation.span.of(read_.text) for citation in extract(read_).citations] == ["2"]
