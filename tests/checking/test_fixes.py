"""Fixes change what they say and not a byte more, and a second run finds nothing left to do."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.checking.fixes import apply_fixes, encoding_of, fix_checked, is_fixable, unified_diff
from refextract.checking.report import Checked
from refextract.cli import main
from refextract.model.diagnostic import Diagnostic, Edit, Fix
from refextract.model.document import Document
from refextract.readers import read
from refextract.readers.html import read as read_html
from refextract.text import Span, TextBuilder
from tests.growth import assert_linear
from tests.readers.office import docx, p

PAPER = """Trees were counted (Crowther et al. 2015a) and named (Hansen and Potapof 2013) – twice.

References

Crowther, T. W., Glick, H. B., & Covey, K. R. (2015). Mapping tree density at a global scale. Nature, 525, 201-205.

Hansen, M. C., & Potapov, P. V. (2013). High-resolution global maps of forest cover change. Science, 342, 850-853.
"""
FIXED = PAPER.replace("2015a", "2015").replace("Potapof", "Potapov")
PLAIN = st.characters(codec="utf-8")
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252")

Captured = pytest.CaptureFixture[str]


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Diagnostic:
    fix = Fix(edits=tuple(Edit(span=Span(start, end), text=text) for start, end, text in edits), safe=safe)
    return Diagnostic(code="R1", name="rule", severity="error", message="", span=Span(0, 0), fix=fix)


def misspelt(document: Document) -> tuple[Diagnostic, ...]:
    """A rule that wants every "ab" to be a "c"."""
    text = document.text
    return tuple(finding((at, at + 2, "c")) for at in range(len(text)) if text.startswith("ab", at))


def again(data: bytes, *, name: str = "a.txt") -> Checked:
    document = read(data, name=name)
    return Checked(document, None, misspelt(document))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and edits of it that do not overlap, in any order."""
    text = draw(st.text(PLAIN, min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, draw(st.permutations([(start, end, draw(st.text(PLAIN, max_size=4))) for start, end in pairs]))


@given(edited())
def test_edits_apart_from_each_other_are_all_made_and_nothing_else(
    case: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, edits = case
    expected = text
    for start, end, new in sorted(edits, reverse=True):
        expected = expected[:start] + new + expected[end:]
    assert apply_fixes(Document.of(text), [finding(edit) for edit in edits]) == (expected, len(edits))


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=5), st.data())
def test_of_fixes_that_overlap_the_first_counts(text: str, places: list[tuple[int, int]], data: st.DataObject) -> None:
    edits = [(start, start + size, data.draw(st.text("xyz", max_size=2))) for start, size in places]
    inside = [edit for edit in edits if edit[1] <= len(text)]
    after, fixed = apply_fixes(Document.of(text), [finding(edit) for edit in inside])
    changes = [len(new) - (end - start) for start, end, new in inside]
    assert fixed <= len(inside)
    assert fixed or after == text
    assert len(after) - len(text) in _sums(changes)


def _sums(numbers: list[int]) -> set[int]:
    found = {0}
    for number in numbers:
        found |= {each + number for each in found}
    return found


@given(st.lists(st.sampled_from(["a", "b", "ab", "é", "–", "\r\n", "\n", " "]), max_size=30), st.sampled_from(CODECS))
def test_a_second_run_changes_nothing_and_the_first_no_other_byte(pieces: list[str], codec: str) -> None:
    data = "".join(["Latin enough to be known for UTF-16 without a mark, so much of it: ", *pieces]).encode(codec)
    first = again(data)
    encoding = encoding_of(data, first.document.original)
    fixed = fix_checked(first, data, again)
    assert encoding is not None
    assert fixed is not None
    assert fixed.data == encoding.encode(first.document.original.replace("ab", "c"))
    assert not any(is_fixable(fixed.checked.document, each) for each in fixed.checked.diagnostics)
    twice = fix_checked(fixed.checked, fixed.data, again)
    assert twice is not None
    assert (twice.data, twice.count) == (fixed.data, 0)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(CODECS))
def test_a_file_is_written_in_the_encoding_it_was_read_in(text: str, codec: str) -> None:
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        return
    plain = data.decode(codec)
    encoding = encoding_of(data, plain)
    assert encoding is not None
    assert encoding.encode(plain) == data


def test_a_file_that_lost_characters_in_reading_is_left_alone() -> None:
    data = "é –".encode() + b"\xff ab"
    assert fix_checked(again(data), data, again) is None


def test_a_character_that_the_encoding_has_not_is_not_written() -> None:
    data = b"caf\xe9 ab"
    document = read(data)
    checked = Checked(document, None, (finding((5, 7, "Łódź")),))
    fixed = fix_checked(checked, data, again)
    assert fixed is not None
    assert fixed.data == data


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    both = finding((0, 1, "x"), (2, 3, "y"))
    assert apply_fixes(Document.of("abc"), [finding((2, 3, "z")), both]) == ("abz", 1)


