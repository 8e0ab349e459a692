"""Each rule finds what it is for, and leaves alone what a careful editor would wave away."""

import datetime

import pytest

from refextract.checking import check
from refextract.errors import OptionsError
from refextract.model.citation import AuthorYear, Citation, CitationItem, Number, Title, Url
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import CheckOptions
from refextract.values.date import PartialDate
from refextract.values.locator import Locator
from tests.checking.rules.cases import cite, entry, found, linked, people, smith

TEXT = "It is so (Smith 2010).\n\nReferences\n\nSmith 2010. On Things.\nSmyth 2011. On Others.\n"
SMITH, SMYTH = "Smith 2010. On Things.", "Smyth 2011. On Others."
CITED = cite(TEXT, "(Smith 2010)", smith(2010))


def test_an_unresolved_citation_names_the_nearest_entry() -> None:
    near = entry(TEXT, SMYTH, author=people("Smyth"), issued=PartialDate(year=2011))
    [diagnostic] = found(
        TEXT,
        "unresolved-citation",
        citations=(CITED,),
        references=(near,),
        links=(linked("c1", None, ("r1", 0.3), score=0.0),),
    )
    assert diagnostic.code == "R101"
    assert diagnostic.message == "“(Smith 2010)” has no entry; the nearest is Smyth 2011"
    assert diagnostic.span.of(TEXT) == "(Smith 2010)"
    assert diagnostic.related[0].span.of(TEXT) == SMYTH


def test_a_citation_without_any_list_is_unresolved() -> None:
    [diagnostic] = found(TEXT, "unresolved-citation", citations=(CITED,), links=(linked("c1", None, score=0.0),))
    assert "no reference list" in diagnostic.message


def test_a_web_address_needs_no_entry() -> None:
    citation = cite(TEXT, "(Smith 2010)", Url(url="https://example.org"))
    assert not found(TEXT, "unresolved-citation", citations=(citation,), links=(linked("c1", None),))


def test_rivals_make_a_citation_ambiguous_and_not_unresolved() -> None:
    parts = {
        "citations": (CITED,),
        "references": (entry(TEXT, SMITH), entry(TEXT, SMYTH, id_="r2", title="On Others")),
        "links": (linked("c1", None, ("r1", 0.9), ("r2", 0.9), score=0.9),),
    }
    [diagnostic] = found(TEXT, "ambiguous-citation", **parts)
    assert diagnostic.message == "“(Smith 2010)” may be Smith 2010 (“On Things”) or Smith 2010 (“On Others”)"
    assert not found(TEXT, "unresolved-citation", **parts)


def test_an_address_that_two_entries_share_is_neither_ambiguous_nor_are_they_uncited() -> None:
    parts = {
        "citations": (cite(TEXT, "(Smith 2010)", Url(url="https://example.org")),),
        "references": (entry(TEXT, SMITH), entry(TEXT, SMYTH, id_="r2", title="On Others")),
        "links": (linked("c1", None, ("r1", 0.5), ("r2", 0.5), score=0.0),),
    }
    assert not [each for name in ("ambiguous-citation", "uncited-reference") for each in found(TEXT, name, **parts)]


def test_an_entry_nobody_cites_is_told() -> None:
    references = (entry(TEXT, SMITH), entry(TEXT, SMYTH, id_="r2", author=people("Smyth", "Jones")))
    parts = {"citations": (CITED,), "references": references, "links": (linked("c1", "r1"),)}
    [diagnostic] = found(TEXT, "uncited-reference", **parts)
    assert diagnostic.message == "Smyth and Jones 2010 is not cited"


def test_a_list_that_is_mostly_uncited_is_further_reading() -> None:
    references = tuple(entry(TEXT, SMITH, id_=f"r{n}") for n in range(1, 4))
    parts = {"citations": (CITED,), "references": references, "links": (linked("c1", "r1"),)}
    assert not found(TEXT, "uncited-reference", **parts)


def test_a_work_named_in_prose_need_not_be_cited() -> None:
    references = (entry(TEXT, SMITH), entry(TEXT, SMYTH, id_="r2", origin="mention"))
    parts = {"citations": (CITED,), "references": references, "links": (linked("c1", "r1"),)}
    assert not found(TEXT, "uncited-reference", **parts)


