"""References that stand alone in running text: a full bibliographic entry as a paragraph of its own, without a list.

Blog posts open, interrupt and close with them. A paragraph is one where small scores for what entries print (names in
front, a year, a volume, a publisher, an address) outweigh those for what sentences print.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from refextract.languages import words
from refextract.lexicons import publishers
from refextract.model.reference import RawReference
from refextract.outline.footnotes import footnote_references
from refextract.outline.known_works import KnownWorks
from refextract.outline.markup import as_shown
from refextract.outline.parts import Outline, ReferenceList
from refextract.text import Span, TextView, pattern, plain_pattern
from refextract.values.people import FAMILY, INITIALS, PERSON, is_person
from refextract.values.signs import CLOSING_QUOTES, OPENING_QUOTES, YEAR

__all__ = ["with_standalone_references"]

_LONGEST = 900
_SHORTEST = 40
_LEAST = 5.0
"""The score from which on a paragraph is taken for a reference."""
_FEWEST_AGAIN = 2
"""So many notes print a work of the list again where a paper with a list cites in its notes."""
_LEAST_OF_NOTE = 3.0
"""The same for a note of Markdown, ``[^1]: …``, which is a reference or a remark."""

_FEWEST_WORDS = 4
"""How many words of three letters or more an entry has at least behind its names."""

_YEAR = rf"{YEAR}[a-z]?"
_Cues = tuple[tuple[float, regex.Pattern[str]], ...]

_NOTE = r"\[\^(?P<note>[^\]\s]{1,60})\]:\s+"
_LABEL = r"(?P<label>\d{1,3}(?=[.)]|\s\p{Lu})|\[[\p{L}\d+:-]{1,20}\]|\p{Lu}[\p{L}+]{1,24}\d{2,4}[a-z]?)"
_BULLET = r"[-*•–·]\s+"
_INVERTED = rf"{FAMILY}(?: {FAMILY})?+, (?:{INITIALS}|\p{{Lu}}\p{{Ll}}++(?:[ -]\p{{Lu}}(?:\.|\p{{Ll}}*+)){{0,2}})"
_VANCOUVER = rf"{FAMILY} \p{{Lu}}{{1,3}}+(?:(?=[,.;:\s])\.?(?= (?:and|&|\())|(?=[,.;:\s]))"
_SEPARATOR = r" ?(?:[,;] ?(?:(?:and|&|und|y|e|et) )?|(?:and|&|und|y|e|et) )"


def with_standalone_references(outline: Outline, cited: Sequence[Span] = ()) -> Outline:
    """The outline with one more list for each run of references that stand alone in its running text, or in notes.

    They are no longer part of the running text, so that nothing in them is taken for a citation. Pages that are
    printed have their references in a list if they have one: what else looks like one there tells of themselves. Only
    where their notes print works of the list again, the other works that notes print are references, too.
    `cited` are what the file declares as citations (sorted): in notes they are printed like entries, and are none. A
    note that prints a work of the list again, or one of an earlier note, cites it.
    """
    beside = outline.printed and bool(outline.lists)
    every = _of_notes(outline) if beside else _references(outline)
    found = [(span, reference) for span, reference in every if not _is_cited(reference.span, cited)]
    if (outline.footnotes or outline.notes) and (beside or not outline.printed):
        once = list(_once(found, outline))
        found = once if not beside or len(found) - len(once) >= _FEWEST_AGAIN else []
    if not found:
        return outline
    found.sort(key=lambda pair: pair[0])
    lists = (*outline.lists, *_lists(found, outline.running.text))
    running = outline.running.without([span for span, _ in found])
    return replace(outline, running=running, lists=tuple(sorted(lists, key=lambda each: each.span.start)))


def _once(found: Iterable[tuple[Span, RawReference]], outline: Outline) -> Iterator[tuple[Span, RawReference]]:
    """The references without those in notes whose work is printed elsewhere."""
    known = KnownWorks(entry.view.text for entry in outline.entries)
    notes = sorted({*outline.footnotes, *outline.notes})
    for span, reference in sorted(found, key=lambda pair: pair[0]):
        place = bisect_right(notes, reference.span.start, key=lambda note: note.start) - 1
        in_note = place >= 0 and notes[place].overlaps(reference.span)
        if in_note and known.have(reference.view.text):
            continue
        known.add(reference.view.text)
        yield span, reference


def _is_cited(span: Span, cited: Sequence[Span]) -> bool:
    """Whether most of a paragraph is declared as a citation."""
    first = bisect_left(cited, span.start, key=lambda each: each.end)
    shared = 0
    for each in cited[first:]:
        if each.start >= span.end:
            break
        shared += min(each.end, span.end) - max(each.start, span.start)
    return 2 * shared > len(span)


def _of_notes(outline: Outline) -> Iterator[tuple[Span, RawReference]]:
    """Each reference in the notes that a file tells apart."""
    return _in_notes(outline.running, [outline.running.from_source(note) for note in outline.footnotes])


def _references(outline: Outline) -> Iterator[tuple[Span, RawReference]]:
    """Each paragraph that is a reference, with its span in the running text.

    The one under a heading such as "How to cite this article" is the document itself, and no reference of it.
    """
    running, before = outline.running, ""
    notes = [running.from_source(note) for note in outline.footnotes]
    if notes:
        yield from _in_notes(running, notes)
    within = {note.start for note in notes}
    for paragraph in _paragraphs.finditer(running.text):
        span = Span(paragraph.start(), _end(running.text, Span(*paragraph.span())))
        heads_itself = before.strip(" :.").casefold() in _other_headings()
        before = paragraph[0]
        if paragraph.start() in within:
            continue
        if not heads_itself and _SHORTEST <= len(span) <= _LONGEST and _is_reference(running, span):
            yield span, _raw(running, span)


def _in_notes(running: TextView, notes: list[Span]) -> Iterator[tuple[Span, RawReference]]:
    """Each reference in the notes that a file tells apart, with its span in the running text."""
    for note in notes:
        for span in footnote_references(running.text, note):
            yield span, RawReference(running.to_source(span), running.part(span), None, "text")


def _is_reference(running: TextView, span: Span) -> bool:
    """Whether a paragraph is a reference, its markup left out; a note of Markdown needs less for it."""
    if _link_alone.fullmatch(running.text, span.start, span.end):
        return False
    note = _note.match(running.text, span.start, span.end)
    lead = _lead.match(running.text, note.end(), span.end) if note else None
    start = lead.end() if lead else note.end() if note else span.start
    shown = as_shown(running.part(Span(start, span.end))).text
    if note and (_body_of_note.match(shown) or _tells_access(shown)):
        return True
    return score(shown) >= (_LEAST_OF_NOTE if note else _LEAST)


def _tells_access(shown: str) -> bool:
    """Whether a note tells when and from where a page was taken: "Retrieved 3 May 2021, from the Archive (www.…)"."""
    return shown.casefold().startswith(_access_words()) and _address.search(shown) is not None


@cache
def _access_words() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in words("accessed"))


@cache
def _other_headings() -> frozenset[str]:
    return frozenset(words("other_headings"))


def _lists(found: list[tuple[Span, RawReference]], text: str) -> Iterator[ReferenceList]:
    """The references in lists: those with nothing but blanks between them belong together."""
    run: list[RawReference] = []
    end = 0
    for span, reference in found:
        if run and text[end : span.start].strip():
            yield _list(run)
            run = []
        run.append(reference)
        end = span.end
    yield _list(run)


def _list(entries: list[RawReference]) -> ReferenceList:
    return ReferenceList(entries[0].span.cover(entries[-1].span), None, tuple(entries))


def _raw(running: TextView, span: Span) -> RawReference:
    note = _note.match(running.text, span.start, span.end)
    label = None if note else _label.match(running.text, span.start, span.end)
    start = note.end() if note else label.end() if label else span.start
    first = span.start if note else label.start("label") if label and label["label"] else start
    name = note["note"] if note else label["label"].strip("[]") if label and label["label"] else None
    view = as_shown(running.part(Span(start, span.end)))
    return RawReference(running.to_source(Span(first, span.end)), view, name, "text")


def score(paragraph: str) -> float:
    """How much a paragraph looks like one bibliographic entry; a sentence or a row of a table is below zero.

    >>> score("Law, J. (2009). After Method: Mess in Social Science Research. London: Routledge.") > 5
    True
    >>> score("Turner (1986) shows that it was reformers in London who brought this about.") < 0
    True
    """
    opening = None if " | " in paragraph else _opening(paragraph)
    if opening is None:
        return -1.0
    if len(_words.findall(paragraph, opening)) < _FEWEST_WORDS:
        first = _one_name.match(paragraph)  # "Hans-Ulrich Wehler, Deutsche Gesellschaftsgeschichte, München 1995"
        if not first or len(_words.findall(paragraph, first.end())) < _FEWEST_WORDS:
            return 0.0
        opening = first.end()
    start = max(0, opening - 1)
    shown = [sum(w for w, pattern in cues if pattern.search(paragraph, start)) for cues in (_dates, _evidence)]
    if not shown[1] or _narrative.match(paragraph, start) or _goes_on.search(paragraph, start):
        return 0.0
    rest = _quoted.sub("", paragraph[opening:])
    return (2.0 if opening else 1.0) + sum(shown) - len(_sentence_words.findall(rest))


def _opening(paragraph: str) -> int | None:
    """Where the names end that a reference opens with; None where it does not open with names.

    A body is one where its year follows in brackets; a title in quotation marks may stand in place of names.
    """
    label = _label.match(paragraph)
    start = label.end() if label else 0
    found = [pattern.match(paragraph, start) for pattern in (_inverted_names, _body, _title_in_front)]
    if is_person(paragraph[start:]):
        found.append(_direct_names.match(paragraph, start))
    return max((int(names.end()) for names in found if names), default=None)


def _end(text: str, span: Span) -> int:
    """The end of the entry: a remark behind it, a sentence without a figure or a name, is no part of it.

    Neither is the next work that a note cites, by author and title in marks.
    """
    found = (
        _behind_work.search(text, span.start, span.end) and _remark.search(text, span.start, span.end),
        _note.match(text, span.start, span.end) and _next_work.search(text, span.start, span.end),
    )
    return min((int(each.start()) for each in found if each), default=span.end)


_paragraphs = pattern(r"(?m)(?<=^[ \t]*)\S[^\n]*+(?<!\s)")


_note = pattern(_NOTE)
# A link of Markdown and no more, which cites by itself.
_link_alone = pattern(rf"(?:{_BULLET})?+\[[^\[\]\n]++\]\([^\s()]++(?:\([^\s()]*+\)[^\s()]*+)*+\)\W*+")
_lead = pattern(lambda: "(?i)(?:" + "|".join(map(regex.escape, words("prefixes"))) + r")[:,]?\s+")


@pattern
def _label() -> str:
    leads = "|".join(map(regex.escape, words("entry_leads")))
    return rf"(?:{_BULLET})?+(?:{_LABEL}[.):]?+\s+)?+(?:(?i:{leads}):\s+)?+"


@pattern
def _inverted_names() -> str:
    name = rf"(?:{_INVERTED}|{_VANCOUVER})"
    more = rf"(?:{_SEPARATOR}(?:{name}|{PERSON}))"
    return rf"(?:{name}{more}{{0,30}}|{FAMILY}(?=,? et al)){_TAIL}"


@pattern
def _body() -> str:
    """The name of a body with its year: "World Health Organization. (2015)."."""
    name = r"\p{Lu}[\p{L}&'’-]*+(?: (?:(?:of|for|and|on|the|de|du|des|für|der) ){0,2}[\p{Lu}&][\p{L}&'’-]*+){0,9}+"
    return rf"{name}[.,]? (?=\({_YEAR}\)[.:])"


# A body with its year, a title and an address, as a note has them: "IUCN 2019. The Red List. https://www.iucn.org".
_body_of_note = pattern(
    rf"\p{{Lu}}[\p{{L}}&'’-]++(?: (?:(?:of|for|and) )?\p{{Lu}}[\p{{L}}&'’-]*+){{0,7}}+\.? {_YEAR}\. \p{{Lu}}[^\n]{{10,300}}?(?:https?://|www\.)\S"
)
_address = pattern(r"(?:https?://|www\.)\S")
_title_in_front = pattern(
    rf"(?=[{OPENING_QUOTES}]\p{{Lu}}[^{CLOSING_QUOTES}\n]{{10,250}}+[{CLOSING_QUOTES}]\.? \p{{Lu}})"
)
_one_name = pattern(rf"{PERSON}(?=[,:])")
_direct_names = pattern(lambda: rf"{PERSON}(?:{_SEPARATOR}{PERSON}){{0,30}}{_TAIL}")


_TAIL = (
    r"(?:,? et al\.?|,? and others|,? u\. ?a\.)?+(?:,? \(?(?:eds?|Hg|Hrsg)\b\.?\)?)?+\s?(?:[.,:(]|(?<=\.) |(?<=\. ))"
)


_words = pattern(r"\p{L}{3,}+")
_quoted = pattern(rf"[{OPENING_QUOTES}][^{CLOSING_QUOTES}\n]{{5,300}}+[{CLOSING_QUOTES}]")
_behind_work = plain_pattern(r"[\d)/]\.\s|\(")  # one of them stands before every remark, or in it
_remark = pattern(
    r"(?<=[\d)/]\.)\s++\p{Lu}\p{Ll}*+(?: \p{Ll}[\p{Ll}'’,-]*+){2,30}+[.!]\s*$"
    r"|(?:\G|(?<!\s))\s++\((?!https?:|www\.)\p{Ll}[^()\n]{9,120}+\)\.?\s*$"
)


@pattern
def _next_work() -> str:
    """Names, and behind them a title in marks, a word that points back, or a title and a page: "; Roe, *Trees*, 12"."""
    leads, back = ("|".join(map(regex.escape, words(kind))) for kind in ("prefixes", "back_words"))
    name = rf"(?:{FAMILY}|{PERSON})"
    placed = r"\p{Lu}[^,.;:()\d]{4,80}+, (?:\p{L}{1,3}\. ?)?\d{1,4}\W*$"
    behind = rf"[*_{OPENING_QUOTES}]|(?i:{back})(?!\p{{L}})|{placed}"
    return rf"(?<=[\d)]);(?=\s(?:(?i:{leads})[:,]?\s)?{name}(?:{_SEPARATOR}{name}){{0,3}},\s(?:{behind}))"


_sentence_words = pattern(
    lambda: r"(?<![\p{L}\d'’])(?:" + "|".join(map(regex.escape, words("sentence_words"))) + r")(?![\p{L}\d])"
)
# A sentence or a row of a table that begins with a citation, "Turner (1986, p. 3) shows"; a post, "(@turner)".
_narrative = pattern(lambda: rf"\(@|\(?(?:\p{{L}}++\.? ){{0,2}}{_YEAR}[^()\n]{{0,30}}+\),?\s+(?:\p{{Ll}}|\|)")


# A sentence that goes on behind the year of a work: "Roe, in *Trees* (Acme, 2008), does the same".
_goes_on = pattern(rf"{_YEAR}\),? \p{{Ll}}{{2,}}+ \p{{Ll}}{{2,}}+(?![.:])")


_dates: _Cues = (
    (1.5, pattern(rf"\b{_YEAR}\b")),
    (1.5, pattern(rf"\G\W{{0,3}}{_YEAR}\b")),
    (1.0, pattern(rf"\({_YEAR}\)|\b{_YEAR}\W{{0,2}}$|[,.;] {_YEAR}[;:.,)]")),
)
"""A year, the more so right behind the names or where a sentence has none."""

_evidence: _Cues = (
    (2.0, pattern(r"\d{1,4} ?\(\d{1,4}(?:[-–/]\d{1,4})?\)|\d{1,4}[:;] ?\d{1,5} ?[-–] ?\d|\d; ?\d{1,4}[:(]")),
    (2.0, pattern(r", \d{1,4}, \d{1,5} ?[-–] ?\d|(?i:\barxiv: ?\d{4}|\bPMID:? ?\d)")),
    (1.5, pattern(r"(?i)\b(?:pp?|pages|S)\b\.? ?\d")),
    (1.5, pattern(r"(?i)\b(?:vol|volume|no|issue|iss|nr)\b\.? ?\d")),
    (1.0, pattern(r"\b\d{1,5} ?[-–—] ?\d{1,5}\W{0,2}$")),
    (
        1.5,
        pattern(r"\b(?:In:?|in:) [^.]{3,120}(?:\(?(?:[Ee]ds?|Hg|Hrsg)\b|edited by)|\bIn:? (?:Proc|Proceedings|\p{Lu})"),
    ),
    (1.5, pattern(r"\bProc(?:eedings|\.)|\bJournal\b|\bRevista\b|\bZeitschrift\b")),
    (2.0, pattern(r"\b10\.\d{4,9}/\S")),
    (1.5, pattern(r"https?://\S|\bwww\.\S")),
    (1.0, pattern(lambda: rf"(?i)\b(?:{_retrieval_words()})(?!\p{{L}})")),
    (1.5, pattern(rf"\p{{Lu}}[\p{{L}}.]+(?:, \p{{Lu}}[\p{{L}}.]+)?: \p{{Lu}}[^.:]{{2,60}}+(?:, {YEAR}|\.|,)")),
    (1.5, pattern(lambda: rf"\b(?:{_houses()})(?![\p{{L}}])")),
    (1.5, pattern(rf"\G\W{{0,3}}[{OPENING_QUOTES}']")),
)
"""What else entries print after the names."""


def _houses() -> str:
    """Names of publishers, and the words that such names are made of, as they are printed."""
    return "|".join(map(regex.escape, (*publishers(), *(word.capitalize() for word in words("publisher_words")))))


def _retrieval_words() -> str:
    """Words before an address or a day of access: those that little else is said with."""
    return "|".join(regex.escape(word) for word in (*words("available"), *words("accessed")) if len(word) > 7)
