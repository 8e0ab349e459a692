"""What a bibliography file says is kept: by its format all, by another what it has a place for; the rest is told."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.bibliography import read_bibliography
from refextract.exporters import export, left_out
from refextract.model.reference import Reference
from refextract.values.field_names import BIB_TYPES, CSL_VARIABLES, RIS_TYPES

BIB_TEXTS = """
abstract addendum address afterword annotation annote bookauthor booksubtitle booktitle chapter crossref doi edition
editora editortype eid entrysubtype eprint eprintclass eprinttype eventtitle file foreword gender howpublished
institution introduction isbn isrn issn issue issuetitle journal journaltitle keywords label langid language
library location mainsubtitle maintitle note number options organization origlanguage origlocation origpublisher
origtitle owner pagetotal part primaryclass publisher pubstate related reprinttitle school series shortauthor
shorthand shortjournal shorttitle sortname subtitle timestamp title type url venue version volume volumes xdata
"""
RIS_TAGS = """
A2 A3 A4 AB AD AN AU BT C1 C2 C7 CN CT CY DB DO DP ED ET IS J2 JA JF JO KW L1 L2 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP
RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 UR VL
"""
CSL_TEXTS = sorted(
    CSL_VARIABLES
    - {"custom", "categories", "author", "editor", "translator", "accessed", "issued", "original-date", "event-date"}
    - {"submitted", "available-date", "year-suffix", "PMCID"}
    - {name for name in CSL_VARIABLES if name.endswith(("-author", "-creator", "writer", "producer", "director"))}
)


def words(names: list[str]) -> dict[str, str]:
    """A word of its own for each field."""
    return {name: f"word{number}x" for number, name in enumerate(names)}


def is_in(word: str, text: str) -> bool:
    return word.lower() in text.lower()


def test_a_number_an_issue_and_the_number_of_an_article_keep_apart() -> None:
    text = "@suppperiodical{k, issue = {Foo}, number = {Bar}, eid = {Qux}}"
    written = export(read_bibliography(text).references, "bibtex")
    assert all(word in written for word in ("Foo", "Bar", "Qux"))


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@given(
    kind=st.sampled_from([*BIB_TYPES, "misc", "unknown"]),
    names=st.lists(st.sampled_from(BIB_TEXTS.split()), unique=True, min_size=1, max_size=14),
)
@settings(max_examples=150, deadline=None)
def test_bibtex_loses_no_field(format: str, kind: str, names: list[str]) -> None:  # noqa: A002
    values = words(names)
    text = f"@{kind}{{k, {', '.join(f'{name} = {{{word}}}' for name, word in values.items())}}}"
    references = read_bibliography(text).references
    assert left_out(references, format) == {}
    written = export(references, format)
    again = export(read_bibliography(written).references, format)
    assert {name for name, word in values.items() if not (is_in(word, written) and is_in(word, again))} == set()


@given(
    kind=st.sampled_from([*RIS_TYPES, "GEN"]), tags=st.lists(st.sampled_from(RIS_TAGS.split()), min_size=1, max_size=14)
)
@settings(max_examples=150, deadline=None)
def test_ris_loses_no_field(kind: str, tags: list[str]) -> None:
    lines = [f"{tag}  - word{number}x" for number, tag in enumerate(tags)]
    references = read_bibliography("\n".join([f"TY  - {kind}", *lines, "ER  - "])).references
    written = export(references, "ris")
    again = export(read_bibliography(written).references, "ris")
    assert [line for line in lines if not (is_in(line[6:], written) and is_in(line[6:], again))] == []


@given(names=st.lists(st.sampled_from(CSL_TEXTS), unique=True, min_size=1, max_size=14))
@settings(max_examples=150, deadline=None)
def test_csl_loses_no_field(names: list[str]) -> None:
    item = {"id": "a", "type": "book", **words(names)}
    (written,) = json.loads(export(read_bibliography(json.dumps([item])).references, "csl-json"))
    assert {name: written.get(name) for name in item} == item


def test_csl_keeps_what_is_no_text() -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "On <i>Vespa</i>",
        "original-date": {"date-parts": [[1887, 3]]},
        "container-author": [{"family": "Doe", "given": "Ann"}],
        "categories": ["insects", "nests"],
        "custom": {"shelf": 3},
    }
    assert json.loads(export(read_bibliography(json.dumps([item])).references, "csl-json")) == [item]


BIB = r"""@inbook{doe, author = {Doe, Ann}, title = {Nests of \emph{Vespa} near CO$_2$ at 10$^{-3}$}, chapter = {3},
  year = 1999, volumes = {2}, abstract = {All on H$_2$O \& air.}, keywords = {wasps, nests}, langid = {english},
  origdate = {1887-03}, shorttitle = {Nests}, urldate = {2020-1-2}, file = {C\:/nests.pdf}}"""


def one(text: str, format: str) -> Reference:  # noqa: A002
    (found,) = read_bibliography(text, format=format).references
    return found


def test_an_entry_of_bibtex_stays_of_its_type_and_keeps_its_formulas() -> None:
    written = export(one(BIB, "bibtex"), "bibtex")
    assert written.startswith("@inbook{doe,")
    for line in (
        r"title = {Nests of \emph{Vespa} near CO$_2$ at 10$^{-3}$},",
        r"abstract = {All on H$_2$O \& air.},",
        "chapter = {3},",
        r"file = {C\:/nests.pdf},",
        "urldate = {2020-01-02},",
    ):
        assert line in written
    assert export(one("@manual{m, title = {A}, organization = {GNU}}", "bibtex"), "bibtex").startswith("@manual")


def test_other_formats_get_what_they_have_a_place_for_and_the_rest_is_told() -> None:
    reference = one(BIB, "bibtex")
    (item,) = json.loads(export(reference, "csl-json"))
    assert item["title"] == "Nests of Vespa near CO₂ at 10⁻³"
    assert item["abstract"] == "All on H₂O & air."
    assert (item["chapter-number"], item["number-of-volumes"], item["language"]) == ("3", "2", "english")
    assert item["original-date"] == {"date-parts": [[1887, 3]]}
    assert left_out(reference, "csl-json") == {"file": 1}
    lines = export(reference, "ris").splitlines()
    assert {"KW  - wasps", "KW  - nests", "AB  - All on H₂O & air.", "SE  - 3", "NV  - 2"} <= {*lines}
    assert left_out(reference, "ris") == {"file": 1, "origdate": 1}
    assert set(left_out(reference, "csv")) >= {"abstract", "keywords"}


def test_what_ris_and_csl_say_comes_to_bibtex() -> None:
    ris = (
        "TY  - JOUR\nTI  - Nests of <i>Vespa</i> in H<sub>2</sub>O\nKW  - wasps\nKW  - nests\nLA  - en\nC1  - x\nER  - "
    )
    reference = one(ris, "ris")
    written = export(reference, "bibtex")
    assert "title = {Nests of Vespa in {H$_2$O}}," in written
    assert "keywords = {wasps, nests}," in written
    assert "language = {en}," in written
    assert left_out(reference, "bibtex") == {"C1": 1}
    csl = '[{"id": "a", "type": "book", "abstract": "100 % air", "number-of-volumes": 2, "original-date": "1887"}]'
    written = export(one(csl, "csl-json"), "biblatex")
    for line in (r"abstract = {100 \% air},", "volumes = {2},", "origdate = {1887},"):
        assert line in written


def test_a_value_that_was_changed_is_not_that_of_the_file() -> None:
    reference = one(BIB, "bibtex").model_copy(update={"title": "Hives", "type": "article-journal"})
    assert export(reference, "bibtex").startswith("@misc{doe")
    assert "title = {Hives}," in export(reference, "bibtex")
    ris = one("TY  - BOOK\nTI  - <i>Vespa</i>\nER  - ", "ris").model_copy(update={"title": "Hives"})
    assert "TI  - Hives\r\n" in export(ris, "ris")


def test_no_field_of_a_file_breaks_an_entry() -> None:
    reference = one(r"@misc{a, title = {A}, abstract = {a \{ b}, note = {c \} d}}", "bibtex")
    assert len(read_bibliography(export([reference, reference], "bibtex")).references) == 2


def test_lines_of_a_note_stay_in_csl() -> None:
    found = read_bibliography('[{"id": "a", "type": "book", "note": "one\\ntwo"}]').references
    assert json.loads(export(found, "csl-json"))[0]["note"] == "one\ntwo"
    assert export(found, "bibtex").count("one two") == export(found, "ris").count("one two") == 1


def test_what_names_have_besides_is_told() -> None:
    moss = {"family": "Moss", "orcid": "0000-0001", "sequence": "first"}
    found = read_bibliography(json.dumps([{"id": "a", "author": [moss]}]))
    assert left_out(found.references, "csl-json") == {"author orcid": 1}