@pytest.mark.parametrize(
    ("issued", "wrong"),
    [
        (PartialDate(year=2011), True),
        (PartialDate(year=2010), False),
        (PartialDate(year=2009, end=PartialDate(year=2011)), False),
        (PartialDate(literal="in press"), False),
    ],
)
def test_a_year_that_differs_is_told(issued: PartialDate, wrong: bool) -> None:
    reference = entry(TEXT, SMYTH, issued=issued)
    parts = {"citations": (CITED,), "references": (reference,), "links": (linked("c1", "r1"),)}
    assert bool(found(TEXT, "year-differs", **parts)) == wrong


def test_the_same_entry_twice_is_told_once() -> None:
    twice = (entry(TEXT, SMITH), entry(TEXT, SMYTH, id_="r2"))
    [diagnostic] = found(TEXT, "duplicate-reference", references=twice)
    assert diagnostic.span.of(TEXT) == SMYTH


def test_two_parts_of_one_work_are_not_the_same_entry() -> None:
    parts = (entry(TEXT, SMITH, volume="1"), entry(TEXT, SMYTH, id_="r2", volume="2"))
    assert not found(TEXT, "duplicate-reference", references=parts)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("1", "2"), None),
        (("1", "3"), "number 2 is missing before 3"),
        (("1", "5"), "numbers 2 to 4 are missing before 5"),
        (("4", "4"), "number 4 stands twice"),
        (("2", "1"), None),
        (("1", None), None),
        (("1a", "3"), None),
    ],
)
def test_gaps_in_the_numbering_are_told(labels: tuple[str | None, str | None], told: str | None) -> None:
    references = tuple(
        entry(TEXT, written, id_=f"r{n}", label=label)
        for n, (written, label) in enumerate(zip((SMITH, SMYTH), labels, strict=True))
    )
    assert [d.message for d in found(TEXT, "numbering-gap", references=references)] == ([told] if told else [])


@pytest.mark.parametrize(
    ("issued", "accessed", "wrong"),
    [
        (PartialDate(year=2019, month=5, day=16), PartialDate(year=2013, month=12, day=4), True),
        (PartialDate(year=2019, month=5, day=16), PartialDate(year=2019, month=5, day=15), True),
        (PartialDate(year=2019, month=5), PartialDate(year=2019, month=5, day=1), False),
        (PartialDate(year=2019), PartialDate(year=2019, month=1, day=1), False),
        (PartialDate(year=2019), PartialDate(year=2020), False),
    ],
)
def test_access_before_publication_is_told(issued: PartialDate, accessed: PartialDate, wrong: bool) -> None:
    reference = entry(TEXT, SMITH, issued=issued, accessed=accessed, fields=(("date", "2010"),))
    assert bool(found(TEXT, "accessed-before-issued", references=(reference,))) == wrong


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://blog.example.org/2022/05/20/war/", True),
        ("https://blog.example.org/2022/03/21/war/", False),
        ("https://blog.example.org/2022/13/45/war/", False),
        ("https://example.org/war", False),
    ],
)
def test_another_date_in_the_address_is_told(url: str, wrong: bool) -> None:
    reference = entry(TEXT, SMITH, issued=PartialDate(year=2022, month=3, day=20), url=url)
    assert bool(found(TEXT, "url-date-differs", references=(reference,))) == wrong


def test_a_numbered_citation_can_be_unresolved_too() -> None:
    citation = cite(TEXT, "(Smith 2010)", Number(value="9"))
    [diagnostic] = found(
        TEXT, "R101", citations=(citation,), references=(entry(TEXT, SMITH),), links=(linked("c1", None),)
    )
    assert diagnostic.message == "“(Smith 2010)” has no entry in the reference list"


def test_a_rule_that_does_not_exist_is_told() -> None:
    with pytest.raises(OptionsError, match="R999"):
        check(Document.of(""), Extraction(source="x"), options=CheckOptions(ignore=("R999",)))


@pytest.mark.parametrize(
    ("cited", "wrong"),
    [
        ("Koch-Krumrei", True),
        ("Kroch-Krumrei", False),
        ("Kröch–Krumrei", False),
        ("Krumrei", False),
        ("Jones", False),
    ],
)
def test_a_name_spelt_otherwise_is_told(cited: str, wrong: bool) -> None:
    text = TEXT.replace("Smith 2010. On", "Kroch-Krumrei 2010. On")
    citation = cite(text, "(Smith 2010)", smith(2010, cited))
    reference = entry(text, "Kroch-Krumrei 2010. On Things.", author=people("Kroch-Krumrei"))
    found_ = found(text, "misspelt-name", citations=(citation,), references=(reference,), links=(linked("c1", "r1"),))
    assert bool(found_) == wrong


