"""Which entry a number, a key or an address means."""

from __future__ import annotations

from refextract.linking import link
from refextract.linking.candidates import MOST, Index
from refextract.linking.entries import entries_of
from refextract.linking.query import queries_of
from refextract.linking.standing import Grounds
from refextract.model.citation import Back, Key, Number, Url
from refextract.model.reference import Reference
from refextract.text import Span
from tests.linking.cases import asked, cited, entries, entry, linked


def test_labels_in_any_order():
    shuffled = entries(entry("A, A.", label="2"), entry("B, B.", label="1"), entry("C, C.", label="[3]"))
    assert linked(shuffled, Number(value="1"), Number(value="3"), Number(value="4")) == ["e1", "e2", None]


def test_positions_where_no_label_is_printed():
    assert linked(entries(entry("A, A."), entry("B, B.")), Number(value="2"), Number(value="3")) == ["e1", None]


def test_a_label_lost_among_others_is_counted():
    gap = entries(entry(label="1"), entry(), entry(label="3"))
    assert linked(gap, Number(value="2")) == ["e1"]


def chapters() -> list[Reference]:
    """The lists of two chapters, at 1000 and at 9000; Smith 2010 stands in both."""
    spans = (Span(1000, 1040), Span(1050, 1090), Span(9000, 9040), Span(9050, 9090))
    works = ("Other, O.", "Smith, A.", "Smith, A.", "Third, T.")
    return [
        entry(work, 2010, label=label, at=at).model_copy(update={"span": span})
        for at, (span, work, label) in enumerate(zip(spans, works, "1212", strict=True))
    ]


def test_one_list_a_chapter():
    starts = (10, 500, 5000, 5200, 5400, 20_000)
    placed = [cited(Number(value="2"), start=start)[0].model_copy(update={"id": f"c{start}"}) for start in starts]
    assert [each.reference for each in link(placed, chapters())] == ["e1", "e1", "e3", "e3", "e3", "e3"]


def test_a_work_in_the_lists_of_two_chapters_is_linked_in_its_own():
    starts = (10, 500, 5000, 5200, 5400, 5600)
    placed = [cited(asked("Smith", 2010), start=start)[0].model_copy(update={"id": f"c{start}"}) for start in starts]
    assert [each.reference for each in link(placed, chapters())] == ["e1", "e1", "e2", "e2", "e2", "e2"]
    third = [*placed, *cited(asked("Third", 2010), start=20)]
    assert link(third, chapters())[-1].reference == "e3"


def test_the_list_of_the_own_post_comes_first():
    posts = (Span(0, 5000), Span(5000, 50_000))
    lists = [
        entry("Smith, A.", 2010, at=0).model_copy(update={"span": Span(4000, 4100)}),
        entry("Smith, B.", 2010, at=1).model_copy(update={"span": Span(9000, 9100)}),
    ]
    assert [x.reference for x in link(cited(asked("Smith", 2010), start=100), lists, scopes=posts)] == ["e0"]
    assert [x.reference for x in link(cited(asked("", 2010), start=6000), lists, scopes=posts)] == ["e1"]


def test_keys_and_addresses():
    found = entries(
        entry(label="ABC+99a"), entry(url="https://www.example.org/a/"), entry(doi="10.1000/xyz"), entry(label="Knu84")
    )
    pointers = (
        Key(key="ABC+99a"),
        Url(url="http://example.org/a"),
        Url(url="https://doi.org/10.1000/XYZ"),
        Key(key="No1"),
    )
    assert linked(found, *pointers) == ["e0", "e1", "e2", None]


def test_words_that_point_back():
    smiths = entries(entry("Smith, A.", 2010), entry("Jones, B.", 2011))
    pointers = (Back(word="ibid."), asked("Smith", 2010), Back(word="ibid."), asked("Jones", 2011))
    later = (Back(word="ibid."), Back(word="op. cit.", names=("Smith",)))
    assert linked(smiths, *pointers, *later) == [None, "e0", "e0", "e1", "e1", "e0"]


def test_who_is_named_beside_such_a_word_may_be_a_later_author_of_the_work_before():
    works = entries(entry("Smith, A.; Jones, B.", 2010), entry("Jones, B.", 2011), entry("Clark, C.", 2012))
    pointed = Back(word="ibid.", names=("Jones",))
    assert linked(works, asked("Smith", 2010), pointed) == ["e0", "e0"]
    assert linked(works, asked("Jones", 2011), asked("Clark", 2012), pointed) == ["e1", "e2", "e1"]


def test_a_list_full_of_one_name_is_not_compared_as_a_whole():
    many = entries_of(
        [entry("Smith, A.", 1900 + n % 100, f"Title {n}", at=n) for n in range(2000)], Grounds((), (), ())
    )
    (query,) = queries_of(asked("Smith", 1950))
    assert 20 <= len(Index(many).named(query)) <= 4 * MOST
