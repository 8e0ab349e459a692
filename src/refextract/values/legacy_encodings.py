"""Encodings from before Unicode, told by the look of their bytes: of East Asia, Central Europe and other alphabets.

Each encoding keeps its common characters in rows of their own: the rows that the bytes keep to tell which it is. Source
of the rows: GB/T 2312, Big5-ETEN, KS X 1001, JIS X 0208; of the letters: the code charts of the single-byte encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["LEGACY", "Legacy", "escaped_encoding", "legacy_encoding"]


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
_GREEK, _TURKISH = Legacy("cp1253", "Windows-1253"), Legacy("cp1254", "Windows-1254")
_HEBREW = Legacy("cp1255", "Windows-1255")
_ARABIC, _ARABIC_ISO = Legacy("cp1256", "Windows-1256"), Legacy("iso8859_6", "ISO-8859-6")
_CHINESE, _TAIWANESE = Legacy("gb18030", "GB18030"), Legacy("big5", "Big5")
_KOREAN = Legacy("cp949", "EUC-KR")
_JAPANESE, _SHIFTED = Legacy("euc_jp", "EUC-JP"), Legacy("cp932", "Shift JIS")
_ESCAPED = Legacy("iso2022_jp_2", "ISO-2022-JP")

LEGACY = (
    WESTERN, _CENTRAL, _CYRILLIC, _KOI8, _DOS, _ISO, _GREEK, _TURKISH, _HEBREW, _ARABIC, _ARABIC_ISO,
    _CHINESE, _TAIWANESE, _KOREAN, _JAPANESE, _SHIFTED, _ESCAPED
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
    found = _SHIFTED if _is_shifted(sample) else None
    if found is None and _share_of_runs(_run, sample, high) > _IN_RUNS:
        found = next(_east_asian(sample), None)
    if found is None and _share_of_runs(_whole_word, sample, high) > _IN_RUNS:
        found = _of_alphabet(_whole_word.findall(sample))
    if found is None and _is_turkish(sample):
        return _TURKISH
    return found or (_CENTRAL if _is_central(sample) else WESTERN)


def escaped_encoding(data: bytes) -> Legacy | None:
    r"""The encoding of ASCII bytes that name it by escape sequences; None where none of them does.

    >>> escaped_encoding("文献".encode("iso2022_jp")).name, escaped_encoding(b"caf\x1b[1m") is None
    ('ISO-2022-JP', True)
    """
    if _escape.search(data) is None:
        return None
    try:
        data.decode(_ESCAPED.codec)
    except UnicodeDecodeError:
        return None
    return _ESCAPED


_escape = re.compile(rb"\x1b\$(?:[@B]|\([CD])|\x1b\(J")


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


def _is_turkish(sample: bytes) -> bool:
    """Whether there are many of ğ, ı and ş, which read as ð, ý and þ, in a text without the vowels of Icelandic."""
    high = len(sample.translate(None, _ASCII))
    own, icelandic = (sum(map(sample.count, each)) for each in (_TURKISH_LETTERS, _ICELANDIC_LETTERS))
    return own > _MOST_TURKISH * high and own > _TIMES_ICELANDIC * icelandic


_TURKISH_LETTERS = [bytes([each]) for each in b"\xf0\xfd\xfe\xd0\xdd\xde"]
_ICELANDIC_LETTERS = [bytes([each]) for each in b"\xe1\xe9\xed\xf3\xfa\xe6\xc1\xc9\xcd\xd3\xda\xc6"]
_MOST_TURKISH = 0.3  # of the bytes beyond ASCII
_TIMES_ICELANDIC = 3


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

_COMMON = {
    "cyrillic": "оеаинтсрвлкм",
    "greek": "αοιετνσηρπκμ",
    "hebrew": "יוהלארתבמנשד",
    "arabic": "اليمنورتبعدة",
}


def _of_alphabet(runs: list[bytes]) -> Legacy | None:
    """The encoding in which words of bytes beyond ASCII have most of the common letters of its alphabet."""
    joined = b" ".join(runs)
    rated = [
        (_common_letters(joined, each, alphabet), each)
        for each, alphabet in (
            (_CYRILLIC, "cyrillic"), (_KOI8, "cyrillic"), (_DOS, "cyrillic"), (_ISO, "cyrillic"), (_GREEK, "greek"),
            (_HEBREW, "hebrew"), (_ARABIC, "arabic"), (_ARABIC_ISO, "arabic"),
        )
    ]  # fmt: skip
    share, best = max(rated, key=lambda pair: pair[0])
    return best if share > _MANY_COMMON else None


_MANY_COMMON = 0.4  # of the letters; in texts of these alphabets it is above a half


def _common_letters(joined: bytes, encoding: Legacy, alphabet: str) -> float:
    text = joined.decode(encoding.codec, "replace")
    return sum(map(text.count, _COMMON[alphabet])) / max(1, len(text) - text.count(" "))


# -------------------------------------------------------------------------------------------------- pairs of bytes


def _east_asian(sample: bytes) -> Iterator[Legacy]:
    """The East Asian encodings that the sample may be in: those whose common rows it keeps to."""
    pairs = _pairs(sample, _pair)
    if pairs and _is_sound(sample, _JAPANESE) and (_share(pairs, b"\xa4\xa5") > _KANA or _is_of_kanji(sample, pairs)):
        yield _JAPANESE
    if pairs and _is_sound(sample, _KOREAN) and _share(pairs, _HANGUL_ROWS) > _KEPT:
        yield _KOREAN
    if pairs and _is_sound(sample, _CHINESE) and _share(pairs, _CHINESE_ROWS) > _KEPT:
        yield _CHINESE
    pairs = _pairs(sample, _taiwanese_pair)
    if pairs and _is_sound(sample, _TAIWANESE) and _share(pairs, _TAIWANESE_ROWS) > _KEPT:
        yield _TAIWANESE


def _is_shifted(sample: bytes) -> bool:
    """Whether pairs stand in rows, in those of common characters, and hold kana or second bytes that are ASCII.

    An apostrophe before an s is such a pair as well, but stands alone; words of capitals in CP866 are all beyond ASCII.
    """
    pairs = _pairs(sample, _shifted_pair)
    beside = sum(len(run) // 2 for run in _shifted_run.findall(sample))
    if not pairs or beside < _BESIDE * len(pairs) or not _is_sound(sample, _SHIFTED):
        return False
    plain = sum(1 for pair in _shifted_pair.finditer(sample) if pair[0][1] < 0x80)
    telling = _share(pairs, b"\x82\x83") > _KANA or plain > _PLAIN * len(pairs)
    return telling and _share(pairs, _SHIFTED_ROWS) > _KEPT


_BESIDE = 0.8  # of the pairs stand beside another one
_PLAIN = 0.1  # of the pairs, at least, end in a byte of ASCII where there are hardly kana; by chance it is a third
_shifted_run = re.compile(rb"(?:[\x81-\x9f\xe0-\xef][\x40-\x7e\x80-\xfc]){2,}")


def _is_of_kanji(sample: bytes, pairs: bytes) -> bool:
    """Whether a text with next to no kana has common characters of Japanese, more than it would have of Chinese."""
    if _share(pairs, _JAPANESE_ROWS) <= _KEPT:
        return False
    japanese = _share_of_common(sample, _JAPANESE, _KANJI)
    return japanese > _COMMON_KANJI and japanese > _share_of_common(sample, _CHINESE, _HANZI)


def _share_of_common(sample: bytes, encoding: Legacy, common: str) -> float:
    text = [each for each in sample.decode(encoding.codec, "replace") if each > "\u3400"]
    return sum(each in common for each in text) / max(1, len(text))


_COMMON_KANJI = 0.35
_JAPANESE_ROWS = b"\xa1\xa3\xa4\xa5" + bytes(range(0xB0, 0xD0))
_KANJI = (
    "日本人大年一国学会研究社新田出版東京史論文語教育部図書館中高山川藤佐木村田太郎子著編訳巻号第誌集報学術化経済政治法"
    "社会科理工医院立所京都阪名古屋市県資料歴近代現世界英和仏独全上下前後入門概説方法問題発展開成長時間地方民族宗仏教心"
    "理行動作用分析関係情報技術数物生命自然環境言葉字音楽美術芸能小説家詩戦後明治昭平成江戸参考献岩波鈴高橋伊渡辺加吉松"
    "井石林清三二四五六七八九十月火水金土原久保野安花正義雄夫美恵一二次"
)
_HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日社义事平形相全表间样与关各重新线内数正心反明看原利比或但质气第向道此变条结解问意建月公无系情者最"
    "立代通提题程展五果料员位入常文总次品式活设及管特件长求基资边流路级少图山统接知较将组见计别手期根论运农指区强书"
    "出版社北京上海大学研究史参考献编著译王李张刘陈杨赵黄周吴徐孙馆刊科"
)

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
