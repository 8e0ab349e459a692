"""Numbers far above the end of a list: what shows that ``[44]`` is a citation where the list ends with 10.

An entry may be missing, or the number wrong; but figures stand in brackets for much else.
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.citations.styles._groups import Group
from refextract.citations.styles._lexicon import any_of, parts_of_documents, stop_words
from refextract.citations.styles._numbering import Numbering
from refextract.citations.styles._numbers import numbers
from refextract.languages import words
from refextract.lexicons import surnames
from refextract.text import pattern

__all__ = ["beyond"]

_HIGHEST = 999
_SHARE = 4
_FEW = 3
"""So many groups at least may be beyond the list; of the others, one in four."""

_LONGEST_WORD = 40
_TIMES = 4  # as long as the list that is left, a list may have been


def beyond(text: str, marked: Sequence[Group], allowed: Sequence[Group], numbering: Numbering) -> list[Group]:
    """The groups with numbers that the list does not allow and that cite all the same.

    Where they are many, it is rather the list that was not read to its end.
    """
    known = {group.span for group in allowed}
    found = [group for group in marked if group.span not in known and _cites(text, group, numbering)]
    return found if len(found) <= max(_FEW, len(allowed) // _SHARE) else []


def _cites(text: str, group: Group, numbering: Numbering) -> bool:
    """Whether a number of the list stands in the same bracket, a page behind it, or what is cited before it."""
    cited = numbers(group)
    if not cited or min(cited) < 1 or max(cited) > _HIGHEST or max(cited) <= numbering.limit:
        return False
    if any(len(part.pointers) > 1 for part in group.parts):
        return min(cited) <= numbering.largest and len(group.parts) > 1
    touches = text[max(0, group.span.start - 1) : group.span.start].isalnum()
    if touches:
        return False
    if len(group.parts) > 1 and min(cited) <= numbering.largest:
        return True
    if any(part.locator and part.locator.label == "page" for part in group.parts):
        return True
    before = text[max(0, group.span.start - _LONGEST_WORD) : group.span.start]
    if _leads.search(before):
        return True
    if (name := _name.search(before)) is not None and name["name"] in surnames():
        return True
    return _ends_clause(text, group, before) and max(cited) <= _TIMES * numbering.largest


def _ends_clause(text: str, group: Group, before: str) -> bool:
    """Whether a bracket stands between a word and the end of a clause, and the word is none of a place in a work."""
    word = _word.search(before)
    if word is None or _close.match(text, group.span.end) is None or group.prose:
        return False
    if word["word"][0].isupper() and word["word"].casefold() not in stop_words():
        return False
    return word["word"].casefold() not in parts_of_documents()


_name = pattern(r"(?<![\p{L}\p{M}’'-])(?P<name>\p{Lu}[\p{L}\p{M}’'-]++)\s$")


@pattern
def _leads() -> str:
    """A word for references, or for further authors, at the end of what stands before a number."""
    others = any_of(frozenset(words("et_al")))
    return rf"(?i)(?<!\p{{L}})(?:refs?\.?|references?|{others})\s$"


_word = pattern(r"(?<![\p{L}\d.])(?P<word>\p{L}[\p{L}\p{M}]++)\s$")
_close = pattern(r"[.,;:)](?!\d)|(?=\n)|\Z")
