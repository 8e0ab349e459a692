"""Labels of entries: ``[9]``, ``9.``, ``(9)``, ``9)``, ``9 Smith``, ``⁹``, ``[Knu84]``; and the bullets before them."""

from __future__ import annotations

from typing import NamedTuple

from refextract.outline.lines import Line
from refextract.text import Span, pattern
from refextract.values.figures import whole

__all__ = ["Label", "after_bullet", "label_at"]

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Label(NamedTuple):
    """The label of an entry: `span` with brackets, `text` without, `after` where the entry's words begin."""

    kind: str
    text: str
    span: Span
    after: int

    @property
    def number(self) -> int | None:
        """The number of a numeric label."""
        return whole(self.text.rstrip("abcdefghijklmnopqrstuvwxyz"))


# A bullet and the blanks after it; dashes are bullets where a blank and a word follow, and no "(1990)": that one stands
# for the author of the entry before.
_bullet = pattern(
    r"(?![–—]\s++\((?:1[4-9]|20)\d\d)(?:[-*+•·▪◦‣∙○●■□➢►–—]|\\-|\\\*)\s++(?=[\p{L}\p{N}\[(\"“‘'«„*_<.¿¡⁰¹²³⁴-⁹])"
)
# A label at the start of an entry, by its brackets.
_label = pattern(
    r"\\?\[\s*+\^?(?P<square>\d{1,4}[a-z]?)\s*+\\?\](?:\([^()\s]{0,200}+\))?+[.:)]?+(?:\s++\.)?+"
    r"|\((?P<round>\d{1,4}[a-z]?)\)[.:]?+"
    r"|(?P<dot>\d{1,4})\\?\.(?!\d)(?!\p{Ll}{2})(?:\s++\.)?+"
    r"|(?P<paren>\d{1,4})\)"
    r"|\^\{?\(?(?P<caret>\d{1,4})\)?\}?\^?"
    r"|<sup>(?P<sup>\d{1,4})</sup>"
    r"|(?P<super>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<bare>\d{1,3})(?=\s)(?:\s*+\.)?+"
    r"|\\?\[(?P<name>\p{Lu}\p{Ll}{1,7})\\?\]"
    r"|\\?\[(?P<alpha>(?:[\p{L}][\p{L}\p{M}+*'’&_.:\-]{0,30}?\s?\d{2,4}[a-z]{0,2}|\p{Lu}\p{L}{0,3}\p{Lu}[\p{L}+*]{0,4}))\\?\]"
)


def after_bullet(text: str, line: Line) -> int:
    """Where the words of a line begin, after its bullet if it has one.

    >>> from refextract.outline.lines import lines_of
    >>> text = "- Knuth"
    >>> after_bullet(text, lines_of(text)[0])
    2
    """
    match = _bullet.match(text, line.start, line.end)
    return match.end() if match else line.start


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that stands at `start`, whether it counts up or not."""
    match = _label.match(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    kind, words = match.lastgroup, match[match.lastgroup].translate(_SUPERSCRIPTS)
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    return Label(kind, words, Span(match.start(), match.end()), after)
