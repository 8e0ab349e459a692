"""Texts in other languages and scripts: Chinese, Japanese, Korean, Russian, Greek, Arabic, Hebrew, Thai, signs."""

from __future__ import annotations

from tests.bench.growing.made import Growing
from tests.bench.growing.words import family, words, year


def _from(first: int, count: int, number: int, length: int) -> str:
    """A word of letters that stand in a row in Unicode."""
    return "".join(chr(first + (number * 37 + each * each * 11 + each * 5) % count) for each in range(length))


def chinese(number: int) -> str:
    return _from(0x4E00, 900, number, 8)


def han_name(number: int) -> str:
    return "张王李赵陈杨黄周吴徐"[number % 10] + _from(0x4E00, 500, number, 2)


def cyrillic(number: int, length: int = 7) -> str:
    return _from(0x430, 32, number, length)


def greek(number: int, length: int = 7) -> str:
    return _from(0x3B1, 25, number, length)


def arabic(number: int, length: int = 6) -> str:
    return _from(0x627, 30, number, length)


def hebrew(number: int) -> str:
    return _from(0x5D0, 27, number, 5)


def hangul(number: int) -> str:
    return _from(0xAC00, 2000, number, 3)


def kana(number: int) -> str:
    return _from(0x3042, 80, number, 6)


def gbt(number: int) -> str:
    issue = f"{year(number)}, {number % 90}(2): 1-{number % 90 + 9}"
    return f"[{number + 1}] {han_name(number)}. {chinese(number)}的研究[J]. 林学报, {issue}."


TEXTS = {
    "Chinese, dated": Growing(
        lambda n: f"{chinese(n)}影响（{han_name(n)}，{year(n)}）。", between="", heading="\n\n参考文献\n\n", entry=gbt
    ),
    "Chinese, numbered": Growing(
        lambda n: f"{chinese(n)}[{n + 1}]。", between="", heading="\n\n参考文献\n\n", entry=gbt
    ),
    "Chinese without citations": Growing(lambda n: f"{chinese(n)}，", between=""),
    "Chinese in one run": Growing(chinese, between=""),
    "Chinese titles in prose": Growing(lambda n: f"{han_name(n)}的《{chinese(n)}》（{year(n)}）。", between=""),
    "Japanese, dated": Growing(
        lambda n: f"{kana(n)}である（{han_name(n)} {year(n)}）。",
        between="",
        heading="\n\n参考文献\n\n",
        entry=lambda n: f"{han_name(n)} ({year(n)})「{kana(n)}」『{kana(n + 1)}』{n % 90}巻, pp. 1-9.",
    ),
    "Japanese in one run": Growing(kana, between=""),
    "Korean, dated": Growing(
        lambda n: f"{hangul(n)} {hangul(n + 1)}({hangul(n)}, {year(n)}).",
        heading="\n\n참고문헌\n\n",
        entry=lambda n: f"{hangul(n)} ({year(n)}). {hangul(n + 2)} {hangul(n + 3)}. {hangul(n + 4)}, {n % 90}, 1-9.",
    ),
    "Russian, dated": Growing(
        lambda n: f"{cyrillic(n).capitalize()} {cyrillic(n + 1)} ({cyrillic(n + 2).capitalize()}, {year(n)}).",
        heading="\n\nСписок литературы\n\n",
        entry=lambda n: (
            f"{cyrillic(n + 2).capitalize()} А.Б. {cyrillic(n).capitalize()} {cyrillic(n + 1)} "
            f"// Вестник. {year(n)}. № {n % 9}. С. 1–9."
        ),
    ),
    "Russian, numbered": Growing(
        lambda n: f"{cyrillic(n)} {cyrillic(n + 1)} [{n + 1}, с. {n % 90}].",
        heading="\n\nЛитература\n\n",
        entry=lambda n: (
            f"{n + 1}. {cyrillic(n).capitalize()} А. Б. {cyrillic(n + 1).capitalize()}. М.: Наука, {year(n)}. 300 с."
        ),
    ),
    "Greek, dated": Growing(
        lambda n: f"{greek(n)} {greek(n + 1)} ({greek(n + 2).capitalize()}, {year(n)}).",
        heading="\n\nΒιβλιογραφία\n\n",
        entry=lambda n: f"{greek(n + 2).capitalize()}, Α. ({year(n)}). {greek(n).capitalize()}. Αθήνα: Εκδόσεις.",
    ),
    "Arabic, dated": Growing(
        lambda n: f"{arabic(n)} {arabic(n + 1)} ({arabic(n + 2)}، {year(n)}).",
        heading="\n\nالمراجع\n\n",
        entry=lambda n: f"{arabic(n + 2)}، {arabic(n)} ({year(n)}). {arabic(n + 1)}. بيروت: دار.",
    ),
    "Hebrew, dated": Growing(lambda n: f"{hebrew(n)} {hebrew(n + 1)} ({hebrew(n + 2)}, {year(n)})."),
    "Thai in one run": Growing(lambda n: _from(0xE01, 46, n, 9), between=""),
    "Devanagari": Growing(lambda n: f"{_from(0x905, 50, n, 5)} ({_from(0x915, 30, n, 4)}, {year(n)})।"),
    "letters beyond the first plane": Growing(lambda n: _from(0x1D400, 600, n, 6)),
    "pictures": Growing(lambda n: f"{_from(0x1F600, 60, n, 3)} {words(n, 3)}"),
    "letters of the full width": Growing(lambda n: f"（Ｓｍｉｔｈ，２００{n % 10}）{chinese(n)}", between=""),
    "letters with accents apart": Growing(lambda n: f"({family(n)}e\u0301 {year(n)}) {words(n, 2)}o\u0308"),
    "two scripts in a word": Growing(lambda n: f"{family(n)[:3]}{cyrillic(n, 3)}, {year(n)};"),
    "French with its quotes": Growing(
        lambda n: f"« {words(n, 4)} » (l’INSEE, {year(n)} ; d’après {family(n)}, {year(n)})."
    ),
    "Spanish with its and": Growing(
        lambda n: f"{family(n)} y {family(n + 1)} ({year(n)}) y cols. {words(n, 3)} (véase {family(n)}, {year(n)})."
    ),
    "Finnish in its cases": Growing(
        lambda n: f"{family(n)}in ({year(n)}) ja {family(n + 1)}n mukaan ({year(n)}, s. {n % 90})."
    ),
}
"""Names of texts and how they are made."""
