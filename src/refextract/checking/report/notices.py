"""Notices: the diagnostics of a document, with all that a report prints of them read from the document once."""

from __future__ import annotations

import unicodedata

from refextract.checking.fixes import is_fixable
from refextract.checking.printable import printable
from refextract.checking.report import Area, Change, Checked, Nearby, Notice, Remedy, Reported, RuleCard
from refextract.checking.rules import Rule
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.text import Span

__all__ = ["notice", "reported", "rule_card"]

_WIDTH = 100
_BEFORE = 40


def reported(checked: Checked) -> Reported:
    """What reports are made of, for a document that was just checked."""
    document = checked.document
    notices = tuple(notice(document, diagnostic) for diagnostic in checked.diagnostics)
    return Reported(document.source, notices, document.problems, checked, files=document.files)


def notice(document: Document, diagnostic: Diagnostic) -> Notice:
    """One finding with its places in the source file.

    >>> found = Diagnostic(code="R1", name="x", severity="error", message="", span=Span(4, 9))
    >>> notice(Document.of("see Smiht"), found).excerpt
    ('see Smiht', '    ^^^^^')
    """
    return Notice(
        diagnostic.code,
        diagnostic.name,
        diagnostic.severity,
        printable(diagnostic.message),
        _area(document, diagnostic.span),
        _excerpt(document.text, diagnostic.span),
        tuple(Nearby(printable(related.message), _area(document, related.span)) for related in diagnostic.related),
        _remedy(document, diagnostic),
    )


def rule_card(rule: Rule) -> RuleCard:
    """What a report tells of a rule."""
    return RuleCard(rule.CODE, rule.NAME, rule.SEVERITY, rule.DEFAULT, (rule.__doc__ or rule.NAME).strip())


def _area(document: Document, span: Span) -> Area:
    last = Span(max(span.start, span.end - 1), span.end)
    places = [document.locate(place) for place in (span, last, Span(span.end, span.end))]
    (line, column), (last_line, last_column), (end_line, end_column) = (place[:2] for place in places)
    if places[0].part != places[2].part:  # it ends where another file goes on
        end_line, end_column = last_line, last_column + 1
    file = places[0].part if document.files else None
    place = (places[0].page, places[0].paragraph, None if file else places[0].part, file)
    return Area(span.start, span.end, line, column, last_line, last_column, end_line, end_column, *place)


def _remedy(document: Document, diagnostic: Diagnostic) -> Remedy | None:
    fix = diagnostic.fix
    if fix is None:
        return None
    changes = tuple(Change(_area(document, edit.span), edit.text) for edit in fix.edits)
    return Remedy(fix.safe, is_fixable(document, diagnostic, unsafe=True), changes)


def _excerpt(text: str, span: Span) -> tuple[str, str]:
    """The line (or the part of it around the finding), and carets below."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    left = max(start, min(span.start - _BEFORE, end - _WIDTH))
    right = min(end, left + _WIDTH)
    lead = "…" if left > start else ""
    shown = lead + _plain(text[left:right]) + ("…" if right < end else "")
    stop = max(span.start + 1, min(span.end, right))
    carets = " " * (len(lead) + _columns(text[left : span.start])) + "^" * max(1, _columns(text[span.start : stop]))
    return shown, carets


def _plain(text: str) -> str:
    """No tabs or control characters, which would move or colour the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _columns(text: str) -> int:
    """The columns that a terminal gives to `text`: two for wide characters, none for combining ones."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
