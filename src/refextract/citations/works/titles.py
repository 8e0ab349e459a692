"""Titles in running text: in quotation marks, in italics, as the words of a link, or as a run of capitalised words.

What is found may be a title; whether it is one, its surroundings say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

from refextract.citations.works.people import NAME, authors_pattern, is_known_name
from refextract.citations.works.words import Token, any_of, by_pattern, is_work_noun, table, tokens
from refextract.lexicons import countries, first_names, places, publishers
from refextract.text import Span, pattern
from refextract.values.signs import CLOSING_QUOTES, OPENING_QUOTES, QUOTES, YEAR, YEAR_FROM_1900

__all__ = ["Form", "PossibleTitle", "certain", "marked_titles", "run_end", "shape", "titles", "with_aside"]

Form = Literal["quoted", "italic", "linked", "plain", "phrase", "row"]
_MOST_WORDS = 40
_MOST_BEGINNINGS = 4
_MOST_COMMAS = 6
_LONGEST_PHRASE = 90  # characters
_MOST_PHRASE = 7  # words of one that no mark ends


class PossibleTitle(NamedTuple):
    """A possible title: `span` is its text alone, `outer` has the marks around it, `url` the address of a link.

    A "plain" one is a run of capitalised words, a "phrase" begins with a capital where a title may begin, and a "row"
    is a part of a line that may be an item of a list.
    """

    span: Span
    outer: Span
    form: Form
    url: Span | None = None


def titles(text: str, start: int, end: int, slanted: Sequence[Span] = ()) -> Iterator[PossibleTitle]:
    """The possible titles in a stretch of one paragraph, those with marks first; plain ones may overlap each other.

    `slanted` are spans that the text shows in italics without marks of its own.

    >>> text = "we read “Politics and the English Language” and then Weaving the Web."
    >>> [title.span.of(text) for title in titles(text, 0, len(text))]
    ['Politics and the English Language', 'Weaving the Web']
    """
    marked = [*marked_titles(text, start, end), *(PossibleTitle(_bare(text, span), span, "italic") for span in slanted)]
    yield from marked
    place = start
    for title in sorted(marked, key=lambda each: each.outer.start):
        yield from _runs(text, place, title.outer.start)
        yield from _phrases(text, place, title.outer.start)
        place = max(place, title.outer.end)
    yield from _runs(text, place, end)
    yield from _phrases(text, place, end)


def shape(text: str, title: PossibleTitle) -> tuple[str, ...]:
    """The signs of the words themselves.

    >>> text = "Freethinkers: A History of American Secularism"
    >>> shape(text, PossibleTitle(Span(0, len(text)), Span(0, len(text)), "plain"))
    ('plain', 'words 5-9', 'divided', 'small words inside')
    """
    printed = title.span.of(text)
    parts = _word.findall(printed)
    if not parts or not any(c.isalpha() for c in printed) or printed.count("(") != printed.count(")"):
        return ("no words",)
    if title.form == "plain" and all(part.casefold() in _functional() for part in parts):
        return ("no words",)  # "Por", the first word of a title without other capitals
    if title.form == "row" and _goes_on.search(printed):
        return ("no words",)  # "A Title, is what I read"
    capitals = sum(part[0].isupper() or part[0].isdigit() for part in parts) / len(parts)
    divided = _divided.search(printed) is not None
    told = {
        f"words {_size(len(parts))}": True,
        "divided": divided,
        "small words inside": capitals > 0.4 and any(part in table("small_words") for part in parts[1:-1]),
        "opener": len(parts) > 2 and _opens(printed),
        "initials": any(_initials.fullmatch(part) is not None for part in parts),
        "few capitals": capitals < 0.5,
        "small first": parts[0][0].islower(),
        "sentence": capitals < 0.5 and _is_sentence(text, title),
        "institution": not divided and not table("institution_words").isdisjoint(part.casefold() for part in parts),
        "sentence start": parts[0].casefold() in _sentence_starts(),
        "closed": title.form == "quoted" and text[title.outer.end - 2] in ".?!…",
        "sentence words": _has_sentence_words(title.form, printed, parts, capitals),
        "no small words": capitals < 0.5 and not any(part in table("small_words") for part in parts),
        "year inside": _year_inside.search(printed) is not None,
        "bracket inside": "(" in printed or "[" in printed,
        "mark inside": _mark_inside.search(printed) is not None,
        "opens with name": len(parts) > 2 and _name_first.match(printed) is not None and is_known_name(printed),
        "comma": "," in printed,
        "kind of work": len(parts) < 4 and is_work_noun(parts[-1].casefold()),
        "possessive last": printed.endswith(("'s", "’s", "s'", "s’")),
        "edition": len(parts) < 4 and not table("edition_words").isdisjoint(part.casefold() for part in parts),
        "participle last": parts[-1].casefold() in table("writing_verbs") | table("post_words"),
        "pronoun first": parts[0].casefold() in table("sentence_words"),
        "byline": printed.casefold().startswith(tuple(table("byline_words"))),
        "closed sentence": title.form == "quoted" and capitals <= 0.5 and text[title.outer.end - 2] in ".!…",
        "person in marks": title.form in ("quoted", "italic") and len(parts) < 5 and is_known_name(printed),
        "participle first": parts[0].casefold() in table("writing_verbs") | _posted(),
        "date inside": _date_inside.search(printed) is not None,
        "small last": len(parts) > 1 and _breaks_off(text, title, parts[-1].casefold()),
        "one capital": len(parts) > 1 and parts[0][0].isupper() and not any(part[0].isupper() for part in parts[1:]),
    }
    return (title.form, *(sign for sign, shown in told.items() if shown))


def _has_sentence_words(form: Form, printed: str, parts: Sequence[str], capitals: float) -> bool:
    """Whether pronouns or auxiliary verbs stand in words mostly in lower case, or in lower case in a phrase."""
    if form == "phrase" and any(part in table("sentence_words") for part in parts):
        return True
    return capitals < 0.7 and bool(_sentence_words.search(printed))


def _breaks_off(text: str, title: PossibleTitle, last: str) -> bool:
    """Whether a title ends with a small word, and no year behind it: "Sorry We Missed You (2019)" is whole."""
    return last in table("small_words") | table("sentence_words") and not _year_behind.match(text, title.outer.end)


@cache
def _functional() -> frozenset[str]:
    return table("small_words") | table("determiners") | table("by_words") | table("of_words") | table("and_words")


def _size(words: int) -> str:
    return str(words) if words < 3 else "3-4" if words < 5 else "5-9" if words < 10 else "10+"


def certain(text: str, span: Span) -> bool:
    """Whether words are hardly the name of a person, place or body: they have a subtitle, or begin as titles do."""
    printed = span.of(text)
    return _divided.search(printed) is not None or _opens(printed)


def _opens(printed: str) -> bool:
    """Whether the first word is one with which titles begin: "The", "Who's"."""
    return _first.split(printed.casefold(), maxsplit=1)[0] in table("title_openers")


def marked_titles(text: str, start: int, end: int) -> Iterator[PossibleTitle]:
    """The titles with marks around them: links first, then quotations and italics outside of links."""
    place = start
    for link in _link.finditer(text, start, end):
        yield from _quotations(text, place, link.start())
        place = link.end()
        yield PossibleTitle(
            _bare(text, Span(*link.span("title"))), Span(*link.span()), "linked", Span(*link.span("url"))
        )
    yield from _quotations(text, place, end)


def with_aside(text: str, title: PossibleTitle) -> PossibleTitle:
    """A link with what stands in brackets behind it: "[A title](…) ([preprint](…))", "[A title](…) (paywalled)"."""
    aside = _aside.match(text, title.outer.end)
    return title._replace(outer=Span(title.outer.start, aside.end())) if aside else title


def _quotations(text: str, start: int, end: int) -> Iterator[PossibleTitle]:
    for found in _quotation.finditer(text, start, end):
        form: Form = "italic" if text[found.start()] in "*_" else "quoted"
        yield PossibleTitle(_bare(text, Span(*found.span("title"))), Span(*found.span()), form)


def _bare(text: str, span: Span) -> Span:
    """The span without blanks, emphasis and closing punctuation of the sentence around a title."""
    printed = _mark_of_note.sub("", span.of(text))
    start = span.start + len(printed) - len(printed.lstrip(" \xa0*_\"“„«»‚‘'"))
    end = span.start + len(printed.rstrip(" \xa0*_\"”“»«’‘',.;:"))
    return Span(start, max(start, end))


def _runs(text: str, start: int, end: int) -> Iterator[PossibleTitle]:
    """The runs of capitalised words, each also from behind a possessive or a sentence's first word in it."""
    place = start
    while first := _capital.search(text, place, end):
        stop = run_end(text, first.start(), end)
        for begin in _beginnings(text, first.start(), stop):
            span = Span(begin, run_end(text, begin, end))
            if len(span):
                yield PossibleTitle(span, _with_marks(text, span), "plain")
                writer = _writer_inside.search(text, begin, span.end)
                if writer and begin < writer.start() < span.end:
                    yield PossibleTitle(Span(begin, writer.start()), Span(begin, writer.start()), "plain")
        place = max(stop, first.end())


