"""Corrections of what has a number of its own: court decisions, patents, standards, requests for comments, theses."""

from __future__ import annotations

import re

from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import parted_at_end, start_of, unlabelled, without
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.lexicon import lexicon

__all__ = [
    "bodies",
    "decisions",
    "dissertations",
    "marginal_numbers",
    "patents",
    "requests_before_names",
    "requests_for_comments",
    "requests_in_titles",
    "standards",
]

_OF_DECISIONS: tuple[Variable, ...] = ("title", "container-title", "volume", "page", "date")


def bodies() -> frozenset[str]:
    """Who sets standards, in lower case."""
    return frozenset(lexicon().standard_bodies)


@correction(signs=(" v. ", " v ", " vs. ", " vs "))
def decisions(source: str, fields: list[Field]) -> list[Field]:
    """A case with its reporter: "Roe v. Doe, 347 U.S. 483 (1954)", "Roe v Doe [1932] AC 562".

    Source of the forms: The Bluebook, 21st edition, rule 10; OSCOLA, 4th edition, section 2.1.
    """
    first = next(iter(unlabelled(fields)), None)
    if first is None:
        return fields
    found = _american.match(source, first.start) or _british.match(source, first.start)
    if found is None:
        return fields
    printed = [(name, found.span(name.replace("-", "_"))) for name in _OF_DECISIONS]
    put = [Field(name, start, end, first.score) for name, (start, end) in printed if start >= 0]
    told = {(field.variable, field.start, field.end) for field in fields}
    if {each[:3] for each in put} <= told:
        return fields
    return sorted([*without(fields, first.start, found.end()), *put], key=start_of)


_PARTIES = r"(?P<title>\p{Lu}[^,:;?()\[\]]{0,100}?\sv(?:s?\.|s)?\s(?:the\s)?\p{Lu}[^,:;?()\[\]]{1,100}?)"


@pattern
def _american() -> str:
    named = r"(?P<container_title>\p{Lu}[\p{L}. ]{0,24}(?:\dd|\dth)?\.?)(?:\s\(\d+\s\p{L}+\.?\))?"
    reporter = rf"(?P<volume>\d{{1,4}})\s{named}\s(?P<page>\d{{1,5}})"
    return rf"{_PARTIES},\s{reporter}(?:,\s[\d–-]+)?\s\((?:[^()\d]*\s)?(?P<date>(?:1[6-9]|20)\d\d)\)"


@pattern
def _british() -> str:
    reporter = r"(?:(?P<volume>\d{1,2})\s)?(?P<container_title>\p{Lu}[\p{L}. ]{0,24})\s(?P<page>\d{1,5})"
    return rf"{_PARTIES},?\s[\[(](?P<date>(?:1[6-9]|20)\d\d)[\])]\s{reporter}(?!\d)(?:\s\(\p{{Lu}}{{2,5}}\))?"


@correction(signs=("patent",))
def patents(source: str, fields: list[Field]) -> list[Field]:
    """The number of a patent, which was taken for pages: "Roe, K., US Patent 4,405,829, 1983"."""
    found = _patent.search(source)
    if found is None or any(field.variable == "genre" and field.end >= found.end() for field in fields):
        return fields
    if any(field.variable == "title" and field.start < found.start() < found.end() < field.end for field in fields):
        return fields
    return sorted([*without(fields, *found.span()), Field("genre", *found.span(), 0.5)], key=start_of)


@pattern
def _patent() -> str:
    office = r"(?:U\.?\s?S\.?|EP|WO|(?:United States|European|German|French|British|Japanese|Chinese|Canadian|World)\s)"
    number = r"(?:[A-Z]{2}\s?)?\d[\d,./ ]{3,14}\d(?:\s?[A-Z]\d?(?!\p{L}))?"
    named = rf"{office}\s?Patent(?:\s(?:Application|App\.))?(?:,?\s(?:[Nn]os?\.?|[Nn]umber))?"
    bare = r"(?:US|EP|WO|DE|GB|FR|JP|CN)\s?\d{1,4}(?:[,/]?\d{3}){2,}(?:\s?[A-Z]\d?(?!\p{L}))?"
    return rf"(?<![\p{{L}}\d])(?:{named}\s{number}|{bare}(?![\d,]\d))"


@correction(signs=("rfc",))
def requests_for_comments(source: str, fields: list[Field]) -> list[Field]:
    """The number of a request for comments is no volume of a journal: "Control Protocol. RFC 793, IETF"."""
    for field in fields:
        if field.variable in _HOSTS and (found := _RFC.match(source, field.start)):
            return sorted([*without(fields, *found.span()), Field("genre", *found.span(), field.score)], key=start_of)
    return fields


