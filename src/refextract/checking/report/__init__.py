"""Reports: the findings of checked documents -> a text for people or for another tool. One plug-in a format.

A report is a module with ``render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str``; `rules` are those
that ran. What it gets holds every place as line and column, so that a finding can be kept in a cache and printed
without its document. The modules `notices`, `listing` and `record` are shared by the formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from refextract.registry import Wanted

if TYPE_CHECKING:
    from refextract.model.diagnostic import Diagnostic, Severity
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction
    from refextract.model.sheet import Sheet

__all__ = [
    "GONE",
    "INTERNAL_ERROR",
    "OF_THE_RUN",
    "SEVERITIES",
    "SHAPE",
    "Area",
    "Change",
    "Checked",
    "Nearby",
    "Notice",
    "Picture",
    "Remedy",
    "Reported",
    "RuleCard",
]

SHAPE = (Wanted(("render",), "render(reported, rules) -> str"),)
"""What a report must have."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""How grave findings can be, the gravest first."""
INTERNAL_ERROR = "E901"
"""The code of the finding that stands for a document which the program itself failed on; no rule has it."""
GONE = "R402"
"""The code of the rule for lines of a baseline whose finding is gone."""
OF_THE_RUN = (INTERNAL_ERROR, GONE)
"""Codes of findings that no document has, and that no later run shall be spared."""


class Picture(NamedTuple):
    """A page as it looks, as a PNG file."""

    sheet: Sheet
    png: bytes


class Checked(NamedTuple):
    """A document, what was extracted from it (None where only the findings were kept), and what the rules found.

    `pictures` are those of its pages, where they are asked for.
    """

    document: Document
    extraction: Extraction | None
    diagnostics: tuple[Diagnostic, ...]
    pictures: tuple[Picture, ...] = ()


_NOTES = ("footnotes", "endnotes")
"""Parts of a file that are named to people, for their paragraphs are counted anew."""


class Area(NamedTuple):
    """A range of a document's text, and where in the file its start, its last character and its end stand.

    `page` is the page that it begins on, where the file has pages: lines are counted in what was read from them.
    `paragraph` counts in `part`, where the file is made of paragraphs; its notes may be a part of their own.
    `file` is the one of a project's files that it starts in; None where the document is one file.
    """

    start: int
    end: int
    line: int
    column: int
    last_line: int
    last_column: int
    end_line: int
    end_column: int
    page: int | None = None
    paragraph: int | None = None
    part: str | None = None
    file: str | None = None

    @property
    def is_printed(self) -> bool:
        """Whether people find it by page and paragraph, not by lines."""
        return self.page is not None or self.paragraph is not None

    @property
    def shown(self) -> str:
        """The place as people are told it.

        >>> Area(0, 1, 3, 7, 3, 7, 3, 8).shown, Area(0, 1, 3, 7, 3, 7, 3, 8, page=12).shown
        ('3:7', 'p. 12')
        >>> Area(0, 1, 3, 7, 3, 7, 3, 8, page=2, paragraph=5, part="word/footnotes.xml").shown
        'p. 2, footnotes, par. 5'
        """
        if not self.is_printed:
            return f"{self.line}:{self.column}"
        kind = next((word for word in _NOTES if word in (self.part or "")), "")
        told = (f"p. {self.page}" if self.page else "", kind, f"par. {self.paragraph}" if self.paragraph else "")
        return ", ".join(filter(None, told))


class Nearby(NamedTuple):
    """Another place that explains a finding."""

    message: str
    area: Area


class Change(NamedTuple):
    """`text` in place of what stands in `area`."""

    area: Area
    text: str


class Remedy(NamedTuple):
    """The changes that fix a finding: `safe` where they can hardly be wrong, `possible` where the file takes them."""

    safe: bool
    possible: bool
    changes: tuple[Change, ...]


class Notice(NamedTuple):
    """One finding as reports tell it; `excerpt` is the line it stands in, and carets below the finding."""

    code: str
    name: str
    severity: Severity
    message: str
    area: Area
    excerpt: tuple[str, str]
    related: tuple[Nearby, ...]
    remedy: Remedy | None

    @property
    def told(self) -> str:
        """The message with the page in front of it, for tools that know nothing but lines."""
        return f"{self.area.shown}: {self.message}" if self.area.is_printed else self.message


class Reported(NamedTuple):
    """The findings of one document, and sentences on what could not be read of it.

    `checked` is what they were made from; None where they come from a cache. `beside` names the files that were looked
    at for them besides the document, `files` those that a project is put together from, the main one first.
    """

    source: str
    notices: tuple[Notice, ...]
    problems: tuple[str, ...] = ()
    checked: Checked | None = None
    beside: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class RuleCard(NamedTuple):
    """What a report tells of a rule: `told` is its page for the user, `on` whether it runs unless asked for."""

    code: str
    name: str
    severity: Severity
    on: bool
    told: str
