"""What BibTeX and BibLaTeX files have in common: fields that both name alike, and the writing of entries.

Fields that classic BibTeX styles do not print (``doi``, ``translator``, ``pagetotal``, ``eventtitle``, ``urldate``)
are written all the same, under the names that biblatex gave them: styles pass over what they do not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from refextract.exporters._bib_names import bib_names
from refextract.exporters._latex import escape, protect, verbatim
from refextract.model.file_field import ENTRY_TYPE, FileField, joined
from refextract.model.reference import Reference, Variable, is_attribute
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.field_names import BIB_TEXTS, BIB_TYPES, NAMES_IN_BIB
from refextract.values.latex import plain
from refextract.values.name import NameList

__all__ = [
    "access_date",
    "bib_text",
    "common_fields",
    "holds",
    "is_lower_thesis",
    "renamed_fields",
    "type_of_file",
    "unread_text",
    "with_file_fields",
]


_ORDER = (
    *("author", "title", "editor", "translator", "journal", "journaltitle", "booktitle", "howpublished", "eventtitle"),
    *(
        "year",
        "month",
        "date",
        "pubstate",
        "series",
        "edition",
        "volume",
        "volumes",
        "number",
        "issue",
        "eid",
        "pages",
        "pagetotal",
    ),
    *("type", "entrysubtype", "publisher", "institution", "school", "organization", "address", "location"),
)
_PLACES = {name: place for place, name in enumerate(_ORDER)}


def bib_text(entries: Iterable[tuple[str, str, Iterable[Field]]]) -> str:
    """The entries (type, key, fields) as the text of a bibliography file; empty fields are left out."""
    blocks = [Entry(kind, key, _in_order(fields)) for kind, key, fields in entries]
    form = BibtexFormat()  # type: ignore[no-untyped-call]  # its __init__ is not annotated
    form.indent = "  "
    form.block_separator = "\n"
    form.trailing_comma = True
    stack = default_unparse_stack(allow_inplace_modification=True)
    return write_string(Library([*blocks]), unparse_stack=stack, bibtex_format=form)


def _in_order(fields: Iterable[Field]) -> list[Field]:
    return sorted((f for f in fields if f.value), key=lambda field: _PLACES.get(field.key, len(_PLACES)))


def common_fields(reference: Reference, renamed: Mapping[str, str]) -> list[Field]:
    """The fields that need no more than a name; `renamed` gives those of ours that are called otherwise."""
    texts = {
        "author": bib_names(reference.author),
        "title": protect(reference.title or ""),
        "editor": bib_names(reference.editor),
        "translator": bib_names(reference.translator),
        "container-title": escape(reference.container_title or ""),
        "collection-title": escape(reference.collection_title or ""),
        "edition": escape(reference.edition or ""),
        "volume": escape(reference.volume or ""),
        "issue": escape(reference.issue or ""),
        "number": escape(reference.number or ""),
        "collection-number": escape(reference.collection_number or ""),
        "version": escape(reference.version or ""),
        "pages": _pages(reference.page or ""),
        "pagetotal": escape(reference.number_of_pages or ""),
        "volumes": escape(reference.number_of_volumes or ""),
        "eventtitle": escape(reference.event or ""),
        "publisher": escape(reference.publisher or ""),
        "publisher-place": escape(reference.publisher_place or ""),
        "type": escape(reference.genre or ""),
        "isbn": escape(reference.isbn or ""),
        "issn": escape(reference.issn or ""),
        "doi": verbatim(reference.doi or ""),
        "url": verbatim(reference.url or ""),
        "urldate": access_date(reference.accessed),
    }
    return [Field(renamed.get(name, name), text) for name, text in texts.items()]


def with_file_fields(fields: Iterable[Field], reference: Reference) -> list[Field]:
    """The fields of an entry with what its file says besides; a field of the same kind of file as it stands there.

    Where both have a field of one name, that of the file is written if it says the same and more: emphasis, formulas.
    """
    written = {field.key: field for field in fields if field.value}
    for own in reference.file_fields:
        if own.format == "bib" and own.name != ENTRY_TYPE:
            name = _name_of(own, written)
            if name is not None:
                written[name] = Field(name, own.value if _is_balanced(own.value) else escape(plain(own.value)))
    for variable, texts in _by_variable(reference).items():
        name = NAMES_IN_BIB[variable]
        written.setdefault(name, Field(name, escape(joined(variable, texts))))
    return list(written.values())


def _name_of(own: FileField, written: Mapping[str, Field]) -> str | None:
    """What a field of the file is called here: the name of what says the same; none, where that says another thing."""
    if is_attribute(own):
        return next((name for name, field in written.items() if plain(field.value) == own.text), None)
    return own.name if own.name not in written or plain(written[own.name].value) in plain(own.value) else None


def _by_variable(reference: Reference) -> dict[str, list[str]]:
    """What files of other kinds say of variables that have a field here."""
    found: dict[str, list[str]] = {}
    for own in reference.file_fields:
        if own.format != "bib" and own.variable in NAMES_IN_BIB:
            found.setdefault(own.variable or own.name, []).append(own.text)
    return found


def holds(field: FileField) -> bool:
    """Whether BibTeX and BibLaTeX have a place for a field."""
    return field.format == "bib" or field.variable in NAMES_IN_BIB


def _is_balanced(value: str) -> bool:
    """Whether every brace of a value is closed again, as BibTeX counts them."""
    depth = 0
    for match in _braces.finditer(value):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


_braces = pattern(r"[{}]")


def type_of_file(reference: Reference, known: Collection[str]) -> str | None:
    """The type that the entry has in its file, if the format knows it and the reference is still of that kind."""
    kind = next((each.value for each in reference.file_fields if each.name == ENTRY_TYPE), "")
    return kind if kind in known and BIB_TYPES.get(kind) == reference.type else None


def renamed_fields(names: Mapping[str, str], reference: Reference) -> Mapping[str, str]:
    """What our variables are called: by another name where the file has a field of its own with the usual one."""
    taken = {each.name for each in reference.file_fields if each.format == "bib" and not is_attribute(each)}
    free = {
        variable: next((each for each in BIB_TEXTS[variable.replace("-", "_")] if each not in taken), name)
        for variable, name in names.items()
        if name in taken and variable.replace("-", "_") in BIB_TEXTS
    }
    if names.get("number") in taken:
        free |= {"number": "number", "issue": "issue"}
    elif names.get("issue", "issue") in taken and "number" not in taken:
        free["issue"] = "number"
        if names.get("number", "number") == "number":
            free["number"] = "eid"
    return {**names, **free}


def access_date(date: PartialDate | None) -> str:
    """The day an address was looked at, in numbers, or the words that stand for it."""
    return "" if date is None else format_edtf(date) or escape(date.literal or "")


_dash = pattern(r"(?<=[\p{L}\p{N}])\s*+[-‐‑–—]++\s*+(?=[\p{L}\p{N}])")


def _pages(page: str) -> str:
    """Pages with the two hyphens that BibTeX asks for in ranges."""
    return str(_dash.sub("--", escape(page)))


def unread_text(reference: Reference) -> str:
    """The whole entry, where a part of it was found but not understood, or nothing at all was; else empty.

    That of a file is kept by its fields.
    """
    if reference.origin == "file":
        return ""
    read = any(_is_read(reference, variable) for variable in ("title", "author", "editor", "container-title", "url"))
    understood = all(_is_read(reference, each.variable) for each in reference.evidence)
    return "" if read and understood else reference.text


_ATTRIBUTES: Mapping[Variable, tuple[str, ...]] = {
    "citation-number": ("id",),
    "date": ("issued",),
    "volume": ("volume", "issue", "number", "collection_number", "number_of_volumes"),
    "issue": ("issue", "number", "volume"),
    "page": ("page", "number_of_pages", "number"),
    "edition": ("edition", "version"),
    "note": ("note", "issued"),
    "genre": ("genre", "type"),
    "url": ("url", "doi", "arxiv", "pmid"),
}
"""Where the value of a printed variable may be kept, if not under its own name."""


def _is_read(reference: Reference, variable: Variable) -> bool:
    values = [getattr(reference, name) for name in _ATTRIBUTES.get(variable, (variable.replace("-", "_"),))]
    return any(value.names if isinstance(value, NameList) else value for value in values)


_lower_degree = pattern(
    r"(?i)master|magist|m\.?\s?(?:sc|a|phil|res)\b|maîtrise|maitrise|mestrado|maestr[ií]a|diplom|licenciatura"
    r"|laurea|bachel|bacc?alaur|licence|lizentiat|yüksek lisans|магист|硕士|碩士|修士|석사"
)


def is_lower_thesis(genre: str) -> bool:
    """Whether a thesis is none for a doctorate.

    >>> is_lower_thesis("Master's thesis"), is_lower_thesis("PhD thesis")
    (True, False)
    """
    return _lower_degree.search(genre) is not None
