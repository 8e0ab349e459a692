"""Reading, extracting and checking cost in proportion to the text, however odd it is."""

from collections.abc import Callable

import pytest
from tests.growth import assert_linear

from refextract.checking import check
from refextract.options import ReadOptions
from refextract.pipeline import extract
from refextract.readers import read

LIST = "\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"
TEXTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "letters without a blank": ("text", lambda n: "ACGT" * (n // 4) + LIST),
    "small letters without a blank": ("text", lambda n: "acgt" * (n // 4) + LIST),
    "letters with hyphens": ("text", lambda n: "ac-gt" * (n // 5) + "-\nno\n" + LIST),
    "links": ("markdown", lambda n: "[a](b)" * (n // 6) + LIST),
    "codes of glyphs": ("text", lambda n: "(cid:12)" * (n // 8) + LIST),
    "comments and findings": ("markdown", lambda n: "(Nobody 1999) <!-- refextract: ignore R9 -->\n" * (n // 45)),
    "findings with fixes": ("text", lambda n: "(Smiht 2001) it is.\n" * (n // 20) + LIST),
    "comments without an end": ("html", lambda n: "<!-- a " * (n // 7)),
    "attributes without an end": ("html", lambda n: "<a href='x " * (n // 11)),
    "quotes in quotes": ("html", lambda n: "<blockquote>" * (n // 12) + "x"),
    "open brackets": ("text", lambda n: "(" * n),
    "open quotes": ("text", lambda n: "“" * n),
    "one entry many times": ("text", lambda n: "Smith, J. (2001). On Things. London: Press.\n" * (n // 44)),
    "addresses": ("text", lambda n: "http://a.b/" * (n // 11)),
    "blanks": ("text", lambda n: " " * n + "x"),
    "lines": ("text", lambda n: "\n" * n + "x"),
    "backticks": ("markdown", lambda n: "`" * n),
    "backticks that open nothing": (
        "markdown",
        lambda n: "".join(f"a {'`' * (2 + k)} b" for k in range(int((2 * n) ** 0.5))),
    ),
    "stars": ("markdown", lambda n: "*" * n),
    "keys": ("markdown", lambda n: "@a " * (n // 3)),
    "numbers in brackets": ("text", lambda n: "[1] " * (n // 4) + LIST),
    "dots": ("text", lambda n: "." * n),
    "dashes": ("text", lambda n: "-" * n),
}


@pytest.mark.parametrize("name", TEXTS)
def test_cost_is_linear(name: str) -> None:
    format_, make = TEXTS[name]

    def work(size: int) -> None:
        document = read(make(size).encode(), options=ReadOptions(format=format_))
        check(document, extract(document))

    assert_linear(work, 4_000)
