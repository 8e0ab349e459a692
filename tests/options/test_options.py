"""Options are read from the nearest file that has some, and what they cannot be is told."""

import datetime
from pathlib import Path

import pytest

from refextract.errors import OptionsError
from refextract.options import CheckOptions, ExtractOptions, Options, ReadOptions, read_options


def test_the_nearest_pyproject_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.refextract.check]\nignore = ["R201"]\n')
    inner = tmp_path / "docs" / "deep"
    inner.mkdir(parents=True)
    assert read_options(inner).check.ignore == ("R201",)


def test_a_file_of_our_own_has_the_tables_at_its_top(tmp_path: Path) -> None:
    (tmp_path / "refextract.toml").write_text('[check]\nignore = ["R201"]\ntoday = 2020-05-01\n')
    check = read_options(tmp_path).check
    assert (check.ignore, check.today) == (("R201",), datetime.date(2020, 5, 1))


def test_the_nearer_file_wins_and_in_one_folder_our_own(tmp_path: Path) -> None:
    inner = tmp_path / "papers"
    inner.mkdir()
    (tmp_path / "refextract.toml").write_text('[check]\nignore = ["R201"]\n')
    (inner / "pyproject.toml").write_text('[tool.refextract.check]\nignore = ["R202"]\n')
    assert read_options(inner).check.ignore == ("R202",)
    (inner / "refextract.toml").write_text('[check]\nignore = ["R203"]\n')
    assert read_options(inner).check.ignore == ("R203",)
    assert read_options(tmp_path).check.ignore == ("R201",)


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "papers"
    inner.mkdir()
    (tmp_path / "refextract.toml").write_text('[check]\nignore = ["R201"]\n')
    (inner / "pyproject.toml").write_text('[tool]\n[project]\nname = "x"\n')
    assert read_options(inner).check.ignore == ("R201",)


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[check]\nignroe = []\n", "refextract.toml:2: check.ignroe"),
        ("check = 1\n", "refextract.toml:1: check"),
        ("[tool.refextract]\n", "refextract.toml:1: tool"),
        ("[check\n", "refextract.toml"),
    ],
)
def test_what_our_own_file_cannot_say_is_told(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "refextract.toml").write_text(toml)
    with pytest.raises(OptionsError, match=told):
        read_options(tmp_path)


def test_a_pyproject_without_our_table_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert read_options(tmp_path) == Options()


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[tool.refextract.check]\nignroe = []\n", "tool.refextract.check.ignroe"),
        ("[tool.refextract.extract]\nthreshold = 'high'\n", "tool.refextract.extract.threshold"),
        ("[tool.refextract\n", "pyproject.toml"),
    ],
)
def test_what_an_option_cannot_be_is_told(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "pyproject.toml").write_text(toml)
    with pytest.raises(OptionsError, match=told):
        read_options(tmp_path)


def test_rules_of_the_command_line_replace_the_selection_and_add_to_the_ignored() -> None:
    options = CheckOptions(select=("R1",), ignore=("R104",))
    assert options.with_rules((), ("R102",)) == CheckOptions(select=("R1",), ignore=("R104", "R102"))
    assert options.with_rules(("R2",), ()) == CheckOptions(select=("R2",), ignore=("R104",))
    assert options.with_rules((), (), ("R206",)) == CheckOptions(
        select=("R1",), extend_select=("R206",), ignore=("R104",)
    )


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[check]\nselect = ["R1"]\nignroe = []\n', ":3: check.ignroe: no option 'ignroe'; did you mean 'ignore'?"),
        ("[chekc]\nx = 1\n", ":1: chekc: no table 'chekc'; did you mean 'check'? There are read, extract, check"),
        ("\n\ncheck = 1\n", ":3: check: is a table: [check]"),
        ("[extract]\nthreshold = 2\n", ":2: extract.threshold: 2 is not a number from 0 to 1"),
        ("[extract]\nthreshold = nan\n", ":2: extract.threshold: nan is not a number from 0 to 1"),
        ("[read]\nlargest = 0\n", ":2: read.largest: 0 is not a number of bytes above 0"),
        ("[read]\nlargest = true\n", ":2: read.largest: True is not a number of bytes above 0"),
        ("[extract]\nthreshold = true\n", ":2: extract.threshold: True is not a number from 0 to 1"),
        ("[extract]\nleast_score = false\n", ":2: extract.least_score: False is not a number from 0 to 1"),
        ("[extract]\nstyles = []\n", ":2: extract.styles: [] is not a list of citation styles, one at least"),
        ("[check]\ntoday = 0\n", ":2: check.today: 0 is not a date"),
        ("[check]\ntoday = true\n", ":2: check.today: True is not a date"),
        ("[check]\ntoday = 'now'\n", ":2: check.today: 'now' is not a date, without quotes: 2024-05-01"),
        ("[check]\nfail_on = 'never'\n", ':2: check.fail_on: \'never\' is not "info", "warning" or "error"'),
        ("[check]\nignore = 'R1'\n", ":2: check.ignore: 'R1' is not a list of rules"),
        (
            "# styles = 1\n[extract]\n\nstyles = [\n  'web',\n  'autor_date',\n]\n",
            ":4: extract.styles: no citation style 'autor_date'; did you mean 'author_date'?",
        ),
        ("[read]\nformat = 'markdwon'\n", ":2: read.format: no reader 'markdwon'; did you mean 'markdown'?"),
        ("[check]\nignore = [\n", "refextract.toml: "),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_is_allowed(tmp_path: Path, toml: str, told: str) -> None:
    (tmp_path / "refextract.toml").write_text(toml)
    with pytest.raises(OptionsError) as raised:
        read_options(tmp_path)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_place_is_that_of_our_table_among_others(tmp_path: Path) -> None:
    toml = '[project]\nignore = 1\n\n[tool.other.check]\nignore = 2\n\n[tool.refextract.check]\n"ignore" = 3\n'
    (tmp_path / "pyproject.toml").write_text(toml)
    with pytest.raises(OptionsError, match=r"pyproject\.toml:8: tool\.refextract\.check\.ignore: 3 is not a list"):
        read_options(tmp_path)


def test_bibliographies_are_named_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "refextract.toml").write_text('[extract]\nbibliography = ["refs.bib"]\n')
    (tmp_path / "deep").mkdir()
    assert read_options(tmp_path / "deep").extract.bibliography == (str(tmp_path / "refs.bib"),)


def test_options_are_looked_at_wherever_they_come_from() -> None:
    with pytest.raises(OptionsError, match="did you mean 'author_date'"):
        ExtractOptions(styles=("author-date",))
    with pytest.raises(OptionsError, match="no reader 'docs'"):
        ReadOptions(format="docs")
