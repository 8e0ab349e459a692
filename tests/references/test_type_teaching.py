import pytest

from refextract.errors import OptionsError
from refextract.references.tagging.corpus import Labelled
from refextract.references.tagging.crf import load_tagger
from refextract.references.tagging.csl import PrintedEntry
from refextract.references.type_teaching import learn_types, teach_types

BOOK = "Roe, J. (20{:02}). Rivers of Silt. Oslo: Bell."
ARTICLE = "Roe, J. (20{:02}). Rivers of Silt. Water Studies, 12(3), 4-9."


def test_types_are_learned_from_entries_whose_items_are_known():
    entries = [
        PrintedEntry(Labelled(text.format(year), []), {"type": kind}, "some")
        for year in range(60)
        for text, kind in ((BOOK, "book"), (ARTICLE, "article-journal"))
    ]
    told: list[str] = []
    learned = teach_types(entries, load_tagger(), told.append)
    assert learned.types == ("article-journal", "book")
    assert learned.best(["v=publisher"], "book", hosted=False)[0] == "book"
    assert learned.best(["v=container_title"], "article-journal", hosted=True)[0] == "article-journal"
    assert told[-1].startswith("types: all entries read 8 of 8 times")


def test_types_need_works_and_styles(tmp_path):
    with pytest.raises(OptionsError, match="--works and --styles"):
        learn_types(tmp_path / "types.npz", tmp_path / "model.zip", None, None)
