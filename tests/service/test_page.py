"""The page in a browser: a PDF is dropped, an author corrected, BibTeX taken away, and the correction learnt from."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract import parse_references
from refextract.cli import main
from refextract.references.tagging.crf import load_tagger
from tests.readers.pdf.writer import lines, pdf
from tests.service.asking import Service
from tests.service.browser import CHROMIUM, DRIVER, Browser, browsing

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
ENTRY = "1. Doe, J., Roe, R. On silt. Water 3, 4-5 (1999)."
REST = ["2. Knuth, D. E. The TeXbook. Addison-Wesley, Reading (1984).", "3. Poe, E. On gravel. Water 4, 7-9 (2001)."]
TEXT = ["Rivers carry silt [1], and boxes are set with glue [2], so", "that beds are made [1,3]."]
PAPER = pdf([[*lines(72, 100, TEXT), *lines(72, 160, ["References"], size=14), *lines(72, 190, [ENTRY, *REST])]])
SHOWN = "return !document.getElementById('work').hidden && !document.body.hasAttribute('aria-busy')"

browser_is_there = pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="needs Chromium and its driver")


@pytest.fixture
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


def test_the_page_and_its_files_are_sent(service: Service) -> None:
    page = service.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["content-security-policy"].startswith(POLICY)
    assert "://" not in page.text.replace('xmlns="http://www.w3.org', "")
    tag = service.get("/page/app.js").headers["etag"]
    assert service.ask("GET", "/page/app.js", If_None_Match=tag).status == 304
    for name in ("nix.js", "..%2fown.py", "__init__.py"):
        assert service.get(f"/page/{name}").status == 404


@browser_is_there
def test_an_author_is_corrected_exported_and_learnt_from(service: Service, browser: Browser, tmp_path: Path) -> None:
    browser.emulate(width=1280, height=900)
    browser.go(service.url)
    browser.one("#format option[value=bibtex]")
    browser.drop("paper.pdf", PAPER)
    browser.until(SHOWN)
    assert browser.text("#about") == "paper.pdf: 3 references, 4 citations, 0 findings"
    card = browser.run(
        "return [...document.querySelectorAll('.card')].find((each) => /silt/.test(each.textContent)).id"
    )
    browser.run("document.querySelector(`#${arguments[0]} .edit`).click()", card)
    words = browser.run("return [...document.querySelectorAll('.token > span')].map((each) => each.textContent)")
    last = words.index("Doe") + 2
    assert words[last] == "J."
    for number, shift in ((words.index("Doe"), False), (last, True)):
        press(browser, number, shift=shift)
    browser.keys(".token[tabindex='0']", "e")
    browser.until("return /editor/.test(document.querySelector('.card dl').textContent)")
    browser.run("[...document.querySelectorAll('.card .primary')][0].click()")
    assert "corrected" in browser.text(f"#{card} .state")
    browser.click("#tab-citations")
    browser.click("#panel-citations .again button")
    browser.until("return !document.querySelector('.again') && !document.body.hasAttribute('aria-busy')")
    browser.click("#tab-references")
    assert "corrected" in browser.text(f"#{card} .state")
    browser.click("#download")
    written = browser.downloaded("paper.bib")
    assert "editor = {Doe, J.}" in written
    assert "author = {Roe, R.}" in written
    browser.click("#save")
    trained(browser.downloaded("paper.corrections.jsonl"), tmp_path)
    assert [each for each in browser.logged() if "SEVERE" in each or "Content Security" in each] == []


def press(browser: Browser, number: int, *, shift: bool) -> None:
    browser.run(
        """const held = { shiftKey: arguments[1], bubbles: true, cancelable: true };
        document.querySelectorAll('.token')[arguments[0]].dispatchEvent(new PointerEvent('pointerdown', held));""",
        number,
        shift,
    )


def trained(line: str, folder: Path) -> None:
    """A saved line is what `train` reads, and what it learns is what was corrected."""
    told = json.loads(line)
    names = {name: told["text"][start:end] for start, end, name in told["spans"]}
    assert (names["editor"], names["author"], names["title"]) == ("Doe, J.", "Roe, R.", "On silt")
    data = folder / "data"
    data.mkdir()
    (data / "corrections.jsonl").write_text(line * 4, "utf-8")
    model = folder / "model.zip"
    assert main(["train", str(data), "-o", str(model), "--quiet"]) == 0
    [read] = parse_references(told["text"], tagger=load_tagger(model))
    assert [each.family for each in read.editor.names] == ["Doe"]


@browser_is_there
def test_citations_and_entries_lead_to_each_other(service: Service, browser: Browser) -> None:
    browser.emulate(width=1280, height=900)
    browser.go(service.url)
    browser.click("#example")
    browser.until(SHOWN)
    browser.run("document.querySelector('.text a.citation.resolved').click()")
    assert browser.run("return document.activeElement.id") == "card-r1"
    browser.run("document.querySelector('#card-r1 .cited a').click()")
    assert browser.run("return document.activeElement.textContent").startswith("Knuth")
    browser.run("document.getElementById('tab-findings').click()")
    assert "Nelson" in browser.text("#panel-findings .fix del")
    browser.run("document.querySelector('#panel-findings button').click()")
    browser.until("return /Nelsson 2001/.test(document.getElementById('panel-text').textContent)")


@browser_is_there
def test_words_are_told_apart_by_code_points_and_labels_keep_fields_apart(service: Service, browser: Browser) -> None:
    browser.go(service.url)
    text = "𝒟oe, J.-P. (1999a). On 😀 silt, 3(2): 4–5. https://doi.org/10.1000/182."
    tokens = browser.imported("/page/codepoints.js", "m.tokensOf(a[0])", text)
    assert [text[each["start"] : each["end"]] for each in tokens] == [each["text"] for each in tokens]
    assert [each["text"] for each in tokens][:7] == ["𝒟oe", ",", "J.-P.", "(", "1999a", ")", "."]
    assert [each["text"] for each in tokens][-3:] == ["https://doi.org/", "10.1000/182", "."]
    spans = [[0, 10, "author"], [12, 17, "date"], [20, 29, "title"]]
    changed = "m.trimmed(m.relabelled(a[0], a[1], a[2], a[3]), a[4])"
    inside = browser.imported("/page/editor.js", changed, spans, 5, 10, "editor", tokens)
    assert inside == [[0, 3, "author"], [5, 10, "editor"], *spans[1:]]
    across = browser.imported("/page/editor.js", changed, spans, 12, 29, "title", tokens)
    assert across == [[0, 10, "author"], [12, 29, "title"]]
    assert browser.imported("/page/editor.js", changed, spans, 0, 29, "", tokens) == []


@browser_is_there
def test_it_fits_a_phone_and_takes_markup_for_text(service: Service, browser: Browser) -> None:
    browser.emulate(width=390, height=844)
    browser.go(service.url)
    browser.keys(
        "#text",
        "As <img src=x onerror=alert(1)> (Doe 1999) says.\n\nReferences\n\nDoe, J. (1999). <b>Silt</b>. Paris: Sand.\n",
    )
    browser.click("button[type=submit]")
    browser.until(SHOWN)
    assert browser.run("return document.querySelectorAll('main img, main b').length") == 0
    for tab in ("text", "references", "citations", "findings"):
        browser.click(f"#tab-{tab}")
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.run("return getComputedStyle(document.getElementById('panel-text')).display") == "none"
