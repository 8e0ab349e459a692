"""Groups of numbers: what stands inside ``[2–4, 7, p. 20]`` or is raised in ``word³,⁵``, and the works it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_letters

import regex

from refextract.languages import languages, words
from refextract.model.citation import CitationItem, Number
from refextract.text import Span
from refextract.values.locator import Locator, parse_locator

__all__ = ["Group", "Part", "parse_group"]

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_RANGE = 200
_NUMBER = r"[0-9⁰¹²³⁴-⁹]{1,4}+[a-z]?+"
_DASH = r"[-‐‑‒–—−⁻~～]"


@dataclass(frozen=True, slots=True)
class Part:
    """One number or one range, as printed, with what belongs to it."""

    span: Span
    numbers: tuple[str, ...]
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""

    def items(self) -> Iterator[CitationItem]:
        """A citation item for each work; those of a range share its span."""
        for number in self.numbers:
            yield CitationItem(
                span=self.span,
                pointer=Number(value=number),
                locator=self.locator,
                prefix=self.prefix,
                suffix=self.suffix,
            )


@dataclass(frozen=True, slots=True)
class Group:
    """The numbers of one citation: `span` with its brackets, `prose` whether words stand among them."""

    span: Span
    parts: tuple[Part, ...]
    prose: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers without letters behind them, in reading order."""
        return tuple(int(number.rstrip(ascii_letters)) for part in self.parts for number in part.numbers)

    @property
    def items(self) -> tuple[CitationItem, ...]:
        """All items, in reading order."""
        return tuple(item for part in self.parts for item in part.items())


@dataclass(slots=True)
class _Draft:
    """A part under construction: `words` are spans of prose that no part has taken yet."""

    parts: list[Part]
    words: list[Span]
    prose: bool = False

    def take_words(self, text: str) -> str:
        taken = text[self.words[0].start : self.words[-1].end] if self.words else ""
        self.words.clear()
        return taken

    def close(self, text: str) -> None:
        """Give what follows the last part to it."""
        if self.parts and self.words:
            last = self.parts[-1]
            self.parts[-1] = Part(last.span, last.numbers, last.locator, last.prefix, self.take_words(text))


def parse_group(text: str, inside: Span, span: Span | None = None) -> Group | None:
    """The numbers between `inside`'s borders, or None where it is no group of them.

    >>> text = "[3, p. 20; 5-7]"
    >>> [(part.numbers, part.locator and part.locator.value) for part in parse_group(text, Span(1, 14)).parts]
    [(('3',), '20'), (('5', '6', '7'), None)]
    >>> parse_group("[0.5-1.2]", Span(1, 8)) is None
    True
    """
    draft = _Draft([], [])
    for token in _tokens().finditer(text, inside.start, inside.end):
        kind, place = token.lastgroup, Span(*token.span())
        if kind == "odd" or (kind == "number" and not _add_number(draft, token, text)):
            return None
        if kind == "locator":
            _add_locator(draft, token)
        elif kind == "word":
            draft.words.append(place)
            draft.prose = True
        elif kind == "stop":
            draft.close(text)
    draft.close(text)
    return Group(span or inside, tuple(draft.parts), draft.prose) if draft.parts else None


def _add_number(draft: _Draft, token: regex.Match[str], text: str) -> bool:
    numbers = _expand(token["first"].translate(_RAISED), (token["last"] or "").translate(_RAISED))
    if numbers:
        draft.parts.append(Part(Span(*token.span()), numbers, prefix=draft.take_words(text)))
    return bool(numbers)


def _add_locator(draft: _Draft, token: regex.Match[str]) -> None:
    place = Span(*token.span("locator"))
    if not draft.parts or draft.words or draft.parts[-1].locator:
        draft.words.append(place)
        draft.prose = True
        return
    last = draft.parts[-1]
    locator = parse_locator(f"{token['label'] or ''} {token['value']}", default="page")
    draft.parts[-1] = Part(Span(last.span.start, place.end), last.numbers, locator, last.prefix)


def _expand(first: str, last: str) -> tuple[str, ...]:
    """All numbers of a range (``"135", "7"`` ends with 137); nothing where it falls."""
    if not last:
        return (first,)
    if not (first.isdigit() and last.isdigit()):
        return (first, last)
    start, end = int(first), int(last)
    if end <= start and len(last) < len(first):
        end = int(first[: -len(last)] + last)
    return tuple(map(str, range(start, end + 1))) if start < end <= start + _LONGEST_RANGE else ()


@cache
def _tokens() -> regex.Pattern[str]:
    ands = "|".join(regex.escape(word) for word in words("and_words"))
    return regex.compile(
        rf"""
        (?P<locator>(?:[,(]\s*+)?+(?<!\w)(?P<label>{_label_words()})\.?+\s*+(?P<value>{_value()})\)?+(?!\w)
                   |:\s*+(?P<value>{_value()})(?!\w))
        |(?P<number>(?P<first>{_NUMBER})
                    (?:\s*+[\])]?+\s*+{_DASH}\s*+[\[(]?+\s*+(?P<last>{_NUMBER}))?(?![\w%]|\.\d))
        |(?P<stop>;)
        |(?P<odd>[=<>±×∈≈≤≥$€£%°|]|\d|\.\d|\p{{L}}++\d)
        |(?P<join>[\s,&\[\]()+]+|(?:{ands})(?![\w.]))
        |(?P<word>[^\s,;\d=<>%\[\]()]++)
        |(?P<rest>.)
        """,
        regex.VERBOSE | regex.IGNORECASE | regex.DOTALL,
    )


def _label_words() -> str:
    found = {
        word.removesuffix(".") for each in languages() for spellings in each.locators.values() for word in spellings
    }
    return "|".join(regex.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


def _value() -> str:
    one = r"(?:\d++(?:\.\d++)*+[a-z]?+|[ivxlcdm]++(?!\w))"
    return rf"{one}(?:\s*+[-‐‑‒–—−/]\s*+{one})*+(?:\s?ff?\b\.?)?+"
