"""The outline: where the lists are, what the running text shows, and laws that hold for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.model.document import Document
from refextract.outline import outline
from refextract.outline.parts import Outline

BODY = "Sets were counted early (Cantor 1874), and tables came later.\n\n"
LIST = (
    "Cantor, G. (1874). Ueber eine Eigenschaft. Journal für die reine und angewandte Mathematik, 77, 258-262.\n\n"
    "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.\n\n"
    "Turing, A. M. (1936). On computable numbers. Proceedings of the LMS, 42(2), 230-265.\n"
)


def outlined(text: str) -> Outline:
    return outline(Document.of(text))


def shown(text: str) -> list[str]:
    return [entry.view.text for entry in outlined(text).entries]


def test_a_heading_begins_a_list() -> None:
    parts = outlined(f"{BODY}References\n\n{LIST}")
    assert [entry.view.text[:6] for entry in parts.entries] == ["Cantor", "Knuth,", "Turing"]
    assert parts.running.text == BODY.strip()
    assert parts.lists[0].heading is not None


def test_headings_may_be_numbered_marked_up_or_spaced() -> None:
    spaced = ("R E F E R E N C E S", "参 考 文 献", "참　고　문　헌")
    for heading in ("5. References", "## References:", "REFERENCES", "**Bibliography**", *spaced):
        assert len(shown(f"{BODY}{heading}\n\n{LIST}")) == 3, heading


def test_contents_that_name_the_list_are_none() -> None:
    planned = (
        "1 Introduction\n\nReferences\n\n2 METHODS AND MATERIALS\n\nThe study was made as planned by the team.\n\n"
    )
    parts = outlined(f"{planned}{BODY}References\n\n{LIST}")
    assert [len(each.entries) for each in parts.lists] == [3]


def test_what_follows_a_list_is_no_entry() -> None:
    for after in ("Appendix\n\nThe tables were set by hand.", "Photo by: Ada Example\n\n*The talk was held in Delft.*"):
        assert len(shown(f"{BODY}References\n\n{LIST}\n{after}\n")) == 3, after


def test_a_text_without_a_list_has_none() -> None:
    assert outlined(BODY).lists == ()
    assert outlined("").lists == ()


def test_page_numbers_are_no_part_of_an_entry() -> None:
    text = f"{BODY}References\n\n[1] Knuth, D. The\n\n- 3 -\n\nTeXbook. 1984.\n[2] Lamport, L. LaTeX. 1986.\n"
    first, second = outlined(text).entries
    assert first.view.text == "Knuth, D. The TeXbook. 1984."
    assert "- 3 -" in first.span.of(text)
    assert (first.label, second.label) == ("1", "2")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aA1. \n\f\t-[](),;:“”\xa0éß中", max_size=300), st.integers(0, 30))
def test_laws_hold_for_any_text(tail: str, padding: int) -> None:
    text = f"{BODY}References\n{tail}"
    parts = outlined(text)
    spans = [entry.span for entry in parts.entries]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for entry in parts.entries:
        assert "\n" not in entry.view.text
        for piece in entry.view.pieces:
            assert entry.span.start <= piece.source <= piece.source_end <= entry.span.end
    moved = outlined("\n" * padding + text)
    assert [span.shifted(padding) for span in spans] == [entry.span for entry in moved.entries]
    assert moved.running.text == parts.running.text


def test_a_list_without_a_known_heading_is_found_by_its_look() -> None:
    years = (1820, 1821, 1826)
    more = "\n\n".join(f"Weber, W. ({year}). Beiträge. Annalen der Physik, {year - 1790}, 1-9." for year in years)
    for heading in ("", "What we have read\n\n"):
        text = f"{BODY * 3}{heading}{LIST}{more}\n\nWe would like to thank all who have helped us with this.\n"
        assert len(shown(text)) == 6


def test_sub_headings_part_a_list_and_are_no_entries() -> None:
    first, second, third = LIST.strip().split("\n\n")
    lists = f"{first}\n\n### On type\n\n{second}\n\n{third}"
    text = f"{BODY}References\n\nPrimary sources\n\n{first}\n\nSecondary sources\n\n{second}\n\n{third}\n"
    assert len(shown(text)) == 3
    marked = f"{BODY}## References\n\n### On sets\n\n{lists}\n\n## Thanks\n\nTo all.\n"
    assert len(shown(marked)) == 3


def test_each_chapter_may_have_its_list() -> None:
    text = "".join(f"Chapter {n}\n\n{BODY}References\n\n{LIST}\n" for n in (1, 2))
    parts = outlined(text)
    assert [len(each.entries) for each in parts.lists] == [3, 3]
    assert "Chapter 2" in parts.running.text


def test_notes_are_told_from_the_body() -> None:
    text = f"{BODY}Notes\n\n1 See Cantor 1874.\n\nReferences\n\n{LIST}"
    parts = outlined(text)
    assert [span.of(text) for span in parts.notes] == ["Notes\n\n1 See Cantor 1874."]
    assert "See Cantor 1874." in parts.running.text
    assert len(parts.entries) == 3


def test_lists_of_other_things_are_no_reference_lists() -> None:
    for text in (
        "Contents\n\n1. Introduction 3\n2. Methods 7\n3. References 19\n\n",
        "- 1 University of Delft\n- 2 Academy of Arts, Utrecht\n- 3 Royal Library, The Hague\n\n",
        "We ask:\n\n1. Why are sets so old?\n2. Who has counted them?\n3. What was their use?\n\n",
    ):
        assert outlined(f"{text}{BODY}").lists == (), text
