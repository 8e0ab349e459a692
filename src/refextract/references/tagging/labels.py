"""Labels: gold spans -> one label a token to learn from; labels -> fields with exact spans.

A label is a variable; the first token of a field that may follow another of its kind unseparated is marked ``B-``.
Words that belong to no field carry the field they lead to (``>page`` for "pp.") or follow (``<editor`` for "(eds.)").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.model.reference import VARIABLES, Variable
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["OUTSIDE", "NamedSpan", "dates_regained", "fields_of", "labels_of", "variable_of"]

NamedSpan = tuple[int, int, str]
Ranges = Sequence[tuple[int, int]]

OUTSIDE = "O"
_BEGUN = frozenset({"title", "author", "container-title", "publisher", "editor"})
_ANNOUNCED = frozenset({
    "page", "volume", "issue", "doi", "url", "accessed", "container-title", "edition", "editor", "publisher",
    "arxiv", "pmid", "isbn",
})  # fmt: skip
_LONGEST_LEAD = 3
_VARIABLE: dict[str, Variable] = {label: name for name in VARIABLES for label in (name, f"B-{name}")}


def labels_of(gold: Sequence[NamedSpan], tokens: Ranges) -> list[str]:
    """The label of each token under gold spans (of the same string, sorted and disjoint).

    >>> labels_of([(0, 5, "author"), (9, 10, "page")], [(0, 5), (6, 8), (9, 10)])
    ['B-author', '>page', 'page']
    """
    names = [_name_at(gold, start, end) for start, end in tokens]
    return _begun(_announced(names))


def _name_at(gold: Sequence[NamedSpan], start: int, end: int) -> str:
    """The name of the gold span that shares most with ``start..end``."""
    shared = [(min(end, last) - max(start, first), name) for first, last, name in gold]
    best = max(shared, default=(0, OUTSIDE), key=lambda each: each[0])
    return best[1] if best[0] > 0 else OUTSIDE


def _announced(names: list[str]) -> list[str]:
    """The names, short runs outside all fields called after the field they lead to."""
    labels = list(names)
    for start, end in _outside_runs(names):
        before = names[start - 1] if start else OUTSIDE
        after = names[end] if end < len(names) else OUTSIDE
        if end - start > _LONGEST_LEAD:
            continue
        if before == "editor" and after not in ("page", "volume"):
            labels[start:end] = ["<editor"] * (end - start)
        elif after in _ANNOUNCED:
            labels[start:end] = [f">{after}"] * (end - start)
    return labels


def _outside_runs(names: list[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(names):
        start = at
        while at < len(names) and names[at] == OUTSIDE:
            at += 1
        if at > start:
            yield start, at
        at += 1


def _begun(names: list[str]) -> list[str]:
    """The names, the first of each run of those in `_BEGUN` marked."""
    return [
        f"B-{name}" if name in _BEGUN and name != before else name
        for before, name in zip(["", *names], names, strict=False)
    ]


_dated_end = pattern(r"d\.m\.y|d?my|mdy")


def dates_regained(names: Sequence[Variable | None], roles: str) -> range:
    """The tokens of a date that was taken for the end of a title, a month and year with its day, if there is one.

    `names` holds the variable of each token, none of them a date, and `roles` what each is for the words far from it.

    >>> dates_regained(["title", "title", "title", "title", None], "..my.")
    range(2, 4)
    """
    for match in _dated_end.finditer(roles):
        start, end = match.span()
        inside = set(names[start:end])
        if inside in ({"title"}, {"container-title"}) and list(names[end : end + 1]) != [names[start]]:
            return range(start, end)
    return range(0)


def variable_of(label: str) -> Variable | None:
    """The variable that a label stands for, if it stands for one.

    >>> variable_of("B-title"), variable_of(">page")
    ('title', None)
    """
    return _VARIABLE.get(label)


def fields_of(text: str, runs: Sequence[Field]) -> list[Field]:
    """The fields that runs of tokens make, each a field so far, with the punctuation that is part of them."""
    fields: list[Field] = []
    least = 0
    for run in _parted(text, runs) if "//" in text else runs:
        variable, first, last, score = run
        start, end = first, last
        if text[last : last + 1] in _MAY_BELONG:
            end = _widened_end(text, variable, first, last)
        if text[first - 1 : first] in _CLOSING:
            start = _widened_start(text, first, end, least)
        fields.append(run if start == first and end == last else Field(variable, start, end, score))
        least = end
    return fields


_responsible = pattern(r"\s*+/\s*+(?=\p{Lu}\.)")


def _parted(text: str, runs: Sequence[Field]) -> list[Field]:
    """The runs, a title that was taken for an author parted from the names behind its slash.

    So GOST R 7.0.5 prints an entry: "Title of the work/A. B. Author//Host".
    """
    parted: list[Field] = []
    for run in runs:
        slash = _responsible.search(text, run.start, run.end) if run.variable == "author" else None
        if slash is None or slash.start() == run.start or not _is_wordy(text[run.start : slash.start()]):
            parted.append(run)
        else:
            parted += [run._replace(variable="title", end=slash.start()), run._replace(start=slash.end())]
    return parted


def _is_wordy(text: str) -> bool:
    """Whether a word in lower case is too long for a name's particle."""
    return any(word.islower() and len(word) > 3 for word in text.split())


