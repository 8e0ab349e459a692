"""The reading of a wiki page: its notes, its templates, and the markup of what is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape

import regex

from refextract.bibliography.csl_json import made_of_items
from refextract.model.document import Document
from refextract.model.given import GivenItem
from refextract.readers._closings import enclosed
from refextract.readers._markup import Markup, outside
from refextract.readers.mediawiki.templates import Template, templates
from refextract.readers.mediawiki.work import cites, item_of
from refextract.text import Span, pattern
from refextract.values.encoding import decode
from refextract.values.locator import parse_locator

__all__ = ["read"]

_NOTE = "ref"
_SHORT = frozenset(
    ("sfn", "sfnp", "sfnm", "harv", "harvnb", "harvtxt", "harvp", "harvcoltxt", "harvcol", "harvs", "snf", "sfn m")
)
_NOTES = frozenset(("refn", "efn", "efn-ua", "efn-lr", "notetag", "note"))
_SHOWN = frozenset(
    ("lang", "nowrap", "nobr", "small", "em", "strong", "abbr", "transl", "nihongo", "sic", "quote", "blockquote")
)


def read(data: bytes, source: str) -> Document:
    """The document of a wiki page; its notes and entries are in `Document.given`, with the fields of each work."""
    text, problems = decode(data, source)
    page = _Page(text)
    return page.markup.document(source, "mediawiki", problems=problems)


class _Page:
    """Goes over a page: its notes, its templates, and the markup of what is left."""

    def __init__(self, text: str) -> None:
        self.markup = Markup(text)
        self._text = text
        self._templates = templates(text)
        self._numbers: dict[str, int] = {}
        self._unnamed = 0
        self._print_works = False
        self._noted: list[Span] = []
        self._short_keys = {self._short_key(each) for each in self._templates if each.name in _SHORT} - {""}
        done = sorted(self._skipped(), key=lambda span: span.start)
        self._notes(done)
        done = _joined([*done, *self._marked_templates()])
        for start, end in outside(done, 0, len(text)):
            self._inline(start, end)

    def _skipped(self) -> Iterator[Span]:
        """Comments and what is kept from being read as markup."""
        for found, closing, end in enclosed(self._text, _unread, _closing):
            if found["kept"] is None:
                self.markup.hide(found.start(), end)
            else:
                self.markup.keep((found.start(), end), (found.end(), closing))
            yield Span(found.start(), end)

    def _notes(self, done: list[Span]) -> None:
        """The ``<ref>`` marks and notes: each a citation, each note with words an entry."""
        found = [each for each in _refs.finditer(self._text) if not _inside(done, each.start())]
        named = [(self._key(each), each) for each in found]
        remarks = {key for key, each in named if each["words"] and not self._prints(Span(*each.span("words")))}
        self._print_works = any(each["words"] and key not in remarks for key, each in named)
        lists = sorted(self._lists())
        for key, each in named:
            if _inside(lists, each.start()):
                self._defined(each, key, cites=key not in remarks)
            else:
                self._note(each, key, cites=key not in remarks)

    def _lists(self) -> Iterator[Span]:
        """Where notes are defined for marks elsewhere: inside ``<references>`` and ``{{reflist|refs=}}``."""
        for found, closing, _ in enclosed(self._text, _references, lambda _: "</references>"):
            yield Span(found.end(), closing)
        for template in self._templates:
            if template.name.startswith("reflist"):
                yield from (each.value for each in template.parameters if each.name == "refs")

    def _defined(self, found: regex.Match[str], key: str, *, cites: bool) -> None:
        """A note without a mark: its words alone, on a line of their own."""
        if not (found["words"] or "").strip():
            self.markup.hide(*found.span())
            return
        words = Span(*found.span("words"))
        self._noted.append(words)
        self.markup.replace(found.start(), words.start, "\n")
        self.markup.replace(words.end, found.end(), "\n")
        if cites:
            self._print(key, words)
        else:
            self.markup.block("note", words.start, words.end)

    def _key(self, found: regex.Match[str]) -> str:
        """The name of a note; one without a name has a number."""
        name = _named.search(found["attributes"])
        if name and name["name"].strip():
            return str(name["name"].strip())
        self._unnamed += 1
        return f"ref {self._unnamed}"

    def _note(self, found: regex.Match[str], key: str, *, cites: bool) -> None:
        """A mark with its number on the page, and behind it, on lines of their own, the words of its note."""
        words = found["words"]
        is_printed = words is not None and bool(words.strip())
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        opening = found.end() if words is None else found.start("words")
        self.markup.replace(found.start(), opening, f"[{number}]\n" if is_printed else f"[{number}]")
        if cites:
            self.markup.cite((found.start(), opening), (GivenItem(key),), _NOTE)
        if words is None:
            return
        self._noted.append(Span(*found.span("words")))
        self.markup.replace(found.end("words"), found.end(), "\n" if is_printed else "")
        if is_printed and cites:
            self._print(key, self._noted[-1])
        elif is_printed:
            self.markup.block("note", *found.span("words"))

    def _inside_of(self, words: Span) -> list[Template]:
        first = bisect_left(self._templates, words.start, key=lambda each: each.span.start)
        last = bisect_left(self._templates, words.end, key=lambda each: each.span.start)
        return self._templates[first:last]

    def _prints(self, words: Span) -> bool:
        """Whether a note prints a work: not a remark, nor short notes to works of the list."""
        inside = self._inside_of(words)
        if any(map(cites, inside)):
            return True
        return not any(each.name in _SHORT for each in inside) and bool(_looks_printed.search(words.of(self._text)))

    def _print(self, key: str, words: Span) -> None:
        full = [each for each in self._inside_of(words) if cites(each)]
        self.markup.entry(words.start, words.end, [key, *(name for each in full for name in self._harvard(each))])
        if full:
            self._work(full[0], key)

    def _work(self, template: Template, key: str) -> None:
        item = item_of(template, self._text, key)
        if len(item) > 3:
            self.markup.works += made_of_items([item]).references

    def _list_work(self, template: Template) -> None:
        """A work outside notes: an entry where short notes lead to it, or where no notes print works."""
        keys = self._harvard(template)
        if self._short_keys.isdisjoint(keys) and self._print_works:
            return
        self.markup.entry(template.span.start, template.span.end, keys)
        if keys:
            self._work(template, keys[0])

    def _harvard(self, template: Template) -> list[str]:
        """The name that short notes call a work by: the family names and the year."""
        first = template.get(self._text, "last", "last1", "surname", "surname1", "author", "author1")
        others = (template.get(self._text, f"last{n}", f"surname{n}", f"author{n}") for n in range(2, 5))
        names = [first, *others]
        year = _year.search(template.get(self._text, "year", "date"))
        explicit = template.get(self._text, "ref")
        found = [_called([name for name in names if name], year[0])] if year and names[0] else []
        short = _harvid.search(explicit)
        return [*found, _called(short["names"].split("|")[:-1], short["names"].split("|")[-1])] if short else found

    def _marked_templates(self) -> Iterator[Span]:
        """Templates: those that cite and short notes are shown as they are written, others are not shown."""
        for template in self._templates:
            if cites(template):
                if not _inside(self._noted, template.span.start):
                    self._list_work(template)
            elif template.name in _SHORT:
                self._short(template)
            elif template.name == "r":
                self._uses(template)
            elif template.name in _SHOWN or template.name in _NOTES:
                value = next((each.value for each in reversed(template.parameters) if each.name.isdecimal()), None)
                if value is not None:
                    self.markup.keep((template.span.start, template.span.end), (value.start, value.end))
                    continue
                self.markup.hide(template.span.start, template.span.end)
            elif template.name.startswith("reflist") or template.name in ("refbegin", "refend", "notelist"):
                yield from self._list(template)
                continue
            else:
                self.markup.hide(template.span.start, template.span.end)
            yield template.span

    def _list(self, template: Template) -> Iterator[Span]:
        """A list of notes, which may define them."""
        place = template.span.start
        for each in template.parameters:
            if each.name == "refs":
                self.markup.hide(place, each.value.start)
                yield Span(place, each.value.start)
                place = each.value.end
        self.markup.hide(place, template.span.end)
        yield Span(place, template.span.end)

    def _short(self, template: Template) -> None:
        """``{{sfn|Doe|1999|p=3}}``: shown as it is written."""
        place = template.get(self._text, "p", "pp", "loc", "at")
        locator = parse_locator(place, default="page") if place else None
        key = self._short_key(template)
        if key:
            self.markup.cite(
                (template.span.start, template.span.end), (GivenItem(key, locator=locator),), template.name
            )

    def _short_key(self, template: Template) -> str:
        words = template.plain(self._text)
        return _called(words[:-1], words[-1]) if len(words) > 1 else ""

    def _uses(self, template: Template) -> None:
        """``{{r|a|b}}``: the numbers of notes."""
        names = template.plain(self._text)
        numbers = [str(self._numbers.setdefault(name, len(self._numbers) + 1)) for name in names]
        self.markup.replace(template.span.start, template.span.end, f"[{', '.join(numbers)}]")
        span = (template.span.start, template.span.end)
        self.markup.cite(span, (GivenItem(name) for name in names), _NOTE)

    def _inline(self, start: int, end: int) -> None:
        """The markup within the line, and headings and items."""
        counted: dict[int, int] = {}
        last = -2
        for found in _inline.finditer(self._text, start, end):
            if found["items"] is not None:
                if found["items"].endswith("#"):
                    depth = len(found["items"])
                    counted = {other: number for other, number in counted.items() if other <= depth}
                    adjoins = self._text.count("\n", last, found.start()) <= 1 if last >= 0 else False
                    counted[depth] = counted.get(depth, 0) + 1 if adjoins else 1
                    self.markup.replace(found.start("items"), found.end(), f"{counted[depth]}. ")
                    line_end = self._text.find("\n", found.end())
                    last = line_end if line_end >= 0 else len(self._text)
                else:
                    self.markup.hide(*found.span())
                continue
            self._mark(found)

    def _mark(self, found: regex.Match[str]) -> None:
        markup = self.markup
        if found["heading"] is not None:
            markup.keep(found.span(), found.span("heading"))
            markup.block("heading", *found.span("heading"), level=min(6, len(found["signs"])))
        elif found["target"] is not None:
            self._wiki_link(found)
        elif found["url"] is not None:
            words = "words" if found["words"] else "url"
            markup.keep(found.span(), found.span(words))
            markup.anchor(*found.span(words), found["url"])
        elif found["raised"] is not None:
            markup.keep(found.span(), found.span("raised"))
            markup.raise_(*found.span("raised"))
        elif found["entity"] is not None:
            markup.replace(*found.span(), unescape(found[0]).replace("\xa0", " "))
        elif found["break"] is not None:
            markup.replace(*found.span(), "\n")
        elif found["code"] is not None:
            markup.keep(found.span(), found.span("code"))
            markup.block("code", *found.span("code"))
        else:
            markup.hide(*found.span())

    def _wiki_link(self, found: regex.Match[str]) -> None:
        """``[[Target|words]]``; a file shows its caption, a category nothing."""
        target = found["target"]
        if _unseen.match(target):
            caption = found["shown"] is not None and not _settings.fullmatch(found["shown"])
            if not caption or target.lower().startswith(("category", "kategorie", "catégorie")):
                self.markup.hide(*found.span())
                return
        self.markup.keep(found.span(), found.span("shown" if found["shown"] is not None else "target"))


def _called(names: list[str], year: str) -> str:
    return " ".join((*(name.strip().casefold() for name in names), year.strip()))


def _inside(spans: list[Span], place: int) -> bool:
    """Whether a place lies in one of the spans, which are sorted and disjoint."""
    index = bisect_right(spans, place, key=lambda span: span.start) - 1
    return index >= 0 and place < spans[index].end


def _joined(spans: list[Span]) -> list[Span]:
    """Spans sorted, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found


