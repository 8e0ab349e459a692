"""Corrections of titles and hosts: where one ends and the other begins, and what belongs to neither."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from refextract.languages import words
from refextract.lexicons import kind_words
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import LEFT, WORKS, changed, cut_at, joined, parted, parted_at_end
from refextract.references.corrections.wording import QUOTES, fold, phrases_of, quote_of, runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.lexicon import lexicon
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters

if TYPE_CHECKING:
    from regex import Pattern

__all__ = [
    "books_in_one_piece",
    "editions_behind_titles",
    "editions_in_brackets",
    "editions_in_notes",
    "issuers_in_titles",
    "kind_runs",
    "kinds_in_titles",
    "last_sentence",
    "leads_to_addresses",
    "media",
    "quoted_titles",
    "sentence_borders",
    "sentences_of_titles",
    "titles_parted_at_in",
]


@cache
def kind_runs() -> frozenset[str]:
    """A run of letters of each word for a kind of work."""
    return runs_of((*words("thesis_words"), *lexicon().work_kinds, _PACKAGE))


@correction("title", either=("publisher", "publisher-place"), lacks=("edition",))
def editions_behind_titles(source: str, fields: list[Field]) -> list[Field]:
    """An edition in words that the title went on into: "Rivers, Third. ed. Wiley", "Rivers. First. Wiley"."""
    return parted_at_end(source, fields, "title", _end_ordinal, "edition")


@correction("title", lacks=("edition",), signs=("(",))
def editions_in_brackets(source: str, fields: list[Field]) -> list[Field]:
    """An edition in brackets that a title ends with: "Rivers with R (Second Edition)"."""
    return parted_at_end(source, fields, "title", _bracketed_edition, "edition")


_bracketed_edition = plain_pattern(lambda: rf"\s\((?P<part>{_edition_words()})\)$")


@correction("note", lacks=("edition",))
def editions_in_notes(source: str, fields: list[Field]) -> list[Field]:
    """An edition taken for a remark behind the title: "System identification (2nd Ed.)"."""
    for field in fields:
        if field.variable == "note" and _edition_alone.fullmatch(source, field.start, field.end):
            return changed(fields, {field: field._replace(variable="edition")})
    return fields


def _edition_words() -> str:
    listed = "|".join(map(re.escape, lexicon().ordinals))
    marked = "|".join(re.escape(word.rstrip(".")) for word in words("edition_words"))
    return rf"(?i:(?:{listed}|\d{{1,2}}(?:st|nd|rd|th|e|ª|º|a)?\.?)\s(?:{marked})\.?)"


_edition_alone = plain_pattern(_edition_words)


@plain_pattern
def _end_ordinal() -> str:
    listed = "|".join(map(re.escape, lexicon().ordinals))
    marked = "|".join(re.escape(word.rstrip(".")) for word in words("edition_words"))
    return rf"[.,]\s(?P<part>(?i:{listed}|[^\s.,]{{1,12}}\s(?:{marked})))\.?$"


@correction(either=("url", "doi"), signs=lambda: runs_of(words("available")))
def leads_to_addresses(source: str, fields: list[Field]) -> list[Field]:
    """A text without the sentence that leads to an address: "Rivers Press. Available at: http"."""
    for field in [field for field in fields if field.variable in _BEFORE_ADDRESSES]:
        tail = max(field.start + 1, field.end - LEFT - 8)
        end = field.end - (source[field.end - 1] in ".:")
        starts = [start for start in phrases_of("available").starts(source, end) if start > tail]
        signs = [sign.start() for start in starts if (sign := _SENTENCE_END.search(source, tail, start))]
        if signs and end - max(starts) >= _SHORTEST_LEAD:
            fields = cut_at(source, fields, field, min(signs))
    return fields


_BEFORE_ADDRESSES = frozenset({*WORKS, "publisher", "publisher-place", "collection-title"})
_SHORTEST_LEAD = len("online")
_SENTENCE_END = re.compile(r"[.;\]]\s+$")


@correction(either=WORKS, signs=("[",))
def media(source: str, fields: list[Field]) -> list[Field]:
    """A title or host without the mark of its medium and what follows: "Journal [Internet]"."""
    for field in [field for field in fields if field.variable in WORKS]:
        if "[" in source[field.start : field.end] and (mark := _medium.search(source, field.start + 1, field.end)):
            fields = cut_at(source, fields, field, mark.start())
    return fields


@pattern
def _medium() -> str:
    listed = "|".join(r"\s".join(map(regex.escape, word.split())) for word in lexicon().media)  # "en\u00a0ligne", too
    return rf"\s*\[\s*(?i:{listed})\s*\]"


@correction("title", signs=lambda: {"[", *kind_runs()})
def kinds_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """What kind of work it is, behind the title: "Title [Master's thesis]", "Title. PhD thesis", "Title: textbook"."""
    for field in fields:
        if field.variable != "title" or not _may_tell_kind(source[field.start : field.end]):
            continue
        if kind := _kind_behind(source, field):
            put = Field("genre", kind.start, kind.end, field.score)
            return cut_at(source, fields, field, kind.cut, put)
    return fields


def _may_tell_kind(title: str) -> bool:
    """Whether a title has a word for a kind of work behind a sign: a look that saves most the search for a pattern."""
    if "[" in title or title[-1] == ")":
        return True
    found = _KIND_SIGN.search(title)
    return found is not None and not kind_runs().isdisjoint(runs_of_letters(fold(title[found.end() :])))


class _Kind(NamedTuple):
    """The kind of a work that stands in its title: where it does, and where the title ends before it."""

    cut: int
    start: int
    end: int


def _kind_behind(source: str, title: Field) -> _Kind | None:
    """The first kind of a work that a title ends with."""
    first, last = title.start + 1, title.end
    kinds: list[_Kind] = []
    if (found := _in_brackets.search(source, first, last)) and _tells_thesis(found["kind"]):
        kinds.append(_Kind(found.start(), *found.span("kind")))
    for sign in _KIND_SIGN.finditer(source, first, last):
        for end in _kind_ends(source, sign):
            if behind := _behind_kind.match(source, end, last):
                kinds.append(_Kind(sign.start(), sign.end(), behind.end("version")))
                break
    return min(kinds, default=None)


_KIND_SIGN = re.compile(r"[.,]\s+|\s?:\s+")


_in_brackets = plain_pattern(r"\s*[\[(](?P<kind>[^\[\]()]*)[\])]?$")


def _tells_thesis(text: str) -> bool:
    """Whether a text has the word for a thesis, with not too much around it."""
    places = range(min(len(text), _BEFORE_THESIS + 1))
    return any(
        len(text) - end <= _BEHIND_THESIS for place in places for end in phrases_of("thesis_words").ends(text, place)
    )


_BEFORE_THESIS, _BEHIND_THESIS = 40, 60  # characters


def _kind_ends(source: str, sign: re.Match[str]) -> list[int]:
    """Where kinds of works end that begin behind a sign.

    Behind a colon in lower case alone: "Economics: Manual" is a subtitle. Source: ISBD, "other title information", as
    in GOST 7.1.
    """
    kinds = _work_kinds() if ":" in sign[0] else _plain_kinds()
    return kinds.ends(source, sign.end())


@cache
def _work_kinds() -> Phrases:
    return Phrases([*lexicon().work_kinds, _PACKAGE], cased=True)


@cache
def _plain_kinds() -> Phrases:
    return Phrases([*words("thesis_words"), _PACKAGE])


_PACKAGE = "R package"


@plain_pattern
def _behind_kind() -> str:
    in_what = r"\s(?:in|en|em|im|di)\s[^\W\d_][^.,;:()\d]{2,60}"
    return rf"(?P<version>(?:\s*\([^()]{{1,60}}\)| version [\d.-]+|{in_what})?)\.?$"


@correction(beside=[WORKS])
def sentence_borders(source: str, fields: list[Field]) -> list[Field]:
    """A host begins behind the end of the title's sentence, not in the middle of its own words."""
    for title, host in pairwise(fields):
        if (title.variable, host.variable) == ("title", "container-title") and source[title.end : host.start].isspace():
            found = last_sentence.search(source, title.start + 1, title.end)
            if found and source.count(" ", found.end(), title.end) < _FEW_WORDS:
                earlier = title._replace(end=found.start() + 1)
                longer = host._replace(start=found.end())
                return changed(fields, {title: earlier, host: longer})
    return fields


