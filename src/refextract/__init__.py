"""Find the citations and references of a document, parse them, link them, check them and export them.

`extract` does all of it; `read`, `outline`, `parse_references`, `find_citations`, `link` and `check` are its stages,
and each can be used alone. `export` writes references in the format of another program; `check_files` and `fix_files`
check many files at once, `annotate` puts links and notes into a PDF file.

>>> import refextract
>>> [knuth] = refextract.parse_references("Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.")
>>> knuth.title, knuth.issued.year
('The TeXbook', 1984)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.outline import outline
from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.bibliography import Bibliography, read_bibliography
    from refextract.checking import FixReport, Report, RunOptions, annotate, check, check_files, fix_files
    from refextract.checking.report import Notice, Reported
    from refextract.citations import find_citations
    from refextract.errors import (
        BadValueError,
        CorruptInputError,
        ExportError,
        FileAccessError,
        InputTooLargeError,
        MissingDependencyError,
        MissingFileError,
        ModelError,
        OptionsError,
        PlugInError,
        ReadError,
        RefextractError,
        UnsupportedFormatError,
    )
    from refextract.exporters import export, export_bytes
    from refextract.linking import link
    from refextract.model.citation import (
        AuthorYear,
        Back,
        Citation,
        CitationItem,
        Key,
        Number,
        Pointer,
        Title,
        Url,
    )
    from refextract.model.csl import CslItem
    from refextract.model.diagnostic import Diagnostic, Edit, Fix, Related
    from refextract.model.document import Anchor, Block, Document, Place
    from refextract.model.extraction import Extraction
    from refextract.model.link import Link, Rival
    from refextract.model.reference import Evidence, RawReference, Reference
    from refextract.model.sheet import Box, Sheet
    from refextract.options import CheckOptions, ExtractOptions, Options, ReadOptions, read_options
    from refextract.outline.parts import Outline
    from refextract.pipeline import extract
    from refextract.readers import read
    from refextract.references import parse_references
    from refextract.text import Span
    from refextract.values.date import PartialDate
    from refextract.values.locator import Locator
    from refextract.values.name import Name, NameList

__version__ = "0.1.0"

__all__ = [
    "Anchor",
    "AuthorYear",
    "Back",
    "BadValueError",
    "Bibliography",
    "Block",
    "Box",
    "CheckOptions",
    "Citation",
    "CitationItem",
    "CorruptInputError",
    "CslItem",
    "Diagnostic",
    "Document",
    "Edit",
    "Evidence",
    "ExportError",
    "ExtractOptions",
    "Extraction",
    "FileAccessError",
    "Fix",
    "FixReport",
    "InputTooLargeError",
    "Key",
    "Link",
    "Locator",
    "MissingDependencyError",
    "MissingFileError",
    "ModelError",
    "Name",
    "NameList",
    "Notice",
    "Number",
    "Options",
    "OptionsError",
    "Outline",
    "PartialDate",
    "Place",
    "PlugInError",
    "Pointer",
    "RawReference",
    "ReadError",
    "ReadOptions",
    "Reference",
    "RefextractError",
    "Related",
    "Report",
    "Reported",
    "Rival",
    "RunOptions",
    "Sheet",
    "Span",
    "Title",
    "UnsupportedFormatError",
    "Url",
    "__version__",
    "annotate",
    "check",
    "check_files",
    "export",
    "export_bytes",
    "extract",
    "find_citations",
    "fix_files",
    "link",
    "outline",
    "parse_references",
    "read",
    "read_bibliography",
    "read_options",
]

_HOMES = {
    "bibliography": "Bibliography read_bibliography",
    "checking": "FixReport Report RunOptions annotate check check_files fix_files",
    "checking.report": "Notice Reported",
    "citations": "find_citations",
    "errors": "BadValueError CorruptInputError ExportError FileAccessError InputTooLargeError MissingDependencyError "
    "MissingFileError ModelError OptionsError PlugInError ReadError RefextractError UnsupportedFormatError",
    "exporters": "export export_bytes",
    "linking": "link",
    "model.citation": "AuthorYear Back Citation CitationItem Key Number Pointer Title Url",
    "model.csl": "CslItem",
    "model.diagnostic": "Diagnostic Edit Fix Related",
    "model.document": "Anchor Block Document Place",
    "model.extraction": "Extraction",
    "model.link": "Link Rival",
    "model.reference": "Evidence RawReference Reference",
    "model.sheet": "Box Sheet",
    "options": "CheckOptions ExtractOptions Options ReadOptions read_options",
    "outline.parts": "Outline",
    "pipeline": "extract",
    "readers": "read",
    "references": "parse_references",
    "text": "Span",
    "values.date": "PartialDate",
    "values.locator": "Locator",
    "values.name": "Name NameList",
}

__getattr__, __dir__ = lazily(
    __name__, {name: f"{__name__}.{home}" for home, names in _HOMES.items() for name in names.split()}
)
