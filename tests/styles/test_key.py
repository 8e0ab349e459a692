import pytest

from refextract.styles import key
from tests.styles.lists import reading


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[@knuth84]", ["knuth84"]),
        ("[see @knuth84, p. 3; also @lamport:86]", ["knuth84", "lamport:86"]),
        ("[-@knuth84]", ["knuth84"]),
        ("[@{https://a.b/c}]", ["https://a.b/c"]),
        (r"\cite{knuth84}", ["knuth84"]),
        (r"\citep[see][12]{knuth84,lamport86}", ["knuth84", "lamport86"]),
        (r"\textcite*{knuth84}", ["knuth84"]),
        (r"\Autocite[12]{knuth84, lamport86}", ["knuth84", "lamport86"]),
    ],
)
def test_keys(text, keys):
    (candidate,) = key.find(reading(f"as {text} says"))
    assert candidate.span.of(f"as {text} says") == text
    assert [item.pointer.key for item in candidate.items] == keys


@pytest.mark.parametrize(
    "text", ["mail a@b.org", "[a@b.org]", "[@user](https://social.org/@user)", r"\nocite{knuth84}", r"\section{x}"]
)
def test_nothing_else(text):
    assert list(key.find(reading(text))) == []


def test_pandoc_item():
    (candidate,) = key.find(reading("[see -@knuth84, pp. 3-4]"))
    item = candidate.items[0]
    assert (item.prefix, item.mode, item.locator.label, item.locator.value) == ("see", "suppress-author", "page", "3-4")


def test_latex_item():
    (candidate,) = key.find(reading(r"\citep[see][12]{knuth84}"))
    assert (candidate.items[0].prefix, candidate.items[0].locator.value) == ("see", "12")
