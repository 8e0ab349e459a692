"""What notes cite: works printed again, short titles, the author before; and the marks that call them."""

import pytest

from refextract import check, extract, read
from refextract.citations.styles._notes import note_parts
from refextract.model.extraction import Extraction
from refextract.options import ReadOptions
from refextract.text import Span

ENGLISH = """# Of Shelves

Catalogues were lists of shelves.[^1] Later ones had an order.[^2] Few liked them.[^3] Some did.[^4] So it went on.[^5]
It is told elsewhere, too.[^6] And there is more to say, of which nothing is said here.[^7]

[^1]: Jane Roe, *Too Many Shelves: Keeping Order in Old Libraries* (New Haven: Yale University Press, 2010), 12.
[^2]: Anthony Poe, "The Footnote from Here to There," *History and Theory* 33, no. 4 (1994): 53–76, here 55.
[^3]: Roe, *Too Many Shelves*, 45.
[^4]: Ibid., 46.
[^5]: Poe, "Footnote," 60; see also Roe, *Too Many Shelves*, 101–2.
[^6]: See Poe, op. cit., 33.
[^7]: Nothing is cited in this one, Roe would say.
"""

GERMAN = """Über Regale

Die Kataloge waren Listen.[^1] Später waren sie geordnet.[^2] Niemand mochte sie.[^3] Doch, einige.[^4] Und so fort.[^5]

[^1]: Peter Muster, Papier und Regale. Die Geburt der Ordnung, Berlin 2001, S. 12.
[^2]: Vgl. Maria Sommer, Kleine Zettelkunde. Die Herkunft der Kartei aus dem Geist des Regals, Berlin 2002, S. 30 f.
[^3]: Muster, Papier und Regale, S. 45.
[^4]: Vgl. ebd., S. 46.
[^5]: Sommer, a. a. O., S. 33; dies., Kleine Zettelkunde, S. 40.
"""

PLAIN = """Of Shelves

Catalogues were lists of shelves.1 Later ones had an order.2 Few liked them.3 Some did.4 So it went on.5

Notes

1. Jane Roe, Too Many Shelves: Keeping Order in Old Libraries (New Haven: Yale University Press, 2010), 12.
2. Anthony Poe, "The Footnote from Here to There," History and Theory 33, no. 4 (1994): 53–76, here 55.
3. Roe, Too Many Shelves, 45.
4. Ibid., 46.
5. This note is a remark.
"""


def cited(found: Extraction, text: str, style: str = "note") -> list[tuple[str, str | None, str | None]]:
    """What each item of a style prints, the first author of its entry, and its place there."""
    families = {each.id: each.author.names[0].family for each in found.references}
    links = iter(found.links)
    pairs = [(citation, item, next(links)) for citation in found.citations for item in citation.items]
    return [
        (
            item.span.of(text),
            families[link.reference] if link.reference else None,
            item.locator.value if item.locator else None,
        )
        for citation, item, link in pairs
        if citation.style == style
    ]


def test_short_notes_lead_to_the_notes_that_print_their_works() -> None:
    assert cited(extract(ENGLISH), ENGLISH) == [
        ("Roe, *Too Many Shelves*, 45", "Roe", "45"),
        ("Ibid., 46", "Roe", "46"),
        ('Poe, "Footnote," 60', "Poe", "60"),
        ("Roe, *Too Many Shelves*, 101–2", "Roe", "101–2"),
        ("Poe, op. cit., 33", "Poe", "33"),
    ]


def test_german_notes_point_back_in_their_own_words() -> None:
    assert cited(extract(GERMAN), GERMAN) == [
        ("Muster, Papier und Regale, S. 45", "Muster", "45"),
        ("ebd., S. 46", "Muster", "46"),
        ("Sommer, a. a. O., S. 33", "Sommer", "33"),
        ("dies., Kleine Zettelkunde, S. 40", "Sommer", "40"),
    ]


def test_numbers_call_notes_that_are_entries_and_no_remarks() -> None:
    found = extract(PLAIN)
    assert [label for label, *_ in cited(found, PLAIN, "superscript")] == ["1", "2"]
    assert [family for _, family, _ in cited(found, PLAIN, "superscript")] == ["Roe", "Poe"]
    assert cited(found, PLAIN) == [("Roe, Too Many Shelves, 45", "Roe", "45"), ("Ibid., 46", "Roe", "46")]


