from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from refextract.errors import ModelError
from refextract.references.tagging import load_tagger
from refextract.references.tagging.crf import CrfTagger
from refextract.references.tagging.features import Vocabulary
from refextract.references.tagging.lexicon import Lexicon
from refextract.references.tagging.model import Model, Weights, read_model, write_model
from refextract.references.tagging.network import Network

SMALL = Model(
    Weights.of(
        ["title", "date"],
        {("title", "date"): 0.5},
        {("s|y", "date"): 2.0, ("w|the", "title"): 1.0, ("1:12", "title"): 0.25, ("1:4", "date"): -0.5},
    ),
    Network.blank(features=3, labels=2)._replace(output_bias=np.array([0.5, -0.5], np.float32)),
    Lexicon({"in": "i"}, {"paris": "L", "lyon": "L", "smith": "S"}),
    Vocabulary(("?", "^", "y."), ("?", "^", " ")),
)


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
    assert_linear(lambda size: load_tagger().tag([piece * size]), 2_000)


def test_a_missing_model(tmp_path):
    with pytest.raises(ModelError, match="no tagging model"):
        read_model(tmp_path / "none.zip")


def test_a_file_that_is_no_model(tmp_path):
    (tmp_path / "some.zip").write_bytes(b"PK, or not")
    with pytest.raises(ModelError, match="is no tagging model"):
        read_model(tmp_path / "some.zip")


def test_a_model_of_another_version(tmp_path, monkeypatch):
    model = SMALL
    monkeypatch.setattr("refextract.references.tagging.model.VERSION", 0)
    write_model(tmp_path / "old.zip", model)
    monkeypatch.undo()
    with pytest.raises(ModelError, match="version 0"):
        read_model(tmp_path / "old.zip")


def test_a_model_reads_as_it_was_written(tmp_path):
    write_model(tmp_path / "one.zip", SMALL)
    read = read_model(tmp_path / "one.zip")
    write_model(tmp_path / "two.zip", read)
    assert read._replace(weights=None, network=None) == SMALL._replace(weights=None, network=None)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    for one, other in zip((*read.weights, *read.network), (*SMALL.weights, *SMALL.network), strict=True):
        assert str(one) == str(other)


def test_weights_that_are_cut_off(tmp_path):
    write_model(tmp_path / "whole.zip", SMALL)
    with ZipFile(tmp_path / "whole.zip") as whole, ZipFile(tmp_path / "cut.zip", "w") as cut:
        for name in whole.namelist():
            cut.writestr(name, whole.read(name)[:-1] if name == "weights.bin" else whole.read(name))
    with pytest.raises(ModelError, match="no tagging model"):
        load_tagger(tmp_path / "cut.zip")


def test_strings_are_tagged_as_alone():
    texts = ["Knuth, D. (1984). The TeXbook.", "", "Smith, J. Trees. Nature 3, 4-5 (1999), doi:10.1000/x.", "1999"]
    tagger = load_tagger()
    for together, text in zip(tagger.tag(texts * 200), texts * 200, strict=True):
        [alone] = tagger.tag([text])
        assert [field[:3] for field in together.fields] == [field[:3] for field in alone.fields]
        assert together.score == pytest.approx(alone.score, abs=1e-3)


def test_threads_may_share_a_tagger():
    lists = [[f"Smith{n}{k}, J. (1999). Trees and{n}{k} more. Nature 3, 4-5." for n in range(300)] for k in range(4)]
    tagger = CrfTagger(read_model())
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(tagger.tag, lists))
    for found, texts in zip(together, lists, strict=True):
        alone = CrfTagger(read_model()).tag(texts)
        assert [[field[:3] for field in each.fields] for each in found] == [
            [field[:3] for field in each.fields] for each in alone
        ]


def test_an_interrupt_between_learning_and_scoring_does_no_harm(monkeypatch):
    texts = [f"Smith{n}, J. (1999). Trees and{n} more. Nature 3, 4-5." for n in range(20)]
    tagger = CrfTagger(read_model())
    monkeypatch.setattr("refextract.references.tagging.scorer.Scorer.scores", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tagger.tag(texts)
    monkeypatch.undo()
    assert tagger.tag(texts) == CrfTagger(read_model()).tag(texts)


def test_a_memory_that_is_full_changes_nothing(monkeypatch):
    texts = [f"Smith{n}, J. (1999). Trees and{n} more. Nature 3, 4-5." for n in range(600)]
    before = load_tagger().tag(texts)
    monkeypatch.setattr("refextract.references.tagging.features._ROOM", 100)
    after = CrfTagger(read_model()).tag(texts)
    assert [each.fields for each in after] == [each.fields for each in before]
