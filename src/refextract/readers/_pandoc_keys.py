"""Citation keys in the Markdown of pandoc, Quarto, R Markdown and MyST: ``[see @knuth84, p. 3]``, ``@knuth84``."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from refextract.model.given import GivenCitation, GivenItem
from refextract.readers._closings import without_unclosed
from refextract.readers._markup import each_line, outside
from refextract.text import Span, pattern
from refextract.values.locator import Locator, parse_locator

__all__ = ["ORIGIN", "Keys", "has_keys", "keys_of"]

ORIGIN = "citation key"
_CROSS_REFERENCES = (
    "fig",
    "tbl",
    "tab",
    "eq",
    "sec",
    "lst",
    "thm",
    "lem",
    "def",
    "exm",
    "cor",
    "prp",
    "cnj",
    "exr",
    "alg",
)


class Keys(NamedTuple):
    """The citations by key of a text, and where in it none can stand, sorted."""

    citations: tuple[GivenCitation, ...] = ()
    keyless: tuple[Span, ...] = ()


def keys_of(text: str, code: Sequence[Span], known: Container[str]) -> Keys:
    """The citations by key of a text, those in brackets and those of `known` keys in the run of the text.

    What stands in `code` (sorted) or is indented as code is, in comments, formulas, attributes, addresses and tags
    holds no keys, and cross-references (``@fig-map``) are none.

    >>> found = keys_of("So [see @a, p. 3; -@b] and @c, but not a@c.org, `@c` or [@fig-map].", (), {"c"})
    >>> [[item.key for item in citation.items] for citation in found.citations], len(found.keyless)
    ([['a', 'b'], ['c']], 1)
    """
    blocks = sorted((*code, *_indented(text, code)))
    cited: list[GivenCitation] = []
    keyless: list[Span] = []
    shown = without_unclosed(text)
    stretches = outside(blocks, 0, len(text))
    for match in (each for start, end in stretches for each in _places.finditer(shown, start, end)):
        citation = _citation(text, match, known)
        if citation:
            cited.append(citation)
        elif match["keyless"]:
            keyless.append(Span(*match.span()))
    return Keys(tuple(cited), tuple(_joined(sorted((*blocks, *keyless)))))


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Sorted spans, those that touch or overlap as one."""
    whole: Span | None = None
    for span in spans:
        if whole is not None and span.start <= whole.end:
            whole = whole.cover(span)
        else:
            if whole is not None:
                yield whole
            whole = span
    if whole is not None:
        yield whole


def _indented(text: str, code: Sequence[Span]) -> Iterator[Span]:
    """The lines of code that nothing but their indent marks: behind a blank line or more of them, in no list."""
    fenced = iter(code)
    fence = next(fenced, None)
    in_list, is_code, after_blank = False, False, True
    for line in each_line(text):
        while fence is not None and fence.end <= line.start:
            fence = next(fenced, None)
        if fence is not None and fence.start <= line.start:
            is_code, after_blank = False, True
        elif not _filled.match(text, line.start, line.end):
            after_blank = True
        elif _deep.match(text, line.start, line.end):
            is_code = is_code or (after_blank and not in_list)
            after_blank = False
            if is_code:
                yield line
        else:
            item = _item_line.match(text, line.start, line.end) is not None
            in_list = item or (in_list and (not after_blank or text[line.start] in " \t"))
            is_code = after_blank = False


def has_keys(text: str) -> bool:
    """Whether a text holds something that looks like a citation by key."""
    return _looks.search(text) is not None


def _citation(text: str, match: regex.Match[str], known: Container[str]) -> GivenCitation | None:
    if match["group"]:
        return _bracketed(text, match, known)
    if match["roles"]:
        return _role(match)
    key = match["key"] or match["braced"]
    if not key or (key not in known and not match["braced"]) or (match["braced"] and _is_cross_reference(key, known)):
        return None
    start, end = match.start("at"), match.end("at")
    behind = _place_behind.match(text, end)
    locator = parse_locator(behind["place"], default="page") if behind else None
    if behind and locator:
        end = behind.end()
    item = GivenItem(key, Span(start, end), locator, mode="suppress-author" if match["at"][0] == "-" else "normal")
    return GivenCitation(Span(start, end), (item,), ORIGIN)


def _bracketed(text: str, match: regex.Match[str], known: Container[str]) -> GivenCitation | None:
    items = tuple(_items(text, Span(*match.span("group")), known))
    return GivenCitation(Span(*match.span()), items, ORIGIN) if items else None


def _items(text: str, inside: Span, known: Container[str]) -> Iterator[GivenItem]:
    """The items of a bracket, apart by semicolons; more than one key in a part are items of their own."""
    for part in _parts.finditer(text, inside.start, inside.end):
        keys = [key for key in _keys.finditer(text, *part.span()) if not _is_cross_reference(_name(key), known)]
        for number, key in enumerate(keys):
            start = part.start() if number == 0 else key.start()
            end = keys[number + 1].start() if number + 1 < len(keys) else part.end()
            yield _item(text, key, Span(start, end))


