from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from refextract import mends
from refextract.mends import mended
from refextract.model.reference import VARIABLES, Variable
from refextract.tagging.tagger import Field

Shown = list[tuple[str, str]]


def fields(text: str, told: Shown) -> list[Field]:
    found, place = [], 0
    for variable, content in told:
        start = text.index(content, place)
        place = start + len(content)
        found.append(Field(variable, start, place))  # type: ignore[arg-type]
    return found


CASES: dict[str, tuple[str, Shown, Shown]] = {
    "a number before a year is no month": (
        "In: Rivers. Heft 8/2002. Wien 2002",
        [("container-title", "Rivers"), ("issue", "8"), ("date", "2002"), ("publisher-place", "Wien")],
        [("container-title", "Rivers"), ("issue", "8"), ("date", "2002"), ("publisher-place", "Wien")],
    ),
    "initials are no month": (
        "Nicholls AG (1939) Rivers",
        [("author", "Nicholls AG"), ("date", "1939"), ("title", "Rivers")],
        [("author", "Nicholls AG"), ("date", "1939"), ("title", "Rivers")],
    ),
    "a month behind the year": (
        "Lee A. Rivers. Water. 2009 Mar 4;10:1-2",
        [("author", "Lee A."), ("title", "Rivers"), ("container-title", "Water"), ("date", "2009")],
        [("author", "Lee A."), ("title", "Rivers"), ("container-title", "Water"), ("date", "2009 Mar 4")],
    ),
    "a name between the authors and the date": (
        "Szper, Rebecca & Prakash, Aseem (2011). Watchdogs.",
        [("author", "Szper, Rebecca & Prakash"), ("title", "Aseem"), ("date", "2011"), ("title", "Watchdogs")],
        [("author", "Szper, Rebecca & Prakash, Aseem"), ("date", "2011"), ("title", "Watchdogs")],
    ),
    "an in of the title's own": (
        "Doe, J. (1997). Research in Muddy Water. Retrieved 4 May 2020",
        [("author", "Doe, J."), ("date", "1997"), ("title", "Research"), ("container-title", "Muddy Water")],
        [("author", "Doe, J."), ("date", "1997"), ("title", "Research in Muddy Water")],
    ),
    "a host behind in with a volume": (
        "Doe, J. (1997) Research in Muddy Water 5",
        [("author", "Doe, J."), ("title", "Research"), ("container-title", "Muddy Water"), ("volume", "5")],
        [("author", "Doe, J."), ("title", "Research"), ("container-title", "Muddy Water"), ("volume", "5")],
    ),
    "the year of an act's number": (
        "Senado – Decreto Nº 12/2016. Retrieved 4 May 2020",
        [("author", "Senado"), ("title", "Decreto Nº 12"), ("date", "2016"), ("accessed", "4 May 2020")],
        [("author", "Senado"), ("title", "Decreto Nº 12/2016"), ("accessed", "4 May 2020")],
    ),
    "a year behind a title and a slash": (
        "Doe, J. Rivers/2016",
        [("author", "Doe, J."), ("title", "Rivers"), ("date", "2016")],
        [("author", "Doe, J."), ("title", "Rivers"), ("date", "2016")],
    ),
    "a title before its colon": (
        "[8] Muddy Rivers: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "Muddy Rivers"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("title", "Muddy Rivers: Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "an author before a colon": (
        "Helen Roe: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "Helen Roe"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("author", "Helen Roe"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "an organisation before a colon": (
        "River University: Water in Our Age, ed. Ann Roe, 1998.",
        [("author", "River University"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
        [("author", "River University"), ("title", "Water in Our Age"), ("editor", "Ann Roe"), ("date", "1998")],
    ),
    "who passed an act of law": (
        "Ministry of Rivers – Resolution No. 5/2016. Retrieved 4 May 2020",
        [("title", "Ministry of Rivers – Resolution No. 5/2016")],
        [("author", "Ministry of Rivers"), ("title", "Resolution No. 5/2016")],
    ),
    "a dash in the title of an act": (
        "Clean Water Act – What 5 Rivers Say. Retrieved 4 May 2020",
        [("title", "Clean Water Act – What 5 Rivers Say")],
        [("title", "Clean Water Act – What 5 Rivers Say")],
    ),
    "a host behind two slashes": (
        "Lee A. B. On rivers // African rivers / под ред. Roe C. D. Oslo, 2005.",
        [("author", "Lee A. B."), ("title", "On rivers // African rivers / под ред"), ("container-title", "Roe C. D.")],
        [
            ("author", "Lee A. B."),
            ("title", "On rivers"),
            ("container-title", "African rivers"),
            ("editor", "Roe C. D."),
        ],
    ),
    "a host behind in": (
        "Doe, J. (1997). On rivers. In Water and land. Oslo: Bell.",
        [("title", "On rivers. In Water and land"), ("publisher-place", "Oslo"), ("publisher", "Bell")],
        [
            ("title", "On rivers."),
            ("container-title", "Water and land"),
            ("publisher-place", "Oslo"),
            ("publisher", "Bell"),
        ],
    ),
    "editors named in slashes stay": (
        "Roe, P. (2004): Lakes. In: Moe, P./Roe, P./Coe, C. (Hrsg.): Waters.",
        [
            ("author", "Roe, P."),
            ("title", "Lakes"),
            ("editor", "Moe, P./Roe, P./Coe, C."),
            ("container-title", "Waters"),
        ],
        [
            ("author", "Roe, P."),
            ("title", "Lakes"),
            ("editor", "Moe, P./Roe, P./Coe, C."),
            ("container-title", "Waters"),
        ],
    ),
    "the word for editors before a host": (
        "In L. Doe, et al. (Orgs.). From rivers to lakes",
        [("editor", "L. Doe, et al."), ("container-title", "(Orgs.). From rivers to lakes")],
        [("editor", "L. Doe, et al."), ("container-title", "From rivers to lakes")],
    ),
    "a medium behind a host": (
        "Water Review [Internet]. 2005",
        [("container-title", "Water Review [Internet]"), ("date", "2005")],
        [("container-title", "Water Review"), ("date", "2005")],
    ),
    "a medium with a no-break space": (
        "Revue des eaux [en\u00a0ligne]. 2005",
        [("container-title", "Revue des eaux [en\u00a0ligne]"), ("date", "2005")],
        [("container-title", "Revue des eaux"), ("date", "2005")],
    ),
    "a kind of work behind a title": (
        "On rivers [Master’s thesis]. Oslo",
        [("title", "On rivers [Master’s thesis]"), ("publisher-place", "Oslo")],
        [("title", "On rivers"), ("genre", "Master’s thesis"), ("publisher-place", "Oslo")],
    ),
    "the only date behind a title": (
        "Rivers of the world (11 March 2019)",
        [("title", "Rivers of the world (11 March 2019)")],
        [("title", "Rivers of the world"), ("date", "11 March 2019")],
    ),
    "brackets in a title that are no date": (
        "Rivers of the world (and lakes)",
        [("title", "Rivers of the world (and lakes)")],
        [("title", "Rivers of the world (and lakes)")],
    ),
    "the word of a volume behind a host": (
        "In: Oikos Bd. 125 (2016)",
        [("container-title", "Oikos Bd."), ("volume", "125"), ("date", "2016")],
        [("container-title", "Oikos"), ("volume", "125"), ("date", "2016")],
    ),
    "the host begins with its sentence": (
        "Do rivers end? Nonprofit and Sector Quarterly 46",
        [("title", "Do rivers end? Nonprofit and"), ("container-title", "Sector Quarterly"), ("volume", "46")],
        [("title", "Do rivers end?"), ("container-title", "Nonprofit and Sector Quarterly"), ("volume", "46")],
    ),
    "others between authors and title": (
        "Poe T. и др. On rivers",
        [("author", "Poe T."), ("title", "и др. On rivers")],
        [("author", "Poe T. и др."), ("title", "On rivers")],
    ),
    "numbers behind their words": (
        "On rivers // Water. 2019. Т. 10. № 3. С. 12–15.",
        [("title", "On rivers"), ("container-title", "Water"), ("date", "2019")],
        [
            ("title", "On rivers"),
            ("container-title", "Water"),
            ("date", "2019"),
            ("volume", "10"),
            ("issue", "3"),
            ("page", "12–15"),
        ],
    ),
    "a translation under another title": (
        "Über Flüsse. Eng. tr. A. B. Doe and J. Burdon Roe as On Rivers, Oslo",
        [("title", "Über Flüsse"), ("editor", "A. B. Doe and J. Burdon"), ("container-title", "Roe as On Rivers")],
        [("title", "Über Flüsse"), ("translator", "A. B. Doe and J. Burdon Roe"), ("note", "On Rivers")],
    ),
    "a long quotation is the title": (
        "'Rivers II: The long way to the sea' being the whole volume of Works, Oslo",
        [("title", "Rivers II: The long way to the sea' being the whole volume of Works")],
        [("title", "Rivers II: The long way to the sea"), ("note", "being the whole volume of Works")],
    ),
    "a short quotation is a part of the title": (
        "“Soft” rivers and lakes",
        [("title", "“Soft” rivers and lakes")],
        [("title", "“Soft” rivers and lakes")],
    ),
    "a publisher and its place": (
        "On rivers. Litres, Moscow, 2017",
        [("title", "On rivers"), ("publisher-place", "Litres, Moscow"), ("date", "2017")],
        [("title", "On rivers"), ("publisher", "Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
    ),
    "a place and its country": (
        "On rivers. Bassersdorf, Switzerland, 2017",
        [("title", "On rivers"), ("publisher-place", "Bassersdorf, Switzerland")],
        [("title", "On rivers"), ("publisher-place", "Bassersdorf, Switzerland")],
    ),
    "names behind a translator's word": (
        "On rivers. Translated by Jane Doe and A. B. Roe. Oslo: Bell",
        [("title", "On rivers"), ("publisher", "Jane Doe"), ("publisher-place", "Oslo"), ("publisher", "Bell")],
        [
            ("title", "On rivers"),
            ("translator", "Jane Doe and A. B. Roe"),
            ("publisher-place", "Oslo"),
            ("publisher", "Bell"),
        ],
    ),
    "a volume behind a title": (
        "Collected Works of Jane Doe: Volume 36. Oslo",
        [("title", "Collected Works of Jane Doe: Volume 36"), ("publisher-place", "Oslo")],
        [("title", "Collected Works of Jane Doe"), ("volume", "36"), ("publisher-place", "Oslo")],
    ),
    "a number behind the sign of an issue": (
        "Young river. 2019. \\mathbb{N}^{0} 17 (255).",
        [("container-title", "Young river"), ("date", "2019"), ("page", "17 (255)")],
        [("container-title", "Young river"), ("date", "2019"), ("issue", "17 (255)")],
    ),
    "a number behind the sign of an issue with one through all years": (
        "Young river. 2019. № 17 (255).",
        [("container-title", "Young river"), ("date", "2019"), ("volume", "17"), ("issue", "255")],
        [("container-title", "Young river"), ("date", "2019"), ("issue", "17 (255)")],
    ),
    "a publisher at the end of a title": (
        "River Economics. Litres, Moscow, 2017",
        [("title", "River Economics. Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
        [("title", "River Economics"), ("publisher", "Litres"), ("publisher-place", "Moscow"), ("date", "2017")],
    ),
    "a long sentence behind a title": (
        "On rivers. The part of the old academy of sciences in finding them. Retrieved 7.12.2023",
        [
            ("title", "On rivers"),
            ("container-title", "The part of the old academy of sciences in finding them"),
            ("accessed", "7.12.2023"),
        ],
        [("title", "On rivers. The part of the old academy of sciences in finding them"), ("accessed", "7.12.2023")],
    ),
    "a second given name": (
        "Doe, Jane Carte. Rivers and Profit: A History",
        [("author", "Doe, Jane"), ("title", "Carte. Rivers and Profit: A History")],
        [("author", "Doe, Jane Carte"), ("title", "Rivers and Profit: A History")],
    ),
    "a chapter behind its book": (
        "The Companion to Rivers, chapter On Lakes, pages 1-5",
        [("title", "The Companion to Rivers"), ("container-title", "chapter On Lakes"), ("page", "1-5")],
        [("container-title", "The Companion to Rivers"), ("title", "On Lakes"), ("page", "1-5")],
    ),
    "a chapter behind its book in one": (
        "The Companion to Rivers, chapter On Lakes, pages 1-5",
        [("title", "The Companion to Rivers, chapter On Lakes"), ("page", "1-5")],
        [("container-title", "The Companion to Rivers"), ("title", "On Lakes"), ("page", "1-5")],
    ),
    "an access date": (
        "Rivers. https://example.org/rivers (last visited on 21.5.2022)",
        [("title", "Rivers"), ("url", "https://example.org/rivers"), ("note", "last visited on 21")],
        [("title", "Rivers"), ("url", "https://example.org/rivers"), ("accessed", "21.5.2022")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mends(name: str) -> None:
    text, told, wanted = CASES[name]
    found = [(field.variable, text[field.start : field.end]) for field in mended(text, fields(text, told))]
    assert found == wanted


@pytest.mark.parametrize("name", CASES)
def test_what_is_mended_stays_as_it_is(name: str) -> None:
    text, told, _ = CASES[name]
    once = mended(text, fields(text, told))
    assert mended(text, once) == once


_PRINTED = (
    *("Knuth, D. E.", "The TeXbook", "In: ", "Journal of Rivers", " (2004)", ". ", ", ", " // ", " / ", "№ 3"),
    *("translated by ", "Ana Silva", " as ", "et al.", "(eds.)", "Moscow", "Litres, Moscow", "pp. 12-15", "Vol. 3"),
    *("https://example.org/a", "doi:10.1000/182", " accessed 3 May 2010", "chapter On Rivers", "PhD thesis"),
    *("256 p.", "17", "“", "”", "[Internet]"),
)


@given(
    st.lists(st.sampled_from(_PRINTED), min_size=1, max_size=10).map("".join),
    st.lists(st.tuples(st.sampled_from(VARIABLES), st.integers(0, 80)), min_size=1, max_size=6),
)
def test_an_entry_without_what_a_mend_asks_for_is_left_by_it(source: str, cuts: list[tuple[Variable, int]]) -> None:
    places = sorted({min(place, len(source)) for _, place in cuts} | {0, len(source)})
    # taggers cut at words
    assume(not any(place > 0 and source[place - 1 : place + 1].isalpha() for place in places[:-1]))
    pairs = zip(cuts, pairwise(places), strict=False)
    fields = [Field(variable, start, end) for (variable, _), (start, end) in pairs]
    known = {field.variable for field in fields}
    neighbours = set(pairwise(field.variable for field in fields))
    shown = mends._shown(source)
    for turn, (mend, needs, either, lacks, beside, _) in enumerate(mends._MENDS):
        asked = needs <= known and (not either or known & either) and shown >> turn & 1
        asked = asked and (not beside or neighbours & beside)
        if (
            not asked and not known & lacks and mend is not mends.dates.access_dates
        ):  # which needs an address to start at
            assert mend(source, list(fields)) == fields, mend.__name__
