"""What a reader of the page sees of it, and what of that is the document: menus, boxes and comments are not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from refextract.readers.html.links import InnerLink
from refextract.readers.html.signs import heads_box, listed, marked, names_of
from refextract.readers.html.tree import HEADINGS, Element, Page, Text

__all__ = ["ASIDE", "NEVER", "UNSEEN", "hidden_elements"]

UNSEEN, ASIDE, NEVER = 1, 2, 3
"""Why an element is not shown: nobody sees it before a click; it is a menu, a box, a comment; nobody ever sees it."""

_MOST_HIDDEN = 0.4  # of the page's letters: what holds more is the page, whatever its class says
_LARGE = 4000
_MOST_IN_BOX = 50  # elements under its heading
_LARGEST_BOX = 3000  # characters of the source
_LONGEST_LEAD = 60
_FARTHEST_BLOCK = 4
_FEWEST_JUMPS = 3
_SAMPLED_JUMPS = 100
_SHORTEST_POPUP = 60  # of its source: what is shorter is rather what opens it
_UNSEEN_STYLES = ("display:none", "visibility:hidden")


def hidden_elements(page: Page, kept: Collection[int] = (), cited: Collection[InnerLink] = ()) -> bytearray:
    """For each element why it is not shown, 0 where it is.

    What holds a place of `kept` is shown nonetheless: the entries of a list that opens by a click. As long as entries
    are not known, what is named a box is shown where several of the `cited` links lead into it from elsewhere.
    """
    jumps = sorted((link.target.start, link.source.start) for link in cited if link.target.tag not in HEADINGS)
    hidden = bytearray(len(page.elements))
    letters = _letters_before(page)
    places = sorted(kept)
    sources = sorted((link.source.start, link.target.start) for link in cited)
    boxes = _boxes(page, sources)

    def is_shown_nonetheless(element: Element) -> bool:
        if _any(places, element) or _is_large(page, element, letters):
            return True
        return not places and _is_cited(jumps, element)

    for element in page.elements:
        above = hidden[element.parent.index] if element.parent is not None else 0
        hidden[element.index] = max(above, ASIDE if element.index in boxes else _reason(element))
        if not above and hidden[element.index] in (UNSEEN, ASIDE) and is_shown_nonetheless(element):
            hidden[element.index] = 0
    return hidden


def _boxes(page: Page, sources: list[tuple[int, int]]) -> set[int]:
    """The indexes of the elements that are boxes by the words that they begin with.

    `sources` are the places of links, sorted, and of what they lead to: a section that cites is no box.
    """
    found: set[int] = set()
    for heading in page.elements:
        if heading.tag in HEADINGS and heads_box(page.first_said(heading.start, heading.end, 9)):
            under = _under(heading)
            if under and not _cites(sources, under[0].start, under[-1].end):
                found.update(each.index for each in under)
    for text in page.texts:
        words, colon, _ = page.source[text.start : min(text.end, text.start + _LONGEST_LEAD)].partition(":")
        follows = colon or page.source.startswith(":", text.end)
        if heads_box(words) and (follows or text.parent.tag in ("b", "strong")):
            block = _block_of(text.parent)
            if block is not None and block.end - block.start < _LARGEST_BOX and _begins(page, block, text):
                found.add(block.index)
    return found


def _under(heading: Element) -> list[Element]:
    """A heading and what follows it up to the next one, in the same element."""
    if heading.parent is None:
        return []
    after = heading.parent.children[heading.position + 1 : heading.position + 1 + _MOST_IN_BOX]
    ends = (index for index, each in enumerate(after) if each.tag in HEADINGS)
    return [heading, *after[: next(ends, len(after))]]


def _block_of(element: Element) -> Element | None:
    """The block that an element stands in, if it is not far."""
    above: Element | None = element
    for _ in range(_FARTHEST_BLOCK):
        if above is None or above.tag in ("p", "div", "li", "dd"):
            return above
        above = above.parent
    return None


def _begins(page: Page, block: Element, text: Text) -> bool:
    """Whether nothing is said in a block before a text."""
    return not page.first_said(block.start, text.start, 9)


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


def _is_cited(jumps: list[tuple[int, int]], element: Element) -> bool:
    """Whether several links lead into an element from elsewhere, more than lead about in it."""
    if element.tag in listed("aside_tags") or marked(names_of(element), "comment_words"):
        return False
    first, last = bisect_left(jumps, (element.start, -1)), bisect_left(jumps, (element.end, -1))
    last = min(last, first + _SAMPLED_JUMPS)
    from_elsewhere = sum(not element.holds(source) for _, source in jumps[first:last])
    return from_elsewhere >= _FEWEST_JUMPS and 2 * from_elsewhere > last - first


def _cites(sources: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether several links lead out of a part of the page to others, as those of a section's text do."""
    first, last = bisect_left(sources, (start, -1)), bisect_left(sources, (end, -1))
    outwards = (not start <= target < end for _, target in sources[first : min(last, first + _SAMPLED_JUMPS)])
    return sum(outwards) >= _FEWEST_JUMPS


def _any(places: list[int], element: Element) -> bool:
    at = bisect_left(places, element.start)
    return at < len(places) and places[at] < element.end
