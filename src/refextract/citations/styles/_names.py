"""Authors in front of a date: names read from right to left, as far as they reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refextract.citations.styles._entries import Entries
from refextract.citations.styles._lexicon import (
    and_words,
    any_of,
    months,
    months_of,
    own_authors,
    particles,
    parts_of_documents,
    stop_words,
    words_before_names,
)
from refextract.citations.styles._name_tokens import Token, tokens_of
from refextract.languages import words
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.inflection import elided
from refextract.values.lexicon import lexicon
from refextract.values.written_language import languages_around

__all__ = ["LONGEST", "Authors", "Sought", "authors_before"]


class Authors(NamedTuple):
    """Authors: their family `names`, as `printed` with initials, and whether others follow.

    `evidence`, 0 to 1, is how well the list knows them. `span` reaches from the first name to the end of the last word
    that belongs to them. `linked` says that "and", "&" or "et al." makes them authors by their form; `given` that a
    given name of the first author stands before `span`.
    """

    span: Span
    names: tuple[str, ...]
    others: bool
    evidence: float
    linked: bool
    given: bool
    listed: bool
    printed: tuple[str, ...]


class _Group(NamedTuple):
    """The words of one author, and what stands before them: whether an "and", whether a semicolon."""

    tokens: tuple[Token, ...]
    linked: bool
    parted: bool


class _End(NamedTuple):
    """Where the last word stops that belongs to names, and whether "et al." stands there."""

    stop: int
    others: bool


class _Name(NamedTuple):
    start: int
    text: str
    known: bool
    given: bool
    initials: str = ""

    @property
    def printed(self) -> str:
        """The name with its initials, which may tell two authors of one name apart."""
        return f"{self.initials} {self.text}".strip()


class Sought(NamedTuple):
    """What authors shall fit: the list, and the years of the date behind them.

    In `prose` words before the first author may look like names; `semicolons` may stand between authors.
    """

    entries: Entries
    years: frozenset[str]
    prose: bool = False
    semicolons: bool = False


_NEAR = 80

LONGEST = 400
"""So many characters before a date are searched for its authors."""


def authors_before(text: str, where: Span, sought: Sought) -> Authors | None:
    """The authors at the end of a range (but for a comma), none of them before its start."""
    for reach in (_NEAR, LONGEST):
        begin = max(where.start, where.end - reach)
        tokens = _without_outlet(tokens_of(text, begin, where.end))
        last, others = _end_of_names(tokens, semicolons=sought.semicolons)
        groups = _groups(tokens[: last + 1], semicolons=sought.semicolons) if last >= 0 else []
        if begin == where.start or not groups or groups[0].tokens[0].start > tokens[min(2, last)].end:
            break
    found = None
    if groups:
        stop = tokens[last].end if not others else max(token.end for token in tokens if token.kind == "others")
        found = _choose(text, where, groups, _End(stop, others), sought)
    if found is None or not found.evidence:
        found = _body(text, where, sought) or found
    inside = found is not None and _address.search(text, max(0, found.span.start - _NEAR), found.span.start)
    return None if inside else found


def _body(text: str, where: Span, sought: Sought) -> Authors | None:
    """The name of an organisation of the list with small words inside, which words alone do not tell."""
    if not sought.entries.longest_body:
        return None
    found = list(_plain_word.finditer(text, max(where.start, where.end - LONGEST), where.end))
    if not found or _behind_body.fullmatch(text, found[-1].end(), where.end) is None:
        return None
    for first in found[-sought.entries.longest_body :]:
        start = first.start() + elided(first[0])
        for each in sought.entries.bodies_called(text[start : found[-1].end()]):
            if each.languages & languages_around(text, start):
                evidence = sought.entries.evidence([squeeze(each.name)], sought.years) or _TITLE
                span = Span(start, found[-1].end())
                return Authors(span, (each.name,), False, evidence, False, False, True, (each.name,))
    return None


_TITLE = 0.8  # the evidence for what is read as the title of an entry that names no author
_plain_word = pattern(r"[\p{L}\p{M}\p{N}]++(?:['’][\p{L}\p{M}]++)*+")
_behind_body = pattern(r"[\s,]*+(?:[\[(]\p{Lu}[\p{L}\d&.-]{1,14}[\])][\s,]*+)?[(\[]?+")


# What makes words those of an address: "http://example.org/Xanadu.html".
_address = pattern(r"(?:://|www\.)\S{0,80}[/.]$")


def _without_outlet(tokens: list[Token]) -> list[Token]:
    """The tokens but for a journal's letters between "et al." and a date: "Doe et al., PNAS, 2011"."""
    end = len(tokens) - (bool(tokens) and tokens[-1].kind == "comma")
    kinds = [token.kind for token in tokens[max(0, end - 3) : end]]
    return tokens[: end - 2] if kinds == ["others", "comma", "name"] and tokens[end - 1].text.isupper() else tokens


