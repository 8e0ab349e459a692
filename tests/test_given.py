"""What a file declares of itself goes through all stages: entries, values, citations and links."""

from refextract.checking import check
from refextract.model.document import Document
from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.model.reference import Reference
from refextract.options import CheckOptions
from refextract.pipeline import extract
from refextract.text import Span, TextView
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList


def span_of(text: str, part: str, *, last: bool = False) -> Span:
    start = text.rindex(part) if last else text.index(part)
    return Span(start, start + len(part))


def document(text: str, given: Given, raised: tuple[Span, ...] = ()) -> Document:
    return Document("a.html", TextView.of(text), text, given=given, raised=raised)


LISTED = "Knuth, D. (1984). The TeXbook. Reading: Addison-Wesley."
OTHER = "Lamport, L. (1986). LaTeX: A Document Preparation System. Reading: Addison-Wesley."
TEXT = f"It was shown [12] and later, too.\n\nSources we like\n\n{LISTED}\n\n{OTHER}\n\nAbout us\n"


def entries(text: str) -> tuple[GivenEntry, ...]:
    return GivenEntry(span_of(text, LISTED), ("a", "b")), GivenEntry(span_of(text, OTHER), ("c",))


def test_marked_entries_are_the_list_whatever_its_heading() -> None:
    found = extract(document(TEXT, Given(entries=entries(TEXT))))
    assert [reference.span.of(TEXT) for reference in found.references] == [LISTED, OTHER]


def test_a_declared_link_is_a_citation_with_its_brackets() -> None:
    links = (GivenCitation(span_of(TEXT, "12"), (GivenItem("c", span_of(TEXT, "12")),)),)
    found = extract(document(TEXT, Given(links, entries(TEXT))))
    [citation], [link] = found.citations, found.links
    assert citation.span.of(TEXT) == "[12]"
    assert link.reference == found.references[1].id
    assert link.reasons[0] == "link in the document"


def test_print_that_differs_from_what_is_declared_is_a_rival() -> None:
    text = f"So says Lamport (1986).\n\nReferences\n\n{LISTED}\n\n{OTHER}\n"
    links = (GivenCitation(span_of(text, "Lamport (1986)"), (GivenItem("a"),), "field"),)
    found = extract(document(text, Given(links, entries(text))))
    [link] = found.links
    assert link.reference == found.references[0].id
    assert [rival.reference for rival in link.rivals] == [found.references[1].id]
    [finding] = check(document(text, Given(links, entries(text))), found, options=CheckOptions(select=("R112",)))
    assert finding.message == "“Lamport (1986)” reads as Lamport 1986, the file links it to Knuth 1984"


def test_items_of_a_field_may_stand_in_any_order() -> None:
    text = f"As is known (Knuth 1984; Lamport 1986).\n\nReferences\n\n{LISTED}\n\n{OTHER}\n"
    field = GivenCitation(span_of(text, "(Knuth 1984; Lamport 1986)"), (GivenItem("c"), GivenItem("a")), "field")
    found = extract(document(text, Given((field,), entries(text))))
    assert [link.reference for link in found.links] == [found.references[0].id, found.references[1].id]


def test_links_side_by_side_are_one_citation() -> None:
    text = f"As is known [1,2].\n\nList\n\n{LISTED}\n\n{OTHER}\n"
    links = tuple(
        GivenCitation(span_of(text, figure), (GivenItem(key, span_of(text, figure)),))
        for figure, key in (("1", "a"), ("2", "c"))
    )
    found = extract(document(text, Given(links, entries(text))))
    assert [citation.span.of(text) for citation in found.citations] == ["[1,2]"]
    assert [link.reference for link in found.links] == [reference.id for reference in found.references]


def test_a_link_that_a_style_has_missed_in_its_brackets_is_an_item_of_it() -> None:
    text = f"As is known (Knuth, 1984; see also Lamport (1986)).\n\nList\n\n{LISTED}\n\n{OTHER}\n"
    links = tuple(
        GivenCitation(span_of(text, words), (GivenItem(key, span_of(text, words)),))
        for words, key in (("Knuth, 1984", "a"), ("Lamport (1986)", "c"))
    )
    found = extract(document(text, Given(links, entries(text))))
    [citation] = found.citations
    assert [item.span.of(text) for item in citation.items] == ["Knuth, 1984", "Lamport (1986)"]
    assert [link.reference for link in found.links] == [reference.id for reference in found.references]


def linked(text: str, *parts: tuple[str, str]) -> tuple[GivenCitation, ...]:
    """Links of words and the keys that they lead to, one behind the other."""
    found, place = [], 0
    for words, key in parts:
        start = text.index(words, place)
        place = start + len(words)
        found.append(GivenCitation(Span(start, place), (GivenItem(key, Span(start, place)),)))
    return tuple(found)


