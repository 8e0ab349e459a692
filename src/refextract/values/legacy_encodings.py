"""Encodings from before Unicode, told by the look of their bytes: East Asian, Cyrillic, Greek, of Central Europe.

Each encoding keeps its common characters in rows of their own: the rows that the bytes keep to tell which it is. Source
of the rows: GB/T 2312, Big5-ETEN, KS X 1001, JIS X 0208; of the letters: the code charts of the single-byte encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["LEGACY", "Legacy", "legacy_encoding"]


class Legacy(NamedTuple):
    """An encoding: Python's codec, and the name that people know it by."""

    codec: str
    name: str


WESTERN = Legacy("cp1252", "Windows-1252")
_CENTRAL = Legacy("cp1250", "Windows-1250")
_CYRILLIC, _KOI8, _DOS, _ISO = (
    Legacy("cp1251", "Windows-1251"),
    Legacy("koi8_r", "KOI8-R"),
    Legacy("cp866", "CP866"),
    Legacy("iso8859_5", "ISO-8859-5"),
)
_GREEK = Legacy("cp1253", "Windows-1253")
_CHINESE, _TAIWANESE = Legacy("gb18030", "GB18030"), Legacy("big5", "Big5")
_KOREAN = Legacy("cp949", "EUC-KR")
_JAPANESE, _SHIFTED = Legacy("euc_jp", "EUC-JP"), Legacy("cp932", "Shift JIS")

LEGACY = (
    WESTERN, _CENTRAL, _CYRILLIC, _KOI8, _DOS, _ISO, _GREEK, _CHINESE, _TAIWANESE, _KOREAN, _JAPANESE, _SHIFTED
)  # fmt: skip
"""All that can be told, the commonest first."""

_SAMPLE = 1 << 18  # bytes
_FEWEST = 6  # bytes beyond ASCII that tell anything
_IN_RUNS = 0.6  # of these bytes stand beside each other where words are written with them
_KEPT = 0.9  # of the pairs stand in the rows of common characters


def legacy_encoding(data: bytes) -> Legacy:
    r"""The encoding that bytes which are no UTF-8 are most likely in; Windows-1252 where nothing tells of another.

    >>> legacy_encoding("Список литературы".encode("koi8_r")).name, legacy_encoding(b"caf\xe9").name
    ('KOI8-R', 'Windows-1252')
    """
    sample = data[:_SAMPLE]
    high = len(sample.translate(None, _ASCII))
    if high < _FEWEST:
        return WESTERN
    found = None
    if _share_of_runs(_run, sample, high) > _IN_RUNS:
        found = next(_east_asian(sample), None)
    if found is None and _share_of_runs(_whole_word, sample, high) > _IN_RUNS:
        found = _of_alphabet(_whole_word.findall(sample))
    return found or (_CENTRAL if _is_central(sample) else WESTERN)


_ASCII = bytes(range(128))
_run = re.compile(rb"[\x80-\xff]{2,}")
_whole_word = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff]{2,}(?![A-Za-z\x80-\xff])")


def _share_of_runs(runs: re.Pattern[bytes], sample: bytes, high: int) -> float:
    """How many of the bytes beyond ASCII stand in such runs."""
    return sum(map(len, runs.findall(sample))) / high


# ---------------------------------------------------------------------------------------------------- single bytes


def _is_central(sample: bytes) -> bool:
    """Whether signs inside of words become letters as Central European, or letters are those of Czech or Hungarian."""
    signs, letters = (_inside_words(sample, each) for each in (WESTERN, _CENTRAL))
    return signs > letters or _is_czech(sample) or _is_hungarian(sample)


def _is_czech(sample: bytes) -> bool:
    """Whether š and ž stand beside č, ě, ř and ů, which Western Europe reads as è, ì, ø and ù, as often."""
    high = len(sample.translate(None, _ASCII))
    hooked, others = (
        sum(map(sample.count, each)) for each in ((b"\x9a", b"\x9e"), (b"\xe8", b"\xec", b"\xf8", b"\xf9"))
    )
    return min(hooked, others) > _MANY_LETTERS * high


def _is_hungarian(sample: bytes) -> bool:
    """Whether there are many of ő and ű, which read as õ and û, in a text with á and é, and neither ã nor ç nor ä."""
    high = len(sample.translate(None, _ASCII))
    doubled = sample.count(b"\xf5") + sample.count(b"\xfb")
    acute = sample.count(b"\xe1") + sample.count(b"\xe9")
    return doubled > _MANY_LETTERS * high and acute > doubled and not any(each in sample for each in b"\xe3\xe7\xe4")


