"""Formulas of Office, in one line: they must read well enough that what stands around them is not disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["M", "formula"]

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_RAISABLE = frozenset("0123456789+-−=()n ")


def formula(element: Element) -> str:
    """The text of a formula; exponents of figures are raised letters, others follow a ``^``.

    >>> from xml.etree.ElementTree import fromstring
    >>> math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    >>> formula(fromstring(f'<s xmlns="{math}"><sSup><e><r><t>x</t></r></e><sup><r><t>2</t></r></sup></sSup></s>'))
    'x²'
    """
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{M}t":
            yield child.text or ""
        elif child.tag == f"{M}sup":
            yield _exponent(formula(child))
        elif child.tag == f"{M}den":
            yield "/"
            yield from _pieces(child)
        else:
            yield from _pieces(child)


def _exponent(text: str) -> str:
    if not text:
        return ""
    return text.translate(_RAISED) if _RAISABLE.issuperset(text) else f"^{text}" if len(text) == 1 else f"^({text})"
