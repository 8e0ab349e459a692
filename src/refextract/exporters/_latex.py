"""LaTeX: text as BibTeX fields hold it, with the characters that mean something to TeX written as commands."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from refextract.languages import language
from refextract.text import pattern
from refextract.values.scripts import with_scripts

__all__ = ["escape", "one_line", "protect", "verbatim"]

_COMMANDS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
"""Braces become commands since BibTeX counts them even behind a backslash."""

_OPENERS = frozenset("\"'“”‘’„«»‹›([ ")
_ENCODED = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "^": "%5E"})  # TeX reads ^^5c as a backslash


def one_line(text: str) -> str:
    r"""`text` with any run of white space as one blank, and without control characters and halves of characters.

    >>> one_line("two\n lines")
    'two lines'
    """
    found = " ".join(text.split())
    return found if found.isprintable() else "".join(c for c in found if unicodedata.category(c) not in ("Cc", "Cs"))


def escape(text: str) -> str:
    r"""`text` for a field that LaTeX prints; letters of all scripts stay as they are, in UTF-8.

    >>> print(escape("50 % of {x_1 & y}"))
    50 \% of {\textbraceleft}x\_1 \& y{\textbraceright}
    >>> print(escape("10⁻³ of CO₂"))
    10$^{-3}$ of CO$_2$
    """
    return _written(one_line(text))


def _written(text: str) -> str:
    """The text with commands for signs that mean something to TeX, and for raised and lowered ones."""
    return with_scripts(text.translate(_COMMANDS), _superscript, _subscript)


def _superscript(text: str) -> str:
    return rf"\textsuperscript{{{text}}}" if text.isalpha() else f"${_script('^', text)}$"


def _subscript(text: str) -> str:
    return rf"\textsubscript{{{text}}}" if text.isalpha() else f"${_script('_', text)}$"


def _script(sign: str, text: str) -> str:
    return f"{sign}{text}" if len(text) == 1 else f"{sign}{{{text}}}"


def verbatim(address: str) -> str:
    """An address for a field that is read letter by letter: what would unbalance the entry, or command TeX, is encoded.

    >>> verbatim("https://example.org/a_b#{c}")
    'https://example.org/a_b#%7Bc%7D'
    """
    return one_line(address).translate(_ENCODED)


def protect(title: str) -> str:
    r"""A title whose capitals survive a style that prints titles in lower case: such words stand in braces.

    Where only the first word and names have capitals, all of these but the first are meant. Where (as English titles
    do) nearly every word has one, only those are that no case rule would make: DNA, iPhone, LaTeX.

    >>> print(protect("The origin of iPhones in Europe & beyond"))
    The origin of {iPhones} in {Europe} \& beyond
    >>> print(protect("The Structure of DNA"))
    The Structure of {DNA}
    """
    title = one_line(title)
    found = list(_word.finditer(title))
    if title.isupper():
        return escape(title)
    meant = not _every_word_capital([match[0] for match in found])
    pieces: list[str] = []
    place = 0
    for match in found:
        if _stands_out(match[0]) or (meant and match[0][0].isupper() and not _opens(title, match.start())):
            pieces += (_written(title[place : match.start()]), "{", _written(match[0]), "}")
            place = match.end()
    return "".join((*pieces, _written(title[place:])))


_word = pattern(r"[\p{L}\p{M}\p{N}]++(?:['’.&][\p{L}\p{N}]++)*+")


def _stands_out(word: str) -> bool:
    """Whether no rule of capitals would write `word` so."""
    return any(c.isupper() for c in word[1:]) or (len(word) == 1 and word.isupper() and word != "A")


def _every_word_capital(found: Sequence[str]) -> bool:
    """Whether a title is written as English ones are: in lower case only the little words."""
    small = frozenset(language("en").stop_words)
    return any(word[0].isupper() for word in found[1:]) and all(
        word in small for word in found if word[0].islower() and len(word) > 1 and not _stands_out(word)
    )


def _opens(title: str, start: int) -> bool:
    """Whether the word at `start` opens the title or a subtitle, where BibTeX leaves its capital alone."""
    place = start
    while place and title[place - 1] in _OPENERS:
        place -= 1
    return place == 0 or (title[place - 1] == ":" and title[start - 1] == " ")
