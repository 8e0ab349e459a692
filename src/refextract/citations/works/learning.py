"""Learning the weights of signs from pages whose works are known: logistic regression, in plain NumPy.

A page is a file with its gold beside it, ``NAME.gold.json`` with ``doc`` (the file) and ``references``, each with
``start``, ``end`` and ``csl``; works that count neither way stand in ``optional_mentions``. A title is one of a work
where the gold knows a work of that title; one that only touches a named work teaches nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from refextract.citations import Reading
from refextract.citations.styles.prose import possible
from refextract.citations.works.weighing import Weights
from refextract.errors import ModelError
from refextract.outline import outline
from refextract.outline.standalone import with_standalone_references
from refextract.readers import read
from refextract.references import parse_references
from refextract.references.repeated_authors import with_repeated_authors
from refextract.text import Span, pattern
from refextract.values.folding import squeeze

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from refextract.model.document import Document

__all__ = ["Example", "examples", "learn", "learned", "left_out", "read_cases", "reading_of", "written"]

_RIDGE = 2.0
"""How strongly weights are drawn to nothing."""
_ROUNDS = 250
_OF_WORKS = 1.5
"""How much more a work weighs than a title of none, for there are twenty times as many of these."""
_LEAST = 0.005  # smaller weights are none
_FEWEST = 2  # examples that show a sign, or it has no weight


class Example(NamedTuple):
    """The signs of a possible title, and whether it is one of a work; `page` tells where it stands.

    One that is none may overlap one that is: it begins or ends in the wrong place.
    """

    page: str
    signs: frozenset[str]
    is_work: bool
    overlaps: bool = False


def read_cases(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The pages of literate cases, ``NAME.md`` with blocks of works: a name, the text without its marks, the gold."""
    for path in sorted(folder.glob("*.md")):
        for number, block in enumerate(_block.findall(path.read_text("utf-8")), start=1):
            yield f"{path.stem} {number}", _marks.sub("", block), {"references": list(_marked(block))}


def _marked(block: str) -> Iterator[dict[str, Any]]:
    """The works that a block marks: ``⟦what names one, with its ‹title›⟧``."""
    for found in _work.finditer(block):
        start = found.start() - len(_marks.findall(block, 0, found.start()))
        words = _marks.sub("", found[0])
        yield {"start": start, "end": start + len(words), "csl": {"title": found["title"]}}


_block = pattern(r"(?s)```works\n(.*?)```")
_marks = pattern(r"[⟦⟧‹›]")
_work = pattern(r"⟦[^⟦⟧]*‹(?P<title>[^‹›]*)›[^⟦⟧]*⟧")


