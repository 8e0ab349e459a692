r"""Commands that a document defines itself: ``\newcommand``, ``\def``, ``\let`` and their kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from refextract.readers.latex.citing import is_cite
from refextract.readers.latex.commands import handler_of
from refextract.readers.latex.scanner import Inside, Source
from refextract.readers.latex.tables import tables
from refextract.readers.latex.xparse import Argument, arguments_of, decided, given_at
from refextract.text import pattern

__all__ = ["Macro", "definition", "expanded", "macros_of"]

_MOST = 2000  # code points of what a macro stands for


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command of the document stands for: `body` with ``#1`` for the first of `number` arguments.

    `default` is the first argument where it is optional and left out; None where it is not optional. `arguments` are
    those of a command that names the kind of each.
    """

    body: str
    number: int = 0
    default: str | None = None
    arguments: tuple[Argument, ...] = field(default=(), repr=False)

    @property
    def alias(self) -> str | None:
        """The command that this is another name of, if it is nothing else."""
        found = _alias.fullmatch(self.body)
        return found["name"] if found else None

    @property
    def cites(self) -> bool:
        """Whether it wraps a command that cites."""
        return any(is_cite(found["name"]) for found in _command.finditer(self.body))

    @property
    def wraps_one_key(self) -> bool:
        """Whether it does nothing but cite what its only argument names, under a name that tells so."""
        is_plain = self.default is None and not any(argument.is_optional for argument in self.arguments)
        return self.cites and self.number <= 1 and is_plain and self.body.count("cite") == 1

    @property
    def has_words(self) -> bool:
        """Whether it prints words or signs of its own besides its arguments, or several arguments apart."""
        own = _no_words.sub("", self.body).strip()
        return "} " in own or any(not (each.isspace() or each in "{}") for each in own)

    @property
    def shown_arguments(self) -> str:
        """For each argument in braces "t" where it is printed, "m" where it is not."""
        optional = {at for at, argument in enumerate(self.arguments) if argument.is_optional}
        optional |= {0} if self.default is not None else set()
        return "".join("t" if f"#{at + 1}" in self.body else "m" for at in range(self.number) if at not in optional)

    @property
    def edge(self) -> tuple[str, str] | None:
        r"""The ``begin`` or ``end`` of an environment that it stands for, if it is nothing else."""
        found = _edge.fullmatch(self.body.strip())
        return (found["edge"], found["environment"]) if found else None


def definition(source: Source, name: str, place: int) -> tuple[str, Macro | None, int] | None:
    r"""The definition that a command `name` makes whose arguments begin at `place`: name, macro, and where it ends.

    There is no macro where we cannot use it, or where a command we know is provided for classes that lack it.

    >>> definition(Source(r"\newcommand{\see}[1]{see \citep{#1}}"), "newcommand", 11)
    ('see', Macro(body='see \\citep{#1}', number=1, default=None), 36)
    """
    made = _made(source, name, place)
    is_provided = name.lower().startswith("provide")
    if made and (made[0] in tables().fixed or (is_provided and handler_of(made[0]) is not None)):
        return made[0], None, made[2]
    return made


def _made(source: Source, name: str, place: int) -> tuple[str, Macro | None, int] | None:
    if name in ("def", "gdef", "edef", "xdef"):
        return _def(source, place)
    if name == "let":
        found = _let.match(source.text, place)
        return (found["new"], Macro("\\" + found["old"]), found.end()) if found else None
    if name == "urldef":
        found = _urldef.match(source.text, place)
        url = source.argument(found.end()) if found else None
        return (found["name"], Macro(url.of(source.text)), url.end + 1) if found and url else None
    return _newcommand(source, name, place)


def _newcommand(source: Source, name: str, place: int) -> tuple[str, Macro | None, int] | None:
    found = _new.match(source.text, place)
    if found is None:
        return None
    number, default, place = 0, None, found.end()
    if "Document" in name:
        return _document_command(source, found["name"], place)
    count = source.bracketed(place)
    if count:
        digits = count.of(source.text).strip()
        number, place = int(digits) if digits.isdecimal() and len(digits) == 1 else 0, count.end + 1
        first = source.bracketed(place)
        if first:
            default, place = first.of(source.text), first.end + 1
    body = source.argument(place)
    if body is None:
        return None
    return found["name"], Macro(body.of(source.text), number, default), body.end + 1


