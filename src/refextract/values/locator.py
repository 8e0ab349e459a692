"""Locators: the place inside a work that a citation points to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from refextract.frozen import Frozen
from refextract.languages import languages
from refextract.text import pattern

if TYPE_CHECKING:
    from regex import Match

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
    >>> parse_locator("p. 45 n. 3").value
    '45 n. 3'
    >>> parse_locator("45") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(" \t\n\r\u00a0,;:")
    for start in (_behind_at(bare), 0):
        for end in _word_ends(bare, start):
            if value := _parse_value(bare, end):
                return Locator.made(label=_labels()[bare[start:end].casefold()], value=value["value"])
    if default is not None and _parse_value(bare, 0):
        return Locator.made(label=default, value=bare.rstrip("."))
    return None


def _behind_at(text: str) -> int:
    found = _at.match(text)
    return found.end() if found else 0


def _word_ends(text: str, start: int) -> Iterator[int]:
    """Where a word that begins at `start` may end, the longest first; no letter follows one that ends with a letter."""
    for length in _lengths():
        end = start + length
        goes_on = text[end - 1 : end].isalpha() and text[end : end + 1].isalpha()
        if end <= len(text) and not goes_on and text[start:end].casefold() in _labels():
            yield end


def _parse_value(text: str, start: int) -> Match[str] | None:
    """The places from `start` to the end of the text; words between them must be those of locators."""
    found = _value.fullmatch(text, start)
    return found if found and all(word.casefold() in _labels() for word in found.captures("word")) else None


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


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _labels()}, reverse=True))


_at = pattern(r"at\s++")


@pattern
def _value() -> str:
    place = (
        r"(?:\p{L}{0,3}\.?\d[\p{L}\d.:]*+|[IVXLCDMivxlcdm]++|\p{Lu})"
        r"(?:\s?(?:ff?|sqq?|seqq?|et\s+seqq?|n|nn|ss|e\s+ss|y\s+ss)\b\.?|\s(?:nn?|note|fn|Anm)\.?\s?\d++)?[*†]?"
    )
    joined = r"(?:[-‐‑–—−,;/&:]|\band\b|\bund\b|\by\b|\bet\b|\be\b)"
    word = r"(?:(?P<word>\p{L}{1,24}+\.?+)(?:\s++|(?<=\.)(?=\p{Lu}))|(?P<word>\p{L}{4,24}+\.?+)|(?P<word>[§¶]++)\s*+)"
    return rf"(?V1)\s*+(?P<value>{place}(?:\s*+{joined}\s*+{word}?{place})*+)\.?"
