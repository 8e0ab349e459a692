"""The pages of a document as a page of the web shows them: pictures with what is found marked on them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from refextract.checking.report import Notice, Picture
from refextract.checking.report._html_tables import state_of
from refextract.checking.rules import Case
from refextract.model.sheet import Box
from refextract.text import Span

__all__ = ["shown_pages"]


def shown_pages(case: Case, notices: Sequence[Notice], pictures: Sequence[Picture], prefix: str) -> str:
    """A figure for each picture; what is marked leads to where the text or the lists tell more."""
    if not pictures:
        return ""
    marks: dict[int, list[str]] = {picture.sheet.number: [] for picture in pictures}
    for page, mark in (*_entries(case, prefix), *_citations(case, prefix), *_findings(case, notices, prefix)):
        marks[page].append(mark)
    figures = "".join(_figure(picture, marks[picture.sheet.number], prefix) for picture in pictures)
    return f"<h2>Pages</h2>\n{figures}"


def _figure(picture: Picture, marks: Sequence[str], prefix: str) -> str:
    number, (width, height) = picture.sheet.number, picture.sheet.size
    data = b64encode(picture.png).decode("ascii")
    return (
        f'<figure class="sheet" id="{prefix}p{number}"><figcaption>Page {number}</figcaption>'
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="page {number}">'
        f'<image href="data:image/png;base64,{data}" width="{width:.0f}" height="{height:.0f}"/>\n'
        f"{''.join(marks)}</svg></figure>\n"
    )


def _entries(case: Case, prefix: str) -> Iterator[tuple[int, str]]:
    for reference in case.extraction.references:
        yield from _marks(case, reference.span, "entry", f"{prefix}{escape(reference.id)}", reference.text)


def _citations(case: Case, prefix: str) -> Iterator[tuple[int, str]]:
    for _, item, link in case.items:
        goal = f"why-{prefix}{link.citation}.{link.item}"
        yield from _marks(case, item.span, f"citation {state_of(item, link)}", goal, "; ".join(link.reasons))


def _findings(case: Case, notices: Sequence[Notice], prefix: str) -> Iterator[tuple[int, str]]:
    for number, notice in enumerate(notices, start=1):
        span = Span(notice.area.start, notice.area.end)
        kind = f"finding {notice.severity} {notice.code}"
        yield from _marks(case, span, kind, f"{prefix}n{number}", notice.message)


def _marks(case: Case, span: Span, kind: str, goal: str, told: str) -> Iterator[tuple[int, str]]:
    """A rectangle for each line that shows a span, with the page that it is on."""
    for box in case.document.boxes_of(span):
        yield box.page, f'<a href="#{goal}"><title>{escape(told)}</title>{_rectangle(box, kind)}</a>\n'


def _rectangle(box: Box, kind: str) -> str:
    width, height = box.right - box.left, box.bottom - box.top
    sides = f'x="{box.left:.1f}" y="{box.top:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{kind}" {sides} rx="1"/>'
