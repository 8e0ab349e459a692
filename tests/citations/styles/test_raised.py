"""Raised figures that a document shows as such: which of them cite, and which belong to a name, a word or an ion."""

import regex

from refextract.citations.styles._raised import raised_groups
from refextract.text import Span


def groups(marked: str) -> list[str]:
    """The groups of a text whose raised figures stand in braces."""
    parts = regex.split(r"[{}]", marked)
    raised, text = [], ""
    for index, part in enumerate(parts):
        if index % 2:
            raised.append(Span(len(text), len(text) + len(part)))
        text += part
    return [group.span.of(text) for group in raised_groups(text, raised)]


def test_figures_behind_words_cite() -> None:
    assert groups("as was shown{1,2} by all of them,{3–5} and later{6}") == ["1,2", "3–5", "6"]


def test_figures_of_a_byline_do_not() -> None:
    byline = "Anna Example{1,2}, Boris Sample{1} & Carla Instance Model{1,2}"
    assert groups(f"On rivers\n{byline}\nRivers carry gravel{{3}} to the sea.") == ["3"]


def test_figures_that_lead_a_word_belong_to_it() -> None:
    assert groups(
        "{1}Anna Example, {2}Boris Sample\nshown by labelling with {13}C long ago{4} when nobody knew of it"
    ) == ["4"]


def test_charges_are_none() -> None:
    assert groups("Cations (Mn{2+}, K{+}, SO{2−}) were added{7}.") == ["7"]
