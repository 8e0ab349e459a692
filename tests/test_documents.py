"""The documents of `fixtures/documents`, each with all that is expected of it in a file beside it.

After a change that is meant: ``python tests/test_documents.py`` writes the expectations anew, to be read before they
are committed.
"""

import json
from pathlib import Path

import pytest

from refextract.checking import check
from refextract.model.extraction import Extraction
from refextract.pipeline import extract
from refextract.readers import read

DOCUMENTS = sorted((Path(__file__).parents[1] / "fixtures" / "documents").glob("*.txt"))
UNSAID = ("id", "custom")


def told(path: Path) -> str:
    """Citations with what they are linked to, references with their variables, and findings, a line each."""
    document = read(path, name=path.name)
    extraction = extract(document)
    lines = [*citations(document.text, extraction), ""]
    for reference in extraction.references:
        csl = {key: value for key, value in reference.to_csl().items() if key not in UNSAID}
        lines += [f"{reference.id} {reference.span.start}-{reference.span.end} {json.dumps(csl, ensure_ascii=False)}"]
    lines.append("")
    lines += [f"{d.code} {d.span.start}-{d.span.end} {d.message}" for d in check(document, extraction)]
    return "\n".join(lines) + "\n"


def citations(text: str, extraction: Extraction) -> list[str]:
    links = {(link.citation, link.item): link.reference for link in extraction.links}
    lines = []
    for citation in extraction.citations:
        targets = ", ".join(str(links[citation.id, n]) for n, _ in enumerate(citation.items))
        span = citation.span
        lines.append(f"{citation.style} {span.start}-{span.end} {span.of(text)!r} -> {targets}")
    return lines


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_all_of_a_document_comes_out_as_expected(path: Path) -> None:
    assert told(path) == path.with_suffix(".expected").read_text("utf-8")


if __name__ == "__main__":
    for each in DOCUMENTS:
        each.with_suffix(".expected").write_text(told(each), "utf-8")
