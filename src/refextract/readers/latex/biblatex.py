r"""The lists that biblatex keeps in ``.bbl`` files: data, not text -> the same in the form of a ``.bib`` file."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from refextract.readers.latex.scanner import Source
from refextract.text import pattern

__all__ = ["bibliography_of"]

_NAMES = ("author", "editor", "translator")
_PARTS = ("family", "given", "prefix", "suffix")
_LISTS = {
    "publisher": "publisher",
    "location": "location",
    "institution": "institution",
    "organization": "organization",
}


def bibliography_of(data: str) -> str:
    r"""The entries of biblatex's ``.bbl`` data, as BibTeX.

    >>> print(bibliography_of(r"\entry{a}{book}{}\name{author}{1}{}{{{}{Doe}{D.}{Ann}{A.}}}\field{title}{T}\endentry"))
    @book{a,
      author = {Doe, Ann},
      title = {T},
    }
    <BLANKLINE>
    """
    return "".join(_entries(data))


def _entries(data: str) -> Iterator[str]:
    for entry in _entry.finditer(data):
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(entry["body"]) if value)
        yield f"@{entry['kind'].strip()}{{{entry['key'].strip()},\n{fields}}}\n"


def _fields(body: str) -> Iterator[tuple[str, str]]:
    source = Source(body)
    for found in _field.finditer(source.text):
        arguments = []
        place = found.end()
        while inside := source.argument(place):
            arguments.append(inside.of(source.text))
            place = inside.end + 1
        name = found["name"] or (arguments[0].strip() if arguments else "")
        if found["kind"] == "name" and name in _NAMES and arguments:
            yield name, " and ".join(_names(arguments[-1], others="more=true" in "".join(arguments[1:-1])))
        elif found["kind"] == "list" and name in _LISTS and arguments:
            yield _LISTS[name], " and ".join(_items(arguments[-1]))
        elif found["kind"] == "field" and len(arguments) > 1:
            yield name, arguments[1].replace("\\bibrangedash ", "--").replace("\\bibrangedash", "--")
        elif found["verb"] is not None:
            yield found["name"], found["verb"].strip()


def _items(text: str) -> list[str]:
    source = Source(text)
    found, place = [], 0
    while inside := source.argument(place):
        found.append(inside.of(source.text).strip())
        place = inside.end + 1
    return found


def _names(text: str, *, others: bool) -> Iterator[str]:
    """The names of a list, in the forms of biblatex 1 to 3: parts by place, or by name."""
    for item in _items(text.replace("%\n", "\n")):
        parts = _by_name(item) if "family=" in item else _by_place(item)
        if not parts.get("given") and not parts.get("suffix") and " " in parts.get("family", ""):
            yield f"{{{parts['family']}}}"
            continue
        family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
        yield ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))
    if others:
        yield "others"


def _by_place(item: str) -> dict[str, str]:
    """``{hash}{Family}{F.}{Given}{G.}{prefix}{}{suffix}{}``."""
    values = [value.replace("~", " ") for value in _items(item)]
    return dict(zip(("family", "given", "prefix", "suffix"), values[1::2], strict=False))


def _by_name(item: str) -> dict[str, str]:
    r"""``{{hash=…}{family={Family}, familyi={F\bibinitperiod}, given={Given}, …}}``."""
    source = Source(item)
    found: dict[str, str] = {}
    for part in _part.finditer(source.text):
        inside = source.argument(part.end())
        if inside:
            found[part["name"]] = _initials.sub(
                ".",
                inside.of(source.text).replace("\\bibnamedelima", "").replace("\\bibnamedelimb", "").replace("~", " "),
            )
    return found


_entry = pattern(
    r"\\entry\{(?P<key>[^{}]++)\}\{(?P<kind>[^{}]++)\}(?P<body>(?:(?!\\endentry|\\entry\{).)*+)", regex.DOTALL
)


_field = pattern(
    r"\\verb\{(?P<name>[a-z]++)\}\s*+\\verb\s(?P<verb>[^\n]*+)\n\s*+\\endverb"
    r"|\\(?P<kind>name|list|field)(?=\{)"
)


_part = pattern(r"(?<![a-z])(?P<name>family|given|prefix|suffix)=")


_initials = pattern(r"\\bibinit(?:period|delim)\s*+")
