"""Entries of several works: each work stands by itself in what is exported."""

import json

import pytest

from refextract import export, extract, parse_references

ONE = "Roe, J. Water Res. 2001, 3, 5–9."
SEVERAL = {
    "(a) Roe, J. Water Res. 2001, 3, 5–9; (b) Doe, A. J. Silt 2004, 12, 40–48.": [("r1", "Roe"), ("r1b", "Doe")],
    "J. Roe et al., Phys. Lett. B 212, 375 (1988); H. Doe et al., Phys. Lett. B 317, 14 (1993).": [
        ("r1", "Roe"),
        ("r1b", "Doe"),
    ],
    ONE: [("r1", "Roe")],
    "Roe J, Doe A; Poe M. Rivers and silt. Water Res 2001;3:5–9.": [("r1", "Roe")],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_each_work_is_exported(text: str) -> None:
    items = json.loads(export(parse_references(text), "csl-json"))
    assert [(item["id"], item["author"][0]["family"]) for item in items] == SEVERAL[text]


def test_the_works_of_a_list_keep_their_order() -> None:
    text = f"As shown [1b].\n\nReferences\n\n[1] {next(iter(SEVERAL))}\n[2] {ONE}\n"
    found = extract(text)
    assert [link.reference for link in found.links] == ["r1"]
    items = json.loads(export(found.references, "csl-json"))
    assert [item["id"] for item in items] == ["r1", "r1b", "r2"]
    assert [item["issued"]["date-parts"][0][0] for item in items] == [2001, 2004, 2001]
