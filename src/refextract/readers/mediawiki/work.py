"""A template that cites, as CSL item: the fields of ``{{cite journal}}``, ``{{citation}}`` and their kin."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.readers._closings import enclosed
from refextract.readers.mediawiki.templates import Template
from refextract.text import pattern

__all__ = ["cites", "item_of"]

_TYPES = {
    "journal": "article-journal", "book": "book", "web": "webpage", "news": "article-newspaper", "thesis": "thesis",
    "conference": "paper-conference", "magazine": "article-magazine", "report": "report", "arxiv": "article",
    "techreport": "report", "encyclopedia": "entry-encyclopedia", "press release": "document", "podcast": "broadcast",
    "av media": "motion_picture", "patent": "patent", "dataset": "dataset", "biorxiv": "article", "medrxiv": "article",
    "ssrn": "article", "document": "document", "interview": "interview", "speech": "speech", "map": "map",
    "literatur": "book", "internetquelle": "webpage", "ouvrage": "book", "article": "article-journal",
    "lien web": "webpage", "chapitre": "chapter", "cita libro": "book", "libro": "book",
    "pubblicazione": "article-journal",
    "cita web": "webpage", "cita publicación": "article-journal",
}  # fmt: skip
_FAMILIES = ("cite ", "vcite ", "cita ")
_NAMES = frozenset(("citation", "literatur", "internetquelle", "ouvrage", "article", "lien web", "chapitre", "cite"))
_TITLE = ("title", "titel", "titre", "título", "titolo", "article", "trans-title")
_CONTAINER = (
    "journal", "work", "website", "newspaper", "magazine", "periodical", "encyclopedia", "encyclopaedia", "conference",
    "booktitle", "book-title", "sammelwerk", "werk", "périodique", "revue", "site", "publicación", "rivista", "website",
)  # fmt: skip
_TEXTS = {
    "volume": ("volume", "band", "vol"),
    "issue": ("issue", "number", "nummer", "numéro", "numero"),
    "page": ("pages", "page", "pp", "p", "seiten", "seite", "páginas", "pagine", "article-number"),
    "publisher": ("publisher", "verlag", "éditeur", "editorial", "editore", "institution"),
    "publisher-place": ("location", "place", "publication-place", "ort", "lieu", "ubicación", "città"),
    "edition": ("edition", "auflage"),
    "collection-title": ("series", "reihe", "collection"),
    "DOI": ("doi",),
    "PMID": ("pmid",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "URL": ("url", "chapter-url", "online"),
}
_DATE = ("date", "year", "datum", "jahr", "année", "fecha", "año", "data", "anno", "publication-date")
_ACCESSED = ("access-date", "accessdate", "abruf", "zugriff", "consulté le", "fechaacceso", "accesso")


def cites(template: Template) -> bool:
    """Whether a template prints a full reference.

    >>> from refextract.readers.mediawiki.templates import templates
    >>> [cites(each) for each in templates("{{cite web|url=x}} {{citation needed}} {{sfn|Doe|1999}}")]
    [True, False, False]
    """
    return bool(template.parameters) and (template.name.startswith(_FAMILIES) or template.name in _NAMES)


def item_of(template: Template, text: str, key: str) -> dict[str, object]:
    """The CSL item of a template."""

    def value(*names: str) -> str:
        return _shown(template.get(text, *names))

    kind = template.name.removeprefix("vcite ").removeprefix("cite ")
    chapter = value("chapter", "contribution", "section", "entry", "kapitel")
    title, container = value(*_TITLE), value(*_CONTAINER)
    item: dict[str, object] = {variable: value(*names) for variable, names in _TEXTS.items()}
    item |= {"id": key, "title": chapter or title, "container-title": title if chapter else container}
    item["type"] = _TYPES.get(kind) or ("article-journal" if value("journal") else "document")
    if chapter and item["type"] == "book":
        item["type"] = "chapter"
    item["author"] = list(_people(template, text, ("", "author"))) or _vauthors(value("vauthors", "authors", "autor"))
    item["editor"] = list(_people(template, text, ("editor",))) or _vauthors(value("veditors", "hrsg"))
    for variable, names in (("issued", _DATE), ("accessed", _ACCESSED)):
        if value(*names):
            item[variable] = {"raw": value(*names)}
    if value("arxiv", "eprint"):
        item["number"] = f"arXiv:{value('arxiv', 'eprint')}"
    if "et al" in value("display-authors").replace("etal", "et al"):
        item["custom"] = {"et-al": ["author"]}
    item["page"] = str(item["page"]).replace("–", "-")
    return {name: each for name, each in item.items() if each}


def _people(template: Template, text: str, roles: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The names ``last1``, ``first1``, …, or ``author1``, …."""
    role = roles[0]
    prefix = f"{role}-" if role else ""
    for number in ("", *map(str, range(1, 100))):
        family = _shown(template.get(text, f"{prefix}last{number}", f"{prefix}surname{number}", f"{role}{number}-last"))
        given = _shown(template.get(text, f"{prefix}first{number}", f"{prefix}given{number}", f"{role}{number}-first"))
        whole = _shown(template.get(text, f"{role or 'author'}{number}", f"{role or 'author'}-name{number}"))
        if family:
            yield {"family": family, "given": given} if given else {"family": family}
        elif whole:
            yield _whole(whole)
        elif number not in ("", "1"):
            return


def _whole(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma and "," not in given else {"literal": name}


def _vauthors(names: str) -> list[dict[str, str]]:
    """Names as Vancouver prints them, "Zhao Y, Jensen ON"; what stands in double brackets is kept whole."""
    found: list[dict[str, str]] = []
    for each in names.split(","):
        name = each.strip()
        whole = _kept.fullmatch(name)
        name = whole[1] if whole else name
        last, blank, initials = name.rpartition(" ")
        if not name or name.lower() in ("et al", "et al."):
            continue
        is_person = blank and initials.replace("-", "").isupper() and len(initials) <= 4
        found.append({"family": last, "given": initials} if is_person else {"literal": name})
    return found


def _shown(text: str) -> str:
    """What wiki markup shows, in one line."""
    return " ".join(_link.sub(r"\g<words>", _markup.sub("", _without_comments(text))).split())


def _without_comments(text: str) -> str:
    pieces, place = [], 0
    for found, _, end in enclosed(text, _comment, lambda _: "-->"):
        pieces.append(text[place : found.start()])
        place = end
    return "".join((*pieces, text[place:]))


_comment = pattern("<!--")
_kept = pattern(r"\(\((.*)\)\)")
_link = pattern(r"\[\[(?:[^\[\]|]*\|)?(?P<words>[^\[\]|]*)\]\]|\[https?://\S+\s+(?P<words>[^\[\]]*)\]")
_markup = pattern(r"'{2,5}|</?[a-zA-Z][^<>]*>|\{\{[^{}]*\}\}")
