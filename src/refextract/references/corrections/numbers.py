"""Corrections of volumes, issues, pages and addresses: what stands unread, and what was taken for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

import regex

from refextract.languages import words
from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import LEFT, NUMBERS, WORKS, changed, cut_at, parted, start_of, without
from refextract.references.corrections.wording import FIGURE
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.identifier import SICI_END, trimmed_address
from refextract.values.signs import YEAR

if TYPE_CHECKING:
    from regex import Match, Pattern

__all__ = [
    "addresses",
    "end_words",
    "marked_numbers",
    "no_numbers",
    "numbers_behind_pages",
    "numbers_by_their_word",
    "numbers_of_several",
    "volumes_before_pages",
    "volumes_in_titles",
]


def _by_last(listed: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their last character, the longest first: what a text may end with, before a pattern is searched."""
    found: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(listed), key=len, reverse=True):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(words_) for last, words_ in found.items()}


@correction(signs=("://", "10."))
def addresses(source: str, fields: list[Field]) -> list[Field]:
    """Addresses and DOIs whole, also those that were passed over or taken for something else."""
    given = fields
    for name, written, others in (("doi", _doi, ("url",)), ("url", _address, ("doi", "arxiv"))):
        known = next((field for field in fields if field.variable == name), None)
        found = _address_of(source, written, known) if known else written.search(source)
        if found is None:
            continue
        end = found.start() + len(trimmed_address(found[0]))
        if known is not None and (end > known.end or found.start() > known.start):
            whole = known._replace(start=found.start(), end=max(end, known.end))
            fields = [*without([field for field in fields if field != known], known.end, end), whole]
        elif known is None and not any(
            f.variable in others and f.start < end and found.start() < f.end for f in fields
        ):
            fields = [*without(fields, found.start(), end), Field(name, found.start(), end)]  # type: ignore[arg-type]
    return fields if fields is given else sorted(fields, key=start_of)


def _address_of(source: str, pattern: Pattern[str], known: Field) -> Match[str] | None:
    """The address that a field begins with, or that stands in it behind words: "l'adresse: https://doi.org"."""
    return pattern.match(source, known.start) or pattern.search(source, known.start, known.end)


_address = pattern(r"(?i:https?://)[^\s<>\"“”]{4,}")
_doi = pattern(rf"(?<![\d.])10\.\d{{4,9}}/[^\s<>\"“”]+{SICI_END}?")


@correction(either=WORKS)
def end_words(source: str, fields: list[Field]) -> list[Field]:
    """A host without the word that leads to its number: "Oikos Bd." before "125"."""
    for field in fields:
        variable, first, last, _ = field
        if variable in _WORKS and source[last : last + 3].strip(" .(")[:1].isdigit():
            start = max(first + 1, last - LEFT)
            listed = _number_words().get(source[field.end - 1], ())
            if source.endswith(listed, start, field.end):
                place = _before_word(source, listed, start, field.end)
                fields = cut_at(source, fields, field, place) if place else fields
    return fields


_WORKS = frozenset(WORKS)


def _before_word(source: str, listed: Iterable[str], start: int, end: int) -> int | None:
    """Where the separators begin before the longest of the words that ends ``start..end``."""
    for word in listed:
        if source.endswith(word, start, end) and (found := _separators.search(source, start, end - len(word))):
            return int(found.start())
    return None


@cache
def _number_words() -> Mapping[str, tuple[str, ...]]:
    """The words before a number, with and without their dot, the longest first, by their last character."""
    listed = (*words("volume_words"), *words("issue_words"), *words("page_words"), "Bd", "Vol", "Jg", "Т", "Nr", "No")
    bare = [word.rstrip(".") for word in listed]
    return _by_last((*bare, *(f"{word}." for word in bare)))


_separators = pattern(r"[\s,;]+$")


