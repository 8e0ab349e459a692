r"""What becomes of commands: headings, notes, addresses, quotations, raised figures, letters and signs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from refextract.model.document import Anchor
from refextract.readers.latex.environments import counter, item
from refextract.readers.latex.signs import NAMED_ACCENTS, glue
from refextract.readers.latex.tables import tables
from refextract.text import Span, pattern
from refextract.values.latex import letter, plain_address

if TYPE_CHECKING:
    from refextract.readers.latex.typesetting import Typesetter

__all__ = ["Use", "handler_of"]


class Use(NamedTuple):
    """A command or environment where it is used; its arguments follow at `end`."""

    name: str
    start: int
    end: int


Handler = Callable[["Typesetter", Use], int]
"""Writes what a command shows, and tells where what follows it begins."""


@cache
def handler_of(name: str) -> Handler | None:
    """What handles a command of that name; None where nothing is known of it."""
    known = tables()
    if name in _SPECIAL:
        return _SPECIAL[name]
    for names, handler in (
        (known.arguments, _listed),
        (known.headings, _heading),
        (known.notes, _note),
        (known.raised, _superscript),
        (known.quotes, _quoted),
        (known.addresses, _address),
        (known.strings, _string),
        (known.signs, _apart),
        (NAMED_ACCENTS, _accent),
    ):
        if name in names:
            return handler
    if name.startswith(_OF_LISTS):
        return _hidden
    return _letter if letter(name) is not None else None


def _hidden(page: Typesetter, use: Use) -> int:
    return page.arguments("m", use.end)


def _listed(page: Typesetter, use: Use) -> int:
    return page.arguments(tables().arguments[use.name], use.end)


def _string(page: Typesetter, use: Use) -> int:
    end = _behind_blanks(page.text, use.end)
    page.writer.put(use.start, end, tables().strings[use.name])
    return end


def _letter(page: Typesetter, use: Use) -> int:
    end = _behind_blanks(page.text, use.end)
    page.writer.put(use.start, end, letter(use.name) or "")
    return end


def _behind_blanks(text: str, end: int) -> int:
    while text[end : end + 1] == " ":
        end += 1
    return end


def _apart(page: Typesetter, use: Use) -> int:
    page.set_apart(tables().signs[use.name], use.start, use.end)
    return use.end


def _accent(page: Typesetter, use: Use) -> int:
    return page.accent(use.start, use.name, use.end) or use.end


def _heading(page: Typesetter, use: Use) -> int:
    name = use.name.rstrip("*")
    inside = page.source.argument(page.behind_options(use.end))
    if inside is None:
        return use.end
    page.listing.end()
    page.lists.end_item()
    page.writer.gap("\n\n", use.start, use.start)
    ended = page.writer.begin()

    def end() -> None:
        ended("heading", tables().headings[name])
        page.writer.gap("\n\n")

    return page.enter(inside, ended=end)


def _note(page: Typesetter, use: Use) -> int:
    """A note stands apart where its mark is: that is its place in the source."""
    inside = page.source.argument(page.behind_options(use.end))
    if inside is None:
        return use.end
    page.writer.gap("\n\n", use.start, use.start)
    ended = page.writer.begin()

    def end() -> None:
        ended("note", 0)
        page.writer.gap("\n\n")

    return page.enter(inside, ended=end)


def _caption(page: Typesetter, use: Use) -> int:
    inside = page.source.argument(page.behind_options(use.end))
    if inside is None:
        return use.end
    page.writer.gap("\n\n", use.start, use.start)
    return page.enter(inside, ended=lambda: page.writer.gap("\n\n"))


def _superscript(page: Typesetter, use: Use) -> int:
    inside = page.source.argument(use.end)
    if inside is None:
        return use.end
    begun = page.writer.flush(use.start)
    return page.enter(inside, ended=lambda: page.writer.raise_from(begun))


def _quoted(page: Typesetter, use: Use) -> int:
    inside = page.source.argument(page.behind_options(use.end))
    if inside is None:
        return use.end
    opening, closing = tables().quotes[use.name]
    page.writer.put(use.start, inside.start, opening)
    return page.enter(inside, ended=lambda: page.writer.add(closing, page.closed_at))


def _address(page: Typesetter, use: Use) -> int:
    inside = page.source.argument(use.end)
    if inside is None:
        return use.end
    shown = inside.of(page.writer.source)
    begun = page.writer.flush(use.start)
    if "\\" in shown or any(each.isspace() for each in shown):
        page.writer.put(inside.start, inside.end, plain_address(shown))
    else:
        page.writer.copy(inside.start, inside.end)
    _link_from(page, begun, plain_address(shown))
    return inside.end + 1


def _link(page: Typesetter, use: Use) -> int:
    """An address in the first argument, of which the second is shown."""
    url = page.source.argument(page.behind_options(use.end))
    inside = page.source.argument(url.end + 1) if url else None
    if url is None or inside is None:
        return url.end + 1 if url else use.end
    address = plain_address(_strings.sub(_spelt_out, url.of(page.writer.source)))
    begun = page.writer.flush(use.start)
    return page.enter(inside, ended=lambda: _link_from(page, begun, address))


def _doi_of_journal(page: Typesetter, use: Use) -> int:
    r"""``\mn@doi [\mnras] {10.1093/…}``: a journal that leads to the article; the number where none is named."""
    shown = page.source.bracketed(use.end)
    number = page.source.argument(shown.end + 1 if shown else use.end)
    if number is None:
        return use.end
    begun = page.writer.flush(use.start)
    if shown:
        page.run_inside(shown)
    else:
        page.writer.put(number.start, number.end, f"doi:{plain_address(number.of(page.text))}")
    _link_from(page, begun, f"https://doi.org/{plain_address(number.of(page.text))}")
    return number.end + 1


def _spelt_out(command: regex.Match[str]) -> str:
    """A command within an address that stands for the beginning of many."""
    return tables().strings.get(command["name"], command[0])


def _link_from(page: Typesetter, begun: int, address: str) -> None:
    if begun < page.writer.length and address:
        page.anchors.append(Anchor(Span(begun, page.writer.length), address))


def _skip_glue(page: Typesetter, use: Use) -> int:
    found = glue.match(page.text, use.end)
    return found.end() if found else use.end


def _skip_name(page: Typesetter, use: Use) -> int:
    r"""``\csname …\endcsname``."""
    place = page.text.find("\\endcsname", use.end, use.end + 200)
    return place + len("\\endcsname") if place >= 0 else use.end


def _reference(page: Typesetter, use: Use) -> int:
    """An entry of a list of AASTeX; elsewhere a document's own command."""
    return _bibitem(page, use) if page.listing.is_open else use.end


def _bibitem(page: Typesetter, use: Use) -> int:
    return page.listing.item(use.name, use.start, use.end)


_strings = pattern(r"\\(?P<name>[a-zA-Z]++)\s*+")
_OF_LISTS = ("bibliographystyle", "bibliography", "nocite", "nobibliography", "putbib")
"""How commands begin that multibib and bibunits make for every further list."""

_SPECIAL: dict[str, Handler] = {
    "item": item,
    "bibitem": _bibitem,
    "harvarditem": _bibitem,
    "href": _link,
    "mn@doi": _doi_of_journal,
    "reference": _reference,
    "caption": _caption,
    "captionof": _caption,
    "csname": _skip_name,
    "setcounter": counter,
    **dict.fromkeys(("hskip", "vskip", "kern", "hglue", "vglue", "mskip", "penalty"), _skip_glue),
}
