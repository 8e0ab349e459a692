"""Words that values are written with in every language: particles, organisations, weekdays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from refextract.frozen import Frozen

__all__ = ["Lexicon", "lexicon", "name_weights"]


class Lexicon(Frozen):
    """Word lists without a language of their own: names travel, and lists mix languages.

    All words are in lower case.
    """

    date_noise: tuple[str, ...]
    """Words inside a date that say nothing: "of", weekdays, the Russian abbreviation of "year"."""
    date_ranges: tuple[str, ...]
    """Words between the two ends of a range of dates: "to", "bis"."""
    dropping_particles: tuple[str, ...]
    """Particles that go where the given name goes ("Humboldt, Alexander von")."""
    non_dropping_particles: tuple[str, ...]
    """Particles that stay with the family name ("van Gogh")."""
    capital_particles: tuple[str, ...]
    """Particles that are told from the name even where all of it is in capitals: "VAN DER BERG"."""
    name_suffixes: tuple[str, ...]
    """ "Jr.", "III"."""
    family_endings: tuple[str, ...]
    """Words that are part of a family name, and never all of it: "Silva Filho"."""
    organisation_words: tuple[str, ...]
    """Words that only names of organisations have; a "*" at the end stands for any ending."""
    organisation_endings: tuple[str, ...]
    """What words end in that only names of organisations have: "Naturkundemuseum"."""
    spanish_surnames: tuple[str, ...]
    """Family names of Spain and Latin America, without accents, that are no given names and rare in Portugal."""
    roles: tuple[str, ...]
    """What people do for a work besides writing, editing and translating it: "director"."""
    bracketed_kinds: tuple[str, ...]
    """What square brackets behind a title call a work: "film"."""
    collective_words: tuple[str, ...]
    """What groups of authors call themselves: "LHCb Collaboration"."""
    weak_organisation_words: tuple[str, ...]
    """Words of organisations that people are called by, too: "Church", "Press"."""
    chinese_surnames: tuple[str, ...]
    korean_surnames: tuple[str, ...]
    work_kinds: tuple[str, ...]
    """Kinds of works that stand behind a colon at the end of a title: "Economics: textbook"."""
    media: tuple[str, ...]
    """Marks of a medium that stand in square brackets behind a title: "Internet"."""
    end_media: dict[str, str]
    """Media that stand behind the year at the end of an entry, "1997. CD", with the type of a work that appears so."""
    standard_bodies: tuple[str, ...]
    """Who sets standards, as their numbers begin: "ISO", "DIN"."""
    ordinals: dict[str, int]
    """Numbers of editions spelt out: "third"."""


@cache
def lexicon() -> Lexicon:
    """The word lists, read on first use.

    >>> "unesco" in lexicon().organisation_words
    True
    """
    lists = json.loads((files(__package__) / "lexicon.json").read_text("utf-8"))
    frozen = {name: tuple(value) if isinstance(value, list) else value for name, value in lists.items()}
    return Lexicon.made_of(frozen)  # our own, and tested: a validator takes long to build


@cache
def name_weights() -> Mapping[str, int]:
    """Words of names, in lower case, and how much more often each is a given name than a family name, in half nats.

    Below 0 it is a family name more often; a word that is not listed tells nothing. Counted over the authors of library
    catalogues and bibliographies.

    >>> name_weights()["kenneth"] > 0, name_weights()["hunter"] < 0, "river" in name_weights()
    (True, True, False)
    """
    weights: dict[str, int] = {}
    for line in (files(__package__) / "name_weights.txt").read_text("utf-8").splitlines():
        weight, *listed = line.split()
        weights.update(dict.fromkeys(listed, int(weight)))
    return weights
