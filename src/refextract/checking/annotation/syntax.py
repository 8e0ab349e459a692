"""The syntax of PDF objects: what stands between `obj` and `endobj`, read and written.

A file is looked at as text of one character a byte. Names, numbers and strings are kept as they are written, so that
what is not changed is written again as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from refextract.text import plain_pattern

__all__ = ["Ref", "Unsound", "Value", "integer", "parse", "string", "written"]

_DEEPEST = 100
_BLANK = r"(?:[\x00\t\n\f\r ]|%[^\r\n]*+)*+"
_END = r"(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
_TOKEN = plain_pattern(
    rf"{_BLANK}(?:(?P<ref>(?P<number>\d{{1,10}})[\x00\t\n\f\r ]+(?P<generation>\d{{1,5}})[\x00\t\n\f\r ]+R{_END})"
    r"|(?P<sign><<|>>|[\[\]])|(?P<leaf>/[^\x00\t\n\f\r ()<>\[\]{}/%]*+|<[0-9A-Fa-f\x00\t\n\f\r ]*+>"
    r"|[^\x00\t\n\f\r ()<>\[\]{}/%]++)|(?P<string>\())"
)
_IN_STRING = plain_pattern(r"[^()\\]++|\\.|[()]", 16)  # DOTALL: a backslash may stand before the end of a line


_ESCAPED = plain_pattern(r"[()\\]")


class Unsound(Exception):  # noqa: N818 - no fault of the program, and never seen outside
    """The file is not written as its format says; other programs may still be able to read it."""


@dataclass(frozen=True, order=True, slots=True)
class Ref:
    """A reference to another object of the file."""

    number: int
    generation: int = 0


Value = str | Ref | tuple["Value", ...] | Mapping[str, "Value"]
"""An object; names (with their stroke), numbers, strings and words as they are written."""


class _Token(NamedTuple):
    value: Value
    is_sign: bool
    end: int


def parse(text: str, place: int) -> tuple[Value, int]:
    """The object that begins at a place, and where it ends.

    Raises:
        Unsound: where none begins there.

    >>> parse("<< /Size 4 /Root 1 0 R /ID [<0a> (b)] >>", 0)
    ({'/Size': '4', '/Root': Ref(number=1, generation=0), '/ID': ('<0a>', '(b)')}, 40)
    """
    return _value(text, _token(text, place), 0)


def _value(text: str, token: _Token, depth: int) -> tuple[Value, int]:
    if not token.is_sign:
        return token.value, token.end
    if depth > _DEEPEST or token.value not in ("<<", "["):
        raise Unsound(f"no object at {token.end}")
    close = ">>" if token.value == "<<" else "]"
    parts: list[Value] = []
    place = token.end
    while True:
        following = _token(text, place)
        if following.is_sign and following.value == close:
            break
        part, place = _value(text, following, depth + 1)
        parts.append(part)
    return (tuple(parts) if close == "]" else _dictionary(parts)), following.end


def _dictionary(parts: list[Value]) -> dict[str, Value]:
    if len(parts) % 2:
        raise Unsound("a dictionary lacks a value")
    found: dict[str, Value] = {}
    for key, value in zip(parts[::2], parts[1::2], strict=True):
        if not isinstance(key, str) or not key.startswith("/"):
            raise Unsound("a key of a dictionary is no name")
        found[key] = value
    return found


def _token(text: str, place: int) -> _Token:
    found = _TOKEN.match(text, place)
    if found is None:
        raise Unsound(f"nothing that is an object at {place}")
    if found["ref"]:
        return _Token(Ref(int(found["number"]), int(found["generation"])), False, found.end())
    if found["string"]:
        end = _end_of_string(text, found.end())
        return _Token(text[found.start("string") : end], False, end)
    return _Token(found["sign"] or found["leaf"], found["sign"] is not None, found.end())


def _end_of_string(text: str, place: int) -> int:
    depth = 1
    for part in _IN_STRING.finditer(text, place):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if depth == 0:
            return part.end()
    raise Unsound("a string has no end")


def integer(value: Value | None) -> int:
    """The number that a value is.

    Raises:
        Unsound: for what is none.
    """
    if isinstance(value, str) and value.removeprefix("+").isdecimal() and len(value) < 18:
        return int(value)
    raise Unsound(f"{value!r} is no number")


def written(value: Value) -> str:
    """How an object is written.

    >>> written({"/Type": "/Page", "/Annots": (Ref(7), "<< >>")})
    '<< /Type /Page /Annots [7 0 R << >>] >>'
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Ref):
        return f"{value.number} {value.generation} R"
    if isinstance(value, tuple):
        return f"[{' '.join(map(written, value))}]"
    return f"<< {' '.join(_items(value))} >>"


def _items(value: Mapping[str, Value]) -> Iterator[str]:
    for key, each in value.items():
        yield f"{key} {written(each)}"


def string(text: str) -> str:
    r"""A text as PDF writes it for people: its UTF-16 in hexadecimal digits, or plain where it is ASCII.

    >>> string("a (b)"), string("ä")
    ('(a \\(b\\))', '<FEFF00E4>')
    """
    if text.isascii() and text.isprintable():
        escaped = _ESCAPED.sub(r"\\\g<0>", text)
        return f"({escaped})"
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex().upper()}>"
