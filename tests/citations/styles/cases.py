"""The cases of `fixtures/citations`: texts with their citations marked, entries of a list, and what every item says."""

from pathlib import Path
from typing import NamedTuple

import regex

from refextract.citations import find_citations
from refextract.model.citation import AuthorYear, Back, Citation, CitationItem, Title
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.outline.parts import Outline
from refextract.text import Span, TextView
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList

FOLDER = Path(__file__).parents[3] / "fixtures" / "citations"


class Case(NamedTuple):
    text: str
    spans: list[str]
    items: list[str]
    references: tuple[Reference, ...]


def cases(name: str) -> list[Case]:
    blocks = regex.findall(r"```citations\n(.*?)```", (FOLDER / name).read_text("utf-8"), regex.DOTALL)
    return [_case(block) for block in blocks]


def _case(block: str) -> Case:
    lines = block.splitlines()
    marked = "\n".join(line for line in lines if line[:2] not in ("@ ", "= "))
    entries = [line[2:] for line in lines if line.startswith("@ ")]
    return Case(
        marked.replace("⟦", "").replace("⟧", ""),
        regex.findall(r"⟦(.*?)⟧", marked),
        [line[2:] for line in lines if line.startswith("= ")],
        tuple(_reference(index, entry) for index, entry in enumerate(entries, start=1)),
    )


def _reference(index: int, entry: str) -> Reference:
    authors, year, title = (part.strip() for part in entry.split("|"))
    names = tuple(_name(name.strip()) for name in authors.split(";") if name.strip())
    issued = PartialDate(year=int(year)) if year else None
    text = f"{authors.replace('*', '') or title} ({year or 'n.d.'}). {title}."
    return Reference(
        id=f"r{index}", span=Span(0, 0), text=text, author=NameList(names=names), title=title, issued=issued
    )


def _name(name: str) -> Name:
    return Name(literal=name[1:]) if name.startswith("*") else Name(family=name)


def citations(text: str, references: tuple[Reference, ...], styles: tuple[str, ...]) -> tuple[Citation, ...]:
    return find_citations(Document.of(text), Outline(TextView.of(text)), references, styles=styles)


def said(item: CitationItem) -> str:
    match item.pointer:
        case AuthorYear(names=names, others=others, date=date):
            parts = [", ".join(names), "et al." if others else "", _date(date)]
        case Title(title=title, date=date):
            parts = [f"“{title}”", _date(date)]
        case Back(word=word, names=names):
            parts = ["<", ", ".join(names), word]
        case other:
            parts = [repr(other)]
    if item.locator:
        parts.append(f"{item.locator.label} {item.locator.value}")
    return " ".join(filter(None, parts))


def _date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    if date.literal:
        return date.literal
    start = "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part)
    return start + (date.suffix or "") + (f"/{_date(date.end)}" if date.end else "")
