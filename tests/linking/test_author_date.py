"""Which entry names and dates mean."""

from __future__ import annotations

import pytest

from refextract.linking import link
from refextract.model.citation import Title
from tests.linking.cases import asked, cited, date, entries, entry, linked, only_link

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
        ("J. P. Meier", "Meier, Jonas Otto Peter"),
        ("J.-P. Meier", "J. Meier, Jonas"),
        ("WHO", "World Health Organization [WHO]"),
        ("World Health Organization", "WHO"),
        ("FAO", "Food and Agriculture Organization of the United Nations"),
        ("MoH", "Ministry of Health"),
        ("USDA", "US Department of Agriculture"),
        ("Ministry of Health", "Ministry of Health of the Republic of Harbours"),
        ("Ministry of Health of the Republic of Harbours", "Ministry of Health"),
        ("Marx", "Marx Karl"),
        ("Marx", "Karl, Marx"),
        ("Smith's", "Smith, A."),
    ],
)
def test_names_printed_in_another_way(printed, in_list):
    assert linked(entries(entry("Other, O.", 2010), entry(in_list, 2010)), asked(printed, 2010)) == ["e1"]


@pytest.mark.parametrize(
    ("printed", "in_list"), [("Li", "Lu, A."), ("Jensen", "Jansson, A."), ("Ruland", "Ruffin, A.")]
)
def test_other_names_stay_apart(printed, in_list):
    assert linked(entries(entry(in_list, 2010)), asked(printed, 2010)) == [None]


@pytest.mark.parametrize(("printed", "in_list"), [("Gurn", "Gurr, T."), ("Chez", "Chen, K."), ("Pugo", "Puga, I.")])
def test_short_names_a_letter_off_in_their_year(printed, in_list):
    assert linked(entries(entry(in_list, 2010)), asked(printed, 2010)) == ["e0"]


@pytest.mark.parametrize(("printed", "in_list"), [("Wang", "Yang, K."), ("Bush", "Rush, S.")])
def test_short_names_with_another_first_letter_stay_apart(printed, in_list):
    pointers = asked(in_list.split(",")[0], 2010), asked(printed, 2010)
    assert linked(entries(entry(in_list, 2010)), *pointers) == ["e0", None]


def test_an_author_alone_is_not_the_pair_that_is_named_elsewhere():
    pair = entries(entry("Brown, J.; Kotler, B.", 1988))
    assert linked(pair, asked("Brown; Kotler", 1988), asked("Brown", 1988)) == ["e0", None]
    assert linked(pair, asked("Brown", 1988)) == ["e0"]


def test_a_sentence_need_not_name_all_authors():
    pair = entries(entry("Bronson, B.; Wisseman, J.", 1976))
    whole, alone = cited(asked("Bronson; Wisseman", 1976), asked("Bronson", 1976))
    apart = alone.items[0].model_copy(update={"mode": "suppress-author"})
    found = link([whole, alone.model_copy(update={"items": (apart,)})], pair)
    assert [each.reference for each in found] == ["e0", "e0"]


def test_suffix_as_printed():
    smith = entries(entry("Smith, A.", "2019a"), entry("Smith, A.", "2019b"))
    assert linked(smith, asked("Smith", "2019b"), asked("Smith", "2019a"), asked("Smith", 2019)) == ["e1", "e0", None]


def test_suffix_by_order_where_none_is_printed():
    smith = entries(entry("Smith, A.", 2019, "One"), entry("Other, O.", 2019), entry("Smith, A.", 2019, "Two"))
    assert linked(smith, asked("Smith", "2019a"), asked("Smith", "2019b")) == ["e0", "e2"]


def test_suffix_left_over_where_some_are_printed():
    smith = entries(
        entry("Smith, A.", 2019, "One"), entry("Smith, A.", "2019b", "Two"), entry("Smith, A.", 2019, "Three")
    )
    assert linked(smith, *(asked("Smith", f"2019{suffix}") for suffix in "abc")) == ["e0", "e1", "e2"]


