"""Letters that fonts name wrongly or only number, told right."""

import pytest

from refextract.model.sheet import Sheet
from refextract.readers import read
from refextract.readers.pdf.ligatures import NUMBERED, with_ligatures
from refextract.readers.pdf.page import Page, Word
from tests.readers.pdf.writer import Text, lines, pdf


def shown(*words: str) -> str:
    """What the words of a page are told to be, each with a code for its ligature."""
    codes = str.maketrans(NUMBERED)
    printed = tuple(Word(word.translate(codes), 0, 10, 10, 10) for word in words)
    (page,) = with_ligatures([Page(1, 100, 100, printed, Sheet(1, 0, 0, 0, 100, 100))])
    return " ".join(word.text for word in page.words)


def test_words_tell_which_ligature_a_number_is() -> None:
    assert shown("di\x1derent", "e\x1ccient", "\x1brst", "in\x1euence", "Ho\x1dmann") == (
        "different efficient first influence Hoffmann"
    )


def test_numbers_are_those_of_the_usual_encodings_where_no_word_tells() -> None:
    assert shown("Ho\x1bmann", "Gri\x1eths", "Schi\x0bmann", "plain") == "Hoffmann Griffiths Schiffmann plain"


@pytest.mark.parametrize("word", ["di\x1berent", "su\x1bering", "e\x1bect"])
def test_the_usual_number_is_kept_where_it_makes_the_word(word: str) -> None:
    assert "ff" in shown(word)


def test_numbered_ligatures_are_read_from_files() -> None:
    text = read(
        pdf([lines(72, 100, ["Two di\x1derent rivers, the \x1brst of them", "with gravel of Ho\x1dmann."])])
    ).text
    assert text == "Two different rivers, the first of them with gravel of Hoffmann."


def test_a_dash_of_an_old_font_at_the_end_of_a_line_is_one() -> None:
    text = read(
        pdf([lines(72, 100, ["Silt of the two deep rivers, 44:237\x15", "252, and 46:11\x1519, October 2003."])])
    ).text
    assert text == "Silt of the two deep rivers, 44:237–252, and 46:11–19, October 2003."


def test_letters_with_the_names_of_another_encoding_are_told_right() -> None:
    words = ["Flüsse führen daß größte Geröll, für", "Bäche gilt das gleiche: der Fluß, die", "Größe und der Rückfluß."]
    text = read(pdf([lines(72, 100, words)], encoding="/MacRomanEncoding")).text
    assert text == " ".join(words)


def test_letters_that_are_called_as_ornaments_are_told_right() -> None:
    numbered = " ".join(f"/a{code}" for code in range(33, 127))
    text = read(
        pdf(
            [lines(72, 100, ["Two deep rivers and a dark wood [3], 1984."])],
            encoding=f"<< /Differences [33 {numbered}] >>",
        )
    ).text
    assert text == "Two deep rivers and a dark wood [3], 1984."


def test_ornaments_stay_what_they_are_beside_letters() -> None:
    crosses = "<< /Differences [120 /a20] >>"
    text = read(pdf([lines(72, 100, ["Wells of the town, seen: x, x, x"])], encoding=crosses)).text
    assert text.split() == ["Wells", "of", "the", "town,", "seen:", "✔,", "✔,", "✔"]


def test_russian_of_old_fonts_has_its_quotation_marks() -> None:
    words = ["Реки несут гравий", "«Моря и горы» – книга", "о воде и песке рек"]
    glyphs = str.maketrans("«»", "¾¿")
    shown = [line.translate(glyphs).encode("cp1251", "replace").decode("cp1252") for line in words]
    shown[1] = "¾" + shown[1][1:].replace("?", "¿", 1)
    assert read(pdf([lines(72, 100, shown)])).text == " ".join(words)


def test_an_accent_printed_by_itself_is_put_on_the_letter_below_it() -> None:
    page = [Text(72, 100, "Universit"), Text(112, 100, "¨"), Text(110.89, 100, "at Wien, in"), Text(176, 100, "Kiel.")]
    assert read(pdf([page])).text == "Universität Wien, in Kiel."


def test_an_accent_that_the_file_tells_after_its_word_is_put_on_its_letter() -> None:
    page = [Text(72, 100, "Afrika und"), Text(124, 100, "Ubersee"), Text(126, 98, "¨"), Text(161.8, 100, ", 37")]
    assert read(pdf([page])).text == "Afrika und Übersee, 37"


def test_a_quotation_mark_is_no_accent() -> None:
    page = [Text(72, 100, "the word"), Text(115, 100, "´"), Text(122, 100, "gravel"), Text(152, 100, "´")]
    assert "word ´ gravel" in read(pdf([page])).text
