"""Baselines: the findings that a document already had, so that a gate can start on an old document.

A finding is known again by its file, its rule and its message, not by its line, which moves with every edit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath

from refextract.errors import OptionsError
from refextract.report import Checked

__all__ = ["Baseline", "new_findings", "read_baseline", "write_baseline"]

Baseline = Counter[tuple[str, str, str]]
"""How often each (file, code, message) was there."""


def write_baseline(path: Path, checked: Iterable[Checked]) -> int:
    """Write all findings of `checked` to a file, one JSON array each, sorted; return their number."""
    known = sorted(_key(each, code=d.code, message=d.message) for each in checked for d in each.diagnostics)
    path.write_text("".join(json.dumps(key, ensure_ascii=False) + "\n" for key in known), "utf-8")
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
    left = known.copy()
    fresh = []
    for diagnostic in checked.diagnostics:
        key = _key(checked, code=diagnostic.code, message=diagnostic.message)
        if left[key]:
            left[key] -= 1
        else:
            fresh.append(diagnostic)
    return Checked(checked.document, checked.extraction, tuple(fresh))


def _key(checked: Checked, *, code: str, message: str) -> tuple[str, str, str]:
    return PurePath(checked.document.source).as_posix(), code, message
