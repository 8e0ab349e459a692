"""Entries of several works: each work stands by itself in what is exported."""

import json

import pytest

from refextract import export, extract, parse_references
from refextract.checking.report.parsed import reference_record

ONE = "Roe, J. Water Res. 2001, 3, 5–9."
SEVERAL = {
    "(a) Roe, J. Water Res. 2001, 3, 5–9; (b) Doe, A. J. Silt 2004, 12, 40–48.": [("r1", "Roe"), ("r1b", "Doe")],
    "J. Roe et al., Phys. Lett. B 212, 375 (1988); H. Doe et al., Phys. Lett. B 317, 14 (1993).": [
        ("r1", "Roe"),
        ("r1b", "Doe"),
    ],
    "Roe, J. A History of Silt. Oslo: Silt Press, 1971; Lakes and Liberty. Rome: Water Press, 1993.": [
        ("r1", "Roe"),
        ("r1b", "Roe"),
    ],
    "Doe, Anna: Wandel der Flüsse. Neuwied: Luchterhand, 1962; dies., Theorie der Seen. 2 Bde. Berlin: Mohr, 1981.": [
        ("r1", "Doe"),
        ("r1b", "Doe"),
    ],
    "Roe, J. Silt. Oslo: Silt Press, 1971. Id., Lakes. Rome: Water Press, 1993.": [("r1", "Roe"), ("r1b", "Roe")],
    "Poe, M. (1961). Histoire des rivières. Paris: Plon; (1976). Histoire des lacs. Paris: Gallimard.": [
        ("r1", "Poe"),
        ("r1b", "Poe"),
    ],
    "[3] a) J. Roe, K. Poe, J. Am. Chem. Soc. 2001, 123, 456; b) M. Doe, Angew. Chem. 2003, 42, 789.": [
        ("r1", "Roe"),
        ("r1b", "Doe"),
    ],
    ONE: [("r1", "Roe")],
    "Roe, J. Rivers and Silt; a History. Oslo: Silt Press, 1971.": [("r1", "Roe")],
    "Roe, J. Rivers and Silt. Oslo: Silt Press, 1971; 2nd ed. 1993.": [("r1", "Roe")],
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


def test_a_work_of_the_same_authors_has_its_own_values() -> None:
    [reference] = parse_references(
        "Roe, J. A History of Silt. Oslo: Silt Press, 1971; Lakes and Liberty. Rome: Water Press, 1993."
    )
    first, second = json.loads(export(reference, "csl-json"))
    assert (first["title"], first["issued"]["date-parts"]) == ("A History of Silt", [[1971]])
    assert (second["title"], second["publisher"], second["issued"]["date-parts"]) == (
        "Lakes and Liberty",
        "Water Press",
        [[1993]],
    )


def test_the_json_of_an_entry_has_all_its_works() -> None:
    several, one = parse_references([next(iter(SEVERAL)), ONE])
    record = reference_record(several)
    assert isinstance(record, dict)
    assert [item["author"][0]["family"] for item in record["others"]] == ["Doe"]
    assert "others" not in reference_record(one)
