"""Dates in the order in which they are read: without what tells of another date, each end of a range in one piece."""

from __future__ import annotations

import re
from collections.abc import Callable

from refextract.text import pattern

__all__ = ["BEFORE_CHRIST", "rearranged"]

_YEAR = r"(?:1\d|20)\d\d"
_ERA = r"(?:B\.?\s?C(?:\.?\s?E)?\.?|v\.\s?Chr\.|av\.\s?J\.-C\.)"
BEFORE_CHRIST = re.compile(rf"(?:ca?\.\s?)?\d{{1,4}}\s?{_ERA}")
"""A year before our era."""


def rearranged(text: str, is_literal: Callable[[str], bool]) -> str:
    """A date without what says nothing of when this work appeared, and with the parts of each end together.

    That is when the first edition did, that a work is to come, which `is_literal` tells, and the time of day.

    >>> rearranged("[1972] 2004", bool), rearranged("350 B.C.E./1994", bool), rearranged("2017-10-28T14:30:00Z", bool)
    ('2004', '1994', '2017-10-28')
    >>> rearranged("1999/2000, December/January", bool)
    'December 1999 – January 2000'
    """
    if reprint := _REPRINT.match(text):
        text = text[reprint.end() :]
    text = _TIME.sub("", text)
    if crossed := _crossed.fullmatch(text):
        return f"{crossed['m1']} {crossed['y1']} – {crossed['m2']} {crossed['y2']}"
    last = _LAST_YEAR.search(text)
    if last and not text[0].isdigit() and is_literal(text[: last.start()]):
        return last[0].strip()
    return text


_REPRINT = re.compile(
    rf"[\[(]?\s?(?:c\.\s?)?{_YEAR}\s?[\])]\s*,?\s*(?={_YEAR})|{BEFORE_CHRIST.pattern}\s?/\s?(?=\d{{4}})"
)
_TIME = re.compile(r"(?<=\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_LAST_YEAR = re.compile(rf"\s{_YEAR}[a-z]?$")
_crossed = pattern(
    rf"(?P<y1>{_YEAR})\s?[/–-]\s?(?P<y2>{_YEAR}),?\s+(?P<m1>\p{{L}}+\.?)\s?[/–-]\s?(?P<m2>\p{{L}}+\.?)"
    rf"|(?P<m1>\p{{L}}+\.?)\s?[/–-]\s?(?P<m2>\p{{L}}+\.?),?\s+(?P<y1>{_YEAR})\s?[/–-]\s?(?P<y2>{_YEAR})"
)
