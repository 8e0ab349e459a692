"""The library's own API, over a socket: what comes back is what the command line prints."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.service.asking import Service

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
PAPER = DOCUMENTS / "author_date.txt"


def printed(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "refextract", *map(str, arguments), "--isolated"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own


def test_extract_answers_what_the_command_line_prints(service: Service) -> None:
    reply = service.post("/v1/extract?name=author_date.txt", PAPER.read_bytes(), "application/octet-stream")
    assert reply.status == 200
    expected = json.loads(printed("extract", PAPER, "--format", "json"))
    assert {**reply.json, "source": str(PAPER)} == {**expected, "problems": []}


def test_check_answers_what_the_command_line_prints(service: Service) -> None:
    reply = service.post_files("/v1/check", {"file": ("author_date.txt", PAPER.read_bytes())}, ignore="R301")
    expected = json.loads(printed("check", PAPER, "--format", "jsonl", "--ignore", "R301"))
    assert {**reply.json, "source": str(PAPER)} == expected


def test_parse_takes_strings_and_strings_with_told_fields(service: Service) -> None:
    text = "Doe, J. (1999). On silt. Water, 3, 4-5."
    told = {"text": text, "spans": [[0, 7, "editor"], [9, 13, "date"]]}
    parsed, labelled = service.post_json("/v1/parse", {"references": [text, told]}).json
    assert parsed["csl"]["author"] == [{"family": "Doe", "given": "J."}]
    assert parsed["csl"]["container-title"] == "Water"
    assert labelled["csl"]["editor"] == [{"family": "Doe", "given": "J."}]
    assert labelled["spans"] == told["spans"]
    lines = service.post("/v1/parse?format=bibtex", f"{text}\n".encode(), "text/plain")
    assert "journal = {Water}" in lines.text
    assert lines.headers["content-type"].startswith("application/x-bibtex")


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("/v1/check?slect=R2", {"text": "x"}, "no option 'slect'; did you mean 'select'?"),
        ("/v1/check", {"text": "x", "slect": "R2"}, "no option 'slect'; did you mean 'select'?"),
        ("/v1/check", {"text": "x", "fo": None}, "no option 'fo'; "),
        ("/v1/check", {"text": "x", "findings": True}, "no option 'findings'; "),
        ("/v1/extract?styels=web", {"text": "x"}, "no option 'styels'; did you mean 'styles'?"),
        ("/v1/parse", {"references": ["x"], "onelist": True}, "no option 'onelist'; did you mean 'one_list'?"),
        ("/v1/parse?fromat=ris", {"references": ["x"]}, "no option 'fromat'; did you mean 'format'?"),
    ],
)
def test_an_option_that_there_is_not_is_refused(service: Service, path: str, content: object, told: str) -> None:
    reply = service.post_json(path, content)
    assert reply.status == 400
    assert told in reply.json["error"]["message"]


def test_a_field_or_a_file_that_there_is_not_is_refused(service: Service) -> None:
    file = ("a.txt", PAPER.read_bytes())
    for files, fields in (({"file": file}, {"slect": "R2"}), ({"file": file, "bibliografy": file}, {})):
        reply = service.post_files("/v1/check", files, **fields)
        assert reply.status == 400
        assert "did you mean" in reply.json["error"]["message"]
    assert service.post("/v1/extract?textt=1", b"So.", "text/plain").status == 400


def test_a_bibliography_is_taken_as_a_file_and_as_a_field(service: Service) -> None:
    file, books = ("a.md", b"It is so [@doe]."), "@book{doe, author={Doe, J.}, title={Silt}, year=1999}"
    for files, fields in (({"bibliography": ("b.bib", books.encode())}, {}), ({}, {"bibliography": books})):
        reply = service.post_files("/v1/extract", {"file": file, **files}, **fields)
        assert [each["id"] for each in reply.json["references"]] == ["doe"]


def test_the_page_is_told_the_text_and_the_fields_of_entries_in_their_own_text(service: Service) -> None:
    text = "So it is (Doe 1999).\n\nReferences\n\n1. Doe, J. (1999). On the silt of ri-\n   vers. Water, 3, 4-5.\n"
    found = service.post_json("/v1/extract", {"text": text, "findings": True, "name": "a.txt"}).json
    assert "text" not in found
    found = service.post("/v1/extract?text=1&findings=1&name=a.txt", text.encode(), "text/plain").json
    assert found["text"] == text
    [reference] = found["references"]
    fields = {name: reference["text"][start:end] for start, end, name in found["entries"][reference["id"]]}
    assert fields["title"] == "On the silt of rivers"
    assert fields["author"] == "Doe, J."


def test_corrections_are_in_every_format(service: Service) -> None:
    text = "So it is (Doe 1999).\n\nReferences\n\n1. Doe, J. (1999). On the silt of ri-\n   vers. Water, 3, 4-5.\n"
    entry = "Doe, J. (1999). On the silt of rivers. Water, 3, 4-5."
    told = {"r1": {"text": entry, "spans": [[0, 7, "editor"], [16, 37, "title"]]}}
    asked = {"text": text, "name": "a.txt", "corrections": told}
    [found] = service.post_json("/v1/extract", asked).json["references"]
    assert found["csl"]["editor"] == [{"family": "Doe", "given": "J."}]
    assert found["csl"]["title"] == "On the silt of rivers"
    start, end, _ = found["fields"][1]
    assert text[start:end] == "On the silt of ri-\n   vers"
    assert "editor = {Doe, J.}" in service.post_json("/v1/extract?format=bibtex", asked).text
    wrong = {**asked, "corrections": {"r1": {"text": entry, "spans": [[16, 37, "author"]]}}}
    right, worse = (service.post_json("/v1/extract", each).json["citations"][0]["items"][0] for each in (asked, wrong))
    assert right["reference"] == "r1"
    assert worse["score"] < right["score"]
    other = {**asked, "corrections": {"r1": {"text": "other", "spans": []}}}
    assert service.post_json("/v1/extract", other).status == 400


def test_a_bibliography_is_linked_against(service: Service) -> None:
    bibliography = "@book{doe99, author = {Doe, Jane}, title = {Silt}, year = 1999}"
    reply = service.post_json("/v1/extract", {"text": "As (Doe 1999) says.", "bibliography": bibliography})
    assert [each["id"] for each in reply.json["references"]] == ["doe99"]


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/v1/extract", b"", "text/plain", 400),
        ("/v1/extract?format=nix", b"a", "text/plain", 400),
        ("/v1/extract?reader=nix", b"a", "text/plain", 400),
        ("/v1/extract?threshold=2", b"a", "text/plain", 400),
        ("/v1/check?select=nix", b"a", "text/plain", 400),
        ("/v1/extract", b"{", "application/json", 400),
        ("/v1/extract", b"[" * 100_000, "application/json", 400),
        ("/v1/extract", b"[]", "application/json", 400),
        ("/v1/extract", b"{}", "application/json", 400),
        ("/v1/parse", b'{"references": [1]}', "application/json", 400),
        ("/v1/parse", b'{"references": [{"text": "a", "spans": [[0, 2, "title"]]}]}', "application/json", 400),
        ("/v1/parse", b'{"references": [{"text": "a", "spans": [[0, 1, "nix"]]}]}', "application/json", 400),
        ("/v1/parse", b'{"references": [{"text": "a", "spans": 1}]}', "application/json", 400),
        ("/v1/extract", b"--x\r\n", "multipart/form-data; boundary=y", 400),
        ("/v1/extract", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "application/octet-stream", 415),
        ("/v1/extract", b"%PDF-1.7\nnothing", "application/pdf", 422),
        ("/v1/extract?name=refs.bib", b"@book{a, title = {b}}", "text/plain", 415),
        ("/v1/nix", b"", "text/plain", 404),
        ("/v1/formats", b"", "text/plain", 405),
    ],
)
def test_what_cannot_be_used_is_told(service: Service, path: str, body: bytes, kind: str, status: int) -> None:
    reply = service.post(path, body, kind)
    assert reply.status == status
    assert reply.json["error"]["status"] == status
    assert reply.json["error"]["message"]


def test_halves_of_characters_are_no_fault(service: Service) -> None:
    assert service.post_json("/v1/extract", {"text": "a \ud800 (Doe 1999)"}).status == 200
    assert service.post_json("/v1/parse", {"references": ["a \udfff b"]}).status == 200


def test_a_request_above_the_limit_is_refused(service: Service) -> None:
    assert service.post("/v1/extract", b" " * (9 * 1024 * 1024), "text/plain").status == 413


def test_nothing_beside_a_document_is_read(service: Service, tmp_path: Path) -> None:
    (tmp_path / "inner.tex").write_text("inner words", "utf-8")
    source = rf"\documentclass{{article}}\begin{{document}}\input{{{tmp_path}/inner}}\end{{document}}"
    path = f"/v1/extract?text=1&name={tmp_path}/a.tex"
    found = service.post(path, source.encode(), "text/plain").json
    assert "inner words" not in found["text"]
    assert found["source"] == "a.tex"


def test_answers_are_as_the_description_says(service: Service) -> None:
    described = service.get("/openapi.json").json
    schemas = described["components"]["schemas"]
    assert set(described["paths"]) >= {"/v1/extract", "/v1/check", "/v1/parse", "/v1/formats", "/metrics"}
    extracted = service.post("/v1/extract?text=1&findings=1&name=a.txt", PAPER.read_bytes(), "text/plain").json
    parsed = service.post("/v1/parse", b"Doe, J. (1999). Silt.", "text/plain").json
    checked = service.post("/v1/check?name=a.txt", PAPER.read_bytes(), "text/plain").json
    found = {"extraction": extracted, "check": checked, "parse": parsed[0], "formats": service.get("/v1/formats").json}
    for name, answer in {**found, "error": service.get("/nix").json}.items():
        schema = {**schemas[name], "components": {"schemas": schemas}}
        jsonschema.validate(answer, schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("report", ["text", "html", "sarif", "junit", "github", "gitlab"])
def test_findings_come_as_every_report(service: Service, report: str) -> None:
    reply = service.post(f"/v1/check?format={report}&name=a.txt", PAPER.read_bytes(), "text/plain")
    assert reply.status == 200
    assert "Laine" in reply.text
    assert service.post("/v1/check?format=nix", b"a", "text/plain").status == 400


KEYS = ("text", "name", "references", "spans", "corrections", "bibliography", "format", "threshold", "r1")
BODIES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    ).map(lambda content: json.dumps(content).encode()),
)
KINDS = ("application/json", "text/plain", "application/pdf", "multipart/form-data; boundary=x", "", "nix/nix")
FORM = "application/x-www-form-urlencoded"


@settings(max_examples=150)
@given(st.sampled_from(["/v1/extract", "/v1/check", "/v1/parse"]), BODIES, st.sampled_from((*KINDS, FORM)))
def test_no_body_is_a_fault_of_the_program(service: Service, path: str, body: bytes, kind: str) -> None:
    assert service.post(path, body, kind).status in (200, 400, 415, 422)


def test_metrics_count_what_was_asked(service: Service) -> None:
    service.post("/v1/parse", b"Doe, J. (1999). Silt.", "text/plain")
    told = service.get("/metrics").text
    assert 'refextract_requests_total{route="/v1/parse",status="200"}' in told
    assert "refextract_workers 2" in told
    assert "refextract_held_bytes 0" in told


def test_what_curl_sends_by_itself_is_told_how_to_be_sent(service: Service) -> None:
    for data in (PAPER.read_bytes(), b"%PDF-1.7 \xff\xfe", b""):
        reply = service.post("/v1/extract", data, "application/x-www-form-urlencoded")
        assert reply.status == 415
        assert "curl -F file=@" in reply.text
        assert "application/octet-stream" in reply.text
