"""Patterns compiled beforehand: found by what they depend on, and left aside where `regex` is another."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex

from refextract import text
from refextract.text import COMPILED, compiled_patterns, pattern


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder that stands for that of the package."""
    monkeypatch.setattr(text, "files", lambda _: tmp_path)
    text._kept.cache_clear()
    yield tmp_path
    text._kept.cache_clear()


@pytest.fixture
def compiled_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are compiled during a test."""
    sources: list[str] = []
    compile_ = regex.compile
    monkeypatch.setattr(regex, "compile", lambda source, *a, **k: sources.append(source) or compile_(source, *a, **k))
    return sources


def river() -> object:
    return pattern(lambda: r"(?<name>\p{Lu}\L<ends>)", regex.VERSION1, lists={"ends": lambda: ["hine", "hône"]})


def test_what_was_compiled_beforehand_is_not_compiled_again(package: Path, compiled_now: list[str]) -> None:
    (package / COMPILED).write_bytes(compiled_patterns([river(), "no pattern"]))
    compiled_now.clear()
    assert river().search("the Rhône")["name"] == "Rhône"  # type: ignore[attr-defined]
    assert compiled_now == []


@pytest.mark.parametrize(
    "other",
    [
        lambda: pattern(r"(?<name>\p{Lu}\L<ends>)", regex.VERSION1, lists={"ends": lambda: ["hône"]}),
        lambda: pattern(r"(?<name>\p{Lu}\L<ends>)", lists={"ends": lambda: ["hine", "hône"]}),
        lambda: pattern(r"(?<name>\p{Lu}hône)", regex.VERSION1),
    ],
    ids=["words", "flags", "source"],
)
def test_a_pattern_that_differs_is_compiled(package: Path, compiled_now: list[str], other: object) -> None:
    (package / COMPILED).write_bytes(compiled_patterns([river()]))
    compiled_now.clear()
    assert other().search("the Rhône")["name"] == "Rhône"  # type: ignore[operator]
    assert len(compiled_now) == 1


def test_what_another_version_of_regex_compiled_is_left_aside(
    package: Path, compiled_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / COMPILED).write_bytes(compiled_patterns([river()]))
    monkeypatch.setattr(text, "_version_of_regex", lambda: "1999.1.1")
    compiled_now.clear()
    assert river().search("the Rhine")  # type: ignore[attr-defined]
    assert len(compiled_now) == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(bytes(4096)),
        lambda file: file.write_bytes(file.read_bytes()[:-40]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"hine", b"hane")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["empty", "zeros", "cut off", "changed", "a folder"],
)
def test_a_file_that_is_not_whole_is_left_aside(package: Path, harm: Callable[[Path], object]) -> None:
    (package / COMPILED).write_bytes(compiled_patterns([river()]))
    harm(package / COMPILED)
    assert river().search("the Rhine")["name"] == "Rhine"  # type: ignore[attr-defined]


def test_all_patterns_depend_on_the_same_in_every_process() -> None:
    """Words of a set in the order of their hashes would make a pattern of their own in each."""
    script = (
        "import gc, hashlib, json, refextract.checking.loaded\n"
        "from refextract.text import pattern\n"
        "gc.unfreeze()\n"
        "kind = type(pattern(''))\n"
        "all_terms = {repr(each.terms()) for each in gc.get_objects() if type(each) is kind}\n"
        "print(json.dumps([len(all_terms), hashlib.sha256(''.join(sorted(all_terms)).encode()).hexdigest()]))\n"
    )
    first, second = (
        json.loads(
            subprocess.run(  # noqa: S603 - this Python
                [sys.executable, "-c", script],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for seed in ("1", "2")
    )
    assert first == second
    assert first[0] > 300
