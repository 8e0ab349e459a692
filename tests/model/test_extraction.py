"""What an extraction answers: the reference of an item, rows for data frames, short forms."""

import pickle

import pytest

from refextract import AuthorYear, CitationItem, Extraction, Reference, Span, extract

FOUND = extract(
    "Known since Knuth (1984, p. 3; Doe 1999), and known well (Knuth 1984).\n\n"
    "References\n\n"
    "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.\n\n"
    "Shannon, C. E. (1948, July). A Mathematical Theory of Communication. Bell System Technical Journal, 27(3), 379.\n"
)


def items(found: Extraction) -> list[CitationItem]:
    return [item for citation in found.citations for item in citation.items]


def test_every_item_leads_to_the_reference_of_its_link() -> None:
    references = [FOUND.reference_of(item) for item in items(FOUND)]
    assert [each.id if each else None for each in references] == [link.reference for link in FOUND.links]
    assert {each.title for each in references if each} == {"The TeXbook"}
    assert None in references


def test_an_item_of_another_extraction_is_refused() -> None:
    with pytest.raises(ValueError, match="no citation of this extraction"):
        FOUND.reference_of(CitationItem(span=Span(0, 3), pointer=AuthorYear(names=("Doe",))))


def test_a_changed_copy_does_not_answer_as_the_first_one_did() -> None:
    item = items(FOUND)[0]
    assert FOUND.reference_of(item)
    links = tuple(link.model_copy(update={"reference": None}) for link in FOUND.links)
    changed = FOUND.model_copy(update={"links": links})
    assert changed.reference_of(item) is None
    assert changed.to_dicts()[0]["cited"] == 0
    assert FOUND.model_copy() == FOUND == pickle.loads(pickle.dumps(FOUND))  # noqa: S301 - our own


def test_an_extraction_read_back_from_json_answers_alike() -> None:
    again = Extraction.model_validate_json(FOUND.model_dump_json())
    assert again == FOUND
    assert again.to_dicts("citations") == FOUND.to_dicts("citations")


def test_rows_have_one_shape_and_plain_values() -> None:
    for rows in (FOUND.to_dicts(), FOUND.to_dicts("citations")):
        assert len({tuple(row) for row in rows}) == 1
        assert all(isinstance(value, str | int | float | None) for row in rows for value in row.values())


def test_a_row_of_a_reference() -> None:
    row = FOUND.to_dicts("references")[1]
    told = {"author": "Shannon, C. E.", "issued": "1948-07", "year": 1948, "volume": "27", "cited": 0, "editor": None}
    assert told.items() <= row.items()


def test_a_row_of_a_citation() -> None:
    row = FOUND.to_dicts("citations")[0]
    told = {"kind": "author-year", "pointer": "Knuth 1984", "locator_label": "page", "locator": "3", "reference": "r1"}
    assert told.items() <= row.items()


def test_rows_of_something_else_are_refused() -> None:
    with pytest.raises(ValueError, match="'references' and of 'citations', not of 'links'"):
        FOUND.to_dicts("links")  # type: ignore[arg-type]


def test_short_forms_are_short() -> None:
    assert repr(FOUND) == "Extraction('<text>', citations=2, references=2, links=3, unresolved=1, diagnostics=0)"
    assert repr(FOUND.references[0]) == "Reference('r1', 'Knuth 1984, The TeXbook')"
    assert repr(FOUND.references[1]) == "Reference('r2', 'Shannon 1948, A Mathematical Theory of Communication')"
    assert repr(FOUND.citations[0]) == "Citation('c1', 'author_date', span=Span(start=12, end=40), items=2)"
    assert repr(FOUND.references[0].author) == "NameList(names=(Name(family='Knuth', given='D. E.'),))"


def test_the_page_of_a_notebook_shows_references_and_escapes_what_they_say() -> None:
    evil = Reference(id="r1", span=Span(0, 1), text="x", title="<script>alert(1)</script>", volume="1 & 2")
    shown = Extraction(source="<b>", references=(evil,))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<b>" not in shown
    assert "<td>1 &amp; 2</td>" in evil._repr_html_()


def test_a_long_list_is_cut_in_a_notebook() -> None:
    many = tuple(Reference(id=f"r{n}", span=Span(0, 1), text="x", title=f"Rivers {n}") for n in range(205))
    shown = Extraction(source="x", references=many)._repr_html_()
    assert shown.count("<tr>") == 201
    assert "and 5 more" in shown


def test_names_and_dates_of_a_reference_are_written_in_a_notebook() -> None:
    shown = FOUND.references[1]._repr_html_()
    assert "<td>Shannon C. E.</td>" in shown
    assert "<td>1948-7</td>" in shown
