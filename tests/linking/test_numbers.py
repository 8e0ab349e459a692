"""Which entry a number, a key or an address means."""

from __future__ import annotations

from refextract.linking import link
from refextract.model.citation import Back, Key, Number, Url
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


def test_one_list_a_chapter():
    first = [entry(label=str(n), at=n).model_copy(update={"span": Span(1000 + 50 * n, 1040 + 50 * n)}) for n in (1, 2)]
    second = [
        entry(label=str(n), at=n + 10).model_copy(update={"span": Span(9000 + 50 * n, 9040 + 50 * n)}) for n in (1, 2)
    ]
    both = [*first, *second]
    assert [each.reference for each in link(cited(Number(value="2"), start=10), both)] == ["e2"]
    assert [each.reference for each in link(cited(Number(value="2"), start=5000), both)] == ["e12"]
    assert [each.reference for each in link(cited(Number(value="2"), start=20000), both)] == ["e12"]


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
