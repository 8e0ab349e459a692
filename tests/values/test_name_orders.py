"""The order of a list of names: printed in any make-up, also names that no list knows are read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.values.name import parse_names, usual_order

Person = tuple[str, str]
"""Given and family name."""

GIVEN = st.sampled_from(["Dzmitra", "Kyunghal", "Xyro", "Ozgul-Ann", "Thandu", "Vesna", "Ilka", "Quvira M."])
FAMILY = st.sampled_from(["Bahdalov", "Venturis", "Ouyeng", "O’Harran", "Skarsgaard-Lund", "Mbekwe", "Tolvanen"])
PEOPLE = st.lists(st.tuples(GIVEN, FAMILY), min_size=2, max_size=7, unique=True)


def direct(person: Person) -> str:
    return f"{person[0]} {person[1]}"


def inverted(person: Person) -> str:
    return f"{person[1]}, {person[0]}"


def listed(names: Sequence[str], sign: str, last: str) -> str:
    return names[0] if len(names) == 1 else sign.join(names[:-1]) + last + names[-1]


MAKE_UPS: dict[str, Callable[[Sequence[Person]], str]] = {
    "plain": lambda people: listed([*map(direct, people)], ", ", " and " if len(people) == 2 else ", and "),
    "commas": lambda people: listed([*map(direct, people)], ", ", ", "),
    "ampersand": lambda people: listed([*map(direct, people)], ", ", " & "),
    "German": lambda people: listed([*map(direct, people)], ", ", " und "),
    "semicolons": lambda people: listed([*map(direct, people)], "; ", "; "),
    "inverted, semicolons": lambda people: listed([*map(inverted, people)], "; ", "; "),
    "inverted, and": lambda people: listed([*map(inverted, people)], ", ", ", & "),
    "inverted, slashes": lambda people: listed([*map(inverted, people)], " / ", " / "),
    "first inverted": lambda people: listed([inverted(people[0]), *map(direct, people[1:])], ", ", ", and "),
    "first inverted, semicolons": lambda people: listed([inverted(people[0]), *map(direct, people[1:])], "; ", "; "),
    "capitals": lambda people: listed([f"{family.upper()}, {given_}" for given_, family in people], ", ", " and "),
}


@pytest.mark.parametrize("make_up", MAKE_UPS)
@given(people=PEOPLE)
def test_reads_back_what_is_printed(make_up: str, people: list[Person]) -> None:
    text = MAKE_UPS[make_up](people)
    found = parse_names(text)
    assert found is not None, text
    families = [(name.family or "").casefold() for name in found.names]
    assert families == [family.casefold() for _, family in people], text


@given(people=PEOPLE)
def test_others_change_nothing(people: list[Person]) -> None:
    text = MAKE_UPS["commas"](people)
    found, more = parse_names(text), parse_names(f"{text}, et al.")
    assert found is not None
    assert more is not None
    assert more.names == found.names
    assert more.others


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Smith, John, Jane Doe, and Bob Roe", ["Smith", "Doe", "Roe"]),
        ("García Márquez, Gabriel, Jane Doe, and Bob Roe", ["García Márquez", "Doe", "Roe"]),
        ("García Márquez, Gabriel José", ["García Márquez"]),
        ("Long Ouyang, Jeffrey Wu", ["Ouyang", "Wu"]),
        ("Peter W. Hallam and Jun Seto", ["Hallam", "Seto"]),
        ("Hunter Alan, Brown Kenneth", ["Hunter", "Brown"]),
        ("Tom Van de Weghe", ["Van de Weghe"]),
        ("Maria do Socorro Sousa Braga", ["Braga"]),
    ],
)
def test_reads_orders(text: str, families: list[str]) -> None:
    found = parse_names(text)
    assert found is not None
    assert [name.family for name in found.names] == families


def test_other_entries_tell_of_one_in_doubt() -> None:
    doubtful = "Venturis Xyro"
    others = ["Roe Peter, Poe Mary", "Brown Kenneth", "Blackburn Simon", doubtful]
    alone, among = parse_names(doubtful), parse_names(doubtful, usual_order(others))
    assert alone is not None
    assert among is not None
    assert (alone.names[0].family, among.names[0].family) == ("Xyro", "Venturis")


def test_lists_without_doubt_need_no_others() -> None:
    assert usual_order(["Doe, J.", "Roe, R., & Poe, E."]) is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("R. Aaij et al. (LHCb Collaboration)", ["LHCb Collaboration"]),
        ("G. Aad et al., for the ATLAS Collaboration", ["ATLAS Collaboration"]),
        ("Jane Doe and the Rivers Study Group", ["Rivers Study Group"]),
        ("IUCN Standards and Petitions Committee", ["IUCN Standards and Petitions Committee"]),
        ("BBC News", ["BBC News"]),
    ],
)
def test_groups_are_names_of_their_own(text: str, bodies: list[str]) -> None:
    found = parse_names(text)
    assert found is not None
    assert [name.literal for name in found.names if name.literal] == bodies
