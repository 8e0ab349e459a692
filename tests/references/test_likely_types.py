import numpy as np
import pytest

from refextract.errors import ModelError
from refextract.references import parse_references
from refextract.references.likely_types import LikelyTypes, load_likely_types, packed, unpacked

TYPES = ("article-journal", "book", "chapter", "document", "report")


def likely(**weights: list[float]) -> LikelyTypes:
    rows = {sign: row for row, sign in enumerate(weights)}
    return LikelyTypes(TYPES, rows, np.array(list(weights.values()), np.float32))


def test_types_that_are_printed_alike_are_weighed_together():
    one = likely(x=[2.0, 1.8, 0.0, 0.0, 1.7])
    assert one.best(["x"], "document?", hosted=True)[0] == "book"
    assert one.best(["x", "unknown"], "report", hosted=True)[0] == "report"


def test_what_has_no_host_stands_in_none():
    assert likely(x=[5.0, 1.0, 4.0, 0.0, 0.0]).best(["x"], "book", hosted=False)[0] == "book"


def test_a_work_of_which_nothing_tells_the_type_is_a_document():
    assert likely(x=[0.0, 0.0, 0.0, 0.0, 0.0]).best(["x"], "document", hosted=False)[0] == "document"
    assert likely(x=[0.0, 6.0, 0.0, 0.0, 0.0]).best(["x"], "document", hosted=False)[0] == "book"


def test_weights_are_kept_in_bytes():
    one = likely(x=[1.0, -2.0, 0.5, 0.0, 0.0], y=[0.0, 0.0, 0.0, 2.0, 1.0])
    again = unpacked(packed(one))
    assert (again.types, again.rows) == (one.types, one.rows)
    assert np.abs(again.weights - one.weights).max() < 0.01


def test_weights_that_are_none(tmp_path):
    with pytest.raises(ModelError, match="no weights of types"):
        load_likely_types(tmp_path / "nothing.npz")
    (tmp_path / "broken.npz").write_bytes(b"broken")
    with pytest.raises(ModelError, match="holds no weights"):
        load_likely_types(tmp_path / "broken.npz")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Roe, J. 2001. Rivers of Silt. Water Studies 12: 3-9.", "article-journal"),
        ("Roe, J. 2001. Rivers of Silt. Oslo: Bell.", "book"),
        ("Roe, J. 2001. “Rivers.” In Waters of Asia, edited by A. Doe, 3–9. Oslo: Bell.", "chapter"),
        ("Roe, J. Rivers. https://example.org/rivers (accessed 3 May 2020).", "webpage"),
        ("Roe, J. (2001). Rivers of Silt. In Proceedings of the 5th Workshop on Water, pp. 3-9.", "paper-conference"),
    ],
)
def test_types_of_entries(text, kind):
    assert parse_references(text)[0].type == kind