_FEW_WORDS = 4


# The end of a sentence that another one follows to the end, which has no sign of its own.
last_sentence = pattern(r"(?<=\p{Ll}{3}|[)\]”»\"])[.?!]\s+(?=\p{Lu}[^.?!:\d]*$)")


@correction("publisher", "publisher-place", "page", beside=[WORKS], lacks=("editor", "volume", "issue", "doi"))
def books_in_one_piece(source: str, fields: list[Field]) -> list[Field]:
    """A book's title of several sentences was parted, though no word, sign or range of pages speaks of a host."""
    for title, host, place in zip(fields, fields[1:], fields[2:], strict=False):
        kinds = (title.variable, host.variable, place.variable)
        if kinds == ("title", "container-title", "publisher-place") and source[title.end : host.start] == ". ":
            pages = [source[field.start : field.end] for field in fields if field.variable == "page"]
            if [page.isdigit() for page in pages] == [True]:
                return joined(fields, title, host)
    return fields


_LONG_HOST = 7  # words; hosts without number, page or publisher are short


@correction(beside=[WORKS], lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "doi", "issn"))
def sentences_of_titles(source: str, fields: list[Field]) -> list[Field]:
    """A long sentence behind a title that nothing shows to be a host belongs to the title."""
    for title, host in pairwise(fields):
        follows = (title.variable, host.variable) == ("title", "container-title") and source[
            title.end : host.start
        ] == ". "
        if follows and source.count(" ", host.start, host.end) >= _LONG_HOST:
            return joined(fields, title, host)
    return fields