def _item(text: str, key: regex.Match[str], part: Span) -> GivenItem:
    before, after = text[part.start : key.start()].strip(), text[key.end() : part.end].strip()
    locator, suffix = _locator(after)
    start = part.start + len(text[part.start : part.end]) - len(text[part.start : part.end].lstrip())
    end = part.end - len(text[part.start : part.end]) + len(text[part.start : part.end].rstrip(" \n,"))
    item = GivenItem(_name(key), Span(start, max(end, key.end())), locator, before, suffix)
    return replace(item, mode="suppress-author") if key["minus"] else item


def _locator(after: str) -> tuple[Locator | None, str]:
    """The place behind a key, and the words behind the place."""
    bare = after.lstrip(" ,").strip()
    braced = _braced.match(bare)
    if braced:
        return parse_locator(braced[1], default="page"), bare[braced.end() :].strip(" ,")
    whole = parse_locator(bare, default="page") if bare else None
    if whole or not bare:
        return whole, ""
    first, comma, rest = bare.partition(",")
    place = parse_locator(first, default="page") if comma else None
    return (place, rest.strip()) if place else (None, bare)


def _role(match: regex.Match[str]) -> GivenCitation:
    r"""MyST's ``{cite:p}`a,b```, also ``{cite}`see {a}```."""
    offset = match.start("roles")
    keys = _role_keys.finditer(match["roles"])
    items = tuple(GivenItem(key[0], Span(offset + key.start(), offset + key.end())) for key in keys)
    return GivenCitation(Span(*match.span()), items, ORIGIN)


def _name(key: regex.Match[str]) -> str:
    return str(key["key"] or key["braced"])


def _is_cross_reference(key: str, known: Container[str]) -> bool:
    return (
        key not in known
        and key.partition("-")[0].partition(":")[0].casefold() in _CROSS_REFERENCES
        and ("-" in key or ":" in key)
    )


_KEY = r"""
    (?P<minus>-)?@(?:\{(?P<braced>[^{}\s]{1,200}+)\}|(?P<key>[\p{L}\d_]++(?:[:.\#$%&+?<>~/-]++[\p{L}\d_]++)*+))
"""
_keys = pattern(rf"(?x)(?<![\w@./`\\-]){_KEY}")
_parts = pattern(r"[^;]++")
_braced = pattern(r"\{([^{}]*+)\}")
_role_keys = pattern(r"[^\s,`{}]++")
_place_behind = pattern(r"[ ]\[(?P<place>[^\[\]@\n]{1,80}+)\](?!\()")
_looks = pattern(r"(?<![\w@./`\\])@[\p{L}\d_{]|\{cite[a-z:]{0,12}\}`|\bdata-cite=|\\[a-zA-Z]{0,12}[cC]ite")
_filled = pattern(r"\s*+\S")
_deep = pattern(r"[ ]{0,3}(?:\t|[ ]{4})")
_item_line = pattern(
    r"[ ]{0,3}(?:[-*+:~]|[(]?(?:\d{1,9}|[a-zA-Z#]|[ivxlIVXL]{2,6}|@[\w-]*+)[.)]|\[\^[^\]\s]{1,60}\]:)[ \t]"
)
_places = pattern(
    rf"""(?x)
    (?P<keyless>
      \\[^\p{{L}}]
      |(?<!`)(?P<ticks>`++)(?:[^`\n]++|\n(?!\s*\n)|(?!(?P=ticks)(?!`))`++){{1,200}}+(?P=ticks)(?!`)
      |<!--(?s:.*?)-->
      |(?i:<(?P<tag>code|pre|script|style|textarea|samp|kbd)\b[^<>]*+>(?s:.*?)</(?P=tag)>)
      |\$\$(?s:(?!\$\$).){{1,2000}}?\$\$
      |(?<![\\$\p{{L}}\d])\$(?=[^\s$])(?:[^$\n]|\n(?!\s*\n)){{0,300}}?(?<=[^\s\\])\$(?!\d)
    )
    |\{{cite[a-z:]{{0,12}}\}}`(?P<roles>[^`\n]{{1,400}}+)`
    |\[(?P<group>(?=[^\[\]]{{0,600}}@)(?:[^\[\]]|\[[^\[\]\n]{{0,80}}\]){{1,800}}?)\](?!\()
    |(?P<keyless>\]\((?:[^()\s]|\([^()\s]*+\))*+(?:\s++"[^"\n]*+")?\)
    |(?<=\S)\{{[.\#:][^{{}}\n]*+\}}|\{{[^{{}}\n@]*=[^{{}}\n]*+\}})
    |<cite\s+data-cite=["'](?P<roles>[^"'<>]++)["'][^<>]*+>(?:[^<>\n]*+</cite>)?
    |(?P<keyless><[a-zA-Z/][^<>\n]*+>|https?://[^\s<>]++)
    |(?P<at>(?<![\w@./`\\-]){_KEY})(?!@)
    """
)
