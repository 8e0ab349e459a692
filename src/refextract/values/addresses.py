"""Addresses of works in running text: URLs, DOIs and arXiv identifiers, and what kind of place a URL leads to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from refextract.text import Span, pattern, plain_pattern
from refextract.values.identifier import SICI_END, trimmed_address

__all__ = ["Address", "Place", "addresses", "hosts", "place"]

AddressKind = Literal["url", "doi", "arxiv"]
Place = Literal["scholarly", "home", "social", "code", "encyclopedia", "shop", "licence", "file", "page"]


class Address(NamedTuple):
    """An address as printed: `span` with a label such as ``doi:``, `value` the bare identifier."""

    span: Span
    value: Span
    kind: AddressKind


def addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """The addresses in a stretch of a text, in order; punctuation behind one is no part of it, balanced brackets are.

    >>> [a.value.of("(see https://a.org/b_(c).)") for a in addresses("(see https://a.org/b_(c).)")]
    ['https://a.org/b_(c)']
    """
    stop = len(text) if end is None else end
    for found in _address.finditer(text, start, stop) if _sign.search(text, start, stop) else ():
        kind: AddressKind = "doi" if found["doi"] else "arxiv" if found["arxiv"] else "url"
        value = Span(found.start(kind), found.start(kind) + len(trimmed_address(found[kind])))
        if len(value) > 6:
            yield Address(Span(found.start(), value.end), value, kind)


def place(url: str) -> Place:
    """What kind of place a URL leads to, judged by its host and path alone.

    >>> place("https://doi.org/10.1000/182"), place("https://example.org/"), place("https://example.org/2014/a-post")
    ('scholarly', 'home', 'page')
    """
    parts = _parts.match(url)
    if not parts:
        return "home"
    host, path = parts["host"].casefold().removeprefix("www."), parts["path"]
    if _file.search(path):
        return "file"
    if _scholarly_path.search(path):
        return "scholarly"
    if _bare_path.fullmatch(path):
        return "home"
    labels = host.split(".")
    known = (_kinds().get(".".join(labels[place:])) for place in range(len(labels)))
    return next((kind for kind in known if kind), "page")


@cache
def hosts() -> dict[Place, tuple[str, ...]]:
    """The hosts known for one kind of place."""
    loaded = json.loads((files("refextract.lexicons") / "hosts.json").read_text("utf-8"))
    return {kind: tuple(names) for kind, names in loaded.items()}


@cache
def _kinds() -> dict[str, Place]:
    return {name: kind for kind, names in hosts().items() for name in names}


_sign = plain_pattern(r"https?://|www\.|10\.\d{4}|[aA][rR][xX][iI][vV]\s*:")  # what every address has
# A URL; a DOI with or without label; an arXiv identifier with its label (Source: arXiv identifier scheme).
_address = pattern(
    r"(?<url>(?:https?://|(?<![\w/@.])www\.)[^\s<>\"“”]++)"
    r"|(?:(?i:doi)(?:\s*:\s*|\s+))?+(?<![\w/.])(?<doi>10\.\d{4,9}/[^\s<>\"“”]++" + SICI_END + r"?+)"
    r"|(?i:arxiv)\s*:\s*(?<arxiv>\d{4}\.\d{4,5}(?:v\d+)?+|[a-z-]+(?:\.[A-Z]{2})?+/\d{7})"
)
_parts = pattern(r"(?:https?://)?(?<host>[\w.-]++)(?::\d++)?+(?<path>[^\n]*+)")
# The path of no work: of a home page, a person's directory, a tag, a form.
_bare_path = pattern(
    r"(?i)/?(?:~[^/]++/?|index\.\w+|en/?|home/?)?+(?:[?#].*)?"
    r"|(?:/[\w-]+)?/(?:about|contact|tags?|topics?|categor(?:y|ies)|authors?|archives?|feeds?|rss|login|sign-?up|subscribe"
    r"|privacy|terms|search|newsletter|share|members?|people|staff|users?|profile)(?:\.\w+)?(?:/[^/?#]*)?/?(?:[?#].*)?"
)
_file = pattern(r"(?i)\.(?:png|jpe?g|gif|svg|webp|ico|mp3|mp4|zip|gz|css|js|csv|xlsx?)(?:$|[?#])")
# Paths of papers: a DOI, a PDF, volume and issue of a journal.
_scholarly_path = pattern(r"(?i)\b10\.\d{4,9}/|\.pdf(?:$|[?#])|/(?:content|article|toc)s?/(?:\w+/)?\d+/\d+")
