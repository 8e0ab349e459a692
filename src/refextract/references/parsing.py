"""References: raw entries -> tagged fields -> values -> typed `Reference` objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, islice
from typing import Any, NamedTuple

from refextract.lexicons import kind_words
from refextract.model.reference import Evidence, RawReference, Reference, Variable
from refextract.references.fields import Fields, counts_volumes, ends_with_in, is_extent
from refextract.references.readable import readable
from refextract.references.tagging.tagger import Field, Tagger
from refextract.references.types import csl_type
from refextract.text import Span, TextView, pattern
from refextract.values.date import PartialDate, parse_date, year_in
from refextract.values.identifier import (
    arxiv_in,
    doi_in,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_issn,
    parse_pmid,
    parse_url,
)
from refextract.values.name import NOBODY, NameList, UsualOrder, parse_names, usual_order
from refextract.values.numbering import parse_edition, parse_genre, parse_issue, parse_version, parse_volume
from refextract.values.pages import format_pages, parse_pages
from refextract.values.title import parse_title

__all__ = ["build_reference", "iter_read", "iter_references", "parse_references"]

Values = dict[str, Any]
"""Attributes of a `Reference` by name, each of the type that the model says."""

Orders = Mapping[Variable, UsualOrder]
"""How the other entries of a list print the names of each variable."""

_Reader = Callable[[str, Sequence[Field], Values], None]
"""Adds to the values what the fields of one variable say; their offsets count in the text."""

_AT_ONCE = 1000  # strings that are tagged together: more of them take more memory and no less time


def parse_references(
    raw: Iterable[RawReference | str] | RawReference | str, *, tagger: Tagger | None = None, one_list: bool = False
) -> tuple[Reference, ...]:
    """One typed reference for each raw one, in order; a plain string is a raw reference of its own text.

    A single string (or raw reference) is a list of one. `tagger` is the shipped model unless another is given.
    References of `one_list` are printed alike as a rule, and those in doubt are read as the others; else each is read
    by itself. Ids are ``r1``, ``r2``, … in order.

    Raises:
        ModelError: where the shipped model cannot be read.
        TypeError: for anything else.

    >>> [reference] = parse_references("Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.")
    >>> reference.author.names[0].family, reference.issued.year, reference.title, reference.type
    ('Knuth', 1984, 'The TeXbook', 'book')
    """
    return tuple(iter_references(_several(raw), tagger=tagger, one_list=one_list))


def iter_references(
    raw: Iterable[RawReference | str], *, tagger: Tagger | None = None, one_list: bool = False, first: int = 1
) -> Iterator[Reference]:
    """The references of `parse_references` one after the other, for lists too long to be held in memory.

    Ids count from `first`.

    Raises:
        ModelError: where the shipped model cannot be read.

    >>> [reference.id for reference in iter_references(f"Doe, J. ({year}). Rivers." for year in (2001, 2002))]
    ['r1', 'r2']
    """
    tagger = tagger or _shipped()
    waiting = iter(raw)
    ids = map("r{}".format, count(first))
    while entries := [_entry(each) for each in islice(waiting, _AT_ONCE)]:
        views = [readable(entry.view) for entry in entries]
        tagged = tagger.tag([view.text for view in views], one_list=one_list)
        found = [
            _Entry(entry, view, Fields.of(view.text, each.fields, each.score), each.score)
            for entry, view, each in zip(entries, views, tagged, strict=True)
        ]
        orders = _usual_orders(found) if one_list else {}
        for tagged_entry in found:
            yield _built(tagged_entry, next(ids), orders)


def iter_read(texts: Iterable[str], tagger: Tagger) -> Iterator[tuple[Fields, Values]]:
    """The fields of each string and the values that they make, before anything is concluded of the work as a whole."""
    waiting = iter(texts)
    while some := list(islice(waiting, _AT_ONCE)):
        for text, tagged in zip(some, tagger.tag(some), strict=True):
            found = Fields.of(text, tagged.fields, tagged.score)
            yield found, _values(found, {})


def build_reference(raw: RawReference, fields: Sequence[Field], id: str, *, score: float | None = None) -> Reference:  # noqa: A002 - the word of the model
    """The reference that the fields of `raw` make; their offsets count in ``raw.view.text``.

    `score` is how likely all fields are right, the least of their scores unless it is given; fields that surely are
    right are not corrected. Nothing is lost: every field is evidence, read or not.

    >>> raw = RawReference.of("The TeXbook, 1984")
    >>> built = build_reference(raw, [Field("title", 0, 11), Field("date", 13, 17)], "r1")
    >>> built.title, built.issued.year, built.evidence[1].spans
    ('The TeXbook', 1984, (Span(start=13, end=17),))
    """
    found = Fields.of(raw.view.text, fields, score or 0.0)
    if score is None:
        score = min((field.score for field in found.all), default=0.0)
    return _built(_Entry(raw, raw.view, found, score), id, {})


class _Entry(NamedTuple):
    """A raw reference, what a reader of it takes its text for, and the fields that stand there."""

    raw: RawReference
    view: TextView
    fields: Fields
    score: float


def _built(entry: _Entry, name: str, orders: Orders) -> Reference:
    values = _values(entry.fields, orders)
    values["type"] = csl_type(entry.fields, values)
    if entry.raw.origin == "text" and values["type"] in _WHOLE and not values.get("container_title"):
        values.pop("page", None)  # of a book, a note prints the pages that it cites
    values["id"] = name
    values["span"] = entry.raw.span
    values["text"] = entry.raw.view.text
    values["label"] = entry.raw.label or entry.fields.text("citation-number")
    values["origin"] = entry.raw.origin
    values["evidence"] = _evidence(entry.fields, entry.view)
    values["score"] = entry.score
    return Reference.made_of(values)


_WHOLE = frozenset({"book", "thesis", "report", "manuscript"})


def _several(raw: Any) -> Iterable[RawReference | str]:
    """What was given as a list, checked as users' calls are."""
    if isinstance(raw, RawReference | str):
        return (raw,)
    if not isinstance(raw, Iterable) or isinstance(raw, bytes | Mapping):
        raise TypeError(f"parse_references takes a string, or a list of strings, not {type(raw).__name__}")
    return raw


