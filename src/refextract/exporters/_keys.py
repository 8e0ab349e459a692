"""Citation keys: ``knuth1984texbook``, made of the work alone, so that they stay when the list around it changes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import count
from string import ascii_lowercase

from refextract.languages import words
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.folding import fold
from refextract.values.name import Name

__all__ = ["changed_keys", "citation_keys"]

LONGEST = 24  # characters of a name or a title word; a sentence is no key


def citation_keys(references: Sequence[Reference]) -> tuple[str, ...]:
    """One key for each reference, in ASCII letters and digits, no two alike however they are capitalised.

    A key is the family name of the first author (else editor, else "anon"), the year with its letter, and the first
    title word that is no article. Of works whose keys agree the first has it plain, the next with b, c, …. What came
    out of a bibliography file keeps the key that it had there.

    >>> from refextract.text import Span
    >>> from refextract.values.name import NameList
    >>> knuth = NameList(names=(Name(family="Knuth", given="Donald E."),))
    >>> book = Reference(
    ...     id="r1", span=Span(0, 0), text="", author=knuth, title="The TeXbook", issued=PartialDate(year=1984)
    ... )
    >>> citation_keys([book, book])
    ('knuth1984texbook', 'knuth1984texbookb')
    """
    taken = {_own_key(reference).lower() for reference in references}
    found: list[str] = []
    given: set[str] = set()
    tried: Counter[tuple[str, bool]] = Counter()  # how many candidates of a key are given away, or taken
    for reference in references:
        own = _own_key(reference)
        plain = own or _key(reference)
        for number in count(tried[plain.lower(), bool(own)]):
            key = plain + _letters(number) if number else plain
            if key.lower() not in given and (key == own or key.lower() not in taken):
                break
        tried[plain.lower(), bool(own)] = number + 1
        given.add(key.lower())
        found.append(key)
    return tuple(found)


def changed_keys(references: Sequence[Reference]) -> dict[str, str]:
    """The keys of bibliography files that are others among `citation_keys`, with what they become.

    >>> from refextract.bibliography import read_bibliography
    >>> changed_keys(read_bibliography('[{"id": "a"}, {"id": "A"}, {"id": "c d"}]').references)
    {'A': 'Ab', 'c d': 'anonnd'}
    """
    both = zip(references, citation_keys(references), strict=True)
    return {each.label: key for each, key in both if each.origin == "file" and each.label and each.label != key}


def _own_key(reference: Reference) -> str:
    """The key that the reference has in its bibliography file, if it comes from one that has keys; else empty."""
    key = reference.label if reference.origin == "file" else None
    sound = _of_bibtex if any(field.format == "bib" for field in reference.file_fields) else _sound
    return key if key and sound.fullmatch(key) else ""


# Keys that every BibTeX program reads: none of their own signs, and no blanks.
_sound = pattern(r"[A-Za-z0-9][A-Za-z0-9:.+/_-]*+")
# Keys that stand in a file of BibTeX already, which some programs may not read; but they did.
_of_bibtex = pattern(r"[^\s{}(),\"#%=\\]++")


def _letters(number: int) -> str:
    """1 is b, as the plain key is a's; after z comes aa.

    >>> _letters(1), _letters(25), _letters(26)
    ('b', 'z', 'aa')
    """
    found = ""
    while number >= 0:
        number, rest = divmod(number, 26)
        found = ascii_lowercase[rest] + found
        number -= 1
    return found


def _key(reference: Reference) -> str:
    people = (*reference.author.names, *reference.editor.names)
    who = next((key for key in map(_name, people) if key), "anon")
    return who + _year(reference.issued) + _title_word(reference.title or reference.container_title or "")


def _name(name: Name) -> str:
    parts = (name.non_dropping_particle, name.family) if name.family else (name.literal or name.given,)
    return _ascii(" ".join(part for part in parts if part))


def _year(date: PartialDate | None) -> str:
    if date is None or date.year is None:
        return "nd"
    return f"{abs(date.year)}{_ascii(date.suffix or '')}"


def _title_word(title: str) -> str:
    found = _words(title)
    telling = [word for word in found if word.casefold() not in words("articles")]
    return next((key for key in map(_ascii, telling or found) if key), "")


def _words(text: str) -> list[str]:
    return _word.findall(text)


_word = pattern(r"[\p{L}\p{M}\p{N}]++")


def _ascii(text: str) -> str:
    """Whole words of `text` in lower-case ASCII, as many as fit, or the beginning of the first.

    Letters that have no Latin form are called by the end of their Unicode name: 김 is "gim", か "ka", 李 "674e"; three
    of them are enough.

    >>> _ascii("World Health Organization"), _ascii("Łukasiewicz"), _ascii("김"), _ascii("𝘈")
    ('worldhealthorganization', 'lukasiewicz', 'gim', 'a')
    """
    plain = unicodedata.normalize("NFC", fold(text)).lower()  # a mathematical capital is folded to a plain one
    spelt = [_spelt(word) for word in _words(plain)]
    found = ""
    for word in spelt:
        if found and len(found) + len(word) > LONGEST:
            break
        found += word
    return found[:LONGEST]


def _spelt(word: str) -> str:
    return word if word.isascii() else "".join(map(_letter, word[: None if word[0].isascii() else 3]))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    name = unicodedata.name(letter, "").replace("-", " ").split()
    return "".join(c for c in name[-1].lower() if c.isascii() and c.isalnum()) if name else ""
