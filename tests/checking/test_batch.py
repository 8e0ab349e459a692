"""A worker checks one document of many, and gives back no more than is wanted of it."""

from pathlib import Path

import pytest

from refextract.checking.batch import CheckTask, FixTask
from refextract.checking.outcomes import GivenFile
from refextract.options import Options

TEXT = "It is so (Nobody 2010).\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"


@pytest.fixture
def given(tmp_path: Path) -> GivenFile:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return GivenFile(str(path), "a.txt")


def test_findings_come_without_their_document_unless_it_is_wanted(given: GivenFile) -> None:
    bare = CheckTask(Options())(given).reported
    whole = CheckTask(Options(), keep="extractions")(given).reported
    assert bare.notices == whole.notices
    assert bare.notices[0].code == "R101"
    assert bare.checked is None
    assert whole.checked is not None
    assert whole.checked.document.text == TEXT


def test_only_what_has_a_file_gets_a_key(given: GivenFile) -> None:
    assert CheckTask(Options(), stamp=b"x")(given).key is not None
    assert CheckTask(Options(), stamp=b"x")(given._replace(data=TEXT.encode())).key is None
    assert CheckTask(Options())(given).key is None


def test_nothing_is_rewritten_where_nothing_can_be_fixed(given: GivenFile) -> None:
    rewritten = FixTask(Options())(given)
    assert (rewritten.after, rewritten.diff, rewritten.fixed) == (None, "", 0)
