"""Media: the carrier that MLA prints behind the year, "1997. CD", and what stands before it."""

from __future__ import annotations

from functools import cache

from refextract.lexicons import places
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import changed, without
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.lexicon import lexicon
from refextract.values.media import end_medium, type_of_medium

__all__ = ["directors_of_films", "media_behind_years", "publishers_before_media"]


@cache
def _words() -> frozenset[str]:
    """The words of media, and the first of several."""
    return frozenset(word for medium in lexicon().end_media for word in (medium, medium.partition(" ")[0]))


@correction("date", either=("publisher", "publisher-place", "container-title"), signs=_words)
def media_behind_years(source: str, fields: list[Field]) -> list[Field]:
    """A medium at the end of an entry is no house and no place: "Meadow Press, 2013. Kindle", "1969. LP"."""
    found = end_medium.search(source)
    wrong = [field for field in fields if found and field.start == found.start("medium")]
    if not found or not wrong or wrong[0].variable not in _HOUSES:
        return fields
    return without(fields, *found.span("medium"))


_HOUSES = frozenset({"publisher", "publisher-place", "container-title", "collection-title"})


@correction("publisher-place", "date", lacks=("publisher",), signs=_words)
def publishers_before_media(source: str, fields: list[Field]) -> list[Field]:
    """A house alone before the year and the medium was taken for a place: "Brookside, 1997. CD".

    Source of the habit: the MLA Handbook, 7th edition, which prints a place before its house alone.
    """
    if end_medium.search(source) is None:
        return fields
    wanted = [field for field in fields if field.variable == "publisher-place"]
    unknown = len(wanted) == 1 and source[wanted[0].start : wanted[0].end] not in places()
    return changed(fields, {wanted[0]: wanted[0]._replace(variable="publisher")}) if unknown else fields


@correction("editor", lacks=("author",), signs=("dir", "dirs"))
def directors_of_films(source: str, fields: list[Field]) -> list[Field]:
    """Whoever directed a film is no editor: "Roe, Jane, dir. Muddy Rivers. Silt Films, 2003. DVD"."""
    if type_of_medium(source) != "motion_picture":
        return fields
    named = [field for field in fields if field.variable == "editor" and _dir.match(source, field.end)]
    return changed(fields, {field: field._replace(variable="author") for field in named}) if named else fields


_dir = pattern(r",?\s\(?dirs?\b")
