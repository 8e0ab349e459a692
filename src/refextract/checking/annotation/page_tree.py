"""The pages of a PDF file, in order, as references to their objects."""

from __future__ import annotations

from refextract.checking.annotation.objects import Objects
from refextract.checking.annotation.syntax import Ref, Unsound

__all__ = ["pages_in"]

_MOST = 100_000  # nodes


def pages_in(objects: Objects) -> list[Ref]:
    """The pages of the catalog's tree.

    Raises:
        Unsound: where the tree is broken, or leads in a circle.
    """
    root = objects.dictionary(objects.trailer.get("/Root")).get("/Pages")
    left, pages, seen = [root], list[Ref](), set[Ref]()
    while left:
        node = left.pop()
        if not isinstance(node, Ref) or node in seen or len(seen) > _MOST:
            raise Unsound("the pages are no tree")
        seen.add(node)
        told = objects.dictionary(node)
        kids = objects.resolved(told.get("/Kids"))
        if isinstance(kids, tuple):
            left += reversed(kids)
        else:
            pages.append(node)
    return pages
