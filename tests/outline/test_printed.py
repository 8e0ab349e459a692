"""Lists split by the places of their lines: indents, gaps, room on a line, columns and headings."""

from dataclasses import replace

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


def labelled(texts: list[list[str]]) -> list[tuple[str, float, float, float, int]]:
    return hanging([[f"[{number}] {first}", *rest] for number, (first, *rest) in enumerate(texts, start=1)])


CREW = [
    "Ekman, T., Fahlen, U., and Grahn, V.",
    *(f"Crewman{n}, A., and Mate{n}, B.," for n in range(9)),
    "Tides, 1991.",
]


def test_the_last_entry_is_as_long_as_it_hangs() -> None:
    assert entries(document([labelled([RIVERS, GRAVEL, CREW])])) == [*JOINED[:2], " ".join(CREW)]


def test_what_stands_behind_the_last_entry_on_another_page_is_none_of_it() -> None:
    lines = labelled([RIVERS, GRAVEL, CREW[:2]])
    after = [(f"Words {n} of a page that follows, set in.", 90.0, 60.0 + 12 * n, 290.0, 2) for n in range(9)]
    assert entries(document([lines, after]))[2].count("Words") < 4


def test_affiliations_of_authors_end_a_list() -> None:
    told = ("Ann Roe", "Department of Silt, Siltham 1992", "E-mail: roe@example.org", "URL: https://example.org/~roe/")
    address = [(text, 72.0, 204.0 + 12 * n, 72 + 5.0 * len(text), 1) for n, text in enumerate(told)]
    lines = hanging([RIVERS, GRAVEL, CHALK, SAND])
    assert entries(document([lines, [("Affiliation:", 72.0, 180.0, 130.0, 1)], address])) == JOINED


def test_a_line_that_begins_within_a_word_goes_on() -> None:
    found = document([hanging([["Ahlgren, P. (2001). Rivers of the nor", *RIVERS[1:]], GRAVEL, CHALK, SAND])])
    place = found.original.index("nor\n") + 3
    builder = TextBuilder(found.original)
    builder.copy(0, place)
    builder.skip(place, place + 1)
    builder.copy(place + 1, len(found.original))
    boxes = [box._replace(left=72.0) if box.span.start == place + 1 else box for box in found.boxes]
    joined = replace(found, view=builder.build(), boxes=tuple(boxes))
    assert entries(joined)[0].startswith("Ahlgren, P. (2001). Rivers of the northey carry")


def in_other_font(found: Document, begins: str) -> Document:
    """The document with the lines that begin so in a font whose boxes are a little lower."""
    boxes = tuple(
        box._replace(bottom=box.bottom - 1) if found.original[box.span.start :].startswith(begins) else box
        for box in found.boxes
    )
    return replace(found, boxes=boxes)


def test_an_address_in_another_font_goes_on_with_its_entry() -> None:
    told = [
        [*entry[:-1], f"{entry[-1]} URL http:", f"//example.org/{n}"]
        for n, entry in enumerate((RIVERS, GRAVEL, CHALK, SAND))
    ]
    code = [(f"x{n} <- {n}", 90.0, 400.0 + 12 * n, 160.0, 1) for n in range(9)]
    found = in_other_font(document([code, hanging(told, page=2)]), "//example.org")
    start = found.text.index(RIVERS[0])
    assert [entry.view.text for entry in outline_of(found).entries if entry.span.start >= start] == [
        " ".join(entry[:-1]) + " " + entry[-1] for entry in told
    ]


def test_texts_have_no_printed_lines() -> None:
    assert printed_of(Document.of("References\n\nKnuth, D. (1984). The TeXbook.\n")) is None
