"""An entry with the names of a large collaboration is an entry, however long it is."""

import pytest

from refextract import outline, read


@pytest.mark.parametrize("place", [1, 4, 8])
@pytest.mark.parametrize("authors", [300, 3000])
def test_an_entry_of_a_large_collaboration_keeps_its_place_in_the_list(place: int, authors: int) -> None:
    entries = [f"[{n}] J. Roe, Rain on roofs number {n}, J. Weather {n} (2001) {n}." for n in range(1, 9)]
    names = ", ".join(
        f"{chr(65 + n % 26)}. {'Wxyz'[n % 4]}{'aeiou'[n % 5]}berg{'en' * (n % 3)}" for n in range(authors)
    )
    entries[place - 1] = f"[{place}] {names}, Observation of rain, J. Weather 3 (2001) 3."
    document = read("Rain was seen [1-8].\n\nReferences\n\n" + "\n".join(entries))
    lists = outline(document).lists
    assert [[entry.label for entry in each.entries] for each in lists] == [[str(n) for n in range(1, 9)]]
