"""Making names of pieces: which words are the family name, the given names, particles and suffix."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from refextract.text import pattern
from refextract.values.lexicon import lexicon
from refextract.values.name.manner import Manner
from refextract.values.name.person import Name, made_name
from refextract.values.name.pieces import Piece, piece_of
from refextract.values.name.words import (
    ATTACHED,
    attached_particle,
    capitals_pattern,
    initial_pattern,
    is_given_name,
    is_prefix,
    is_spanish_surname,
    mixed_initials,
    name_weight,
)

__all__ = ["INITIALS", "given_name", "han_pattern", "name_of_step"]


def name_of_step(how: str, taken: Sequence[Piece], group: str, manner: Manner) -> Name:
    """The name that one step of a reading makes of its pieces."""
    if how == "direct" and len(taken) == 1:
        return _direct(taken[0], None, manner)
    if how == "inverted" and len(taken) == 2:
        return _inverted(taken[0], taken[1], None)
    suffix = next((piece.text for piece in taken[1:] if piece.kinds == "S"), None)
    parts = [taken[0], *(piece for piece in taken[1:] if piece.kinds != "S")]
    if how == "literal":
        start = group.find(taken[0].text)
        end = group.find(taken[-1].text, start) + len(taken[-1].text)
        return Name.made(literal=group[start:end])
    if how == "compound":
        compound = f"{parts[0].text} {parts[1].joint} {parts[1].text}"
        head = Piece(compound, tuple(compound.split()), parts[0].kinds + "WW", 0)
        return _inverted(head, parts[2], suffix)
    if how == "inverted" and len(parts) == 2:
        return _inverted(parts[0], parts[1], suffix)
    if how == "compound behind":
        return _with_second_part(_direct(parts[0], None, manner), f" {parts[1].joint} {parts[1].text}")
    if how == "compound direct":
        compound = f"{parts[0].text} {parts[1].joint} {parts[1].text}"
        return _direct(piece_of(compound)._replace(kinds=parts[0].kinds + "W" + parts[1].kinds), suffix, manner)
    return _direct(parts[0], suffix, manner)


def _with_second_part(name: Name, second: str) -> Name:
    """The name with something more behind its family name."""
    return made_name(
        f"{name.family}{second}", name.given, dropping=name.dropping_particle, non_dropping=name.non_dropping_particle
    )


INITIALS = frozenset({"I", "II", "III", "C"})
_FAMILY_AND_INITIALS = frozenset({"WI", "WII", "WIII", "WC"})
_INITIALS_AND_FAMILY = frozenset({"IW", "IIW", "IIIW"})


def _inverted(first: Piece, last: Piece, suffix: str | None) -> Name:
    if first.kinds == "W" and last.kinds in INITIALS and first.text[0] not in ATTACHED:  # as most are
        return made_name(first.text, given_name(last.words), suffix=suffix)
    inner = first.words[-1] if len(first.kinds) > 1 and first.kinds[-1] == "S" else None  # "Doe Jr., Jane"
    head = first.words[:-1] if inner else first.words
    particle, family = _family_particle(" ".join(head), head, first.kinds[: len(head)])
    words_, kinds = last.words, last.kinds
    own = suffix or inner
    if kinds.endswith("S"):
        own, words_, kinds = words_[-1], words_[:-1], kinds[:-1]
    given_end = len(kinds.rstrip("P"))
    dropping = " ".join(words_[given_end:]) or None
    given = given_name(words_[:given_end])
    return made_name(family, given, dropping=dropping, non_dropping=particle, suffix=own)


def _family_particle(text: str, found: Sequence[str], kinds: str) -> tuple[str | None, str]:
    """Particles in lower case before a family name, and the name."""
    count = len(kinds) - len(kinds.lstrip("P"))
    if 0 < count < len(found):
        return " ".join(found[:count]), " ".join(found[count:])
    count = _capital_particles(found)
    if count:
        return " ".join(found[:count]).lower(), " ".join(found[count:])
    attached = attached_particle.match(text) if text[0] in ATTACHED else None
    if attached:
        return attached["particle"], text[attached.end() :]
    return None, text


def _capital_particles(found: Sequence[str]) -> int:
    """How many particles stand before a family name that is set in capitals: "VAN DER BERG"."""
    if len(found) < 2 or not all(word.isupper() for word in found):
        return 0
    count = next((i for i, word in enumerate(found) if word.casefold() not in lexicon().capital_particles), 0)
    return count if count < len(found) else 0


def _direct(piece: Piece, suffix: str | None, manner: Manner) -> Name:
    words_, kinds = piece.words, piece.kinds
    if kinds in _FAMILY_AND_INITIALS and words_[0][0] not in ATTACHED:  # as most are
        return made_name(words_[0], given_name(words_[1:]), suffix=suffix)
    if kinds in _INITIALS_AND_FAMILY and words_[-1][0] not in ATTACHED:
        return made_name(words_[-1], given_name(words_[:-1]), suffix=suffix)
    if len(kinds) > 1 and kinds[-1] == "S":
        suffix, words_, kinds = words_[-1], words_[:-1], kinds[:-1]
    inner = kinds.find("S", 1)
    if inner > 0 and kinds[inner - 1] == "W" and not kinds[inner + 1 :].strip("IC"):  # "Doe Jr. J"
        suffix, words_, kinds = words_[inner], (*words_[:inner], *words_[inner + 1 :]), kinds.replace("S", "", 1)
    if "N" in kinds:
        return _caseless_name(words_)
    if len(words_) == 1:
        return Name.made(literal=words_[0]) if suffix is None else made_name(words_[0], None, suffix=suffix)
    if manner.capitals and _is_capital_family(words_, kinds, manner):
        particle, family = _family_particle(" ".join(words_), words_, kinds)
        return made_name(family, None, non_dropping=particle, suffix=suffix)
    cut = _family_first_cut(words_, kinds, manner)
    if cut:
        trailing = len(kinds.rstrip("P"))
        given = words_[cut:trailing]
        particle, name = _family_particle(" ".join(words_[:cut]), words_[:cut], kinds[:cut])
        dropping = " ".join(words_[trailing:]) or None
        return made_name(name, given_name(given), dropping=dropping, non_dropping=particle, suffix=suffix)
    return _given_first(words_, kinds, suffix, manner)


def _is_capital_family(found: Sequence[str], kinds: str, manner: Manner) -> bool:
    """Whether words are all a family name in capitals: no initials, and no given name before it."""
    if kinds.strip("WP") or not all(map(str.isupper, found)):
        return False
    return found[0].casefold() in lexicon().capital_particles or (manner.contrast and not is_given_name(found[0]))


def _family_first_cut(found: Sequence[str], kinds: str, manner: Manner) -> int:
    """How many words the family name has where it stands first without a comma; 0 where the given name does."""
    core = kinds.rstrip("P")
    if not core:
        return 0
    if core[-1] in "IC" and core[0] != "I" and ("W" in core or core[0] in "CX"):
        start = len(core.rstrip("ICP")) or 1
        if manner.shortened:
            return start
        return _double_family(found, kinds, start, turned=manner.turned and core[:2] == "WW")
    if not core.strip("WP"):
        return _spelt_cut(found, core, manner)
    return 0


def _double_family(found: Sequence[str], kinds: str, start: int, *, turned: bool) -> int:
    """One word of family name in "Waltz Kenneth N.", two in "García Márquez G." where a list is not `turned`."""
    first = len(kinds) - len(kinds.lstrip("P")) + 1
    if is_prefix(found[first - 1]) and first < start:
        first += 1
    if turned:
        return first
    for place in range(first, start):
        if is_given_name(found[place]):
            return place
    return start


def _spelt_cut(found: Sequence[str], kinds: str, manner: Manner) -> int:
    """Words of a family name before a given name that is spelt out: "SILVA João", "van der Berg Jan", "Hunter Alan"."""
    capital = [manner.capitals and word.isupper() and len(word) > 1 for word in found]
    if capital[0] and not all(capital):
        return next((place for place, is_capital in enumerate(capital) if not is_capital), 0)
    if capital[-1] and not all(capital):
        return 0
    first = len(kinds) - len(kinds.lstrip("P")) + 1
    if first < len(found) and is_prefix(found[first - 1]) and found[first].casefold() not in _VIETNAMESE:
        first += 1
    if kinds[0] == "P":
        return min(first, len(found))
    if not manner.turned or "P" in kinds[first:] or first >= len(found):
        return 0
    return _turned_cut(found, first)


_VIETNAMESE = frozenset({"thi", "thị", "văn"})
"""What stands behind a family name that looks like a particle: "Le Thi Mai"."""


def _turned_cut(found: Sequence[str], first: int) -> int:
    """Where the given names begin behind a family name that has `first` words or, where these tell it, more."""
    weights = [name_weight(word) for word in found]
    cuts = range(first, len(found))
    return max(cuts, key=lambda cut: sum(weights[cut:]) - sum(weights[:cut]) - _SECOND_FAMILY * (cut - first))


_SECOND_FAMILY = 6
"""Half nats that have to tell for each word more of a family name."""


def _given_first(found: tuple[str, ...], kinds: str, suffix: str | None, manner: Manner) -> Name:
    """The name of "Given Family": the last word is the family name, with the particles before it."""
    cut = _given_end(found, kinds, manner)
    rest = kinds[cut:]
    count = len(rest) - len(rest.lstrip("P"))
    particles, family = " ".join(found[cut : cut + count]) or None, " ".join(found[cut + count :])
    if particles is None:
        particles, family = _family_particle(family, found[cut:], rest)
    if not family:
        return Name.made(literal=" ".join(found))
    is_dropping = particles is not None and particles.split()[0] in lexicon().dropping_particles
    return made_name(
        family,
        given_name(found[:cut]),
        dropping=particles if is_dropping else None,
        non_dropping=None if is_dropping else particles,
        suffix=suffix,
    )


def _given_end(found: Sequence[str], kinds: str, manner: Manner) -> int:
    last_initial = kinds.rfind("I", 0, len(kinds) - 1)
    particle = kinds.find("P", max(1, last_initial + 1))
    if particle > 0 and kinds[particle:].strip("P") and not kinds[:particle].endswith("P"):
        return _particles_start(found, kinds, particle)
    capital = [word.isupper() and len(word) > 1 and kind == "W" for word, kind in zip(found, kinds, strict=True)]
    if capital[-1] and not all(c or k in "IC" for c, k in zip(capital, kinds, strict=True)):
        return next(place for place in range(len(found)) if all(capital[place:]))
    led = len(kinds) - len(kinds.lstrip("IC"))
    if (
        last_initial < led < len(found)
        and led
        and not is_given_name(found[led])
        and (manner.shortened or (led == len(found) - 2 and any(map(is_spanish_surname, found[led:]))))
    ):
        return led
    cut = len(found) - 1
    if cut > max(1, last_initial + 1) and found[cut].casefold() in lexicon().family_endings:
        cut -= 1
    while cut > max(1, last_initial + 1) and kinds[cut - 1] == "W" and is_prefix(found[cut - 1]):
        cut -= 1
    if manner.spanish and cut > max(1, last_initial + 1) and _are_spanish(found[cut - 1 : cut + 1]):
        return cut - 1
    return cut


def _are_spanish(found: Sequence[str]) -> bool:
    """Whether two words are a father's and a mother's family name, as people in Spain and Latin America have both.

    Where they write with others, catalogues take the last word alone for the family name more often.
    """
    return all(map(is_spanish_surname, found))


def _particles_start(found: Sequence[str], kinds: str, particle: int) -> int:
    """Where the family name begins that has a particle: with the capital one before it, "Van de Weghe".

    More than two names behind the particle are of two families, or it belongs to a given name: "Maria do Socorro Sousa
    Braga".
    """
    if len(kinds[particle:].strip("P")) > _NAMES_BEHIND_PARTICLE:
        return len(found) - 1
    while particle > 1 and kinds[particle - 1] == "W" and is_prefix(found[particle - 1]):
        particle -= 1
    return particle


_NAMES_BEHIND_PARTICLE = 2


@lru_cache(maxsize=4096)
def given_name(found: tuple[str, ...]) -> str | None:
    """The given name with blanks between its initials: "GI" and "G.I." become "G. I."."""
    return " ".join(map(_spaced, found)).replace(" -", "-") or None


def _spaced(word: str) -> str:
    if len(word) > 3 and word.isupper() and word.isalpha() and (len(word) > 4 or is_given_name(word)):
        return word.title()
    if mixed_initials.fullmatch(word) or (capitals_pattern.fullmatch(word) and "-" not in word):
        return " ".join(f"{letter}." for letter in word.rstrip("."))
    if len(word) <= 2 and initial_pattern.fullmatch(word):
        return word[0].upper() + "."
    return _dot_inside.sub(" ", word) if "." in word[:-1] else word


_dot_inside = pattern(r"(?<=\p{L}\.)(?=\p{Lu})")
# A name in Chinese characters or Hangul without a blank.
han_pattern = pattern(r"[\p{Han}\p{Hangul}]{2,4}")
_hangul = pattern(r"\p{Hangul}{2,5}")


def _caseless_name(found: Sequence[str]) -> Name:
    """A name in a script without capitals: split where its family name is known, or where a blank splits it."""
    text = " ".join(found)
    if len(found) == 2 and _eastern.fullmatch(text):
        return Name.made(family=found[0], given=found[1])
    if _hangul.fullmatch(text):
        return _surname_first(text, frozenset(lexicon().korean_surnames), longest=4)
    if han_pattern.fullmatch(text):
        return _surname_first(text, frozenset(lexicon().chinese_surnames), longest=3)
    if 1 < len(found) <= _MOST_SEMITIC and _semitic.fullmatch(text):
        return _semitic_name(found)
    return Name.made(literal=text)


_semitic = pattern(r"[\p{Arabic}\p{Hebrew}\s'’\"״׳.\-‐־]+")
_MOST_SEMITIC = 5
"""Words; a longer name is rather a body's."""
_SONS = frozenset({"ابن", "بن", "بنت", "أبو", "ابو", "آل", "עבד", "אבן", "בן", "בר", "אבו"})
"""What belongs to the name behind it: "son of", "father of"."""


def _is_letter(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _semitic_name(found: Sequence[str]) -> Name:
    """A name in Arabic or Hebrew letters: the given name first, but before initials the family name."""
    initials = len([*takewhile(_is_letter, reversed(found))])
    if 0 < initials < len(found):
        return made_name(" ".join(found[:-initials]), " ".join(found[-initials:]))
    cut = len(found) - (2 if len(found) > 2 and found[-2] in _SONS else 1)
    return made_name(" ".join(found[cut:]), " ".join(found[:cut]))


_eastern = pattern(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,4} [\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,4}")


def _surname_first(text: str, surnames: frozenset[str], *, longest: int) -> Name:
    for size in (2, 1):
        if text[:size] in surnames and size < len(text) <= longest + (size - 1):
            return Name.made(family=text[:size], given=text[size:])
    return Name.made(literal=text)
