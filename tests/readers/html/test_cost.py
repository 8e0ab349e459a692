"""The work grows as the page does, whatever its markup: counted in calls, of Python and of built-in functions."""

import sys
from types import FrameType
from typing import Any

import pytest

from refextract.readers.html import read

ENTRY = (
    "<li id=r{i}><span class=label>[{i}]</span> Orr, A. Title. 2001. <a href=https://doi.org/10.1000/{i}>Crossref</a>"
)
PATTERNS = (
    *("<!--", "<", "&", '<a b="', "<a b='x", "<blockquote><h1>", "<div>", "<b>", "<b><div></b>", "<ol><li>", "</div>"),
    *("<h1>References", "<dl><dt id=a>", "<dd id=r{i}><a href=#r{i}>x</a>", "<p>", "<br>", "<q>", "<sup>", "<pre>"),
    *("<table><tr><td>", "<div class=menu>", "<div class=menu><a href=#z>z</a>", "<div class=references>", "<![a]("),
    *("<a href=#r1>1</a><p id=r1>Orr 2001", "<div><p id=r{i}>Orr 2001 a title</p><a href=#r{i}>x</a>", "<ol><ol>"),
    *("<ul class=ref id=r{i}><li>", "<article>", "<section id=s{i}><a href=#s{i}>x</a>", "[<a href=//x>PubMed</a>] | "),
    *(
        "<div hidden><p id=r{i}>Orr 2001 title<a href=#r{i}>1</a>",
        "<p id=a-b-c-d-e-{i}>",
        "<li id=r{i}><a href=#r{i}>x",
    ),
    *("<h2>References</h2><ol><li>Orr 2001 title</ol>", "<b>Citation:</b>", "<span data-cites='a b'>x</span>", ENTRY),
    *("<a href=#r{i}>[{i}]</a>" + ENTRY, "<dl><dd id=r>x</dd>", "<li><a name=r{i}></a>Orr 2001<br><a href=#r{i}>1</a>"),
)


def calls(source: str) -> int:
    counted = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(source.encode(), "a.html")
    finally:
        sys.setprofile(None)
    return counted


def repeated(pattern: str, count: int) -> str:
    return "".join(pattern.replace("{i}", str(number)) for number in range(count))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_page_is_twice_the_work(pattern: str) -> None:
    calls("<p>what is compiled and cached at first use is not counted")
    once, twice = calls(repeated(pattern, 100)), calls(repeated(pattern, 200))
    assert twice < 2.3 * once
