"""Rules that look at the list, or at the citations, as a whole."""

import pytest

import refextract
from refextract.model.citation import AuthorYear, Citation, CitationItem, Number, Pointer
from refextract.model.diagnostic import Diagnostic
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.checking.rules.cases import entry, found, linked, people

FAMILIES = ("Adams", "Brown", "Clark", "Davis", "Evans", "Ford", "Green", "Hill", "Irwin", "Jones", "Kelly", "Lewis")


def listed(*authors: NameList, numbered: bool = False) -> tuple[str, tuple[Reference, ...]]:
    """A list of entries by these authors, and its text."""
    written = [f"{names.names[0].family or names.names[0].literal} 2010. On Things." for names in authors]
    text = "\n".join(written)
    places = [sum(len(line) + 1 for line in written[:n]) for n in range(len(written))]
    references = tuple(
        entry(text, line, id_=f"r{n}", author=names, label=str(n) if numbered else None).model_copy(
            update={"span": Span(at, at + len(line))}
        )
        for n, (line, names, at) in enumerate(zip(written, authors, places, strict=True), start=1)
    )
    return text, references


def cited(*pointers: tuple[Pointer, str]) -> dict[str, object]:
    """Citations with these pointers, each linked to the entry of that id."""
    citations = tuple(
        Citation(id=f"c{n}", span=span, items=(CitationItem(span=span, pointer=p),), style="x")
        for n, (p, _) in enumerate(pointers)
        for span in (Span(n * 9, n * 9 + 1),)
    )
    return {"citations": citations, "links": tuple(linked(f"c{n}", to) for n, (_, to) in enumerate(pointers))}


def told(rule: str, families: list[str]) -> list[str]:
    text, references = listed(*(people(family) for family in families))
    return [d.message for d in found(text, rule, references=references)]


def test_an_entry_at_the_wrong_place_is_told() -> None:
    moved = [*FAMILIES[:4], "Young", *FAMILIES[4:]]
    assert told("list-out-of-order", moved) == ["Young 2010 stands out of the alphabetical order"]


@pytest.mark.parametrize(
    "families",
    [
        FAMILIES,
        [*FAMILIES[:2], "van Carel", *FAMILIES[2:]],
        [*FAMILIES[:4], "Écrivain", *FAMILIES[4:]],
        ["Young", "Adams", "Zola", "Brown", "Xu", "Clark", "Weber", "Davis", "Vogt"],
        ["Young", "Adams"],
        [],
    ],
)
def test_a_list_in_order_or_in_another_one_is_let_pass(families: list[str]) -> None:
    assert not told("list-out-of-order", families)


def spellings(*names: tuple[str, str]) -> list[str]:
    text, references = listed(*(NameList(names=(Name(family=f, given=g),)) for f, g in names))
    return [d.message for d in found(text, "name-spelt-two-ways", references=references)]


