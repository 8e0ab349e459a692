"""What is told to have no entry, and what is not, from the text of a document on."""

import pytest

from refextract import check, extract, read
from refextract.options import CheckOptions

LIST = """

References

Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.

Lamport, L. (1994). LaTeX: A Document Preparation System. Reading: Addison-Wesley.
"""


def told(text: str, rule: str = "unresolved-citation", name: str = "text.md") -> list[str]:
    document = read(text.encode(), name=name)
    return [
        each.span.of(document.text) for each in check(document, extract(document), options=CheckOptions(select=(rule,)))
    ]


def numbered(*numbers: int) -> str:
    return "\n\nReferences\n\n" + "".join(
        f"[{n}] A. Author{n}. Title number {n}. Journal, {2000 + n}.\n" for n in numbers
    )


def test_a_quotation_answers_for_what_it_cites() -> None:
    assert told(f"He says “all is made of boxes (Frege 1892)” (Knuth 1984, p. 3).{LIST}") == []
    assert told(f"He says all is made of boxes (Frege 1892) (Knuth 1984, p. 3).{LIST}") == ["Frege 1892"]


def test_who_prints_an_address_needs_no_entry() -> None:
    text = "Photos (from Doe, J. 2014. Plants of the plain. www.example.org/plants) help (Knuth 1984)."
    assert told(text + LIST) == []


@pytest.mark.parametrize("gone", [1, 4, 8])
def test_a_number_is_told_wherever_the_list_lost_its_entry(gone: int) -> None:
    text = "".join(f"Fact {n} is known [{n}]. " for n in range(1, 9))
    notes = "\n\nNotes\n\n1 This is a remark on the first fact, and no work at all.\n"
    assert told(text + notes + numbered(*(n for n in range(1, 9) if n != gone)), name="text.txt") == [str(gone)]


def test_a_mark_of_a_note_in_brackets_cites_nothing() -> None:
    text = "".join(f"Fact {n} is known [{n}]. " for n in range(2, 9)) + "A remark is called here.[1]"
    notes = "\n\nNotes\n\n[1] This is a remark on the first fact, and no work at all.\n"
    assert told(text + notes + numbered(*range(2, 9)), name="text.txt") == []


def test_a_short_name_that_nobody_bears_is_a_misspelling() -> None:
    listed = (
        "\n\nReferences\n\nKohl, A. (1999). On cabbage. London: Press.\n\nChen, B. (2001). On tea. London: Press.\n"
    )
    text = "So it is (Kohl 1999; Chen 2001), and so it is again (Kjhl 1999), but not there (Chan 2001)."
    assert told(text + listed, "misspelt-name") == ["Kjhl 1999"]
    assert told(text + listed) == ["Chan 2001"]


BOOK = "[^1]: Ann Blair, *Too Much to Know* (New Haven: Yale University Press, 2010), 12.\n"


def noted(*notes: str) -> str:
    marks = " ".join(f"Words of {n}.[^{n}]" for n in range(1, len(notes) + 2))
    return f"{marks}\n\n{BOOK}" + "".join(f"[^{n}]: {note}\n" for n, note in enumerate(notes, start=2))


@pytest.mark.parametrize(
    "imprint", ["(London: Routledge, 1963)", "(Vienna, 1902)", "(Paris: Doe University Press, 1911)"]
)
def test_place_and_printer_of_a_work_in_a_note_cite_nothing(imprint: str) -> None:
    assert told(noted(f"That was so at the time of its first print {imprint}.")) == []


def test_a_note_means_what_the_note_it_points_at_cites() -> None:
    assert told(noted("Blair, *Too Much to Know*, 45.", "Above n 2, 46.")) == []
    document = read(noted("Blair, *Too Much to Know*, 45.", "Above n 2, 46.").encode(), name="text.md")
    found = extract(document)
    last = found.citations[-1]
    assert last.span.of(document.text) == "Above n 2, 46"
    assert found.reference_of(last.items[0]) == found.references[0]


def test_a_note_that_points_at_a_remark_is_left_alone() -> None:
    assert told(noted("All of this was known before.", "Above n 2.")) == []


def test_a_note_that_is_not_there_is_told() -> None:
    assert told(noted("All of this was known before.", "Grafton, above n 99.")) == ["Grafton, above n 99"]
    assert told(noted("All of this was known before.", "Blair, above n 99.")) == ["Blair, above n 99"]


