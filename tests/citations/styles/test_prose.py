import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.citations import Reading
from refextract.citations.styles import prose
from refextract.model.document import Document
from refextract.model.reference import RawReference
from refextract.outline.parts import Outline, ReferenceList
from refextract.text import Span, TextView
from tests.citations.styles.readings import described, found
from tests.growth import assert_linear

NAMED = [
    (
        "Turn to Mark Monmonier's How to Lie with Maps (1991), again.",
        "Mark Monmonier's How to Lie with Maps (1991)",
        {"author": "Mark Monmonier", "title": "How to Lie with Maps", "date": "1991"},
    ),
    (
        "And E. H. Carr's short book What Is History? remains.",
        "E. H. Carr's short book What Is History",
        {"author": "E. H. Carr", "title": "What Is History"},
    ),
    (
        "We read Donna Haraway's famous essay, “Situated Knowledges,” in Feminist Studies (1988).",
        "Donna Haraway's famous essay, “Situated Knowledges,” in Feminist Studies (1988)",
        {
            "author": "Donna Haraway",
            "title": "Situated Knowledges",
            "container-title": "Feminist Studies",
            "date": "1988",
        },
    ),
    (
        "I learned it from Ann Blair. I still use Blair's 2010 book *Too Much to Know*.",
        "Blair's 2010 book *Too Much to Know*",
        {"author": "Ann Blair", "title": "Too Much to Know", "date": "2010"},
    ),
    (
        "Start with the paper “Scholarly Context Not Found” by Martin Klein and others.",
        "the paper “Scholarly Context Not Found” by Martin Klein and others",
        {"title": "Scholarly Context Not Found", "author": "Martin Klein and others"},
    ),
    (
        "He wrote a long report Links That Rot: A Survey of Legal Citations, which few saw.",
        "a long report Links That Rot: A Survey of Legal Citations",
        {"title": "Links That Rot: A Survey of Legal Citations"},
    ),
    (
        "See Vannevar Bush, Endless Horizons (Washington: Public Affairs Press, 1946), 17-20, for that.",
        "Vannevar Bush, Endless Horizons (Washington: Public Affairs Press, 1946), 17-20",
        {
            "author": "Vannevar Bush",
            "title": "Endless Horizons",
            "publisher-place": "Washington",
            "publisher": "Public Affairs Press",
            "date": "1946",
        },
    ),
    (
        "I bought a copy of The Dewey Decimal System yesterday.",
        "a copy of The Dewey Decimal System",
        {"title": "The Dewey Decimal System"},
    ),
    (
        "On that, *The Printing Press as an Agent of Change* (Cambridge University Press, 1979) is the classic.",
        "*The Printing Press as an Agent of Change* (Cambridge University Press, 1979)",
        {
            "title": "The Printing Press as an Agent of Change",
            "publisher": "Cambridge University Press",
            "date": "1979",
        },
    ),
    (
        "Read Robert Darnton's [The Case for Books](https://www.amazon.com/dp/1586488260), please.",
        "Robert Darnton's [The Case for Books](https://www.amazon.com/dp/1586488260)",
        {"author": "Robert Darnton", "title": "The Case for Books", "url": "https://www.amazon.com/dp/1586488260"},
    ),
    (
        "Readers of Mary Roach (Stiff: The Curious Lives of Cadavers) know.",
        "Mary Roach (Stiff: The Curious Lives of Cadavers)",
        {"author": "Mary Roach", "title": "Stiff: The Curious Lives of Cadavers"},
    ),
    (
        "In The Signal and the Noise, Nate Silver says so.",
        "The Signal and the Noise",
        {"title": "The Signal and the Noise", "author": "Nate Silver"},
    ),
    (
        "I read Thinking, Fast and Slow by Daniel Kahneman.",
        "Thinking, Fast and Slow by Daniel Kahneman",
        {"title": "Thinking, Fast and Slow", "author": "Daniel Kahneman"},
    ),
    (
        "In 1945 Vannevar Bush published “As We May Think” in The Atlantic Monthly in July 1945, and it stayed.",
        "“As We May Think” in The Atlantic Monthly in July 1945",
        {
            "author": "Vannevar Bush",
            "title": "As We May Think",
            "container-title": "The Atlantic Monthly",
            "date": "July 1945",
        },
    ),
    (
        "See J. B. Harley, “Deconstructing the Map,” Cartographica 26 (1989): 1–20, for that.",
        "J. B. Harley, “Deconstructing the Map,” Cartographica 26 (1989): 1–20",
        {
            "author": "J. B. Harley",
            "title": "Deconstructing the Map",
            "container-title": "Cartographica",
            "volume": "26",
            "date": "1989",
            "page": "1–20",
        },
    ),
    (
        "Paul Ceruzzi's History of Modern Computing, 2nd ed. (Cambridge, MA: MIT Press, 2003) is one.",
        "Paul Ceruzzi's History of Modern Computing, 2nd ed. (Cambridge, MA: MIT Press, 2003)",
        {
            "author": "Paul Ceruzzi",
            "title": "History of Modern Computing",
            "edition": "2nd",
            "publisher-place": "Cambridge, MA",
            "publisher": "MIT Press",
            "date": "2003",
        },
    ),
    (
        "A recent report from the Pew Research Center, “The State of American Jobs,” says the same.",
        "A recent report from the Pew Research Center, “The State of American Jobs,”",
        {"author": "Pew Research Center", "title": "The State of American Jobs"},
    ),
    (
        "Her Silent Spring Revisited: Notes on a Book (2004) is worth it.",
        "Her Silent Spring Revisited: Notes on a Book (2004)",
        {"title": "Silent Spring Revisited: Notes on a Book", "date": "2004"},
    ),
    (
        "Lesen Sie den Aufsatz „Über Bücher und Leser“ von Anna Meier.",
        "den Aufsatz „Über Bücher und Leser“ von Anna Meier",
        {"title": "Über Bücher und Leser", "author": "Anna Meier"},
    ),
]