def _entry(raw: Any) -> RawReference:
    if isinstance(raw, str):
        return RawReference.of(raw)
    if not isinstance(raw, RawReference):
        raise TypeError(f"a reference to parse is a string (str) or a RawReference, not {type(raw).__name__}")
    return raw


def _shipped() -> Tagger:
    from refextract.references.tagging.crf import load_tagger

    return load_tagger()


def _usual_orders(entries: Sequence[_Entry]) -> Orders:
    """How the names of most entries of one list are printed, of each kind of names for itself."""
    lists: dict[Variable, list[str]] = {"author": [], "editor": [], "translator": []}
    for entry in entries:
        for variable, texts in lists.items():
            texts.extend(_texts(entry.fields.source, entry.fields.by_variable.get(variable, ())[:1]))
    return {variable: usual for variable, texts in lists.items() if (usual := usual_order(texts)) is not None}


def _evidence(found: Fields, view: TextView) -> tuple[Evidence, ...]:
    """Where each variable is printed in the document, in the order of the text."""
    shift = view.shift
    evidence: list[Evidence] = []
    for variable, fields in found.printed.items():
        if shift == 0 and len(fields) == 1:
            spans: tuple[Span, ...] = (Span(fields[0].start, fields[0].end),)
        elif shift is None:
            spans = tuple([view.to_source(Span(field.start, field.end)) for field in fields])
        else:
            spans = tuple([Span(field.start + shift, field.end + shift) for field in fields])
        score = fields[0].score if len(fields) == 1 else min([field.score for field in fields])
        evidence.append(Evidence.at(variable, spans, score))
    return tuple(evidence)


# -------------------------------------------------------------------------------------------------- fields -> values


