"""Hyphens at the ends of lines: of compounds they are kept, of divided words they are not."""

import pytest

from refextract.outline.running_text import hyphens_of
from refextract.readers.pdf.hyphens import Vocabulary, joint
from refextract.values.compounds import keeps_hyphen


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("self", "made"), ("river", "related"), ("long", "term"), ("mRNA", "binding"), ("HIV", "positive"),
        ("state-of", "the"), ("biologically", "inspired"), ("Ost", "West"), ("Jean", "Luc"), ("semi", "arid"),
    ],
)  # fmt: skip
def test_compounds_keep_their_hyphen(first: str, second: str) -> None:
    assert keeps_hyphen(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("micro", "scope"), ("ex", "pected"), ("semi", "nar"), ("Mc", "Donald"), ("inter", "dependent"),
        ("de", "pendent"), ("socio-eco", "nomic"), ("poly", "mer"), ("fami", "ly"), ("Pro", "gram"),
    ],
)  # fmt: skip
def test_divided_words_lose_it(first: str, second: str) -> None:
    assert not keeps_hyphen(first, second)


def test_text_and_pages_are_joined_alike() -> None:
    text = "a step-by-\nstep guide of McDon-\nald and McDonald"
    assert hyphens_of(text).keeps("step-by", "step")
    assert joint("a step-by-", "step guide", Vocabulary.of([text]), full=True) == (0, "")
    assert joint("of Mc-", "Donald 1999", Vocabulary.of([]), full=True) == (1, "")