def test_a_remark_with_a_year_is_no_place_in_a_work() -> None:
    document = read(noted("Tony Blair, 1997.", "Spoken by Tony Blair, 1997, in Parliament.").encode(), name="text.md")
    assert [each.span.of(document.text) for each in extract(document).citations] == ["[^1]"]


def test_a_page_and_its_note_are_one_place() -> None:
    document = read(noted("Blair, *Too Much to Know*, 45 n. 3.").encode(), name="text.md")
    [_, citation] = extract(document).citations
    assert citation.items[0].locator is not None
    assert citation.items[0].locator.value == "45 n. 3"


@pytest.mark.parametrize("title", ["*Information Overload*", "_Information Overload_", "“Information Overload”"])
def test_an_unknown_work_of_a_known_author_is_told_by_its_title(title: str) -> None:
    assert told(noted(f"Blair, {title}, 45.")) == [f"Blair, {title}, 45"]


NAMES = """

References

Duden, K. (1902). Wörterbuch. Leipzig: Institut.

Institut national de la mer (2016). Rapport sur les côtes. Brest.

Jaworski, M. (2013). Rzeka i most. Warszawa: Most.

Statistischer Verein (2019). Zahlen des Jahres. Wien.
"""


@pytest.mark.parametrize(
    "text",
    [
        "Dudens (1902) Wörterbuch und die Zahlen des Statistischen Vereins (2019) sind das, was wir haben.",
        "To jest u Jaworskiego (2013) oraz na rysunku, który był dzięki Jaworskiemu (2013) znany.",
        "C’est dans l’étude de l’Institut national de la mer (2016), que les auteurs ont lue.",
    ],
)
def test_a_name_in_another_case_is_neither_misspelt_nor_lost(text: str) -> None:
    assert told(text + NAMES) == told(text + NAMES, "misspelt-name") == []


@pytest.mark.parametrize("cited", ["Jaworksi (2013)", "Javorski (2013)", "Dudem (1902)"])
def test_a_misspelt_name_is_told_whatever_its_language(cited: str) -> None:
    assert told(f"To jest u {cited} oraz na rysunku.{NAMES}", "misspelt-name") == [cited]


def test_what_may_be_another_case_in_another_language_is_not_fixed_by_itself() -> None:
    document = read(f"As Dudens (1902) says, this is the word of the year.{NAMES}".encode(), name="text.md")
    found = check(document, extract(document), options=CheckOptions(select=("misspelt-name",)))
    assert [each.fix.safe for each in found if each.fix] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron (EM, 2017) gewann, und Pedro Costa (PS, 2019) verlor. Das Handelsgesetz (1897) gilt noch.",
        "She led the council as senator (Green Party, 2014), when Riverside Arena (2003) was built.",
        "We watched The Long Hours (HBO, 2011) again, and then Amarcord (1973).",
        "Drawing (Ann Miller, 2018). Plan (Acme, 2021). It hangs in Lisbon (2007).",
        "Available (Linux, 2009; Atari, 2011). Ubuntu (2004) was new then.",
        "My favourites are *Silt* (Mary Miller, 1965), “Moss” (Jane Porter, 1915) and _Peat_ (Peter Weaver, 1969).",
    ],
)
def test_what_a_bracket_tells_of_a_person_or_thing_is_no_citation(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "A theory can be wrong (Lakatos, 1978), as is known (Hull & Boyd, 2009).",
            ["Lakatos, 1978", "Hull & Boyd, 2009"],
        ),
        ("His life is told by others (see Moore 1989, p. 7). Ubuntu (2004) was new.", ["Moore 1989, p. 7"]),
        ("The biography of Albert Einstein (Fölsing, 1993) is long.", ["Fölsing, 1993"]),
        (
            "It is so (Hull, 1988; Boyd, 1991). Lakatos (1978) had doubts, in Lisbon (2007).",
            ["Hull, 1988", "Boyd, 1991", "Lakatos (1978)"],
        ),
        (
            "Berger and Luckmann (1966) began it, Lakatos (1978) argued against it.",
            ["Berger and Luckmann (1966)", "Lakatos (1978)"],
        ),
    ],
)
def test_what_a_post_without_a_list_cites_is_told(text: str, cited: list[str]) -> None:
    assert told(text) == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("As Frege (1892) and Hull (1988) say, it is so.", ["Frege (1892)", "Hull (1988)"]),
        ("Knuth (1984) has doubts, and so did Hull (1988).", ["Hull (1988)"]),
        ("In the words of Frege (1892), it is so. Frege (1892) is known.", ["Frege (1892)", "Frege (1892)"]),
        ("Boyd (1991) holds that it is so, and Knuth (1984) agrees.", ["Boyd (1991)"]),
        ("Wie Frege (1892) und Hull (1988) sagen, ist das so.", ["Frege (1892)", "Hull (1988)"]),
        ("We used Ubuntu (2004) on Sunday (2010). Portugal (1974) says so, as does Lisbon (2007).", []),
        ("The Panther (1902) shows it, and das Grundgesetz (1949) sagt es; wie das Handelsgesetz (1897) zeigt.", []),
        ("As Ubuntu (2004) and Debian (1996) came, Knuth (1984) wrote.", []),
    ],
)
def test_authors_in_a_sentence_who_have_no_entry_are_told_and_nothing_else_with_a_year(
    text: str, cited: list[str]
) -> None:
    assert told(text + LIST) == cited


