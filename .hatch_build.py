"""Compiles the patterns of the package while it is built, so that no run has to compile those that it needs."""

from __future__ import annotations

import gc
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPatterns(BuildHookInterface):  # type: ignore[type-arg]
    """Adds a file to the package that holds its patterns as the version of `regex` compiles them that it is built with.

    Without that file, or with another version of `regex`, each pattern is compiled when it is first used.
    """

    _made: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file: in the checkout where that is installed as it stands, else for the wheel alone."""
        package = Path(self.root) / "src" / "refextract"
        try:
            name, content = _compiled(package)
        except ImportError as missing:
            self._warn(missing)
            return
        if version == "editable":
            try:
                (package / name).write_bytes(content)
            except OSError as refused:  # a checkout that may only be read can be installed all the same
                self._warn(refused)
            return
        self._made = tempfile.TemporaryDirectory()  # in which the file lies until the wheel is made
        file = Path(self._made.name) / name
        file.write_bytes(content)
        build_data["force_include"][str(file)] = f"refextract/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the wheel alone."""
        if self._made:
            self._made.cleanup()

    def _warn(self, why: Exception) -> None:
        self.app.display_warning(f"Built without compiled patterns, which costs time at each start: {why}")


def _compiled(package: Path) -> tuple[str, bytes]:
    """The name and the content of the file of all patterns."""
    sys.path.insert(0, str(package.parent))
    text, errors = import_module("refextract.text"), import_module("refextract.errors")
    for path in sorted(package.rglob("[!_]*.py")) + sorted(package.rglob("_[!_]*.py")):
        try:
            import_module(".".join(path.relative_to(package.parent).with_suffix("").parts))
        except (ImportError, errors.MissingDependencyError):  # of an extra, whose patterns are compiled at first use
            continue
    gc.unfreeze()  # a module of processes to be forked hides what it loads
    return text.COMPILED, text.compiled_patterns(gc.get_objects())
