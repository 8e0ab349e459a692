from hypothesis import given
from hypothesis import strategies as st

from refextract.references.tagging.features import Encoder, Vocabulary, names_of, vocabulary
from refextract.references.tagging.lexicon import Lexicon
from refextract.references.tagging.tokens import parted

LEXICON = Lexicon({"in": "i", "hg": "E", "mai": "m"}, {"paris": "L", "durand": "S"})
TEXTS = ["Durand, J. (1999): In Paris, 2. Aufl. In: Le Monde 12(3), S. 4–5."] * 3
KNOWN = vocabulary(TEXTS, LEXICON)


def columns(text, vocabulary=KNOWN):
    encoder = Encoder(LEXICON, vocabulary)
    return {name: column.tolist() for name, column in encoder.encode([parted(text)]).columns.items()}


def test_columns_of_place():
    found = columns("Durand, J. (1999): In Paris 3-4")
    assert found["from-start"] == [0, 1, 2, 3, 4, 5]
    assert found["to-end"] == [5, 4, 3, 2, 1, 0]
    assert found["eighth"] == [0, 1, 2, 4, 5, 6]


def test_the_mode_tells_brackets_quotes_and_years():
    found = columns("A “B C” (D 1999) E")
    assert found["mode"] == [8, 10, 10, 9, 1, 4]


def test_segments_know_their_words_size_and_borders():
    found = columns("Durand, J. Q. (1999): In das Paris 3")
    lower, number, initial, place, name = (1 << "SGTJPLOx9.".index(letter) + 2 for letter in "x9.LS")
    casts = [name, initial | 1, number, lower | number | place | 2]
    assert found["cast"] == [casts[n] for n in (0, 1, 1, 2, 3, 3, 3, 3)]
    assert found["cast-1"] == [[0, *casts][n] for n in (0, 1, 1, 2, 3, 3, 3, 3)]
    assert found["cast+1"] == [[*casts, 0][n] for n in (1, 2, 2, 3, 4, 4, 4, 4)]
    gaps = {name: number for number, name in enumerate(KNOWN.gaps)}
    assert found["opening"][1:3] == [gaps[", "]] * 2
    assert found["closing"][1:3] == [gaps[". ("]] * 2


def test_a_bracket_that_nothing_opens_closes_nothing():
    assert [mode & 1 for mode in columns("A) B (C) D")["mode"]] == [0, 0, 1, 0]


def test_signs_tell_the_side_of_in_editors_and_pages():
    found = columns("A In B Hg C 3-4 D")
    assert [sign & 3 for sign in found["signs"]] == [1, 3, 2, 2, 2, 2, 2]
    assert [sign >> 2 & 3 for sign in found["signs"]] == [1, 1, 1, 3, 2, 2, 2]
    assert [sign >> 4 & 3 for sign in found["signs"]] == [3, 3, 3, 3, 3, 2, 2]


def test_the_trail_of_gaps():
    gaps = {name: number for number, name in enumerate(KNOWN.gaps)}
    found = columns("Durand, J. (1999): In Paris")
    assert found["first"][3:] == [gaps["): "], gaps["): "]][: len(found["first"][3:])]
    assert found["second"][3] == gaps[". ("]
    assert found["third"][3] == gaps[", "]
    assert found["since"] == [0, 0, 0, 0, 1]


def test_what_training_did_not_meet_is_unknown():
    assert columns("A / B")["gap"][1] == 0
    assert set(columns("A ; B", Vocabulary(("?", "^"), ("?", "^")))["kind"]) == {0}


words = st.text(alphabet="Ab1 .,(“”)-", max_size=30).filter(lambda text: len(parted(text)) > 1)


@given(st.lists(words, min_size=1, max_size=6))
def test_strings_encoded_together_are_encoded_as_alone(texts):
    texts.sort(key=lambda text: -len(parted(text)))
    encoded = Encoder(LEXICON, KNOWN).encode([parted(text) for text in texts])
    together = names_of(encoded, encoded.fresh)
    encoder, words, alone = Encoder(LEXICON, KNOWN), [], []
    for text in texts:
        encoded = encoder.encode([parted(text)])
        words += encoded.fresh
        alone += names_of(encoded, words)
    assert together == alone
