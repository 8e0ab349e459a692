r"""LaTeX -> the text that a reader of the printed page sees; commands that cite are shown as they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import regex

from refextract.model.document import Anchor
from refextract.model.given import GivenCitation, GivenItem
from refextract.readers._writer import Writer
from refextract.readers.latex.citing import Cited, cite_commands, cited, is_cite
from refextract.readers.latex.commands import Use, handler_of
from refextract.readers.latex.environments import Lists, begin, end
from refextract.readers.latex.formulas import formula
from refextract.readers.latex.listing import Listing
from refextract.readers.latex.macros import Macro, definition, expanded
from refextract.readers.latex.scanner import Inside, Source, tokens
from refextract.readers.latex.signs import ACCENTS, GERMAN, QUOTES, accented_letter, line_end
from refextract.readers.latex.tables import tables
from refextract.text import Span
from refextract.values.latex import accented

__all__ = ["Typesetter"]

_DEEPEST = 8  # macros within macros
_LONGEST_FORMULA = 4000  # code points
_LONGEST_PUT = 120  # code points of arguments that are shown as one piece with the words of a macro


class Typesetter:
    r"""Writes the text of LaTeX source from front to back.

    >>> page = Typesetter(r"G\"odel's \emph{proof}~\citep[3]{goedel31} % for now", {})
    >>> page.run(0)
    >>> page.writer.build().text, page.citations[0].items[0].key
    ("Gödel's proof \\citep[3]{goedel31}", 'goedel31')
    """

    def __init__(self, original: str, macros: Mapping[str, Macro], depth: int = 0) -> None:
        self.source = Source(original)
        self.text = self.source.text
        self.writer = Writer(original)
        self.citations: list[GivenCitation] = []
        self.anchors: list[Anchor] = []
        self.listing = Listing(self.source, self.writer)
        self.lists = Lists(self.writer)
        self.is_german = False
        self.stop = len(original)
        self.closed_at = 0  # where the group ends that was closed last
        self._after = 0  # behind what follows that group and belongs to it
        self._macros = dict(macros)
        self._depth = depth
        self._groups: list[Callable[[], None] | None] = []
        self._shown: dict[str, str] = {}

    def run(self, start: int) -> None:
        """Write what stands from `start` on, up to the end of the document."""
        place = start
        while place < self.stop:
            place = self._step(place, self.stop)
        self.listing.end()
        self.lists.end_item()

    def run_inside(self, inside: Inside) -> None:
        """Write a stretch of the source before what follows."""
        place = inside.start
        while place < inside.end:
            place = self._step(place, inside.end)

    def _step(self, place: int, stop: int) -> int:
        token = tokens.match(self.text, place, stop)
        if token is None:
            return stop
        return max(token.end(), _HANDLERS[token.lastgroup or "sign"](self, token))

    # -- words and signs

    def _words(self, token: regex.Match[str]) -> int:
        self.writer.text(token.start(), token.end())
        return token.end()

    def _space(self, token: regex.Match[str]) -> int:
        self.writer.gap(" ", token.start(), token.end())
        return token.end()

    def _paragraph(self, token: regex.Match[str]) -> int:
        self.writer.gap("\n\n", token.start(), token.end())
        return token.end()

    def _comment(self, token: regex.Match[str]) -> int:
        return token.end()

    def _open(self, token: regex.Match[str]) -> int:
        self._groups.append(None)
        return token.end()

    def _close(self, token: regex.Match[str]) -> int:
        ended = self._groups.pop() if self._groups else None
        if ended is None:
            return token.end()
        self.closed_at = token.start()
        ended()
        return max(token.end(), self._after)

    def _dash(self, token: regex.Match[str]) -> int:
        self.writer.put(token.start(), token.end(), "–" if len(token[0]) == 2 else "—")
        return token.end()

    def _quote(self, token: regex.Match[str]) -> int:
        self.writer.put(token.start(), token.end(), QUOTES[token[0]])
        return token.end()

    def _sign(self, token: regex.Match[str]) -> int:
        start, end = token.span()
        if token[0] in "~&\t":
            self.writer.gap(" ", start, end)
        elif token[0] == '"' and self.is_german and self.text[end : end + 1] in GERMAN:
            self.writer.put(start, end + 1, GERMAN[self.text[end]])
            return end + 1
        else:
            self.writer.copy(start, end)
        return end

    def _literal(self, token: regex.Match[str]) -> int:
        """Verbatim text in the line, which is code."""
        ended = self.writer.begin()
        self.writer.copy(*token.span("literal"))
        ended("code", 0)
        return token.end()

    def set_apart(self, gap: str, start: int, end: int) -> None:
        """Show a sign of the tables, which may be a blank or a line end."""
        if gap and gap.isspace():
            self.writer.gap(gap, start, end)
        else:
            self.writer.put(start, end, gap)

    def accent(self, start: int, accent: str, end: int) -> int:
        """Show a letter with an accent, and tell where it ends: 0 where no letter follows."""
        found = accented_letter.match(self.text, end)
        if not found:
            return 0
        self.writer.put(start, found.end(), accented(accent, found["dotless"] or found["letter"]))
        return found.end()

    # -- formulas

    def _math(self, token: regex.Match[str]) -> int:
        return self._formula(token.start(), token.end(), token[0], is_displayed=token[0] == "$$")

    def _formula(self, start: int, inside: int, closing: str, *, is_displayed: bool) -> int:
        """A formula up to its closing sign: short within the line, left out where it is displayed."""
        place = self.text.find(closing, inside, inside + _LONGEST_FORMULA)
        while place > 0 and closing[0] == "$" and self.text[place - 1] == "\\":
            place = self.text.find(closing, place + 1, inside + _LONGEST_FORMULA)
        if place < 0 or (not is_displayed and "\n\n" in self.text[inside:place]):
            self.writer.copy(start, inside)
            return inside
        end = place + len(closing)
        if "cite" in self.text[inside:place]:
            self.citations_within(inside, place)
        elif is_displayed:
            self.writer.gap(" ", start, end)
        else:
            self._put_formula(start, end, self.text[inside:place])
        return end

    def _put_formula(self, start: int, end: int, inside: str) -> None:
        """A formula within the line; ``^{3}`` is a raised figure."""
        text = formula(inside)
        begun = self.writer.flush(start) if text else self.writer.length
        self.writer.put(start, end, text)
        if inside.lstrip().startswith("^"):
            self.writer.raise_from(begun)

    # -- citations

    def citations_within(self, start: int, end: int) -> None:
        """The citations in a stretch of which nothing else is shown."""
        for name, at, place in cite_commands(self.text, start, end):
            found = cited(self.source, name, at, place)
            if found and found.span.end <= end and at >= self.writer.place:
                self.writer.gap(" ", at, at)
                self._put_citation(found)

    def _put_citation(self, found: Cited) -> None:
        begun = self.writer.flush(found.span.start)
        self.writer.copy(found.span.start, found.span.end)
        shift = begun - found.span.start
        items = tuple([_shifted(item, shift) for item in found.items])
        self.citations.append(GivenCitation(Span(begun, self.writer.length), items, "cite command"))

    # -- commands

    def _control(self, token: regex.Match[str]) -> int:
        start, end = token.span()
        sign = token["control"]
        if sign in ACCENTS and (after := self.accent(start, sign, end)):
            return after
        if sign in "([":
            return self._formula(start, end, "\\)" if sign == "(" else "\\]", is_displayed=sign == "[")
        if sign in tables().signs:
            end = line_end(self.source, end) if sign == "\\" else end
            self.set_apart(tables().signs[sign], start, end)
        elif sign in "%&$#_{}":
            self.writer.put(start, end, sign)
        elif sign.isspace():
            self.writer.gap(" ", start, end)
        return end

    def _command(self, token: regex.Match[str]) -> int:
        return self._named(Use(token["command"], *token.span()))

    def _named(self, use: Use) -> int:
        """A command: where what follows it begins."""
        bare = use.name.rstrip("*")
        if bare in tables().defining:
            return self._defined(bare, use.end)
        macro = self._macros.get(bare)
        if is_cite(bare) and (macro is None or macro.wraps_one_key):
            found = cited(self.source, use.name, use.start, use.end)
            if found:
                self._put_citation(found)
                return found.span.end
        if macro is not None and self._depth < _DEEPEST:
            return self._own(bare, macro, use)
        handler = handler_of(use.name) or handler_of(bare)
        return handler(self, use) if handler else self._unknown(use.end)

    def _defined(self, name: str, end: int) -> int:
        made = definition(self.source, name, end)
        if made is None:
            return end
        if made[1] is not None and not (made[0] in self._macros and name.lower().startswith("provide")):
            self._macros[made[0]] = made[1]
            self._shown.clear()
        return made[2]

    def _own(self, name: str, macro: Macro, use: Use) -> int:
        """A command that the document defines: another name, an environment's edge, a citation or text."""
        alias = macro.alias
        if alias and alias != name:
            if alias not in self._macros:
                return self._named(use._replace(name=alias))
            macro = self._macros[alias]
        if macro.edge:
            return self._edge(*macro.edge, use.start, use.end)
        is_starred = macro.arguments[:1] and macro.arguments[0].kind == "s" and use.name.endswith("*")
        text, place = expanded(macro, self.source, use.end - bool(is_starred))
        if macro.cites and self._own_citation(text, use.start, place):
            return place
        if macro.number and not (macro.has_words and place - use.end < _LONGEST_PUT and "cite" not in text):
            return self.arguments(macro.shown_arguments, use.end)
        shown = self._typeset(None if macro.number else name, text)
        self.writer.put(use.start, place, shown.strip())
        if text[-1:].isspace():
            self.writer.gap(" ", place, place)
        return place

    def _own_citation(self, text: str, start: int, end: int) -> bool:
        """The citations that an own command stands for: it is shown as it is written."""
        inner = Typesetter(text, self._macros, self._depth + 1)
        inner.run(0)
        items = tuple(replace(item, span=None) for citation in inner.citations for item in citation.items)
        if items:
            begun = self.writer.flush(start)
            self.writer.copy(start, end)
            self.citations.append(GivenCitation(Span(begun, self.writer.length), items, "cite command"))
        return bool(items)

    def _typeset(self, name: str | None, text: str) -> str:
        """What a macro shows; that of one without arguments is worked out once."""
        if name in self._shown:
            return self._shown[name]
        inner = Typesetter(
            text, {other: macro for other, macro in self._macros.items() if other != name}, self._depth + 1
        )
        inner.run(0)
        shown = inner.writer.build().text
        if name is not None:
            self._shown[name] = shown
        return shown

    def _unknown(self, end: int) -> int:
        """A command that nothing is known of: its optional argument is no text, those in braces are."""
        option = self.source.bracketed(end)
        if option and self.text[option.end + 1 : option.end + 2] in ("{", "[") and "cite" not in option.of(self.text):
            return option.end + 1
        return line_end(self.source, end, assigned=True)

    def arguments(self, kinds: str, place: int) -> int:
        """Pass over arguments that are not shown ("m"), show others ("t"), and signs between them."""
        for index, kind in enumerate(kinds):
            if kind not in "tm" and (left := self._behind_empty(kinds[index:], place)):
                return self.arguments(*left)
            if kind == "t":
                inside = self.source.argument(self.behind_options(place))
                return self.enter(inside, kinds[index + 1 :]) if inside else place
            if kind == "m":
                place = self.behind_options(place)
                inside = self.source.argument(place)
                if inside is None:
                    return place
                if "cite" in inside.of(self.text):
                    self.citations_within(inside.start, inside.end)
                place = inside.end + 1
            elif kind == " ":
                self.writer.gap(" ")
            else:
                self.writer.add(kind, place)
        return place

    def _behind_empty(self, kinds: str, place: int) -> tuple[str, int] | None:
        """What follows signs and the argument that they belong to, where it holds nothing: "(t)" of no number."""
        signs, shown, rest = kinds.partition("t")
        inside = self.source.argument(self.behind_options(place)) if shown and "m" not in signs else None
        if inside is None or inside.of(self.text).strip():
            return None
        return rest.removeprefix(")" if "(" in signs else ""), inside.end + 1

    def behind_options(self, place: int) -> int:
        """Behind the optional arguments that begin at a place."""
        while option := self.source.bracketed(place):
            place = option.end + 1
        return place

    def enter(self, inside: Inside, kinds: str = "", ended: Callable[[], None] | None = None) -> int:
        """Go into an argument; behind it `kinds` of arguments follow, or `ended` is called where it closes."""
        self._groups.append(ended or (lambda: self._go_on(kinds)))
        return inside.start

    def _go_on(self, kinds: str) -> None:
        if kinds:
            self._after = self.arguments(kinds, self.closed_at + 1)

    # -- environments

    def _environment(self, token: regex.Match[str]) -> int:
        return self._edge(token["edge"], token["environment"], token.start(), token.end())

    def _edge(self, edge: str, name: str, start: int, stop: int) -> int:
        return begin(self, Use(name, start, stop)) if edge == "begin" else end(self, Use(name, start, stop))


def _shifted(item: GivenItem, by: int) -> GivenItem:
    """An item of a citation, its place further on."""
    span = item.span.shifted(by) if item.span else None
    return GivenItem(item.key, span, item.locator, item.prefix, item.suffix, item.mode)


_HANDLERS: dict[str, Callable[[Typesetter, regex.Match[str]], int]] = {
    "words": Typesetter._words,
    "space": Typesetter._space,
    "paragraph": Typesetter._paragraph,
    "comment": Typesetter._comment,
    "open": Typesetter._open,
    "close": Typesetter._close,
    "dash": Typesetter._dash,
    "quote": Typesetter._quote,
    "sign": Typesetter._sign,
    "literal": Typesetter._literal,
    "math": Typesetter._math,
    "control": Typesetter._control,
    "command": Typesetter._command,
    "environment": Typesetter._environment,
}
