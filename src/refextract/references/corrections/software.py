"""Software: what kind of program a work is, and in which version, as the programs themselves ask to be cited."""

from __future__ import annotations

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import start_of, without
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["versions_of_packages"]


_KINDS = ("package", "library", "module", "toolbox")


@correction(signs=_KINDS)
def versions_of_packages(source: str, fields: list[Field]) -> list[Field]:
    """The version of a package is no journal with volume and pages: "gravel: Sieves. R package version 0.23-1".

    Source of the habit: the function `citation` of R.
    """
    found = _package.search(source) if any(map(source.lower().__contains__, _KINDS)) else None
    if found is None:
        return fields
    told = [Field("genre", *found.span("kind"), 1.0), Field("edition", *found.span("version"), 1.0)]
    return sorted([*without(fields, *found.span()), *told], key=start_of)


_package = pattern(
    rf"(?<!\p{{L}})(?P<kind>\p{{Lu}}[\p{{L}}+\#]{{0,12}}+[ ](?i:{'|'.join(_KINDS)})),?[ ]\(?"
    r"(?P<version>(?i:version|ver\.|v\.?)[ ]?\d(?:[\w.+-]{0,20}\w)?)\)?"
)
