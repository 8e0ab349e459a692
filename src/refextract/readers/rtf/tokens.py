"""The tokens of RTF: control words, signs, bytes, text and groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from refextract.text import pattern

__all__ = ["Token", "ends_of_groups", "tokens_of"]

Kind = Literal["open", "close", "word", "sign", "byte", "text"]


class Token(NamedTuple):
    """A token: `text` is the word, the sign or the characters; `number` is that of a word, or the byte."""

    kind: Kind
    text: str = ""
    number: int | None = None


_TOKEN = pattern(
    r"\\(?P<word>[a-zA-Z]{1,40}+)(?P<number>-?\d{1,10}+)?+[ ]?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<text>[^\\{}\r\n]++)"
    r"|[\r\n\\]"
)


def tokens_of(text: str) -> list[Token]:
    r"""The tokens of a file, of which each byte is a character; raw bytes are left out.

    >>> [token.text or token.kind for token in tokens_of("{\\b a\\'e9}")]
    ['open', 'b', 'a', 'byte', 'close']
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while found := _TOKEN.search(text, place):
        place = found.end()
        if found["text"] is not None:
            yield Token("text", found["text"])
        elif found["word"] is not None:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin":
                place += max(0, number or 0)
            else:
                yield Token("word", found["word"], number)
        elif found["byte"] is not None:
            yield Token("byte", "", int(found["byte"], 16))
        elif found["sign"] is not None:
            yield Token("word", "par") if found["sign"] in "\r\n" else Token("sign", found["sign"])
        elif found["open"] is not None:
            yield Token("open")
        elif found["close"] is not None:
            yield Token("close")


def ends_of_groups(tokens: list[Token]) -> dict[int, int]:
    """For each token that opens a group the index of the one that closes it; the last one where it is never closed."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            stack.append(index)
        elif token.kind == "close" and stack:
            found[stack.pop()] = index
    return found | dict.fromkeys(stack, len(tokens))
