"""A baseline hides what was there, once each, and nothing new."""

from pathlib import Path

import pytest

from refextract.checking.baseline import new_findings, new_notices, read_baseline, write_baseline
from refextract.checking.report import Checked
from refextract.checking.report.notices import reported
from refextract.errors import OptionsError
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.text import Span


def checked(*messages: str) -> Checked:
    findings = tuple(
        Diagnostic(code="R101", name="unresolved-citation", severity="error", message=m, span=Span(n, n + 1))
        for n, m in enumerate(messages)
    )
    return Checked(Document.of("x" * 9, "a.txt"), Extraction(source="a.txt"), findings)


def test_what_was_there_is_hidden_once_each(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    assert write_baseline(path, [reported(checked("one", "two"))]) == 2
    fresh = new_findings(checked("zero", "one", "one"), read_baseline(path))
    assert [d.message for d in fresh.diagnostics] == ["zero", "one"]
    told = new_notices(reported(checked("zero", "one", "one")), read_baseline(path))
    assert [each.message for each in told.notices] == ["zero", "one"]
    assert told.checked == fresh


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text("[1]\n")
    with pytest.raises(OptionsError, match=r"baseline\.jsonl:1"):
        read_baseline(path)
