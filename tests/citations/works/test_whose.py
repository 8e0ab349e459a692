"""Whose a work is that prose gives to "her", "his" or "their", or to no one: who stands around it."""

import pytest

from refextract import extract


def works(text: str) -> list[tuple[str | None, list[str | None]]]:
    """The titles that a text names, with the family names of their authors."""
    return [(each.title, [name.family for name in each.author.names]) for each in extract(text).references]


@pytest.mark.parametrize(
    ("text", "title", "family"),
    [
        ("In her book *The Salt Roads*, Susan Hopkinson writes of three women.", "The Salt Roads", "Hopkinson"),
        (
            "Susan Leigh Star saw it first and said so in her book *Ecologies of Knowledge*.",
            "Ecologies of Knowledge",
            "Star",
        ),
        (
            "This goes back to Jane Jacobs, whose book *The Economy of Cities* is still read.",
            "The Economy of Cities",
            "Jacobs",
        ),
        (
            "In seinem Buch „Die Vermessung der Welt“ erzählt Daniel Kehlmann von zwei Forschern.",
            "Die Vermessung der Welt",
            "Kehlmann",
        ),
        (
            "Jürgen Habermas hat das geprägt und in seinem Buch „Erkenntnis und Interesse“ beschrieben.",
            "Erkenntnis und Interesse",
            "Habermas",
        ),
        (
            "Dans son livre *La Distinction*, Pierre Bourdieu décrit les goûts des classes.",
            "La Distinction",
            "Bourdieu",
        ),
        ("En su libro *La ciudad letrada* Ángel Rama estudia a los escribanos.", "La ciudad letrada", "Rama"),
        ("Nel suo libro «Il pensiero debole» Gianni Vattimo discute la modernità.", "Il pensiero debole", "Vattimo"),
        (
            "Em seu livro *Raízes do Brasil* (1936), Sérgio Buarque descreve o homem cordial.",
            "Raízes do Brasil",
            "Buarque",
        ),
        ("I sin bok ”Ut ur skuggan” visar Ingrid Karlsson hur arkiven växte.", "Ut ur skuggan", "Karlsson"),
        (
            "Olga Tokarczuk w powieści *Dom dzienny, dom nocny* (1998) pisze o Śląsku.",
            "Dom dzienny, dom nocny",
            "Tokarczuk",
        ),
        ("В своей книге «Память и забвение» Юрий Соколов говорит об архивах.", "Память и забвение", "Соколов"),
        (
            "Михаил Бахтин в книге «Эстетика словесного творчества» (1979) пишет о слове.",
            "Эстетика словесного творчества",
            "Бахтин",
        ),
    ],
)
def test_who_stands_around_a_work_is_its_author(text: str, title: str, family: str) -> None:
    assert works(text) == [(title, [family])]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ann Blair met Bruno Latour before he wrote on it, and later his book *Science in Action* came out.",
            "Science in Action",
        ),
        ("I read of Ann Blair in the book *Notes on Scholars* that a friend gave me.", "Notes on Scholars"),
    ],
)
def test_where_two_may_be_meant_nobody_is(text: str, title: str) -> None:
    assert works(text) == [(title, [])]


def test_a_pronoun_does_not_reach_into_the_paragraph_before() -> None:
    text = "Jane Jacobs lived in New York.\n\nHis book *The Sources of Light* is out of print."
    assert works(text) == [("The Sources of Light", [])]


def test_a_clause_behind_a_title_is_no_outlet() -> None:
    [reference] = extract('In her 2019 book "Unseen Work", Caroline Perez shows how data are made').references
    assert reference.container_title is None
    assert reference.issued is not None
    assert reference.issued.year == 2019


def test_a_note_behind_a_title_and_marks_around_it_are_no_part_of_it() -> None:
    text = "He says it in his book *Useful Utopias[^2]* and in his novel **The Quiet Coast**, too.\n"
    found = extract(text)
    assert [each.title for each in found.references] == ["Useful Utopias", "The Quiet Coast"]
    assert [each.span.of(text) for each in found.citations][1] == "his novel **The Quiet Coast**"


def test_a_small_word_is_no_title() -> None:
    [reference] = extract("Milton Santos, em seu livro Por uma outra globalização, fala do mundo.").references
    assert reference.title == "Por uma outra globalização"


