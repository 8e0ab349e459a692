"""Words of a page: what PDFium tells of its characters, a few calls a word.

Character by character is looked only where the baseline or the size may change inside a word, as before raised
figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from refextract.model.sheet import Sheet
from refextract.readers.pdf.accents import with_accents
from refextract.readers.pdf.characters import CharacterReader, Style
from refextract.readers.pdf.letters import BLANKS, HYPHEN, printed, repair_of, repaired
from refextract.readers.pdf.links import links_of
from refextract.readers.pdf.page import Page, Word
from refextract.text import plain_pattern

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["page_of"]

_WORD = plain_pattern(rf"[^{BLANKS}{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_BLANK = plain_pattern(rf"[{BLANKS}{HYPHEN}]")
_DASH = plain_pattern(r"(?<=\d)e(?=\d)|(?<=[a-z])e(?=[A-Z])")
_FL = plain_pattern("fl")
_MAY_CHANGE = plain_pattern(r"[^\W\d_][^\w\s]*[\d*†‡§¶]|[.,;:)\]”’»%][\d*†‡]")
_OTHER_BASE = 0.1  # of the size: how far apart baselines are that differ
_OTHER_SIZE = 0.9
_FEW_WORDS = 20  # on a page that may be a picture
_IMAGE = 3  # what FPDFPageObj_GetType tells of a picture
_MOST_OBJECTS = 40  # that are looked at for a picture: a scan has few


def page_of(api: ModuleType, file: Any, page: Any, number: int) -> Page:
    """The page that PDFium has loaded."""
    reader = CharacterReader(api, page)
    try:
        reader.text = with_accents(reader)
        spans = [match.span() for match in _WORD.finditer(reader.text)]
        styles = [reader.style(start) for start, _ in spans]
        turns = Counter(style.quarters for style in styles).most_common(1)[0][0] if styles else 0
        sheet = Sheet(number, turns, *reader.sides())
        after = [*styles[1:], None]
        level = [each for each in zip(spans, styles, after, strict=False) if each[1].quarters == turns]
        reader.repair = repair_of(reader.text)
        words = tuple(word for each in level for word in _words(reader, sheet, *each))
    finally:
        reader.close()
    return Page(
        number,
        *sheet.size,
        words=tuple(word for word in words if word.text),
        sheet=sheet,
        links=links_of(api, file, page, sheet.box),
        unread=sum(not word.text for word in words),
        pictures=len(words) < _FEW_WORDS and _has_picture(api, page),
    )


def _has_picture(api: ModuleType, page: Any) -> bool:
    count = min(api.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    return any(api.FPDFPageObj_GetType(api.FPDFPage_GetObject(page, index)) == _IMAGE for index in range(count))


def _words(
    reader: CharacterReader, sheet: Sheet, span: tuple[int, int], style: Style, after: Style | None
) -> Iterator[Word]:
    """A word that begins in a style, in parts where that changes inside it; `after` is the style of the next word."""
    start, end = span
    glued = start > 0 and not _BLANK.match(reader.text, start - 1)
    if after is style or not _may_change(reader, start, end, style):
        word = _word(reader, sheet, span, style)
        yield word._replace(glued=True) if glued else word
        return
    first = start
    for index in range(start + 1, end + 1):
        if index == end or _differ(reader, sheet, index - 1, index):
            word = _word(reader, sheet, (first, index), reader.style(first))
            yield word._replace(glued=glued or first > start)
            first = index


def _may_change(reader: CharacterReader, start: int, end: int, style: Style) -> bool:
    """Whether a word is not all of one text object, as far as its ends and the figures in it tell."""
    last = end - 1 - (reader.text[end - 1] == HYPHEN)
    if last <= start:
        return False
    if reader.style(last) is not style:
        return True
    inside = _MAY_CHANGE.search(reader.text, start, end)
    return inside is not None and any(reader.style(index) is not style for index in range(start + 1, last))


def _differ(reader: CharacterReader, sheet: Sheet, one: int, other: int) -> bool:
    """Whether two characters stand on other baselines or have other sizes."""
    style, next_style = reader.style(one), reader.style(other)
    if style is next_style or reader.text[other] == HYPHEN:
        return False
    (_, base), (_, next_base) = sheet.place(*reader.origin(one)), sheet.place(*reader.origin(other))
    largest = max(style.size, next_style.size)
    smallest = min(style.size, next_style.size)
    return abs(base - next_base) > _OTHER_BASE * largest or smallest < _OTHER_SIZE * largest


def _characters(reader: CharacterReader, start: int, end: int) -> str:
    """The characters of a word, those told right that only their font or their place tells."""
    raw = _with_dashes(reader, reader.text[start:end], start)
    return _with_ligatures(reader, raw, start) if reader.repair and "fl" in raw else raw


def _with_ligatures(reader: CharacterReader, raw: str, start: int) -> str:
    """The characters of a word, "fl" where it is one glyph, which may be a letter with a wrong name like others."""
    for found in reversed([*_FL.finditer(raw)]):
        place = start + found.start()
        if reader.origin(place) == reader.origin(place + 1):
            raw = f"{raw[: found.start()]}ﬂ{raw[found.end() :]}"
    return raw


def _with_dashes(reader: CharacterReader, raw: str, start: int) -> str:
    """The characters of a word; an "e" of another font between two figures or names is how some fonts print a dash."""
    for found in _DASH.finditer(raw) if "e" in raw else ():
        place = start + found.start()
        if reader.style(place).font != reader.style(place - 1).font:
            raw = f"{raw[: found.start()]}–{raw[found.end() :]}"
    return raw


def _word(reader: CharacterReader, sheet: Sheet, span: tuple[int, int], style: Style) -> Word:
    start, end = span
    raw = _characters(reader, start, end)
    divided = raw[-1] == HYPHEN
    left, base = sheet.place(*reader.origin(start))
    last = sheet.box(*reader.box(end - 1))
    right = last[2]
    if last[0] < left:  # written from right to left
        left, right = last[0], sheet.box(*reader.box(start))[2]
    text = printed(repaired(raw[:-1] if divided else raw, reader.repair))
    return Word(f"{text}-" if divided else text, left, right, base, style.size, style.bold, divided=divided)
