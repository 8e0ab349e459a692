"""Laws of linking, for any names and dates."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.linking import link
from refextract.model.citation import AuthorYear, Back, Key, Number, Pointer, Title, Url
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.linking.cases import asked, cited, entries, entry

texts = st.one_of(
    st.sampled_from(
        ["Smith", "Smyth", "de Matos", "WHO", "World Health Organization", "Müller", "Иванов", "王", "", "."]
    ),
    st.text(max_size=12),
)
dates = st.none() | st.builds(
    PartialDate,
    year=st.none() | st.integers(1990, 1993),
    month=st.none() | st.integers(1, 12),
    suffix=st.none() | st.sampled_from("ab"),
    literal=st.none() | texts,
)
names = st.builds(Name, family=st.none() | texts, given=st.none() | texts, literal=st.none() | texts)
references = st.builds(
    Reference,
    id=st.just("e"),
    span=st.just(Span(0, 1)),
    text=texts,
    label=st.none() | texts,
    author=st.builds(NameList, names=st.lists(names, max_size=3).map(tuple), others=st.booleans()),
    title=st.none() | texts,
    issued=dates,
    page=st.none() | st.sampled_from(["1-9", "12–5", "x"]),
    url=st.none() | texts,
)
pointers: st.SearchStrategy[Pointer] = st.one_of(
    st.builds(Number, value=texts),
    st.builds(
        AuthorYear,
        names=st.lists(texts, max_size=3).map(tuple),
        others=st.booleans(),
        date=dates,
        title=st.none() | texts,
    ),
    st.builds(Title, title=texts, date=dates),
    st.builds(Key, key=texts),
    st.builds(Url, url=texts),
    st.builds(Back, word=texts, names=st.lists(texts, max_size=1).map(tuple)),
)


@given(st.lists(pointers, max_size=6), st.lists(references, max_size=6))
@settings(max_examples=150)
def test_one_link_an_item_with_a_score(asked_for, found):
    citations, listed = cited(*asked_for), entries(*found)
    links = link(citations, listed)
    assert [(each.citation, each.item) for each in links] == [(citation.id, 0) for citation in citations]
    assert links == link(citations, listed)
    ids = {each.id for each in listed} | {None}
    for each in links:
        assert 0 <= each.score <= 1
        assert each.reference in ids
        assert each.reasons
        assert all(0 <= rival.score <= 1 and rival.reference in ids for rival in each.rivals)


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_the_order_of_entries_does_not_matter(rng: random.Random):
    families = ["Abbot", "Baker", "Carter", "Dunmore", "Eckert", "Fielding", "Garrick", "Holloway"]
    listed = entries(*(entry(f"{family}, X.", 1980 + n, family) for n, family in enumerate(families)))
    wanted = [each.id for each in listed]
    mixed = rng.sample(listed, len(listed))
    questions = [asked(family, 1980 + n) for n, family in enumerate(families)]
    assert [each.reference for each in link(cited(*questions), mixed)] == wanted


@given(st.integers(0, 100_000))
@settings(max_examples=10)
def test_shifting_all_spans_changes_nothing(by: int):
    listed = entries(entry("Smith, A.", 2010), entry("Jones, B.", 2011, label="7"))
    questions = (asked("Smith", 2010), Number(value="7"))
    moved = [each.model_copy(update={"span": each.span.shifted(by)}) for each in listed]
    assert link(cited(*questions, start=by), moved) == link(cited(*questions), listed)
