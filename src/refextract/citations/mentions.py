"""Works that are described where they are cited: a title in running prose, the address of a link.

Each becomes a typed reference, so that a page without any list still yields its bibliography.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from refextract.citations.works.words import folded_words, type_of_noun
from refextract.model.citation import Citation, CitationItem, Url
from refextract.model.document import Document
from refextract.model.reference import RawReference, Reference
from refextract.references.parsing import build_reference
from refextract.references.tagging.tagger import Field
from refextract.text import Span, TextBuilder, TextView, pattern
from refextract.values.addresses import place
from refextract.values.folding import squeeze
from refextract.values.identifier import doi_in, parse_url
from refextract.values.name import Name, NameList

__all__ = ["mentioned_references", "same_work"]


def mentioned_references(
    document: Document, citations: Sequence[Citation], references: Sequence[Reference]
) -> tuple[Reference, ...]:
    """All references, with one more for each work that is described in `citations` and stands in no list.

    A work that is described twice is one reference, at the place where most is said of it; what is linked twice,
    where the first link stands.
    """
    known = list(references)
    works = _Known(known)
    first: dict[int, CitationItem] = {}
    books = cache(lambda: speaks_of_books(document))  # which looks at every word, and is seldom asked
    items = (item for citation in citations for item in citation.items)
    for item in (item for item in items if item.described or isinstance(item.pointer, Url)):
        mentioned = _reference(document, item, f"r{len(known) + 1}", books=books)
        same = next((index for index in works.like(mentioned) if same_work(mentioned, known[index])), None)
        if same is None:
            first[len(known)] = item
            works.add(len(known), mentioned)
            known.append(mentioned)
        elif same in first and len(mentioned.evidence) > len(known[same].evidence):
            linked = bool(_addresses(mentioned) & _addresses(known[same]))
            first[same] = _with_more(first[same], item) if linked else _with_more(item, first[same])
            known[same] = _reference(document, first[same], known[same].id, books=books)
            works.add(same, known[same])
    return tuple(known)


class _Known:
    """The places of works by all that one of them is known again by."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._places: dict[str, list[int]] = {}
        for index, reference in enumerate(references):
            self.add(index, reference)

    def add(self, index: int, reference: Reference) -> None:
        title = squeeze(reference.title or "")
        for key in {*_addresses(reference), title, _main(reference.title), title[: _LONG_TITLE + 1]} - {""}:
            self._places.setdefault(key, []).append(index)

    def like(self, mention: Reference) -> list[int]:
        """The places of the works that may be the one of a mention, in order."""
        title = squeeze(mention.title or "")
        keys = {*_addresses(mention), title, _main(mention.title), title[: _LONG_TITLE + 1]} - {""}
        return sorted({index for key in keys for index in self._places.get(key, ())})


def _with_more(item: CitationItem, other: CitationItem) -> CitationItem:
    """The item with what another says more of the same work."""
    said = {each.variable for each in item.described}
    more = tuple(each for each in other.described if each.variable not in said)
    return item.model_copy(update={"described": (*item.described, *more)})


def same_work(mention: Reference, other: Reference) -> bool:
    """Whether a work described in passing is the one of another reference.

    It is where both have the same address, or where the titles are the same and no author of the one is missing from
    the other; unless both have an address of their own, a title may be as short as a reader would still know it by.
    """
    if _addresses(mention) & _addresses(other):
        return True
    one, two = squeeze(mention.title or ""), squeeze(other.title or "")
    cut = len(one) > _LONG_TITLE and two.startswith(one)  # the entry's title runs on into what follows it
    if not one or not two or not (one == two or cut or _main(mention.title) == two or _main(other.title) == one):
        return False
    if one != two and mention.url and other.url:
        return False
    names, others = _families(mention), _families(other)
    return not names or not others or bool(names & others)


def _reference(document: Document, item: CitationItem, name: str, *, books: Callable[[], bool]) -> Reference:
    """The reference that a described item makes."""
    view = _view(document.text, item)
    places = [(each, view.from_source(each.spans[0])) for each in item.described]
    fields = [Field(each.variable, span.start, span.end, each.score) for each, span in places]
    built = build_reference(RawReference(item.span, view, origin="mention"), fields, name)
    url = built.url or (None if built.doi else _address(document, item))
    found = {"url": url, "doi": built.doi or (doi_in(url) if url else None), "author": _persons(built.author)}
    text = item.span.of(document.text)
    return built.model_copy(update={**found, "text": text, "type": _type(text, item, built, url, books=books)})


