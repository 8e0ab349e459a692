"""Accents that stand in a text apart from the letters that they are printed above: put there by their places."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from refextract.readers.pdf.letters import ACCENTS, BLANKS, DOTLESS
from refextract.text import plain_pattern

if TYPE_CHECKING:
    import re

    from refextract.readers.pdf.characters import CharacterReader

__all__ = ["NOTHING", "with_accents"]

NOTHING = "\x00"
"""What stands for a character that shows nothing by itself."""

_MARKS = "".join(ACCENTS)
_APART = plain_pattern(rf"[{_MARKS}](?:(?<=[{BLANKS}].)(?=[{BLANKS}]|$)|[{_MARKS}])")
_ACCENTS = plain_pattern(rf"[{BLANKS}]{{0,4}}[{_MARKS}]+(?:[{BLANKS}]{{1,4}}[{_MARKS}]+)*[{BLANKS}]{{0,4}}")
_LETTER = 0.3  # of the size above the baseline of an accent: in the middle of small letters, within capitals
_NEAR = 0.1  # of the size: how far beside a letter the middle of its accent may be
_JOINED = 0.15  # of the size: less than any blank
_LEVEL = 0.3  # of the size: by which baselines of one line differ


def with_accents(reader: CharacterReader) -> str:
    """The characters of a page, accents that stand apart put on the letters that they are printed above.

    Old fonts print a letter and its accent one over the other, and PDFium may take them for words of their own.
    """
    text = reader.text
    if not _APART.search(text):
        return text
    characters = list(text)
    for match in _ACCENTS.finditer(text):
        done = [_put(reader, characters, index) for index in range(*match.span()) if text[index] in ACCENTS]
        if any(done):
            _close(reader, characters, match)
    return "".join(characters)


def _put(reader: CharacterReader, characters: list[str], index: int) -> bool:
    """Puts an accent on the letter below it; False where there is none."""
    left, _, right, _ = reader.box(index)
    _, base = reader.origin(index)
    size = reader.style(index).size
    place = reader.at((left + right) / 2, base + _LETTER * size, _NEAR * size)
    if place is None or not characters[place].isalpha():
        return False
    letter = DOTLESS.get(characters[place], characters[place])
    whole = unicodedata.normalize("NFC", letter + ACCENTS[characters[index]])
    if len(whole) > 1:
        return False
    characters[place], characters[index] = whole, NOTHING
    return True


def _close(reader: CharacterReader, characters: list[str], match: re.Match[str]) -> None:
    """Leaves out the blanks around an accent that is gone, where what stands before and behind it is one word."""
    start, end = match.span()
    if start > 0 and end < len(characters):
        size = reader.style(end).size
        gap = reader.box(end)[0] - reader.box(start - 1)[2]
        level = abs(reader.origin(end)[1] - reader.origin(start - 1)[1]) < _LEVEL * size
        if level and -size < gap < _JOINED * size:
            characters[start:end] = NOTHING * (end - start)
            return
    for index in range(start, end):
        if characters[index] == NOTHING:
            characters[index] = " "
