"""Personal names and organisations: from a list as printed to the parts that CSL knows.

A list is cut at its commas and "and" into pieces; each piece has a shape ("G. I.", "Family GI", "Given Family", …), and
the cheapest way to read the row of shapes as persons is taken: so ``A, B. C., & D, E.`` and
``Smith, John, and Jane Doe`` need no rule of their own. Where no way is cheap enough, the whole is one literal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from refextract.values.name.around import (
    with_collectives,
    with_given_behind_commas,
    without_markers,
    without_others,
)
from refextract.values.name.initials import with_initials_told, with_small_initials
from refextract.values.name.manner import manner_of
from refextract.values.name.person import (
    NOBODY,
    Name,
    NameList,
    format_name,
    format_names,
    name_list,
    possible_families,
)
from refextract.values.name.pieces import Piece, groups_of, letter_pattern, pieces_of
from refextract.values.name.plain import plain_names
from refextract.values.name.reading import is_unread, list_names, rows_of, with_families
from refextract.values.name.usual import UsualOrder, order_of_most
from refextract.values.name.words import organisation_rank
from refextract.values.runs import runs_of_letters

__all__ = [
    "NOBODY",
    "Name",
    "NameList",
    "UsualOrder",
    "format_name",
    "format_names",
    "organisation_rank",
    "parse_name",
    "parse_names",
    "possible_families",
    "usual_order",
]

_LONGEST = 60_000  # characters; the longest lists of authors (of collaborations in physics) have 3,000 names


@lru_cache(maxsize=4096)
def parse_names(text: str, usual: UsualOrder | None = None) -> NameList | None:
    """The names of a list of authors or editors; None where there is no letter.

    `usual` is the `usual_order` of other lists of the same document. What no grammar reads is one `literal` with the
    text as printed: a wrong name is worse than none.

    >>> [name.family for name in parse_names("Eliküçük Yıldırım, N., & Aslan, M.").names]
    ['Eliküçük Yıldırım', 'Aslan']
    >>> parse_names("Robinson, S., et al.").others
    True
    >>> parse_names("Ministry of Science, Technology and Higher Education").names[0].literal
    'Ministry of Science, Technology and Higher Education'
    """
    bare, others = _bare(text)
    if bare is None:
        return None
    plain = plain_names(bare)
    if plain is not None:
        return name_list(tuple(plain), others=others)
    groups = _groups(bare)
    names = with_families(list_names(groups, manner_of([pieces for _, pieces in groups]), usual), others=others)
    if True in [name.literal is not None and is_unread(name.literal) for name in names]:
        names = [Name.made(literal=bare)]
    return name_list(tuple(names), others=others)


def _bare(text: str) -> tuple[str | None, bool]:
    """The list without what stands around it, and whether there was an "et al."; None where no list can be."""
    whole = " ".join(text.split())
    runs = runs_of_letters(whole)
    bare, others = without_others(without_markers(with_collectives(whole, runs), runs), runs)
    if len(bare) > _LONGEST or not (bare[:1].isalpha() or letter_pattern.search(bare)):
        return None, others
    return with_given_behind_commas(bare), others


def _groups(bare: str) -> list[tuple[str, list[Piece]]]:
    return [(group, with_initials_told(with_small_initials(pieces_of(group)))) for group in groups_of(bare)]


def usual_order(texts: Iterable[str]) -> UsualOrder | None:
    """In which order these lists of one document print names, as evidence for those that could be read in two ways.

    >>> usual = usual_order(["Roe Peter, Poe Mary", "Brown Kenneth", "Blackburn Simon", "Ventris Xyro"])
    >>> parse_names("Ventris Xyro").names[0].family, parse_names("Ventris Xyro", usual).names[0].family
    ('Xyro', 'Ventris')
    """
    bare = [found for text in texts if (found := _bare(text)[0]) is not None]
    groups = [_groups(each) for each in bare]
    return order_of_most([rows_of(each, manner_of([pieces for _, pieces in each])) for each in groups if each])


def parse_name(text: str) -> Name | None:
    """The one name that `text` is: the first way of `parse_names`, or a literal where that finds several.

    >>> parse_name("Vincent van Gogh")
    Name(family='Gogh', given='Vincent', non_dropping_particle='van')
    """
    found = parse_names(text)
    if found is None:
        return None
    return found.names[0] if len(found.names) == 1 else Name(literal=" ".join(text.split()))
