import pytest

from refextract.citations import Candidate, Reading, find_citations
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.options import ReadOptions
from refextract.outline.parts import Outline
from refextract.pipeline import extract
from refextract.readers import read
from refextract.text import Span, TextBuilder, TextView
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList


def entry(number: int, family: str, year: int, *, label: str | None = None) -> Reference:
    text = f"{family}, A. ({year}). Title {number}."
    return Reference(
        id=f"r{number}",
        span=Span(0, 0),
        text=text,
        label=label,
        author=NameList(names=(Name(family=family, given="A."),)),
        title=f"Title {number}",
        issued=PartialDate(year=year),
    )


def found(text: str, references: tuple[Reference, ...] = ()) -> list[tuple[str, str]]:
    citations = find_citations(Document.of(text), Outline(TextView.of(text)), references)
    return [(citation.style, citation.span.of(text)) for citation in citations]


def test_names_with_a_year_are_none_where_numbers_are_used():
    labelled = tuple(entry(number, "Knuth", 1980 + number, label=str(number)) for number in range(1, 5))
    text = "As shown [1], and [2], and [3–4]. Made by hand (Brandao Apps 2010) in the lab (Agilent, 1100)."
    assert [style for style, _ in found(text, labelled)] == ["numeric"] * 3


def test_names_of_the_list_count_beside_numbers():
    labelled = tuple(entry(number, "Knuth", 1980 + number, label=str(number)) for number in range(1, 5))
    text = "As shown [1], and [2], and [3–4], first (Knuth 1984)."
    assert found(text, labelled)[-1] == ("author_date", "(Knuth 1984)")


def test_numbers_of_things_are_none_where_names_are_used():
    references = (entry(1, "Knuth", 1984), entry(2, "Lamport", 1994), entry(3, "Wirth", 1976))
    text = "Three steps: (1) read (Knuth 1984), (2) write (Lamport 1994), (3) run (Wirth 1976)."
    assert [span for _, span in found(text, references)] == ["(Knuth 1984)", "(Lamport 1994)", "(Wirth 1976)"]


def test_spans_lead_back_to_the_document():
    text = "So it is (Knuth\n1984)."
    builder = TextBuilder(text)
    builder.copy(0, 15)
    builder.replace(15, 16, " ")
    builder.copy(16, len(text))
    (citation,) = find_citations(Document.of(text), Outline(builder.build()), (entry(1, "Knuth", 1984),))
    assert citation.span.of(text) == "(Knuth\n1984)"
    assert citation.items[0].span.of(text) == "Knuth\n1984"


def test_ids_count_from_one():
    text = "A (Knuth 1984) and (Lamport 1994)."
    citations = find_citations(Document.of(text), Outline(TextView.of(text)))
    assert [citation.id for citation in citations] == ["c1", "c2"]


def test_only_the_styles_asked_for_are_run():
    text = "A (Knuth 1984)."
    assert find_citations(Document.of(text), Outline(TextView.of(text)), styles=("numeric",)) == ()
    with pytest.raises(KeyError):
        find_citations(Document.of(text), Outline(TextView.of(text)), styles=("no such style",))


def test_what_styles_share_is_worked_out_once():
    calls: list[Reading] = []

    def length(reading: Reading) -> int:
        calls.append(reading)
        return len(reading.text)

    reading = Reading(TextView.of("abc"), Document.of("abc"), (), Outline(TextView.of("abc")))
    assert (reading.once(length), reading.once(length), len(calls)) == (3, 3, 1)


def test_a_candidate_is_a_value():
    assert Candidate(Span(0, 1), (), 0.5) == Candidate(Span(0, 1), (), 0.5)


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("(see Popper, 1959)", True),
        ("(Popper 1959, p. 3)", True),
        ("(Kuhn and Popper, 1970)", True),
        ("(Kuhn et al., 1970)", True),
        ("(Popper, 1959; Kuhn, 1962)", True),
        ("(London, 2012)", False),
        ("on Windows (1995)", False),
        ("the FIFA World Cup (2014)", False),
        ("on Monday, 3 June 2019,", False),
    ],
)
def test_a_citation_typed_beside_keys_counts_where_it_says_so(typed: str, is_found: bool) -> None:
    document = read(
        f"It is so [@roe2001] and {typed} too [@doe2002].\n".encode(), options=ReadOptions(format="markdown")
    )
    found = [citation.span.of(document.text) for citation in extract(document).citations]
    assert found == ["[@roe2001]", *([typed] if is_found else []), "[@doe2002]"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Of all species, Botaurus stellaris (Linnaeus, 1758) booms (Roe, 2001).", ["(Roe, 2001)"]),
        ("The genus of *Ixobrychus minutus* (Linnaeus, 1766) is small (Roe, 2001).", ["(Roe, 2001)"]),
        ("A taxon: G. goisagi (Temminck, 1836), as Roe (2001) has it.", ["Roe (2001)"]),
        ("Of all species, Botaurus stellaris (Roe, 2001) booms.", ["(Roe, 2001)"]),
        ("These data (Weber, 1920) are old (Roe, 2001).", ["(Weber, 1920)", "(Roe, 2001)"]),
    ],
)
def test_who_described_a_species_is_not_cited(text: str, cited: list[str]) -> None:
    listed = "\n\nReferences\n\nRoe, J. (2001). Reeds. Nature, 1, 2-3.\nPoe, E. (1999). Birds. Nature, 2, 3-4.\n"
    found = extract(text + listed).citations
    assert [citation.span.of(text) for citation in found] == cited
