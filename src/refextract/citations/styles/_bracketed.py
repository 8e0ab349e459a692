"""Groups of numbers in brackets: ``[2–4]``, ``([7], p. 127)``, ``[1], [3]–[5]``, ``(8, 9)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from refextract.citations.styles._brackets import Bracket, brackets, innermost
from refextract.citations.styles._counts import without_counts
from refextract.citations.styles._groups import Group, Part
from refextract.citations.styles._numbers import numbers, parse_group
from refextract.languages import languages, words
from refextract.text import Span, pattern
from refextract.values.signs import DASHES

__all__ = ["round_groups", "square_groups"]

_LONGEST = 200
_LONGEST_WORD = 24
_LONGEST_LEAD = 4
_FEW = 0.1
_SQUARE = "[［【"
_ROUND = "(（"
_NUMBERED_THINGS = ("figure", "table", "equation", "appendix", "theorem")


def square_groups(text: str) -> list[Group]:
    """The groups in square brackets, with round ones around them that hold but their locator.

    >>> text = "so [1], [3]–[5] and ([7], p. 127)"
    >>> [group.span.of(text) for group in square_groups(text)]
    ['[1], [3]–[5]', '([7], p. 127)']
    """
    pairs = brackets(text)
    around = {pair.span.start + 1: pair for pair in pairs if pair.opening in _ROUND}
    groups = []
    for pair in _short(pairs, _SQUARE):
        outer = around.get(pair.span.start)
        group = _with_locator(text, outer) if outer else None
        group = group or parse_group(text, pair.inside, pair.span)
        if group and not _is_of_formula(text, group):
            groups.append(group)
    return _joined(text, _without_indices(text, groups))


def _is_of_formula(text: str, group: Group) -> bool:
    """Whether a bracket belongs to a formula: an interval's ends, or the atoms that a reaction joins, "[4+2]"."""
    start, end = group.span.start, group.span.end
    if _interval.search(text, max(0, start - 8), start) or _sum.search(text, start, end):
        return True
    pair = numbers(group)
    if len(pair) != len(group.parts) or len(pair) < _PAIR:
        return False
    if _part_of_word.match(text, end):
        return True
    rises = len(pair) == _PAIR and pair[0] < pair[1]
    return rises and _leads_to_interval.search(text, max(0, start - _LONGEST_WORD), start) is not None


def round_groups(text: str) -> list[Group]:
    """The groups in round brackets, and square ones inside of round ones; not what is counted or numbered by them.

    >>> text = "(1) as (3, 5–7) say of Figure (2), and (2) of us (n = 5)"
    >>> [group.span.of(text) for group in round_groups(text)]
    ['(3, 5–7)']
    """
    groups = []
    for pair in _short(brackets(text), _ROUND + _SQUARE):
        if pair.opening in _SQUARE and not pair.depth:
            continue
        group = parse_group(text, pair.inside, pair.span)
        if group and _is_of_works(text, group) and not _is_of_something_else(text, pair.span):
            groups.append(group)
    return _joined(text, without_counts(text, groups))


def _without_indices(text: str, groups: list[Group]) -> list[Group]:
    """The groups, less those of ``x[3]`` and ``list_2[3]`` where most brackets keep off the word before them."""
    touching = [group for group in groups if text[max(0, group.span.start - 1) : group.span.start].isalnum()]
    if not touching or len(touching) > _FEW * len(groups):
        return groups
    indices = {
        group.span.start
        for group in touching
        if _variable.search(text, max(0, group.span.start - _LONGEST_WORD), group.span.start)
    }
    return [group for group in groups if group.span.start not in indices]


def _short(pairs: Sequence[Bracket], openings: str) -> Iterator[Bracket]:
    return (pair for pair in innermost(pairs) if pair.opening in openings and len(pair.span) <= _LONGEST)


def _with_locator(text: str, outer: Bracket) -> Group | None:
    """The group of ``([7], p. 127)``: an inner bracket, and nothing but a locator behind it."""
    group = parse_group(text, outer.inside, outer.span) if len(outer.span) <= _LONGEST else None
    return group if group and not group.prose else None


