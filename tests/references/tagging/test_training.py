import json
import math
import sys
from xml.etree import ElementTree

import pytest

from refextract.cli import main
from refextract.errors import ModelError, ReadError
from refextract.references.tagging.calibrate import fit
from refextract.references.tagging.confusions import confusions
from refextract.references.tagging.corpus import Labelled, read_corpus
from refextract.references.tagging.evaluate import Measured, figures
from refextract.references.tagging.lexicon import count_words, profile_codes
from refextract.references.tagging.reliability import Bin, reliability
from refextract.references.tagging.tagger import Field, Tagged
from refextract.references.tagging.train import train

KNUTH = {"text": "Knuth, D. (1984). The TeXbook.", "spans": [[0, 9, "author"], [11, 15, "date"], [18, 29, "title"]]}
LAMPORT = {"text": "Lamport, L. (1986). LaTeX.", "spans": [[0, 11, "author"], [13, 17, "date"], [20, 25, "title"]]}


def corpus(folder, *records):
    folder.mkdir()
    (folder / "some.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return folder


def test_train_and_evaluate(tmp_path, capsys):
    data = corpus(tmp_path / "data", KNUTH, LAMPORT)
    works = tmp_path / "works.jsonl"
    works.write_text(json.dumps({"type": "book", "title": "The TeXbook", "author": [{"family": "Knuth"}]}) + "\n")
    model = tmp_path / "model.zip"
    assert main(["train", str(data), "-o", str(model), "--works", str(works), "--held-out", str(data)]) == 0
    first = model.read_bytes()
    assert main(["train", str(data), "-o", str(model), "--works", str(works), "--held-out", str(data)]) == 0
    assert model.read_bytes() == first
    capsys.readouterr()
    curve = tmp_path / "curve.svg"
    assert main(["evaluate", str(data), "--model", str(model), "--confusions", "--curve", str(curve)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("some")
    assert lines[1].startswith("mean of sets")
    assert all(" is taken for " in line for line in lines[2:])
    assert ElementTree.parse(curve).getroot().tag.endswith("svg")  # noqa: S314 - our own file


def test_a_folder_without_sets(tmp_path):
    with pytest.raises(ReadError, match=r"no \*\.jsonl"):
        read_corpus(tmp_path)


def test_a_line_that_is_no_labelled_reference(tmp_path):
    with pytest.raises(ReadError, match="line 2"):
        read_corpus(corpus(tmp_path / "data", KNUTH, {"text": "no spans"}))


def test_figures_compare_letters_and_digits_of_the_variables_that_the_set_has():
    records = [Labelled("Müller (1999a).", [(0, 6, "author"), (8, 13, "date")])]
    right = figures(records, [[(0, 7, "author"), (8, 14, "date"), (0, 6, "editor")]], 1.0)
    assert (right.f1, right.whole) == (1.0, 1.0)
    half = figures(records, [[(0, 6, "author")]], 1.0)
    assert (half.precision, half.recall, half.whole) == (1.0, 0.5, 0.0)


def test_the_curve_rises_through_the_outcomes():
    offset, slope = fit([(0.0, False), (1.0, False), (1.0, True), (2.0, True), (3.0, True), (3.0, True), (0.5, False)])
    assert slope > 0
    assert offset < 0


def test_outcomes_far_out_have_a_curve_too():
    offset, slope = fit([(8 + n / 50, n % 7 > 0) for n in range(70)])
    assert 1 / (1 + math.exp(-(offset + slope * 8.7))) == pytest.approx(6 / 7, abs=0.02)


def test_training_without_its_package(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(ModelError, match="python-crfsuite"):
        train(corpus(tmp_path / "data", KNUTH), tmp_path / "model.zip")


def test_profiles_of_words():
    counts = count_words(
        [{"title": "Paris", "publisher-place": "Paris", "author": [{"family": "Paris"}], "publisher": "Seuil"}] * 3
    )
    assert profile_codes(counts)["seuil"] == "P"
    assert profile_codes(counts)["paris"] in {"lst", "Lst", "lSt", "lsT"}


def measured(spans, score=0.9):
    record = Labelled("Roe, A. Cows (1999)", [(0, 7, "author"), (8, 12, "title"), (14, 18, "date")])
    tagged = [Tagged(tuple(Field(name, start, end, score) for start, end, name in spans), score)]
    return Measured("some", [record], tagged, figures([record], [spans], 1.0))


def test_confusions_count_words():
    one = measured([(0, 12, "author"), (14, 18, "date")])
    two = measured([(0, 7, "author"), (14, 18, "date")])
    assert confusions([one, one, two]) == {("title", "author"): 2, ("title", "nothing"): 1}


def test_reliability_bins_scores():
    right = measured([(0, 7, "author"), (8, 12, "title"), (14, 18, "date")], 0.95)
    wrong = measured([(0, 12, "author"), (14, 18, "date")], 0.35)
    fields, wholes = reliability([right, right, wrong])
    assert wholes == [Bin(1, 0.35, 0.0), Bin(2, 0.95, 1.0)]
    assert fields == [Bin(2, 0.35, 0.5), Bin(6, pytest.approx(0.95), 1.0)]
