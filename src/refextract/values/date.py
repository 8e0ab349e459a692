"""Dates as references and citations print them: a year, a month, a day, a range, a season, or words."""

from __future__ import annotations

from refextract.values.frozen import Frozen

__all__ = ["PartialDate"]


class PartialDate(Frozen):
    """A date known as far as it is printed.

    `month` counts from 1; `season` is 1 (spring) to 4 (winter); `end` closes a range; `circa` stands for "c.",
    "about" or a question mark; `suffix` is the ``a`` of ``2000a``; `literal` holds what is no date in numbers
    ("n.d.", "in press").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    end: PartialDate | None = None
    circa: bool = False
    suffix: str | None = None
    literal: str | None = None
