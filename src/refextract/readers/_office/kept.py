"""Fields that a program keeps in the properties of a document, cut into pieces, and marks by a bookmark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from refextract.text import pattern

__all__ = ["fields_of_properties"]

_PIECE = pattern(r"(?P<name>\w*(?:BREF|Bookmark)_\w+?)_(?P<number>\d{1,4})")


def fields_of_properties(properties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The instructions by the names of the bookmarks around their text, from names and values of properties.

    >>> fields_of_properties([("ZOTERO_BREF_x1_2", "ITEM {}"), ("ZOTERO_BREF_x1_1", "ZOTERO_"), ("Author", "Smith")])
    {'ZOTERO_BREF_x1': 'ZOTERO_ITEM {}'}
    """
    pieces: dict[str, dict[int, str]] = defaultdict(dict)
    for name, text in properties:
        found = _PIECE.fullmatch(name)
        if found:
            pieces[found["name"]][int(found["number"])] = text
    return {name: "".join(texts[number] for number in sorted(texts)) for name, texts in pieces.items()}
