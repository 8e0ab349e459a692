"""Corrections of names: who wrote, edited and translated, and where a list of names ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, product

import regex

from refextract.languages import words
from refextract.lexicons import first_names
from refextract.references.corrections.correction import Beside, correction
from refextract.references.corrections.cutting import (
    LEFT,
    NAMES,
    WORKS,
    changed,
    cut_at,
    start_of,
    trimmed,
    unlabelled,
    without,
)
from refextract.references.corrections.roles import role_before
from refextract.references.corrections.wording import end_initials, runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.name import organisation_rank
from refextract.values.name.words import is_given_name
from refextract.values.people import PARTICLES
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters
from refextract.values.signs import YEAR

__all__ = [
    "bodies_before_dates",
    "ends_of_names_in_titles",
    "given_names_in_titles",
    "initials_before_names",
    "initials_behind_years",
    "labels_before_names",
    "labels_without_brackets",
    "letters_before_names",
    "lists_in_titles",
    "names_in_titles",
    "names_of_software",
    "no_responsibility",
    "second_given_names",
    "spelt_names_in_titles",
    "titles_begun_in_names",
    "titles_of_a_word_in_names",
    "titles_taken_for_names",
    "words_before_names",
]


def _author_and_title(*gaps: str) -> list[Beside]:
    """Authors right before a title, one of the gaps between them."""
    return [("author", "title", gap) for gap in gaps]


@correction("author", "date", beside=[("author", "date")])
def labels_before_names(source: str, fields: list[Field]) -> list[Field]:
    """Names and year that label an entry, which begins again behind them: "Roe 1953 Roe J., Rivers, 1953"."""
    if [field.variable for field in fields[:3]] != ["author", "date", "author"]:
        return fields
    label, year, author = fields[:3]
    name = source[label.start : label.end].split(" & ", maxsplit=1)[0].rstrip(".,")
    again = source.startswith(name, author.start) and source[label.end : year.start] == " "
    later = [each for each in fields[3:] if each.variable == "date"]
    if not again or not later or source[year.start : year.end][:4] not in source[later[0].start : later[0].end]:
        return fields
    return [year._replace(variable="citation-number", start=label.start), *fields[2:]]


@correction("author", lacks=("citation-number",))
def labels_without_brackets(source: str, fields: list[Field]) -> list[Field]:
    """The label that BibTeX's alpha makes of names and a year, its brackets lost: "KR10. A. Knuth and B. Roe. Silt"."""
    first = fields[0]
    label = _ALPHABETIC_LABEL.match(source, 0, first.end) if (first.variable, first.start) == ("author", 0) else None
    if label is None:
        return fields
    number = Field("citation-number", *label.span("label"), first.score)
    return [number, first._replace(start=label.end()), *fields[1:]]


_ALPHABETIC_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z0-9+]{1,5}\d\d[a-z]?)\.\s+(?=[A-Z])")


@correction("author", signs=("a)",))
def letters_before_names(source: str, fields: list[Field]) -> list[Field]:
    """The letter of the first of several works in one entry: "[3] a) A. Roe, B. Doe, Rivers 2010"."""
    place = 1 if len(fields) > 1 and fields[0].variable == "citation-number" else 0
    first = fields[place]
    letter = _LETTER.match(source, first.start) if first.variable == "author" else None
    return [*fields[:place], first._replace(start=letter.end()), *fields[place + 1 :]] if letter else fields


_LETTER = re.compile(r"\(?a\)\s+")


@correction("author", signs=("/",))
def no_responsibility(source: str, fields: list[Field]) -> list[Field]:
    """GOST 7.1 repeats the authors behind the title: "Title / A. Author, B. Author // Journal"."""
    author = next((field for field in fields if field.variable == "author"), None)
    if author is None or "/" not in source[author.end :]:
        return fields
    people = [field for field in fields if field.variable in NAMES]
    families: list[str] | None = None
    for slash in _slash.finditer(source, author.end):
        if any(field.start <= slash.start() < field.end for field in people):
            continue
        if families is None:
            found = _long_word.findall(source, author.start, author.end)
            families = [word for word in found if word[0].isupper()]
        end = _end_of_names(source, slash.end(), families)
        if end:
            return [trimmed(source, field) for field in without(fields, slash.start(), end)]
    return fields


