"""Personal names and organisations: from a list as printed to the parts that CSL knows.

A list is cut at its commas and "and" into pieces; each piece has a shape ("G. I.", "Family GI", "Given Family", …), and
the cheapest way to read the row of shapes as persons is taken: so ``A, B. C., & D, E.`` and
``Smith, John, and Jane Doe`` need no rule of their own. Where no way is cheap enough, the whole is one literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from refextract.languages import words
from refextract.values.frozen import Frozen, blank, put
from refextract.values.lexicon import given_names, lexicon
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters

if TYPE_CHECKING:
    from regex import Pattern

__all__ = [
    "NOBODY",
    "Name",
    "NameList",
    "format_name",
    "format_names",
    "organisation_rank",
    "parse_name",
    "parse_names",
]


class Name(Frozen):
    """A person by the parts that CSL knows, or an organisation (or an unsplit name) as `literal`.

    Source of the parts: the CSL 1.0.2 specification, "Names".
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


_OF_NAME = set(Name.model_fields)


class NameList(Frozen):
    """Names in the order printed; `others` says that an "et al." stood for more of them."""

    names: tuple[Name, ...] = ()
    others: bool = False


@cache
def _letter() -> Pattern[str]:
    return regex.compile(r"\p{L}")


_LONGEST = 60_000  # characters; the longest lists of authors (of collaborations in physics) have 3,000 names


@lru_cache(maxsize=4096)
def parse_names(text: str) -> NameList | None:
    """The names of a list of authors or editors; None where there is no letter.

    What no grammar reads is one `literal` with the text as printed: a wrong name is worse than none.

    >>> [name.family for name in parse_names("Eliküçük Yıldırım, N., & Aslan, M.").names]
    ['Eliküçük Yıldırım', 'Aslan']
    >>> parse_names("Robinson, S., et al.").others
    True
    >>> parse_names("Ministry of Science, Technology and Higher Education").names[0].literal
    'Ministry of Science, Technology and Higher Education'
    """
    whole = " ".join(text.split())
    runs = runs_of_letters(whole)
    bare, others = _without_others(_without_markers(whole, runs), runs)
    if len(bare) > _LONGEST or not (bare[:1].isalpha() or _letter().search(bare)):
        return None
    plain = _plain_names(bare)
    if plain is not None:
        return _name_list(tuple(plain), others=others)
    groups = [(group, _pieces(group)) for group in _groups(bare)]
    manner = _manner([piece for _, pieces in groups for piece in pieces])
    names = [name for group, pieces in groups for name in _group_names(group, pieces, manner)]
    if True in [name.literal is not None and _is_unread(name.literal) for name in names]:
        names = [Name.made(literal=bare)]
    return _name_list(tuple(names), others=others)


NOBODY = NameList.made()
"""No names."""


def _name_list(names: tuple[Name, ...], *, others: bool) -> NameList:
    made = blank(NameList, _OF_NAME_LIST)
    put(made, "names", names)
    put(made, "others", others)
    return made


_OF_NAME_LIST = set(NameList.model_fields)


def parse_name(text: str) -> Name | None:
    """The one name that `text` is: the first way of `parse_names`, or a literal where that finds several.

    >>> parse_name("Vincent van Gogh")
    Name(family='Gogh', given='Vincent', dropping_particle=None, non_dropping_particle='van', suffix=None, literal=None)
    """
    found = parse_names(text)
    if found is None:
        return None
    return found.names[0] if len(found.names) == 1 else Name(literal=" ".join(text.split()))


def format_name(name: Name) -> str:
    """The name with the family name first, as `parse_name` reads it.

    >>> format_name(Name(family="King", given="Martin Luther", suffix="Jr."))
    'King, Martin Luther, Jr.'
    """
    if name.literal is not None:
        return name.literal
    family = _joined(name.non_dropping_particle, name.family)
    given = _joined(name.given, name.dropping_particle)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def format_names(names: NameList) -> str:
    """The list with semicolons between the names, as `parse_names` reads it.

    >>> format_names(parse_names("D. E. Knuth and A. Turing"))
    'Knuth, D. E.; Turing, A.'
    """
    return "; ".join([*map(format_name, names.names), *(["et al."] if names.others else [])])


def _joined(before: str | None, after: str | None) -> str:
    if not before or not after:
        return before or after or ""
    return before + after if before[-1] in "-'’" else f"{before} {after}"


# ------------------------------------------------------------------------------------------- what is around the names


_FEW_LETTERS = 3


@cache
def _others_listed() -> tuple[Phrases, Phrases]:
    """The words for "et al."; the shortest count in lower case only, for "E. A." and "AJ" are initials."""
    listed = [word.rstrip(".") for word in words("et_al")]
    short = [word for word in listed if _letters(word) <= _FEW_LETTERS]
    return Phrases(word for word in listed if _letters(word) > _FEW_LETTERS), Phrases((*short, "…", "..."), cased=True)


_BEFORE_OTHERS = re.compile(r"^|[ ,;.&\[(]")
_BEHIND_OTHERS = re.compile(r"(?![^\W\d_])\.?[\])]?(?: ?,)?")


@cache
def _long_others() -> frozenset[str]:
    """A word of each "et al." of more than two letters."""
    return frozenset(_longest_run(word) for word in words("et_al") if _letters(word) > 2)


