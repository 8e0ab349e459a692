"""The reading of TEI: each element shown as its name asks."""

from __future__ import annotations

from refextract.model.document import BlockKind, Document
from refextract.readers._xml import Element, tree_of
from refextract.readers._xml_page import Printing, XmlPage, XmlStory, work_of
from refextract.readers.tei.work import item_of

__all__ = ["read"]

_HIDDEN = frozenset({
    "figDesc", "formula", "graphic", "fw", "idno", "keywords", "encodingDesc", "revisionDesc", "facsimile",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "figure", "table", "row", "lg", "l", "sp", "abstract", "body", "back", "front", "text", "list", "ab",
    "opener", "closer", "titlePage", "listBibl", "div1", "div2", "div3", "div4",
})  # fmt: skip
_ENTRIES = ("biblStruct", "bibl", "biblFull")


def read(data: bytes, source: str) -> Document:
    """The document of a TEI file; its citations and entries are in `Document.given`, with the fields of each work."""
    tree = tree_of(data, source)
    page = _Tei(XmlPage(tree), tree.root)
    page.show(tree.root)
    return page.page.document(source, "tei", _language(tree.root))


def _language(root: Element) -> str | None:
    text = root.first("text")
    header = root.first("teiHeader")
    for each in (text, root, header):
        if each and each.get("lang"):
            return each.get("lang")[:2].lower()
    return None


class _Tei(XmlStory):
    """Shows elements of TEI, each as its name asks."""

    def __init__(self, page: XmlPage, root: Element) -> None:
        super().__init__(page, _PRINTING)
        listed = [each for bibliography in root.all("listBibl") for each in bibliography.all(*_ENTRIES)]
        self._entries = {each.get("id") for each in listed if each.get("id")}

    def _header(self, element: Element) -> None:
        """Of the header the title and the abstract."""
        statement = element.first("titleStmt")
        title = statement.first("title") if statement else None
        if title:
            with self.page.block(title, "heading", 1):
                self._inside(title)
        abstract = element.first("abstract")
        if abstract and (title is None or abstract.start >= title.end):
            self.show(abstract)

    def _head(self, element: Element) -> None:
        with self.page.block(element, "heading", min(6, max(1, self._depth))):
            if element.get("n"):
                self.page.writer.add(element.get("n"), element.start)
                self.page.writer.gap(" ", element.start, element.start)
            self._inside(element)

    def _cell(self, element: Element) -> None:
        self._inside(element)
        self.page.writer.gap(" ", element.end, element.end)

    def _line_end(self, element: Element) -> None:
        self.page.writer.gap(" ", element.start, element.end)

    def _highlighted(self, element: Element) -> None:
        (self._raised if "super" in element.get("rend") else self._inside)(element)

    def _reference(self, element: Element) -> None:
        """A reference inside the file that leads to an entry cites; one to an address is a link."""
        target = element.get("target")
        keys = [key for key in (each.removeprefix("#") for each in target.split()) if self._is_cited(key, element)]
        if keys and "://" not in target:
            with self.page.citation(element, keys, "reference"):
                self._inside(element)
        else:
            with self.page.anchor(element, target if "://" in target else ""):
                self._inside(element)

    def _is_cited(self, key: str, element: Element) -> bool:
        return key in self._entries or element.get("type") in ("bibr", "bibl", "biblio", "cit")

    def _bibliography(self, element: Element) -> None:
        if not any(element.children("head")):
            self.page.heading(element, "References")
        with self.page.block(element):
            for each in element.children():
                if each.name in _ENTRIES:
                    self._entry(each)
                else:
                    self.show(each)

    def _entry(self, element: Element) -> None:
        keys = [element.get("id")] if element.get("id") else []
        raw = next((note for note in element.all("note") if note.get("type") == "raw_reference"), None)
        with self.page.entry(element, keys, None):
            if raw:
                self._inside(raw)
            elif element.name == "bibl":
                self._inside(element)
            else:
                self._fields(element)
        item = item_of(element, keys[0] if keys else "")
        if keys and len(item) > 3:
            self.page.works.append(work_of(item))

    def _fields(self, element: Element) -> None:
        """The fields of an entry in their order, with the signs that most styles print between them."""
        start, before = self.page.writer.length, ""
        for field in _leaves(element):
            shown = _shown(field)
            if not shown:
                continue
            if self.page.writer.length > start:
                self.page.writer.sign(_sign(before, field), field.start)
            if any(each.name in ("forename", "surname") for each in field.children()):
                self._name(field)
            elif field.words():
                self._inside(field)
            else:
                self.page.writer.put(field.start, field.end, shown)
            if field.get("unit") == "issue":
                self.page.writer.add(")", field.end)
            before = field.get("unit") or field.name
        if self.page.writer.length > start:
            self.page.writer.sign(".", element.end)

    def _name(self, field: Element) -> None:
        """A name: its parts in their order, a blank between two of them."""
        for part in field.children():
            self._inside(part)
            self.page.writer.gap(" ", part.end, part.end)
        self.page.writer.drop_gap()


def _leaves(element: Element) -> list[Element]:
    """The fields of an entry: names, titles, numbers, dates; notes on how it was read are none."""
    found: list[Element] = []
    for each in element.children():
        if each.name in ("analytic", "monogr", "series", "imprint", "author", "editor") and any(each.children()):
            found += _leaves(each)
        elif each.name not in ("note", "ptr", "respStmt") or each.get("type") == "report_type":
            found.append(each)
    return found


def _shown(field: Element) -> str:
    """What is shown of a field: its words, or the values of attributes that stand for them."""
    ends = [field.get("from"), field.get("to")]
    return field.words() or "–".join(dict.fromkeys(filter(None, ends))) or field.get("when")


def _sign(before: str, field: Element) -> str:
    unit = field.get("unit")
    if field.name in ("persName", "author", "editor", "orgName"):
        return ", " if before in ("persName", "author", "editor", "orgName") else ". "
    if unit == "issue":
        return " ("
    if unit == "page":
        return ": "
    if unit == "volume":
        return ", "
    if field.name == "publisher":
        return ": " if before == "pubPlace" else ". "
    if field.name == "idno":
        return f". {field.get('type').lower()}:" if field.get("type") else ". "
    return ". "


_KINDS: dict[str, BlockKind] = {"note": "note", "quote": "quote", "item": "item"}
_ACTS = {
    "teiHeader": _Tei._header,
    "div": _Tei._section,
    "head": _Tei._head,
    "cell": _Tei._cell,
    "lb": _Tei._line_end,
    "pb": _Tei._line_end,
    "hi": _Tei._highlighted,
    "ref": _Tei._reference,
    "ptr": _Tei._reference,
    "listBibl": _Tei._bibliography,
}
_PRINTING = Printing(_HIDDEN, _BLOCKS, _KINDS, _ACTS)
