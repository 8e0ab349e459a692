"""JUnit XML: one test case a document, failed where there are findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from refextract.checking.report import Reported, RuleCard

__all__ = ["render"]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # XML 1.0, production 2


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One suite with one case a document."""
    failed = sum(bool(each.notices) for each in reported)
    suite = ElementTree.Element(
        "testsuite", name="refextract", tests=str(len(reported)), failures=str(failed), errors="0"
    )
    for each in reported:
        case = ElementTree.SubElement(suite, "testcase", classname="refextract", name=_clean(each.source))
        for notice in each.notices:
            failure = ElementTree.SubElement(case, "failure", type=notice.code, message=_clean(notice.message))
            file = _clean(notice.area.file or each.source)
            failure.text = f"{file}:{notice.area.shown}: {notice.name}"
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