def _end_of_names(source: str, start: int, families: Sequence[str]) -> int:
    """Where the names end that `start` repeats, with the slashes or the dot behind them; 0 where it repeats none."""
    most = min(len(source), start + _LONGEST_RESPONSIBILITY)
    slashes = source.find("//", start, most)
    stop = slashes if slashes >= 0 else most
    places = [place + len(family) for family in families if (place := source.find(family, start, stop)) >= 0]
    if not places or min(places) - start > LEFT * 2:
        return 0
    behind = _behind_names.match(source, max(places))
    return behind.end() if behind else 0


_LONGEST_RESPONSIBILITY = 600  # characters


_long_word = pattern(r"\p{L}[\p{L}\p{M}'’-]{2,}")
_slash = pattern(r"(?<![/:])\s*/\s*(?=\p{L})(?!/)")


@pattern
def _behind_names() -> str:
    initials = r"\s*(?:\p{Lu}\p{Ll}?\.\s*)*(?:\[?(?:et al|и др)\.?\]?)?\s*"
    return initials + r"(?:[.;]?\s*[—–-]?\s*//\s*|\.\s*[—–-]?\s*|$|(?=[,;]))"


@cache
def _others() -> Phrases:
    return Phrases(_others_listed())


def _others_listed() -> list[str]:
    return [word.rstrip(".") for word in words("et_al") if len(word) > 3]


_behind_others = plain_pattern(r"(?P<dot>\.?)(?![^\W\d_])\s*")


@correction("title", "editor", signs=(": ",))
def titles_taken_for_names(source: str, fields: list[Field]) -> list[Field]:
    """A title before its colon was taken for names: "Great Rivers: Water in Our Age, ed. Ann Doe"."""
    if len(fields) < _FEWEST:
        return fields
    first, title = fields[:2]
    parted = first.variable in NAMES and title.variable == "title" and source[first.end : title.start] == ": "
    if not parted or first.start > _LABEL or role_before(source, first) or _may_be_people(source, first):
        return fields
    edited = [field for field in fields[2:] if field.variable == "editor" and role_before(source, field)]
    return [title._replace(start=first.start), *fields[2:]] if edited else fields


_FEWEST = 3  # fields: a title in two parts and its editors
_LABEL = 8  # characters that a label may take before an entry


def _may_be_people(source: str, names: Field) -> bool:
    """Whether a list of names has a comma, an initial, a given name or a word of an organisation."""
    text = source[names.start : names.end]
    parts = text.split()
    return (
        len(parts) < 2
        or any(sign in text for sign in ",.;&/")
        or not first_names().isdisjoint(parts)
        or any(organisation_rank(part.casefold()) for part in parts if len(part) > 2)
    )


@correction(beside=_author_and_title(" "))
def second_given_names(source: str, fields: list[Field]) -> list[Field]:
    """A name goes on to its dot: "Engel, Katherine Carte. Religion and Profit"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) == ("author", "title") and source[author.end : title.start] == " ":
            found = _one_word_and_dot.match(source, title.start, title.end)
            if found and source[author.end - 1].isalpha() and "," in source[author.start : author.end]:
                longer = author._replace(end=found.end("word"))
                return changed(fields, {author: longer, title: title._replace(start=found.end())})
    return fields


_one_word_and_dot = pattern(r"(?P<word>\p{Lu}[\p{L}'’-]+)\.\s+(?=\p{Lu})")


@correction(beside=_author_and_title(", ", ": "))
def titles_begun_in_names(source: str, fields: list[Field]) -> list[Field]:
    """The first word of a title was taken for a name: "Jasso G. Thinking, Saying, Doing in the World of Justice"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title"):
            continue
        gap = source[author.end : title.start]
        found = _word_behind_initials.search(source, author.start, author.end) if gap in (", ", ": ") else None
        if found is None:
            continue
        inverted = found["comma"] and source[title.start].islower()
        if inverted or not (found["comma"] or found["first"] in first_names()):
            shorter = trimmed(source, author._replace(end=found.start("word")))
            longer = title._replace(start=found.start("word"))
            return changed(fields, {author: shorter, title: longer})
    return fields


