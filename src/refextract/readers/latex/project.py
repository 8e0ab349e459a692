r"""A LaTeX project: the main file with all that it takes in, one text whose parts are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex

from refextract.model.document import Landmark
from refextract.readers._beside import Folder
from refextract.readers._looked_at import look
from refextract.readers.latex.macros import Macro, macros_of
from refextract.readers.latex.scanner import Source
from refextract.text import pattern

__all__ = ["Project", "main_file", "project_of"]

_TEX = ("", ".tex", ".ltx", ".latex")
_NO_TEXT = frozenset((".sty", ".cls", ".def", ".cfg", ".pgf", ".tikz", ".pdf_tex", ".pstex_t", ".clo"))
_MOST_FILES = 300  # looked at for the main file
_MOST_WAYS = 20  # folders that a project names for its files
_DEEPEST_NAMES = 3  # commands within commands in the name of a file
_HIGHEST = 2  # folders above a file where its main file may lie


@dataclass
class Project:
    """The text of a project: `original` with its `landmarks`, the names of its bibliography files, its own macros.

    `data` are lists of entries in the form that biblatex keeps; `written` are bibliography files inside the text.
    `is_of_bibtex` tells that BibTeX makes the list, which finds entries by keys in whatever case.
    """

    original: str = ""
    landmarks: tuple[Landmark, ...] = ()
    bibliographies: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    is_of_bibtex: bool = False


def project_of(main: Path, text: str, folder: Folder) -> Project:
    """The project of a main file; what cannot be read is told in the problems of `folder`."""
    gathering = _Gathering(main, folder)
    gathering.take(main, text)
    return gathering.finished()


class _Gathering:
    def __init__(self, main: Path, folder: Folder) -> None:
        self._main = main
        self._folder = folder
        self._project = Project()
        self._pieces: list[str] = []
        self._length = 0
        self._landmarks: list[Landmark] = []
        self._open: list[Path] = []
        self._is_body = self._is_begun = False
        self._optional: set[str] = set()
        self._ways: list[str] = []
        self._lists = {""}  # what the commands of further lists have at the end of their names
        self._units = 0

    def finished(self) -> Project:
        self._project.original = "".join(self._pieces)
        if len(self._project.files) > 1:
            self._project.landmarks = tuple(self._landmarks)
        return self._project

    def take(self, path: Path, text: str) -> None:
        """Put in a file, and at their places the files that it takes in."""
        self._project.files.append(path)
        self._open.append(path)
        is_part = not _class.search(text)
        part, place = self._folder.part(path), 0 if is_part or len(self._open) == 1 else _body_start(text)
        self._landmark(part, text, place)
        self._is_body = self._is_body or is_part
        self._is_begun = self._is_begun or (is_part and len(self._open) == 1)
        stop = len(text)
        for command in _commands.finditer(Source(text).text, place):
            if command["end"]:
                stop = stop if len(self._open) == 1 else command.start()
                break
            self._gather(command, text)
            for file in self._files(command, path, text):
                self._put(text[place : command.end()])
                place = command.end()
                content = self._folder.read(file)
                if "\\entry{" in content and "\\bibitem" not in content:
                    self._project.data.append(content)
                    continue
                self.take(file, content)
                self._landmark(part, text, place)
        self._put(text[place:stop])
        self._open.pop()

    def _landmark(self, part: str, text: str, place: int) -> None:
        """Note that what follows is that part's text from a place on."""
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        self._landmarks.append(Landmark(self._length, part, line=line, column=column))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _gather(self, command: regex.Match[str], text: str) -> None:
        """Note what a command tells of the project: its bibliographies, its packages."""
        self._is_body = self._is_body or bool(command["body"])
        self._is_begun = self._is_begun or bool(command["body"])
        self._optional |= {command["optional"]} if command["optional"] else set()
        self._ways = [*self._ways, *re.findall("[^{}\\s]+", command["ways"] or "")][:_MOST_WAYS]
        self._lists |= {name.strip() for name in (command["lists"] or "").split(",")}
        if command["name"] and command["files"]:
            if self._names_bibliography(command["name"]):
                files = self._spelt_out(command["files"], text)
                names = [name.strip() for name in files.split(",") if name.strip()]
                self._project.is_of_bibtex |= command["name"].startswith(("bibliography", "putbib"))
                self._project.bibliographies += (name for name in names if name not in self._project.bibliographies)
            elif command["name"] in ("usepackage", "RequirePackage", "documentclass"):
                self._styles(command["files"])
        if command["inside"]:
            end = text.find("\\end{filecontents", command.end())
            content = text[command.end() : end if end >= 0 else len(text)]
            self._project.written[command["inside"].strip()] = content

    def _names_bibliography(self, command: str) -> bool:
        """Whether the arguments of a command are bibliography files."""
        return command in _BIBLIOGRAPHIES or self._list_of(command) is not None

    def _list_of(self, command: str) -> str | None:
        r"""What the list is called that a command prints: nothing for ``\bibliography``; None where it prints none."""
        found = _prints_list.fullmatch(command)
        return found["list"] if found and found["list"] in self._lists else None

    def _styles(self, names: str) -> None:
        """Learn the macros of packages that lie beside the document."""
        for name in names.split(","):
            path = self._folder.find(name, (".sty", ".cls"))
            if path and path not in self._project.files:
                self._project.macros |= macros_of(Source(self._folder.read(path)))

    def _files(self, command: regex.Match[str], path: Path, text: str) -> Iterator[Path]:
        """The files that a command takes in; each only once."""
        name = command["name"] or ""
        if command["prints"] or name == "putbib" or self._list_of(name) is not None:
            found = self._printed(command, path) if self._is_body else None
        elif name in _INPUTS and command["files"]:
            found = self._input(command, path, text)
        else:
            found = None
        if found and found in self._open:
            self._folder.problems.append(f"{self._folder.part(found)}: takes itself in")
        elif found and found not in self._project.files:
            yield found

    def _spelt_out(self, name: str, text: str) -> str:
        """The name of a file with what the commands in it stand for, as the text so far defines them."""
        if "\\" not in name:
            return name
        known = self._project.macros | macros_of(Source("".join((*self._pieces, text))))
        bodies = {key: macro.body for key, macro in known.items() if not macro.number}
        bodies["jobname"] = self._main.stem
        for _ in range(_DEEPEST_NAMES):
            name = _in_name.sub(lambda found: bodies.get(found["name"], found[0]), name)
        return name

    def _input(self, command: regex.Match[str], path: Path, text: str) -> Path | None:
        name = self._spelt_out(command["files"], text).strip()
        if command["folder"]:
            name = f"{self._spelt_out(command['folder'], text).strip().rstrip('/')}/{name}"
        ways = (*_TEX[1:], *_TEX[:1])
        found = self._folder.find(name, ways) or self._folder.find(name, ways, near=path.parent)
        others = (self._folder.find(f"{way.rstrip('/')}/{name}", ways) for way in self._ways)
        found = found or next(filter(None, others), None)
        if found is None and Path(name).suffix not in _NO_TEXT and "#" not in name and "\\" not in name:
            self._miss(name, command)
        if found and found.suffix in _NO_TEXT:
            self._project.macros |= macros_of(Source(self._folder.read(found)))
            return None
        return found

    def _miss(self, name: str, command: regex.Match[str]) -> None:
        """Tell that a file is missing; one that the preamble takes in may be one of TeX's own."""
        if self._is_optional(name, command) or self._folder.lies_outside(name):
            return
        told = "no such file beside the document"
        if self._is_begun:
            self._folder.miss(name, told)
        else:
            self._folder.problems.append(f"{name}: {told}")

    def _is_optional(self, name: str, command: regex.Match[str]) -> bool:
        return command["name"] == "InputIfFileExists" or bool({name, command["files"].strip()} & self._optional)

    def _printed(self, command: regex.Match[str], path: Path) -> Path | None:
        """The list of entries that BibTeX or Biber made there.

        It is named after the list, the unit, the part or the main file that it belongs to, or is the only one there is.
        """
        self._units += command["name"] == "putbib"
        unit = f"bu{self._units}" if command["name"] == "putbib" else ""
        names = (self._list_of(command["name"] or ""), unit, path.stem, self._main.stem)
        files = (self._folder.find(f"{name}.bbl", near=path.parent) for name in names if name)
        named = next(filter(None, files), None)
        if named or not self._folder.is_known or (command["prints"] is None and command["files"] is None):
            return named
        others = sorted(path for path in look(self._folder.root).glob("*.bbl") if not path.is_symlink())
        return self._folder.find(others[0].name) if len(others) == 1 else None