def test_suffix_stays_open_where_an_entry_is_missing():
    smith = entries(entry("Smith, A.", 2019, "One"), entry("Smith, A.", 2019, "Two"))
    assert linked(smith, *(asked("Smith", f"2019{suffix}") for suffix in "abc")) == [None, None, None]


def test_short_names_must_be_exact_where_others_claim_the_entry():
    assert linked(entries(entry("Chan, A.", 2010)), asked("Chan", 2010), asked("Chen", 2010)) == ["e0", None]


def test_short_names_must_be_exact_where_they_are_those_of_other_entries():
    chan, chen = entry("Chan, A.", 2010), entry("Chen, B.", 2008)
    assert linked(entries(chan, chen), asked("Chan", 2010), asked("Chen", 2010)) == ["e0", None]


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


def test_a_dash_stands_for_the_author_before():
    lemos = entries(
        entry("Lemos, C.", 1976),
        entry(text="———. 1989. Alvenaria burguesa.", title="Alvenaria burguesa", issued=1989),
        entry(text="———, and A. Reis. 1990. Casas.", authors="Reis, A.", issued=1990),
    )
    assert linked(lemos, asked("Lemos", 1989), asked("Lemos; Reis", 1990), asked("Lemos", 1976)) == ["e1", "e2", "e0"]


@pytest.mark.parametrize(("page", "wanted"), [("12", "e0"), ("104", "e1"), ("500", None), ("xii", None)])
def test_the_page_cited_decides_between_equals(page, wanted):
    pair = entries(entry("Smith, A.", 2019, "One", page="10-19"), entry("Smith, A.", 2019, "Two", page="101–9"))
    assert only_link(pair, asked("Smith", 2019), page=page).reference == wanted


def test_an_entry_that_stands_twice_is_linked_all_the_same():
    found = only_link(entries(entry("Smith, A.", 2019), entry("Smith, A.", 2019)), asked("Smith", 2019))
    assert found.reference == "e0"
    assert found.reasons[-1] == "the entry stands in the list more than once"


def test_a_lost_entry_does_not_pull_its_citation_to_a_neighbour():
    left = entries(entry("Yeh, M.; Huang, S.", 2013), entry("Yeh, M.", 2011), entry("Yen, M.", 2013))
    pointers = (asked("Yeh; Huang", 2013), asked("Yeh", 2011), asked("Yen", 2013), asked("Yeh; et al.", 2013))
    assert linked(left, *pointers) == ["e0", "e1", "e2", None]


@pytest.mark.parametrize(
    ("pointer", "wanted"),
    [
        (asked("Smith", title="Old harbours"), "e0"),
        (asked("Smith", title="New harbors"), "e1"),
        (asked("Smith", title="Bridges"), None),
        (asked("Smith"), None),
        (Title(title="Smith", date=date(1990)), "e0"),
    ],
)
def test_names_with_a_title_in_place_of_a_date(pointer, wanted):
    smiths = entries(entry("Smith, A.", 1990, "Old harbours of the north"), entry("Smith, A.", 1991, "New harbours"))
    assert linked(smiths, pointer) == [wanted]


def test_what_has_no_date_fits_what_has_none():
    pair = entries(entry("Kelley, K.", title="A tool", issued=None), entry("Kelley, T.", 1935))
    assert linked(pair, asked("Kelley"), asked("Kelley", "n.d.")) == ["e0", "e0"]


def test_one_entry_of_a_known_author_may_be_misspelt():
    listed = entries(entry("Bivand, R.", 2001), entry("Bivvand, R.", 2003), entry("Bivund, S.", 2005))
    pointers = (asked("Bivand", 2001), asked("Bivand", 2003), asked("Bivund", 2005), asked("Bivand", 2005))
    assert linked(listed, *pointers) == ["e0", "e1", "e2", None]