# A name that a word follows: one of family name and initials, or one turned round.
_word_behind_initials = pattern(
    r"(?<![\p{L}.])(?P<first>\p{Lu}(?=[\p{L}'’-]*\p{Ll})[\p{L}'’-]+)(?P<comma>,\s\p{Lu}[\p{L}'’-]+)?\s"
    r"(?:\p{Lu}\.[\s-]?){1,4}(?<=\s)(?P<word>\p{Lu}\p{Ll}[\p{L}'’-]+)$"
)


@correction(beside=_author_and_title(": "))
def programs_in_names(source: str, fields: list[Field]) -> list[Field]:
    """The name of a program that its title begins with was taken for a name: "Jane Roe. silt: Rivers in Words"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title") or source[author.end : title.start] != ": ":
            continue
        if found := _program_behind_names.search(source, author.start + 1, author.end):
            longer = title._replace(start=found.start("program"))
            return cut_at(source, [field for field in fields if field != title], author, found.start(), longer)
    return fields


# A word as programs are called, small, with a figure or with a capital inside, or a letter alone behind a word.
_program_behind_names = pattern(
    r"(?<=[\p{L})])\.\s(?P<program>\p{Ll}[\p{L}\d.]*|\p{L}+\d[\p{L}\d.]*|\p{Lu}?\p{Ll}+\p{Lu}[\p{L}\d.]*|(?<=\p{Ll}\.\s)\p{Lu})$"
)


@correction(beside=_author_and_title(", ", ": "))
def lists_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The words that a title lists were taken for names: "Roe, Jane K. Silt, Sand, Gravel: A History"."""
    for author, title in pairwise(fields):
        gap = source[author.end : title.start]
        if (author.variable, title.variable) != ("author", "title") or gap not in (", ", ": "):
            continue
        found = _name_and_list.fullmatch(source, author.start, author.end)
        if found and not any(map(is_given_name, found["list"].split(", "))):
            shorter = author._replace(end=found.end("name"))
            return changed(fields, {author: shorter, title: title._replace(start=found.start("list"))})
    return fields


# One name turned round that ends in an initial, and words behind it without a comma between.
_name_and_list = pattern(
    r"(?P<name>\p{Lu}[\p{L}'’-]+,(?:\s\p{Lu}[\p{L}'’-]+){0,2}(?:\s\p{Lu}\.)+)"
    r"\s(?P<list>\p{Lu}\p{Ll}+(?:,\s\p{Lu}\p{Ll}+)*)"
)


