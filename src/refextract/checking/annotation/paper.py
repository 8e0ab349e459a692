"""The paper that is written on: its pages, the notes that are on them, and those that come on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from refextract.checking.annotation.highlights import Highlight
from refextract.checking.annotation.objects import Objects
from refextract.checking.annotation.page_tree import pages_in
from refextract.checking.annotation.syntax import Ref, Unsound, Value, string
from refextract.checking.annotation.update import Update
from refextract.errors import CorruptInputError, ExportError
from refextract.model.document import Document
from refextract.readers.pdf.file import rewritten
from refextract.readers.pdf.links import OWN

__all__ = ["Paper", "opened"]


def opened(data: bytes, document: Document) -> Paper:
    """The file of a document, to write on.

    Raises:
        ExportError: for an encrypted file.
        CorruptInputError: for a file whose pages cannot be found.
    """
    try:
        return Paper(data, document)
    except Unsound:
        data = rewritten(data, document.source)
    try:
        return Paper(data, document)
    except Unsound as error:
        raise CorruptInputError(f"{document.source}: too broken to write notes into: {error}") from error


class Paper:
    """A file with the annotations that it will have.

    Raises:
        Unsound: for a file that is not written as its format says.
    """

    def __init__(self, data: bytes, document: Document) -> None:
        objects = Objects(data)
        if "/Encrypt" in objects.trailer:
            raise ExportError(f"{document.source}: is encrypted; save a copy without protection and annotate that")
        self.pages = pages_in(objects)
        if len(self.pages) < max((sheet.number for sheet in document.sheets), default=0):
            raise Unsound("pages are missing")
        self._objects = objects
        self._update = Update(objects)
        self._told = [dict(objects.dictionary(page)) for page in self.pages]
        self._kept = [self._others(told) for told in self._told]
        self._below: defaultdict[int, list[Value]] = defaultdict(list)
        self._above: defaultdict[int, list[Value]] = defaultdict(list)
        self._count = 0

    def _others(self, told: Mapping[str, Value]) -> list[Value]:
        """The annotations of a page but for ours."""
        listed = self._objects.resolved(told.get("/Annots"))
        return [each for each in listed if not self._is_ours(each)] if isinstance(listed, tuple) else []

    def _is_ours(self, annotation: Value) -> bool:
        told = self._objects.resolved(annotation)
        return isinstance(told, Mapping) and str(told.get("/NM")).startswith(f"({OWN}")

    def link(self, page: int, value: Mapping[str, Value]) -> None:
        """Put a link on a page, below the annotations that it has, which are those that are clicked."""
        self._below[page].append(self._named(page, value))

    def highlight(self, mark: Highlight) -> None:
        """Put a highlight on its page, above all others."""
        form = self._update.add({**mark.form, "/Length": str(len(mark.drawing))}, mark.drawing)
        self._above[mark.page].append(self._named(mark.page, {**mark.value, "/AP": {"/N": form}}))

    def _named(self, page: int, value: Mapping[str, Value]) -> Ref:
        self._count += 1
        return self._update.add({**value, "/NM": string(f"{OWN}{self._count}"), "/P": self.pages[page]})

    def written(self) -> bytes:
        """The file with its annotations."""
        for index, told in enumerate(self._told):
            listed = (*self._below[index], *self._kept[index], *self._above[index])
            if listed != (self._objects.resolved(told.get("/Annots")) or ()):
                self._update.replace(self.pages[index], {**told, "/Annots": listed})
        return self._update.applied()