@correction("title", lacks=("volume",))
def volumes_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A volume that the title went on into: "Collected Works: Volume 36"."""
    for field in fields:
        last = source[field.end - 1]
        if field.variable != "title" or not (last.isdecimal() or last in "IVXLC)"):
            continue
        if found := _end_volume.search(source, field.start + 1, field.end):
            volume = Field("volume", found.start("number"), found.end("number"), field.score)
            return cut_at(source, fields, field, found.start(), volume)
    return fields


@pattern
def _end_volume() -> str:
    listed = "|".join(regex.escape(word) for word in words("volume_words") if len(word) > 2)
    return rf"(?:(?:\G|(?<!\s))\s++)?+[,:.(]\s*+(?i:{listed})\s*+(?P<number>\d{{1,4}}|[IVXLC]{{1,6}})\)?$"


@correction("page", lacks=("volume",), signs=(";", ":"))
def volumes_before_pages(source: str, fields: list[Field]) -> list[Field]:
    """A volume that the pages began with: "Water 2012:15;338–339"."""
    for field in fields:
        found = _VOLUME_AND_PAGES.fullmatch(source, field.start, field.end) if field.variable == "page" else None
        if found:
            volume = Field("volume", *found.span("volume"), field.score)
            page = field._replace(start=found.start("page"))
            return parted(fields, field, volume, page)
    return fields


_VOLUME_AND_PAGES = re.compile(r"(?P<volume>\d{1,4})[;:]\s?(?P<page>[A-Za-z]?\d+(?:[-–][A-Za-z]?\d+)?)")


@correction("page", lacks=("volume",), either=("container-title",), beside=[("page", "page")])
def volumes_beside_pages(source: str, fields: list[Field]) -> list[Field]:
    """A bare number between a host and pages with their word is its volume: "日本造船学会誌, 869(-), p. 638"."""
    for host, number, page in zip(fields, fields[1:], fields[2:], strict=False):
        if (host.variable, number.variable, page.variable) != ("container-title", "page", "page"):
            continue
        before, between = source[host.end : number.start], source[number.end : page.start]
        if source[number.start : number.end].isdigit() and _bare_gap.fullmatch(before) and _to_page.fullmatch(between):
            return changed(fields, {number: number._replace(variable="volume")})
    return fields


_bare_gap = pattern(r"[,.，．]?\s?(?:[Vv]ol\.?\s?)?")
_to_page = pattern(r"\s?(?:\([^()]{0,8}\))?[,.，．]\s?(?:pp?|S|s)\.?\s?")


@correction("page")
def numbers_behind_pages(source: str, fields: list[Field]) -> list[Field]:
    """A PubMed number or ISSN stands bare behind the pages: "22: 44–55. 10657697", "125:1401–12.0022-3166"."""
    for field in fields:
        if field.variable != "page" or field.end - field.start < _SHORTEST_PAGES_AND_PMID:
            continue
        if found := _pages_and_pmid.fullmatch(source, field.start, field.end):
            name: Variable = "pmid" if found["pmid"] else "issn"
            known = any(each.variable == name for each in fields)
            number = Field(name, *found.span(name), field.score)
            return cut_at(source, fields, field, found.end("pages"), *(() if known else (number,)))
    return fields


_SHORTEST_PAGES_AND_PMID = len("1. 1234567")


_pages_and_pmid = pattern(
    r"(?P<pages>[A-Za-z]?\d{1,6}(?:\s?[-–—]\s?[A-Za-z]?\d{1,6})?)[.,;]"
    r"(?:\s+(?P<pmid>\d{7,8})|\s*(?P<issn>\d{4}-\d{3}[\dX]))"
)


@correction(either=("page", "volume"), signs=("№", "\\", "nᵒ"))
def numbers_by_their_word(source: str, fields: list[Field]) -> list[Field]:
    """A number is what the sign before it says: "№ 17 (255)" is no page, and no volume with an issue either."""
    for field in fields:
        if field.variable not in ("page", "volume"):
            continue
        if not _issue_sign.search(source, max(0, field.start - LEFT), field.start):
            continue
        issue = next((each for each in fields if each.variable == "issue"), None)
        if issue is None:
            return changed(fields, {field: field._replace(variable="issue")})
        if source[field.end : issue.start].strip() == "(" and source[issue.end : issue.end + 1] == ")":
            whole = field._replace(variable="issue", end=issue.end + 1)
            return [whole if each == field else each for each in fields if each != issue]
    return fields


_issue_sign = pattern(r"(?:№|(?<!\p{L})[nN]ᵒ|\\math\w+\{N\}\^\{?[0o°]\}?)\s*$")


@correction(either=NUMBERS)
def numbers_of_several(source: str, fields: list[Field]) -> list[Field]:
    """Numbers with words of their own that were taken for one: "Т. 9, № 9. С. 12" is no page."""
    for field in fields:
        if field.variable not in NUMBERS or not _WORD_AND_BLANK.search(source, field.start, field.end):
            continue
        marked = [(_VARIABLES_OF_NUMBERS[m.lastgroup or ""], m) for m in _marked_number().finditer(source, *field[1:3])]
        if not marked or {name for name, _ in marked} == {field.variable}:
            continue
        bare = _NUMBER_BEFORE.match(source, *field[1:3])
        if bare is None and (marked[0][1].start() > field.start or _WORDS_BEHIND.match(source, marked[0][1].end())):
            continue
        rest = [each for each in fields if each != field]
        known = {each.variable for each in rest}
        put = {name: field._replace(variable=name, start=m.start(name), end=m.end(name)) for name, m in marked[::-1]}
        if bare and field.variable != "page":
            put[field.variable] = field._replace(end=bare.end("number"))
        return sorted([*rest, *(each for name, each in put.items() if name not in known)], key=start_of)
    return fields


_WORDS_BEHIND = re.compile(r",\s[^\W\d_]{4}")
_NUMBER_BEFORE = re.compile(r"(?P<number>\d+(?:[-–]\d+)?)[.,;]\s")
_WORD_AND_BLANK = re.compile(r"[^\W\d_]\.?\s|\s№")  # a look that most numbers end with


@correction(either=NUMBERS)
def no_numbers(source: str, fields: list[Field]) -> list[Field]:
    """What stands where a number is not known is none: "Vol. n/a", "pp. n/a–n/a", "[s. l.]", and the sign of "n.º"."""
    kept = [field for field in fields if field.variable not in NUMBERS or not _is_no_number(source, field)]
    return kept if len(kept) < len(fields) else fields


def _is_no_number(source: str, field: Field) -> bool:
    text = source[field.start : field.end]
    if text in _SIGNS_OF_NUMBERS or source.startswith("n/a", field.start):
        return True
    if text.casefold() == "l" and source[: field.start].rstrip().casefold().endswith("s."):
        return True  # "s. l.", where the place is not known
    may_be_word = field.variable == "page" and (not text[-1].isdigit() or text.startswith("97"))
    return may_be_word and _no_page.fullmatch(text) is not None


_SIGNS_OF_NUMBERS = ("º", "°", "ª")


@plain_pattern
def _no_page() -> str:
    """The word before pages, behind a year or alone, or a second ISBN."""
    listed = "|".join(map(re.escape, words("page_words")))
    return rf"(?:{YEAR}[.,]\s)?(?i:{listed})|97[89](?:-\d+){{4}}"


@correction(either=WORKS)
def marked_numbers(source: str, fields: list[Field]) -> list[Field]:
    """Volume, issue and pages that stand unread behind their own word: "Т. 10. № 3. С. 12-15"."""
    known = {field.variable for field in fields}
    if known >= NUMBERS or known.isdisjoint(WORKS):
        return fields
    passed_over: list[Field] = []
    place = fields[0].end
    for field in (*fields[1:], Field("note", len(source), len(source))):
        if field.start - place >= _SHORTEST_GAP and FIGURE.search(source, place, field.start):
            for found in _marked_number().finditer(source, place, field.start):
                name = _VARIABLES_OF_NUMBERS[found.lastgroup or ""]
                if name not in known:
                    known.add(name)
                    passed_over.append(Field(name, found.start(name), found.end(name), 0.5))
        place = field.end
    return [*fields, *passed_over] if passed_over else fields


_VARIABLES_OF_NUMBERS: Mapping[str, Variable] = {"volume": "volume", "issue": "issue", "page": "page"}
_SHORTEST_GAP = 4


@cache
def _marked_number() -> re.Pattern[str]:
    """The number behind its word; the group is called after its variable."""

    def listed(kind: str) -> str:
        return "|".join(map(re.escape, words(kind)))

    number = r"\d[\d]{0,5}(?:\s?[-–—/]\s?\d{1,6})?(?:\s?\(\d{1,5}\))?"
    page = r"[A-Za-z]{0,2}\d{1,7}(?:\s?[-–—]\s?[A-Za-z]{0,2}\d{1,7})?"
    return re.compile(
        rf"(?<![^\W_])(?:(?i:{listed('volume_words')})\s*(?P<volume>{number})"
        rf"|(?i:{listed('issue_words')}|№)\s*(?P<issue>{number})"
        rf"|(?i:{listed('page_words')})\s*(?P<page>{page}))(?![^\W_])"
    )
