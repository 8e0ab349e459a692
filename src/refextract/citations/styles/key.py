r"""Citations by the key of a bibliography file, in the markup of pandoc, LaTeX, Org, Sphinx, MyST, Typst and AsciiDoc.

Pandoc: ``[@knuth84, p. 3]``, ``@knuth84 [p. 3]``. LaTeX: ``\citep[see][12]{knuth84}``, ``\cites[3]{knuth84}{lamport}``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from refextract.citations import Candidate, Reading
from refextract.citations.styles._brackets import Bracket, brackets, innermost
from refextract.citations.styles._groups import Grammar, Group, Part, grammar, read_group
from refextract.model.citation import Key, Mode
from refextract.text import Span, pattern
from refextract.values.latex import plain
from refextract.values.locator import parse_locator

__all__ = ["find"]

_OF_PANDOC = ("markdown", "notebook")
_PRINTED = ("pdf",)
"""Formats that show markup as an example alone."""
_LONGEST = 400
_SCORE = 0.95
_PANDOC_KEY = r"""
    (?<![\w@./`\\-])(?P<minus>-)?+@
    (?:\{(?P<key>[^{}\s]{1,200}+)\}|(?P<key>[\p{L}\d_]++(?:[:.#$%&+?<>~/-]++[\p{L}\d_]++)*+))(?!@)
"""
_CROSS_REFERENCES = ("fig", "tbl", "tab", "eq", "sec", "lst", "thm", "lem", "def", "exm", "cor", "prp")


def find(reading: Reading) -> Iterator[Candidate]:
    """The citations in the markup of a writing tool; "@name" alone may be a person on a social network.

    Where the reader of the document has looked for keys, nothing else in brackets is one, nor is what stands where the
    reader knows that none can. A bare name is one there if the reader, or a bibliography file, has it.
    """
    if reading.document.format in _PRINTED:
        return
    text, keyless = reading.text, reading.document.given.keyless
    bracketed = [*_pandoc_brackets(text)] if "@" in text else []
    loose = [*_pandoc_mentions(text)] if "@" in text and (bracketed or reading.document.format in _OF_PANDOC) else []
    written = [*_commands(text), *_roles(text)]
    if reading.document.format == "latex":
        written = [*_as_told(written, reading)]
    if keyless is not None:
        told = _Places(reading, [each.span for each in reading.document.given.citations])
        none = _Places(reading, keyless)
        bracketed = [group for group in bracketed if told.hold(group.span)]
        known = _keys_of_files(reading) if reading.document.format in _OF_PANDOC else frozenset()
        loose = [
            group
            for group in loose
            if told.begins(group.span)
            or (_is_of(group, known) and not told.hold(group.span) and not none.hold(group.span))
        ]
        written = [group for group in written if not none.hold(group.span)]
    elif not bracketed:
        loose = [group for group in loose if any(c.isdigit() for c in group.span.of(text))]
    for group in (*bracketed, *loose, *written):
        yield Candidate(group.span, group.items, _SCORE)


def _as_told(groups: Sequence[Group], reading: Reading) -> Iterator[Group]:
    """The commands that cite what the reader of a LaTeX document says.

    It alone knows which arguments of a command that the document defines are keys, and what is verbatim text.
    """
    told = {each.span.start: [item.key for item in each.items] for each in reading.document.given.citations}
    for group in groups:
        keys = [pointer.key for part in group.parts for pointer in part.pointers if isinstance(pointer, Key)]
        if told.get(reading.view.to_source(group.span).start) == keys:
            yield group


class _Places:
    """Places of a document, sorted and disjoint, to be asked for in the running text."""

    def __init__(self, reading: Reading, spans: Sequence[Span]) -> None:
        self._view = reading.view
        self._spans = spans
        self._starts = [span.start for span in spans]

    def begins(self, span: Span) -> bool:
        """Whether one of them begins where a stretch of the running text does."""
        start = self._view.to_source(span).start
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and self._starts[index] == start

    def hold(self, span: Span) -> bool:
        """Whether a stretch of the running text begins in one of them, or before one that it reaches into."""
        place = self._view.to_source(span)
        index = bisect_right(self._starts, place.end - 1) - 1
        return index >= 0 and self._spans[index].overlaps(place)


def _keys_of_files(reading: Reading) -> frozenset[str]:
    return frozenset(each.label or each.id for each in reading.references if each.origin == "file")


def _is_of(group: Group, keys: frozenset[str]) -> bool:
    return any(isinstance(pointer, Key) and pointer.key in keys for part in group.parts for pointer in part.pointers)


def _pandoc_brackets(text: str) -> Iterator[Group]:
    """``[see @knuth84, p. 3; @lamport86]``, and ``[cite/t:@knuth84]`` of Org."""
    for pair in innermost(brackets(text)):
        if pair.opening == "[" and len(pair.span) <= _LONGEST and text[pair.span.end : pair.span.end + 1] != "(":
            opening = _org_opening.match(text, pair.inside.start, pair.inside.end)
            inside = Span(opening.end(), pair.inside.end) if opening else pair.inside
            group = read_group(text, inside, pair.span, _pandoc_grammar())
            if group:
                yield group


def _pandoc_mentions(text: str) -> Iterator[Group]:
    """``@knuth84 [p. 3]`` in the run of the text, but for cross-references such as ``@fig:shapes``."""
    places = {pair.span.start: pair for pair in brackets(text) if pair.opening == "["}
    for found in _pandoc_mention.finditer(text):
        if found["key"] and not found["key"].casefold().startswith(_cross_references()):
            yield _with_place(
                text, found, places.get(found.end() + 1) if text[found.end() : found.end() + 1] == " " else None
            )


def _with_place(text: str, found: regex.Match[str], bracket: Bracket | None) -> Group:
    """A mention and the locator in the bracket behind it."""
    part, span = _pandoc_part(found), Span(*found.span())
    apart = bracket is not None and text[found.end()] == " " and len(bracket.span) < _LONGEST
    locator = parse_locator(bracket.inside.of(text), default="page") if bracket and apart else None
    if bracket and locator:
        span = span.cover(bracket.span)
    return Group(span, (replace(part, span=span, locator=locator),))


def _pandoc_part(token: regex.Match[str]) -> Part:
    mode: Mode = "suppress-author" if token["minus"] else "normal"
    return Part(Span(*token.span()), (Key.made(key=token["key"]),), mode=mode)


def _bracketed_part(token: regex.Match[str]) -> Part | None:
    """The key of an item in a bracket; a cross-reference is none."""
    return None if token["key"].casefold().startswith(_cross_references()) else _pandoc_part(token)


def _commands(text: str) -> Iterator[Group]:
    r"""LaTeX: ``\citep[see][12]{knuth84,lamport86}``, ``\cite{knuth84}*{p. 3}``, several behind ``\cites(see)()``."""
    for command in _command.finditer(text):
        parts: list[Part] = []
        shared = _shared_notes.match(text, command.end()) if command["name"].endswith("cites") else None
        end = shared.end() if shared else command.end()
        while argument := _argument.match(text, end):
            parts += _parts_of(text, argument, _mode(command["name"]))
            end = argument.end()
            if not command["name"].endswith("s"):
                break
        if parts and shared and shared["before"] is not None:
            parts[0] = replace(parts[0], prefix=f"{plain(shared['before'])} {parts[0].prefix}".strip())
        if parts:
            yield Group(Span(command.start(), end), tuple(parts))


def _parts_of(text: str, argument: regex.Match[str], mode: Mode) -> list[Part]:
    """The keys of one argument with its notes: a single one stands behind the keys, of two the first before them."""
    found = _keys.finditer(text, argument.start("keys"), argument.end("keys"))
    parts = [Part(Span(*key.span()), (Key.made(key=key[0]),), mode=mode) for key in found]
    first, second = argument["first"], argument["second"] if argument["second"] is not None else argument["behind"]
    before, after = (first or "", second) if second is not None else ("", first or "")
    if parts and (before or after):
        before, after = plain(before), plain(after)
        locator = parse_locator(after, default="page") if after else None
        parts[-1] = replace(parts[-1], locator=locator, suffix="" if locator else after)
        parts[0] = replace(parts[0], prefix=before)
    return parts


def _mode(command: str) -> Mode:
    name = command.casefold()
    if "author" in name:
        return "author-only"
    return "suppress-author" if "year" in name or "date" in name else "normal"


def _roles(text: str) -> Iterator[Group]:
    """``:cite:p:`knuth84``` of Sphinx, ``{cite:t}`knuth84``` of MyST, ``#cite(<knuth84>)`` of Typst, AsciiDoc's too."""
    for role in _role.finditer(text):
        found = _keys.finditer(text, role.start("keys"), role.end("keys"))
        parts = tuple(Part(Span(*key.span()), (Key.made(key=key[0]),)) for key in found)
        if parts:
            yield Group(Span(*role.span()), parts)


@cache
def _pandoc_grammar() -> Grammar:
    return grammar(_PANDOC_KEY, r"(?!)", _bracketed_part)


# A key; what stands in square brackets or between backquotes is passed over.
_pandoc_mention = pattern(lambda: rf"`[^`\n]*+`|\[[^\[\]\n]*+\]|{_PANDOC_KEY}", regex.VERBOSE)


@cache
def _cross_references() -> tuple[str, ...]:
    return tuple(f"{kind}{mark}" for kind in _CROSS_REFERENCES for mark in ":-")


_org_opening = pattern(r"cite(?:/[a-z/-]{1,20})?:")
_command = pattern(r"\\(?P<name>(?!nocite|citestyle|citetext)(?=[a-zA-Z]{0,20}[cC]ite)[a-zA-Z]{4,30}+)\*?+")


@pattern
def _argument() -> str:
    note = r"[^\[\]\n]{0,200}+"
    keys = r"\s?\{(?P<keys>[^{}\\\n]{1,1000}+)\}(?:\*\{(?P<behind>[^{}\n]{0,200}+)\})?+"
    return rf"(?:\s?\[(?P<first>{note})\])?+(?:\s?\[(?P<second>{note})\])?+{keys}"


# The notes before and behind all keys of ``\cites(see)(and others)[3]{a}{b}``; a single one stands behind.
_shared_notes = pattern(r"\s?\((?:(?P<before>[^()\n]{0,200}+)\)\s?\()?+(?>[^()\n]{0,200}+)\)(?=\s?[\[{])")


_role = pattern(
    (
        r"""
        (?:(?<!\w):cite(?::[a-z:]{1,20})?:|\{cite(?::[a-z:]{1,20})?\})`(?P<keys>[^`\n]{1,400}+)`
        |\#cite\(<(?P<keys>[^<>\s]{1,200}+)>[^()\n]{0,200}+\)
        |(?<!\w)cite(?:np)?:\[(?P<keys>[^\[\]\n]{1,400}+)\]
        """
    ),
    regex.VERBOSE,
)
_keys = pattern(r"[^,\s]++(?:[ ]++[^,\s]++)*+")
