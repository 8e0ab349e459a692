"""Links within a page: what leads to an element of the page, or to one of another part of the same book."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from refextract.readers.html.signs import heads_box, listed
from refextract.readers.html.tree import Element, Page

__all__ = ["InnerLink", "Names", "inner_links"]

_LEAST_OF_OWN_PAGE = 3  # places of the page that an address must name to be the page's own
_LONGEST = 300
_SAYS_REFERENCE = frozenset({"rid", "data-rid", "data-reference-id"})


class InnerLink(NamedTuple):
    """An element that leads to another one of the page, and the name by which it does."""

    source: Element
    target: Element
    name: str


class Names:
    """The names that the elements of a page have, part by part; the first of two with the same name wins."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._parts = {name: index for index, name in enumerate(page.parts)}
        self._ids: dict[tuple[int, str], Element] = {}
        for element in page.elements:
            for name in _names(element):
                self._ids.setdefault((element.part, name), element)

    def element(self, part: int, name: str) -> Element | None:
        """The element of that name: as written, percent-decoded, or the only one whose name ends with it."""
        found = self._ids.get((part, name)) or self._ids.get((part, unquote(name)))
        return found or self._other_names.get((part, name))

    def has(self, part: int, name: str) -> bool:
        """Whether an element has exactly this name."""
        return (part, name) in self._ids

    def part(self, address: str, here: int) -> int | None:
        """The part that an address names, as seen from the part `here`."""
        name = self._page.parts[here]
        return self._parts.get(normpath(join(dirname(name), unquote(address)))) if name else None

    @cached_property
    def _other_names(self) -> dict[tuple[int, str], Element]:
        """Names that scripts of a page know elements by: those of data attributes, and ends of names if unique."""
        found: dict[tuple[int, str], Element] = {}
        for element in self._page.elements:
            for name, value in element.attributes.items():
                if name.endswith("-id") and element.tag != "a" and 0 < len(value) < _LONGEST:
                    found.setdefault((element.part, value), element)
        ends: defaultdict[tuple[int, str], list[Element]] = defaultdict(list)
        for (part, name), element in self._ids.items():
            for end in _ends(name):
                ends[part, end].append(element)
        for key, elements in ends.items():
            if len(elements) == 1:
                found.setdefault(key, elements[0])
        return found


def _names(element: Element) -> Iterator[str]:
    if 0 < len(element.get("id")) < _LONGEST:
        yield element.get("id")
    if element.tag == "a" and 0 < len(element.get("name")) < _LONGEST:
        yield element.get("name")


def _ends(name: str) -> Iterator[str]:
    """The ends of a name behind its hyphens that are not mere numbers: "ref-id-bib1" is "id-bib1" and "bib1"."""
    parts = name.split("-", 3)
    for index in range(1, len(parts)):
        end = "-".join(parts[index:])
        if end and not end.isdecimal():
            yield end


def inner_links(page: Page, names: Names) -> list[InnerLink]:
    """The links from elements of the page to others, in order, but for those that open a box: "Citation tools"."""
    own = _own_addresses(page, names)
    found = []
    for element in page.elements:
        for name in _named_by(element, names, own):
            target = names.element(*name)
            if target is None or target is element or target.holds(element.start):
                continue
            if not heads_box(page.first_said(element.start, element.end, 9)):
                found.append(InnerLink(element, target, name[1]))
            break
    return found


def _named_by(element: Element, names: Names, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The names, with their parts, that a link may mean."""
    if element.tag not in ("a", "area") and not element.attributes.keys() & _SAYS_REFERENCE:
        return
    address, mark, fragment = element.get("href").partition("#")
    if mark and fragment:
        part = element.part if not address or address in own else names.part(address, element.part)
        if part is not None:
            yield part, fragment
    elif not address or address.casefold().startswith("javascript:"):
        yield from _by_attributes(element)


def _by_attributes(element: Element) -> Iterator[tuple[int, str]]:
    """What a link without an address may mean: attributes for scripts that name an element of the page."""
    for name, value in element.attributes.items():
        if listed("citing_attributes") & set(name.split("-")) and 1 < len(value) < _LONGEST:
            yield element.part, value.strip().removeprefix("#")


def _own_addresses(page: Page, names: Names) -> frozenset[str]:
    """The addresses of the page itself: those whose fragments are, several times, names of its elements."""
    fragments: defaultdict[str, set[str]] = defaultdict(set)
    strays: Counter[str] = Counter()
    for element in page.elements:
        address, mark, fragment = element.get("href").partition("#") if element.tag == "a" else ("", "", "")
        if address and fragment and mark:
            if names.has(element.part, unquote(fragment)):
                fragments[address].add(fragment)
            else:
                strays[address] += 1
    return frozenset(
        address for address, known in fragments.items() if len(known) >= max(_LEAST_OF_OWN_PAGE, strays[address])
    )
