"""Corrections of series: where one begins behind a host, a title or names."""

from __future__ import annotations

import re
from itertools import pairwise

from refextract.lexicons import series as all_series
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import WORKS, changed, cut_at, parted, trimmed
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = [
    "editors_behind_editions",
    "series_behind_hosts",
    "series_behind_names",
    "series_behind_pages",
    "series_behind_their_word",
    "series_behind_volumes",
    "volumes_of_series",
]


@correction(either=("editor", "publisher", "publisher-place", "doi"), lacks=("collection-title", "issue"))
def series_behind_hosts(source: str, fields: list[Field]) -> list[Field]:
    """A series that a host went on into: "In: Roe A, ed. ECDL. Lecture Notes in Computer Science. Springer"."""
    for field in [field for field in fields if field.variable in WORKS]:
        for sign in _SENTENCE_OR_COMMA.finditer(source, field.start + 1, field.end):
            name = source[sign.end() : field.end].strip(" .«»“”").lower()
            if name in all_series() or (field.variable == "container-title" and _series_head.fullmatch(name)):
                put = trimmed(source, Field("collection-title", sign.end(), field.end, field.score))
                return cut_at(source, fields, field, sign.start(), put)
    return fields


_SENTENCE_OR_COMMA = re.compile(r"[.,]\s+(?=[«“]?\s?[^\W\d_])")
_series_head = pattern(
    r"(?:(?:lecture notes|typological studies|current trends|current issues|trends|graduate texts|texts|tracts"
    r"|monographs?|springer (?:series|proceedings|tracts)|handbooks?) (?:in|of|on)|communications in computer"
    r"|(?:universitäts)?forschungen zu[rm]?|beihefte zu[rm]?|schriften(?:reihe)? (?:zu[rm]?|des|der)"
    r"|veröffentlichungen (?:des|der)|tagungen des|materialhefte zu[rm]?|collection|colección|coleção|collana)\s.+"
    r"|[^,.]+\s(?:monographs?|monographien|schriftenreihe)"
)


@correction("container-title", "page", lacks=("collection-title",), beside=[("page", "container-title")])
def series_behind_pages(source: str, fields: list[Field]) -> list[Field]:
    """A second host behind the pages of a chapter, which calls itself a series: "52–64. River Studies Series 14"."""
    hosts = [field for field in fields if field.variable == "container-title"]
    for page, series in pairwise(fields):
        if page.variable == "page" and series in hosts[1:] and _CALLED_SERIES.search(source, series.start, series.end):
            return changed(fields, {series: series._replace(variable="collection-title")})
    return fields


_CALLED_SERIES = re.compile(
    r"(?i:\b(?:series|serie|série|reihe|schriftenreihe|beihefte|monographs|collana|colección))$"
)


@correction("collection-title", "volume", beside=[("volume", "collection-title")])
def series_behind_volumes(source: str, fields: list[Field]) -> list[Field]:
    """A series without the word that joins it to its volume: "volume 415 of Contemporary Mathematics"."""
    for volume, series in pairwise(fields):
        if (volume.variable, series.variable) != ("volume", "collection-title"):
            continue
        if found := _OF.match(source, series.start, series.end - 1):
            return changed(fields, {series: series._replace(start=found.end())})
    return fields


_OF = re.compile(r"(?:of(?: the)?|du|de la|der|des) ")


@correction(either=WORKS, lacks=("collection-title", "volume"), signs=("volume", "vol"))
def volumes_of_series(source: str, fields: list[Field]) -> list[Field]:
    """A volume and its series that a title or a host went on into: "Silt Models, volume 68 of River Studies".

    Source of the habit: `format.bvolume` of BibTeX's plain styles, which many others took over.
    """
    if not {field.variable for field in fields}.isdisjoint(("collection-title", "volume")):
        return fields
    for field in [field for field in fields if field.variable in WORKS]:
        if found := _volume_of_series.search(source, field.start + 1, field.end):
            volume = Field("volume", *found.span("volume"), field.score)
            series = Field("collection-title", *found.span("series"), field.score)
            return cut_at(source, fields, field, found.start(), volume, series)
    return fields


