"""What holds in a group of RTF until it ends, and what the head of the file defines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from refextract.readers._office.writing import Opened
from refextract.readers.rtf.charsets import language_of
from refextract.values.figures import whole

__all__ = ["FORMATS", "Font", "Header", "State", "Style"]

_LEAST_RISE = 4  # half-points by which text set higher by hand is a superscript
_USUAL_RISE = 6  # half-points where none are named
_MOST_FALLBACK = 8


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs: its name and its outline level (from 0), if it has one."""

    name: str = ""
    outline: int | None = None

    @property
    def heading(self) -> int | None:
        """The outline level, by the name "heading 1" and its like where there is no other."""
        word, _, number = self.name.casefold().partition(" ")
        level = whole(number) if word == "heading" else None
        named = level - 1 if level is not None and 0 < level < 10 else None
        return self.outline if self.outline is not None else named


@dataclass(slots=True)
class Font:
    """A font: its name, and the codec of its bytes (None: that of the document)."""

    name: str = ""
    codec: str | None = None


@dataclass(slots=True)
class Header:
    """The code page, the fonts and styles by their numbers, and how notes are numbered."""

    page: str = "cp1252"
    fonts: dict[int, Font] = field(default_factory=dict)
    styles: dict[int, Style] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=lambda: {"footnote": "decimal", "endnote": "lowerRoman"})


@dataclass(slots=True)
class State:
    """What holds in a group; one inside it begins with a copy.

    `target` is what the text of the group is: "" for text that is shown, "shape" for nothing, else the word of the
    group; `collected` takes it up where it is not shown. `field` is the one that ends with the group.
    """

    target: str = ""
    collected: list[str] = field(default_factory=list)
    raised: bool = False
    hidden: bool = False
    font: int = 0
    fallback: int = 1  # characters behind a Unicode character that stand for it in old programs
    language: str | None = None
    style: int | None = None
    outline: int | None = None
    in_table: bool = False
    field: Opened | None = None


def _super(state: State, number: int | None) -> None:
    state.raised = number != 0


def _level(state: State, _: int | None) -> None:
    state.raised = False


def _up(state: State, number: int | None) -> None:
    state.raised = (_USUAL_RISE if number is None else number) >= _LEAST_RISE


def _hide(state: State, number: int | None) -> None:
    state.hidden = number != 0


def _plain(state: State, _: int | None) -> None:
    state.raised = state.hidden = False


def _paragraph(state: State, _: int | None) -> None:
    state.style, state.outline, state.in_table = None, None, False


def _table(state: State, _: int | None) -> None:
    state.in_table = True


def _font(state: State, number: int | None) -> None:
    state.font = number or 0


def _style(state: State, number: int | None) -> None:
    state.style = number


def _outline(state: State, number: int | None) -> None:
    state.outline = number if number is not None and 0 <= number <= 8 else None


def _fallback(state: State, number: int | None) -> None:
    state.fallback = 1 if number is None else min(max(0, number), _MOST_FALLBACK)


def _language(state: State, number: int | None) -> None:
    state.language = language_of(number)


FORMATS: dict[str, Callable[[State, int | None], None]] = {
    "super": _super,
    "sub": _level,
    "nosupersub": _level,
    "dn": _level,
    "up": _up,
    "v": _hide,
    "deleted": _hide,
    "plain": _plain,
    "pard": _paragraph,
    "intbl": _table,
    "f": _font,
    "s": _style,
    "outlinelevel": _outline,
    "uc": _fallback,
    "lang": _language,
}
"""What words that say how text is printed do to the state; their number is None where they have none."""
