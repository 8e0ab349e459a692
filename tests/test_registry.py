"""Plug-ins come from the folders of the package and from what is installed beside it; what is wrong is told."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refextract import CheckOptions, Document, PlugInError, check, export, extract, languages, registry
from refextract.checking import diagnostics
from refextract.cli import main
from refextract.cli.commands.check import REPORTS

Install = Callable[..., None]

RULE = '''\
"""A rule of others."""

CODE = "R990"
NAME = "never"
SEVERITY = "info"
DEFAULT = False


def find(case):
    return ()
'''
CACHES = (
    *(registry.names, registry.load, registry._entry_points, registry._are_installed),
    *(diagnostics.all_rules, languages.codes, languages.language, languages.languages),
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a distribution of one module, which is an entry point of a group."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(group: str, name: str, module: str, value: str | None = None, *, by: str = "theirs") -> None:
        about = tmp_path / f"{by}-1.5.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {by}\nVersion: 1.5\n", "utf-8")
        (about / "entry_points.txt").write_text(f"[refextract.{group}]\n{name} = {value or 'p_' + by}\n", "utf-8")
        (tmp_path / f"p_{by}.py").write_text(module, "utf-8")
        for each in CACHES:
            each.cache_clear()

    yield write
    monkeypatch.undo()
    for name in [name for name in sys.modules if name.startswith("p_")]:
        del sys.modules[name]
    for each in CACHES:
        each.cache_clear()


def test_a_plug_in_of_another_distribution_is_found(tmp_path: Path) -> None:
    about = tmp_path / "their_package-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their-package\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[refextract.exporters]\nend-note = their_endnote\n", "utf-8")
    (tmp_path / "their_endnote.py").write_text("SUFFIX = '.enw'\ndef export(references): return 'all'\n", "utf-8")
    program = (
        f"import sys; sys.path.append({str(tmp_path)!r}); from refextract import export, registry; "
        "print('end_note' in registry.names('exporters'), export([], 'end-note'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "True all\n"


def test_without_plug_ins_nothing_is_loaded_to_find_them() -> None:
    program = "import sys; from refextract import registry; registry.names('exporters'); "
    program += "print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", ["", "_bib", "a.b", "..", "none"])
def test_what_is_no_plug_in_is_not_loaded(name: str) -> None:
    with pytest.raises(KeyError):
        registry.load("exporters", name)


@pytest.mark.parametrize("folder", ["bibliography", "exporters", "readers", "report", "rules", "styles"])
def test_every_plug_in_that_is_here_has_what_it_must_have(folder: str) -> None:
    names = REPORTS if folder == "report" else registry.names(folder)
    assert [registry.load(folder, name) for name in names]


LACKING = [
    ("styles", "", "it has no find(reading) -> Iterable[Candidate]"),
    ("readers", "def read(data, source): ...", 'it has no SUFFIXES = (".abc", ".xyz"), a tuple of endings'),
    (
        "readers",
        "SUFFIXES = ('.gmi')\ndef read(data, source): ...",
        "SUFFIXES is '.gmi', where it must have SUFFIXES =",
    ),
    ("readers", "SUFFIXES = ('.GMI',)", "SUFFIXES is ('.GMI',), where it must have"),
    ("exporters", "SUFFIX = '.enw'", "it has no export(references) -> str or export_bytes(references) -> bytes"),
    ("exporters", "SUFFIX = 'enw'\ndef export(references): ...", "SUFFIX is 'enw', where it must have SUFFIX = "),
    ("exporters", "SUFFIX = '.enw'\nexport = 'all'", "export is 'all', where it must have export(references)"),
    ("bibliography", "SUFFIXES = ('.enw',)", "it has no read(text) -> Bibliography"),
    ("report", "", "it has no render(reported, rules) -> str"),
    (
        "rules",
        RULE.replace('"info"', '"loud"'),
        "SEVERITY is 'loud', where it must have SEVERITY, one of 'error', ",
    ),
    ("rules", RULE.replace('"R990"', '"mine"'), "CODE is 'mine', where it must have CODE = \"R123\""),
    ("rules", RULE.replace('"R990"', "990"), "CODE is 990, where it must have CODE = "),
    ("rules", RULE.replace('"never"', '"No Spaces"'), "NAME is 'No Spaces', where it must have NAME ="),
    (
        "rules",
        RULE.replace("DEFAULT = False", "DEFAULT = 'off'"),
        "DEFAULT is 'off', where it must have DEFAULT =",
    ),
    ("rules", RULE.replace("def find", "def search"), "it has no find(case) -> Iterable[Finding]"),
    ("rules", RULE.replace('"""A rule of others."""', ""), "it has no docstring, which `refextract explain` prints"),
    ("rules", "", "it has no docstring, which `refextract explain` prints; it has no CODE"),
    ("languages", "WORDS = {'code': 'xx'}", "WORDS is {'code': 'xx'}, where it must have WORDS = Language(code="),
]


@pytest.mark.parametrize(("folder", "module", "told"), LACKING)
def test_what_a_plug_in_lacks_is_told_with_its_entry_point(
    install: Install, folder: str, module: str, told: str
) -> None:
    install(folder, "xx", module)
    where = f'plug-in xx = "p_theirs" (entry point in refextract.{folder} of theirs 1.5): '
    with pytest.raises(PlugInError, match=re.escape(where + told)):
        registry.load(folder, "xx")


def test_a_module_of_the_package_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "refer.py").write_text("SUFFIX = '.refer'\n", "utf-8")
    monkeypatch.setattr("refextract.exporters.__path__", [str(tmp_path)])
    with pytest.raises(PlugInError, match=re.escape(f"plug-in {tmp_path / 'refer.py'}: it has no export(references)")):
        registry.load("exporters", "refer")


IMPORTS = [
    ("import none_such", "line 1 of FILE: ModuleNotFoundError: No module named 'none_such'"),
    ("\n1 / 0", "line 2 of FILE: ZeroDivisionError: division by zero"),
    ("def read(:", "SyntaxError: invalid syntax (p_theirs.py, line 1)"),
]


@pytest.mark.parametrize(("module", "told"), IMPORTS)
def test_why_a_plug_in_cannot_be_imported_is_told_with_the_line(
    install: Install, tmp_path: Path, module: str, told: str
) -> None:
    install("readers", "xx", module)
    with pytest.raises(PlugInError, match=re.escape(told.replace("FILE", str(tmp_path / "p_theirs.py")))):
        registry.load("readers", "xx")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("none_such", "ModuleNotFoundError: No module named 'none_such'"),
        ("p_theirs:export", "it is a function, where it must be a module"),
        ("p_theirs:other", "AttributeError: module 'p_theirs' has no attribute 'other'"),
    ],
)
def test_an_entry_point_that_leads_to_no_module_is_told(install: Install, value: str, told: str) -> None:
    install("exporters", "xx", "def export(references): ...", value)
    with pytest.raises(
        PlugInError, match=re.escape(f'xx = "{value}" (entry point in refextract.exporters of')
    ) as raised:
        export([], "xx")
    assert told in str(raised.value)


def test_a_name_that_is_taken_is_told_with_both(install: Install) -> None:
    install("exporters", "bibtex", "SUFFIX = '.bib'\ndef export(references): ...")
    told = (
        r"two plug-ins of refextract.exporters are called 'bibtex': .*bibtex\.py; bibtex = \"p_theirs\" .*; rename one"
    )
    with pytest.raises(PlugInError, match=told):
        export([], "bibtex")
    assert export([], "ris") == ""


def test_a_language_that_is_here_is_told_with_its_file(install: Install) -> None:
    install("languages", "de", "")
    with pytest.raises(PlugInError, match=r"language 'de' is in .*de\.json, and added .* as well; uninstall that one"):
        languages.language("de")


def test_a_language_that_is_added_is_there(install: Install) -> None:
    module = (
        "from refextract.languages import Language\nWORDS = Language(code='eo', name='Esperanto', et_al=('k. a.',))"
    )
    install("languages", "eo", module)
    assert "eo" in languages.codes()
    assert languages.language("eo").et_al == ("k. a.",)


def test_two_rules_of_one_code_are_told_with_both_files(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install("rules", "xx", RULE.replace("R990", "R101"))
    assert main(["rules"]) == 2
    assert re.search(
        r"two rules are called 'R101': .*unresolved_citation\.py and .*p_theirs\.py", capsys.readouterr().err
    )


def test_a_sound_rule_of_others_runs(install: Install) -> None:
    install(
        "rules",
        "xx",
        RULE.replace("return ()", "yield Finding(Span(0, 2), 'found')").replace(
            '"""A rule of others."""', '"""A rule of others."""\nfrom refextract.checking.rules import Finding, Span'
        ),
    )
    document = Document.of("As Doe (2001) says.")
    options = CheckOptions(select=("never",))
    assert [each.code for each in check(document, extract(document), options=options)] == ["R990"]


@pytest.mark.parametrize("command", ["extract", "check"])
def test_the_command_line_ends_on_a_plug_in_that_is_broken(
    install: Install, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install("styles", "xx", "import none_such")
    (tmp_path / "a.txt").write_text("As Doe (2001) says.", "utf-8")
    assert main([command, str(tmp_path / "a.txt")]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert 'plug-in xx = "p_theirs"' in told
    assert "internal error" not in told


@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_plug_in_that_fails_at_its_work_is_named(
    install: Install, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install("styles", "xx", "def find(reading):\n    return [1 / 0 for _ in reading.text]")
    (tmp_path / "a.txt").write_text("As Doe (2001) says.", "utf-8")
    assert main([command, str(tmp_path / "a.txt")]) == 2
    out, err = capsys.readouterr()
    assert 'ZeroDivisionError: division by zero in the plug-in xx = "p_theirs"' in out + err
    assert "p_theirs.py" in out + err
    assert "please tell its author" in out + err
    assert "internal error:" not in err


def test_a_service_does_not_start_with_a_plug_in_that_is_broken(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("uvicorn", reason="the extra server is not installed")
    install("exporters", "xx", "")
    assert main(["serve", "--port", "0"]) == 2
    assert 'plug-in xx = "p_theirs"' in capsys.readouterr().err
