"""The pipeline: the stages in a row. Each is a pure function of its arguments and can be used alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from refextract.bibliography import Bibliography, references_of
from refextract.citations import find_citations
from refextract.citations.mentions import mentioned_references
from refextract.linking import link
from refextract.linking.given import with_given_links
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.given import Given
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.model.source import Source
from refextract.options import Options, chosen
from refextract.outline import outline
from refextract.outline.standalone import with_standalone_references
from refextract.readers import read
from refextract.references import parse_references
from refextract.references.filed import besides
from refextract.references.given_addresses import with_given_addresses
from refextract.references.given_values import with_given_values
from refextract.references.repeated_authors import with_repeated_authors
from refextract.text import Span

__all__ = ["extract"]


def extract(
    source: Source | Document, *, bibliography: Sequence[Reference] | Bibliography = (), options: Options | None = None
) -> Extraction:
    r"""Citations, references and links of a document.

    `source` is a text (`str`), a file (`Path`), the content of one (`bytes`), or a `Document` read before.
    `bibliography` is what `read_bibliography` reads from a file, or references, that may be cited besides; of those the
    extraction has the ones that a citation leads to.

    Raises:
        ReadError: where the document cannot be read, and for a `str` that is the name of a file.
        TypeError: for what is none of these, a list for instance, and for a bibliography that is not read yet.
        FileAccessError: where the file cannot be opened.

    >>> text = "As shown by Knuth (1984).\n\nReferences\n\nKnuth, D. (1984). The TeXbook. Reading: Addison-Wesley.\n"
    >>> extract(text).source
    '<text>'
    """
    options = chosen(Options, "extract", options)
    filed = references_of(bibliography)
    document = source if isinstance(source, Document) else read(source, options=options.read)
    declared_citations = sorted(each.span for each in document.given.citations)
    parts = with_standalone_references(outline(document), declared_citations)
    listed = with_repeated_authors(parse_references(parts.entries, one_list=True))
    declared = with_given_values(listed, document.given)
    listed = with_given_addresses(declared.references, document.given.addresses)
    references = _together(listed, (*declared.unprinted, *besides(document.given, filed, document.text)))
    citations = find_citations(document, parts, references, styles=options.extract.styles)
    citations = tuple(each for each in citations if each.score >= options.extract.least_score)
    references = mentioned_references(document, citations, references)
    links = link(citations, references, scopes=parts.scopes, threshold=options.extract.threshold)
    links = with_given_links(links, citations, document.given.citations, declared.ids)
    references = _met(references, links, document.given)
    return Extraction(
        source=document.source, citations=citations, references=references, links=links, scopes=parts.scopes
    )


def _together(listed: Sequence[Reference], filed: Sequence[Reference]) -> tuple[Reference, ...]:
    """All references. Those of a file have no place in the document, and an id that none has ("file:" before a key)."""
    found = {reference.id: reference for reference in listed}
    repeated: Counter[str] = Counter()
    for reference in filed:
        key = reference.id
        while key in found:
            repeated[reference.id] += 1
            number = repeated[reference.id]
            key = f"file:{reference.id}" if number == 1 else f"file:{number}:{reference.id}"
        found[key] = reference.model_copy(update={"id": key, "span": Span(0, 0)})
    return tuple(found.values())


def _met(references: Sequence[Reference], links: Sequence[Link], given: Given) -> tuple[Reference, ...]:
    """The references less those of a bibliography file that no citation leads to, and no list has in any case."""
    met = {each.reference for each in links} | {rival.reference for each in links for rival in each.rivals}
    return tuple(
        each for each in references if each.origin != "file" or each.id in met or given.lists(each.label or each.id)
    )
