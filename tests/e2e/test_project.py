"""A project as people have it: papers, an environment, packages, a bibliography, a baseline, and the gates of CI."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
import yaml

from .command import content, fill, refextract

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests/checking/report/sarif-2.1.0.json"
BIB = "".join(
    f"@article{{key{n}, author = {{Author{chr(65 + n)}, A.}}, title = {{Study {n}}}, year = {2000 + n}}}\n"
    for n in range(20)
)
NOISE = "Rivers (Nobody 1999).\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    papers = {f"papers/part{n % 4}/p{n}.md": f"# Paper {n}\n\nSee [@key{n % 20}] there.\n" for n in range(40)}
    hidden = (".venv/lib/a.md", "node_modules/x/b.md", "build/c.md", "old/d.md", ".git/e.md", "papers/draft.tmp.md")
    fill(tmp_path, {**papers, **dict.fromkeys(hidden, NOISE), ".gitignore": "*.tmp.md\n", "refs.bib": BIB})
    fill(tmp_path, {"refextract.toml": '[read]\nexclude = ["old"]\n[extract]\nbibliography = ["refs.bib"]\n'})
    return tmp_path


def test_what_is_sound_passes_and_what_is_not_is_found_once(project: Path) -> None:
    code, out, err = refextract(project, "check", ".")
    assert (code, out) == (0, ""), out
    assert err == "refextract: no findings in 40 documents\n"
    (project / "papers/part0/p0.md").write_text("See [@key99] there.\n")
    code, out, err = refextract(project, "check", ".")
    assert code == 1
    assert out.startswith("papers/part0/p0.md:1:6: R101 ")
    assert "1 finding in 1 of 40 documents" in err


def test_a_baseline_holds_from_every_folder(project: Path) -> None:
    (project / "papers/part0/p0.md").write_text("See [@key99] there.\n")
    assert refextract(project, "check", ".", "--write-baseline", "known.jsonl")[0] == 0
    assert refextract(project, "check", ".", "--baseline", "known.jsonl")[0] == 0
    assert refextract(project / "papers/part0", "check", ".", "--baseline", "../../known.jsonl")[0] == 0


def test_a_second_run_is_answered_from_the_cache(project: Path) -> None:
    program = "import sys; from refextract.cli import main; code = main(); print(sorted(sys.modules)); sys.exit(code)"
    first = refextract(project, "check", ".", "--cache", ".cache", "--format", "json")
    second = refextract(project, "check", ".", "--cache", ".cache", "--format", "json", program=program)
    assert second[0] == first[0] == 0
    listed, modules = second[1].rsplit("\n[", 1)
    assert listed.strip() == first[1].strip()
    assert "'refextract.pipeline'" not in modules, "nothing of the checker is loaded"


def test_only_what_changed_is_read_again(project: Path) -> None:
    refextract(project, "check", ".", "--cache", ".cache")
    (project / "papers/part0/p0.md").write_text("See [@key99] there.\n")
    call = ("check", ".", "--cache", ".cache", "--jobs", "1", "--baseline", "known.jsonl")
    (project / "known.jsonl").write_text('["papers/part0/p0.md", "R101", "“@key99” has no entry"]\n')
    code, out, _ = refextract(project, *call, program=COUNTING)
    assert (code, out.splitlines()[-1]) == (1, "['papers/part0/p0.md']")
    code, out, _ = refextract(project, *call, program=COUNTING)
    assert (code, out.splitlines()[-1]) == (1, "[]")


COUNTING = """
import sys
from refextract.checking import session
from refextract.cli import main
read, whole = [], session.Session._as_given
def counted(self, file):
    read.append(file)
    return whole(self, file)
session.Session._as_given = counted
code = main()
print(read)
sys.exit(code)
"""


def run_the_steps(project: Path, inputs: Mapping[str, str]) -> tuple[int, str, Mapping[str, str]]:
    """The last step of the action, as GitHub runs it, with the installed command in place of its environment."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: inputs.get(name, each.get("default", "")) for name, each in action["inputs"].items()}
    environment = {key: value.replace("${{ inputs.", "").replace(" }}", "") for key, value in step["env"].items()}
    temporary = project.parent / "runner"
    command = temporary / "refextract/bin/refextract"
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m refextract "$@"\n')
    command.chmod(0o755)
    outputs, summary = temporary / "outputs", temporary / "summary"
    done = subprocess.run(  # noqa: S603 - our own
        ["/bin/bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=project,
        env={
            **os.environ,
            **{key: given[name] for key, name in environment.items()},
            "RUNNER_TEMP": str(temporary),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = dict(line.split("=", 1) for line in outputs.read_text().splitlines()) if outputs.exists() else {}
    return done.returncode, done.stdout + done.stderr, told


def test_the_action_reads_all_its_lines_and_tells_what_it_found(project: Path) -> None:
    fill(project, {"one more.md": "See [@key99] and [@key98].\n", "x.md": NOISE, "refextract.toml": ""})
    inputs = {"files": "papers/part1\none more.md\n", "bibliography": "refs.bib", "arguments": "--select\nR1"}
    code, told, outputs = run_the_steps(project, inputs)
    assert code == 1, told
    assert told.count("::error file=one more.md,line=1") == 2
    assert "x.md" not in told
    assert outputs == {"findings": "2", "sarif": "refextract.sarif"}
    sarif = json.loads((project / "refextract.sarif").read_text())
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["R101", "R101"]
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(sarif)


def test_findings_are_known_again_where_lines_move(project: Path) -> None:
    paper = project / "papers/part0/p0.md"
    paper.write_text("See [@key99] and [@key98] there.\n")
    before = fingerprints(project)
    paper.write_text("# New\n\nMuch is said before.\n\nSee, as ever, [@key99] and\n[@key98] there.\n")
    assert fingerprints(project) == before
    assert len(set(before)) == 2


def fingerprints(project: Path) -> list[str]:
    log = json.loads(refextract(project, "check", ".", "--format", "sarif")[1])
    return [result["partialFingerprints"]["refextract/v1"] for result in log["runs"][0]["results"]]


def test_the_action_passes_what_is_sound_and_fails_where_nothing_is(project: Path) -> None:
    assert run_the_steps(project, {"files": "papers"})[0] == 0
    (project / "empty").mkdir()
    code, told, _ = run_the_steps(project, {"files": "empty"})
    assert code == 2
    assert "no document found" in told
    assert "papers/part0/p0.md" in content(project)
