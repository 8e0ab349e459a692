"""Checking: run the rules over an extraction."""

from __future__ import annotations

from types import ModuleType

from refextract import registry
from refextract.errors import OptionsError
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import CheckOptions
from refextract.rules import Case

__all__ = ["check"]


def check(document: Document, extraction: Extraction, *, options: CheckOptions | None = None) -> tuple[Diagnostic, ...]:
    """The findings of the chosen rules, sorted by place.

    Raises:
        OptionsError: for a rule that does not exist.
    """
    case = Case(document, extraction)
    found = [
        Diagnostic(
            code=rule.CODE,
            name=rule.NAME,
            severity=rule.SEVERITY,
            message=finding.message,
            span=finding.span,
            related=finding.related,
        )
        for rule in _chosen(options or CheckOptions())
        for finding in rule.find(case)
    ]
    return tuple(sorted(found, key=lambda d: (d.span, d.code)))


def _chosen(options: CheckOptions) -> list[ModuleType]:
    rules = [registry.load("rules", name) for name in registry.names("rules")]
    for wanted in (*options.select, *options.ignore):
        if not any(_matches(rule, wanted) for rule in rules):
            known = ", ".join(f"{rule.CODE} {rule.NAME}" for rule in rules)
            raise OptionsError(f"no rule {wanted!r}; there are {known}")
    return [
        rule
        for rule in rules
        if (any(_matches(rule, w) for w in options.select) if options.select else rule.DEFAULT)
        and not any(_matches(rule, w) for w in options.ignore)
    ]


def _matches(rule: ModuleType, wanted: str) -> bool:
    code: str = rule.CODE
    return code.startswith(wanted) or wanted == rule.NAME
