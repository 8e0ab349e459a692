"""The full text of a document in TEI: paragraphs under their headings, citations that lead to the entries."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent

from refextract import __version__
from refextract.exporters._tei import NAMESPACE, bibl_struct, legal
from refextract.exporters.tei import printed
from refextract.model.citation import Url
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.outline import outline
from refextract.text import Span, TextView

__all__ = ["coordinates", "full_text"]


def full_text(document: Document, found: Extraction, *, raw: bool, coords: Container[str] = ()) -> str:
    """The TEI of a document; elements that `coords` names are told with their places on the pages."""
    root = Element("TEI", {"xml:space": "preserve", "xmlns": NAMESPACE})
    running = outline(document).running
    headings = _headings(document, running)
    root.append(_header(document))
    text = SubElement(root, "text", {"xml:lang": document.language} if document.language else {})
    body = SubElement(text, "body")
    marks = _Marks(found, running)
    division = None
    for line in _lines(running.text):
        heading = any(line.overlaps(each) for each in headings)
        if division is None or heading:
            division = SubElement(body, "div")
        paragraph = SubElement(division, "head" if heading else "p")
        marks.fill(paragraph, line)
        if paragraph.tag in coords:
            _place(paragraph, document, running.to_source(line))
    _list(SubElement(text, "back"), document, found, raw=raw, coords=coords)
    return printed(root)


def _list(back: Element, document: Document, found: Extraction, *, raw: bool, coords: Container[str]) -> None:
    listed = SubElement(SubElement(back, "div", {"type": "references"}), "listBibl")
    for number, reference in enumerate(found.references):
        entry = bibl_struct(reference, f"b{number}", raw=raw)
        if entry.tag in coords:
            _place(entry, document, reference.span)
        listed.append(entry)
    indent(back, level=2)


def _header(document: Document) -> Element:
    """What TEI wants to be said of a file: its title, as far as the file marks one, and what made this of it."""
    header = Element("teiHeader")
    description = SubElement(header, "fileDesc")
    titles = [each.span for each in document.blocks if each.kind == "heading" and each.level == 1]
    title = legal(" ".join(titles[0].of(document.text).split())) if titles else None
    SubElement(SubElement(description, "titleStmt"), "title", {"level": "a", "type": "main"}).text = title
    SubElement(SubElement(description, "publicationStmt"), "p")
    work = SubElement(SubElement(description, "sourceDesc"), "biblStruct")
    SubElement(SubElement(work, "analytic"), "title", {"level": "a", "type": "main"}).text = title
    SubElement(SubElement(work, "monogr"), "imprint")
    made = SubElement(SubElement(header, "encodingDesc"), "appInfo")
    program = SubElement(made, "application", {"ident": "refextract", "version": __version__})
    SubElement(program, "desc").text = "refextract: citations and references of documents"
    indent(header, level=1)
    return header


def _headings(document: Document, running: TextView) -> list[Span]:
    spans = (running.from_source(each.span) for each in document.blocks if each.kind == "heading")
    return [span for span in spans if len(span)]


def _lines(text: str) -> Iterator[Span]:
    """The lines that have words, without blanks around them."""
    place = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = place + line.index(bare)
            yield Span(start, start + len(bare))
        place += len(line) + 1


class _Mark(NamedTuple):
    span: Span
    attributes: dict[str, str]


class _Marks:
    """The citations of a running text, as ``<ref>`` elements; items with one span are one that leads to several."""

    def __init__(self, found: Extraction, running: TextView) -> None:
        self._text = running.text
        keys = {reference.id: f"#b{number}" for number, reference in enumerate(found.references)}
        citations = {citation.id: citation for citation in found.citations}
        targets: dict[Span, list[str]] = defaultdict(list)
        urls: dict[Span, str] = {}
        for link in found.links:
            item = citations[link.citation].items[link.item]
            span = running.from_source(item.span)
            targets[span] += [keys[link.reference]] if link.reference else []
            if isinstance(item.pointer, Url) and not link.reference:
                urls[span] = item.pointer.url
        self._marks = sorted(self._marked(targets, urls), key=lambda mark: mark.span)

    @staticmethod
    def _marked(targets: dict[Span, list[str]], urls: dict[Span, str]) -> Iterator[_Mark]:
        for span, keys in targets.items():
            if span in urls:
                yield _Mark(span, {"type": "url", "target": legal(urls[span])})
            else:
                yield _Mark(span, {"type": "bibr", **({"target": " ".join(dict.fromkeys(keys))} if keys else {})})

    def fill(self, element: Element, line: Span) -> None:
        """Put a line into an element, with its citations marked."""
        place, last = line.start, None
        first = bisect_left(self._marks, line.start, key=lambda mark: mark.span.start)
        for mark in islice(self._marks, first, None):
            if mark.span.start >= line.end:
                break
            if mark.span.start < place or mark.span.end > line.end or not len(mark.span):
                continue
            _add(element, last, self._text[place : mark.span.start])
            last = SubElement(element, "ref", mark.attributes)
            last.text = legal(mark.span.of(self._text))
            place = mark.span.end
        _add(element, last, self._text[place : line.end])


def _add(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = legal(text)
    else:
        last.tail = legal(text)


def _place(element: Element, document: Document, span: Span) -> None:
    found = coordinates(document, [span])
    if found:
        element.set("coords", found)


def coordinates(document: Document, spans: Sequence[Span]) -> str:
    """Where spans are printed, as GROBID tells it: page, left, top, width and height of each line, in points."""
    boxes = (box for span in spans if len(span) for box in document.boxes_of(span))
    return ";".join(
        f"{box.page},{box.left:.2f},{box.top:.2f},{box.right - box.left:.2f},{box.bottom - box.top:.2f}"
        for box in boxes
    )
