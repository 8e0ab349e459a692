"""Links: which entry a citation item means, how surely, and why."""

from __future__ import annotations

from refextract.frozen import Frozen

__all__ = ["Link", "Rival"]


class Rival(Frozen):
    """Another reference that was considered, by its id."""

    reference: str
    score: float


class Link(Frozen):
    """The link of one citation item, by the citation's id and the item's place in it.

    `reference` is the id of the entry, or None where none was found or where rivals are too close to tell apart;
    `reasons` are short sentences that say why. `printed` is the entry that the print means, where the file itself
    (by a field, an anchor, a key) leads to another: `reference` is then what the file declares.
    """

    citation: str
    item: int
    reference: str | None
    score: float
    reasons: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    printed: str | None = None
