from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.languages import language
from refextract.values.locator import Locator, format_locator, parse_locator

YES = {
    "p. 99 / 104": ("page", "99 / 104"),
    "p. VI": ("page", "VI"),
    "pp. 12–15": ("page", "12–15"),
    "p.8": ("page", "8"),
    "pp. 12, 15 and 18": ("page", "12, 15 and 18"),
    "p. 45f.": ("page", "45f."),
    "at p. 45": ("page", "45"),
    "ch. 3": ("chapter", "3"),
    "§ 12": ("section", "12"),
    "§§ 3-5": ("section", "3-5"),
    "fig. 2a": ("figure", "2a"),
    "para. 12": ("paragraph", "12"),
}


@pytest.mark.parametrize("text", YES)
def test_reads(text: str) -> None:
    assert parse_locator(text) == Locator(label=YES[text][0], value=YES[text][1])


@pytest.mark.parametrize("text", ["", "45", "p.", "hello", "page", "paper 3", "see 45"])
def test_reads_no_locator(text: str) -> None:
    assert parse_locator(text) is None


@pytest.mark.parametrize("text", ["45", "12–15", "VI", "45f.", "99 / 104"])
def test_a_bare_number_is_what_the_caller_says(text: str) -> None:
    assert parse_locator(text, default="page") == Locator(label="page", value=text.rstrip("."))


@given(st.sampled_from(sorted(language("en").locators)), st.integers(1, 9999).map(str))
def test_prints_what_it_reads(label: str, value: str) -> None:
    locator = Locator(label=label, value=value)
    assert parse_locator(format_locator(locator)) == locator


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    parse_locator(text)
