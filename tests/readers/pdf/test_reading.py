"""How pages become text: order, lines, furniture, notes, hyphens, raised figures, and their places."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.pipeline import extract
from refextract.readers import read
from refextract.readers.pdf.hyphens import Vocabulary, joint
from refextract.text import Span
from tests.readers.pdf.writer import Text, lines, pdf

LEFT = [
    "The left column speaks of rivers that run",
    "down to the sea from hills of chalk and",
    "carry gravel on their way through fields",
]
RIGHT = [
    "and towns. The right column goes on with",
    "what the left one has begun, and ends the",
    "sentence that stands in both of them.",
]


def test_the_left_column_comes_first() -> None:
    rows = [part for pair in zip(lines(60, 100, LEFT * 2), lines(310, 100, RIGHT * 2), strict=True) for part in pair]
    text = read(pdf([rows])).text
    assert text.index("rivers") < text.index("gravel") < text.index("towns") < text.index("both of them")


def test_a_title_across_the_columns_comes_before_them() -> None:
    title = Text(60, 70, "A title that goes across both of the columns of this page and is read first", 14)
    text = read(pdf([[*lines(310, 100, RIGHT * 2), *lines(60, 100, LEFT * 2), title]])).text
    assert text.startswith("A title")
    assert text.index("rivers") < text.index("towns")


def test_hyphens_at_line_ends_go_where_they_only_divide() -> None:
    text = read(
        pdf(
            [lines(72, 100, ["We look at micro-", "scopes of self-", "made glass and at a self-made micro-", "scope."])]
        )
    ).text
    assert text == "We look at microscopes of self-made glass and at a self-made microscope."


def test_addresses_go_on_over_line_ends() -> None:
    text = read(pdf([lines(72, 100, ["It is kept at https://example.org/a-", "b/c and is free."])])).text
    assert "https://example.org/a-b/c and" in text


@pytest.mark.parametrize("cut", ["https://www.|R-project.org/ and", "URL http://CRAN.|R-project.org/package=silt and"])
def test_a_host_that_lacks_its_name_goes_on(cut: str) -> None:
    first, second = cut.split("|")
    text = read(pdf([lines(72, 100, [f"It is kept at {first}", f"{second} is free of all fees."])])).text
    assert f"{first}{second}" in text


def test_what_a_printed_page_shows_of_markup_cites_nothing() -> None:
    document = read(pdf([lines(72, 100, [r"Type \cite{roe} or [@roe] where you name a work of the list."])]))
    assert extract(document).citations == ()


def test_the_name_of_what_follows_is_no_part_of_an_address() -> None:
    words = Vocabulary.of([])
    assert joint("which is doi: 10.1234/rivers.1999.", "url: https://example.org", words, full=True) == (0, " ")
    assert joint("which is doi: 10.1234/rivers.", "gravel.1999", words, full=True) == (0, "")


def test_raised_figures_are_known_and_stay_on_their_line() -> None:
    base = [Text(72, 100, "as was shown"), Text(130.6, 96, "12,13", 6), Text(150, 100, "by all of them and by")]
    document = read(pdf([[*base, *lines(72, 112, ["others who came after."])]]))
    assert [span.of(document.text) for span in document.raised] == ["12,13"]
    assert "shown12,13 by all" in document.text


def test_running_heads_and_page_numbers_are_left_out_and_have_places() -> None:
    pages = [
        [
            Text(72, 40, "A Journal of Rivers"),
            Text(290, 800, str(number)),
            *lines(72, 100, [f"{word} {line}" for line in [*LEFT, *RIGHT]]),
        ]
        for number, word in ((11, "Well,"), (12, "Now"), (13, "Thus"))
    ]
    document = read(pdf(pages))
    assert "Journal" not in document.text
    assert [box.span.of(document.original) for box in document.boxes if box.top > 780] == ["11", "12", "13"]
    assert not any(part in document.text.split() for part in ("11", "12", "13"))
    places = [box.page for box in document.boxes if "Journal" in box.span.of(document.original)]
    assert places == [1, 2, 3]


def test_numbers_beside_the_lines_are_left_out() -> None:
    pages = [
        [
            part
            for row in range(12)
            for part in (
                Text(40, 100 + 24 * row, str(12 * page + row + 1), 8),
                Text(72, 100 + 24 * row, f"{LEFT[row % 3]} {'abc'[page]}"),
            )
        ]
        for page in range(3)
    ]
    text = read(pdf(pages)).text
    assert not any(part.isdecimal() for part in text.split())


def test_numbers_that_almost_touch_their_lines_are_left_out() -> None:
    rows = [[f"{LEFT[row % 3]} {'abc'[page]}" for row in range(12 if page < 2 else 4)] for page in range(3)]
    pages = []
    for page, shown in enumerate(rows):
        numbers = [Text(61, 100 + 24 * row, str(100 + 12 * page + row), 5) for row in range(len(shown))]
        pages.append([part for pair in zip(numbers, lines(72, 100, shown, leading=24), strict=True) for part in pair])
    document = read(pdf(pages))
    assert not any(part.isdecimal() for part in document.text.split())
    assert "135" not in document.text
    assert "127" in document.original


def test_the_numbers_of_notes_are_no_numbers_of_lines() -> None:
    notes = ["Anna Farr, Rivers, Kiel 1999.", "This is told in a book of old maps", "that nobody has seen since."]
    pages = []
    for page in range(3):
        texts: list[Text] = []
        for note in range(10):
            y = 100 + 12 * note + 10 * (note // 2)
            texts += [
                Text(72, y, str(10 * page + note + 1), 8),
                *lines(84, y, notes[: 1 + note % 2], leading=10, size=8),
            ]
        pages.append(texts)
    text = read(pdf(pages)).text
    assert all(str(number) in text.split() for number in range(1, 31))


def test_a_footnote_comes_after_the_paragraph_that_it_interrupts() -> None:
    first = [*lines(72, 100, LEFT), Text(72, 760, "1 See the other book on rivers.", 8)]
    document = read(pdf([first, lines(72, 100, RIGHT)]))
    assert "through fields and towns" in document.text
    notes = [block.span.of(document.text) for block in document.blocks if block.kind == "note"]
    assert notes == ["1 See the other book on rivers."]


def test_places_lead_to_page_and_box() -> None:
    document = read(pdf([lines(72, 100, LEFT), lines(72, 100, ["On the second page stands Knuth (1984)."])]))
    start = document.text.index("Knuth")
    assert document.locate(Span(start, start + 5)).page == 2
    (box,) = document.boxes_of(Span(start, start + 5))
    assert box.page == 2
    assert box.top < 100 < box.bottom
    assert abs(box.left - 197) < 2
    assert abs(box.right - 223) < 2


def test_a_page_that_is_turned_is_read_as_one_looks_at_it() -> None:
    assert read(pdf([lines(72, 100, LEFT)], rotate=90)).text.startswith("The left column")


def test_a_list_whose_entries_hang_is_split_as_it_is_printed() -> None:
    entries = [
        ("Ahlgren, P. Rivers of the north and", "what they carry to the sea. Lund, 2001."),
        ("Bernstein, Q. A history of gravel in", "Europe. Berlin, 1999."),
        ("Chalmers, R. Chalk. Leeds, 1987.",),
    ]
    shown = [Text(72, 60, "References", 12, "bold")]
    y = 90
    for entry in entries:
        for index, line in enumerate(entry):
            shown.append(Text(72 + 18 * (index > 0), y, line))
            y += 12
    found = extract(read(pdf([shown])))
    assert [reference.text for reference in found.references] == [" ".join(entry) for entry in entries]


def test_labels_that_the_file_tells_first_stand_before_their_entries() -> None:
    words = [
        "Ahlgren, P. Rivers of the north. Lund, 2001.",
        "Bernstein, Q. Gravel. Berlin, 1999.",
        "Chalmers, R. Chalk. Leeds, 1987.",
    ]
    labels = [Text(60, 90 + 14 * index, f"[{index + 1}]") for index in range(3)]
    shown = [Text(60, 60, "References", 12, "bold"), *labels, *lines(90, 90, words, leading=14)]
    found = extract(read(pdf([lines(72, 100, ["Rivers carry gravel [1, 2] and chalk [3]."]), shown])))
    assert [(each.label, each.text) for each in found.references] == list(zip("123", words, strict=True))
    assert [link.reference for link in found.links] == [each.id for each in found.references]


def test_an_entry_goes_on_over_the_end_of_a_page() -> None:
    first = [
        Text(72, 60, "References", 12, "bold"),
        *lines(
            72, 90, ["[1] Ahlgren, P. Rivers of the north and", "[2] Bernstein, Q. A history of gravel in"], leading=14
        ),
    ]
    second = lines(72, 90, ["Europe. Berlin, 1999.", "[3] Chalmers, R. Chalk. Leeds, 1987."], leading=14)
    found = extract(read(pdf([first, second])))
    assert [each.text for each in found.references][1:] == [
        "Bernstein, Q. A history of gravel in Europe. Berlin, 1999.",
        "Chalmers, R. Chalk. Leeds, 1987.",
    ]


LISTED = [
    ("[1] Ahlgren, P. Rivers of the north and of their way down to", "the sea. Lund, 2001."),
    ("[2] Bernstein, Q. A history of gravel in all of the countries", "of Europe. Berlin, 1999."),
    ("[3] Chalmers, R. Chalk. Leeds, 1987.",),
    ("[4] Dorset, S. The slow growth of hills that carry no forest,", "nor any grass. Bath, 1991."),
    ("[5] Ekman, T. Ice and what it leaves. Umea, 1978.",),
    ("[6] Fournier, U. Deserts of the south, their wells and paths,", "a survey. Lyon, 1966."),
]


def hanging(rows: list[str], y: float) -> list[Text]:
    """Lines of entries, those behind a first one indented."""
    return [Text(72 if row.startswith("[") else 90, y + 12 * index, row, 8) for index, row in enumerate(rows)]


@pytest.mark.parametrize("cut", [1, 3, 6])
def test_a_figure_between_the_halves_of_an_entry_is_no_part_of_it(cut: int) -> None:
    rows = [row for entry in LISTED for row in entry]
    body = lines(72, 100, LEFT * 3)
    figure = [Text(110, 60 + 9 * index, f"{index}0          {index}5", 6) for index in range(4)]
    figure += [Text(110, 100, "(a) north   (b) south", 8), Text(110, 120, "Fig. 2. Gravel that rivers carry", 8)]
    first = [*body, Text(72, 240, "References", 12, "bold"), *hanging(rows[:cut], 690 - 12 * cut)]
    found = extract(read(pdf([first, [*figure, *hanging(rows[cut:], 140)]])))
    assert [each.text for each in found.references] == [" ".join(entry)[4:] for entry in LISTED]


def test_figures_that_float_in_a_list_do_not_end_it() -> None:
    rows = [row for entry in LISTED for row in entry]
    figure = [Text(110, 60 + 9 * index, f"{index}0          {index}5", 6) for index in range(4)]
    figure += [Text(110, 120, "Figure 1: Notes", 8), Text(200, 180, "gravel", 40, "bold")]
    figure += [Text(110, 240, "Figure 2: Use of gravel", 8)]
    first = [*lines(72, 100, LEFT * 3), Text(72, 240, "References", 12, "bold"), *hanging(rows[:2], 666)]
    found = extract(read(pdf([first, [*figure, *hanging(rows[2:], 280)]])))
    assert [each.text for each in found.references] == [" ".join(entry)[4:] for entry in LISTED]


def test_a_column_that_begins_within_an_entry_hangs_like_others() -> None:
    rows = [row for entry in LISTED for row in entry]
    document = read(pdf([[*lines(72, 100, LEFT * 3), *hanging(rows[:1], 690)], hanging(rows[1:], 60)]))
    assert [block.span.of(document.text) for block in document.blocks][1:] == [" ".join(entry) for entry in LISTED]


def test_many_labels_of_a_figure_do_not_tell_the_size_of_the_text() -> None:
    labels = [Text(80 + 60 * (index % 7), 300 + 4 * (index // 7), f"Salix_{index}", 3) for index in range(200)]
    document = read(pdf([[*lines(72, 100, LEFT), *labels], lines(72, 100, RIGHT)]))
    assert all(block.kind != "heading" for block in document.blocks)


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf([lines(72, 100, LEFT)]))
    document = read(path)
    assert document.source == str(path)
    assert document.format == "pdf"


WORD = st.text(alphabet="abcdefghij", min_size=2, max_size=9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=8), min_size=1, max_size=3))
def test_every_word_is_shown_once_and_leads_to_its_line(pages: list[list[list[str]]]) -> None:
    document = read(pdf([lines(72, 100, [" ".join(words) for words in rows]) for rows in pages]))
    expected = sorted(word for rows in pages for words in rows for word in words)
    left_out = document.original[document.view.to_source(Span(0, len(document.text))).end :]
    assert sorted((document.text + "\n" + left_out).split()) == expected
    assert list(document.boxes) == sorted(document.boxes, key=lambda box: box.span.start)
    for block in document.blocks:
        assert document.boxes_of(block.span)


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    first = [*lines(72, 100, LEFT), Text(72, 760, "1 See the other book on rivers, which tells", 8)]
    second = [*lines(72, 100, RIGHT), Text(72, 760, "of their gravel, too.", 8)]
    document = read(pdf([first, second]))
    notes = [block.span.of(document.text) for block in document.blocks if block.kind == "note"]
    assert notes == ["1 See the other book on rivers, which tells of their gravel, too."]


def test_a_page_without_words_is_passed() -> None:
    text = read(pdf([lines(72, 100, LEFT), [], lines(72, 100, RIGHT)])).text
    assert "fields and towns" in text


def test_the_last_entry_of_a_list_whose_first_lines_are_indented_is_whole() -> None:
    rows = [row for entry in LISTED for row in entry]
    shown = [Text(90 if row.startswith("[") else 72, 90 + 12 * index, row) for index, row in enumerate(rows)]
    after = lines(72, 90 + 12 * len(rows) + 20, ["Ann Hill is a professor of rivers. She walks."])
    found = extract(read(pdf([[Text(72, 60, "References", 12, "bold"), *shown, *after]])))
    assert [each.text for each in found.references] == [" ".join(entry)[4:] for entry in LISTED]


def test_an_entry_goes_on_at_the_margin_where_its_line_was_broken_by_hand() -> None:
    rows = [
        (72, "Ahlgren, P. (2001). Rivers of the north and what they"),
        (90, "carry to the sea. Journal of Gravel, 7(2), 1-20."),
        (72, "Bernstein, Q. (1999). A history of gravel in all of"),
        (90, "Europe. Berlin: Ex Press."),
        (72, "Chalmers, R. (1987). Chalk and the people who"),
        (90, "dug it in the"),
        (72, "valleys of the south. Leeds: Ex Press."),
        (72, "Dorset, S. (1991). The slow growth of hills that have"),
        (90, "no forest. Bath: Ex Press."),
    ]
    shown = [Text(x, 90 + 12 * index, row) for index, (x, row) in enumerate(rows)]
    found = extract(read(pdf([[Text(72, 60, "References", 12, "bold"), *shown]])))
    assert [each.text.split(",")[0] for each in found.references] == ["Ahlgren", "Bernstein", "Chalmers", "Dorset"]
    assert found.references[2].text.endswith("dug it in the valleys of the south. Leeds: Ex Press.")


def test_initials_keep_their_hyphen_at_a_line_end() -> None:
    words = Vocabulary.of([])
    assert joint("A. Farr, H.-", "R. Yun", words, full=True) == (0, "")
    assert joint("the year 1999.-", "Rivers", words, full=True) == (0, " ")


def test_a_heading_between_columns_and_wider_text_goes_with_the_text() -> None:
    below = ["Below both columns there is text that goes across the whole width of the page,", "and it has a heading."]
    page = [
        *lines(60, 100, LEFT * 2),
        *lines(310, 100, RIGHT),
        Text(60, 210, "About the author"),
        *lines(60, 224, below),
    ]
    text = read(pdf([page])).text
    assert (
        text.rindex("carry gravel")
        < text.index("and towns")
        < text.index("About the author")
        < text.index("Below both")
    )


def test_columns_of_another_width_come_before_those_below_them() -> None:
    wide = ["These lines are longer than a column", "of the three that stand below them, and"]
    other = ["here the text of the right half goes on", "up to the end of what it has to say."]
    thirds = [["One of the three", "columns of a list", "whose lines are short"]] * 3
    page = [*lines(60, 100, wide), *lines(310, 100, other), Text(310, 124, "Thanks to all.")]
    for x, column in zip((60, 215, 390), thirds, strict=True):
        page += lines(x, 170, [f"{line} {x}" for line in column] * 4)
    text = read(pdf([page])).text
    assert text.index("longer than") < text.index("right half") < text.index("Thanks to all") < text.index("One of")
    assert (
        text.rindex("short 60")
        < text.index("columns of a list 215")
        < text.rindex("short 215")
        < text.index("of a list 390")
    )


def test_notes_that_count_up_with_the_pages_are_no_page_numbers() -> None:
    body = ["The text of a page speaks of rivers and of the gravel that they carry along"] * 20
    pages = [[*lines(72, 100, body), Text(72, 760, f"{number + 310} The authors")] for number in range(4, 16)]
    for number, (page, river) in enumerate(zip(pages, ("Elbe", "Oder", "Saale", "Spree"), strict=False), start=4):
        note = f"On this see the book on the {river} that Anna Farr wrote in her last years at"
        page += [Text(72, 700, f"{number}", 8), *lines(84, 700, [note, "the sea."], leading=10, size=8)]
    text = read(pdf(pages)).text
    assert all(f"book on the {river}" in text for river in ("Elbe", "Oder", "Saale", "Spree"))
    assert "The authors" not in text


def test_entries_may_hang_into_the_gutter() -> None:
    """Their first lines begin where the lines of the left column end."""
    names = ("Adler", "Brahm", "Carst", "Dietz", "Ehlers", "Farr", "Geest", "Hahn")
    texts = []
    for index, name in enumerate(names):
        side, row = divmod(index, 4)
        x, y = (60, 276)[side], 110 + 48 * row
        entry = [
            f"{name}, A. {1990 + index}. Rivers and the gravel they carry",
            "along from hills of chalk and clay to",
            "the sea, and back. Kiel: Geest and sons.",
        ]
        texts += [Text(x, y, entry[0]), *lines(x + 10, y + 12, entry[1:])]
    texts = [Text(60, 90, "References", 12, "bold"), *texts]
    found = extract(read(pdf([texts]))).references
    assert [each.text[:4] for each in found] == [name[:4] for name in names]
