"""Outline: where the body, the notes and the reference lists of a document are, and the lists split into entries.

This face of the room is light, for the room and its function share a name: the package imports the function at once,
so that `refextract.outline` is never the module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refextract.model.document import Document
    from refextract.outline.parts import Outline

__all__ = ["outline"]


def outline(document: Document) -> Outline:
    r"""The outline of a document; a text without a list has no `lists`, and nothing fails.

    Raises:
        TypeError: for what is no document.

    >>> from refextract.model.document import Document
    >>> text = "Known since Knuth (1984).\n\nReferences\n\nKnuth, D. (1984). The TeXbook. Addison-Wesley.\n"
    >>> [entry.view.text for entry in outline(Document.of(text)).entries]
    ['Knuth, D. (1984). The TeXbook. Addison-Wesley.']
    """
    from refextract.model.document import checked_document
    from refextract.outline.parts import outline_of

    return outline_of(checked_document(document))
