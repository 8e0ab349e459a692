"""BibTeX and BibLaTeX files -> references."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ExplicitComment, ImplicitComment, ParsingFailedBlock

from refextract.bibliography._bib_fields import file_fields, sources
from refextract.bibliography._bib_names import names_of
from refextract.bibliography._journals import journal
from refextract.bibliography._made import Bibliography, made
from refextract.model.reference import Reference
from refextract.text import Span, pattern
from refextract.values.date import PartialDate, parse_date, year_in
from refextract.values.edtf import parse_edtf
from refextract.values.field_names import ARTICLES, BIB_TYPES
from refextract.values.latex import leaves_out, plain, plain_address

__all__ = ["SUFFIXES", "read"]

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it would print is in `problems`

SUFFIXES = (".bib", ".bibtex", ".biblatex")

_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}


def read(text: str) -> Bibliography:
    """The entries of a ``.bib`` file, with ``@string`` and ``crossref`` resolved; comments and preambles are skipped.

    >>> read("@misc{a, title = {A}, month = may, year = 2020}").references[0].issued.month
    5
    """
    library = parse_string(text, parse_stack=[])
    strings = {block.key.lower(): _value(block.value, {}) for block in library.strings}
    listed = [entry for block in library.blocks if (entry := _entry_of(block)) is not None]
    said = [_values(entry, strings) for entry in listed]
    entries = {entry.key.lower(): own for entry, own in zip(reversed(listed), reversed(said), strict=True)}
    references: list[Reference] = []
    problems = [_problem(block) for block in library.failed_blocks]
    problems += [_cut_short(block) for block in library.comments if _fields_behind.match(block.comment)]
    resolved: list[str] = []
    each_entry = zip(listed, said, _places(text, listed), strict=True)
    for number, (entry, own, (span, line)) in enumerate(each_entry, start=1):
        fields = _inherited(own, entries)
        reference, odd = _reference(entry, fields, span, number)
        others = file_fields(entry.entry_type.lower(), own, reference, crossed=own is not fields)
        reference = reference.model_copy(update={"file_fields": others})
        references.append(reference)
        at = f"line {line}: {entry.key}"
        problems += [f"{at}: {each}" for each in odd]
        resolved += [f"{at}: {each}" for each in _resolved(entry, reference, crossed=own is not fields)]
    return Bibliography(tuple(references), tuple(problems), tuple(resolved))


def _entry_of(block: object) -> Entry | None:
    """The entry that a block is, also one with a field that stands twice, of which the first counts."""
    if isinstance(block, DuplicateFieldKeyBlock):
        block = block.ignore_error_block
    return block if isinstance(block, Entry) else None


def _problem(block: ParsingFailedBlock) -> str:
    """What is wrong with a block, where it stands, and what became of it."""
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateFieldKeyBlock):
        entry = block.ignore_error_block
        key = entry.key if isinstance(entry, Entry) else "?"
        twice = ", ".join(sorted(block.duplicate_keys))
        return f"line {line}: {key}: {twice} stands twice; the first one is read"
    told = str(block.error).strip() if block.error is not None else ""
    if _keyless.match(block.raw or ""):
        told = "an entry without a key, which has to stand behind the brace and before a comma; it is left out"
    return f"line {line}: {told or 'an entry that cannot be read, as a brace or comma lacks; it is left out'}"


def _cut_short(comment: ImplicitComment | ExplicitComment) -> str:
    """What is wrong with an entry that has fields behind its end: ``@book{a, title = {Too }many}, year = 1999}``."""
    line = (comment.start_line or 0) + 1
    return f"line {line}: a brace too many ends the entry; the fields behind it are left out"


_fields_behind = pattern(r"\s*,\s*\w[\w-]*+\s*=")
_keyless = pattern(r"\s*@\w+\s*[{(]\s*\w+\s*=")


def _places(text: str, entries: list[Entry]) -> Iterator[tuple[Span, int]]:
    """Where each entry stands, and the line in which it begins, counted on from the one before."""
    place, counted, line = 0, 0, 1
    for entry in entries:
        raw = entry.raw or ""
        start = max(text.find(raw, place), place)
        line += text.count("\n", counted, start)
        place, counted = start + len(raw), start
        yield Span(start, min(place, len(text))), line


def _values(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for field in entry.fields:
        values.setdefault(field.key.lower(), _value(str(field.value), strings))
    return values


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The text of a field: quoted and braced pieces and the names of strings, joined by ``#``; braces inside stay."""
    pieces = _pieces(raw)
    return "".join(each[1:-1] if _is_quoted(each) else strings.get(each.lower(), each) for each in pieces)


