"""Groups of raised numbers that are still marked as such: ``word³,⁵``, ``word^3^``, ``word<sup>3</sup>``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.citations.styles._bylines import without_bylines
from refextract.citations.styles._groups import Group
from refextract.citations.styles._numbers import numbers, parse_group
from refextract.text import Span, pattern
from refextract.values.signs import DASHES

__all__ = ["is_power", "raised_groups"]


def raised_groups(text: str, raised: Sequence[Span] = ()) -> list[Group]:
    """The groups that are marked as raised, powers of units and of single letters, isotopes and charges aside.

    `raised` are the spans that the document itself shows raised, sorted.

    >>> text = "as shown¹,² on 5 m² by them^3^ and others4, 5"
    >>> [group.span.of(text) for group in raised_groups(text, [Span(41, 42), Span(44, 45)])]
    ['¹,²', '^3^', '4, 5']
    """
    marks = [(Span(*found.span("inside")), Span(*found.span("mark"))) for found in _raised.finditer(text)]
    marks += [(span, span) for span in _joined(text, raised)]
    groups, end = [], 0
    for inside, mark in sorted(marks, key=lambda each: each[1]):
        group = parse_group(text, inside, mark) if mark.start >= end else None
        if group and not group.prose and not is_power(text, group) and not _belongs_to_word(text, group):
            groups.append(group)
            end = mark.end
    return without_bylines(text, groups)


def _joined(text: str, raised: Sequence[Span]) -> Iterator[Span]:
    """Raised figures, those with nothing but a sign between them as one, without signs at their ends."""
    joined: list[Span] = []
    for span in raised:
        if joined and _sign.fullmatch(text, joined[-1].end, max(joined[-1].end, span.start)):
            joined[-1] = joined[-1].cover(span)
        else:
            joined.append(span)
    for span in joined:
        found = _figures.fullmatch(text, span.start, span.end)
        if found:
            yield Span(*found.span("figures"))


# What may stand between two raised figures of one citation.
_sign = pattern(rf"\s?[,;{DASHES}-]?\s?")
# All of a raised text but the blanks and signs at its ends: figures, with letters and places behind them.
_figures = pattern(r"[\s,;]*+(?P<figures>\d[^\n]*?)[\s,;.]*+")


def _belongs_to_word(text: str, group: Group) -> bool:
    """Whether a group leads the word behind it, as in ``¹³C``, or is the charge of an ion, as in ``Mn²⁺``."""
    start, end = group.span.start, group.span.end
    leads = text[end : end + 1].isalpha() and (start == 0 or text[start - 1].isspace())
    return leads or _charge.match(text, start) is not None


_charge = pattern(r"\d?[+⁺](?!\d)|\d[−⁻](?!\d)")


def is_power(text: str, group: Group) -> bool:
    """Whether the group is the 2 or 3 of ``km²``, ``R²``, or a power of ten."""
    base = _base.search(text, max(0, group.span.start - 6), group.span.start)
    return base is not None and (base["ten"] is not None or numbers(group) in {(2,), (3,)})


@pattern
def _base() -> str:
    units = r"[kcdmµμn]?m|ft|in|yd|mi|sec|cc|log|ln"
    return rf"(?:(?<!\d)(?P<ten>10)|(?<!\p{{L}})(?:{units}|\p{{L}}))\s?$"


@pattern
def _raised() -> str:
    place = r"\((?:pp?|sec|ch|chap|fig|tbl|para|vol|n)\.?\s?[^()\n]{1,30}\)"
    raised = rf"[⁰¹²³⁴-⁹]++(?:{place})?+"
    digits = rf"\d{{1,3}}+[a-z]?+(?:{place})?+"
    numbers = rf"{digits}(?:\s?[-{DASHES},;]\s?{digits})*+"
    return rf"""(?x)
        (?:(?<![\s⁰¹²³⁴-⁹⁻⁺^])(?P<mark>(?P<inside>{raised}(?:[ ,⁻⁃'’–-]{{1,2}}{raised})*+))(?![\p{{L}}\d]|[⁺⁻ⁿ+])
        |(?<=[\p{{L}}\p{{P}}])(?P<mark>(?P<inside>\d{{1,3}}+{place}(?:[,–-]{digits})*+))
        |\^\(\s?(?P<mark>(?P<inside>{numbers}))\s?\)\s?\^
        |(?P<mark>\^\s?(?P<inside>{numbers})\s?\^)
        |(?P<mark>\^\{{\s?(?P<inside>{numbers})\s?\}})
        |(?P<mark><sup>\s?(?P<inside>{numbers})\s?</sup>)
        |(?P<mark>\\textsuperscript\{{\s?(?P<inside>{numbers})\s?\}})
        )(?!\p{{L}})
        """
