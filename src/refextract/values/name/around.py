"""What stands around a list of names: "et al.", the words for editors, outer punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from refextract.languages import words
from refextract.text import pattern
from refextract.values.lexicon import lexicon
from refextract.values.name.words import initial_pattern, is_given_name, organisation_rank
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters

__all__ = ["with_collectives", "with_given_behind_commas", "without_markers", "without_others"]

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


def without_others(text: str, runs: Iterable[str]) -> tuple[str, bool]:
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
    if kept:
        rest = text[place:]
        if _LONE_LETTERS.fullmatch(rest) is None:
            kept.append(rest)
        return " ".join(kept).strip(" ,;&").strip(), True
    last = _LAST_WORD.search(text)
    return (text[: last.start()], True) if last and last[1].casefold() in _bare_others() else (text, False)


_LONE_LETTERS = re.compile(r"[\s.,;]*[^\W\d_]?[\s.,;]*")
"""A letter behind "et al." is of what follows the list: "Doe A, et al. H∞ synchronization"."""
_LAST_WORD = re.compile(r"(?:[,;] ?|(?<=\.))([^\W\d_]+)$")


@cache
def _bare_others() -> frozenset[str]:
    """The words for "et al." of which the "and" was lost to a sign: "Doe, J.; others"."""
    parts = [word.rstrip(".").partition(" ") for word in words("et_al")]
    found = [behind for joint, _, behind in parts if joint in words("and_words") and behind.isalpha()]
    return frozenset(word for word in found if len(word) > _FEW_LETTERS and not organisation_rank(word))


def _behind_others(text: str, start: int) -> re.Match[str] | None:
    """What belongs to the "et al." that begins at `start`, if one does, behind its words."""
    for listed in _others_listed():
        for end in listed.ends(text, start):
            if found := _BEHIND_OTHERS.match(text, end):
                return found
    return None


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


def with_collectives(text: str, runs: Iterable[str]) -> str:
    """The list with groups as names of their own: "R. Aaij et al. (LHCb Collaboration)", "Aad for the ATLAS team"."""
    if _collective_runs().isdisjoint(runs):
        return text
    parted = _in_brackets.sub(r"; \g<group>", text)
    return _led_in.sub(r"; \g<group>", parted)


@cache
def _collective_runs() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in lexicon().collective_words)


@pattern
def _in_brackets() -> str:
    return rf"\s*[(\[](?:(?:for|on behalf of)\s)?(?:the\s)?(?P<group>[^()\[\]]*\b(?i:{_collectives()}))[)\]]"


@pattern
def _led_in() -> str:
    lead = r"(?:(?:,\s*)?(?:for|on behalf of)\s(?:the\s)?|,?\sand\sthe\s)"
    return rf"{lead}(?P<group>\p{{Lu}}[^,;()\[\]]*\s(?i:{_collectives()}))(?!\p{{L}})"


def _collectives() -> str:
    return "|".join(rf"{re.escape(word)}(?![^\W\d_])" for word in lexicon().collective_words)


_end_year = pattern(r"(?<=[\p{L}.,)])\s+\(?(?:1[89]|20)\d\d[a-z]?\)?\.?$")


_FIGURE = re.compile(r"\d")


def without_markers(text: str, runs: Iterable[str]) -> str:
    """The list without "(eds.)" and outer punctuation; the dot of an initial stays."""
    bare = text if _marker_words().isdisjoint(runs) else _unmarked(text)
    if _FIGURE.search(bare[-4:]):
        bare = _end_year.sub("", bare)
    bare = bare.strip(' ,;:*_"“”„«»')
    if bare.startswith("(") and bare.endswith(")") and ")" not in bare[:-1]:
        bare = bare[1:-1]
    return bare


def with_given_behind_commas(text: str) -> str:
    """The list with given names behind commas that French lists print in brackets: "DUPONT (Jean), ROY (M.)"."""
    if "(" not in text or _in_french.fullmatch(text) is None:
        return text
    people = list(_french_name.finditer(text))
    if len(people) == 1 and not (initial_pattern.fullmatch(people[0]["given"]) or is_given_name(people[0]["given"])):
        return text  # "FAO (Rome)"
    return "; ".join([f"{person['family']}, {person['given']}" for person in people])


_FAMILY = r"(?:\p{Ll}[\p{Ll}’']{0,4}\s)*\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}"
_GIVEN = r"\p{Lu}[\p{L}.’' -]{0,30}"
# A family name, and given names in brackets, of which the last one may have been cut off.
_french_name = pattern(rf"(?P<family>{_FAMILY})\s\((?P<given>{_GIVEN})(?:\)|$)")


@pattern
def _in_french() -> str:
    """A list of such names and nothing else."""
    joints = "|".join(re.escape(word) for word in words("and_words"))
    name = rf"{_FAMILY}\s\({_GIVEN}(?:\)|$)"
    return rf"{name}(?:(?:\s?[,;]\s(?:(?:{joints})\s)?|\s(?:{joints})\s){name})*"
