"""Pages of PDF files in the report: pictures with what is found marked on them."""

import re
from pathlib import Path

import pytest
from tests.readers.pdf.writer import Text, lines, pdf

from refextract.checking.run import check_files
from refextract.checking.session import RunOptions
from refextract.cli import main

ENTRIES = [
    "[1] Ahlgren, P. (2001). Rivers of the north. Lund: Nordic Academic Press.",
    "[2] Bernstein, Q. (1999). Gravel. Berlin: Springer.",
]
PAGES = [
    lines(72, 100, ["Rivers carry gravel [1] to the sea."]),
    lines(72, 100, ["Here nothing at all is cited."]),
    [Text(72, 60, "References", 12, "bold"), *lines(72, 90, ENTRIES, leading=20)],
]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(PAGES))
    return path


def figures(page: str) -> dict[str, str]:
    found = re.findall(r'<figure class="sheet" id="d1-p(\d+)">.*?</figure>', page, re.DOTALL)
    return dict(zip(found, re.findall(r'<figure class="sheet".*?</figure>', page, re.DOTALL), strict=True))


def test_pages_with_marks_are_shown(paper: Path) -> None:
    page = check_files(paper, run=RunOptions(keep="pages", jobs=1)).render("html")
    shown = figures(page)
    assert [*shown] == ["1", "3"]
    assert all('<image href="data:image/png;base64,iVBOR' in each for each in shown.values())
    assert shown["1"].count('class="citation resolved"') == 1
    assert shown["3"].count('class="entry"') == 2
    assert shown["3"].count('class="finding') == 1
    left, top = map(float, re.findall(r'rect class="entry" x="([\d.]+)" y="([\d.]+)"', shown["3"])[0])
    assert left == pytest.approx(72, abs=0.1)
    assert 75 < top < 90


def test_every_mark_leads_somewhere(paper: Path) -> None:
    page = check_files(paper, run=RunOptions(keep="pages", jobs=1)).render("html")
    goals = {goal for each in figures(page).values() for goal in re.findall(r'<a href="#([^"]+)">', each)}
    assert goals
    assert all(f'id="{goal}"' in page for goal in goals)


def test_there_are_no_pictures_unless_they_are_asked_for(paper: Path) -> None:
    assert "<figure" not in check_files(paper, run=RunOptions(keep="extractions", jobs=1)).render("html")


def test_texts_have_no_pages(tmp_path: Path) -> None:
    text = tmp_path / "paper.txt"
    text.write_text("As Knuth (1984) says.", "utf-8")
    assert "<figure" not in check_files(text, run=RunOptions(keep="pages", jobs=1)).render("html")


def test_pages_are_asked_for_by_an_option(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = paper.with_name("report.html")
    main(["check", str(paper), "--pages", "-o", str(out)])
    assert [*figures(out.read_text("utf-8"))] == ["1", "3"]
    assert main(["check", str(paper), "--pages"]) == 2
    assert "--pages goes with --format html" in capsys.readouterr().err
