from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.values.date import EARLIEST, LATEST, PartialDate, format_date, parse_date

YES = {
    "2004": PartialDate(year=2004),
    "2004a": PartialDate(year=2004, suffix="a"),
    "2004-a": PartialDate(year=2004, suffix="a"),
    "1971B": PartialDate(year=1971, suffix="b"),
    "(2019a).": PartialDate(year=2019, suffix="a"),
    "[1972]": PartialDate(year=1972),
    "May 1993": PartialDate(year=1993, month=5),
    "May-October 2022": PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10)),
    "April 15,2022": PartialDate(year=2022, month=4, day=15),
    "March 7, 2018": PartialDate(year=2018, month=3, day=7),
    "16 May 2019": PartialDate(year=2019, month=5, day=16),
    "Monday, 3 May 2010": PartialDate(year=2010, month=5, day=3),
    "2010, September 24": PartialDate(year=2010, month=9, day=24),
    "2015 Jan 3": PartialDate(year=2015, month=1, day=3),
    "4.12.2023": PartialDate(year=2023, month=12, day=4),
    "16.9.08": PartialDate(year=2008, month=9, day=16),
    "25/12/2023": PartialDate(year=2023, month=12, day=25),
    "12/25/2023": PartialDate(year=2023, month=12, day=25),
    "04/12/2023": PartialDate(year=2023),  # 4 December or 12 April
    "2018-03-27": PartialDate(year=2018, month=3, day=27),
    "2018/3/27": PartialDate(year=2018, month=3, day=27),
    "10/2019": PartialDate(year=2019, month=10),
    "2019-10": PartialDate(year=2019, month=10),
    "2019年3月4日": PartialDate(year=2019, month=3, day=4),
    "2016/17": PartialDate(year=2016, end=PartialDate(year=2017)),
    "1998-99": PartialDate(year=1998, end=PartialDate(year=1999)),
    "1998–2001": PartialDate(year=1998, end=PartialDate(year=2001)),
    "1972/2004": PartialDate(year=2004),  # original and reprint
    "2004 [1972]": PartialDate(year=2004),
    "1998–": PartialDate(year=1998),
    "Spring 2004": PartialDate(year=2004, season=1),
    "Winter 2004/05": PartialDate(year=2004, season=4, end=PartialDate(year=2005)),
    "Fall/Winter 2004": PartialDate(year=2004, season=3, end=PartialDate(year=2004, season=4)),
    "May 3–5, 2010": PartialDate(year=2010, month=5, day=3, end=PartialDate(year=2010, month=5, day=5)),
    "12-14 May 2010": PartialDate(year=2010, month=5, day=12, end=PartialDate(year=2010, month=5, day=14)),
    "2010 Jan-Feb": PartialDate(year=2010, month=1, end=PartialDate(year=2010, month=2)),
    "c. 1850": PartialDate(year=1850, circa=True),
    "1999?": PartialDate(year=1999, circa=True),
    "c1999": PartialDate(year=1999),  # copyright
    "©1999": PartialDate(year=1999),
    "n.d.": PartialDate(literal="n.d."),
    "n.d.-b": PartialDate(literal="n.d.", suffix="b"),
    "in press": PartialDate(literal="in press"),
    "Forthcoming": PartialDate(literal="Forthcoming"),
    "MCMLXXXIV": PartialDate(year=1984),
}
NO = [
    "",
    "12",
    "98",
    "May",
    "May 3",
    "1980s",
    "MD",
    "MCMM",
    "May 35, 2010",
    "31 April 2010",
    "2010-13-45",
    "Smith 2010",
]


@pytest.mark.parametrize("text", YES)
def test_reads(text: str) -> None:
    assert parse_date(text) == YES[text]


@pytest.mark.parametrize("text", NO)
def test_reads_no_date_where_none_is_sure(text: str) -> None:
    assert parse_date(text) is None


YEARS = st.integers(EARLIEST, LATEST)


@st.composite
def plain(draw: st.DrawFn) -> PartialDate:
    year = draw(YEARS)
    match draw(st.sampled_from(["year", "month", "day", "season"])):
        case "month":
            return PartialDate(year=year, month=draw(st.integers(1, 12)))
        case "day":
            return PartialDate(year=year, month=draw(st.integers(1, 12)), day=draw(st.integers(1, 28)))
        case "season":
            return PartialDate(year=year, season=draw(st.integers(1, 4)))
        case _:
            return PartialDate(year=year)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    start, end = draw(plain()), draw(plain())
    later = end.year and start.year and end.year > start.year
    return start.model_copy(
        update={
            "end": end if later and draw(st.booleans()) else None,
            "circa": draw(st.booleans()),
            "suffix": draw(st.sampled_from([None, "a", "b", "c"])),
        }
    )


@given(dates())
def test_prints_what_it_reads(date: PartialDate) -> None:
    assert parse_date(format_date(date)) == date


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    parse_date(text)


@given(st.text(alphabet="0123456789 -/.–()[]?abMayJunc", max_size=90))
def test_what_is_read_can_be_printed_and_read_again(text: str) -> None:
    date = parse_date(text)
    if date is not None and date.literal is None:
        assert parse_date(format_date(date)) == date
