"""Reports: the findings of checked documents -> a text for people or for another tool. One plug-in a format.

A report is a module with ``render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str``; `rules` are those that
ran. The module `record` is shared by the JSON formats.
"""

from __future__ import annotations

from dataclasses import dataclass

from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction

__all__ = ["Checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A document, what was extracted from it (None where only the findings were kept), and what the rules found."""

    document: Document
    extraction: Extraction | None
    diagnostics: tuple[Diagnostic, ...]