def _end_of_names(tokens: Sequence[Token], *, semicolons: bool) -> tuple[int, bool]:
    """The place of the last word of the names (-1 for none), and whether "et al." follows it."""
    last, others = len(tokens) - 1, False
    for kind in ("comma", "dots", "acronym", "comma", "semicolon", "others", "comma", "dots", "acronym"):
        if last >= 0 and tokens[last].kind == kind and (kind != "semicolon" or semicolons):
            others |= kind == "others"
            last -= 1
    return (last if last >= 0 and tokens[last].kind in {"name", "initial"} else -1), others


def _groups(tokens: Sequence[Token], *, semicolons: bool) -> list[_Group]:
    """The words of each author, the first one first."""
    groups: list[_Group] = []
    end = len(tokens)
    while True:
        begin = _group_start(tokens, end)
        if begin == end:
            break
        before, linked = _separator(tokens, begin, semicolons=semicolons)
        group = tuple(tokens[begin:end])
        if all(token.kind != "name" for token in group) and before < begin and not linked:
            earlier = _group_start(tokens, before)
            group = (*tokens[earlier:before], *group)
            begin = earlier
            before, linked = _separator(tokens, begin, semicolons=semicolons)
        parted = before < begin and tokens[before].kind == "semicolon"
        groups.append(_Group(group, linked, parted))
        if before == begin:
            break
        end = before
    while groups and all(token.kind != "name" for token in groups[-1].tokens):
        groups.pop()
    return groups[::-1]


def _group_start(tokens: Sequence[Token], end: int) -> int:
    start = place = end
    while place and tokens[place - 1].kind in {"name", "initial", "small"} and _adjacent(tokens, place, end):
        place -= 1
        if tokens[place].kind != "small" or tokens[place].text in particles():
            start = place
        elif start - place > _SMALL_WORDS:
            break
    return start


_SMALL_WORDS = 3  # "Office of the United Nations", "Ministry for the Environment"


def _adjacent(tokens: Sequence[Token], place: int, end: int) -> bool:
    return place == end or tokens[place].start - tokens[place - 1].end <= 1


def _separator(tokens: Sequence[Token], begin: int, *, semicolons: bool) -> tuple[int, bool]:
    """Where the separator before `begin` starts (`begin` itself where there is none), and whether it holds an "and"."""
    place, linked = begin, False
    if place and tokens[place - 1].kind == "and":
        place, linked = place - 1, True
    marks = {"comma", "semicolon"} if semicolons else {"comma"}
    if place and tokens[place - 1].kind in marks:
        place -= 1
    return place, linked