_signs = pattern(r"(?<!\\)[{}\"#]")


def _pieces(raw: str) -> list[str]:
    """What stands between the ``#`` of a value that are in no braces and no quotation marks."""
    if "#" not in raw:
        return [raw.strip()]
    found: list[str] = []
    start, depth, quoted = 0, 0, False
    for match in _signs.finditer(raw):
        sign = match[0]
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            found.append(raw[start : match.start()].strip())
            start = match.end()
        else:
            depth += (sign == "{") - (sign == "}")
    return [*found, raw[start:].strip()]


def _is_quoted(piece: str) -> bool:
    return len(piece) > 1 and (piece[0], piece[-1]) in (("{", "}"), ('"', '"'))


def _resolved(entry: Entry, reference: Reference, *, crossed: bool) -> Iterator[str]:
    """What is not written again of an entry: names of texts, lent fields, commands that neither print nor are kept."""
    if crossed:
        yield "the fields that its crossref lends it"
    kept = {field.name for field in reference.file_fields}
    for field in entry.fields:
        if field.key.lower() not in (*kept, "url", "doi") and leaves_out(str(field.value)):
            yield f"the commands in {field.key}"
        for name in _names_in(str(field.value)):
            if field.key.lower() != "month" or name.lower()[:3] not in _MONTHS:
                yield f"{field.key} = {name}, which is the name of a text"


_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


def _names_in(raw: str) -> Iterator[str]:
    """The names of strings that a value is made of: pieces without braces or quotation marks that are no number."""
    return (each for each in _pieces(raw) if each and not _is_quoted(each) and not each.isdecimal())


