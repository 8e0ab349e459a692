"""Names behind what a sentence makes of them, and the languages in which it does."""

import pytest

from refextract.values.inflection import elided, forms_of_each_other, nominatives
from refextract.values.written_language import languages_around


@pytest.mark.parametrize(
    ("printed", "name", "code"),
    [
        ("Habermas", "Haberma", "de"),
        ("Adornos", "Adorno", "de"),
        ("Mulders", "Mulder", "nl"),
        ("Zielińskiemu", "Zieliński", "pl"),
        ("Kaczmarkiem", "Kaczmarek", "pl"),
        ("Lewandowskiej-Malec", "Lewandowska-Malec", "pl"),
        ("Haškovi", "Hašek", "cs"),
        ("Horákovou", "Horáková", "cs"),
        ("Толстого", "Толстой", "ru"),
        ("Ахматовой", "Ахматова", "ru"),
        ("Грушевського", "Грушевський", "uk"),
        ("Παπαδόπουλου", "Παπαδόπουλος", "el"),
        ("Korhosen", "Korhonen", "fi"),
        ("KANTS", "KANT", "sv"),
        ("Öztürk’ün", "Öztürk", "tr"),
    ],
)
def test_the_name_behind_a_case(printed: str, name: str, code: str) -> None:
    assert any(each.name == name and code in each.languages for each in nominatives(printed))


@pytest.mark.parametrize("printed", ["Kovalski", "Luhman", "Hass", "Li", ""])
def test_no_misspelling_is_a_case(printed: str) -> None:
    assert not {"Kowalski", "Luhmann", "Haas", "Lee"} & {each.name for each in nominatives(printed)}


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("deutschen zentrums fur luftfahrt", "deutsches zentrum fur luftfahrt", "de"),
        ("europaischen kommission", "europaische kommission", "de"),
        ("ministerstwa zdrowia", "ministerstwo zdrowia", "pl"),
    ],
)
def test_organisations_in_other_cases(one: str, other: str, code: str) -> None:
    assert code in forms_of_each_other(one.split(), other.split())


def test_other_words_are_no_other_case() -> None:
    assert not forms_of_each_other(("deutsche", "bank"), ("deutsche", "bahn"))
    assert not forms_of_each_other(("world", "health"), ("world", "health", "fund"))


@pytest.mark.parametrize(
    ("printed", "name"),
    [("l’OIT", "OIT"), ("qu'Hugo", "Hugo"), ("dell’OCSE", "OCSE"), ("O’Brien", "O’Brien"), ("d’arc", "d’arc")],
)
def test_what_an_apostrophe_joins_to_a_name(printed: str, name: str) -> None:
    assert printed[elided(printed) :] == name


def test_the_language_is_that_of_the_words_around() -> None:
    text = (
        "The theory of the systems is that of the author. " * 20 + "Das ist die Theorie und auch die des Autors. " * 20
    )
    assert languages_around(text, 100) == {"en"}
    assert "de" in languages_around(text, len(text) - 100)
    assert "en" not in languages_around(text, len(text) - 100)
    assert {"en", "de", "pl"} <= languages_around("Luhmann (1984)", 0)
