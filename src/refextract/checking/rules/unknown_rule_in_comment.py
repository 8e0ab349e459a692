"""A comment that ignores a rule which does not exist.

``refextract: ignore R1O1`` hides nothing, and looks as if it did. What is told are words that look like a code (a
letter and figures) or like the name of a rule (with a hyphen); other words behind the rules are taken for reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding
from refextract.checking.suppression import matches, named_rules
from refextract.errors import unknown
from refextract.model.diagnostic import Severity
from refextract.text import pattern

CODE = "R401"
NAME = "unknown-rule-in-comment"
SEVERITY: Severity = "warning"
DEFAULT = True

_like_a_rule = pattern(r"[A-Za-z]\d[A-Za-z\d]*+|[A-Za-z]++(?:-[A-Za-z]++)++")


def find(case: Case) -> Iterator[Finding]:
    """Every rule of a comment that there is not."""
    for span, name in named_rules(case.document.original):
        if _like_a_rule.fullmatch(name) and not _is_there(name):
            yield Finding(case.document.view.from_source(span), _told(name))


def _is_there(name: str) -> bool:
    from refextract.checking.diagnostics import all_rules

    return any(matches(rule.CODE, rule.NAME, name) for rule in all_rules())


def _told(name: str) -> str:
    from refextract.checking.diagnostics import all_rules

    known = [told for rule in all_rules() for told in (rule.CODE, rule.NAME)]
    return f"this comment hides nothing: {unknown('rule', name, known, listing='`refextract rules` lists all')}"
