"""JUnit XML: one test case a document, failed where there are findings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import regex

from refextract.report import Checked
from refextract.rules import Rule

__all__ = ["render"]

_NOT_XML = r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]"  # XML 1.0, production 2


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """One suite with one case a document."""
    failed = sum(bool(each.diagnostics) for each in checked)
    suite = ElementTree.Element(
        "testsuite", name="refextract", tests=str(len(checked)), failures=str(failed), errors="0"
    )
    for each in checked:
        case = ElementTree.SubElement(suite, "testcase", classname="refextract", name=_clean(each.document.source))
        for diagnostic in each.diagnostics:
            place = each.document.locate(diagnostic.span)
            failure = ElementTree.SubElement(case, "failure", type=diagnostic.code, message=_clean(diagnostic.message))
            failure.text = f"{_clean(each.document.source)}:{place.line}:{place.column}: {diagnostic.name}"
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return regex.sub(_NOT_XML, "\ufffd", text)
