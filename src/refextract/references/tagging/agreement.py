"""Agreement: the strings of one list print their fields alike, and those that are in doubt follow the others.

What stands behind a field and a gap, as a host behind a title and ". ", is counted over the list, by what each string
makes likely by itself. Where a string departs from the others, it is drawn towards them; the more so, the more they
agree. A mixed list is left as it is. The strength was set with the documents that `docs/explanation/tagging.md` names.
"""

from __future__ import annotations

import numpy as np

from refextract.references.tagging.chain import Floats
from refextract.references.tagging.features import Numbers

__all__ = ["FEWEST", "drawn_together"]

FEWEST = 5
"""How many strings make a list that tells its style."""
_PLACES = 3
"""How often a field and a gap must follow one another before they tell what stands behind them."""
_OWN = 3.0
"""For how many strings each one counts in its own place."""
_FORCE, _MOST = 0.5, 2.0
"""How far a score is moved for what the others say, and how much of what they say counts at most."""
_MIXED, _ALIKE = 0.7, 0.85
"""The agreement of lists that are left as they are, and of those whose strings are drawn with all force."""
_NEVER = 1e-3
_GAPS = 1 << 12


def drawn_together(scores: Floats, chances: Floats, before: Numbers, gaps: Numbers, tokens: Numbers) -> None:
    """Move the scores of `tokens`, those that stand behind a sign, towards those of their like.

    `scores` and `chances` have a row a token and a column a label; `before` is the variable that stands before each
    token, from -1 on, and `gaps` the number of the gap.
    """
    _, place, counts = np.unique((before[tokens] + 1) * _GAPS + gaps[tokens], return_inverse=True, return_counts=True)
    own = chances[tokens]
    order = np.argsort(place, kind="stable")
    sums = np.add.reduceat(own[order], np.cumsum(counts) - counts)
    others = (sums[place] + (_OWN - 1) * own) / (counts[place] - 1 + _OWN)[:, None]
    often = np.flatnonzero(counts[place] >= _PLACES)
    if len(often):
        alike = (others[often].max(axis=1).mean() - _MIXED) / (_ALIKE - _MIXED)
        said = np.log((others[often] + _NEVER) / (own[often] + _NEVER))
        scores[tokens[often]] += _FORCE * min(max(alike, 0.0), 1.0) * np.clip(said, -_MOST, _MOST)
