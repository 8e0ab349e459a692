"""Writing over a bibliography file: its entries as they are exported, and all else that stands in it as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from refextract.bibliography import Bibliography, decoded, format_of, read_bibliography
from refextract.errors import OptionsError
from refextract.exporters import export, formats, left_out
from refextract.text import pattern

__all__ = ["rewritten"]

_OWN_FORMATS = {"bibtex": ("bibtex", "biblatex"), "csl-json": ("csl-json",), "ris": ("ris",)}
"""The formats that a file of each kind can be written over with."""


def rewritten(path: Path, wanted: str | None) -> str:
    """The file with every entry as this program writes it; `wanted` chooses between BibTeX and BibLaTeX.

    Raises:
        OptionsError: where the file would not be of its own format any more, or would lose anything that stands in it.
        RefextractError: where it cannot be read.
    """
    text, problems = decoded(path)
    kind = format_of(path, text)
    format_ = _format(path, kind, wanted, text)
    found = read_bibliography(text, format=kind)
    if not found.references and not found.problems:
        raise OptionsError(f"{path}: no entry found; BibTeX, CSL and RIS are read")
    lost = (*problems, *found.problems, *found.resolved, *_no_place(found, format_), *_beside_items(kind, text))
    if lost:
        told = "; ".join(lost)
        raise OptionsError(
            f"{path}: left as it is, since writing over it would lose what is not read of it: {told}"
            " (mend that first, or write to another file with -o)"
        )
    return _written(text, found, format_)


def _format(path: Path, kind: str, wanted: str | None, text: str) -> str:
    """The format to write: that of the file.

    Raises:
        OptionsError: where another is wanted, or the file's own cannot be written.
    """
    own = _OWN_FORMATS.get(kind, (kind,) if kind in formats() else ())
    if not own:
        raise OptionsError(f"{path}: {kind} can be read and not written; -o writes to a file of another format")
    if wanted is None:
        return own[-1 if kind == "bibtex" and _of_biblatex.search(text) else 0]
    if wanted not in own:
        hint = f"-o writes {wanted} to another file"
        raise OptionsError(f"{path}: --in-place keeps the format of the file, which is {' or '.join(own)}; {hint}")
    return wanted


_of_biblatex = pattern(r"(?im)(?:^|,)\s*(?:date|journaltitle|eprinttype|entrysubtype)\s*=")


def _no_place(found: Bibliography, format_: str) -> Iterator[str]:
    for name, number in left_out(found.references, format_).items():
        yield f"{format_} has no place for {name} ({number} {'entry' if number == 1 else 'entries'})"


def _beside_items(kind: str, text: str) -> Iterator[str]:
    """What holds the items of a file that is no plain list of them."""
    if kind == "csl-json" and not text.lstrip().startswith("["):
        yield "the items do not stand in a list alone"


def _written(text: str, found: Bibliography, format_: str) -> str:
    """The text with each entry written anew where it stands; of CSL-JSON, which has nothing beside its items, all."""
    if format_ == "csl-json":
        return export(found.references, format_)
    pieces: list[str] = []
    place = 0
    for reference in found.references:
        pieces += [text[place : reference.span.start], _like(text, export(reference, format_).strip("\r\n"))]
        place = reference.span.end
    return "".join((*pieces, text[place:]))


def _like(text: str, entry: str) -> str:
    """An entry with the line ends that the file has."""
    plain = entry.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in text else plain
