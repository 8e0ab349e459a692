"""Groups of numbers in brackets: ``[2–4]``, ``([7], p. 127)``, ``[1], [3]–[5]``, ``(8, 9)``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from refextract.languages import words
from refextract.styles._brackets import Bracket, brackets, innermost
from refextract.styles._groups import Group
from refextract.styles._numbers import parse_group
from refextract.text import Span

__all__ = ["round_groups", "square_groups"]

_LONGEST = 200
_SQUARE = "[［【"
_ROUND = "(（"


def square_groups(text: str) -> list[Group]:
    """The groups in square brackets, with round ones around them that hold but their locator.

    >>> text = "so [1], [3]–[5] and ([7], p. 127)"
    >>> [group.span.of(text) for group in square_groups(text)]
    ['[1], [3]–[5]', '([7], p. 127)']
    """
    return _joined(text, _groups(text, _SQUARE))


def round_groups(text: str) -> list[Group]:
    """The groups in round brackets, and square ones inside of round ones.

    >>> text = "as (3, 5–7) say (n = 5)"
    >>> [group.span.of(text) for group in round_groups(text)]
    ['(3, 5–7)']
    """
    return _joined(text, _groups(text, _ROUND))


def _groups(text: str, openings: str) -> Iterator[Group]:
    pairs = brackets(text)
    around = {pair.span.start + 1: pair for pair in pairs if pair.opening in _ROUND}
    for pair in innermost(pairs):
        if pair.opening not in openings or len(pair.span) > _LONGEST:
            continue
        outer = around.get(pair.span.start)
        group = _with_locator(text, outer) if outer else None
        group = group or parse_group(text, pair.inside, pair.span)
        if group and _speaks_of_works(pair, group):
            yield group


def _with_locator(text: str, outer: Bracket) -> Group | None:
    """The group of ``([7], p. 127)``: an inner bracket, and nothing but a locator behind it."""
    group = parse_group(text, outer.inside, outer.span) if len(outer.span) <= _LONGEST else None
    return group if group and not group.prose else None


def _speaks_of_works(pair: Bracket, group: Group) -> bool:
    """Whether the words of a group are those around a citation: "see", "e.g."."""
    if not group.prose:
        return True
    prefix = group.parts[0].prefix
    if pair.opening in _ROUND:
        return bool(prefix and _leads().search(prefix) and not any(part.suffix for part in group.parts[1:]))
    return True


def _joined(text: str, groups: Iterable[Group]) -> list[Group]:
    """Groups of which nothing but a comma or a dash stands between are one."""
    found: list[Group] = []
    for group in groups:
        last = found[-1] if found else None
        if last and last.span.end > group.span.start:
            continue
        if last and not (last.prose or group.prose) and _between().fullmatch(text, last.span.end, group.span.start):
            span = last.span.cover(group.span)
            found[-1] = parse_group(text, Span(span.start + 1, span.end - 1), span) or last
        else:
            found.append(group)
    return found


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile(r"\s?(?:,\s?|[-‐‑‒–—−]\s?)?")


@cache
def _leads() -> regex.Pattern[str]:
    leads = "|".join(regex.escape(word) for word in words("prefixes"))
    return regex.compile(rf"(?:^|\s)(?:{leads})$", regex.IGNORECASE)
