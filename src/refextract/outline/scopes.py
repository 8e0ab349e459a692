"""Scopes: the posts of a page that has several, one after the other, as the pages of a blog have.

A post ends with a line of categories, tags or a number of comments, and begins with its title; or it begins with a
title above a line that holds a date and little more. One date alone is that of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

import regex

from refextract.languages import languages, words
from refextract.outline.lines import Line
from refextract.text import Span, pattern
from refextract.values.signs import YEAR_FROM_1900

__all__ = ["scopes_of"]

_LONGEST_FOOTER = 200  # characters
_LONGEST_DATE = 70  # characters of a line that gives the date of a post
_LONGEST_TITLE = 160  # characters


def scopes_of(text: str, lines: Sequence[Line]) -> tuple[Span, ...]:
    r"""The spans of the posts of a page, side by side from its beginning to its end; empty for a page with one.

    >>> from refextract.outline.lines import lines_of
    >>> text = "On sets\n\nSets are old.\n\nTags: sets\n\nOn maps\n\nMaps are older.\n\nTags: maps\n"
    >>> [scope.of(text)[:7] for scope in scopes_of(text, lines_of(text))]
    ['On sets', 'On maps']
    """
    firsts = sorted({0, *_after_footers(text, lines), *_at_dates(text, lines)})
    starts = [lines[index].start for index in firsts if index < len(lines)]
    if len(starts) < 2:
        return ()
    return tuple(Span(a, b) for a, b in pairwise([0, *starts[1:], len(text)]))


def _after_footers(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The indexes of the lines after those that close a post."""
    footers = {index for index, line in enumerate(lines) if _stands_alone(lines, index) and _is_footer(text, line)}
    openings = {text[lines[i].start : lines[i].end].split(" ", 1)[0] for i in footers}
    for index, line in enumerate(lines):
        if index in footers or (_stands_alone(lines, index) and _is_counted(text, line, openings)):
            yield index + 1


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line has blank lines around it."""
    return lines[index].gap > 0 and (index + 1 == len(lines) or lines[index + 1].gap > 0)


def _is_footer(text: str, line: Line) -> bool:
    """Whether a line lists the categories or tags of a post."""
    return line.end - line.start <= _LONGEST_FOOTER and bool(_footer.fullmatch(text, line.start, line.end))


@partial(
    pattern,
    lists={
        "post": lambda: words("post_words"),
        "phrases": lambda: [word for word in words("post_words") if " " in word],
    },
)
def _footer() -> str:
    """``Tags: sets, maps``, ``Uncategorized Tagged sets, maps | 3``, ``Posted in sets``."""
    return r"(?i)(?:[\p{L}-]++\s){0,3}?(?:\L<post>(?:\s?:|\s[^.!?,|:]*+[,|])|\L<phrases>\s)[^.!?]*+"


def _is_counted(text: str, line: Line, openings: set[str]) -> bool:
    """Whether a line is a category and the number of comments, as other lines with the same category show."""
    if line.end - line.start > _LONGEST_DATE or not text[line.end - 1].isdecimal():
        return False
    parts = text[line.start : line.end].split()
    return parts[0] in openings and len(parts) <= 4 and all(part.isdecimal() or part[0] == "|" for part in parts[-1:])


def _at_dates(text: str, lines: Sequence[Line]) -> list[int]:
    """The indexes of the titles above lines that hold a date, where the page has several."""
    dated = [index for index, line in enumerate(lines) if _stands_alone(lines, index) and _is_date(text, line)]
    titles = [_title(text, lines, index) for index in dated]
    return [title for title in titles if title is not None] if len(titles) > 1 and None not in titles[1:] else []


def _is_date(text: str, line: Line) -> bool:
    """Whether a line is a date, with a name or a few words before it, and a time or a few words after it."""
    if line.end - line.start > _LONGEST_DATE:
        return False
    found = _date_line.fullmatch(text, line.start, line.end)
    if found is None or found["figures"]:
        return found is not None
    behind_day, before_day = found["behind_day"], found["before_day"]
    return _is_month(behind_day) if behind_day else _ends_with_month(before_day.split())


def _ends_with_month(words: list[str]) -> bool:
    """Whether words end with the name of a month, a few other words before it."""
    first = max(0, len(words) - _MONTH_WORDS)
    return any(_is_month(" ".join(words[index:])) for index in range(first, min(len(words), _WORDS_BEFORE + 1)))


def _is_month(words: str) -> bool:
    return words.casefold().rstrip(".,") in _months()


@cache
def _months() -> frozenset[str]:
    names = (name for each in languages() for names in each.months for name in names)
    return frozenset(name.casefold().rstrip(".") for name in names)


_MONTH_WORDS = 3  # of its name: "tháng mười hai"
_WORDS_BEFORE = 4  # the date: "Posted by Jane Doe on"


def _title(text: str, lines: Sequence[Line], dated: int) -> int | None:
    """The index of the title above a line with a date, or above the name of the author between the two."""
    title = dated - 1
    if title > 0 and _is_name(lines[title].span.of(text)):
        title -= 1
    alone = title >= 0 and all(lines[i].gap for i in range(title + 1, dated + 1))
    return title if alone and _may_be_title(text, lines[title]) else None


def _is_name(words: str) -> bool:
    """Whether words may be the name of an author: a few, all with capitals."""
    parts = words.split()
    return 1 < len(parts) <= 5 and all(part[0].isupper() for part in parts)


def _may_be_title(text: str, line: Line) -> bool:
    """Whether a line is short and no sentence; a title may end with a stop but has none inside."""
    if line.end - line.start > _LONGEST_TITLE or _is_footer(text, line):
        return False
    last = text[line.end - 1]
    return last not in ":;," and (last not in ".!" or (len(line.span) <= 90 and ". " not in line.span.of(text)))


_date_line = pattern(
    r"[*_]{0,2}+"
    r"(?:(?:[\p{L}.]++,?\s){0,4}?\d{1,2}(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<behind_day>\p{L}[\p{L}\s]{1,30}?\.?),?\s(?:de\s)?\d{4}"
    r"|(?P<before_day>(?:[\p{L}.]++,?\s){1,7}?)\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    rf"|(?:[\p{{L}}.]++,?\s){{0,4}}?(?P<figures>{YEAR_FROM_1900}[-/.]\d\d?[-/.]\d\d?|\d\d?[./]\d\d?[./]{YEAR_FROM_1900}))"
    r"(?:,?\s\P{Lu}[^.!?]{0,20}+)?+[*_]{0,2}+",
    regex.IGNORECASE,
)