def test_a_note_that_prints_an_entry_of_the_list_again_cites_it() -> None:
    text = (
        "Shelves were lists.[^1] They had an order.[^2]\n\n"
        "[^1]: Roe, Jane: Regale und Kataloge. Die Geburt der Ordnung. Berlin: Muster 2010. S. 14.\n"
        "[^2]: Ebd., S. 15.\n\n"
        "Literatur\n\n"
        "Poe, Anthony: Zettelkunde. Die Herkunft der Kartei. Wien: Beispiel 1994.\n\n"
        "Roe, Jane: Regale und Kataloge. Die Geburt der Ordnung. Berlin: Muster 2010.\n"
    )
    found = extract(text)
    assert [each.title for each in found.references] == [
        "Zettelkunde. Die Herkunft der Kartei",
        "Regale und Kataloge. Die Geburt der Ordnung",
    ]
    assert [(family, place) for _, family, place in cited(found, text)] == [("Roe", "14"), ("Roe", "15")]


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("Roe, Shelves, 4; Poe, Order, 5.", ["Roe, Shelves, 4", "Poe, Order, 5"]),
        ("Vgl. Roe, Regale, S. 4. Siehe auch Poe, Ordnung, S. 5.", ["Roe, Regale, S. 4", "Poe, Ordnung, S. 5"]),
        ("Roe, Shelves, 4.", ["Roe, Shelves, 4"]),
        (";", []),
    ],
)
def test_a_note_is_cut_where_it_turns_to_another_work(note: str, parts: list[str]) -> None:
    assert [part.of(note) for part in note_parts(note, Span(0, len(note)))] == parts


LAW = """# Of Courts

The doctrine is old.[^1] Some disagree.[^2] The point was left open.[^3] And closed.[^4]

[^1]: Martin Roe, 'The Elusive Carrier: Whom Do I Sue and How?' (1991) 19 *Australian Business Law Review* 230, 232.
[^2]: Roe, above n 1, 233.
[^3]: Ibid 235.
[^4]: Roe (n 1) 240.
"""

ITALIAN = """# Delle biblioteche

Le prime liste.[^1] Poi altre.[^2] Nessuno le amava.[^3] E infine.[^4]

[^1]: Armando Rossi, *La scrittura. Ideologia e rappresentazione*, Torino, Einaudi, 1986, p. 12.
[^2]: A. Rossi, *op. cit.*, p. 33.
[^3]: *Ivi*, p. 46.
[^4]: Rossi, *La scrittura*, cit., p. 45.
"""


@pytest.mark.parametrize("text", [LAW, ITALIAN], ids=["law", "italian"])
def test_notes_lead_by_number_by_word_and_by_title_with_a_word(text: str) -> None:
    found = extract(text)
    [entry] = found.references
    assert [family for _, family, _ in cited(found, text)] == [entry.author.names[0].family] * 3
    assert all(place for *_, place in cited(found, text))


def test_a_number_of_a_note_that_names_no_work_cites_nothing() -> None:
    text = LAW.replace("Roe (n 1) 240", "Above n 3, 240")
    assert [citation.span.of(text) for citation in extract(text).citations[-2:]] == ["Roe, above n 1, 233", "Ibid 235"]


def test_a_number_of_a_note_that_is_not_there_is_open() -> None:
    text = LAW.replace("Roe (n 1) 240", "Roe, above n 9, 240")
    assert extract(text).links[-1].reasons == ("above n 9 means a note that is no entry",)


FULL = "Jane Roe, {}Too Many Shelves: Keeping Order in Old Libraries{} (New Haven: Yale University Press, 2010), 12."
SHORT = "Roe, {}Too Many Shelves{}, 45."
FORMATS = {
    "html": (
        'Lists came first.<sup><a href="#fn1" id="r1">1</a></sup> Order next.<sup><a href="#fn2" id="r2">2</a></sup>'
        f'<h2>Notes</h2><ol><li id="fn1">{FULL.format("<i>", "</i>")} <a href="#r1">↩</a></li>'
        f'<li id="fn2">{SHORT.format("<i>", "</i>")} <a href="#r2">↩</a></li></ol>'
    ),
    "latex": (
        f"\\documentclass{{article}}\\begin{{document}}Lists came first.\\footnote{{{FULL.format('', '')}}} "
        f"Order followed.\\footnote{{{SHORT.format('', '')}}}\\end{{document}}"
    ),
    "org": (
        "Lists came first.[fn:1] Order followed.[fn:2]\n\n"
        f"[fn:1] {FULL.format('/', '/')}\n[fn:2] {SHORT.format('/', '/')}\n"
    ),
    "rst": (
        "Lists came first [1]_. Order followed [2]_.\n\n"
        f".. [1] {FULL.format('*', '*')}\n.. [2] {SHORT.format('*', '*')}\n"
    ),
}


