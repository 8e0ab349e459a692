"""Emphasis in fields of bibliographies: the few tags of HTML that CSL processors and Zotero know.

Source: "Rich text" of citeproc-js's manual; ``em`` and ``strong`` besides, as publishers write them.
"""

from __future__ import annotations

import regex

from refextract.text import pattern
from refextract.values.scripts import lowered, raised

__all__ = ["without_emphasis"]


def without_emphasis(text: str) -> str:
    """The text without tags of emphasis; what is raised or lowered stays so where there is a sign for it.

    >>> without_emphasis("Nests of <i>wasps</i> under CO<sub>2</sub>, where a < b")
    'Nests of wasps under CO₂, where a < b'
    """
    if "<" not in text:
        return text
    return _tags.sub("", _scripts.sub(_script, text))


def _script(match: regex.Match[str]) -> str:
    return (lowered if match["tag"].lower() == "sub" else raised)(match["text"])


_scripts = pattern(r"(?i)<(?<tag>su[bp])>(?<text>[^<>]*+)</su[bp]>")
_tags = pattern(r"(?i)</?(?:i|b|em|strong|sub|sup|sc|u|span)(?:\s[^<>]*+)?>")
