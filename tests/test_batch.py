"""Many documents are checked in order, from folders and globs, and unchanged ones come from the cache."""

from pathlib import Path

import pytest

from refextract.batch import check_documents, expand
from refextract.cache import FindingsCache
from refextract.errors import OptionsError
from refextract.model.document import Document
from refextract.options import CheckOptions, Options

TEXT = "It is so (Nobody 2010).\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.txt", "deep/d.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_folders_globs_and_names_are_expanded_once_each(folder: Path) -> None:
    found = expand([str(folder), str(folder / "*.txt"), str(folder / "missing.txt"), "-"])
    expected = [str(folder / name) for name in ("a.md", "b.txt", "deep/c.txt", "missing.txt")]
    assert list(found) == [*expected, "-"]


def test_the_order_is_that_of_the_documents() -> None:
    documents = [Document.of(TEXT + "x" * n, f"{n}.txt") for n in range(6)]
    checked = list(check_documents(documents, Options(), number=6))
    assert [each.document.source for each in checked] == [f"{n}.txt" for n in range(6)]
    assert len({each.diagnostics for each in checked}) == 1


def test_the_cache_answers_what_was_found(tmp_path: Path) -> None:
    document = Document.of(TEXT)
    with FindingsCache(tmp_path, Options()) as cache:
        [first] = check_documents([document], Options(), cache=cache)
        assert cache.get(document) == first.diagnostics
    with FindingsCache(tmp_path, Options()) as cache:
        assert cache.get(Document.of(TEXT)) == first.diagnostics
        assert cache.get(Document.of(TEXT + " ")) is None
    with FindingsCache(tmp_path, Options(check=CheckOptions(ignore=("R101",)))) as cache:
        assert cache.get(document) is None


def test_what_is_no_cache_is_told(tmp_path: Path) -> None:
    (tmp_path / "findings.sqlite").write_bytes(b"something else, and long enough to be read as a header" * 20)
    with pytest.raises(OptionsError, match="no cache"):
        FindingsCache(tmp_path, Options())