@cache
def _short_others(*, ascii_only: bool) -> tuple[str, ...]:
    listed = ("…", "...", *dict.fromkeys(word.rstrip(".") for word in words("et_al") if _letters(word) <= 2))
    return tuple(word for word in listed if word.isascii()) if ascii_only else listed


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def _longest_run(text: str) -> str:
    return max(runs_of_letters(text), key=len)


def _without_others(text: str, runs: Iterable[str]) -> tuple[str, bool]:
    """The list without "et al.", and whether there was one; `runs` are the runs of letters in it, folded.

    Most lists have no run or sign of one, and need not be searched for the pattern.
    """
    short = _short_others(ascii_only=text.isascii())
    if True not in [sign in text for sign in short] and _long_others().isdisjoint(runs):
        return text, False
    kept: list[str] = []
    place = 0
    for before in _BEFORE_OTHERS.finditer(text):
        if before.start() >= place and (behind := _behind_others(text, before.end())):
            kept.append(text[place : before.start()])
            place = behind.end()
    return (" ".join([*kept, text[place:]]).strip(" ,;&").strip(), True) if kept else (text, False)


def _behind_others(text: str, start: int) -> re.Match[str] | None:
    """What belongs to the "et al." that begins at `start`, if one does, behind its words."""
    ends = [end for listed in _others_listed() for end in listed.ends(text, start)]
    return next((found for end in ends if (found := _BEHIND_OTHERS.match(text, end))), None)


@cache
def _markers_before() -> Phrases:
    return Phrases(word for word in _role_words() if " " in word or word.endswith("."))


@cache
def _markers_behind() -> Phrases:
    return Phrases(word for word in _role_words() if len(word) > 2 or word.endswith("."))


def _role_words() -> tuple[str, ...]:
    return (*words("editor_markers"), *words("translator_markers"))


def _unmarked(text: str) -> str:
    """The list, with single blanks, without the words for editors before it, behind a sign at its end, in brackets."""
    before = [end for end in _markers_before().ends(text, 0) if text[end : end + 1] == " "]
    kept: list[str] = []
    place = before[0] + 1 if before else 0
    for sign in _SIGN_BEFORE_MARKER.finditer(text, place):
        ends = _markers_behind().ends(text, sign.end() + text.startswith(" ", sign.end()))
        if True in [_BEHIND_LAST_MARKER.match(text, end) is not None for end in ends]:
            return "".join([*kept, text[place : sign.start()]])
        closed = [found.end() for end in ends if (found := _CLOSING.match(text, end))]
        if closed and sign[0] == " (":
            kept.append(text[place : sign.start()])
            place = closed[0]
    return "".join([*kept, text[place:]])


_SIGN_BEFORE_MARKER = re.compile(r" ?[,(\[]")
_BEHIND_LAST_MARKER = re.compile(r" ?[)\]]? ?\.?$")
_CLOSING = re.compile(r" ?\)")


@cache
def _marker_words() -> frozenset[str]:
    """A word of each marker of more than one letter; a marker of one letter is a character that tells enough."""
    longest = map(_longest_run, _role_words())
    return frozenset(word for word in longest if len(word) > 1)


@cache
def _end_year() -> Pattern[str]:
    return regex.compile(r"(?<=[\p{L}.,)])\s+\(?(?:1[89]|20)\d\d[a-z]?\)?\.?$")


_FIGURE = re.compile(r"\d")


def _without_markers(text: str, runs: Iterable[str]) -> str:
    """The list without "(eds.)" and outer punctuation; the dot of an initial stays."""
    bare = text if _marker_words().isdisjoint(runs) else _unmarked(text)
    if _FIGURE.search(bare[-4:]):
        bare = _end_year().sub("", bare)
    bare = bare.strip(' ,;:*_"“”„«»')
    if bare.startswith("(") and bare.endswith(")") and ")" not in bare[:-1]:
        bare = bare[1:-1]
    return bare


# ------------------------------------------------------------------------------------- the commonest lists of names

_CAPITAL = "A-ZÀ-ÖØ-ÞЁА-Я"
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏЁА-яё"
_PLAIN_FAMILY = rf"[{_CAPITAL}][{_LETTER}]+(?:-[{_LETTER}]+)*"
_PLAIN_DOTTED = rf"[{_CAPITAL}]\.(?:[ -]?[{_CAPITAL}]\.)*"


@cache
def _plain_name() -> re.Pattern[str]:
    """One family name with initials before or behind it, and what stands between it and the next one."""
    joints = "|".join(sorted(re.escape(word) for word in _joints() if word.isalpha() and word.isascii()))
    return re.compile(
        rf"(?:({_PLAIN_FAMILY})(?:, ?({_PLAIN_DOTTED}|[{_CAPITAL}](?![{_LETTER}]))"
        rf"| ({_PLAIN_DOTTED}|[{_CAPITAL}]{{1,3}}))|({_PLAIN_DOTTED}|[{_CAPITAL}]) ({_PLAIN_FAMILY}))"
        rf"(?:,? (?:&|{joints}) (?=\S)|, ?(?=\S)|$)"
    )


def _plain_names(text: str) -> list[Name] | None:
    """The names of a list like "Doe, J., Roe, R. & Poe, E. A.", each at no cost, as the pieces would be read; or None.

    All of what is left out here, as families in capitals and given names that are spelt out, is for the pieces to tell.
    """
    match, size, place = _plain_name().match, len(text), 0
    names: list[Name] = []
    while place < size:
        found = match(text, place)
        if found is None:
            return None
        before, inverted, direct, initials, behind = found.groups()
        family = before or behind
        given = _plain_given(inverted or direct or initials)
        if given is None or not _is_plain_family(family):
            return None
        names.append(_name(family, given))
        place = found.end()
    return names


