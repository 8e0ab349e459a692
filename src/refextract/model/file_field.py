"""Fields of bibliography files that a reference has no attribute for, kept to be written again."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.frozen import Frozen

__all__ = ["ENTRY_TYPE", "FileField", "joined"]

ENTRY_TYPE = "entry type"
"""The name of the field that holds what a file calls the type of an entry: a CSL type says less."""


class FileField(Frozen):
    """A field of an entry of a bibliography file: an abstract, keywords, the path of a PDF.

    `format` is the kind of file ("bib", "csl" or "ris"), and `name` and `value` are what stands there, letter by
    letter (of CSL the JSON of the value). `variable` is the CSL variable that it is, if there is one, and `text` what
    it says: with these another format can hold it. An attribute of the reference stands here besides where the file
    shows emphasis or formulas in it, which the attribute does not.
    """

    format: str
    name: str
    value: str
    variable: str | None = None
    text: str = ""


def joined(variable: str, texts: Sequence[str]) -> str:
    """What several fields of a file say of one variable, as one text; a work has one language.

    >>> joined("keyword", ["wasps", "nests"]), joined("language", ["english", "british"])
    ('wasps, nests', 'english')
    """
    if variable == "language":
        return texts[0]
    return (", " if variable == "keyword" else "; ").join(texts)
