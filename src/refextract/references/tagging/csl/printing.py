"""Printing: a CSL item through a CSL style, to a string whose fields are known.

Of the Citation Style Language as much is kept as changes what an entry shows; sorting, disambiguation and the forms of
citations have no place here. Source: R. M. Zelle et al., "Citation Style Language 1.0.2", specification, 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from refextract.references.tagging.corpus import Labelled
from refextract.references.tagging.csl.pieces import Piece, glued, joined, labelled, wrapped
from refextract.references.tagging.csl.sheet import Sheet, Terms, tag
from refextract.references.tagging.csl.values import numbered, printed_day, printed_list, worded

__all__ = ["printed"]

_FIELDS = {
    "title": "title", "container-title": "container-title", "collection-title": "collection-title", "volume": "volume",
    "issue": "issue", "page": "page", "page-first": "page", "number-of-pages": "page", "publisher": "publisher",
    "publisher-place": "publisher-place", "event-place": "publisher-place", "edition": "edition", "genre": "genre",
    "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "event-title": "event",
    "event": "event", "citation-number": "citation-number", "collection-number": "volume", "number": "note",
    "archive": "note", "archive_location": "note", "medium": "note", "title-short": "title",
    "container-title-short": "container-title", "version": "note", "original-title": "note",
}  # fmt: skip
"""What the field of a variable is called in our sets."""
_ROLES = {
    "author": "author", "editor": "editor", "translator": "translator", "container-author": "author",
    "collection-editor": "editor", "editorial-director": "editor", "composer": "author", "director": "author",
    "interviewer": "editor", "editortranslator": "editor",
}  # fmt: skip
_DATES = {"issued": "date", "accessed": "accessed", "original-date": "note", "event-date": "date", "submitted": "note"}
_NAME_OPTIONS = (
    "and", "delimiter-precedes-last", "delimiter-precedes-et-al", "et-al-min", "et-al-use-first", "et-al-use-last",
    "initialize", "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip
_DEEPEST = 40
Item = Mapping[str, Any]


class _Made(NamedTuple):
    """What an element makes: pieces, whether it asked for variables, and whether one of them had something to say."""

    pieces: list[Piece]
    asked: bool = False
    found: bool = False


def printed(item: Item, sheet: Sheet, terms: Terms) -> Labelled:
    """The entry that a style prints for an item, with its fields; an empty string where it prints nothing."""
    printer = _Printer(item, sheet, terms)
    made = printer.all_of(sheet.layout)
    if "second-field-align" in sheet.options and made.pieces[:1] and made.pieces[0].field == "citation-number":
        made = made._replace(pieces=_apart(made.pieces))
    inside = terms.options.get("punctuation-in-quote") == "true"
    pieces = wrapped(made.pieces, sheet.layout.get("prefix", ""), sheet.layout.get("suffix", ""))
    return labelled(glued(_flat(pieces), inside=inside))


def _apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces with a blank between the number of an entry and the rest, which stand in columns of their own."""
    at = next((at for at, piece in enumerate(pieces) if at and piece.field), len(pieces))
    return [*pieces[:at], Piece(" "), *pieces[at:]]