@lru_cache(maxsize=4096)
def _plain_given(initials: str) -> str | None:
    """The given name that up to three initials are; None for what may be anything else."""
    piece = _piece(initials)
    plain = piece.kinds in _INITIALS and not piece.organisation and initials not in _joints()
    return _given(piece.words) if plain else None


def _is_plain_family(word: str) -> bool:
    """Whether a word in letters and hyphens is a name's and can be nothing else."""
    folded = word.casefold()
    return word[1].islower() and folded not in _suffixes() and organisation_rank(folded) < 2


# -------------------------------------------------------------------------------------------------------- pieces


class _Piece(NamedTuple):
    """What stands between two commas: its words, what kind each is, and whether "and" stands before it.

    It is `loud` where a word in capitals is too long for initials, and in `capitals` where all of it is, without a dot.
    """

    text: str
    words: tuple[str, ...]
    kinds: str
    organisation: int
    joined: bool = False
    joint: str = ""
    loud: bool = False
    capitals: bool = False


@cache
def _strong() -> Pattern[str]:
    return regex.compile(r"\([^()]*+\)(*SKIP)(*FAIL)|\s*(?:;|；|/|\||•|\s[-–—]\s)\s*")


@cache
def _weak(*, brackets: bool) -> Pattern[str]:
    """Commas and "and", but not inside of brackets; where there are none, not to look for them takes half the time."""
    skipped = r"\([^()]*+\)(*SKIP)(*FAIL)|" if brackets else ""
    joints = "|".join(regex.escape(word) for word in words("and_words"))
    loud = "|".join(_LOUD_JOINTS)
    return regex.compile(
        rf"{skipped}\s*[,，、]?\s*(?<![\p{{L}}\p{{M}}.'’-])(?P<and>(?-i:{joints})|(?:{loud})(?=\s+[^\s,，、]))"
        rf"(?![\p{{L}}.'’-])\s*"
        rf"|\s*[,，、]\s*(?:(?P<and>&)\s*)?|\s*(?P<and>&)\s*",
        regex.VERSION1,
    )


_STRONG_SIGN = re.compile(r"[;；/|•]| [-–—] ")


def _groups(text: str) -> list[str]:
    if not _STRONG_SIGN.search(text):
        return [text]
    return [group for group in _strong().split(text) if group and _letter().search(group)]


_ODD_SIGN = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ɏЁА-яё ,&.'’-]")


def _pieces(group: str) -> list[_Piece]:
    return _odd_pieces(group) if _ODD_SIGN.search(group) else _plain_pieces(group)


_LOUD_JOINTS = ("AND", "UND", "ET")
"""An "and" in capitals, which stands between names; the last one of a piece is initials: "Borer ET, Doe J"."""


@cache
def _joints() -> frozenset[str]:
    return frozenset((*words("and_words"), *_LOUD_JOINTS))


def _plain_pieces(group: str) -> list[_Piece]:
    """The pieces of a list of letters, points, commas and "and" alone: as `_odd_pieces`, but in a third of the time."""
    joints = _joints()
    found: list[_Piece] = []
    joint = ""
    for part in group.replace("&", ",&,").split(","):
        if part == "&":
            joint = part
            continue
        taken = part.split()
        if not joints.isdisjoint(taken):
            joint = _add_joined(found, taken, joint)
        elif taken:
            found.append(_joined_piece(" ".join(taken), joint))
            joint = ""
    return found


def _add_joined(found: list[_Piece], taken: Sequence[str], joint: str) -> str:
    """Add the pieces of words with "and" among them, and tell the "and" that is left for what follows."""
    before: list[str] = []
    for place, word in enumerate(taken, start=1):
        if word not in _joints() or (before and word in _LOUD_JOINTS and place == len(taken)):
            before.append(word)
            continue
        if before:
            found.append(_joined_piece(" ".join(before), joint))
            before = []
        joint = word
    if before:
        found.append(_joined_piece(" ".join(before), joint))
        return ""
    return joint


def _joined_piece(text: str, joint: str) -> _Piece:
    piece = _piece(text)
    if not joint:
        return piece
    return _Piece(piece.text, piece.words, piece.kinds, piece.organisation, True, joint, piece.loud, piece.capitals)


def _odd_pieces(group: str) -> list[_Piece]:
    found: list[_Piece] = []
    place, joint = 0, ""
    for match in _weak(brackets="(" in group).finditer(group):
        _add_piece(found, group[place : match.start()], joint)
        place, joint = match.end(), match["and"] or (joint if place == match.start() else "")
    _add_piece(found, group[place:], joint)
    return found


def _add_piece(found: list[_Piece], text: str, joint: str) -> None:
    text = text.strip()
    if text and text[-1] in ")]" and not _piece(text).organisation:
        text = _bracketed().sub("", text)
    if text:
        found.append(_joined_piece(text, joint))


@cache
def _bracketed() -> Pattern[str]:
    return regex.compile(r"\s*(?:\([^()]*+\)|\[[^\[\]]*+\])$")


@lru_cache(maxsize=8192)
def _piece(text: str) -> _Piece:
    found = tuple(_split_words(text))
    if len(found) == 1:
        kinds, organisation, loud = _word(found[0])
    else:
        told = [_word(word) for word in found]
        kinds = "".join([kind for kind, _, _ in told])
        organisation = max([each for _, each, _ in told], default=0)
        loud = True in [each for _, _, each in told]
    capitals = text.isupper() and len(text) > 1 and "." not in text
    return _Piece(text, found, kinds, organisation, False, "", loud and not organisation, capitals)


