"""Annotated files: what other programs find in them, and what is left as it was."""

import pytest

from refextract import Document, annotate, check, extract, read
from refextract.errors import ExportError
from tests.checking.annotation.noted import Jump, Note, noted
from tests.readers.pdf.writer import HEIGHT, WIDTH, Link, Text, lines, pdf

ENTRIES = [
    "[1] Ahlgren, P. (2001). Rivers of the north. Lund: Nordic Academic Press.",
    "[2] Bernstein, Q. (1999). Gravel. Berlin: Springer.",
    "[3] Chalmers, R. (1987). Chalk. Leeds: University Press.",
]
PAGES = [
    lines(72, 100, ["Rivers carry gravel [1] and sand [1, 3].", "Nobody knows why they do so [4]."]),
    [Text(72, 60, "References", 12, "bold"), *lines(72, 90, ENTRIES, leading=20)],
]


def annotated(data: bytes) -> bytes:
    document = read(data, name="rivers.pdf")
    extraction = extract(document)
    return annotate(data, document, extraction, check(document, extraction))


def found(data: bytes) -> tuple[list[Jump], list[Note]]:
    return noted(annotated(data))


@pytest.mark.parametrize("packed", [False, True])
def test_citations_lead_to_entries_and_entries_back(packed: bool) -> None:
    jumps, _ = found(pdf(PAGES, packed=packed))
    there = [jump for jump in jumps if jump.page == 1]
    assert [jump.goal for jump in there] == [2, 2, 2]
    tops = [HEIGHT - (90 + 20 * index) for index in (0, 0, 2)]
    assert all(0 < jump.height - top < 40 for jump, top in zip(there, tops, strict=True))
    assert all(jump.sides[2] - jump.sides[0] < 25 and jump.sides[3] - jump.sides[1] < 15 for jump in there)
    assert "Ahlgren 2001: Rivers of the north" in there[0].told
    back = [jump for jump in jumps if jump.page == 2]
    assert [(jump.goal, jump.told) for jump in back] == [(1, "cited 2 times, on p. 1"), (1, "cited once, on p. 1")]


@pytest.mark.parametrize("packed", [False, True])
def test_findings_are_highlights_with_notes(packed: bool) -> None:
    _, notes = found(pdf(PAGES, packed=packed))
    assert [(note.page, note.author) for note in notes] == [(1, "refextract"), (2, "refextract")]
    assert notes[0].told.startswith("R101 unresolved-citation: ")
    assert "R201" in notes[1].told
    assert all(note.is_drawn for note in notes)
    ((left, bottom, right, top),) = notes[1].lines
    assert left == pytest.approx(72, abs=1)
    assert right > 250
    assert bottom < HEIGHT - 110 < top


def test_all_that_was_there_is_there_byte_for_byte() -> None:
    for packed in (False, True):
        data = pdf(PAGES, packed=packed)
        assert annotated(data).startswith(data)


def test_annotating_again_puts_the_same_notes_and_learns_nothing_from_them() -> None:
    once = annotated(pdf(PAGES))
    twice = annotated(once)
    assert noted(twice) == noted(once)
    before, after = extract(pdf(PAGES)), extract(once)
    assert before.links == after.links
    assert before.citations == after.citations


def test_notes_go_where_nothing_is_found_any_more() -> None:
    once = annotated(pdf(PAGES))
    document = read(once)
    assert noted(annotate(once, document, extract(Document.of("")))) == ([], [])


def test_annotations_of_the_file_stay() -> None:
    own = (1, Link(400, 92, 420, 103, url="https://example.org/rivers"))
    jumps, _ = found(pdf(PAGES, links=[own]))
    assert [jump.goal for jump in jumps if jump.page == 1] == [2, 2, 2, 0]


def test_a_citation_that_the_file_links_has_no_second_link() -> None:
    own = (1, Link(158, 92, 180, 103, page=2, x=72, y=82))
    jumps, _ = found(pdf(PAGES, links=[own]))
    assert len([jump for jump in jumps if jump.page == 1]) == 3


def test_a_range_has_a_part_for_each_of_its_entries() -> None:
    jumps, _ = found(pdf([[Text(72, 100, "Rivers carry gravel [1-3] to the sea.")], PAGES[1]]))
    first, second, third = (jump for jump in jumps if jump.page == 1)
    assert first.sides[2] == pytest.approx(second.sides[0], abs=0.02)
    assert first.height > second.height > third.height


def test_notes_stand_on_their_words_where_a_page_is_turned() -> None:
    plain, _ = found(pdf(PAGES))
    turned, _ = found(pdf(PAGES, rotate=180))
    assert [jump.sides for jump in turned] == [jump.sides for jump in plain]
    assert max(jump.sides[2] for jump in turned) < WIDTH


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_whose_table_is_broken_is_mended(packed: bool) -> None:
    data = pdf(PAGES, packed=packed)
    place = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    broken = data.replace(b"startxref\n%d" % place, b"startxref\n%d" % (place - 5))
    assert found(broken) == found(data)


def test_an_encrypted_file_is_refused() -> None:
    data = pdf(PAGES, password="", owner="secret")
    with pytest.raises(ExportError, match=r"rivers\.pdf: is encrypted; save a copy without protection"):
        annotated(data)


def test_what_is_no_pdf_is_refused() -> None:
    document = read("As Knuth (1984) says.", name="knuth.txt")
    with pytest.raises(ExportError, match="annotations can be put into a PDF file, and this is none"):
        annotate(b"As Knuth (1984) says.", document, extract(document))
