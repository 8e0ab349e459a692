"""The commands on the page of demands print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "explanation" / "demands.md").read_text("utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DEMANDS = 25


class Command(NamedTuple):
    """A command as one types it, and what it prints."""

    typed: str
    printed: str


def commands(block: str) -> list[Command]:
    """The commands of a block: behind `$`, going on behind `>` or up to the end of a document that stands in it."""
    found: list[tuple[list[str], list[str]]] = []
    end: str | None = None
    for line in block.splitlines():
        if end is not None:
            found[-1][0].append(line)
            end = None if line == end else end
        elif line.startswith("$ "):
            found.append(([line[2:]], []))
            here = re.search(r"<<'(\w+)'$", line)
            end = here[1] if here else None
        else:
            typed, printed = found[-1]
            (typed if line.startswith("> ") else printed).append(line.removeprefix("> "))
    return [Command("\n".join(typed), "\n".join(printed)) for typed, printed in found]


def sections() -> dict[str, list[Command]]:
    """What is typed in each section of the page, and before each what makes the files that it may read."""
    typed = {
        section.partition("\n")[0]: list(chain.from_iterable(map(commands, BLOCK.findall(section))))
        for section in re.split(r"^##+ ", PAGE, flags=re.MULTILINE)
    }
    files = [command for command in chain.from_iterable(typed.values()) if command.typed.startswith("cat >")]
    return {title: [command for command in files if command not in own] + own for title, own in typed.items() if own}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are those of a shell")
@pytest.mark.parametrize("typed", sections().values(), ids=sections().keys())
def test_the_commands_print_what_is_shown(tmp_path: Path, typed: list[Command]) -> None:
    programs, work = tmp_path / "bin", tmp_path / "work"
    programs.mkdir()
    work.mkdir()
    for name, call in (("refextract", f'"{sys.executable}" -m refextract'), ("python", f'"{sys.executable}"')):
        (programs / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n')
        (programs / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    bash = shutil.which("bash") or ""
    for command in typed:
        done = subprocess.run(  # noqa: S603 - the commands of our own page
            [bash, "-c", command.typed],
            cwd=work,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = "\n".join(done.stdout.decode().splitlines())
        assert (command.typed, printed.strip("\n")) == command


def test_every_demand_has_a_command() -> None:
    parts = re.split(r"^### (\d+)\. ", PAGE, flags=re.MULTILINE)
    assert [int(number) for number in parts[1::2]] == list(range(1, DEMANDS + 1))
    assert all("```" in part for part in parts[2::2])