@pytest.mark.parametrize("format_", FORMATS)
def test_notes_of_every_format_cite(format_: str) -> None:
    document = read(FORMATS[format_].encode(), options=ReadOptions(format=format_))
    found = extract(document)
    assert [each.title for each in found.references] == ["Too Many Shelves: Keeping Order in Old Libraries"]
    assert cited(found, document.text) == [("Roe, Too Many Shelves, 45", "Roe", "45")]


def test_what_points_back_to_an_unknown_work_is_no_citation_of_a_known_one() -> None:
    text = ENGLISH.replace("[^4]: Ibid., 46.", "[^4]: Foucault, *Les mots et les choses*, 12.").replace(
        'Poe, "Footnote," 60; see also Roe, *Too Many Shelves*, 101–2.', "Ibid., 13."
    )
    assert [printed for printed, *_ in cited(extract(text), text)] == [
        "Roe, *Too Many Shelves*, 45",
        "Poe, op. cit., 33",
    ]


@pytest.mark.parametrize("remark", ["Roe kindly read a draft, 12 May 2003.", "Interview with Roe, 12 May 1993."])
def test_a_remark_with_a_date_is_no_entry(remark: str) -> None:
    text = f"\\documentclass{{article}}\\begin{{document}}Trees grow.\\footnote{{{remark}}}\\end{{document}}"
    assert extract(read(text.encode(), options=ReadOptions(format="latex"))).references == ()


def test_the_parties_of_a_case_are_no_authors() -> None:
    text = LAW.replace("Roe (n 1) 240.", "Smith v Roe [1991] 2 AC 45.")
    assert "author_date" not in [each.style for each in extract(text).citations]


SHORTENED = """# Of Towns

Towns grow.[^1] They burn.[^2] They are rebuilt.[^3] Some stay small.[^4] Some do not.[^5] And others move.[^6]

[^1]: Jane Roe, *The Life and Death of Some Small Towns* (Leeds: Acme Press, 1961), 55–57.
[^2]: Max Poe, *The Making of an Old Quarter* (Leeds: Acme Press, 1963), 12; see Roe, *Life and Death*, 300.
[^3]: Roe, *Life and Death of Towns*, 129; Poe, *Making*, 200.
[^4]: Hans-Peter Muster, *Deutsche Stadtgeschichte*, Bd. 3, München: Beck 1995, S. 12–14; Poe, op. cit., p. 9.
[^5]: Ibid., 300.
[^6]: Ann Moe, The City in Ruins (Leeds: Acme Press, 1970), 40; Poe, Making, 7.
"""


def test_titles_are_shortened_to_some_of_their_words() -> None:
    found = extract(SHORTENED)
    assert [item for item in cited(found, SHORTENED) if item[1] is None] == []
    assert sorted(item[1:] for item in cited(found, SHORTENED)) == [
        ("Poe", "200"),
        ("Poe", "300"),
        ("Poe", "7"),
        ("Poe", "9"),
        ("Roe", "129"),
        ("Roe", "300"),
    ]


def test_the_pages_of_a_book_in_a_note_are_those_that_it_cites() -> None:
    found = extract(SHORTENED)
    assert [(each.title, each.page) for each in found.references] == [
        ("The Life and Death of Some Small Towns", None),
        ("The Making of an Old Quarter", None),
        ("Deutsche Stadtgeschichte", None),
        ("The City in Ruins", None),
    ]
    places = {place for _, _, place in cited(found, SHORTENED, "note_mark")}
    assert places == {"55–57", "12", "12–14", "40"}
    assert not [each for each in check(read(SHORTENED.encode()), found) if each.rule == "locator-outside-pages"]


def test_the_mark_of_a_note_that_is_not_there_is_told() -> None:
    text = SHORTENED.replace("move.[^6]", "move.[^6] Ships do.[^9] I think so.[^7]") + "[^7]: A remark.\n"
    found = extract(text)
    assert [each.message for each in check(read(text.encode()), found) if each.code == "R101"] == [
        "“[^9]” calls a note that is not there"
    ]


