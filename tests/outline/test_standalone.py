import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from refextract.model.document import Document
from refextract.outline import outline
from refextract.outline.parts import Outline
from refextract.outline.standalone import with_standalone_references
from refextract.text import TextView

BOOK = "Monmonier, Mark. How to Lie with Maps. 2nd ed. Chicago: University of Chicago Press, 1996."
ARTICLE = "Shannon, C. E. (1948). A Mathematical Theory of Communication. Bell System Technical Journal, 27(3), 37–42."
CHAPTER = "Roy Rosenzweig, 1999, Wizards, Bureaucrats, Warriors. In Ann Lee (ed.) The Net. New York: Norton, 12-40."
LABELLED = 'Klein2014 Martin Klein and Herbert Van de Sompel: "Scholarly Context Not Found". PLoS ONE, 10.1371/x.011.'


def alone(text: str) -> list[str]:
    plain = Outline(TextView.of(text))
    return [entry.view.text for entry in with_standalone_references(plain).entries]


@pytest.mark.parametrize(
    "entry",
    [
        BOOK,
        ARTICLE,
        CHAPTER,
        "World Health Organization. (2015). Guideline: Sugars intake for adults and children. Geneva: WHO Press.",
        "“The Reinhart-Rogoff error.” The Conversation, April 22, 2013. https://theconversation.com/the-error-13646",
        "Ostrom, E. Governing the Commons. Cambridge University Press, 1990",
        "Vaswani et al. Attention Is All You Need. NeurIPS 2017. https://arxiv.org/abs/1706.03762",
        "Diego Ongaro and John Ousterhout, In Search of an Understandable Consensus, USENIX Press 2014",
        "Müller, Hans: Die Sprache der Vögel. Berlin: Suhrkamp 1999.",
    ],
)
def test_a_paragraph_that_is_a_reference(entry: str) -> None:
    assert alone(f"The map is not the land.\n\n{entry}\n\nSo much for today.") == [entry]


def test_a_label_is_told_apart() -> None:
    with_it = with_standalone_references(Outline(TextView.of(f"Read:\n\n{LABELLED}\n\n1. {BOOK}\n")))
    assert [(entry.label, entry.span.of(f"Read:\n\n{LABELLED}\n\n1. {BOOK}\n")[:3]) for entry in with_it.entries] == [
        ("Klein2014", "Kle"),
        ("1", "1. "),
    ]
    assert all(entry.origin == "text" for entry in with_it.entries)


def test_a_word_that_announces_the_entry_is_no_part() -> None:
    assert alone(f"Reference: {ARTICLE}\n") == [ARTICLE]


def test_a_remark_behind_is_no_part() -> None:
    assert alone(f"{ARTICLE} Well worth the time it takes.\n") == [ARTICLE]


@pytest.mark.parametrize(
    "text",
    [
        "Mark Monmonier (1996) says that maps leave things out, and that this is what they are for, on 12 pages.",
        "Steve Simon",
        "Jane Doe (@janedoe), May 4, 2014, https://twitter.com/janedoe/status/12345678",
        "Copyright 2014 Jane Doe. Some rights reserved. Published by the Press, 2014.",
        "C. Lee (March 11 2017 p. 33) | Northern, coastal | Syntax and more of it",
        "M. Lee Anders (1995b) | Northern, coastal | Syntax and more",
        "José Baganha (2016, p. 135–7) traça um processo tipológico de configuração do tipo do monte.",
        "On 12 May 2019 Anna Meier and I went to London: Routledge had invited us to a panel on pp. 12-40.",
        "A. Lee (1999, pp. 12-40) | coast | maps",
        f"How to cite this article\n\n{ARTICLE}",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert alone(text) == []


def test_the_running_text_goes_on_without_them() -> None:
    text = f"One.\n\n{BOOK}\n\n{ARTICLE}\n\nTwo (2001).\n\n{CHAPTER}\n"
    found = with_standalone_references(outline(Document.of(text)))
    assert [len(each.entries) for each in found.lists if each.heading is None] == [2, 1]
    assert found.running.text.split() == ["One.", "Two", "(2001)."]
    place = found.running.text.index("Two")
    assert found.running.to_source(type(found.lists[0].span)(place, place + 3)).of(text) == "Two"


@given(st.lists(st.sampled_from([BOOK, ARTICLE, "And so on.", "", "\n", "1. ", "“"]), max_size=8))
def test_entries_are_printed_in_the_text(parts: list[str]) -> None:
    text = "\n".join(parts)
    for entry in with_standalone_references(Outline(TextView.of(text))).entries:
        assert entry.span.of(text).endswith(entry.view.text)


@pytest.mark.parametrize("unit", ["(", "A. ", "Aa, ", "Aa Bb and ", "Aa, B. ", "[a]", "1. ", "\n", "a", "«"])
def test_cost_is_linear(unit: str) -> None:
    assert_linear(lambda size: alone(unit * (size // len(unit))), 50_000)
