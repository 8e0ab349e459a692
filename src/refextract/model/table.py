"""Tables of HTML, as notebooks show results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["html_table"]


def html_table(head: Iterable[str], rows: Sequence[Iterable[object]], *, caption: str = "", most: int = 200) -> str:
    """A table with every text escaped; of more than `most` rows the number of the others.

    >>> html_table(["title"], [["R&D"]])
    '<table><thead><tr><th>title</th></tr></thead><tbody><tr><td>R&amp;D</td></tr></tbody></table>'
    """
    left = len(rows) - most
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    body = "".join(_row("td", row) for row in rows[:most])
    more = f"<p>… and {left} more</p>" if left > 0 else ""
    return f"<table>{told}<thead>{_row('th', head)}</thead><tbody>{body}</tbody></table>{more}"


def _row(tag: str, cells: Iterable[object]) -> str:
    shown = ("" if cell is None else escape(str(cell)) for cell in cells)
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in shown)}</tr>"
