"""The lists and tables of a page: findings, citations with why they lead where, references with their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from refextract.checking.report import Notice
from refextract.checking.rules import Case, is_ambiguous
from refextract.model.citation import CitationItem, Url
from refextract.model.link import Link
from refextract.model.naming import called
from refextract.model.reference import Reference
from refextract.model.row import reference_row

__all__ = ["citation_table", "finding_list", "reference_table", "state_of"]

_INNER = ("id", "type", "label", "origin", "text", "start", "end", "score", "cited", "year")  # they stand elsewhere
_TOLD = {"resolved": "leads to", "unresolved": "no entry", "ambiguous": "several fit", "web": "address"}


def state_of(item: CitationItem, link: Link) -> str:
    """What became of an item of a citation: resolved, unresolved, ambiguous, or an address of the web."""
    if isinstance(item.pointer, Url):
        return "web"
    if link.reference is not None:
        return "resolved"
    return "ambiguous" if is_ambiguous(link) else "unresolved"


def finding_list(notices: Sequence[Notice], prefix: str) -> str:
    """The findings of a document, each with links to its place and its rule."""
    if not notices:
        return '<p class="findings">No findings.</p>\n'
    rows = "".join(_finding(notice, prefix, number) for number, notice in enumerate(notices, start=1))
    return f'<ol class="findings">\n{rows}</ol>\n'


def _finding(notice: Notice, prefix: str, number: int) -> str:
    return (
        f'<li class="{notice.code} {notice.severity}" id="{prefix}n{number}"><strong>{notice.severity}</strong> '
        f'<a href="#{prefix}f{number}">line {notice.area.line}</a> {escape(notice.message)} '
        f'<a class="code" href="#rule-{notice.code}">{notice.code} {escape(notice.name)}</a></li>\n'
    )


def citation_table(case: Case, prefix: str) -> str:
    """Every citation with where it leads, and why."""
    if not case.items:
        return ""
    rows = "".join(_citation_row(case, item, link, prefix) for _, item, link in case.items)
    heads = ("Citation", "Leads to", "Why", "Score")
    return f"<h2>Citations</h2>\n{_table(heads, rows)}"


def _citation_row(case: Case, item: CitationItem, link: Link, prefix: str) -> str:
    anchor, state = f"{prefix}{link.citation}.{link.item}", state_of(item, link)
    shown = escape(item.span.of(case.document.text))
    found = case.references.get(link.reference or "")
    target = f'<a href="#{prefix}{escape(found.id)}">{escape(called(found))}</a>' if found else _TOLD[state]
    rivals = [f"{called(case.references[each.reference])} ({each.score:.2f})" for each in link.rivals]
    why = escape("; ".join((*link.reasons, *(["might be: " + ", ".join(rivals)] if rivals else []))))
    return (
        f'<tr id="why-{anchor}">{_cell("Citation", f"""<a class="citation {state}" href="#{anchor}">{shown}</a>""")}'
        f"{_cell('Leads to', target)}{_cell('Why', why)}{_cell('Score', f'{link.score:.2f}')}</tr>\n"
    )


def reference_table(case: Case, prefix: str) -> str:
    """Every reference with its fields, and the citations that lead to it."""
    citing: dict[str, list[str]] = defaultdict(list)
    for _, _, link in case.items:
        if link.reference is not None:
            citing[link.reference].append(f"{prefix}{link.citation}.{link.item}")
    references = case.extraction.references
    if not references:
        return ""
    rows = "".join(_reference_row(reference, prefix, citing[reference.id]) for reference in references)
    return f"<h2>References</h2>\n{_table(('Entry', 'Type', 'Fields', 'Score', 'Cited'), rows)}"


def _reference_row(reference: Reference, prefix: str, citing: Sequence[str]) -> str:
    fields = "".join(
        f"<dt>{name.replace('_', ' ')}</dt><dd>{escape(str(value))}</dd>"
        for name, value in reference_row(reference, 0).items()
        if value is not None and name not in _INNER
    )
    back = " ".join(f'<a href="#{anchor}">{number}</a>' for number, anchor in enumerate(citing, start=1))
    name, in_text = escape(called(reference)), bool(len(reference.span))
    entry = f'<a href="#{prefix}{escape(reference.id)}">{name}</a>' if in_text else name
    own = "" if in_text else f' id="{prefix}{escape(reference.id)}"'
    return (
        f"<tr{own}>{_cell('Entry', entry)}{_cell('Type', escape(reference.type))}"
        f"{_cell('Fields', f'<dl>{fields}</dl>')}"
        f"{_cell('Score', f'{reference.score:.2f}')}{_cell('Cited', back or 'never')}</tr>\n"
    )


def _cell(head: str, shown: str) -> str:
    """A cell that says what it is, for a page too narrow for columns."""
    return f'<td data-head="{head}">{shown}</td>'


def _table(heads: Sequence[str], rows: str) -> str:
    head = "".join(f"<th>{each}</th>" for each in heads)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
