"""Languages: word lists, one JSON file a language, loaded on first use.

Words are written as they are printed, lower case where case does not matter; matching folds case. A third party adds
a language under the entry-point group ``refextract.languages``: a module with ``WORDS``, a `Language`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from refextract import registry
from refextract.errors import PlugInError, unknown
from refextract.frozen import Frozen

__all__ = ["SHAPE", "Language", "codes", "language", "languages", "words"]


class Language(Frozen):
    """The words of one language that citations and references are written with.

    `months` holds twelve tuples (name and abbreviations), `seasons` four (spring, summer, autumn, winter);
    `locators` leads from a CSL locator term to its words and abbreviations; the rest are plain lists.
    """

    code: str
    name: str
    reference_headings: tuple[str, ...] = ()
    """Headings of a reference list: "references", "works cited"."""
    note_headings: tuple[str, ...] = ()
    """Headings of notes: "notes", "endnotes"."""
    other_headings: tuple[str, ...] = ()
    """Headings that may follow a reference list and end it: "appendix", "acknowledgements", "about the author"."""
    list_subheadings: tuple[str, ...] = ()
    """Headings inside a list: "primary sources", "newspapers", "online sources"."""
    and_words: tuple[str, ...] = ()
    et_al: tuple[str, ...] = ()
    """"et al.", "and others", "and colleagues"."""
    no_date: tuple[str, ...] = ()
    in_press: tuple[str, ...] = ()
    """What stands in place of a date: "in press", "forthcoming", "submitted"."""
    circa: tuple[str, ...] = ()
    accessed: tuple[str, ...] = ()
    """Words before an access date: "accessed", "retrieved", "last visited"."""
    available: tuple[str, ...] = ()
    """Words before an address: "available at", "retrieved from"."""
    in_words: tuple[str, ...] = ()
    """Words before a host: "in", "in:"."""
    editor_markers: tuple[str, ...] = ()
    """"ed.", "eds.", "edited by"."""
    translator_markers: tuple[str, ...] = ()
    edition_words: tuple[str, ...] = ()
    volume_words: tuple[str, ...] = ()
    issue_words: tuple[str, ...] = ()
    page_words: tuple[str, ...] = ()
    extent_words: tuple[str, ...] = ()
    """Words after a number of pages: the "p." of "342 p.", the "S." of "256 S."."""
    thesis_words: tuple[str, ...] = ()
    report_words: tuple[str, ...] = ()
    conference_words: tuple[str, ...] = ()
    locators: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - pydantic copies it
    months: tuple[tuple[str, ...], ...] = ()
    seasons: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    """Words before a citation inside its bracket: "see", "e.g.", "cf.", "see also", "quoted in"."""
    attributions: tuple[str, ...] = ()
    """Words in a sentence that lead to an author and hardly to anything else: "according to", "see"."""
    back_words: tuple[str, ...] = ()
    """"ibid.", "op. cit.", "loc. cit."."""
    ibid_words: tuple[str, ...] = ()
    """Those of them that by themselves, in a bracket or a note, mean the citation before and nothing else: "ibid."."""
    same_author_words: tuple[str, ...] = ()
    """"idem", "ders."."""
    work_nouns: tuple[str, ...] = ()
    """Nouns for a work in running prose: "paper", "book", "study"."""
    by_words: tuple[str, ...] = ()
    """The word between a work and its author: "by"."""
    of_words: tuple[str, ...] = ()
    """Prepositions that lead from a work to its author and to much else: "von", "de"."""
    outlet_words: tuple[str, ...] = ()
    """Prepositions between what an author says and where it appeared: "in", "at"."""
    titled_words: tuple[str, ...] = ()
    """Words between the noun for a work and its title: "entitled"."""
    possessive_pronouns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    """Articles and the like, with which the mention of a work begins."""
    entry_leads: tuple[str, ...] = ()
    """What announces one entry before a colon: "Reference"."""
    citing_requests: tuple[str, ...] = ()
    """What opens the line in which a document tells how it is to be cited itself: "cite this article as"."""
    copy_words: tuple[str, ...] = ()
    """Words before a title that only a work can follow: "a copy of"."""
    writing_verbs: tuple[str, ...] = ()
    """What an author does with a work: "wrote", "published"."""
    saying_verbs: tuple[str, ...] = ()
    """What an author does in a sentence that cites: "says", "holds that"."""
    appeared_words: tuple[str, ...] = ()
    """What is said of a work and where it appeared: "published", "released"."""
    house_words: tuple[str, ...] = ()
    """What leads from there to a publisher: "by"."""
    reading_words: tuple[str, ...] = ()
    """Words of reading and writing, which make a name in their sentence a title."""
    caption_words: tuple[str, ...] = ()
    """What a caption calls a picture, with its maker and year in brackets behind it: "Photo", "Map"."""
    publisher_words: tuple[str, ...] = ()
    """Words in the names of publishers: "Press"."""
    small_words: tuple[str, ...] = ()
    """Words that a title in capitals prints small."""
    title_openers: tuple[str, ...] = ()
    """Words with which titles begin and names of people, places and bodies do not."""
    institution_words: tuple[str, ...] = ()
    """Words of names that are no titles: of bodies, laws, events, places."""
    job_words: tuple[str, ...] = ()
    """What people are, behind their names in a list of them: "Director"."""
    event_nouns: tuple[str, ...] = ()
    """Nouns whose name is no title of a written work: "conference", "film"."""
    work_types: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - pydantic copies it
    """CSL types and the nouns that tell them; a work of no such noun is a book."""
    record_labels: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - pydantic copies it
    """What stands before the colon in a record of one work, by variable: "title", "date of publication"."""
    sentence_words: tuple[str, ...] = ()
    """Pronouns and auxiliary verbs: what sentences are full of and titles next to free of."""
    own_words: tuple[str, ...] = ()
    """Possessives of the first person: "my", "our"."""
    byline_words: tuple[str, ...] = ()
    """What opens the line that tells when and by whom a page was made: "posted on", "written by"."""
    post_words: tuple[str, ...] = ()
    """What opens the line that closes a blog post: "tagged", "posted in", "filed under"."""
    articles: tuple[str, ...] = ()
    """Articles, which keys and alphabets pass over."""
    name_endings: tuple[tuple[str, ...], ...] = ()
    """What a sentence makes of the end of a name, that of the name itself first: ["ski", "skiego", "skim"]."""
    word_endings: tuple[tuple[str, ...], ...] = ()
    """Ends that a word in the name of a body takes by turns: ["e", "en", "em", "er", "es"]."""
    elisions: tuple[str, ...] = ()
    """Words that an apostrophe joins to a name: the "l" of "l’INSEE"."""
    status_words: tuple[str, ...] = ()
    """What opens a bracket that tells of when something is: "as of", "updated"."""
    interval_words: tuple[str, ...] = ()
    """What leads to two numbers in square brackets that are the ends of an interval: "interval", "lies in"."""
    words_before_names: tuple[str, ...] = ()
    """Words with which sentences open before a name, and which are no part of it: "later", "unlike", "economist"."""
    stop_words: tuple[str, ...] = ()
    """The commonest words, to tell the language by and to keep a sentence's first word from being a name."""


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of all languages there are, sorted, English first.

    >>> codes()[0]
    'en'
    """
    own = {p.name[:-5] for p in files(__name__).iterdir() if p.name.endswith(".json")}
    return ("en", *sorted((own | registry.added("languages")) - {"en"}))


@cache
def language(code: str) -> Language:
    """The word lists of a language.

    Raises:
        KeyError: where there is none.
        PlugInError: where its file is no JSON or has what no language has, or where a language is added that is here.
    """
    path = files(__name__) / f"{code}.json"
    is_added = code in registry.added("languages")
    if is_added and path.is_file():
        raise PlugInError(
            f"language {code!r} is in {path}, and added to refextract.languages as well; uninstall that one"
        )
    found: Language = _read(path) if path.is_file() else registry.load("languages", code).WORDS
    if found.code != code:
        raise PlugInError(f"language {code!r}: its 'code' must be that as well, and is {found.code!r}")
    return found


SHAPE = (
    registry.Wanted(("WORDS",), 'WORDS = Language(code="eo", name="Esperanto")', lambda it: isinstance(it, Language)),
)
"""What the module of an added language must have."""


def _read(path: Traversable) -> Language:
    try:
        lists = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise PlugInError(f"{path}: no JSON in UTF-8: {error}") from error
    wrong = "; ".join(_faults(lists) if isinstance(lists, dict) else ["no object of lists of words"])
    if wrong:
        raise PlugInError(f"{path}: {wrong}")
    # What was looked at is not looked at again: a validator takes long to build.
    return Language.made_of({name: _frozen(value) for name, value in lists.items()})


def _faults(lists: dict[str, Any]) -> Iterator[str]:
    """What a file lacks, or has wrong."""
    fields = Language.model_fields
    yield from (f"no {name!r}" for name in ("code", "name") if name not in lists)
    for name, value in lists.items():
        if name not in fields:
            yield unknown("list", name, fields, listing="there are those of en.json")
            continue
        fits, form = _form(name)
        if not fits(value):
            yield f"{name!r} must be {form}"
        elif value and len(value) != _NUMBERS.get(name, len(value)):
            yield f"{name!r} must have {_NUMBERS[name]} lists, and has {len(value)}"


@cache
def _form(name: str) -> tuple[Callable[[Any], bool], str]:
    return _FORMS[Language.model_fields[name].annotation]


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and set(map(type, value)) <= {str}


_NUMBERS = {"months": 12, "seasons": 4}
_FORMS: dict[Any, tuple[Callable[[Any], bool], str]] = {
    str: (lambda value: isinstance(value, str), "a text"),
    tuple[str, ...]: (_are_words, 'a list of words: ["et al.", "and others"]'),
    tuple[tuple[str, ...], ...]: (
        lambda value: isinstance(value, list) and all(map(_are_words, value)),
        'a list of lists of words: [["january", "jan."], ["february", "feb."]]',
    ),
    dict[str, tuple[str, ...]]: (
        lambda value: isinstance(value, dict) and all(map(_are_words, value.values())),
        'an object of lists of words: {"page": ["page", "p."]}',
    ),
}
"""What a value of JSON must be to become one of a type: whether it is, and in words."""


def _frozen(value: Any) -> Any:
    """The value with tuples for lists, which hold texts or lists and nothing beside them."""
    if isinstance(value, list):
        return tuple([_frozen(each) for each in value] if value and isinstance(value[0], list) else value)
    return {name: _frozen(each) for name, each in value.items()} if isinstance(value, dict) else value


@cache
def languages() -> tuple[Language, ...]:
    """All languages."""
    return tuple(language(code) for code in codes())


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one plain list (``"et_al"``, ``"and_words"``, …) over all languages, longest first.

    >>> "et al." in words("et_al")
    True
    """
    found = {word for each in languages() for word in getattr(each, kind)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
