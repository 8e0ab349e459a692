"""Tokens of what may be names of authors: words, initials, "et al.", "and", separators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from refextract.citations.styles._lexicon import and_words, any_of, leads, particles, stop_words
from refextract.languages import words
from refextract.text import pattern

__all__ = ["Token", "tokens_of"]


class Token(NamedTuple):
    """A word or a sign, what `kind` of one it is, and its `text` without a possessive ending."""

    kind: str
    start: int
    end: int
    text: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a range, in order."""
    found: list[Token] = []
    for match in _token.finditer(text, start, end):
        kind = match.lastgroup or "other"
        word = match[0]
        if kind == "han":
            found.extend(_han(match.start(), word))
            continue
        if kind == "word":
            kind, word = _kind(word, found)
        found.append(Token(kind, match.start(), match.end(), word))
    return found


def _han(start: int, word: str) -> list[Token]:
    """A name in Chinese characters, and the characters at its end that stand for other authors."""
    others = next((end for end in words("et_al") if word.endswith(end) and end != word), "")
    end = start + len(word) - len(others)
    name = Token("name", start, end, word.removesuffix(others))
    return [name, Token("others", end, end + len(others), others)] if others else [name]


def _kind(word: str, before: Sequence[Token]) -> tuple[str, str]:
    """What a word can be among names, and the word without its possessive ending."""
    if word in and_words() or (
        word.isupper() and word.casefold() in and_words() and before and before[-1].text.isupper()
    ):
        return "and", word
    first = next((c for c in word if c.isalpha()), "")
    plain = _possessive.sub("", word)
    if not first or word[0].isdigit():
        return "number", word
    if all("\u3040" <= c <= "\u309f" for c in word):  # hiragana writes the small words of Japanese
        return "other", word
    if not first.islower() or any(c.isupper() for c in plain[1:-1]):
        return "name", plain
    small = word in particles() or (word in stop_words() and word not in leads())
    return ("small" if small else "other"), word


_possessive = pattern(r"['’]s?$")


@pattern
def _token() -> str:
    et_al = rf"(?:et|&)\.?\s+al(?:ii|iae)?(?![\p{{L}}])\.?|{any_of(frozenset(words('et_al')))}"
    kana = any_of(frozenset(word for word in words("et_al") if regex.fullmatch(r"\p{Hiragana}+", word)))
    return rf"""(?x)
        (?<![\p{{L}}\d])(?P<others>[_*]{{0,2}}(?i:{et_al})[_*]{{0,2}})(?![\p{{L}}\d])
        | (?P<initial>(?<![\p{{L}}\d])(?:\p{{Lu}}\p{{M}}*\.(?:[-‐]?\p{{Lu}}\p{{M}}*\.)*+ | (?:St|Jr|Sr|Yu|Ch|Ph|Th)\.))
        | (?P<acronym>[\[(]\p{{Lu}}[\p{{L}}\d&.-]{{1,14}}[\])])
        | (?P<han>\p{{Han}}++(?:{kana})?)
        | (?P<word>[\p{{L}}\p{{M}}\d]++(?:['’ʼ‐‑-][\p{{L}}\p{{M}}\d]++)*+
            (?:\.\p{{Ll}}{{2,4}}(?!\p{{L}})|['’](?![\p{{L}}\d]))?)
        | (?P<dots>…|\.{{1,3}})
        | (?P<and>[&/+·・])
        | (?P<comma>[,，、،])
        | (?P<semicolon>[;；؛])
        | (?P<other>\S)
        """
