"""The page of rules in the documentation is that of the rules."""

from pathlib import Path

import pytest

from refextract.checking import all_rules

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "rules.md").read_text("utf-8")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.NAME)
def test_the_page_tells_what_the_rule_tells(rule: object) -> None:
    assert f"## {rule.CODE} {rule.NAME}" in PAGE
    assert (rule.__doc__ or "").strip() in PAGE
