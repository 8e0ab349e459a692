"""What the command line prints as JSON is what `output.schema.json` says, and all of it is described there."""

import json
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from refextract.cli import main
from refextract.model.citation import Pointer
from refextract.model.reference import VARIABLES

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((files("refextract.checking.report") / "output.schema.json").read_text("utf-8"))
DOCUMENTS = sorted((Path(__file__).parents[3] / "fixtures" / "documents").glob("*.txt"))
CITING = """\
The number [3], the pages (Doe, 2001a: 12–14; cf. Roe et al., n.d., ch. 2), \
the place <https://example.org/a>, ibid., p. 3, [@knuth84, p. 5] and [Knu84].

# References

Doe, J. (2001a). Rivers of the North. *Hydrology*, 3(2), 1–20. https://doi.org/10.1234/abc

Deo, J. (May/June 2002b). Rivers. Accessed 3 May 2001.
"""


def closed(schema: Any) -> Any:
    """The schema with no other properties allowed than those it describes."""
    if isinstance(schema, dict):
        schema = {key: value if key == "csl" else closed(value) for key, value in schema.items()}
        if "properties" in schema:
            schema["additionalProperties"] = False
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


def validator(command: str) -> Any:
    only = {**closed(deepcopy(SCHEMA)), "anyOf": [{"$ref": f"#/$defs/{command}"}]}
    return jsonschema.Draft202012Validator(only)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    assert main(arguments) in (0, 1)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("command", ["extract", "check"])
def test_documents(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    citing = tmp_path / "citing.md"
    citing.write_text(CITING, "utf-8")
    found = printed(capsys, command, *map(str, DOCUMENTS), str(citing), "--format", "jsonl")
    assert len(found) == len(DOCUMENTS) + 1
    for each in found:
        validator(command).validate(each)


def test_reference_strings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    strings = tmp_path / "strings.txt"
    strings.write_text(
        "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.\n\n[3] Doe, J. et al., n.d.\n", "utf-8"
    )
    found = printed(capsys, "parse", str(strings))
    assert len(found) == 3
    for each in found:
        validator("parse").validate(each)


def test_check_as_one_array_has_the_same_objects(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(DOCUMENTS[0]), "--format", "json"])
    [found] = json.loads(capsys.readouterr().out)
    validator("check").validate(found)


def test_every_kind_of_pointer_and_every_variable_is_described() -> None:
    kinds = {each["properties"]["kind"]["const"] for each in SCHEMA["$defs"]["pointer"]["oneOf"]}
    union = Pointer.__origin__  # type: ignore[attr-defined]
    assert kinds == {each.model_fields["kind"].default for each in union.__args__}
    assert SCHEMA["$defs"]["variable"]["enum"] == list(VARIABLES)


@pytest.mark.parametrize("command", ["extract", "parse", "check"])
def test_something_else_is_refused(command: str) -> None:
    for other in ({}, {"source": 1}, [], {"text": "Knuth", "spans": [[0, 5]], "csl": {}, "score": 2}):
        assert not validator(command).is_valid(other)
