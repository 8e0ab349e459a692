"""What readers of light markup note of a source, in offsets of the source; all of it is led to the text at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from refextract.model.document import Anchor, Block, BlockKind, Document
from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.model.reference import Reference
from refextract.readers._beside import cited_works, with_bibliography
from refextract.text import Span, TextBuilder, TextView

__all__ = ["Markup", "begun_outside", "each_line", "outside"]


class Markup:
    """The markup of a source: what is not shown of it or shown as something else, its blocks, citations and entries.

    Of marks that overlap the first one counts.

    >>> markup = Markup("see *this*")
    >>> markup.hide(4, 5); markup.hide(9, 10)
    >>> markup.document("a.org", "org").text
    'see this'
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.citations: list[GivenCitation] = []
        self.works: list[Reference] = []  # that the source itself holds
        self.listed: list[str] = []  # keys of works that the list has though nothing cites them
        self._edits: list[tuple[int, int, str]] = []
        self._blocks: list[Block] = []
        self._raised: list[Span] = []
        self._anchors: list[Anchor] = []
        self._entries: list[GivenEntry] = []

    def hide(self, start: int, end: int) -> None:
        """Show nothing of a stretch."""
        if start < end:
            self._edits.append((start, end, ""))

    def replace(self, start: int, end: int, text: str) -> None:
        """Show a text in place of a stretch."""
        self._edits.append((start, end, text))

    def keep(self, outer: tuple[int, int], inner: tuple[int, int]) -> None:
        """Show of a stretch what stands inside."""
        self.hide(outer[0], inner[0])
        self.hide(inner[1], outer[1])

    def block(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        """A stretch is a block."""
        if start < end:
            self._blocks.append(Block(kind, Span(start, end), level))

    def raise_(self, start: int, end: int) -> None:
        """A stretch is printed as a superscript."""
        self._raised.append(Span(start, end))

    def anchor(self, start: int, end: int, url: str) -> None:
        """A stretch links to an address."""
        if url:
            self._anchors.append(Anchor(Span(start, end), url))

    def cite(self, span: tuple[int, int], items: Iterable[GivenItem], origin: str) -> None:
        """A stretch cites."""
        items = tuple(items)
        if items:
            self.citations.append(GivenCitation(Span(*span), items, origin))

    def entry(self, start: int, end: int, keys: Sequence[str], label: str | None = None) -> None:
        """A stretch is an entry of a list."""
        self._entries.append(GivenEntry(Span(start, end), tuple(keys), label))

    def document(
        self,
        source: str,
        format_: str,
        *,
        problems: tuple[str, ...] = (),
        bibliography: Iterable[Reference] = (),
        language: str | None = None,
    ) -> Document:
        """The document with all that was noted, and the works of its `bibliography`."""
        view = self._view()
        cited, listed = tuple(_citations(self.citations, view)), tuple(_entries(self._entries, view))
        given = Given(cited, listed, keyless=())  # keys in code and comments are in no mark
        given = with_bibliography(given, bibliography, self.listed)
        given = replace(given, works=given.works + cited_works(self.works, given))
        return Document(
            source,
            view,
            self.source,
            blocks=tuple(sorted(_blocks(self._blocks, view), key=lambda block: (block.span.start, -block.span.end))),
            anchors=tuple(sorted(_anchors(self._anchors, view), key=lambda anchor: anchor.span)),
            format=format_,
            problems=problems,
            raised=tuple(sorted(span for span in (view.from_source(each) for each in self._raised) if len(span))),
            given=given,
            language=language,
        )

    def _view(self) -> TextView:
        if not self._edits:
            return TextView.of(self.source)
        builder = TextBuilder(self.source)
        place = 0
        for start, end, text in sorted(self._edits, key=lambda edit: (edit[0], -edit[1])):
            if start < place:
                continue
            builder.copy(place, start)
            builder.replace(start, end, text)
            place = end
        builder.copy(place, len(self.source))
        return builder.build()


def _citations(citations: Iterable[GivenCitation], view: TextView) -> Iterator[GivenCitation]:
    for each in sorted(citations, key=lambda citation: citation.span):
        span = _stripped(view.text, view.from_source(each.span))
        if len(span):
            items = (
                replace(item, span=None if item.span is None else _shown(view.from_source(item.span), span))
                for item in each.items
            )
            yield GivenCitation(span, tuple(items), each.origin)


def _shown(span: Span, whole: Span) -> Span | None:
    """The span of an item; none where nothing of it is shown inside its citation."""
    return span if len(span) and whole.contains(span) else None


def _entries(entries: Iterable[GivenEntry], view: TextView) -> Iterator[GivenEntry]:
    for each in sorted(entries, key=lambda entry: entry.span):
        span = _stripped(view.text, view.from_source(each.span))
        if len(span):
            yield replace(each, span=span)


def _blocks(blocks: Iterable[Block], view: TextView) -> Iterator[Block]:
    for each in blocks:
        span = view.from_source(each.span)
        if len(span):
            yield each._replace(span=span)


def _anchors(anchors: Iterable[Anchor], view: TextView) -> Iterator[Anchor]:
    for each in anchors:
        span = view.from_source(each.span)
        if len(span):
            yield each._replace(span=span)


def _stripped(text: str, span: Span) -> Span:
    shown = span.of(text)
    start = span.start + len(shown) - len(shown.lstrip())
    return Span(start, max(start, span.start + len(shown.rstrip())))


def each_line(source: str) -> Iterator[Span]:
    r"""The lines of a source with their line ends.

    >>> [line.of("a\nb") for line in each_line("a\nb")]
    ['a\n', 'b']
    """
    start = 0
    while start < len(source):
        end = source.find("\n", start) + 1 or len(source)
        yield Span(start, end)
        start = end


def begun_outside(spans: Sequence[Span], matches: Iterable[regex.Match[str]]) -> Iterator[regex.Match[str]]:
    """The matches, which come in order, that begin in none of the spans, which are sorted and disjoint."""
    waiting = iter(spans)
    span = next(waiting, None)
    for match in matches:
        while span is not None and span.end <= match.start():
            span = next(waiting, None)
        if span is None or match.start() < span.start:
            yield match


def outside(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between two places that lie in none of the spans, which are sorted and disjoint.

    >>> list(outside([Span(2, 4), Span(6, 9)], 0, 8))
    [(0, 2), (4, 6)]
    """
    for span in spans:
        if span.end <= start:
            continue
        if span.start >= end:
            break
        if start < span.start:
            yield start, span.start
        start = span.end
    if start < end:
        yield start, end
