"""The page works in a real browser: by mouse, by keyboard, with check boxes, and without any script."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract.checking import check
from refextract.checking.report import Checked
from refextract.checking.report.html import render
from refextract.checking.report.notices import reported
from refextract.pipeline import extract
from refextract.readers import read

webdriver = pytest.importorskip("selenium.webdriver", reason="needs the selenium package")
if not (shutil.which("chromium") and shutil.which("chromedriver")):
    pytest.skip("needs chromium and chromedriver", allow_module_level=True)

from selenium.webdriver.common.by import By  # noqa: E402 - after the check that it is there
from selenium.webdriver.common.keys import Keys  # noqa: E402

DOCUMENT = Path(__file__).parents[3] / "fixtures" / "documents" / "author_date.txt"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,900",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    document = read(DOCUMENT)
    extraction = extract(document)
    page = tmp_path_factory.mktemp("page") / "report.html"
    checked = Checked(document, extraction, check(document, extraction))
    page.write_text(render([reported(checked)], ()), "utf-8")
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options)
    driver.get(page.as_uri())
    yield driver
    driver.quit()


def test_a_citation_jumps_to_its_entry_and_the_entry_back(browser: "webdriver.Chrome") -> None:
    citation = browser.find_element(By.CSS_SELECTOR, ".text a.citation.resolved")
    target = citation.get_attribute("href").rsplit("#", 1)[1]
    citation.click()
    assert browser.current_url.endswith("#" + target)
    entry = browser.find_element(By.CSS_SELECTOR, f'td[data-head="Entry"] a[href="#{target}"]')
    back = entry.find_element(By.XPATH, "../../td[last()]/a")
    back.click()
    assert browser.current_url.rsplit("#", 1)[1].split(".")[0].startswith("d1-c")


def test_a_citation_is_reached_and_followed_by_keyboard(browser: "webdriver.Chrome") -> None:
    citation = browser.find_element(By.CSS_SELECTOR, ".text a.citation.resolved")
    citation.send_keys(Keys.ENTER)
    assert browser.current_url.rsplit("#", 1)[1].startswith("d1-r")


def test_a_check_box_hides_the_findings_of_its_rule(browser: "webdriver.Chrome") -> None:
    box = browser.find_element(By.CSS_SELECTOR, "fieldset input")
    code = box.get_attribute("id").removeprefix("show-")
    [*items] = browser.find_elements(By.CSS_SELECTOR, f"li.{code}")
    assert items
    assert all(item.is_displayed() for item in items)
    box.click()
    assert not any(item.is_displayed() for item in items)
    box.click()


def test_the_text_is_shown_as_it_was(browser: "webdriver.Chrome") -> None:
    shown = browser.find_element(By.CSS_SELECTOR, ".text").get_attribute("textContent")
    assert shown == read(DOCUMENT).text
