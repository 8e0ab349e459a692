"""Dashes that stand for the authors before."""

from __future__ import annotations

import pytest

from refextract.model.reference import Reference
from refextract.references.repeated_authors import with_repeated_authors
from refextract.text import Span
from refextract.values.name import Name, NameList


def reference(text: str, *families: str, at: int = 0, editor: bool = False) -> Reference:
    names = NameList(names=tuple(Name(family=family) for family in families))
    people = {"editor" if editor else "author": names}
    return Reference.model_validate({"id": f"r{at}", "span": Span(at, at + 50), "text": text, **people})


@pytest.mark.parametrize(
    ("text", "own", "wanted"),
    [
        ("———. 1989. Alvenaria.", (), ("Lemos", "Reis")),
        ("--- (1989). Alvenaria.", (), ("Lemos", "Reis")),
        ("_____. Alvenaria, 1989.", (), ("Lemos", "Reis")),
        ("— 1989. Alvenaria.", (), ("Lemos", "Reis")),
        ("– (1989): Alvenaria.", (), ("Lemos", "Reis")),
        ("– Toledo, B. 1990. Casas.", ("Toledo",), ("Toledo",)),
        ("———, and J. Toledo. 1990. Casas.", ("Toledo",), ("Lemos", "Toledo")),
        ("Ders. (1989): Alvenaria.", (), ("Lemos", "Reis")),
        ("Toledo, B. 1990. Casas.", ("Toledo",), ("Toledo",)),
        ("- Toledo, B. 1990. Casas.", ("Toledo",), ("Toledo",)),
    ],
)
def test_whom_a_dash_stands_for(text, own, wanted):
    found = with_repeated_authors(
        [reference("Lemos, C.; Reis, N. 1976.", "Lemos", "Reis"), reference(text, *own, at=60)]
    )
    assert tuple(name.family for name in found[1].author.names) == wanted
    assert with_repeated_authors(found) == found


def test_editors_are_repeated_as_editors():
    first = reference("Lemos, C., ed. 1976.", "Lemos", editor=True)
    found = with_repeated_authors([first, reference("———, ed. 1980.", at=60)])
    assert found[1].editor == first.editor


def test_a_dash_far_from_any_entry_stands_for_nobody():
    alone = reference("———. 1989.", at=60_000)
    assert with_repeated_authors([reference("Lemos, C. 1976.", "Lemos"), alone])[1] == alone


def test_others_go_with_the_dash():
    first = reference("Lemos, C., et al. 1976.", "Lemos").model_copy(
        update={"author": NameList(names=(Name(family="Lemos"),), others=True)}
    )
    found = with_repeated_authors([first, reference("———, et al. 1980.", at=60), reference("———. 1981.", at=120)])
    assert [each.author.others for each in found] == [True, True, True]
