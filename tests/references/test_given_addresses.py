"""Links of a page on its entries: DOIs and numbers that are not printed."""

from refextract.pipeline import extract
from refextract.readers import read
from tests.readers.pdf.writer import Link, Text, lines, pdf

ENTRIES = [
    "[1] Ahlgren, P. (2001). Rivers of the north. Hydrology 3, 1-9. Crossref PubMed",
    "[2] Bernstein, Q. (1999). Gravel. Hydrology 1, 10-19. doi:10.1234/printed",
]


def references(*links: tuple[float, str]) -> dict[str, tuple[str | None, str | None, str | None]]:
    """DOI, PubMed number and address of each entry of a page with links, which are told with the top of their line."""
    shown = [Text(72, 60, "References", 12, "bold"), *lines(72, 90, ENTRIES, leading=20)]
    put = [(1, Link(330, y, 380, y + 10, url=url)) for y, url in links]
    found = extract(read(pdf([shown], links=put)))
    return {each.text.split(",")[0]: (each.doi, each.pmid, each.url) for each in found.references}


def test_a_link_gives_the_doi_that_is_not_printed() -> None:
    assert references((82, "https://doi.org/10.1234/given"))["Ahlgren"] == ("10.1234/given", None, None)


def test_a_link_to_pubmed_gives_its_number() -> None:
    assert references((82, "http://www.ncbi.nlm.nih.gov/pubmed/1234567"))["Ahlgren"] == (None, "1234567", None)


def test_what_is_printed_counts_more() -> None:
    assert references((102, "https://doi.org/10.1234/given"))["Bernstein"] == ("10.1234/printed", None, None)


def test_links_that_disagree_say_nothing() -> None:
    two = references((82, "https://doi.org/10.1234/one"), (82, "https://doi.org/10.1234/two"))
    assert two["Ahlgren"] == (None, None, None)


def test_a_search_is_no_address_of_a_work() -> None:
    assert references((82, "https://scholar.google.com/scholar?q=rivers"))["Ahlgren"] == (None, None, None)
