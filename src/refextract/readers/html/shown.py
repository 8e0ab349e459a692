"""What a reader of the page sees of it, and what of that is the document: menus, boxes and comments are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from refextract.readers.html.signs import heads_box, listed, marked, names_of
from refextract.readers.html.tree import HEADINGS, Element, Page

__all__ = ["ASIDE", "NEVER", "UNSEEN", "hidden_elements"]

UNSEEN, ASIDE, NEVER = 1, 2, 3
"""Why an element is not shown: nobody sees it before a click; it is a menu, a box, a comment; nobody ever sees it."""

_MOST_HIDDEN = 0.4  # of the page's letters: what holds more is the page, whatever its class says
_LARGE = 4000
_MOST_IN_BOX = 50
_SHORTEST_POPUP = 60  # of its source: what is shorter is rather what opens it
_UNSEEN_STYLES = ("display:none", "visibility:hidden")


def hidden_elements(page: Page, kept: Collection[int] = ()) -> bytearray:
    """For each element why it is not shown, 0 where it is.

    What is unseen is shown nonetheless where a place of `kept` lies in it: the entries of a list that opens by a click.
    """
    hidden = bytearray(len(page.elements))
    letters = _letters_before(page)
    places = sorted(kept)
    boxes = _boxes(page)
    for element in page.elements:
        above = hidden[element.parent.index] if element.parent is not None else 0
        hidden[element.index] = max(above, ASIDE if element.index in boxes else _reason(element))
        if not above and UNSEEN <= hidden[element.index] <= ASIDE:
            opens = hidden[element.index] == UNSEEN and _any(places, element)
            if opens or _is_large(page, element, letters):
                hidden[element.index] = 0
    return hidden


def _boxes(page: Page) -> set[int]:
    """The indexes of elements under the heading of a box: all of its section, or what follows it up to the next one."""
    found: set[int] = set()
    for heading in page.elements:
        if heading.tag in HEADINGS and heads_box(page.said(page.texts_in(heading.start, heading.end)[:9])):
            parent = heading.parent
            if parent is None:
                continue
            after = parent.children[heading.position + 1 : heading.position + 1 + _MOST_IN_BOX]
            ends = (index for index, each in enumerate(after) if each.tag in HEADINGS)
            found.update(each.index for each in (heading, *after[: next(ends, len(after))]))
    return found


def _letters_before(page: Page) -> list[int]:
    """How many characters of text stand before each piece of text, and in all."""
    sums = [0]
    for text in page.texts:
        seen = text.parent.tag not in listed("unseen_tags")
        sums.append(sums[-1] + (text.end - text.start if seen else 0))
    return sums


def _reason(element: Element) -> int:
    """Why an element by itself is not shown."""
    if element.tag in listed("unseen_tags"):
        return 0 if _leads(element) else NEVER
    if element.tag in ("html", "body", "main", "article"):
        return 0
    names = names_of(element)
    if element.tag in listed("aside_tags") or element.get("role") in listed("aside_roles"):
        return ASIDE
    if element.get("epub:type") in listed("aside_types") or marked(names, "aside_words"):
        return ASIDE
    style = element.get("style").replace(" ", "").casefold()
    if "hidden" in element.attributes or any(each in style for each in _UNSEEN_STYLES):
        return UNSEEN
    popup = marked(names, "popup_words") and element.end - element.start > _SHORTEST_POPUP and not _wraps_link(element)
    return UNSEEN if popup or marked(names, "unseen_classes") else 0


def _leads(element: Element) -> bool:
    """Whether a button is a citation: one that names the entry that it shows."""
    return element.tag == "button" and marked(names_of(element), "list_words")


def _wraps_link(element: Element) -> bool:
    """Whether an element that belongs to a pop-up holds what opens it: a link within the page."""
    return element.tag == "a" or any(child.tag == "a" and "#" in child.get("href") for child in element.children[:1])


def _is_large(page: Page, element: Element, letters: list[int]) -> bool:
    """Whether an element holds so much that it must be the document."""
    if element.tag in listed("aside_tags"):
        return False
    first, last = page.text_range(element.start, element.end)
    size = letters[last] - letters[first]
    return size > _LARGE and size > _MOST_HIDDEN * letters[-1]


def _any(places: list[int], element: Element) -> bool:
    at = bisect_left(places, element.start)
    return at < len(places) and places[at] < element.end
