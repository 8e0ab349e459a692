"""Baselines: the findings that a document already had, so that a gate can start on an old document.

A finding is known again by its file, its rule and its message, not by its line, which moves with every edit. Files are
named from the root of the project, so that a baseline holds wherever a run is started.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from refextract.checking.printable import printable
from refextract.checking.report import INTERNAL_ERROR, Checked, Notice, Reported
from refextract.checking.writing import replace_file
from refextract.errors import OptionsError

if TYPE_CHECKING:
    from refextract.model.diagnostic import Diagnostic

__all__ = ["Baseline", "gone", "new_findings", "new_notices", "read_baseline", "write_baseline"]

_MARKS = (".git", "refextract.toml", "pyproject.toml")  # what stands in the root of a project


class Baseline(NamedTuple):
    """How often each (file, code, message) was there; files are named from the folder `root` on."""

    root: Path = Path()
    counts: Counter[tuple[str, str, str]] = Counter()  # noqa: RUF012 - nobody changes it

    def __bool__(self) -> bool:
        return bool(self.counts)

    def key(self, source: str, found: Diagnostic | Notice) -> tuple[str, str, str]:
        """What a finding in a file is known by."""
        return _named_from(self.root, source), found.code, printable(found.message)


def write_baseline(path: Path, reported: Iterable[Reported]) -> int:
    """Write all findings of `reported` to a file, one JSON array each, sorted; return their number."""
    baseline = Baseline(_root_of(path))
    known = sorted(
        baseline.key(each.source, found) for each in reported for found in each.notices if found.code != INTERNAL_ERROR
    )
    text = "".join(json.dumps(key, ensure_ascii=False) + "\n" for key in known)
    replace_file(path, text.encode("utf-8", "backslashreplace"))
    return len(known)


def read_baseline(path: Path) -> Baseline:
    """The findings of a baseline file.

    Raises:
        OptionsError: for a file that `write_baseline` did not write.
        OSError: where it cannot be opened.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
        try:
            source, code, message = json.loads(line)
            counts[source, code, message] += 1
        except (ValueError, TypeError, RecursionError) as error:
            told = "this is no line of a baseline; --write-baseline writes a new one"
            raise OptionsError(f"{path}:{number}: {told}") from error
    return Baseline(_root_of(path), counts)


def new_findings(checked: Checked, known: Baseline) -> Checked:
    """`checked` without the findings that the baseline knows; each known one hides one finding."""
    return checked._replace(diagnostics=_new(checked.document.source, checked.diagnostics, known))


def new_notices(reported: Reported, known: Baseline) -> Reported:
    """`reported`, and what it was made from, without the findings that the baseline knows."""
    checked = reported.checked and new_findings(reported.checked, known)
    return reported._replace(notices=_new(reported.source, reported.notices, known), checked=checked)


def gone(reported: Iterable[Reported], known: Baseline) -> int:
    """How many findings of the baseline, in the files that were looked at, are not there any more."""
    files: set[str] = set()
    there: Counter[tuple[str, str, str]] = Counter()
    for each in reported:
        files.add(_named_from(known.root, each.source))
        there.update(known.key(each.source, found) for found in each.notices)
    return sum(number for key, number in (known.counts - there).items() if key[0] in files)


_Finding = TypeVar("_Finding", "Diagnostic", "Notice")


def _new(source: str, found: tuple[_Finding, ...], known: Baseline) -> tuple[_Finding, ...]:
    left, fresh = known.counts.copy() if found and known else Counter(), []
    for each in found:
        key = known.key(source, each)
        if left[key]:
            left[key] -= 1
        else:
            fresh.append(each)
    return tuple(fresh)


def _root_of(path: Path) -> Path:
    """The folder of the project that a baseline is of; its own folder, where it stands in none."""
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - it resolves no links
    return next((each for each in (folder, *folder.parents) if any((each / mark).exists() for mark in _MARKS)), folder)


def _named_from(root: Path, source: str) -> str:
    if source.startswith("<"):  # standard input
        return source
    whole = Path(os.path.abspath(source))  # noqa: PTH100 - it resolves no links
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()
