"""Raised figures that a document shows as such: which of them cite, and which belong to a name, a word or an ion."""

import regex

from refextract.citations.styles._notations import choose
from refextract.citations.styles._raised import raised_groups
from refextract.text import Span
from tests.citations.styles.lists import numbered


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


def test_a_figure_behind_a_bracket_cites() -> None:
    marked = "as told by the index (GSI){1}, in the act (or the law of food){2,3} and in [all of them (ISI){4}] since"
    assert groups(marked) == ["1", "2,3", "4"]


def test_a_figure_behind_a_heading_in_capitals_cites() -> None:
    before = "Rivers carry gravel{1} to the sea.\n" + "Gravel rolls, and sand drifts.\n" * 110
    assert groups(before + "Sample Preparation And Sieving{3}\nAll was dried.\nAnna Example{4}\n") == ["1", "3"]


def plain(text: str, count: int) -> list[str]:
    choice = choose(numbered(text, count))
    return [group.span.of(text) for group in choice.groups] if choice else []


def test_figures_behind_a_word_that_is_no_abbreviation_cite() -> None:
    text = "It rose in the 1960s.1 They made much of this issue.2,3 See Fig.5 and the drawing.4 So it ended.5"
    assert plain(text, 5) == ["1", "2,3", "4", "5"]


def test_figures_of_volumes_and_decimal_commas_do_not() -> None:
    text = "Grass is green.1 Some doubt it.2 It was told in 2018;3(2):4. Of all (IC95% 3,2;5,1) it holds.3 And ends.4"
    assert plain(text, 4) == ["1", "2", "3", "4"]


def test_a_year_with_its_bracket_is_no_name_of_a_byline() -> None:
    text = "Grass is green.1 So it is.2 Adapted from Allen et al. (2006)3 and Nathan (1999).4\nIt ended.5"
    assert plain(text, 5) == ["1", "2", "3", "4", "5"]


def test_figures_behind_a_blank_cite_in_a_row_that_is_set_apart_and_behind_others() -> None:
    text = (
        "Grass is green. 1\n\nSo it is. 2\n\nThey saw moss in all of the wet fields 3 , 5 , 6 and told it. "
        "It was found by Roe et al. 4, who measured it in 12 , 13 , 9 fields. Of Poe et al. 7 fields were dry."
    )
    assert plain(text, 7) == ["1", "2", "3 , 5 , 6", "4"]


def test_pages_of_contents_and_indexes_and_rows_of_tables_do_not_cite() -> None:
    text = (
        "1 Of green grass 2\n2.1 Of moss . . . . . . . 3\n\nGrass is green. 1\n\nSo it is. 2\n\nIt was wet. 3\n\n"
        "It was dry. 4\n\nSo it ended. 5\n\n1 1 2 4\n\nmoss, 4\n\ngrass, 5"
    )
    assert plain(text, 5) == ["1", "2", "3", "4", "5"]
