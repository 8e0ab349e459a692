"""What a style sees of a text without a list, and what it says of it."""

from refextract import registry
from refextract.citations import Candidate, Reading
from refextract.model.document import Document
from refextract.outline.parts import Outline, ReferenceList
from refextract.text import TextView


def reading(text: str, lists: tuple[ReferenceList, ...] = ()) -> Reading:
    document = Document.of(text)
    return Reading(TextView.of(text), document, (), Outline(TextView.of(text), lists=lists))


def found(style: str, text: str) -> list[Candidate]:
    return sorted(registry.load("styles", style).find(reading(text)), key=lambda candidate: candidate.span.start)


def described(candidate: Candidate, text: str) -> dict[str, str]:
    return {e.variable: e.spans[0].of(text) for item in candidate.items for e in item.described}
