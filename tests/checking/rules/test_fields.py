"""Rules that look at one field of one entry."""

import pytest

from refextract.model.diagnostic import Diagnostic
from refextract.values.name import NameList
from tests.checking.rules.cases import entry, found


def told(rule: str, text: str, **values: object) -> list[Diagnostic]:
    return found(text, rule, references=(entry(text, text, **values),))


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 3-16-148410-1",
        "ISBN-13: 978-3-16-148410-1.",
        "ISBN: 978-3-16-14841",
        "ISSN 0378-5956",
        "doi:0.1038/s41599-020-00609-5",
        "https://doi.org/10.1038.",
        "arXiv:1706.0376",
        "arXiv:170603762",
        "arXiv:1713.03762",
        "PMID: 12a45",
        "https://doi.org/https://doi.org/10.1038/x",
        "https://doi.org/doi:https://dx.doi.org/10.1038/x",
    ],
)
def test_what_cannot_be_such_an_identifier_is_told(text: str) -> None:
    assert len(told("malformed-identifier", f"Smith 2010. On Things. {text} (2010)")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 3-16-148410-X",
        "arXiv:0706.0376",
        "ISBN-13: 978-3-16-148410-0.",
        "ISBN 978 3 16 148410 0 2010",
        "e-ISSN 0378-5955",
        "ISSN 0378-5955 2010",
        "doi:10.1038/s41599-020-00609-5",
        "DOI: https://doi.org/10.1038/x",
        "https://doi.org/10/aabbcc",
        "https://doi.org/10.1038/s41599-\n020",
        "doi:10.1038/\nx",
        "arXiv:1706.03762v5.",
        "arXiv:hep-th/9312215",
        "PMID: 29747066",
        "PMID: 29747066; PMCID: PMC3851240",
        "No. 3-16-148410-1",
    ],
)
def test_sound_identifiers_and_other_numbers_are_let_pass(text: str) -> None:
    assert not told("malformed-identifier", f"Smith 2010. On Things. {text}")


def fixed(text: str, rule: str) -> str:
    [diagnostic] = told(rule, text)
    assert diagnostic.fix is not None
    [edit] = diagnostic.fix.edits
    assert diagnostic.fix.safe
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


def test_a_doi_introduced_twice_is_fixed() -> None:
    assert fixed("On. https://doi.org/doi.org/10.1038/x", "malformed-identifier") == "On. https://doi.org/10.1038/x"


@pytest.mark.parametrize("brackets", [("<", ">"), ("[On](", ")")])
def test_a_dot_inside_an_address_is_taken_out(brackets: tuple[str, str]) -> None:
    before, after = brackets
    assert fixed(f"On. {before}https://doi.org/10.1038/x.1.{after}", "malformed-identifier") == (
        f"On. {before}https://doi.org/10.1038/x.1{after}"
    )
    assert not told("malformed-identifier", f"On. {before}https://doi.org/10.1038/x.1{after}.")


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("htpp://example.org/a", "http://example.org/a"),
        ("htttps://example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("http:/example.org", "http://example.org"),
        ("http:///example.org", "http://example.org"),
        ("http:\\\\example.org", "http://example.org"),
        ("https;//example.org", "https://example.org"),
        ("http://http://example.org", "http://example.org"),
        ("ttp://example.org", "http://example.org"),
    ],
)
def test_a_scheme_that_is_none_is_fixed(printed: str, right: str) -> None:
    assert fixed(f"On Things. {printed} (2010)", "malformed-url") == f"On Things. {right} (2010)"


@pytest.mark.parametrize("url", ["http://example/a", "https://www,example.org/a"])
def test_a_host_that_is_none_is_told(url: str) -> None:
    [diagnostic] = told("malformed-url", f"On Things. {url} (2010)")
    assert "is no host" in diagnostic.message


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a",
        "HTTP://example.org",
        "http://localhost:80/a",
        "http://[::1]/a",
        "https://web.archive.org/web/2010/http://example.org/",
        "ftp://example.org",
        "http://exam\nple.org",
        "http://\nexample.org",
        "HTTP: the protocol",
        "https",
    ],
)
def test_sound_addresses_are_let_pass(url: str) -> None:
    assert not told("malformed-url", f"On Things. {url} (2010)")


@pytest.mark.parametrize(
    ("values", "lacking"),
    [
        ({"type": "article-journal", "container_title": "Nature"}, None),
        ({"type": "article-journal"}, "no host (journal, book or site)"),
        ({"type": "chapter", "title": None}, "no title and no host"),
        ({"type": "thesis", "author": NameList()}, "no author"),
        ({"type": "document", "title": None}, None),
    ],
)
def test_fields_that_a_type_needs_are_told(values: dict[str, object], lacking: str | None) -> None:
    messages = [d.message for d in told("missing-field", "Smith 2010. On Things.", **values)]
    assert [lacking in message for message in messages if lacking] == ([True] if lacking else [])
    assert bool(messages) == bool(lacking)
