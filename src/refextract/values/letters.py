"""Letters: the runs of them that a text is made of, found fast where all is ASCII, as most paragraphs are."""

from __future__ import annotations

from refextract.text import pattern

__all__ = ["letters"]


def letters(text: str) -> list[str]:
    """The runs of letters of a text, in order.

    >>> letters("The 2nd café: don't"), letters("no-one's")
    (['The', 'nd', 'café', 'don', 't'], ['no', 'one', 's'])
    """
    return text.translate(_BLANKS).split() if text.isascii() else _run.findall(text)


_run = pattern(r"\p{L}++")
_BLANKS = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))