@pytest.mark.parametrize(("text", "span", "fields"), NAMED)
def test_a_work_that_is_named(text: str, span: str, fields: dict[str, str]) -> None:
    (candidate,) = found("prose", text)
    assert candidate.span.of(text).endswith(span.removeprefix("den "))
    assert described(candidate, text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Robert Owen's New Harmony was a village in Indiana.",
        "The Treaty of Westphalia (1648) and the Paris Climate Agreement (2015) are treaties.",
        "The conference Digital Culture and Society: New Developments was held in May.",
        "My talk was entitled Visions of the Web: Then and Now.",
        "President Obama's Affordable Care Act was passed by the House of Representatives in 2010.",
        "We used Google Maps or OpenStreetMap (Meier, 2015), as did Guimarães, Grácio and Matos (2014).",
        "“We have no evidence that this is so,” he said (2001, p. 481).",
        "As the report says, “nothing will come of it” (p. 3).",
        "Kate Bowler and Amanda Porterfield's colleagues at the University of North Carolina agree.",
        "Martin Luther King's I Have a Dream speech moved many.",
        "Photo by Anna Meier. The New York Times and The Wall Street Journal by the window.",
    ],
)
def test_what_is_no_work(text: str) -> None:
    assert [candidate.span.of(text) for candidate in found("prose", text)] == []


def test_a_short_title_of_a_work_named_before() -> None:
    text = "Anna Meier's book The Map: A History of Paper (1961).\n\n1 As in Anna Meier, The Map, 12–14."
    assert [candidate.span.of(text) for candidate in found("prose", text)] == [
        "Anna Meier's book The Map: A History of Paper (1961)",
        "Anna Meier, The Map, 12–14",
    ]


def test_a_post_that_cites_by_its_list_is_left_alone() -> None:
    text = "The book How to Lie with Maps is old.\nReferences\nThe book Too Much to Know is new.\n"
    document, view = Document.of(text), TextView.of(text)
    long = ReferenceList(Span(38, 48), Span(38, 48), (RawReference.of("entry"),) * 6)
    page = Outline(view, lists=(long,), scopes=(Span(0, 49), Span(49, len(text))))
    works = prose.find(Reading(view, document, (), page))
    assert [work.span.of(text) for work in works] == ["The book Too Much to Know"]
    assert list(prose.find(Reading(view, document, (), Outline(view, lists=(long,))))) == []


def test_a_work_announced_under_its_title() -> None:
    text = "New article: Counting trees from the air\n\nNew article by Thomas Crowther in Nature\n\nIt counts."
    (candidate,) = found("prose", text)
    assert candidate.span.of(text) == "New article by Thomas Crowther in Nature"
    assert described(candidate, text) == {
        "author": "Thomas Crowther",
        "title": "Counting trees from the air",
        "container-title": "Nature",
    }


@given(
    st.lists(
        st.sampled_from([text for text, *_ in NAMED] + ["The ", "’s ", " (1990)", "“", "*", "\n", ", "]), max_size=9
    )
)
def test_candidates_hold_their_evidence(parts: list[str]) -> None:
    text = "".join(parts)
    for candidate in found("prose", text):
        assert candidate.span.of(text).strip()
        assert all(span.end <= len(text) for e in candidate.items[0].described for span in e.spans)


@pytest.mark.parametrize(
    "unit", ["A", "A ", "Ab's ", "the book ", "Ab Cd, ", '"', "“Ab ", "*a ", "Ab: ", "Ab (1990) ", "her "]
)
def test_cost_is_linear(unit: str) -> None:
    assert_linear(lambda size: found("prose", unit * (size // len(unit))), 3_000)