def _body_start(text: str) -> int:
    """Where the body of a file begins that is a document of its own as well: its class is not the project's."""
    begun = _begin_body.search(text)
    return begun.end() if begun else 0


def main_file(path: Path, text: str) -> Path:
    """The main file of the project that a file belongs to: itself, or one in its folder or above that takes it in."""
    if _class.search(text) and not _subfile.search(text):
        return path
    named = _root.search(text) or _subfile.search(text)
    if named:
        for ending in _TEX:
            root = path.parent / f"{named['root'].strip()}{ending}"
            if look(root).is_file() and _is_near(root, path):
                return root.resolve()
    return next((main for main in _candidates(path) if _takes_in(main, path)), path)


def _is_near(root: Path, path: Path) -> bool:
    """Whether a file lies beside or above another."""
    return path.resolve().is_relative_to(root.resolve().parent)


def _candidates(path: Path) -> Iterator[Path]:
    folder = path.resolve().parent
    for _ in range(_HIGHEST + 1):
        for other in sorted(look(folder).glob("*.tex"))[:_MOST_FILES]:
            if other.name != path.name or other.parent != path.resolve().parent:
                yield other
        if folder.parent == folder:
            return
        folder = folder.parent


def _takes_in(main: Path, path: Path) -> bool:
    folder = Folder(main.parent)
    real = folder.find(main.name)
    text = folder.read(real) if real else ""
    if real is None or not _class.search(text) or not path.resolve().is_relative_to(folder.root):
        return False
    return path.resolve() in project_of(real, text, folder).files


