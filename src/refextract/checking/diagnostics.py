"""Checking: run the rules over an extraction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from types import ModuleType

from refextract import registry
from refextract.bibliography import Bibliography, references_of
from refextract.checking.rules import Case, Finding, Rule
from refextract.checking.suppression import ignored_in_file, matches, unsuppressed
from refextract.errors import OptionsError, PlugInError, unknown, wrong_type
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document, checked_document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import CheckOptions, chosen
from refextract.references.filed import filed

__all__ = ["all_rules", "check", "chosen_rules", "refuse_unknown_rules"]


def check(
    document: Document,
    extraction: Extraction,
    *,
    options: CheckOptions | None = None,
    bibliography: Sequence[Reference] | Bibliography = (),
) -> tuple[Diagnostic, ...]:
    """The findings of the chosen rules, sorted by place, less those that a comment in the document hides.

    `bibliography` is what the extraction was made with: see `refextract.pipeline.extract`.

    Raises:
        OptionsError: for a rule that does not exist.
        TypeError: for what is no document, or no extraction.
    """
    checked_document(document)
    if not isinstance(extraction, Extraction):
        raise wrong_type("check", "the Extraction of the document, as extract gives it,", extraction)
    options = chosen(CheckOptions, "check", options)
    whole = next(iter(document.files), document.source)
    here = options.with_rules((), ignored_in_file(whole, options.per_file_ignores))
    case = Case(document, extraction, options.today, filed(document.given, references_of(bibliography)))
    found = [_diagnostic(rule, finding) for rule in chosen_rules(here) for finding in rule.find(case)]
    counted = (each for each in found if not _is_of_ignored_file(document, each, options))
    return unsuppressed(document, sorted(counted, key=lambda d: (d.span, d.code)))


def _is_of_ignored_file(document: Document, found: Diagnostic, options: CheckOptions) -> bool:
    """Whether a finding stands in a file of a project that its rule is ignored in."""
    if not document.files or not options.per_file_ignores:
        return False
    ignored = ignored_in_file(str(document.locate(found.span).part), options.per_file_ignores)
    return any(matches(found.code, found.name, each) for each in ignored)


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        code=rule.CODE,
        name=rule.NAME,
        severity=rule.SEVERITY,
        message=finding.message,
        span=finding.span,
        fix=finding.fix,
        related=tuple(each for each in finding.related if len(each.span)),  # nothing in another file
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code.

    Raises:
        PlugInError: for a rule that cannot be loaded, or two of one code or name.

    >>> all_rules()[0].NAME
    'unresolved-citation'
    """
    modules = [registry.load("rules", name) for name in registry.names("rules")]
    _refuse_twins(modules)
    rules: list[Rule] = [*modules]
    return tuple(sorted(rules, key=lambda rule: rule.CODE))


def _refuse_twins(rules: Iterable[ModuleType]) -> None:
    known: dict[str, ModuleType] = {}
    for rule in rules:
        for called in (rule.CODE, rule.NAME):
            if called in known:
                files = f"{known[called].__file__} and {rule.__file__}"
                raise PlugInError(f"two rules are called {called!r}: {files}; give one of them another CODE and NAME")
            known[called] = rule


def chosen_rules(options: CheckOptions) -> tuple[Rule, ...]:
    """The rules that run under these options.

    Raises:
        OptionsError: for a rule that does not exist.

    >>> [rule.CODE for rule in chosen_rules(CheckOptions(select=("R10",), ignore=("ambiguous-citation",)))][:1]
    ['R101']
    """
    by_file = (rule for rules in options.per_file_ignores.values() for rule in rules)
    refuse_unknown_rules((*options.select, *options.extend_select, *options.ignore, *by_file))
    return tuple(rule for rule in all_rules() if _runs(rule, options))


def refuse_unknown_rules(wanted: Iterable[str]) -> None:
    """Tell the first of these names that no rule has.

    Raises:
        OptionsError: for a rule that does not exist.
    """
    for name in wanted:
        if not any(_matches(rule, name) for rule in all_rules()):
            known = [told for rule in all_rules() for told in (rule.CODE, rule.NAME)]
            raise OptionsError(unknown("rule", name, known, listing="`refextract rules` lists all"))


def _runs(rule: Rule, options: CheckOptions) -> bool:
    chosen = _is_among(rule, options.select) if options.select else rule.DEFAULT
    return (chosen or _is_among(rule, options.extend_select)) and not _is_among(rule, options.ignore)


def _is_among(rule: Rule, wanted: Iterable[str]) -> bool:
    return any(_matches(rule, each) for each in wanted)


def _matches(rule: Rule, wanted: str) -> bool:
    return matches(rule.CODE, rule.NAME, wanted)