def read_gold(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The pages of a folder with their gold, by name."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield folder / gold["doc"], gold


def examples_of(page: str, reading: Reading, gold: dict[str, Any]) -> Iterator[Example]:
    """The possible works of a page, told apart by its gold; what only touches a named work is left out."""
    titles = {title for each in gold["references"] for title in _titles(each)} - {""}
    kinds = ("references", "optional_mentions", "citations") if "shown" not in gold else ()
    spans = [Span(each["start"], each["end"]) for kind in kinds for each in gold.get(kind, ())]
    found = possible(reading)
    works = [each.place for each in found if squeeze(each.title) in titles]
    for each in found:
        place = reading.view.to_source(each.place)
        touches = not kinds or any(span.overlaps(place) for span in spans)
        overlaps = any(work.overlaps(each.place) for work in works)
        if squeeze(each.title) in titles:
            if touches:
                yield Example(page, frozenset(each.signs), True)
        elif overlaps or not touches or not kinds:
            yield Example(page, frozenset(each.signs), False, overlaps)


def _titles(reference: dict[str, Any]) -> Iterator[str]:
    """All that the gold calls a work: its title, others that count as right, the part before a colon."""
    title = reference["csl"].get("title", "")
    yield squeeze(title)
    yield from (squeeze(each) for each in (reference.get("field_alternatives") or {}).get("title", ()) if each)


def learned(examples: Sequence[Example]) -> Weights:
    """The weights that tell the examples apart: works from all else, and whole titles from parts of them.

    >>> few = [Example("p", frozenset({"a"}), True), Example("p", frozenset({"b"}), False)] * 9
    >>> learned(few).work["a"] > 0 > learned(few).work["b"]
    True
    """
    apart = [each for each in examples if not each.overlaps]
    close = [each for each in examples if each.is_work or each.overlaps]
    return Weights(_regression(apart, _OF_WORKS), _regression(close, 1.0))


def _regression(examples: Sequence[Example], of_works: float) -> dict[str, float]:
    """The weights of signs that a few examples show at least; a work counts `of_works` times."""
    import numpy as np

    counted = Counter(sign for each in examples for sign in each.signs)
    signs = sorted(sign for sign, count in counted.items() if count >= _FEWEST)
    places = {sign: index for index, sign in enumerate(signs, start=1)}
    rows, columns = _cells(examples, places)
    truth = np.array([each.is_work for each in examples], dtype=float)
    weights = _fitted(rows, columns, truth, of_works)
    found = {sign: round(float(weights[place]), 3) for sign, place in {"": 0, **places}.items()}
    return {sign: weight for sign, weight in found.items() if abs(weight) >= _LEAST}


def _cells(examples: Sequence[Example], places: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which example shows which sign; every one shows the empty sign, the first."""
    import numpy as np

    cells = [(row, 0) for row in range(len(examples))]
    cells += [(row, places[sign]) for row, each in enumerate(examples) for sign in sorted(each.signs) if sign in places]
    found = np.array(cells, dtype=np.int64)
    return found[:, 0], found[:, 1]


def _fitted(
    rows: NDArray[np.int64], columns: NDArray[np.int64], truth: NDArray[np.float64], of_works: float
) -> NDArray[np.float64]:
    """The weights with the least logistic loss and ridge, by Nesterov's gradient with a step for each weight."""
    import numpy as np

    size = int(columns.max()) + 1
    weights = np.zeros(size)
    ridge = _RIDGE * (np.arange(size) > 0)
    ahead, speed = weights, 1.0
    most = float(np.bincount(rows).max())
    step = 1.0 / (0.25 * of_works * most * np.bincount(columns, minlength=size) + ridge)
    for _ in range(_ROUNDS):
        sums = np.bincount(rows, ahead[columns], len(truth))
        error = (1 / (1 + np.exp(-np.clip(sums, -30, 30))) - truth) * (1 + (of_works - 1) * truth)
        slope = np.bincount(columns, error[rows], size) + ridge * ahead
        following = ahead - step * slope
        faster = (1 + np.sqrt(1 + 4 * speed * speed)) / 2
        ahead = following + (speed - 1) / faster * (following - weights)
        weights, speed = following, faster
    return weights


def left_out(examples: Sequence[Example]) -> Iterator[tuple[str, Weights]]:
    """For each page the weights learned from all others."""
    for page in sorted({each.page for each in examples}):
        yield page, learned([each for each in examples if each.page != page])


def learn(pages: Path, cases: Path | None = None) -> Weights:
    """The weights that a folder of pages with their gold, and one of literate cases, teach.

    Raises:
        ModelError: where there is neither.
    """
    found = examples(pages, cases)
    if not found:
        raise ModelError(f"{pages} has no page with its gold beside it (NAME.gold.json)")
    return learned(found)


def examples(pages: Path, cases: Path | None = None) -> list[Example]:
    """All examples of a folder of pages and of one of literate cases."""
    found = [each for path, gold in read_gold(pages) for each in examples_of(path.name, reading_of(read(path)), gold)]
    for name, text, gold in read_cases(cases) if cases else ():
        found += examples_of(name, reading_of(read(text)), gold)
    return found


def reading_of(document: Document) -> Reading:
    """The document as the styles of citations see it."""
    parts = with_standalone_references(outline(document))
    references = with_repeated_authors(parse_references(parts.entries, one_list=True))
    return Reading(parts.running, document, tuple(references), parts)


def written(weights: Weights) -> str:
    """The weights as a file holds them: JSON, a sign a line."""
    return json.dumps(weights._asdict(), indent=0, ensure_ascii=False, sort_keys=True) + "\n"
