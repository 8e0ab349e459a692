"""Running text: lines joined as one reads them, hyphenation at their ends undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from refextract.outline.held_lines import held_lines
from refextract.outline.lines import Line, Wrap
from refextract.text import Span, TextBuilder, TextView, pattern
from refextract.values.compounds import keeps_hyphen, word_at_end

__all__ = ["Hyphens", "hyphens_of", "join_lines", "note_definitions", "running_text"]

_HYPHENS = "-‐\u00ad"
_DASHES = "–—/"
_SHORT = 40  # columns of a line that may be a heading at the foot of a page


# An address that the end of a line cuts: no blank after its scheme, and a sign at its end that asks for more.
_address_end = pattern(r"(?:https?://|www\.|\b10\.\d{4,9}/|doi:\s?10\.)[^\s<>]*+$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a document tells of its hyphens: the compounds and the plain words that it prints within lines.

    `divides` tells whether words are divided at line ends at all.
    """

    compounds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    divides: bool = True

    def keeps(self, first: str, second: str) -> bool:
        """Whether a hyphen at the end of a line, between two parts of a word, is part of the word.

        The first part may hold hyphens itself: ``step-by``.
        """
        last = first.rpartition("-")[2]
        compound, word = f"{last}-{second}".casefold(), f"{last}{second}".casefold()
        if word in self.words:
            return False
        if keeps_hyphen(first, second):
            return True
        return second[0].islower() and (compound in self.compounds or not self.divides)


def hyphens_of(text: str) -> Hyphens:
    r"""What a text tells of its hyphens.

    >>> hyphens_of("A microscope is a micro-\nscope, a self-made one.").keeps("micro", "scope")
    False
    """
    ends = _word_division.findall(text) if "-\n" in text or "‐\n" in text else []
    if not ends:
        return Hyphens()
    words = frozenset(word.casefold() for word in set(_word.findall(text)))
    whole = sum(f"{first}{second}".casefold() in words for first, second in ends)
    compound = sum(f"{first}-{second}".casefold() in words for first, second in ends)
    return Hyphens(frozenset(word for word in words if "-" in word), words, whole >= compound)


_word = pattern(r"\p{L}++(?:[-‐]\p{L}++)*+")
# A word divided by a hyphen and the end of a line.
_word_division = pattern(r"(?<!\p{L})(\p{L}++)[-‐]\n[ \t]*+(\p{Ll}[\p{L}]*+)")


def joint(text: str, end: int, start: int, hyphens: Hyphens) -> tuple[int, str]:
    """How a line that ends at `end` joins one that begins at `start`: where its words end, and what comes between.

    >>> joint("micro-|scope", 6, 7, Hyphens()), joint("Jean-|Luc", 5, 6, Hyphens()), joint("so|on", 2, 3, Hyphens())
    ((5, ''), (5, ''), (2, ' '))
    """
    last, following = text[end - 1], text[start]
    head = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
    if _address_end.search(text, max(head, end - 400), end):
        apart = _names_what_follows.match(text, start) or (last == "," and _year(text, start))
        return end, "" if _address_goes_on(last, following) and not apart else " "
    if last in _HYPHENS and end - head > 1:
        if text[end - 2].isalpha() and following.isalpha() and not _is_compound(text, head, end, start, hyphens):
            return end - 1, ""
        return end, "" if following.isalnum() and text[end - 2].isalnum() else " "
    if last in _DASHES and end - head > 1 and following.isalnum():
        return end, ""
    return end, " "


_names_what_follows = pattern(r"\p{L}{2,5}:\s")  # "url: ", "isbn: "


def _address_goes_on(last: str, following: str) -> bool:
    return (last in "/-_=&?%#~+:" or (last in ".," and not following.isupper())) and following not in "(["


def _year(text: str, start: int) -> bool:
    """Whether a year stands at a place, which many styles print behind the address."""
    return _YEAR.match(text, start) is not None


_YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?[.,;)]*(?!\S)")


def _is_compound(text: str, head: int, end: int, start: int, hyphens: Hyphens) -> bool:
    """Whether a hyphen at the end of a line belongs to the word."""
    first = word_at_end.search(text, head, end - 1)
    second = _word.match(text, start, start + 40)
    return bool(first and second) and hyphens.keeps(first[0], second[0])  # type: ignore[index]