_volume_of_series = pattern(
    r",\s(?i:vol(?:ume|\.))\s(?P<volume>\d{1,5}|[IVXLC]+)\s(?:of|in)\s(?:the\s)?(?P<series>\p{Lu}[^.]+)$"
)


@correction(signs=("ser.",))
def series_behind_their_word(source: str, fields: list[Field]) -> list[Field]:
    """A series behind "ser.", as the IEEE prints it: "in Proc. ECCV, ser. Lecture Notes in Rivers"."""
    for field in [field for field in fields if field.variable in (*WORKS, "collection-title", "publisher")]:
        found = _SERIES_WORD.search(source, field.start, field.end)
        if found is None:
            continue
        series = trimmed(source, Field("collection-title", found.end(), field.end, field.score))
        if source[series.end - 1] == "." and source[series.end - 3 : series.end - 1].isalnum():
            series = series._replace(end=series.end - 1)
        if found.start() - field.start < 1:
            return parted(fields, field, series)
        host = field
        if field.variable == "collection-title" and _LEADS.search(source, 0, field.start):
            host = field._replace(variable="container-title")
        led = [each for each in fields if each.variable == "container-title" and each.end < field.start]
        if led and field.variable == "collection-title" and source[led[-1].end : field.start] == ". ":
            host = led[-1]  # "Proc. ECCV", parted at the dot of its first word
            fields = [each for each in fields if each != host]
        before = trimmed(source, host._replace(end=found.start()))
        return parted(fields, field, before, series)
    return fields


_SERIES_WORD = re.compile(
    r"(?:[,.;]\s+)?(?<![^\W\d_])(?i:ser)\.\s+"
    r"(?=[A-Z][A-Za-z]{3}|[^\W\d_]\w*['’]|(?![IVXLC]+\b)[A-Z]{3})"
)
_LEADS = re.compile(r"(?<![^\W\d_])[Ii]n:?\s+$")


@correction(either=("editor", "translator"))
def series_behind_names(source: str, fields: list[Field]) -> list[Field]:
    """A series that a list of names went on into: "edited by H. Roe and G. Doe, Collected Works of J. Poe"."""
    for field in [field for field in fields if field.variable in ("editor", "translator")]:
        found = _works_of.search(source, field.start, field.end)
        if found:
            series = Field("collection-title", found.end(), field.end, field.score)
            return cut_at(source, fields, field, found.start(), series)
    return fields


_works_of = pattern(
    r"[,.;]\s+(?=(?:The\s)?(?:(?:Collected|Complete|Selected|Major|Standard|Critical)\s(?:\p{L}+\s)?(?:Works|Writings|Papers|Edition|Letters)"
    r"|\p{L}+\s(?:Series|Library)\b|Studies\sin|Works\sof|Gesammelte|Sämtliche|Œuvres|Oeuvres|Obras|Opere)\b)"
)


@correction("edition", lacks=("editor",))
def editors_behind_editions(source: str, fields: list[Field]) -> list[Field]:
    """Who made an edition: "4e éd. par A. Roe", "3rd ed. rev. by J. Doe"."""
    for field in [field for field in fields if field.variable == "edition"]:
        found = _made_by.search(source, field.start, field.end)
        if found and not any(each.variable == "editor" for each in fields):
            editor = Field("editor", found.end(), field.end, field.score)
            return cut_at(source, fields, field, found.start(), editor)
    return fields


_made_by = pattern(
    r",?\s+(?:(?:rev\.|revue|bearb\.|hrsg\.|éd\.)\s)?(?:par|by|von|por|av|door|a\scura\sdi|dir\.)\s+(?=\p{Lu})"
)