def test_a_mark_without_its_note_where_notes_are_remarks_is_none_of_ours() -> None:
    text = "So it is.[^1] And so.[^2]\n\n[^1]: A remark of mine.\n"
    assert check(read(text.encode()), extract(text)) == ()


def test_the_short_form_of_a_work_that_stands_second_in_an_earlier_note() -> None:
    text = (
        "Fame helps.[^1] It does.[^2]\n\n"
        "[^1]: For the argument see Ann Holt, *Rivers of Paper* (Chicago: University of Chicago Press, 1994), 12; see "
        "also Robert K. Oroz, “The Winner Effect in Maps,” *Cartographica* 15, no. 3 (1968): 56–63.\n"
        "[^2]: Oroz, “Winner Effect,” 58.\n"
    )
    found = extract(read(text, options=ReadOptions(format="markdown")))
    cited = {each.id: each.span.of(text) for each in found.citations}
    titles = {each.id: each.title for each in found.references}
    met = {cited[each.citation]: titles.get(each.reference or "") for each in found.links}
    assert met["Oroz, “Winner Effect,” 58"] == "The Winner Effect in Maps"


ROOFS = """# Über Dächer

Dächer sind dicht.[^1] Das ist umstritten.[^2] Es bleibt dabei.[^3] Und so fort.[^4]

[^1]: Dachner, Baurecht, 4. Aufl. 2018, § 15 Rn. 12.
[^2]: Ziegler, Die undichte Stelle, BauZ 2015, 233, 240 f.
[^3]: Firstmann, Giebel und Gaube, 2. Auflage, S. 77.
[^4]: Dachner, Baurecht, § 17 Rz. 3.

## Literaturverzeichnis

Dachner, Thomas: Baurecht, 4. Auflage, München 2018.

Firstmann, Karl: Giebel und Gaube, 2. Auflage, Tübingen 2012.

Ziegler, Eva: Die undichte Stelle, in: BauZ 2015, S. 233–245.
"""


def test_notes_of_lawyers_name_editions_and_journals_by_their_years() -> None:
    document = read(ROOFS, options=ReadOptions(format="markdown"))
    found = extract(document)
    assert [(family, place) for _, family, place in cited(found, ROOFS)] == [
        ("Dachner", None),
        ("Ziegler", "233, 240 f"),
        ("Firstmann", "77"),
        ("Dachner", None),
    ]
    assert check(document, found) == ()


ORCHARDS = """
References

Lund, A. (1990). On apples. Leeds: Acme.
Marsh, C. (1999). On pears. Leeds: Acme.
Vale, B. (2001). On plums. Leeds: Acme.
"""


@pytest.mark.parametrize(
    "word",
    [
        "ibid.",
        "Там же",
        "там само",
        "tamże",
        "tamtéž",
        "tamtiež",
        "ibíd.",
        "ivi",
        "aynı yer",
        "ten pat",
        "samme sted",
        "同上",
    ],
)
def test_a_word_that_means_the_citation_before_needs_nothing_beside_it(word: str) -> None:
    text = f"Pears came late (Marsh, 1999, p. 3). Nobody planted them ({word}).\n{ORCHARDS}"
    assert cited(extract(text), text) == [(word, "Marsh", None)]


@pytest.mark.parametrize("word", ["sama", "a.a.", "cit."])
def test_a_word_that_means_much_else_needs_a_page(word: str) -> None:
    text = f"Pears came late (Marsh, 1999, p. 3). Nobody planted them ({word}).\n{ORCHARDS}"
    assert not cited(extract(text), text)


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("As Marsh notes (ibid., p. 4), they were small.", "Marsh"),
        ("Marsh argues that they were small (ibid., p. 4).", "Marsh"),
        ("They were small (ibid., p. 4).", "Lund"),
        ("The trees of Marsh were small (ibid., p. 4).", "Lund"),
        ("Vale notes that they were small (ibid., p. 4).", "Lund"),  # who was not cited before
        ("Marsh notes much. They were small (ibid., p. 4).", "Lund"),
    ],
)
def test_who_writes_in_the_sentence_is_meant_by_ibid(sentence: str, meant: str) -> None:
    text = f"Pears came late (Marsh, 1999). Apples came first (Lund, 1990). {sentence}\n{ORCHARDS}"
    assert cited(extract(text), text) == [("ibid., p. 4", meant, "4")]