def test_the_same_fix_twice_is_made_once_and_mends_both() -> None:
    assert apply_fixes(Document.of("abc"), [finding((0, 1, "xx"))] * 2) == ("xxbc", 2)


def test_an_unsafe_fix_is_made_only_when_asked_for() -> None:
    risky = finding((0, 1, "x"), safe=False)
    assert apply_fixes(Document.of("abc"), [risky]) == ("abc", 0)
    assert apply_fixes(Document.of("abc"), [risky], unsafe=True) == ("xbc", 1)


def test_nothing_is_put_where_nothing_stands() -> None:
    assert apply_fixes(Document.of("abc"), [finding((1, 1, "x"))]) == ("abc", 0)


@pytest.mark.parametrize(
    ("shown", "new", "after"),
    [
        ("Smiht", "Smith", "<p>Caf&eacute; Smith&nbsp;&amp; <i>Jo</i>nes</p>"),
        ("Café", "Cafe", None),
        ("Jones", "Johns", None),
        ("& ", "and", None),
        ("Smiht", "<b>", None),
    ],
)
def test_only_what_the_file_itself_shows_is_edited_in_html(shown: str, new: str, after: str | None) -> None:
    source = "<p>Caf&eacute; Smiht&nbsp;&amp; <i>Jo</i>nes</p>"
    document = read_html(source.encode(), "a.html")
    at = document.text.index(shown)
    assert apply_fixes(document, [finding((at, at + len(shown), new))])[0] == (after or source)


def test_a_word_parted_at_a_line_end_is_not_edited() -> None:
    builder = TextBuilder("Smi-\nht")
    builder.copy(0, 3)
    builder.skip(3, 5)
    builder.copy(5, 7)
    document = Document("a", builder.build(), "Smi-\nht")
    assert apply_fixes(document, [finding((0, 5, "Smith"))]) == ("Smi-\nht", 0)


def test_a_diff_knows_no_line_ends_but_line_feeds() -> None:
    assert unified_diff("a\x0cb\nc", "a\x0cB\nc", "x") == (
        "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\x0cb\n+a\x0cB\n c\n\\ No newline at end of file\n"
    )


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(data: bytes) -> Path:
        path = tmp_path / "paper.txt"
        path.write_bytes(data)
        return path

    return written


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_is_fixed_in_place_byte_by_byte(
    write: Callable[[bytes], Path], capsys: Captured, codec: str, newline: str
) -> None:
    path = write(PAPER.replace("\n", newline).encode(codec))
    assert main(["check", str(path), "--fix"]) == 0
    assert path.read_bytes() == FIXED.replace("\n", newline).encode(codec)
    assert "2 findings fixed" in capsys.readouterr().err
    assert main(["check", str(path), "--fix"]) == 0
    assert path.read_bytes() == FIXED.replace("\n", newline).encode(codec)


def test_a_diff_is_printed_and_nothing_written(write: Callable[[bytes], Path], capsys: Captured) -> None:
    path = write(PAPER.encode())
    assert main(["check", str(path), "--diff"]) == 1
    shown = capsys.readouterr()
    assert [line[0] for line in shown.out.splitlines() if "Potapo" in line and "Trees" in line] == ["-", "+"]
    assert "2 findings would be fixed" in shown.err
    assert path.read_bytes() == PAPER.encode()


def test_a_check_tells_what_could_be_fixed(write: Callable[[bytes], Path], capsys: Captured) -> None:
    assert main(["check", str(write(PAPER.encode()))]) == 1
    assert "2 findings in 1 of 1 document; can be fixed: 2 with --fix" in capsys.readouterr().err


def test_what_a_comment_hides_is_not_fixed(write: Callable[[bytes], Path]) -> None:
    text = PAPER.replace("twice.", "twice. <!-- refextract: ignore R103 -->")
    path = write(text.encode())
    assert main(["check", str(path), "--fix"]) == 0
    assert path.read_text("utf-8") == text.replace("2015a", "2015")


def test_standard_input_is_shown_but_not_fixed(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(PAPER.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert main(["check", "-", "--diff"]) == 1
    assert "+++ b/<stdin>" in capsys.readouterr().out
    assert main(["check", "-", "--fix"]) == 2


def test_unsafe_fixes_alone_are_no_command(write: Callable[[bytes], Path], capsys: Captured) -> None:
    assert main(["check", str(write(b"a")), "--unsafe-fixes"]) == 2
    assert "--fix or --diff" in capsys.readouterr().err


def test_files_whose_text_was_put_together_are_refused_in_words(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "paper.docx"
    data = docx("".join(p(each) for each in PAPER.split("\n\n")))
    file.write_bytes(data)
    main(["check", "--fix", "--unsafe-fixes", str(file)])
    assert "paper.docx: not fixed: the text of a DOCX file cannot be written back" in capsys.readouterr().err
    assert file.read_bytes() == data


def test_cost_is_linear_in_fixes() -> None:
    def fix(number: int) -> None:
        document = Document.of("ab " * number)
        assert apply_fixes(document, misspelt(document))[1] == number

    assert_linear(fix, 1_000)
