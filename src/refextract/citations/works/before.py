"""What stands before a title: whose it is, what it is called, who wrote it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from refextract.citations.works.cue import YEAR, Cue, Known, evidence
from refextract.citations.works.people import authors_pattern, has_given_name, is_known_name, names_before
from refextract.citations.works.titles import PossibleTitle
from refextract.citations.works.words import (
    Token,
    any_of,
    by_pattern,
    is_month,
    is_work_noun,
    phrase_before,
    table,
    tokens,
    type_of_noun,
)
from refextract.languages import language
from refextract.lexicons import first_names
from refextract.model.reference import Evidence
from refextract.text import Span, pattern
from refextract.values.signs import CLOSING_QUOTES, OPENING_QUOTES, QUOTES

__all__ = ["EVENT", "HOUSE", "WINDOW", "cue_before"]

EVENT = "event titled"
"""The sign of a title that is of an event: "Her presentation was called"."""
HOUSE = "house"
"""The sign of what published a work: "published by Verso"."""
WINDOW = 200
"""How many characters before a title can introduce it."""
_MOST_WORDS = 16
_MOST_ADJECTIVES = 6
_NEAR = 6
_LONGEST_NAMES = 120  # characters of names before a title
_FARTHEST_NOUN = 7  # words between a noun for a work and the title
_OF_PAGES = ("post-weblog", "webpage", "post")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_LONGEST_MEMBER_END = 16  # characters of " (1950), and "
_SHORTEST_NAME = 4  # letters, with its apostrophe


class _Lead(NamedTuple):
    """The words before a title, from the last sentence on, and what stands between the last of them and the title.

    What may introduce it begins at `first`; it begins at `end` and ends at `behind`.
    """

    text: str
    read: list[Token]
    glue: str
    known: Known
    first: int
    end: int
    behind: int

    def start_of(self, index: int) -> int:
        return self.read[index].span.start


def cue_before(text: str, start: int, title: PossibleTitle, known: Known) -> Cue:
    """All that the words before a title say of it."""
    end = title.outer.start
    last = end if title.form == "row" else end + 1  # "Ann Blair. Too Much to Know" is no sentence and a half
    ends = (found.end() for found in _sentence_end.finditer(text, start, end + 1))
    sentence = max((each for each in ends if each < last), default=start)
    read = tokens(text, sentence, end)[-_MOST_WORDS:]
    glue = text[read[-1].span.end : end].strip() if read else _bullet.sub("", text[sentence:end]).strip()
    lead = _Lead(text, read, glue, known, start, end, title.outer.end)
    series = _before_series(lead)
    cue = _introduction(series or lead, title, sentence)
    return cue._replace(place=end) if series else cue


def _introduction(lead: _Lead, title: PossibleTitle, sentence: int) -> Cue:
    """What the words of a lead say, the last sentence of which begins at `sentence`."""
    named = None if lead.glue == ":" and title.form == "phrase" else _named(lead)
    verb = _author_of_verb(lead)
    cues = [_both(named, verb), _author_in_front(lead, sentence), _author_in_it(lead, title, sentence), verb]
    best = max((cue for cue in cues if cue), key=lambda cue: (len(cue.fields), -cue.place), default=Cue((), lead.end))
    return best._replace(signs=(*best.signs, *_place(lead)))


def _both(named: Cue | None, verb: Cue | None) -> Cue | None:
    """What a noun for a work and a verb of writing say together: "Stanisław Lem wydał powieść „Solaris”"."""
    if named is None or verb is None or not verb.fields or not _NOUN_SIGNS.intersection(named.signs):
        return named
    if any(field.variable == "author" for field in named.fields):
        return named
    return Cue((*named.signs, *verb.signs), named.place, (*named.fields, *verb.fields))


_NOUN_SIGNS = frozenset({"noun", "noun apart"})


def _place(lead: _Lead) -> tuple[str, ...]:
    """Where the title stands: at the beginning, behind which mark, behind an event or a word of speaking."""
    text, read, glue = lead.text, lead.read, lead.glue
    signs = [f"behind {glue}" if glue in _GLUES else "behind other"]
    if not read:
        signs.append("first")
    if any(token.word in table("event_nouns") for token in read[-_NEAR:]):
        signs.append("event before")
    if glue == "," and read and read[-1].span.of(text)[0].isupper():
        signs.append("capital before ,")
    if not read or glue:
        return tuple(signs)
    house = phrase_before(read, len(read), "house_words")
    if house and read[house - 1].word in table("appeared_words"):
        return (*signs, HOUSE)
    word = read[-1]
    small = word.word in table("small_words") | table("determiners")
    if len(read) > 1 and word.span.of(text)[0].isupper() and (small or word.word in table("outlet_words")):
        return (*signs, "capital before")  # "De" of "De Cive" is no article
    if word.word in table("outlet_words"):
        signs.append("outlet word before")
        before = text[max(0, word.span.start - 2) : word.span.start].strip()
        if before and before[-1] in '"”“»*_':
            signs.append("behind a title")
    if small:
        signs.append("small word before")
    return tuple(signs)


_ENDS = frozenset(".;!?|")  # a bar parts the cells of a table: "| Novel | Setting |"
_FRONT_MARKS = frozenset(",(:–—-;.")
_GLUES = frozenset({"", ",", ":", "(", "–", "—", "-", "•", "*", "[", ".", ";"})


# -------------------------------------------------------------------------------- "her 1991 book", "Ann's study"


def _named(lead: _Lead) -> Cue | None:
    """A noun for a work, whose it is, its year: "Mel Piehl's 1982 book", "the novel by Mary Shelley,", "a copy of"."""
    if lead.glue[:1] in _ENDS:
        return None
    copy = phrase_before(lead.read, len(lead.read), "copy_words")
    if copy is not None and not lead.glue:
        article = copy > 0 and lead.read[copy - 1].word in table("determiners")
        return Cue(("copy of",), lead.start_of(copy - article))
    lead, clause = _without_clause(lead)
    titled = phrase_before(lead.read, len(lead.read), "titled_words")
    if titled and any(token.word in table("event_nouns") for token in lead.read[max(0, titled - _NEAR) : titled]):
        return Cue((EVENT,), lead.start_of(titled))
    at = len(lead.read) if titled is None else titled
    signs = [] if titled is None else ["titled"]
    at, dates = _year_before(lead, at)
    noun = _noun(lead, at)
    if noun is not None:
        signs.append("noun" if noun + 1 == at else "noun apart")
        if type_of_noun(lead.read[noun].word) in _OF_PAGES:
            signs.append("noun of a page")
        writer = _writer_between(lead, noun + 1, at)
        before, more = _year_before(lead, noun)
        owner = _owner(lead, before, _MOST_ADJECTIVES)
        if not owner.signs:
            signs.append("noun first" if noun == 0 else "bare noun")
        subject = () if owner.fields or writer.fields or "own" in owner.signs else _subject_of(lead, owner.place)
        fields = (*writer.fields, *owner.fields, *subject, *dates, *more, *clause)
        return _joined([*signs, *writer.signs, *owner.signs], fields, owner.place)
    if lead.glue == ":" and titled is None:  # "My favourites: "
        return None
    owner = _owner(lead, at, 2)
    if not owner.signs:
        return Cue(tuple(signs), lead.start_of(at)) if signs else None
    return _joined([*signs, *owner.signs], (*owner.fields, *dates, *clause), owner.place)


def _before_series(lead: _Lead) -> _Lead | None:
    """The lead of the first title of a series that this one goes on: "in her novels X (1950) and "."""
    if not _member.search(lead.text, max(lead.first, lead.end - _LONGEST_MEMBER_END), lead.end):
        return None
    read = tokens(lead.text, lead.first, lead.end)
    whole = lead._replace(read=read)
    for index in range(len(read) - 2, -1, -1):
        word, following = read[index], read[index + 1]
        if is_work_noun(word.word) and _is_common(whole, index):
            starts = following.span.of(lead.text)[0].isupper()
            return lead._replace(read=read[: index + 1], glue=",", end=word.span.end) if starts else None
    return None


def _without_clause(lead: _Lead) -> tuple[_Lead, tuple[Evidence, ...]]:
    """The lead without a clause on when and where a work appeared, and its fields: "…, published by Verso, "."""
    comma = lead.text.rfind(", ", lead.first, lead.read[-1].span.end) if lead.glue == "," and lead.read else -1
    inside = [token for token in lead.read if token.span.start > comma] if comma >= 0 else []
    if len(inside) == len(lead.read) or not any(token.word in table("appeared_words") for token in inside):
        return lead, ()
    years = [token.span for token in inside if _year.fullmatch(token.word)]
    houses = _house.finditer(lead.text, comma + 2, inside[-1].span.end)
    house = next((each for each in houses if not is_month(each[0])), None)
    fields = [evidence("date", span) for span in years[:1]]
    fields += [evidence("publisher", Span(*house.span()))] if house else []
    return lead._replace(read=lead.read[: -len(inside)], glue=""), tuple(fields)


def _joined(signs: list[str], fields: tuple[Evidence, ...], place: int) -> Cue:
    once = {field.variable: field for field in reversed(fields)}
    if "date" in once:
        signs.append("year before")
    return Cue(tuple(signs), place, tuple(once.values()))


def _year_before(lead: _Lead, at: int) -> tuple[int, tuple[Evidence, ...]]:
    """The index without a year that stands there, and the year."""
    if at and _year.fullmatch(lead.read[at - 1].word):
        return at - 1, (evidence("date", lead.read[at - 1].span),)
    return at, ()


def _noun(lead: _Lead, at: int) -> int | None:
    """The index of the noun for a work that leads on to the title: at once, behind a comma, or by what it is about."""
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST_NOUN), -1):
        word = lead.read[index]
        if index and lead.read[index - 1].word == "to":  # "to study", a verb
            continue
        named = index not in (0, at - 1) or _is_given(lead, word)
        if is_work_noun(word.word) and (not named or _is_common(lead, index)):
            between = lead.text[word.span.end : lead.start_of(at) if at < len(lead.read) else lead.read[-1].span.end]
            return index if not _break.search(between) else None
        if word.word.endswith(_POSSESSIVES):
            return None
    return None


def _is_given(lead: _Lead, word: Token) -> bool:
    """Whether a capitalised noun is a given name: "Tom", a volume in Polish."""
    return word.span.of(lead.text) in first_names()


def _is_common(lead: _Lead, index: int) -> bool:
    """Whether a noun for a work is no name: in lower case, or in German behind an article, "das neueste Buch"."""
    word = lead.read[index]
    if word.span.of(lead.text)[0].islower():
        return True
    german = language("de")
    return word.word in german.work_nouns and any(
        each.word in german.determiners or each.word in german.possessive_pronouns
        for each in lead.read[max(0, index - 2) : index]
    )


def _writer_between(lead: _Lead, first: int, at: int) -> Cue:
    """Who wrote it, between noun and title: "the novel by Mary Shelley, "."""
    if first >= at:
        return Cue((), 0)
    end = lead.read[at - 1].span.end
    found = _by.search(lead.text, lead.read[first - 1].span.end, end)
    body = _body.match(lead.text, lead.read[first - 1].span.end, end)
    if body and not found:
        return Cue(("body between",), 0, (evidence("author", Span(*body.span("who"))),))
    names = _names_between.fullmatch(lead.text, lead.read[first - 1].span.end, end)
    if names and not found:  # in the genitive, as languages with cases have it
        who = Span(*names.span("who"))
        return Cue(("names between", _known_sign(lead, who)), 0, (evidence("author", who),))
    if not found:
        topic = _topic.match(lead.text, lead.read[first - 1].span.end, end)
        verb = any(token.word in _of_sentences() for token in lead.read[first:at])
        return Cue(("topic between" if topic else "verb between" if verb else "words between",), 0)
    who = Span(*found.span("who"))
    return Cue(("by between", _known_sign(lead, who)), 0, (evidence("author", who),))


@cache
def _of_sentences() -> frozenset[str]:
    return table("sentence_words") | table("writing_verbs")


def _owner(lead: _Lead, at: int, most: int) -> Cue:
    """Whose it is, with a word or two between: "James Turner's", "her"; or an article. The place where it begins."""
    for index in range(at - 1, max(-1, at - 2 - most), -1):
        token = lead.read[index]
        who = _possessor(lead, index, at)
        apart = ("owner apart",) if index + 1 < at and most < _MOST_ADJECTIVES else ()
        if who:
            signs = ("owner", _known_sign(lead, who), *apart)
            return Cue(signs, who.start, (evidence("author", _full_name(lead, who)),))
        if token.word in table("possessive_pronouns"):
            pronoun = _pronoun(lead, index)
            return pronoun._replace(signs=(*pronoun.signs, *apart))
        if token.word in table("own_words"):
            return Cue(("own",), token.span.start)
        if token.word in table("reading_words"):  # "este mes leí": a month, and no "my" of another language
            break
        if token.word in table("determiners"):
            return Cue(("determiner",), token.span.start)
        named = token.span.of(lead.text)[0].isupper() and most != _MOST_ADJECTIVES
        owned = index > 0 and lead.read[index - 1].word in table(
            "possessive_pronouns"
        )  # "sus dos", small in Portuguese
        if named or (token.word in table("small_words") - _joining() and not owned):
            break
    return Cue((), lead.start_of(at) if at < len(lead.read) else lead.read[-1].span.end if lead.read else 0)


@cache
def _joining() -> frozenset[str]:
    """Small words between two adjectives: "groundbreaking but rarely cited"."""
    return table("and_words") | {"but"}


def _possessor(lead: _Lead, index: int, at: int) -> Span | None:
    """The name in the genitive that ends with a token: "Harley's", "Jones’", German and Dutch "Duhamels"."""
    token = lead.read[index]
    end = token.span.end
    if token.word.endswith(("'s", "’s")):
        return names_before(lead.text, max(0, end - WINDOW), end - 2)
    if token.word.endswith(("'", "’")) and len(token.word) > _SHORTEST_NAME:  # "Jones’", "Reckwitz’"
        return names_before(lead.text, max(0, end - WINDOW), end - 1)
    if (index + 1 == at and not lead.glue) or is_work_noun(lead.read[at - 1].word if at else ""):
        who = names_before(lead.text, max(0, end - WINDOW), end - 1) if token.word.endswith("s") else None
        if who and (
            who.of(lead.text) in lead.known.people or (" " in who.of(lead.text) and has_given_name(who.of(lead.text)))
        ):
            return who
    return None


def _known_sign(lead: _Lead, who: Span) -> str:
    name = who.of(lead.text)
    return "person" if is_known_name(name) or name in lead.known.people else "name"


def _full_name(lead: _Lead, author: Span) -> Span:
    """A family name alone is led back to the full name that the text has last given before it."""
    named = lead.known.people.get(author.of(lead.text), [])
    earlier = bisect_right(named, author.start, key=lambda span: span.start)
    return named[earlier - 1] if earlier else author


def _pronoun(lead: _Lead, index: int) -> Cue:
    """Whose it is, by a pronoun: "Her", "his 1962 book"; who that is stands around it."""
    place = lead.start_of(index)
    who = _meant(lead.text, lead.first, place, lead.behind)
    return Cue(("pronoun",), place, (evidence("author", who),) if who else ())


def _meant(text: str, first: int, place: int, behind: int) -> Span | None:
    """Whom a pronoun at `place` means, before a title that ends at `behind`; the paragraph begins at `first` or before.

    That is who stands right before it, or is the one person of the sentence up to there: "Ann Blair said so in her
    book X"; else who follows as its subject, "In her book X, Ann Blair says"; else the one person of the sentence
    before.
    """
    starts = [first, *(found.end() for found in _sentence_end.finditer(text, first, place))]
    people = _people(text, starts[-1], place)
    if people and _few_words.fullmatch(text, people[-1].end, place):
        return people[-1]
    if people:
        return people[0] if len(people) == 1 else None
    subject = _subject_behind.match(text, behind)
    if subject and has_given_name(subject["who"]):
        return Span(*subject.span("who"))
    before = _people(text, starts[-2], starts[-1]) if len(starts) > 1 else []
    return before[0] if len(before) == 1 else None


def _subject_of(lead: _Lead, place: int) -> tuple[Evidence, ...]:
    """Who stands right before a noun for a work, a word such as "in" aside: "Olga Tokarczuk w powieści"."""
    people = _people(lead.text, lead.first, place)
    if not people or not _one_word.fullmatch(lead.text, people[-1].end, place):
        return ()
    led = _led_to.search(lead.text, lead.first, people[-1].start)
    return () if led else (evidence("author", people[-1]),)


def _people(text: str, start: int, end: int) -> list[Span]:
    """Those whom a stretch names with given names of any language; several who stand together are one."""
    ends = (each.end("who") for each in _anyone.finditer(text, start, end))
    found = (names_before(text, start, each) for each in ends)  # without the first word of a sentence
    return [each for each in found if each and has_given_name(each.of(text))]


# ---------------------------------------------------------------------------------- "Frances Trollope, ", "wrote"


def _author_in_front(lead: _Lead, start: int) -> Cue | None:
    """Whose it is, in the way of notes and lists: "Frances E. Trollope, ", "Mary Roach (", "Tom McLeish – "."""
    last = lead.read[-1] if lead.read and lead.glue[:1] in _FRONT_MARKS else None
    if last is None or not (last.span.of(lead.text)[0].isupper() or last.word == "al"):
        return None
    first = max(start, lead.end - _LONGEST_NAMES)
    found = _names_in_front.search(lead.text, first, lead.end)
    if not found:
        return None
    author = names_before(lead.text, start, found.end("who")) or Span(*found.span("who"))
    if _of_other.search(lead.text, start, author.start):  # "*Beloved* by Toni Morrison, *Middlemarch* by …"
        return None
    nouns = (token for token in lead.read if token.span.end <= author.start and is_work_noun(token.word))
    if _about.search(lead.text, start, author.start) and any(nouns):
        return None
    sure = _known_sign(lead, author)
    return Cue((f"author {found['mark'].strip()}", sure), author.start, (evidence("author", author),))


def _author_in_it(lead: _Lead, title: PossibleTitle, start: int) -> Cue | None:
    """Who says something in a work: "Annie Ernaux, dans *Les Années*"; the title stands in marks."""
    if title.form not in ("italic", "quoted") or lead.glue:
        return None
    found = _names_with_in.search(lead.text, max(start, lead.end - _LONGEST_NAMES), lead.end)
    author = names_before(lead.text, start, found.end("who")) if found else None
    if author is None or not has_given_name(author.of(lead.text)):
        return None
    return Cue(("author in", "person"), author.start, (evidence("author", author),))


def _author_of_verb(lead: _Lead) -> Cue | None:
    """Who wrote it: "Bruno Latour once asked", "come scrive Carlo Rovelli in"; they stay outside."""
    for index in range(len(lead.read) - 1, max(0, len(lead.read) - 6), -1):
        if lead.read[index].word in table("writing_verbs"):
            start = lead.start_of(index)
            found = _subject.search(lead.text, lead.read[0].span.start, start)
            found = found or _subject_after.match(lead.text, lead.read[index].span.end, lead.end)
            if found:
                author = Span(*found.span("who"))
                return Cue(("verb", _known_sign(lead, author)), lead.end, (evidence("author", author),))
            return Cue(("verb",), lead.end)
    return None


_sentence_end = pattern(rf"(?<=\p{{Ll}}{{2}}|[\d)\]”\"»])[.!?]['\"”»)]{{0,2}} (?=[\p{{Lu}}{OPENING_QUOTES}*_\[])")
_bullet = pattern(r"^[ \t]*[-•·*+–][ \t]+")
_break = pattern(rf"[;!?|{QUOTES}()]|\. ")
_year = pattern(YEAR)
# The end of one title of a series, and what joins the next: " (1950) and ".
_member = pattern(lambda: rf"[(\[]{YEAR}[)\]][,;]?(?: (?:{any_of('and_words')}|&))? $")
_house = pattern(r"\p{Lu}[\p{L}&'’-]*+(?: (?:(?:of|de|du|der|&) )?\p{Lu}[\p{L}&'’-]*+){0,5}+")
_topic = pattern(r" (?:on|about|über|sur|sobre|su|over)(?: \p{Lu}\p{L}++)?$")
# What leads to whom a work is about: "her biography of Robert Ingersoll, ".
_ABOUT = "of|on|about|über|sur|sobre|su|om"
_about = pattern(rf" (?:{_ABOUT}) $")
_by = pattern(lambda: rf" {by_pattern()}(?P<who>{authors_pattern()})")
# The body that a report is from: " from the Pew Research Center".
_body = pattern(
    r" (?:from|by|von|du|de|del|della|da|van|från|fra) (?:(?:the|der|de la|la|de|het) )?"
    r"(?P<who>\p{Lu}[\p{L}&'’-]*+(?: (?:(?:of|for|and|de|für|der|di) )*+\p{Lu}[\p{L}&'’-]*+){1,8}+)$"
)
_names_between = pattern(lambda: rf" (?P<who>{authors_pattern()})")
_anyone = pattern(lambda: rf"(?<![\p{{L}}'’-])(?P<who>{authors_pattern()})")
# What stands between a name and a noun for a work: "in".
_one_word = pattern(r",? \p{Ll}++ ")
# What leads from a title in marks to its author.
_of_other = pattern(lambda: rf"[*_{CLOSING_QUOTES}](?:,? \(?\d{{4}}\)?)?,? (?i:{by_pattern()})$")
# What leads to someone who is written about, or to a translator.
_led_to = pattern(lambda: rf" (?:{any_of('by_words')}|{any_of('of_words')}|{_ABOUT}|with|mit|avec|con) $")
# What stands between a name and "her essay": "published it in".
_few_words = pattern(r",?(?: \p{Ll}++){0,3}+ ")
_subject_behind = pattern(
    lambda: rf"(?: \([^()\n]{{1,40}}\))?+,?(?: \p{{Ll}}++)?+ (?P<who>{authors_pattern()})(?= \p{{Ll}}|,? \()"
)
_names_in_front = pattern(
    lambda: (
        rf"(?<![\p{{L}}\p{{N}}.'’-])(?P<who>{authors_pattern()})"
        r"(?P<mark>, | \(|: | [–—-] |; |\. |, in (?:his|her|their) )$"
    )
)
_names_with_in = pattern(
    lambda: rf"(?<![\p{{L}}\p{{N}}.'’-])(?P<who>{authors_pattern()})(?:,| \p{{Ll}}++)?+ (?i:{any_of('outlet_words')}) $"
)
_subject = pattern(lambda: rf"(?<![\p{{L}}'’-])(?P<who>{authors_pattern()})(?: \p{{Ll}}++){{0,2}}+ $")
_subject_after = pattern(lambda: rf" (?P<who>{authors_pattern()})(?: \p{{Ll}}++){{0,2}}+['’ ]?$")
