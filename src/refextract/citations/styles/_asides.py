"""Asides: brackets with a name and a year that tell of what stands before them, and cite nothing.

“Angela Merkel (CDU, 2005)” has a party, “Map (Google, 2020).” a source, “minister (Foreign Office, 2016)” an office.
That is asked only where there is no list, for entries tell it better.
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.citations.styles._found import Found
from refextract.citations.styles._items import Inside
from refextract.citations.styles._lexicon import and_words, any_of
from refextract.citations.works.words import table
from refextract.lexicons import first_names
from refextract.text import pattern
from refextract.values.folding import squeeze
from refextract.values.written_language import languages_around

__all__ = ["is_aside", "is_typed"]


def is_typed(found: Found) -> bool:
    """Whether an item says itself that it cites: with a word that leads to it, a page, a letter, two authors."""
    authors, item = found.authors, found.item
    if authors is None or found.anchor is None:
        return False
    lettered = any(date.suffix for _, date in found.anchor.parts)
    return bool(authors.linked or len(authors.names) > 1 or item.locator or item.prefix or lettered)


def is_aside(text: str, bracket: Inside) -> bool:
    """Whether a bracket that no list bears out belongs to a person or thing before it."""
    named = [each for each in bracket.items if each.authors]
    if not named:
        return False
    start = max(text.rfind("\n", 0, bracket.span.start) + 1, bracket.span.start - _REACH)
    printed = _sentence.split(text[start : bracket.span.start])[-1].strip(" \t\xa0>")
    if printed.endswith(_MARKS) and _begins_with_article(bracket.inside.of(text)):
        return True  # "*Les Quatre Cents Coups* (The 400 Blows, 1959)"
    if any(map(is_typed, named)):
        return False
    before = printed.strip(" \t\xa0*_>")
    names = [each.authors.names[0] for each in named if each.authors]
    last = before.rpartition(" ")[2]
    if not last or any(squeeze(last) == squeeze(name) for name in names):
        return False
    if printed.endswith(_MARKS) and all(map(_is_full, names)):  # "*Dune* (Frank Herbert, 1965)"
        return True
    if (owned := _owned.search(before)) and not any(name in owned["owner"] for name in names):
        return True  # "Bong Joon-ho's Parasite (Gisaengchung, 2019)"
    if _caption.fullmatch(before) and _close.match(text, bracket.span.end) and _is_of_picture(before, names):
        return True
    if _begins_with_person(before):
        return True
    holds_office = last.lower() in table("job_words")
    return all(map(_is_body, names)) and (holds_office or _is_name(text, bracket.span.start, before))


def _is_of_picture(caption: str, names: Sequence[str]) -> bool:
    """Whether a caption names a picture, or what appeared, or those in its bracket are named in full, as makers are."""
    named = caption.split(maxsplit=1)[0].casefold() in table("caption_words") | table("appeared_words")
    return named or all(map(_is_full, names))


def _begins_with_article(printed: str) -> bool:
    """Whether a bracket begins as the title of a work does in another language or country."""
    return printed.split(maxsplit=1)[0].casefold() in table("articles")


def _is_full(name: str) -> bool:
    """Whether a name is that of a person with a given name, as author-date citations print none."""
    return " " in name and name.split(maxsplit=1)[0] in first_names()


def _begins_with_person(before: str) -> bool:
    """Whether a sentence, or what another bracket in it leaves of it, is no more than a person's name so far."""
    person = _person.fullmatch(before, max((bracket.end() for bracket in _and.finditer(before)), default=0))
    return person is not None and person["first"] in first_names()


def _is_body(name: str) -> bool:
    """Whether a name is an acronym, or has several words and no given name among them."""
    first, *more = name.split()
    return (not more and len(first) > 1 and first.isupper()) or (bool(more) and first not in first_names())


def _is_name(text: str, place: int, before: str) -> bool:
    """Whether a sentence ends in a name; where nouns have capitals, only a person's tells."""
    person = _person.search(before)
    if person and person["first"] in first_names():
        return True
    nouns = "de" in languages_around(text, place)
    return not nouns and " " in before and before.rpartition(" ")[2][0].isupper()


_REACH = 300
_MARKS = ("*", "_", "”", "“", "»", '"', "’")
"""What closes a title."""
# A work, and who made it, with the whole name: "Ken Loach's Sorry We Missed You"; "Kuhn's Paradigm" may be a term.
_owned = pattern(
    r"(?<![\p{L}\p{M}’'-])(?P<owner>\p{Lu}[\p{L}\p{M}-]++(?:\s\p{Lu}[\p{L}\p{M}.-]*+)++)(?:['’]s|(?<=s)['’])"
    r"\s\p{Lu}[\p{L}\p{M}'’-]*+(?:\s\p{Lu}[\p{L}\p{M}'’-]*+|\s\p{Ll}{1,4}(?=\s\p{Lu})|,\s\p{Lu}[\p{L}\p{M}'’-]*+)*+$"
)
_caption = pattern(r"\p{Lu}[\p{L}\p{M}-]++(?:\s[\p{L}\p{M}-]++)?")
_sentence = pattern(r"(?<=[\p{Ll})\d])[.!?:]\s++")
_close = pattern(r"\s*+[.!]")
_person = pattern(
    r"(?<![\p{L}\p{M}’'-])(?P<first>\p{Lu}[\p{L}\p{M}’'-]++)(?:\s\p{Lu}\p{M}*\.)*+(?:\s\p{Ll}{1,3})*+(?:\s\p{Lu}[\p{L}\p{M}’'-]++){1,2}$"
)


@pattern
def _and() -> str:
    return rf"[)\]],?\s(?:(?:{any_of(and_words())})\s)?"
