"""A cache of findings by content: a document that did not change is not checked again.

The key is a digest of the document, the options and the package itself, so nothing stale is ever answered; the file
can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import TypeAdapter

from refextract.errors import OptionsError
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.options import Options

__all__ = ["FindingsCache"]

_FILE = "findings.sqlite"
_Findings = tuple[Diagnostic, ...]


class FindingsCache:
    """Findings by document and options, in a folder of its own; use it as a context manager, which writes at the end.

    Raises:
        OptionsError: for a folder that cannot be written, or a file in it that is no cache.
    """

    def __init__(self, folder: Path, options: Options) -> None:
        self._stamp = f"{_package_stamp()}\n{_for_a_year(options).model_dump_json()}".encode()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", "utf-8")
            self._store = sqlite3.connect(folder / _FILE)
            self._store.execute(
                "CREATE TABLE IF NOT EXISTS findings (digest BLOB PRIMARY KEY, found TEXT) WITHOUT ROWID"
            )
        except (OSError, sqlite3.Error) as error:
            raise OptionsError(f"{folder}: no cache can be kept here: {error}") from error

    def __enter__(self) -> FindingsCache:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.commit()
        self._store.close()

    def get(self, document: Document) -> _Findings | None:
        """What was found in the same document under the same options, or None."""
        row = self._store.execute("SELECT found FROM findings WHERE digest = ?", (self._digest(document),)).fetchone()
        return None if row is None else _adapter().validate_json(row[0])

    def put(self, document: Document, findings: _Findings) -> None:
        """Keep what was found in a document."""
        found = _adapter().dump_json(findings).decode()
        self._store.execute("INSERT OR REPLACE INTO findings VALUES (?, ?)", (self._digest(document), found))

    def _digest(self, document: Document) -> bytes:
        digest = hashlib.sha256(self._stamp)
        for part in (document.format, document.source, document.original):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return digest.digest()


def _for_a_year(options: Options) -> Options:
    """The options with the first day of the year for today: rules go by years, so findings keep for one."""
    today = options.check.today
    check = options.check.model_copy(update={"today": today and today.replace(month=1, day=1)})
    return options.model_copy(update={"check": check})


@cache
def _adapter() -> TypeAdapter[_Findings]:
    return TypeAdapter(_Findings)


@cache
def _package_stamp() -> str:
    """A digest of name, size and time of every file of the package, models and word lists among them."""
    root = Path(str(files("refextract")))
    stats = ((path.relative_to(root), path.stat()) for path in sorted(root.rglob("*")) if path.suffix != ".pyc")
    told = "\n".join(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)
    return hashlib.sha256(told.encode()).hexdigest()
