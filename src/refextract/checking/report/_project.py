"""The addresses of the project, as its distribution tells them; none where they were never filled in."""

from __future__ import annotations

from functools import cache

__all__ = ["project_url", "rule_url"]

_DISTRIBUTION = "refextract-cite"
_PLACEHOLDER = "/OWNER/"  # what stands for the account of whoever publishes a copy
_INDEX = "index.md"


@cache
def project_url(name: str) -> str | None:
    """An address of the project by its name there ("Source", "Documentation"); None where there is none.

    >>> project_url("no such address") is None
    True
    """
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        told = metadata(_DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:  # it runs from its source
        return None
    addresses = dict(each.split(", ", 1) for each in told if ", " in each)
    address = addresses.get(name)
    return None if address is None or _PLACEHOLDER in address else address


def rule_url(code: str, name: str) -> str | None:
    """Where the documentation tells of a rule; None where it has no address."""
    index = project_url("Documentation")
    if index is None or not index.endswith(_INDEX):
        return None
    return f"{index.removesuffix(_INDEX)}reference/rules.md#{code.lower()}-{name}"
