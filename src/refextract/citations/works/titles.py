"""Titles in running text: in quotation marks, in italics, as the words of a link, or as a run of capitalised words.

What is found may be a title; whether it is one, its surroundings say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

import regex

from refextract.languages import languages, words
from refextract.text import Span, pattern
from refextract.values.people import PERSON

__all__ = ["Form", "Title", "certain", "run_end", "shape", "titles"]

Form = Literal["quoted", "italic", "linked", "plain"]
_MOST_WORDS = 40
_MOST_BEGINNINGS = 4
_MOST_COMMAS = 6
_FORM_SCORES: dict[Form, float] = {"quoted": 0.15, "italic": 0.3, "linked": 0.3, "plain": 0.0}


class Title(NamedTuple):
    """A possible title: `span` is its text alone, `outer` has the marks around it, `url` the address of a link."""

    span: Span
    outer: Span
    form: Form
    url: Span | None = None


def titles(text: str, start: int, end: int, slanted: Sequence[Span] = ()) -> Iterator[Title]:
    """The possible titles in a stretch of one paragraph, those with marks first; plain ones may overlap each other.

    `slanted` are spans that the text shows in italics without marks of its own.

    >>> text = "we read “Politics and the English Language” and then Weaving the Web."
    >>> [title.span.of(text) for title in titles(text, 0, len(text))]
    ['Politics and the English Language', 'Weaving the Web']
    """
    marked = [*_marked(text, start, end), *(Title(_bare(text, span), span, "italic") for span in slanted)]
    yield from marked
    place = start
    for title in sorted(marked, key=lambda each: each.outer.start):
        yield from _runs(text, place, title.outer.start)
        place = max(place, title.outer.end)
    yield from _runs(text, place, end)


def shape(text: str, title: Title) -> float:
    """How much the words themselves look like a title: 0 says nothing, 0.6 much, below 0 that they are none.

    >>> text = "Freethinkers: A History of American Secularism"
    >>> round(shape(text, Title(Span(0, len(text)), Span(0, len(text)), "plain")), 2)
    0.6
    """
    printed = title.span.of(text)
    parts = _word.findall(printed)
    if not parts or not any(c.isalpha() for c in printed):
        return -1.0
    capitals = sum(part[0].isupper() or part[0].isdigit() for part in parts) / len(parts)
    divided = _divided.search(printed) is not None
    small = any(part in _small() and part != "and" for part in parts[1:-1])
    score = _FORM_SCORES[title.form] + 0.25 * divided + 0.15 * (small and capitals > 0.4)
    score += 0.1 * (len(parts) > 2) + 0.1 * (len(parts) > 4)
    score += 0.15 * (len(parts) > 2 and _opens(printed))
    quoted = title.form == "quoted" and len(parts) > 3
    return score - _flaws(text, title, parts, capitals) - 0.4 * (not divided and not quoted and _of_institution(parts))


def _flaws(text: str, title: Title, parts: list[str], capitals: float) -> float:
    """What speaks against a title: one word alone, initials, small letters, a quotation that is a sentence."""
    score = (0.6 if title.form == "quoted" else 0.4) * (len(parts) == 1)
    score += 0.5 * any(_initials.fullmatch(part) is not None for part in parts)
    score += 0.2 * (capitals < 0.5)
    score += 0.5 * (title.form != "linked" and parts[0][0].islower())
    return score + 0.5 * (title.form == "quoted" and capitals < 0.5 and _is_sentence(text, title))


def _of_institution(parts: list[str]) -> bool:
    return any(part.casefold() in _institutions() for part in parts)


def certain(text: str, span: Span) -> bool:
    """Whether words are hardly the name of a person, place or body: they have a subtitle, or begin as titles do."""
    printed = span.of(text)
    return _divided.search(printed) is not None or _opens(printed)


def _opens(printed: str) -> bool:
    """Whether the first word is one with which titles begin: "The", "Who's"."""
    return _first.split(printed.casefold(), maxsplit=1)[0] in _openers()


def _marked(text: str, start: int, end: int) -> Iterator[Title]:
    """The titles with marks around them: links first, then quotations and italics outside of links."""
    place = start
    for link in _link.finditer(text, start, end):
        yield from _quotations(text, place, link.start())
        place = link.end()
        yield Title(_bare(text, Span(*link.span("title"))), Span(*link.span()), "linked", Span(*link.span("url")))
    yield from _quotations(text, place, end)


def _quotations(text: str, start: int, end: int) -> Iterator[Title]:
    for found in _quotation.finditer(text, start, end):
        form: Form = "italic" if text[found.start()] in "*_" else "quoted"
        yield Title(_bare(text, Span(*found.span("title"))), Span(*found.span()), form)


def _bare(text: str, span: Span) -> Span:
    """The span without blanks, emphasis and closing punctuation of the sentence around a title."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(" *_\"“„«‘'"))
    end = span.end - len(printed) + len(printed.rstrip(" *_\"”“»’',.;:"))
    return Span(start, max(start, end))


def _runs(text: str, start: int, end: int) -> Iterator[Title]:
    """The runs of capitalised words, each also from behind a possessive or a sentence's first word in it."""
    place = start
    while first := _capital.search(text, place, end):
        stop = run_end(text, first.start(), end)
        for begin in _beginnings(text, first.start(), stop):
            span = Span(begin, run_end(text, begin, end))
            if len(span):
                yield Title(span, span, "plain")
        place = max(stop, first.end())


