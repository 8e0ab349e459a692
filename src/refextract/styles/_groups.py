"""Groups: the inside of a bracket read as works by their pointers, with prefixes, locators and suffixes in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from refextract.languages import languages, words
from refextract.model.citation import CitationItem, Key, Mode, Number
from refextract.text import Span
from refextract.values.locator import Locator, parse_locator

__all__ = ["Group", "Part", "group_pattern", "read_group"]


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

    def add_word(self, token: regex.Match[str]) -> None:
        self.words.append(Span(*token.span()))
        self.prose = True

    def take_words(self, text: str) -> str:
        taken = text[self.words[0].start : self.words[-1].end] if self.words else ""
        self.words.clear()
        return taken

    def close(self, text: str) -> None:
        """Give what follows the last part to it."""
        if self.parts and self.words:
            self.parts[-1] = replace(self.parts[-1], suffix=self.take_words(text))


def read_group(
    text: str,
    inside: Span,
    span: Span,
    pattern: regex.Pattern[str],
    part: Callable[[regex.Match[str]], Part | None],
) -> Group | None:
    """The parts between `inside`'s borders, or None where there are none or something stands there that cannot.

    `pattern` comes from `group_pattern`; `part` makes a part of what matched its pointer, or None where it is a word.
    """
    draft = _Draft([], [])
    for token in pattern.finditer(text, inside.start, inside.end):
        kind = token.lastgroup
        if kind == "pointer" and (found := part(token)):
            draft.parts.append(replace(found, prefix=draft.take_words(text)))
        elif kind == "odd":
            return None
        elif kind == "locator":
            _add_locator(draft, token)
        elif kind in {"word", "pointer"}:
            draft.add_word(token)
        elif kind == "stop":
            draft.close(text)
    draft.close(text)
    return Group(span, tuple(draft.parts), draft.prose) if draft.parts else None


def _add_locator(draft: _Draft, token: regex.Match[str]) -> None:
    if not draft.parts or draft.words or draft.parts[-1].locator:
        draft.add_word(token)
        return
    last = draft.parts[-1]
    locator = parse_locator(f"{token['label'] or ''} {token['value']}", default="page")
    draft.parts[-1] = replace(last, span=Span(last.span.start, token.end()), locator=locator)


def group_pattern(pointer: str, odd: str) -> str:
    """The tokens of a group whose pointers match `pointer`; where one matches `odd`, it is no group."""
    ands = "|".join(regex.escape(word) for word in words("and_words"))
    return rf"""
        (?P<pointer>{pointer})
        |(?P<locator>(?:[,(]\s*+)?+(?<!\w)(?P<label>{_label_words()})\.?+\s*+(?P<value>{_value()})\)?+(?!\w)
                   |:\s*+(?P<value>{_value()})(?!\w))
        |(?P<stop>;)
        |(?P<odd>{odd})
        |(?P<join>[\s,&\[\]()+]+|(?:{ands})(?![\w.]))
        |(?P<word>[^\s,;()\[\]]++)
        """


@cache
def _label_words() -> str:
    found = {
        word.removesuffix(".") for each in languages() for spellings in each.locators.values() for word in spellings
    }
    return "|".join(regex.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


def _value() -> str:
    one = r"(?:\d++(?:\.\d++)*+[a-z]?+|[ivxlcdm]++(?!\w))"
    return rf"{one}(?:\s*+[-‐‑‒–—−/]\s*+{one})*+(?:\s?ff?\b\.?)?+"
