"""Texts that can be made as long as is wanted, by name: what cost must grow with in proportion, and no faster."""

from __future__ import annotations

from tests.bench.growing import broken, files, lists, markup, notes, prose, runs, scripts
from tests.bench.growing.made import Growing

__all__ = ["TEXTS", "Growing"]

TEXTS: dict[str, Growing] = {}
for _each in (prose, lists, notes, markup, files, scripts, broken, runs):
    assert not TEXTS.keys() & _each.TEXTS.keys(), f"two texts of one name in {_each.__name__}"
    TEXTS |= _each.TEXTS
