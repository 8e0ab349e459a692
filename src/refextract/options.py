"""Options: one small class a stage, all of them together in `Options`; read from ``[tool.refextract]``."""

from __future__ import annotations

from refextract.values.frozen import Frozen

__all__ = ["THRESHOLD", "CheckOptions", "ExtractOptions", "Options", "ReadOptions"]

THRESHOLD = 0.5
"""The least score of a link; below it the item stays open and its best candidates are named as rivals."""


class ReadOptions(Frozen):
    """How documents are read: `format` overrides the file's ending; `largest` is the limit in bytes."""

    format: str | None = None
    largest: int = 256 * 1024 * 1024


class ExtractOptions(Frozen):
    """What to look for: the names of the citation `styles` (all), and the least score of a link."""

    styles: tuple[str, ...] | None = None
    threshold: float = THRESHOLD


class CheckOptions(Frozen):
    """Which rules to run, by code, code prefix or name: `select` (the default ones) less `ignore`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Options(Frozen):
    """All options."""

    read: ReadOptions = ReadOptions()
    extract: ExtractOptions = ExtractOptions()
    check: CheckOptions = CheckOptions()