_SHORTEST_CAPITALS = 5  # letters; a shorter word in capitals may be initials


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[str, int, bool]:
    """What kind of word it is, whether organisations have it, and whether it is in capitals and no initials."""
    folded = word.casefold()
    loud = len(word) >= _SHORTEST_CAPITALS and word.isupper() and "." not in word
    return _kind(word, folded), organisation_rank(folded), loud


@cache
def _word_ends() -> Pattern[str]:
    """Where a word ends without a blank: behind the dot of an initial, as in "G.I.Family"."""
    return regex.compile(r"\s+|(?<=\.)(?=\p{L}{3}|\p{Lu}\.)")


def _split_words(text: str) -> list[str]:
    found = text.split()
    if "." in text and True in ["." in word[:-1] for word in found]:
        return [word for word in _word_ends().split(text) if word]
    return found


@cache
def _initial() -> Pattern[str]:
    return regex.compile(
        r"-?(?:\p{Lu}[\p{Ll}\p{M}]{0,3}\.-?)++|\p{Ll}\.|\p{Lu}\p{M}*+|\p{Lu}-\p{Lu}\.?|(?:\p{Lu}\.)+\p{Lu}"
    )


@cache
def _capitals() -> Pattern[str]:
    return regex.compile(r"(?:\p{Lu}\p{M}*+){2,4}\.?|\p{Lu}{1,2}-\p{Lu}{1,2}")


@cache
def _cased() -> Pattern[str]:
    return regex.compile(r"(?:[dlDLO]['’`]|[dl]e?['’]|al-|[‘ʿʻ’'])?\p{Lu}[\p{L}\p{M}'’`ʼ‘ʿ.\-‐‑–·]*+")


@cache
def _caseless() -> Pattern[str]:
    return regex.compile(r"[\p{Lo}\p{Lm}\p{M}·・.\-]++")


def _kind(word: str, folded: str) -> str:
    """I initials, C a few capitals, P particle, S suffix, W a name's word, N a caseless script's word, X other."""
    if folded in _suffixes():
        return "S"
    if word.isalpha() and word[0].isupper() and word[1:2].islower():  # what most words are: the patterns agree
        return "W"
    if folded in _particles() and word[0].islower():
        return "P"
    if _initial().fullmatch(word):
        return "I"
    if _capitals().fullmatch(word):
        return "C"
    if _cased().fullmatch(word) or _attached().match(word):
        return "W"
    return "N" if _caseless().fullmatch(word) else "X"


_ATTACHED = frozenset("dae")  # the first letters of particles that are written together with the name


@cache
def _attached() -> Pattern[str]:
    """A particle written together with the name: "d'Hauteville", "al-Farabi"."""
    return regex.compile(r"(?P<particle>d['’]|(?:al|ad|an|ar|as|ash|at|az|el)[-‐‑])(?=\p{Lu})")


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(lexicon().name_suffixes)


@cache
def _particles() -> frozenset[str]:
    return frozenset((*lexicon().dropping_particles, *lexicon().non_dropping_particles))


@cache
def _organisation_words() -> dict[str, int]:
    """What `organisation_rank` says of whole words."""
    listed = dict.fromkeys(lexicon().weak_organisation_words, 1) | dict.fromkeys(lexicon().organisation_words, 2)
    return {word: rank for word, rank in listed.items() if word[-1] != "*"}


_HEAD = 3  # letters


@cache
def _organisation_starts() -> dict[str, tuple[str, ...]]:
    """The first letters of what words of organisations begin with -> the beginnings."""
    starts = [word[:-1] for word in lexicon().organisation_words if word[-1] == "*"]
    return {head: tuple(start for start in starts if start[:_HEAD] == head) for head in {w[:_HEAD] for w in starts}}


def organisation_rank(folded: str) -> int:
    """2 where the folded word is one that only organisations have, 1 where people may be called so, too, else 0.

    >>> organisation_rank("university"), organisation_rank("bank"), organisation_rank("river")
    (2, 1, 0)
    """
    bare = folded.strip(".()[]'’\"“”")
    starts = _organisation_starts().get(bare[:_HEAD])
    if starts is not None and bare.startswith(starts):
        return 2
    return _organisation_words().get(bare, 0)


# ------------------------------------------------------------------------------------------- reading a row of pieces

_LONELY, _DEAR = 2.0, 3.0
_AMONG_LONELY = 0.5  # for a single word where the whole list has only family names
_MOSTLY = 0.7  # of the pieces are single words where a list has only family names
_DEAREST = 2.5  # a piece; above it nothing is sure and the group is one literal
_RUN = 8  # pieces; no name of an organisation has more commas


class _Reading(NamedTuple):
    """The cheapest way to read the pieces up to some place: its cost, and the last step of it."""

    cost: float
    start: int
    how: str


class _Manner(NamedTuple):
    """How a list writes its names: family names in capitals, family names first without a comma."""

    capitals: bool
    turned: bool


def _manner(pieces: list[_Piece]) -> _Manner:
    doubtful = len(pieces) > 1 and "WW" in [piece.kinds for piece in pieces]
    votes = sum(map(_turned_vote, _may_be_whole(pieces))) if doubtful else 0
    return _Manner(_has_capitals(pieces), votes > 0)


