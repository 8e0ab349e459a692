"""Lists split by the places of their lines: indents, gaps, room on a line, columns and headings."""

from refextract.model.document import Block, Document
from refextract.model.sheet import Box
from refextract.outline.parts import outline_of
from refextract.outline.printed import printed_of
from refextract.text import Span, TextBuilder

HEIGHT = 11.5


def document(paragraphs: list[list[tuple[str, float, float, float, int]]], heading: str = "References") -> Document:
    """A document of paragraphs of lines, each told with left, top, right and page; the heading stands above."""
    shown = [[(heading, 72.0, 40.0, 140.0, 1)], *paragraphs]
    original = "\n\n".join("\n".join(line[0] for line in paragraph) for paragraph in shown)
    builder, boxes, place = TextBuilder(original), [], 0
    for number, paragraph in enumerate(shown):
        for index, (text, left, top, right, page) in enumerate(paragraph):
            end = place + len(text)
            boxes.append(Box(Span(place, end), page, left, top, right, top + HEIGHT))
            builder.copy(place, end)
            last = index == len(paragraph) - 1
            if not last:
                builder.replace(end, end + 1, " ")
            elif number < len(shown) - 1:
                builder.copy(end, end + 2)
            place = end + (2 if last else 1)
    view = builder.build()
    blocks = (Block("heading", Span(0, len(heading)), 1),)
    return Document("list", view, original, blocks=blocks, boxes=tuple(boxes), format="pdf", assembled=True)


def entries(found: Document) -> list[str]:
    return [entry.view.text for entry in outline_of(found).entries]


def hanging(
    texts: list[list[str]], *, left: float = 72, top: float = 60, page: int = 1
) -> list[tuple[str, float, float, float, int]]:
    lines = []
    for entry in texts:
        for index, text in enumerate(entry):
            indent = 18 if index else 0
            lines.append((text, left + indent, top, left + indent + 5.0 * len(text), page))
            top += 12
    return lines


RIVERS = ["Ahlgren, P. (2001). Rivers of the north and what", "they carry to the sea. Lund: Nordic Press."]
GRAVEL = ["Bernstein, Q. (1999). A history of gravel in all of", "Europe since the ice. Berlin: Springer."]
CHALK = ["Chalmers, R. (1987). Chalk. Leeds: Quarry Press."]
SAND = ["Dunham, S. (1990). Sand and what becomes of it in", "the long run. Leeds: Quarry Press."]
JOINED = [" ".join(entry) for entry in (RIVERS, GRAVEL, CHALK, SAND)]


def test_a_paragraph_of_several_entries_is_cut_where_they_hang() -> None:
    assert entries(document([hanging([RIVERS, GRAVEL, CHALK, SAND])])) == JOINED


def test_an_entry_that_two_paragraphs_share_is_one() -> None:
    lines = hanging([RIVERS, GRAVEL, CHALK, SAND])
    assert entries(document([lines[:3], lines[3:]])) == JOINED


def test_a_second_column_has_its_own_margin() -> None:
    left, right = hanging([RIVERS, GRAVEL]), hanging([CHALK, SAND], left=320)
    assert entries(document([left, right])) == JOINED


def test_what_follows_a_heading_in_the_list_belongs_to_no_entry() -> None:
    lines = hanging([RIVERS, GRAVEL, CHALK, SAND])
    thanks = [("We thank all who have measured rivers with us.", 72.0, 220.0, 300.0, 1)]
    found = document([lines, [("Our thanks", 72.0, 190.0, 130.0, 1)], thanks])
    start = found.text.index("Our thanks")
    found = Document(
        found.source, found.view, found.original, boxes=found.boxes, format="pdf",
        blocks=(*found.blocks, Block("heading", Span(start, start + 10), 0)),
    )  # fmt: skip
    assert entries(found) == JOINED


def test_texts_have_no_printed_lines() -> None:
    assert printed_of(Document.of("References\n\nKnuth, D. (1984). The TeXbook.\n")) is None
