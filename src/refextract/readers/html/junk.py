"""What stands in an entry and is no part of it: links to databases, ways back to the text, the signs around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from refextract.readers.html.entries import Range
from refextract.readers.html.signs import fold, listed, marked, names_of, numeral
from refextract.readers.html.tree import Element, Page, Text
from refextract.text import pattern
from refextract.values.signs import YEAR

__all__ = ["is_junk_phrase", "junk_of"]

_LONGEST = 60  # characters of a link that is junk
_LONGEST_BACK = 24
_MOST_OF_ENTRY = 0.5  # what is named a group of links and holds more of the entry is none
_HOLE = "￼"


def junk_of(page: Page, entry: Range, hidden: bytearray, back: Collection[int]) -> list[tuple[int, int]]:
    """The stretches of the source to leave out of an entry, sorted and disjoint.

    `back` are the indexes of links that lead out of the entry to places that are no entries.
    """
    texts = [text for text in page.texts_in(entry.start, entry.end) if not hidden[text.parent.index]]
    out = _Junk(page, entry, back, sum(text.end - text.start for text in texts))
    junk = {element.index for element in page.elements_in(entry.start, entry.end) if out.is_junk(element)}
    if not junk:
        return []
    inside = _inherited(page, entry, junk)
    return list(_stretches(page.source, texts, inside))


def _inherited(page: Page, entry: Range, junk: set[int]) -> set[int]:
    """The indexes of the elements that are junk or stand in one that is."""
    found: set[int] = set()
    for element in page.elements_in(entry.start, entry.end):
        if element.index in junk or (element.parent is not None and element.parent.index in found):
            found.add(element.index)
    return found


class _Junk:
    """Tells which elements of one entry are junk."""

    def __init__(self, page: Page, entry: Range, back: Collection[int], size: int) -> None:
        self._page = page
        self._entry = entry
        self._back = back
        self._size = size

    def is_junk(self, element: Element) -> bool:
        if element.start == self._entry.start and element.end >= self._entry.end:
            return False
        names = names_of(element)
        if marked(names, "backlink_words"):
            return not self._is_label(element)
        if element.tag == "a":
            return self._is_junk_link(element)
        if marked(names, "links_words"):
            return self._is_group_of_links(element)
        return _count.sub("", fold(self._said(element))) in listed("sure_junk")

    def _is_junk_link(self, link: Element) -> bool:
        said = self._said(link)
        if link.index in self._back and len(said) <= _LONGEST_BACK and not self._is_label(link):
            return True
        return len(said) <= _LONGEST and "10." not in said and is_junk_phrase(fold(said))

    def _is_group_of_links(self, element: Element) -> bool:
        """Whether an element named so holds links and little else: no year, no address, not most of the entry."""
        said = self._said(element)
        links = [each for each in self._page.elements_in(element.start + 1, element.end) if each.tag == "a"]
        if not links or element.tag == "a" or _address.search(said):
            return False
        linked = sum(len(self._said(each)) for each in links)
        return 2 * linked >= len(said) and len(said) < _MOST_OF_ENTRY * self._size

    def _is_label(self, element: Element) -> bool:
        """Whether an element is the label of the entry, which may lead back to where it is cited."""
        if len(self._page.first_said(self._entry.start, element.start, 20)) > 1:
            return False
        number = numeral(self._said(element))
        parent = element.parent
        named = parent is not None and marked(names_of(parent), "label_words")
        return named or (number is not None and number[0].isdigit())

    def _said(self, element: Element) -> str:
        return self._page.first_said(element.start, element.end, 40)


def is_junk_phrase(said: str) -> bool:
    """Whether words are names of databases and the like one after the other: "pubmed ncbi", "google scholar 12"."""
    words = _count.sub("", said).split()
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(" ".join(words[start:end]) in listed("junk") for start in reached):
            reached.add(end)
    return bool(words) and len(words) in reached


def _stretches(source: str, texts: list[Text], inside: set[int]) -> Iterator[tuple[int, int]]:
    """The junk with the brackets and separators around it.

    The entry is laid out as one string in which each piece of junk is one sign, so that "[" before and "]" behind it
    are seen even where they stand in texts of their own.
    """
    pieces: list[str] = []
    places: list[int] = []  # of each character of the string
    for text in texts:
        if text.parent.index in inside:
            pieces.append(_HOLE)
            places.append(text.start)
        else:
            pieces.append(source[text.start : text.end])
            places.extend(range(text.start, text.end))
    laid_out = "".join(pieces)
    ends = {text.start: text.end for text in texts if text.parent.index in inside}
    for run in _run.finditer(laid_out):
        start, end = _balanced(laid_out, *run.span())
        yield places[start], ends.get(places[end - 1], places[end - 1] + 1)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A run with the bracket that closes one opened in it, and without one that is opened and never closed in it."""
    opened = sum(text.count(sign, start, end) for sign in "[(") - sum(text.count(sign, start, end) for sign in "])")
    closing = _closing.match(text, end)
    if opened > 0 and closing:
        return start, closing.end()
    if opened > 0 and text[start] in "[(":
        start += 1
    return start, end


_BLANK = r"(?:\s|&nbsp;|&\#160;)"
_run = pattern(
    rf"(?:[,;|•·]{_BLANK}*+)?+(?:[\[(]{_BLANK}*+)?+{_HOLE}"
    rf"(?:(?:{_BLANK}|[|•·,;:/–—\[\]()-])*+{_HOLE}|(?:{_BLANK}*+(?:et|and|und|y|e|i|en|og|och){_BLANK}*+){_HOLE})*+"
    rf"(?:{_BLANK}*+[|•·;,](?=\s*+$))?+"
)
_closing = pattern(rf"{_BLANK}*+[\])]")
_count = pattern(r" \d++(?: [km]b?)?+$")
_address = pattern(rf"https?://\S|\b10\.\d{{4,9}}/|(?<!\d){YEAR}(?!\d)")
