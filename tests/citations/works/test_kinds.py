"""The kinds of naming: records, works without a title, marks of notes, lists of one make-up, bylines of links."""

import pytest

from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers.markdown import read


def titles(text: str) -> list[str | None]:
    return [reference.title for reference in extract(text).references]


def test_a_record_in_any_language() -> None:
    text = "Titre : Les Années\nAutrice : Annie Ernaux\nDate de parution : 2008\nRésumé : Une vie.\n"
    (reference,) = extract(text).references
    assert (reference.title, reference.author.names[0].family) == ("Les Années", "Ernaux")
    assert reference.issued is not None
    assert reference.issued.year == 2008
    assert reference.span.of(text).endswith("2008")


def test_a_line_above_labelled_lines_is_their_title() -> None:
    assert titles("Herkunft\nAutor: Saša Stanišić\nVerlag: Luchterhand\n") == ["Herkunft"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("There is a survey by Benedetto Bongiorno on this.", "Bongiorno"),
        ("Il cite un article publié en 1989 par Francis Fukuyama.", "Fukuyama"),
        ("Last week Alex J. Best wrote a paper about type classes.", "Best"),
        ("As Roberto Foa argues in Journal of Democracy, it is so.", "Foa"),
    ],
)
def test_a_work_without_a_title(text: str, author: str) -> None:
    (reference,) = extract(text).references
    assert (reference.title, reference.author.names[0].family) == (None, author)


@pytest.mark.parametrize("text", ["I like novels by Kurt Vonnegut.", "It is a field of study started by Paul Otlet."])
def test_what_names_no_work(text: str) -> None:
    assert extract(text).references == ()


@pytest.mark.parametrize(
    "rows",
    [
        "| Novel | Setting | Length |\n| Solaris | Space | 204 |\n| Nostromo | Coast | 630 |\n",
        "Book | Rivers | North\nArticle | Lakes | South\nNovel | Ponds | East\n",
    ],
)
def test_a_noun_in_a_cell_names_no_work_in_the_next(rows: str) -> None:
    assert titles(f"What was counted is below.\n\n{rows}\nThere is no more.\n") == []


NOTES = """\
# Maps

Maps lie[^1], as is known.[^old] I thank a friend[^thanks].

[^1]: Monmonier, M. (1996). *How to Lie with Maps*. Chicago: University of Chicago Press.
[^old]: Harley, J. B. 1989. "Deconstructing the Map." *Cartographica* 26 (2): 1-20.
[^thanks]: She read all of it.
"""


def test_marks_of_notes_lead_to_the_works_in_them() -> None:
    found = extract(_markdown(NOTES))
    spans = {each.id: each.span.of(NOTES) for each in found.citations}
    known = {each.id: each.title for each in found.references}
    assert {spans[link.citation]: known[link.reference or ""] for link in found.links} == {
        "[^1]": "How to Lie with Maps",
        "[^old]": "Deconstructing the Map",
    }


def _markdown(text: str) -> Document:
    return read(text.encode(), "page.md")


def test_what_one_item_of_a_list_is_the_others_are() -> None:
    text = "Read\n\n1. Emma by Jane Austen\n2. Zubrowka by Xq Vrtz\n3. Ulysses by James Joyce\n"
    assert titles(text)[:3] == ["Emma", "Zubrowka", "Ulysses"]


def test_what_stands_behind_a_link() -> None:
    text = "* [Tidy data for everybody](https://example.org/2014/tidy-data);\n  Hadley Wickham (2014).\n"
    (reference,) = extract(_markdown(text)).references
    assert (reference.title, reference.author.names[0].family) == ("Tidy data for everybody", "Wickham")
    assert reference.issued is not None


def test_title_and_author_inside_a_link() -> None:
    text = "- [*The Fire Next Time*, James Baldwin](https://example.org/books/fire-next-time): still true.\n"
    (reference,) = extract(_markdown(text)).references
    assert (reference.title, reference.author.names[0].family) == ("The Fire Next Time", "Baldwin")


def test_names_of_links_are_no_citations() -> None:
    text = (
        "Get [this][1] and [that][2], or [these][3].\n\n[1]: https://a.org/\n[2]: https://b.org/\n[3]: https://c.org/\n"
    )
    assert [each.style for each in extract(_markdown(text)).citations] == []


def test_people_in_front_of_a_title_inside_a_link() -> None:
    text = "- [Blair, Grafton, Burke. A short history of notes](https://example.org/notes)\n"
    (reference,) = extract(_markdown(text)).references
    assert reference.title == "A short history of notes"
    assert [name.family for name in reference.author.names] == ["Blair", "Grafton", "Burke"]


def test_a_title_that_looks_like_names() -> None:
    assert titles("[War and Peace](https://example.org/w) is long.") == ["War and Peace"]


