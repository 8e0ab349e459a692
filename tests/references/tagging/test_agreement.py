"""Strings of one list that are drawn together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.references import parse_references
from refextract.references.tagging import load_tagger
from refextract.references.tagging.agreement import FEWEST, drawn_together
from refextract.references.tagging.chain import Floats


def drawn(chances: Floats, places: list[int]) -> Floats:
    """How far the scores of tokens are moved that stand behind the same gap, each after the field in `places`."""
    scores = np.zeros_like(chances)
    tokens = np.arange(len(chances))
    drawn_together(scores, chances, np.array(places), np.zeros(len(chances), np.int64), tokens)
    return scores


def test_the_one_in_doubt_follows_the_others() -> None:
    chances = np.array([[0.98, 0.02]] * 9 + [[0.45, 0.55]], np.float32)
    moved = drawn(chances, [3] * 10)
    assert moved[-1, 0] - moved[-1, 1] > 0.8
    assert np.abs(moved[:-1]).max() < 0.7


def test_a_mixed_list_stays_as_it_is() -> None:
    chances = np.array([[0.98, 0.02], [0.02, 0.98]] * 6, np.float32)
    assert not drawn(chances, [3] * 12).any()


def test_two_of_a_place_tell_nothing() -> None:
    chances = np.array([[0.98, 0.02], [0.4, 0.6]], np.float32)
    assert not drawn(chances, [3, 3]).any()


def test_places_are_told_apart() -> None:
    chances = np.array([[0.98, 0.02]] * 6 + [[0.02, 0.98]] * 6, np.float32)
    assert np.abs(drawn(chances, [3] * 6 + [4] * 6)).max() < 0.1


LISTED = [
    f"{name}, J. (20{year}). {title}. {host}, 12(3), 45–67."
    for name, year, title, host in (
        ("Roe", "01", "Silt in slow waters", "Journal of Rivers"),
        ("Doe", "02", "How mud is moved", "Water and Soil"),
        ("Poe", "03", "Two measures of turbidity", "Annals of Hydrology"),
        ("Moe", "04", "On the shape of deltas", "Journal of Rivers"),
        ("Loe", "05", "Flood marks and their use", "River Studies"),
        ("Zoe", "06", "A century of gauges", "Annals of Hydrology"),
    )
]


def test_a_doubtful_entry_is_read_as_the_rest_of_its_list() -> None:
    doubtful = "Coe, A. (2007). A century of sand. Tides, 4–9."
    alone = parse_references([doubtful])[0]
    listed = parse_references([*LISTED, doubtful], one_list=True)[-1]
    assert (listed.title, listed.container_title) == ("A century of sand", "Tides")
    assert listed.score >= alone.score


@given(st.lists(st.sampled_from(LISTED), max_size=FEWEST - 1, unique=True))
def test_few_strings_are_no_list(texts: list[str]) -> None:
    assert load_tagger().tag(texts, one_list=True) == load_tagger().tag(texts)


def test_a_list_of_bare_words_has_nothing_to_tell() -> None:
    words = ["a", "b", "c", "d", "e", "f"]
    assert load_tagger().tag(words, one_list=True) == load_tagger().tag(words)


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_list_can_be_tagged(texts: list[str]) -> None:
    for text, tagged in zip(texts, load_tagger().tag(texts, one_list=True), strict=True):
        assert all(0 <= field.start < field.end <= len(text) for field in tagged.fields)
        assert 0.0 <= tagged.score <= 1.0


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_a_list_does_not_matter(order: int) -> None:
    texts = LISTED[::order]
    tagged = {text: found.fields for text, found in zip(texts, load_tagger().tag(texts, one_list=True), strict=True)}
    assert [[f.variable for f in tagged[text]] for text in LISTED] == [
        ["author", "date", "title", "container-title", "volume", "issue", "page"]
    ] * len(LISTED)
