"""What a page says of works beside what it prints: COinS, and identifiers in links."""

from refextract.model.reference import Reference
from refextract.readers.html import read

COINS = (
    "ctx_ver=Z39.88-2004&amp;rft.genre=article&amp;rft.atitle=Bells+%26+ropes&amp;rft.jtitle=Tower&amp;rft.volume=3"
    "&amp;rft.spage=4&amp;rft.epage=9&amp;rft.date=1954-03&amp;rft.aulast=Amis&amp;rft.aufirst=B.&amp;rft.au=Amis%2C+B."
    "&amp;rft.au=Bede%2C+C.&amp;rft_id=info%3Adoi%2F10.1000%2Ft.4"
)


def work(entry: str) -> Reference | None:
    document = read(f"<h2>References</h2><ol><li id=r1>{entry}</li><li>Cade, D. Other. 1960.</li></ol>".encode(), "a")
    assert len(document.given.entries) == 2
    works = document.given.works
    assert all(each.id == document.given.entries[0].keys[0] for each in works)
    return works[0] if works else None


def test_coins_give_the_values_of_their_entry() -> None:
    found = work(f"Amis & Bede. Bells & ropes. Tower, 1954.<span class='Z3988' title='{COINS}'></span>")
    assert found
    assert (found.type, found.title, found.container_title) == ("article-journal", "Bells & ropes", "Tower")
    assert (found.volume, found.page, found.doi) == ("3", "4–9", "10.1000/t.4")
    assert [(name.family, name.given) for name in found.author.names] == [("Amis", "B."), ("Bede", "C.")]
    assert found.issued
    assert (found.issued.year, found.issued.month) == (1954, 3)


def test_links_to_databases_give_identifiers() -> None:
    found = work("Amis, B. Bells. 1954. <a href='https://doi.org/10.1000%2Ft.4'>Crossref</a>")
    assert found
    assert (found.doi, found.title) == ("10.1000/t.4", None)


def test_links_that_disagree_or_are_printed_give_none() -> None:
    assert work("Amis, B. 1954. <a href='https://doi.org/10.1000/T.4'>https://doi.org/10.1000/t.4</a>") is None
    two = "<a href='https://doi.org/10.1000/t.4'>Article</a> <a href='https://doi.org/10.1000/t.5'>Article</a>"
    assert work(f"Amis, B. Bells. 1954. {two}") is None


def test_a_title_that_is_a_link_gives_its_address() -> None:
    found = work("Amis, B. <a href='https://example.org/bells'>Bells of the north</a>, 1954.")
    assert found
    assert found.url == "https://example.org/bells"
