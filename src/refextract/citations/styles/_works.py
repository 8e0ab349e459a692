"""How a citation of a work that is described where it stands names the work."""

from __future__ import annotations

from refextract.citations.works.cue import YEAR
from refextract.citations.works.people import family_names
from refextract.model.citation import AuthorYear, Pointer
from refextract.model.citation import Title as TitlePointer
from refextract.model.reference import Evidence
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.figures import number_of

__all__ = ["pointer_of"]


def pointer_of(text: str, fields: tuple[Evidence, ...]) -> Pointer:
    """The pointer of a work whose fields stand in the running text: by its authors, or else by its title."""
    shown = {field.variable: field.spans[0].of(text) for field in fields}
    year = _year.search(shown.get("date", ""))
    date = PartialDate(year=number_of(year[0])) if year else None
    names = family_names(shown.get("author", ""))
    if names:
        return AuthorYear(names=names, date=date, title=shown.get("title"))
    return TitlePointer(title=shown.get("title", ""), date=date)


_year = pattern(YEAR)
