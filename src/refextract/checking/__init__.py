"""Checking: the rules run over an extraction, of one document or of many; findings reported, fixed and silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.checking.diagnostics import all_rules, check, chosen_rules

__all__ = ["all_rules", "check", "chosen_rules"]

__getattr__, __dir__ = lazily(__name__, dict.fromkeys(__all__, "refextract.checking.diagnostics"))