_MANY_LETTERS = 0.05  # of the bytes beyond ASCII


def _inside_words(sample: bytes, encoding: Legacy) -> int:
    """How many signs beyond ASCII stand between two letters."""
    return len(_sign_inside.findall(sample.decode(encoding.codec, "replace")))


_sign_inside = re.compile(r"(?<=[^\W\d_])(?:[^\x00-\x7f’–—‐‑…\xa0\w]|[¹²³ªº])(?=[^\W\d_])")

_COMMON = {"cyrillic": "оеаинтсрвлкм", "greek": "αοιετνσηρπκμ"}


def _of_alphabet(runs: list[bytes]) -> Legacy | None:
    """The encoding in which words of bytes beyond ASCII have most of the common letters of its alphabet."""
    joined = b" ".join(runs)
    rated = [
        (_common_letters(joined, each, alphabet), each)
        for each, alphabet in (
            (_CYRILLIC, "cyrillic"), (_KOI8, "cyrillic"), (_DOS, "cyrillic"), (_ISO, "cyrillic"), (_GREEK, "greek")
        )
    ]  # fmt: skip
    share, best = max(rated, key=lambda pair: pair[0])
    return best if share > _MANY_COMMON else None


_MANY_COMMON = 0.4  # of the letters; in Russian, Ukrainian, Bulgarian and Greek texts it is above a half


def _common_letters(joined: bytes, encoding: Legacy, alphabet: str) -> float:
    text = joined.decode(encoding.codec, "replace")
    return sum(map(text.count, _COMMON[alphabet])) / max(1, len(text) - text.count(" "))


# -------------------------------------------------------------------------------------------------- pairs of bytes


def _east_asian(sample: bytes) -> Iterator[Legacy]:
    """The East Asian encodings that the sample may be in: those whose common rows it keeps to."""
    pairs = _pairs(sample, _shifted_pair)
    if (
        pairs
        and _is_sound(sample, _SHIFTED)
        and _share(pairs, b"\x82\x83") > _KANA
        and _share(pairs, _SHIFTED_ROWS) > _KEPT
    ):
        yield _SHIFTED
    pairs = _pairs(sample, _pair)
    if pairs and _is_sound(sample, _JAPANESE) and _share(pairs, b"\xa4\xa5") > _KANA:
        yield _JAPANESE
    if pairs and _is_sound(sample, _KOREAN) and _share(pairs, _HANGUL_ROWS) > _KEPT:
        yield _KOREAN
    if pairs and _is_sound(sample, _CHINESE) and _share(pairs, _CHINESE_ROWS) > _KEPT:
        yield _CHINESE
    pairs = _pairs(sample, _taiwanese_pair)
    if pairs and _is_sound(sample, _TAIWANESE) and _share(pairs, _TAIWANESE_ROWS) > _KEPT:
        yield _TAIWANESE


_KANA = 0.15  # of the pairs of a Japanese text, and none of a Chinese one
_HANGUL_ROWS = b"\xa1\xa3" + bytes(range(0xB0, 0xC9))
_CHINESE_ROWS = b"\xa1\xa3" + bytes(range(0xB0, 0xD8))
_TAIWANESE_ROWS = bytes(range(0xA1, 0xC7))
_SHIFTED_ROWS = bytes(range(0x81, 0x99))

_pair = re.compile(rb"([\xa1-\xfe])[\xa1-\xfe]")
_taiwanese_pair = re.compile(rb"([\xa1-\xf9])[\x40-\x7e\xa1-\xfe]")
_shifted_pair = re.compile(rb"([\x81-\x9f\xe0-\xef])[\x40-\x7e\x80-\xfc]")


def _pairs(sample: bytes, pair: re.Pattern[bytes]) -> bytes:
    """The first byte of each pair."""
    return b"".join(pair.findall(sample))


def _share(rows: bytes, common: bytes) -> float:
    return 1 - len(rows.translate(None, common)) / len(rows)


def _is_sound(sample: bytes, encoding: Legacy) -> bool:
    """Whether the bytes are characters in that encoding; the sample may end inside of one."""
    try:
        sample.decode(encoding.codec)
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start >= len(sample) - 4
    return True
