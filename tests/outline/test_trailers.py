"""What stands behind a list without a heading is no entry and no part of one."""

import pytest

from refextract.outline.lines import lines_of
from refextract.outline.trailers import up_to_trailer

ENTRIES = "Ahlgren, P. (2001). Rivers of the north. Lund: Ex Press.\nBernstein, Q. (1999). A history of gravel. Berlin."


@pytest.mark.parametrize(
    "trailer",
    [
        "Received: 12 May 2019. Accepted: 3 June 2020.",
        "Eingegangen am 3. Mai 2001",
        "How to cite this article: Hill A. Gravel.",
        "© 2019 by the authors; licensee Ex Press.",
        "Correspondence: Ann Hill, 12 Main Street, Leeds",
        "This is an open access article.",
    ],
)
def test_the_list_ends_before_it(trailer: str) -> None:
    text = f"{ENTRIES}\n{trailer}\nand more of it"
    assert len(up_to_trailer(text, lines_of(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"Received: 12 May 2019\n{ENTRIES}",
        f"{ENTRIES}\n© 2019 Ex Press\nChalmers, R. (1987). Chalk and its people. Journal of Gravel, 7(2), 1-20.",
        "[1] Ahlgren, P. Rivers.\nReceived 12 May 2019\n[2] Bernstein, Q. Gravel.",
        f"{ENTRIES}\nCopyright Office. (2010). Rules of names. Washington: Ex Press.",
    ],
)
def test_a_list_that_goes_on_is_whole(text: str) -> None:
    lines = lines_of(text)
    assert up_to_trailer(text, lines) == lines
