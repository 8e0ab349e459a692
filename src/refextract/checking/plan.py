"""The plan of a run: which rules it runs, which files it looks for, and how large they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from refextract.checking.report import RuleCard
from refextract.checking.selection import Selection

if TYPE_CHECKING:
    from refextract.model.diagnostic import Severity

__all__ = ["Plan"]


class Plan(NamedTuple):
    """What a run needs besides its documents, the same for all runs under the same options.

    `selection` tells which files below a folder are documents, `largest` is the limit of a document in bytes,
    `problems` are sentences on what could not be read in bibliography files, `fail_on` is the severity that fails
    it, `projects` are the endings of files that may make up one document together.
    """

    rules: tuple[RuleCard, ...]
    selection: Selection
    largest: int
    problems: tuple[str, ...] = ()
    fail_on: Severity = "info"
    projects: tuple[str, ...] = ()
