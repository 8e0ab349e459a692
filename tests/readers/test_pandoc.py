"""Formats of others are read through pandoc, where it is; else it is told how to get it."""

import io
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from refextract import extract, read
from refextract.checking.fixes import is_fixable
from refextract.errors import CorruptInputError, MissingDependencyError
from refextract.model.diagnostic import Diagnostic, Edit, Fix
from refextract.readers import pandoc, suffixes
from refextract.text import Span

TEXTILE = """h1. Of Shelves

Lists came first (Roe 2010), and order later (Poe 1994).

h2. References

Poe, A. (1994). The footnote from here to there. _History and Theory_, 33(4), 53–76.

Roe, J. (2010). _Too many shelves_. New Haven: Yale University Press.
"""


def has_pandoc() -> bool:
    try:
        pandoc._pandoc("a.textile")
    except MissingDependencyError:
        return False
    return True


needs_pandoc = pytest.mark.skipif(not has_pandoc(), reason="needs pandoc")


def test_without_pandoc_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(MissingDependencyError, match=r"a\.textile: .*refextract-cite\[pandoc\]"):
        read(TEXTILE.encode(), name="a.textile")


@needs_pandoc
def test_a_wiki_page_is_read_with_its_list(tmp_path: Path) -> None:
    path = tmp_path / "a.textile"
    path.write_text(TEXTILE, "utf-8")
    found = extract(path)
    assert [each.author.names[0].family for each in found.references] == ["Poe", "Roe"]
    assert [link.reference for link in found.links] == ["r2", "r1"]


@needs_pandoc
def test_its_places_are_told_to_be_others_and_nothing_is_fixed_there() -> None:
    document = read(TEXTILE.encode(), name="a.textile")
    assert "read through pandoc, as textile" in document.problems[0]
    fix = Fix(edits=(Edit(span=Span(0, 2), text="On"),), safe=True)
    finding = Diagnostic(code="R1", name="x", severity="error", message="", span=Span(0, 2), fix=fix)
    assert not is_fixable(document, finding)


@needs_pandoc
def test_what_pandoc_cannot_read_is_told() -> None:
    with pytest.raises(CorruptInputError, match="pandoc cannot read it as docbook"):
        read(b'<book xmlns="http://docbook.org/ns/docbook"><title>Maps</book>', name="a.dbk")


def test_below_folders_no_such_file_is_taken_for_a_document() -> None:
    assert not set(pandoc.SUFFIXES) & set(suffixes())


def test_slides_are_told_by_their_content() -> None:
    data = io.BytesIO()
    with ZipFile(data, "w") as file:
        file.writestr("ppt/presentation.xml", "<p/>")
    assert pandoc.claims(data.getvalue())
    assert not pandoc.claims(b"PK\x03\x04 broken")
    assert not pandoc.claims(b"h1. Maps")
