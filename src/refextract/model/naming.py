"""Naming: how messages and short forms name a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refextract.model.reference import Reference
    from refextract.values.name import Name

__all__ = ["called", "first_maker", "makers", "shortened"]

_TITLE_SHOWN = 60


def called(reference: Reference) -> str:
    """How a message names an entry: label, first author and year, or the beginning of its title.

    >>> from refextract import Reference, Span
    >>> called(Reference(id="r1", span=Span(0, 9), text="Quiénes Somos.", title="Quiénes Somos"))
    '“Quiénes Somos”'
    """
    label = f"[{reference.label}] " if reference.label else ""
    names = [name.family or name.literal or "" for name in makers(reference)]
    year = reference.issued.year if reference.issued else None
    if names:
        others = " et al." if len(names) > 2 or reference.author.others else ""
        shown = names[0] if others else " and ".join(names)
        return f"{label}{shown}{others}{f' {year}' if year else ''}"
    return f"{label}“{shortened(reference.title or reference.text)}”"


def makers(reference: Reference) -> tuple[Name, ...]:
    """Who made a work: its authors, or its editors in their place."""
    return reference.author.names or reference.editor.names


def first_maker(reference: Reference) -> str:
    """The family name of the first author, or editor; empty where none is known."""
    return next((name.family or name.literal or "" for name in makers(reference)), "")


def shortened(title: str) -> str:
    """A title, or another text, as a message shows it: not too much of it."""
    return title if len(title) <= _TITLE_SHOWN else title[: _TITLE_SHOWN - 1].rstrip() + "…"