@pytest.mark.parametrize(("cited", "wrong"), [("On Thinngs", True), ("On Things", False), ("on things", False)])
def test_a_title_spelt_otherwise_is_told(cited: str, wrong: bool) -> None:
    citation = cite(TEXT, "(Smith 2010)", Title(title=cited))
    parts = {"citations": (citation,), "references": (entry(TEXT, SMITH),), "links": (linked("c1", "r1"),)}
    assert bool(found(TEXT, "misspelt-title", **parts)) == wrong


def test_an_entry_that_shares_nothing_is_not_called_the_nearest() -> None:
    far = entry(TEXT, SMYTH, author=people("Okonkwo"), title="Of Rivers")
    links = (linked("c1", None, ("r1", 0.3), score=0.0),)
    [diagnostic] = found(TEXT, "unresolved-citation", citations=(CITED,), references=(far,), links=links)
    assert diagnostic.message == "“(Smith 2010)” has no entry in the reference list"
    assert not diagnostic.related


def test_a_co_author_shared_is_not_near_enough() -> None:
    far = entry(TEXT, SMYTH, author=people("Okonkwo", "Smith"), title="Of Rivers")
    links = (linked("c1", None, ("r1", 0.3), score=0.0),)
    [diagnostic] = found(TEXT, "unresolved-citation", citations=(CITED,), references=(far,), links=links)
    assert "nearest" not in diagnostic.message


@pytest.mark.parametrize(("author", "fixed"), [("Smith", [("2010", "2012", False)]), ("Smyth", [])])
def test_where_only_the_year_is_off_the_entrys_can_be_taken(author: str, fixed: list[tuple[str, str, bool]]) -> None:
    near = entry(TEXT, SMYTH, author=people(author), issued=PartialDate(year=2012))
    parts = {"citations": (CITED,), "references": (near,), "links": (linked("c1", None, ("r1", 0.3), score=0.0),)}
    assert edits(TEXT, found(TEXT, "unresolved-citation", **parts)) == fixed


def test_a_title_shared_makes_an_entry_the_nearest() -> None:
    citation = cite(TEXT, "(Smith 2010)", Title(title="On Thingz"))
    near = entry(TEXT, SMYTH, author=people("Okonkwo"), title="On Things: A Study")
    links = (linked("c1", None, ("r1", 0.3), score=0.0),)
    [diagnostic] = found(TEXT, "unresolved-citation", citations=(citation,), references=(near,), links=links)
    assert "the nearest is Okonkwo 2010" in diagnostic.message


def edits(text: str, diagnostics: list[Diagnostic]) -> list[tuple[str, str, bool]]:
    fixes = [d.fix for d in diagnostics if d.fix]
    return [(edit.span.of(text), edit.text, fix.safe) for fix in fixes for edit in fix.edits]


def test_a_misspelt_name_is_fixed_with_the_spelling_of_the_entry() -> None:
    text = TEXT.replace("Smith 2010. On", "Smyth 2010. On")
    parts = {
        "citations": (cite(text, "(Smith 2010)", smith(2010)),),
        "references": (entry(text, SMYTH, author=people("Smyth")),),
        "links": (linked("c1", "r1"),),
    }
    assert edits(text, found(text, "misspelt-name", **parts)) == [("Smith", "Smyth", True)]


def test_a_short_name_is_fixed_at_ones_own_risk() -> None:
    text = "It is so (Guer 2010).\n\nReferences\n\nGurr, Ted 2010. On Things.\n"
    parts = {
        "citations": (cite(text, "(Guer 2010)", smith(2010, "Guer")),),
        "references": (entry(text, "Gurr, Ted 2010. On Things.", author=people("Gurr")),),
        "links": (linked("c1", "r1"),),
    }
    assert edits(text, found(text, "misspelt-name", **parts)) == [("Guer", "Gurr", False)]


def test_where_the_document_mostly_has_the_citations_spelling_the_entry_may_be_wrong() -> None:
    text = TEXT.replace("\n\nReferences", " Smith says so.\n\nReferences")
    reference = entry(text, SMYTH, author=people("Smyth"))
    parts = {
        "citations": (cite(text, "(Smith 2010)", smith(2010)),),
        "references": (reference,),
        "links": (linked("c1", "r1"),),
    }
    assert edits(text, found(text, "misspelt-name", **parts)) == [("Smith", "Smyth", False)]