def _values(found: Fields, orders: Orders) -> Values:
    """The CSL variables of the fields, each read by its grammar; what no grammar reads is left out."""
    values: Values = {"author": NOBODY, "editor": NOBODY, "translator": NOBODY}  # a default is copied each time
    for variable, fields in found.by_variable.items():
        if variable in _NAMES:
            _read_names(variable, found.source, fields, values, orders.get(variable))
        elif variable == "date":
            _READERS["date"](found.source, _dates_of_work(found.source, fields, found), values)
        else:
            _READERS[variable](found.source, fields, values)
    if values.get("issued") is not None and values["issued"].literal is not None and "date" in found.by_variable:
        _READERS["date"](found.source, found.by_variable["date"], values)
    _doi_and_url(found, values)
    _number_in_series(found, values)
    _standard_in_title(values)
    _title_of_host(found, values)
    return values


def _number_in_series(found: Fields, values: Values) -> None:
    """The volume behind a series, of which the host of a chapter is a part, is its number there."""
    series, volume = found.by_variable.get("collection-title"), found.by_variable.get("volume")
    if series and volume and "container_title" in values and 0 <= volume[0].start - series[0].end <= _GAP:
        values["collection_number"] = values.pop("volume", None)


def _standard_in_title(values: Values) -> None:
    """The number of a standard or patent at the end of its title: "Bibliographic description: GB/T 3792.4—2009"."""
    title = values.get("title") or ""
    found = _standard_number.search(title) if _FIGURE.search(title) else None
    if found and "number" not in values and "container_title" not in values:
        values["number"] = found["number"]


_FIGURE = re.compile(r"\d")


_standard_number = pattern(
    r"(?:^|[\s:：,])(?P<number>(?:GB|GB/T|GB/Z|ISO|ISO/IEC|IEC|DIN|DIN EN|EN|BS|ANSI|ASTM|NF|JIS|ГОСТ|YD/T|HJ|DB\d\d/T)"
    r"(?:\s(?:ISO|EN|IEC))?\s[A-Z]?\s?\d[\d.-]*(?:[—–:-]\d{4})?)$"
    r"|[:：]\s?(?P<number>(?:CN|ZL|US|EP|WO|JP|DE)\s?\d{6,}[\d.]*[A-Z]?\d?)$"
)


def _title_of_host(found: Fields, values: Values) -> None:
    """A host without anything in it, and without a place in a series of volumes or pages, is the work itself.

    Not so behind an "in" with somebody before it, whose untitled part of it is meant.
    """
    inside = ("title", "volume", "issue", "page", "accessed", "doi")
    if "container_title" not in values or any(name in values for name in inside) or not values["editor"].names:
        return
    start = found.by_variable["container-title"][0].start
    if not (values["author"].names and ends_with_in(found.source[max(0, start - _LONGEST_LEAD) : start])):
        values["title"] = values.pop("container_title")


_LONGEST_LEAD = 24


_NAMES: frozenset[Variable] = frozenset({"author", "editor", "translator"})


def _read_names(
    variable: Variable, source: str, fields: Sequence[Field], values: Values, usual: UsualOrder | None
) -> None:
    lists = [names for text in _texts(source, fields) if (names := parse_names(text, usual)) is not None]
    if len(lists) > 1 and _is_label(lists[0], lists[1]):
        del lists[0]
    if len(lists) == 1:
        values[variable] = lists[0]
    elif lists:
        everybody = tuple(dict.fromkeys(name for each in lists for name in each.names))
        values[variable] = NameList.made(names=everybody, others=any(each.others for each in lists))


def _is_label(first: NameList, second: NameList) -> bool:
    """Whether names are no more than the head of an entry, printed in full behind: "Roe et al. 2016 A. Roe"."""
    families = [name.family or name.literal for name in first.names]
    bare = all(name.given is None for name in first.names)
    full = [name.family for name in second.names]
    return bare and families == full[: len(families)] and (first.others or len(families) == len(full))


