import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from refextract.values.addresses import addresses, place


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at https://example.org/a.", ["https://example.org/a"]),
        ("(https://example.org/a_(b))", ["https://example.org/a_(b)"]),
        ("https://example.org/a), and so on", ["https://example.org/a"]),
        ("<https://example.org/?q=1&r=2>", ["https://example.org/?q=1&r=2"]),
        ("doi: 10.1000/182, later", ["10.1000/182"]),
        ("DOI 10.1002/(SICI)1097-4571(199709)48:9<804", ["10.1002/(SICI)1097-4571(199709)48:9"]),
        (
            "doi:10.1002/(SICI)1097(1998)17:15<16::AID-S8>3.0.CO;2-2.",
            ["10.1002/(SICI)1097(1998)17:15<16::AID-S8>3.0.CO;2-2"],
        ),
        ("https://doi.org/10.1000/182;", ["https://doi.org/10.1000/182"]),
        ("arXiv:1706.03762v5 and arXiv: hep-th/9711200", ["1706.03762v5", "hep-th/9711200"]),
        ("www.example.org/x and mail@www.example.org", ["www.example.org/x"]),
        ("version 10.4 of 10.15/3", []),
    ],
)
def test_addresses(text: str, values: list[str]) -> None:
    assert [address.value.of(text) for address in addresses(text)] == values


@given(st.text(alphabet="htps:/w.10ax()[]{}\"'<> \n,;-_", max_size=80))
def test_addresses_are_in_order_and_inside(text: str) -> None:
    end = 0
    for address in addresses(text):
        assert end <= address.span.start <= address.value.start < address.value.end == address.span.end <= len(text)
        end = address.span.end


@pytest.mark.parametrize("unit", ["(", "http://", "10.1000/", "doi:", "https://a.b/(", "www.", "a"])
def test_cost_is_linear(unit: str) -> None:
    assert_linear(lambda size: list(addresses(unit * (size // len(unit)))), 75_000)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.nature.com/articles/nature14967", "scholarly"),
        ("https://example.edu/~meier/papers/draft.pdf", "scholarly"),
        ("https://example.edu/~meier/", "home"),
        ("https://example.org", "home"),
        ("https://example.org/tag/books", "home"),
        ("https://example.org/about.html", "home"),
        ("https://de.wikipedia.org/wiki/Buch", "encyclopedia"),
        ("https://creativecommons.org/licenses/by/4.0/", "licence"),
        ("https://example.org/plot.png", "file"),
        ("https://example.org/2015/02/maps-again/", "page"),
        ("https://notgithub.com/a/b", "page"),
    ],
)
def test_places(url: str, kind: str) -> None:
    assert place(url) == kind
