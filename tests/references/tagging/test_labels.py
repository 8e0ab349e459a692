from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.model.reference import VARIABLES
from refextract.references.tagging.labels import dates_regained, fields_of, labels_of, variable_of
from refextract.references.tagging.tagger import Field
from refextract.references.tagging.tokens import tokenise


def fields(text, spans):
    tokens = tokenise(text)
    runs = runs_of(tokens, labels_of(spans, tokens))
    return [(run.variable, text[run.start : run.end]) for run in fields_of(text, runs)]


def runs_of(tokens, labels):
    groups = groupby(zip(tokens, labels, strict=True), key=lambda pair: variable_of(pair[1]))
    runs = [(name, [token for token, _ in group]) for name, group in groups if name is not None]
    return [Field(name, group[0][0], group[-1][1]) for name, group in runs]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Doe, J.", "author", "Doe, J."),
        ("Doe J, Roe A, Poe B.", "author", "Doe J, Roe A, Poe B"),
        ("Doe et al.", "author", "Doe et al."),
        ("The title.", "title", "The title"),
        ("A what?", "title", "A what?"),
        ("Beetles (Coleoptera).", "title", "Beetles (Coleoptera)"),
        ("On “Foo”.", "title", "On “Foo”"),
        ("“Foo” again.", "title", "“Foo” again"),
        ("Phys. Rev. Lett.", "container-title", "Phys. Rev. Lett."),
        ("Nature.", "container-title", "Nature"),
        ("Wiley Inc.", "publisher", "Wiley Inc."),
    ],
)
def test_punctuation_that_belongs_to_a_field(text, name, expected):
    assert fields(text, [(0, len(text), name)]) == [(name, expected)]


def test_words_that_lead_to_a_field_are_outside():
    text = "Roe, A. (ed.), Cows, pp. 12-15"
    spans = [(0, 7, "editor"), (15, 19, "title"), (25, 30, "page")]
    assert labels_of(spans, tokenise(text)) == ["B-editor", "editor", "<editor", "B-title", ">page", "page"]
    assert fields(text, spans) == [("editor", "Roe, A."), ("title", "Cows"), ("page", "12-15")]


@given(st.text(), st.data())
def test_fields_are_sorted_disjoint_and_inside_the_text(text, data):
    tokens = tokenise(text)
    names = st.sampled_from(["O", ">page", *VARIABLES, *(f"B-{name}" for name in VARIABLES)])
    labels = data.draw(st.lists(names, min_size=len(tokens), max_size=len(tokens)))
    found = fields_of(text, runs_of(tokens, labels))
    assert all(0 <= run.start < run.end <= len(text) for run in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("names", "roles", "dates"),
    [
        (["title"] * 4, ".dmy", [1, 2, 3]),
        (["title"] * 4, ".mdy", [1, 2, 3]),
        (["title"] * 4, "..my", [2, 3]),
        (["title"] * 4, ".my.", []),
        (["title"] * 4, "...y", []),
        (["author", "title", "author", "title"], "..my", []),
        (["container-title", "container-title", "container-title", None], ".my.", [1, 2]),
    ],
)
def test_a_date_at_the_end_of_a_title_is_regained(names, roles, dates):
    assert list(dates_regained(names, roles)) == dates


def test_a_title_before_a_slash_is_no_author():
    text = "Mood and judgement/N. Roe, G. Poe//Journal of Moods"
    assert fields(text, [(0, 33, "author"), (35, 51, "container-title")]) == [
        ("title", "Mood and judgement"),
        ("author", "N. Roe, G. Poe"),
        ("container-title", "Journal of Moods"),
    ]
    names = "van der Roe A./P. Poe//Host"
    assert fields(names, [(0, 21, "author")]) == [("author", "van der Roe A./P. Poe")]
