"""The tokens of HTML: text, start tags and end tags with their places, comments and declarations left out.

Written by the rules that browsers follow (Source: HTML Standard, 13.2.5), because the standard library's parser fails
on some markup, takes quadratic time on other and changes from release to release. No markup fails here, and every
character is looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Literal, NamedTuple

from refextract.text import pattern

__all__ = ["Token", "tokens"]

_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is text up to their own end tag, whatever it looks like."""
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Token(NamedTuple):
    """A piece of markup: `start` and `end` are code points of the source; `closed` for ``<br/>``."""

    kind: Literal["text", "open", "close"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    closed: bool = False


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``source[start:end]`` in order; markup that does not end is dropped, as browsers do.

    >>> [(token.kind, token.name) for token in tokens("<p id=a>x</p>", 0, 13)]
    [('open', 'p'), ('text', ''), ('close', 'p')]
    """
    place = start
    while place < end:
        if source[place] != "<":
            stop = _find(source, "<", place, end)
            yield Token("text", place, stop)
            place = stop
            continue
        token, place = _markup(source, place, end)
        if token:
            yield token
            if token.kind == "open" and token.name in _RAW and not token.closed:
                stop = _raw_end(source, token.name, place, end)
                if stop > place:
                    yield Token("text", place, stop)
                place = stop


def _markup(source: str, place: int, end: int) -> tuple[Token | None, int]:
    """The token of a ``<``, if it makes one, and where it ends; a ``<`` that opens nothing is text."""
    tag = _tag.match(source, place, end)
    if tag is None:
        if source.startswith(("<!", "<?", "</"), place):
            return None, _declaration_end(source, place, end)
        return Token("text", place, place + 1), place + 1
    name = tag["name"].lower()
    if tag["close"]:
        stop = _find(source, ">", tag.end(), end) + 1
        return (Token("close", place, stop, name), stop) if stop <= end else (None, end)
    attributes, stop, closed = _attributes(source, tag.end(), end)
    return (Token("open", place, stop, name, attributes, closed), stop) if stop <= end else (None, end)


def _attributes(source: str, place: int, end: int) -> tuple[Mapping[str, str], int, bool]:
    """The attributes of a start tag, the place behind its ``>`` (past `end` where there is none), whether ``/>``."""
    found: dict[str, str] = {}
    while True:
        attribute = _attribute.match(source, place, end)
        if attribute is None:
            break
        value = attribute["quoted"] if attribute["quoted"] is not None else attribute["bare"]
        if value and value[0] in "\"'" and len(value) > 1 and value[-1] == value[0]:
            value = value[1:-1]
        found.setdefault(attribute["name"].lower(), _decoded(value or ""))
        place = attribute.end()
    closing = _closing.match(source, place, end)
    return found, closing.end() if closing else end + 1, bool(closing and closing["slash"])


def _decoded(value: str) -> str:
    """A value with its character references read; ``&copy=1`` in an address is none."""
    return _reference.sub(lambda match: unescape(match[0]), value) if "&" in value else value


def _declaration_end(source: str, place: int, end: int) -> int:
    """Where a comment, a declaration or what looks like one ends."""
    if source.startswith("<!--", place):
        closing = _comment_end.search(source, place + 2, end)
        return closing.end() if closing else end
    return min(end, _find(source, ">", place, end) + 1)


def _raw_end(source: str, name: str, place: int, end: int) -> int:
    found = _END_TAGS[name].search(source, place, end)
    return found.start() if found else end


def _find(source: str, sign: str, place: int, end: int) -> int:
    found = source.find(sign, place, end)
    return end if found < 0 else found


_END_TAGS = {name: pattern(rf"(?i)</{name}(?=[\s/>])") for name in _RAW}


_tag = pattern(r"<(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*+)")
_attribute = pattern(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:(?P<quoted>\"[^\"]*+\"|'[^']*+')|(?P<bare>[^\s>]*+)))?+"
)
"""A name with its value, if any; a quotation mark that never closes is part of a bare value."""
_closing = pattern(r"\s*+(?P<slash>(?:/\s*+)++)?+>")
_comment_end = pattern(r"--!?>")
_reference = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