def _read_title(variable: Variable) -> _Reader:
    name = variable.replace("-", "_")

    def read(source: str, fields: Sequence[Field], values: Values) -> None:
        printed = _joined(source, fields)
        title = parse_title(printed)
        if title is not None:
            abbreviated = variable != "title" and printed.endswith(".") and "." in title and not title.endswith(".")
            values[name] = f"{title}." if abbreviated else title

    return read


def _texts(source: str, fields: Sequence[Field]) -> list[str]:
    return [source[field.start : field.end] for field in fields]


_GAP = 3  # characters between two parts of one title


def _joined(source: str, fields: Sequence[Field]) -> str:
    """The first field of a variable, with those that follow it right behind a separator."""
    start, end = fields[0].start, fields[0].end
    for field in fields[1:]:
        if field.start - end > _GAP:
            break
        end = field.end
    return source[start:end]


def _read_date(variable: Variable) -> _Reader:
    name = "issued" if variable == "date" else variable

    def read(source: str, fields: Sequence[Field], values: Values) -> None:
        texts = _texts(source, fields)
        dates = [date for text in texts if (date := parse_date(text)) is not None]
        dates = dates or [date for text in texts if (date := year_in(text)) is not None]
        if dates:
            values[name] = _fullest(dates)

    return read


def _dates_of_work(source: str, fields: Sequence[Field], found: Fields) -> Sequence[Field]:
    """The date behind the publisher goes before one that the title ends in: "Rivers of Asia, 2008. Press, 2002"."""
    publishers, titles = found.by_variable.get("publisher", ()), found.by_variable.get("title", ())
    if len(fields) == 1 or not publishers or not titles or source[titles[0].end : fields[0].start] != ", ":
        return fields
    return [field for field in fields if 0 <= field.start - publishers[-1].end <= _GAP] or fields


def _fullest(dates: Sequence[PartialDate]) -> PartialDate:
    """The first date, with the month and day that another one adds to its year."""
    if len(dates) == 1:
        return dates[0]
    first = next((date for date in dates if date.year is not None), dates[0])
    fuller = next((date for date in dates if date.year == first.year and date.month is not None), None)
    if first.month is not None or first.year is None or fuller is None:
        return first
    return fuller.model_copy(update={"suffix": first.suffix})


def _read_volume(source: str, fields: Sequence[Field], values: Values) -> None:
    """A volume, and the number of volumes, which stands before its word: "2 vols." but "vol. 2"."""
    counts = [field for field in fields if counts_volumes(source, field.start, field.end)]
    if counts:
        values["number_of_volumes"] = source[counts[0].start : counts[0].end]
        fields = [field for field in fields if field not in counts]
    if not fields:
        return
    numbering = parse_volume(_first(source, fields))
    if numbering.volume is not None:
        values["volume"] = numbering.volume
    if numbering.issue is not None:
        values.setdefault("issue", numbering.issue)


def _first(source: str, fields: Sequence[Field]) -> str:
    return source[fields[0].start : fields[0].end]


def _read_issue(source: str, fields: Sequence[Field], values: Values) -> None:
    issue = parse_issue(_first(source, fields))
    if issue is not None:
        values["issue"] = issue


def _read_page(source: str, fields: Sequence[Field], values: Values) -> None:
    """Pages, and the number of pages, which stands before its word: "256 p." but "p. 256"."""
    for field in fields:
        letter = _letter_of_article.search(source, 0, field.start) if source[field.start - 1].isupper() else None
        text = source[letter.start() if letter else field.start : field.end]
        pages = parse_pages(text)
        if pages is None:
            values.setdefault("page", " ".join(text.split()))
        elif pages.extent or is_extent(source, field.start, field.end):
            values.setdefault("number_of_pages", pages.ranges[0][0])
        else:
            values.setdefault("page", format_pages(pages))


# The letter before the number of an article: "P10008".
_letter_of_article = pattern(r"(?<=[\s,:(])P$")


