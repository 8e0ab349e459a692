"""Personal names and organisations."""

from __future__ import annotations

from refextract.values.frozen import Frozen

__all__ = ["Name", "NameList"]


class Name(Frozen):
    """A person by the parts that CSL knows, or an organisation (or an unsplit name) as `literal`.

    Source of the parts: the CSL 1.0.2 specification, "Names".
    """

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None


class NameList(Frozen):
    """Names in the order printed; `others` says that an "et al." stood for more of them."""

    names: tuple[Name, ...] = ()
    others: bool = False
