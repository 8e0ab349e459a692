"""Citations by numbers, labels and keys: the cases of `fixtures/citations/numeric.md`, and laws."""

from pathlib import Path
from typing import NamedTuple

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from refextract import extract
from refextract.citations import Reading, find_citations
from refextract.citations.styles import key, label, numeric, superscript
from refextract.outline.parts import Outline
from refextract.readers import markdown
from tests.citations.styles.lists import numbered, reading
from tests.growth import assert_linear

CASES = Path(__file__).parents[3] / "fixtures" / "citations" / "numeric.md"
STYLES = ("numeric", "superscript", "label", "key", "worded")


class Case(NamedTuple):
    reading: Reading
    spans: list[str]
    items: list[str]


def cases():
    return [case(block) for block in regex.findall(r"```citations\n(.*?)```", CASES.read_text("utf-8"), regex.DOTALL)]


def case(block):
    lines = block.splitlines()
    marked = "\n".join(line for line in lines if line[:2] not in ("@ ", "= "))
    labels = next((labels_of(line[2:].split()) for line in lines if line.startswith("@ ")), [])
    text = marked.replace("⟦", "").replace("⟧", "")
    return Case(
        reading(text, labels), regex.findall(r"⟦(.*?)⟧", marked), [line[2:] for line in lines if line.startswith("= ")]
    )


def labels_of(words):
    if not words[0].isdigit():
        return words
    return [None if words[1:] else str(number) for number in range(1, int(words[0]) + 1)]


def said(item):
    pointer = getattr(item.pointer, "value", None) or item.pointer.key
    return f"{pointer} {item.locator.label} {item.locator.value}" if item.locator else pointer


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.reading.text[:40])
def test_cases(case):
    read = case.reading
    found = find_citations(read.document, read.outline, read.references, styles=STYLES)
    assert [citation.span.of(read.text) for citation in found] == case.spans
    assert [said(item) for citation in found for item in citation.items] == case.items


def test_items_of_a_range_share_its_span():
    text = "so [2–4, 7]"
    (candidate,) = numeric.find(numbered(text, 9))
    assert [item.span.of(text) for item in candidate.items] == ["2–4", "2–4", "2–4", "7"]


def test_prefix_and_suffix():
    text = "By [1], [2] and [see 4 for all]"
    item = list(numeric.find(numbered(text, 20)))[-1].items[0]
    assert (item.pointer.value, item.prefix, item.suffix) == ("4", "see", "for all")


def test_pandoc_item():
    (candidate,) = key.find(reading("[see -@knuth84, pp. 3-4]"))
    item = candidate.items[0]
    assert (item.prefix, item.mode, item.locator.label, item.locator.value) == ("see", "suppress-author", "page", "3-4")


def test_latex_item():
    (candidate,) = key.find(reading(r"\citep[see][12]{knuth84}"))
    assert (candidate.items[0].prefix, candidate.items[0].locator.value) == ("see", "12")


def test_nothing_is_cited_in_code():
    document = markdown.read(b"As [@lamport86] says:\n\n```\n[@example]\n```\n\nand [@abelson85].\n", "keys.md")
    found = find_citations(document, Outline(document.view), styles=STYLES)
    assert [citation.span.of(document.text) for citation in found] == ["[@lamport86]", "[@abelson85]"]


fragments = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "1",
        "2",
        "12",
        ",",
        "; ",
        "–",
        " ",
        "p. 3",
        "see ",
        "¹",
        "²,³",
        "^",
        "word",
        "et al.",
        ".",
        "\n",
    ]
)


@given(st.lists(fragments).map("".join), st.integers(0, 12))
def test_items_lie_inside_their_citation(text, count):
    for style in (numeric, superscript):
        for candidate in style.find(numbered(text, count)):
            assert candidate.items
            assert all(candidate.span.contains(item.span) for item in candidate.items)


@given(st.lists(fragments).map("".join), st.integers(0, 9))
def test_padding_shifts(text, by):
    plain = [c.span for c in numeric.find(numbered(text, 9))]
    padded = [c.span for c in numeric.find(numbered("\n" * by + text, 9))]
    assert padded == [span.shifted(by) for span in plain]


@given(st.text())
def test_any_text_can_be_read(text):
    for style in (numeric, superscript, label, key):
        list(style.find(reading(text, ["1", "2", "Knu84"])))


UNITS = [
    "[",
    "[1,",
    "([1]",
    "word¹,",
    "^1",
    "[1]–",
    "1,2 ",
    "[e.g. ",
    "(p. 1 ",
    "a1",
    "\\cite{",
    "[@a",
    "(1) a ",
    "A¹, ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_cost_is_linear(unit):
    def find(size):
        for style in (numeric, superscript, label, key):
            list(style.find(numbered(unit * size, 20)))

    assert_linear(find, 1_000)


@pytest.mark.parametrize("mark", ["[3A–c]", "[3a–C]", "[3\u212a]", "[3z–a]", "[3a-z,b]"])
def test_letters_that_are_no_range_are_read_without_a_fault(mark: str) -> None:
    text = f"It is so {mark} and [1].\n\nReferences\n\n[1] Smith, J. (2001). On Things. London: Press.\n"
    assert any(each.span.of(text) == "[1]" for each in extract(text).citations)
