"""Synthesis: CSL items -> reference strings with gold spans, in thousands of styles that no corpus has.

A string is made of a template (``templates.txt``), a style of names, dates and quotes, and the words of the work's
language, all drawn at random; some strings get the faults of real ones: broken words, lost blanks, capitals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

from refextract.languages import Language, codes, language
from refextract.references.tagging.corpus import Labelled
from refextract.references.tagging.labels import NamedSpan
from refextract.references.tagging.styles import Style, draw_style, printed_date, printed_names, short_title, shortened
from refextract.text import pattern

__all__ = ["synthesise", "worn"]

Item = Mapping[str, Any]

_KINDS = {
    "article-journal": "a", "article": "a", "review": "a", "chapter": "c", "paper-conference": "c",
    "entry-encyclopedia": "c", "entry-dictionary": "c", "book": "b", "classic": "b", "manuscript": "b", "thesis": "t",
    "report": "r", "standard": "r", "document": "r", "webpage": "w", "post-weblog": "w", "software": "w",
    "dataset": "w", "article-newspaper": "n", "article-magazine": "n",
}  # fmt: skip
_SHARES = {"a": 30, "c": 17, "b": 18, "t": 6, "r": 8, "w": 14, "n": 7, "s": 12}
_SHORT = "s"
_EAST_ASIAN = {"zh": 10.0, "ja": 9.0, "ko": 6.0}
"""Languages with templates of their own, and how often these come: few works would come to few strings."""
_CHAINED = 0.04
"""The share of strings that name a second work, as footnotes do."""
_WORDS = {
    "vol": "volume_words", "no": "issue_words", "pp": "page_words", "in": "in_words", "eds": "editor_markers",
    "trans": "translator_markers", "accessed": "accessed", "available": "available", "see": "prefixes",
    "same": "same_author_words", "back": "back_words", "and": "and_words",
}  # fmt: skip
_LABELS = {
    "author": "author", "editor": "editor", "translator": "translator", "date": "date", "year": "date",
    "title": "title", "container": "container-title", "collection": "collection-title", "volume": "volume",
    "issue": "issue", "page": "page", "extent": "page", "publisher": "publisher", "place": "publisher-place",
    "edition": "edition", "genre": "genre", "doi": "doi", "url": "url", "accessed": "accessed", "isbn": "isbn",
    "pmid": "pmid", "month": "date", "family": "author", "short": "title", "cited": "page",
}  # fmt: skip
_PLAIN = {
    "container": "container-title", "collection": "collection-title", "collection-number": "collection-number",
    "volume": "volume", "issue": "issue", "publisher": "publisher", "place": "publisher-place", "edition": "edition",
    "genre": "genre", "extent": "number-of-pages", "isbn": "ISBN", "pmid": "PMID",
}  # fmt: skip
_DOI_LEADS = ("", "", "doi:", "doi: ", "DOI: ", "DOI ", "https://doi.org/", "https://doi.org/", "http://dx.doi.org/")
_EDITIONS = (
    "{}nd ed.",
    "{}th ed.",
    "{}. Aufl.",
    "{}nd edn",
    "{}th edition",
    "{}e éd.",
    "{}ª ed.",
    "{}. ed.",
    "{}-е изд.",
    "{}. Auflage",
    "{}e édition",
    "第{}版",
)
_PHRASES = {
    "from": ("from", "from", "from:", "at", "von", "de", "em"),
    "medium": (
        "online", "Online", "internet", "Internet", "en ligne", "en línea", "em linha", "on-line", "in linea",
        "electronic resource", "Електронний ресурс", "Электронный ресурс", "Elektronische Ressource", "web", "CD-ROM",
        "PDF",
    ),
}  # fmt: skip
"""Words of templates that no list of a language has."""
_BETWEEN = (
    "; ", "; ", "; ", ". ", " – ", "; vgl. ", "; vgl. auch ", "; siehe ", "; see also ", "; cf. ", ". Cf. ", " et ",
)  # fmt: skip
_RESOLVERS = ("https://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "http://doi.org/")


class _Made(NamedTuple):
    """What a slot prints: text before and after that is no part of the field, and the field."""

    before: str
    field: str
    after: str = ""


@cache
def _templates() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for line in (files(__package__) / "templates.txt").read_text("utf-8").splitlines():
        kind, _, template = line.partition(" ")
        if template and kind != "#":
            kinds.setdefault(kind, []).append(template)
    return kinds


_piece = pattern(r"‹(?<optional>[^›]*+)›|\{(?<slot>[\w-]++)\}|@(?<word>\w++)|(?<plain>[^‹{@]++)")


def synthesise(items: Iterable[Item], count: int, *, seed: int = 1) -> list[Labelled]:
    """`count` labelled strings (fewer where the items do not serve), the same for the same seed."""
    random = Random(seed)  # noqa: S311 - no secret, a repeatable draw
    shelves: dict[str, list[Item]] = {kind: [] for kind in _SHARES}
    for item in items:
        kind = _KINDS.get(str(item.get("type")))
        if kind and item.get("title"):
            shelves[kind].append(item)
    shelves[_SHORT] = [item for shelf in shelves.values() for item in shelf]
    shares: dict[str, float] = dict(_SHARES)
    for code, share in _EAST_ASIAN.items():
        own = {f"{kind}.{code}": [i for i in shelf if _code(i) == code] for kind, shelf in shelves.items()}
        own = {kind: shelf for kind, shelf in own.items() if shelf and kind in _templates()}
        shelves |= own
        shares |= {kind: share * math.sqrt(len(shelf)) / _summed_roots(own) for kind, shelf in own.items()}
    shelves = {kind: shelf for kind, shelf in shelves.items() if shelf}
    if not shelves:
        return []
    addresses = [str(item["URL"]) for item in shelves[_SHORT] if "://" in str(item.get("URL"))]
    kinds = random.choices(list(shelves), [shares[kind] for kind in shelves], k=count)
    made = [_string(random.choice(shelves[kind]), kind, addresses, random) for kind in kinds]
    records = [each for each in made if each is not None]
    return [_chained(each, random.choice(records), random) if random.random() < _CHAINED else each for each in records]


def _summed_roots(shelves: Mapping[str, Sequence[Item]]) -> float:
    return sum(math.sqrt(len(shelf)) for shelf in shelves.values())


def _code(item: Item) -> str:
    return str(item.get("language", "en"))[:2]


def _string(item: Item, kind: str, addresses: Sequence[str], random: Random) -> Labelled | None:
    writer = _Writer(item, addresses, random, east_asian="." in kind)
    for _ in range(20):
        writer.start()
        if writer.write(random.choice(_templates()[kind])):
            return worn(writer.made(), random)
    return None


def _chained(first: Labelled, second: Labelled, random: Random) -> Labelled:
    """Two works in one string, as notes name them; a second one that has a number of its own is left out."""
    if any(name == "citation-number" for _, _, name in second.spans):
        return first
    text = first.text.rstrip(".") + random.choice(_BETWEEN)
    moved = [(start + len(text), end + len(text), name) for start, end, name in second.spans]
    return Labelled(text + second.text, [*first.spans, *moved])


class _Writer:
    """Fills templates with the facts of one item."""

    def __init__(self, item: Item, addresses: Sequence[str], random: Random, *, east_asian: bool = False) -> None:
        self._item = item
        self._east_asian = east_asian
        self._addresses = addresses
        self._random = random
        own = _code(item) if _code(item) in codes() else "en"
        self._language: Language = language("en" if random.random() < 0.25 and not east_asian else own)

    def start(self) -> None:
        """Begin a string in a new style."""
        drawn = draw_style(self._random)
        self._style: Style = drawn.east_asian(self._language.code, self._random) if self._east_asian else drawn
        self._text = ""
        self._spans: list[NamedSpan] = []
        self._closing = ""
        if self._random.random() < 0.2:
            form = self._random.choice(("[{}] ", "{}. ", "{} ", "({}) ", "{}) "))
            before, after = form.split("{}")
            self._put(_Made(before, str(self._random.randint(1, 120)), after), "citation-number")
        elif self._random.random() < 0.05 and self._language.prefixes:
            self._literal(f"{self._random.choice(self._language.prefixes[:6]).capitalize()} ")

    def made(self) -> Labelled:
        """The string so far."""
        self._literal("")
        return Labelled(self._text, self._spans)

    def write(self, template: str) -> bool:
        """Write what the template says; False where a slot that must be filled cannot be."""
        for match in _piece.finditer(template):
            if match["optional"] is not None:
                self._optional(match["optional"])
            elif match["slot"]:
                made = self._slot(match["slot"])
                if made is None:
                    return False
                self._put(made, "doi" if made.before in _RESOLVERS else _LABELS.get(match["slot"], ""))
            else:
                self._literal(self._word(match["word"]) if match["word"] else match["plain"])
        return True

    def _optional(self, template: str) -> None:
        if self._random.random() < 0.15:
            return
        kept = self._text, list(self._spans), self._closing
        if not self.write(template):
            self._text, self._spans, self._closing = kept

    def _literal(self, text: str) -> None:
        if self._closing:
            if self._style.inside and text[:1] in (".", ",") and self._closing in ("”", '"', "’", "'"):
                text = text[0] + self._closing + text[1:]
            else:
                text = self._closing + text
            self._closing = ""
        if text[:1] == "." and self._text[-1:] in (".", "?", "!"):
            text = text[1:]
        self._text += text

    def _put(self, made: _Made, label: str) -> None:
        self._literal(made.before)
        start = len(self._text)
        self._text += made.field
        if label and made.field:
            self._spans.append((start, len(self._text), label))
        self._closing = made.after

    def _word(self, word: str) -> str:
        if word in _PHRASES:
            return self._random.choice(_PHRASES[word])
        entries = getattr(self._language, _WORDS[word]) or getattr(language("en"), _WORDS[word])
        chosen = self._random.choice(entries[:4] if self._random.random() < 0.7 else entries)
        return str(chosen.capitalize() if self._text.rstrip()[-1:] in (".", "—", "-", "(", "") else chosen)

    def _slot(self, slot: str) -> _Made | None:
        match slot:
            case "author" | "editor" | "translator":
                return _filled(printed_names(self._item.get(slot) or (), self._style))
            case "title":
                return self._title()
            case "family" | "short" | "cited" | "note":
                return self._in_short(slot)
            case "date" | "year" | "month":
                return self._date(slot)
            case "accessed":
                day = (self._random.randint(1998, 2026), self._random.randint(1, 12), self._random.randint(1, 28))
                return _filled(printed_date(day, self._style.accessed, self._language))
            case "doi":
                doi = str(self._item.get("DOI", ""))
                return _Made(self._random.choice(_DOI_LEADS), doi) if doi else None
            case "url":
                return _address(str(self._item.get("URL") or self._random.choice(self._addresses or [""])))
            case "page":
                return self._page()
            case "container":
                return self._container()
            case "edition":
                return self._edition()
            case "volume" | "issue":
                return _filled(str(self._item.get(slot, "")) or self._number(slot))
            case _:
                return _filled(str(self._item.get(_PLAIN[slot], "")))

    def _in_short(self, slot: str) -> _Made | None:
        """What a later note prints: family names, the beginning of the title, the page it means, an earlier note."""
        match slot:
            case "family":
                return _filled(printed_names(self._item.get("author") or (), self._style.of_families()))
            case "short":
                whole = self._title()
                return whole._replace(field=short_title(whole.field, self._random.randint(1, 5)))
            case "note":
                return _filled(str(self._random.randint(1, 150)))
            case _:
                first = self._random.randint(1, 600)
                others = self._random.choice(("", "", "", "", f"{self._style.dash}{first + 3}", f", {first + 9}"))
                return _Made("", f"{first}{others}")

    def _title(self) -> _Made:
        before, after = self._style.quotes
        title = str(self._item["title"]).strip().rstrip(".")
        return _Made(before, title, after)

    def _container(self) -> _Made | None:
        title = str(self._item.get("container-title", "")).strip()
        if self._style.abbreviated and self._item.get("type") == "article-journal":
            title = shortened(title, dotted=self._style.dotted)
        stars = "*" if title and self._style.quotes[0] in ("*", "_") else ""
        return _Made(stars, title, stars) if title else None

    def _date(self, slot: str) -> _Made | None:
        parts = [int(p) for p in ((self._item.get("issued") or {}).get("date-parts") or [[]])[0] if str(p).isdecimal()]
        if not parts:
            return _Made("", self._random.choice(("n.d.", "s.f.", "o. J."))) if slot == "date" else None
        if slot == "month":
            return _filled(printed_date([0, *parts[1:2]], "M y", self._language).rpartition(" ")[0])
        if slot == "date" and self._style.exact and len(parts) == 1 and self._random.random() < 0.5:
            parts += [self._random.randint(1, 12), self._random.randint(1, 28)][: self._random.randint(1, 2)]
        shown = printed_date(parts, self._style.date if slot == "date" and self._style.exact else "y", self._language)
        lettered = shown.isdecimal() and self._random.random() < 0.1
        return _Made("", shown + self._random.choice("abc") * lettered)

    def _edition(self) -> _Made | None:
        edition = str(self._item.get("edition", ""))
        if edition.isdecimal():
            edition = self._random.choice(_EDITIONS).format(edition)
        return _filled(edition)

    def _page(self) -> _Made | None:
        page = str(self._item.get("page", "")).replace("--", "-").replace("–", "-")
        if not page and self._item.get("type") == "article-journal":
            first = self._random.randint(1, 900)
            page = f"{first}-{first + self._random.randint(1, 30)}"
        return _filled(page.replace("-", self._style.dash))

    def _number(self, slot: str) -> str:
        if self._item.get("type") != "article-journal":
            return ""
        return str(self._random.randint(1, 90 if slot == "volume" else 12))


def _address(url: str) -> _Made | None:
    """A web address; of a DOI's the resolver stands before the field."""
    resolver = next((each for each in _RESOLVERS if url.startswith(each + "10.")), "")
    return _Made(resolver, url.removeprefix(resolver)) if resolver else _filled(url)


