"""Entries printed by styles of the Citation Style Language, with their fields: strings to learn from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from refextract.references.tagging.corpus import Labelled
from refextract.references.tagging.csl.printing import printed
from refextract.references.tagging.csl.sheet import Sheet, Terms, read_locales, read_sheets
from refextract.references.tagging.styles import shortened

__all__ = ["Press", "PrintedEntry"]

Item = Mapping[str, Any]
_FEWEST = 3
"""How many fields an entry shows at least: fewer teach nothing of a style."""
_DASHES = ("-", "-", "–", "–", "–", "—", "--", "‑")
_MARKUP = re.compile(r"</?[a-z]+[^<>]*>")
_RARE = 0.35
"""How often an item that is neither article, book nor chapter is taken where by chance one would be in six times."""
_COMMON = frozenset({"article-journal", "book", "chapter", "paper-conference"})
_AT_HOME = 0.04
"""How often a work in Chinese, Japanese or Korean is printed by a style of its own language, where there are both."""
_EAST_ASIAN = ("zh", "ja", "ko")
_OF_BOOKS = ("collection-title", "collection-number", "editor", "publisher-place")
"""What catalogues tell of some journals, and no list prints of an article."""
_DATED = frozenset({"article-newspaper", "article-magazine", "webpage", "post-weblog", "post", "broadcast", "speech"})
"""What mostly came out on a day, also where a catalogue knows the year alone."""


class PrintedEntry(NamedTuple):
    """A printed entry, the item that it shows and the style that printed it."""

    labelled: Labelled
    item: Item
    style: str


class Press:
    """Prints items in styles drawn at random."""

    def __init__(self, styles: Path) -> None:
        """`styles` is a folder with styles (``*.csl``) and the terms of languages (``locales-*.xml``).

        Raises:
            ReadError: where there are none, or one is not well-formed.
        """
        self._sheets: Sequence[Sheet] = read_sheets(styles)
        self._locales: Mapping[str, Terms] = read_locales(styles)

    def entries(self, items: Sequence[Item], count: int, *, seed: int = 1) -> Iterator[PrintedEntry]:
        """`count` entries, the same for the same seed."""
        random = Random(seed)  # noqa: S311 - no secret, a repeatable draw
        rare = [item for item in items if item.get("type") not in _COMMON]
        common = [item for item in items if item.get("type") in _COMMON]
        at_home = self._at_home(items)
        made = 0
        while made < count and items:
            if at_home and random.random() < _AT_HOME:
                own, sheets = random.choice(at_home)
                item, sheet = random.choice(own), random.choice(sheets)
            else:
                shelf = rare if rare and (not common or random.random() < _RARE) else common
                item, sheet = random.choice(shelf), random.choice(self._sheets)
            entry = printed(_dressed(item, random), sheet, self._terms(item, sheet, random))
            if len(entry.spans) >= _FEWEST:
                made += 1
                yield PrintedEntry(entry, item, sheet.name)

    def _at_home(self, items: Sequence[Item]) -> list[tuple[list[Item], list[Sheet]]]:
        """The works of East Asian languages with the styles of theirs, a pair for each that has both."""
        shelves = [
            (
                [item for item in items if str(item.get("language", "")).startswith(code)],
                [sheet for sheet in self._sheets if sheet.language.startswith(code)],
            )
            for code in _EAST_ASIAN
        ]
        return [(own, sheets) for own, sheets in shelves if own and sheets]

    def _terms(self, item: Item, sheet: Sheet, random: Random) -> Terms:
        own = str(item.get("language", "en-US"))
        language = sheet.language if sheet.language and random.random() < 0.7 else own
        return sheet.terms_in(language, self._locales)


def _dressed(item: Item, random: Random) -> Item:
    """The item with what a library that is printed from has besides: a number, a day of access, a short journal."""
    journal = item.get("type") == "article-journal"
    dressed: dict[str, Any] = {name: value for name, value in item.items() if not (journal and name in _OF_BOOKS)}
    for name in ("title", "container-title", "collection-title", "publisher"):
        if name in dressed:
            dressed[name] = _MARKUP.sub("", str(dressed[name]))
    dressed["citation-number"] = str(random.randint(1, 120))
    dressed["page"] = (
        str(item.get("page", "")).replace("--", "-").replace("–", "-").replace("-", random.choice(_DASHES))
    )
    if item.get("URL") and "accessed" not in item and random.random() < 0.5:
        day = [random.randint(2000, 2026), random.randint(1, 12), random.randint(1, 28)]
        dressed["accessed"] = {"date-parts": [day]}
    parts = (item.get("issued") or {}).get("date-parts") or [[]]
    if item.get("type") in _DATED and len(parts[0]) == 1 and random.random() < 0.6:
        more = [random.randint(1, 12), random.randint(1, 28)][: random.choice((1, 2, 2))]
        dressed["issued"] = {"date-parts": [[*parts[0], *more]]}
    if journal and "container-title-short" not in item and random.random() < 0.6:
        dressed["container-title-short"] = shortened(dressed["container-title"], dotted=random.random() < 0.6)
    return dressed
