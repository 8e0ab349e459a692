r"""LaTeX source cut up: tokens, groups in braces, arguments in brackets, comments.

All of it is one regular expression a question, over the source in place: a walker that builds nodes takes a hundred
times as long.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import NamedTuple

import regex

from refextract.readers.latex.tables import tables
from refextract.text import pattern

__all__ = ["Inside", "Source", "tokens"]

_LONGEST_NOTE = 2000  # code points of an optional argument
_MOST_GROUPS = 60  # in an optional argument


# The next token: a run of words (over lines, too), a command, a comment, the edge of an environment, or a sign of TeX.
tokens = pattern(
    r"""
        (?P<words>[^\\{}$%~&^_`'"\-\n\r\t\[\]]++(?:(?<!\s)\n[^\s\\{}$%~&^_`'"\-\[\]][^\\{}$%~&^_`'"\-\n\r\t\[\]]*+)*+)
        |(?P<paragraph>\s*?\n[ \t\r]*+\n\s*+)
        |(?P<space>\s++)
        |\\(?P<edge>begin|end)[ \t]*+\{(?P<environment>[^{}\\\n]{1,60}+)\}
        |\\(?P<verb>verb\*?+|lstinline)(?P<mark>[^\sA-Za-z*{\[])(?P<literal>\t*+)(?P=mark)
        |\\(?P<command>[a-zA-Z@]++\*?+)
        |\\(?P<control>.)
        |(?P<comment>%[^\n]*+(?:\n[ \t]*+(?!\s*\n))?+)
        |(?P<open>\{)|(?P<close>\})
        |(?P<math>\$\$?+)
        |(?P<dash>---?+)
        |(?P<quote>``|''|`)
        |(?P<sign>.)
        """,
    regex.VERBOSE | regex.DOTALL,
)


class Inside(NamedTuple):
    """What stands inside an argument; unlike a span, an empty one counts as there."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the argument."""
        return text[self.start : self.end]


class Source:
    r"""LaTeX source in which matching braces are known, so that every argument is found in one step.

    `text` is the source with blanks for all that TeX does not read as commands: verbatim text, ``\iffalse``.

    >>> source = Source("x {a{b}\\}c} [{]}1]{d}")
    >>> source.argument(1).of(source.text), source.bracketed(12).of(source.text)
    ('a{b}\\}c', '{]}1')
    """

    def __init__(self, text: str) -> None:
        self.text = _unread(text)

    @cached_property
    def _closing(self) -> dict[int, int]:
        return _closing(self.text)

    def argument(self, place: int) -> Inside | None:
        """What the braces that open at `place` hold (white space before them aside); None where there are none."""
        start = self.blanks(place)
        end = self._closing.get(start)
        return Inside(start + 1, end) if end is not None else None

    def bracketed(self, place: int, opening: str = "[") -> Inside | None:
        """What an optional argument at `place` holds; it ends at the first bracket outside braces, as in TeX."""
        start = self.blanks(place)
        if self.text[start : start + 1] != opening:
            return None
        at, end = start + 1, min(len(self.text), start + _LONGEST_NOTE)
        for _ in range(_MOST_GROUPS):
            sign = _ends()[opening].search(self.text, at, end)
            if sign is None or sign[0][0] in "}\n":
                return None
            if sign[0] != "{":
                return Inside(start + 1, sign.start())
            at = self._closing.get(sign.start(), end) + 1
        return None

    def blanks(self, place: int) -> int:
        """Where white space and comments that begin at `place` end, short of a paragraph's end."""
        found = _blanks.match(self.text, place)
        return found.end() if found else place


def _unread(text: str) -> str:
    r"""The source with tabs for verbatim text and for what stands between ``\iffalse`` and ``\fi``."""
    if not any(sign in text for sign in _signs_of_unread()):
        return text
    pieces: list[str] = []
    start, unclosed = 0, set[str]()
    found = _verbatim.search(text)
    while found:
        opened, stop = found.end(), found.end()
        end = found["inline"] or (found["environment"] and f"\\end{{{found['environment']}}}")
        if found["false"] and "\\fi" not in unclosed:
            stop = _false_end(text, opened)
            unclosed |= {"\\fi"} if stop == opened else set()
            opened -= found["false"].endswith("0") and stop > opened
        elif end and end not in unclosed:
            stop = text.find(end, opened, opened + _LONGEST_NOTE if found["inline"] else len(text))
            unclosed |= {end} if stop < 0 and not found["inline"] else set()
        if found["address"] and "%" in found["address"]:
            opened, stop = found.span("address")
        if stop > opened:
            blanked = "\t" * (stop - opened) if found["false"] else _blanked(text[opened:stop])
            pieces += (text[start:opened], blanked)
            start = stop
        found = _verbatim.search(text, max(opened, stop))
    return "".join((*pieces, text[start:])) if pieces else text


def _false_end(text: str, start: int) -> int:
    r"""Where the branch ends that ``\iffalse`` leaves out: at its ``\else`` or ``\fi``; at once where it has none.

    >>> text = r"\iffalse a \ifdraft b \else c \fi \iftoggle{x}{d}{e} \fi f"
    >>> text[_false_end(text, 8):]
    '\\fi f'
    """
    depth, nested = 0, False
    for edge in _conditionals.finditer(text, start):
        if edge["if"]:
            depth, nested = depth + 1, True
        elif depth == 0 and (edge["fi"] or edge["else"]):
            return edge.start()
        elif edge["fi"]:
            depth -= 1
    end = text.find("\\fi", start) if nested else -1
    return max(end, start)


def _blanked(text: str) -> str:
    return "\n".join("\t" * len(line) for line in text.split("\n"))


def _closing(text: str) -> dict[int, int]:
    """The closing brace of each opening one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in _braces.finditer(text):
        if sign[0] == "{":
            opened.append(sign.start())
        elif sign[0] == "}" and opened:
            found[opened.pop()] = sign.start()
    return found


_blanks = pattern(r"(?:[ \t\r]++|\n(?!\s*\n)|%[^\n]*+\n)*+")


# Braces; what is escaped or a comment is passed over.
_braces = pattern(r"\\.|%[^\n]*+|[{}]", regex.DOTALL)


# The edges of branches; what takes its branches in braces has none, and a formula's "if and only if".
_conditionals = pattern(
    r"\\(?:newif\s*+\\if|(?P<if>if(?!f(?![A-Za-z]))[a-zA-Z@]*+(?!\s*+\{))|(?P<else>else)(?![A-Za-z])|(?P<fi>fi)(?![A-Za-z])|.)|%[^\n]*+",
    regex.DOTALL,
)


@cache
def _signs_of_unread() -> tuple[str, ...]:
    """What a source has somewhere if any of it is not read."""
    begun = (f"\\begin{{{name}}}" for name in sorted(tables().verbatim))
    return ("\\url", "\\href", "\\nolinkurl", "\\path", "\\burl", "\\verb", "\\lstinline", "\\iffalse", "\\if0", *begun)


# What begins verbatim text; what is escaped or a comment is passed over.
@pattern
def _verbatim() -> str:
    names = "|".join(sorted(sorted(map(regex.escape, tables().verbatim)), key=len, reverse=True))
    return (
        r"(?s)\\(?:url|href|nolinkurl|path|burl|urldef\s*+\\[a-zA-Z]++\s*+%?\s*+\\url)\s*+\{(?P<address>[^{}\n]*+)\}"
        rf"|\\begin\{{(?P<environment>{names})\}}|\\(?:verb\*?+|lstinline)(?P<inline>[^\sA-Za-z*{{\[])"
        r"|\\(?P<false>iffalse(?![A-Za-z])|if0(?=\s|%|1))|\\[a-zA-Z]++|\\.|%[^\n]*+"
    )


@cache
def _ends() -> dict[str, regex.Pattern[str]]:
    """What ends an optional argument, or may: its bracket, a brace, the end of a paragraph."""
    closing = {"[": r"\]", "(": r"\)"}
    return {opening: pattern(rf"(?<!\\)(?:{sign}|[{{}}])|\n\s*?\n") for opening, sign in closing.items()}