TEA = """

References

Adams, P., Brown, K., & Clark, L. (2001). On coffee and its friends. Journal of Drinks, 3(2), 1-20.

Cole, A. (2003). On tea and its enemies. London: Press.
"""


@pytest.mark.parametrize(
    "text",
    [
        "In her 2003 book Cole argues that tea matters; see Cole (2003).",
        "In their 2001 paper, Adams et al. argue otherwise, as Adams et al. (2001) show.",
        "Cole’s 2003 study is known, and so is her 2003 book. Cole (2003) is hard to find.",
    ],
)
def test_an_author_of_the_list_is_no_title_of_another_work(text: str) -> None:
    document = read((text + TEA).encode(), name="text.md")
    extraction = extract(document)
    assert len(extraction.references) == 2
    assert check(document, extraction, options=CheckOptions(select=("R101", "R102"))) == ()


@pytest.mark.parametrize("name", ["text.md", "text.txt"])
@pytest.mark.parametrize("cited", ["Frege,\n1892", "Frege & Peano,\n1892", "Frege et al.,\n1892, p. 3"])
def test_a_citation_broken_over_lines_is_told(cited: str, name: str) -> None:
    text = f"Knuth (1984) says so. It is so ({cited})."
    assert told(text + LIST, name=name) == [cited]


@pytest.mark.parametrize("cited", ["Frege\n(1892)", "Frege and\nPeano (1892)", "Frege et\nal. (1892)"])
def test_an_author_at_the_end_of_a_line_is_told(cited: str) -> None:
    assert told(f"Knuth (1984) says so. It is so, as {cited} shows.{LIST}") == [cited]


@pytest.mark.parametrize(
    "sentence",
    [
        "In Smith (1990) it is not.",
        "As shown in Smith (1990).",
        "Unlike Smith (1990), we agree.",
        "Yet Smith (1990) is not read.",
        "Perhaps Smith (1990) is right.",
        "Economist Smith (1990) is not.",
        "Citing Smith (1990), they agree.",
        "We use the Smith (1990) model.",
        "En Pérez (1990) es así.",
        "Im Anschluss an Schmidt (1990) gilt das nicht.",
    ],
)
def test_a_common_family_name_with_a_year_is_told_whatever_leads_to_it(sentence: str) -> None:
    cited = next(f"{name} (1990)" for name in ("Smith", "Pérez", "Schmidt") if name in sentence)
    assert told(f"Knuth (1984) says so. {sentence}{LIST}") == [cited]


@pytest.mark.parametrize(
    "sentence",
    [
        "In London (1990) it rained.",
        "In March (2010) it rained.",
        "We used Windows (1995) for it.",
        "Until Monday (2019) it rained.",
        "Even Washington (1989) knew it.",
        "Despite Titanic (1997) he lost.",
        "Smith Street (1990) is long.",
    ],
)
def test_a_place_or_thing_with_a_year_is_not_told(sentence: str) -> None:
    assert told(f"Knuth (1984) says so. {sentence}{LIST}") == []
