from refextract.citations.mentions import mentioned_references, same_work
from refextract.model.citation import Citation, CitationItem, Title, Url
from refextract.model.document import Document
from refextract.model.reference import Evidence, Reference
from refextract.pipeline import extract
from refextract.text import Span
from refextract.values.name import Name, NameList

TEXT = "By Ann Blair. I read Blair's essay “Reading Strategies” in Early Modern Notes, and https://example.org/a/b too."


def mention(text: str, words: str, **fields: str) -> Citation:
    start = text.index(words)
    item_span = Span(start, start + len(words))
    described = tuple(
        Evidence(variable=variable.replace("_", "-"), spans=(Span(text.index(value), text.index(value) + len(value)),))
        for variable, value in fields.items()
    )
    pointer = Url(url=fields["url"]) if "url" in fields else Title(title=fields.get("title", ""))
    return Citation(
        id="c1",
        span=item_span,
        style="prose",
        items=(CitationItem(span=item_span, pointer=pointer, described=described),),
    )


ESSAY = mention(
    TEXT,
    "Blair's essay “Reading Strategies” in Early Modern Notes",
    author="Ann Blair",
    title="Reading Strategies",
    container_title="Early Modern Notes",
)


def test_a_described_work_is_a_reference_at_the_mention() -> None:
    (reference,) = mentioned_references(Document.of(TEXT), [ESSAY], [])
    assert reference.span == ESSAY.span
    assert reference.origin == "mention"
    assert reference.text == ESSAY.span.of(TEXT)
    assert (reference.type, reference.title) == ("article-journal", "Reading Strategies")
    assert reference.container_title == "Early Modern Notes"
    assert reference.author.names == (Name(given="Ann", family="Blair"),)
    assert {e.variable: e.spans[0].of(TEXT) for e in reference.evidence}["author"] == "Ann Blair"


def test_an_author_may_begin_before_the_mention_and_end_inside() -> None:
    text = "By 2010Tim Berners-Lee's Weaving the Web is where to begin."
    citation = mention(text, "Berners-Lee's Weaving the Web", author="Tim Berners-Lee", title="Weaving the Web")
    (reference,) = mentioned_references(Document.of(text), [citation], [])
    assert reference.title == "Weaving the Web"
    assert reference.author.names == (Name(family="Berners-Lee", given="Tim"),)


def test_a_work_described_twice_is_one() -> None:
    assert len(mentioned_references(Document.of(TEXT), [ESSAY, ESSAY], [])) == 1


def test_a_work_of_a_list_is_not_listed_again() -> None:
    blair = NameList(names=(Name(given="A.", family="Blair"),))
    listed = Reference(id="r1", span=Span(0, 1), text="", title="Reading Strategies: A History", author=blair)
    assert mentioned_references(Document.of(TEXT), [ESSAY], [listed]) == (listed,)


def test_a_bare_address_is_a_web_page() -> None:
    url = mention(TEXT, "https://example.org/a/b", url="https://example.org/a/b")
    (reference,) = mentioned_references(Document.of(TEXT), [url], [])
    assert (reference.type, reference.url, reference.title) == ("webpage", "https://example.org/a/b", None)


def test_an_address_that_stands_in_no_text_is_the_pointer() -> None:
    span = Span(3, 12)
    item = CitationItem(span=span, pointer=Url(url="https://arxiv.org/abs/1706.03762"), described=())
    described = item.model_copy(update={"described": (Evidence(variable="author", spans=(span,)),)})
    citation = Citation(id="c1", span=span, style="web", items=(described,))
    (reference,) = mentioned_references(Document.of(TEXT), [citation], [])
    assert (reference.type, reference.url) == ("article", "https://arxiv.org/abs/1706.03762")


def test_a_work_of_another_edition_is_linked_to_its_entry() -> None:
    text = (
        "Read Mark Monmonier's 1991 How to Lie with Maps, and Monmonier's book Mapping It Out.\n\n"
        "Monmonier, Mark. How to Lie with Maps: A Guide. Chicago: University of Chicago Press, 2018.\n\n"
        "Monmonier, Mark. Drawing the Line. New York: Holt, 1995.\n"
    )
    result = extract(text)
    assert [reference.origin for reference in result.references] == ["text", "text", "mention"]
    assert [link.reference for link in result.links] == ["r1", "r3"]


def test_the_same_work() -> None:
    def work(title: str, *families: str, **more: str) -> Reference:
        names = NameList(names=tuple(Name(family=family) for family in families))
        return Reference(id="r", span=Span(0, 0), text="", title=title, author=names, **more)

    assert same_work(work("The Infidel", "Marty"), work("The Infidel: Free Thought", "Marty"))
    assert same_work(work("The infidel"), work("The Infidel", "Marty"))
    assert not same_work(work("The Infidel", "Meier"), work("The Infidel", "Marty"))
    assert not same_work(work("The Infidels", "Marty"), work("The Infidel", "Marty"))
    assert same_work(work("", doi="10.1/a"), work("Other", url="https://doi.org/10.1/A"))
    assert not same_work(work(""), work(""))
