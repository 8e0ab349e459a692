"""Unchanged documents are answered from the cache, to the byte as they were found, and from nothing else."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from refextract.checking.batch import CheckTask
from refextract.checking.cache import FindingsCache, answer_key
from refextract.checking.outcomes import CacheKey, GivenFile
from refextract.checking.plan import Plan
from refextract.checking.report import Reported, RuleCard
from refextract.checking.selection import Selection
from refextract.cli import main
from refextract.options import Options

TEXT = (
    "It is so (Nobody 2010), as Smiht (2001) says; see also Smith (2010) and (Jones 2005).\n\nReferences\n\n"
    "Jones, A. (2005). Tabs\tand 研究. Paris: Presse.\nSmith, J. (2001). On Things. London: Press, p. 40-30.\n"
)
HTML = "<p>It is so (Nobody 2010).</p><h2>References</h2><p>Smith, J. (2001). On <i>Things</i>. London: Press.</p>"
FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html")
DATA = TEXT.encode()

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_bytes(b"caf\xe9 (Nobody 2010)\n" + DATA)  # told: one byte is not UTF-8
    (folder / "c.html").write_text(HTML, "utf-8")
    (folder / "d.md").write_text("Nothing is cited.\n", "utf-8")
    return folder


@pytest.fixture
def found() -> Reported:
    return CheckTask(Options())(GivenFile("a.txt", "a.txt", DATA)).reported


def run(capsys: Captured, *arguments: object) -> tuple[int, str, str]:
    code = main(["check", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out, told.err


def database(folder: Path) -> Path:
    return folder / "findings.sqlite"


def test_what_was_found_is_answered_whole(tmp_path: Path, found: Reported) -> None:
    with FindingsCache(tmp_path, [b"one"]) as cache:
        cache.put(found, CacheKey(answer_key(cache.stamp, "a.txt", DATA)))
    with FindingsCache(tmp_path, [b"one"]) as cache:
        assert any(notice.remedy for notice in found.notices)
        assert cache.get("a.txt", DATA) == found
        assert cache.get("a.txt", DATA + b" ") is None
        assert cache.get("b.txt", DATA) is None
    with FindingsCache(tmp_path, [b"one", b""]) as cache:
        assert cache.get("a.txt", DATA) is None


def test_the_plan_of_a_run_is_answered(tmp_path: Path) -> None:
    plan = Plan(
        (RuleCard("R101", "x", "error", True, "Told."),), Selection((".txt",), ("old",)), 10, ("refs.bib: odd",)
    )
    with FindingsCache(tmp_path, []) as cache:
        assert cache.plan() is None
        cache.put_plan(plan)
    with FindingsCache(tmp_path, []) as cache:
        assert cache.plan() == plan


@pytest.mark.parametrize("format_", FORMATS)
def test_a_cached_run_prints_what_the_first_one_printed(
    capsys: Captured, tmp_path: Path, papers: Path, format_: str
) -> None:
    without = run(capsys, papers, "--format", format_, "--statistics")
    first = run(capsys, papers, "--format", format_, "--statistics", "--cache", tmp_path / "cache")
    second = run(capsys, papers, "--format", format_, "--statistics", "--cache", tmp_path / "cache")
    assert without == first == second
    assert without[0] == 1
    assert "b.txt: 1 bytes that are not UTF-8" in without[2]


def test_a_changed_document_is_checked_among_those_that_are_not(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    run(capsys, papers, "--cache", tmp_path / "cache")
    (papers / "b.txt").write_text("All new (Nobody 1999).\n", "utf-8")
    (papers / "missing.txt").symlink_to(papers / "nowhere")
    arguments = (papers, papers / "missing.txt")
    assert run(capsys, *arguments) == run(capsys, *arguments, "--cache", tmp_path / "cache")


@pytest.mark.parametrize("more", [["--ignore", "R101"], ["--select", "R2"], ["--from", "markdown"]])
def test_other_options_are_another_matter(capsys: Captured, tmp_path: Path, papers: Path, more: list[str]) -> None:
    run(capsys, papers, "--cache", tmp_path / "cache")
    assert run(capsys, papers, *more, "--cache", tmp_path / "cache") == run(capsys, papers, *more)


def test_a_changed_configuration_is_another_matter(
    capsys: Captured, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    before = run(capsys, "papers", "--cache", "cache")
    Path("refextract.toml").write_text('[check]\nignore = ["R101"]\n', "utf-8")
    after = run(capsys, "papers", "--cache", "cache")
    assert after != before
    assert after == run(capsys, "papers")
    Path("refextract.toml").write_text('[check]\nignore = ["R999"]\n', "utf-8")
    assert run(capsys, "papers", "--cache", "cache")[0] == 2
    assert run(capsys, "papers", "--cache", "cache")[0] == 2


def test_a_changed_bibliography_is_another_matter(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    refs = tmp_path / "refs.bib"
    arguments = (papers, "--bibliography", refs)
    for year in ("1999", "2010", "2010"):
        refs.write_text(f"@book{{n, author = {{Nobody, N.}}, title = {{All}}, year = {year}}}\n@book{{", "utf-8")
        assert run(capsys, *arguments, "--cache", tmp_path / "cache") == run(capsys, *arguments)


def test_what_lies_beside_a_document_is_another_matter(capsys: Captured, tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "a.md").write_text("---\nbibliography: refs.bib\n---\nSee [@one] and [@two].\n")
    (folder / "b.tex").write_text("\\documentclass{article}\\begin{document}\\input{part}\\end{document}\n")
    entries = [f"@book{{{key}, author = {{Roe, J.}}, title = {{All}}, year = 1999}}\n" for key in ("one", "two")]
    for bib, part in ((None, ""), (entries[0], ""), ("".join(entries), "Rivers (Nobody 1999).\n"), (None, "")):
        if bib is not None:
            (folder / "refs.bib").write_text(bib)
        (folder / "part.tex").write_text(part)
        cached = run(capsys, folder, "--exclude", "part.tex", "--cache", tmp_path / "cache")
        assert cached == run(capsys, folder, "--exclude", "part.tex")


def test_a_baseline_hides_what_is_cached(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    baseline, cache = tmp_path / "baseline", tmp_path / "cache"
    run(capsys, papers / "a.txt", "--cache", cache, "--write-baseline", baseline)
    with_baseline = run(capsys, papers, "--baseline", baseline, "--cache", cache)
    assert with_baseline == run(capsys, papers, "--baseline", baseline)
    assert with_baseline[1]
    assert "a.txt" not in with_baseline[1]


def test_cached_findings_are_fixed(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    run(capsys, papers, "--cache", tmp_path / "cache")
    arguments = (papers, "--diff", "--unsafe-fixes")
    shown = run(capsys, *arguments, "--cache", tmp_path / "cache")
    assert "+++" in shown[1]
    assert shown == run(capsys, *arguments)


def test_damage_is_not_answered(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    cache = tmp_path / "cache"
    first = run(capsys, papers, "--cache", cache)
    with sqlite3.connect(database(cache)) as store:
        store.execute("UPDATE answers SET answer = replace(CAST(answer AS TEXT), 'error', 'ERROR')")
    store.close()
    assert run(capsys, papers, "--cache", cache) == first
    assert run(capsys, papers, "--cache", cache) == first


def test_a_cache_cut_short_is_told_and_not_used(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    cache = tmp_path / "cache"
    code, out, err = run(capsys, papers, "--cache", cache)
    content = database(cache).read_bytes()
    database(cache).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    damaged = run(capsys, papers, "--cache", cache)
    assert damaged[:2] == (code, out)
    assert "the cache is not used" in damaged[2].removeprefix(err)


def test_two_runs_at_once_keep_what_both_found(tmp_path: Path, found: Reported) -> None:
    with FindingsCache(tmp_path, []) as one, FindingsCache(tmp_path, []) as other:
        one.put(found, CacheKey(answer_key(one.stamp, "a.txt", DATA)))
        other.put(found, CacheKey(answer_key(other.stamp, "a.txt", DATA + b" ")))
    with FindingsCache(tmp_path, []) as cache:
        assert cache.get("a.txt", DATA) == cache.get("a.txt", DATA + b" ") == found


def test_what_is_no_cache_is_told_and_done_without(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    without = run(capsys, papers)
    something = b"something else, and long enough to be read as a header" * 20
    database(tmp_path).write_bytes(something)
    code, out, err = run(capsys, papers, "--cache", tmp_path)
    assert (code, out) == without[:2]
    assert "findings.sqlite: the cache is not used: file is not a database" in err
    assert database(tmp_path).read_bytes() == something


def test_a_folder_that_was_there_keeps_what_is_in_it(capsys: Captured, tmp_path: Path, papers: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.aux\n")
    run(capsys, papers, "--cache", tmp_path)
    run(capsys, papers, "--cache", tmp_path / "new")
    assert (tmp_path / ".gitignore").read_text() == "*.aux\n"
    assert (tmp_path / "new" / ".gitignore").read_text() == "*\n"


HEAVY = ("pydantic", "numpy", "regex", "rapidfuzz", "refextract.pipeline", "refextract.checking.rules")
HEAVY += ("concurrent.futures",)


@pytest.mark.parametrize("format_", [format_ for format_ in FORMATS if format_ != "html"])
def test_a_cached_run_loads_nothing_that_a_check_needs(
    capsys: Captured, tmp_path: Path, papers: Path, format_: str
) -> None:
    arguments = ["check", str(papers), "--cache", str(tmp_path / "cache"), "--format", format_]
    main(arguments)
    capsys.readouterr()
    program = f"import sys; from refextract.cli import main; main({arguments!r}); "
    program += f"sys.exit(str([name for name in {HEAVY!r} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.stderr.splitlines()[-1] == "[]"
