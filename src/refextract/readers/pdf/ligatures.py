"""Ligatures that fonts only number: which of them a number prints is told by the words of the document that have it.

Fonts of TeX number them as two old encodings do, or one after the other as a document comes to need them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from refextract.readers.pdf.page import Page, Word
from refextract.text import plain_pattern

__all__ = ["NUMBERED", "with_ligatures"]

NUMBERED = {"\x0b": "\U000f000b", "\x0c": "\U000f000c", "\x0e": "\U000f000e", "\x0f": "\U000f000f"}
"""What stands for the number of a ligature in the text of a word until all words are known."""
NUMBERED |= {code: chr(0xF0000 + ord(code)) for code in "\x1b\x1c\x1d\x1e\x1f"}

_USUAL = dict(zip(NUMBERED.values(), ("ff", "fi", "ffi", "ffl", "ff", "fi", "fl", "ffi", "ffl"), strict=True))
_KINDS = ("ff", "fi", "fl", "ffi", "ffl")
_numbered = plain_pattern("[\U000f000b-\U000f001f]")

# Parts of common words that go on behind their ligature, and are a word with no other one.
_known = plain_pattern(
    r"differ|diffus|effec|effet|effor|affec|affor|offer|offen|öffen|treffen|geoffr|jeffr|buffer|suffer"
    r"|\bfirst|\bfind|field|defin|défin|specific|specifie|spécifi[qe]|signific|signifie|identific|identifie|classific"
    r"|classifie|\bfigu|\bfinal|\bfinan|confid|config|confir|profil|benefit|modific|modifie|artific|scientific"
    r"|\bfixe|verific|justific|\bfilm|\bfilt|infinit|unifie|grafik|gráfic"
    r"|influ|\bflow|\bflui|\bfluo|reflec|reflex|conflic|\bflex|inflam|inflat|pflan|\bflat|\bfloo"
    r"|effici|diffic|suffic|suffis|coeffic|traffic|offici|office|affili|griffin|baffle|shuffle|offlin|raffle"
)


def with_ligatures(pages: Iterable[Page]) -> list[Page]:
    """The pages with the letters of their numbered ligatures."""
    read = list(pages)
    told = _told(word.text for page in read for word in page.words)
    return [page._replace(words=_lettered(page.words, told)) for page in read] if told else read


def _told(texts: Iterable[str]) -> dict[str, str]:
    """The letters of each number that words have: as most of the known words want it, else as fonts usually do."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        found = None if text.isascii() else _numbered.search(text)
        if found:
            votes[found[0]].update(_fitting(text.casefold(), found.start()))
    return _USUAL | {code: kinds.most_common(1)[0][0] for code, kinds in votes.items() if kinds} if votes else {}


def _fitting(word: str, place: int) -> Sequence[str]:
    """The ligatures that make a known word of one where a number stands."""
    return [kind for kind in _KINDS if _is_known(word[:place] + kind + word[place + 1 :], place, place + len(kind))]


def _is_known(word: str, start: int, end: int) -> bool:
    return any(found.start() <= start and end < found.end() for found in _known.finditer(word))


def _lettered(words: Iterable[Word], told: dict[str, str]) -> tuple[Word, ...]:
    return tuple(word if word.text.isascii() else word._replace(text=_settled(word.text, told)) for word in words)


def _settled(text: str, told: dict[str, str]) -> str:
    return _numbered.sub(lambda found: told.get(found[0], ""), text)
