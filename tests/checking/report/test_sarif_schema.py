"""What is printed as SARIF is what the schema of SARIF 2.1.0 asks for."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.checking import all_rules
from refextract.checking.report import Checked
from refextract.checking.report.notices import reported, rule_card
from refextract.checking.report.sarif import render
from refextract.model.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from refextract.model.document import Document
from refextract.text import Span

SCHEMA = jsonschema.Draft4Validator(json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8")))
RULES = [rule_card(rule) for rule in all_rules()]
LETTERS = st.characters(codec="utf-8")


@st.composite
def checked(draw: st.DrawFn) -> Checked:
    """A document of any text and name, with findings anywhere in it."""
    text = draw(st.text(st.sampled_from("aé\r\n \t\u2028𝒳"), min_size=1, max_size=30))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
    edits = st.builds(Edit, span=spans, text=st.text(LETTERS, max_size=3))
    fixes = st.builds(Fix, edits=st.lists(edits, min_size=1, max_size=2).map(tuple), safe=st.booleans())
    severities: st.SearchStrategy[Severity] = st.sampled_from(["error", "warning", "info"])
    diagnostics = st.builds(
        Diagnostic,
        code=st.sampled_from([*(rule.CODE for rule in all_rules()), "X1"]),
        name=st.just("rule"),
        severity=severities,
        message=st.text(LETTERS, min_size=1, max_size=9),
        span=spans,
        related=st.lists(st.builds(Related, message=st.just("there"), span=spans), max_size=2).map(tuple),
        fix=st.none() | fixes,
    )
    name = draw(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=9))
    return Checked(Document.of(text, name), None, tuple(draw(st.lists(diagnostics, max_size=3))))


@settings(max_examples=30)  # each is held against a schema of 3,000 lines
@given(st.lists(checked(), max_size=2))
def test_every_report_keeps_to_the_schema(documents: list[Checked]) -> None:
    log = json.loads(render([reported(each) for each in documents], RULES))
    assert not [f"{list(error.absolute_path)}: {error.message}" for error in SCHEMA.iter_errors(log)]


def test_the_schema_would_tell_a_fault() -> None:
    log = json.loads(render([], RULES))
    log["runs"][0]["tool"]["driver"].pop("name")
    assert not SCHEMA.is_valid(log)
