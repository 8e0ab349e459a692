import pytest

from refextract.styles import label
from tests.styles.lists import numbered, reading, spans

LABELS = ("Knu84", "ABC+99a", "Lam86", "08", "14a")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[Knu84]", ["Knu84"]),
        ("[ABC+99a, Lam86]", ["ABC+99a", "Lam86"]),
        ("[see Knu84, p. 3; Lam86]", ["Knu84", "Lam86"]),
        ("[08; 14a]", ["08", "14a"]),
    ],
)
def test_labels_of_the_list(text, keys):
    (candidate,) = label.find(reading(f"as {text} says", LABELS))
    assert candidate.span.of(f"as {text} says") == text
    assert [item.pointer.key for item in candidate.items] == keys


def test_locator():
    (candidate,) = label.find(reading("as [see Knu84, p. 3; Lam86] says", LABELS))
    assert (candidate.items[0].prefix, candidate.items[0].locator.value) == ("see", "3")


@pytest.mark.parametrize("text", ["[Kol90]", "[sic]", "(Knu84)", "[Knu84b]", "Knu84"])
def test_nothing_else(text):
    assert spans(label, reading(text, LABELS)) == []


def test_the_inner_bracket_counts():
    text = "[as Knuth [Knu84]; Lamport [Lam86]]"
    assert spans(label, reading(text, LABELS)) == ["[Knu84]", "[Lam86]"]


def test_a_numbered_list_has_no_labels():
    assert spans(label, numbered("as [1] says", 9)) == []
