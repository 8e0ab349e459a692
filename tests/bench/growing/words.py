"""Words, names, titles and entries by number: the same for a number on every machine, and few the same."""

from __future__ import annotations

_WORDS = [
    "the",
    "growth",
    "of",
    "trees",
    "in",
    "northern",
    "forest",
    "depends",
    "on",
    "rain",
    "soil",
    "light",
    "and",
    "method",
    "which",
    "authors",
    "describe",
    "with",
    "care",
    "while",
    "rivers",
    "carry",
    "silt",
    "over",
    "plains",
    "where",
    "towns",
    "kept",
    "books",
    "about",
    "bread",
    "salt",
    "wool",
    "and",
    "the",
    "price",
    "of",
    "each",
    "poor",
    "harvest",
]
_ONSETS = [
    "Ba",
    "Mil",
    "Car",
    "Fi",
    "Ma",
    "Tur",
    "Coo",
    "Wea",
    "Sa",
    "Tha",
    "Fle",
    "Cha",
    "Dra",
    "Gru",
    "Ko",
    "Lin",
    "Ne",
    "Pe",
    "Ri",
    "Sto",
    "Vi",
    "Wa",
    "Yo",
    "Zie",
    "Ho",
]
_MIDDLES = ["ber", "ler", "ter", "der", "man", "sen", "ken", "vel", "ren", "lo", "ni", "ra", "sto", "mi", "gar", ""]
_ENDINGS = ["son", "ell", "ton", "by", "wick", "ham", "ley", "ford", "stone", "er", "mann", "sky", "ez", "ini", "ova"]
_GIVEN = [
    "Ann",
    "Karl",
    "Maria",
    "John",
    "Ruth",
    "Peter",
    "Inge",
    "Paul",
    "Clara",
    "Hugo",
    "Nora",
    "Emil",
    "Ida",
    "Otto",
    "Lena",
    "Max",
]
_TOWNS = ["London", "Berlin", "Oxford", "Paris", "Chicago", "Leiden", "Vienna", "Boston", "Rome", "Madrid"]
_HOUSES = ["Springer", "Routledge", "Elsevier", "Wiley", "Brill", "Sage", "Norton", "Penguin"]


def words(number: int, count: int) -> str:
    """`count` words.

    >>> words(1, 3)
    'with price over'
    """
    return " ".join(_WORDS[(number * 17 + each * each * 5 + each * 13) % len(_WORDS)] for each in range(count))


def family(number: int) -> str:
    """One of 5,625 family names."""
    onset, rest = number % len(_ONSETS), number // len(_ONSETS)
    return _ONSETS[onset] + _MIDDLES[rest % len(_MIDDLES)] + _ENDINGS[(rest // len(_MIDDLES) + onset) % len(_ENDINGS)]


def given(number: int) -> str:
    return _GIVEN[(number * 7) % len(_GIVEN)]


def initial(number: int) -> str:
    return "ABCDEFGHIJKLMNOPRSTVW"[number % 21] + "."


def person(number: int) -> str:
    """A name as a running text has it."""
    return f"{given(number)} {family(number)}"


def inverted(number: int) -> str:
    """A name as a list has it."""
    return f"{family(number)}, {initial(number)}"


def year(number: int) -> int:
    return 1940 + number * 11 % 80


def letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number % 26]


def title(number: int, count: int = 6) -> str:
    return words(number, count).capitalize()


def heads(number: int, count: int = 5) -> str:
    """A title in which each word begins with a capital."""
    return words(number, count).title()


def town(number: int) -> str:
    return _TOWNS[number % len(_TOWNS)]


def house(number: int) -> str:
    return _HOUSES[number * 3 % len(_HOUSES)]


def journal(number: int) -> str:
    return f"Journal of {words(number, 2).title()}"


def address(number: int) -> str:
    return f"https://example.org/{words(number, 2).replace(' ', '-')}/{number}"


def volume(number: int) -> str:
    return f"{number % 90 + 1}({number % 6 + 1}), {number % 900 + 1}–{number % 900 + 12}"


def article(number: int) -> str:
    """An entry in the manner of the APA."""
    return f"{inverted(number)} ({year(number)}). {title(number)}. {journal(number)}, {volume(number)}."


def joint_article(number: int) -> str:
    """An entry of three authors with a DOI."""
    authors = f"{inverted(number)}, {inverted(number + 3)}, & {inverted(number * 5 + 1)}"
    return (
        f"{authors} ({year(number)}). {title(number, 8)}. {journal(number)}, {volume(number)}. "
        f"https://doi.org/10.5555/{words(number, 1)}.{number}"
    )


def book(number: int) -> str:
    """An entry in the manner of the MLA."""
    return f"{family(number)}, {given(number)}. {heads(number)}. {town(number)}: {house(number)}, {year(number)}."


def chapter(number: int) -> str:
    return (
        f"{inverted(number)} ({year(number)}). {title(number)}. In {initial(number + 1)} {family(number + 9)} (Ed.), "
        f"{title(number + 4)} (pp. {number % 300 + 1}–{number % 300 + 20}). {town(number)}: {house(number)}."
    )


def plain_article(number: int) -> str:
    """What stands behind a number in a list of the sciences."""
    return (
        f"{initial(number)} {family(number)}, {initial(number + 2)} {family(number + 8)}, {title(number)}, "
        f"J. {words(number, 1).title()}. {number % 200 + 1} ({year(number)}) {number % 900 + 1}–{number % 900 + 7}."
    )


def sentence(number: int, citation: str = "") -> str:
    """A sentence that ends with a citation, if there is one."""
    return f"{title(number, 6 + number % 7)} {citation}".rstrip() + "."
