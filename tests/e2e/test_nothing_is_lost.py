"""Nothing that a user has is lost: not to a slip of the hand, a full disk, a kill, nor a key pressed."""

import os
import random
import resource
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from .command import FIXABLE, FIXED, SOUND, UNRESOLVED, content, fill, refextract, started
from .kills import CALLS, OLD, assert_nothing_is_lost

BIB = "@book{crowther, author = {Crowther, T. W.}, title = {Trees}, year = 2015}\n"
FILES = {"paper.md": UNRESOLVED, "refs.bib": BIB, "known": '["paper.md", "R101", "x"]\n'}


def nothing_can_be_written() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


@pytest.mark.parametrize(
    "call",
    [
        "paper.md --format ris -o paper.md",
        "extract paper.md --format jsonl -o ./paper.md",
        "extract paper.md --bibliography refs.bib -o refs.bib",
        "check paper.md --format text -o paper.md",
        "check . --format text -o paper.md",
        "check *.md --format text -o link.md",
        "check paper.md --format text -o hard.md",
        "check paper.md --diff -o paper.md",
        "check paper.md --write-baseline paper.md",
        "check paper.md --bibliography refs.bib --write-baseline refs.bib",
        "parse paper.md --format jsonl -o paper.md",
        "export refs.bib -o refs.bib --format ris",
        "export refs.bib -o refs.bib",
    ],
)
def test_what_is_read_is_not_overwritten(tmp_path: Path, call: str) -> None:
    fill(tmp_path, FILES)
    (tmp_path / "link.md").symlink_to("paper.md")
    (tmp_path / "hard.md").hardlink_to(tmp_path / "paper.md")
    before = content(tmp_path)
    code, out, err = refextract(tmp_path, *call.split())
    assert (code, out) == (2, "")
    assert "would be overwritten" in err
    assert content(tmp_path) == before


TAKEN_IN = {
    "key.md": "---\nbibliography: refs.bib\n---\nTrees are many [@crowther].\n",
    "near/only.md": "Trees are many [@crowther].\n",
    "near/works.bib": BIB,
    "main.tex": "\\documentclass{article}\\begin{document}\\input{part.md}\n"
    "Trees \\cite{crowther}\n\\bibliography{refs}\\end{document}\n",
    "part.md": "Trees are many.\n",
    "trees.typ": 'Trees are many @crowther.\n#bibliography("refs.bib")\n',
    "refs.bib": BIB,
    "conf/refextract.toml": "[check]\n",
    "known": '["paper.md", "R101", "x"]\n',
}


@pytest.mark.parametrize(
    "call",
    [
        "extract key.md -o refs.bib",
        "extract key.md --format jsonl -o refs.bib",
        "extract near/only.md -o near/works.bib",
        "extract main.tex -o refs.bib",
        "extract main.tex --format ris -o part.md",
        "extract trees.typ -o refs.bib",
        "check key.md --format json -o refs.bib",
        "check key.md trees.typ main.tex near/only.md --jobs 2 --format json -o refs.bib",
        "check key.md --diff -o refs.bib",
        "check key.md --cache cache --format json -o refs.bib",
        "check key.md --config conf/refextract.toml --format json -o conf/refextract.toml",
        "extract key.md --config conf/refextract.toml --format ris -o conf/refextract.toml",
        "check key.md --baseline known --write-baseline known",
    ],
)
def test_what_a_document_takes_in_is_not_overwritten(tmp_path: Path, call: str) -> None:
    fill(tmp_path, TAKEN_IN)
    before = content(tmp_path)
    for _ in range(2):  # the second run may be answered from a cache
        code, out, err = refextract(tmp_path, *call.split())
        assert (code, out) == (2, "")
        assert "would be overwritten, and it is read as well" in err
        assert {name: data for name, data in content(tmp_path).items() if "cache" not in name} == before


@pytest.mark.parametrize("command", ["check --format text", "extract --format ris", "parse --format jsonl"])
def test_a_file_that_standard_input_leads_to_is_not_overwritten(tmp_path: Path, command: str) -> None:
    fill(tmp_path, {"p.md": UNRESOLVED})
    with (tmp_path / "p.md").open("rb") as redirected:
        to_standard_input = lambda: os.dup2(redirected.fileno(), 0) and None  # noqa: E731 - it is run in the process
        code, _, err = refextract(tmp_path, *command.split(), "-", "-o", "p.md", before=to_standard_input)
    assert code == 2
    assert "p.md would be overwritten" in err
    assert (tmp_path / "p.md").read_text() == UNRESOLVED


@pytest.mark.parametrize("name", ["notes.txt", "main.tex", "refs.bib", "data.json", "some.pdf"])
def test_a_baseline_takes_the_place_of_nothing_but_a_baseline(tmp_path: Path, name: str) -> None:
    fill(tmp_path, {"paper.md": UNRESOLVED, name: '{"what": ["was", "there"]}\nand more\n'})
    before = content(tmp_path)
    code, _, err = refextract(tmp_path, "check", "paper.md", "--write-baseline", name)
    assert code == 2
    assert f"{name} would be overwritten, and it is no baseline" in err
    assert content(tmp_path) == before


@pytest.mark.parametrize("old", ["", "\n", "[]\n", '["a.md", "R101", "x"]\n', '<<<<<<< HEAD\n["a.md", "R101", "x"]\n'])
def test_a_baseline_takes_the_place_of_an_old_one(tmp_path: Path, old: str) -> None:
    fill(tmp_path, {"paper.md": UNRESOLVED, "known": old})
    assert refextract(tmp_path, "check", "paper.md", "--write-baseline", "known")[0] == 0
    assert "paper.md" in (tmp_path / "known").read_text()


