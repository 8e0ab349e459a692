"""Names that stand before a place, with the words between them of every language."""

import pytest

from refextract.citations.works.people import names_before
from refextract.citations.works.words import table


@pytest.mark.parametrize("word", sorted(table("and_words")))
def test_two_people(word: str) -> None:
    text = f"In 1987 (see the map): Ann Blair {word} Bo Roe"
    found = names_before(text, 0, len(text))
    assert found
    assert found.of(text) == f"Ann Blair {word} Bo Roe"


@pytest.mark.parametrize("words", sorted(table("et_al")))
def test_one_and_others(words: str) -> None:
    text = f"“Maps,” 1987; Ann Blair {words}"
    found = names_before(text, 0, len(text))
    assert found
    assert found.of(text) == f"Ann Blair {words}"
