"""Groups of raised numbers: ``word³,⁵``, ``word^3^``, ``<sup>3</sup>``, or plain digits that lost their height."""

from __future__ import annotations

from functools import cache

import regex

from refextract.styles._groups import Group
from refextract.styles._numbers import parse_group
from refextract.text import Span

__all__ = ["fused_groups", "raised_groups"]


def raised_groups(text: str) -> list[Group]:
    """The groups that are still marked as raised."""
    return _parsed(text, _raised())


def fused_groups(text: str) -> list[Group]:
    """The groups that follow a word or its punctuation without a blank."""
    return _parsed(text, _fused())


def _parsed(text: str, pattern: regex.Pattern[str]) -> list[Group]:
    groups = []
    for found in pattern.finditer(text):
        group = parse_group(text, Span(*found.span("inside")), Span(*found.span("mark")))
        if group and not group.prose:
            groups.append(group)
    return groups


@cache
def _raised() -> regex.Pattern[str]:
    raised = r"[⁰¹²³⁴-⁹]"
    digits = r"\d{1,3}+[a-z]?+(?:\(p\.?[^()]{1,30}\))?"
    numbers = rf"\s?{digits}(?:\s?[-‐‑‒–—−,;]\s?{digits})*+\s?"
    return regex.compile(
        rf"""
        (?P<mark>(?P<inside>(?<![\s⁰¹²³⁴-⁹⁻⁺])(?:{raised}++)(?:[ ,⁻⁃'’–-]{{1,2}}{raised}++)*+))(?!\w|[⁺⁻ⁿ])
        |\^\((?P<mark>(?P<inside>{numbers}))\)\s?\^
        |(?P<mark>\^(?P<inside>{numbers})\^)
        |(?P<mark>\^\{{(?P<inside>{numbers})\}})
        |(?P<mark><sup>(?P<inside>{numbers})</sup>)
        """,
        regex.VERBOSE,
    )


@cache
def _fused() -> regex.Pattern[str]:
    digits = r"\d{1,3}+(?:\(p\.?[^()]{1,30}\))?"
    return regex.compile(
        rf"""
        (?:(?<=\p{{Ll}}{{3}})|(?<=[\p{{L}})\]’'”"»][.,;:?!)\]’'”"»]))
        (?P<mark>(?P<inside>{digits}(?:\s?[-‐‑‒–—−,]\s?{digits})*+))
        (?![\w%]|\.\d)
        """,
        regex.VERBOSE,
    )