_BIBLIOGRAPHIES = frozenset(
    ("addbibresource", "addglobalbib", "addsectionbib", "defaultbibliography", "bibselect", "putbib", "refsection")
)
_INPUTS = frozenset(
    ("input", "include", "subfile", "subfileinclude", "import", "subimport", "includefrom", "inputfrom")
)
_INPUTS |= {"InputIfFileExists", "subincludefrom", "subinputfrom", "subfileinclude", "loadsection"}


# The commands that tell of other files; what is escaped or a comment is passed over.
@pattern
def _commands() -> str:
    two = "(?:sub)?(?:import|includefrom|inputfrom)"
    return rf"""(?xs)
        %[^\n]*+
        |\\(?P<name>{two})\*?\s*+\{{(?P<folder>[^{{}}\n]*+)\}}\s*+\{{(?P<files>[^{{}}\n]*+)\}}
        |\\(?P<name>input|include|subfile(?:include)?|InputIfFileExists
            |(?:no)?bibliography(?!style)[a-zA-Z]*+|defaultbibliography|bibselect|addbibresource|addglobalbib|addsectionbib
            |usepackage|RequirePackage|documentclass)
         (?![a-zA-Z])\s*+(?:\[[^\[\]]*+\])?\s*+\{{(?:\\subfix\s*+\{{)?+(?P<files>[^{{}}]*+)\}}
        |\\(?P<name>putbib)(?![a-zA-Z])(?:\s*+\[(?P<files>[^\[\]{{}}]*+)\])?+
        |\\begin\{{(?P<name>refsection)\}}\s*+\[(?P<files>[^\[\]{{}}]*+)\]
        |\\newcites\s*+\{{(?P<lists>[^{{}}]*+)\}}
        |\\IfFileExists\s*+\{{\s*+(?P<optional>[^{{}}\n]*[^{{}}\s])\s*+\}}
        |\\(?:def|(?:re)?newcommand\*?+)\s*+\{{?+\\input@path\}}?+\s*+\{{(?P<ways>(?:\s*+\{{[^{{}}\n]*+\}})++)\s*+\}}
        |\\(?P<name>input)\s++(?P<files>[^\s{{}}\\%]++)
        |\\(?P<prints>printbibliography|bibbysection|printbibheading)(?![a-zA-Z])(?:\s*+\[[^\[\]]*+\])?
        |\\begin\{{filecontents\*?\}}(?:\[[^\]]*\])?\{{(?P<inside>[^{{}}\n]*+)\}}
        |\\(?P<body>begin\{{document\}})
        |\\(?P<end>end\{{document\}}|endinput(?![a-zA-Z]))
        |\\.
        """


_class = pattern(r"^(?:[^%\n\\]|\\(?!documentclass|documentstyle)[^\n])*+\\document(?:class|style)", regex.MULTILINE)


_in_name = pattern(r"\\(?P<name>[a-zA-Z@]++)[ ]*+")


_prints_list = pattern(r"(?:no)?bibliography(?P<list>[a-zA-Z]*+)")


_begin_body = pattern(r"^[^%\n]*?\\begin\s*\{document\}", regex.MULTILINE)


_subfile = pattern(r"^[^%\n]*?\\documentclass\s*\[(?P<root>[^\[\]\n]+)\]\s*\{subfiles\}", regex.MULTILINE)


_root = pattern(r"^%\s*!\s*TEX\s+root\s*=\s*(?P<root>[^\n]+?)\s*$", regex.MULTILINE | regex.IGNORECASE)
