import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.citations import Reading
from refextract.citations.styles import web
from refextract.model.citation import Url
from refextract.model.document import Anchor, Document
from refextract.model.reference import RawReference, Reference
from refextract.outline.parts import Outline, ReferenceList
from refextract.text import Span, TextView
from tests.citations.styles.readings import described, found
from tests.growth import assert_linear

PAPER = "https://www.example.edu/papers/maps.pdf"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (f"as [a study]({PAPER}) finds.", [f"[a study]({PAPER})"]),
        (f"as ![a picture]({PAPER}) shows", []),
        (f"[one [two] three]({PAPER} 'a title')", [f"[one [two] three]({PAPER} 'a title')"]),
        (f"as <a href='{PAPER}'>this study</a> finds", [f"<a href='{PAPER}'>this study</a>"]),
        (f'\n[2]: {PAPER} "A title"', []),
        ("see https://example.org/2015/maps-again/.", ["https://example.org/2015/maps-again/"]),
        ("see doi:10.1371/journal.pone.0115253.", ["doi:10.1371/journal.pone.0115253"]),
        ("by [Anna](https://example.edu/~anna/) and [me](mailto:me@example.org)", []),
        ("[a tweet](https://twitter.com/a/status/1), [code](https://github.com/a/b), [top](#top)", []),
        ("buy it [here](https://www.amazon.com/dp/0300078153)", []),
        (
            "buy [How to Lie with Maps](https://www.amazon.com/dp/0226534219)",
            ["[How to Lie with Maps](https://www.amazon.com/dp/0226534219)"],
        ),
    ],
)
def test_what_is_a_citation(text: str, spans: list[str]) -> None:
    assert [candidate.span.of(text) for candidate in found("web", text)] == spans


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("How maps lie to us", {"title": "How maps lie to us"}),
        ("*Weaving the Web*", {"title": "Weaving the Web"}),
        ("“Deep Work”", {"title": "Deep Work"}),
        ("the use of weak ties,", {"title": "the use of weak ties"}),
        ("is still not known", {}),
        ("This is how they found it", {}),
        ("this paper", {}),
        ("Klein and Sompel", {"author": "Klein and Sompel"}),
        ("Klein et al. (2014)", {"author": "Klein et al.", "date": "2014"}),
        ("Martin Klein", {"author": "Martin Klein"}),
        ("Great Basin", {}),
    ],
)
def test_what_the_words_of_a_link_say(words: str, fields: dict[str, str]) -> None:
    text = f"And [{words}]({PAPER})."
    (candidate,) = found("web", text)
    assert described(candidate, text) == {**fields, "url": PAPER}
    assert candidate.items[0].pointer == Url(url=PAPER)


@pytest.mark.parametrize(
    "text",
    [
        "Retrieved 3 May 2019 from https://example.org/2015/maps/ again",
        "at https://example.org/2015/maps/ (accessed 3 May 2019).",
    ],
)
def test_day_of_access(text: str) -> None:
    (candidate,) = found("web", text)
    assert described(candidate, text) == {"url": "https://example.org/2015/maps/", "accessed": "3 May 2019"}


def test_anchors_of_markup_are_links() -> None:
    text = "as Shannon showed in 1948"
    document = Document("page.html", TextView.of(text), text, anchors=(Anchor(Span(3, 17), PAPER),))
    (candidate,) = web.find(Reading(document.view, document, (), Outline(document.view)))
    assert candidate.span == Span(3, 17)
    assert candidate.items[0].pointer == Url(url=PAPER)


def test_beside_a_list_an_address_cites_what_the_list_has() -> None:
    text = f"data at https://data.example.org/set/1 and the paper {PAPER}\nReferences"
    entry = RawReference.of("entry")
    lists = (ReferenceList(Span(len(text) - 10, len(text)), Span(len(text) - 10, len(text)), (entry,) * 5),)
    document = Document.of(text)
    listed = Reference(id="r1", span=Span(0, 1), text="entry", url=PAPER.replace("https://www.", "http://"))
    found_in = web.find(Reading(document.view, document, (listed,), Outline(document.view, lists=lists)))
    assert [candidate.span.of(text) for candidate in found_in] == [PAPER]


@given(st.text(alphabet='[]()<>!*_ \n"“”htps:/w.10ax,A', max_size=120))
def test_candidates_are_disjoint_and_hold_their_evidence(text: str) -> None:
    end = 0
    for candidate in found("web", text):
        assert end <= candidate.span.start < candidate.span.end <= len(text)
        end = candidate.span.end


@pytest.mark.parametrize("unit", ["[", "(", "[a](", "](http://", "[a](http://a.b/", "http://a.b/(", "a"])
def test_cost_is_linear(unit: str) -> None:
    assert_linear(lambda size: found("web", unit * (size // len(unit))), 50_000)
