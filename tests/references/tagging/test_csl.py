from pathlib import Path

import pytest

from refextract.errors import ReadError
from refextract.references.tagging.csl import Press
from refextract.references.tagging.csl.pieces import Piece, glued, labelled
from refextract.references.tagging.csl.printing import printed
from refextract.references.tagging.csl.sheet import read_locales, read_sheets
from refextract.references.tagging.csl.values import named, numbered, worded

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" '
LOCALE = """<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
<style-options punctuation-in-quote="true"/>
<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
<terms><term name="and">and</term><term name="et-al">et al.</term><term name="in">in</term>
<term name="edition" form="short"><single>ed.</single><multiple>eds.</multiple></term>
<term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
<term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
<term name="open-quote">“</term><term name="close-quote">”</term><term name="ordinal">th</term>
<term name="ordinal-02">nd</term><term name="month-05">May</term></terms></locale>"""
BOOKS = """default-locale="en-US" et-al-min="4" et-al-use-first="1">
<macro name="people"><names variable="author"><name and="text" name-as-sort-order="first" initialize-with=". "/>
<substitute><names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names></substitute>
</names></macro>
<bibliography><layout suffix=".">
<group delimiter=". "><text macro="people"/><date variable="issued"><date-part name="year"/></date>
<choose><if type="chapter"><text variable="title" quotes="true"/>
<group delimiter=" "><text term="in" text-case="capitalize-first"/><text variable="container-title"/>
<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group></group></if>
<else><text variable="title"/><group delimiter=" "><number variable="edition" form="ordinal"/>
<text term="edition" form="short"/></group></else></choose>
<group delimiter=": "><text variable="publisher-place"/><text variable="publisher"/></group></group>
</layout></bibliography></style>"""
ROE = {"family": "Roe", "given": "Jane Ann"}
DOE = {"family": "Doe", "given": "Xyro", "non-dropping-particle": "van"}


@pytest.fixture
def styles(tmp_path: Path) -> Path:
    (tmp_path / "locales-en-US.xml").write_text(LOCALE, "utf-8")
    (tmp_path / "books.csl").write_text(HEAD + BOOKS, "utf-8")
    (tmp_path / "child.csl").write_text(HEAD + "><info/></style>", "utf-8")
    return tmp_path


def shown(item, folder):
    [sheet] = read_sheets(folder)
    entry = printed(item, sheet, sheet.terms_in("en-US", read_locales(folder)))
    return entry.text, [(name, entry.text[start:end]) for start, end, name in entry.spans]


def test_a_style_prints_an_item_and_tells_its_fields(styles):
    item = {
        "type": "book", "author": [ROE, DOE], "issued": {"date-parts": [[2001, 5]]}, "title": "Rivers", "edition": "2",
        "publisher": "Bell", "publisher-place": "Oslo",
    }  # fmt: skip
    text, fields = shown(item, styles)
    assert text == "Roe, J. A. and X. van Doe. 2001. Rivers. 2nd ed. Oslo: Bell."
    assert fields == [
        ("author", "Roe, J. A. and X. van Doe"), ("date", "2001"), ("title", "Rivers"), ("edition", "2nd ed."),
        ("publisher-place", "Oslo"), ("publisher", "Bell"),
    ]  # fmt: skip


def test_groups_without_their_variables_print_nothing(styles):
    text, fields = shown({"type": "book", "title": "Rivers", "author": [ROE]}, styles)
    assert text == "Roe, J. A. Rivers."
    assert [name for name, _ in fields] == ["author", "title"]


def test_what_stands_for_missing_authors_keeps_its_field(styles):
    text, fields = shown({"type": "book", "title": "Rivers", "editor": [ROE, DOE]}, styles)
    assert text == "Jane Ann Roe, Xyro van Doe (eds.). Rivers."
    assert fields[0] == ("editor", "Jane Ann Roe, Xyro van Doe")


def test_a_choice_stands_in_the_group_around_it(styles):
    item = {"type": "chapter", "title": "Silt", "container-title": "Rivers", "page": "3-9", "author": [ROE] * 4}
    text, fields = shown(item, styles)
    assert text == "Roe, J. A. et al. “Silt.” In Rivers pp. 3-9."
    assert fields == [
        ("author", "Roe, J. A. et al."), ("title", "Silt"), ("container-title", "Rivers"), ("page", "3-9"),
    ]  # fmt: skip


def test_the_press_draws_the_same_for_the_same_seed(styles):
    items = [{"type": "book", "title": f"Rivers {n}", "author": [ROE], "publisher": "Bell"} for n in range(9)]
    press = Press(styles)
    assert list(press.entries(items, 20)) == list(press.entries(items, 20))
    assert {entry.style for entry in press.entries(items, 20)} == {"books"}
    assert not list(press.entries([], 20))


def test_folders_without_styles_or_words(tmp_path):
    with pytest.raises(ReadError, match=r"no \*\.csl"):
        read_sheets(tmp_path)
    with pytest.raises(ReadError, match="locales-en-US"):
        read_locales(tmp_path)
    (tmp_path / "broken.csl").write_text("<style", "utf-8")
    with pytest.raises(ReadError, match="not well-formed"):
        read_sheets(tmp_path)


def test_names_in_the_forms_of_styles():
    assert named(DOE, {}, {}, inverted=False) == "Xyro van Doe"
    assert named(DOE, {"demote-non-dropping-particle": "display-and-sort"}, {}, inverted=True) == "Doe, Xyro van"
    assert named(ROE, {"initialize-with": ""}, {"family": {"text-case": "uppercase"}}, inverted=True) == "ROE, JA"
    assert named({"family": "Roe", "given": "Jean-Paul"}, {"initialize-with": "."}, {}, inverted=False) == "J.-P. Roe"
    assert named({"literal": "River Board"}, {}, {}, inverted=True) == "River Board"


def test_numbers_and_cases(styles):
    terms = read_locales(styles)["en-US"]
    assert [numbered("2", form, terms) for form in ("numeric", "ordinal", "roman")] == ["2", "2nd", "ii"]
    assert numbered("2a", "ordinal", terms) == "2a"
    assert worded("the silt of rivers", "title") == "The Silt of Rivers"


def test_signs_that_meet_are_printed_once():
    pieces = [Piece("Roe, J.", "author"), Piece(". "), Piece("Silt?", "title"), Piece("."), Piece(" "), Piece(", 2001")]
    assert labelled(glued(pieces, inside=False)).text == "Roe, J. Silt?, 2001"
