from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.values.identifier import (
    doi_in,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_issn,
    parse_pmid,
    parse_url,
    trimmed_address,
)


@pytest.mark.parametrize(
    "text",
    [
        "10.1016/S0140-6736(20)30183-5",
        "doi:10.1016/S0140-6736(20)30183-5.",
        "https://doi.org/10.1016/S0140-6736(20)30183-5",
        "http://dx.doi.org/10.1016/ S0140-6736(20)30183-5),",
        "DOI: 10.1016/S0140-6736(20)30183-5;",
    ],
)
def test_reads_a_doi(text: str) -> None:
    assert parse_doi(text) == "10.1016/S0140-6736(20)30183-5"


@pytest.mark.parametrize("text", ["", "10.5", "10.12/x", "doi", "https://example.org/", "v10.1000/x"])
def test_reads_no_doi(text: str) -> None:
    assert parse_doi(text) is None


def test_a_doi_ends_where_an_address_begins() -> None:
    assert parse_doi("doi:10.1000/182.3http://example.org/182.3") == "10.1000/182.3"
    assert parse_doi("10.1000/182;doi:10.1000/183") == "10.1000/182"


def test_finds_a_doi_in_an_address() -> None:
    assert doi_in("https://onlinelibrary.wiley.com/doi/full/10.1111/1758-5899.13256") == "10.1111/1758-5899.13256"
    assert doi_in("https://example.org/doi/10.1000/abc/pdf?download=true") == "10.1000/abc"
    assert doi_in("https://example.org/2010.1000/abc") is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/a.", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("http:// www.example.org/ a", "http://www.example.org/a"),
        ("www.example.org", "www.example.org"),
        ("example.org/page", "example.org/page"),
        ("https://example.org/a/v2,doi:10.1000/182", "https://example.org/a/v2"),
        ("https://example.org/a.html{#}bhttps://example.org/c", "https://example.org/a.html{#}b"),
        ("https://web.example.org/2012/https://example.org/a", "https://web.example.org/2012/https://example.org/a"),
        ("https://example.org/go?to=https://example.org/a", "https://example.org/go?to=https://example.org/a"),
        ("report.pdf", None),
        ("no address", None),
    ],
)
def test_reads_an_address(text: str, url: str | None) -> None:
    assert parse_url(text) == url


def test_reads_identifiers_with_their_check_digits() -> None:
    assert parse_isbn("ISBN: 978-3-88264-475-3") == "978-3-88264-475-3"
    assert parse_isbn("0486653633") == "0486653633"
    assert parse_isbn("978-3-88264-475-4") is None
    assert parse_issn("ISSN 0044-3093") == "0044-3093"
    assert parse_issn("0044-3094") is None
    assert parse_arxiv("arXiv:math.QA/9806043") == "math.QA/9806043"
    assert parse_arxiv("1202.1118v1") == "1202.1118v1"
    assert parse_arxiv("1202") is None
    assert parse_pmid("PMID 9404837") == "9404837"
    assert parse_pmid("PM") is None


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    for parse in (parse_doi, parse_url, parse_isbn, parse_issn, parse_arxiv, parse_pmid, doi_in):
        parse(text)


@given(st.text(alphabet="ab().,[]/:", max_size=60))
def test_trimming_is_done_once(text: str) -> None:
    trimmed = trimmed_address(text)
    assert text.startswith(trimmed)
    assert trimmed_address(trimmed) == trimmed


@given(st.integers(0, 10**12 - 1))
def test_exactly_one_check_digit_fits(number: int) -> None:
    assert sum(parse_isbn(f"{number:012d}{digit}") is not None for digit in range(10)) == 1
