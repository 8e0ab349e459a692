"""The posts of a page."""

from __future__ import annotations

from refextract.outline.lines import lines_of
from refextract.outline.scopes import scopes_of


def titles(text: str) -> list[str]:
    return [scope.of(text).strip().split("\n", 1)[0] for scope in scopes_of(text, lines_of(text))]


def test_lines_of_tags_end_posts() -> None:
    text = (
        "On sets\n\nSets are old (Cantor 1874).\n\nmaths Tagged sets, old | 0\n\n"
        "On maps\n\nMaps are older.\n\nmaths 0\n\nOn trees\n\nTrees grow.\n\nmaths Tagged trees | 2\n"
    )
    assert titles(text) == ["On sets", "On maps", "On trees"]


def test_dates_under_titles_begin_posts() -> None:
    text = "On sets\n\nAda Example\n\n2018-04-03\n\nSets are old.\n\nOn maps\n\n*Ada Example, 4 May 2018*\n\nMaps.\n"
    assert titles(text) == ["On sets", "On maps"]


def test_one_date_and_categories_in_prose_are_no_posts() -> None:
    assert (
        titles(
            "A paper\n\n3 May 2019\n\nWe sorted the sets into categories, and so on.\n\nCategories of sets\n\nMore.\n"
        )
        == []
    )
