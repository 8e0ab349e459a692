"""HTML: one self-contained page with a verdict, the findings, the documents with all marks in them, and the references.

A citation jumps to its entry and an entry back to its citations by plain links, so do findings and the places they are
in; check boxes that style sheets read filter them: the page runs no script and asks nothing of a network, which its
content policy also forbids. No state is told by colour alone: each has a sign and a border of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from refextract import __version__
from refextract.checking.printable import harmless
from refextract.checking.report import OF_THE_RUN, SEVERITIES, Notice, Picture, Reported, RuleCard
from refextract.checking.report._html_pages import shown_pages
from refextract.checking.report._html_tables import citation_table, finding_list, reference_table, state_of
from refextract.checking.report._html_text import shown_text
from refextract.checking.rules import Case
from refextract.checking.selection import GENERATOR
from refextract.model.document import Document
from refextract.model.extraction import Extraction

__all__ = ["render"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STATES = (
    ("resolved", "lead to an entry"),
    ("unresolved", "have no entry"),
    ("ambiguous", "fit several entries"),
    ("web", "are addresses in the text"),
)


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:
    """The page of one document, or of several one after the other."""
    cases = [_case(each) for each in reported]
    names = ", ".join(each.source for each in reported)
    codes = sorted({(notice.code, notice.name) for each in reported for notice in each.notices})
    sections = "".join(
        _section(*pair, f"d{number}-") for number, pair in enumerate(zip(reported, cases, strict=True), 1)
    )
    return harmless(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'{GENERATOR.decode()} {__version__}">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(names)} – refextract</title>\n<style>\n{_style(codes)}</style>\n</head>\n<body>\n"
        f'<header>\n<h1 id="top">Citations and references</h1>\n{_verdict(reported, cases)}{_filters(codes)}</header>\n'
        f"<main>\n{_overview(reported, cases)}{sections}{_rules(rules, codes)}</main>\n</body>\n</html>\n"
    )


def _case(reported: Reported) -> Case:
    checked = reported.checked
    if checked is None and reported.notices and all(notice.code in OF_THE_RUN for notice in reported.notices):
        return Case(Document.of("", reported.source), Extraction(source=reported.source))
    if checked is None or checked.extraction is None:
        raise ValueError(f"{reported.source}: a page is made of an extraction, not of findings alone")
    return Case(checked.document, checked.extraction)


def _style(codes: Sequence[tuple[str, str]]) -> str:
    """The style sheet, with one rule for each check box."""
    sheet = (files("refextract.checking.report") / "page.css").read_text("utf-8")
    hidden = "".join(
        f"body:has(#show-{code}:not(:checked)) :is(li, .flag, rect).{code} {{ display: none; }}\n"
        f"body:has(#show-{code}:not(:checked)) .finding.{code} {{ outline: none; }}\n"
        for code, _ in codes
    )
    return sheet + hidden


def _states(cases: Sequence[Case]) -> Counter[str]:
    return Counter(state_of(item, link) for case in cases for _, item, link in case.items)


def _severities(notices: Sequence[Notice]) -> Counter[str]:
    return Counter(notice.severity for notice in notices)


def _verdict(reported: Sequence[Reported], cases: Sequence[Case]) -> str:
    """What the page says in one look: how many citations lead where, how many findings there are."""
    states = _states(cases)
    notices = [notice for each in reported for notice in each.notices]
    severities = _severities(notices)
    sound = not notices
    head = "Nothing was found" if sound else _counted(len(notices), "finding")
    counted = ", ".join(_counted(severities[each], each) for each in SEVERITIES if severities[each])
    rows = "".join(
        f'<li><strong>{states[state]}</strong> <span class="citation {state}">{told}</span></li>'
        for state, told in _STATES
    )
    listed = sum(len(case.extraction.references) for case in cases)
    return (
        f'<p class="verdict {"sound" if sound else "open"}">{head}{f" ({counted})" if counted else ""}</p>\n'
        f'<p>Of {sum(states.values())} citations and {listed} references:</p>\n<ul class="legend">{rows}</ul>\n'
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"


def _filters(codes: Sequence[tuple[str, str]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{code}" checked> {code} {escape(name)}</label> '
        for code, name in codes
    )
    return f"<fieldset><legend>Show findings</legend>{boxes}</fieldset>\n" if boxes else ""


def _overview(reported: Sequence[Reported], cases: Sequence[Case]) -> str:
    """A table of the documents, where there are several."""
    if len(reported) < 2:
        return ""
    heads = ("Document", *(state for state, _ in _STATES), *SEVERITIES)
    head = "".join(f"<th>{each}</th>" for each in heads)
    rows = "".join(_overview_row(*pair, number) for number, pair in enumerate(zip(reported, cases, strict=True), 1))
    return (
        f'<h2>Documents</h2>\n<div class="wide"><table class="numbers">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table></div>\n"
    )


def _overview_row(reported: Reported, case: Case, number: int) -> str:
    states, severities = _states([case]), _severities(reported.notices)
    counts = (*(states[state] for state, _ in _STATES), *(severities[each] for each in SEVERITIES))
    heads = (*(state for state, _ in _STATES), *SEVERITIES)
    cells = "".join(
        f'<td data-head="{head}"{"" if count else " class=none"}>{count}</td>'
        for head, count in zip(heads, counts, strict=True)
    )
    return f'<tr><td data-head="Document"><a href="#d{number}-top">{escape(reported.source)}</a></td>{cells}</tr>\n'


def _section(reported: Reported, case: Case, prefix: str) -> str:
    notices = reported.notices
    return (
        f'<section>\n<h2 id="{prefix}top">{escape(reported.source)} <a class="up" href="#top">up</a></h2>\n'
        f"{finding_list(notices, prefix)}"
        f'<div class="text">{shown_text(case, notices, prefix)}</div>\n'
        f"{shown_pages(case, notices, _pictures(reported), prefix)}"
        f"{citation_table(case, prefix)}{reference_table(case, prefix)}</section>\n"
    )


def _pictures(reported: Reported) -> Sequence[Picture]:
    return reported.checked.pictures if reported.checked is not None else ()


def _rules(rules: Sequence[RuleCard], codes: Sequence[tuple[str, str]]) -> str:
    """What the rules say that found something."""
    told = {card.code: card.told for card in rules}
    explained = "".join(_rule(code, name, told.get(code, "")) for code, name in codes)
    return f"<h2>Rules</h2>\n{explained}" if explained else ""


def _rule(code: str, name: str, told: str) -> str:
    paragraphs = "".join(_paragraphs(told))
    return (
        f'<details class="rule" id="rule-{code}" open><summary>{code} {escape(name)}</summary>{paragraphs}</details>\n'
    )


def _paragraphs(told: str) -> Iterator[str]:
    for paragraph in told.split("\n\n"):
        if paragraph.strip():
            yield f"<p>{escape(' '.join(paragraph.split()))}</p>"