def test_the_name_and_the_year_of_a_work_may_be_two_links() -> None:
    text = f"The systems (Knuth (1984)), and (Lamport (1986)), set type.\n\nList\n\n{LISTED}\n\n{OTHER}\n"
    links = linked(text, ("Knuth", "a"), ("1984", "a"), ("Lamport", "c"), ("1986", "c"))
    found = extract(document(text, Given(links, entries(text))))
    assert [citation.span.of(text) for citation in found.citations] == ["Knuth (1984)", "Lamport (1986)"]
    assert [link.reference for link in found.links] == [reference.id for reference in found.references]


def test_a_name_before_several_years_is_no_work_of_its_own() -> None:
    first, second = LISTED.replace("1984", "1984a"), LISTED.replace("1984", "1984b").replace("TeXbook", "Metafontbook")
    text = f"It is told in Knuth (1984a,b) at length.\n\nList\n\n{first}\n\n{second}\n"
    marked = GivenEntry(span_of(text, first), ("a",)), GivenEntry(span_of(text, second), ("b",))
    links = linked(text, ("Knuth", "a"), ("1984a", "a"), ("b", "b"))
    found = extract(document(text, Given(links, marked)))
    assert [[item.span.of(text) for item in citation.items] for citation in found.citations] == [["1984a", "b"]]


def test_nor_is_a_name_with_others_whose_dot_is_no_part_of_the_link() -> None:
    first = "Knuth, D., Roe, J., Doe, A. (1984a). The TeXbook. Reading: Addison-Wesley."
    second = "Knuth, D., Roe, J., Doe, A. (1984b). The Metafontbook. Reading: Addison-Wesley."
    text = f"It is told in Knuth et al. (1984a,b) at length.\n\nList\n\n{first}\n\n{second}\n"
    marked = GivenEntry(span_of(text, first), ("a",)), GivenEntry(span_of(text, second), ("b",))
    links = linked(text, ("Knuth et al", "a"), ("1984a", "a"), ("b", "b"))
    found = extract(document(text, Given(links, marked)))
    assert [[item.span.of(text) for item in citation.items] for citation in found.citations] == [["1984a", "b"]]


def test_two_links_to_a_work_that_no_style_reads_are_one_item() -> None:
    text = f"It is told by the master [the book, again], too.\n\nList\n\n{LISTED}\n\n{OTHER}\n"
    found = extract(document(text, Given(linked(text, ("the book", "a"), ("again", "a")), entries(text))))
    assert [[item.span.of(text) for item in citation.items] for citation in found.citations] == [["the book, again"]]


def test_what_is_declared_inside_the_list_is_no_citation() -> None:
    back = (GivenCitation(span_of(TEXT, "Knuth"), (GivenItem("a"),)),)
    assert not extract(document(TEXT, Given(back, entries(TEXT)))).citations


def work(key: str, title: str) -> Reference:
    names = NameList(names=(Name(family="Knuth", given="Donald Ervin"),))
    date = PartialDate(year=1984)
    return Reference(id=key, span=Span(0, 0), text=title, origin="file", title=title, author=names, issued=date)


def test_an_entry_has_the_values_of_the_work_that_it_prints() -> None:
    given = Given(entries=entries(TEXT), works=(work("a", "The TeXbook"),))
    reference = extract(document(TEXT, given)).references[0]
    assert reference.author.names[0].given == "Donald Ervin"
    assert reference.text == LISTED


def test_a_work_without_a_key_in_the_list_is_known_by_its_title() -> None:
    text = f"So (Knuth 1984).\n\nReferences\n\n{LISTED}\n\n{OTHER.replace('LaTeX', 'Another Long Title')}\n"
    field = GivenCitation(span_of(text, "(Knuth 1984)"), (GivenItem("zotero/1"),), "Zotero field")
    found = extract(document(text, Given((field,), works=(work("zotero/1", "Another Long Title"),))))
    assert found.links[0].reference == found.references[1].id


def test_a_cited_work_that_is_not_printed_is_a_reference_by_itself() -> None:
    text = "So says \\cite{knuth84}, and nobody else.\n"
    cite = GivenCitation(span_of(text, "\\cite{knuth84}"), (GivenItem("knuth84"),), "cite command")
    given = Given((cite,), works=(work("knuth84", "The TeXbook"), work("other", "Another Long Title")))
    found = extract(document(text, given))
    assert [reference.id for reference in found.references] == ["knuth84"]
    assert found.links[0].reference == "knuth84"


def test_raised_figures_are_citations_of_a_numbered_list() -> None:
    text = f"It was shown1 and shown again2,3 on 5 m2.\n\nReferences\n\n1. {LISTED}\n2. {OTHER}\n3. {LISTED}\n"
    raised = tuple(Span(at, at + 1) for at in (text.index("1 and"), text.index("2,3"), text.index("3 on")))
    found = extract(document(text, Given(), raised))
    assert [citation.span.of(text) for citation in found.citations] == ["1", "2,3"]
