"""The shipped model is as good as it is said to be, on strings that it was not trained on."""

import pytest

from refextract.references.tagging import load_tagger
from refextract.references.tagging.corpus import read_corpus
from refextract.references.tagging.evaluate import figures
from tests.corpora.shared import SHARED, needs_shared

pytestmark = needs_shared

EVERY = 5  # of the strings: enough for the mean


@pytest.fixture(scope="module")
def measured():
    sets = read_corpus(SHARED / "data" / "references" / "dev").values()
    tagger = load_tagger()
    results = []
    for records in sets:
        some = records[::EVERY]
        tagged = tagger.tag([record.text for record in some])
        found = [[(field.start, field.end, str(field.variable)) for field in each.fields] for each in tagged]
        results.append(figures(some, found, 1.0))
    return results


def test_fields(measured):
    assert sum(each.f1 for each in measured) / len(measured) >= 0.92


def test_whole_references(measured):
    assert sum(each.whole for each in measured) / len(measured) >= 0.74
