"""What readers of bibliographies make, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["Bibliography", "made"]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The references of a bibliography file; `problems` are sentences on entries that could not be read.

    `resolved` are sentences on what the references hold in other words than the file: names of strings, lent fields.
    """

    references: tuple[Reference, ...]
    problems: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Bibliography(references={len(self.references)}, problems={len(self.problems)})"


def made(key: str, number: int, span: Span, text: str, values: Mapping[str, Any]) -> Reference:
    """The reference of an entry, of which `values` holds what is not empty; without a key its number tells it."""
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return Reference(
        id=key or f"entry{number}", label=key or None, origin="file", span=span, text=" ".join(text.split()), **given
    )
