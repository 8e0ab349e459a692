"""Sheets: a CSL style as read from its file, with the terms of the language that it is printed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from refextract.errors import ReadError

__all__ = ["Sheet", "Terms", "read_locales", "read_sheets", "tag"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FALLBACK = "en-US"
_FORMS = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""What stands for a form of a term that a language lacks."""


class Terms(NamedTuple):
    """The words of a language: `words` by name and form, each in the singular and plural; `dates` by form."""

    words: Mapping[tuple[str, str], tuple[str, str]]
    dates: Mapping[str, Element]
    options: Mapping[str, str]

    def word(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """A term, empty where the language has none."""
        while True:
            found = self.words.get((name, form))
            if found is not None:
                return found[plural]
            if form not in _FORMS:
                return ""
            form = _FORMS[form]

    def over(self, base: Terms) -> Terms:
        """These terms, those of `base` where there are none."""
        return Terms({**base.words, **self.words}, {**base.dates, **self.dates}, {**base.options, **self.options})


class Sheet(NamedTuple):
    """A style: the macros by name, the layout of an entry, the options of names, and terms of its own by language."""

    name: str
    macros: Mapping[str, Element]
    layout: Element
    options: Mapping[str, str]
    language: str
    terms: Mapping[str, Terms]

    def terms_in(self, language: str, locales: Mapping[str, Terms]) -> Terms:
        """The terms for printing in a language, those of the style before those of the locale."""
        base = locales.get(language) or next(
            (locales[name] for name in sorted(locales) if name[:2] == language[:2]), locales[_FALLBACK]
        )
        for name in ("", language[:2], language):
            if name in self.terms:
                base = self.terms[name].over(base)
        return base


def tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def read_sheets(folder: Path) -> list[Sheet]:
    """The styles in a folder of ``*.csl`` files, by name; those that only lean on another style are left out.

    Raises:
        ReadError: where there are none, or one is not well-formed.
    """
    sheets = [sheet for path in sorted(folder.glob("*.csl")) if (sheet := _sheet(path.stem, _root(path))) is not None]
    if not sheets:
        raise ReadError(f"{folder}: no *.csl files of styles")
    return sheets


def read_locales(folder: Path) -> dict[str, Terms]:
    """The terms in the ``locales-*.xml`` files of a folder, by language.

    Raises:
        ReadError: where one is not well-formed, or that of American English is missing.
    """
    locales = {path.stem.removeprefix("locales-"): _terms(_root(path)) for path in sorted(folder.glob("locales-*.xml"))}
    if _FALLBACK not in locales:
        raise ReadError(f"{folder}: no locales-{_FALLBACK}.xml, the words that styles are printed with")
    return {name: terms.over(locales[_FALLBACK]) for name, terms in locales.items()}


def _root(path: Path) -> Element:
    try:
        return ElementTree.parse(path).getroot()  # noqa: S314 - the user's own training data
    except ElementTree.ParseError as error:
        raise ReadError(f"{path}: not well-formed: {error}") from error


def _sheet(name: str, root: Element) -> Sheet | None:
    parts = {tag(each): each for each in root}
    printed = parts.get("bibliography", parts.get("citation"))
    layout = None if printed is None else next((each for each in printed if tag(each) == "layout"), None)
    if printed is None or layout is None:
        return None
    return Sheet(
        name,
        {str(each.get("name")): each for each in root if tag(each) == "macro"},
        layout,
        {**root.attrib, **printed.attrib},
        root.get("default-locale", ""),
        {each.get(_LANGUAGE, ""): _terms(each) for each in root if tag(each) == "locale"},
    )


def _terms(root: Element) -> Terms:
    words: dict[tuple[str, str], tuple[str, str]] = {}
    dates: dict[str, Element] = {}
    options: dict[str, str] = {}
    for element in root.iter():
        match tag(element):
            case "term":
                words[str(element.get("name")), element.get("form", "long")] = _numbers(element)
            case "date" if element.get("form"):
                dates[str(element.get("form"))] = element
            case "style-options":
                options |= element.attrib
            case _:
                pass
    return Terms(words, dates, options)


def _numbers(term: Element) -> tuple[str, str]:
    """A term in the singular and plural."""
    texts = dict(_texts(term))
    single = texts.get("single", (term.text or "").strip())
    return single, texts.get("multiple", single)


def _texts(term: Element) -> Iterator[tuple[str, str]]:
    for each in term:
        yield tag(each), (each.text or "").strip()
