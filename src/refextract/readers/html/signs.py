"""The signs by which parts of a page are told: names of elements, classes, identifiers and roles, and words of links.

The lists stand in ``signs.json``. Classes and identifiers are compared in one form, small letters joined by hyphens,
so that "articleTools", "article_tools" and "article-tools" are the same.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from refextract.languages import words
from refextract.readers.html.tree import Element
from refextract.text import pattern

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["LONGEST_NAME", "fold", "heads_box", "heads_references", "listed", "marked", "names_of", "numeral"]

LONGEST_NAME = 400
"""Characters of a class that are looked at; longer ones are style sheets by themselves."""


@cache
def listed(name: str) -> frozenset[str]:
    """One list of the file, as a set."""
    lists: dict[str, list[str]] = json.loads((files(__package__) / "signs.json").read_text("utf-8"))
    return frozenset(lists[name])


def names_of(element: Element) -> str:
    """The class, identifier, role and type of an element, each between blanks and in one form."""
    given = [element.get(name)[:LONGEST_NAME] for name in ("class", "id", "role", "epub:type")]
    if element.tag == "a":
        given.append(element.get("name")[:LONGEST_NAME])
    return _normal(" ".join(each for each in given if each))


def marked(names: str, kind: str) -> bool:
    """Whether one of the names, or a part of one between hyphens, is in a list of `signs.json`."""
    return bool(names) and _marked(names, kind)


@lru_cache(maxsize=4096)
def _marked(names: str, kind: str) -> bool:
    return _pattern(kind).search(names) is not None


@lru_cache(maxsize=4096)
def _normal(names: str) -> str:
    """Names in one form.

    >>> _normal("articleTools ref_list")
    ' article-tools ref-list '
    """
    split = _hump.sub("-", names).casefold()
    parts = (_joint.sub("-", part).strip("-") for part in split.split())
    joined = " ".join(part for part in parts if part)
    return f" {joined} " if joined else ""


@cache
def _pattern(kind: str) -> Pattern[str]:
    either = "|".join(sorted(listed(kind), key=lambda word: (-len(word), word)))
    if kind in _WHOLE:
        return pattern(rf"(?<= )(?:[a-z]{{1,3}}-)?(?:{either})(?= )")
    return pattern(rf"(?<=[ -])(?:{either})(?=[ -]|\d)")


_WHOLE = ("unseen_classes", "aside_words", "popup_words", "links_words")
"""Lists that a name must be in as a whole: a "menu" is one, "with-menu" need not be."""


def fold(text: str) -> str:
    """Small letters without accents, all signs made one blank.

    >>> fold(" [Google Scholar] ")
    'google scholar'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(_joint.sub(" ", plain).split())


def heads_box(text: str) -> bool:
    """Whether a short text is the heading of a box that is no part of the document: how to cite it, what is like it."""
    return len(text) < 60 and fold(text) in _boxes()


@cache
def _boxes() -> frozenset[str]:
    return frozenset(map(fold, listed("cite_headings")))


@cache
def _headings() -> frozenset[str]:
    return frozenset(fold(each) for each in words("reference_headings"))


def heads_references(text: str) -> bool:
    """Whether a short text is the heading of a reference list in any language, numbers in front left out."""
    return len(text) < 100 and _numbered.sub("", fold(text)) in _headings()


def numeral(text: str) -> str | None:
    """What a printed label says without its brackets and points; None where the text is no label.

    >>> numeral("[12]"), numeral(" 3. "), numeral("[Knu84]"), numeral("see")
    ('12', '3', 'Knu84', None)
    """
    found = _label.fullmatch(text.strip())
    return found["bare"] or found["word"] if found else None


_hump = pattern(r"(?<=[a-z])(?=[A-Z])")
_joint = pattern(r"[^\p{L}\p{N}]++")
_numbered = pattern(r"^(?:\d{1,2} ){1,3}")
_label = pattern(r"[\[(]?(?P<bare>\d{1,4}[a-z]?)[\])]?[.:)]?|[\[(](?P<word>[\p{L}\p{N}+*.:&'’ -]{1,40})[\])][.:]?")
