"""Titles: the words alone, without the quotes and marks that a reference puts around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from refextract.text import pattern

__all__ = ["is_short_title", "parse_title"]

_CLOSING = {
    "“": "”",
    "„": "“",
    "«": "»",
    "‘": "’",
    '"': '"',
    "'": "'",
    "»": "«",
    "‚": "‘",
    "「": "」",
    "『": "』",
    "《": "》",
}
_OPENING = frozenset(_CLOSING)
_ENDS = frozenset(_CLOSING.values())
_EDGE = " \t\n\r\u00a0,;:*_|"
_SHORTEST = 5  # letters of a word by which notes call a work: "Making" for "The Making of the English Working Class"
_ABBREVIATED = 4  # letters; a dot behind a longer last word ends the title, not the word


@lru_cache(maxsize=4096)
def parse_title(text: str) -> str | None:
    """The title that `text` is, on one line; None where nothing is left.

    Quotes go where they are around all of it or stand alone at an end; Markdown emphasis goes; quotes inside stay. What
    is printed twice counts once.

    >>> parse_title("“The *TeXbook*.”"), parse_title('Easy and Hard Times".')
    ('The TeXbook', 'Easy and Hard Times')
    >>> parse_title("The Power of ‘Soft Power’"), parse_title("“Soft” or “hard”?")
    ('The Power of ‘Soft Power’', '“Soft” or “hard”?')
    >>> parse_title("Rivers of Asia. Rivers of Asia.")
    'Rivers of Asia'
    """
    bare = " ".join(_without_emphasis(text).split())
    before = None
    while before != bare:
        before = bare
        bare = _without_quotes(_without_dot(bare.strip(_EDGE)))
    bare = _once(bare)
    return bare if bare[:1].isalnum() or any(c.isalnum() for c in bare) else None


def _once(text: str) -> str:
    """The text, or its second half where that repeats the first one behind a stop: "Rivers of Asia. Rivers of Asia"."""
    second = text.find(text[:_LED], _LED)
    first = text[: max(second, 0)].rstrip()
    return text[second:] if first.endswith(_STOPS) and first[:-1] == text[second:] else text


_LED = 10
"""Characters that say that a title begins again; a shorter one may say a word twice: "Bora Bora"."""
_STOPS = (".", ";", ",")


def _without_emphasis(text: str) -> str:
    """The text without Markdown's stars and underscores around words; the star of "A* search" stays."""
    if "*" not in text and "_" not in text:
        return text
    return _closing.sub("", _opening.sub("", text)) if _opening.search(text) else text


_opening = pattern(r"(?<![\p{L}\d*_])(?:\*{1,3}|_{1,3})(?=[\p{L}\d“\"«‘'(])")
_closing = pattern(r"(?<=[\p{L}\d.,!?”\"»’')])(?:\*{1,3}|_{1,3})(?=[\s.,;:)]|$)")


def _without_dot(text: str) -> str:
    """The text without an end dot, unless that belongs to an ellipsis or an abbreviation with dots inside."""
    if not text.endswith(".") or text.endswith(("..", "U.S.", "etc.")):
        return text
    last = text[text.rfind(" ") + 1 : -1]
    return text if "." in last and len(last) <= _ABBREVIATED else text[:-1]


def _without_quotes(text: str) -> str:
    if not text:
        return text
    closing = _CLOSING.get(text[0])
    if closing is not None and len(text) > 1:
        inside = text[1:]
        if text[-1] == closing and _whole(inside[:-1], text[0], closing):
            return inside[:-1]
        if closing not in inside:
            return inside
    if text[-1] in _ENDS and _alone_at_end(text):
        return text[:-1]
    return text


def _whole(inside: str, opening: str, closing: str) -> bool:
    """Whether the quotes around `inside` belong together, so that none closes in between."""
    if opening == closing:
        return inside.count(opening) % 2 == 0 and not _closes(inside, closing)
    depth = 1
    for c in inside:
        depth += (c == opening) - (c == closing and not (closing == "’" and c == "’"))
        if depth == 0:
            return False
    return True


def _closes(inside: str, quote: str) -> bool:
    """Whether a straight quote inside closes before one opens."""
    place = inside.find(quote)
    return place > 0 and not inside[place - 1].isspace()


def _alone_at_end(text: str) -> bool:
    """Whether the last sign is a closing quote that nothing opens; after an s it may be an apostrophe."""
    last = text[-1]
    if last in "'’":
        return not (text[-2:-1] == "s" or "‘" in text or text.count("'") > 1)
    if last == '"':
        return text.count('"') == 1
    opening = [one for one, other in _CLOSING.items() if other == last]
    return not any(one in text for one in opening)


def is_short_title(short: Sequence[str], title: Sequence[str]) -> bool:
    """Whether folded words call a work by some words of its title, in their order, as notes do.

    >>> title = ("the", "cheese", "and", "the", "worms")
    >>> is_short_title(("cheese", "and", "worms"), title), is_short_title(("worms", "and", "cheese"), title)
    (True, False)
    """
    left = iter(title)
    return (
        len(short) < len(title) and max(map(len, short), default=0) >= _SHORTEST and all(word in left for word in short)
    )