def _document_command(source: Source, name: str, place: int) -> tuple[str, Macro | None, int] | None:
    r"""``\NewDocumentCommand{\name}{o m}{body}``: the kind of each argument by a letter."""
    letters = source.argument(place)
    body = source.argument(letters.end + 1) if letters else None
    if letters is None or body is None:
        return None
    arguments = arguments_of(letters.of(source.text))
    return name, Macro(body.of(source.text), len(arguments), arguments=arguments), body.end + 1


def _def(source: Source, place: int) -> tuple[str, Macro | None, int] | None:
    r"""``\def\name#1#2{body}``; where signs stand between the arguments it is no macro that we can use."""
    found = _def_head.match(source.text, place)
    body = source.argument(found.end()) if found else None
    if found is None or body is None:
        return None
    plain = regex.fullmatch(r"(?:#\d)*", found["arguments"].replace(" ", ""))
    macro = Macro(body.of(source.text), found["arguments"].count("#")) if plain else None
    return found["name"], macro, body.end + 1


def macros_of(source: Source) -> dict[str, Macro]:
    r"""All macros that a source defines, whether they are in force or not.

    >>> macros_of(Source(r"\newcommand\eg{e.g.} % \def\x{y}"))
    {'eg': Macro(body='e.g.', number=0, default=None)}
    """
    return dict(_definitions(source))


def _definitions(source: Source) -> Iterator[tuple[str, Macro]]:
    for found in _defining.finditer(source.text):
        made = definition(source, found["name"], found.end()) if found["name"] else None
        if made and made[1] is not None:
            yield made[0], made[1]


def expanded(macro: Macro, source: Source, place: int) -> tuple[str, int]:
    r"""What a macro whose arguments begin at `place` stands for, and where the arguments end.

    >>> expanded(Macro(r"\citep[#1]{#2}", 2, "see"), Source(r"\x{knuth84}"), 2)
    ('\\citep[see]{knuth84}', 11)
    """
    if macro.arguments:
        given, place = given_at(macro.arguments, source, place)
        return decided(_filled(macro.body, given)), place
    given = []
    if macro.default is not None:
        first = source.bracketed(place)
        given, place = ([first.of(source.text)], first.end + 1) if first else ([macro.default], place)
    while len(given) < macro.number:
        span = source.argument(place)
        if span is None:
            start = source.blanks(place)
            span = Inside(start, min(len(source.text), start + 1))
            place = span.end
        else:
            place = span.end + 1
        given.append(span.of(source.text))
    return _filled(macro.body, given), place


def _filled(body: str, given: Sequence[str]) -> str:
    return _parameter.sub(lambda found: "".join(given[int(found[1]) - 1 : int(found[1])]), body)[:_MOST]


_alias = pattern(r"\s*\\(?P<name>[a-zA-Z@]+\*?)\s*(?:\{?#1\}?)?\s*")


_edge = pattern(r"\\(?P<edge>begin|end)\s*\{(?P<environment>[^{}]+)\}(?:\[[^\]]*\])?")


_command = pattern(r"\\(?P<name>[a-zA-Z@]++)")


_parameter = pattern(r"#([1-9])")


# Commands that define; comments and escaped signs are passed over.
_defining = pattern(
    r"%[^\n]*+|\\(?P<name>(?:new|renew|provide)(?:command|robustcmd)\*?"
    r"|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand"
    r"|DeclareRobustCommand\*?|[gex]?def|let|urldef)(?![A-Za-z])|\\."
)


_new = pattern(r"\s*+(?:\{\s*+\\(?P<name>[a-zA-Z@]++)\s*+\}|\\(?P<name>[a-zA-Z@]++))")


_def_head = pattern(r"\s*+\\(?P<name>[a-zA-Z@]++)(?P<arguments>[^{}\\%]{0,80}+)(?=\{)")


_let = pattern(r"\s*+\\(?P<new>[a-zA-Z@]++)\s*+=?\s*+\\(?P<old>[a-zA-Z@]++)")


_urldef = pattern(r"\s*+\{?\\(?P<name>[a-zA-Z@]++)\}?\s*+(?:%[^\n]*+\n\s*+)?\\[a-zA-Z]++")


# What of a macro prints no words: commands with arguments that are no text, and its own arguments.
_no_words = pattern(r"\\[a-zA-Z@]+\*?(?:\{[^{}#]*\}(?=\{))?|#\d|\\.")
