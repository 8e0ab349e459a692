"""Which entry names and dates mean."""

from __future__ import annotations

import pytest

from refextract.model.citation import Title
from tests.linking.cases import asked, entries, entry, linked, only_link

DIPLOMACY = entries(
    entry("Flink, T.; Ruffin, N.", 2019, "Wind over the harbour"),
    entry("Kroch-Krumrei, M.", "2022-01", "Rain over the harbour"),
    entry("Pinto, J.; Ferreira-Pereira, L.", "2023-05", "Fog over the harbour"),
    entry("Pinto, J.", "2022-05", "Snow over the harbour"),
    entry("Ruffini, P.", 2020, "Sun over the harbour"),
    entry("Ruffin, N.; Ruland, A.", "2022-07-14", "Ice over the harbour"),
    entry("Young, M.; et al.", "2020-09", "Hail over the harbour"),
    entry("", "2010-01", "New harbours: Balancing the tide"),
    entry("World Health Organization", 2018, "Health at the harbour"),
)


@pytest.mark.parametrize(
    ("pointer", "wanted"),
    [
        (asked("Flink; Ruffin", 2019), "e0"),
        (asked("Koch-Krumrei", "2022-01"), "e1"),
        (asked("Pinto; Ferreira-Pereira", "2023-05"), "e2"),
        (asked("Pinto", "2022-05"), "e3"),
        (asked("Ruffini", 2020), "e4"),
        (asked("Ruffin; Ruland", "2022-07-14"), "e5"),
        (asked("Young; et al.", "2020-09"), "e6"),
        (asked("YOUNG; et al.", "2020-09"), "e6"),
        (asked("Flink; Ruffin"), "e0"),
        (asked("Ruffin; Ruland", 2018), None),
        (asked("Meier", 2020), None),
        (asked("WHO", 2018), "e8"),
        (Title(title="New harbours: Balanccing the tide"), "e7"),
        (Title(title="New harbours"), "e7"),
        (Title(title="Old ships"), None),
    ],
)
def test_finds_the_work(pointer, wanted):
    assert linked(DIPLOMACY, pointer) == [wanted]


@pytest.mark.parametrize(
    ("printed", "in_list"),
    [
        ("Müller", "Mueller, A."),
        ("Mueller", "Müller, A."),
        ("Groß", "Gross, A."),
        ("Ørsted", "Orsted, H."),
        ("Иванов", "Ivanov, I."),
        ("García", "Garcia, M."),
        ("García Márquez", "García Márquez, G."),
        ("de Matos", "Matos, J. de"),
        ("Matos", "de Matos, J."),
        ("O’Connell", "O'Connell, P."),
        ("Fenandes", "Fernandes, J."),
        ("J. Meier", "Meier, Jonas"),
        ("WHO", "World Health Organization [WHO]"),
        ("World Health Organization", "WHO"),
    ],
)
def test_names_printed_in_another_way(printed, in_list):
    assert linked(entries(entry("Other, O.", 2010), entry(in_list, 2010)), asked(printed, 2010)) == ["e1"]


@pytest.mark.parametrize(
    ("printed", "in_list"), [("Li", "Lu, A."), ("Jensen", "Jansson, A."), ("Ruland", "Ruffin, A.")]
)
def test_other_names_stay_apart(printed, in_list):
    assert linked(entries(entry(in_list, 2010)), asked(printed, 2010)) == [None]


def test_suffix_as_printed():
    smith = entries(entry("Smith, A.", "2019a"), entry("Smith, A.", "2019b"))
    assert linked(smith, asked("Smith", "2019b"), asked("Smith", "2019a"), asked("Smith", 2019)) == ["e1", "e0", None]


def test_suffix_by_order_where_none_is_printed():
    smith = entries(entry("Smith, A.", 2019, "One"), entry("Other, O.", 2019), entry("Smith, A.", 2019, "Two"))
    assert linked(smith, asked("Smith", "2019a"), asked("Smith", "2019b")) == ["e0", "e2"]


def test_suffix_stays_open_where_an_entry_is_missing():
    smith = entries(entry("Smith, A.", 2019, "One"), entry("Smith, A.", 2019, "Two"))
    assert linked(smith, *(asked("Smith", f"2019{suffix}") for suffix in "abc")) == [None, None, None]


def test_short_names_must_be_exact_where_others_claim_the_entry():
    assert linked(entries(entry("Chan, A.", 2010)), asked("Chan", 2010), asked("Chen", 2010)) == ["e0", None]


def test_co_authors_decide():
    authors = ("Smith, A.; Jones, B.", "Smith, A.; Brown, C.; Green, D.", "Smith, A.")
    three = entries(*(entry(names, 2019) for names in authors))
    pointers = (asked("Smith; Jones", 2019), asked("Smith; et al.", 2019), asked("Smith", 2019))
    assert linked(three, *pointers) == ["e0", "e1", "e2"]


def test_equal_rivals_stay_open_and_are_named():
    found = only_link(entries(entry("Smith, A.", 2019, "One"), entry("Smith, B.", 2019, "Two")), asked("Smith", 2019))
    assert found.reference is None
    assert found.reasons == ("2 entries fit equally",)
    assert {rival.reference for rival in found.rivals} == {"e0", "e1"}


def test_nearest_is_named_where_nothing_fits():
    found = only_link(entries(entry("Meier, A.", 2018)), asked("Meier", 2011))
    assert found.reference is None
    assert [rival.reference for rival in found.rivals] == ["e0"]
    assert found.reasons[0] == "nearest: Meier 2018"


def test_year_off_by_one_only_where_nobody_else_claims_the_entry():
    pair = entries(entry("Smith, A.; Jones, B.", 2019))
    assert linked(pair, asked("Smith; Jones", 2018)) == ["e0"]
    assert linked(pair, asked("Smith; Jones", 2018), asked("Smith; Jones", 2019)) == [None, "e0"]


def test_raw_text_stands_in_for_missing_fields():
    raw = entry(text="Perry Nodelman, 1999, Decoding the Images. London: Routledge", title=None, author={}, issued=None)
    assert linked(entries(raw), asked("Nodelman", 1999), asked("Nodelman", 1998)) == ["e0", None]


def test_reasons_can_be_read():
    assert only_link(DIPLOMACY, asked("Koch-Krumrei", "2022-01")).reasons[0] == (
        "first author Koch-Krumrei is one letter off Kroch-Krumrei"
    )
