"""HTML: one self-contained page with the document, its citations coloured by state, and its reference table.

A citation jumps to its entry and an entry back to its citations by plain links, findings are filtered by check boxes
that style sheets read: the page runs no script and asks nothing of a network, which its content policy also forbids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from refextract import __version__
from refextract.checking.report import Notice, Reported, RuleCard
from refextract.checking.rules import Case, called, is_ambiguous
from refextract.checking.selection import GENERATOR
from refextract.model.citation import Url
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["render"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LEGEND = (
    ("resolved", "resolved"),
    ("unresolved", "no entry"),
    ("ambiguous", "several entries fit"),
    ("web", "address in the text"),
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A range of the text and the tag that goes around each piece of it; `anchor` goes on the first piece only."""

    span: Span
    order: int
    tag: str
    attributes: str
    anchor: str


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """The page of one document, or of several one after the other."""
    names = ", ".join(each.source for each in reported)
    sections = "".join(_section(each, f"d{number}-") for number, each in enumerate(reported, start=1))
    codes = sorted({(notice.code, notice.name) for each in reported for notice in each.notices})
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        f'{GENERATOR.decode()} {__version__}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(names)} – refextract</title>\n<style>\n{_style(codes)}</style>\n</head>\n<body>\n"
        f"{_header(reported, codes)}<main>\n{sections}</main>\n</body>\n</html>\n"
    )


def _case(reported: Reported) -> Case:
    checked = reported.checked
    if checked is None or checked.extraction is None:
        raise ValueError(f"{reported.source}: a page is made of an extraction, not of findings alone")
    return Case(checked.document, checked.extraction)


def _style(codes: Sequence[tuple[str, str]]) -> str:
    """The style sheet, with one rule for each check box."""
    sheet = (files("refextract.checking.report") / "page.css").read_text("utf-8")
    hidden = "".join(
        f"body:has(#show-{code}:not(:checked)) li.{code} {{ display: none; }}\n"
        f"body:has(#show-{code}:not(:checked)) .finding.{code} {{ text-decoration: none; }}\n"
        for code, _ in codes
    )
    return sheet + hidden


def _header(reported: Sequence[Reported], codes: Sequence[tuple[str, str]]) -> str:
    extractions = [_case(each).extraction for each in reported]
    citations = sum(len(each.citations) for each in extractions)
    references = sum(len(each.references) for each in extractions)
    findings = sum(len(each.notices) for each in reported)
    legend = "".join(f'<span class="citation {state}">{told}</span>' for state, told in _LEGEND)
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{code}" checked> {code} {_text(name)}</label> ' for code, name in codes
    )
    return (
        f"<header>\n<h1>Citations and references</h1>\n<p>{citations} citations, {references} references, "
        f'{findings} findings.</p>\n<p class="legend">{legend}</p>\n'
        + (f"<fieldset><legend>Show findings</legend>{boxes}</fieldset>\n" if boxes else "")
        + "</header>\n"
    )


def _section(reported: Reported, prefix: str) -> str:
    case = _case(reported)
    marks = [*_citation_marks(case, prefix), *_entry_marks(case, prefix), *_finding_marks(reported.notices, prefix)]
    return (
        f"<section>\n<h2>{_text(reported.source)}</h2>\n{_findings(reported.notices, prefix)}"
        f'<div class="text">{_marked(case.document.text, marks)}</div>\n{_table(case, prefix)}</section>\n'
    )


def _citation_marks(case: Case, prefix: str) -> Iterator[_Mark]:
    for _, item, link in case.items:
        state = "web" if isinstance(item.pointer, Url) else _state(link)
        told = "; ".join((*link.reasons, f"score {link.score:.2f}"))
        anchor = f"{prefix}{link.citation}.{link.item}"
        target = f' href="#{prefix}{_text(link.reference)}"' if link.reference else ' tabindex="0"'
        attributes = f'class="citation {state}" title="{_text(told)}"{target}'
        yield _Mark(item.span, 1, "a", attributes, anchor)


def _state(link: Link) -> str:
    if link.reference is not None:
        return "resolved"
    return "ambiguous" if is_ambiguous(link) else "unresolved"


