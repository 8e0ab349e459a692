"""Signs of print, as parts of patterns: dashes and quotation marks for between the brackets of a set, and years."""

from __future__ import annotations

__all__ = [
    "CLOSING_QUOTES",
    "DASHES",
    "OPENING_QUOTES",
    "QUOTES",
    "YEAR",
    "YEAR_FROM_1400",
    "YEAR_FROM_1900",
]

DASHES = "‐‑‒–—−"
"""All that is printed for a dash, but for the hyphen of ASCII, which has its place in a set."""
QUOTES = '"“”„«»'
"""Double quotation marks; single ones are apostrophes as well."""
OPENING_QUOTES = '"“„«'
CLOSING_QUOTES = '"”“»'

YEAR = r"(?:1[5-9]|20)\d\d"
"""A year in which works appeared: of the age of printing."""
YEAR_FROM_1400 = r"(?:1[4-9]|20)\d\d"
"""A year in which works were written that are cited by author and year."""
YEAR_FROM_1900 = r"(?:19|20)\d\d"
"""A year in which pages were looked at, papers filed, numbers given."""