def test_a_link_and_its_author_are_one_citation() -> None:
    text = "Read [The Notes Book](https://example.org/x) by Ann Blair and Mary Jones today.\n"
    (citation,) = extract(_markdown(text)).citations
    assert citation.span.of(text) == text[5:-8]


def test_a_title_goes_on_in_the_next_line_of_a_quotation() -> None:
    text = "> Note: this is about the book _The Long\n  Memory of Maps_ by Ann Blair.\n"
    (reference,) = extract(_markdown(text)).references
    assert reference.title == "The Long Memory of Maps"


def test_an_entry_of_a_body_in_a_note() -> None:
    text = "Maps[^1] lie.\n\n[^1]: IUCN 2019. The Red List of Maps. https://www.example.org.\n"
    found = extract(_markdown(text))
    assert [reference.title for reference in found.references] == ["The Red List of Maps"]
    assert [link.reference for link in found.links] == [found.references[0].id]


def test_an_entry_in_a_bullet_without_its_remark() -> None:
    text = (
        "* Li H. and Durbin R. (2009) Reading maps\n with rulers. *Cartographica*, **25**, 1754-1760. (if you use it)\n"
    )
    (reference,) = extract(_markdown(text)).references
    assert (reference.title, reference.volume, reference.page) == ("Reading maps with rulers", "25", "1754-1760")


def test_a_series_between_title_and_author() -> None:
    text = (
        "Books\n\n1. Jade Towers (The Green Hill Saga, #1) by Ann Blair\n"
        "2. Emma by Jane Austen\n3. Jade Rivers (The Green Hill Saga, #2) by Ann Blair\n"
    )
    assert titles(text) == ["Jade Towers", "Emma", "Jade Rivers"]


def test_titles_in_a_row_beside_a_work() -> None:
    text = "I read the book “The Long Memory of Maps,” “Rivers,” and “Paper Towns.” All are good."
    assert titles(text) == ["The Long Memory of Maps", "Rivers", "Paper Towns"]


def test_what_is_linked_twice_stands_where_it_is_linked_first() -> None:
    text = "See [subset](https://example.org/p) and then [_Too Much to Know_](https://example.org/p).\n"
    (reference,) = extract(_markdown(text)).references
    assert (reference.title, reference.span.start) == ("Too Much to Know", 4)


def test_a_name_in_the_genitive_between_noun_and_title() -> None:
    text = "Esej Czesława Miłosza „Zniewolony umysł” jest długi."
    assert titles(text) == ["Zniewolony umysł"]


@pytest.mark.parametrize(
    "text",
    [
        "Posted on May 3, 2019 by Helen Ward\n\nIt rained.",
        "Short Notes on Long Maps\n\nHelen Ward\n\n2019-05-03\n\nIt rained all day, and we stayed inside.",
        "We plan to study Barnard's Star and to report it.",
        "Speakers\n\n- Kofi Mensah, University of Accra\n- Zubin Oroz, University of Turin\n- Xi Deng, Free Press\n",
        "Committee\n\n- Peter Miller, University of Leeds\n- Laura Rossi, Politecnico di Milano\n- Susan Lee, Acme\n",
        "Team\n\n- **Anna Keller** — CEO, Bright Labs\n- **Tom Ross** — CTO, once at Acme\n- Jo Lee, Head of Design",
        "Equipo\n\n- Carmen López, Directora de Arte\n- Diego Torres, Profesor\n- Lucía Romero, Casa Azul\n",
        "Programme\n\n09:00 Opening, Jane Porter\n09:30 The Future of Work, Daniel Ross\n11:00 Open Data, Tom Hughes\n",
    ],
)
def test_bylines_own_posts_verbs_and_affiliations_name_no_work(text: str) -> None:
    assert titles(text) == []


def test_a_note_that_tells_where_a_page_was_taken_from_is_an_entry() -> None:
    text = (
        "Names came from a list.[^1] Others did so.[^2] I sorted them.[^3]\n\n"
        "[^1]: Retrieved [May 2021], from the List of Some Names (LSN) (http://www.example.org).\n"
        "[^2]: Abgerufen am 3. Mai 2021 von https://example.org/archiv\n"
        "[^3]: Retrieved by hand, as always.\n"
    )
    found = extract(_markdown(text))
    assert [each.label for each in found.references] == ["1", "2"]
    assert [each.url for each in found.references] == ["http://www.example.org", "https://example.org/archiv"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We saw Ann Holt's film *Cora from Two to Four* (1962) on Sunday.", "motion_picture"),
        ("Her book on film, *The Long Way In* (2004), is new.", "book"),
        ("Ann Holt's essay “The Long Way In” (2004) is new.", "article-journal"),
        ("Ann Holt's novel “The Long Way In” (2004) is new.", "book"),
    ],
)
def test_the_word_beside_a_title_tells_its_type(text: str, kind: str) -> None:
    (reference,) = extract(_markdown(f"What I read.\n\n{text}\n")).references
    assert reference.type == kind