def _choose(text: str, where: Span, groups: Sequence[_Group], end: _End, sought: Sought) -> Authors | None:
    """Of the names from each group on those that the list knows best; the longest where it knows none."""
    stop, others = end
    names = [_name(text, group, sought.entries, prose=sought.prose) for group in groups]
    best = _best(names, sought)
    if best is None:
        return None
    evidence, index = best
    whole = _organisation(text, groups, sought.entries) if evidence < 1.0 else None
    if whole:
        name = whole.of(text)
        evidence = sought.entries.evidence([squeeze(name)], sought.years)
        return Authors(Span(whole.start, stop), (name,), others, evidence, False, False, True, (name,))
    linked = others or any(group.linked for group in groups[1:])
    abbreviated = evidence == 1.0 and all(name and _is_short(name.text) for name in names[:index])
    if not abbreviated and index and _first_writes(text, where, names, index, sought):
        evidence, index = sought.entries.evidence([squeeze(name.text) for name in names if name], sought.years), 0
    if not evidence and sought.prose:
        index = _shaped(groups, names, others)
    if not evidence and (linked or sought.prose):
        index = max([index, *(place for place, group in enumerate(groups) if group.parted)])
    return _authors([name for name in names[index:] if name], stop, others, evidence, linked=linked)


def _first_writes(text: str, where: Span, names: Sequence[_Name | None], index: int, sought: Sought) -> bool:
    """Whether the first of the names is an author, though the list knows only those from `index` on."""
    return bool(names[0] and names[0].initials) if sought.prose else _is_whole(text, where, names, index)


def _is_short(name: str) -> bool:
    """Whether a name is what something is called for short: "(nMDS, Kruskal, 1964)" tells whose method that is."""
    return _abbreviation.fullmatch(name) is not None


_abbreviation = pattern(r"(?=(?:[^\p{Lu}]*\p{Lu}){2})[\p{L}\d-]{2,10}(?<=\p{Lu}s?)")


def _is_whole(text: str, where: Span, names: Sequence[_Name | None], index: int) -> bool:
    """Whether names fill all of a range but for words that lead to them.

    Then all of them are authors, though the list knows only those from `index` on; not so of "Appendix B and Smith",
    nor of two authors of the list where the word between them is "in" in another language than the one of "and".
    """
    cited, citing = names[index - 1], names[index]
    if cited and citing and cited.known and _in_or_and.fullmatch(text, cited.start + len(cited.text), citing.start):
        return False
    if names[0] is None or not all(names) or names[0].text.split()[0].casefold() in parts_of_documents():
        return False
    before = text[where.start : names[0].start].casefold()
    return all(word.strip(" \n\xa0([.,:") in stop_words() | {""} for word in before.split())


def _best(names: Sequence[_Name | None], sought: Sought) -> tuple[float, int] | None:
    """The evidence for the names from some group on, and that group: the best, and of equal ones the first."""
    last_none = max((place for place, name in enumerate(names) if name is None), default=-1)
    folded = [squeeze(name.text) if name else "" for name in names]
    found = [
        (sought.entries.evidence(folded[index:], sought.years), -index) for index in range(last_none + 1, len(names))
    ]
    return (max(found)[0], -max(found)[1]) if found else None


def _authors(names: Sequence[_Name], stop: int, others: bool, evidence: float, *, linked: bool) -> Authors:
    return Authors(
        Span(names[0].start, stop),
        tuple(name.text for name in names),
        others,
        evidence,
        linked and (others or len(names) > 1),
        any(name.given for name in names),
        names[0].known,
        tuple(name.printed for name in names),
    )


def _shaped(groups: Sequence[_Group], names: Sequence[_Name | None], others: bool) -> int:
    """The first author by the form alone: names joined by commas count only where an "and" joins the last one."""
    least = len(groups) - 1
    if groups[-1].linked or others:
        while least and names[least - 1] is not None and (least > 1 or not others or groups[least].linked):
            least -= 1
    return least


def _organisation(text: str, groups: Sequence[_Group], entries: Entries) -> Span | None:
    """Several groups as one name with an "and" or a comma in it, where the list has it."""
    for group in groups[:-1]:
        span = Span(group.tokens[0].start, groups[-1].tokens[-1].end)
        if squeeze(span.of(text)) in entries.first:
            return span
    return None