def test_a_name_spelt_in_two_ways_is_told_at_the_rarer_one() -> None:
    assert spellings(("Vázquez", "D. P."), ("Vazquez", "D. P."), ("Vázquez", "D. P.")) == [
        "“Vazquez” is spelt “Vázquez” in another entry"
    ]
    assert len(spellings(("Crowther", "T. W."), ("Crwother", "T. W."))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Zhang", "Y. W."), ("Zheng", "Y. W.")),
        (("Vázquez", "D."), ("Vazquez", "D.")),
        (("Crowther", "T. W."), ("Crwother", "K. R.")),
        (("CROWTHER", "T. W."), ("Crowther", "T. W.")),
        (("Abu-Lughod", "J. L."), ("Abu Lughod", "J. L.")),
    ],
)
def test_two_people_and_two_manners_of_writing_are_let_pass(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not spellings(one, other)


def in_order(*numbers: int) -> list[str]:
    text, references = listed(*(people(family) for family in FAMILIES), numbered=True)
    pointers = [(Number(value=str(number)), f"r{number}") for number in numbers]
    return [d.message for d in found(text, "numbers-out-of-order", references=references, **cited(*pointers))]


def test_a_number_cited_before_a_smaller_one_is_told() -> None:
    assert in_order(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 11) == []  # two of twelve: too many to be slips
    assert in_order(1, 2, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12) == []


def test_a_list_with_one_slip_is_still_in_order() -> None:
    text, references = listed(*(people(f"{family}{n}") for n in range(3) for family in FAMILIES), numbered=True)
    numbers = [*range(1, 20), 21, 20, *range(22, 37)]
    parts = cited(*((Number(value=str(n)), f"r{n}") for n in numbers))
    assert [d.message for d in found(text, "numbers-out-of-order", references=references, **parts)] == [
        "[21] is cited before [20]"
    ]


def styles(numbers: int, names: int) -> list[Diagnostic]:
    text, references = listed(*(people(family) for family in FAMILIES), numbered=True)
    pointers: list[tuple[Pointer, str]] = [(Number(value="1"), "r1")] * numbers
    pointers += [(AuthorYear(names=("Brown",), date=PartialDate(year=2010)), "r2")] * names
    return found(text, "mixed-citation-styles", references=references, **cited(*pointers))


def test_a_few_citations_in_another_style_are_told_once() -> None:
    [diagnostic] = styles(30, 2)
    assert diagnostic.message == "2 of 32 citations are by author and year, 30 by number"
    assert len(diagnostic.related) == 1
    assert [d.message for d in styles(2, 30)] == ["2 of 32 citations are by number, 30 by author and year"]


@pytest.mark.parametrize(("numbers", "names"), [(10, 10), (4, 1), (30, 0), (0, 0)])
def test_one_style_or_two_in_earnest_are_let_pass(numbers: int, names: int) -> None:
    assert not styles(numbers, names)


def test_a_name_with_a_number_behind_it_is_cited_by_number() -> None:
    text, references = listed(*(people(family) for family in FAMILIES), numbered=True)
    pointers: list[tuple[Pointer, str]] = [(Number(value="1"), "r1")] * 30
    pointers.insert(9, (AuthorYear(names=("Brown",), date=PartialDate(year=2010)), "r2"))
    assert found(text, "mixed-citation-styles", references=references, **cited(*pointers))
    parts = cited(*pointers)
    name, *others = parts["citations"][9:]
    touching = others[0].model_copy(update={"span": Span(name.span.end + 1, name.span.end + 2)})
    parts["citations"] = (*parts["citations"][:10], touching, *others[1:])
    assert not found(text, "mixed-citation-styles", references=references, **parts)


def shortened(*others: bool) -> list[str]:
    text, references = listed(people("Adams", "Brown", "Clark"), people("Davis", "Evans", "Ford"))
    pointers: list[tuple[Pointer, str]] = [(AuthorYear(names=("Adams", "Brown", "Clark")), "r1")]
    pointers += [(AuthorYear(names=("Adams",), others=each), "r1") for each in others]
    return [d.message for d in found(text, "et-al-differs", references=references, **cited(*pointers))]


def test_the_rarer_way_with_et_al_is_told() -> None:
    assert len(shortened(True, True, True, False)) == 1
    assert not shortened(True, True, True)
    assert not shortened(True, False)


WORKS = (
    "A. Adams, Rivers of the North. Oslo, Norway: Fjord Press, 2006.",
    'B. Brown and C. Clark, "Silt in slow rivers," Water, vol. 9, no. 8, pp. 1735-1780, 1997.',
    'D. Davis, "Gravel and sand," Sediments, vol. 12, no. 3, pp. 11-29, 2003.',
    "E. Evans, Deep Lakes. Bergen, Norway: Fjord Press, 2016.",
)


@pytest.mark.parametrize(
    ("numbers", "cited_ones", "told"),
    [
        ((1, 2, 3, 3), (1, 2, 3), ["number 3 stands twice"]),
        ((1, 2, 2, 3), (1, 2, 3), ["number 2 stands twice"]),
        ((1, 2, 3, 5), (1, 2, 3, 5), ["number 4 is missing before 5"]),
        ((1, 2, 3, 6), (1, 2, 3, 6), ["numbers 4 to 5 are missing before 6"]),
        ((1, 2, 3, 5), (1, 2, 3), ["number 4 is missing before 5", "[5] Evans 2016 is not cited"]),
    ],
)
def test_faults_of_the_numbering_are_told_at_the_end_of_a_list(
    numbers: tuple[int, ...], cited_ones: tuple[int, ...], told: list[str]
) -> None:
    cited_here = ", then ".join(f"once more [{number}]" for number in cited_ones)
    text = f"Rivers were measured {cited_here}.\n\nReferences\n"
    text += "\n".join(f"[{number}] {work}" for number, work in zip(numbers, WORKS, strict=True))
    document = refextract.read(text)
    findings = refextract.check(document, refextract.extract(document))
    assert sorted(each.message for each in findings if each.code in ("R203", "R201")) == sorted(told)
