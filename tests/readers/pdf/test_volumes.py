"""Volumes: several papers in one file, each with a list, a size of letters and columns of its own."""

from refextract.pipeline import extract
from refextract.readers import read
from tests.readers.pdf.writer import Text, lines, pdf

RIVERS = [
    "The rivers of the north run down to the sea, and what they carry",
    "is gravel, sand and chalk, as all know who have stood beside them",
    "for a day or two in spring, when the snow of the hills melts and",
]
LISTS = [
    [
        "[1] Ahlgren, P. Rivers of the north and what they carry to the",
        "sea. Lund, 2001.",
        "[2] Bernstein, Q. Gravel. Berlin, 1999.",
        "[3] Chalmers, R. Chalk. Leeds, 1987.",
    ],
    [
        "[1] Dahl, S. Lakes of the south and what they keep of all that",
        "rivers bring. Oslo, 2011.",
        "[2] Ekman, T. Deltas. Lund, 2009.",
        "[3] Frisch, U. Glaciers. Bern, 1997.",
    ],
]


def paper(title: str, cited: str, entries: list[str], size: float) -> list[list[Text]]:
    leading = 1.2 * size
    body = lines(60, 110, [cited, *RIVERS * 15], leading=leading, size=size)
    listed = [Text(60, 6 * size, "References", size, "bold"), *lines(60, 9 * size, entries, leading=leading, size=size)]
    return [[Text(60, 80, title, 1.5 * size, "bold"), *body], listed]


def test_each_paper_of_a_volume_cites_by_its_own_list() -> None:
    first = paper("On rivers", "They carry gravel [1, 2] and chalk [3], as was shown long ago.", LISTS[0], 10)
    second = paper("On lakes", "They are still [1], but for their deltas [2], and for ice [3].", LISTS[1], 12)
    found = extract(read(pdf([*first, *second])))
    entries = {reference.id: reference.text for reference in found.references}
    names = [text.split(",")[0] for text in entries.values()]
    assert names == ["Ahlgren", "Bernstein", "Chalmers", "Dahl", "Ekman", "Frisch"]
    assert [entries[link.reference or ""].split(",")[0] for link in found.links] == names
    assert entries["r1"].endswith("to the sea. Lund, 2001.")


def test_letters_of_one_size_are_text_in_a_paper_that_is_printed_in_them() -> None:
    plain = [lines(60, 110, RIVERS * 15, leading=12) for _ in range(12)]
    large = [lines(60, 110, [*RIVERS * 5, "and so on."], leading=16, size=13) for _ in range(12)]
    document = read(pdf([*plain, *large]))
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_a_list_keeps_its_layout_whatever_follows_it() -> None:
    hanging = [
        ("Ahlgren, Per: Rivers of the north and what they carry to the", "sea, with an afterword. Lund 2001."),
        ("Bernstein, Quentin: Gravel in the rivers of Europe and in its", "seas. Berlin 1999."),
        ("Chalmers, Ruth: Chalk. Leeds 1987.",),
        ("Dahl, Sigrid: Lakes of the south and what they keep of all that", "rivers bring. Oslo 2011."),
        ("Ekman, Tor: Deltas. Lund 2009.",),
    ]
    shown, y = [Text(60, 60, "Literatur", 10, "bold")], 90
    for entry in hanging:
        for index, line in enumerate(entry):
            shown.append(Text(60 + 20 * (index > 0), y, line))
            y += 12
    indented = [Text(60 + 15 * (row % 3 == 0), 90 + 12 * row, RIVERS[row % 3]) for row in range(45)]
    found = extract(read(pdf([lines(60, 90, RIVERS * 15), shown, *[indented] * 6])))
    assert [reference.text for reference in found.references] == [" ".join(entry) for entry in hanging]


def test_slides_are_read_one_after_the_other() -> None:
    first = ["Rivers carry gravel [1]", "They carry sand, too [2]", "And chalk, in the south [3]"]
    second = ["Lakes keep it [1]", "Deltas do not [3]", "The sea has it all [2]"]
    shown = (("Rivers", first), ("Lakes", second))
    slides = [[Text(60, 70, title, 28), *lines(80, 160, each, leading=60, size=20)] for title, each in shown]
    last = [Text(60, 70, "References", 28), *lines(60, 140, LISTS[0], leading=22, size=14)]
    found = extract(read(pdf([*slides, last])))
    assert [reference.label for reference in found.references] == ["1", "2", "3"]
    assert [link.reference for link in found.links] == ["r1", "r2", "r3", "r1", "r3", "r2"]


def test_the_halves_of_a_sheet_are_two_pages() -> None:
    left = lines(40, 60, RIVERS * 12, leading=9, size=7)
    cited = ["They carry gravel [1, 2] and chalk [3]."]
    right = [*lines(310, 60, [*cited, *RIVERS * 4], leading=9, size=7), Text(310, 200, "References", 7, "bold")]
    entries = lines(310, 215, LISTS[0], leading=9, size=7)
    rows = [text for pair in zip(left, [*right, *entries, *[None] * 20], strict=False) for text in pair if text]
    document = read(pdf([rows]))
    found = extract(document)
    assert document.text.startswith("The rivers of the north")
    assert [reference.label for reference in found.references] == ["1", "2", "3"]
    assert [link.reference for link in found.links] == ["r1", "r2", "r3"]


def test_a_poster_is_read_column_by_column() -> None:
    columns = [lines(x, 150, RIVERS * 9, leading=8, size=5) for x in (40, 220, 400)]
    listed = [Text(400, 500, "References", 7, "bold"), *lines(400, 515, LISTS[0], leading=7, size=5)]
    title = Text(40, 60, "On the rivers of the north: a poster that many have seen", 18)
    cited = Text(40, 400, "They carry gravel [1, 2] and chalk [3].", 5)
    found = extract(read(pdf([[title, *columns[2], *columns[0], cited, *columns[1], *listed]])))
    assert [reference.label for reference in found.references] == ["1", "2", "3"]
    assert [link.reference for link in found.links] == ["r1", "r2", "r3"]
