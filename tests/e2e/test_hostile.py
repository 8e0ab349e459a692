"""What a document or a file name says commands neither the terminal nor the reports, and no input is endless."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .command import SOUND, UNRESOLVED, content, fill, refextract

ESCAPES = "\x1b]0;owned\x07\x1b[2J\u202e"
REPORTS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html")


@pytest.mark.parametrize("format_", REPORTS)
def test_nothing_commands_the_terminal(tmp_path: Path, format_: str) -> None:
    name = "a\x1b[31m.md"
    fill(tmp_path, {name: f"Rivers (No{ESCAPES}body 1999), see {ESCAPES} (Crowthar 2015).\n\n{SOUND}"})
    _, out, err = refextract(tmp_path, "check", name, "gone\x1b[2J.md", "--format", format_, "--extend-select", "ALL")
    assert "R103" in out or "misspelt-name" in out
    assert "\x1b" not in out + err
    assert "\x07" not in out + err
    assert "\u202e" not in out + err
    assert "gone\\x1b[2J.md: No such file" in err


def not_utf_8(folder: Path) -> Path:
    return Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md"))


@pytest.mark.parametrize("format_", REPORTS)
def test_a_file_name_that_is_no_utf_8_is_told_in_every_report(tmp_path: Path, format_: str) -> None:
    not_utf_8(tmp_path).write_text(UNRESOLVED)
    code, out, err = refextract(tmp_path, "check", ".", "--format", format_)
    assert code == 1, err
    assert "caf" in out
    if format_ in ("json", "gitlab", "sarif"):
        json.loads(out)
    if format_ == "junit":
        ElementTree.fromstring(out)  # noqa: S314 - our own


def test_a_file_name_that_is_no_utf_8_is_known_to_caches_and_baselines(tmp_path: Path) -> None:
    not_utf_8(tmp_path).write_text(UNRESOLVED)
    found = refextract(tmp_path, "check", ".", "--cache", "cache")
    assert found[0] == 1, found[2]
    assert refextract(tmp_path, "check", ".", "--cache", "cache")[:2] == found[:2]
    assert refextract(tmp_path, ".", "--format", "jsonl")[0] == 0
    assert refextract(tmp_path, "check", ".", "--write-baseline", "known")[0] == 0
    assert refextract(tmp_path, "check", ".", "--baseline", "known")[0] == 0


@pytest.mark.parametrize("call", ["check - --largest 1000", "- --largest 1000", "check /dev/zero --largest 1000"])
def test_what_does_not_end_is_refused(tmp_path: Path, call: str) -> None:
    stdin = b"x" * 5000
    code, _, err = refextract(tmp_path, *call.split(), stdin=stdin)
    assert code == 2
    assert "more than the limit" in err


def test_standard_input_without_end_is_refused_by_parse(tmp_path: Path) -> None:
    code, _, err = refextract(tmp_path, "parse", "/dev/zero")
    assert code == 2
    assert "more than the limit" in err


@pytest.mark.parametrize("damage", ["garbage", "folder", "file", "cut"])
def test_a_damaged_cache_is_told_and_done_without(tmp_path: Path, damage: str) -> None:
    fill(tmp_path, {"a.md": UNRESOLVED})
    without = refextract(tmp_path, "check", "a.md")
    if damage == "garbage":
        fill(tmp_path, {"cache/findings.sqlite": b"no database at all, and long enough for a header" * 40})
    elif damage == "folder":
        (tmp_path / "cache/findings.sqlite").mkdir(parents=True)
    elif damage == "file":
        (tmp_path / "cache").write_text("a file")
    else:
        refextract(tmp_path, "check", "a.md", "--cache", "cache")
        data = (tmp_path / "cache/findings.sqlite").read_bytes()
        (tmp_path / "cache/findings.sqlite").write_bytes(data[: len(data) // 2])
    before = content(tmp_path)
    code, out, err = refextract(tmp_path, "check", "a.md", "--cache", "cache")
    assert (code, out) == without[:2]
    assert "the cache is not used" in err
    assert "Traceback" not in err
    assert content(tmp_path)["a.md"] == before["a.md"]


def test_references_of_several_documents_have_ids_of_their_own(tmp_path: Path) -> None:
    fill(tmp_path, {"a.md": SOUND, "b.md": SOUND.replace("trees", "more")})
    _, out, _ = refextract(tmp_path, "a.md", "b.md", "--format", "csl-json")
    ids = [item["id"] for item in json.loads(out)]
    assert len(ids) == len(set(ids)) == 2
