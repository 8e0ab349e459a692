"""Fields of word processors: what an instruction asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from refextract.readers._office.citavi import citavi_citation
from refextract.readers._office.cited import CitedItem, Field
from refextract.readers._office.csl_citations import csl_citation
from refextract.readers._office.endnote import endnote_citation
from refextract.readers._office.paperpile import paperpile_citation
from refextract.text import pattern
from refextract.values.locator import Locator, parse_locator

__all__ = ["field_of"]

_SHOWN = Field("shown")
_INDEX = Field("index")
_WORD = pattern(r'\\?"(?P<quoted>(?:[^"\\]|\\.)*+)"|“(?P<quoted>[^”]*+)”|(?P<switch>\\.)|(?P<plain>[^\s"“]++)')
_FIRST = pattern(r"\s*+(?P<name>[\w.]++)\s*+")

_ADD_INS: tuple[tuple[str, Callable[[str, str], Field]], ...] = (
    ("ZOTERO_BIBL", lambda *_: Field("bibliography", "Zotero")),
    ("ZOTERO_ITEM", lambda text, _: csl_citation(text, "Zotero field")),
    ("Mendeley Bibliography", lambda *_: Field("bibliography", "Mendeley")),
    ("CSL_BIBLIOGRAPHY", lambda *_: Field("bibliography", "Mendeley")),
    ("Mendeley Citation", lambda text, _: csl_citation(text, "Mendeley field")),
    ("CSL_CITATION", lambda text, _: csl_citation(text, "Mendeley field")),
    ("EN.REFLIST", lambda *_: Field("bibliography", "EndNote")),
    ("EN.CITE.DATA", lambda *_: _INDEX),
    ("EN.CITE", endnote_citation),
    ("CitaviPlaceholder", lambda text, _: citavi_citation(text)),
    ("CitaviBibliography", lambda *_: Field("bibliography", "Citavi")),
    ("CITAVI.BIBLIOGRAPHY", lambda *_: Field("bibliography", "Citavi")),
    ("CITAVI BIBLIOGRAPHY", lambda *_: Field("bibliography", "Citavi")),
    ("paperpile_bibliography", lambda *_: Field("bibliography", "Paperpile")),
    ("paperpile_citation", lambda text, _: paperpile_citation(text)),
)
_LONGEST_NAME = 60  # characters in which an add-in names itself


def field_of(instruction: str, data: str = "") -> Field:
    r"""What a field is, by its instruction and (of some programs) its packed data.

    >>> field_of(' HYPERLINK \\l "_ENREF_3" \\o "Smith, 2010 #12"')
    Field(kind='jump', origin='', items=(), target='_ENREF_3', tip='Smith, 2010 #12', problem='')
    >>> [(item.key, item.locator) for item in field_of(r" CITATION Kn84 \p 12 \l 1033 \m La86 ").items]
    [('Kn84', Locator(label='page', value='12')), ('La86', None)]
    """
    found = _FIRST.match(instruction)
    name = found["name"].upper() if found else ""
    rest = instruction[found.end() :] if found else ""
    if name == "ADDIN":
        return _add_in(rest, data)
    if name in ("ZOTERO_ITEM", "ZOTERO_BIBL", "CSL_CITATION"):  # in the names of bookmarks and marks
        return _add_in(instruction, data)
    if name == "CITATION":
        return Field("citation", "Word citation", tuple(_word_items(list(_words(rest)))))
    if name == "BIBLIOGRAPHY":
        return Field("bibliography", "Word")
    if name in ("TOC", "INDEX"):
        return Field("contents")
    if name == "HYPERLINK":
        return _hyperlink(list(_words(rest)))
    if name == "REF":
        return _reference(list(_words(rest)))
    return _INDEX if name in ("XE", "TC", "RD") else _SHOWN


def _add_in(rest: str, data: str) -> Field:
    start = rest[:_LONGEST_NAME]
    for name, read in _ADD_INS:
        if name in start:
            return read(rest, data)
    return _SHOWN


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The words of an instruction: whether they are a switch or not, and what they say."""
    for match in _WORD.finditer(text):
        if match["switch"]:
            yield "switch", match["switch"].lower()
        else:
            yield "word", match["plain"] if match["plain"] is not None else match["quoted"].replace("\\\\", "\\")


_WITH_WORD = frozenset({"\\p", "\\v", "\\f", "\\s", "\\l", "\\m"})


def _word_items(words: list[tuple[str, str]]) -> Iterator[CitedItem]:
    r"""The sources of a citation of Word: a tag, or one after ``\m``; the other switches are of the tag before."""
    item: CitedItem | None = None
    waiting = "\\m"
    for kind, word in words:
        if kind == "switch":
            waiting = word if word in _WITH_WORD else ""
            if word == "\\n" and item is not None:
                item = replace(item, mode="suppress-author")
            continue
        if waiting == "\\m":
            if item is not None:
                yield item
            item = CitedItem(word)
        elif item is not None:
            item = _with_switch(item, waiting, word)
        waiting = ""
    if item is not None:
        yield item


def _with_switch(item: CitedItem, switch: str, word: str) -> CitedItem:
    if switch == "\\p":
        return replace(item, locator=parse_locator(word, "page") or Locator(label="page", value=word))
    if switch == "\\v":
        return replace(item, locator=item.locator or Locator(label="volume", value=word))
    if switch == "\\f":
        return replace(item, prefix=word.strip())
    return replace(item, suffix=word.strip()) if switch == "\\s" else item


def _hyperlink(words: list[tuple[str, str]]) -> Field:
    url = target = tip = waiting = ""
    for kind, word in words:
        if kind == "switch":
            waiting = word
            continue
        target = word if waiting == "\\l" else target
        tip = word if waiting == "\\o" else tip
        url = word if not waiting else url
        waiting = ""
    if url:
        return Field("link", target=f"{url}#{target}" if target else url, tip=tip)
    return Field("jump", target=target, tip=tip)


def _reference(words: list[tuple[str, str]]) -> Field:
    """A cross-reference, by the bookmark it names first."""
    target = next((word for kind, word in words if kind == "word"), "")
    return Field("jump", target=target)
