"""Values as the cases of `fixtures` show them: names as `Family|Given`, bodies in braces, dates as 2010-07."""

from __future__ import annotations

from refextract.model.reference import Reference
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList

__all__ = ["shown"]


def shown(reference: Reference, variable: str) -> str:
    """What a variable holds; "none" where it holds nothing."""
    value = getattr(reference, variable.replace("-", "_"))
    if isinstance(value, NameList):
        return "; ".join([*map(_named, value.names), *(["et al."] if value.others else [])]) or "none"
    if isinstance(value, PartialDate):
        return _dated(value)
    return "none" if value is None else str(value)


def _named(name: Name) -> str:
    if name.literal is not None:
        return f"{{{name.literal}}}"
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    return f"{family}|{name.given or ''}"


def _dated(date: PartialDate) -> str:
    if date.literal is not None:
        return date.literal
    start = "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part is not None)
    return start + (f"/{_dated(date.end)}" if date.end else "") + " circa" * date.circa
