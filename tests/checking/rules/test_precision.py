"""What figures and names in brackets are, where they could be citations without an entry and something else."""

from pathlib import Path

import pytest

from refextract import check, extract, read
from refextract.model.diagnostic import Diagnostic
from refextract.options import CheckOptions
from tests.checking.rules.test_unresolved import LIST, numbered, told

WALKED = "".join(f"Fact {n} is known [{n}]. " for n in range(1, 11))


def unresolved(path: Path) -> list[str]:
    document = read(path)
    found = check(document, extract(document), options=CheckOptions(select=("unresolved-citation",)))
    return [each.span.of(document.text) for each in found]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("See [1,14].", "14"),
        ("See [3, 99].", "99"),
        ("See [15, p. 3].", "15, p. 3"),
        ("So it is [25].", "25"),
        ("So say Smith et al. [44] as well.", "44"),
        ("So does Smith [44] say.", "44"),
        ("As in Ref. [44] we see.", "44"),
    ],
)
def test_a_number_far_above_the_list_is_told_where_it_cites(sentence: str, number: str) -> None:
    assert told(f"{WALKED}\n\n{sentence}{numbered(*range(1, 11))}") == [number]


@pytest.mark.parametrize(
    "sentence",
    ["In [1984] it rained.", "The array a[44] is long.", "It took [120] days.", "See line [44].", "At [0, 44]."],
)
def test_another_figure_in_brackets_is_not_told(sentence: str) -> None:
    assert told(f"{WALKED}\n\n{sentence}{numbered(*range(1, 11))}") == []


def test_many_numbers_above_a_list_show_that_it_was_not_read_to_its_end() -> None:
    text = WALKED + "".join(f"More is known of it [{n}]. " for n in range(21, 60, 2))
    assert told(text + numbered(*range(1, 11))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The [2+2] cycloaddition is old.",
        "Let x lie in [1, 2] here.",
        "Let x in [1, 2] be a number.",
        "The interval [1, 2] is closed.",
        "It maps a line onto [1, 2] here.",
        "It is uniform on [1, 2] here.",
    ],
)
def test_a_formula_cites_no_entry(sentence: str) -> None:
    text = f"So it is [1] and so it is not [3]. {sentence}{numbered(1, 2, 3)}"
    assert told(text) == []
    assert len(told(text, "uncited-reference")) == 1


def test_numbers_behind_other_words_cite() -> None:
    text = f"So it is [1] and so it is not [3]. The results in [1, 2] are new.{numbered(1, 2, 3)}"
    assert told(text, "uncited-reference") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "So it is (Stand 2020).",
        "So it is (Stand: Mai 2020).",
        "So it is (Aktualisiert 2020).",
        "Der BGH (NJW 2010, 123) sieht es anders.",
        "Das OLG (FamRZ 2010, 123) sieht es anders.",
        "Im Jahr (2015) war es anders.",
        "Moldavia (1958, 1962, 1970, 1994) won five cups.",
    ],
)
def test_a_state_a_law_report_and_dates_of_events_are_not_told(sentence: str) -> None:
    assert told(f"Knuth (1984) says so, and Lamport (1994) too. {sentence}{LIST}") == []


@pytest.mark.parametrize("sentence", ["边燕杰（1998）讨论关系。", "正如边燕杰（1998）指出，这很重要。"])
def test_a_chinese_author_in_a_sentence_is_told(sentence: str) -> None:
    text = f"李明（2002）认为如此。{sentence}\n\n参考文献\n\n李明（2002）《社会研究》，北京：商务印书馆。\n"
    assert told(text, name="text.txt") == ["边燕杰（1998）"]


@pytest.mark.parametrize("sentence", ["北京奥运会（2008）讨论很多。", "中国（1998）提出这一点。"])
def test_a_chinese_event_in_a_sentence_is_not_told(sentence: str) -> None:
    text = f"李明（2002）认为如此。{sentence}\n\n参考文献\n\n李明（2002）《社会研究》，北京：商务印书馆。\n"
    assert told(text, name="text.txt") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text.md", "---\nbibliography: refs.bib\n---\n\nSee @knuth1984. "),
        ("text.tex", "\\documentclass{article}\\begin{document}\\bibliography{refs}\nSee \\cite{knuth1984}. "),
    ],
)
def test_a_person_who_is_typed_beside_keys_is_told(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{knuth1984, author={Knuth, D.}, title={The TeXbook}, year={1984}}\n")
    document = tmp_path / name
    document.write_text(
        f"{text}As Smith (2010) says, and Zwicky (1942) argues, it is so (Jones 2011; Zwicky, 1957) in London (1990).\n"
    )
    assert unresolved(document) == ["Smith (2010)", "Zwicky (1942)", "Jones 2011", "Zwicky, 1957"]
    document.write_text(f"{text}It is so (Vienna 1900), (Windows 2000), (London, 1990), and in March (2010).\n")
    assert unresolved(document) == []


HANSEN = "\n\nReferences\n\nHansen, A. (2001). Alpha. Journal of Foo, 2(3), 10–20.\n"


def misspelt(text: str) -> list[Diagnostic]:
    document = read((text + HANSEN).encode(), name="text.md")
    return list(check(document, extract(document), options=CheckOptions(select=("misspelt-name",))))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Hanson (2001, p. 12) says so.", True),
        ("Hanson (2001, p. 300) says so.", False),
        ("Hansen (2001, p. 12) and Hanson (2001, p. 13) say so.", False),
    ],
)
def test_a_name_that_may_be_of_another_work_is_not_mended_safely(text: str, safe: bool) -> None:
    assert [each.fix and each.fix.safe for each in misspelt(text)] == [safe]