def _entry_marks(case: Case, prefix: str) -> Iterator[_Mark]:
    for reference in case.extraction.references:
        yield _Mark(reference.span, 0, "span", 'class="entry"', f"{prefix}{_text(reference.id)}")


def _finding_marks(notices: Sequence[Notice], prefix: str) -> Iterator[_Mark]:
    for number, notice in enumerate(notices, start=1):
        attributes = f'class="finding {notice.code}" title="{_text(notice.message)}"'
        yield _Mark(Span(notice.area.start, notice.area.end), 2, "span", attributes, f"{prefix}f{number}")


def _marked(text: str, marks: Sequence[_Mark]) -> str:
    """The text cut at every border of a mark, each piece inside the tags that cover it."""
    starts: dict[int, list[_Mark]] = defaultdict(list)
    ends: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        if len(mark.span):
            starts[mark.span.start].append(mark)
            ends[mark.span.end].append(mark)
    active: list[_Mark] = []
    seen: set[str] = set()
    out = []
    place = 0
    for border in sorted({*starts, *ends, len(text)}):
        out.append(_piece(text[place:border], active, seen))
        active = sorted(
            [mark for mark in active if mark not in ends[border]] + starts[border], key=lambda mark: mark.order
        )
        place = border
    return "".join(out)


def _piece(text: str, marks: Sequence[_Mark], seen: set[str]) -> str:
    if not text:
        return ""
    out = _text(text)
    linked = False
    for mark in reversed(marks):
        anchor = "" if mark.anchor in seen else f' id="{mark.anchor}"'
        seen.add(mark.anchor)
        if mark.tag == "a" and linked:  # links do not nest: the items of one range share a link
            out = f"<span{anchor}>{out}</span>"
            continue
        linked = linked or mark.tag == "a"
        out = f"<{mark.tag}{anchor} {mark.attributes}>{out}</{mark.tag}>"
    return out


def _findings(notices: Sequence[Notice], prefix: str) -> str:
    if not notices:
        return '<p class="findings">No findings.</p>\n'
    rows = "".join(_finding(notice, f"{prefix}f{number}") for number, notice in enumerate(notices, start=1))
    return f'<ol class="findings">\n{rows}</ol>\n'


def _finding(notice: Notice, anchor: str) -> str:
    return (
        f'<li class="{notice.code}"><a href="#{anchor}">{notice.area.shown}</a> '
        f"<code>{notice.code}</code> {_text(notice.message)}</li>\n"
    )


def _table(case: Case, prefix: str) -> str:
    citing: dict[str, list[str]] = defaultdict(list)
    for _, _, link in case.items:
        if link.reference is not None:
            citing[link.reference].append(f"{prefix}{link.citation}.{link.item}")
    rows = "".join(_row(reference, prefix, citing[reference.id]) for reference in case.extraction.references)
    head = "<tr><th>Entry</th><th>Type</th><th>Fields</th><th>Score</th><th>Cited</th></tr>"
    return f"<h2>References</h2>\n<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row(reference: Reference, prefix: str, citing: Sequence[str]) -> str:
    fields = "".join(
        f"<dt>{_text(variable)}</dt><dd>{_text(_shown(value))}</dd>"
        for variable, value in reference.to_csl().items()
        if variable not in ("id", "type")
    )
    back = " ".join(f'<a href="#{anchor}">{number}</a>' for number, anchor in enumerate(citing, start=1))
    return (
        f'<tr><td><a href="#{prefix}{_text(reference.id)}">{_text(called(reference))}</a></td>'
        f"<td>{_text(reference.type)}</td><td><dl>{fields}</dl></td>"
        f"<td>{reference.score:.2f}</td><td>{back}</td></tr>\n"
    )


def _shown(value: object) -> str:
    """A value of CSL-JSON as people read it."""
    if isinstance(value, list):
        return "; ".join(_shown(each) for each in value)
    if isinstance(value, dict):
        if "date-parts" in value:
            return "–".join("-".join(f"{part:02}" for part in parts) for parts in value["date-parts"])
        return " ".join(str(part) for part in value.values())
    return str(value)


def _text(value: str) -> str:
    return escape(value, quote=True)
