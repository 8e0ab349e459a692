"""Personal names in running text: what looks like one, and what surely is one."""

from __future__ import annotations

from refextract.lexicons import first_names
from refextract.text import pattern

__all__ = [
    "FAMILY",
    "INITIALS",
    "PERSON",
    "is_person",
]

INITIALS = r"(?:\p{Lu}\.[ -]?){1,3}+"
"""The initials of given names, with their points: "J. M.", "J.-P."."""

PARTICLES = "van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|zu|al|el|bin|ibn"
"""The commonest particles of family names, which print in lower case."""

FAMILY = (
    rf"(?<!\p{{L}})(?:(?:{PARTICLES})[ -]){{0,2}}+"
    r"(?:[OD]['’]|Ma?c)?(?:IJ|\p{Lu})\p{Ll}[\p{L}]*+(?:-\p{L}++)*+"
)
"""A family name with its particles, without a possessive ending."""

_GIVEN = r"\p{Lu}\p{Ll}++(?:-\p{L}++)?+"

PERSON = rf"(?:{INITIALS}|{_GIVEN} )(?:(?:{INITIALS} ?|{_GIVEN} )(?! ))?{FAMILY}"
"""A name in the order it is spoken: "Mary W. Shelley", "J. M. Robertson"."""


_first = pattern(lambda: rf"(?:{INITIALS})|(?P<given>{_GIVEN})")


def is_person(text: str) -> bool:
    """Whether a name in spoken order begins with initials or with a given name that many authors bear.

    >>> is_person("James Turner"), is_person("J. M. Robertson"), is_person("Great Basin")
    (True, True, False)
    """
    found = _first.match(text)
    given = found["given"] if found else ""
    return given is None or given in first_names() or given.split("-")[0] in first_names()