@correction(beside=[WORKS], lacks=("volume", "issue", "page", "publisher", "publisher-place", "editor", "issn"))
def titles_parted_at_in(source: str, fields: list[Field]) -> list[Field]:
    """A title was parted at an "in" of its own, and nothing else speaks of a host: "Research in Computing. URL"."""
    for title, host in pairwise(fields):
        between = source[title.end : host.start]
        bare = between.lstrip("'’")
        by_itself = bare[:1] == bare[-1:] == " " and bare.islower() and bare.strip() in words("in_words")
        if by_itself and (title.variable, host.variable) == WORKS:
            return joined(fields, title, host)
    return fields


@correction("title", lacks=("author",), signs=(" – ", " — ", " - "))
def issuers_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """An act of law stands behind who passed it and a dash: "Ministry of Rivers – Resolution No. 5/2016"."""
    for field in [field for field in fields if field.variable == "title"]:
        found = _issued_act.fullmatch(source, field.start, field.end)
        if found:
            act = field._replace(start=found.start("act"))
            issuer = field._replace(variable="author", end=found.end("issuer"))
            return parted(fields, field, issuer, act)
    return fields


@pattern
def _issued_act() -> str:
    acts = "|".join(regex.escape(word) for word in kind_words()["legislation"])
    return rf"(?P<issuer>\p{{Lu}}[\p{{L}}\p{{M}}’' ]{{8,90}}) [–—-] (?P<act>(?i:{acts})\b[^–—]{{0,120}}\d[^–—]{{0,40}})"


_QUOTED_WORDS = 6  # a shorter quotation at the beginning may be a part of the title


@correction("title", signs=QUOTES)
def quoted_titles(source: str, fields: list[Field]) -> list[Field]:
    """Long quotes say where a title ends, whatever describes the work behind them."""
    for field in [field for field in fields if field.variable == "title"]:
        start, closing = quote_of(source, field.start)
        found = _closed(closing).search(source, field.start + 1, field.end) if closing else None
        if found and source.count(" ", field.start, found.start()) >= _QUOTED_WORDS:
            rest = Field("note", found.end(), field.end, field.score)
            fields = cut_at(source, fields, field, found.end() if start == field.start else found.start(), rest)
    return fields


@cache
def _closed(closing: str) -> Pattern[str]:
    return pattern(rf"{closing}(?=\s+\p{{Ll}})")
