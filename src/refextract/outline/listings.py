"""Listings: code and sessions at a console in a text without markup, which cite nothing.

R counts what it prints by numbers in brackets (``[1] 0.25 0.5``), as IPython counts its inputs; and an index
(``x[2] - x[1]``) looks like a citation.
"""

from __future__ import annotations

from refextract.outline.lines import lines_of
from refextract.text import Span, pattern

__all__ = ["is_code", "is_in_ticks", "session_spans"]

_FEWEST_WORDS = 5
_MOST_OTHERS = 0.4
_LONGEST = 2_000
"""No line of code is so long: it is a paragraph."""


def session_spans(text: str) -> list[Span]:
    r"""The stretches of a text that show a session at a console, sorted; an answer ends where prose begins.

    >>> text = "It is fast [1].\n\n> mean(x)\n[1] 0.25\n\nSo it is used by those who count [2]."
    >>> [span.of(text) for span in session_spans(text)]
    ['> mean(x)\n[1] 0.25']
    """
    if not any(sign in text for sign in _OF_INPUT) or not _typed.search(text):
        return []
    spans: list[Span] = []
    answered = False
    for line in lines_of(text):
        shown = line.span.of(text)
        if _answer.match(shown) or (not _is_prose(shown) and (answered or _input.search(shown) or _sign.search(shown))):
            start = spans.pop().start if answered else line.start
            spans.append(Span(start, line.end))
            answered = True
        else:
            answered = False
    return spans


def is_code(text: str, place: int) -> bool:
    """Whether the line of a text in which `place` stands is one of code.

    >>> [is_code(line, 0) for line in ("y <- x[2] - x[1]", "He shows that x[2] <- 1 is what all of us do.")]
    [True, False]
    """
    start, end = text.rfind("\n", max(0, place - _LONGEST), place), text.find("\n", place, place + _LONGEST)
    if (start < 0 and place > _LONGEST) or (end < 0 and len(text) - place > _LONGEST):
        return False
    line = text[start + 1 : end if end >= 0 else len(text)]
    return _sign.search(line) is not None and not _is_prose(line)


def is_in_ticks(text: str, span: Span) -> bool:
    """Whether a stretch of a text stands within a line's code, which Markdown and those who write like it put in ticks.

    Ticks that open a quotation of TeX, or stray ones, are none: code begins and ends at its ticks, and no word goes on.

    >>> text = "as `x[2]` in `[3]`, ``so'' [4], `they' [5] (`we')"
    >>> [is_in_ticks(text, Span(place, place + 3)) for place in (4, 14, 28, 40)]
    [True, True, False, False]
    """
    before = text.rfind("\n", max(0, span.start - _TICKED), span.start) + 1
    start = max(before, span.start - _TICKED)
    if "`" not in text[start : span.start]:
        return False
    return any(
        found.end() >= span.end
        for found in _ticked.finditer(text, start, span.end + _TICKED)
        if found.start() < span.start
    )


_TICKED = 120  # characters of code in ticks


def _is_prose(line: str) -> bool:
    if _sentence.fullmatch(line):
        return True
    words = len(_word.findall(line))
    return words >= _FEWEST_WORDS and len(_token.findall(line)) - words <= _MOST_OTHERS * words


_OF_INPUT = (">", "#", "]:")  # what every prompt and every numbered answer has
_NUMBERED = r"(?:In|Out)[ ]?\[\d++\]:|\#\#?[ ]++\[,?\d++,?\][ ]"
# "> x <- 3", "R> mean(x)", ">>> x[1]", "In [3]: x", "## [1] 0.25": a name and at once what is done with it.
_INPUT = r"(?:>>>|\w{0,9}+>)[ \t]?(?:\#|[\w.]++(?:[(\[$]|[ \t]*+(?:<-|=(?!=))))"
_typed = pattern(rf"(?m)^[ \t]*+(?:{_INPUT}|{_NUMBERED})")
_input = pattern(rf"(?:^|[ ]){_INPUT}|^\+[ ]|\[\[")
_answer = pattern(rf"[ \t]*+(?:\[\d++\][ \t]++(?:[-+]?\.?\d|\"|(?:TRUE|FALSE|NA|NULL)\b|<|\w{{1,40}}_\d)|{_NUMBERED})")
# What code has and prose has not: assignments, comparisons, members, indexes that are reckoned with, open blocks.
_sign = pattern(
    r"<-|==|!=|[-+*/]=|&&|\|[|>]|::|->\w|[\w\]]\$[A-Za-z]|\.\.\$[ ]|%\w{1,9}%|\battr\(|\b(?:num|chr|int|logi)[ ]\[1:\d"
    r"|,[ ]?\]|\[[ ]?,|(?<!\w)[a-z_]\w{0,40}\[\d{1,4}\][ ][-+*/<>=][ ]|[ ][-+*/<>=][ ][a-z_]\w{0,40}\[\d"
    r"|\w\([^()]*\)[ ]?(?:\{|;[ \t]*$)|^[ \t]*(?:\}|\$[ ]?\w+[ ]\[)"
)
_ticked = pattern(r"(?<![\w`])(?P<ticks>`{1,3}+)(?=\S)(?:(?!`|''|\n).){1,120}?(?<=\S)(?P=ticks)(?![\w`])")
_word = pattern(r"(?<!\S)[(“\"'‘]?\p{L}\p{Ll}++[,.;:)”\"'’?!]{0,3}(?!\S)")
_sentence = pattern(r"\p{Lu}\p{Ll}*+[ ][^\n]*+(?<=[\p{L}\]][.!?])")
_token = pattern(r"\S++")