@pytest.mark.parametrize(("printed", "fixed"), [("SMITH", ["SMYTH"]), ("Smith’s", []), ("Smith", ["Smyth"])])
def test_a_fixed_name_keeps_its_capitals(printed: str, fixed: list[str]) -> None:
    text = TEXT.replace("(Smith", f"({printed}")
    citation = cite(text, f"({printed} 2010)", smith(2010, printed))
    reference = entry(text, SMYTH, author=people("Smyth"))
    parts = {"citations": (citation,), "references": (reference,), "links": (linked("c1", "r1"),)}
    assert [new for _, new, _ in edits(text, found(text, "misspelt-name", **parts))] == fixed


def test_the_year_of_a_file_that_knows_none_differs_from_no_year() -> None:
    reference = entry(TEXT, SMYTH, issued=PartialDate(year=0))
    parts = {"citations": (CITED,), "references": (reference,), "links": (linked("c1", "r1"),)}
    assert found(TEXT, "year-differs", **parts) == []


def test_a_year_that_differs_is_fixed_at_ones_own_risk() -> None:
    reference = entry(TEXT, SMYTH, issued=PartialDate(year=2011))
    parts = {"citations": (CITED,), "references": (reference,), "links": (linked("c1", "r1"),)}
    assert edits(TEXT, found(TEXT, "year-differs", **parts)) == [("2010", "2011", False)]


@pytest.mark.parametrize(
    ("cited", "issued", "fixed"),
    [
        ("b", "a", [("2010b", "2010a", True)]),
        ("b", None, [("2010b", "2010", True)]),
        (None, "a", [("2010", "2010a", True)]),
        ("a", "a", []),
    ],
)
def test_another_letter_is_told_and_fixed(
    cited: str | None, issued: str | None, fixed: list[tuple[str, str, bool]]
) -> None:
    text = TEXT.replace("Smith 2010)", f"Smith 2010{cited or ''})")
    pointer = AuthorYear(names=("Smith",), date=PartialDate(year=2010, suffix=cited))
    reference = entry(text, SMITH, issued=PartialDate(year=2010, suffix=issued))
    parts = {
        "citations": (cite(text, f"(Smith 2010{cited or ''})", pointer),),
        "references": (reference,),
        "links": (linked("c1", "r1"),),
    }
    assert edits(text, found(text, "suffix-differs", **parts)) == fixed


def test_a_letter_among_several_works_is_fixed_at_ones_own_risk() -> None:
    pointer = AuthorYear(names=("Smith",), date=PartialDate(year=2010, suffix="c"))
    both = (entry(TEXT, SMITH, issued=PartialDate(year=2010, suffix="a")), entry(TEXT, SMYTH, id_="r2"))
    parts = {
        "citations": (cite(TEXT, "(Smith 2010)", pointer),),
        "references": both,
        "links": (linked("c1", "r1"),),
    }
    [diagnostic] = found(TEXT, "suffix-differs", **parts)
    assert diagnostic.message == "“(Smith 2010)” says 2010c, its entry says 2010a"
    assert diagnostic.fix is None  # "2010c" is not what stands there


@pytest.mark.parametrize(
    ("names", "others", "authors", "told"),
    [
        (("Smith", "Jones"), False, ("Smith",), "has no author “Jones”"),
        (("Smith", "Jnes"), False, ("Smith", "Jones"), None),
        (("Smith",), True, ("Smith",), "no more authors for “et al.”"),
        (("Smith",), True, ("Smith", "Jones", "Brown"), None),
        (("Brown", "Jones"), False, ("Smith",), None),
    ],
)
def test_co_authors_that_the_entry_has_not_are_told(
    names: tuple[str, ...], others: bool, authors: tuple[str, ...], told: str | None
) -> None:
    pointer = AuthorYear(names=names, others=others, date=PartialDate(year=2010))
    reference = entry(TEXT, SMITH, author=people(*authors))
    parts = {
        "citations": (cite(TEXT, "(Smith 2010)", pointer),),
        "references": (reference,),
        "links": (linked("c1", "r1"),),
    }
    messages = [d.message for d in found(TEXT, "unknown-co-author", **parts)]
    assert [told in message for message in messages if told] == ([True] if told else [])
    assert bool(messages) == bool(told)