def _may_be_whole(pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces that are not the given names of the one before: "Doe, Jane R." tells nothing of other names."""
    before: _Piece | None = None
    for piece in pieces:
        if before is None or piece.joined or not _is_alone(before):
            yield piece
        before = piece


def _has_capitals(pieces: list[_Piece]) -> bool:
    """Whether family names are in capitals: a long word is, or a piece is and the given name behind it is not."""
    if True in [piece.loud for piece in pieces]:
        return True
    if True not in [piece.capitals for piece in pieces]:
        return False
    return any(
        (first is pieces[0] or "W" in first.kinds) and first.capitals and last.kinds[0] == "W"
        for first, last in pairwise(pieces)
        if not last.joined and not last.text.isupper()
    )


def _turned_vote(piece: _Piece) -> int:
    """Whether a piece by itself has its family name first (1), last (-1), or does not tell (0)."""
    if piece.kinds == "WW":
        first, last = map(_is_given, piece.words)
        return last - first
    if _family_first().fullmatch(piece.kinds):
        return 1
    return -1 if piece.kinds.startswith("I") and piece.kinds.endswith("W") else 0


def _in_capitals(piece: _Piece) -> _Piece:
    """The piece of a list with family names in capitals: short words in capitals beside others are names, too."""
    if "C" not in piece.kinds or not any(
        c == "W" and not w.isupper() for w, c in zip(piece.words, piece.kinds, strict=True)
    ):
        return piece
    return piece._replace(kinds=piece.kinds.replace("C", "W"))


def _group_names(group: str, pieces: list[_Piece], manner: _Manner) -> list[Name]:
    if manner.capitals:
        pieces = [_in_capitals(piece) for piece in pieces]
    names = [_made(how, taken, group, manner) for how, taken in _cheapest(pieces)]
    if len(names) > 1:
        names = [name if name.literal is None else _family_alone(name) for name in names]
    return names or [Name.made(literal=group)]


def _family_alone(name: Name) -> Name:
    """A single word among other names is a family name without given name, not an organisation."""
    word = name.literal
    if word is None or _piece(word).kinds != "W" or _word(word)[1]:
        return name
    return _name(word, None)


def _cheapest(pieces: list[_Piece]) -> list[tuple[str, list[_Piece]]]:
    """The steps of the cheapest reading, each with the pieces that it takes; none where it is too dear."""
    sure = _sure_steps(pieces)
    if sure is not None:
        return sure
    if len(pieces) == 1 and not pieces[0].organisation:
        return [("direct", pieces)] if _own_cost(pieces[0], _LONELY) <= _DEAREST else []
    best = _readings(pieces, _LONELY)
    if sum(map(_is_alone, pieces)) > max(2, _MOSTLY * len(pieces)):
        lonely = _readings(pieces, _AMONG_LONELY)
        if lonely[-1].cost + _LONELY - _AMONG_LONELY < best[-1].cost:
            best = lonely
    if best[-1].cost > _DEAREST * len(pieces):
        return []
    steps: list[tuple[str, list[_Piece]]] = []
    end = len(pieces)
    while end:
        steps.append((best[end].how, pieces[best[end].start : end]))
        end = best[end].start
    return steps[::-1]


def _sure_steps(pieces: list[_Piece]) -> list[tuple[str, list[_Piece]]] | None:
    """The steps of the one reading that costs nothing, which is the cheapest and what most lists have; None without it.

    There is but one: a family name that needs the given names behind it is never a whole name or given names itself.
    """
    steps: list[tuple[str, list[_Piece]]] = []
    family: _Piece | None = None
    for piece in pieces:
        is_family, is_given, is_whole = _sure_parts(piece.kinds, piece.organisation)
        if family is not None:
            if not is_given or piece.joined:
                return None
            steps.append(("inverted", [family, piece]))
            family = None
        elif is_family:
            family = piece
        elif is_whole:
            steps.append(("direct", [piece]))
        else:
            return None
    return None if family is not None else steps


@lru_cache(maxsize=1024)
def _sure_parts(kinds: str, organisation: int) -> tuple[bool, bool, bool]:
    """Whether a piece can at no cost be a family name, the given names behind one, and a whole name."""
    if organisation == 2 or "X" in kinds or "S" in kinds:
        return False, False, False
    bare = kinds.replace("P", "")
    is_initials = bool(bare) and not bare.strip("IC")
    is_whole = bool(bare.strip("IC")) and "N" not in kinds and ("I" in kinds or "C" in kinds) and len(kinds) <= _SHORT
    return bare in ("W", "C", "N"), is_initials and bare != "C", is_whole


_SHORT = 5  # words; a longer name may be two


def _readings(pieces: list[_Piece], lonely: float) -> list[_Reading]:
    """The cheapest reading up to every place, where a single word costs `lonely` as a name of its own."""
    best = [_Reading(0.0, 0, "")]
    organised = max([piece.organisation for piece in pieces], default=0) > 0
    costs = [_own_cost(piece, lonely) for piece in pieces]
    for end, own in enumerate(costs, start=1):
        cost, start, how = best[-1].cost + own, end - 1, "direct"
        if end > 1 or organised:
            for size, other, more in _longer(pieces, end, organised=organised) if cost else ():
                before = best[end - size].cost
                if before + more < cost:
                    cost, start, how = before + more, end - size, other
        best.append(_Reading(cost, start, how))
    return best


def _own_cost(piece: _Piece, lonely: float) -> float:
    return lonely if piece.kinds in _ALONE else _direct_cost(piece)


def _longer(pieces: list[_Piece], end: int, *, organised: bool) -> Iterator[tuple[int, str, float]]:
    """Sizes, kinds and costs of the readings that take more than the last piece."""
    last = pieces[end - 1]
    if end >= 2 and not last.joined:
        first = pieces[end - 2]
        if last.kinds == "S":
            yield 2, "direct", _direct_cost(first)
        else:
            doubt = _DOUBT if end > 2 and first.kinds == "WW" and last.kinds == "WW" else 0.0
            yield 2, "inverted", _inverted_cost(first, last) + doubt
    if end >= 2 and last.joint in _COMPOUNDING and _compound_head().fullmatch(pieces[end - 2].kinds):
        yield 2, "compound direct", 1.0 + _direct_cost(last) if _family_first().fullmatch(last.kinds) else _DEAR * 2
    if end >= 3 and not last.joined:
        yield from _three(pieces[end - 3 : end])
    if organised:
        yield from _runs(pieces, end)


_COMPOUNDING = ("y", "e", "i")  # inside a family name: "Ortega y Gasset", "Costa e Silva"
_DOUBT = 1.0  # two pieces of two words each behind others are rather two persons than "Family Family, Given Given"


@cache
def _compound_head() -> Pattern[str]:
    return regex.compile("P{0,2}W")


@cache
def _family_first() -> Pattern[str]:
    return regex.compile("W{1,2}[IC]+")


def _three(taken: list[_Piece]) -> Iterator[tuple[int, str, float]]:
    first, middle, last = taken
    if last.kinds == "S" and not middle.joined:
        yield 3, "inverted", _inverted_cost(first, middle)
    if middle.kinds == "S" and not middle.joined:
        yield 3, "inverted", _inverted_cost(first, last)
    if middle.joint in _COMPOUNDING and _compound_head().fullmatch(first.kinds) and middle.kinds == "W":
        yield 3, "compound", 1.0 + _inverted_cost(first, last)


def _runs(pieces: list[_Piece], end: int) -> Iterator[tuple[int, str, float]]:
    """Organisations with commas and "and" in their names."""
    if not any(piece.organisation for piece in pieces[max(0, end - _RUN) : end]):
        return
    for size in range(1, min(_RUN, end) + 1):
        taken = pieces[end - size : end]
        if any(piece.organisation == 2 for piece in taken):
            yield size, "literal", 0.5 + 0.4 * (size - 1)
        elif any(piece.organisation for piece in taken):
            yield size, "literal", 0.7 + 0.6 * (size - 1)


def _is_alone(piece: _Piece) -> bool:
    return piece.kinds in _ALONE


_ALONE = frozenset({"W", "C", "PW", "PPW"})


def _direct_cost(piece: _Piece) -> float:
    """What it costs to read a piece as a whole name: "G. I. Family", "Family GI", "Given Family"."""
    kinds = piece.kinds.rstrip("S")
    if "X" in kinds or not kinds:
        return 6.0
    if piece.organisation == 2:
        return _DEAR
    if "N" in kinds:
        return 0.5
    if not kinds.strip("IC"):
        return 0.3 if _capital_family().fullmatch(kinds) else _LONELY if kinds == "C" else 5.0
    if _is_alone(piece):
        return _LONELY
    if "I" in kinds or "C" in kinds:
        return 0.0 if len(kinds) <= _SHORT else 1.0
    return _spelt_cost(piece, kinds)


def _spelt_cost(piece: _Piece, kinds: str) -> float:
    """The cost of "Given Family": less where one of the outer words is known as a given name, dear where it is long."""
    if kinds[-1] == "P":
        return _DEAR
    known = _is_given(piece.words[0]) or _is_given(piece.words[-1])
    return (0.4 if known else 0.8) + max(0, kinds.count("W") - 4)


@cache
def _capital_family() -> Pattern[str]:
    """A short family name in capitals, and initials: "LI W."."""
    return regex.compile("C[IC]+|I+C")


def _inverted_cost(first: _Piece, last: _Piece) -> float:
    """What it costs to read two pieces as "Family, Given"."""
    if "X" in first.kinds + last.kinds or first.organisation == 2 or last.organisation == 2:
        return 6.0
    if "S" in last.kinds or not last.kinds.strip("P"):
        return 4.0
    return _family_cost(first) + _given_cost(first, last)


def _family_cost(first: _Piece) -> float:
    plain = first.kinds.replace("P", "")
    if plain in ("W", "C", "N"):
        return 0.0
    if plain == "I":
        return 1.5
    if set(plain) <= {"W", "C"} and "C" in plain:
        return 0.3 if all(word.isupper() for word in first.words) else _DEAR
    if set(plain) == {"W"}:
        known = _is_given(first.words[0])
        return {2: 0.3, 3: 1.0}.get(len(plain), 2.0) + (0.8 if known else 0.0)
    return _DEAR


def _given_cost(first: _Piece, last: _Piece) -> float:
    kinds = last.kinds.replace("P", "")
    if not kinds.strip("IC"):
        return 0.2 if kinds == "C" else 0.0
    if "N" in kinds:
        return 0.5 if " " in last.text or not _han().match(last.text) else 2.0
    if first.text.isupper() and not last.text.isupper():
        return 0.2
    if kinds.rstrip("I") == "W" and kinds != "W":
        return 0.4
    spelt = [word for word, kind in zip(last.words, last.kinds, strict=True) if kind == "W"]
    if _is_given(spelt[0]):
        return 0.2
    alone = len(spelt) == 1 and kinds == "W"
    cost = 1.2 if alone else 1.3
    return cost + (0.5 if _is_given(first.words[0]) else 0.0)


def _is_given(word: str) -> bool:
    folded = word.casefold()
    return folded in given_names() or ("-" in word and folded.split("-")[0] in given_names())


def _is_unread(literal: str) -> bool:
    """A literal that is no organisation by its words: lower case inside, no word that organisations have."""
    piece = _piece(literal)
    return piece.organisation == 0 and "X" in piece.kinds and "(" not in literal


# -------------------------------------------------------------------------------------------------------- making names


def _made(how: str, taken: list[_Piece], group: str, manner: _Manner) -> Name:
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
        head = _Piece(compound, tuple(compound.split()), parts[0].kinds + "WW", 0)
        return _inverted(head, parts[2], suffix)
    if how == "inverted" and len(parts) == 2:
        return _inverted(parts[0], parts[1], suffix)
    if how == "compound direct":
        compound = f"{parts[0].text} {parts[1].joint} {parts[1].text}"
        return _direct(_piece(compound)._replace(kinds=parts[0].kinds + "W" + parts[1].kinds), suffix, manner)
    return _direct(parts[0], suffix, manner)


_INITIALS = frozenset({"I", "II", "III", "C"})
_FAMILY_AND_INITIALS = frozenset({"WI", "WII", "WIII", "WC"})
_INITIALS_AND_FAMILY = frozenset({"IW", "IIW", "IIIW"})


def _inverted(first: _Piece, last: _Piece, suffix: str | None) -> Name:
    if first.kinds == "W" and last.kinds in _INITIALS and first.text[0] not in _ATTACHED:  # as most are
        return _name(first.text, _given(last.words), suffix=suffix)
    particle, family = _family_particle(first.text, first.words, first.kinds)
    words_, kinds = last.words, last.kinds
    own = suffix
    if kinds.endswith("S"):
        own, words_, kinds = words_[-1], words_[:-1], kinds[:-1]
    given_end = len(kinds.rstrip("P"))
    dropping = " ".join(words_[given_end:]) or None
    given = _given(words_[:given_end])
    return _name(family, given, dropping=dropping, non_dropping=particle, suffix=own)


def _family_particle(text: str, found: Sequence[str], kinds: str) -> tuple[str | None, str]:
    """Particles in lower case before a family name, and the name."""
    count = len(kinds) - len(kinds.lstrip("P"))
    if 0 < count < len(found):
        return " ".join(found[:count]), " ".join(found[count:])
    count = _capital_particles(found)
    if count:
        return " ".join(found[:count]).lower(), " ".join(found[count:])
    attached = _attached().match(text) if text[0] in _ATTACHED else None
    if attached:
        return attached["particle"], text[attached.end() :]
    return None, text


def _capital_particles(found: Sequence[str]) -> int:
    """How many particles stand before a family name that is set in capitals: "VAN DER BERG"."""
    if len(found) < 2 or not all(word.isupper() for word in found):
        return 0
    count = next((i for i, word in enumerate(found) if word.casefold() not in lexicon().capital_particles), 0)
    return count if count < len(found) else 0


def _direct(piece: _Piece, suffix: str | None, manner: _Manner) -> Name:
    words_, kinds = piece.words, piece.kinds
    if kinds in _FAMILY_AND_INITIALS and words_[0][0] not in _ATTACHED:  # as most are
        return _name(words_[0], _given(words_[1:]), suffix=suffix)
    if kinds in _INITIALS_AND_FAMILY and words_[-1][0] not in _ATTACHED:
        return _name(words_[-1], _given(words_[:-1]), suffix=suffix)
    if len(kinds) > 1 and kinds[-1] == "S":
        suffix, words_, kinds = words_[-1], words_[:-1], kinds[:-1]
    if "N" in kinds:
        return _caseless_name(words_)
    if len(words_) == 1:
        return Name.made(literal=words_[0]) if suffix is None else _name(words_[0], None, suffix=suffix)
    cut = _family_first_cut(words_, kinds, turned=manner.turned)
    if cut:
        trailing = len(kinds.rstrip("P"))
        given = words_[cut:trailing]
        particle, name = _family_particle(" ".join(words_[:cut]), words_[:cut], kinds[:cut])
        dropping = " ".join(words_[trailing:]) or None
        return _name(name, _given(given), dropping=dropping, non_dropping=particle, suffix=suffix)
    return _given_first(words_, kinds, suffix)


def _family_first_cut(found: Sequence[str], kinds: str, *, turned: bool) -> int:
    """How many words the family name has where it stands first without a comma; 0 where the given name does."""
    core = kinds.rstrip("P")
    if not core:
        return 0
    if core[-1] in "IC" and core[0] != "I" and ("W" in core or core[0] == "C"):
        start = len(core.rstrip("IC")) or 1
        return 1 if turned and core[:2] == "WW" else _double_family(found, kinds, start)
    if set(core) <= {"W", "P"}:
        return _spelt_cut(found, core) or int(turned and core == "WW" and not _is_given(found[0]))
    return 0


def _double_family(found: Sequence[str], kinds: str, start: int) -> int:
    """One word of family name in "Waltz Kenneth N.", two in "García Márquez G."."""
    first = len(kinds) - len(kinds.lstrip("P")) + 1
    if _is_prefix(found[first - 1]) and first < start:
        first += 1
    for place in range(first, start):
        if _is_given(found[place]):
            return place
    return start


def _spelt_cut(found: Sequence[str], kinds: str) -> int:
    """Words of a family name before a given name that is spelt out: "SILVA João", "van der Berg Jan", "Hunter Alan"."""
    capital = [word.isupper() and len(word) > 1 for word in found]
    if capital[0] and not all(capital):
        return next((place for place, is_capital in enumerate(capital) if not is_capital), 0)
    if capital[-1] and not all(capital):
        return 0
    first = len(kinds) - len(kinds.lstrip("P")) + 1
    if first < len(found) and _is_prefix(found[first - 1]):
        first += 1
    if first >= len(found):
        return len(found) if kinds[0] == "P" else 0
    if kinds[0] == "P":
        return first
    if "P" in kinds[first:]:
        return 0
    rest = found[first:]
    return first if all(map(_is_given, rest)) and not _is_given(found[0]) else 0


def _given_first(found: tuple[str, ...], kinds: str, suffix: str | None) -> Name:
    """The name of "Given Family": the last word is the family name, with the particles before it."""
    cut = _given_end(found, kinds)
    rest = kinds[cut:]
    count = len(rest) - len(rest.lstrip("P"))
    particles, family = " ".join(found[cut : cut + count]) or None, " ".join(found[cut + count :])
    if particles is None:
        particles, family = _family_particle(family, (family,), "W")
    is_dropping = particles is not None and particles.split()[0] in lexicon().dropping_particles
    return _name(
        family,
        _given(found[:cut]),
        dropping=particles if is_dropping else None,
        non_dropping=None if is_dropping else particles,
        suffix=suffix,
    )


def _given_end(found: Sequence[str], kinds: str) -> int:
    particle = kinds.find("P", 1)
    if particle > 0 and kinds[particle:].strip("P") and not kinds[:particle].endswith("P"):
        return particle
    capital = [word.isupper() and len(word) > 1 and kind != "I" for word, kind in zip(found, kinds, strict=True)]
    if capital[-1] and not all(c or k == "I" for c, k in zip(capital, kinds, strict=True)):
        return next(place for place in range(len(found)) if all(capital[place:]))
    last_initial = kinds.rfind("I", 0, len(kinds) - 1)
    cut = len(found) - 1
    while cut > max(1, last_initial + 1) and _is_prefix(found[cut - 1]):
        cut -= 1
    return cut


def _is_prefix(word: str) -> bool:
    """A particle with a capital, which belongs to the family name: "Di Giovanni"."""
    return word.istitle() and len(word) > 1 and word.casefold() in _particles()


def _name(
    family: str,
    given: str | None,
    *,
    dropping: str | None = None,
    non_dropping: str | None = None,
    suffix: str | None = None,
) -> Name:
    name = blank(Name, _OF_NAME)
    put(name, "family", _decapitalised(family) if family.isupper() else family)
    put(name, "given", given)
    put(name, "dropping_particle", dropping)
    put(name, "non_dropping_particle", non_dropping)
    put(name, "suffix", suffix)
    put(name, "literal", None)
    return name


@lru_cache(maxsize=4096)
def _given(found: tuple[str, ...]) -> str | None:
    """The given name with blanks between its initials: "GI" and "G.I." become "G. I."."""
    return " ".join(map(_spaced, found)).replace(" -", "-") or None


def _spaced(word: str) -> str:
    if _capitals().fullmatch(word) and "-" not in word:
        return " ".join(f"{letter}." for letter in word)
    if len(word) > 4 and word.isupper() and word.isalpha():
        return word.title()
    if len(word) <= 2 and _initial().fullmatch(word):
        return word[0].upper() + "."
    return _dot_inside().sub(" ", word) if "." in word[:-1] else word


@cache
def _dot_inside() -> Pattern[str]:
    return regex.compile(r"(?<=\p{L}\.)(?=\p{Lu})")


def _decapitalised(family: str) -> str:
    """A family name set in capitals, in the capitals of running text."""
    if len(family) < 3:
        return family
    return _mc().sub(lambda found: found[0].upper(), family.title().replace("’S", "’s"))


@cache
def _mc() -> Pattern[str]:
    return regex.compile(r"(?<=\bMc)\p{Ll}")


# ------------------------------------------------------------------------------------- scripts without capital letters


@cache
def _han() -> Pattern[str]:
    return regex.compile(r"[\p{Han}\p{Hangul}]{2,4}")


@cache
def _hangul() -> Pattern[str]:
    return regex.compile(r"\p{Hangul}{2,5}")


def _caseless_name(found: Sequence[str]) -> Name:
    """A name in a script without capitals: split where its family name is known, or where a blank splits it."""
    text = " ".join(found)
    if len(found) == 2 and _eastern().fullmatch(text):
        return Name.made(family=found[0], given=found[1])
    if _hangul().fullmatch(text):
        return _surname_first(text, frozenset(lexicon().korean_surnames), longest=4)
    if _han().fullmatch(text):
        return _surname_first(text, frozenset(lexicon().chinese_surnames), longest=3)
    return Name.made(literal=text)


@cache
def _eastern() -> Pattern[str]:
    return regex.compile(
        r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,4} [\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,4}"
    )


def _surname_first(text: str, surnames: frozenset[str], *, longest: int) -> Name:
    for size in (2, 1):
        if text[:size] in surnames and size < len(text) <= longest + (size - 1):
            return Name.made(family=text[:size], given=text[size:])
    return Name.made(literal=text)
