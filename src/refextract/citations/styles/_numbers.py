"""Numbers as pointers: what stands inside ``[2–4, 7, p. 20]`` or is raised in ``word³,⁵``, and the works it names."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

import regex

from refextract.citations.styles._groups import Grammar, Group, Part, grammar, read_group
from refextract.model.citation import Key, Number
from refextract.text import Span
from refextract.values.figures import whole
from refextract.values.signs import DASHES, YEAR

__all__ = ["beginnings", "numbers", "parse_group"]

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_RANGE = 200
_NUMBER = r"[0-9⁰¹²³⁴-⁹]{1,4}+[a-z]?+"
_YEAR = rf"{YEAR}(?!\d)"
_DASH = rf"[-{DASHES}⁻~～]"


def parse_group(text: str, inside: Span, span: Span | None = None) -> Group | None:
    """The numbers between `inside`'s borders, or None where it is no group of them.

    >>> text = "[3, p. 20; 5-7]"
    >>> group = parse_group(text, Span(1, 14))
    >>> numbers(group), group.parts[0].locator.value
    ((3, 5, 6, 7), '20')
    >>> [parse_group(text, Span(1, len(text) - 1)) for text in ("[0.5-1.2]", "[Cr(CO)6]", "[4 + 2]")]
    [None, None, None]
    """
    return read_group(text, inside, span or inside, _grammar())


def numbers(group: Group) -> tuple[int, ...]:
    """The numbers of a group without letters behind them, in reading order."""
    return tuple(_number(pointer) for part in group.parts for pointer in part.pointers)


def beginnings(group: Group) -> tuple[int, ...]:
    """The numbers that the parts of a group begin with: 2 and 7 of ``2–4, 7``."""
    return tuple(_number(part.pointers[0]) for part in group.parts)


def _number(pointer: Number | Key) -> int:
    return whole("".join(takewhile(str.isdecimal, pointer.value))) or 0 if pointer.kind == "number" else 0


def _part(token: regex.Match[str]) -> Part:
    first, last = (part.translate(_RAISED) for part in (token["first"], token["last"] or ""))
    found = _lettered(first, token["letters"]) if token["letters"] else _expand(first, last)
    return Part(Span(*token.span()), tuple(Number.made(value=number) for number in found))


def _lettered(first: str, more: str) -> tuple[str, ...]:
    """All of ``20a,b,d–f``: the number with each of its letters, and both ends of what is no range (``A–c``)."""
    found = [first[-1]]
    for mark, letter in zip(more.replace(" ", "")[::2], more.replace(" ", "")[1::2], strict=True):
        is_range = mark != "," and found[-1].islower() == letter.islower()
        span = range(ord(found[-1]) + 1, ord(letter)) if is_range else ()
        found += [*map(chr, span), letter]
    return tuple(first[:-1] + letter for letter in found)


def _expand(first: str, last: str) -> tuple[str, ...]:
    """All numbers of a range (``"135", "7"`` ends with 137); both ends of one that falls or is too long to be one."""
    if not last:
        return (first,)
    start, end = whole(first), whole(last)
    if start is None or end is None:
        return (first, last)
    if end <= start and len(last) < len(first):
        end = whole(first[: -len(last)] + last) or end
    return tuple(map(str, range(start, end + 1))) if start < end <= start + _LONGEST_RANGE else (first, last)


@cache
def _grammar() -> Grammar:
    pointer = rf"""
        (?<!\[[^\[\]\s]{{0,20}}\p{{L}}[)\]])(?P<first>(?!{_YEAR}){_NUMBER})(?P<letters>(?:(?<=[a-z])(?:,\s?|{_DASH})[a-z](?!\w))*+)(?:\s*+[\])]?+\s*+{_DASH}\s*+[\[(]?+\s*+(?P<last>{_NUMBER}))?(?![\w%]|\.\d|-\p{{L}})
    """
    odd = rf"(?<=\d)\s?\+\s?\d|(?!{_YEAR})\d|\.\d|\p{{L}}++\d|[=<>±×∈≈≤≥$€£%°|]"
    return grammar(pointer, odd, _part, regex.IGNORECASE)
