"""Records: a work described line by line, each line with a label: "Title: …", "Auteur : …", "Erschienen: …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from refextract.citations.works.cue import evidence
from refextract.languages import languages
from refextract.model.reference import Evidence, Variable
from refextract.text import Span, pattern
from refextract.values.identifier import trimmed_address
from refextract.values.signs import YEAR

__all__ = ["Record", "is_remark", "records"]

_LONGEST_TITLE = 250
_TELLING = {"author", "date", "url", "publisher", "container-title", "doi", "isbn"}
"""What a record has at least one of beside its title."""


class Record(NamedTuple):
    """A record: `span` from its title to the end of the last line that describes the work."""

    span: Span
    fields: tuple[Evidence, ...]


class _Line(NamedTuple):
    """A labelled line of a record: the variable that its label stands for ("note" for what describes no field)."""

    variable: str
    value: Span
    end: int


def records(text: str, paragraphs: Sequence[Span]) -> Iterator[Record]:
    r"""The records of a running text, in order.

    >>> text = "Title: Emma\nAuthor: Jane Austen\nPublished: 1815\nSummary: A match is made."
    >>> [each.span.of(text) for each in records(text, [Span(0, 11), Span(12, 31), Span(32, 47), Span(48, 74)])]
    ['Emma\nAuthor: Jane Austen\nPublished: 1815']
    """
    for group in _groups(text, paragraphs):
        found = _record(text, group)
        if found:
            yield found


def is_remark(text: str, paragraph: Span) -> bool:
    """Whether a line has a label behind which no work is named: "Key words: …", "Résumé : …".

    >>> is_remark("Subject: Maps and power", Span(0, 23)), is_remark("Book: Emma", Span(0, 10))
    (True, False)
    """
    line = _labelled(text, paragraph)
    return line is not None and line.variable == "note" and len(paragraph) < _LONGEST_TITLE


def _groups(text: str, paragraphs: Sequence[Span]) -> Iterator[list[_Line]]:
    """The labelled lines that stand together; a second title begins another record, a line above may be the title."""
    group: list[_Line] = []
    before: Span | None = None
    for paragraph in paragraphs:
        line = _labelled(text, paragraph)
        if line is None or (line.variable == "title" and any(each.variable == "title" for each in group)):
            yield group
            group = []
        if line is not None:
            if not group and line.variable != "title" and before is not None and len(before) < _LONGEST_TITLE:
                group.append(_Line("title", _unmarked(text, before), before.end))
            group.append(line)
        before = paragraph if line is None else None
    yield group


def _labelled(text: str, paragraph: Span) -> _Line | None:
    """The line with its label read; None for one without a label that any language knows."""
    found = _label.match(text, paragraph.start, paragraph.end)
    if not found:
        return None
    variable = _variables().get(_number.sub("", found["label"]).strip(" *_").casefold())
    return _Line(variable, _unmarked(text, Span(found.end(), paragraph.end)), paragraph.end) if variable else None


def _record(text: str, group: list[_Line]) -> Record | None:
    """The record of labelled lines: a title and something else, up to the last line that tells a field."""
    told = [line for line in group if line.variable != "note"]
    variables = {line.variable for line in told}
    if "title" not in variables or not variables & _TELLING or len(told) < 2:
        return None
    title = next(line for line in told if line.variable == "title")
    span = Span(min(title.value.start, told[0].value.start), told[-1].end)
    fields = {field.variable: field for line in reversed(told) for field in _field(text, line)}
    return Record(span, tuple(fields.values())) if "title" in fields else None


def _field(text: str, line: _Line) -> Iterable[Evidence]:
    """The field of a line: an address without its brackets, a date where there is a year, all else as printed."""
    value = line.value
    if line.variable == "date":
        found = _date.search(text, value.start, value.end)
        return (evidence("date", Span(*found.span("date"))),) if found else ()
    if line.variable == "url":
        found = _address.search(text, value.start, value.end)
        end = found.start() + len(trimmed_address(found[0])) if found else 0
        return (evidence("url", Span(found.start(), end)),) if found else ()
    return (evidence(cast("Variable", line.variable), value),) if len(value) else ()


def _unmarked(text: str, span: Span) -> Span:
    """The span without blanks, emphasis and marks of headings around it."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(" \t#*_\xa0"))
    return Span(start, max(start, span.end - len(printed) + len(printed.rstrip(" \t*_\xa0"))))


@cache
def _variables() -> dict[str, str]:
    return {label: name for each in languages() for name, labels in each.record_labels.items() for label in labels}


_label = pattern(
    r"[ \t]*+(?:[-*•+]\s++)?+[*_]{0,3}+(?P<label>\p{L}[^\n:：]{0,40}?)[*_]{0,3}[ \xa0]?[:：][*_]{0,3}\s*+(?=\S)"
)
_number = pattern(r"(?:(?<!\s)\s++)?+(?:n[°ºo]|nr|no|№|#)?\.?\s?\d{1,4}$")
_date = pattern(
    r"(?i)(?P<date>(?:\d{1,2}\.?(?: de)? \p{L}{3,12}\.?(?: de)? |\p{L}{3,12}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-])?{YEAR}(?:-\d\d(?:-\d\d)?)?)"
)
_address = pattern(r"https?://[^\s<>()]++|www\.[^\s<>()]++")
