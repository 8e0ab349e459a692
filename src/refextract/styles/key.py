r"""Citations by the key of a bibliography file: pandoc's ``[@knuth84, p. 3]``, LaTeX's ``\citep[see][12]{knuth84}``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import regex

from refextract.citations import Candidate, Reading
from refextract.model.citation import Key
from refextract.styles._brackets import brackets, innermost
from refextract.styles._groups import Group, Part, group_pattern, read_group
from refextract.text import Span
from refextract.values.locator import parse_locator

__all__ = ["find"]

_LONGEST = 400
_SCORE = 0.95


def find(reading: Reading) -> Iterator[Candidate]:
    """The citations in pandoc's or LaTeX's syntax."""
    for groups in (_by_pandoc_key(reading.text), _by_command(reading.text)):
        for group in groups:
            yield Candidate(group.span, group.items, _SCORE)


def _by_pandoc_key(text: str) -> Iterator[Group]:
    """``[see @knuth84, p. 3; @lamport86]``."""
    for pair in innermost(brackets(text)) if "@" in text else ():
        if pair.opening == "[" and len(pair.span) <= _LONGEST and text[pair.span.end : pair.span.end + 1] != "(":
            group = read_group(text, pair.inside, pair.span, _pandoc_tokens(), _pandoc_part)
            if group:
                yield group


def _pandoc_part(token: regex.Match[str]) -> Part:
    key = (Key.model_construct(key=token["key"]),)
    return Part(Span(*token.span()), key, mode="suppress-author" if token["minus"] else "normal")


@cache
def _pandoc_tokens() -> regex.Pattern[str]:
    key = r"[\p{L}\d_]++(?:[:.#$%&+?<>~/-]++[\p{L}\d_]++)*+"
    pointer = rf"(?<![\w@.])(?P<minus>-)?+@(?:\{{(?P<key>[^{{}}\s]+)\}}|(?P<key>{key}))"
    return regex.compile(group_pattern(pointer, r"(?!)"), regex.VERBOSE)


def _by_command(text: str) -> Iterator[Group]:
    r"""``\citep[see][12]{knuth84,lamport86}``."""
    for found in _command().finditer(text):
        keys = regex.finditer(r"[^,\s]+(?:\s+[^,\s]+)*", text, pos=found.start("keys"), endpos=found.end("keys"))
        parts = [Part(Span(*key.span()), (Key.model_construct(key=key[0]),)) for key in keys]
        if parts:
            yield Group(Span(*found.span()), _with_notes(parts, found["first"], found["second"]))


def _with_notes(parts: list[Part], first: str | None, second: str | None) -> tuple[Part, ...]:
    """The optional arguments: one is a note behind the keys, of two the first is one before them."""
    before, after = (first or "", second) if second is not None else ("", first or "")
    locator = parse_locator(after, default="page") if after else None
    parts[-1] = replace(parts[-1], locator=locator, suffix="" if locator else after)
    parts[0] = replace(parts[0], prefix=before)
    return tuple(parts)


@cache
def _command() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        \\(?!nocite)(?=[a-zA-Z]{0,20}[cC]ite)[a-zA-Z]{4,30}+\*?+
        (?:\s?\[(?P<first>[^\[\]{}\\\n]{0,200}+)\])?+(?:\s?\[(?P<second>[^\[\]{}\\\n]{0,200}+)\])?+
        \s?\{(?P<keys>[^{}\\\n]{1,1000}+)\}
        """,
        regex.VERBOSE,
    )
