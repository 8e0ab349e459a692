"""Documents come out of every container in order, from whichever of them on; what is broken is told where it stands."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.corpus.inputs import InputOptions, Item, container_of
from refextract.corpus.slices import Slice, SliceReader, Unread, listed
from refextract.errors import OptionsError

READING = InputOptions(suffixes=(".txt", ".md"))
Write = Callable[[Path, Sequence[str]], None]


def as_zip(path: Path, texts: Sequence[str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("picture.png", b"\x89PNG")
        for number, text in enumerate(texts):
            archive.writestr(f"inner/{number}.txt", text)


def as_tar(path: Path, texts: Sequence[str]) -> None:
    kind = path.suffix.lstrip(".")
    with tarfile.open(path, "w" if kind == "tar" else f"w:{kind}") as archive:
        for number, text in enumerate(texts):
            for name, data in ((f"{'long' * 40}/{number}.txt", text.encode()), (f"{number}.png", b"\x89PNG")):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))


def as_lines(path: Path, texts: Sequence[str]) -> None:
    lines = "".join(f"{json.dumps({'id': number, 'text': text})}\n\n" for number, text in enumerate(texts)).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)


def as_parquet(path: Path, texts: Sequence[str]) -> None:
    table = pa.table({"id": [str(number) for number in range(len(texts))], "text": texts})
    pq.write_table(table, path, row_group_size=3)


CONTAINERS: dict[str, Write] = {
    "a.zip": as_zip,
    "a.tar": as_tar,
    "a.tar.gz": as_tar,
    "a.tar.xz": as_tar,
    "a.jsonl": as_lines,
    "a.jsonl.gz": as_lines,
    "a.parquet": as_parquet,
}


def text_of(item: Item | Unread) -> str:
    assert isinstance(item, Item)
    assert item.data is not None
    return item.data if isinstance(item.data, str) else item.data.decode()


@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=15)
@given(
    texts=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8), min_size=1, max_size=10),
    wanted=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10)), max_size=4),
)
def test_every_slice_is_what_stands_there(
    name: str, texts: list[str], wanted: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("inputs")
    CONTAINERS[name](folder / name, texts)
    reading = READING._replace(root=str(folder))
    path = str(folder / name)
    places = list(listed([path], reading, folder / "out"))
    assert [(each.start, each.stop) for each in places] == [(n, n + 1) for n in range(len(texts))]
    reader = SliceReader(reading)  # slices in any order, as threads take parts
    for start, stop in wanted:
        if start < min(stop, len(texts)):
            taken = places[start]._replace(stop=min(stop, len(texts)))
            assert [text_of(item) for item in reader.items(taken)] == texts[start:stop]


def test_what_is_found_below_a_folder_is_a_document_or_holds_some(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.gz", "d.png", "out/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    as_zip(tmp_path / "f.zip", ["one", "two"])
    found = listed([str(tmp_path)], READING._replace(root=str(tmp_path)), tmp_path / "out")
    assert [(Path(each.path).name, each.start) for each in found] == [
        ("a.md", 0),
        ("b.txt", 0),
        ("f.zip", 0),
        ("f.zip", 1),
    ]


def test_tables_of_a_run_are_no_inputs_unless_they_are_named(tmp_path: Path) -> None:
    table = pa.table({"text": ["x"]}).replace_schema_metadata({"refextract.table": "references"})
    pq.write_table(table, tmp_path / "old.parquet")
    reading = READING._replace(root=str(tmp_path))
    assert not list(listed([str(tmp_path)], reading, tmp_path / "out"))
    assert len(list(listed([str(tmp_path / "old.parquet")], reading, tmp_path / "out"))) == 1


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.jsonl.gz", "a.parquet"])
def test_a_broken_container_is_a_document_that_cannot_be_had(name: str, tmp_path: Path) -> None:
    path = str(tmp_path / name)
    Path(path).write_bytes(b"no such thing " * 100)
    [place] = listed([path], READING, tmp_path / "out")
    [found] = SliceReader(READING).items(place)
    assert isinstance(found, Unread)
    assert found.name == path
    assert "broken" in found.error or "gzip" in found.error.lower()


def test_of_a_tar_that_breaks_off_the_rest_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    as_tar(path, [str(number) * 20_000 for number in range(9)])
    path.write_bytes(path.read_bytes()[:-60])
    places = list(listed([str(path)], READING, tmp_path / "out"))
    found = [item for place in places for item in SliceReader(READING).items(place)]
    assert [isinstance(item, Item) for item in found] == [True] * (len(found) - 1) + [False]
    assert len(found) > 1


def test_a_file_that_lost_documents_since_has_them_as_unread(tmp_path: Path) -> None:
    as_zip(tmp_path / "a.zip", ["one"])
    found = list(SliceReader(READING).items(Slice(str(tmp_path / "a.zip"), 0, 3)))
    assert [isinstance(item, Item) for item in found] == [True, False, False]
    assert "fewer documents" in found[2].error  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"title": "x"}', "no text under 'text' or 'content' or 'bytes'"),
        ('{"text": 1}', "no text under"),
        ("[" * 100_000, "no JSON"),
        (json.dumps({"text": "x" * 2_000_000}), "more than the limit"),
    ],
)
def test_a_line_that_holds_no_document_costs_itself(line: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{line}\n{{"text": "good"}}\n', "utf-8")
    reading = READING._replace(largest=100_000)
    bad, good = (
        item for place in listed([str(path)], reading, tmp_path / "out") for item in SliceReader(reading).items(place)
    )
    assert isinstance(bad, Unread)
    assert (bad.name, told in bad.error) == (f"{path}#1", True)
    assert good == Item(f"{path}#2", "good")


def test_a_member_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    as_zip(tmp_path / "a.zip", ["0" * 5_000_000])
    reading = READING._replace(largest=1000)
    [found] = SliceReader(reading).items(Slice(str(tmp_path / "a.zip")))
    assert isinstance(found, Unread)
    assert "more than the limit of 1000 bytes" in found.error


def test_columns_are_taken_by_name_and_told_where_they_are_not_there(tmp_path: Path) -> None:
    path = str(tmp_path / "a.parquet")
    pq.write_table(pa.table({"doi": ["10.1/a"], "body": [b"bytes"], "year": [1999]}), path)
    reading = READING._replace(text="body", id="doi")
    [place] = listed([path], reading, tmp_path / "out")
    assert list(SliceReader(reading).items(place)) == [Item("10.1/a", b"bytes")]
    with pytest.raises(OptionsError, match="did you mean 'body'"):
        list(listed([path], READING._replace(text="bodi"), tmp_path / "out"))
    with pytest.raises(OptionsError, match="neither text nor bytes"):
        list(listed([path], READING._replace(text="year"), tmp_path / "out"))
    with pytest.raises(OptionsError, match="no column 'di'"):
        list(listed([path], READING._replace(text="body", id="di"), tmp_path / "out"))


def test_a_row_without_a_text_has_nothing_to_read(tmp_path: Path) -> None:
    path = str(tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": pa.array([None, "x"], pa.large_string())}), path)
    found = [item for place in listed([path], READING, tmp_path) for item in SliceReader(READING).items(place)]
    assert found == [Unread(f"{path}#1", f"{path}#1: no text in its row"), Item(f"{path}#2", "x")]


def test_names_of_containers_are_told_by_their_whole_ending() -> None:
    assert [container_of(name) is None for name in ("A.ZIP", "a.tgz", "a.docx", "a.txt.gz", "a.json")] == [
        False, False, True, True, True,
    ]  # fmt: skip
