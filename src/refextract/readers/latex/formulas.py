"""Formulas within the line, in signs that a line of text has."""

from __future__ import annotations

import regex

from refextract.readers.latex.tables import tables
from refextract.text import pattern
from refextract.values.latex import letter

__all__ = ["formula"]

_LONGEST = 120


def formula(source: str) -> str:
    r"""A formula as a line of text: Greek letters and signs of operators as such, no braces, cut where it is long.

    >>> formula(r"\alpha_{1} \leq 3^{2}"), formula(r"^{12}"), formula(r"\mathrm{CO}_2")
    ('α1 ≤ 32', '12', 'CO2')
    """
    shown = " ".join(_tokens.sub(_sign, source).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _sign(match: regex.Match[str]) -> str:
    if match["name"]:
        return tables().math.get(match["name"], letter(match["name"]) or "") + (match["blank"] or "")
    return match["escaped"] or " " if match["escaped"] or match["gap"] else ""


_tokens = pattern(
    r"\\(?P<name>[a-zA-Z]++)\*?(?P<blank>\s*+)|\\(?P<escaped>[%&$#_{}])|(?P<gap>\\[,;:> !]|~)|[{}^_]|\\.",
    regex.DOTALL,
)
