from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.model.reference import VARIABLES, RawReference, Reference
from refextract.references.parsing import build_reference, iter_references, parse_references
from refextract.references.tagging.tagger import Field, Tagged
from refextract.text import Span, TextBuilder, TextView
from refextract.values.name import Name
from tests.growth import assert_linear


class Told:
    """A tagger that finds the strings it was told, each at its next place."""

    def __init__(self, *fields: tuple[str, str]) -> None:
        self.fields = fields
        self.listed: list[bool] = []

    def tag(self, texts: Sequence[str], *, one_list: bool = False) -> list[Tagged]:
        self.listed.append(one_list)
        return [self.tagged(text) for text in texts]

    def tagged(self, text: str) -> Tagged:
        found, place = [], 0
        for variable, content in self.fields:
            start = text.index(content, place)
            place = start + len(content)
            found.append(Field(variable, start, place, 0.9))  # type: ignore[arg-type]
        return Tagged(tuple(found), 0.8)


def parsed(text: str, *fields: tuple[str, str]) -> Reference:
    [reference] = parse_references([text], tagger=Told(*fields))
    return reference


class Counted(Told):
    """A tagger that keeps how many strings came together."""

    def __init__(self) -> None:
        super().__init__(("title", "Rivers"))
        self.numbers: list[int] = []

    def tag(self, texts: Sequence[str], *, one_list: bool = False) -> list[Tagged]:
        self.numbers.append(len(texts))
        return super().tag(texts, one_list=one_list)


def test_a_long_list_is_read_in_stretches_and_its_ids_go_on() -> None:
    tagger = Counted()
    references = iter_references(("Rivers" for _ in range(2500)), tagger=tagger)
    assert next(references).id == "r1"
    assert tagger.numbers == [1000]  # no more was read than the first one needs
    assert [reference.id for reference in references] == [f"r{number}" for number in range(2, 2501)]
    assert tagger.numbers == [1000, 1000, 500]


def test_references_are_of_one_list_only_where_one_says_so() -> None:
    tagger = Told(("title", "Rivers"))
    parse_references(["Rivers"], tagger=tagger)
    parse_references(["Rivers"], tagger=tagger, one_list=True)
    assert tagger.listed == [False, True]


def shown(reference: Reference) -> dict[str, str]:
    return {e.variable: " | ".join(span.of(reference.text) for span in e.spans) for e in reference.evidence}


def test_a_date_takes_the_month_and_day_before_it() -> None:
    text = "Lovelace, A., et al. (August 2, 1843). Notes. Retrieved 4.12.2023 from https://example.org/notes"
    reference = parsed(
        text,
        ("author", "Lovelace, A., et al. (August 2"),
        ("date", "1843"),
        ("title", "Notes"),
        ("accessed", "2023"),
        ("url", "https://example.org/notes"),
    )
    assert shown(reference)["author"] == "Lovelace, A., et al."
    assert shown(reference)["date"] == "August 2, 1843"
    assert shown(reference)["accessed"] == "4.12.2023"
    assert reference.issued is not None
    assert (reference.issued.year, reference.issued.month, reference.issued.day) == (1843, 8, 2)
    assert reference.author.others


def test_authors_repeated_behind_a_slash_are_no_field() -> None:
    text = "Ivanov I. I., Petrov P. P. On rivers/I. I. Ivanov, P. P. Petrov//Bulletin of Hydrology, 2015, P. 12-15."
    reference = parsed(
        text,
        ("author", "Ivanov I. I., Petrov P. P."),
        ("title", "On rivers/I"),
        ("editor", "Ivanov, P. P. Petrov"),
        ("container-title", "Bulletin of Hydrology"),
        ("date", "2015"),
        ("page", "12-15"),
    )
    assert reference.title == "On rivers"
    assert reference.editor.names == ()
    assert reference.container_title == "Bulletin of Hydrology"


@pytest.mark.parametrize(
    ("text", "field", "page", "extent"),
    [
        ("Rivers. Moscow, 2016. 256 p.", "256", None, "256"),
        ("Rivers. Moscow, 2016. 256 p.", "256 p.", None, "256"),
        ("Rivers. Moscow, 2016. P. 256", "256", "256", None),
        ("Flüsse. Berlin, 2016. 256 S.", "256", None, "256"),
        ("Flüsse. Berlin, 2016. S. 256 ff.", "256 ff.", "256 ff", None),
        ("Rivers. Water 3, 126—135.", "126—135", "126-135", None),
    ],
)
def test_pages_and_numbers_of_pages(text: str, field: str, page: str | None, extent: str | None) -> None:
    reference = parsed(text, ("page", field))
    assert (reference.page, reference.number_of_pages) == (page, extent)