@pytest.mark.parametrize(
    ("page", "value", "wrong"),
    [
        ("12-40", "318", True),
        ("12-40", "40", False),
        ("1213-20", "1218", False),
        ("1213-20", "1221–1223", True),
        ("12-40", "iv", False),
        ("e12", "3", False),
        ("12", "3", False),
    ],
)
def test_a_page_that_the_entry_has_not_is_told(page: str, value: str, wrong: bool) -> None:
    item = CitationItem(span=CITED.span, pointer=smith(2010), locator=Locator(label="page", value=value))
    citation = Citation(id="c1", span=CITED.span, items=(item,), style="author_date")
    parts = {"citations": (citation,), "references": (entry(TEXT, SMITH, page=page),), "links": (linked("c1", "r1"),)}
    assert bool(found(TEXT, "locator-outside-pages", **parts)) == wrong


@pytest.mark.parametrize(
    ("page", "wrong"),
    [("20-12", True), ("12-20", False), ("1213-20", False), ("141-71", False), ("S20-S12", False), ("7", False)],
)
def test_pages_that_run_backwards_are_told(page: str, wrong: bool) -> None:
    assert bool(found(TEXT, "pages-reversed", references=(entry(TEXT, SMITH, page=page),))) == wrong


@pytest.mark.parametrize(("year", "wrong"), [(2012, True), (2011, False), (2010, False)])
def test_a_year_to_come_is_told(year: int, wrong: bool) -> None:
    reference = entry(TEXT, SMITH, issued=PartialDate(year=year))
    extraction = Extraction(source="<text>", references=(reference,))
    options = CheckOptions(select=("future-year",), today=datetime.date(2010, 5, 1))
    assert bool(check(Document.of(TEXT), extraction, options=options)) == wrong


def test_without_a_day_the_latest_access_tells_what_is_to_come() -> None:
    seen = entry(TEXT, SMITH, accessed=PartialDate(year=2012))
    late = entry(TEXT, SMYTH, id_="r2", issued=PartialDate(year=2014))
    [diagnostic] = found(TEXT, "future-year", references=(seen, late))
    assert diagnostic.message == "Smith 2014 is dated 2014"


def test_a_title_in_capitals_is_told_unless_all_are() -> None:
    loud = {"title": "ON THE ORIGIN OF ALL THINGS"}
    quiet = [entry(TEXT, SMYTH, id_=f"r{n}") for n in range(2, 9)]
    assert len(found(TEXT, "title-in-capitals", references=(entry(TEXT, SMITH, **loud), *quiet))) == 1
    assert not found(
        TEXT, "title-in-capitals", references=(entry(TEXT, SMITH, **loud), entry(TEXT, SMYTH, id_="r2", **loud))
    )


@pytest.mark.parametrize(
    ("cited", "fixed"), [("On Thinngs", "On Things"), ("On Thinngs in a World", "On Things: A World of"), ("A", None)]
)
def test_a_title_is_fixed_word_for_word(cited: str, fixed: str | None) -> None:
    text = TEXT.replace("(Smith 2010)", f"({cited} 2010)")
    citation = cite(text, f"({cited} 2010)", Title(title=cited))
    title = "On Things: A World of Ours" if fixed else None
    parts = {
        "citations": (citation,),
        "references": (entry(text, SMYTH, title=title),),
        "links": (linked("c1", "r1"),),
    }
    assert edits(text, found(text, "misspelt-title", **parts)) == ([(cited, fixed, False)] if fixed else [])


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("refextract: ignore R1O1", "no rule 'R1O1'"),
        ("refextract: ignore R101, year-difers", "did you mean 'year-differs'?"),
        ("refextract: ignore-file r999", "no rule 'r999'"),
        ("refextract: ignore R101, r2, year-differs ALL", None),
        ("refextract: ignore R101 since it is old and well known", None),
        ("refextract: ignore", None),
    ],
)
def test_a_comment_that_hides_nothing_is_told(comment: str, told: str | None) -> None:
    text = f"It is so.\n\n<!-- {comment} -->\n"
    diagnostics = found(text, "unknown-rule-in-comment")
    assert len(diagnostics) == (told is not None)
    assert all(told in each.message and each.span.of(text) == comment for each in diagnostics if told)
