"""Where findings and results stand: pages and boxes in reports and in JSON."""

from refextract.checking.diagnostics import check
from refextract.checking.report import Checked, github, gitlab, junit, sarif, text
from refextract.checking.report.html import render as html
from refextract.checking.report.listing import listed_document
from refextract.checking.report.notices import reported
from refextract.checking.report.record import extraction_record
from refextract.pipeline import extract
from refextract.readers import read
from tests.readers.pdf.writer import Text, lines, pdf

ENTRIES = [
    "Ahlgren, P. (2001). Rivers of the north. Lund: Nordic Academic Press.",
    "Bernstein, Q. (1999). Gravel. Berlin: Springer.",
]
PAGES = [
    lines(72, 100, ["Rivers carry gravel as was shown by Ahlgren (2001) and by others."]),
    lines(72, 100, ["This was not seen by those who looked at chalk."]),
    [Text(72, 60, "References", 12, "bold"), *lines(72, 90, ENTRIES, leading=20)],
]


def checked() -> Checked:
    document = read(pdf(PAGES), name="rivers.pdf")
    extraction = extract(document)
    return Checked(document, extraction, check(document, extraction))


def test_findings_are_told_with_their_page() -> None:
    told = [reported(checked())]
    assert "rivers.pdf:p. 3: R201" in text.render(told, ())
    assert "p. 3" in html(told, ())
    assert "rivers.pdf:p. 3" in junit.render(told, ())
    assert "::p. 3: " in github.render(told, ())
    assert '"p. 3: ' in gitlab.render(told, ())
    log = sarif.render(told, ())
    assert "p. 3: " in log
    assert "region" not in log


def test_json_tells_pages_and_boxes() -> None:
    found = checked()
    assert found.extraction is not None
    record = extraction_record(found.document, found.extraction)
    assert [each["page"] for each in record["references"]] == [3, 3]
    ((page, left, top, right, bottom),) = record["references"][1]["boxes"]
    assert page == 3
    assert left == 72
    assert top < 110 < bottom
    assert right > 200
    assert listed_document(reported(found))["diagnostics"][0]["page"] == 3


def test_texts_have_no_pages() -> None:
    document = read("As Knuth (1984) says.\n\nReferences\n\nKnuth, D. (1984). The TeXbook.\n")
    record = extraction_record(document, extract(document))
    assert not any("page" in each or "boxes" in each for each in (*record["citations"], *record["references"]))
