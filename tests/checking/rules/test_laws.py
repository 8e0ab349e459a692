"""What holds for every rule on every document: places in the text, fixes that settle, cost that grows with length."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.checking import all_rules, check
from refextract.checking.batch import check_again
from refextract.checking.fixes import fix_checked
from refextract.checking.report import Checked
from refextract.checking.rules import Case
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import CheckOptions, Options
from refextract.pipeline import extract
from refextract.text import Span
from tests.checking.rules.cases import entry
from tests.growth import assert_linear

DOCUMENTS = sorted((Path(__file__).parents[3] / "fixtures" / "documents").glob("*.txt"))
ALL = CheckOptions(select=tuple(rule.CODE for rule in all_rules()))
OPTIONS = Options(check=ALL)


@cache
def checked(text: str) -> tuple[Document, Extraction, tuple[Diagnostic, ...]]:
    document = Document.of(text)
    extraction = extract(document)
    return document, extraction, check(document, extraction, options=ALL)


@given(
    st.sampled_from(DOCUMENTS), st.integers(0, 3000), st.sampled_from(["Smiht 2010", "(2020b)", "[9]", "http:/x", "é"])
)
def test_findings_and_their_edits_lie_in_the_text(path: Path, at: int, put: str) -> None:
    text = path.read_text("utf-8")
    text = text[:at] + put + text[at:]
    document, _, diagnostics = checked(text)
    whole = Span(0, len(document.text))
    for diagnostic in diagnostics:
        assert whole.contains(diagnostic.span)
        assert all(whole.contains(related.span) for related in diagnostic.related)
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            assert whole.contains(edit.span)
            assert edit.span.of(document.text) not in ("", edit.text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_that_was_fixed_has_nothing_left_to_fix(path: Path) -> None:
    text = path.read_text("utf-8").replace("ll", "l")
    document, extraction, diagnostics = checked(text)

    def again(data: bytes) -> Checked:
        return check_again(data, document, OPTIONS)

    fixed = fix_checked(Checked(document, extraction, diagnostics), text.encode(), again, unsafe=True)
    assert fixed is not None
    twice = fix_checked(fixed.checked, fixed.data, again, unsafe=True)
    assert twice is not None
    assert (twice.data, twice.count) == (fixed.data, 0)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.NAME)
@pytest.mark.parametrize(
    "unit", ["ISBN 1 ", "https://doi.org/", "http:", "9 9-", "<https://doi.org/10.1.", "tttp", "("]
)
def test_cost_is_linear(rule: object, unit: str) -> None:
    def find(size: int) -> None:
        text = unit * size
        case = Case(Document.of(text), Extraction(source="x", references=(entry(text, text, title=text),)))
        list(rule.find(case))

    assert_linear(find, 4_000)
