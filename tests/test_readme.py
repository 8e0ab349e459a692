"""What the README and the other pages show is what one gets; links lead somewhere, on a package index too."""

import doctest
import re
import tomllib
from pathlib import Path

import pytest

import refextract
from refextract.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)#:…]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", ["README.md", "docs/howto/use-from-python.md"])
def test_the_examples_in_python_give_what_they_show(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert done.attempted
    assert not done.failed


def test_the_example_of_check_prints_what_it_shows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", "fixtures/documents/author_date.txt"]) == 1
    assert capsys.readouterr().out.strip() in README


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_index_lists_every_page() -> None:
    listed = {(DOCS / target).resolve() for target in LINK.findall((DOCS / "index.md").read_text("utf-8"))}
    assert not {str(page.relative_to(DOCS)) for page in PAGES if page.resolve() not in listed} - {"index.md"}


def test_the_page_of_the_configuration_has_every_option() -> None:
    page = (DOCS / "reference" / "configuration.md").read_text("utf-8")
    stages = {name: type(stage) for name, stage in refextract.Options()}
    options = [f"{stage}.{name}" for stage, model in stages.items() for name in model.model_fields]
    assert [option for option in options if page.count(f"| `{option}` |") != 1] == []


def test_the_page_of_the_command_line_has_every_command() -> None:
    page = (DOCS / "reference" / "command-line.md").read_text("utf-8")
    commands = [path.stem for path in (Path(refextract.__file__).parent / "cli" / "commands").glob("[a-z]*.py")]
    assert [
        name for name in commands if f"\nrefextract {name} " not in page and f"\nrefextract {name}\n" not in page
    ] == []


def test_the_page_of_the_api_has_every_public_name_once() -> None:
    shown = re.findall(
        r"^::: refextract\.(\w+)$", (DOCS / "reference" / "python-api.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(shown) == sorted(name for name in refextract.__all__ if name != "__version__")


def test_on_a_package_index_the_readme_links_to_addresses() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    text = README
    for each in project["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(each["pattern"], each["replacement"], text)
    assert not LINK.findall(text)
    source = project["project"]["urls"]["Source"]
    assert all(url.startswith(source) for url in re.findall(r"\]\((https://github\.com/[^)]+)\)", text))
