"""The text of a document as a page shows it: whole, with its citations, entries and findings marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from refextract.checking.report import Notice
from refextract.checking.report._html_tables import state_of
from refextract.checking.rules import Case
from refextract.text import Span

__all__ = ["shown_text"]

_BLANK = re.compile(r"(\n[^\S\n]*\n)((?:[^\S\n]*\n)+)")  # more than one empty line
_BLOCKS = {"heading": "heading", "code": "code", "quote": "quote"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A range of the text and the tag that goes around each piece of it; `anchor` goes on the first piece only."""

    span: Span
    order: int
    tag: str
    attributes: str
    anchor: str = ""
    flag: str = ""


def shown_text(case: Case, notices: Sequence[Notice], prefix: str) -> str:
    """The text cut at every border of a mark, each piece inside the tags that cover it."""
    text = case.document.text
    starts: dict[int, list[_Mark]] = defaultdict(list)
    ends: dict[int, list[_Mark]] = defaultdict(list)
    for mark in (*_blocks(case), *_entries(case, prefix), *_citations(case, prefix), *_findings(notices, prefix)):
        if len(mark.span):
            starts[mark.span.start].append(mark)
            ends[mark.span.end].append(mark)
    active: list[_Mark] = []
    seen: set[str] = set()
    out: list[str] = []
    place = 0
    for border in sorted({*starts, *ends, len(text)}):
        out.append(_piece(text[place:border], active, seen))
        left = [mark for mark in active if mark not in ends[border]]
        active = sorted(left + starts[border], key=lambda mark: mark.order)
        out += (mark.flag for mark in starts[border])
        place = border
    return "".join(out)


def _blocks(case: Case) -> Iterator[_Mark]:
    for block in case.document.blocks:
        if block.kind in _BLOCKS:
            yield _Mark(block.span, 0, "span", f'class="{_BLOCKS[block.kind]}"')


def _entries(case: Case, prefix: str) -> Iterator[_Mark]:
    for reference in case.extraction.references:
        yield _Mark(reference.span, 1, "span", 'class="entry"', f"{prefix}{escape(reference.id)}")


def _citations(case: Case, prefix: str) -> Iterator[_Mark]:
    for _, item, link in case.items:
        anchor = f"{prefix}{link.citation}.{link.item}"
        target = f"{prefix}{escape(link.reference)}" if link.reference else f"why-{anchor}"
        told = escape("; ".join(link.reasons))
        attributes = f'class="citation {state_of(item, link)}" title="{told}" href="#{target}"'
        yield _Mark(item.span, 2, "a", attributes, anchor)


def _findings(notices: Sequence[Notice], prefix: str) -> Iterator[_Mark]:
    """The findings, each with a flag in front that leads to its line in the list, and to the ones before and behind."""
    for number, notice in enumerate(notices, start=1):
        steps = _step(prefix, number - 1, len(notices), "previous") + _step(prefix, number + 1, len(notices), "next")
        flag = (
            f'<span class="flag {notice.severity} {notice.code}" id="{prefix}f{number}">'
            f'<a class="to" data-number="{number}" href="#{prefix}n{number}" title="{escape(notice.message)}" '
            f'aria-label="finding {number}: {escape(notice.message)}"></a>{steps}</span>'
        )
        attributes = f'class="finding {notice.severity} {notice.code}"'
        yield _Mark(Span(notice.area.start, notice.area.end), 3, "span", attributes, flag=flag)


def _step(prefix: str, number: int, of: int, where: str) -> str:
    if not 1 <= number <= of:
        return ""
    return f'<a class="{where}" href="#{prefix}f{number}" aria-label="{where} finding"></a>'


def _piece(text: str, marks: Sequence[_Mark], seen: set[str]) -> str:
    if not text:
        return ""
    out = _BLANK.sub(r'\1<span class="blank">\2</span>', escape(text))
    linked = False
    for mark in reversed(marks):
        anchor = f' id="{mark.anchor}"' if mark.anchor and mark.anchor not in seen else ""
        seen.add(mark.anchor)
        if mark.tag == "a" and linked:  # links do not nest: the items of one range share a link
            out = f"<span{anchor}>{out}</span>"
            continue
        linked = linked or mark.tag == "a"
        out = f"<{mark.tag}{anchor} {mark.attributes}>{out}</{mark.tag}>"
    return out