def _address(document: Document, item: CitationItem) -> str | None:
    """The address that an item leads to without printing it: that of the link which it is, or which its title is."""
    if isinstance(item.pointer, Url):
        return parse_url(item.pointer.url)
    titles = [span for each in item.described if each.variable == "title" for span in each.spans]
    linked = (anchor.url for anchor in document.anchors for title in titles if anchor.span.overlaps(title))
    return next((url for url in linked if url.startswith("http")), None)


def _persons(names: NameList) -> NameList:
    """One word in the place of a person's name is a family name."""
    persons = (Name(family=name.literal) if _is_word(name.literal) else name for name in names.names)
    return names.model_copy(update={"names": tuple(persons)})


def _is_word(name: str | None) -> bool:
    return name is not None and name.istitle() and " " not in name


def _view(text: str, item: CitationItem) -> TextView:
    """What describes the work: the item itself, and the fields that stand before or behind it, a blank between them."""
    outside = {span for each in item.described for span in each.spans if not item.span.contains(span)}
    builder = TextBuilder(text)
    for span in _united(sorted({item.span, *outside})):
        builder.copy(span.start, span.end)
        builder.replace(span.end, span.end, " ")
    return builder.build()


def _united(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans, those that overlap as one: a field may begin in the item and end behind it."""
    united: list[Span] = []
    for span in spans:
        if united and span.start < united[-1].end:
            united[-1] = united[-1].cover(span)
        else:
            united.append(span)
    return united


# ------------------------------------------------------------------------------------------------------- which type


def _type(text: str, item: CitationItem, built: Reference, url: str | None, *, books: Callable[[], bool]) -> str:
    """The CSL type, by what the text calls the work, or else by how its title is printed and where its link leads."""
    if built.container_title or built.publisher:
        return built.type
    if built.doi:
        return "article-journal"
    if built.arxiv or (url and _preprint.search(url)):
        return "article"
    called = _called(text, item)
    if called and not (url and called == "article"):
        return called
    if url and place(url) != "shop":
        return "article-journal" if _journal.search(url) else "webpage"
    return "article-journal" if _in_quotation_marks(text, item) and not books() else "book"


def _called(text: str, item: CitationItem) -> str | None:
    """The type that nouns before the title tell: "essay"; "film" where no other does ("her book on film")."""
    titles = [each.spans[0].start - item.span.start for each in item.described if each.variable == "title"]
    before = text[: titles[0]] if titles and titles[0] > 0 else ""
    kinds = [type_of_noun(word) for word in folded_words(before, 0, len(before))]
    told = sorted(filter(None, reversed(kinds)), key=lambda kind: kind in _PERFORMED)
    return next(iter(told), None)


_PERFORMED = ("motion_picture", "song")


def speaks_of_books(document: Document) -> bool:
    """Whether the nouns for works that a document uses are those of books in the main."""
    kinds = Counter(map(type_of_noun, folded_words(document.text, 0, len(document.text))))
    return kinds["book"] > _MANY_BOOKS and kinds["book"] > 2 * (kinds.total() - kinds[None] - kinds["book"])


_MANY_BOOKS = 4
_LONG_TITLE = 24  # letters and digits of a title that hardly begins another


def _in_quotation_marks(text: str, item: CitationItem) -> bool:
    titles = [each.spans[0].start - item.span.start for each in item.described if each.variable == "title"]
    return bool(titles) and titles[0] > 0 and text[titles[0] - 1] in '"“„«‘'


# ------------------------------------------------------------------------------------------------------ the same work


def _addresses(reference: Reference) -> set[str]:
    return {_scheme.sub("", each.casefold()) for each in (reference.doi, reference.url, reference.arxiv) if each}


def _main(title: str | None) -> str:
    """The main title alone, before a colon or a question mark."""
    return squeeze(_subtitle.split(title or "", maxsplit=1)[0])


def _families(reference: Reference) -> set[str]:
    names = (*reference.author.names, *reference.editor.names)
    return {(name.family or name.literal or "").casefold() for name in names}


_scheme = pattern(r"^(?:https?://)?(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/(?:abs|pdf)/)?|/$")
_subtitle = pattern(r"(?:(?<!\s)\s++)?+[:?!–—]\s|\. ")
_preprint = pattern(r"//(?:www\.)?(?:arxiv|biorxiv|medrxiv|psyarxiv|ssrn)\.|osf\.io/preprints/")
# Addresses of articles: volume and issue in the path, a DOI, the word for journal in the host's name.
_journal = pattern(r"(?i)/(?:content|article|toc)s?/(?:\w+/)?\d+/\d+|\b10\.\d{4,9}/|//[^/]*journal|/articles?/")