def _name(text: str, group: _Group, entries: Entries, *, prose: bool) -> _Name | None:
    """The family name or organisation in a group, by the list where it knows one; None where no word can be one."""
    tokens = group.tokens
    for index in range(len(tokens)):
        printed = _text(tokens[index:])
        if squeeze(printed) in entries.anyone:
            given = _given(tokens[:index], printed, entries)
            start = tokens[index if prose else _whole(tokens, index, given=given)].start
            return _Name(start, printed, True, given, _initials(tokens[:index]))
    short = entries.abbreviations.get(squeeze(tokens[-1].text))
    if short:
        return _Name(tokens[-1].start, short, True, False)
    if len(tokens) > 1 and _is_generation(tokens[-1]):
        return _name(text, group._replace(tokens=tokens[:-1]), entries, prose=prose)
    for index in range(len(tokens), 0, -1):
        initials = all(token.kind == "initial" or len(token.text) < 4 for token in tokens[index:])
        if initials and squeeze(_text(tokens[:index])) in entries.anyone:
            return _Name(tokens[0].start, _text(tokens[:index]), True, False, _initials(tokens[index:]))
    last = tokens[-1]
    apart = _behind_words(last, entries) or _run_together(last, entries) or _elided(text, tokens, entries)
    return (
        apart or _inflected(text, tokens, entries) or _misspelt(tokens, entries) or _unknown(text, tokens, prose=prose)
    )


def _elided(text: str, tokens: Sequence[Token], entries: Entries) -> _Name | None:
    """The name of a list behind a word that an apostrophe joins to it; with a capital only a sentence begins so."""
    for index, token in enumerate(tokens):
        cut = elided(token.text) if token.kind == "name" else 0
        if cut and (token.text[0].islower() or _opening.search(text, max(0, token.start - _BEFORE), token.start)):
            name = _text(tokens[index:])[cut:]
            if squeeze(name) in entries.anyone:
                return _Name(token.start + cut, name, True, False)
    return None


_BEFORE = 4
_opening = pattern(r"(?:\A|[\n.?!:]\s*+)[\"“„«(*_]*+\Z")


def _inflected(text: str, tokens: Sequence[Token], entries: Entries) -> _Name | None:
    """The name of the list that the words at the end of a group are in another case, as the language has it."""
    for index, token in enumerate(tokens):
        found = entries.nominatives(_text(tokens[index:])) if token.kind == "name" else ()
        for each in found:
            if each.languages & languages_around(text, token.start):
                return _Name(token.start, each.name, True, False, _initials(tokens[:index]))
    return None


def _behind_words(token: Token, entries: Entries) -> _Name | None:
    """The name of a list that ends a row of Chinese characters, where no blank parts it from what leads to it."""
    if token.kind != "name" or not _han_word.fullmatch(token.text):
        return None
    for cut in range(1, len(token.text) - 1):
        name = token.text[cut:]
        if squeeze(name) in entries.anyone:
            return _Name(token.start + cut, name, True, False)
    return None


_han_word = pattern(r"\p{Han}{3,}")


def _run_together(token: Token, entries: Entries) -> _Name | None:
    """The name at the end of a word that has lost the blank before it, where the list knows it: "sensuLinnaeus"."""
    if token.kind != "name":
        return None
    for border in _inner_capital.finditer(token.text):
        head, name = token.text[: border.start()], token.text[border.start() :]
        apart = head not in particles() if head.islower() else len(head) >= _LONGEST_PREFIX
        if apart and squeeze(name) in entries.anyone:
            return _Name(token.start + border.start(), name, True, False)
    return None


_in_or_and = pattern(lambda: rf"\s(?:{any_of(and_words() & frozenset(words('in_words')))})\s")
_LONGEST_PREFIX = 5  # "Mac", "Fitz" begin a name with a capital inside
_inner_capital = pattern(r"(?<=\p{Ll})(?=\p{Lu})")