def _filled(field: str) -> _Made | None:
    field = " ".join(field.split())
    return _Made("", field) if field else None


def worn(record: Labelled, random: Random) -> Labelled:
    """The string, one in eight with a fault that real ones have."""
    fault = random.random()
    if fault < 0.04:
        return Labelled(
            record.text.upper() if len(record.text.upper()) == len(record.text) else record.text, record.spans
        )
    if fault < 0.08:
        return _edited(record, lambda before, c: f"- {c}" if _broken(before, c) and random.random() < 0.02 else c)
    if fault < 0.11:
        return _edited(record, lambda before, c: "" if _loose(before, c) and random.random() < 0.5 else c)
    return record


def _broken(before: str, character: str) -> bool:
    return before.islower() and character.islower()


def _loose(before: str, character: str) -> bool:
    return character == " " and before in ",.:;"


def _edited(record: Labelled, edit: Callable[[str, str], str]) -> Labelled:
    """The string with `edit` of each character and the one before it, the spans moved along."""
    pieces: list[str] = []
    moved: list[int] = []
    at = 0
    for before, character in zip(" " + record.text, record.text, strict=False):
        moved.append(at)
        pieces.append(edit(before, character))
        at += len(pieces[-1])
    moved.append(at)
    return Labelled("".join(pieces), [(moved[start], moved[end], name) for start, end, name in record.spans])