def _read_genre(source: str, fields: Sequence[Field], values: Values) -> None:
    read = [parse_genre(text) for text in _texts(source, fields)]
    genre = next((genre for genre, _ in read if genre is not None), None)
    number = next((number for _, number in read if number is not None), None)
    if genre is not None and number is not None and _names_standard(genre):
        genre, number = None, f"{genre} {number}"  # "ISO 690" is the number of a standard as a whole
    if genre is not None:
        values["genre"] = genre
    if number is not None:
        values["number"] = number


def _read_edition(source: str, fields: Sequence[Field], values: Values) -> None:
    """An edition, or the version of software."""
    for text in _texts(source, fields):
        version = parse_version(text)
        if version is not None:
            values["version"] = version
        elif "edition" not in values and (edition := parse_edition(text)) is not None:
            values["edition"] = edition


def _read_note(source: str, fields: Sequence[Field], values: Values) -> None:
    """A note, or the words that stand for the date of a work to come."""
    for field in fields:
        date = parse_date(source[field.start : field.end])
        if date is not None and date.literal is not None:
            values.setdefault("issued", date)
            return
    _read_text("note")(source, fields, values)


def _names_standard(genre: str) -> bool:
    """Whether what stands before a number is one who sets standards: "ISO", "DIN EN ISO"."""
    return f"{genre.casefold()} ".startswith(_standard_heads())


@cache
def _standard_heads() -> tuple[str, ...]:
    return tuple([f"{word} " for word in kind_words()["standard"]])


def _read_text(variable: Variable) -> _Reader:
    name = variable.replace("-", "_")

    def read(source: str, fields: Sequence[Field], values: Values) -> None:
        text = " ".join(_joined(source, fields).split()).strip(" ,;:*_")
        if text:
            values[name] = text

    return read


def _read_by(variable: Variable, parse: Callable[[str], str | None]) -> _Reader:
    name = variable.replace("-", "_")

    def read(source: str, fields: Sequence[Field], values: Values) -> None:
        value = next((value for text in _texts(source, fields) if (value := parse(text)) is not None), None)
        if value is not None:
            values[name] = value

    return read


def _doi_and_url(found: Fields, values: Values) -> None:
    """An address made from a DOI gives both; one that leads to arXiv, its number there."""
    url, doi = values.get("url"), values.get("doi")
    if "arxiv" not in values and (number := arxiv_in(doi or "") or arxiv_in(url or "")) is not None:
        values["arxiv"] = number
    if doi is None and url is not None and (inside := doi_in(url)) is not None:
        values["doi"] = inside
    if url is None and doi is not None:
        start = found.by_variable["doi"][0].start
        resolver = _resolver.search(found.source, max(0, start - _LONGEST_RESOLVER), start)
        if resolver:
            values["url"] = resolver[0] + doi


_LONGEST_RESOLVER = len("https://www.dx.doi.org/")


_resolver = pattern(r"(?i:https?://(?:www\.|dx\.)*doi\.org/)$")


def _read_nothing(source: str, fields: Sequence[Field], values: Values) -> None:
    """The label of an entry is no variable of its work."""


_READERS: dict[Variable, _Reader] = {
    "title": _read_title("title"),
    "container-title": _read_title("container-title"),
    "collection-title": _read_title("collection-title"),
    "date": _read_date("date"),
    "accessed": _read_date("accessed"),
    "volume": _read_volume,
    "issue": _read_issue,
    "page": _read_page,
    "publisher": _read_text("publisher"),
    "publisher-place": _read_text("publisher-place"),
    "edition": _read_edition,
    "genre": _read_genre,
    "event": _read_text("event"),
    "note": _read_note,
    "doi": _read_by("doi", parse_doi),
    "url": _read_by("url", parse_url),
    "isbn": _read_by("isbn", parse_isbn),
    "issn": _read_by("issn", parse_issn),
    "pmid": _read_by("pmid", parse_pmid),
    "arxiv": _read_by("arxiv", parse_arxiv),
    "citation-number": _read_nothing,
}
