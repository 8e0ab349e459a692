"""Names in the syntax of BibTeX: ``von Last, Jr, First``, joined by ``and``.

Source: O. Patashnik, "BibTeXing" (1988), section 4.
"""

from __future__ import annotations

from refextract.exporters._latex import escape, one_line
from refextract.values.name import Name, NameList

__all__ = ["bib_names"]

_ATTACHED = ("'", "’", "-")
SIGNS = frozenset("&%$#_")


def bib_names(names: NameList) -> str:
    """A list of names for an author, editor or translator field; empty where there is none.

    >>> bib_names(
    ...     NameList(names=(Name(family="Berg", non_dropping_particle="van der", given="J."), Name(literal="WHO")))
    ... )
    'van der Berg, J. and {WHO}'
    """
    found = [bib_name(name) for name in names.names]
    return " and ".join([*filter(None, found), *["others"] * names.others])


def bib_name(name: Name) -> str:
    """One name. What BibTeX would split in another place is kept together by braces."""
    if not name.family:
        whole = (name.literal, name.given, name.dropping_particle, name.non_dropping_particle, name.suffix)
        return _braced(one_line(" ".join(part for part in whole if part)))
    particles = one_line(f"{name.dropping_particle or ''} {name.non_dropping_particle or ''}")
    family, given, suffix = (one_line(part or "") for part in (name.family, name.given, name.suffix))
    if particles and (not (given or suffix) or not _is_von(particles)):
        family = particles + " " * (not particles.endswith(_ATTACHED)) + family
        particles = ""
    alone = not (given or suffix)
    last = _braced(family) if _is_split(family, alone=alone) else escape(family)
    parts = [f"{escape(particles)} {last}" if particles else last]
    parts += [_part(suffix)] if suffix else []
    parts += [_part(given) or "{}"] if given or suffix else []
    return ", ".join(parts)


def _braced(text: str) -> str:
    return f"{{{escape(text)}}}" if text else ""


def _part(text: str) -> str:
    return _braced(text) if _has_joints(text) else escape(text)


def _has_joints(text: str) -> bool:
    """Whether there is in `text` what parts names; beside a sign with a backslash some programs miss the "and"."""
    return "," in text or "and" in text.lower().split() or (text != "" and bool({text[0], text[-1]} & SIGNS))


def _is_von(particles: str) -> bool:
    """Whether BibTeX takes these words, standing before the family name, for particles."""
    last = particles.rsplit(maxsplit=1)[-1]
    return _is_small(last) and not (last.endswith(_ATTACHED) or _has_joints(particles))


def _is_small(word: str) -> bool:
    """Whether the first letter of `word` is in lower case."""
    return next((c.islower() for c in word if c.isalpha()), False)


def _is_split(family: str, *, alone: bool) -> bool:
    """Whether BibTeX would not take all of `family` for the family name."""
    found = family.split()
    return (
        _has_joints(family) or any(map(_is_small, found)) or (alone and (len(found) > 1 or family.lower() == "others"))
    )
