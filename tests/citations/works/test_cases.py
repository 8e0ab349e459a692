"""The literate cases of ``fixtures/prose``, which also teach the weights: what is found of them, and what else."""

from functools import cache
from pathlib import Path

from refextract.citations.styles.prose import find
from refextract.citations.works.learning import read_cases, reading_of
from refextract.readers import read
from refextract.text import Span

CASES = Path(__file__).parents[3] / "fixtures" / "prose"
LEAST_FOUND = 0.78
MOST_FALSE = 0.05
"""Of all that is found in prose."""


@cache
def counted() -> tuple[int, int, int, int]:
    """Works that there are, those found by their title, all that is found, and what overlaps none that there is."""
    there = right = every = false = 0
    for _, text, gold in read_cases(CASES):
        reading = reading_of(read(text))
        named = [Span(each["start"], each["end"]) for each in gold["references"]]
        titles = {each["csl"]["title"] for each in gold["references"]}
        listed = [each.span for each in reading.references]
        works = list(find(reading))
        shown = [
            e.spans[0].of(reading.text) for each in works for e in each.items[0].described if e.variable == "title"
        ]
        spans = [reading.view.to_source(each.span) for each in works]
        there += len(named)
        right += len(titles & set(shown)) + sum(any(span.overlaps(each) for each in listed) for span in named)
        every += len(works)
        false += sum(not any(span.overlaps(each) for each in named) for span in spans)
    return there, right, every, false


def test_every_language_has_cases() -> None:
    codes = {path.stem for path in CASES.glob("*.md")} - {"README"}
    assert codes == {"cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv"}


def test_most_works_are_found() -> None:
    there, right, _, _ = counted()
    assert right >= LEAST_FOUND * there


def test_next_to_nothing_else_is_found() -> None:
    _, _, every, false = counted()
    assert false <= MOST_FALSE * every
