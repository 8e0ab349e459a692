"""Values: what a style prints of names, dates and numbers of a CSL item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from refextract.references.tagging.csl.sheet import Terms, tag

__all__ = ["named", "numbered", "printed_day", "printed_list", "worded"]

Name = Mapping[str, str]
_FIRST_CJK, _LAST_CJK = "\u2e80", "\ud7ff"


def named(name: Name, options: Mapping[str, str], parts: Mapping[str, Mapping[str, str]], *, inverted: bool) -> str:
    """One name as the options of a style print it; `parts` are the attributes of its ``name-part`` elements."""
    if "family" not in name:
        return str(name.get("literal", name.get("given", ""))).strip()
    family = _cased(name["family"], parts.get("family", {}).get("text-case", ""))
    given = name.get("given", "").strip()
    if "initialize-with" in options and options.get("initialize") != "false":
        given = _initials(given, options["initialize-with"])
    given = _cased(given, parts.get("given", {}).get("text-case", ""))
    bound, loose = name.get("non-dropping-particle", ""), name.get("dropping-particle", "")
    if options.get("form") == "short":
        return _spaced(bound, family)
    if any(_FIRST_CJK <= sign <= _LAST_CJK for sign in family):
        return family + given
    suffix = name.get("suffix", "")
    if inverted:
        between = options.get("sort-separator", ", ")
        demoted = options.get("demote-non-dropping-particle") == "display-and-sort"
        head, tail = (
            (family, _spaced(given, loose, bound)) if demoted else (_spaced(bound, family), _spaced(given, loose))
        )
        return between.join(part for part in (head, tail, suffix) if part)
    return _spaced(given, loose, bound, family) + (f", {suffix}" if suffix else "")


def _spaced(*parts: str) -> str:
    """The parts with a blank between, none behind an apostrophe."""
    return " ".join(part for part in parts if part).replace("’ ", "’").replace("' ", "'")


def _initials(given: str, between: str) -> str:
    """The initials of a given name, each followed by `between`."""
    hyphened = []
    for word in given.split():
        parts = [part for part in word.replace(".", ". ").replace("‐", "-").split("-") if part]
        initials = [sign.strip()[0] + between.rstrip() for part in parts for sign in part.split() if sign[0].isalpha()]
        hyphened.append("-".join(initials) if "-" in word else (between[len(between.rstrip()) :]).join(initials))
    return (between[len(between.rstrip()) :]).join(each for each in hyphened if each)


def _cased(text: str, case: str) -> str:
    shown = {"uppercase": text.upper(), "lowercase": text.lower()}.get(case, text)
    return shown if len(shown) == len(text) else text


def worded(text: str, case: str) -> str:
    """A text in the case that a style asks for."""
    match case:
        case "uppercase" | "lowercase":
            return _cased(text, case)
        case "capitalize-first":
            return text[:1].upper() + text[1:]
        case "capitalize-all":
            return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        case "title":
            return " ".join(_in_title(word, first=not at) for at, word in enumerate(text.split(" ")))
        case _:
            return text


_LITTLE = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or", "over", "the",
    "to", "with", "von", "de", "la", "et", "und",
})  # fmt: skip


def _in_title(word: str, *, first: bool) -> str:
    if not first and word.lower() in _LITTLE:
        return word
    return word[:1].upper() + word[1:] if word.islower() else word


def printed_list(
    names: Sequence[Name], options: Mapping[str, str], parts: Mapping[str, Mapping[str, str]], terms: Terms
) -> str:
    """A list of names as the options of a style print it."""
    order = options.get("name-as-sort-order", "")
    least, kept = int(options.get("et-al-min", "0") or 0), int(options.get("et-al-use-first", "1") or 1)
    shortened = 0 < least <= len(names) and kept < len(names)
    shown = [
        named(name, options, parts, inverted=order == "all" or (order == "first" and not at))
        for at, name in enumerate(names[: kept if shortened else len(names)])
    ]
    shown = [name for name in shown if name]
    between = options.get("delimiter", ", ")
    if shortened and shown:
        if options.get("et-al-use-last") == "true" and kept < len(names) - 1:
            return between.join(shown) + between + "… " + named(names[-1], options, parts, inverted=order == "all")
        joint = between if _precedes(options.get("delimiter-precedes-et-al", ""), len(shown), order) else " "
        return between.join(shown) + joint + terms.word(options.get("et-al-term", "et-al"))
    sign = {"text": terms.word("and"), "symbol": "&"}.get(options.get("and", ""))
    if len(shown) < 2 or sign is None:
        return between.join(shown)
    joint = between if _precedes(options.get("delimiter-precedes-last", ""), len(shown) - 1, order) else " "
    return between.join(shown[:-1]) + joint + f"{sign} " + shown[-1]


def _precedes(rule: str, before: int, order: str) -> bool:
    """Whether the delimiter stands between the names before and what ends the list."""
    match rule:
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return order == "all" or (order == "first" and before == 1)
        case _:
            return before > 1


def printed_day(date: Mapping[str, Any], element: Element, terms: Terms) -> str:
    """A date as a style or its language prints it; empty for no date."""
    parts = [int(part) for part in (date.get("date-parts") or [[]])[0] if str(part).strip().lstrip("-").isdecimal()]
    if not parts:
        return str(date.get("literal", ""))
    known = dict(zip(("year", "month", "day"), parts, strict=False))
    form = element.get("form", "")
    wanted = set(element.get("date-parts", "year-month-day").split("-"))
    template = terms.dates.get(form, element) if form else element
    own = {str(each.get("name")): each.attrib for each in element if tag(each) == "date-part"}
    shown: list[str] = []
    for each in template:
        name = str(each.get("name"))
        if tag(each) != "date-part" or name not in known or (form and name not in wanted):
            continue
        attributes = {**each.attrib, **own.get(name, {})} if form else each.attrib
        text = _part(name, known[name], attributes, terms)
        shown.append(attributes.get("prefix", "") + text + attributes.get("suffix", ""))
    return template.get("delimiter", "").join(shown).strip(" ,.") if form else template.get("delimiter", "").join(shown)


def _part(name: str, value: int, attributes: Mapping[str, str], terms: Terms) -> str:
    form = attributes.get("form", "long" if name == "month" else "numeric")
    if name == "month":
        if form.startswith("numeric"):
            return f"{value:02}" if form == "numeric-leading-zeros" else str(value)
        text = terms.word(f"month-{value:02}", form)
        text = text.replace(".", "") if attributes.get("strip-periods") == "true" else text
        return worded(text, attributes.get("text-case", ""))
    if name == "day" and form == "ordinal":
        return str(value) + (
            _ordinal(value, terms) if value == 1 or not terms.options.get("limit-day-ordinals-to-day-1") else ""
        )
    if name == "day" and form == "numeric-leading-zeros":
        return f"{value:02}"
    return str(value)[-2:] if name == "year" and form == "short" else str(value)


def _ordinal(value: int, terms: Terms) -> str:
    """The ending of an ordinal number."""
    if 10 < value % 100 < 20:
        return terms.words.get((f"ordinal-{value % 100:02}", "long"), (terms.word("ordinal") or "th",))[0]
    return terms.words.get((f"ordinal-{value % 10:02}", "long"), (terms.word("ordinal"),))[0]


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def numbered(value: str, form: str, terms: Terms) -> str:
    """A number in the form that a style asks for; what is no number stays as it is."""
    if not value.isdecimal() or form in ("", "numeric"):
        return value
    if form == "roman":
        left, out = int(value), ""
        for size, sign in _ROMAN:
            out += sign * (left // size)
            left %= size
        return out
    word = terms.word(f"long-ordinal-{int(value):02}") if form == "long-ordinal" else ""
    return word or value + _ordinal(int(value), terms)
