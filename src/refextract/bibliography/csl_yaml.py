"""CSL items in YAML, as pandoc reads and writes them, or Typst's Hayagriva -> references.

Source: the sections "Specifying bibliographic data" and "Dates" of pandoc's manual: a list of items, alone or under
``references``; a date is EDTF text, ``date-parts``, or (of older versions) mappings of ``year``, ``month`` and ``day``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refextract.bibliography._hayagriva import is_hayagriva, items_of
from refextract.bibliography._made import Bibliography
from refextract.bibliography.csl_json import made_of_items

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".yml", ".yaml")

_DATES = ("issued", "accessed")
_PARTS = ("year", "month", "day")


def read(text: str) -> Bibliography:
    r"""The items of every document of a YAML file that has some.

    >>> read("references:\n- id: a\n  title: 'On: rivers'\n  issued: 1984-05").references[0].issued.month
    5
    """
    import yaml

    items: list[object] = []
    try:
        for document in yaml.load_all(text, yaml.BaseLoader):  # makes nothing but texts, lists and mappings
            items.extend(_items(document))
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as error:  # the last two for no characters
        told = f"not YAML: {' '.join(str(error).split()) or 'nested too deep'}"
        return Bibliography(made_of_items(items).references, (told,))
    return made_of_items(items)


def _items(document: object) -> Iterator[object]:
    if isinstance(document, dict) and is_hayagriva(document):
        yield from items_of(document)
        return
    found = document.get("references", []) if isinstance(document, dict) else document
    for item in found if isinstance(found, list) else []:
        yield {**item, **_dates(item)} if isinstance(item, dict) else item


def _dates(item: dict[str, Any]) -> dict[str, object]:
    """The dates of older versions, as ``date-parts``."""
    dates: dict[str, object] = {}
    for variable in _DATES:
        ends = item.get(variable)
        ends = [ends] if isinstance(ends, dict) else ends
        if isinstance(ends, list) and all(isinstance(end, dict) and "year" in end for end in ends):
            dates[variable] = {"date-parts": [[end[part] for part in _PARTS if part in end] for end in ends]}
    return dates