def _is_of_works(text: str, group: Group) -> bool:
    """Whether the words of a round group are those around a citation, like "see", and its colon is no ratio's."""
    if ":" in group.span.of(text):
        return False
    led = [_leads(part.prefix) for part in group.parts if part.prefix]
    return all(led) and (any(led) or all(_is_remark(text, part) for part in group.parts if part.suffix))


def _is_remark(text: str, part: Part) -> bool:
    """Whether a suffix is one of a few words behind a comma: ``(36, first published in 2008)``."""
    return text[part.span.end : part.span.end + 1] == "," and " " in part.suffix


def _is_of_something_else(text: str, span: Span) -> bool:
    """Whether a word like "Figure" or a caret stands before the bracket, or it numbers the formula before it."""
    before = text[max(0, span.start - _LONGEST_WORD) : span.start].rstrip(" ")
    if before.endswith("^") or _numbered_thing.search(before):
        return True
    return text[span.end : span.end + 1] in {"", "\n"} and "=" in text[max(0, span.start - 80) : span.start]


def _joined(text: str, groups: list[Group]) -> list[Group]:
    """Groups of which nothing but a dash stands between are one, and those in a row with commas in between.

    Where a text writes ``[1, 2]``, it means two citations by ``[1], [2]``.
    """
    commas = sum(len(group.parts) > 1 and "," in group.span.of(text) for group in groups)
    rows = sum(bool(_row.fullmatch(text, a.span.end, b.span.start)) for a, b in pairwise(groups))
    return [_whole(text, run) for run in _runs(text, groups, _row if rows > commas else _dash)]


def _runs(text: str, groups: list[Group], between: regex.Pattern[str]) -> Iterator[list[Group]]:
    run: list[Group] = []
    for group in groups:
        if run and run[-1].span.end > group.span.start:
            continue
        plain = run and not run[-1].prose and not group.prose
        if run and not (plain and between.fullmatch(text, run[-1].span.end, group.span.start)):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _whole(text: str, run: list[Group]) -> Group:
    span = run[0].span.cover(run[-1].span)
    return (parse_group(text, Span(span.start + 1, span.end - 1), span) if len(run) > 1 else None) or run[0]


_variable = pattern(r"(?<!\p{L})(?:\p{L}|\p{L}\w*[_\d]\w*|\p{Ll}+\p{Lu}\w*)$")
_interval = pattern(r"(?:[∈=<>≤≥≈±×]|(?<!\p{L})[CKI][ICK])\s?[:,]?\s?$")
_PAIR = 2
_sum = pattern(r"\d\s?\+\s?\d")
_part_of_word = pattern(r"-\p{Ll}{3}")  # "the [3,3]-sigmatropic shift"


@pattern
def _leads_to_interval() -> str:
    """A word that leads to an interval, or a variable that lies in one, at the end of what stands before a bracket."""
    leads = "|".join(map(regex.escape, words("interval_words")))
    return rf"(?i:(?<!\p{{L}})(?:{leads}))\s$|(?<![\p{{L}}’'])[b-df-hj-np-zα-ω]\s(?:in|on)\s$"


_row = pattern(rf"(?: ?, ?| ?[-{DASHES}] ?)?")
_dash = pattern(rf"(?: ?[-{DASHES}] ?)?")


def _leads(prefix: str) -> bool:
    """Whether a prefix ends with words that lead to a work: "see", "for example"."""
    ending = prefix.casefold().split()
    return any(" ".join(ending[-count:]) in _lead_words() for count in range(1, min(len(ending), _LONGEST_LEAD) + 1))


@cache
def _lead_words() -> frozenset[str]:
    return frozenset(words("prefixes"))


@pattern
def _numbered_thing() -> str:
    things = {word for each in languages() for term in _NUMBERED_THINGS for word in each.locators.get(term, ())}
    return rf"(?i)(?<!\p{{L}})(?:{'|'.join(map(regex.escape, sorted(things)))})$"
