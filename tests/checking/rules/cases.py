"""Extractions made by hand, so that rules are tested on their own."""

from collections.abc import Sequence

from refextract.checking import check
from refextract.model.citation import AuthorYear, Citation, CitationItem, Pointer
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.link import Link, Rival
from refextract.model.reference import Evidence, Reference, Variable
from refextract.options import CheckOptions
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList


def cite(text: str, written: str, pointer: Pointer, *, id_: str = "c1") -> Citation:
    start = text.index(written)
    span = Span(start, start + len(written))
    return Citation(id=id_, span=span, items=(CitationItem(span=span, pointer=pointer),), style="author_date")


def smith(year: int, *names: str) -> AuthorYear:
    return AuthorYear(names=names or ("Smith",), date=PartialDate(year=year))


def entry(
    text: str, written: str, *, id_: str = "r1", fields: Sequence[tuple[Variable, str]] = (), **values: object
) -> Reference:
    start = text.index(written)
    evidence = tuple(
        Evidence(variable=v, spans=(Span(start + written.index(w), start + written.index(w) + len(w)),))
        for v, w in fields
    )
    made = {"author": people("Smith"), "title": "On Things", "issued": PartialDate(year=2010), **values}
    return Reference.model_validate(
        {"id": id_, "span": Span(start, start + len(written)), "text": written, "evidence": evidence, **made}
    )


def people(*families: str) -> NameList:
    return NameList(names=tuple(Name(family=family) for family in families))


def linked(citation: str, reference: str | None, *rivals: tuple[str, float], score: float = 1.0) -> Link:
    return Link(
        citation=citation,
        item=0,
        reference=reference,
        score=score,
        rivals=tuple(Rival(reference=id_, score=s) for id_, s in rivals),
    )


def found(text: str, rule: str, **parts: object) -> list[Diagnostic]:
    extraction = Extraction.model_validate({"source": "<text>", **parts})
    return list(check(Document.of(text), extraction, options=CheckOptions(select=(rule,))))
