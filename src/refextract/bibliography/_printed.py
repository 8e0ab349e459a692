"""A reference of a bibliography file as one line of text, in the order that most styles print."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.model.reference import Reference
from refextract.values.name import Name, NameList

__all__ = ["printed"]


def printed(reference: Reference) -> str:
    """Who, when, what and where, for people to read: the values have no other order in a file.

    >>> from refextract.bibliography import read_bibliography
    >>> source = "@article{a, author={Doe, Ann}, title={Rivers}, journal={Water}, volume=3, pages={4--5}, year=1999}"
    >>> printed(read_bibliography(source).references[0])
    'Ann Doe (1999). Rivers. Water, 3, 4–5.'
    """
    return " ".join(f"{part.rstrip('.')}." for part in _parts(reference) if part)


def _parts(reference: Reference) -> Iterator[str]:
    people = _people(reference.author) or _people(reference.editor)
    year = f"({_year(reference)})" if _year(reference) else ""
    yield f"{people} {year}".strip()
    yield reference.title or ""
    yield ", ".join(filter(None, (reference.container_title, _volume(reference), _pages(reference))))
    yield ": ".join(filter(None, (reference.publisher_place, reference.publisher)))
    if reference.doi or reference.url:
        yield f"https://doi.org/{reference.doi}" if reference.doi else str(reference.url)


def _people(names: NameList) -> str:
    shown = [_person(name) for name in names.names]
    if names.others:
        return ", ".join((*shown, "et al."))
    return " and ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _person(name: Name) -> str:
    """The name in its natural order, which is right as well where an organisation is taken for a person."""
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    return name.literal or " ".join(filter(None, (name.given, family, name.suffix)))


def _year(reference: Reference) -> str:
    issued = reference.issued
    if issued is None:
        return ""
    return f"{issued.year}{issued.suffix or ''}" if issued.year is not None else issued.literal or ""


def _volume(reference: Reference) -> str:
    return f"{reference.volume or ''}({reference.issue})" if reference.issue else reference.volume or ""


def _pages(reference: Reference) -> str:
    return (reference.page or "").replace("-", "–")
