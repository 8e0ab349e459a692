"""Locators: the place inside a work that a citation points to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from refextract.languages import languages
from refextract.values.frozen import Frozen

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Locator", "format_locator", "parse_locator"]

_LONGEST = 80


class Locator(Frozen):
    """A place inside a work: `label` is a CSL locator term ("page", "chapter", "section", …), `value` as printed."""

    label: str
    value: str


@lru_cache(maxsize=4096)
def parse_locator(text: str, default: str | None = None) -> Locator | None:
    """The place that `text` names, by its word or sign; a bare number is a `default`, if one is given.

    >>> parse_locator("pp. 12–15")
    Locator(label='page', value='12–15')
    >>> parse_locator("§ 12").label, parse_locator("p. 99 / 104").value, parse_locator("45", default="page").value
    ('section', '99 / 104', '45')
    >>> parse_locator("45") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(" \t\n\r\u00a0,;:")
    labelled = _labelled().fullmatch(bare)
    if labelled is not None:
        return Locator.model_construct(label=_labels()[labelled["word"].casefold()], value=labelled["value"])
    if default is not None and _value().fullmatch(bare):
        return Locator.model_construct(label=default, value=bare.rstrip("."))
    return None


def format_locator(locator: Locator) -> str:
    """The locator with an English word before it, as `parse_locator` reads it.

    >>> format_locator(Locator(label="chapter", value="3"))
    'ch. 3'
    """
    word = next((word for word, label in _labels().items() if label == locator.label), locator.label)
    return f"{word} {locator.value}"


@cache
def _labels() -> Mapping[str, str]:
    """Words in lower case -> CSL locator terms; where two languages disagree the first one wins."""
    found: dict[str, str] = {}
    for each in languages():
        for label, variants in each.locators.items():
            for word in variants:
                found.setdefault(word.casefold(), label)
    return found


_PLACE = (
    r"(?:\p{L}{0,3}\.?\d[\p{L}\d.:]*+|[IVXLCDMivxlcdm]++|\p{Lu})"
    r"(?:\s?(?:ff?|sqq?|seqq?|et\s+seqq?|n|nn|ss|e\s+ss|y\s+ss)\b\.?)?[*†]?"
)
_VALUE = rf"(?P<value>{_PLACE}(?:\s*+(?:[-‐‑–—−,;/&:]|\band\b|\bund\b|\by\b|\bet\b|\be\b)\s*+(?:{{words}})?{_PLACE})*+)"


@cache
def _alternatives() -> str:
    """All words, longest first; after a letter the word must end, so that "page" is not "p" and "age"."""
    ordered = sorted(_labels(), key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word) + (r"(?!\p{L})" if word[-1].isalpha() else "") for word in ordered)


@cache
def _labelled() -> Pattern[str]:
    value = _VALUE.replace("{words}", rf"(?i:{_alternatives()})\s*+")
    return regex.compile(rf"(?:at\s+)?(?P<word>(?i:{_alternatives()}))\s*+{value}\.?", regex.VERSION1)


@cache
def _value() -> Pattern[str]:
    return regex.compile(_VALUE.replace("{words}", rf"(?i:{_alternatives()})\s*+") + r"\.?", regex.VERSION1)
