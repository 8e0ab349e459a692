"""Views lead every character back to its source."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.text import Span, TextBuilder, TextView


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[tuple[str, int, int, str]]]:
    """A source text and steps through it from front to back."""
    source = draw(st.text(min_size=1, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=8)))
    steps = [
        (draw(st.sampled_from(["copy", "skip", "replace"])), a, b, draw(st.text(max_size=3)))
        for a, b in itertools.pairwise(cuts)
    ]
    return source, steps


def built(source: str, steps: list[tuple[str, int, int, str]]) -> TextView:
    builder = TextBuilder(source)
    for step, start, end, text in steps:
        if step == "copy":
            builder.copy(start, end)
        elif step == "skip":
            builder.skip(start, end)
        else:
            builder.replace(start, end, text)
    return builder.build()


@given(edits())
def test_a_view_shows_what_was_put_in(case: tuple[str, list[tuple[str, int, int, str]]]) -> None:
    source, steps = case
    shown = "".join({"copy": source[a:b], "skip": "", "replace": text}[step] for step, a, b, text in steps)
    assert built(source, steps).text == shown


@given(edits())
def test_copied_characters_lead_back_to_themselves(case: tuple[str, list[tuple[str, int, int, str]]]) -> None:
    source, steps = case
    view = built(source, steps)
    for piece in view.pieces:
        if piece.copied:
            for offset in range(piece.at, piece.at + piece.source_end - piece.source):
                place = view.to_source(Span(offset, offset + 1))
                assert place.of(source) == view.text[offset]
                assert view.from_source(place).start == offset


@given(edits(), st.data())
def test_a_part_of_a_view_leads_to_the_same_source(
    case: tuple[str, list[tuple[str, int, int, str]]], data: st.DataObject
) -> None:
    source, steps = case
    view = built(source, steps)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    part = view.part(Span(start, end))
    assert part.text == view.text[start:end]
    for offset in range(end - start):
        here, there = Span(offset, offset + 1), Span(start + offset, start + offset + 1)
        assert part.to_source(here) == view.to_source(there)


def test_an_empty_view_leads_to_the_start() -> None:
    assert TextView.of("").to_source(Span(0, 0)) == Span(0, 0)


def test_a_builder_never_steps_back() -> None:
    builder = TextBuilder("abc")
    builder.copy(1, 2)
    with pytest.raises(ValueError, match="not ahead"):
        builder.copy(0, 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_is_ordered_and_not_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)