def _beginnings(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a title may begin inside a run: at its start, and behind what may introduce it.

    That is "Turner's", "Turner's 1986", a sentence's first word, a comma, or a subject that the title names again.
    """
    yield start
    first = _word.match(text, start)
    if first and first.end() + 1 < stop:
        again = text.find(first[0], first.end(), stop) > 0
        if again or first[0].casefold() in _sentence_starts():
            yield first.end() + 1
    for found in islice(_inner_start.finditer(text, start, stop), _MOST_BEGINNINGS):
        yield found.end()


def run_end(text: str, start: int, end: int) -> int:
    """Where a run of capitalised words ends that begins at `start`.

    Small words may stand inside but not at its end; a comma is part of it only where a subtitle or a year in brackets
    shows that the run goes on; so is an "and" before what is not another author's work.
    """
    place, stop, before_comma, commas = start, start, None, 0
    for _ in range(_MOST_WORDS):
        word = _word.match(text, place, end)
        if not word:
            break
        if word[0][0].isupper() or word[0][0].isdigit():
            stop = word.end()
        elif word[0] not in _small() or stop == start:
            break
        if word[0] in ("and", "&") and _other_work.match(text, word.end(), end):
            break
        gap = _gap.match(text, word.end(), end)
        if not gap or (gap[0].startswith(".") and not _abbreviation.fullmatch(word[0])):
            break
        if "," in gap[0]:
            commas += 1
            before_comma = before_comma or word.end()
            if commas > _MOST_COMMAS:
                break
        place = gap.end()
    if before_comma is None or before_comma >= stop:
        return stop
    goes_on = (
        _divided.search(text, before_comma, stop)
        or _year_behind.match(text, stop)
        or _writer_behind.match(text, stop)
        or (_divided.search(text, start, before_comma) and _list_end.search(text, before_comma, stop + 1))
    )
    return stop if goes_on else before_comma


def _is_sentence(text: str, title: Title) -> bool:
    """Whether a quotation is a sentence: it closes with a point, or has pronouns and auxiliary verbs in it."""
    closed = text[title.span.end : title.outer.end - 1].startswith(".")
    found = len(_sentence_words.findall(title.span.of(text)))
    return found + closed > 1 or (found == 1 and not title.span.of(text).endswith("?"))


@pattern
def _sentence_words() -> str:
    alternatives = "|".join(regex.escape(word) for word in words("sentence_words"))
    return rf"(?i)(?<![\p{{L}}'’])(?:{alternatives})(?![\p{{L}}])"


@cache
def _small() -> frozenset[str]:
    return frozenset(words("small_words"))


_first = pattern(r"[\s'’]")


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("title_openers"))


@cache
def _institutions() -> frozenset[str]:
    return frozenset(words("institution_words"))


@cache
def _sentence_starts() -> frozenset[str]:
    return frozenset((*words("possessive_pronouns"), *words("stop_words"), *words("prefixes")))


_word = pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:['’.\-‐‑/&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+(?:-(?= \p{Ll}))?+|&")
# Letters with points, as names have them: "M.O", but not "U.S", nor the words "A" and "I".
_initials = pattern(r"(?![AI]$|U\.[SK])\p{Lu}(?:\.\p{Lu})*+")
_capital = pattern(r"(?<![\p{L}\p{N}'’\-‐‑/@#.])\p{Lu}[\p{L}\p{M}\p{N}'’\-‐‑]*+")
# What may stand between two words of a title; a colon and a dash before a capital only.
_gap = pattern(r" |, |\. |[:?!] (?=[\p{Lu}\p{N}])|:? [–—-] (?=\p{Lu})|—(?=\p{Lu})")
_divided = pattern(r"[:?!] \p{Lu}|[:.] [\p{Lu}\p{N}][\p{L}\p{N}]++ | [–—-] \p{Lu}")
_abbreviation = pattern(r"\p{Lu}|St|Dr|Mr|Mrs|Ms|vs|Vol|No|(?:\p{Lu}\.)+\p{Lu}")
_inner_start = pattern(r"(?:\p{L}(?:['’]s|(?<=s)['’]) |, )(?:(?:1[5-9]|20)\d\d )?(?=[\p{Lu}\p{N}])")
_other_work = pattern(r" (?:\p{Lu}[\p{L}.-]*+ ){0,3}\p{Lu}[\p{L}-]*+['’]s ")
_year_behind = pattern(r",? ?[(\[](?:[^()\n]{2,80}+\b)?(?:1[5-9]|20)\d\d[)\]]|, \d+ vols?\b")


@pattern
def _writer_behind() -> str:
    by = "|".join(word for each in languages() if each.small_words for word in each.by_words)
    return rf" (?:{by}) {PERSON}"


# The last part of an enumeration, and the end of the sentence or clause behind it.
_list_end = pattern(r" (?:and|&) [^,.;:!?)\n]*+[,.;:!?)\n]$| (?:and|&) [^,]*[\p{L}\p{N}]$")
_link = pattern(
    r"(?<!!)\[(?<title>[^\[\]\n]{2,250}+)\]\(<?(?<url>(?:https?://|www\.)[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\)"
)
_quotation = pattern(
    r"[\"“„«](?<title>[^\"“”„«»\n]{3,250}+)[\"”“»]"
    r"|(?<![\p{L}\p{N}])‘(?<title>[^‘’\n]{3,200}+(?:’\p{Ll}{1,2}\b[^‘’\n]{0,200}+){0,3}+)’(?!\p{L})"
    r"|(?<![*\w\\])\*(?![*\s])(?<title>[^*\n]{2,250}+)(?<!\s)\*(?![*\w])"
    r"|(?<![_\w\\])_(?![_\s])(?<title>[^_\n]{2,250}+)(?<!\s)_(?![_\w])"
)
