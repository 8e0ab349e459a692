"""Volumes, issues, editions and report numbers: the number without its word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from refextract.languages import words
from refextract.text import pattern, plain_pattern
from refextract.values.lexicon import lexicon

__all__ = [
    "PATENT_NUMBER",
    "REPORT_NUMBER",
    "Numbering",
    "parse_edition",
    "parse_genre",
    "parse_issue",
    "parse_version",
    "parse_volume",
]

_EDGE = " \t\n\r\u00a0,;:*_"
_LONGEST = 120


class Numbering(NamedTuple):
    """Where in a series: `volume` and `issue` as printed."""

    volume: str | None = None
    issue: str | None = None


@lru_cache(maxsize=4096)
def parse_volume(text: str) -> Numbering:
    """Volume and issue as one prints them together; a number alone is the volume.

    >>> parse_volume("Vol. 57(1)")
    Numbering(volume='57', issue='1')
    >>> parse_volume("Jg. 12, H. 3"), parse_volume("57")
    (Numbering(volume='12', issue='3'), Numbering(volume='57', issue=None))
    """
    bare = _unbracketed(text.strip(_EDGE))
    if len(bare) > _LONGEST or _is_plain(bare):
        return Numbering(volume=bare or None)
    both = _both.fullmatch(bare)
    if both is not None:
        return Numbering(both["volume"].strip(_EDGE), (both["bracketed"] or both["issue"]).strip(_EDGE))
    issue = _issue_alone.fullmatch(bare)
    if issue is not None:
        return Numbering(issue=issue["number"].strip(_EDGE))
    return Numbering(volume=_number(_volume_word.sub("", bare)))


@lru_cache(maxsize=4096)
def parse_issue(text: str) -> str | None:
    """The issue without its word: "no. 3", "H. 3" and "(3)" are "3".

    >>> parse_issue("№ 17 (255)"), parse_issue("(3-4)")
    ('17 (255)', '3-4')
    """
    bare = _unbracketed(text.strip(_EDGE))
    return bare if _is_plain(bare) else _number(_issue_word.sub("", bare))


@lru_cache(maxsize=1024)
def parse_edition(text: str) -> str | None:
    """The number of an edition, or its words where it has none.

    >>> parse_edition("2nd ed."), parse_edition("5. Aufl."), parse_edition("Third Edition"), parse_edition("Rev. ed.")
    ('2', '5', '3', 'Rev. ed.')
    """
    bare = _unbracketed(text.strip(_EDGE))
    if numbered := _edition_number.match(bare):
        return numbered["number"]
    for word in bare.casefold().split():
        if word.strip(".,") in lexicon().ordinals:
            return str(lexicon().ordinals[word.strip(".,")])
    return bare or None


@lru_cache(maxsize=1024)
def parse_genre(text: str) -> tuple[str | None, str | None]:
    """What kind of work, and the number that a report or patent has in its series.

    >>> parse_genre("Technical Report CAIP-TR-125"), parse_genre("Ph.D. thesis")
    (('Technical Report', 'CAIP-TR-125'), ('Ph.D. thesis', None))
    """
    bare = _unbracketed(text.strip(_EDGE)).rstrip(",;:")
    if PATENT_NUMBER.fullmatch(bare) or REPORT_NUMBER.fullmatch(bare) or _figures.fullmatch(bare):
        return None, bare
    numbered = _genre_number.fullmatch(bare)
    if numbered is None:
        return bare or None, None
    return _number_sign.sub("", numbered["genre"].strip(_EDGE)) or None, numbered["number"]


@lru_cache(maxsize=1024)
def parse_version(text: str) -> str | None:
    """The version of software or data, without its word; None where no word says that it is one.

    >>> parse_version("Version 3.3.070"), parse_version("v2.1"), parse_version("2nd ed.")
    ('3.3.070', '2.1', None)
    """
    found = _version.fullmatch(_unbracketed(text.strip(_EDGE)).rstrip("."))
    return found["number"] if found else None


def _is_plain(text: str) -> bool:
    """Whether a number is in figures alone, as most are: the long lists of words need not be compiled for it."""
    return text.isascii() and text.isdigit()


def _number(text: str) -> str | None:
    bare = text.strip(_EDGE).rstrip(".")
    return bare if any(c.isalnum() for c in bare) else None


def _unbracketed(text: str) -> str:
    if text[:1] in "([" and text[-1:] in ")]" and len(text) > 1 and not any(c in "()[]" for c in text[1:-1]):
        return text[1:-1].strip(_EDGE)
    return text


def _alternatives(kind: str) -> str:
    """The words of all languages; one that ends in a letter must end there, or run into figures."""
    return "|".join(re.escape(word) + (rf"(?!{_LETTER})" if word[-1].isalpha() else "") for word in words(kind))


_LETTER = r"[^\W\d_]"
_NUMBER = rf"{_LETTER}?\d[^\W_]{{0,6}}(?:\s?[-–—/]\s?\d+{_LETTER}?)?"


_volume_word = plain_pattern(lambda: rf"^(?i:{_alternatives('volume_words')})\s*+(?=[^\W_])")
_issue_word = plain_pattern(lambda: rf"^(?i:{_alternatives('issue_words')}|№|#)\s*+(?=[^\W_])")


@plain_pattern
def _both() -> str:
    volume, issue = _alternatives("volume_words"), _alternatives("issue_words")
    return (
        rf"(?i:(?:{volume})\s*+)?(?P<volume>{_NUMBER}|[IVXLC]+)\s*+"
        rf"(?:\((?i:(?:{issue}|№|\#)\s*+)?(?P<bracketed>[^()]{{1,20}}+)\)"
        rf"|[,;:.]?\s*+(?i:{issue}|№|\#)\s*+(?P<issue>{_NUMBER}(?:\s*\(\d+\))?))"
    )


_issue_alone = plain_pattern(
    lambda: rf"(?i:{_alternatives('issue_words')}|№|\#)\s*+(?P<number>{_NUMBER}(?:\s*\(\d+\))?)\.?"
)
_version = re.compile(
    r"(?i:versi[oó]n|version|versão|versione|vers\.?|ver\.?|release|v\.?)\s?(?P<number>\d[\w.-]{0,20})"
    r"(?:\s?\([^()]*\))?"
)
_edition_number = pattern(r"(?:[^\d\W]+\.?\s+)?(?P<number>\d{1,3})(?!\d)")


# The number of a patent, of a report and of a series of reports.
_PATENT = r"(?:US|EP|WO|DE|JP|CN|FR|GB|KR|CA|AU)[\s/-]?\d[\d,./]{5,}\s?(?:[A-Z]\d?)?"
REPORT_NUMBER = pattern(
    r"(?=\S*\d)\p{Lu}[\p{Lu}\d]+(?:[/-][\p{Lu}\d]+){2,}(?![\p{L}\d])"
    r"|\p{Lu}{3,}[\s-](?:19|20)?\d\d-\d{2,}(?:\s\p{Lu}{3,}\s\d+)?(?!\d)"
    r"|(?:NIST|NASA|NBER|CERN|SLAC|IAEA|WHO)\s\p{Lu}{2,4}\s?[\d-]+\w*(?:\s(?:Rev\.|Vol\.|Ver\.)\s?\d+)?"
)
"""The number of a report that needs no word: "NASA/TM-2005-213559", "NIST SP 800-53", "DELPHI 2001-138 PHYS 909"."""
_number_sign = re.compile(r"[\s,]+(?:[Nn]os?\.?|[Nn]r\.?|[Nn]º|[Nn]umber|№|#):?$")
_figures = re.compile(r"\d{3,}/\d+")  # of an application to a court: "48539/99"
PATENT_NUMBER = pattern(_PATENT)
"""The number of a patent with the office that gave it: "WO2014074895"."""


@pattern
def _genre_number() -> str:
    sign = r"(?:[Nn]o\.?|[Nn]r\.?|[Nn]º|№|\#)?\s*+"
    number = r"(?P<number>(?=\S*\d)[\p{L}\d][\p{L}\d/.,_:–-]*(?<!,))"
    return rf"(?P<genre>(?:\p{{L}}[\p{{L}}.’'-]*+\s+){{1,6}}){sign}{number}"
