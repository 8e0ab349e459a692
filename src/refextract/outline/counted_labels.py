"""Counted labels: which lines of a list are headed by labels that count up.

A number at the start of a line is a label where the numbers of the list count up; one alone proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.outline.labels import Label, after_bullet, label_at
from refextract.outline.lines import Line
from refextract.outline.stray_labels import MOST_MISSING, with_strays

__all__ = ["labelled_lines"]

_MOST_PARTS = 60  # runs of labels, each with the numbers of one chapter


def labelled_lines(text: str, lines: Sequence[Line]) -> dict[int, Label]:
    r"""The labels of a list by the index of their line; empty where the list has none.

    >>> from refextract.outline.lines import lines_of
    >>> text = "[1] Knuth\n1984.\n[2] Lamport"
    >>> [label.text for label in labelled_lines(text, lines_of(text)).values()]
    ['1', '2']
    """
    labels: dict[int, Label] = {}
    for index, line in enumerate(lines):
        label = label_at(text, after_bullet(text, line), line.end)
        if label:
            labels[index] = label
    kinds = {label.kind for label in labels.values()}
    kinds.discard("name")
    choices = [_alphabetic(labels) if kind == "alpha" else _counting_up(labels, kind) for kind in sorted(kinds)]
    best = max(choices, key=len, default={})
    return with_strays(text, lines, best, labels) if _is_label_style(best, lines) else {}


def _is_label_style(chosen: dict[int, Label], lines: Sequence[Line]) -> bool:
    """Whether labels head a list: from its first lines on, and more than chance brings."""
    if not chosen:
        return False
    first = min(chosen)
    bracketed = chosen[first].kind in ("square", "alpha")
    if len(chosen) == 1:
        return first == 0 and bracketed
    return first <= (3 if len(chosen) > 4 else 0) and (bracketed or len(chosen) >= 3 or len(lines) <= 12)


def _alphabetic(labels: dict[int, Label]) -> dict[int, Label]:
    """Alphabetic labels, with a few numbers and names without a year between them."""
    chosen = {i: label for i, label in labels.items() if label.kind in ("alpha", "square", "name")}
    return chosen if 2 * sum(label.kind == "alpha" for label in chosen.values()) > len(chosen) else {}


def _counting_up(labels: dict[int, Label], kind: str) -> dict[int, Label]:
    """The labels of one kind that count up, in as many runs as the list has parts."""
    numbered = [(i, label) for i, label in labels.items() if label.kind == kind and label.number is not None]
    return dict(_chains(numbered))


def _chains(numbered: list[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The longest run that counts up; with those before and after it that it continues, or that begin anew at 1."""
    runs: list[list[tuple[int, Label]]] = []
    pending = [(0, len(numbered))]
    while pending and len(runs) < _MOST_PARTS:
        first, end = pending.pop()
        run = [first + i for i in _longest_run(numbered[first:end])]
        if len(run) > 1:
            runs.append([numbered[i] for i in run])
            pending += [(first, run[0]), (run[-1] + 1, end)]
    if not runs:
        return numbered[:1]
    return [label for run in _following(runs) for label in run]


def _following(runs: list[list[tuple[int, Label]]]) -> list[list[tuple[int, Label]]]:
    """The first of the runs, and those before and after it in the text whose numbers follow or begin anew."""
    main, others = runs[0], sorted(runs[1:])
    kept: list[list[tuple[int, Label]]] = []
    for run in [run for run in others if run < main]:
        if not kept or _follows(kept[-1], run):
            kept.append(run)
    while kept and not _follows(kept[-1], main):
        kept.pop()
    kept.append(main)
    for run in [run for run in others if run > main]:
        if _follows(kept[-1], run):
            kept.append(run)
    return kept


def _follows(earlier: list[tuple[int, Label]], later: list[tuple[int, Label]]) -> bool:
    return _number(later[0]) == 1 or _number(later[0]) > _number(earlier[-1])


def _number(numbered: tuple[int, Label]) -> int:
    return numbered[1].number or 0


def _longest_run(numbered: Sequence[tuple[int, Label]]) -> list[int]:
    """Positions of the longest run of numbers that count up, none or few missing."""
    score: list[int] = []
    before: list[int | None] = []
    last: dict[int, int] = {}
    for position, (_, label) in enumerate(numbered):
        number = label.number or 0
        steps = [(last[number - step], step) for step in range(1, MOST_MISSING + 2) if number - step in last]
        if label.text[-1:].isalpha() and number in last:
            steps.append((last[number], 1))
        choice = max(steps, key=lambda pair: score[pair[0]] - 2 * (pair[1] - 1), default=None)
        score.append(2 if choice is None else score[choice[0]] + 4 - 2 * choice[1])
        before.append(None if choice is None else choice[0])
        if number not in last or score[position] > score[last[number]]:
            last[number] = position
    return _trace(score, before)


def _trace(score: Sequence[int], before: Sequence[int | None]) -> list[int]:
    run: list[int] = []
    position = max(range(len(score)), key=score.__getitem__, default=None)
    while position is not None:
        run.append(position)
        position = before[position]
    return run[::-1]
