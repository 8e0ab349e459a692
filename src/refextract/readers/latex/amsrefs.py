r"""Works that amsrefs has in the document, ``\bib{key}{article}{author={…}, …}`` -> the form of a ``.bib`` file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from refextract.readers.latex.scanner import Inside, Source
from refextract.text import pattern

__all__ = ["keys_within", "works_within"]

_NAMES = frozenset(("author", "editor", "translator"))
_HOSTS = ("book", "conference")  # groups of fields of their own, of which the title is the host's; the first wins
_HOSTED = frozenset(("article", "collection.article", "innerbook"))
_FIELDS = {"place": "address", "xref": "crossref"}  # and what BibTeX calls them


def works_within(text: str) -> str:
    r"""The works that a document lists by ``\bib``, as BibTeX; empty where it lists none.

    >>> print(works_within(r"\bib{a}{book}{author={Doe, Ann}, author={Roe, Jo}, title={T}, date={1999}}"))
    @book{a,
      author = {Doe, Ann and Roe, Jo},
      title = {T},
      date = {1999},
    }
    <BLANKLINE>
    """
    return "".join(_works(Source(text))) if "\\bib{" in text or "\\bib*{" in text else ""


def keys_within(text: str) -> Iterator[str]:
    r"""The keys of the works that are printed whether they are cited or not; those of ``\bib*`` are not.

    >>> list(keys_within(r"\bib{a}{book}{title={T}} \bib*{b}{book}{title={U}} % \bib{c}{book}{}"))
    ['a']
    """
    found = _bib.finditer(Source(text).text) if "\\bib{" in text else ()
    yield from (command["key"].strip() for command in found if command["key"] and not command["star"])


def _works(source: Source) -> Iterator[str]:
    for command in _bib.finditer(source.text):
        inner = source.argument(command.end()) if command["key"] else None
        if inner:
            values = _values(source, inner)
            kind = command["kind"].strip()
            kind = "incollection" if kind in _HOSTED and "booktitle" in values else kind.split(".")[-1]
            fields = "".join(f"  {name} = {{{' and '.join(found)}}},\n" for name, found in values.items())
            yield f"@{kind}{{{command['key'].strip()},\n{fields}}}\n"


def _values(source: Source, inner: Inside) -> dict[str, list[str]]:
    """The fields of a work; only names are told more than once. Those of its host it has where it lacks them."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    hosts: dict[str, dict[str, list[str]]] = {}
    place = inner.start
    while field := _field.search(source.text, place, inner.end):
        value = source.argument(field.end())
        if value is None:
            break
        place = value.end + 1
        name = _FIELDS.get(field["name"], field["name"])
        if name in _HOSTS:
            hosts[name] = _values(source, value) or {"title": [value.of(source.text)]}
        elif name in _NAMES or name not in values:
            values[name].append(_dashes.sub(_dash, value.of(source.text)).strip())
    for host in (hosts[name] for name in _HOSTS if name in hosts):
        for name, found in host.items():
            values.setdefault("booktitle" if name == "title" else name, found)
    return dict(values)


def _dash(command: regex.Match[str]) -> str:
    return "--" if command["kind"] == "n" else "---"


_bib = pattern(
    r"%[^\n]*+|\\bib(?P<star>\*)?\s*+\{(?P<key>[^{}]++)\}\s*+\{(?P<kind>[A-Za-z.]++)\}\s*+(?=\{)|\\.",
    regex.DOTALL,
)
_field = pattern(r"(?P<name>[a-z-]++)\s*+=\s*+(?=\{)")
_dashes = pattern(r"\\(?P<kind>[nm])dash(?![a-zA-Z])[ ]?")
