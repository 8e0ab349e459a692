"""A name and a list of names, as CSL knows them; how they are printed family name first."""

from __future__ import annotations

from refextract.frozen import Frozen, blank, put
from refextract.text import pattern

__all__ = [
    "NOBODY",
    "Name",
    "NameList",
    "format_name",
    "format_names",
    "made_name",
    "name_list",
    "possible_families",
]


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


_OF_NAME = set(Name.model_fields)


class NameList(Frozen):
    """Names in the order printed; `others` says that an "et al." stood for more of them."""

    names: tuple[Name, ...] = ()
    others: bool = False


NOBODY = NameList.made()
"""No names."""


def name_list(names: tuple[Name, ...], *, others: bool) -> NameList:
    """A list of names, made without a look at what they are."""
    made = blank(NameList, _OF_NAME_LIST)
    put(made, "names", names)
    put(made, "others", others)
    return made


_OF_NAME_LIST = set(NameList.model_fields)


def possible_families(name: Name) -> tuple[str, ...]:
    """What the family name may be of a name in Chinese characters that nothing parts: its first ones, up to three.

    >>> possible_families(Name(literal="田中太郎")), possible_families(Name(literal="World Bank"))
    (('田', '田中', '田中太'), ())
    """
    printed = name.literal or ""
    return tuple(printed[:size] for size in range(1, min(4, len(printed)))) if _unparted.fullmatch(printed) else ()


_unparted = pattern(r"\p{Han}{2}[\p{Han}\p{Hiragana}\p{Katakana}]{1,3}+")


def format_name(name: Name) -> str:
    """The name with the family name first, as `parse_name` reads it.

    >>> format_name(Name(family="King", given="Martin Luther", suffix="Jr."))
    'King, Martin Luther, Jr.'
    """
    if name.literal is not None:
        return name.literal
    family = _joined(name.non_dropping_particle, name.family)
    given = _joined(name.given, name.dropping_particle)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def format_names(names: NameList) -> str:
    """The list with semicolons between the names, as `parse_names` reads it.

    >>> from refextract.values.name import parse_names
    >>> format_names(parse_names("D. E. Knuth and A. Turing"))
    'Knuth, D. E.; Turing, A.'
    """
    return "; ".join([*map(format_name, names.names), *(["et al."] if names.others else [])])


def _joined(before: str | None, after: str | None) -> str:
    if not before or not after:
        return before or after or ""
    return before + after if before[-1] in "-'’" else f"{before} {after}"


def made_name(
    family: str,
    given: str | None,
    *,
    dropping: str | None = None,
    non_dropping: str | None = None,
    suffix: str | None = None,
) -> Name:
    """A name of these parts, one set in capitals brought down to those of running text."""
    name = blank(Name, _OF_NAME)
    put(name, "family", _decapitalised(family) if family.isupper() else family)
    put(name, "given", given)
    put(name, "dropping_particle", dropping)
    put(name, "non_dropping_particle", non_dropping)
    put(name, "suffix", suffix)
    put(name, "literal", None)
    return name


def _decapitalised(family: str) -> str:
    """A family name set in capitals, in the capitals of running text."""
    if len(family) < 3:
        return family
    titled = family.title().replace("’S", "’s")
    if " " in titled:
        titled = _between.sub(lambda found: found[0].lower(), titled)
    return _mc.sub(lambda found: found[0].upper(), titled)


# The word between two parts of a family name: "COSTA E SOUZA".
_between = pattern(r"(?<=\p{L}\p{L} )[EIY](?= \p{L}\p{L})")
_mc = pattern(r"(?<=\bMc)\p{Ll}")
