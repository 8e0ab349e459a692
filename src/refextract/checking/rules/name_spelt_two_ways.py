"""A name that two entries of the list spell in two ways: an accent or one letter apart, with the same given names.

``Müller, Karl H.`` and ``Muller, Karl H.`` are mostly one person. Names of few letters and single initials are left
alone: ``Li, Y.`` and ``Lu, Y.`` are two.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from refextract.checking.rules import Case, Finding, place_of
from refextract.linking.spelling import letters_off
from refextract.model.diagnostic import Related, Severity
from refextract.model.reference import Reference
from refextract.values.folding import squeeze, words
from refextract.values.name import Name

CODE = "R205"
NAME = "name-spelt-two-ways"
SEVERITY: Severity = "warning"
DEFAULT = True


_FEWEST_LETTERS = 6
_FEWEST_INITIALS = 2
_LONGEST = 60


def find(case: Case) -> Iterator[Finding]:
    """Every rarer spelling of a name, at the first entry that has it."""
    known: dict[str, dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in case.listed:
        for name in (*reference.author.names, *reference.editor.names):
            if name.family and (given := _given(name)):
                known[given][name.family].append(reference)
    for families in known.values():
        for one, other in _near(families):
            if _is_same(one, other):
                rare, usual = sorted((one, other), key=lambda family: len(families[family]))
                yield _finding(families[rare][0], rare, families[usual][0], usual)


def _near(families: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that may be one letter apart: those that are the same without some letter of each."""
    alike: dict[str, list[str]] = defaultdict(list)
    for family in families:
        key = squeeze(family[:_LONGEST])
        for shorter in {key, *(key[:n] + key[n + 1 :] for n in range(len(key)))}:
            alike[shorter].append(family)
    return iter(dict.fromkeys(pair for group in alike.values() for pair in combinations(group, 2)))


def _given(name: Name) -> str:
    """The initials of the given names, if there are enough of them to tell people apart."""
    given = words(name.given or "")
    letters = "".join(word[0] for word in given)
    if name.given and name.given.isupper() and len(given) == 1:
        letters = given[0]
    return letters if len(letters) >= _FEWEST_INITIALS else ""


def _is_same(one: str, other: str) -> bool:
    """Whether two names differ, but not as two people differ: by accents, or by one letter of many."""
    a, b = _letters(one), _letters(other)
    many = min(len(a), len(b)) >= _FEWEST_LETTERS
    return a != b and (squeeze(a) == squeeze(b) or (many and letters_off(squeeze(a), squeeze(b)) == 1))


def _letters(name: str) -> str:
    """A name without what is no letter, and without capitals: by these alone names do not differ."""
    return "".join(c for c in unicodedata.normalize("NFC", name).casefold() if c.isalpha())


def _finding(reference: Reference, rare: str, earlier: Reference, usual: str) -> Finding:
    return Finding(
        place_of(reference, "author" if reference.author.names else "editor"),
        f"“{rare}” is spelt “{usual}” in another entry",
        (
            Related(
                message="the other spelling", span=place_of(earlier, "author" if earlier.author.names else "editor")
            ),
        ),
    )