@correction("author", signs=("rfc",))
def requests_before_names(source: str, fields: list[Field]) -> list[Field]:
    """The number of a request for comments before its authors: "RFC 9999: Roe J., et al. Rivers of Packets"."""
    first = fields[0]
    found = _RFC.match(source) if first.start == 0 and first.variable in ("author", "title") else None
    if found is None:
        return fields
    number = Field("genre", *found.span(), first.score)
    led = _colon.match(source, found.end())
    if first.variable == "author" and led is not None and led.end() < first.end:
        return [number, first._replace(start=led.end()), *fields[1:]]
    titled = {"author", "title"} <= {field.variable for field in fields[1:]}
    return [number, *fields[1:]] if titled and found.end() == first.end else fields


_colon = re.compile(r"[:.,]\s+")


@correction("title", lacks=("author",), signs=("rfc",))
def requests_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """Number and author that the title of a request for comments began with: "RFC 9999: Roe, J. Rivers of Packets"."""
    first = fields[0]
    number = _RFC.match(source, first.start) if first.variable == "title" else None
    name = _name_behind_number.match(source, number.end(), first.end) if number else None
    if number is None or name is None:
        return fields
    put = [Field("genre", *number.span(), first.score), Field("author", *name.span("name"), first.score)]
    return [*put, first._replace(start=name.end()), *fields[1:]]


_name_behind_number = pattern(r"[:.,]\s+(?P<name>\p{Lu}[\p{L}'’-]+,?(?:\s\p{Lu}\.){1,3})\s+(?=\p{Lu})")


_HOSTS = frozenset({"container-title", "collection-title", "publisher", "volume"})
_RFC = re.compile(r"(?:RFC|Request [Ff]or Comments:?)[\s-]?\d{1,5}(?!\d)")


@correction("author", signs=bodies)
def standards(source: str, fields: list[Field]) -> list[Field]:
    """The number of a standard was taken for who wrote it: "ISO 690:2010, Information and documentation"."""
    for field in fields:
        found = _standard.match(source, field.start) if field.variable == "author" else None
        if found and found.end() >= field.end - len(":2015"):
            rest = without(fields, *found.span())
            put = [Field("genre", *found.span(), field.score)]
            if found["year"] and not any(each.variable == "date" for each in rest):
                year = found.start("year"), found.end("year")
                put = [put[0]._replace(end=year[0] - 1), Field("date", *year, field.score)]
            return sorted([*rest, *put], key=start_of)
    return fields


@pattern
def _standard() -> str:
    """A body, and the number with its parts and year."""
    body = rf"(?:{'|'.join(lexicon().standard_bodies).upper()})"
    parts = rf"{body}(?:[/ -](?:{body}|TR|TS|Std\.?|P|R|Р))*"
    return rf"{parts}\s(?:[A-Z]\s?)?\d[\d.-]*(?::(?P<year>\d{{4}})(?:-\d\d)?)?(?!\d)"


@correction("title", signs=("дис", "дисс"))
def dissertations(source: str, fields: list[Field]) -> list[Field]:
    """The degree behind a title: "Экономика: дис. ... канд. экон. наук: 08.00.05".

    Source of the habit: GOST R 7.0.5-2008.
    """
    return parted_at_end(source, fields, "title", _degree, "genre")


_degree = plain_pattern(r"\s?:\s(?P<part>(?:автореф\.?\s)?дис+\.\s?[^:]{3,60}?)(?:\s?:\s?[\d.\s]+)?$", re.IGNORECASE)


@correction(signs=("rn.", "rdnr.", "rz.", "randnr."))
def marginal_numbers(source: str, fields: list[Field]) -> list[Field]:
    """The section of a commentary and its marginal number in one piece, no page: "Meyer, BGB, § 242 Rn. 12"."""
    found = _marginal_number.search(source)
    if found is None:
        return fields
    start, end = found.span("place")
    around = [field for field in fields if start < field.end and field.start < end]
    if any(field.variable not in _TAKEN_FOR_PLACES for field in around):
        return fields
    rest = [field for field in fields if field not in around]
    if not any(field.variable == "title" for field in rest):
        rest.append(Field("title", start, end, min((field.score for field in around), default=0.3)))
    return fields if sorted(rest) == sorted(fields) else sorted(rest, key=start_of)


_TAKEN_FOR_PLACES = frozenset({"title", "volume", "issue", "page", "note", "edition"})
_marginal_number = pattern(
    r"(?P<place>(?:§{1,2}|Art\.)\s?\d+[a-z]?(?:\s(?:Abs\.|S\.|Nr\.)\s?\d+)*+,?\s"
    r"(?:Rn|Rdnr|Rz|Randnr)\.\s?\d+)(?!\d)"
)
