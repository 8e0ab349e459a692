"""References: raw entries -> tagged fields -> values -> typed `Reference` objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from refextract.fields import Fields, is_extent, readable
from refextract.kinds import csl_type
from refextract.model.reference import Evidence, RawReference, Reference, Variable
from refextract.tagging.tagger import Field, Tagger
from refextract.text import Span, TextView
from refextract.values.date import PartialDate, parse_date, year_in
from refextract.values.identifier import doi_in, parse_arxiv, parse_doi, parse_isbn, parse_issn, parse_pmid, parse_url
from refextract.values.name import NameList, parse_names
from refextract.values.numbering import parse_edition, parse_genre, parse_issue, parse_volume
from refextract.values.pages import format_pages, parse_pages
from refextract.values.title import parse_title

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["build_reference", "parse_references"]

Values = dict[str, Any]
"""Attributes of a `Reference` by name, each of the type that the model says."""

_NOBODY = NameList()

_Reader = Callable[[Fields, Values], None]


def parse_references(raw: Sequence[RawReference | str], *, tagger: Tagger | None = None) -> tuple[Reference, ...]:
    """One typed reference for each raw one, in order; a plain string is a raw reference of its own text.

    `tagger` is the shipped model unless another is given. Ids are ``r1``, ``r2``, … in order.

    Raises:
        ModelError: where the shipped model cannot be read.

    >>> [reference] = parse_references(["Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."])
    >>> reference.author.names[0].family, reference.issued.year, reference.title, reference.type
    ('Knuth', 1984, 'The TeXbook', 'book')
    """
    entries = [RawReference.of(entry) if isinstance(entry, str) else entry for entry in raw]
    views = [readable(entry.view.text) for entry in entries]
    tagged = (tagger or _shipped()).tag([view.text for view in views])
    return tuple(
        build_reference(entry, _led_back(each.fields, view), f"r{index}", score=each.score)
        for index, (entry, view, each) in enumerate(zip(entries, views, tagged, strict=True), start=1)
    )


def build_reference(raw: RawReference, fields: Sequence[Field], id: str, *, score: float | None = None) -> Reference:  # noqa: A002 - the word of the model
    """The reference that the fields of `raw` make; their offsets count in ``raw.view.text``.

    `score` is the least of the fields' unless it is given. Nothing is lost: every field is evidence, read or not.

    >>> raw = RawReference.of("The TeXbook, 1984")
    >>> built = build_reference(raw, [Field("title", 0, 11), Field("date", 13, 17)], "r1")
    >>> built.title, built.issued.year, built.evidence[1].spans
    ('The TeXbook', 1984, (Span(start=13, end=17),))
    """
    text = raw.view.text
    found = Fields.of(text, fields)
    values = _values(found)
    values["type"] = csl_type(found, values)
    least = min((field.score for field in found.all), default=0.0) if score is None else score
    return Reference.made(
        id=id,
        span=raw.span,
        text=text,
        label=raw.label or found.text("citation-number"),
        origin=raw.origin,
        evidence=_evidence(found, raw.view),
        score=least,
        **values,
    )


def _shipped() -> Tagger:
    from refextract.tagging.crf import load_tagger

    return load_tagger()


def _led_back(fields: Sequence[Field], view: TextView) -> list[Field]:
    """The fields with their offsets in the text that `view` was made from."""
    if not view.pieces or (len(view.pieces) == 1 and view.pieces[0].copied and view.pieces[0].source == 0):
        return list(fields)
    places = [(field, view.to_source(Span(field.start, field.end))) for field in fields]
    return [field._replace(start=place.start, end=place.end) for field, place in places]


def _evidence(found: Fields, view: TextView) -> tuple[Evidence, ...]:
    """Where each variable is printed in the document, in the order of the text."""
    spans: dict[Variable, list[Field]] = {}
    for field in found.all:
        spans.setdefault(field.variable, []).append(field)
    return tuple([_printed(variable, fields, view) for variable, fields in spans.items()])


def _printed(variable: Variable, fields: Sequence[Field], view: TextView) -> Evidence:
    """Where one variable is printed, at one place as a rule."""
    if len(fields) == 1:
        [field] = fields
        spans: tuple[Span, ...] = (view.to_source(Span(field.start, field.end)),)
        return Evidence.made(variable=variable, spans=spans, score=field.score)
    spans = tuple([view.to_source(Span(field.start, field.end)) for field in fields])
    return Evidence.made(variable=variable, spans=spans, score=min([field.score for field in fields]))


# -------------------------------------------------------------------------------------------------- fields -> values


def _values(found: Fields) -> Values:
    """The CSL variables of the fields, each read by its grammar; what no grammar reads is left out."""
    values: Values = {"author": _NOBODY, "editor": _NOBODY, "translator": _NOBODY}  # a default is copied each time
    for variable in dict.fromkeys([field.variable for field in found.all]):
        _READERS[variable](found, values)
    _doi_and_url(found, values)
    _title_of_host(values)
    return values


def _title_of_host(values: Values) -> None:
    """A host without anything in it, and without a place in a series of volumes or pages, is the work itself."""
    inside = ("title", "volume", "issue", "page", "accessed", "doi")
    if "container_title" in values and not any(name in values for name in inside) and values["editor"].names:
        values["title"] = values.pop("container_title")


def _read_names(variable: Variable) -> _Reader:
    def read(found: Fields, values: Values) -> None:
        lists = [names for text in found.texts(variable) if (names := parse_names(text)) is not None]
        if len(lists) == 1:
            values[variable] = lists[0]
        elif lists:
            everybody = tuple(dict.fromkeys(name for each in lists for name in each.names))
            values[variable] = NameList.made(names=everybody, others=any(each.others for each in lists))

    return read


def _read_title(variable: Variable) -> _Reader:
    name = variable.replace("-", "_")

    def read(found: Fields, values: Values) -> None:
        printed = _joined(found, variable)
        title = parse_title(printed)
        if title is not None:
            abbreviated = variable != "title" and printed.endswith(".") and "." in title and not title.endswith(".")
            values[name] = f"{title}." if abbreviated else title

    return read


_GAP = 3  # characters between two parts of one title


def _joined(found: Fields, variable: Variable) -> str:
    """The first field of a variable, with those that follow it right behind a separator."""
    fields = [field for field in found.all if field.variable == variable]
    start, end = fields[0].start, fields[0].end
    for field in fields[1:]:
        if field.start - end > _GAP:
            break
        end = field.end
    return found.source[start:end]


def _read_date(variable: Variable) -> _Reader:
    name = "issued" if variable == "date" else variable

    def read(found: Fields, values: Values) -> None:
        texts = found.texts(variable)
        dates = [date for text in texts if (date := parse_date(text)) is not None]
        dates = dates or [date for text in texts if (date := year_in(text)) is not None]
        if dates:
            values[name] = _fullest(dates)

    return read


def _fullest(dates: Sequence[PartialDate]) -> PartialDate:
    """The first date, with the month and day that another one adds to its year."""
    first = next((date for date in dates if date.year is not None), dates[0])
    fuller = next((date for date in dates if date.year == first.year and date.month is not None), None)
    if first.month is not None or first.year is None or fuller is None:
        return first
    return fuller.model_copy(update={"suffix": first.suffix})


def _read_volume(found: Fields, values: Values) -> None:
    numbering = parse_volume(found.texts("volume")[0])
    if numbering.volume is not None:
        values["volume"] = numbering.volume
    if numbering.issue is not None:
        values.setdefault("issue", numbering.issue)


def _read_issue(found: Fields, values: Values) -> None:
    issue = parse_issue(found.texts("issue")[0])
    if issue is not None:
        values["issue"] = issue


def _read_page(found: Fields, values: Values) -> None:
    """Pages, and the number of pages, which stands before its word: "256 p." but "p. 256"."""
    for field in found.all:
        if field.variable != "page":
            continue
        text = found.source[field.start : field.end]
        pages = parse_pages(text)
        if pages is None:
            values.setdefault("page", " ".join(text.split()))
        elif pages.extent or is_extent(found.source, field.start, field.end):
            values.setdefault("number_of_pages", pages.ranges[0][0])
        else:
            values.setdefault("page", format_pages(pages))


def _read_genre(found: Fields, values: Values) -> None:
    genre, number = parse_genre(found.texts("genre")[0])
    if genre is not None:
        values["genre"] = genre
    if number is not None:
        values["number"] = number


def _read_text(variable: Variable) -> _Reader:
    name = variable.replace("-", "_")

    def read(found: Fields, values: Values) -> None:
        text = " ".join(_joined(found, variable).split()).strip(" ,;:*_")
        if text:
            values[name] = text

    return read


def _read_by(variable: Variable, parse: Callable[[str], str | None]) -> _Reader:
    name = variable.replace("-", "_")

    def read(found: Fields, values: Values) -> None:
        value = next((value for text in found.texts(variable) if (value := parse(text)) is not None), None)
        if value is not None:
            values[name] = value

    return read


def _doi_and_url(found: Fields, values: Values) -> None:
    """An address made from a DOI gives both."""
    url, doi = values.get("url"), values.get("doi")
    if doi is None and url is not None and (inside := doi_in(url)) is not None:
        values["doi"] = inside
    if url is None and doi is not None:
        field = next(field for field in found.all if field.variable == "doi")
        resolver = _resolver().search(found.source, max(0, field.start - _LONGEST_RESOLVER), field.start)
        if resolver:
            values["url"] = resolver[0] + doi


_LONGEST_RESOLVER = len("https://www.dx.doi.org/")


@cache
def _resolver() -> Pattern[str]:
    return regex.compile(r"(?i:https?://(?:www\.|dx\.)*doi\.org/)$")


def _read_nothing(found: Fields, values: Values) -> None:
    """The label of an entry is no variable of its work."""


_READERS: dict[Variable, _Reader] = {
    "author": _read_names("author"),
    "editor": _read_names("editor"),
    "translator": _read_names("translator"),
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
    "edition": _read_by("edition", parse_edition),
    "genre": _read_genre,
    "event": _read_text("event"),
    "note": _read_text("note"),
    "doi": _read_by("doi", parse_doi),
    "url": _read_by("url", parse_url),
    "isbn": _read_by("isbn", parse_isbn),
    "issn": _read_by("issn", parse_issn),
    "pmid": _read_by("pmid", parse_pmid),
    "arxiv": _read_by("arxiv", parse_arxiv),
    "citation-number": _read_nothing,
}
