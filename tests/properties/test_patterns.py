"""Every pattern of the package takes time in proportion to the text, also where it nearly matches everywhere.

A pattern that is only matched at one place is tried at one; all others are searched for in the whole text.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import walk_packages
from time import process_time
from types import ModuleType
from typing import NamedTuple

import refextract
from refextract.errors import MissingDependencyError
from refextract.text import pattern

_LAZY = type(pattern(""))
_UNITS = ("a", "A", "1", " ", "(", "[", ".", "-", "*", "a ", "A. ", "1 ", "a, ", "Aa-", "“a", "http://")
_SIZE = 1_500
_CHEAP = 0.02  # seconds for four times the size, which no cost that grows with the square stays under
_MOST = 9.0  # times the cost for four times the text; a cost that grows with the square takes sixteen
_SHORT = frozenset(
    [
        "citations.styles._back._word",
        "citations.styles._dates._bracketed",
        "citations.styles._short_notes._back_behind",
        "citations.styles._short_notes._place",
        "citations.styles._short_notes._year_behind",
        "citations.works.links._person",
        "citations.works.people._families",
        "linking.names._initials_after",
        "outline.standalone._inverted_names",
        "readers.latex.signs.accented_letter",
        "references.corrections.names._family_and_initials",
        "references.corrections.series._made_by",
        "references.corrections.titles._in_brackets",
        "references.type_words._around_name",
        "values.name.around._in_brackets",
        "values.name.pieces._bracketed",
        "values.name.pieces._strong",
        "values.name.plain._plain_name",
    ]
)
"""Patterns that only see a name, a date, a field or a note, and there cost with the square of its length."""


class Used(NamedTuple):
    """A pattern by its name, and whether it is only matched where something begins."""

    name: str
    pattern: re.Pattern[str]
    at_one_place: bool

    def try_on(self, text: str) -> None:
        """Use it as the package does."""
        if self.at_one_place:
            self.pattern.match(text)
            self.pattern.fullmatch(text)
            return
        for _ in islice(self.pattern.finditer(text), 3):
            pass


def patterns() -> Iterator[Used]:
    """All patterns of the package, each once."""
    seen: set[int] = set()
    for module in modules():
        source = Path(str(module.__file__)).read_text("utf-8")
        for name, value in vars(module).items():
            if isinstance(value, _LAZY) and id(value) not in seen:
                seen.add(id(value))
                where = module.__name__.removeprefix("refextract.")
                yield Used(f"{where}.{name}", value, is_matched_only(source, name))  # type: ignore[arg-type]


def modules() -> Iterator[ModuleType]:
    """All modules whose packages are installed."""
    for found in walk_packages(refextract.__path__, "refextract."):
        if not found.name.endswith("__main__"):
            try:
                yield import_module(found.name)
            except (ImportError, MissingDependencyError):  # an extra that is not here
                continue


def is_matched_only(source: str, name: str) -> bool:
    """Whether a module uses a pattern by `match` and `fullmatch` alone, and hands it to nothing else."""
    used = set(re.findall(rf"\b{name}\.(\w+)\(", source))
    is_handed_on = re.search(rf"[(,=:\[] ?{name}[,)\]]|in {name}\b", source)
    return bool(used) and used <= {"match", "fullmatch"} and not is_handed_on


def is_slow(used: Used, unit: str) -> bool:
    """Whether the cost of a pattern grows faster than a text of such units."""

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        begun = process_time()
        used.try_on(text)
        return process_time() - begun

    def is_square() -> bool:
        long = cost(4 * _SIZE)
        return long >= _CHEAP and long > _MOST * max(cost(_SIZE), _CHEAP / 10)

    return is_square() and is_square() and is_square()  # what else the machine does is no cost of the pattern


def test_no_pattern_costs_with_the_square_of_the_text() -> None:
    found = list(patterns())
    assert len(found) > 300
    tried = [used for used in found if used.name not in _SHORT]
    assert len(found) - len(tried) == len(_SHORT), "a name that no pattern has any more"
    slow = {used.name: unit for used in tried for unit in _UNITS if is_slow(used, unit)}
    assert not slow


def test_a_square_would_be_found() -> None:
    square = Used("", re.compile(r"\w+\d"), at_one_place=False)
    assert any(is_slow(square, "a") for _ in range(5))  # on a machine that does other things as well
    assert not is_slow(Used("", re.compile(r"\w+\d"), at_one_place=True), "a")
