"""What LaTeX commands and environments show, as data: names -> arguments, signs, kinds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from refextract.frozen import Frozen

__all__ = ["Tables", "tables"]


class Tables(Frozen):
    """Names of commands and environments, without backslash.

    An argument is "m" where it is not shown and "t" where it is; optional arguments before it are not shown.
    """

    arguments: dict[str, str]
    headings: dict[str, int]
    notes: frozenset[str]
    raised: frozenset[str]
    quotes: dict[str, tuple[str, str]]
    addresses: frozenset[str]
    signs: dict[str, str]
    tabular: dict[str, str]
    environments: dict[str, str]
    left_out: frozenset[str]
    verbatim: frozenset[str]
    lists: frozenset[str]
    numbered: frozenset[str]
    strings: dict[str, str]
    math: dict[str, str]
    languages: dict[str, str]
    defining: frozenset[str]
    fixed: frozenset[str]
    """Commands that bibliography styles define in every list, in ways of TeX that we do not follow."""
    citing: frozenset[str]
    """Commands that cite without "cite" in their names."""
    not_citing: frozenset[str]
    """Commands that have "cite" in their names and do not."""


@cache
def tables() -> Tables:
    """The tables, read on first use.

    >>> tables().arguments["textcolor"], tables().strings["mnras"]
    ('mt', 'MNRAS')
    """
    lists: Mapping[str, object] = json.loads((files(__package__) / "commands.json").read_text("utf-8"))
    return Tables.model_validate({**lists, "arguments": _by_name(lists["arguments"])})


def _by_name(names: object) -> dict[str, str]:
    """The arguments of each command, of lists of commands by their arguments."""
    by_arguments = names if isinstance(names, dict) else {}
    return {name: arguments for arguments, listed in by_arguments.items() for name in listed}
