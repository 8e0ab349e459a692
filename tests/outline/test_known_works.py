"""A full reference in a note that prints a work of the list again is no entry."""

from refextract.model.document import Block, Document
from refextract.outline import outline
from refextract.outline.standalone import with_standalone_references
from refextract.text import Span, TextView

ENTRY = "Anders, Ruth: Flüsse und Städte. Eine Geschichte der Ufer. Leipzig: Uferverlag 1998."
AGAIN = "1 Anders, Ruth: Flüsse und Städte. Eine Geschichte der Ufer. Leipzig: Uferverlag 1998. S. 12."
OTHER = "2 Becker, Jonas: Brücken und Märkte am Strom. Frankfurt am Main: Brückenverlag 2004. S. 7."
TWICE = OTHER.replace("2 ", "3 ", 1)


def entries(*, listed: bool) -> list[str]:
    notes = [AGAIN, OTHER, TWICE]
    said = ["Ufer sind umkämpft.1", "Brücken sind es auch.2", "Und Märkte sind es überall.3"]
    paragraphs = [each for pair in zip(said, notes, strict=True) for each in pair]
    if listed:
        paragraphs += [
            "Literaturverzeichnis",
            ENTRY,
            "Clausen, Ida: Deiche. Eine Kulturgeschichte. Kiel: Nordverlag 2010.",
        ]
    text = "\n\n".join(paragraphs)
    blocks = tuple(Block("note", Span(text.index(note), text.index(note) + len(note))) for note in notes)
    document = Document("a.docx", TextView.of(text), text, blocks)
    return [each.view.text for each in with_standalone_references(outline(document)).entries]


def test_a_work_of_the_list_is_no_entry_in_a_note() -> None:
    found = entries(listed=True)
    assert [text for text in found if "Ufer" in text] == [ENTRY]


def test_a_work_of_several_notes_is_one_entry() -> None:
    assert [text.partition(":")[0] for text in entries(listed=False)] == ["Anders, Ruth", "Becker, Jonas"]
