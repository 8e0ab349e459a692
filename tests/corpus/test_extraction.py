"""References of several documents keep apart."""

from refextract.corpus.extraction import with_own_ids
from refextract.model.reference import Reference
from refextract.text import Span


def test_each_reference_has_an_id_of_its_own() -> None:
    listed = [Reference(id=key, span=Span(0, 0), text="") for key in ("r1", "r2", "r1", "r1-2", "r1", "r2")]
    ids = [each.id for each in with_own_ids(listed)]
    assert ids == ["r1", "r2", "r1-3", "r1-2", "r1-4", "r2-2"]
    assert len(set(ids)) == len(ids)
