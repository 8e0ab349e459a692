"""Sessions at a console: what was typed behind a prompt and what the program answered, which cites nothing.

R counts what it prints by numbers in brackets (``[1] 0.25 0.5``), as IPython counts its inputs.
"""

from __future__ import annotations

from refextract.outline.lines import lines_of
from refextract.text import Span, pattern

__all__ = ["console_spans"]

_FEWEST_WORDS = 5
_MOST_OTHERS = 0.4


def console_spans(text: str) -> list[Span]:
    r"""The stretches of a text that show a session at a console, sorted; an answer ends where prose begins.

    >>> text = "It is fast [1].\n\n> mean(x)\n[1] 0.25\n\nSo it is used by those who count [2]."
    >>> [span.of(text) for span in console_spans(text)]
    ['> mean(x)\n[1] 0.25']
    """
    if not _typed.search(text):
        return []
    spans: list[Span] = []
    answered = False
    for line in lines_of(text):
        shown = line.span.of(text)
        if _answer.match(shown) or (not _is_prose(shown) and (answered or _code.search(shown))):
            start = spans.pop().start if answered else line.start
            spans.append(Span(start, line.end))
            answered = True
        else:
            answered = False
    return spans


def _is_prose(line: str) -> bool:
    if _sentence.fullmatch(line):
        return True
    words = len(_word.findall(line))
    return words >= _FEWEST_WORDS and len(_token.findall(line)) - words <= _MOST_OTHERS * words


_NUMBERED = r"(?:In|Out)[ ]?\[\d++\]:|\#\#?[ ]\[\d++\][ ]"
# "> x <- 3", "R> mean(x)", ">>> x[1]", "In [3]: x", "## [1] 0.25": a name and at once what is done with it.
_INPUT = r"(?:>>>|\w{0,9}+>)[ \t]?(?:\#|[\w.]++(?:[(\[$]|[ \t]*+(?:<-|=(?!=))))"
_typed = pattern(rf"(?m)^[ \t]*+(?:{_INPUT}|{_NUMBERED})")
_answer = pattern(rf"[ \t]*+(?:\[\d++\][ \t]++(?:[-+]?\.?\d|\"|(?:TRUE|FALSE|NA|NULL)\b|<|\w{1, 40}_\d)|{_NUMBERED})")
_code = pattern(rf"(?:^|[ ]){_INPUT}|^\+[ ]|<-|\[\[|,[ ]?\]|\$\w|==|\battr\(|%\w{{1,9}}%")
_word = pattern(r"(?<![^\s(“\"'‘])\p{L}\p{Ll}++(?![^\s,.;:)”\"'’?!])")
_sentence = pattern(r"\p{Lu}\p{Ll}*+[ ][^\n]*+(?<=[\p{L}\]][.!?])")
_token = pattern(r"\S++")
