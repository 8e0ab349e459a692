"""How often `check` is right, on documents with gold citations: false alarms, lost entries found, misspellings found.

    python tests/bench/bench_check.py DOCS.jsonl.gz [--limit N]

DOCS holds one JSON object a line: ``{"id", "text", "citations": [{"start", "end", "keys", "parts"}], "references":
[{"key", "start", "end", "csl"}]}``. Three runs over every document:

1. as it is: every citation resolves, so an unresolved-citation finding is a false alarm, but where the gold itself says
   that what looks like a citation has no entry (``ignore``) or doubts it: those are counted apart;
2. with one entry in ten taken out of the list: citations of those must be reported as unresolved;
3. with one first author's name in ten misspelt by a letter in the citation: to be reported as misspelt, and linked.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from refextract.checking import check
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import CheckOptions
from refextract.pipeline import extract
from refextract.text import Span, TextBuilder, TextView

SHARE = 10
LEAST_LETTERS = 4
OPTIONS = CheckOptions(select=("unresolved-citation", "ambiguous-citation", "misspelt-name"))
DOUBTFUL = ("optional", "ambiguous", "unverified", "incomplete")


def checked(text: str) -> tuple[Extraction, tuple[Diagnostic, ...]]:
    document = Document.of(text)
    extraction = extract(document)
    return extraction, check(document, extraction, options=OPTIONS)


def named(diagnostics: Iterable[Diagnostic], name: str) -> list[Span]:
    return [diagnostic.span for diagnostic in diagnostics if diagnostic.name == name]


def sure(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (citation for citation in gold["citations"] if not any(citation.get(flag) for flag in DOUBTFUL))


def doubtful(gold: dict[str, Any]) -> list[Span]:
    known = {id(citation) for citation in sure(gold)}
    return [Span(c["start"], c["end"]) for c in gold["citations"] if id(c) not in known]


def ends(ignored: dict[str, int] | list[int]) -> tuple[int, int]:
    return (ignored["start"], ignored["end"]) if isinstance(ignored, dict) else (ignored[0], ignored[1])


def hit(span: Span, found: Iterable[Span]) -> bool:
    return any(span.overlaps(each) for each in found)


def as_it_is(gold: dict[str, Any]) -> Counter[str]:
    _, diagnostics = checked(gold["text"])
    spans = [Span(c["start"], c["end"]) for c in sure(gold)]
    unresolved, ambiguous = named(diagnostics, "unresolved-citation"), named(diagnostics, "ambiguous-citation")
    misspelt = named(diagnostics, "misspelt-name")
    open_in_gold = [*(Span(start, end) for start, end in map(ends, gold.get("ignore", ()))), *doubtful(gold)]
    rightly = sum(hit(span, open_in_gold) for span in unresolved)
    return Counter(
        citations=len(spans),
        false_unresolved=len(unresolved) - rightly,
        open_in_gold=rightly,
        false_ambiguous=len(ambiguous),
        false_misspelt=len(misspelt),
    )


def without_entries(gold: dict[str, Any], choice: random.Random) -> Counter[str]:
    """One entry in ten taken out, with the line end behind it."""
    count = max(1, len(gold["references"]) // SHARE)
    gone = sorted(choice.sample(gold["references"], min(count, len(gold["references"]))), key=lambda r: r["start"])
    text, builder, place = gold["text"], TextBuilder(gold["text"]), 0
    for reference in gone:
        builder.copy(place, reference["start"])
        place = reference["end"] + (text[reference["end"] : reference["end"] + 1] == "\n")
        builder.skip(reference["start"], place)
    builder.copy(place, len(text))
    view = builder.build()
    keys = {reference["key"] for reference in gone}
    _, diagnostics = checked(view.text)
    found = named(diagnostics, "unresolved-citation")
    lost = [part for citation in sure(gold) for part in parts(citation) if part["key"] in keys]
    return Counter(lost=len(lost), lost_found=sum(hit(moved(view, part), found) for part in lost))


def parts(citation: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a citation with their spans; of a range of numbers, the citation's own."""
    known = {part["key"]: part for part in citation.get("parts", [])}
    whole = {"start": citation["start"], "end": citation["end"]}
    return [{**whole, **known.get(key, {}), "key": key} for key in citation["keys"]]


def moved(view: TextView, part: dict[str, Any]) -> Span:
    return view.from_source(Span(part["start"], part["end"]))


def misspelt(gold: dict[str, Any], choice: random.Random) -> Counter[str]:
    families = {r["key"]: (r["csl"].get("author") or [{}])[0].get("family", "") for r in gold["references"]}
    candidates = []
    for citation in sure(gold):
        for part in parts(citation):
            family = families.get(part["key"], "")
            start = gold["text"].find(family, part["start"], part["end"]) if len(family) >= LEAST_LETTERS else -1
            if start >= 0:
                candidates.append((start, family, part))
    chosen = sorted(choice.sample(candidates, len(candidates) // SHARE), key=lambda c: c[0])
    builder, place = TextBuilder(gold["text"]), 0
    for start, family, _ in chosen:
        at = start + choice.randrange(1, len(family))
        if at < place:
            continue
        builder.copy(place, at)
        builder.replace(at, at + 1, choice.choice([c for c in "aeionrst" if c != gold["text"][at]]))
        place = at + 1
    builder.copy(place, len(gold["text"]))
    view = builder.build()
    extraction, diagnostics = checked(view.text)
    found = named(diagnostics, "misspelt-name")
    entries = {r["key"]: view.from_source(Span(r["start"], r["end"])) for r in gold["references"]}
    right = sum(
        hit(moved(view, part), found) and linked(extraction, moved(view, part), entries[part["key"]])
        for _, _, part in chosen
    )
    return Counter(misspelt=len(chosen), misspelt_found=right)


def linked(extraction: Extraction, place: Span, entry: Span) -> bool:
    spans = {reference.id: reference.span for reference in extraction.references}
    items = {(c.id, n): item.span for c in extraction.citations for n, item in enumerate(c.items)}
    return any(
        link.reference is not None
        and items[link.citation, link.item].overlaps(place)
        and spans[link.reference].overlaps(entry)
        for link in extraction.links
    )


def figures(gold: dict[str, Any]) -> Counter[str]:
    choice = random.Random(gold["id"])  # noqa: S311 - the same choice every time, not a secret
    return as_it_is(gold) + without_entries(gold, choice) + misspelt(gold, choice)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--step", type=int, default=1, help="take every N-th document")
    arguments = parser.parse_args()
    with gzip.open(arguments.docs, "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines][:: arguments.step][: arguments.limit]
    with ProcessPoolExecutor() as pool:
        total = sum(pool.map(figures, docs, chunksize=4), Counter())
    print(f"{len(docs)} documents, {total['citations']} citations, all of which resolve")
    for name in ("false_unresolved", "open_in_gold", "false_ambiguous", "false_misspelt"):
        print(f"{name:20} {total[name]:6} = {total[name] / total['citations']:.2%} of the citations")
    for name in ("lost", "misspelt"):
        of, right = total[name], total[name + "_found"]
        print(f"{name + ' found':20} {right:6} of {of}: {right / max(1, of):.1%}")


if __name__ == "__main__":
    main()