def _closing(opening: regex.Match[str]) -> str:
    tag = opening["kept"] or opening["tag"]
    return f"</{tag}>" if tag else "-->" if opening["comment"] else ""


_unread = pattern(
    r"(?P<comment><!--)|<(?P<kept>nowiki|pre)\b[^<>]*>"
    r"|<(?P<tag>syntaxhighlight|source|math|gallery|timeline|score|templatedata)\b[^<>]*>|^#REDIRECT[^\n]*"
)
_refs = pattern(r"(?si)<ref\b(?P<attributes>(?:[^<>/]|/(?!>))*+)(?:/>|>(?P<words>(?:(?!</?ref\b).){0,8000}?)</ref\s*>)")
_references = pattern(r"<references\b[^<>]*(?<!/)>")
_named = pattern(r"""(?i)\bname\s*=\s*(?:"(?P<name>[^"]*)"|'(?P<name>[^']*)'|(?P<name>[^\s"'/>]+))""")
_looks_printed = pattern(r"\d{4}|https?://|(?i:isbn|doi)\b")
_year = pattern(r"(?<!\d)\d{4}[a-z]?(?!\d)")
_harvid = pattern(r"\{\{\s*(?:harvid|sfnref)\s*\|(?P<names>[^{}]+)\}\}")
_unseen = pattern(r"(?i):?\s*(?:category|kategorie|catégorie|categoría|file|image|datei|bild|fichier|archivo)\s*:")
_settings = pattern(
    r"(?i)(?:thumb|thumbnail|frame|frameless|left|right|center|none|upright[\d.=]*|(?:\d*+x)?\d++px|alt=[^|]*)?"
)
_inline = pattern(
    r"""(?xim)
    ^(?P<signs>={1,6})[ \t]*(?P<heading>[^\n]*?)[ \t]*(?P=signs)[ \t]*\r?$
    |^(?P<items>[*:;\#]{1,6})[ \t]*
    |\[\[(?P<target>[^\[\]|\n]{1,300}+)(?:\|(?:[^\[\]|]*\|)*+(?P<shown>(?:[^\[\]|]|\[\[[^\[\]]*\]\])*+))?\]\]
    |\[(?P<url>(?:https?:)?//[^\s\[\]]++)(?:[ ]+(?P<words>[^\[\]\n]*+))?\]
    |<sup>(?P<raised>[^<>\n]{1,80}+)</sup>
    |<(?:code|tt|samp)>(?P<code>[^<>\n]{1,300}+)</(?:code|tt|samp)>
    |(?P<break><br\s*/?>)
    |</?[a-z][a-z0-9]*\b[^<>]*>
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});)
    |'{2,5}
    |__[A-Z]+__
    |^\{\|[^\n]*|^\|[-}][^\n]*|^[|!](?:[^|\n\[\]{}]*\|(?!\|))?
    """
)
