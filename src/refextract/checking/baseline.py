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
from refextract.checking.report import GONE, OF_THE_RUN, Area, Checked, Notice, Reported, RuleCard
from refextract.checking.writing import replace_file
from refextract.errors import OptionsError, access
from refextract.options.configuration import is_project_root

if TYPE_CHECKING:
    from refextract.model.diagnostic import Diagnostic

__all__ = ["Baseline", "gone", "new_findings", "new_notices", "read_baseline", "refuse_no_baseline", "write_baseline"]

Key = tuple[str, str, str]
"""What a finding is known by: its file, its code, its message."""


class Baseline(NamedTuple):
    """The lines of a baseline file in order; the files in them are named from the folder `root` on."""

    root: Path = Path()
    lines: tuple[Key, ...] = ()
    path: Path = Path()

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def counts(self) -> Counter[Key]:
        """How often each finding was there."""
        return Counter(self.lines)

    def key(self, source: str, found: Diagnostic | Notice) -> Key:
        """What a finding in a file is known by."""
        return _named_from(self.root, source), found.code, printable(found.message)


def write_baseline(path: Path, reported: Iterable[Reported]) -> int:
    """Write all findings of `reported` to a file, one JSON array each, sorted; return their number.

    A file without findings has an empty array, so that one that was emptied by mistake is told from it.

    Raises:
        OptionsError: where something else than a baseline would be overwritten.
        OSError: where the file cannot be written.
    """
    refuse_no_baseline(path)
    baseline = Baseline(_root_of(path))
    known = sorted(
        baseline.key(each.source, found) for each in reported for found in each.notices if found.code not in OF_THE_RUN
    )
    text = "".join(json.dumps(key, ensure_ascii=False) + "\n" for key in known) or json.dumps(_NOTHING) + "\n"
    replace_file(path, text.encode("utf-8", "backslashreplace"))
    return len(known)


_NOTHING: tuple[str, ...] = ()


def refuse_no_baseline(path: Path) -> None:
    """Keep a file from being overwritten that holds something, and not one line of a baseline.

    Raises:
        OptionsError: for such a file.
    """
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    if any(line.strip() for line in lines) and not any(_is_line(line) for line in lines):
        raise OptionsError(f"{path} would be overwritten, and it is no baseline: write elsewhere")


def _is_line(line: str) -> bool:
    return line == json.dumps(_NOTHING) or _key_in(line) is not None


def _key_in(line: str) -> Key | None:
    """The finding in a line of a baseline; None for any other line."""
    try:
        source, code, message = key = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return None
    return (source, code, message) if isinstance(key, list) and all(isinstance(each, str) for each in key) else None


def read_baseline(path: Path) -> Baseline:
    """The findings of a baseline file.

    Raises:
        OptionsError: for a file that `write_baseline` did not write.
        FileAccessError: where it cannot be opened.
    """
    lines: list[Key] = []
    with access():
        printed = path.read_text("utf-8", "replace").splitlines()
    if not "".join(printed).strip():
        raise OptionsError(f"{path}: the baseline is empty; --write-baseline writes one, also where nothing is found")
    if printed == [json.dumps(_NOTHING)]:
        return Baseline(_root_of(path), (), path)
    for number, line in enumerate(printed, start=1):
        key = _key_in(line)
        if key is None:
            raise OptionsError(f"{path}:{number}: this is no line of a baseline; --write-baseline writes a new one")
        lines.append(key)
    return Baseline(_root_of(path), tuple(lines), path)


def new_findings(checked: Checked, known: Baseline) -> Checked:
    """`checked` without the findings that the baseline knows; each known one hides one finding."""
    return checked._replace(diagnostics=_new(checked.document.source, checked.diagnostics, known))


def new_notices(reported: Reported, known: Baseline) -> Reported:
    """`reported`, and what it was made from, without the findings that the baseline knows."""
    checked = reported.checked and new_findings(reported.checked, known)
    return reported._replace(notices=_new(reported.source, reported.notices, known), checked=checked)


def gone(reported: Iterable[Reported], known: Baseline, rules: Iterable[RuleCard]) -> Reported | None:
    """The lines of the baseline whose finding is not there any more, as findings in the baseline; None for none.

    `rules` are those that ran: only their lines are looked at, and only those of the files that were checked.
    """
    cards = {rule.code: rule for rule in rules}
    if GONE not in cards:
        return None
    files: set[str] = set()
    there: Counter[Key] = Counter()
    for each in reported:
        files.add(_named_from(known.root, each.source))
        there.update(known.key(each.source, found) for found in each.notices)
    notices = []
    for number, key in enumerate(known.lines, start=1):
        if there[key]:
            there[key] -= 1
        elif key[0] in files and key[1] in cards:
            notices.append(_notice_of(cards[GONE], number, key))
    return Reported(str(known.path), tuple(notices)) if notices else None


def _notice_of(rule: RuleCard, number: int, key: Key) -> Notice:
    """What is told of the line of that number."""
    file, code, message = map(printable, key)
    told = f"{file} has this {code} no more: {message}; --write-baseline writes a baseline without it"
    return Notice(
        rule.code, rule.name, rule.severity, told, Area(0, 0, number, 1, number, 1, number, 1), ("", ""), (), None
    )


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
    return next(filter(is_project_root, (folder, *folder.parents)), folder)


def _named_from(root: Path, source: str) -> str:
    if source.startswith("<"):  # standard input
        return source
    whole = Path(os.path.abspath(source))  # noqa: PTH100 - it resolves no links
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()