@correction(beside=_author_and_title(". "))
def titles_of_a_word_in_names(source: str, fields: list[Field]) -> list[Field]:
    """A title of one word was taken for one more name: "Jane Roe, Siltkunde. Die Geburt der Dünen"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title") or source[author.end : title.start] != ". ":
            continue
        found = _word_behind_name.search(source, author.start, author.end)
        if found and is_given_name(found["first"]) and not is_given_name(found["word"]):
            shorter = trimmed(source, author._replace(end=found.start("word")))
            return changed(fields, {author: shorter, title: title._replace(start=found.start("word"))})
    return fields


# A name with the given name first, spelt out, and a single word behind it.
_word_behind_name = pattern(
    r"(?:^|,\s|\s(?:and|und|et|y|e)\s)(?P<first>\p{Lu}\p{Ll}[\p{L}'’-]+)(?:\s\p{Lu}[\p{L}.'’-]*){1,3},\s(?P<word>\p{Lu}\p{Ll}[\p{L}-]{4,})$"
)


@correction(beside=[("publisher", "date")], lacks=("author", "editor"))
def bodies_before_dates(source: str, fields: list[Field]) -> list[Field]:
    """A body that an entry begins with before its year is the author: "Ministerio de Educación (2019). Informe"."""
    printed = unlabelled(fields)
    if [field.variable for field in printed[:2]] != ["publisher", "date"]:
        return fields
    body, *behind = printed
    titled = any(field.variable == "title" for field in behind)
    if not titled or source[body.end : behind[0].start].strip() not in ("(", ",", ".", "", ". ("):
        return fields
    return changed(fields, {body: body._replace(variable="author")})


@correction(either=NAMES)
def words_before_names(source: str, fields: list[Field]) -> list[Field]:
    """Names without the "see" before them, as notes print it: "Vgl. auch Roe, A., Silt"."""
    first = fields[0]
    if first.variable in NAMES and source[first.start : first.end].partition(" ")[0].lower() in _first_leads():
        ends = [end for end in _leads().ends(source, first.start) if source[end : end + 1] == " " and end < first.end]
        if ends:
            return [trimmed(source, first._replace(start=max(ends) + 1)), *fields[1:]]
    return fields


def _listed_leads() -> list[str]:
    """Words before a citation that are no names: "So" and "Per" may be, and "V. a." may be initials."""
    told = {word: max(map(len, runs_of_letters(word)), default=0) for word in words("prefixes")}
    return [word for word, size in told.items() if size > _SHORT_WORD or (size == _SHORT_WORD and "." in word)]


@cache
def _leads() -> Phrases:
    return Phrases(_listed_leads())


@cache
def _first_leads() -> frozenset[str]:
    """The first words of the leads: a look that most names end with."""
    return frozenset(word.lower().partition(" ")[0] for word in _listed_leads())


_SHORT_WORD = 3  # letters


@correction(beside=_author_and_title(", "))
def names_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The last name of a list that the title began with: "Roe KJ, Doe RH Muddy rivers", "Roe B., Doe I. Rivers"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title") or source[author.end : title.start] != ", ":
            continue
        name = _family_and_initials.match(source, title.start, title.end)
        if name and _family_and_initials.search(source, author.start, author.end + 2):
            dotted = source[author.end - 1] == source[name.end("name")] == "."  # Vancouver prints none behind initials
            longer = author._replace(end=name.end("name") + dotted)
            return changed(fields, {author: longer, title: title._replace(start=name.end())})
    return fields


@pattern
def _family_and_initials() -> str:
    """A family name and initials that a capitalised word or other names follow."""
    one = r"\p{Lu}\p{Ll}[\p{L}'’-]*\s(?:\p{Lu}{1,3}(?!\p{L})|\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,2})"
    return rf"(?P<name>{one}(?:,\s{one})*)(?:\s(?=\p{{Lu}}[\p{{L}}\s])|[,.]\s)"


@correction(
    beside=_author_and_title(", ", "; "),
    signs=lambda: {"&", ";", *runs_of(word for word in words("and_words") if word.isalpha())},
)
def spelt_names_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The last names of a list before its title: "Marek Roe, Tam Le and Jane Doe: Wind over fjords"."""
    for author, title in pairwise(fields):
        gap = source[author.end : title.start]
        if (author.variable, title.variable) != ("author", "title") or gap not in (", ", "; "):
            continue
        names = _spelt_names.match(source, title.start, title.end)
        before = source[author.start : author.end]
        told = (
            names is not None
            and (gap == "; " or names["joint"])
            and (gap[0] not in before or _spelt_list.fullmatch(before))
        )
        firsts = names.captures("first") if names and told else []
        if names and firsts and names["joint"]:  # an "and" leads to the last one of a list whose others are known
            firsts += [found["first"] for found in _spelt.finditer(before)]
        if names and any(map(is_given_name, firsts)):
            longer = author._replace(end=names.end("names"))
            return changed(fields, {author: longer, title: title._replace(start=names.end())})
    return fields


_SMALL = rf"(?:(?:{PARTICLES})\s){{0,2}}"
_SPELT = rf"(?P<first>\p{{Lu}}[\p{{L}}'’-]+)(?:\s(?:\p{{Lu}}\.|{_SMALL}\p{{Lu}}[\p{{L}}'’-]+)){{1,3}}"
_spelt = pattern(rf"(?<![\p{{L}}-]){_SPELT}")
# A list of names that are all spelt out, the given name first.
_spelt_list = pattern(rf"{_SPELT}(?:[,;]\s{_SPELT})*")


@pattern
def _spelt_names() -> str:
    joints = "|".join(regex.escape(word) for word in words("and_words") if word.isascii())
    last = rf"[,;]?\s(?P<joint>{joints})\s{_SPELT}"
    return rf"(?P<names>{_SPELT}(?:[,;]\s{_SPELT}){{0,9}}(?:{last})?)(?::|\.)\s+(?=\S)"


@correction(beside=_author_and_title(" ", "-", "‐", "‑"))
def ends_of_names_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The end of a name that the title began with: the "Short" of "Ann Moss and Jane Rendle-Short: Silt"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title"):
            continue
        gap = source[author.end : title.start]
        end = _END_OF_NAME.match(source, title.start, title.end)
        hyphened = gap in ("-", "‐", "‑")
        if end and (hyphened or (gap == " " and _lacks_family.fullmatch(source, author.start, author.end))):
            longer = author._replace(end=end.end("name"))
            return changed(fields, {author: longer, title: title._replace(start=end.end())})
    return fields


