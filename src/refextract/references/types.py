"""Kinds: which CSL type a reference is of, by the words it prints, the variables it has, and where its address leads.

What a work says of itself goes first ("PhD thesis", "[Computer software]", a law's number), then its host, then what it
lacks. Words are looked for outside the title, where they would tell the subject and not the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from refextract.lexicons import kind_words
from refextract.references.fields import Fields, ends_with_in
from refextract.references.likely_types import Sights, load_likely_types, signs
from refextract.references.type_words import bracketed, is_named, kinds_said
from refextract.text import pattern
from refextract.values.addresses import place
from refextract.values.media import type_of_medium
from refextract.values.numbering import PATENT_NUMBER, REPORT_NUMBER
from refextract.values.signs import YEAR_FROM_1900

__all__ = ["csl_type", "sights"]

_Values = Mapping[str, Any]


class _Clues(NamedTuple):
    """What a reference shows: its title, its host, and all the words outside of both."""

    values: _Values
    title: str
    host: str
    rest: str
    before_host: str

    def has(self, *names: str) -> bool:
        return not self.values.keys().isdisjoint(names)

    def says(self, kind: str) -> bool:
        """Whether a word of that kind stands outside the title."""
        return kind in kinds_said(self.rest)


def csl_type(found: Fields, values: _Values) -> str:
    """The CSL type of the work with these fields; `values` are its variables by their names in `Reference`.

    Source of the types: the CSL 1.0.2 specification, appendix III.

    >>> from refextract.references import parse_references
    >>> [r.type for r in parse_references(["Doe, J. (2001). Rivers. PhD thesis, University of Oslo."])]
    ['thesis']
    """
    clues = _clues(found, values)
    own = _by_own_words(clues) or _by_address(clues)
    if own is not None:
        return own
    ruled = _ruled(clues)
    if _is_plain(clues, ruled):
        return ruled
    return load_likely_types().best(signs(_sights(found, clues, ruled)), ruled, hosted=bool(clues.host))[0]


def _ruled(clues: _Clues) -> str:
    return _hosted(clues) if clues.host else _alone(clues)


def _is_plain(clues: _Clues, ruled: str) -> bool:
    """Whether a work shows all that the type of the rules has, and nothing of another: most articles and books do.

    What is learned would say the same; not to ask takes a third of the time.
    """
    if ruled == "article-journal":
        plain = clues.has("volume") and clues.has("page") and not clues.has(*_OF_BOOKS)
    elif ruled == "book":
        plain = clues.has("publisher") and clues.has("publisher_place") and not clues.has(*_OF_PARTS)
    else:
        return False
    return plain and not clues.values["editor"].names and "title" in clues.values


_OF_BOOKS = (
    "publisher", "publisher_place", "collection_title", "isbn", "edition", "genre", "event", "number_of_pages",
    "number_of_volumes", "url",
)  # fmt: skip
_OF_PARTS = ("container_title", "page", "volume", "issue", "collection_title", "genre", "event", "url", "doi")


def sights(found: Fields, values: _Values) -> Sights:
    """What an entry shows of its type."""
    clues = _clues(found, values)
    return _sights(found, clues, _ruled(clues))


def _sights(found: Fields, clues: _Clues, ruled: str) -> Sights:
    said = (("r", clues.rest), ("c", clues.host), ("t", clues.title))
    kinds = [f"{letter}{kind}" for letter, text in said for kind in sorted(kinds_said(text))]
    inside = ["in"] if clues.host and ends_with_in(clues.before_host) else []
    return Sights(found.source, found.all, clues.values, clues.rest, kinds + inside, ruled)


def _clues(found: Fields, values: _Values) -> _Clues:
    text = found.source
    hidden = [field for field in found.all if field.variable in ("title", "url", "author", "container-title")]
    place_, shown = 0, []
    for field in hidden:
        shown.append(text[place_ : field.start])
        place_ = field.end
    shown.append(text[place_:])
    before = next((text[max(0, f.start - 24) : f.start] for f in hidden if f.variable == "container-title"), "")
    host = values.get("container_title") or ""
    return _Clues(values, values.get("title") or "", host, " | ".join(shown), before)


# ------------------------------------------------------------------------------------------------- what it says itself


def _by_own_words(clues: _Clues) -> str | None:
    """What the words of the reference call it."""
    if (marked := _marked(clues)) is not None:
        return marked
    if not clues.host and (clues.has("version") or _ends_in_version(clues.title)):
        return "software"
    if "thesis_words" in kinds_said(clues.rest):
        return "thesis"
    if clues.says("patent") or (_LONG_NUMBER.search(clues.rest) and _patent_number.search(clues.rest)):
        return "patent"
    if "number" in clues.values and not clues.host and "genre" not in clues.values:
        numbered = _numbered(clues.values["number"])
        if numbered is not None:
            return numbered
    if (official := _official(clues)) is not None:
        return official
    said = bracketed(clues.rest) | bracketed(clues.title)
    for kind, name in _MEDIA.items():
        if kind in said:
            return name
    if not clues.host and (carried := type_of_medium(clues.rest)) is not None:
        return carried
    if clues.says("interview") and not clues.host and not clues.has("publisher"):
        return "interview"
    return None


def _ends_in_version(title: str) -> bool:
    return title.rstrip(")")[-1:].isdigit() and _version_at_end.search(title) is not None


# "Sieve for Windows, Version 24.0", but not "The Gravel Standard, Version 2.0", which is no program.
_version_at_end = pattern(
    r"(?i)^(?!.*\b(?:standard|specification|guide|guideline|manual|handbook)s?\b).*[,:;(]\s(?:version|release|ver\.)\s\d{1,3}(?:\.\d{1,5}){0,4}\)?$"
)


_MEDIA = {
    "software": "software",
    "dataset": "dataset",
    "motion_picture": "motion_picture",
    "broadcast": "broadcast",
    "song": "song",
    "graphic": "graphic",
    "map": "map",
    "post": "post",
    "talk": "paper-conference",
}
"""Kinds that square brackets call a work, and their types."""


def _numbered(number: str) -> str | None:
    """The type of a work that has a number of its own, which tells it."""
    if PATENT_NUMBER.fullmatch(number):
        return "patent"
    return "report" if REPORT_NUMBER.fullmatch(number) else None


def _marked(clues: _Clues) -> str | None:
    """The type by the mark behind a title: "[D]", "[J/OL]", "[M]//".

    Source of the marks: GB/T 7714-2015, appendix B.
    """
    found = _mark.search(clues.rest) if "[" in clues.rest else None
    if found is None:
        return None
    if clues.host and found["kind"] in _HOSTED_MARKS:
        return _HOSTED_MARKS[found["kind"]]
    if found["kind"] == "J" and not clues.host and clues.has("publisher"):
        return None
    return _MARKS[found["kind"]]


_mark = pattern(r"\[(?P<kind>[MCNJDRSPGAZ]|DB|CP|EB|DS|CM)(?:/(?:OL|CD|MT|DK))?\]")
_MARKS = {
    "M": "book", "C": "book", "N": "article-newspaper", "J": "article-journal", "D": "thesis", "R": "report",
    "S": "standard", "P": "patent", "G": "book", "A": "chapter", "Z": "document", "DB": "dataset", "CP": "software",
    "EB": "webpage", "DS": "dataset", "CM": "map",
}  # fmt: skip
_HOSTED_MARKS = {"M": "chapter", "C": "paper-conference", "G": "chapter", "A": "chapter"}


def _official(clues: _Clues) -> str | None:
    """Laws, cases and standards are called by a number or by two parties."""
    if clues.host:
        return _printed_officially(clues)
    people = any(name.given for name in clues.values["author"].names)
    if (_has_parties(clues.title) and not people) or _is_ruling(clues):
        return "legal_case"
    if not clues.values["author"].names and _statute.match(clues.title):
        return "legislation"
    said = kinds_said(clues.title)
    if "legislation" in said and not clues.has("publisher", "isbn") and _law_number.search(clues.title):
        return "legislation"
    number = clues.values.get("number") or ""
    numbered = _standard_number.match(clues.title) or _standard_number.match(number)
    return "standard" if numbered and ("standard" in said or "standard" in kinds_said(number)) else None


def _printed_officially(clues: _Clues) -> str | None:
    """A law in its gazette, a case in its reporter."""
    if "gazette" in kinds_said(clues.host) and "legislation" in kinds_said(clues.title):
        return "legislation"
    if _has_parties(clues.title) and clues.has("volume", "page", "number") and not clues.has("issue", "doi"):
        return None if clues.values["author"].names else "legal_case"
    return "legal_case" if _is_ruling(clues) else None


def _has_parties(title: str) -> bool:
    return " v" in title and _case.search(title) is not None


def _is_ruling(clues: _Clues) -> bool:
    """Whether a court speaks: "BGH, Urteil vom 12. Mai 2010"."""
    bodies = [name.literal or name.family or "" for name in clues.values["author"].names if name.given is None]
    return bool(bodies) and "ruling" in kinds_said(clues.title) and any("court" in kinds_said(each) for each in bodies)


def _by_address(clues: _Clues) -> str | None:
    """What an archive of preprints or the address of a work without a host tells, if it is no mere page."""
    if clues.host or clues.has(
        "publisher", "publisher_place", "edition", "isbn", "number_of_pages", "number_of_volumes", "collection_title"
    ):
        return None
    if clues.has("arxiv"):
        return "article"
    url = clues.values["url"] if clues.has("url") else ""
    addressed = _addressed(url)
    if addressed == _PAGE or "doi.org/" in url.casefold():  # a DOI leads to works of any type
        return None
    if addressed == "article-journal" and (place(url) != "scholarly" or _is_at(url, "archive_hosts")):
        return None  # news lie under "/article/", theses, reports and data in archives
    return addressed


# --------------------------------------------------------------------------------------------------- inside a host


def _hosted(clues: _Clues) -> str:
    """The type of a work that stands inside another."""
    if _is_conference(clues):
        return "paper-conference"
    if _is_encyclopedia(clues.host) and not clues.has("issue"):
        return "entry-encyclopedia"
    numbered = clues.has("volume", "issue", "issn")
    if not numbered:
        periodical = _periodical(clues)
        if periodical is not None:
            return periodical
    edited = bool(clues.values["editor"].names)
    printed = clues.has("publisher", "publisher_place", "isbn")
    if edited and not numbered:
        return "chapter"
    inside = ends_with_in(clues.before_host)
    if inside and not clues.has("issue") and (edited or printed or not numbered):
        return _inside(clues) if edited or printed or "journal" not in kinds_said(clues.host) else "article-journal"
    if inside and clues.has("collection_title", "isbn"):
        return "chapter"
    if clues.has("issue") or (numbered and not edited and not clues.has("isbn", "publisher_place")):
        return "article-journal"
    if "journal" in kinds_said(clues.host):
        return "article-journal"
    return "chapter" if edited or clues.has("publisher", "publisher_place", "isbn", "edition") else "article-journal"


def _inside(clues: _Clues) -> str:
    """The type of a work "in" a host that has no number of its own: a journal has one, or a day."""
    issued = clues.values.get("issued")
    bare = not clues.has("page", "publisher", "publisher_place", "isbn") and not clues.values["editor"].names
    if bare and (issued is None or issued.month is not None):
        return "article-journal"
    if bare and (_acronym.fullmatch(clues.host) or clues.host.casefold() in kind_words()["meeting"]):
        return "paper-conference"
    return "article-journal" if bare and " " not in clues.host else "chapter"


# What meetings are called for short: "CVPR", "NeurIPS", "ACM STOC", "AAAI-08", "ICML ’19".
_acronym = pattern(r"\p{Lu}[\p{L}-]*\p{Lu}\p{L}*(?:[\s@-]\p{Lu}[\p{L}-]*){0,2}(?:[\s-]?[’']?\d{2,4})?(?:\s\(\d\))?")


def _is_encyclopedia(host: str) -> bool:
    """Whether a host calls itself an encyclopedia early in its title or subtitle; "Key Essays from …" does not."""
    early = (" ".join(part.split()[:5]) for part in host.split(":"))
    return "encyclopedia" in kinds_said(host) and any("encyclopedia" in kinds_said(part) for part in early)


def _is_conference(clues: _Clues) -> bool:
    """Proceedings with a volume are a journal, unless they name the meeting."""
    if "conference_words" not in kinds_said(clues.host):
        return clues.has("event")
    if _meeting.search(clues.host):
        return True
    printed = clues.values["editor"].names or clues.has("publisher", "publisher_place", "isbn")
    return not clues.has("issue") and (not clues.has("volume") or bool(printed))


def _periodical(clues: _Clues) -> str | None:
    """Newspapers, magazines and blogs, which have no volume."""
    if "preprint" in kinds_said(clues.host):
        return "article"
    if "blog" in kinds_said(clues.host):
        return "post-weblog"
    if is_named("newspaper", clues.host):
        return "article-newspaper"
    if is_named("magazine", clues.host):
        return "article-magazine"
    if clues.has("url") and not clues.has("page", "publisher", "doi") and not clues.values["editor"].names:
        return _addressed(clues.values["url"]) if "journal" not in kinds_said(clues.host) else None
    return None


# ------------------------------------------------------------------------------------------------- a work of its own


def _alone(clues: _Clues) -> str:
    """The type of a work without a host."""
    if clues.has("volume") and clues.has("issue", "page") and not clues.has("publisher", "publisher_place", "edition"):
        return "article-journal"
    if clues.has("arxiv") or clues.says("preprint"):
        return "article"
    genre, series = clues.values.get("genre") or "", clues.values.get("collection_title") or ""
    if "report_words" in kinds_said(genre) or "report_words" in kinds_said(series):
        return "report"
    if clues.says("report_words") and _report_number.search(clues.rest):
        return "report"
    if clues.says("manuscript"):
        return "manuscript"
    if clues.has(
        "publisher", "publisher_place", "edition", "isbn", "number_of_pages", "number_of_volumes", "collection_title"
    ):
        return _published(clues)
    if clues.says("speech") or "conference_words" in kinds_said(clues.rest):
        return "paper-conference"
    if clues.has("url"):
        return _addressed(clues.values["url"])
    if clues.has("doi"):
        return "article-journal"
    return "document"


def _published(clues: _Clues) -> str:
    if "conference_words" in kinds_said(publisher := clues.values.get("publisher") or "") and _meeting.search(
        publisher
    ):
        return "paper-conference" if publisher not in _bodies(clues) and not clues.has("edition") else "book"
    if clues.has("url") and clues.says("software"):
        return "software"
    return "thesis" if _is_from_university(clues) else "book"


def _bodies(clues: _Clues) -> list[str | None]:
    return [name.literal for name in clues.values["author"].names]


def _is_from_university(clues: _Clues) -> bool:
    """Whether a university alone, without a place or a press, stands behind the work of one person."""
    publisher = clues.values.get("publisher")
    if publisher is None or len(clues.values["author"].names) != 1:
        return False
    if clues.has("publisher_place", "edition", "isbn", "collection_title", "volume") or clues.values["editor"].names:
        return False
    return clues.values["author"].names[0].literal is None and _university.fullmatch(publisher) is not None


def _addressed(url: str) -> str:
    """The type of a work of which no more is known than its address."""
    for kind, name in (
        ("software_hosts", "software"),
        ("dataset_hosts", "dataset"),
        ("preprint_hosts", "article"),
        ("newspaper_hosts", "article-newspaper"),
        ("blog_hosts", "post-weblog"),
    ):
        if _is_at(url, kind):
            return name
    if _blog_path.search(url):
        return "post-weblog"
    if _article_path.search(url) or (place(url) == "scholarly" and ".pdf" not in url.casefold()):
        return "article-journal"
    return _PAGE


_PAGE = "webpage"


def _is_at(url: str, kind: str) -> bool:
    host = _host(url)
    return any(host == each or host.endswith("." + each) for each in kind_words()[kind])


@lru_cache(maxsize=1024)
def _host(url: str) -> str:
    return url.casefold().split("://")[-1].split("/")[0].removeprefix("www.")


# ------------------------------------------------------------------------------------------------------------ patterns


@pattern
def _meeting() -> str:
    listed = (
        "conference|congress|symposium|workshop|meeting|colloquium|tagung|kongress|congreso|congresso|colloque|convegno"
    )
    return rf"(?i:{listed})|\b\d+(?:st|nd|rd|th)\b|\b{YEAR_FROM_1900}\b|'\d\d\b"


_LONG_NUMBER = re.compile(r"\d[\d,./]{5}")


_patent_number = pattern(r"\b(?:U\.?S\.?|EP|WO|DE|JP|CN)\s?(?:Patent\s)?\d[\d,./]{5,}\s?[A-Z]\d?\b")


@pattern
def _university() -> str:
    """The name of a university, not of a press or a faculty, and not of the two that are short for their presses."""
    word = r"Universi(?:ty|tät|té|dade?|dat|tà|tatea|teit|tetet|tas)"
    name = r"(?:\s(?:of|at|de|do|da|di|degli|van|zu|für|in)(?:\sthe)?)?(?:[\s-]\p{Lu}[\p{L}\p{M}.'’ʻ-]*){1,5}"
    before = r"(?!Oxford|Cambridge)\p{Lu}[\p{L}.'’ʻ-]*(?:\s\p{Lu}[\p{L}.'’ʻ-]*){0,3}"
    return rf"(?:{word}{name}|{before}\s{word}(?:\sof\s\p{{Lu}}\p{{L}}+)?)(?<!Press|Presses|Verlag)"


# A section of a code: "42 U.S.C. § 1983", "Code civil, art. 1240".
_statute = pattern(r"(?:\d{1,3}\s)?\p{Lu}[\p{L}., ]{1,60}?(?:§{1,2}|\bart\.)\s?\d[\w.:()–-]*$")
_case = pattern(r"^\p{Lu}[^:?]{0,80}?\s(?:v\.?|vs\.?|versus)\s(?:the\s)?\p{Lu}")
# The number or year of a law: "Nº 78/2016", "Act of 1990", "2009/28/EC".
_law_number = pattern(r"(?:[Nn][oº°r]s?\.?º?|№)\s?\d+|\b\d+[./]\d+|\b(?:of|Act)\s(?:1[89]|20)\d\d\b")
_standard_number = pattern(r"[A-Z][A-Z/ -]{1,14}(?:Std\.? )?\d{2,}")
_report_number = pattern(r"(?:[Nn]o\.?|[Nn]r\.?|№|#|\b[A-Z]{2,}[-/ ])\s?\d")
_blog_path = pattern(r"(?i)//(?:[\w-]+\.)*blogs?\.|/(?:\w*blogs?|weblog)(?:/|$)|europpblog")
_article_path = pattern(r"(?i)/(?:articles?|article-abstract|doi|journals?|issue|stable)/(?:[\w.-]+/)*[\w.-]*\d")
