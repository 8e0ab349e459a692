"""What a file is answered that cannot be read, or not all of it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from refextract.errors import CorruptInputError, InputTooLargeError, ReadError, UnsupportedFormatError
from refextract.options import ReadOptions
from refextract.readers import read
from tests.readers.pdf.writer import Text, lines, pdf

WORDS = [*lines(72, 100, ["Sheep may safely graze where a good shepherd watches.", "So it is told in Weimar."])]


def test_bytes_of_a_pdf_are_recognised_without_an_ending() -> None:
    document = read(pdf([WORDS]))
    assert document.format == "pdf"
    assert document.text == "Sheep may safely graze where a good shepherd watches. So it is told in Weimar."


def test_a_file_asked_for_as_text_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="PDF"):
        read(pdf([WORDS]), options=ReadOptions(format="text"))


def test_a_password_is_named() -> None:
    with pytest.raises(ReadError, match=r"locked\.pdf: needs a password"):
        read(pdf([WORDS], password=WORDS[0].text), name="locked.pdf")


def test_the_password_of_the_owner_alone_keeps_nobody_from_reading() -> None:
    assert "safely graze" in read(pdf([WORDS], password="", owner="secret")).text


def test_a_broken_file_is_corrupt() -> None:
    noise = bytes(7 * place * place % 251 for place in range(3000))
    with pytest.raises(CorruptInputError, match=r"broken.pdf.*not a PDF file that can be opened"):
        read(b"%PDF-1.7\n" + noise, name="broken.pdf")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_read_or_refused(share: float) -> None:
    whole = pdf([WORDS] * 3)
    try:
        document = read(whole[: int(len(whole) * share)])
    except ReadError:
        return
    assert "graze" in document.text or document.problems


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_raises_nothing_but_read_errors(seed: int) -> None:
    data = bytearray(pdf([WORDS] * 2))
    for step in range(40):
        data[9 + (seed * 7919 + step * step * 104729) % (len(data) - 9)] = (seed + 37 * step) % 256
    try:
        document = read(bytes(data))
    except ReadError:
        return
    assert document.format == "pdf"


def test_pictures_without_text_are_a_scan() -> None:
    with pytest.raises(ReadError, match=r"scanned pages without text; run OCR"):
        read(pdf([[]] * 3, picture=True))


def test_the_stamp_of_a_library_is_no_text() -> None:
    with pytest.raises(ReadError, match="run OCR"):
        read(pdf([[Text(500, 820, "Library")]] * 3, picture=True))


def test_an_empty_page_is_a_problem() -> None:
    assert read(pdf([[]])).problems == ("no text",)


def test_glyphs_without_letters_are_a_problem() -> None:
    names = " ".join(f"/glyph{code}" for code in range(32, 127))
    data = pdf([WORDS], encoding=f"<< /Type /Encoding /Differences [32 {names}] >>")
    document = read(data)
    assert any("run OCR" in problem for problem in document.problems) or "graze" in document.text


def test_documents_in_a_portfolio_are_told() -> None:
    document = read(pdf([WORDS], attached=["first.pdf", "second.docx", "figure.png"]))
    assert "graze" in document.text
    told = "2 documents are attached and not read (first.pdf, second.docx); save them and read them one by one"
    assert document.problems == (told,)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(InputTooLargeError, match="5001 pages, more than the limit of 5000"):
        read(pdf([[]] * 5001))


def test_threads_read_one_after_the_other() -> None:
    data = pdf([WORDS] * 5)
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: read(data).text, range(24)))
    assert len(set(texts)) == 1


def test_pdfium_is_loaded_for_a_pdf_alone() -> None:
    program = "import sys; from refextract.readers import read, suffixes; suffixes(); read('text (Smith 2000)'); "
    program += "sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own


def test_thousands_of_words_on_one_line_cost_no_more_than_as_many_on_a_page() -> None:
    document = read(pdf([[Text(10 + 3 * index, 100, "a", 1) for index in range(3000)]]))
    assert document.text.split() == ["a"] * 3000
