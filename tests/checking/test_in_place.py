"""Writing over a bibliography file: nothing that stands in it is lost, and it stays what it is."""

from pathlib import Path

import pytest

from refextract.checking.in_place import rewritten
from refextract.errors import OptionsError

RIVERS = "@book{rivers, author = {Moss, Jane}, title = {Rivers}, year = 1990}"


def over(folder: Path, name: str, text: str, wanted: str | None = None) -> str:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return rewritten(path, wanted)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{RIVERS}\n@book{{rivers, title = {{Lakes}}}}", "line 2"),
        (f"{RIVERS}\n@book{{lakes, title = {{Lakes}}\n", "line 2"),
        ('@string{tub = "Tub"}\n@book{a, title = {Tides}, publisher = tub}', "publisher = tub"),
        ("@book{a, title = {Tides}, publisher = {A} # tub}", "publisher = tub"),
        ("@incollection{a, title = {Tides}, crossref = {b}}\n@book{b, title = {Seas}}", "crossref"),
        ("@book{a, title = {Tides}, title = {Seas}}", "title stands twice"),
        ("@book{a, title = {Tides}, author = {{\\noop{B}}Moss, Jane}}", "the commands in author"),
        ("@book{a, title = {Tides}, year = {{\\noop{1}}1990}}", "the commands in year"),
    ],
)
def test_a_file_is_left_where_something_would_be_lost(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(OptionsError, match=r"left as it is.*-o") as found:
        over(tmp_path, "refs.bib", text)
    assert told in str(found.value)


def test_what_is_no_entry_stays_where_it_is(tmp_path: Path) -> None:
    around = (
        "% my notes\n@preamble{{\\newcommand{\\noop}[1]{}}}\n@string{tub = {Tub}}\n",
        "\n\nsee below\n",
        "\n@comment{g}",
    )
    text = f"{around[0]}{RIVERS}{around[1]}@misc{{Rivers, title = {{Lakes}}, month = jan}}{around[2]}"
    found = over(tmp_path, "refs.bib", text)
    assert all(each in found for each in around)
    assert "@book{rivers,\n  author = {Moss, Jane},\n  title = {Rivers},\n" in found
    assert "@misc{Rivers,\n  title = {Lakes}," in found
    assert over(tmp_path, "refs.bib", found) == found


def test_keys_stay_as_they_are(tmp_path: Path) -> None:
    found = over(tmp_path, "refs.bib", "@misc{größe:X'1, title = {A}}\n@misc{Größe:X'1, title = {B}}")
    assert "@misc{größe:X'1," in found
    assert "@misc{Größe:X'1," in found


def test_commands_that_do_not_print_stay_in_texts(tmp_path: Path) -> None:
    assert "{T {\\noop{x}} y}" in over(tmp_path, "refs.bib", "@misc{a, title = {T {\\noop{x}} y}}")


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("r.ris", "TY  - BOOK\r\nTI  - Rivers\r\nER  - \r\n", "bibtex"),
        ("r.bib", RIVERS, "ris"),
        ("r.json", '[{"id": "a", "title": "Rivers"}]', "bibtex"),
        ("r.yaml", "- id: a\n  title: Rivers\n", None),
    ],
)
def test_a_file_keeps_its_format(tmp_path: Path, name: str, text: str, wanted: str | None) -> None:
    with pytest.raises(OptionsError, match="-o writes"):
        over(tmp_path, name, text, wanted)


def test_without_a_format_the_file_says_which(tmp_path: Path) -> None:
    ris = over(tmp_path, "r.ris", "TY  - BOOK\r\nTI  - Rivers\r\nER  - \r\n\r\n")
    assert ris == "TY  - BOOK\r\nTI  - Rivers\r\nER  - \r\n\r\n"
    assert '"title": "Rivers"' in over(tmp_path, "r.json", '[{"id": "a", "title": "Rivers"}]')
    assert "date = {1990}" in over(tmp_path, "r.bib", "@book{a, title = {Rivers}, date = {1990}}")
    assert "year = {1990}" in over(tmp_path, "r.bib", RIVERS)


def test_line_ends_stay(tmp_path: Path) -> None:
    found = over(tmp_path, "r.bib", "% notes\r\n" + RIVERS + "\r\n")
    assert found.count("\n") == found.count("\r\n") > 3


@pytest.mark.parametrize(
    "text", ['{"items": [{"id": "a", "title": "A"}]}', '[{"id": "a", "title": "A", "shelf": "B4"}]', '[{"id": "a"}, 3]']
)
def test_items_are_left_where_something_would_be_lost(tmp_path: Path, text: str) -> None:
    with pytest.raises(OptionsError, match="left as it is"):
        over(tmp_path, "r.json", text)
