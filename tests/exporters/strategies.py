"""References of every shape, as no parser would ever make them and every exporter must bear."""

from hypothesis import strategies as st

from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList

TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset", "document"),
    *("entry-encyclopedia", "legal_case", "manuscript", "map", "pamphlet", "paper-conference", "patent", "report"),
    *("review-book", "software", "song", "standard", "thesis", "webpage"),
)

texts = st.one_of(
    st.sampled_from(
        ["A & B", "50 % of $x_1^2$", "{lone", "lone}", r"C:\temp\~x", '#1 “quoted” "plain"', "n = 3, m @ 4"]
    ),
    st.sampled_from(["Über die Spektrallinien", "価値の研究", "О природе вещей", "DNA and iPhones: The case of LaTeX"]),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12),
)
words = st.one_of(
    st.sampled_from(["Smith", "and", "von", "Ärger", "a,b", "{x", "A&B", "李", "Жук", "l'Or", "d.", "J."]),
    st.text("abßöABÉЖ李.'-&\\", min_size=1, max_size=6),
)
numbers = st.from_regex(r"[1-9][0-9]{0,3}", fullmatch=True)
years = st.integers(min_value=1000, max_value=2099)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    if draw(st.booleans()) and draw(st.booleans()):
        return PartialDate(literal=draw(st.sampled_from(["n.d.", "in press", "o. J."])))
    start = draw(calendar_dates())
    if start.season is None and draw(st.booleans()):
        end = draw(calendar_dates())
        if end.season is None and (end.year or 0) >= (start.year or 0):
            return start.model_copy(update={"end": end, "circa": draw(st.booleans())})
    return start.model_copy(update={"circa": draw(st.booleans())})


@st.composite
def calendar_dates(draw: st.DrawFn) -> PartialDate:
    year = draw(years)
    kind = draw(st.sampled_from(["year", "month", "day", "season"]))
    if kind == "season":
        return PartialDate(year=year, season=draw(st.integers(min_value=1, max_value=4)))
    month = draw(st.integers(min_value=1, max_value=12)) if kind != "year" else None
    day = draw(st.integers(min_value=1, max_value=28)) if kind == "day" else None
    return PartialDate(year=year, month=month, day=day)


names = st.one_of(
    st.builds(Name, literal=texts),
    st.builds(
        Name,
        family=st.lists(words, min_size=1, max_size=3).map(" ".join),
        given=st.none() | st.lists(words, min_size=1, max_size=2).map(" ".join),
        suffix=st.sampled_from([None, None, "Jr.", "III"]),
        non_dropping_particle=st.sampled_from([None, None, "van der", "de", "Van", "d’"]),
    ),
)
name_lists = st.builds(NameList, names=st.lists(names, min_size=1, max_size=3).map(tuple), others=st.booleans())

references = st.fixed_dictionaries(
    {"id": st.just("r1"), "span": st.just(Span(0, 0)), "text": texts, "type": st.sampled_from(TYPES)},
    optional={
        **dict.fromkeys(("author", "editor", "translator"), name_lists),
        **dict.fromkeys(("title", "container_title", "collection_title", "volume", "issue", "number"), texts),
        **dict.fromkeys(("publisher", "publisher_place", "edition", "genre", "event", "note"), texts),
        "issued": dates(),
        "accessed": calendar_dates(),
        "page": numbers | st.tuples(numbers, numbers).map("-".join),
        "number_of_pages": numbers,
        "doi": st.sampled_from(["10.1000/182", "10.1002/(SICI)1097(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2"]),
        "url": st.sampled_from(["https://example.org/~a_b?c=d%20e&f=1#g", "https://example.org/"]),
        "isbn": st.just("978-3-319-42018-9"),
        "issn": st.just("0017-789X"),
        "pmid": st.just("12345678"),
        "arxiv": st.sampled_from(["2401.05226", "hep-th/9901001"]),
    },
).map(Reference.model_validate)
