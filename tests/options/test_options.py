"""Options are read from the nearest file that has some, and what they cannot be is told."""

import datetime
from pathlib import Path

import pytest

from refextract.errors import OptionsError
from refextract.options import CheckOptions, Options, read_options


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
        ("[check]\nignroe = []\n", "refextract.toml: check.ignroe"),
        ("check = 1\n", "refextract.toml: check"),
        ("[tool.refextract]\n", "refextract.toml: tool"),
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
