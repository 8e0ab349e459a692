import pycrfsuite
import pytest

from refextract.tagging.weights import joined, packed_weights, read_weights

ITEMS = [["w=a", "first", "k=x"], ["w=b", "k=x"], ["w=é", "last"]]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("model") / "weights.crf")
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": 3})
    trainer.append(ITEMS, ["A", "B", "A"])
    trainer.append(ITEMS[1:], ["B", "C"])
    trainer.train(path)
    with open(path, "rb") as file:  # noqa: PTH123 - the trainer's own path, as a string
        return file.read()


def tagger_of(weights):
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights)
    return tagger


def test_weights_are_written_as_they_were_read(trained):
    assert packed_weights(read_weights(trained)) == trained


def test_a_joined_attribute_counts_as_its_members(trained):
    weights = joined(read_weights(trained), {b"both": [b"w=a", b"first"], b"none": [b"unknown"]}, least=0.0)
    packed = packed_weights(weights)
    assert b"none" not in weights.attributes
    one, other = tagger_of(trained), tagger_of(packed)
    together = [["both", "k=x"], *ITEMS[1:]]
    assert one.tag(ITEMS) == other.tag(together)
    assert one.marginal("A", 0) == pytest.approx(other.marginal("A", 0), abs=1e-6)


def test_small_weights_of_joined_attributes_are_left_out(trained):
    weights = joined(read_weights(trained), {b"both": [b"w=a", b"first"]}, least=1e9)
    assert b"both" not in weights.attributes
