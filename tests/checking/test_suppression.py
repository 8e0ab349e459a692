"""Comments and file patterns keep findings from being reported, and nothing else does."""

from pathlib import Path

import pytest

from refextract.checking.diagnostics import check
from refextract.checking.suppression import ignored_in_file, unsuppressed
from refextract.errors import OptionsError
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.options import CheckOptions
from refextract.pipeline import extract
from refextract.readers import read
from refextract.text import Span
from tests.growth import assert_linear


def left(text: str, written: str = "(Smith 2010)") -> int:
    start = text.index(written)
    diagnostic = Diagnostic(
        code="R101",
        name="unresolved-citation",
        severity="error",
        message="",
        span=Span(start, start + len(written)),
    )
    return len(unsuppressed(Document.of(text), [diagnostic]))


@pytest.mark.parametrize(
    "text",
    [
        "It is (Smith 2010). <!-- refextract: ignore -->",
        "It is (Smith 2010). % refextract: ignore R101",
        "It is (Smith 2010). <!-- refextract: ignore R201, unresolved-citation -->",
        "It is (Smith 2010). # refextract: ignore R1",
        "<!-- refextract: ignore -->\nIt is (Smith 2010).",
        "<!-- refextract: ignore R101 -->\n\n\nIt is (Smith 2010).",
        "<!-- refextract: ignore-file -->\nOne.\n\nTwo.\n\nIt is (Smith 2010).",
        "One.\n\nIt is (Smith 2010).\n\n% refextract: ignore-file R101\n",
        "It is % refextract: ignore\n(Smith 2010).".replace("% refextract: ignore\n", "% refextract: ignore "),
    ],
)
def test_a_comment_hides_the_finding(text: str) -> None:
    assert left(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "It is (Smith 2010).",
        "It is (Smith 2010). <!-- refextract: ignore R201 -->",
        "One. <!-- refextract: ignore -->\nIt is (Smith 2010).",
        "<!-- refextract: ignore -->\nOne.\nIt is (Smith 2010).",
        "It is (Smith 2010).\n<!-- refextract: ignore -->\n",
        "<!-- refextract: ignore-file R2 -->\nIt is (Smith 2010).",
    ],
)
def test_other_findings_stay(text: str) -> None:
    assert left(text) == 1


@pytest.mark.parametrize(
    ("source", "ignored"),
    [("docs/old/a.txt", ("R2",)), ("old/a.txt", ("R2",)), ("a.md", ("R1",)), ("x/y/a.md", ("R1",)), ("a.txt", ())],
)
def test_patterns_of_file_names(source: str, ignored: tuple[str, ...]) -> None:
    assert ignored_in_file(source, {"old/*": ["R2"], "*.md": ["R1"]}) == ignored


def test_a_rule_that_there_is_not_is_told_whatever_file_it_is_ignored_in() -> None:
    document = Document.of("Told (Mill 1901).", "a.md")
    with pytest.raises(OptionsError, match="no rule 'R9'"):
        check(document, extract(document), options=CheckOptions(per_file_ignores={"*.tex": ("R9",)}))


def test_cost_is_linear_in_comments_and_findings() -> None:
    def hide(lines: int) -> None:
        text = "".join("A finding <!-- refextract: ignore R9 --> is.\n" for _ in range(lines))
        found = [
            Diagnostic(code="R101", name="x", severity="error", message="", span=Span(place, place + 1))
            for place in range(0, len(text), 45)
        ]
        assert len(unsuppressed(Document.of(text), found)) == lines

    assert_linear(hide, 400)


MAIN = "\\documentclass{book}\n\\begin{document}\nNo \\cite{one}.%s\n\\input{part}%s\nNo \\cite{two}.\\end{document}\n"
PART = "%sNo \\cite{three}.%s\n\nNo \\cite{four}.\n"


def keys_left(folder: Path, main: str, part: str, given: str = "main.tex", **ignored: list[str]) -> str:
    (folder / "main.tex").write_text(main, "utf-8")
    (folder / "part.tex").write_text(part, "utf-8")
    document = read(folder / given)
    patterns = {name.replace("_", "."): rules for name, rules in ignored.items()}
    options = CheckOptions(select=("R101",), per_file_ignores=patterns)
    found = check(document, extract(document), options=options)
    return " ".join(each.span.of(document.text) for each in found)


@pytest.mark.parametrize("given", ["main.tex", "part.tex"])
@pytest.mark.parametrize(
    ("main", "part", "left"),
    [
        (("", ""), ("", ""), "one three four two"),
        ((" % refextract: ignore R101", ""), ("", ""), "three four two"),
        (("\n% refextract: ignore", ""), ("", ""), "one four two"),
        (("", ""), ("", "% refextract: ignore R101"), "one four two"),
        (("", ""), ("% refextract: ignore R101\n", ""), "one four two"),
        (("", " % refextract: ignore R101"), ("", ""), "one three four two"),
        (("", "\n% refextract: ignore R101"), ("", ""), "one three four"),
        (("", ""), ("% refextract: ignore-file\n", ""), "one two"),
        (("", ""), ("% refextract: ignore-file R201\n", ""), "one three four two"),
        (("% refextract: ignore-file", ""), ("", ""), ""),
    ],
)
def test_a_comment_counts_in_its_file_of_a_project(
    tmp_path: Path, given: str, main: tuple[str, str], part: tuple[str, str], left: str
) -> None:
    assert keys_left(tmp_path, MAIN % main, PART % part, given) == left


@pytest.mark.parametrize("given", ["main.tex", "part.tex"])
def test_a_pattern_counts_for_a_file_of_a_project(tmp_path: Path, given: str) -> None:
    main, part = MAIN % ("", ""), PART % ("", "")
    assert keys_left(tmp_path, main, part, given, part_tex=["R101"]) == "one two"
    assert keys_left(tmp_path, main, part, given, part_tex=["R201"]) == "one three four two"
    assert keys_left(tmp_path, main, part, given, main_tex=["R101"]) == ""
