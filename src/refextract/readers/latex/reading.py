"""The reading of a LaTeX project: files taken in, text, citations, printed list, bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

import regex

from refextract.bibliography import read_bibliography
from refextract.model.document import Document
from refextract.model.given import Given, GivenAddress
from refextract.model.reference import Reference
from refextract.model.unread import Unread
from refextract.readers._beside import Folder, UnknownFolder, with_bibliography, works_of
from refextract.readers.latex.amsrefs import keys_within, works_within
from refextract.readers.latex.biblatex import bibliography_of
from refextract.readers.latex.macros import macros_of
from refextract.readers.latex.project import Project, main_file, project_of
from refextract.readers.latex.scanner import Source
from refextract.readers.latex.tables import tables
from refextract.readers.latex.typesetting import Typesetter
from refextract.text import pattern
from refextract.values.encoding import decode

__all__ = ["project_files", "read", "read_file"]


def read(data: bytes, source: str) -> Document:
    """The document of one LaTeX file, without those that it takes in."""
    text, problems = decode(data, source)
    folder = UnknownFolder()
    return _document(project_of(Path(source), text, folder), source, folder, problems)


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of the project that a file belongs to: the main file, what it takes in, its bibliography."""
    text, problems = decode(data, source)
    project, folder = _project(path, text)
    return _document(project, source, folder, problems)


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first."""
    text, _ = decode(path.read_bytes(), str(path))
    return tuple(_project(path, text)[0].files)


def _project(path: Path, text: str) -> tuple[Project, Folder]:
    """The project that a file with that text belongs to, and the folder that it lies in."""
    main = main_file(path, text)
    folder = Folder(main.parent, {path.resolve(): text})
    if main != path:
        real = folder.find(main.name)
        text = folder.read(real) if real else text
    return project_of(main.resolve(), text, folder), folder


def _document(project: Project, source: str, folder: Folder, problems: tuple[str, ...]) -> Document:
    original = project.original
    named = folder.naming(source) if folder.is_known else str
    start, language = _body(original)
    page = Typesetter(original, project.macros | macros_of(Source(original[:start])))
    page.is_german = language == "de" or bool(_german.search(original, 0, start))
    page.run(start)
    entries = tuple(page.listing.entries)
    addresses = (GivenAddress(*anchor) for anchor in page.anchors) if entries else ()
    given = Given(tuple(page.citations), entries, addresses=tuple(addresses))
    listed = tuple(_listed(original))
    works = tuple(_works(project, folder))
    if project.is_of_bibtex and not given.entries:
        works = tuple(_as_cited(works, {*listed, *(item.key for each in given.citations for item in each.items)}))
    given = with_bibliography(given, works, listed)
    return Document(
        source,
        page.writer.build(),
        original,
        blocks=page.writer.sorted_blocks(),
        anchors=tuple(sorted(page.anchors, key=lambda anchor: anchor.span)),
        format="latex",
        problems=_told((*problems, *folder.problems), original, start, given),
        raised=tuple(sorted(page.writer.raised)),
        given=given,
        landmarks=tuple(mark._replace(part=named(mark.part)) for mark in project.landmarks),
        language=language,
        files=tuple(named(folder.part(path)) for path in project.files) if project.landmarks else (),
    )


def _told(problems: tuple[str, ...], original: str, start: int, given: Given) -> tuple[str, ...]:
    """The problems that matter: an encoding that the preamble names is none, nor a bibliography that is printed."""
    if _latin.search(original, 0, start):
        problems = tuple(each for each in problems if "; read as " not in each)
    if given.entries:
        problems = tuple(each for each in problems if not (isinstance(each, Unread) and each.is_bibliography))
    return problems


def _works(project: Project, folder: Folder) -> Iterator[Reference]:
    """The works of all bibliographies, those of the printed list first."""
    for data in project.data:
        yield from read_bibliography(bibliography_of(data), format="bibtex").references
    databases = [path for name in project.bibliographies if (path := folder.find(name, (".ltb",)))]
    for inside in (project.original, *map(folder.read, databases)):
        works = works_within(inside)
        yield from read_bibliography(works, format="bibtex").references if works else ()
    for name, text in project.written.items():
        if name.endswith(".bib"):
            yield from read_bibliography(text, format="bibtex").references
    written = {name.removesuffix(".bib") for name in project.written}
    written |= {path.stem for path in databases}
    beside = [name for name in project.bibliographies if name.removesuffix(".bib") not in written]
    yield from works_of(folder, beside, ("", ".bib"), stem=project.files[0].stem)


def _as_cited(works: Sequence[Reference], keys: Set[str]) -> Iterator[Reference]:
    """The works, with the case of the keys that cite them, as BibTeX has it.

    Where keys differ in case alone, it refuses the second: there the entry's own counts.
    """
    cited = defaultdict(list)
    for key in keys:
        cited[key.lower()].append(key)
    for work in works:
        meant = cited.get(work.id.lower(), [])
        if len(meant) == 1 and meant[0] != work.id:
            yield work.model_copy(update={"id": meant[0], "label": meant[0]})
        else:
            yield work


def _listed(text: str) -> Iterator[str]:
    r"""The keys of what is printed in any case: those that ``\nocite`` puts into the list, or amsrefs."""
    if "\\nocite" in text:
        for found in _nocite.finditer(Source(text).text):
            yield from (key.strip() for key in (found["keys"] or "").split(","))
    yield from keys_within(text)


def _body(text: str) -> tuple[int, str | None]:
    """Where the body of a document begins, and its language."""
    begun = _begin.search(text)
    start = begun.end() if begun else 0
    return start, next((tables().languages[name] for name in _languages(text, start)), None)


def _languages(text: str, end: int) -> list[str]:
    """The languages that the preamble names, the main one first."""
    found: list[str] = []
    for match in _language.finditer(text, 0, end):
        found += reversed([name.strip() for name in match["names"].split(",")])
    return [name for name in found if name in tables().languages]


_nocite = pattern(r"(?s)%[^\n]*+|\\nocite[a-zA-Z]*+\s*+\{(?P<keys>[^{}]*+)\}|\\[a-zA-Z]++|\\.")
_begin = pattern(r"^[^%\n]*?\\begin\s*\{document\}", regex.MULTILINE)


_language = pattern(
    r"^[^%\n]*?\\(?:usepackage\s*\[(?P<names>[^\]\n]*)\]\s*\{babel\}"
    r"|set(?:main|default)language(?:\[[^\]]*\])?\{(?P<names>[a-z]+)\})",
    regex.MULTILINE,
)


_german = pattern(r"\\usepackage(?:\[[^\]]*\])?\{n?german\}|n?german[^\]\n]*\]\s*\{babel\}")
_latin = pattern(r"(?m)^[^%\n]*?\\(?:usepackage|inputencoding)\s*(?:\[|\{)\s*(?:latin[19]|ansinew|cp125[02]|applemac)")