def _flat(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces on one line."""
    for piece in pieces:
        yield piece._replace(text=piece.text.replace("\n", " ").replace("\u00a0", " "))


class _Printer:
    """Prints one item; a variable that stood for another is not printed again."""

    def __init__(self, item: Item, sheet: Sheet, terms: Terms) -> None:
        self._item, self._sheet, self._terms = item, sheet, terms
        self._spent: set[str] = set()
        self._depth = 0
        self._makers: Mapping[str, Callable[[Element], _Made]] = {
            "text": self._text, "number": self._number, "label": self._label, "names": self._names, "date": self._date,
            "group": self._group,
        }  # fmt: skip

    def all_of(self, element: Element, delimiter: str = "") -> _Made:
        """What the elements in an element make together; the branch of a choice stands where the choice does."""
        made = [
            self._chosen(each, delimiter) if tag(each) == "choose" else self._made(each)
            for each in element
            if tag(each) == "choose" or tag(each) in self._makers
        ]
        pieces = joined([each.pieces for each in made], delimiter)
        return _Made(pieces, any(each.asked for each in made), any(each.found for each in made))

    def _made(self, element: Element) -> _Made:
        return self._makers[tag(element)](element)

    def _group(self, element: Element) -> _Made:
        made = self.all_of(element, element.get("delimiter", ""))
        if made.asked and not made.found:
            return _Made([], asked=True)
        return made._replace(pieces=_affixed(made.pieces, element))

    def _chosen(self, element: Element, delimiter: str) -> _Made:
        for branch in element:
            if tag(branch) == "else" or self._holds(branch):
                return self.all_of(branch, delimiter)
        return _Made([])

    def _holds(self, branch: Element) -> bool:
        tests: list[bool] = []
        for name, value in branch.attrib.items():
            for each in value.split():
                match name:
                    case "type":
                        tests.append(self._item.get("type") == each)
                    case "variable":
                        tests.append(self._has(each))
                    case "is-numeric":
                        tests.append(any(sign.isdigit() for sign in str(self._item.get(each, ""))))
                    case "is-uncertain-date" | "locator" | "disambiguate":
                        tests.append(False)
                    case "position":
                        tests.append(each == "first")
                    case _:
                        pass
        match branch.get("match", "all"):
            case "any":
                return any(tests)
            case "none":
                return not any(tests)
            case _:
                return all(tests)

    def _has(self, variable: str) -> bool:
        return bool(self._item.get(variable)) and variable not in self._spent

    def _text(self, element: Element) -> _Made:
        if (macro := element.get("macro")) is not None:
            if macro not in self._sheet.macros or self._depth > _DEEPEST:
                return _Made([])
            self._depth += 1
            made = self.all_of(self._sheet.macros[macro])
            self._depth -= 1
            pieces = [piece._replace(text=worded(piece.text, element.get("text-case", ""))) for piece in made.pieces]
            return made._replace(pieces=self._quoted(pieces, element))
        if (term := element.get("term")) is not None:
            word = self._terms.word(term, element.get("form", "long"), plural=element.get("plural") == "true")
            return self._plain(word, "edition" if term == "edition" else "", element, _Made([]))
        if (variable := element.get("variable")) is not None:
            value = self._value(variable, element.get("form", "long"))
            return self._plain(value, _FIELDS.get(variable, "note"), element, _Made([], asked=True, found=bool(value)))
        return self._plain(element.get("value", ""), "", element, _Made([]))

    def _value(self, variable: str, form: str) -> str:
        if variable in self._spent:
            return ""
        if variable == "page-first":
            return str(self._item.get("page", "")).partition("-")[0]
        if variable.endswith("-short"):
            variable, form = variable.removesuffix("-short"), "short"
        short = self._item.get(f"{variable}-short") if form == "short" else None
        return " ".join(str(short or self._item.get(variable, "")).split())

    def _plain(self, text: str, field: str, element: Element, made: _Made) -> _Made:
        if element.get("strip-periods") == "true":
            text = text.replace(".", "")
        text = worded(text, element.get("text-case", ""))
        return made._replace(pieces=self._quoted([Piece(text, field)] if text else [], element))

    def _quoted(self, pieces: list[Piece], element: Element) -> list[Piece]:
        if element.get("quotes") == "true":
            pieces = wrapped(pieces, self._terms.word("open-quote"), self._terms.word("close-quote"))
        return _affixed(pieces, element)

    def _number(self, element: Element) -> _Made:
        variable = str(element.get("variable"))
        value = numbered(self._value(variable, "long"), element.get("form", ""), self._terms)
        return self._plain(value, _FIELDS.get(variable, "note"), element, _Made([], asked=True, found=bool(value)))

    def _label(self, element: Element) -> _Made:
        variable = str(element.get("variable", ""))
        value = str(self._item.get(variable, ""))
        if not value or variable == "locator":
            return _Made([])
        field = "edition" if variable == "edition" else ""
        return self._plain(self._word_for(variable, value, element), field, element, _Made([]))

    def _word_for(self, variable: str, value: str, element: Element) -> str:
        plural = {"always": True, "never": False}.get(element.get("plural", ""), _is_several(value))
        return self._terms.word("page" if variable == "page" else variable, element.get("form", "long"), plural=plural)

    def _date(self, element: Element) -> _Made:
        variable = str(element.get("variable"))
        value = self._item.get(variable)
        text = printed_day(value, element, self._terms) if value and variable not in self._spent else ""
        return self._plain(text, _DATES.get(variable, "note"), element, _Made([], asked=True, found=bool(text)))

    def _names(self, element: Element, inherited: Element | None = None) -> _Made:
        own = {tag(each): each for each in element}
        pattern = own if "name" in own or inherited is None else {tag(each): each for each in inherited} | own
        roles = [role for role in str(element.get("variable")).split() if self._has(role)]
        made = [each for each in [self._of_role(role, pattern) for role in roles] if each]
        if made:
            delimiter = element.get("delimiter") or self._sheet.options.get("names-delimiter", ", ")
            return _Made(_affixed(joined(made, delimiter), element), asked=True, found=True)
        for other in own.get("substitute", ()):
            if tag(other) not in self._makers:
                continue
            found = self._names(other, element) if tag(other) == "names" else self._made(other)
            if found.pieces:
                self._spend(other)
                return _Made(_affixed(found.pieces, element), asked=True, found=True)
        return _Made([], asked=True)

    def _spend(self, element: Element) -> None:
        """Note that what stood in the place of names is not to be printed again."""
        names = [str(element.get("variable", ""))] if element.get("macro") is None else self._of_macro(element)
        for name in names:
            self._spent |= {each for each in name.split() if self._item.get(each) and each != "issued"}

    def _of_macro(self, element: Element) -> list[str]:
        macro = self._sheet.macros.get(str(element.get("macro")))
        within = [] if macro is None else [str(each.get("variable", "")) for each in macro.iter()]
        return [each for each in within if each in ("title", "editor", "translator", "container-title")][:1]

    def _of_role(self, role: str, pattern: Mapping[str, Element]) -> list[Piece]:
        name = pattern.get("name")
        options = {key: self._sheet.options[key] for key in _NAME_OPTIONS if key in self._sheet.options}
        options |= {"demote-non-dropping-particle": self._sheet.options.get("demote-non-dropping-particle", "")}
        options |= {"delimiter": self._sheet.options.get("name-delimiter", ", ")}
        options |= {} if name is None else name.attrib
        if "et-al" in pattern and pattern["et-al"].get("term"):
            options["et-al-term"] = str(pattern["et-al"].get("term"))
        parts = {} if name is None else {str(each.get("name")): each.attrib for each in name}
        names = [each for each in self._item[role] if isinstance(each, Mapping)]
        text = " ".join(printed_list(names, options, parts, self._terms).split())
        if not text or options.get("form") == "count":
            return []
        label = pattern.get("label")
        shown = [] if label is None else self._role_word(role, names, label)
        labels = list(pattern)
        first = label is not None and "name" in labels and labels.index("label") < labels.index("name")
        people = [Piece(text, _ROLES.get(role, "note"))]
        if name is not None:
            people = _affixed(people, name)
        return [*shown, *people] if first else [*people, *shown]

    def _role_word(self, role: str, names: Sequence[Item], label: Element) -> list[Piece]:
        plural = {"always": True, "never": False}.get(label.get("plural", ""), len(names) > 1)
        word = self._terms.word(role, label.get("form", "long"), plural=plural)
        return self._plain(word, "", label, _Made([])).pieces


def _affixed(pieces: list[Piece], element: Element) -> list[Piece]:
    return wrapped(pieces, element.get("prefix", ""), element.get("suffix", ""))


def _is_several(value: str) -> bool:
    return any(sign in value for sign in "-–,&")
