"""Bibliography files: BibTeX, BibLaTeX, CSL (JSON or YAML) or RIS -> references, to link against or to export.

A reader is a module with ``SUFFIXES`` (file endings in lower case) and ``read(text: str) -> Bibliography``; third
parties add one under the entry-point group ``refextract.bibliography``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from refextract import registry
from refextract.bibliography._made import Bibliography
from refextract.bibliography._printed import printed
from refextract.errors import ReadError, UnsupportedFormatError, access
from refextract.model.reference import Reference
from refextract.model.source import Source, checked_source
from refextract.text import pattern
from refextract.values.encoding import decode

__all__ = [
    "SHAPE",
    "Bibliography",
    "decoded",
    "format_of",
    "formats",
    "printed",
    "read_bibliography",
    "references_of",
]

SHAPE = (registry.SUFFIXES, registry.Wanted(("read",), "read(text) -> Bibliography"))
"""What a reader of bibliographies must have."""


def formats() -> tuple[str, ...]:
    """The formats there are, as the command line names them.

    >>> formats()
    ('bibtex', 'csl-json', 'csl-yaml', 'ris')
    """
    return tuple(name.replace("_", "-") for name in registry.names("bibliography"))


def read_bibliography(source: Source, *, format: str | None = None) -> Bibliography:  # noqa: A002 - users' word
    r"""The references of a bibliography in a text (`str`), a file (`Path`) or the content of a file (`bytes`).

    The id and the label of a reference are its key in the file (``entry1``, … and no label, without one), its span is
    the entry in the decoded text. `format` overrides the file's ending; without either the text itself tells. What
    could not be read is left out and told in `problems`.

    Raises:
        UnsupportedFormatError: for a format that no reader has, or a binary file.
        CorruptInputError: for bytes that are no text in any encoding.
        ReadError: for a `str` that is the name of a file, there or not: ``Path(…)`` reads it.
        TypeError: for anything else.
        FileAccessError: where the file cannot be opened.

    >>> found = read_bibliography("@book{knuth84, author = {Donald E. Knuth}, title = {The {\\TeX}book}, year = 1984}")
    >>> found.references[0].id, found.references[0].author.names[0].family, found.references[0].title
    ('knuth84', 'Knuth', 'The TeXbook')
    """
    source = checked_source(source, "a bibliography")
    if isinstance(source, str) and _is_name(source):
        raise ReadError(f"{source!r} is the name of a file, which is not there: Path({source!r}) reads one that is")
    text, problems = decoded(source)
    kind = format or format_of(source, text)
    try:
        reader = registry.load("bibliography", kind.replace("-", "_"))
    except KeyError:
        known = ", ".join(formats())
        raise UnsupportedFormatError(f"no reader for bibliographies in {format!r}; there are {known}") from None
    found: Bibliography = reader.read(text)
    problems += found.problems
    if not found.references and not problems and text.strip():
        problems = ("no entry found; BibTeX, BibLaTeX, CSL (JSON, YAML), Hayagriva and RIS are read",)
    return Bibliography(found.references, problems, found.resolved)


def format_of(source: Source, text: str) -> str:
    """The format of a bibliography, as the command line names it: what a file's ending says, else how its text begins.

    >>> format_of("", "TY  - BOOK"), format_of(Path("refs.yml"), "")
    ('ris', 'csl-yaml')
    """
    return (_by_suffix(source) or _by_look(text)).replace("_", "-")


def _is_name(text: str) -> bool:
    """Whether a text is that of a file's name, and not of a bibliography: one word with the ending of one."""
    return Path(text).suffix.lower() in _suffixes() if _name.fullmatch(text) else False


_name = pattern(r"[^\s{}\"\[\]]{1,255}")


def references_of(bibliography: Sequence[Reference] | Bibliography) -> Sequence[Reference]:
    """The references that are meant by a bibliography, or by a list of them.

    Raises:
        TypeError: for anything else, such as the file of one.

    >>> references_of(read_bibliography("@book{a, title = {Rivers}}"))[0].title
    'Rivers'
    """
    listed = bibliography.references if isinstance(bibliography, Bibliography) else bibliography
    if isinstance(listed, Sequence) and all(isinstance(each, Reference) for each in listed):
        return listed
    odd = (
        next((each for each in listed if not isinstance(each, Reference)), listed)
        if isinstance(listed, list | tuple)
        else listed
    )
    hint = f": read_bibliography(Path({str(odd)!r})) gives it" if isinstance(odd, str | Path) else ""
    raise TypeError(
        f"a bibliography is what read_bibliography gives, or a list of references, not {type(odd).__name__}{hint}"
    )


def decoded(source: Source) -> tuple[str, tuple[str, ...]]:
    """The text of a bibliography, and sentences on its encoding.

    Raises:
        CorruptInputError: for bytes that are no text in any encoding.
        FileAccessError: where the file cannot be opened.
    """
    if isinstance(source, str):
        return source.removeprefix("\ufeff"), ()
    if isinstance(source, Path):
        with access():
            data = source.read_bytes()
        return decode(data, str(source))
    return decode(source, "<bytes>")


def _by_suffix(source: Source) -> str | None:
    return _suffixes().get(source.suffix.lower()) if isinstance(source, Path) else None


@cache
def _suffixes() -> dict[str, str]:
    return {s: name for name in registry.names("bibliography") for s in registry.load("bibliography", name).SUFFIXES}


def _by_look(text: str) -> str:
    start = text.lstrip()
    if start.startswith(("[", "{")):
        return "csl_json"
    if start.startswith(("---\n", "---\r", "references:", "- id:")):
        return "csl_yaml"
    return "ris" if _ris_type.search(text) else "bibtex"


_ris_type = pattern(r"(?m)^TY {1,2}- [A-Z]+\s*$")
