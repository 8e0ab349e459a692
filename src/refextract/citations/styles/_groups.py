"""Groups: the inside of a bracket read as works by their pointers, with prefixes, locators and suffixes in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import regex

from refextract.languages import words
from refextract.model.citation import CitationItem, Key, Mode, Number
from refextract.text import Span, pattern
from refextract.values.locator import Locator, parse_locator
from refextract.values.signs import DASHES

__all__ = ["Grammar", "Group", "Part", "grammar", "read_group"]

_SEPARATORS = " ,;"


@dataclass(frozen=True, slots=True)
class Part:
    """One pointer or one range of them, as printed, with what belongs to it."""

    span: Span
    pointers: tuple[Number | Key, ...]
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    mode: Mode = "normal"

    def items(self) -> Iterator[CitationItem]:
        """A citation item for each work; those of a range share its span."""
        for pointer in self.pointers:
            yield CitationItem(
                span=self.span,
                pointer=pointer,
                locator=self.locator,
                prefix=self.prefix,
                suffix=self.suffix,
                mode=self.mode,
            )


@dataclass(frozen=True, slots=True)
class Group:
    """The parts of one citation: `span` with its brackets, `prose` whether words stand among the pointers."""

    span: Span
    parts: tuple[Part, ...]
    prose: bool = False

    @property
    def items(self) -> tuple[CitationItem, ...]:
        """All items, in reading order."""
        return tuple(item for part in self.parts for item in part.items())


@dataclass(slots=True)
class _Draft:
    """A group under construction: `words` are spans of prose that no part has taken yet."""

    parts: list[Part]
    words: list[Span]
    prose: bool = False

    def add_word(self, span: Span) -> None:
        self.words.append(span)
        self.prose = True

    def take_words(self, text: str) -> str:
        taken = text[self.words[0].start : self.words[-1].end] if self.words else ""
        self.words.clear()
        return taken.lstrip(_SEPARATORS)

    def close(self, text: str) -> None:
        """Give what follows the last part to it."""
        if self.parts and self.words:
            self.parts[-1] = replace(self.parts[-1], suffix=self.take_words(text))


class Grammar(NamedTuple):
    """The tokens of a group: all of them, and those that are left where words with a number are no locator."""

    tokens: regex.Pattern[str]
    other_tokens: regex.Pattern[str]
    part: Callable[[regex.Match[str]], Part | None]


def grammar(pointer: str, odd: str, part: Callable[[regex.Match[str]], Part | None], flags: int = 0) -> Grammar:
    """The grammar of groups whose pointers match `pointer`; where something matches `odd`, it is no group.

    `part` makes a part of what matched its pointer, or None where it is a word like others.
    """
    ands = "|".join(regex.escape(word) for word in words("and_words"))
    pointers = rf"(?P<pointer>{pointer})"
    locators = rf"""
        (?P<locator>(?:[,(.]\s*+)?+(?<!\w)(?P<label>\p{{L}}{{1,24}}+\.?+|[§¶]{{1,2}}+)\s*+\(?+(?P<value>{_value()})\)?+(?!\w)
                   |:\s*+(?P<value>{_value()})(?!\w))
    """
    others = rf"""
        (?P<stop>;)
        |(?P<odd>{odd})
        |(?P<join>[\s,&\[\]()+]+|(?:{ands})(?![\w.]))
        |(?P<word>[^\s,;()\[\]]++)
    """
    patterns = ((pointers, locators, others), (pointers, others))
    tokens, other_tokens = (pattern("|".join(each), regex.VERBOSE | flags) for each in patterns)
    return Grammar(tokens, other_tokens, part)


def read_group(text: str, inside: Span, span: Span, grammar: Grammar) -> Group | None:
    """The parts between `inside`'s borders, or None where there are none or something stands there that cannot."""
    draft = _Draft([], [])
    place = inside.start
    while token := grammar.tokens.match(text, place, inside.end):
        if token.lastgroup == "locator" and not (locator := _locator(token["label"], token["value"])):
            token = grammar.other_tokens.match(text, place, inside.end)
            if token is None:
                return None
        kind, place = token.lastgroup, token.end()
        if kind == "odd":
            return None
        if kind == "pointer" and (found := grammar.part(token)):
            draft.parts.append(replace(found, prefix=draft.take_words(text)))
        elif kind == "locator" and locator and draft.parts and not draft.words and not draft.parts[-1].locator:
            last = draft.parts[-1]
            draft.parts[-1] = replace(last, span=Span(last.span.start, place), locator=locator)
        elif kind == "stop":
            draft.close(text)
        elif kind != "join":
            draft.add_word(Span(*token.span()))
    draft.close(text)
    return Group(span, tuple(draft.parts), draft.prose) if draft.parts else None


def _locator(label: str | None, value: str) -> Locator | None:
    if label is None:
        return parse_locator(value, default="page")
    return parse_locator(f"{label} {value}") or parse_locator(f"{label}. {value}")


def _value() -> str:
    one = r"(?:\d++(?:\.\d++)*+[a-z]?+|[ivxlcdm]++(?!\w))"
    return rf"{one}(?:\s*+[-{DASHES}/]\s*+{one})*+(?:\s?ff?\b\.?)?+"
