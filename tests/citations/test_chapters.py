"""Chapters: parts of a document that each cite by a list of their own, in their own way."""

from refextract import Document, extract, outline
from refextract.citations.chapters import chapters_of

FILLER = (
    "Rivers carry gravel from the hills to the sea, and nobody who has looked at them for long has ever doubted it. "
)
PROSE = "\n\n".join(FILLER * 4 for _ in range(6))
FIRST = [
    "[1] Ahlgren, P. (2001). Rivers of the north. Lund: Nordic Academic Press.",
    "[2] Bernstein, Q. (1999). Gravel. Berlin: Springer.",
    "[3] Chalmers, R. (1987). Chalk. Leeds: University Press.",
]
SECOND = [
    "[1] Dahl, S. (2011). Lakes. Oslo: Universitetsforlaget.",
    "[2] Ekman, T. (2009). Deltas. Lund: Studentlitteratur.",
    "[3] Frisch, U. (1997). Glaciers. Bern: Haupt.",
]
NAMED = [
    "Dahl, S. (2011). Lakes. Oslo: Universitetsforlaget.",
    "Ekman, T. (2009). Deltas. Lund: Studentlitteratur.",
    "Frisch, U. (1997). Glaciers. Bern: Haupt.",
]


def chapter(title: str, text: str, entries: list[str]) -> str:
    return "\n\n".join([title, text, PROSE, "References", "\n".join(entries)])


def leads_to(text: str) -> list[tuple[str, str | None]]:
    found = extract(text)
    return [
        (citation.span.of(text), (entry := found.reference_of(item)) and entry.text.split(",")[0])
        for citation in found.citations
        for item in citation.items
    ]


def test_numbers_that_begin_anew_lead_to_the_list_of_their_chapter() -> None:
    text = "\n\n".join(
        [
            chapter("On rivers", "They carry gravel [1] and chalk [3].", FIRST),
            chapter("On lakes", "They are still [1], but for their deltas [2].", SECOND),
        ]
    )
    assert leads_to(text) == [("[1]", "Ahlgren"), ("[3]", "Chalmers"), ("[1]", "Dahl"), ("[2]", "Ekman")]


def test_each_chapter_cites_in_its_own_way() -> None:
    text = "\n\n".join(
        [
            chapter("On rivers", "They carry gravel [1], [2] and chalk [3].", FIRST),
            chapter("On lakes", "They are still (Dahl 2011), but for their deltas (Ekman 2009).", NAMED),
        ]
    )
    assert leads_to(text)[-2:] == [("(Dahl 2011)", "Dahl"), ("(Ekman 2009)", "Ekman")]
    assert len(leads_to(text)) == 5


def test_a_list_that_goes_on_with_the_numbers_of_another_is_of_the_same_chapter() -> None:
    further = [entry.replace("[1]", "[4]").replace("[2]", "[5]").replace("[3]", "[6]") for entry in SECOND]
    text = "\n\n".join(
        [
            chapter("On rivers", "They carry gravel [1] and chalk [3].", FIRST),
            chapter("Methods", "We looked at lakes [4], at deltas [5] and at gravel [2].", further),
        ]
    )
    assert len(chapters_of(outline(Document.of(text)), ())) == 1
    assert leads_to(text)[-1] == ("[2]", "Bernstein")


def test_parts_of_one_list_are_no_chapters() -> None:
    text = "\n\n".join(
        [
            "On rivers",
            PROSE,
            "They carry gravel (Bernstein 1999) into lakes (Dahl 2011).",
            "References",
            "Primary sources",
            "\n".join(entry[4:] for entry in FIRST),
            "Secondary literature",
            "\n".join(NAMED),
        ]
    )
    assert len(chapters_of(outline(Document.of(text)), ())) == 1
    assert [entry for _, entry in leads_to(text)] == ["Bernstein", "Dahl"]


def test_what_the_text_after_a_list_counts_is_no_part_of_it() -> None:
    points = "\n\n".join(f"{number}. {FILLER}" for number in (1, 2, 3))
    entries = [entry.replace("[", "").replace("]", ".") for entry in FIRST]
    text = "\n\n".join([chapter("On rivers", "They carry gravel (1), sand (2) and chalk (3).", entries), PROSE, points])
    assert [reference.label for reference in extract(text).references] == ["1", "2", "3"]
