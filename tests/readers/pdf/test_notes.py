"""Notes of a paper with a list: works that they print again are cited, other works are references once."""

from refextract.model.extraction import Extraction
from refextract.pipeline import extract
from refextract.readers import read
from tests.readers.pdf.writer import Text, lines, pdf

BODY = [
    "Rivers carry gravel, sand and chalk to the sea as has been seen by",
    "all who have ever stood beside them for a day or two in spring, and",
    "nobody has ever doubted what they tell of the hills in the north,",
] * 12
AGAIN = [
    "1 Petra Ahlgren, Rivers of the North, Lund: Nordic Academic Press 2001, p. 12.",
    "2 Quentin Bernstein, Gravel in the Rivers of Europe, Berlin: Springer 1999, p. 7.",
]
NEW = [
    "3 See Ruth Chalmers, Chalk of the South, Leeds: University Press 1987, p. 5.",
    "4 Ibid., p. 7.",
    "5 Chalmers, Chalk of the South, p. 33.",
]
LIST = [
    "Ahlgren, Petra (2001). Rivers of the North. Lund: Nordic Academic Press.",
    "Bernstein, Quentin (1999). Gravel in the Rivers of Europe. Berlin: Springer.",
    "Dahl, Sigrid (2011). Lakes. Oslo: Universitetsforlaget.",
]


def paper(*notes: str) -> Extraction:
    body = [*lines(72, 100, BODY), *lines(72, 700, notes, leading=10, size=8)]
    return extract(read(pdf([body, [Text(72, 60, "References", 12, "bold"), *lines(72, 90, LIST, leading=20)]])))


def test_a_work_of_a_note_that_the_list_has_not_is_a_reference_once() -> None:
    found = paper(*AGAIN, *NEW)
    names = {reference.id: reference.text.split(",")[0] for reference in found.references}
    assert [*names.values()] == ["Ruth Chalmers", "Ahlgren", "Bernstein", "Dahl"]
    leads = [names.get(link.reference or "") for link in found.links]
    assert leads[:2] == ["Ahlgren", "Bernstein"]
    assert leads[2:] == ["Ruth Chalmers", "Ruth Chalmers"]


def test_works_in_notes_of_a_paper_that_cites_otherwise_are_remarks() -> None:
    assert len(paper(*NEW[:2]).references) == 3


def test_rows_of_dashes_are_no_entries() -> None:
    shown = [Text(72, 60, "References", 12, "bold"), *lines(72, 90, [*LIST, "- - - - -", "- - 287 - -"], leading=20)]
    found = extract(read(pdf([lines(72, 100, BODY), shown])))
    assert all(any(letter.isalpha() for letter in reference.text[:10]) for reference in found.references)
    assert len(found.references) == 3


def test_a_note_whose_number_touches_its_text_is_no_part_of_the_list() -> None:
    entries = lines(72, 90, LIST * 6, leading=20)
    notes = lines(
        72,
        700,
        ["3Because the people of the north told it in their songs, which nobody", "has sung since."],
        leading=10,
        size=8,
    )
    found = extract(read(pdf([lines(72, 100, BODY), [Text(72, 60, "References", 12, "bold"), *entries, *notes]])))
    assert found.references[-1].text.endswith("Universitetsforlaget.")
    assert not any("songs" in reference.text for reference in found.references)
