r"""Arguments of ``\NewDocumentCommand``: stars, optional ones with and without a default, and what asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from refextract.readers.latex.scanner import Inside, Source
from refextract.text import pattern

__all__ = ["Argument", "arguments_of", "decided", "given_at"]

_NONE, _TRUE, _FALSE = "-NoValue-", "\\BooleanTrue", "\\BooleanFalse"
_MOST_QUESTIONS = 20  # in what one macro stands for


class Argument(NamedTuple):
    """An argument of a command: its `kind` by the first letter, its brackets or sign, and what stands for none."""

    kind: str
    signs: str = ""
    default: str = _NONE

    @property
    def is_optional(self) -> bool:
        """Whether it may be left out."""
        return self.kind in "sodt"


def arguments_of(specification: str) -> tuple[Argument, ...]:
    r"""The arguments that a specification names.

    >>> [argument.kind for argument in arguments_of("s +m O{3} d()")]
    ['s', 'm', 'o', 'd']
    """
    return tuple(_named(Source(specification)))


def _named(source: Source) -> Iterator[Argument]:
    place = 0
    while found := _letter.match(source.text, place):
        kind, signs, place, default = found["kind"], found["signs"] or "", found.end(), _NONE
        if kind in "ODR" and (inside := source.argument(place)):
            default, place = inside.of(source.text), inside.end + 1
        elif kind in "eE":
            return  # embellishments are no arguments that a macro of citations has
        yield Argument(kind.lower(), signs, default)


def given_at(arguments: tuple[Argument, ...], source: Source, place: int) -> tuple[list[str], int]:
    """What the arguments are where a command is used, and where the last of them ends."""
    given: list[str] = []
    for argument in arguments:
        value, place = _value(argument, source, place)
        given.append(value)
    return given, place


def _value(argument: Argument, source: Source, place: int) -> tuple[str, int]:
    if argument.kind in "st":
        sign = argument.signs or "*"
        return (_TRUE, place + 1) if source.text.startswith(sign, place) else (_FALSE, place)
    if argument.is_optional or argument.kind == "r":
        opening = argument.signs[:1] or "["
        found = source.bracketed(place, opening) if opening in "[(" else None
        return (found.of(source.text), found.end + 1) if found else (argument.default, place)
    inside = source.argument(place)
    if inside is None:
        start = source.blanks(place)
        return source.text[start : start + 1], min(len(source.text), start + 1)
    return inside.of(source.text), inside.end + 1


def decided(text: str) -> str:
    r"""A text in which questions for arguments are answered.

    >>> decided(r"\IfNoValueTF{-NoValue-}{\cite{a}}{\cite[x]{a}}, \IfBooleanT{\BooleanFalse}{b}c")
    '\\cite{a}, c'
    """
    for _ in range(_MOST_QUESTIONS):
        found = _question.search(text)
        if found is None:
            break
        source = Source(text)
        asked = source.argument(found.end())
        first = source.argument(asked.end + 1) if asked else None
        if asked is None or first is None:
            break
        second = source.argument(first.end + 1) if found["answers"] == "TF" else None
        end = (second or first).end + 1
        holds = _holds(found["asked"], asked.of(text).strip())
        chosen = _chosen(found["answers"], first, second, holds=holds)
        text = text[: found.start()] + (chosen.of(text) if chosen else "") + text[end:]
    return text.replace(f"[{_NONE}]", "")


def _holds(asked: str, value: str) -> bool:
    """Whether a question is answered by yes."""
    if asked == "Boolean":
        return value == _TRUE
    if asked == "Blank":
        return not value
    return (value == _NONE) is (asked == "NoValue")


def _chosen(answers: str, first: Inside, second: Inside | None, *, holds: bool) -> Inside | None:
    if answers == "F":
        return None if holds else first
    return first if holds else second


_letter = pattern(r"[\s+!]*+(?:>\{[^{}]*\}\s*+)?(?P<kind>[smovbRODrdteE])(?P<signs>(?<=[rRdD])[^\s{}]{2}|(?<=t)\S)?")


_question = pattern(r"\\If(?P<asked>NoValue|Value|Boolean|Blank)(?P<answers>TF|T|F)(?![a-zA-Z])\s*+(?=\{)")