def dated(text: str) -> list[tuple[str | None, str, int | None]]:
    """The titles that a text names, with publisher and year."""
    references = extract(f"What I read.\n\n{text}").references
    return [(each.title, each.publisher or "", each.issued.year if each.issued else None) for each in references]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Hannah Hart wrote two novels, The Salt Stairs (1951) and De Profundis (1954).",
            [("The Salt Stairs", "", 1951), ("De Profundis", "", 1954)],
        ),
        (
            "En sus dos obras principales, España invertebrada (1921) y La rebelión de las masas (1930), vuelve.",
            [("España invertebrada", "", 1921), ("La rebelión de las masas", "", 1930)],
        ),
        (
            "The latest book by Rebecca Solnit, published by Viking in October 2021, Orwell's Roses, is short.",
            [("Orwell's Roses", "Viking", 2021)],
        ),
        (
            "La última novela de Almudena Grandes, publicada por Tusquets en 2022, Todo va a mejorar, es póstuma.",
            [("Todo va a mejorar", "Tusquets", 2022)],
        ),
        ("The guide was published by Verso Books in 2019 and is out of print.", []),
        ("She founded two companies, Acme Robotics (2011) and Bright Data Labs (2015), before that.", []),
        ("He directed two films, The Seventh Seal (1957) and Wild Strawberries (1957).", []),
    ],
)
def test_works_in_a_row_and_behind_a_clause_on_when_and_where(
    text: str, found: list[tuple[str | None, str, int | None]]
) -> None:
    assert dated(text) == found


def test_a_series_has_the_author_of_its_first_work() -> None:
    found = works("I read Mary Beard's two recent books, Women & Power (2017) and Emperor of Rome (2023), last week.")
    assert found == [("Women & Power", ["Beard"]), ("Emperor of Rome", ["Beard"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "I read *Beloved* by Toni Morrison, *Middlemarch* (George Eliot, 1871) and more.",
            [("Beloved", ["Morrison"]), ("Middlemarch", ["Eliot"])],
        ),
        (
            "Ich las „Der Prozess“ von Franz Kafka, „Der Zauberberg“ (Thomas Mann, 1924) und mehr.",
            [("Der Prozess", ["Kafka"]), ("Der Zauberberg", ["Mann"])],
        ),
        (
            "I loved *Dune* (Frank Herbert, 1965) and *Neuromancer* (William Gibson, 1984).",
            [("Dune", ["Herbert"]), ("Neuromancer", ["Gibson"])],
        ),
        ("In *Silent Spring* (1962), Rachel Carson warned of what was to come.", [("Silent Spring", ["Carson"])]),
        ("Toni Morrison, *Beloved* (John Murray, 1987), is on my desk.", [("Beloved", ["Morrison"])]),
    ],
)
def test_each_of_several_works_keeps_its_own_author(
    text: str, found: list[tuple[str | None, list[str | None]]]
) -> None:
    assert works(f"What I read.\n\n{text}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Annie Ernaux, dans *Les Années* (Gallimard, 2008), fait de même. Je l'ai relu en mai.",
            [("Les Années", ["Ernaux"])],
        ),
        (
            "Carolin Emcke beschreibt in „Gegen den Hass“, wie das entsteht. Ich las es im Zug.",
            [("Gegen den Hass", ["Emcke"])],
        ),
        (
            "Gestern schrieb Ijoma Mangold über „Eurotrash“ von Christian Kracht. Das Buch ist neu.",
            [("Eurotrash", ["Kracht"])],
        ),
        (
            "Este mes leí «Los detectives salvajes», de Roberto Bolaño, y «La hija única», de Guadalupe Nettel.",
            [("Los detectives salvajes", ["Bolaño"]), ("La hija única", ["Nettel"])],
        ),
        (
            (
                "Bücher des Monats\n\n- Jenny Erpenbeck: Kairos\n- Terézia Mora: Muna oder Die Hälfte des Lebens\n"
                "- Saša Stanišić: Herkunft\n- Daniel Kehlmann: Lichtspiel\n"
            ),
            [
                ("Kairos", ["Erpenbeck"]),
                ("Muna oder Die Hälfte des Lebens", ["Mora"]),
                ("Herkunft", ["Stanišić"]),
                ("Lichtspiel", ["Kehlmann"]),
            ],
        ),
    ],
)
def test_who_says_something_in_a_work_or_stands_behind_it(
    text: str, found: list[tuple[str | None, list[str | None]]]
) -> None:
    assert works(f"Notes.\n\n{text}") == found
