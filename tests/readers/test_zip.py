"""Zip containers are opened with limits, and what is broken is told."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.errors import CorruptInputError, InputTooLargeError, ReadError
from refextract.readers import _zip
from refextract.readers._zip import is_zip, open_archive


def zipped(members: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_members_are_read_by_their_names() -> None:
    archive = open_archive(zipped({"a.xml": b"one", "/b/c.xml": b"two"}), "a.docx")
    assert (archive.names, archive.read("b/c.xml"), archive.find("d")) == (("a.xml", "b/c.xml"), b"two", None)
    assert "a.xml" in archive
    assert "d" not in archive


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = zipped({"a.xml": b"\0" * 3_000_000})
    with pytest.raises(InputTooLargeError, match=r"a\.xml unpacks"):
        open_archive(bomb, "a.docx").read("a.xml")


def test_all_members_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "LARGEST_CONTENT", 10)
    archive = open_archive(zipped({"a": b"123456", "b": b"123456"}), "a.docx")
    assert archive.read("a") == b"123456"
    with pytest.raises(InputTooLargeError):
        archive.read("b")


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "MOST_MEMBERS", 2)
    with pytest.raises(InputTooLargeError, match="3 members"):
        open_archive(zipped({"a": b"", "b": b"", "c": b""}), "a.docx")


def test_encrypted_members_are_told() -> None:
    data = bytearray(zipped({"a": b"one"}))
    data[6] |= 1  # the flag in the local header, and in the central directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CorruptInputError, match="encrypted"):
        open_archive(bytes(data), "a.docx").read("a")


@given(st.data())
def test_broken_containers_raise_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(zipped({"a": b"one " * 50, "b": b"two"}))
    for _ in range(data.draw(st.integers(0, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        archive = open_archive(cut, "a.docx")
        for name in archive.names:
            archive.read(name)
    except ReadError as error:
        assert "a.docx" in str(error)  # noqa: PT017 - either outcome is right


def test_the_signature() -> None:
    assert is_zip(zipped({"a": b""}))
    assert not is_zip(b"PK")
