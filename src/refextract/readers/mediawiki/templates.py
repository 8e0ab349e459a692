"""Templates of MediaWiki: ``{{cite journal | title = … }}``, taken apart into their parameters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from refextract.readers._closings import enclosed
from refextract.text import Span, pattern

__all__ = ["Parameter", "Template", "templates"]


class Parameter(NamedTuple):
    """A parameter of a template: its name ("1", "2", … where it has none) and where its value stands."""

    name: str
    value: Span


class Template(NamedTuple):
    """A template: its name in lower case, and where it stands."""

    name: str
    span: Span
    parameters: tuple[Parameter, ...]

    def get(self, text: str, *names: str) -> str:
        """The value of the first of these parameters that is not empty, in one line."""
        for name in names:
            for each in self.parameters:
                if each.name == name and each.value.of(text).strip():
                    return " ".join(each.value.of(text).split())
        return ""

    def plain(self, text: str) -> list[str]:
        """The values that have no name, in order."""
        return [" ".join(each.value.of(text).split()) for each in self.parameters if each.name.isdecimal()]


def templates(text: str) -> list[Template]:
    """The outermost templates of a text, in order; those that nothing closes are none.

    >>> [found] = templates("So {{cite book | title=Maps {{!}} Charts |year= 1999}}.")
    >>> found.name, [(each.name, each.value.of("So {{cite book | title=Maps {{!}} Charts |year= 1999}}.").strip())
    ...     for each in found.parameters]
    ('cite book', [('title', 'Maps {{!}} Charts'), ('year', '1999')])
    """
    return list(_templates(text))


def _templates(text: str) -> Iterator[Template]:
    opened: list[int] = []
    bars: list[int] = []
    links = 0
    for mark in _marks_outside(text):
        sign = mark[0]
        if sign == "{{":
            opened.append(mark.start())
            if len(opened) == 1:
                bars, links = [], 0
        elif sign == "}}" and opened:
            start = opened.pop()
            if not opened:
                yield _template(text, Span(start, mark.end()), bars)
        elif len(opened) == 1 and sign in ("[[", "]]"):
            links = max(0, links + (1 if sign == "[[" else -1))
        elif sign == "|" and len(opened) == 1 and not links:
            bars.append(mark.start())
        elif sign.startswith("\n\n=") and opened:
            opened.clear()  # a heading inside: something was not closed


def _template(text: str, span: Span, bars: list[int]) -> Template:
    edges = [*bars, span.end - 2]
    name = text[span.start + 2 : edges[0]].strip().lower().replace("_", " ")
    parameters: list[Parameter] = []
    unnamed = 0
    for start, end in pairwise(edges):
        named = _name.match(text, start + 1, end)
        if named:
            parameters.append(Parameter(named[1].strip().lower(), Span(named.end(), end)))
        else:
            unnamed += 1
            parameters.append(Parameter(str(unnamed), Span(start + 1, end)))
    return Template(name, span, tuple(parameters))


def _marks_outside(text: str) -> Iterator[regex.Match[str]]:
    """The marks of templates outside comments and what is no markup."""
    place = 0
    for found, _, end in enclosed(text, _unread, lambda opening: "-->" if opening[0] == "<!--" else "</nowiki>"):
        yield from _marks.finditer(text, place, found.start())
        place = end
    yield from _marks.finditer(text, place)


_unread = pattern("<!--|<nowiki>")
_marks = pattern(r"\{\{|\}\}|\[\[|\]\]|\||\n\n==")
_name = pattern(r"\s*+([\w \-.#]{1,40}?)\s*=")
