"""What a document or its project says in YAML of its bibliography: pandoc's header, ``_quarto.yml`` and their kin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from refextract.bibliography.csl_json import made_of_items
from refextract.model.reference import Reference
from refextract.readers._beside import Folder
from refextract.readers._looked_at import look
from refextract.text import pattern

__all__ = ["Header", "header_of", "project_root", "project_settings"]

_PROJECTS = ("_quarto.yml", "_quarto.yaml", "_bookdown.yml", "myst.yml", "_config.yml", "_toc.yml")
_HIGHEST = 3  # folders above a document where its project may begin


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the bibliography files, the works that stand in the header itself, and the language.

    `listed` are the keys of works that the list has though nothing cites them.
    """

    bibliographies: tuple[str, ...] = ()
    works: tuple[Reference, ...] = ()
    language: str | None = None
    problems: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()


def header_of(text: str) -> Header:
    r"""What the YAML header at the beginning of a text says.

    >>> header_of("---\nbibliography: [a.bib, b.json]\nlang: de-AT\n---\nText").bibliographies
    ('a.bib', 'b.json')
    """
    found = _header.match(text)
    return _read(found["yaml"]) if found else Header()


def project_root(path: Path) -> Path:
    """The folder of the project that a document belongs to: where its settings lie, or the document's own."""
    folder = path.resolve().parent
    for parent in (folder, *folder.parents)[: _HIGHEST + 1]:
        if any(look(parent / name).is_file() for name in _PROJECTS):
            return parent
    return folder


def project_settings(folder: Folder) -> Header:
    """What the settings of a project say."""
    names: list[str] = []
    problems: list[str] = []
    listed: frozenset[str] = frozenset()
    for name in _PROJECTS:
        path = folder.find(name)
        if path:
            header = _read(folder.read(path))
            names += header.bibliographies
            listed |= header.listed
            problems += (f"{name}: {problem}" for problem in header.problems)
    return Header(tuple(names), problems=tuple(problems), listed=listed)


def _read(text: str) -> Header:
    import yaml

    try:
        values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts, lists and mappings
    except (yaml.YAMLError, RecursionError) as error:
        return Header(problems=(f"header: not YAML: {' '.join(str(error).split())[:120] or 'nested too deep'}",))
    if not isinstance(values, Mapping):
        return Header()
    references = values.get("references")
    works = made_of_items(references).references if isinstance(references, list) else ()
    language = values.get("lang") or values.get("language")
    return Header(
        tuple(dict.fromkeys(_names(values))),
        works,
        language[:2].lower() if isinstance(language, str) and language else None,
        listed=frozenset(_listed(values.get("nocite"))),
    )


def _listed(nocite: object) -> Iterator[str]:
    """The keys of pandoc's ``nocite``, a text or a list of texts; ``@*`` means all."""
    for text in nocite if isinstance(nocite, list) else [nocite]:
        if isinstance(text, str):
            yield from (found["braced"] or found["key"] for found in _nocited.finditer(text))


def _names(values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if name in ("bibliography", "bibtex_bibfiles", "bib_file"):
            listed = value if isinstance(value, list) else [value]
            yield from (each for each in listed if isinstance(each, str) and each and "://" not in each)
        elif name in ("project", "book", "website", "sphinx", "config", "metadata") and isinstance(value, Mapping):
            yield from _names(value)


_nocited = pattern(
    r"(?<![\w@])@(?:\{(?P<braced>[^{}\s]++)\}|(?P<key>\*|[\p{L}\d_]++(?:[:.#$%&+?<>~/-]++[\p{L}\d_]++)*+))"
)
_header = pattern(r"(?s)\ufeff?\s*---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