_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«", "’": "‘", "“": "„", '"': '"'}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_TITLES = ("title", "container-title", "collection-title")
_ENDING = frozenset("?!…+#*°%")
_MAY_BELONG = _ENDING | _PAIRS.keys() | {"."}
_MOST = 3


def _widened_end(text: str, name: Variable, start: int, end: int) -> int:
    """The end with the brackets and quotes that open inside, and the dot of an abbreviation."""
    for _ in range(_MOST):
        sign = text[end : end + 1]
        if sign not in _MAY_BELONG:
            break
        inside = text[start:end]
        if sign == ".":
            return end + _abbreviated(name, inside)
        if not (_is_open(_PAIRS.get(sign, ""), sign, inside) or (sign in _ENDING and name in _TITLES)):
            break
        end += 1
    return end


def _widened_start(text: str, start: int, end: int, least: int) -> int:
    """The start with the bracket or quote before it where that closes inside, not before `least`."""
    sign = text[start - 1]
    closes = start > least and _is_open(_CLOSING[sign], sign, text[start:end])
    return start - 1 if closes else start


def _is_open(one: str, other: str, inside: str) -> bool:
    """Whether `inside` has more of the one sign than of its counterpart."""
    if not one:
        return False
    return inside.count(one) % 2 == 1 if one == other else inside.count(one) > inside.count(other)


_SHORT = {
    "person": frozenset({"al", "jr", "sr", "dr", "st", "prof", "hrsg", "etc"}),
    "firm": frozenset({"inc", "co", "ltd", "corp", "bros", "cie", "univ", "dept", "publ", "pub", "etc"}),
    "place": frozenset({"mass", "conn", "etc", "ill", "calif", "d.c", "m"}),
    "edition": frozenset({"ed", "éd", "edn", "eds", "aufl", "rev", "corr", "ampl", "aum", "erw", "изд"}),
    "title": frozenset({"etc", "s.l", "u.a", "jr"}),
}
_LAST_WORD_STARTS = ",-\u00a0'’"


def _abbreviated(name: Variable, inside: str) -> bool:
    """Whether a dot after `inside` belongs to its last word."""
    last = inside[inside.rfind(" ") + 1 :]
    if not last.isalnum():
        last = last[max([last.rfind(sign) for sign in _LAST_WORD_STARTS]) + 1 :]
    if name in ("title", "edition"):
        return last.lower() in _SHORT[name]
    initial = len(last.rpartition(".")[2]) <= 2 and last[:1].isupper()
    match name:
        case "author" | "editor" | "translator":
            dotted = "." in inside or inside.count(",") < 2
            return (initial and dotted and (len(last) == 1 or "." in last)) or last.lower() in _SHORT["person"]
        case "container-title" | "collection-title":
            return "." in inside or initial
        case "publisher":
            return last.lower() in _SHORT["firm"] or (initial and "." in inside)
        case "publisher-place":
            return last.lower() in _SHORT["place"] or (initial and "." in inside)
        case _:
            return last == "n.d"
