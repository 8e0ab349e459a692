"""Many documents are checked in order."""

from refextract.checking.batch import check_documents
from refextract.checking.report import Reported
from refextract.model.document import Document
from refextract.options import Options

TEXT = "It is so (Nobody 2010).\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"


def test_the_order_is_that_of_the_documents() -> None:
    documents = [Document.of(TEXT + "x" * n, f"{n}.txt") for n in range(6)]
    reported = list(check_documents(documents, Options(), number=6))
    assert [each.source for each in reported] == [f"{n}.txt" for n in range(6)]
    assert len({each.notices for each in reported}) == 1


def test_what_is_reported_already_keeps_its_place() -> None:
    known = Reported("b.txt", ())
    documents = [Document.of(TEXT, "a.txt"), known, Document.of(TEXT, "c.txt")]
    reported = list(check_documents(documents, Options(), number=2))
    assert [each.source for each in reported] == ["a.txt", "b.txt", "c.txt"]
    assert reported[1] is known