_END_OF_NAME = re.compile(r"(?P<name>[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*)[:.]\s+(?=\S)")
# Names that are spelt out, the given name first, and a last one of which no more than the given names are there.
_lacks_family = pattern(rf"(?:{_SPELT},?\s)+(?:(?:and|und|et|y|e|&)\s)?\p{{Lu}}\p{{Ll}}[\p{{L}}'’-]+(?:\s\p{{Lu}}\.)+")


@correction(beside=_author_and_title(": "))
def names_of_software(source: str, fields: list[Field]) -> list[Field]:
    """A title's first word in lower case is no author: "D. Roe, J. Doe, insight: A way to see silt"."""
    for author, title in pairwise(fields):
        if (author.variable, title.variable) != ("author", "title") or source[author.end : title.start] != ": ":
            continue
        found = _LAST_IN_LOWER_CASE.search(source, author.start, author.end)
        if found and (found.start("word") == author.start or found["sign"]):
            longer = title._replace(start=found.start("word"))
            rest = [author._replace(end=found.start())] if found.start() > author.start else []
            return sorted([*(f for f in fields if f not in (author, title)), *rest, longer], key=start_of)
    return fields


_LAST_IN_LOWER_CASE = re.compile(r"(?P<sign>,\s)?(?<!\S)(?P<word>[a-z][A-Za-z\d.]{2,20})$")


_FEW_WORDS = 3  # a name with particles has four: "Ana de la Cruz"


@correction(beside=_author_and_title(", "), signs=(" ; ", "; "))
def given_names_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The last given name of a list before a colon: "Roe, Ann ; Doe, Jane: Muddy rivers".

    Source of the habit: DIN 1505-2.
    """
    for author, title in pairwise(fields):
        if (author.variable, title.variable) == ("author", "title") and source[author.end : title.start] == ", ":
            given = _given_and_colon.match(source, title.start, title.end)
            names = source[author.start : author.end].split(";")
            if given and len(names) > 1 and "," not in names[-1] and all("," in name for name in names[:-1]):
                longer = author._replace(end=given.end("given"))
                rest = title._replace(start=given.end())
                return changed(fields, {author: longer, title: rest})
    return fields


_given_and_colon = pattern(r"(?P<given>\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}):\s+")


@correction(beside=product(WORKS, ("editor",)))
def initials_before_names(source: str, fields: list[Field]) -> list[Field]:
    """The initials of an editor that the host went on into: "Handbook of Rivers, W. Roe, J. Doe, eds."."""
    for host, names in pairwise(fields):
        if host.variable not in WORKS or names.variable != "editor" or names.start - host.end > _INITIALS:
            continue
        found = end_initials.search(source, host.start + 1, names.start)
        if found and not _family_first.match(source, names.start):
            shorter = host._replace(end=min(host.end, found.start()))
            longer = names._replace(start=found.start("initials"))
            return changed(fields, {host: shorter, names: longer})
    return fields


_INITIALS = len(", A. B. C. ")


@correction(beside=[("date", "author")])
def initials_behind_years(source: str, fields: list[Field]) -> list[Field]:
    """The initial that stuck to the year of the head of an entry: "Roe et al. 2016A. Roe, J. Doe, Rivers"."""
    for date, author in pairwise(fields):
        if (date.variable, author.variable) == ("date", "author") and author.start - date.end <= _BEHIND_INITIAL:
            found = _YEAR_AND_INITIAL.match(source, date.start, date.end + 1)
            if found:
                shorter = date._replace(end=found.end("year"))
                return changed(fields, {date: shorter, author: author._replace(start=found.end("year"))})
    return fields


_YEAR_AND_INITIAL = re.compile(rf"(?P<year>{YEAR})[A-Z]\.$")
_BEHIND_INITIAL = len(". ")


_family_first = pattern(r"\p{Lu}[\p{L}'’-]+,?\s(?:\p{Lu}{1,3}(?![\p{L}.])|(?:\p{Lu}\.[\s-]?)++(?!\p{Lu}\p{Ll}))")
