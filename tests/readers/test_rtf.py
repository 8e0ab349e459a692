"""RTF is shown as it is printed: bytes decoded, notes and figures told apart, fields read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.errors import CorruptInputError
from refextract.model.document import Document
from refextract.readers.rtf import claims, read
from tests.readers.laws import assert_lawful
from tests.readers.office import KNUTH, KNUTH_ENTRY, LAMPORT, LAMPORT_ENTRY, csl

HEAD = (
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Times Cyr{\*\falt x};}}{\colortbl;\red0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Quote;}{\*\cs9 Strong;}}{\info{\title No}}"
)


def shown(body: str) -> Document:
    return read(rf"{{\rtf1\ansi\ansicpg1252\deff0{HEAD}\pard {body}}}".encode("latin-1"), "a.rtf")


def text(body: str) -> str:
    return shown(body).text


def test_paragraphs_and_signs() -> None:
    body = r"One\emdash two\~three\_four\-five\line six\tab \{7\}\par \par Two\'e9\u8211?end\sect Three"
    assert text(body) == "One—two\u00a0three-fourfive\nsix\t{7}\n\nTwoé–end\n\nThree"


def test_characters_beyond_the_first_plane_and_their_stand_ins() -> None:
    assert text(r"\uc2 a\u-10179??\u-8704??b\uc0\u945 c{\uc1\u946\'62}d") == "a\U0001f600bαcβd"


def test_bytes_are_of_their_font() -> None:
    assert text(r"{\f2 \'cf\'f0}{\f1 \'62}\f0\'df") == "Прβß"


def test_superscripts_hidden_and_deleted_text() -> None:
    document = shown(r"cells{\super 4}{\up6 5}{\sub 6}{\v secret}{\deleted gone}{\super\plain 7}")
    assert document.text == "cells4567"
    assert [span.of(document.text) for span in document.raised] == ["45"]


def test_headings_quotes_and_lists() -> None:
    label = r"{\listtext\pard\plain [1]\tab}"
    document = shown(rf"\pard\s1 Rivers\par\pard\s2 Said.\par\pard {label}Item\par\pard\outlinelevel1 Deltas\par")
    assert document.text.split("\n\n") == ["Rivers", "Said.", "[1]\tItem", "Deltas"]
    kinds = [(each.kind, each.level) for each in document.blocks]
    assert kinds == [("heading", 1), ("quote", 0), ("item", 0), ("heading", 2)]


def test_notes_stand_behind_their_paragraph_or_at_the_end() -> None:
    foot = r"{\super\chftn}{\footnote\pard\plain{\super\chftn} See.}"
    end = r"{\super\chftn}{\footnote\ftnalt\pard\plain{\super\chftn} Late.}"
    document = shown(rf"One{foot} and{end} two{foot}.\par Next.\par")
    assert document.text.split("\n\n") == ["One1 andi two2.", "1 See.", "2 See.", "Next.", "i Late."]
    notes = [each.span.of(document.text) for each in document.blocks if each.kind == "note"]
    assert notes == ["1 See.", "2 See.", "i Late."]
    assert [span.of(document.text) for span in document.raised] == ["1", "i", "2", "1", "2", "i"]


def test_rows_are_lines() -> None:
    row = r"\trowd\pard\intbl {}\cell {}\cell\row "
    rows = "".join(row.replace("{}", one, 1).replace("{}", other, 1) for one, other in (("a", "b"), ("c", "d")))
    document = shown(rf"Before\par {rows}\pard After\par")
    assert document.text.split("\n\n") == ["Before", "a\tb\nc\td", "After"]
    assert [each.span.of(document.text) for each in document.blocks if each.kind == "table"] == ["a\tb\nc\td"]


def test_text_boxes() -> None:
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 3}}{\shptxt Boxed.\par}}{\shprslt{\*\do x}}}"
    assert text(rf"One {box}two.\par Next.").split("\n\n")[:2] == ["One two.", "Boxed."]


def escaped(instruction: str) -> str:
    return instruction.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")


def made(instruction: str, result: str) -> str:
    return rf"{{\field{{\*\fldinst {{ {escaped(instruction)} }}}}{{\fldrslt {result}}}}}"


def test_fields() -> None:
    both = made(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl(KNUTH, LAMPORT)} RNDx", "(Knuth 1984; Lamport 1986)")
    listed = made("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", rf"{KNUTH_ENTRY}\par {LAMPORT_ENTRY}\par")
    document = shown(rf"Text {both}.\par References\par {listed}\par")
    given_ = document.given
    found = [(each.span.of(document.text), [item.key for item in each.items]) for each in given_.citations]
    assert found == [("(Knuth 1984; Lamport 1986)", ["KNU84", "LAM86"])]
    listed_ = [(each.span.of(document.text), each.keys) for each in given_.entries]
    assert listed_ == [(KNUTH_ENTRY, ("KNU84",)), (LAMPORT_ENTRY, ("LAM86",))]


def test_links_and_contents() -> None:
    contents = made('TOC \\o "1-3"', r"References\tab 9\par Index\tab 10\par")
    link = made('HYPERLINK "https://example.org/a"', "a paper")
    document = shown(rf"{contents}\par See {link}.\par")
    assert document.text == "See a paper."
    assert [(each.span.of(document.text), each.url) for each in document.anchors] == [
        ("a paper", "https://example.org/a")
    ]


def test_bookmarks_that_links_lead_to() -> None:
    entries = [KNUTH_ENTRY, LAMPORT_ENTRY, "Goossens, M. (1993). The LaTeX Companion. Addison-Wesley."]
    marks = "".join(rf"{{\*\bkmkstart r{i}}}{entry}{{\*\bkmkend r{i}}}\par " for i, entry in enumerate(entries))
    cites = " ".join(made(rf"REF r{i} \h", f"[{i}]") for i in range(3))
    document = shown(rf"See {cites}.\par {marks}")
    assert [item.key for each in document.given.citations for item in each.items] == ["r0", "r1", "r2"]
    assert [each.keys for each in document.given.entries] == [("r0",), ("r1",), ("r2",)]


def test_the_language_and_binary_data() -> None:
    document = shown(r"{\lang1031 Fl\'fcsse steigen}{\pict\bin4 }}}}}{\*\unknown x} an.")
    assert (document.text, document.language) == ("Flüsse steigen an.", "de")


@pytest.mark.parametrize(
    "opening", [r"{\footnote b", r"{\shp{\*\shpinst{\shptxt b\par ", r"{\field{\*\fldinst X}{\fldrslt b"]
)
def test_depth_without_end(opening: str) -> None:
    document = shown("a" + opening * 3000 + "}" * 3000 * opening.count("{"))
    assert document.text.count("b") == 3000


def test_claims() -> None:
    assert claims(b" {\\rtf1 a}")
    assert not claims(b"{a}")
    with pytest.raises(CorruptInputError, match="no RTF"):
        read(b"text", "a.rtf")


PIECES = st.sampled_from(
    ["{", "}", r"\par ", r"\cell ", r"\row ", r"\intbl ", r"\pard ", "a (Smith 2010)", r"\super ", r"\chftn ",
     r"\u8211?", r"\'e9", r"{\footnote ", r"{\field{\*\fldinst ADDIN ZOTERO_BIBL }", r"{\fldrslt ", r"\bin9 ",
     r"{\*\bkmkstart x}", "\\", r"{\field{\*\fldinst TOC }", r"{\listtext 1.\tab}", r"{\shp{\*\shpinst{\shptxt ",
     r"\ftnalt ", r"\uc9 "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25))
def test_any_body_has_its_spans_inside_and_its_places(pieces: list[str]) -> None:
    assert_lawful(shown("".join(pieces)))
