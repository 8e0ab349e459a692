"""References in footnotes: which parts of a note are entries, and where they begin and end."""

import pytest

from refextract.model.document import Block, Document
from refextract.outline.footnotes import footnote_references
from refextract.outline.parts import outline_of
from refextract.outline.standalone import with_standalone_references
from refextract.text import Span, TextView


def entries(note: str) -> list[str]:
    return [span.of(note) for span in footnote_references(note, Span(0, len(note)))]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("3 Vgl. Hanna Brandt, Flüsse im Norden, Berlin 1998.", ["Hanna Brandt, Flüsse im Norden, Berlin 1998"]),
        (
            "7 Hanna Brandt/Karl Ohm: Kies und Sand – Eine Bilanz, in: Blätter für Wasser 8/2010, S. 23–25",
            ["Hanna Brandt/Karl Ohm: Kies und Sand – Eine Bilanz, in: Blätter für Wasser 8/2010, S. 23–25"],
        ),
        (
            "12 See Mary Holt, A History of Gravel (Leeds: Quarry Press, 1987), p. 4; idem, More Gravel, London 1991.",
            ["Mary Holt, A History of Gravel (Leeds: Quarry Press, 1987), p. 4", "idem, More Gravel, London 1991"],
        ),
        (
            "4 Genaueres dazu bei Hanna Brandt, Flüsse im Norden, Berlin 1998, S. 17.",
            ["Hanna Brandt, Flüsse im Norden, Berlin 1998, S. 17"],
        ),
        ("5 Brandt, a. a. O., S. 17", []),
        ("6 Ibid., p. 40.", []),
        ("8 Brandt (1998) and Ohm (2001) show that this was known to all who lived there.", []),
        ("9 This was not what they had meant, and it has since been shown to be wrong.", []),
        ("10 Die Zahlen wurden im Jahr 1998 in Berlin erhoben und sind seither nicht mehr geprüft worden.", []),
    ],
)
def test_parts_of_notes(note: str, expected: list[str]) -> None:
    assert entries(note) == expected


BODY = "Rivers carry gravel to the sea, as has long been known.1 Chalk they carry, too."
NOTE = "1 See Mary Holt, A History of Gravel (Leeds: Quarry Press, 1987), p. 4."


def document(*parts: tuple[str, str]) -> Document:
    text, blocks = "", []
    for kind, part in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(part))))  # type: ignore[arg-type]  # a kind it is
        text += part + "\n\n"
    return Document("notes", TextView.of(text), text, blocks=tuple(blocks))


def test_marked_notes_give_entries() -> None:
    found = with_standalone_references(outline_of(document(("paragraph", BODY), ("note", NOTE))))
    assert [entry.view.text for entry in found.entries] == [
        "Mary Holt, A History of Gravel (Leeds: Quarry Press, 1987), p. 4"
    ]
    assert "Mary Holt" not in found.running.text


def test_the_same_words_in_the_running_text_give_none() -> None:
    found = with_standalone_references(outline_of(document(("paragraph", BODY), ("paragraph", NOTE))))
    assert found.entries == ()
