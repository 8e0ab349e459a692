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