@pytest.mark.parametrize(
    ("text", "field", "volume", "number"),
    [
        ("Flüsse und Seen. 2 Bde. Berlin: Mohr, 1922.", "2", None, "2"),
        ("Rivers. 3 vols. Oslo: Silt Press, 1922.", "3", None, "3"),
        ("Rivers, vol. 3. Oslo: Silt Press, 1922.", "3", "3", None),
        ("Flüsse, Bd. 2. Berlin: Mohr, 1922.", "2", "2", None),
        ("Rivers. Water 12, 3.", "12", "12", None),
        ("Ríos. Lisboa: Água, 1999. 2 v.", "2", None, "2"),
    ],
)
def test_volumes_and_numbers_of_volumes(text: str, field: str, volume: str | None, number: str | None) -> None:
    reference = parsed(text, ("volume", field))
    assert (reference.volume, reference.number_of_volumes) == (volume, number)


def test_tags_of_html_are_no_part_of_what_they_set_off() -> None:
    names = "<i>Roe, J.</i> &amp; <i>Doe, A.</i>"
    text = f'{names} (2001). Rivers of H<sub>2</sub>O. <em class="j">Nature</em>, <b>12</b>, 3-4.'
    [reference] = parse_references(text)
    assert reference.text == text
    assert reference.author.names == (Name(family="Roe", given="J."), Name(family="Doe", given="A."))
    assert (reference.title, reference.container_title, reference.volume) == ("Rivers of H₂O", "Nature", "12")
    places = {each.variable: each.spans[0].of(text) for each in reference.evidence}
    assert (places["author"], places["container-title"]) == ("Roe, J.</i> &amp; <i>Doe, A.", "Nature")


def test_an_address_is_read_letter_by_letter() -> None:
    address = "https://example.org/rivers?of=asia&amp;page=2"
    [reference] = parse_references(f"Roe, J., &amp; Doe, A. (2001). Rivers of Asia. Retrieved from {address}")
    assert reference.url == address
    assert [name.family for name in reference.author.names] == ["Roe", "Doe"]


def test_names_behind_a_translator_marker_are_translators() -> None:
    text = "Kant, I. Critique. Translated by Jane Doe. London: Bell, 1900."
    reference = parsed(text, ("author", "Kant, I."), ("title", "Critique"), ("editor", "Jane Doe"))
    assert reference.translator.names[0].family == "Doe"
    assert reference.editor.names == ()


def test_a_firm_of_several_names_is_one_publisher() -> None:
    text = "London: Kegan Paul, Trench, Trübner & Co., 1895"
    reference = parsed(
        text,
        ("publisher-place", "London"),
        ("publisher", "Kegan Paul"),
        ("publisher-place", "Trench"),
        ("publisher", "Trübner & Co."),
    )
    assert reference.publisher == "Kegan Paul, Trench, Trübner & Co."
    assert reference.publisher_place == "London"


def test_addresses_are_found_whatever_the_tagger_says() -> None:
    reference = parsed("Rivers. https://example.org/rivers (10.1000/rivers.1).", ("title", "Rivers"))
    assert reference.url == "https://example.org/rivers"
    assert reference.doi == "10.1000/rivers.1"


def test_a_doi_is_read_from_the_address_that_holds_it() -> None:
    reference = parsed("Rivers. https://doi.org/10.1000/rivers", ("url", "https://doi.org/10.1000/rivers"))
    assert (reference.doi, reference.url) == ("10.1000/rivers", "https://doi.org/10.1000/rivers")


def test_what_no_grammar_reads_stays_in_the_evidence() -> None:
    reference = parsed("Rivers, sometime, ISBN 1-2", ("date", "sometime"), ("isbn", "1-2"))
    assert reference.issued is None
    assert reference.isbn is None
    assert shown(reference) == {"date": "sometime", "isbn": "1-2"}


def test_markup_is_no_part_of_values_but_of_spans() -> None:
    text = "Roe, R. (2020) Hard Times”. *Annual Review* of *Politics*. \\mathbb{N}^{0} 7"
    reference = parsed(
        text,
        ("author", "Roe, R."),
        ("title", "Hard Times"),
        ("container-title", "Annual Review of Politics"),
        ("issue", "7"),
    )
    assert reference.container_title == "Annual Review of Politics"
    assert reference.issue == "7"
    assert shown(reference)["container-title"] == "Annual Review* of *Politics"


