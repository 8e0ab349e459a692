"""Every language has what a language needs, and no two of them disagree where their words are pooled."""

import re
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from refextract import PlugInError
from refextract.languages import Language, codes, language, languages, words

PLAIN = tuple(name for name, field in Language.model_fields.items() if field.annotation == tuple[str, ...])
NEEDED = (
    *("reference_headings", "note_headings", "other_headings", "list_subheadings"),
    *("and_words", "et_al", "editor_markers", "translator_markers", "by_words", "same_author_words", "back_words"),
    *("no_date", "in_press", "circa", "accessed", "available", "in_words", "prefixes"),
    *("edition_words", "volume_words", "issue_words", "page_words", "extent_words"),
    *("thesis_words", "report_words", "conference_words", "work_nouns", "stop_words"),
)


@pytest.fixture(params=codes())
def each(request: pytest.FixtureRequest) -> Language:
    return language(request.param)


def all_words(each: Language) -> list[str]:
    plain = [word for kind in PLAIN for word in getattr(each, kind)]
    located = [word for found in each.locators.values() for word in found]
    return [*plain, *located, *(word for names in (*each.months, *each.seasons) for word in names)]


def test_code_is_the_file_name(each: Language) -> None:
    assert each.code in codes()
    assert language(each.code) is each


def test_a_file_is_valid(each: Language) -> None:
    lists = (files("refextract.languages") / f"{each.code}.json").read_text("utf-8")
    assert Language.model_validate_json(lists) == each
    assert Language.model_validate(each.model_dump()) == each


@pytest.mark.parametrize("kind", NEEDED)
def test_every_language_has_the_lists_that_it_needs(each: Language, kind: str) -> None:
    assert getattr(each, kind)


@pytest.mark.parametrize("kind", PLAIN)
def test_no_list_says_a_word_twice(each: Language, kind: str) -> None:
    found = getattr(each, kind)
    assert len(set(found)) == len(found)


def test_words_are_trimmed_normalised_and_in_lower_case(each: Language) -> None:
    for word in all_words(each):
        assert word
        assert word == unicodedata.normalize("NFC", word)
        assert word == " ".join(word.split(" ")) == word.strip()
        assert "  " not in word
        assert word == word.lower()


def test_there_are_twelve_months_and_four_seasons(each: Language) -> None:
    assert [len(each.months), len(each.seasons)] == [12, 4]
    assert all(each.months)
    assert all(each.seasons)


def test_locators_are_those_of_csl(each: Language) -> None:
    assert {"page", "chapter", "section", "figure", "table"} <= each.locators.keys() <= language("en").locators.keys()
    assert all(len(set(found)) == len(found) for found in each.locators.values())


def test_a_month_means_the_same_in_every_language() -> None:
    numbers = defaultdict(set)
    for each in languages():
        for number, names in enumerate(each.months, start=1):
            for name in names:
                numbers[name].add(number)
    assert not {name: found for name, found in numbers.items() if len(found) > 1}


def test_a_locator_word_means_the_same_in_every_language() -> None:
    terms = defaultdict(set)
    for each in languages():
        for term, found in each.locators.items():
            for word in found:
                terms[word].add(term)
    assert not {word: found for word, found in terms.items() if len(found) > 1}


def test_a_heading_either_opens_a_list_or_ends_it() -> None:
    assert not set(words("reference_headings")) & set(words("other_headings"))


def test_the_pool_has_no_lone_latin_letters_but_those_that_are_needed() -> None:
    needed = {"e", "y", "i", "a"}
    assert {word for word in words("and_words") if re.fullmatch(r"[^\W\d_]", word, re.ASCII)} <= needed
    assert not [word for word in words("prefixes") if re.fullmatch(r"[a-z]\.?", word) and word not in needed]


def test_no_particle_of_a_name_is_a_stop_word() -> None:
    assert not {"de", "van", "von", "la", "di", "da", "dos", "del", "der berg", "al", "ben", "han"} & set(
        words("stop_words")
    )


def test_a_word_for_the_citation_before_is_one_that_points_back(each: Language) -> None:
    assert set(each.ibid_words) <= set(each.back_words)


def test_words_are_pooled_longest_first() -> None:
    pooled = words("et_al")
    assert list(pooled) == sorted(pooled, key=lambda word: (-len(word), word))
    assert {"et al.", "u. a."} <= set(pooled)


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        language("xx")


def test_every_file_is_listed() -> None:
    own = {
        path.name.removesuffix(".json")
        for path in files("refextract.languages").iterdir()
        if path.name.endswith(".json")
    }
    assert own <= set(codes())


FAULTS = [
    ("{", "no JSON in UTF-8: Expecting property name enclosed in double quotes: line 1 column 2"),
    ("[]", "no object of lists of words"),
    ('{"name": "X"}', "no 'code'"),
    ('{"code": "xx", "name": 1}', "'name' must be a text"),
    ('{"code": "xx", "name": "X", "etal": []}', "no list 'etal'; did you mean 'et_al'?"),
    ('{"code": "xx", "name": "X", "et_al": "et al."}', "'et_al' must be a list of words: "),
    ('{"code": "xx", "name": "X", "et_al": ["et al.", 1]}', "'et_al' must be a list of words: "),
    ('{"code": "xx", "name": "X", "locators": ["p."]}', "'locators' must be an object of lists of words: "),
    ('{"code": "xx", "name": "X", "locators": {"page": "p."}}', "'locators' must be an object of lists of words: "),
    ('{"code": "xx", "name": "X", "months": ["jan."]}', "'months' must be a list of lists of words: "),
    ('{"code": "xx", "name": "X", "months": [["jan."]]}', "'months' must have 12 lists, and has 1"),
    ('{"name": "X", "seasons": 4}', "no 'code'; 'seasons' must be a list of lists of words: "),
]


@pytest.mark.parametrize(("lists", "told"), FAULTS)
def test_what_is_wrong_in_a_file_is_told_with_the_file(
    lists: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx.json").write_text(lists, "utf-8")
    monkeypatch.setattr("refextract.languages.files", lambda _: tmp_path)
    with pytest.raises(PlugInError, match=re.escape(f"{tmp_path / 'xx.json'}: {told}")):
        language("xx")


def test_the_code_of_a_file_is_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx.json").write_text('{"code": "yy", "name": "X"}', "utf-8")
    monkeypatch.setattr("refextract.languages.files", lambda _: tmp_path)
    with pytest.raises(PlugInError, match="language 'xx': its 'code' must be that as well, and is 'yy'"):
        language("xx")
