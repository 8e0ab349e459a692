"""Locators: the place inside a work that a citation points to."""

from __future__ import annotations

from refextract.values.frozen import Frozen

__all__ = ["Locator"]


class Locator(Frozen):
    """A place inside a work: `label` is a CSL locator term ("page", "chapter", "section", …), `value` as printed."""

    label: str
    value: str
