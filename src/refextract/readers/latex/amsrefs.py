r"""Works that amsrefs has in the document, ``\bib{key}{article}{author={…}, …}`` -> the form of a ``.bib`` file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from refextract.readers.latex.scanner import Inside, Source
from refextract.text import pattern

__all__ = ["works_within"]

_NAMES = frozenset(("author", "editor", "translator"))
_HOSTS = frozenset(("book", "conference"))  # groups of fields of their own, of which the title is the host's
_HOSTED = frozenset(("article", "collection.article", "innerbook"))


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
    """The fields of a work; only names are told more than once."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    place = inner.start
    while field := _field.search(source.text, place, inner.end):
        value = source.argument(field.end())
        if value is None:
            break
        place = value.end + 1
        name = field["name"]
        if name in _HOSTS:
            title = _values(source, value).get("title") or [value.of(source.text)]
            values["booktitle"] = values["booktitle"] or title
        elif name in _NAMES or name not in values:
            values[name].append(value.of(source.text).strip())
    return dict(values)


_bib = pattern(
    r"%[^\n]*+|\\bib\*?\s*+\{(?P<key>[^{}]++)\}\s*+\{(?P<kind>[A-Za-z.]++)\}\s*+(?=\{)|\\.",
    regex.DOTALL,
)
_field = pattern(r"(?P<name>[a-z-]++)\s*+=\s*+(?=\{)")
