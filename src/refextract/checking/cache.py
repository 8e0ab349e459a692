"""A cache of findings by content: a file that did not change is not checked again, nor even decoded.

A finding is kept as reports tell it, under a digest of the file's bytes and of all else that findings hang on: the
package, the options, bibliography files, the year; and with the state of the files that its reader looked at beside it.
So nothing stale is ever answered, and an answer is printed without loading what a check needs.
The file can be deleted at any time; two runs may use it at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from refextract.checking.outcomes import CacheKey
from refextract.checking.plan import Plan
from refextract.checking.report import Area, Change, Nearby, Notice, Remedy, Reported, RuleCard
from refextract.checking.selection import Selection
from refextract.model.unread import Unread

__all__ = ["FindingsCache", "answer_key", "state_of"]

_FILE = "findings.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS answers (digest BLOB PRIMARY KEY, sum INTEGER, answer BLOB)"
_WAIT = 30.0  # seconds for another run to write what it has found
_ROOT = Path(__file__).parents[1]


class FindingsCache:
    """Findings by file and options, in a folder of its own; use it as a context manager, which writes at the end.

    `options` are all that findings hang on besides the document and the package. `trouble` is a sentence on why
    nothing more is read from the cache or written to it, where that is so: a cache is never needed, so one that is
    damaged, full or not to be written is told and done without.
    """

    def __init__(self, folder: Path, options: Iterable[bytes]) -> None:
        self.trouble: str | None = None
        self.stamp = _digest((_package_stamp(), *options))
        self._fresh: dict[bytes, bytes] = {}
        self._states: dict[str, str] = {}  # of files beside documents, which many documents share
        self._path = folder / _FILE
        self._store: sqlite3.Connection | None = None
        try:
            self._store = _opened(folder)
        except (OSError, sqlite3.Error) as error:
            self._tell(error)

    def __enter__(self) -> FindingsCache:
        return self

    def __exit__(self, *_: object) -> None:
        """Write what was put in, in one short transaction, so that other runs wait for it no longer than that."""
        if self._store is None:
            return
        rows = [(digest, zlib.crc32(answer), answer) for digest, answer in self._fresh.items()]
        try:
            if rows and self.trouble is None:
                with self._store:
                    self._store.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._tell(error)
        finally:
            self._store.close()

    def plan(self) -> Plan | None:
        """What was put by `put_plan` under the same options, or None."""
        answer = self._answer(self.stamp)
        if answer is None:
            return None
        rules, selection, largest, problems, fail_on, projects = json.loads(answer)
        return Plan(
            tuple(RuleCard(*rule) for rule in rules),
            Selection(*map(tuple, selection)),
            largest,
            tuple(map(_problem, problems)),
            fail_on,
            tuple(projects),
        )

    def put_plan(self, plan: Plan) -> None:
        """Keep what a run under these options needs."""
        problems = [_as_kept(each) for each in plan.problems]
        kept = (plan.rules, plan.selection, plan.largest, problems, plan.fail_on, plan.projects)
        self._fresh[self.stamp] = json.dumps(kept).encode()

    def answers(self, files: Iterable[str], largest: int) -> dict[str, Reported]:
        """What was found under the same options in those of the files that are known, by the name of the file.

        Files above `largest` bytes, and those that cannot be read, are not among them.
        """
        found = {}
        for file in files:
            path = Path(file)
            try:
                data = path.read_bytes() if path.is_file() and path.stat().st_size <= largest else None
            except OSError:  # it is told where the file is read to be checked
                continue
            answer = None if data is None else self.get(str(path), data)
            if answer is not None:
                found[file] = answer
        return found

    def get(self, source: str, data: bytes) -> Reported | None:
        """What was found in the file of that name and content under the same options, or None."""
        answer = self._answer(answer_key(self.stamp, source, data))
        if answer is None:
            return None
        notices, problems, beside, files = json.loads(answer)
        if any(self._state_of(path) != state for path, state in beside):
            return None
        looked_at = tuple(path for path, _ in beside)
        found = tuple([_notice(each) for each in notices])
        return Reported(source, found, tuple(map(_problem, problems)), beside=looked_at, files=tuple(files))

    def put(self, reported: Reported, key: CacheKey) -> None:
        """Keep what was found in a file, under the key of its content and of what lies beside it."""
        problems = [_as_kept(each) for each in reported.problems]
        answer = json.dumps((reported.notices, problems, key.beside, reported.files), separators=(",", ":"))
        self._fresh[key.digest] = answer.encode()

    def _state_of(self, path: str) -> str:
        if path not in self._states:
            self._states[path] = state_of(path)
        return self._states[path]

    def _answer(self, digest: bytes) -> bytes | None:
        """What is kept under a digest; None where that is nothing, or not what was written."""
        if self._store is None or self.trouble is not None:
            return None
        try:
            row = self._store.execute("SELECT sum, answer FROM answers WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.Error as error:
            self._tell(error)
            return None
        if row is None or not isinstance(row[1], bytes) or row[0] != zlib.crc32(row[1]):
            return None
        answer: bytes = row[1]
        return answer

    def _tell(self, error: OSError | sqlite3.Error) -> None:
        self.trouble = f"{self._path}: the cache is not used: {error}"


def answer_key(stamp: bytes, source: str, data: bytes) -> bytes:
    """What the findings in a file of that name and content are kept under, in a cache with that stamp."""
    return _digest((stamp, source.encode("utf-8", "surrogatepass"), data))


def state_of(path: str) -> str:
    """A digest of the content of a file, or of the names in a folder; empty where there is nothing."""
    try:
        names = sorted(os.listdir(path)) if os.path.isdir(path) else None  # noqa: PTH112, PTH208 - a path as text
        data = Path(path).read_bytes() if names is None else "\0".join(names).encode("utf-8", "surrogatepass")
    except OSError:  # nothing there, or nothing that can be read, is a state as well
        return ""
    return hashlib.sha256(data).hexdigest()


def _opened(folder: Path) -> sqlite3.Connection:
    """The database in a folder; one that is made for it is kept out of version control, another is left as it is."""
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")
    store = sqlite3.connect(folder / _FILE, timeout=_WAIT)
    store.execute(_TABLE)
    return store


def _notice(kept: list[Any]) -> Notice:
    """A notice as it was before it became JSON, which knows no tuples."""
    code, name, severity, message, area, excerpt, related, remedy = kept
    near = tuple([Nearby(told, Area(*place)) for told, place in related]) if related else ()
    fix = _remedy(remedy) if remedy else None
    return Notice(code, name, severity, message, Area(*area), tuple(excerpt), near, fix)


def _as_kept(problem: str) -> str | tuple[str, str, bool]:
    return (str(problem), problem.file, problem.is_bibliography) if isinstance(problem, Unread) else problem


def _problem(kept: str | list[Any]) -> str:
    """A problem as it was before it became JSON."""
    if isinstance(kept, str):
        return kept
    told, file, is_bibliography = kept
    return Unread(told, file, is_bibliography=is_bibliography)


def _remedy(kept: list[Any]) -> Remedy:
    safe, possible, changes = kept
    return Remedy(safe, possible, tuple(Change(Area(*area), text) for area, text in changes))


def _digest(parts: Iterable[bytes]) -> bytes:
    """A digest of parts in their order, each with its length, so that no two series of parts have the same."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _package_stamp() -> bytes:
    """The version of Python, when packages were last installed, and every file of this one with size and time."""
    folders = (Path(path) for path in sys.path)
    installed = (each for each in folders if each.name in ("site-packages", "dist-packages") and each.is_dir())
    times = (f"{each} {each.stat().st_mtime_ns}" for each in installed)
    return "\n".join((sys.version, *times, *sorted(_stamps(_ROOT)))).encode()


def _stamps(folder: str | Path) -> Iterable[str]:
    """Path, size and time of every file below a folder, but for compiled ones."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif not entry.name.endswith(".pyc"):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
