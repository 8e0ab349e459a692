import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.errors import ModelError
from refextract.tagging import load_tagger
from refextract.tagging.lexicon import Lexicon
from refextract.tagging.model import Model, read_model, write_model

SMALL = Model(b"no weights", Lexicon({"in": "i"}, {"paris": "L", "lyon": "L", "smith": "S"}))


def tagged(text):
    (result,) = load_tagger().tag([text])
    return [(field.variable, text[field.start : field.end]) for field in result.fields]


def test_an_article():
    text = "Price, D. J. de Solla (1965). Networks of scientific papers. Science, 149(3683), 510–515."
    assert tagged(text) == [
        ("author", "Price, D. J. de Solla"),
        ("date", "1965"),
        ("title", "Networks of scientific papers"),
        ("container-title", "Science"),
        ("volume", "149"),
        ("issue", "3683"),
        ("page", "510–515"),
    ]


@pytest.mark.parametrize("text", ["", " ", "…", "\x00", "\ud800"])
def test_a_string_without_words_has_no_fields(text):
    assert tagged(text) == []


@given(st.text())
@settings(max_examples=200)
def test_any_text_gives_fields_inside_it(text):
    (result,) = load_tagger().tag([text])
    assert 0 <= result.score <= 1
    assert all(0 <= field.start < field.end <= len(text) for field in result.fields)
    assert all(left.end <= right.start for left, right in pairwise(result.fields))


@pytest.mark.parametrize("piece", ["x", "(", "1-", "http://", "10.1000/", "a ", "漢", ". "])
def test_cost_is_linear_in_length(piece):
    def seconds(n):
        started = time.process_time()
        load_tagger().tag([piece * n])
        return time.process_time() - started

    seconds(100)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.002)


def test_a_missing_model(tmp_path):
    with pytest.raises(ModelError, match="no tagging model"):
        read_model(tmp_path / "none.zip")


def test_a_file_that_is_no_model(tmp_path):
    (tmp_path / "some.zip").write_bytes(b"PK, or not")
    with pytest.raises(ModelError, match="is no tagging model"):
        read_model(tmp_path / "some.zip")


def test_a_model_of_another_version(tmp_path, monkeypatch):
    model = SMALL
    monkeypatch.setattr("refextract.tagging.model.VERSION", 0)
    write_model(tmp_path / "old.zip", model)
    monkeypatch.undo()
    with pytest.raises(ModelError, match="version 0"):
        read_model(tmp_path / "old.zip")


def test_a_model_reads_as_it_was_written(tmp_path):
    write_model(tmp_path / "one.zip", SMALL)
    write_model(tmp_path / "two.zip", read_model(tmp_path / "one.zip"))
    assert read_model(tmp_path / "one.zip") == SMALL
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_weights_that_are_none(tmp_path):
    write_model(tmp_path / "bad.zip", SMALL)
    with pytest.raises(ModelError, match="weights"):
        load_tagger(tmp_path / "bad.zip")
