"""Headings: which lines head a reference list, notes, or what may follow a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from refextract.languages import words
from refextract.model.document import Block
from refextract.outline.lines import Line
from refextract.text import pattern
from refextract.values.folding import words as folded_words

__all__ = ["Heading", "heading_at", "headings_of"]

HeadingKind = Literal["references", "maybe", "notes", "other", "sub", "unknown"]

_LONGEST = 80  # characters of a heading


class Heading(NamedTuple):
    """What a line heads: a reference list, what is one by a part of its words, notes, …; `level` 0 without markup."""

    kind: HeadingKind
    level: int = 0


# A heading without its markup, number and closing signs.
_shell = pattern(
    r"(?P<marks>\#{1,6}\s++|\\(?:sub)*section\*?\{|<h\d[^>]{0,80}>|[*_=]{1,4})?+\s*+[*_]{0,3}+\s*+"
    r"(?:(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[.):]?\s++(?=\S))?+"
    r"(?P<words>\S.*?)[\s:.\-–—*_\#}=]*+(?:</h\d>)?+"
)


@cache
def _headings() -> dict[str, HeadingKind]:
    """The folded headings of all languages; a reference heading wins over the others."""
    kinds: dict[str, HeadingKind] = {}
    for kind, field in (
        ("sub", "list_subheadings"),
        ("other", "other_headings"),
        ("notes", "note_headings"),
        ("references", "reference_headings"),
    ):
        kinds.update(dict.fromkeys((_folded(word) for word in words(field)), kind))  # type: ignore[arg-type]
    return kinds


def heading_at(text: str, line: Line, level: int = 0) -> Heading | None:
    r"""What a line heads, if it is a heading that the languages know, or one that is marked up.

    `level` is the level of the heading that the format knows here, if any.

    >>> from refextract.outline.lines import lines_of
    >>> [heading_at(t, lines_of(t)[0]) for t in ("5. R E F E R E N C E S", "## Notes:", "A plain line")]
    [Heading(kind='references', level=0), Heading(kind='notes', level=2), None]
    """
    hopeful = line.end - line.start <= _LONGEST and _may_be_known(line.span.of(text))
    match = _shell.fullmatch(text, line.start, line.end) if hopeful else None
    if match is None:
        return Heading("unknown", level) if level else None
    level = level or _level(match["marks"] or "")
    kind = _known(match["words"], match[0])
    if kind and not level and not line.gap and text[match.start("words")].islower():
        return None
    return Heading(kind or "unknown", level) if kind or level else None


def _may_be_known(words: str) -> bool:
    """Whether a line is worth a closer look: marked up, spaced out, or with a word that headings begin or end with."""
    if words[0] in "#\\<" or words.lstrip("0123456789.) ")[1:2].isspace():
        return True
    first, *rest = words.split()
    return any(_plain(word) in _heading_words() for word in (first, *rest[:2], *rest[-1:]))


def _level(marks: str) -> int:
    """The level that the marks of Markdown, LaTeX or HTML before a heading give it."""
    if marks.startswith("#"):
        return len(marks.rstrip())
    if marks.startswith("\\"):
        return 1 + marks.count("sub")
    return int(marks[2]) if marks.startswith("<") else 0


def headings_of(text: str, lines: Sequence[Line], blocks: Sequence[Block] = ()) -> list[Heading | None]:
    """What each line heads; `blocks` are what the format marks up; a line within a paragraph heads nothing.

    No list ends where a figure or a table begins that floats in it ("Figure 6: Notes").
    """
    levels = {block.span.start: block.level for block in blocks if block.kind == "heading"}
    floating = {block.span.start for block in blocks if block.kind == "table"}
    headings: list[Heading | None] = [None] * len(lines)
    for index, line in enumerate(lines):
        heading = heading_at(text, line, levels.get(line.start, 0))
        if heading and heading.kind == "other" and line.start in floating:
            continue
        if heading and (heading.level or _stands_out(text, lines, index)):
            headings[index] = heading
    return headings


def _stands_out(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands apart from the one before, or begins after the end of a sentence or an address."""
    line = lines[index]
    if index == 0 or line.gap or text[line.start] == "*":
        return True
    before = lines[index - 1]
    return text[before.end - 1] in ".!?>" and text[line.end - 1] not in ".," and not line.paged


def _folded(heading: str) -> str:
    return " ".join(folded_words(heading))


def _known(heading: str, whole: str) -> HeadingKind | None:
    """The kind of a heading that the languages know; `whole` has its number as well."""
    parts = heading.split()
    if len(parts) > 1 and all(_syllable.fullmatch(part) for part in parts):
        return _headings().get(_folded("".join(parts)))
    if len(parts[0]) == 1 and len(parts) > 4:
        return _headings().get(_unspaced(_folded(whole).lstrip("0123456789 ")))
    if len(parts) > 8 or not any(_plain(part) in _heading_words() for part in (parts[0], parts[-1])):
        return None
    folded = _folded(heading)
    return _headings().get(folded) or (_by_parts(folded) if not _clause.search(heading) else None)


# A letter of a script whose words have few of them: a heading of two may be spaced out.
_syllable = pattern(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")
# Signs that headings of lists do not have inside.
_clause = pattern(r"[,.;“”\"«»?!]\s")


def _plain(word: str) -> str:
    """One word folded, quickly where it is plain ASCII."""
    return word.casefold().strip(".,:;-*_()[]/'\"") if word.isascii() else _folded(word)


@cache
def _heading_words() -> frozenset[str]:
    """The words that headings begin and end with, folded."""
    return frozenset(part for heading in _headings() for part in (heading.split(" ")[0], heading.split(" ")[-1]))


def _unspaced(folded: str) -> str:
    """The word that is spaced out letter by letter; empty where none is."""
    parts = folded.split(" ")
    return "".join(parts) if len(parts) > 4 and all(len(part) == 1 for part in parts) else ""


def _by_parts(folded: str) -> HeadingKind | None:
    """Headings with words around: "appendix a questions asked", "references for chapter 3", "cited references"."""
    parts = folded.split(" ")
    for count in range(len(parts) - 1, 0, -1):
        first, last = _headings().get(" ".join(parts[:count])), _headings().get(" ".join(parts[-count:]))
        if first == "other" and (len(parts) - count <= 1 or len(parts[count]) <= 2):
            return "other"
        if "references" in (first, last):
            return "maybe"
    return None
