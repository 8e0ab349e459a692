"""Kinds: which CSL type a reference is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["csl_type"]


def csl_type(values: Mapping[str, Any], text: str) -> str:
    """The CSL type of a work with these variables (by their names in `Reference`), printed as `text`."""
    if "container_title" in values:
        if values["editor"].names or "publisher" in values:
            return "chapter"
        return "article-journal"
    if "publisher" in values or "publisher_place" in values or "edition" in values or "isbn" in values:
        return "book"
    return "webpage" if "url" in values or "http" in text else "document"