def _inherited(own: dict[str, str], entries: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """The fields of an entry with those that it lacks and its ``crossref`` has, whose title is its host's."""
    named = own.get("crossref", "").strip().lower()
    parent = entries.get(named) if named else None  # an entry may lack its key, and is then the host of none
    if parent is None or parent is own:
        return own
    hosted = {"booktitle": parent["title"]} if "title" in parent else {}
    lent = {name: value for name, value in parent.items() if name not in ("title", "crossref", "pages")}
    return {**lent, **hosted, **own}


def _reference(entry: Entry, fields: Mapping[str, str], span: Span, number: int) -> tuple[Reference, list[str]]:
    """The reference of an entry, and what is odd about its names."""
    kind = entry.entry_type.lower()
    values: dict[str, Any] = {
        name: next((_text(fields[field]) for field in named if fields.get(field)), None)
        for name, named in sources(kind)
    }
    odd: list[str] = []
    for role in ("author", "editor", "translator"):
        values[role], told = names_of(fields.get(role, ""))
        odd += [f"{role}: {told}"] if told else []
    values |= _numbers(fields, kind) | _identifiers(fields)
    if kind == "online" and values["container_title"] is None and fields.get("organization"):
        values["container_title"], values["publisher"] = (
            plain(fields["organization"]),
            plain(fields.get("publisher", "")),
        )
    if values["title"] and fields.get("subtitle"):
        values["title"] = f"{values['title']}: {plain(fields['subtitle'])}"
    values["type"] = _SUBTYPES.get(fields.get("entrysubtype", ""), BIB_TYPES.get(kind, _misc(fields)))
    values["genre"] = _GENRES.get(fields.get("type", kind), plain(fields.get("type", "")))
    values["edition"] = _ordinal.sub("", values["edition"] or "")
    values["page"] = plain(fields.get("pages", "")).replace("–", "-")
    values["issued"] = _date(fields)
    values["accessed"] = _parsed(fields["urldate"]) if fields.get("urldate") else None
    _tell_preprint(values)
    return made(entry.key, number, span, entry.raw or "", values), odd


def _text(raw: str) -> str:
    """The text of a field; the address of one that is nothing else, and the journal that a macro stands for."""
    if known := journal(raw.strip()):
        return known
    return _url_command.sub(r"\1", plain_address(raw)) if _url_command.fullmatch(raw.strip()) else plain(raw)


_url_command = pattern(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")


def _tell_preprint(values: dict[str, Any]) -> None:
    """A preprint that gives its number for a journal: "arXiv preprint arXiv:1409.0473", "CoRR" and "abs/1502.03167"."""
    host, volume = values["container_title"] or "", values["volume"] or ""
    found = _preprint_host.fullmatch(host) or (_preprint_volume.fullmatch(volume) if _corr.fullmatch(host) else None)
    if found is None:
        return
    values["arxiv"] = values["arxiv"] or found["number"]
    values["container_title"] = None
    values["volume"] = None if _preprint_volume.fullmatch(volume) else values["volume"]
    if values["type"] in ("article-journal", "document"):
        values["type"] = "article"


_NUMBER = r"(?P<number>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
_preprint_host = pattern(
    rf"(?i:arxiv(?:\.org)?(?:\s(?:e-?prints?|preprints?))?[,:]?\s*(?:arxiv\s?:\s?)?){_NUMBER}(?:\s\[[^\]]*\])?"
)
_preprint_volume = pattern(rf"(?:abs/){_NUMBER}")
_corr = pattern(r"(?i:corr|arxiv(?:\.org)?|computing research repository)")


def _misc(fields: Mapping[str, str]) -> str:
    if fields.get("eprint"):
        return "article"
    return "webpage" if fields.get("url") or "http" in fields.get("howpublished", "") else "document"


def _numbers(fields: Mapping[str, str], kind: str) -> dict[str, str]:
    number, issue, eid = (plain(fields.get(name, "")) for name in ("number", "issue", "eid"))
    if kind in ARTICLES:
        return {"issue": number or issue, "number": eid}
    return {"number": number or eid, "issue": issue}


def _identifiers(fields: Mapping[str, str]) -> dict[str, str]:
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    eprint = plain_address(fields.get("eprint", ""))
    return {
        "doi": _doi_sign.sub("", plain_address(fields.get("doi", ""))),
        "url": _address(fields),
        "arxiv": eprint.removeprefix("arXiv:") if archive in ("arxiv", "") else "",
        "pmid": plain_address(fields.get("pmid", "")) or (eprint if archive in ("pubmed", "pmid") else ""),
    }


def _address(fields: Mapping[str, str]) -> str:
    """The address of an entry, also where a command of LaTeX or ``howpublished`` holds it."""
    for name in ("url", "howpublished", "note"):
        raw = fields.get(name, "").strip()
        found = _url_command.search(raw)
        if found:
            return plain_address(found[1] or found[2])
        if name == "url" and raw:
            return plain_address(raw)
    return ""


_ordinal = pattern(r"(?<=^\d{1,3})(?:st|nd|rd|th)$")
_doi_sign = pattern(r"(?i)^(?:doi:|https?://(?:dx\.)?doi\.org/)")


def _date(fields: Mapping[str, str]) -> PartialDate | None:
    if fields.get("date"):
        return _parsed(fields["date"])
    year, month, day, state = (plain(fields.get(name, "")) for name in ("year", "month", "day", "pubstate"))
    if year:
        return _calendar(year, month, day) or _parsed(year)
    return PartialDate(literal=state) if state else None


def _calendar(year: str, month: str, day: str) -> PartialDate | None:
    """The date of three fields, of which month and day may be numbers or words."""
    if not month:
        return None
    if _before_our_era.fullmatch(year):
        found = _calendar(_ANY_LEAP_YEAR, month, day)
        return found.model_copy(update={"year": int(year)}) if found is not None else None
    numbered = [month.zfill(2)] + ([day.zfill(2)] if day.isdecimal() else [])
    if year.isdecimal() and month.isdecimal():
        return parse_edtf("-".join([year, *numbered])) or parse_edtf(f"{year}-{numbered[0]}")
    return parse_date(f"{day} {month} {year}" if day else f"{month} {year}") or parse_date(f"{month} {year}")


_before_our_era = pattern(r"-\d{1,4}")
_ANY_LEAP_YEAR = "2000"


def _parsed(text: str) -> PartialDate:
    bare = plain(text)
    if bare.startswith(("../", "/")):  # it begins at no known date
        return PartialDate(literal=bare)
    if found := parse_edtf(text) or parse_date(bare):
        return found
    if alone := year_in(bare):
        return alone
    year = _last_year.search(bare)
    return PartialDate(year=int(year[1])) if year else PartialDate(literal=bare)


# The year that BibTeX styles take from a field such as ``{\noopsort{1973b}1973}``: its last four figures.
_last_year = pattern(r"(1[0-9]{3}|20[0-9]{2})\W*+$")
