"""The reading of JATS: each element shown as its name asks."""

from __future__ import annotations

from refextract.model.document import BlockKind, Document
from refextract.readers import tei
from refextract.readers._xml import Element, tree_of
from refextract.readers._xml_page import Printing, XmlPage, XmlStory, work_of
from refextract.readers.jats.printing import write_citation
from refextract.readers.jats.work import item_of
from refextract.text import pattern

__all__ = ["read"]

_HIDDEN = frozenset({
    "journal-meta", "contrib-group", "aff", "aff-alternatives", "author-notes", "pub-date", "history", "permissions",
    "funding-group", "counts", "custom-meta-group", "custom-meta", "object-id", "graphic", "tex-math",
    "article-id", "article-categories", "volume", "issue", "fpage", "lpage", "elocation-id", "pub-history", "isbn",
    "kwd-group", "self-uri", "related-article", "alt-text", "long-desc", "inline-graphic", "processing-meta", "issn",
    "disp-formula", "disp-formula-group", "conference", "alt-title", "issue-title", "publisher", "subj-group",
    "related-object", "inline-supplementary-material", "book-id", "contrib", "sub-article", "response", "license",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "fig", "table-wrap", "tr", "boxed-text", "def-item", "verse-line", "speech", "statement", "abstract", "body",
    "caption", "sec", "ack", "back", "app", "list", "table", "trans-abstract", "glossary", "def", "attrib",
    "subtitle", "table-wrap-foot", "supplementary-material", "front", "front-stub",
    "fn-group", "notes",
})  # fmt: skip
_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation", "product")


def read(data: bytes, source: str) -> Document:
    """The document of a JATS file; its citations and entries are in `Document.given`, with the fields of each work."""
    if tei.claims(data):
        return tei.read(data, source)
    tree = tree_of(data, source)
    page = _Jats(XmlPage(tree), tree.root)
    page.show(tree.root)
    return page.page.document(source, "jats", tree.root.get("lang")[:2].lower() or None)


