"""What the readers of XML write their text with: words at their places, blocks, notes, lists and entries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from refextract.bibliography.csl_json import made_of_items
from refextract.model.document import Anchor, BlockKind, Document
from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.model.reference import Reference
from refextract.readers._writer import Writer
from refextract.readers._xml import Element, Tree, Words
from refextract.text import Span

__all__ = ["Printing", "XmlPage", "XmlStory", "work_of"]

Show = Callable[[Element], None]


class XmlPage:
    """The text of an XML file as it grows, with what the file declares of it."""

    def __init__(self, tree: Tree) -> None:
        self.writer = Writer(tree.original)
        self.citations: list[GivenCitation] = []
        self.entries: list[GivenEntry] = []
        self.works: list[Reference] = []
        self.anchors: list[Anchor] = []
        self._tree = tree

    def words(self, words: Words) -> None:
        """Show a piece of text, its white space folded."""
        if words.text == self.writer.source[words.start : words.end]:
            self.writer.text(words.start, words.end)
        elif words.text.isspace():
            self.writer.gap(" ", words.start, words.end)
        else:
            self.writer.put(words.start, words.end, words.text)

    def inside(self, element: Element, show: Show) -> None:
        """Show what stands in an element, its elements by `show`."""
        for each in element.inside:
            if isinstance(each, Words):
                self.words(each)
            else:
                show(each)

    @contextmanager
    def block(self, element: Element, kind: BlockKind | None = None, level: int = 0) -> Iterator[None]:
        """What is shown meanwhile stands apart, as a block of a kind."""
        self.writer.gap("\n\n", element.start, element.start)
        ended = self.writer.begin() if kind else None
        yield
        if ended and kind:
            ended(kind, level)
        self.writer.gap("\n\n", element.end, element.end)

    @contextmanager
    def raised(self, element: Element) -> Iterator[None]:
        """What is shown meanwhile is printed as a superscript."""
        start = self.writer.flush(element.start)
        yield
        self.writer.raise_from(start)

    @contextmanager
    def anchor(self, element: Element, url: str) -> Iterator[None]:
        """What is shown meanwhile links to an address."""
        start = self.writer.flush(element.start)
        yield
        if url and start < self.writer.length:
            self.anchors.append(Anchor(Span(start, self.writer.length), url))

    @contextmanager
    def citation(self, element: Element, keys: Sequence[str], origin: str) -> Iterator[None]:
        """What is shown meanwhile cites; what shows nothing belongs to the citation before it."""
        start = self.writer.flush(element.start)
        yield
        span = Span(start, self.writer.length)
        if keys and len(span):
            items = tuple(GivenItem(key, span) for key in keys)
            self.citations.append(GivenCitation(span, items, origin))
        elif keys and self.citations and start - self.citations[-1].span.end < 3:
            last = self.citations[-1]
            items = (*last.items, *(GivenItem(key) for key in keys))
            self.citations[-1] = GivenCitation(last.span, items, origin)

    @contextmanager
    def entry(self, element: Element, keys: Sequence[str], label: str | None) -> Iterator[None]:
        """What is shown meanwhile is an entry of a list."""
        self.writer.gap("\n\n", element.start, element.start)
        start = self.writer.flush()
        yield
        if start < self.writer.length:
            self.entries.append(GivenEntry(Span(start, self.writer.length), tuple(keys), label))
        self.writer.gap("\n\n", element.end, element.end)

    def heading(self, element: Element, text: str) -> None:
        """A heading that the file leaves to the page."""
        self.writer.gap("\n\n", element.start, element.start)
        ended = self.writer.begin()
        self.writer.add(text, element.start)
        ended("heading", 1)
        self.writer.gap("\n\n", element.start, element.start)

    def document(self, source: str, format_: str, language: str | None) -> Document:
        """The document of all that was shown."""
        return Document(
            source,
            self.writer.build(),
            self._tree.original,
            blocks=self.writer.sorted_blocks(),
            anchors=tuple(self.anchors),
            format=format_,
            problems=self._tree.problems,
            raised=tuple(sorted(self.writer.raised)),
            given=Given(tuple(self.citations), tuple(self.entries), tuple(self.works)),
            language=language,
        )


class Printing(NamedTuple):
    """How elements are shown, by their names: not at all, apart from others, as blocks of a kind, or by an act."""

    hidden: Collection[str]
    apart: Collection[str]
    blocks: Mapping[str, BlockKind]
    acts: Mapping[str, Callable[[Any, Element], None]]


class XmlStory:
    """Shows elements of XML on a page; what no name of the printing is of, is shown as what stands in it."""

    def __init__(self, page: XmlPage, printing: Printing) -> None:
        self.page = page
        self._printing = printing
        self._depth = 0  # of the section

    def show(self, element: Element) -> None:
        """Show an element and all in it."""
        hidden, apart, blocks, acts = self._printing
        name = element.name
        if name in hidden:
            return
        if act := acts.get(name):
            act(self, element)
        elif name in apart or name in blocks:
            with self.page.block(element, blocks.get(name)):
                self._inside(element)
        else:
            self._inside(element)

    def _inside(self, element: Element) -> None:
        self.page.inside(element, self.show)

    def _section(self, element: Element) -> None:
        self._depth += 1
        with self.page.block(element):
            self._inside(element)
        self._depth -= 1

    def _raised(self, element: Element) -> None:
        with self.page.raised(element):
            self._inside(element)


def work_of(item: Mapping[str, object]) -> Reference:
    """The work that a CSL item describes."""
    return made_of_items([item]).references[0]
