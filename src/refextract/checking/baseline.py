"""Baselines: the findings that a document already had, so that a gate can start on an old document.

A finding is known again by its file, its rule and its message, not by its line, which moves with every edit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from refextract.checking.report import Checked, Notice, Reported
from refextract.checking.writing import replace_file
from refextract.errors import OptionsError

if TYPE_CHECKING:
    from refextract.model.diagnostic import Diagnostic

__all__ = ["Baseline", "new_findings", "new_notices", "read_baseline", "write_baseline"]

Baseline = Counter[tuple[str, str, str]]
"""How often each (file, code, message) was there."""


def write_baseline(path: Path, reported: Iterable[Reported]) -> int:
    """Write all findings of `reported` to a file, one JSON array each, sorted; return their number."""
    known = sorted((_posix(each.source), found.code, found.message) for each in reported for found in each.notices)
    text = "".join(json.dumps(key, ensure_ascii=False) + "\n" for key in known)
    replace_file(path, text.encode("utf-8", "backslashreplace"))
    return len(known)


def read_baseline(path: Path) -> Baseline:
    """The findings of a baseline file.

    Raises:
        OptionsError: for a file that `write_baseline` did not write.
        OSError: where it cannot be opened.
    """
    known: Baseline = Counter()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            source, code, message = json.loads(line)
        except ValueError as error:
            raise OptionsError(f"{path}:{number}: this is no line of a baseline") from error
        known[source, code, message] += 1
    return known


def new_findings(checked: Checked, known: Baseline) -> Checked:
    """`checked` without the findings that the baseline knows; each known one hides one finding."""
    return checked._replace(diagnostics=_new(checked.document.source, checked.diagnostics, known))


def new_notices(reported: Reported, known: Baseline) -> Reported:
    """`reported`, and what it was made from, without the findings that the baseline knows."""
    checked = reported.checked and new_findings(reported.checked, known)
    return reported._replace(notices=_new(reported.source, reported.notices, known), checked=checked)


_Finding = TypeVar("_Finding", "Diagnostic", "Notice")


def _new(source: str, found: tuple[_Finding, ...], known: Baseline) -> tuple[_Finding, ...]:
    file, left, fresh = _posix(source), known.copy(), []
    for each in found:
        key = (file, each.code, each.message)
        if left[key]:
            left[key] -= 1
        else:
            fresh.append(each)
    return tuple(fresh)


def _posix(source: str) -> str:
    return PurePath(source).as_posix()
