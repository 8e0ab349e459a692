"""JSON whose texts know where they stand in the file."""

from __future__ import annotations

from typing import NamedTuple

import regex

from refextract.text import TextBuilder, pattern

__all__ = ["JsonText", "Value", "located", "write_text"]

_DEEPEST = 200
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class JsonText(NamedTuple):
    """A string of the file: what stands between its quotation marks."""

    start: int
    end: int

    def of(self, source: str) -> str:
        """What the string reads as."""
        return _escape.sub(lambda found: _read(found[0]), source[self.start : self.end])


Value = dict[str, "Value"] | list["Value"] | JsonText | None
"""What a file holds; numbers and the like are None."""


def located(source: str) -> Value:
    r"""The value of a JSON text.

    Raises:
        ValueError: for what is no JSON.

    >>> value = located('{"a": ["b\\n"]}')
    >>> value["a"][0].of('{"a": ["b\\n"]}')
    'b\n'
    """
    value, place = _value(source, 0, 0)
    if _token.match(source, place):
        raise ValueError(f"something behind its end, at {place}")
    return value


def _value(source: str, place: int, depth: int) -> tuple[Value, int]:
    token = _next(source, place)
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    if token["text"] is not None:
        return JsonText(*token.span("text")), token.end()
    if token[0].endswith("{"):
        return _object(source, token.end(), depth)
    if token[0].endswith("["):
        return _array(source, token.end(), depth)
    if token["other"] is None:
        raise ValueError(f"{token[0].strip()} at {token.start()}")
    return None, token.end()


def _object(source: str, place: int, depth: int) -> tuple[Value, int]:
    found: dict[str, Value] = {}
    token = _next(source, place)
    while not token[0].endswith("}"):
        if token["text"] is None:
            raise ValueError(f"no name at {token.start()}")
        name = JsonText(*token.span("text")).of(source)
        colon = _next(source, token.end())
        found[name], place = _value(source, colon.end(), depth + 1)
        token = _next(source, place)
        if token[0].endswith(","):
            token = _next(source, token.end())
    return found, token.end()


def _array(source: str, place: int, depth: int) -> tuple[Value, int]:
    found: list[Value] = []
    token = _next(source, place)
    while not token[0].endswith("]"):
        value, place = _value(source, place, depth + 1)
        found.append(value)
        token = _next(source, place)
        if token[0].endswith(","):
            place = token.end()
            token = _next(source, place)
    return found, token.end()


def _next(source: str, place: int) -> regex.Match[str]:
    token = _token.match(source, place)
    if token is None:
        raise ValueError(f"breaks off at {place}")
    return token


def write_text(builder: TextBuilder, source: str, text: JsonText) -> None:
    """Show a string: its escapes as what they stand for, each at its place."""
    place = text.start
    for found in _escape.finditer(source, text.start, text.end):
        builder.copy(place, found.start())
        builder.replace(found.start(), found.end(), _read(found[0]))
        place = found.end()
    builder.copy(place, text.end)


def _read(escape: str) -> str:
    if escape[1] != "u":
        return _ESCAPES.get(escape[1], escape[1])
    units = bytes.fromhex("".join(escape.split("\\u")))
    return units.decode("utf-16-be", "replace")


_token = pattern(r'\s*+(?:"(?P<text>(?:[^"\\]++|\\.)*+)"|[{}\[\]:,]|(?P<other>[^\s{}\[\]:,"]++))')
_escape = pattern(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
