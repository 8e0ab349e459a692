import re

from hypothesis import given
from hypothesis import strategies as st

from refextract.values.phrases import Phrases

_LISTED = st.lists(st.text("abAB. ", min_size=1, max_size=3), max_size=6)
_TEXTS = st.text("abAB. ", max_size=12)


@given(_LISTED, _TEXTS, st.integers(0, 12), st.booleans())
def test_phrases_end_and_start_where_patterns_find_them(listed: list[str], text: str, place: int, cased: bool) -> None:
    place = min(place, len(text))
    phrases = Phrases(listed, cased=cased)
    patterns = [re.compile(re.escape(phrase), 0 if cased else re.IGNORECASE) for phrase in listed]
    ends = {found.end() for pattern in patterns if (found := pattern.match(text, place))}
    assert phrases.ends(text, place) == sorted(ends, reverse=True)
    starts = {place - size for size in map(len, listed) if size <= place}
    fitting = {start for start in starts if any(pattern.fullmatch(text, start, place) for pattern in patterns)}
    assert phrases.starts(text, place) == sorted(fitting)


def test_no_phrase_is_found_where_there_is_no_text() -> None:
    assert Phrases(["a"]).ends("a", 1) == []
    assert Phrases(["a"]).starts("a", 0) == []
    assert Phrases([]).ends("a", 0) == []


def test_a_no_break_space_is_any_other() -> None:
    assert Phrases(["consulté le"]).ends("Consulté\u00a0le 3 mai", 0) == [11]
