import json

import pytest

from refextract.cli import main
from refextract.errors import ReadError
from refextract.tagging.calibrate import fit
from refextract.tagging.corpus import Labelled, read_corpus
from refextract.tagging.evaluate import figures
from refextract.tagging.features import Features
from refextract.tagging.lexicon import Lexicon, count_words, profile_codes

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
    assert main(["evaluate", str(data), "--model", str(model)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("some")
    assert lines[-1].startswith("mean of sets")


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


def test_joined_attributes_stand_for_their_members():
    lexicon = Lexicon({"in": "i"}, {"paris": "L"})
    groups = {}

    def note(name, members):
        groups[name] = members
        return (name,)

    text = "Durand, J. (1999): In Paris, 2. Aufl. In: Le Monde 12(3), S. 4–5."
    apart, together = Features(lexicon).of(text), Features(lexicon, note).of(text)
    assert apart.spans == together.spans
    for one, other in zip(apart.attributes, together.attributes, strict=True):
        members = [each for name in other for each in groups.get(name, (name,))]
        assert sorted(one) == sorted(members)
        assert len(other) < len(one) / 2


def test_profiles_of_words():
    counts = count_words(
        [{"title": "Paris", "publisher-place": "Paris", "author": [{"family": "Paris"}], "publisher": "Seuil"}] * 3
    )
    assert profile_codes(counts)["seuil"] == "P"
    assert profile_codes(counts)["paris"] in {"lst", "Lst", "lSt", "lsT"}