class _Jats(XmlStory):
    """Shows elements of JATS, each as its name asks."""

    def __init__(self, page: XmlPage, root: Element) -> None:
        super().__init__(page, _PRINTING)
        self._entries = {entry.get("id") for entry in root.all("ref") if entry.get("id")}
        self._entries |= {each.get("id") for entry in root.all("ref") for each in entry.all(*_CITATIONS)} - {""}
        cited = [each.words() for each in root.all("xref") if each.get("ref-type") == "bibr"]
        self._is_numbered = sum(bool(_number.fullmatch(text)) for text in cited) * 2 > len(cited)
        self._number = 0

    def _title(self, element: Element) -> None:
        with self.page.block(element, "heading", min(6, self._depth + 1)):
            self._inside(element)

    def _caption(self, element: Element) -> None:
        """A caption is no section: its title is text."""
        for each in element.children():
            with self.page.block(each):
                self._inside(each)

    def _label(self, element: Element) -> None:
        self._inside(element)
        self.page.writer.gap(" ", element.end, element.end)

    def _cell(self, element: Element) -> None:
        self.page.writer.gap(" ", element.start, element.start)
        self._inside(element)
        self.page.writer.gap(" ", element.end, element.end)

    def _break(self, element: Element) -> None:
        self.page.writer.gap("\n", element.start, element.end)

    def _link(self, element: Element) -> None:
        with self.page.anchor(element, element.get("href") or element.words()):
            self._inside(element)

    def _cross_reference(self, element: Element) -> None:
        """A cross-reference that leads to an entry cites, whatever it says it is."""
        keys = [key for key in element.get("rid").split() if key in self._entries or element.get("ref-type") == "bibr"]
        with self.page.citation(element, keys, "cross-reference"):
            self._inside(element)

    def _formula(self, element: Element) -> None:
        """A formula within the line, once: what stands beside it in other notations is the same."""
        math = element.first("math")
        if math:
            self.page.inside(math, self._signs)
        elif not element.first("tex-math"):
            self._inside(element)

    def _signs(self, element: Element) -> None:
        if element.name not in ("annotation", "annotation-xml"):
            self.page.inside(element, self._signs)

    def _list(self, element: Element) -> None:
        """A list; the numbers of its items are shown where the page makes them."""
        ordered = element.get("list-type") in ("order", "arabic", "ordered")
        for number, item in enumerate(element.children("list-item"), start=1):
            with self.page.block(item, "item"):
                if ordered and not any(item.children("label")):
                    self.page.writer.add(f"{number}.", item.start)
                    self.page.writer.gap(" ", item.start, item.start)
                self._item(item)

    def _item(self, item: Element) -> None:
        """What stands in an item: its first paragraph in the line of its number."""
        first = True
        for each in item.children():
            if each.name == "p" and first:
                self._inside(each)
                first = False
            else:
                self.show(each)

    def _reference_list(self, element: Element) -> None:
        if not any(element.children("title")):
            self.page.heading(element, "References")
        with self.page.block(element):
            self._inside(element)

    def _reference(self, element: Element) -> None:
        """An entry: its label, and what is printed of each work in it."""
        self._number += 1
        citations = _citations(element)
        keys = [key for key in (element.get("id"), *(each.get("id") for each in citations)) if key]
        label = next((each for each in element.children("label") if each.words()), None)
        shown = label.words().strip(" .[]()") if label else str(self._number) if self._is_numbered else None
        with self.page.entry(element, list(dict.fromkeys(keys)), shown):
            if label:
                self._label(label)
            elif shown:
                self.page.writer.add(f"{shown}.", element.start)
                self.page.writer.gap(" ", element.start, element.start)
            for each in citations:
                write_citation(self.page, each)
                self.page.writer.gap(" ", each.end, each.end)
            if not citations:
                self.page.inside(_behind(label, element), self.show)
        if keys and citations:
            item = item_of(citations[0], keys[0])
            if len(item) > 3:
                self.page.works.append(work_of(item))


def _citations(element: Element) -> list[Element]:
    """The works of an entry; of alternatives the printed form."""
    found: list[Element] = []
    for each in element.children(*_CITATIONS, "citation-alternatives", "note"):
        if each.name == "citation-alternatives":
            choices = sorted(each.children(*_CITATIONS), key=lambda choice: choice.name != "mixed-citation")
            found += choices[:1]
        elif each.name in _CITATIONS:
            found.append(each)
    return found


def _behind(label: Element | None, element: Element) -> Element:
    """An entry without its label, and without what is lost in front of it."""
    place = label.end if label else element.start
    rest = [
        each
        for each in element.inside
        if each.start >= place and not (isinstance(each, Element) and each.name == "label")
    ]
    return Element(element.name, element.attributes, element.start, element.end, rest)


_KINDS: dict[str, BlockKind] = {"fn": "note", "disp-quote": "quote", "preformat": "code", "code": "code"}
_ACTS = {
    "sec": _Jats._section,
    "app": _Jats._section,
    "title": _Jats._title,
    "article-title": _Jats._title,
    "caption": _Jats._caption,
    "label": _Jats._label,
    "td": _Jats._cell,
    "th": _Jats._cell,
    "break": _Jats._break,
    "sup": _Jats._raised,
    "ext-link": _Jats._link,
    "uri": _Jats._link,
    "xref": _Jats._cross_reference,
    "inline-formula": _Jats._formula,
    "list": _Jats._list,
    "ref-list": _Jats._reference_list,
    "ref": _Jats._reference,
}
_PRINTING = Printing(_HIDDEN, _BLOCKS, _KINDS, _ACTS)

_number = pattern(r"[\s\[(]*\d{1,4}[a-z]?(?:\s*[-–,;]\s*\d{1,4})*[\])\s.]*")
