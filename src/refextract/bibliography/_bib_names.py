"""Names in BibTeX files: as BibTeX parts them, in biblatex's extended form, and as people write them all the same."""

from __future__ import annotations

from bibtexparser.middlewares.names import NameParts, parse_single_name_into_parts, split_multiple_persons_names

from refextract.text import pattern
from refextract.values.latex import plain, spelled
from refextract.values.name import NOBODY, Name, NameList, parse_names

__all__ = ["names_of"]


def names_of(raw: str) -> tuple[NameList, str | None]:
    """The names of a field, and what is odd about it, if anything is.

    >>> [name.family for name in names_of("Knuth, Donald E. and {van der Berg}, Anna")[0].names]
    ['Knuth', 'van der Berg']
    >>> names_of("Smith, John; Doe, Jane")[1]
    'the names are parted by other signs than “and”; read as Smith, Doe'
    """
    text = spelled(_address_behind.sub("", raw)).strip().rstrip(",;").strip()
    if not text:
        return NOBODY, None
    parted = [part.strip().rstrip(",").strip() for part in split_multiple_persons_names(text)]
    others = parted[-1].lower().rstrip(".") in _OTHERS
    kept = [part for part in (parted[: len(parted) - others]) if part]
    if any(map(_is_list, kept)) and (listed := _read_as_list(text)) is not None:
        told = ", ".join(name.family or name.literal or "" for name in listed.names)
        return listed, f"the names are parted by other signs than “and”; read as {told}"
    names = NameList(names=tuple(filter(None, map(_name, kept))), others=others)
    return names, None


_OTHERS = frozenset(("others", "et al", "et alii", "et. al", "al"))
_address_behind = pattern(r"\s*\((?:https?://|mailto:|[^()\s]+@)[^()]*\)")
_PARTS_OF_NAME = 2
"""Commas of one name: "von Last, Jr., First"."""


def _is_list(raw: str) -> bool:
    """Whether what stands between two "and" is several names, by its other signs."""
    bare = _in_braces.sub("", raw)
    if "=" in bare:
        return False
    if ";" in bare or " & " in bare or " \\& " in raw or bare.count(",") > _PARTS_OF_NAME:
        return True
    parts = [part.strip() for part in bare.split(",")]
    if len(parts) == 1:
        return False
    initialled = [_family_and_initials.fullmatch(part) is not None for part in parts]
    return all(initialled) or (len(parts) > _PARTS_OF_NAME and initialled[0] and initialled[-1])


_in_braces = pattern(r"\{[^{}]*\}")
# "Wilshut E", "Pardee F.".
_family_and_initials = pattern(r"(?:\p{Ll}+\s)*\p{Lu}[\p{L}\p{M}'’-]+\s(?:\p{Lu}{1,3}|(?:\p{Lu}\.[\s-]?){1,4})")


def _read_as_list(text: str) -> NameList | None:
    """The names of a list as running text has it, where all of them are persons with given names."""
    names = parse_names(plain(text))
    if names is None or not all(name.family and name.given for name in names.names):
        return None
    return names


def _name(raw: str) -> Name | None:
    """One name; what stands in one pair of braces is an organisation, or a name that is known only as a whole."""
    if _is_one_group(raw):
        whole = plain(raw)
        return Name(literal=whole) if whole else None
    if _extended.search(raw):
        return _by_its_parts(raw)
    parts = parse_single_name_into_parts(raw, strict=False)
    family, given, particle, suffix = (_part(parts, each) for each in ("last", "first", "von", "jr"))
    if family is None:
        return None
    if given and _initials_alone.fullmatch(family) and not parts.von and "," not in raw:
        family, given = given, family  # "Whitcomb D."
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


_initials_alone = pattern(r"(?:\p{Lu}\.[\s-]?){1,4}")


def _is_one_group(raw: str) -> bool:
    """Whether the brace that opens `raw` is closed by its last sign."""
    depth = 0
    for place, sign in enumerate(raw, start=1):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(raw) > 1
    return False


def _part(parts: NameParts, name: str) -> str | None:
    return plain(" ".join(getattr(parts, name))) or None


# biblatex's extended form: "family=Hoven, given=Jeroen, prefix=van den, useprefix=true".
_extended = pattern(r"(?:^|[,{\"]\s*)(?:family|given|prefix|suffix)\s*=")
_assignment = pattern(
    r"(?P<name>family|given|prefix|suffix|useprefix)(?:-i)?\s*=\s*(?P<value>[^,{}\"]*(?:\{[^{}]*\}[^,{}\"]*)*)"
)


def _by_its_parts(raw: str) -> Name | None:
    """A name whose parts are given by their names.

    Source: P. Kime, M. Wemheuer, P. Lehman, "The biblatex Package" (3.18), section 3.4.
    """
    parts = {found["name"]: plain(found["value"]) for found in _assignment.finditer(raw)}
    if not parts.get("family"):
        return None
    kept = parts.get("useprefix", "").lower() == "true"
    prefix = parts.get("prefix") or None
    return Name(
        family=parts["family"],
        given=parts.get("given") or None,
        suffix=parts.get("suffix") or None,
        non_dropping_particle=prefix if kept else None,
        dropping_particle=None if kept else prefix,
    )
