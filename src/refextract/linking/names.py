"""What a work can be called by: the keys of a name as printed in a citation, and of a name in an entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from refextract.text import pattern
from refextract.values.folding import fold, squeeze, words
from refextract.values.name import Name, possible_families

__all__ = ["Called", "called", "calling"]


@cache
def _list(kind: str) -> frozenset[str]:
    """A word list of ``words.json``: "particles" of names, or "small" words that give no letter to an acronym."""
    return frozenset(json.loads(files("refextract.linking").joinpath("words.json").read_text("utf-8"))[kind])


_word = pattern(r"\p{L}[\p{L}\p{N}]*+")
_piece = pattern(r"[:;/,.]\s++|\s[–—-]\s")
_bracket = pattern(r"^([^()\[\]]{2,}+)[(\[]([^()\[\]]++)[)\]]")
_genitive = pattern(r"(?<=\p{L})['’]s?\s*+$")
_initials_before = pattern(r"\s*+((?:\p{Lu}\p{Ll}?\.[-\s]*+)++)(?=\p{L}{2})")
_initials_after = pattern(r"^([^.]*?\p{L}{2,}+),?\s++((?:\p{Lu}\.?[-\s]*+){1,3}+)\s*+$")
_two_initials = pattern(r"\p{Lu}{2,3}")


@dataclass(frozen=True, slots=True)
class Called:
    """A name by its keys.

    `full` ones name it whole, `parts` only in part, `given` are given names, which may be a family name at the wrong
    place. `initials` are those of the given names.
    """

    printed: str
    full: tuple[str, ...]
    parts: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    initials: str = ""

    @property
    def family(self) -> tuple[str, ...]:
        """The keys of the family name, with its particles and without."""
        return self.full[:2]


def called(printed: str) -> Called:
    """A name as a citation prints it.

    >>> called("J. de Matos").full, called("J. de Matos").initials
    (('dematos', 'matos'), 'j')
    >>> called("World Health Organization [WHO]").full
    ('worldhealthorganization', 'who')
    """
    outer, inner = _brackets(_without_genitive(printed))
    initials, core = _without_initials(outer)
    tokens = words(core)
    full = [squeeze(core), "".join(_without_particles(tokens))]
    if inner:
        full.append(squeeze(inner))
    parts = list(_parts(tokens))
    if not initials:
        parts += _shortened(outer, tokens)
    return Called(printed.strip(), _keys(full), _keys(parts), initials=initials)


def calling(name: Name) -> Called:
    """A name of an entry.

    >>> calling(Name(family="Matos", non_dropping_particle="de", given="João")).full
    ('matos', 'dematos', 'joaomatos', 'matosjoao', 'joaodematos')
    """
    if name.literal is not None:
        whole = called(name.literal)
        return replace(whole, parts=_keys([*whole.parts, *map(squeeze, possible_families(name))]))
    initials, family = _without_initials(name.family or "")
    given = name.given or ""
    particle = " ".join(p for p in (name.dropping_particle, name.non_dropping_particle) if p)
    tokens = words(family)
    full = [squeeze(family), squeeze(particle + " " + family), "".join(_without_particles(tokens))]
    if given:
        full += [squeeze(given + family), squeeze(family + given), squeeze(f"{given}{particle}{family}")]
    printed = " ".join(p for p in (particle, family) if p)
    others = tuple(word for word in words(given) if len(word) > 2)
    return Called(printed, _keys(full), _keys(_parts(tokens)), others, initials or _initials(given))


def _shortened(text: str, tokens: tuple[str, ...]) -> Iterator[str]:
    """What an organisation may be called for short: its first words, a part, its acronym or the start of that."""
    yield from ("".join(tokens[:count]) for count in range(2, len(tokens)) if len(tokens[count - 1]) > 3)
    yield from (squeeze(piece) for piece in _piece.split(text)[1:])
    for letters in dict.fromkeys((acronym(text), acronym(text, small=True))):
        yield from (letters[:count] for count in range(len(letters), 2, -1))
        if len(letters) == 2:
            yield letters


def acronym(text: str, *, small: bool = False) -> str:
    """The first letters of the capitalised words (and of `small` ones); "" where there are not two of them.

    >>> acronym("World Health Organization"), acronym("US Department of Agriculture"), acronym("Smith")
    ('who', 'usda', '')
    >>> acronym("Ministry of Health", small=True)
    'moh'
    """
    found = _word.findall(text)
    telling = [word for word in found if fold(word) not in _list("small")]
    if len(telling) < 2 or not any(word[0].isupper() for word in telling):
        return ""
    chosen = [word for word in (found if small else telling) if small or word[0].isupper()]
    return fold("".join(word if word.isupper() and len(word) < 4 else word[0] for word in chosen))


def _brackets(text: str) -> tuple[str, str]:
    """What stands before a bracket, and in it."""
    found = _bracket.search(text)
    return (found[1], found[2]) if found else (text, "")


def _without_genitive(text: str) -> str:
    """A name without the s of "Smith's" and the apostrophe of "Jones'"."""
    return _genitive.sub("", text)


def _without_initials(text: str) -> tuple[str, str]:
    """The initials, before ("J. M. Smith") or after ("Smith, J. M.") the name, and the name without them."""
    before = _initials_before.match(text)
    if before:
        return _initials(before[1]), text[before.end() :]
    after = _initials_after.search(text[:80])
    if after and (after[2].count(".") or "," in text):
        return _initials(after[2]), after[1]
    return "", text


def _initials(given: str) -> str:
    """The first letters of the given names; "JM" and "J.M." are two."""
    if _two_initials.fullmatch(given):
        return fold(given)
    return "".join(word[0] for word in words(given))


def _without_particles(tokens: tuple[str, ...]) -> tuple[str, ...]:
    start = 0
    while start < len(tokens) - 1 and tokens[start] in _list("particles"):
        start += 1
    end = len(tokens)
    while end > start + 1 and tokens[end - 1] in _list("particles"):
        end -= 1
    return tokens[start:end]


def _parts(tokens: tuple[str, ...]) -> tuple[str, ...]:
    core = [token for token in _without_particles(tokens) if len(token) > 2]
    return (core[-1], core[0]) if len(core) > 1 else ()


def _keys(found: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in found if key))