def _whole(tokens: Sequence[Token], index: int, *, given: bool) -> int:
    """Where the full name begins whose family name begins at `index`."""
    while index and (tokens[index - 1].kind == "initial" or (given and tokens[index - 1].kind == "name")):
        index -= 1
    return index


def _initials(tokens: Sequence[Token]) -> str:
    """The initials among the tokens before or after a family name; none where a given name is printed in full."""
    if any(token.kind == "name" for token in tokens):
        return ""
    return " ".join(token.text for token in tokens if token.kind == "initial" and not _is_generation(token))


def _is_generation(token: Token) -> bool:
    """Whether a word behind a name tells a father from a son: "Jr."."""
    return token.text.lower() in lexicon().name_suffixes


def _misspelt(tokens: Sequence[Token], entries: Entries) -> _Name | None:
    """The words at the end of a group that are nearly the name of a first author."""
    for index in range(len(tokens)):
        printed = _text(tokens[index:])
        if tokens[index].kind == "name" and entries.named(squeeze(printed)):
            return _Name(tokens[index].start, printed, True, False, _initials(tokens[:index]))
    return None


def _given(before: Sequence[Token], family: str, entries: Entries) -> bool:
    """Whether the word before a family name is a given name of that author."""
    if not before:
        return False
    word = squeeze(before[-1].text)
    return any(
        given.startswith(word) or word.startswith(given) for e in entries.anyone[squeeze(family)] for given in e.given
    )


def _unknown(text: str, tokens: Sequence[Token], *, prose: bool) -> _Name | None:
    """The name in a group that the list does not know: without words that only a sentence's start capitalises."""
    start = 0
    while start < len(tokens) and _leads(tokens[start], alone=start == len(tokens) - 1, prose=prose):
        start += 1
    if prose:
        start = max([start, *(place + 1 for place, token in enumerate(tokens) if _parts(token))])
        start = len(tokens) - 1 if _caseless(tokens[-1]) else start
    kept = tokens[start:]
    real = [token for token in kept if token.kind == "name"]
    if not real or any(_is_month(text, token) for token in real):
        return None
    if len(real) == 1 and real[0].text.casefold() in own_authors():
        return None
    persons = [token for token in kept if token.kind != "initial"] or list(kept)
    led = found.end() if prose and (found := _han_lead.match(kept[0].text)) else 0
    return _Name(
        kept[0].start + led,
        _text(persons)[led:],
        False,
        False,
        _initials([t for t in kept if t.kind == "initial"]) if len(persons) < len(kept) else "",
    )


def _is_month(text: str, token: Token) -> bool:
    """Whether a word is a month in a language that is written around it: "Mei" is one in Dutch, and a family name."""
    word = token.text.casefold()
    return word in months() and any(word in months_of(code) for code in languages_around(text, token.start))


@pattern
def _han_lead() -> str:
    """A word that leads to a name in Chinese, which no blank parts from it."""
    leads = frozenset(
        word for kind in ("prefixes", "attributions") for word in words(kind) if _han_only.fullmatch(word)
    )
    return rf"(?:{any_of(leads)})(?=\p{{Han}}{{2}})"


_han_only = pattern(r"\p{Han}++")


def _caseless(token: Token) -> bool:
    """Whether a word is of a script without capitals, in which nothing tells where a name begins."""
    return token.text.upper() == token.text.lower()


def _parts(token: Token) -> bool:
    """Whether a small word stands between other words of a sentence rather than inside a name."""
    return token.kind == "small" and token.text not in particles()


def _leads(token: Token, *, alone: bool, prose: bool) -> bool:
    if token.kind == "small":
        return prose or token.text not in particles()
    word = token.text.casefold()
    leading = stop_words() | words_before_names() if prose else stop_words()
    return token.kind == "name" and not alone and word in leading and (prose or word not in particles())


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)
