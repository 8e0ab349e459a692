"""Office files whose references stand in footnotes or endnotes: a mark cites the works of its note."""

import pytest

from refextract import extract, read
from refextract.model.extraction import Extraction
from tests.readers.office import docx, p

LATER = (
    "Nobody knows for certain how long the reeds have stood here, though some of the older people have their guess. "
)
WORKS = [
    "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.",
    "Lamport, L. (1986). LaTeX: A Document Preparation System. Reading: Addison-Wesley.",
    "Reed, A. and Otter, P. (2001). Reeds in winter. Journal of Marsh Research, 3(2), 1–9.",
    "Heron, G. (2003). Wading at dawn. In Proceedings of Birds, pp. 5–9. Springer.",
    "Newt, E. (2005). Slow water. Bog University Press.",
    "Toad, A. (2006). Croaks in the evening. Journal of Amphibia, 12, 33–45.",
]


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", " " + text)}</w:{kind}>'


def extracted(kind: str, works: list[str]) -> tuple[list[str], Extraction]:
    one, two, three, four, five, six = (mark(kind, number) for number in range(1, 7))
    body = p("Rivers flow to the sea, as is long known", one, ", and marshes grow", two, ". ", LATER * 5)
    body += p("Birds wade at dawn", three, four, ". Newts swim", five, ". Toads croak at night", six, ". ", LATER * 5)
    notes = "".join(note(kind, number, text) for number, text in enumerate(works, 1))
    document = read(docx(body, **{f"{kind}s": notes}), name="a.docx")
    found = extract(document)
    return [citation.span.of(document.text) for citation in found.citations], found


@pytest.mark.parametrize(
    ("kind", "labels"),
    [("footnote", ["1", "2", "3", "4", "5", "6"]), ("endnote", ["i", "ii", "iii", "iv", "v", "vi"])],
)
def test_the_mark_of_a_note_that_is_an_entry_cites_it(kind: str, labels: list[str]) -> None:
    shown, found = extracted(kind, WORKS)
    assert shown == labels
    assert [reference.label for reference in found.references] == labels
    assert [reference.text for reference in found.references] == WORKS
    assert [link.reference for link in found.links] == [reference.id for reference in found.references]


def test_the_mark_of_a_remark_cites_nothing() -> None:
    remarks = [
        "This is disputed among those who live there.",
        "As the old people tell.",
        *WORKS[2:4],
        "See above.",
        "Yes.",
    ]
    shown, found = extracted("footnote", remarks)
    assert {"1", "2", "5", "6"}.isdisjoint(shown)
    assert all("Nobody knows" not in reference.text for reference in found.references)
