"""The formats of other tools say what the text says, escaped as their specifications want it."""

import json
from collections.abc import Sequence
from email.message import Message
from xml.etree import ElementTree

import pytest

from refextract import registry
from refextract.checking import all_rules
from refextract.checking.report import Checked
from refextract.checking.report._project import project_url
from refextract.checking.report.notices import reported, rule_card
from refextract.model.diagnostic import Diagnostic, Edit, Fix, Related
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.text import Span

TEXT = "one\nIt is so (Smith 2010).\n"
START = TEXT.index("(")
SPAN = Span(START, START + 12)


def finding(message: str = "“(Smith 2010)” has no entry, 100 %: none") -> Diagnostic:
    related = (Related(message="nearest", span=Span(0, 3)),)
    return Diagnostic(
        code="R101", name="unresolved-citation", severity="error", message=message, span=SPAN, related=related
    )


def rendered(format_: str, findings: Sequence[Diagnostic], source: str = "a b.txt") -> str:
    checked = Checked(Document.of(TEXT, source), Extraction(source=source), tuple(findings))
    text: str = registry.load("report", format_).render([reported(checked)], [rule_card(rule) for rule in all_rules()])
    return text


def test_jsonl_prints_one_object_a_document_also_without_findings() -> None:
    assert json.loads(rendered("jsonl", [])) == {"source": "a b.txt", "diagnostics": []}
    [line] = rendered("jsonl", [finding()]).splitlines()
    [diagnostic] = json.loads(line)["diagnostics"]
    assert (diagnostic["line"], diagnostic["column"], diagnostic["start"], diagnostic["end"]) == (2, 10, 13, 25)


def test_json_is_one_array() -> None:
    assert [each["source"] for each in json.loads(rendered("json", [finding()]))] == ["a b.txt"]


def test_github_commands_are_escaped() -> None:
    assert rendered("github", [finding("50 %\nof it")], "a,b.txt") == (
        "::error file=a%2Cb.txt,line=2,endLine=2,col=10,endColumn=22,title=R101 unresolved-citation::50 %25%0Aof it\n"
    )


def test_gitlab_fingerprints_differ() -> None:
    issues = json.loads(rendered("gitlab", [finding(), finding()]))
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert issues[0]["location"] == {"path": "a b.txt", "lines": {"begin": 2}}


def test_sarif_describes_the_rules_it_names() -> None:
    [run] = json.loads(rendered("sarif", [finding()]))["runs"]
    [result] = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "R101"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 10, "endLine": 2, "endColumn": 22}
    assert result["relatedLocations"][0]["message"]["text"] == "nearest"


@pytest.mark.parametrize("account", ["OWNER", "somebody"])
def test_sarif_leads_to_the_pages_of_the_project_where_they_are(account: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Message()
    told["Project-URL"] = f"Source, https://example.org/{account}/refextract"
    told["Project-URL"] = f"Documentation, https://example.org/{account}/refextract/blob/main/docs/index.md"
    monkeypatch.setattr("importlib.metadata.metadata", lambda _: told)
    project_url.cache_clear()
    driver = json.loads(rendered("sarif", [finding()]))["runs"][0]["tool"]["driver"]
    project_url.cache_clear()
    pages = {rule["id"]: rule.get("helpUri") for rule in driver["rules"]}
    if account == "OWNER":
        assert "informationUri" not in driver
        assert set(pages.values()) == {None}
    else:
        root = "https://example.org/somebody/refextract"
        assert driver["informationUri"] == root
        assert pages["R101"] == f"{root}/blob/main/docs/reference/rules.md#r101-unresolved-citation"
    assert all(rule["help"]["markdown"].startswith(f"**{rule['id']} ") for rule in driver["rules"])


def test_a_fix_is_told_by_json_and_sarif() -> None:
    fix = Fix(edits=(Edit(span=Span(START + 1, START + 6), text="Smyth"),), safe=True)
    mendable = finding().model_copy(update={"fix": fix})
    [diagnostic] = json.loads(rendered("jsonl", [mendable]))["diagnostics"]
    assert diagnostic["fix"] == {"safe": True, "edits": [{"start": 14, "end": 19, "text": "Smyth"}]}
    [result] = json.loads(rendered("sarif", [mendable]))["runs"][0]["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 16},
            "insertedContent": {"text": "Smyth"},
        }
    ]


def test_junit_is_xml_whatever_the_text() -> None:
    suite = ElementTree.fromstring(rendered("junit", [finding("a <b> & \x00 \ud800")]).split("\n", 1)[1])  # noqa: S314 - our own
    assert suite.attrib["failures"] == "1"
    assert suite[0][0].attrib["message"] == r"a <b> & \x00 \ud800"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.CODE)
def test_every_rule_tells_its_user_what_it_is_for(rule: object) -> None:
    told = (rule.__doc__ or "").strip()
    assert told.split("\n\n", 1)[0].endswith(".")
    assert len(told.split("\n\n")) > 1


def test_a_finding_is_known_again_in_sarif_wherever_it_moves() -> None:
    def marks(*found: Diagnostic) -> list[str]:
        log = json.loads(rendered("sarif", list(found)))
        return [result["partialFingerprints"]["refextract/v1"] for result in log["runs"][0]["results"]]

    one, other = finding("one"), finding("other")
    moved = one.model_copy(update={"span": Span(0, 3)})
    assert marks(one) == marks(moved)
    assert len(set(marks(one, one, other))) == 3
