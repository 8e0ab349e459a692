from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract import extract
from refextract.text import Span
from tests.citations.styles.cases import Case, cases, citations, said
from tests.growth import assert_linear

STYLES = ("author_date", "author_page", "note", "title")


@pytest.mark.parametrize("case", cases("author_date.md"), ids=lambda case: case.text[:40])
def test_cases(case: Case):
    found = citations(case.text, case.references, STYLES)
    assert [citation.span.of(case.text) for citation in found] == case.spans
    assert [said(item) for citation in found for item in citation.items] == case.items


REFERENCES = tuple(reference for case in cases("author_date.md") for reference in case.references)

fragments = st.sampled_from(
    [
        "(",
        ")",
        "[",
        "]",
        "Knuth",
        " ",
        ", ",
        "1984",
        "et al.",
        "; ",
        " and ",
        "p. 3",
        "“",
        "”",
        "\n",
        "People",
        "a",
        "May ",
        "J. ",
    ]
)

texts = st.lists(fragments | st.text(max_size=3), max_size=40).map("".join)


@given(texts)
def test_citations_are_sorted_disjoint_and_hold_their_items(text):
    found = citations(text, REFERENCES, STYLES)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for citation in found:
        assert citation.items
        assert all(citation.span.contains(item.span) and len(item.span) for item in citation.items)


@given(texts, st.integers(0, 20))
def test_padding_shifts_spans(text, by):
    plain = citations(text, REFERENCES, STYLES)
    padded = citations("\n" * by + text, REFERENCES, STYLES)
    assert [citation.span.shifted(by) for citation in plain] == [citation.span for citation in padded]


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "[",
        "()",
        "(Knuth 1984) ",
        "Knuth, ",
        "(1984 ",
        "(Knuth, ",
        "a (1984) ",
        "et al. ",
        "“",
        "Knuth 1984 ",
        "(n.d. ",
        "é",
    ],
)
def test_cost_is_linear(unit):
    assert_linear(lambda size: citations(unit * (size // len(unit)), REFERENCES, STYLES), 4_000)


def test_span_of_an_item_leaves_out_its_separator():
    text = "(see Knuth 1984, p. 3; Lamport 1994)"
    (citation,) = citations(text, (), STYLES)
    assert [item.span.of(text) for item in citation.items] == ["Knuth 1984, p. 3", "Lamport 1994"]
    assert citation.items[0].prefix == "see"
    assert citation.span == Span(0, len(text))


LISTED = (
    "\n\nReferences\n\nISO (2001). Norms. Geneva: ISO.\nRoe, J. B. (1964a). Scaling of rivers. Psych, 29, 1-27.\n"
    "Roe, J. B. (1964b). Scaling of lakes. Psych, 29, 115-129.\nWHO (2003). Health. Geneva: WHO.\n"
)


@pytest.mark.parametrize(
    ("cited", "links"),
    [
        ("(nMDS, Roe, 1964a,b)", 2),
        ("(MDS; Roe, 1964a)", 1),
        ("(see WHO, 2003; MDS, Roe, 1964b)", 2),
        ("(ISO, 2001)", 1),
    ],
)
def test_what_a_method_is_called_for_short_is_no_author(cited: str, links: int) -> None:
    found = extract(f"It is done so {cited}.{LISTED}")
    assert len(found.references) == 4
    assert [link.reference is not None for link in found.links] == [True] * links
