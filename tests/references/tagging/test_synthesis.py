from refextract.references.tagging.styles import draw_style, printed_date, printed_names, short_title, shortened
from refextract.references.tagging.synthesis import synthesise

ITEMS = [
    {
        "type": "article-journal",
        "title": "Networks of scientific papers",
        "author": [{"family": "Price", "given": "Derek J."}, {"literal": "The Science Team"}],
        "container-title": "Journal of Scientific Papers",
        "issued": {"date-parts": [[1965, 7, 30]]},
        "volume": "149",
        "page": "510-515",
        "DOI": "10.1126/science.149.3683.510",
        "language": "en",
    },
    {
        "type": "book",
        "title": "Le livre des livres",
        "author": [{"family": "Durand", "given": "Jean-Pierre"}],
        "publisher": "Seuil",
        "publisher-place": "Paris",
        "issued": {"date-parts": [[1999]]},
        "URL": "https://example.org/livre",
        "language": "fr",
    },
]


def test_the_same_seed_makes_the_same_strings():
    assert synthesise(ITEMS, 50, seed=3) == synthesise(ITEMS, 50, seed=3)
    assert synthesise(ITEMS, 50, seed=3) != synthesise(ITEMS, 50, seed=4)


def test_spans_are_sorted_disjoint_and_hold_what_they_name():
    records = synthesise(ITEMS, 400)
    assert len(records) > 300
    for record in records:
        at = 0
        for start, end, _ in record.spans:
            assert at <= start < end <= len(record.text)
            at = end
    dois = {record.text[s:e].lower() for record in records for s, e, name in record.spans if name == "doi"}
    assert ITEMS[0]["DOI"] in dois
    assert all(doi.startswith("10.") for doi in dois)


def test_no_marks_of_templates_are_left():
    assert not any(set("‹›{}@") & set(record.text) for record in synthesise(ITEMS, 400))


def test_nothing_is_made_of_nothing():
    assert synthesise([], 10) == []
    assert synthesise([{"type": "book"}], 10) == []


def test_long_journal_titles_are_shortened():
    assert shortened("Nature", dotted=True) == "Nature"
    assert shortened("Annals of Botany", dotted=False) == "Ann Bot"


def test_names_and_dates_without_parts():
    from random import Random

    from refextract.languages import language

    style = draw_style(Random(1))  # noqa: S311 - no secret
    assert printed_names([], style) == ""
    assert printed_names([{"literal": "WHO"}], style) == "WHO"
    assert printed_date([1999], "d M y", language("en")) == "1999"
    assert printed_date([1999, 13], "d M y", language("en")) == "1999"
    assert printed_date([1999, 3, 2], "d M y", language("en")) == "2 March 1999"


def test_notes_name_a_work_in_short_and_the_page_they_mean():
    short = [record for record in synthesise(ITEMS, 800) if [name for *_, name in record.spans] == ["title", "page"]]
    assert short
    for record in short:
        (start, end, _), (first, last, _) = record.spans
        begun = record.text[start:end].lower().replace("- ", "")  # some strings are worn: capitals, broken words
        assert any(item["title"].lower().startswith(begun) for item in ITEMS)
        assert record.text[first].isdecimal()
        assert record.text[last - 1].isdecimal()


def test_some_strings_name_two_works():
    records = synthesise(ITEMS, 400)
    assert any([name for *_, name in record.spans].count("title") == 2 for record in records)


def test_short_titles_end_before_a_little_word_and_before_the_subtitle():
    assert short_title("Networks of scientific papers", 2) == "Networks"
    assert short_title("Rivers: A history", 4) == "Rivers"
    assert short_title("The", 3) == "The"
