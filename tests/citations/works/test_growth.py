"""What works in prose cost grows with the text, not with its square, whatever the text is made of."""

import pytest

from refextract.citations import Reading
from refextract.citations.styles import prose
from refextract.citations.works.words import is_work_noun
from refextract.outline import outline
from refextract.readers import read
from tests.growth import assert_linear

PARTS = {
    "capitals": "Great Northern Fields And ",
    "works": "I read Ann Blair's book Too Much to Know (2010) and “The Rise of Notes,” ",
    "hosts": "he says “Maps of Rivers” in the Journal of Maps and ",
    "lists": "1. Emma by Jane Austen\n",
    "marks": "“One,” “Two,” and ",
    "years": "the (see 1986) ",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_time_grows_with_the_text(part: str) -> None:
    def find(size: int) -> object:
        document = read(part * (size // len(part)))
        return list(prose.find(Reading(outline(document).running, document, (), outline(document))))

    assert_linear(find, 3_000)


def test_a_word_as_long_as_a_page() -> None:
    assert_linear(lambda size: is_work_noun("x" * (10 * size)), 30_000)
