"""A file is replaced whole or left as it was, and is what it was but for its content."""

import errno
import os
from pathlib import Path

import pytest

from refextract.checking.writing import replace_file, replacing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_one_as_any_program_makes_it(tmp_path: Path) -> None:
    replace_file(tmp_path / "new.txt", b"new")
    (tmp_path / "other.txt").write_bytes(b"")
    assert (tmp_path / "new.txt").read_bytes() == b"new"
    assert (tmp_path / "new.txt").stat().st_mode == (tmp_path / "other.txt").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == mode


def test_a_symbolic_link_leads_to_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    real, link = tmp_path / "deep" / "a.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "deep") == ["a.txt"]


def test_hard_links_share_what_is_new(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_bytes(b"old")
    other.hardlink_to(one)
    replace_file(one, b"new")
    assert other.read_bytes() == b"new"
    assert names(tmp_path) == ["one.txt", "other.txt"]


def test_a_fault_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), replacing(path) as out:
        out.writelines([b"half of it", "and then a fault"])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_what_another_program_wrote_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"theirs")
    with pytest.raises(OSError, match="another program") as raised:
        replace_file(path, b"ours", old=b"as we read it")
    assert raised.value.errno == errno.ESTALE
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.txt"]


def test_what_is_no_file_is_written_to() -> None:
    replace_file(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="names of open files are those of Linux")
@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_what_is_open_already_is_gone_on_with(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "all.txt"
    with path.open("wb", buffering=0) as opened:
        opened.write(b"theirs, ")
        replace_file(Path(f"{folder}/{opened.fileno()}"), b"ours")
        opened.write(b", theirs again")
    assert path.read_bytes() == b"theirs, ours, theirs again"


def test_a_full_disk_leaves_a_file_with_other_names_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_bytes(b"old")
    other.hardlink_to(one)
    whole = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path != one or data == b"old":
            return whole(path, data)
        whole(path, data[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(one, b"new and longer")
    assert other.read_bytes() == b"old"
    assert names(tmp_path) == ["one.txt", "other.txt"]


@pytest.mark.parametrize("character", ["a", "ß", "文", "🌲"])
def test_a_name_as_long_as_names_can_be(tmp_path: Path, character: str) -> None:
    path = tmp_path / (character * (255 // len(character.encode())))
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
