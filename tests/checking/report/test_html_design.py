"""The page can be read by everybody: contrast, signs beside colours, reasons without a mouse, no internals."""

import re
from pathlib import Path

import pytest

import refextract.checking.report
from refextract.checking import RunOptions, check_files

CSS = (Path(refextract.checking.report.__file__).parent / "page.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", part)) for part in CSS.split("* { box-sizing")[0].split("@media")
)
ON = [("ink", ground) for ground in ("paper", "ok", "open", "doubt", "web", "entry", "hit")]
ON += [
    ("soft", "paper"),
    ("link", "paper"),
    ("link", "entry"),
    ("error", "paper"),
    ("warning", "paper"),
    ("info", "paper"),
]
ON += [("flag", "error"), ("flag", "warning"), ("flag", "info")]
TEXT = (
    "# Trees\n\n\n\nIt is so (Roe et al. 2001; Nobody 1999).\n\nReferences\n\n"
    "Roe, J., Poe, E., Doe, A., & others (2001). On things. London: Press.\n"
)


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, "relative luminance"."""
    digits = colour.lstrip("#")
    parts = (
        [int(digit * 2, 16) for digit in digits]
        if len(digits) == 3
        else [int(digits[n : n + 2], 16) for n in (0, 2, 4)]
    )
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (p / 255 for p in parts))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON)
def test_what_is_written_stands_out(scheme: dict[str, str], ink: str, ground: str) -> None:
    light, dark = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "a.md").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT.replace("Nobody 1999", "Roe et al. 2001"))
    return check_files([folder], run=RunOptions(keep="extractions")).render("html")


def test_the_verdict_comes_first(page: str) -> None:
    body = page.split("<body>")[1]
    assert body.index("1 finding (1 error)") < body.index("<main>")
    assert '<li><strong>3</strong> <span class="citation resolved">lead to an entry</span></li>' in body
    assert '<li><strong>1</strong> <span class="citation unresolved">have no entry</span></li>' in body


def test_there_is_a_table_of_documents(page: str) -> None:
    row = next(line for line in page.splitlines() if "a.md</a></td>" in line and "#d1-top" in line)
    assert re.findall(r">(\d+)</td>", row) == ["1", "1", "0", "0", "1", "0", "0"]


def test_each_finding_leads_to_its_place_its_rule_and_back(page: str) -> None:
    for target in ("d1-f1", "d1-n1", "rule-R101", "why-d1-c1.1"):
        assert f'href="#{target}"' in page
        assert f'id="{target}"' in page


def test_reasons_are_readable_without_a_mouse(page: str) -> None:
    table = page.split("<h2>Citations</h2>")[1].split("</table>", maxsplit=1)[0]
    whys = re.findall(r'data-head="Why">([^<]*)<', table)
    assert len(whys) == 2
    assert all(whys)


def test_no_internals_are_shown(page: str) -> None:
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert "custom" not in shown
    assert "et-al" not in shown
    assert "['" not in shown


def test_empty_lines_are_folded_and_headings_shown_as_such(page: str) -> None:
    assert '<span class="heading">' in page
    assert '<span class="blank">\n\n</span>' in page or '<span class="blank">\n</span>' in page


def test_the_page_fits_a_phone_and_prints_its_marks() -> None:
    assert "@media (max-width: 42rem)" in CSS
    assert "print-color-adjust: exact" in CSS
