"""Long lists of strings: the same results, in order, in however many processes."""

import json

from refextract import Reference, parse_references
from refextract.checking.strings import parse_strings

_STRINGS = [f"Doe, J. ({year}). Rivers of the north. Lakes, {year // 20}, 1-9." for year in range(1001, 3101)]


def shown(reference: Reference) -> str:
    return f"{reference.id} {json.dumps(reference.to_csl())}"


def test_processes_make_what_one_makes() -> None:
    alone = list(parse_strings(_STRINGS, shown, jobs=1))
    assert list(parse_strings(_STRINGS, shown, jobs=3)) == alone
    assert [each.split()[0] for each in alone] == [f"r{number}" for number in range(1, len(_STRINGS) + 1)]
    by_itself = shown(parse_references(_STRINGS[700])[0])
    assert alone[700] == by_itself.replace("r1 ", "r701 ").replace('"r1"', '"r701"')


def test_strings_of_one_list_are_read_together() -> None:
    strings = ["Rivers, Amy Fox and Bo Lark.", *_STRINGS[:5]]
    together = [each.to_csl() for each in parse_references(strings, one_list=True)]
    assert list(parse_strings(strings, Reference.to_csl, jobs=3, one_list=True)) == together


def test_no_string_makes_nothing() -> None:
    assert list(parse_strings([], Reference.to_csl)) == []