def _with_marks(text: str, span: Span) -> Span:
    """The span with marks around it that do not tell titles: "**Bold**", "[[Own Page]]"."""
    opened = text[span.start - 2 : span.start] if span.start > 1 else ""
    closed = _CLOSED_BY.get(opened)
    return Span(span.start - 2, span.end + 2) if closed and text.startswith(closed, span.end) else span


_CLOSED_BY = {"**": "**", "__": "__", "[[": "]]"}


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

    Small words may stand inside but not at its end; a comma is part of it only where a subtitle, a year in brackets or
    one that closes them shows that the run goes on; so is an "and" before what is not another author's work.
    """
    place, stop, before_comma, commas = start, start, None, 0
    for _ in range(_MOST_WORDS):
        word = _word.match(text, place, end)
        if not word:
            break
        if word[0][0].isupper() or word[0][0].isdigit():
            stop = word.end()
        elif word[0] not in table("small_words") or stop == start:
            break
        if word[0] in table("and_words") and _other_work.match(text, word.end(), end):
            break
        gap = _gap.match(text, word.end(), end)
        if not gap or (gap[0].startswith(".") and not _abbreviation.fullmatch(word[0])) or gap["aside"] in _names():
            break
        if "," in gap[0]:
            commas += 1
            before_comma = before_comma or word.end()
            if commas > _MOST_COMMAS:
                break
        place = gap.end()
    if before_comma is None or before_comma >= stop:
        return stop
    dated = _year_closing.search(text, before_comma, stop + 1) if text[start - 1 : start] == "(" else None
    if dated:
        return int(dated.start())
    goes_on = (
        _divided.search(text, before_comma, stop)
        or _year_behind.match(text, stop)
        or _writer_behind.match(text, stop)
        or (_divided.search(text, start, before_comma) and _list_end.search(text, before_comma, stop + 1))
    )
    return stop if goes_on else before_comma


@cache
def _names() -> frozenset[str]:
    """What stands in brackets between two works or people: "(Knopf)", "(London)", "(Anna)"."""
    return places() | countries() | first_names() | frozenset(publishers())


def _phrases(text: str, start: int, end: int) -> Iterator[PossibleTitle]:
    """From a capital on to where a clause ends, for languages that print no others in a title.

    Such a title begins behind a noun for a work or whose it is, or ends before a year in brackets.
    """
    read = tokens(text, start, end)
    for index in range(1, len(read)):
        if text[read[index].span.start].isupper() and _introduces(text, read[index - 1]):
            yield from _introduced(text, [token.span for token in read[index : index + _MOST_PHRASE]], end)
    starts = [token.span.start for token in read]
    for year in _year_behind.finditer(text, start, end):
        for first in starts[bisect_left(starts, year.start() - _LONGEST_PHRASE) : bisect_left(starts, year.start())]:
            if text[first].isupper() and not _clause_end.search(text, first, year.start()):
                yield _phrase(text, first, year.start())


def _introduced(text: str, words: Sequence[Span], end: int) -> Iterator[PossibleTitle]:
    """The first words of a clause, one more each time, up to its end."""
    start = words[0].start
    clause = _phrase_end.search(text, words[0].end, min(end, start + _LONGEST_PHRASE))
    if clause:
        yield from (_phrase(text, start, word.end) for word in words if word.end <= clause.start())
        yield _phrase(text, start, clause.start())


def _introduces(text: str, token: Token) -> bool:
    """Whether a title may begin behind a word: a noun for a work, "called", a name in the genitive or with a comma."""
    if is_work_noun(token.word) or token.word in _last_titled() or token.word.endswith(("'s", "’s", "s'", "s’")):
        return True
    if token.word in table("reading_words"):
        return True
    if text.startswith(", ", token.span.end):  # "…, published in 2019, A title without other capitals"
        closes = token.word.isdecimal() or token.word in table("appeared_words")
        return closes or text[token.span.start].isupper()
    return text[token.span.start].isupper() and token.word.endswith("s")


@cache
def _posted() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in table("post_words"))


@cache
def _last_titled() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in table("titled_words"))


def _phrase(text: str, start: int, end: int) -> PossibleTitle:
    span = Span(start, start + len(text[start:end].rstrip()))
    return PossibleTitle(span, span, "phrase")


def _is_sentence(text: str, title: PossibleTitle) -> bool:
    """Whether a quotation is a sentence: it closes with a point, or has pronouns and auxiliary verbs in it."""
    closed = text[title.span.end : title.outer.end - 1].startswith(".")
    found = len(_sentence_words.findall(title.span.of(text)))
    return found + closed > 1 or (found == 1 and not title.span.of(text).endswith("?"))


@pattern
def _sentence_words() -> str:
    return rf"(?i)(?<![\p{{L}}'’]){any_of('sentence_words')}(?![\p{{L}}])"


@pattern
def _goes_on() -> str:
    return rf", {any_of('sentence_words')} \p{{L}}"


_mark_of_note = pattern(r"\[\^[^\]\s]{1,20}\]$")
_first = pattern(r"[\s'’]")
_date_inside = pattern(rf"\d{{1,2}},? {YEAR_FROM_1900}|\d{{1,2}}\.\d{{1,2}}\.{YEAR_FROM_1900}|\d{{4}}-\d\d-\d\d")
_year_inside = pattern(rf"[(\[,] ?{YEAR}")
_mark_inside = pattern(rf"[{QUOTES}]|(?<!\w)[*_]|[*_](?!\w)")
_name_first = pattern(lambda: rf"{authors_pattern()}(?:, |: | [–—-] |\. |['’]s )")


@cache
def _sentence_starts() -> frozenset[str]:
    return table("possessive_pronouns") | table("stop_words") | table("prefixes")


_word = pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:['’.\-‐‑/&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+(?:-(?= \p{Ll}))?+|&")
# Letters with points, as names have them: "M.O", but not "U.S", nor the words "A" and "I".
_initials = pattern(r"(?![AI]$|U\.[SK])\p{Lu}(?:\.\p{Lu})*+")
_capital = pattern(r"(?<![\p{L}\p{N}'’\-‐‑/@#.])\p{Lu}[\p{L}\p{M}\p{N}'’\-‐‑]*+")
# What may stand between two words of a title; a colon and a dash before a capital only.
# A word in brackets is one as well where the title goes on behind it: "On (Not) Getting By", "Towards (Re)Reading".
_gap = pattern(
    r" \((?P<aside>\p{L}\p{Ll}{1,12})\) ?(?=\p{Lu}\p{Ll})"
    r"| |, |\. |[:?!] (?=[\p{Lu}\p{N}])|:? [–—-] (?=\p{Lu})|—(?=\p{Lu})"
)
_divided = pattern(r"[:?!] \p{Lu}|[:.] [\p{Lu}\p{N}][\p{L}\p{N}]++ | [–—-] \p{Lu}")
_abbreviation = pattern(r"\p{Lu}|St|Dr|Mr|Mrs|Ms|vs|Vol|No|(?:\p{Lu}\.)+\p{Lu}")
_inner_start = pattern(rf"(?:\p{{L}}(?:['’]s|(?<=s)['’]) |, )(?:{YEAR} )?(?=[\p{{Lu}}\p{{N}}])")
_other_work = pattern(r" (?:\p{Ll}{1,4} )?(?:\p{Lu}[\p{L}.-]*+ ){0,3}\p{Lu}[\p{L}-]*+['’]s ")
_year_behind = pattern(rf",? ?[(\[](?:[^()\n]{{2,80}}?\b)?{YEAR}[)\]]|, \d+ vols?\b")


# The end of a bracket that a title and its year fill: "Daniel Kahneman (Thinking, Fast and Slow, 2011)".
_year_closing = pattern(rf", {YEAR}\)$")
_writer_behind = pattern(lambda: rf" {by_pattern()}{NAME}")
_writer_inside = pattern(lambda: rf" {by_pattern()}(?=\p{{Lu}})")
_phrase_end = pattern(lambda: rf"[,.;:!?()\[\]\n{QUOTES}]| {by_pattern()}(?=\p{{Lu}})| [–—-] |$")
_clause_end = pattern(rf"[.;:!?()\[\]{QUOTES}]")
# The last part of an enumeration, and the end of the sentence or clause behind it.
_list_end = pattern(r" (?:and|&) [^,.;:!?)\n]*+[,.;:!?)\n]$| (?:and|&) [^,]*[\p{L}\p{N}]$")
_link = pattern(
    r"(?<!!)\[(?<title>[^\[\]\n]{2,250}+)\]\(<?(?<url>(?:https?://|www\.)[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\)"
)
_aside = pattern(r"\s\((?:\[[^\[\]\n]{1,60}+\]\([^()\s]{1,300}+\)|[^()\n]{1,30}+)\)")
_quotation = pattern(
    rf"[{OPENING_QUOTES}](?<title>[^{QUOTES}\n]{{3,250}}+)[{CLOSING_QUOTES}]"
    r"|»(?<title>[^«»\n]{3,250}+)«|”(?<title>[^“”\n]{3,250}+)”"
    r"|(?<![\p{L}\p{N}])[‚'](?=\p{Lu})(?<title>[^‘’'\n]{8,200}+)[‘’'](?![\p{L}\p{N}])"
    r"|(?<![\p{L}\p{N}])‘(?<title>[^‘’\n]{3,200}+(?:’\p{Ll}{1,2}\b[^‘’\n]{0,200}+){0,3}+)’(?!\p{L})"
    r"|(?<![*\w\\])\*(?![*\s])(?<title>[^*\n]{2,250}+)(?<!\s)\*(?![*\w])"
    r"|(?<![_\w\\])_(?![_\s])(?<title>[^_\n]{2,250}+)(?<!\s)_(?![_\w])"
)