def join_lines(
    builder: TextBuilder, text: str, pieces: Sequence[Span], hyphens: Hyphens, *, blanks: bool = False
) -> None:
    """Put pieces of lines into the builder as one line; with `blanks`, show no-break blanks as plain ones."""
    for index, piece in enumerate(pieces):
        if index + 1 == len(pieces):
            _copy(builder, text, piece.start, piece.end, blanks=blanks)
            return
        following = pieces[index + 1]
        if piece.start == piece.end:
            continue
        end, between = joint(text, piece.end, following.start, hyphens)
        _copy(builder, text, piece.start, max(piece.start, end), blanks=blanks)
        if between:
            builder.replace(piece.end, following.start, between)


def _copy(builder: TextBuilder, text: str, start: int, end: int, *, blanks: bool) -> None:
    place = start
    if blanks:
        for match in _odd_blank.finditer(text, start, end):
            builder.copy(place, match.start())
            builder.replace(match.start(), match.end(), " ")
            place = match.end()
    builder.copy(place, end)


_odd_blank = pattern(r"[\t\xa0\u2000-\u200a\u202f\u205f\u3000]")


def running_text(text: str, lines: Sequence[Line], wrap: Wrap | None, hyphens: Hyphens) -> TextView:
    r"""The running text of lines: those of a paragraph joined by blanks, paragraphs separated by newlines.

    >>> from refextract.outline.lines import lines_of
    >>> running_text("One\n\nTwo", lines_of("One\n\nTwo"), None, Hyphens()).text
    'One\nTwo'
    """
    builder = TextBuilder(text)
    paragraph: list[Span] = []
    before: Line | None = None
    item: int | None = None  # the indentation of the list item that the paragraph is
    held = held_lines(text, lines)
    for index, line in enumerate(lines):
        quote = _quote.match(text, line.start, line.end) if item == _QUOTE else None
        start = quote.end() if quote else line.start
        inside = item is not None and not line.gap and line.indent > item and not _item.match(text, start, line.end)
        goes_on = inside or (
            before is not None
            and (index in held or _continues(text, before, line, wrap))
            and not _is_note(text, line)
            and not _are_rows(text, before, line)
        )
        if before is not None and not goes_on:
            join_lines(builder, text, paragraph, hyphens)
            builder.replace(before.end, line.start, "\n")
            paragraph = []
        if not paragraph:
            item = _QUOTE if text[line.start] == ">" else line.indent if _is_item(text, line) else None
            start = line.start
        paragraph.append(Span(start, line.end))
        before = line
    join_lines(builder, text, paragraph, hyphens)
    return builder.build()


def note_definitions(text: str, lines: Sequence[Line]) -> set[int]:
    r"""The indexes of the lines of notes as Markdown has them, ``[^1]: …``, which are no list.

    >>> from refextract.outline.lines import lines_of
    >>> text = "See[^1].\n\n[^1]: A note\n    of two lines.\n"
    >>> note_definitions(text, lines_of(text))
    {1, 2}
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        if _is_note(text, line) or (index - 1 in found and not line.gap and line.indent):
            found.add(index)
    return found


def _is_note(text: str, line: Line) -> bool:
    return _note.match(text, line.start, line.end) is not None


def _is_item(text: str, line: Line) -> bool:
    """Whether a line begins with the bullet or number of a list item."""
    return _item.match(text, line.start, line.end) is not None


_QUOTE = -1  # stands for the indentation of a quotation, which any line without a gap goes on with
_quote = pattern(r">[> ]*+(?=\S)")
_item = pattern(r"(?:[-*+•]|\d{1,3}[.)]|\[\^[^\]\s]{1,60}\]:)\s")
_note = pattern(r"\[\^[^\]\s]{1,60}\]:\s")


def _are_rows(text: str, before: Line, line: Line) -> bool:
    """Whether two lines are rows of one table, with bars between as many cells."""
    bars = text.count(" |", line.start, line.end)
    return bars > 0 and bars == text.count(" |", before.start, before.end) and not text[line.start].islower()


def _continues(text: str, before: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    first, last = text[line.start], text[before.end - 1]
    unfinished = last not in ".!?:;"
    if line.paged:
        return first.islower() or (unfinished and before.width > _SHORT)
    if wrap is None or line.gap or before.width > wrap.width * 2:
        return False
    if unfinished and first.islower():
        return True
    return not wrap.breaks_early(text, before, line) and (line.indent <= before.indent or first.islower())
