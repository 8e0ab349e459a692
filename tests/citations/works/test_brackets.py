"""What brackets beside a title hold: who wrote it and when, the title itself, a word of it, or a title of old."""

import pytest

from refextract.checking import check
from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers.markdown import read


def page(text: str) -> Document:
    return read(text.encode(), "page.md")


def works(text: str) -> list[tuple[str | None, list[str | None], int | None, str | None]]:
    """The titles that a page names, with the family names of their authors, year and publisher."""
    return [
        (each.title, [n.family for n in each.author.names], each.issued.year if each.issued else None, each.publisher)
        for each in extract(page(text)).references
    ]


def unresolved(text: str) -> list[str]:
    document = page(text)
    found = check(document, extract(document))
    return [each.span.of(text) for each in found if each.code == "R101"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I liked the essay “Rivers of Paper” (Okafor, 1988).", ("Rivers of Paper", ["Okafor"], 1988, None)),
        ("The paper “A Map Is All We Need” (Brandt et al., 2017).", ("A Map Is All We Need", ["Brandt"], 2017, None)),
        (
            "We read “Do Maps Have Morals?” (Marten & Oroz, 2019).",
            ("Do Maps Have Morals?", ["Marten", "Oroz"], 2019, None),
        ),
        (
            "L'article « La carte et le fleuve » (Duval et Roux, 2004).",
            ("La carte et le fleuve", ["Duval", "Roux"], 2004, None),
        ),
        ("Her novel *Glass Towns* (Gallimard, 2011) is short.", ("Glass Towns", [], 2011, "Gallimard")),
        ("Ann Holt's novel *Glass Towns* (Farview, 2011) is short.", ("Glass Towns", ["Holt"], 2011, "Farview")),
        ("Ann Holt's essay *Paper Love* (Holt, 1995) is short.", ("Paper Love", ["Holt"], 1995, None)),
    ],
)
def test_family_names_and_a_year_behind_a_title(
    text: str, found: tuple[str | None, list[str | None], int | None, str | None]
) -> None:
    assert works(f"What we read.\n\n{text}\n") == [found]


LIST = "\n\n## References\n\nOroz, Z. (1987). *Rivers in Action*. Turin: Bollati.\n"


def test_where_there_is_a_list_they_are_a_citation() -> None:
    text = f"I liked the essay “Rivers of Paper” (Okafor, 1988), and so did Oroz (1987).{LIST}"
    assert unresolved(text) == ["Okafor, 1988"]
    assert [each.title for each in extract(page(text)).references] == ["Rivers in Action"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "According to Tim Harford (Sorting, Fast and Well, 2011), we do.",
            ("Sorting, Fast and Well", ["Harford"], 2011, None),
        ),
        ("As Ann Holt (*The Long Way In*, 2004) says, it is far.", ("The Long Way In", ["Holt"], 2004, None)),
        ("It was Ken Holt's Nobody Asked You (2019) that did it.", ("Nobody Asked You", ["Holt"], 2019, None)),
        (
            "Ann Holt got a prize for her book Tidy and Proud: On (Not) Throwing Things Away.",
            ("Tidy and Proud: On (Not) Throwing Things Away", ["Holt"], None, None),
        ),
        (
            "I read Tom Ross's Towards (Re)Reading the City twice.",
            ("Towards (Re)Reading the City", ["Ross"], None, None),
        ),
    ],
)
def test_titles_in_brackets_and_brackets_in_titles(
    text: str, found: tuple[str | None, list[str | None], int | None, str | None]
) -> None:
    page_of_it = f"What we read.\n\n{text}\n"
    assert works(page_of_it) == [found]
    assert unresolved(page_of_it) == []


@pytest.mark.parametrize(
    "text",
    [
        "Park Min-ho's Leech (Geomeori, 2019) won.",
        "I saw *Les Deux Fleuves* (The Two Rivers, 1959) twice.",
        "Agnieszka Nowak's Green Coast (Zielony brzeg, 2023) is hard to watch.",
    ],
)
def test_the_title_of_a_work_in_another_language_is_no_citation(text: str) -> None:
    assert unresolved(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We heard Jane Porter (University of Leeds, 2019) and Angela Merkel (CDU, 2005).",
        "The “sharing economy” (Okafor, 2016) is young.",
        "We read Emma (Penguin) In the end.",
    ],
)
def test_brackets_that_name_no_work(text: str) -> None:
    assert works(f"What we heard.\n\n{text}\n") == []


def test_a_name_and_a_year_behind_a_term_cite() -> None:
    assert unresolved("The “sharing economy” (Okafor, 2016) is young.") == ["Okafor, 2016"]
