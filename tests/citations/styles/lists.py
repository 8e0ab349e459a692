"""Small readings for the tests of styles."""

from refextract.citations import Reading
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.outline.parts import Outline
from refextract.text import Span, TextView

WORKS = ("Knuth, D. The TeXbook. 1984.", "Lamport, L. LaTeX. 1986.", "Abelson, H. Structure. 1985.", "Gödel, K. 1931.")


def reading(text, labels=(), works=WORKS):
    """A reading of `text` with an entry for each label, in no alphabetical order."""
    references = tuple(
        Reference(id=f"r{place}", span=Span(0, 0), text=works[place % len(works)], label=label)
        for place, label in enumerate(labels)
    )
    view = TextView.of(text)
    return Reading(view, Document.of(text), references, Outline(view))


def numbered(text, count):
    """A reading with a list of entries labelled 1, 2, …"""
    return reading(text, [str(number) for number in range(1, count + 1)])
