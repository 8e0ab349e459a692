"""Code, and what is typed at a console and answered there, cites nothing; what is said about it may."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from refextract import extract, read
from refextract.options import ReadOptions
from refextract.outline.listings import session_spans

LIST = (
    "\n\nReferences\n\n[1] Roe, J. (2001). Rain on roofs. Nature, 1, 2-3.\n[2] Poe, E. (2002). Snow. Nature, 2, 4-5.\n"
)


def cited(text: str) -> list[str]:
    return [citation.span.of(text) for citation in extract(text + LIST).citations]


@pytest.mark.parametrize(
    "session",
    [
        "> mean(rain)\n[1] 2.5",
        "> rain <- c(1, 2)\n> rain\n[1] 1 2",
        "R> summary(rain)\n\n[1] TRUE",
        '> names(rain)\n\n[1] "amount" [2] "day"',
        "## [1] 0.25 0.5\n## [2] 0.75",
        "In [1]: rain.sum()\nOut[1]: 12",
        ">>> rain[0]\n>>> sum(rain) [1]",
        "> str(rain)\n num [1:2, 1:2] 1 2 3 4",
        "> rain[1,]\n  [,1] [,2]\n[1,] 1 2",
        "> sessionInfo()\nloaded via a namespace:\n[1] zoo_1.8-11 [2] grid_4.2",
        "+ y <- x[[1]]\n> f(y)\n[[1]]$a [1] 2",
    ],
)
def test_sessions_cite_nothing(session: str) -> None:
    text = f"Rain was counted before us [1].\n\n{session}\n\nSo the roofs of the town are as wet as others said [2]."
    assert cited(text) == ["[1]", "[2]"]


@pytest.mark.parametrize(
    "code",
    [
        "    return( 100 * (rain[2] - rain[1] * rain[1])^2 )",
        "rain <- table(year$days[[1]]$wet)",
        "  ..$ wet    : num [1:2] 0 0 1",
        "for (int i = 0; i < n; i++) { sum += rain[1]; }",
        "##      [,1] [,2]\n## [1,]  158    3",
        "if (rain[1] == rain[2]) {",
        "std::cout << rain[1];",
        "y = x[2] - x[1]",
        "$ wet [1] 415",
    ],
)
def test_code_cites_nothing(code: str) -> None:
    text = f"Rain was counted before us [1].\n\n{code}\n\nSo the roofs of the town are as wet as others said [2]."
    assert cited(text) == ["[1]", "[2]"]


@pytest.mark.parametrize(
    "prose",
    [
        "> It was said in the first of all letters on rain [1].",
        "> See [1].",
        "[1] shows how wet the roofs of the old town are.",
        "> mean(rain)\n[1] 2.5\n\nThe mean is that of [1] and of what others counted later.",
        "> mean(rain)\n\nSee [1].",
        "Gutters + rain barrels [1]",
        "The rule a == b of the older books is right for roofs [1].",
        "Prices from $5 to $7 [1]",
        "(a) Roofs, wet [1]; (b) roofs, dry [2];",
    ],
)
def test_prose_beside_sessions_cites(prose: str) -> None:
    assert "[1]" in cited(f"Rain was counted before us [2].\n\n{prose}\n\nSo the roofs of the town are wet.")


@given(
    st.lists(st.sampled_from(["> f(x)", "[1] 2", "See [1].", "a <- b", "", " ", "It rains on all of the roofs.", "]"]))
)
def test_spans_are_sorted_disjoint_and_whole_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = session_spans(text)
    assert all(span.of(text).strip() for span in spans)
    assert all(one.end < two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("unit", ["> f(", "[1] 2\n> f(x)\n", "a_", "A b ", "> a.", "[["])
def test_cost_is_linear(unit: str) -> None:
    assert_linear(lambda size: session_spans("> f(x)\n" + unit * (size // len(unit))), 100_000)


@pytest.mark.parametrize("code", ["`rain[2]`", "`[2]`", "``sum = rain[2] + rain[1]``", "`[7]`"])
def test_code_in_ticks_cites_nothing(code: str) -> None:
    assert cited(f"Rain falls [1]. The sum {code} is kept.") == ["[1]"]


@pytest.mark.parametrize(
    "prose", ["``Rain'' falls [2], ``snow'' as well.", "`Rain' falls [2] (`much').", "A ` stray one [2] and ` another."]
)
def test_ticks_that_open_a_quotation_hold_no_code(prose: str) -> None:
    assert cited(prose) == ["[2]"]


def test_code_within_a_line_of_a_page_cites_nothing() -> None:
    page = "<p>Rain falls [1]. Take <code>rain[2]</code>.</p><h2>References</h2>"
    page += "<p>[1] Roe, J. (2001). Rain. Nature, 1, 2.</p><p>[2] Poe, E. (2002). Snow. Nature, 2, 4.</p>"
    found = extract(read(page, options=ReadOptions(format="html")))
    assert [len(citation.items) for citation in found.citations] == [1]


def test_many_ticks_are_looked_through_in_one_go() -> None:
    text = "`x[1]` and [2] "
    assert_linear(lambda size: extract(text * (size // len(text)) + LIST), 20_000)
