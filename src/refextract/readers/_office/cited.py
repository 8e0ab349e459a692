"""What fields of word processors say: which works they cite, with which places, in the words of CSL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from refextract.model.citation import Mode
from refextract.values.locator import Locator

__all__ = ["CitedItem", "CslItem", "Field", "FieldKind"]

CslItem = Mapping[str, Any]  # an item of CSL-JSON, as programs write it: anything may stand anywhere

FieldKind = Literal["citation", "bibliography", "contents", "link", "jump", "index", "shown"]


@dataclass(frozen=True, slots=True)
class CitedItem:
    """One work of a citation field: its `key`, its values where the field has them, and what is printed around."""

    key: str
    work: CslItem | None = None
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    mode: Mode = "normal"


@dataclass(frozen=True, slots=True)
class Field:
    """What a field is: a citation of `items`, a reference list, a table of contents, a link to `target` and so on.

    `origin` names its program; `tip` is what a link says of its target; `problem` what was unreadable in it.
    """

    kind: FieldKind
    origin: str = ""
    items: tuple[CitedItem, ...] = ()
    target: str = ""
    tip: str = ""
    problem: str = ""
