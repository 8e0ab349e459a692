"""Works named in running prose: "Anna Meier's book *How Maps Lie* (2012)", "a paper “On Weak Ties” by Granovetter".

Every possible title is weighed with what stands before and behind it: whose it is, what it is called, who wrote it,
where and when it appeared. None of these cues is certain alone; their sum decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from refextract.citations import Candidate, Reading
from refextract.languages import languages, words
from refextract.lexicons import publishers
from refextract.model.citation import AuthorYear, CitationItem, Pointer
from refextract.model.citation import Title as TitlePointer
from refextract.model.reference import Evidence, Variable
from refextract.people import FAMILY, PEOPLE, PERSON, is_person, name_start
from refextract.text import Span
from refextract.titles import Title, certain, run_end, shape, titles
from refextract.values.date import PartialDate

__all__ = ["find"]

_LEAST = 0.65
"""The sum of cues from which on a title is a work that is cited."""
_WINDOW = 200
"""How many characters before a title can introduce it."""
_LONGEST_NAMES = 100
"""How many characters of names before a title are read as its authors."""
_LONG_LIST = 6
"""A document with a headed list of so many entries cites by that list, and not in prose."""

_LEAST_SHAPE = -0.5
"""Titles that look less like one are not weighed at all."""

_YEAR = r"(?:1[5-9]|20)\d\d"


class _Cue(NamedTuple):
    """What stands beside a title: its weight, how far it reaches, and the fields in it."""

    score: float
    place: int
    fields: tuple[Evidence, ...] = ()


class _Known(NamedTuple):
    """What the document itself tells: full names by family name, all parts of names, the titles of its entries."""

    people: dict[str, list[Span]]
    names: frozenset[str]
    titles: frozenset[str]


class _Weighed(NamedTuple):
    """A possible work with the sum of its cues."""

    span: Span
    title: str
    score: float
    fields: tuple[Evidence, ...]


def find(reading: Reading) -> Iterable[Candidate]:
    """The works that the running text names, in a document that does not cite by a reference list."""
    if any(each.heading and len(each.entries) >= _LONG_LIST for each in reading.outline.lists):
        return
    text, known = reading.text, _known(reading)
    weighed = [_weighed(text, Span(*each.span()), known) for each in _paragraphs().finditer(text)]
    sure = {_main_title(each.title) for paragraph in weighed for each in paragraph if each.score >= _LEAST}
    for paragraph in weighed:
        yield from _best(text, paragraph, known.titles | sure)
    yield from _announced(text)


def _best(text: str, weighed: list[_Weighed], known: frozenset[str]) -> Iterator[Candidate]:
    """The best works of a paragraph that do not overlap; a title that the document names elsewhere needs less."""
    ranked = [(each.score + 0.5 * (_folded(each.title) in known), each) for each in weighed]
    kept: list[Span] = []
    for score, each in sorted(ranked, key=lambda pair: (-pair[0], -len(pair[1].span))):
        if score >= _LEAST and not any(each.span.overlaps(other) for other in kept):
            kept.append(each.span)
            item = CitationItem(span=each.span, pointer=_pointer(text, each.fields), described=each.fields)
            yield Candidate(each.span, (item,), min(1.0, score))


def _weighed(text: str, paragraph: Span, known: _Known) -> list[_Weighed]:
    """The titles of a paragraph that have a cue beside them, with the sum of all cues."""
    found = []
    for title in titles(text, paragraph.start, paragraph.end):
        look = shape(text, title)
        if look < _LEAST_SHAPE or _only_names(text, title, known):
            continue
        before = _before(text, max(paragraph.start, title.outer.start - _WINDOW), title, known)
        behind = _behind(text, title, paragraph.end)
        if _event_behind().match(text, title.outer.end, paragraph.end):
            continue
        if before.score <= 0 and not _shown_behind(text, title, behind):
            continue
        read = _reading_words().search(text, *_sentence(text, paragraph, title)) is not None
        link = (_evidence("url", title.url),) if title.url else ()
        fields = (*before.fields, _evidence("title", title.span), *behind.fields, *link)
        span = Span(before.place, max(behind.place, title.outer.end))
        score = look + before.score + behind.score + 0.1 * read
        found.append(_Weighed(span, title.span.of(text), round(score, 2), fields))
    return found


def _shown_behind(text: str, title: Title, behind: _Cue) -> bool:
    """Whether what follows is enough where nothing introduces a title; a mere year follows many a name."""
    if len(behind.fields) == 1 and behind.fields[0].variable == "date":
        return title.form in ("italic", "linked") or certain(text, title.span)
    return behind.score > 0


def _only_names(text: str, title: Title, known: _Known) -> bool:
    """Whether all words in capitals are names of people whom the text names in full."""
    if title.form != "plain":
        return False
    printed = title.span.of(text)
    if is_person(printed) and _people().fullmatch(printed):
        return True
    return all(word.strip(",.") in known.names for word in printed.split() if word[0].isupper())


def _pointer(text: str, fields: tuple[Evidence, ...]) -> Pointer:
    shown = {field.variable: field.spans[0].of(text) for field in fields}
    year = regex.search(_YEAR, shown.get("date", ""))
    date = PartialDate(year=int(year[0])) if year else None
    names = tuple(found[0] for found in _families().finditer(shown.get("author", "")))
    if names:
        return AuthorYear(names=names, date=date, title=shown["title"])
    return TitlePointer(title=shown["title"], date=date)


# ------------------------------------------------------------------------------------------------ before a title


def _before(text: str, start: int, title: Title, known: _Known) -> _Cue:
    """The best of the cues that end where the title begins; a title of an event is none of a work."""
    end = title.outer.start
    near = _near(text[start:end])
    if near & _last_words("event_nouns") and _event().search(text, start, end):
        return _Cue(-0.4, end)
    cues = []
    if any(word.endswith(("'s", "’s", "s'", "s’")) for word in near):
        cues.append(_owner(text, start, end, known))
    if near & _last_words("possessive_pronouns"):
        cues.append(_pronoun(text, start, end))
    if near & _last_words("work_nouns") or near & _last_words("copy_words"):
        cues.append(_noun(text, start, end, title))
    if text.endswith((", ", " (", " – ", " — ", " - "), start, end):
        cues.append(_author_in_front(text, max(start, end - _LONGEST_NAMES), title))
    if near & _last_words("writing_verbs"):
        cues.append(_author_of_verb(text, start, end))
    return max((cue for cue in cues if cue), key=lambda cue: (cue.score, end - cue.place), default=_Cue(0.0, end))


def _near(before: str) -> set[str]:
    """The last words before a title, in lower case and without punctuation."""
    return {word.strip("(,:;.)").casefold() for word in before.split()[-14:]}


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(word.split()[-1] for word in words(kind))


def _owner(text: str, start: int, end: int, known: _Known) -> _Cue | None:
    """Whose it is: "James Turner's", "Mel Piehl's 1982", "Leigh Schmidt's groundbreaking but rarely cited essay,"."""
    found = _possessor().search(text, start, end)
    if not found:
        return None
    author = Span(name_start(text, *found.span("who")), found.end("who"))
    certain = is_person(author.of(text)) or author.of(text) in known.people
    score = (0.4 if certain else 0.2) + 0.35 * bool(found["noun"]) + 0.35 * bool(found["date"])
    date = (_evidence("date", Span(*found.span("date"))),) if found["date"] else ()
    return _Cue(score, author.start, (_evidence("author", _full_name(text, author, known)), *date))


def _pronoun(text: str, start: int, end: int) -> _Cue | None:
    """Whose it is, by a pronoun: "Her", "his 1962 book"; the sentence before knows the name."""
    found = _possessive_pronoun().search(text, start, end)
    if not found:
        return None
    date = (_evidence("date", Span(*found.span("date"))),) if found["date"] else ()
    named = _named_before().search(text, max(start, found.start() - _LONGEST_NAMES), found.start())
    author = (_evidence("author", Span(*named.span("who"))),) if named and is_person(named["who"]) else ()
    return _Cue(0.15 + 0.35 * bool(found["noun"]) + 0.35 * bool(date), found.start(), (*author, *date))


def _noun(text: str, start: int, end: int, title: Title) -> _Cue | None:
    """What it is: "a paper", "the novel by Mary Shelley,", "an essay entitled", "a copy of"."""
    copy = _copy().search(text, start, end)
    if copy:
        return _Cue(0.45, copy.start())
    found = _noun_phrase(title.form == "plain").search(text, start, end)
    if not found:
        return None
    score = 0.35 + 0.15 * (title.form != "plain" or bool(found["titled"]))
    if found["topic"]:
        score += 0.1 if found["topic"] in title.span.of(text) else -0.3
    shown = found.groupdict()
    fields = tuple(_evidence(field, Span(*found.span(group))) for group, field in _NOUN_FIELDS if shown.get(group))
    score += 0.3 * bool(found["who"]) + 0.2 * bool(found["date"])
    return _Cue(score, found.start(), fields)


_NOUN_FIELDS: tuple[tuple[str, Variable], ...] = (
    ("who", "author"),
    ("body", "author"),
    ("host", "container-title"),
    ("date", "date"),
)


def _author_in_front(text: str, start: int, title: Title) -> _Cue | None:
    """Whose it is, in the way of notes and lists: "Frances E. Trollope, ", "Mary Roach (", "Tom McLeish – "."""
    found = _names_in_front().search(text, start, title.outer.start)
    bracket = text[title.outer.start - 1] == "("
    if not found or (bracket and not text.startswith(")", title.outer.end)):
        return None
    author = Span(name_start(text, *found.span("who")), found.end("who"))
    score = 0.1 if not is_person(author.of(text)) else 0.4 if bracket else 0.25
    return _Cue(score, author.start, (_evidence("author", author),))


def _author_of_verb(text: str, start: int, end: int) -> _Cue | None:
    """Who wrote it: "Bruno Latour once asked", "Kate Crawford and Jason Schultz published"; they stay outside."""
    found = _writes().search(text, start, end)
    if not found:
        return None
    author = Span(name_start(text, *found.span("who")), found.end("who"))
    return _Cue(0.35 if is_person(author.of(text)) else 0.1, end, (_evidence("author", author),))


def _full_name(text: str, author: Span, known: _Known) -> Span:
    """A family name alone is led back to the full name that the text has last given before it."""
    named = known.people.get(author.of(text), [])
    earlier = bisect_right(named, author.start, key=lambda span: span.start)
    return named[earlier - 1] if earlier else author


# ------------------------------------------------------------------------------------------------ behind a title


def _behind(text: str, title: Title, end: int) -> _Cue:
    """All cues that follow the title, one behind the other."""
    score, place = 0.0, title.outer.end
    fields: dict[str, Evidence] = {}
    for _ in range(4):
        cue = next((cue for cue in _next_cue(text, place, end, title) if cue), None)
        if cue is None or any(field.variable in fields for field in cue.fields):
            break
        score, place = score + cue.score, cue.place
        fields.update({field.variable: field for field in cue.fields})
    return _Cue(score, place, tuple(fields.values()))


def _next_cue(text: str, place: int, end: int, title: Title) -> Iterator[_Cue | None]:
    if text[title.outer.start - 1 : title.outer.start] == "(" and text.startswith(")", place):
        yield _Cue(0.0, place + 1)
    yield _imprint(text, place, end)
    yield _writer(text, place, end, title)
    yield _host(text, place, end, title)
    yield _extent(text, place, end)
    if title.outer.end == place and text[max(0, title.outer.start - 3) : title.outer.start].casefold() == "in ":
        yield _subject(text, place, end)


def _imprint(text: str, place: int, end: int) -> _Cue | None:
    """When it appeared, and where: "(1986)", "(Chicago: University of Chicago Press, 2008)", "(Knopf, 2010)"."""
    found = _brackets().match(text, place, end)
    if not found:
        return None
    fields = tuple(_evidence(variable, Span(*found.span(group))) for group, variable in _IMPRINT_FIELDS if found[group])
    return _Cue(0.35 if len(fields) == 1 else 0.5, found.end(), fields)


_IMPRINT_FIELDS: tuple[tuple[str, Variable], ...] = (
    ("place", "publisher-place"),
    ("publisher", "publisher"),
    ("date", "date"),
)


def _writer(text: str, place: int, end: int, title: Title) -> _Cue | None:
    """Who wrote it: "by Susan Jacoby"."""
    found = _by(title.form == "plain").match(text, place, end)
    if not found:
        return None
    author = Span(*found.span("who"))
    return _Cue(0.5 if is_person(author.of(text)) else 0.1, found.end(), (_evidence("author", author),))


def _subject(text: str, place: int, end: int) -> _Cue | None:
    """Who writes in it: "In The Signal and the Noise, Nate Silver argues"; the name stays outside."""
    found = _writer_in_it().match(text, place, end)
    if not found or not is_person(found["who"]):
        return None
    return _Cue(0.35, place, (_evidence("author", Span(*found.span("who"))),))


def _host(text: str, place: int, end: int, title: Title) -> _Cue | None:
    """What it is part of: "in the Journal of the Early Republic", two capitalised words at least, or italics."""
    found = _in().match(text, place, end)
    if not found or title.form == "plain":
        return None
    if found["marked"]:
        return _Cue(0.2, found.end(), (_evidence("container-title", Span(*found.span("marked"))),))
    host = Span(found.end(), run_end(text, found.end(), end))
    if " " not in host.of(text):
        return None
    return _Cue(0.2, host.end, (_evidence("container-title", host),))


def _extent(text: str, place: int, end: int) -> _Cue | None:
    """How long it is, or where in it: ", 2 vols.", ", 124–29"."""
    found = _volumes().match(text, place, end)
    return _Cue(0.1, found.end()) if found else None


# ------------------------------------------------------------------------------------------- announced by a heading


def _announced(text: str) -> Iterator[Candidate]:
    """Works announced by a line such as "New article by Karl Gustafsson in Memory Studies", under their title."""
    for found in _announcement().finditer(text):
        heading = _heading_before().search(text, max(0, found.start() - 400), found.start())
        if not heading:
            continue
        span = Span(found.start("span"), found.end("span"))
        fields = [
            _evidence("author", Span(*found.span("who"))),
            _evidence("title", Span(*heading.span("title"))),
        ]
        if found["host"]:
            fields.append(_evidence("container-title", Span(*found.span("host"))))
        pointer = _pointer(text, tuple(fields))
        yield Candidate(span, (CitationItem(span=span, pointer=pointer, described=tuple(fields)),), 0.8)


# ---------------------------------------------------------------------------------------------------- what is known


def _known(reading: Reading) -> _Known:
    people: dict[str, list[Span]] = {}
    for found in _person().finditer(reading.text):
        if is_person(found[0]):
            family = _families().search(found[0])
            if family:
                people.setdefault(family[0], []).append(Span(*found.span()))
    names = frozenset(word for spans in people.values() for span in spans for word in span.of(reading.text).split())
    listed = [reference.title for reference in reading.references if reference.title]
    return _Known(people, names, frozenset((*map(_folded, listed), *map(_main_title, listed))))


def _main_title(title: str) -> str:
    return _folded(title.split(":", maxsplit=1)[0])


def _folded(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


def _sentence(text: str, paragraph: Span, title: Title) -> tuple[int, int]:
    """The surroundings of a title in which a word for reading or writing counts."""
    start = max(paragraph.start, text.rfind(". ", paragraph.start, title.outer.start))
    return max(start, title.outer.start - _WINDOW), min(paragraph.end, title.outer.end + 60)


def _evidence(variable: Variable, span: Span) -> Evidence:
    return Evidence(variable=variable, spans=(span,))


# --------------------------------------------------------------------------------------------------------- patterns


def _any(kind: str) -> str:
    return "(?:" + "|".join(regex.escape(word) for word in words(kind)) + ")"


@cache
def _modifiers() -> str:
    """What stands between whose a work is and its title: a word or two, a year, or a phrase with a noun for a work."""
    word = rf"(?!{_any('small_words')}\b)\p{{Ll}}[\p{{L}}\p{{M}}'’-]*+"
    year = rf"\(?(?P<date>{_YEAR})\)?"
    about = r"(?: (?:of|on|about) (?:[\p{L}.'’-]++ ){0,3}[\p{L}.'’-]++(?=,))?+"
    noun = rf"(?P<noun>{_any('work_nouns')}){about},?:?(?: {_any('titled_words')})? "
    return rf"(?:(?:(?:{year}|[\p{{L}}\p{{M}}'’-]++),? ){{0,6}}?{noun}|(?:(?:{year}|{word}),? ){{0,2}})"


@cache
def _paragraphs() -> regex.Pattern[str]:
    return regex.compile(r"[^\n]++")


@cache
def _possessor() -> regex.Pattern[str]:
    who = rf"{PEOPLE}|{FAMILY}(?: (?:and|&) {FAMILY})?+"
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}'’])(?P<who>{who})(?:['’]s|(?<=s)['’]) {_modifiers()}$")


@cache
def _possessive_pronoun() -> regex.Pattern[str]:
    return regex.compile(rf"(?i:(?<![\p{{L}}]){_any('possessive_pronouns')}) {_modifiers()}$")


@cache
def _noun_phrase(plain: bool) -> regex.Pattern[str]:
    """A noun for a work with its article and adjectives, up to where its title begins.

    A title without marks stands right behind a noun with an article, in a language that prints titles in capitals.
    """
    determiner = rf"(?<![\p{{L}}\p{{N}}])(?i:{_any('determiners')})"
    adjective = rf"(?!(?:{_any('determiners')}|{_any('small_words')})\b)[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}'’-]*+,? "
    article = rf"{determiner} (?:{adjective}){{0,6}}?"
    nouns = (
        "|".join(regex.escape(noun) for noun in _of_capital_languages("work_nouns")) if plain else _any("work_nouns")
    )
    by = rf"(?: {_any('by_words')} (?P<who>{PEOPLE}))?+"
    topic = r"(?: (?:on|about)(?: (?P<topic>\p{Lu}\p{L}++))?)?+"
    year = rf"(?: \(?(?P<date>{_YEAR})\)?)?+"
    name = r"\p{Lu}[\p{L}\p{N}.&'’-]*+(?: (?:(?:of|for|and|on|the|in) )*+\p{Lu}[\p{L}\p{N}.&'’-]*+){0,8}+"
    source = rf"(?: from (?:the )?(?P<body>{name})| in (?:the )?[*_]?(?P<host>{name})[*_]?)?+,?"
    return regex.compile(
        rf"(?:{article}){'' if plain else '?'}(?<![\p{{L}}\p{{N}}'’-])(?i:{nouns}){by}{year}"
        rf"(?P<titled>,? {_any('titled_words')}:?)?+{'' if plain else source}{topic} $"
    )


def _of_capital_languages(kind: str) -> tuple[str, ...]:
    """The words of one list in the languages that print the words of a title in capitals."""
    return tuple(word for each in languages() if each.small_words for word in getattr(each, kind))


@cache
def _copy() -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<!\p{{L}})(?i:{_any('determiners')}) )?+(?<!\p{{L}})(?i:{_any('copy_words')}) $")


@cache
def _names_in_front() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}.'’-])(?P<who>{PEOPLE})(?:, | \(| [–—-] )$")


@cache
def _named_before() -> regex.Pattern[str]:
    """The name right before "in her essay" or "published his first book"."""
    return regex.compile(rf"(?<![\p{{L}}'’-])(?P<who>{PEOPLE}),?(?: \p{{Ll}}++){{0,3}}+ $")


@cache
def _writes() -> regex.Pattern[str]:
    verb = rf"(?: \p{{Ll}}++){{0,2}}? {_any('writing_verbs')}(?:,| \p{{Ll}}++){{0,3}}+:?"
    return regex.compile(rf"(?<![\p{{L}}'’-])(?P<who>{PEOPLE}){verb} $")


@cache
def _writer_in_it() -> regex.Pattern[str]:
    return regex.compile(rf", (?P<who>{PEOPLE})(?= \p{{Ll}})")


@cache
def _event() -> regex.Pattern[str]:
    titled = rf"(?:(?: \p{{Ll}}++){{0,2}} {_any('titled_words')})?"
    return regex.compile(rf"(?i)(?<!\p{{L}}){_any('event_nouns')},?:?{titled}:?(?: on| about| of)? $")


@cache
def _event_behind() -> regex.Pattern[str]:
    """The name of something else than a work: "the I Have a Dream speech", "her Digital Humanities course"."""
    return regex.compile(rf" {_any('event_nouns')}s?(?!\p{{L}})")


@cache
def _reading_words() -> regex.Pattern[str]:
    return regex.compile(rf"(?i)(?<![\p{{L}}-])(?:{_any('work_nouns')}|{_any('reading_words')})(?!\p{{L}})")


@cache
def _brackets() -> regex.Pattern[str]:
    """A year in brackets, with place and publisher or without; a name and a year are a citation, no publisher."""
    month = "|".join(regex.escape(word) for each in words("months") for word in each)
    known = "|".join(regex.escape(name) for name in sorted(publishers(), key=len, reverse=True))
    named = rf"\p{{Lu}}[^():,\n]{{0,60}}?\b(?i:{_any('publisher_words')})[^():,\n]{{0,30}}"
    house = rf"(?:{known})(?: (?:&|and) \p{{Lu}}\p{{L}}++)?+|{named}"
    place = r"(?P<place>\p{Lu}[^():\n\d]{1,40}+): ?"
    return regex.compile(
        rf",? ?[(\[](?:{place}(?:(?P<publisher>\p{{Lu}}[^():,\n]{{1,60}}+),? ?)?+|(?P<publisher>{house}),? )?"
        rf"(?P<date>(?:(?i:{month})\.? )?{_YEAR})(?:[,;/]? ?\[?{_YEAR}\]?)?[)\]]"
        rf"|,? ?\((?P<publisher>{house})(?:, \p{{L}}++\.?)?\)"
    )


@cache
def _by(plain: bool) -> regex.Pattern[str]:
    by = "|".join(_of_capital_languages("by_words")) if plain else _any("by_words")
    return regex.compile(rf",? (?:{by}) (?P<who>{PEOPLE}|{FAMILY}(?: (?:and|&) {FAMILY})?)")


@cache
def _in() -> regex.Pattern[str]:
    return regex.compile(
        r",? (?:\p{Ll}++ ){0,2}(?:in|im|en|dans|em|nel|nella) (?:the |der |die |das |la |le |el |o |a )?"
        r"(?:(?P<open>[*_])(?P<marked>\p{Lu}[^*_\n]{1,80}+)[*_]|(?=\p{Lu}))"
    )


@cache
def _volumes() -> regex.Pattern[str]:
    return regex.compile(r", (?:\d{1,2} vols?\b\.?|(?:pp?\. ?)?(?:\d{1,2}:)?\d{1,4} ?[-–] ?\d{1,4})")


@cache
def _announcement() -> regex.Pattern[str]:
    """A line of its own that says whose work and where it appeared, and no more."""
    return regex.compile(
        rf"(?m)^(?P<span>(?:\p{{L}}++ ){{0,4}}(?i:{_any('work_nouns')}) {_any('by_words')} (?P<who>{PEOPLE})"
        r"(?: (?:published )?in (?:the )?(?P<host>\p{Lu}[^\n.,;]{1,80}+))?+)[.,:]?\s*$"
    )


@cache
def _heading_before() -> regex.Pattern[str]:
    """The line before, without the words that announce a work: "New article: "."""
    return regex.compile(
        rf"(?:^|\n)(?:(?:\p{{L}}++ ){{0,3}}(?i:{_any('work_nouns')}):\s*)?+(?P<title>[^\n]{{8,250}}[^\n.:])\s*$"
    )


@cache
def _person() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}'’-]){PERSON}")


@cache
def _people() -> regex.Pattern[str]:
    return regex.compile(PEOPLE)


@cache
def _families() -> regex.Pattern[str]:
    """The last part of each name in a list of names."""
    return regex.compile(rf"{FAMILY}(?=$|,| and\b| &|['’])")
