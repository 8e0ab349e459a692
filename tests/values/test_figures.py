import regex

from refextract import extract
from refextract.values.date import parse_date
from refextract.values.figures import number_of

FIGURES = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and regex.match(r"\d", chr(code))]
GARAY = dict(zip("0123456789", map(chr, range(0x10D40, 0x10D4A)), strict=True))
"""Figures of a script that came with Unicode 16, which Python knows from 3.14 on."""


def test_figures_of_all_scripts_print_numbers():
    assert len(FIGURES) > 600
    assert {number_of(figure) for figure in FIGURES} == set(range(10))
    assert number_of("1" + FIGURES[-1]) == 10 + number_of(FIGURES[-1])


def test_dates_in_figures_of_a_young_script():
    year = "1984".translate(str.maketrans(GARAY))
    assert parse_date(f"19{year[2:]}").year == 1984
    assert parse_date(GARAY["0"]) is None


def test_a_document_in_figures_of_a_young_script():
    listed = "References\n\nRoe, J. (1984). Rain. Water, 5(3), 12-15.\nDoe, A. (3 May 2001). Rivers. Silt Press."
    document = extract(f"It rains (Roe 1984, p. 12; [3-5]).\n\n{listed}".translate(str.maketrans(GARAY)))
    assert [reference.text[:3] for reference in document.references] == ["Roe", "Doe"]
