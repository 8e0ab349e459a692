"""An entry at the wrong place of an alphabetical list.

Only family names of first authors are compared, without accents; particles (van, de) may count or not. The list is
alphabetical if nearly all its entries are in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.checking.rules import Case, Finding, called
from refextract.linking.names import calling
from refextract.model.diagnostic import Related, Severity
from refextract.model.naming import makers
from refextract.model.reference import Reference
from refextract.values.folding import skeleton, squeeze, words
from refextract.values.rises import longest_rise

CODE = "R204"
NAME = "list-out-of-order"
SEVERITY: Severity = "warning"
DEFAULT = True


_MOST_IN_ORDER = 0.9  # of the entries; below, the list goes by something else
_FEWEST = 8  # entries
_LEAD = 30  # characters, from which an entry can be sorted as it is printed


def find(case: Case) -> Iterator[Finding]:
    """Every entry that would have to move to put the list in order, between two that stay."""
    keys = [_keys(reference) for reference in case.listed]
    named = [place for place, each in enumerate(keys) if each]
    kept = {named[rising] for rising in longest_rise([keys[place][0] for place in named], level=True)}
    if len(named) < _FEWEST or len(kept) < _MOST_IN_ORDER * len(named):
        return
    for place in sorted(set(named) - kept):
        before, after = place - 1, place + 1
        if before in kept and after in kept and not _fits(keys[before], keys[place], keys[after]):
            yield Finding(
                case.listed[place].span,
                f"{called(case.listed[place])} stands out of the alphabetical order",
                (Related(message="the entry before", span=case.listed[before].span),),
            )


def _fits(before: Sequence[str], keys: Sequence[str], after: Sequence[str]) -> bool:
    return any(min(before) <= key <= max(after) for key in keys)


def _keys(reference: Reference) -> tuple[str, ...]:
    """What the first author may be sorted by: the family name with and without particles, umlauts spelt both ways."""
    names = makers(reference)
    if not names:
        return ()
    plain = calling(names[0]).full[:3] if names[0].family else (squeeze(names[0].literal or ""),)
    printed = reference.text[:_LEAD]
    return tuple(
        dict.fromkeys(key for name in (*plain, squeeze(printed), *words(printed)[:1]) for key in (name, skeleton(name)))
    )
