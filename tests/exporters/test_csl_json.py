"""CSL-JSON against the rules of the schema `csl-data.json` of CSL 1.0.2, for the variables that references have."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from refextract.exporters.csl_json import export
from refextract.model.csl import csl_date
from refextract.model.reference import Reference
from refextract.references import parse_references
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList

from .strategies import references

TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
personal_communication post post-weblog regulation report review review-book software song speech standard thesis
treaty webpage
"""
STRINGS = """
collection-title container-title DOI event genre ISBN ISSN note PMCID PMID publisher publisher-place title URL
year-suffix
"""
NUMBERS = "edition issue number number-of-pages page volume"
NAME_PARTS = "family given dropping-particle non-dropping-particle suffix literal"


def one_of(words: str, rule: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(words.split(), rule)


NAME = {"type": "object", "properties": one_of(NAME_PARTS, {"type": "string"}), "additionalProperties": False}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
        },
        "season": {"type": ["string", "number"]},
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"type": "string", "enum": TYPES.split()},
            "custom": {"type": "object"},
            **one_of(STRINGS, {"type": "string"}),
            **one_of(NUMBERS, {"type": ["string", "number"]}),
            **one_of("author editor translator", {"type": "array", "items": NAME}),
            **one_of("issued accessed", DATE),
        },
    },
}
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


@given(references)
def test_any_reference_makes_a_valid_item(reference: Reference) -> None:
    VALIDATOR.validate([reference.to_csl()])


@pytest.mark.parametrize(
    "text",
    [
        "Knuth, D. E. (1984a). The TeXbook (2nd ed.). Reading: Addison-Wesley.",
        "Pinto, J., et al. (May-October 2022). Networks. Retrieved 7.12.2023 from https://example.org/a.pdf",
        "Doe, J. (n.d.). Rivers. Water Review, 12(3), 4–9. https://doi.org/10.1000/rivers",
        "",
        "1234 ??",
    ],
)
def test_any_entry_makes_a_valid_item(text: str) -> None:
    VALIDATOR.validate(json.loads(export(parse_references([text]))))


def test_what_an_item_says() -> None:
    reference = Reference(
        id="r1",
        span=Span(0, 0),
        text="",
        type="article",
        author=NameList(names=(Name(family="Gogh", given="V.", non_dropping_particle="van"),), others=True),
        issued=PartialDate(year=2000, suffix="a"),
        accessed=PartialDate(year=2023, month=12, day=4),
        arxiv="1706.03762",
        pmid="PMC123",
    )
    assert reference.to_csl() == {
        "id": "r1",
        "type": "article",
        "author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}],
        "custom": {"et-al": ["author"]},
        "issued": {"date-parts": [[2000]]},
        "year-suffix": "a",
        "accessed": {"date-parts": [[2023, 12, 4]]},
        "PMCID": "PMC123",
        "number": "arXiv:1706.03762",
        "publisher": "arXiv",
    }


@pytest.mark.parametrize(
    ("date", "item"),
    [
        (PartialDate(year=2004, season=1), {"date-parts": [[2004]], "season": 1}),
        (PartialDate(year=1850, circa=True), {"date-parts": [[1850]], "circa": True}),
        (PartialDate(literal="in press"), {"literal": "in press"}),
        (PartialDate(year=1998, end=PartialDate(year=2001)), {"date-parts": [[1998], [2001]]}),
    ],
)
def test_dates(date: PartialDate, item: dict[str, Any]) -> None:
    assert csl_date(date) == item