def test_evidence_leads_back_through_the_view() -> None:
    document = "   [9] Soft rivers, ed.\n\n- Jane Doe, 2010."
    builder = TextBuilder(document)
    builder.copy(7, 23)
    builder.replace(23, 27, " ")
    builder.copy(27, len(document))
    raw = RawReference(Span(3, len(document)), builder.build(), "9")
    text = raw.view.text
    fields = [Field("title", 0, 11), Field("editor", text.index("Jane"), text.index("Jane") + 8)]
    reference = build_reference(raw, fields, "r9")
    spans = {e.variable: [span.of(document) for span in e.spans] for e in reference.evidence}
    assert spans == {"title": ["Soft rivers"], "editor": ["Jane Doe"]}
    assert (reference.id, reference.label) == ("r9", "9")


TEXTS = st.text(alphabet="abcABC 12.,;:()[]/&*_\\\"'“”—–№", max_size=80)


@st.composite
def tagged_texts(draw: st.DrawFn) -> tuple[str, list[Field]]:
    text = draw(TEXTS)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Field(draw(st.sampled_from(VARIABLES)), start, end) for start, end in pairs]


@given(tagged_texts())
def test_any_fields_of_any_text_make_a_reference(tagged: tuple[str, list[Field]]) -> None:
    text, fields = tagged
    reference = build_reference(RawReference.of(text), fields, "r1")
    Reference.model_validate(reference.model_dump())
    spans = sorted((span for e in reference.evidence for span in e.spans), key=lambda span: span.start)
    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(tagged_texts(), st.integers(1, 50))
def test_padding_shifts_spans(tagged: tuple[str, list[Field]], by: int) -> None:
    text, fields = tagged
    plain = build_reference(RawReference.of(text), fields, "r1")
    padded = " " * by + text
    raw = RawReference(Span(by, len(padded)), TextView.of(padded, Span(by, len(padded))))
    shifted = build_reference(raw, fields, "r1")
    assert [[span.shifted(by) for span in e.spans] for e in plain.evidence] == [list(e.spans) for e in shifted.evidence]
    assert plain.model_copy(update={"evidence": (), "span": raw.span}) == shifted.model_copy(update={"evidence": ()})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_strings_are_parsed_by_the_shipped_tagger(texts: list[str]) -> None:
    references = parse_references(texts)
    assert [reference.text for reference in references] == texts
    assert [reference.id for reference in references] == [f"r{i + 1}" for i in range(len(texts))]


@pytest.mark.parametrize("unit", ["/ a ", "10.1000/", "*_", "2000 ", "(", "accessed on 3 "])
def test_cost_is_linear(unit: str) -> None:
    def build(size: int) -> None:
        text = unit * (size // len(unit))
        fields = [Field("author", 0, 2), Field("date", 10, 14), Field("title", 20, len(text) - 20)]
        build_reference(RawReference.of(text), fields, "r1")

    assert_linear(build, 10_000)


@pytest.mark.parametrize(
    ("head", "names"),
    [("Roe et al.", "A. Roe, J. Doe, E. Lund"), ("Roe & Doe", "A. Roe, J. Doe"), ("Roe", "A. Roe")],
)
def test_the_head_of_an_entry_names_nobody_twice(head: str, names: str) -> None:
    text = f"{head} 2016 {names}, Rivers of silt"
    fields = [Field("author", 0, len(head)), Field("author", len(head) + 6, len(head) + 6 + len(names))]
    reference = build_reference(RawReference.of(text), fields, "r1")
    assert [name.given for name in reference.author.names] == [each.split()[0] for each in names.split(", ")]


def test_a_hyphen_in_a_name_is_no_dash() -> None:
    [reference] = parse_references("Ann Moss and Jane Moss-Lund: Rivers of silt. Water Review 12, 4–9 (2001)")
    assert [name.family for name in reference.author.names] == ["Moss", "Moss-Lund"]


@pytest.mark.parametrize(
    "address",
    ["https://arxiv.org/abs/2109.08691", "http://arxiv.org/pdf/2109.08691.pdf", "doi:10.48550/arXiv.2109.08691"],
)
def test_an_address_at_arxiv_gives_its_number(address: str) -> None:
    [reference] = parse_references(f"Roe, Ann. 2021. Silt in quantum circuits. {address}")
    assert (reference.type, reference.arxiv) == ("article", "2109.08691")
    assert reference.to_csl()["publisher"] == "arXiv"
