from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.values.pages import Pages, format_pages, parse_pages

YES = {
    "126-135": "126-135",
    "Pp. 126–135": "126-135",
    "378—389": "378-389",
    "141-71": "141-71",
    "45f.": "45f",
    "12 ff.": "12 ff",
    "xii-xv": "xii-xv",
    "S12-S15": "S12-S15",
    "12:1–12:19": "12:1-12:19",
    "1-12, 15": "1-12, 15",
    "e0123456": "e0123456",
    "VI": "VI",
    "p. 84": "84",
    "256 p.": "256 p.",
    "xii + 256 pp.": "xii + 256 p.",
}


@pytest.mark.parametrize("text", YES)
def test_reads(text: str) -> None:
    pages = parse_pages(text)
    assert pages is not None
    assert format_pages(pages) == YES[text]


@pytest.mark.parametrize("text", ["", "foo", "see above", "-", "p."])
def test_reads_no_pages(text: str) -> None:
    assert parse_pages(text) is None


LABELS = st.integers(1, 99999).map(str) | st.sampled_from(["iv", "S12", "e0123"])


@given(st.lists(st.tuples(LABELS, st.none() | LABELS), min_size=1, max_size=4).map(tuple))
def test_prints_what_it_reads(ranges: tuple[tuple[str, str | None], ...]) -> None:
    pages = Pages(ranges=ranges)
    assert parse_pages(format_pages(pages)) == pages


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    parse_pages(text)