def test_a_bibliography_is_written_over_where_that_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path, FILES)
    assert refextract(tmp_path, "export", "refs.bib", "--format", "biblatex", "--in-place")[0] == 0
    assert "@book{crowther," in (tmp_path / "refs.bib").read_text()
    assert "date" in (tmp_path / "refs.bib").read_text()


@pytest.mark.parametrize(
    "call",
    [
        "paper.md -o out",
        "check paper.md -o out",
        "check paper.md --write-baseline known",
        "export refs.bib -o out",
        "check fix.md --fix --cache cache",
    ],
)
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, call: str) -> None:
    fill(tmp_path, {**FILES, "out": "what was there\n", "fix.md": FIXABLE})
    before = content(tmp_path)
    code, _, err = refextract(tmp_path, *call.split(), before=nothing_can_be_written)
    assert code == 2
    assert "Traceback" not in err
    after = content(tmp_path)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after if name.endswith((".new", ".old"))]


def test_a_full_disk_is_told_for_standard_output_as_well(tmp_path: Path) -> None:
    fill(tmp_path, FILES)
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        process = started(tmp_path, "paper.md", before=lambda: os.dup2(full.fileno(), 1) and None)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "No space left" in err.decode()
    assert b"Traceback" not in err


def test_one_file_that_cannot_be_fixed_does_not_stop_the_others(tmp_path: Path) -> None:
    padded = FIXABLE + "\n" + "Not much of it. " * 400

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    fill(tmp_path, {"a.md": FIXABLE, "b.md": padded, "c.md": FIXABLE})
    code, _, err = refextract(tmp_path, "check", "--fix", "a.md", "b.md", "c.md", before=small_files_only)
    assert code == 2
    assert content(tmp_path) == {"a.md": FIXED.encode(), "b.md": padded.encode(), "c.md": FIXED.encode()}
    assert "b.md: File too large; it is as it was" in err
    assert "2 findings fixed" in err


def test_mode_links_and_line_ends_are_kept(tmp_path: Path) -> None:
    fill(tmp_path, {"real/paper.md": FIXABLE.replace("\n", "\r\n")})
    (tmp_path / "paper.md").symlink_to("real/paper.md")
    (tmp_path / "real/paper.md").chmod(0o640)
    assert refextract(tmp_path, "check", "--fix", "paper.md")[0] == 0
    assert (tmp_path / "paper.md").is_symlink()
    assert (tmp_path / "real/paper.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "real/paper.md").read_bytes() == FIXED.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("seed", range(6))
def test_a_kill_leaves_each_file_old_or_new(tmp_path: Path, seed: int) -> None:
    fill(tmp_path, OLD)
    process = started(tmp_path, *CALLS[seed % len(CALLS)].split())
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=random.Random(seed).uniform(0.05, 1.2))  # noqa: S311 - no secret
    process.kill()
    process.communicate()
    assert_nothing_is_lost(tmp_path)
    code, _, err = refextract(tmp_path, "check", "a.md", "b.md", "--cache", "cache", "--fix")
    assert (code, content(tmp_path)["a.md"].decode()) == (0, FIXED), err
    assert "the cache is not used" not in err


def mind_keys() -> None:
    """Let Ctrl-C reach the program, which a shell keeps from what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_key_ends_a_run_at_once_in_one_line(tmp_path: Path) -> None:
    long = UNRESOLVED + "\n" + "Much was said of it (Nobody 1999) and more (Jones 2005). " * 3000
    fill(tmp_path, {f"{number}.md": long for number in range(8)})
    process = started(tmp_path, "check", "--cache", "cache", *content(tmp_path), before=mind_keys)
    while not list(tmp_path.glob("cache/*")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT
    assert err.decode().splitlines() == ["refextract: stopped; what was written is whole, the rest is as it was"]


@pytest.mark.parametrize("call", ["extract {} --format jsonl", "check {}", "rules", "parse {}"])
def test_a_reader_who_has_enough_is_no_fault(tmp_path: Path, call: str) -> None:
    fill(tmp_path, {"paper.md": UNRESOLVED * 40})
    process = started(tmp_path, *call.format("paper.md").split())
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert process.returncode == 141
    assert b"Traceback" not in err
    assert b"Broken pipe" not in err


def test_no_document_is_named_by_nothing(tmp_path: Path) -> None:
    fill(tmp_path, {"paper.md": FIXABLE})
    code, _, err = refextract(tmp_path, "check", "", "--fix")
    assert code == 2
    assert "a file without a name" in err
    assert content(tmp_path)["paper.md"].decode() == FIXABLE


def test_a_cache_leaves_the_files_of_its_folder_alone(tmp_path: Path) -> None:
    fill(tmp_path, {"paper.md": SOUND, ".gitignore": "*.aux\n", "elsewhere/.gitignore": "*.log\n"})
    (tmp_path / "link").symlink_to("elsewhere")
    assert refextract(tmp_path, "check", "paper.md", "--cache", ".")[0] == 0
    assert refextract(tmp_path, "check", "paper.md", "--cache", "link")[0] == 0
    assert (tmp_path / ".gitignore").read_text() == "*.aux\n"
    assert (tmp_path / "elsewhere/.gitignore").read_text() == "*.log\n"
