"""Printed forms of names, dates and titles, drawn at random: what citation styles do with the same facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from refextract.languages import Language

__all__ = ["Style", "draw_style", "printed_date", "printed_names", "short_title", "shortened"]

_QUOTES = (("", ""),) * 8 + (
    ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("„", "“"), ("«", "»"), ("« ", " »"), ("*", "*"),
    ("_", "_"), ("``", "''"), ("", "”"),
)  # fmt: skip
_SEPARATORS = (", ",) * 6 + ("; ", "; ", " ; ", " / ", "/", " – ", " & ")
_LASTS = (
    " & ", ", & ", " and ", ", and ", " et ", " y ", " e ", " und ", " u. ", " a ", " и ", "; ", ", ", "/", " en ",
)  # fmt: skip
_OTHERS = (
    " et al.", ", et al.", " et al", ", et al", " u. a.", " et alii", ", et alii", " и др.", " [et al.]", " and others",
    " e outros", ", y otros", " i in.", " m.fl.", " 等",
)  # fmt: skip
_NAMES = ("F, G", "F, G", "F, I", "F, I", "F, I", "F I", "F I", "F i", "F i", "I F", "I F", "G F", "F, i", "F,I", "F G")
_DATES = (
    "d M y", "M d, y", "y, M d", "y-m-d", "d.m.y", "D.m.y", "d/m/y", "d. M y", "d de M de y", "M y", "y M d", "d M, y",
    "M, y", "y", "d-m-y",
)  # fmt: skip


_EAST_ASIAN = {
    "zh": ((", ", ", ", ",", "，", "、", "; "), (", 等", ",等", "，等", "等", "等人"), "y年m月d日"),
    "ja": (("、", "・", ", ", "，", "; "), ("ほか", "他", "、他", ", et al."), "y年m月d日"),
    "ko": ((", ", "·", "・", "; "), (" 외", ", et al."), "y년 m월 d일"),
}
"""What stands between names, what stands for the others, and a date."""


class Style(NamedTuple):
    """One way of printing, kept for a whole string."""

    names: str
    rest: str
    separator: str
    last: str
    others: str
    most: int
    capitals: bool
    quotes: tuple[str, str]
    inside: bool
    date: str
    accessed: str
    exact: bool
    dash: str
    abbreviated: bool
    dotted: bool

    def of_families(self) -> Style:
        """The style with family names alone, as a note prints a work that was named before."""
        return self._replace(names="F", rest="F")

    def east_asian(self, code: str, random: Random) -> Style:
        """The style with the commas, quotes and dates of Chinese, Japanese or Korean."""
        between, others, date = _EAST_ASIAN[code]
        separator = random.choice(between)
        return self._replace(
            separator=separator,
            last=separator,
            others=random.choice(others),
            quotes=("", ""),
            date=random.choice(("y-m-d", date, date)),
            accessed=random.choice(("y-m-d", "y-m-d", date, "y/m/d", "y.m.d")),
        )


_SPELT = 0.2
"""The share of styles that print given names in full before family names, as BibTeX and computer science do."""
_SPELT_LASTS = (", and ", ", and ", " and ", " and ", ", ", ", ", " & ", ", & ", " und ", " et ", " y ", " e ", " и ")


def draw_style(random: Random) -> Style:
    """A style of independent choices, but for lists of names in full, which stand for themselves."""
    drawn = _drawn(random)
    if random.random() >= _SPELT:
        return drawn
    most = random.choice((3, 7, 20, 20, 20))
    return drawn._replace(
        names="G F", rest="G F", separator=", ", last=random.choice(_SPELT_LASTS), others=", et al.", most=most
    )


def _drawn(random: Random) -> Style:
    names = random.choice(_NAMES)
    separator = random.choice(_SEPARATORS)
    return Style(
        names=names,
        rest=_inverted(names) if random.random() < 0.25 else names,
        separator=separator,
        last=random.choice((*_LASTS, separator, separator, separator)),
        others=random.choice(_OTHERS[:5] if random.random() < 0.7 else _OTHERS),
        most=random.choice((1, 2, 3, 3, 6, 7, 20)),
        capitals=random.random() < 0.12,
        quotes=random.choice(_QUOTES),
        inside=random.random() < 0.5,
        date=random.choice(_DATES),
        accessed=random.choice(_DATES[:13]),
        exact=random.random() < 0.4,
        dash=random.choice(("-", "-", "–", "–", "–", "—", "--", "‐", " - ", " – ", "‑")),
        abbreviated=random.random() < 0.35,
        dotted=random.random() < 0.6,
    )


def _inverted(names: str) -> str:
    return {"F, G": "G F", "F, I": "I F", "F I": "I F", "F i": "I F", "F, i": "I F"}.get(names, names)


def printed_names(names: Sequence[Mapping[str, str]], style: Style) -> str:
    """A list of names as one author or editor field prints it; empty for no names."""
    printed = [_name(name, style.rest if index else style.names, style) for index, name in enumerate(names)]
    printed = [name for name in printed if name]
    if len(printed) > style.most:
        kept = 1 if style.most < 4 else style.most
        return style.separator.join(printed[:kept]) + style.others
    if len(printed) < 2:
        return "".join(printed)
    return style.separator.join(printed[:-1]) + style.last + printed[-1]


def _name(name: Mapping[str, str], form: str, style: Style) -> str:
    if "family" not in name:
        return str(name.get("literal", name.get("given", ""))).strip()
    particle = name.get("non-dropping-particle") or name.get("dropping-particle")
    family = f"{particle} {name['family']}" if particle else name["family"]
    if style.capitals:
        family = family.upper()
    given = name.get("given", "")
    if not given:
        return family
    if any("\u2e80" <= c <= "\ud7ff" for c in family):
        return family + given
    initials = [part[0] for part in given.replace("-", " ").split() if part[0].isalpha()]
    shown = {"G": given, "I": " ".join(f"{i}." for i in initials), "i": "".join(initials)}
    if form == "F,I":
        shown["I"] = "".join(f"{i}." for i in initials)
    printed = "".join({"F": family, **shown}.get(sign, sign) for sign in form)
    suffix = name.get("suffix")
    return f"{printed}, {suffix}" if suffix else printed


def printed_date(parts: Sequence[int], form: str, language: Language) -> str:
    """Year, month and day (months and days may lack) as `form` prints them."""
    year, *rest = parts
    if not rest or ("M" not in form and "m" not in form):
        return str(year)
    month = rest[0]
    if not 1 <= month <= 12:
        return str(year)
    name = language.months[month - 1][0] if language.months else f"{month:02}"
    name = name if language.code in ("fr", "es", "pt", "it", "pl", "cs", "ru") else name.capitalize()
    if len(rest) < 2 or "d" not in form.lower():
        return f"{name} {year}" if form != "M, y" else f"{name}, {year}"
    day = rest[1]
    shown = {"y": str(year), "M": name, "d": str(day), "D": f"{day:02}", "m": f"{month:02}"}
    pieces = [shown.get(sign, sign) for sign in form.replace("de", "\0")]
    return "".join(pieces).replace("\0", "de")


_WHOLE = frozenset({"of", "and", "the", "for", "in", "de", "la", "et", "für", "und", "der", "di", "on"})


def shortened(title: str, *, dotted: bool) -> str:
    """A journal's title as lists abbreviate it: little words dropped, long ones cut before a vowel.

    >>> shortened("Journal of Physical Chemistry", dotted=True)
    'J. Phys. Chem.'
    """
    words = [word for word in title.split() if word.lower() not in _WHOLE]
    if len(words) < 2:
        return title
    cut = [_cut(word) for word in words]
    return " ".join(f"{short}." if dotted and short != word else short for short, word in zip(cut, words, strict=True))


def short_title(title: str, words: int) -> str:
    """What a later note prints of a title: its first words, no more than its main part, no little word at the end.

    >>> short_title("The Making of the English Working Class: A History", 4)
    'The Making'
    """
    kept = title.partition(":")[0].partition(". ")[0].split()[:words]
    while len(kept) > 1 and kept[-1].strip(",;").lower() in _WHOLE:
        kept.pop()
    return " ".join(kept).rstrip(",;")


def _cut(word: str) -> str:
    if word == "Journal":
        return "J"
    if len(word) < 6 or not word.isalpha():
        return word
    at = 3
    while at < len(word) - 2 and word[at] not in _VOWELS:
        at += 1
    return word[:at]


_VOWELS = "aeiouyäöüáéíóúàèìòù"
