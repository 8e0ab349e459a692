"""The excerpt shows the line and marks the finding, however long or wide the line is."""

from refextract.checking.report import Checked
from refextract.checking.report.notices import reported
from refextract.checking.report.text import render
from refextract.model.diagnostic import Diagnostic, Related
from refextract.model.document import Document
from refextract.text import Span


def report(text: str, written: str, **more: object) -> list[str]:
    start = text.index(written)
    diagnostic = Diagnostic.model_validate(
        {
            "code": "R101",
            "name": "unresolved-citation",
            "severity": "error",
            "message": "has no entry",
            "span": Span(start, start + len(written)),
            **more,
        }
    )
    return render([reported(Checked(Document.of(text, "a.txt"), None, (diagnostic,)))], ()).splitlines()


def test_place_code_message_line_and_carets() -> None:
    assert report("one\nIt is so (Smith 2010).\n", "(Smith 2010)") == [
        "a.txt:2:10: R101 unresolved-citation: has no entry",
        "    | It is so (Smith 2010).",
        "    |          ^^^^^^^^^^^^",
        "",
    ]


def test_a_long_line_is_cut_around_the_finding() -> None:
    lines = report("x" * 500 + " (Smith 2010) " + "y" * 500, "(Smith 2010)")
    shown, carets = lines[1], lines[2]
    assert len(shown) < 120
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "(Smith 2010)"


def test_wide_characters_take_two_columns() -> None:
    lines = report("研究（王 2010）では", "（王 2010）")
    assert lines[2] == "    |     " + "^" * len("（王 2010）") + "^^^"


def test_control_characters_do_not_reach_the_terminal() -> None:
    lines = report("a\x1b[31mb (Smith 2010)", "(Smith 2010)")
    assert "\x1b" not in "".join(lines)


def test_related_places_follow() -> None:
    text = "(Smith 2010)\nSmyth 2011\n"
    related = (Related(message="the nearest entry", span=Span(13, 23)),)
    assert report(text, "(Smith 2010)", related=related)[3] == "    a.txt:2:1: the nearest entry"
