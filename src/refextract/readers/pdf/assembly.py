"""Assembly: paragraphs made the document, every character of which leads back to its page and line."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.document import Block, BlockKind, Box, Document, Landmark
from refextract.readers.pdf.flow import flow_of
from refextract.readers.pdf.furniture import furniture_of
from refextract.readers.pdf.hyphens import Vocabulary, joint
from refextract.readers.pdf.lines import pieces_of
from refextract.readers.pdf.page import Line, Page
from refextract.readers.pdf.paragraphs import Paragraph
from refextract.text import Span, TextBuilder

__all__ = ["document_of"]

_FULL = 0.6  # of the size: how far from the edge a line may end that fills its column
_ASCENT, _DESCENT = 0.9, 0.25  # of the size: how far letters reach from the baseline
_KINDS: dict[str, BlockKind] = {"paragraph": "paragraph", "heading": "heading", "note": "note", "caption": "table"}


def document_of(pages: Sequence[Page], source: str, problems: Sequence[str] = ()) -> Document:
    """The document of pages."""
    pieces = [(page.height, pieces_of(page.words, page.number)) for page in pages]
    furniture = furniture_of(pieces)
    kept = [[piece for piece in of_page if id(piece) not in furniture] for _, of_page in pieces]
    left_out = [[piece for piece in of_page if id(piece) in furniture] for _, of_page in pieces]
    assembled = _Assembled(flow_of(kept), [line for of_page in left_out for line in of_page])
    return Document(
        source,
        assembled.builder.build(),
        assembled.original,
        blocks=tuple(assembled.blocks),
        format="pdf",
        problems=tuple(problems),
        raised=tuple(assembled.raised),
        landmarks=tuple(assembled.landmarks),
        boxes=tuple(assembled.boxes),
    )


class _Assembled:
    """What the document is made of; furniture stands at the end of the original and is not shown."""

    def __init__(self, flow: Sequence[Paragraph], furniture: Sequence[Line]) -> None:
        self.blocks: list[Block] = []
        self.raised: list[Span] = []
        self.boxes: list[Box] = []
        self.landmarks: list[Landmark] = []
        self._length = 0  # of the text that is shown
        lines = [[line for line in paragraph.lines] for paragraph in flow]
        parts = ["\n".join(line.text for line in of_paragraph) for of_paragraph in lines]
        rest = "\n".join(line.text for line in furniture)
        self.original = "\n\n".join([*parts, *([rest] if rest else [])])
        self.builder = TextBuilder(self.original)
        self._words = Vocabulary.of(line.text for of_paragraph in lines for line in of_paragraph)
        place = 0
        for index, paragraph in enumerate(flow):
            place = self._paragraph(paragraph, place)
            if index + 1 < len(flow):
                self._copy(place, place + 2)
                place += 2
        for line in furniture:
            place = self.original.index(line.text, place)
            self._mark(line, place, place + len(line.text))
            place += len(line.text)
        self.builder.skip(place, len(self.original)) if furniture else None

    def _paragraph(self, paragraph: Paragraph, place: int) -> int:
        """Shows a paragraph that begins at `place` of the original; where it ends."""
        start = self._length
        last = len(paragraph.lines) - 1
        for index, line in enumerate(paragraph.lines):
            end = place + len(line.text)
            self._mark(line, place, end)
            dropped, between = 0, ""
            if index < last:
                full = paragraph.right - line.right < _FULL * line.size
                dropped, between = joint(line.text, paragraph.lines[index + 1].text, self._words, full=full)
            self._raise(line, place, end - dropped)
            self._copy(place, end - dropped)
            if index < last:
                self._replace(end - dropped, end + 1, between)
            place = end + (index < last)
        self.blocks.append(Block(_KINDS[paragraph.kind], Span(start, self._length)))
        return place

    def _mark(self, line: Line, start: int, end: int) -> None:
        """Notes the place of a line."""
        if not self.landmarks or self.landmarks[-1].page != line.page:
            self.landmarks.append(Landmark(start, page=line.page))
        top, bottom = line.base - _ASCENT * line.size, line.base + _DESCENT * line.size
        self.boxes.append(Box(Span(start, end), line.page, line.left, top, line.right, bottom))

    def _raise(self, line: Line, start: int, end: int) -> None:
        """Notes the raised words of a line that is about to be shown."""
        if not line.raised:
            return
        place = 0
        for index, word in enumerate(line.words):
            place += index > 0 and not word.glued
            span = Span(self._length + place, min(self._length + place + len(word.text), self._length + end - start))
            place += len(word.text)
            if index in line.raised:
                self._add_raised(span, touching=word.glued)

    def _add_raised(self, span: Span, *, touching: bool) -> None:
        if touching and self.raised and self.raised[-1].end == span.start:
            span = self.raised.pop().cover(span)
        self.raised.append(span)

    def _copy(self, start: int, end: int) -> None:
        self.builder.copy(start, end)
        self._length += end - start

    def _replace(self, start: int, end: int, text: str) -> None:
        self.builder.replace(start, end, text)
        self._length += len(text)
