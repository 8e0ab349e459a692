"""Assembly: paragraphs made the document, every character of which leads back to its page and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from refextract.model.document import Block, BlockKind, Document, Landmark
from refextract.model.sheet import Box
from refextract.readers.pdf.flow import flow_of
from refextract.readers.pdf.furniture import furniture_of
from refextract.readers.pdf.hyphens import Vocabulary, joint
from refextract.readers.pdf.landings import Printed, given_by
from refextract.readers.pdf.line_numbers import without_line_numbers
from refextract.readers.pdf.lines import pieces_of, whole
from refextract.readers.pdf.page import Line, Page, Word
from refextract.readers.pdf.paragraphs import Paragraph
from refextract.text import Span, TextBuilder

__all__ = ["document_of"]

_FULL = 0.6  # of the size: how far from the edge a line may end that fills its column
_ASCENT, _DESCENT = 0.9, 0.25  # of the size: how far letters reach from the baseline
_APART = "\n\n"
_KINDS: dict[str, BlockKind] = {"paragraph": "paragraph", "heading": "heading", "note": "note", "caption": "table"}


def document_of(pages: Sequence[Page], source: str, problems: Sequence[str] = ()) -> Document:
    """The document of pages; its original holds the furniture as well, at the end, and the text does not."""
    plain = _is_bold(pages)
    parted = without_line_numbers(pages)
    pieces = [
        (page.height, pieces_of(_thin(words) if plain else words, page.number))
        for page, (words, _) in zip(pages, parted, strict=True)
    ]
    furniture = furniture_of(pieces)
    flow = flow_of([[piece for piece in of_page if id(piece) not in furniture] for _, of_page in pieces])
    left_out = [
        whole([word], page.number) for page, (_, numbers) in zip(pages, parted, strict=True) for word in numbers
    ]
    left_out += [piece for _, of_page in pieces for piece in of_page if id(piece) in furniture]
    assembled = _Assembled(flow, left_out)
    view = assembled.builder.build()
    return Document(
        source,
        view,
        assembled.original,
        blocks=tuple(assembled.blocks),
        format="pdf",
        problems=tuple(problems),
        raised=tuple(assembled.raised),
        given=given_by(pages, assembled.lines, view),
        landmarks=tuple(assembled.landmarks),
        boxes=tuple(assembled.boxes),
        sheets=tuple(page.sheet for page in pages),
        assembled=True,
    )


def _is_bold(pages: Sequence[Page]) -> bool:
    """Whether most of a document is bold, so that this tells nothing."""
    counts = Counter(word.bold for page in pages for word in page.words)
    return counts[True] > counts[False]


def _thin(words: Sequence[Word]) -> list[Word]:
    return [word._replace(bold=False) for word in words]


class _Assembled:
    """The original, the text that is shown of it, and what is known of both."""

    def __init__(self, flow: Sequence[Paragraph], furniture: Sequence[Line]) -> None:
        lines = [line for paragraph in flow for line in paragraph.lines]
        parts = ["\n".join(line.text for line in paragraph.lines) for paragraph in flow]
        self.original = _APART.join([*parts, *(line.text for line in furniture)])
        self.builder = TextBuilder(self.original)
        self.blocks: list[Block] = []
        self.raised: list[Span] = []
        self.lines: list[Printed] = []
        self.boxes: list[Box] = []
        self.landmarks: list[Landmark] = []
        self._words = Vocabulary.of(line.text for line in lines)
        self._length = 0  # of the text that is shown
        self._tail = ""  # the last word that is shown, which may be an address that goes on from line to line
        place = 0
        for index, paragraph in enumerate(flow):
            self._copy(max(0, place - len(_APART)), place)
            place = self._paragraph(paragraph, place) + len(_APART) * (index < len(flow) - 1 or bool(furniture))
        self._leave_out(furniture, place)

    def _paragraph(self, paragraph: Paragraph, place: int) -> int:
        """Shows a paragraph that begins at `place` of the original; where it ends."""
        start = self._length
        for index, line in enumerate(paragraph.lines):
            end = place + len(line.text)
            self._mark(line, place, end)
            self.lines.append(Printed(line, place))
            dropped, between = self._joint(paragraph, index)
            self._raise(line, end - dropped - place)
            self._copy(place, end - dropped)
            place = end
            if index < len(paragraph.lines) - 1:
                place += 1
                self._replace(end - dropped, place, between)
        self.blocks.append(Block(_KINDS[paragraph.kind], Span(start, self._length)))
        return place

    def _joint(self, paragraph: Paragraph, index: int) -> tuple[int, str]:
        """How a line joins the next: how much of its end is dropped, and what comes in between."""
        line = paragraph.lines[index]
        self._tail = (self._tail + line.text).rsplit(" ", 1)[-1]
        if index == len(paragraph.lines) - 1:
            self._tail = ""
            return 0, ""
        full = paragraph.right - line.right < _FULL * line.size
        dropped, between = joint(self._tail, paragraph.lines[index + 1].text, self._words, full=full)
        self._tail = "" if between else self._tail[: len(self._tail) - dropped]
        return dropped, between

    def _leave_out(self, furniture: Sequence[Line], place: int) -> None:
        """Notes the places of what is not shown."""
        self.builder.skip(max(0, place - len(_APART)) if furniture else place, len(self.original))
        for line in furniture:
            self._mark(line, place, place + len(line.text))
            place += len(line.text) + len(_APART)

    def _mark(self, line: Line, start: int, end: int) -> None:
        """Notes the place of a line."""
        if not self.landmarks or self.landmarks[-1].page != line.page:
            self.landmarks.append(Landmark(start, page=line.page))
        top, bottom = line.base - _ASCENT * line.size, line.base + _DESCENT * line.size
        sides = zip(_places(line), line.words, strict=True)
        words = tuple([(first, last, word.left, word.right) for (first, last), word in sides])
        self.boxes.append(Box(Span(start, end), line.page, line.left, top, line.right, bottom, words))

    def _raise(self, line: Line, shown: int) -> None:
        """Notes the raised words of a line of which `shown` characters are about to be shown."""
        for index, (start, end) in enumerate(_places(line)) if line.raised else ():
            if index in line.raised and start < shown:
                span = Span(self._length + start, self._length + min(end, shown))
                if self.raised and self.raised[-1].end == span.start:
                    span = self.raised.pop().cover(span)
                self.raised.append(span)

    def _copy(self, start: int, end: int) -> None:
        self.builder.copy(start, end)
        self._length += end - start

    def _replace(self, start: int, end: int, text: str) -> None:
        self.builder.replace(start, end, text)
        self._length += len(text)


def _places(line: Line) -> list[tuple[int, int]]:
    """Where the words of a line stand in its text."""
    places: list[tuple[int, int]] = []
    place = -1
    for word in line.words:
        start = place if word.glued else place + 1
        place = start + len(word.text)
        places.append((start, place))
    return places
