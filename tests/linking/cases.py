"""Citations and entries made in few words, for the tests of linking."""

from __future__ import annotations

import regex

from refextract.linking import link
from refextract.model.citation import AuthorYear, Citation, CitationItem, Pointer
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.locator import Locator
from refextract.values.name import Name, NameList


def date(text: str | int) -> PartialDate | None:
    found = regex.fullmatch(r"(\d{4})([a-z])?(?:-(\d{1,2}))?(?:-(\d{1,2}))?", str(text))
    if not found:
        return PartialDate(literal=str(text)) if text else None
    month, day = (int(found[group]) if found[group] else None for group in (3, 4))
    return PartialDate(year=int(found[1]), suffix=found[2], month=month, day=day)


def name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    return Name(family=family, given=given) if comma else Name(literal=text)


def entry(
    authors: str = "",
    issued: str | int = "",
    title: str = "A title",
    *,
    label: str | None = None,
    at: int = 0,
    **more: object,
) -> Reference:
    """An entry; `authors` are parted by ``;``, "et al." among them stands for others."""
    printed = [part.strip() for part in authors.split(";") if part.strip()]
    people = NameList(names=tuple(name(p) for p in printed if p != "et al."), others="et al." in printed)
    text = f"{authors} ({issued}). {title}."
    fields = {"author": people, "issued": date(issued), "title": title, "label": label, "text": text, **more}
    return Reference.model_validate({"id": f"e{at}", "span": Span(10_000 + 200 * at, 10_100 + 200 * at), **fields})


def entries(*found: Reference) -> list[Reference]:
    """The entries in a list, one below the other, with ids e0, e1, …"""
    return [
        each.model_copy(update={"id": f"e{at}", "span": Span(10_000 + 200 * at, 10_100 + 200 * at)})
        for at, each in enumerate(found)
    ]


def asked(names: str = "", issued: str | int = "", title: str | None = None) -> AuthorYear:
    """A pointer by names, parted by ``;``, and date."""
    printed = [part.strip() for part in names.split(";") if part.strip()]
    people = tuple(p for p in printed if p != "et al.")
    return AuthorYear(names=people, others="et al." in printed, date=date(issued), title=title)


def cited(*pointers: Pointer, page: str | None = None, start: int = 0) -> list[Citation]:
    """One citation a pointer, one after the other."""
    locator = Locator(label="page", value=page) if page else None
    spans = [Span(start + 20 * place, start + 20 * place + 10) for place in range(len(pointers))]
    return [
        Citation(
            id=f"c{place}", span=span, items=(CitationItem(span=span, pointer=pointer, locator=locator),), style="test"
        )
        for place, (pointer, span) in enumerate(zip(pointers, spans, strict=True))
    ]


def linked(references: list[Reference], *pointers: Pointer) -> list[str | None]:
    """The ids that the pointers lead to."""
    return [each.reference for each in link(cited(*pointers), references)]


def only_link(references: list[Reference], pointer: Pointer, page: str | None = None) -> Link:
    """The one link of a single pointer."""
    (found,) = link(cited(pointer, page=page), references)
    return found
