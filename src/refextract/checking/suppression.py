"""Suppression: comments in a document, and patterns of file names, that keep findings from being reported.

A comment is ``refextract: ignore`` or ``refextract: ignore R101, year-differs``, in whatever way the format writes
comments (``<!-- … -->``, ``% …``, ``# …``). It counts for its own line; alone on a line, for the next line that is
not empty. ``refextract: ignore-file`` counts for the whole document, or the file of a project that it stands in; in
the main file it counts for the whole project.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document, Landmark
from refextract.options.patterns import fits
from refextract.text import Span, pattern

__all__ = ["ignored_in_file", "matches", "named_rules", "unsuppressed"]


@dataclass(frozen=True, slots=True)
class _Comment:
    """The lines a comment counts for (all of them where `last` is None), and the rules it names (all where none).

    Lines are those of all parts of a document, one after the other; `file` is the only one that all lines are of.
    """

    first: int
    last: int | None
    rules: tuple[str, ...]
    file: str | None = None

    def hides(self, found: _Found) -> bool:
        if self.last is None:
            within = self.file is None or self.file == found.file
        else:
            within = found.first <= self.last and self.first <= found.last
        told = found.diagnostic
        return within and (not self.rules or any(matches(told.code, told.name, rule) for rule in self.rules))


class _Found(NamedTuple):
    """A finding, its lines, and the file of a project that it stands in."""

    diagnostic: Diagnostic
    first: int
    last: int
    file: str | None


def matches(code: str, name: str, wanted: str) -> bool:
    """Whether a rule is meant by `wanted`: its code, the beginning of its code, or its name, in any case, or ALL.

    >>> matches("R101", "unresolved-citation", "r1"), matches("R101", "unresolved-citation", "resolved")
    (True, False)
    """
    return wanted.upper() == "ALL" or code.startswith(wanted.upper()) or name == wanted.lower()


def unsuppressed(document: Document, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that no comment of the document hides."""
    comments = _Comments(_comments(document)) if diagnostics else None
    if not comments:
        return tuple(diagnostics)
    return tuple(each for each in diagnostics if not comments.hide(_found(document, each)))


class _Comments:
    """The comments of a document, to be asked line by line."""

    def __init__(self, comments: Iterable[_Comment]) -> None:
        listed = list(comments)
        self._of_file = tuple(dict.fromkeys(each for each in listed if each.last is None))
        self._of_lines = [each for each in listed if each.last is not None]
        self._firsts = [each.first for each in self._of_lines]  # they rise, and so do the last lines
        self._lasts = [each.last or 0 for each in self._of_lines]

    def __bool__(self) -> bool:
        return bool(self._of_file or self._of_lines)

    def hide(self, found: _Found) -> bool:
        """Whether a finding is hidden."""
        near = self._of_lines[bisect_left(self._lasts, found.first) : bisect_right(self._firsts, found.last)]
        return any(each.hides(found) for each in (*self._of_file, *near))


def named_rules(text: str) -> Iterator[tuple[Span, str]]:
    """Every rule that a comment names, with the place of the comment.

    >>> list(named_rules("<!-- refextract: ignore R101, year-differs -->"))
    [(Span(start=5, end=42), 'R101'), (Span(start=5, end=42), 'year-differs')]
    """
    for match in _comment.finditer(text):
        yield from ((Span(*match.span()), rule) for rule in _rules_of(match))


def ignored_in_file(source: str, patterns: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The rules that `patterns` (glob -> rules) ignore in the file of that name.

    >>> ignored_in_file("docs/old/a.txt", {"docs/*": ["R201"], "*.md": ["R1"]})
    ('R201',)
    """
    return tuple(rule for pattern, rules in patterns.items() if fits(source, [pattern]) for rule in rules)


_blanks = pattern(r"\s*")
_comment = pattern(r"refextract:[ \t]*+ignore(?P<file>-file)?+(?P<rules>(?:[ \t,]++[A-Za-z][A-Za-z0-9-]*+)*+)")


def _comments(document: Document) -> Iterator[_Comment]:
    text, line, place = document.original, 1, 0
    for match in _comment.finditer(text):
        line += text.count("\n", place, match.start())
        place = match.start()
        rules = _rules_of(match)
        if match["file"]:
            file = _file_at(document, match.start())
            yield _Comment(1, None, rules, file if file not in document.files[:1] else None)
        else:
            yield _Comment(line, _last_line(document, match, line), rules)


def _rules_of(match: regex.Match[str]) -> tuple[str, ...]:
    return tuple(rule.rstrip("-") for rule in regex.split(r"[ \t,]+", match["rules"]) if rule)


def _last_line(document: Document, match: regex.Match[str], line: int) -> int:
    """The comment's own line, or the next one with text where the comment stands alone."""
    text, start, end = document.original, _begin(document, match.start()), document.original.find("\n", match.end())
    if start is None or end < 0 or any(c.isalnum() for c in text[start : match.start()] + text[match.end() : end]):
        return line
    rest = _blanks.match(text, end)
    return line + text.count("\n", end, rest.end()) if rest else line


def _begin(document: Document, place: int) -> int | None:
    """Where the line of a file begins that a place is in; None where it goes on behind another file."""
    start = document.original.rfind("\n", 0, place) + 1
    mark = _mark_at(document, place)
    if mark is None or mark.start < start:
        return start
    return mark.start if mark.column == 1 else None


def _file_at(document: Document, place: int) -> str | None:
    """The file of a project that a place of the source stands in."""
    mark = _mark_at(document, place)
    return mark.part if mark else None


def _mark_at(document: Document, place: int) -> Landmark | None:
    """The last mark of where a file of a project goes on, at or before a place of the source; None in a single file."""
    index = bisect_right(document.landmarks, place, key=lambda mark: mark.start) - 1
    return document.landmarks[index] if document.files and index >= 0 else None


def _found(document: Document, diagnostic: Diagnostic) -> _Found:
    span = diagnostic.span
    first, last = document.line_of(span), document.line_of(Span(max(span.start, span.end - 1), span.end))
    file = document.locate(span).part if document.files else None
    return _Found(diagnostic, first, last, file)
