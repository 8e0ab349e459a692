"""Footnotes and endnotes: of works, of works pointed back to, of laws and decisions; and texts that lead to them."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.growing.made import Growing
from tests.bench.growing.words import article, family, given, heads, house, journal, person, title, town, words, year


def marked(number: int) -> str:
    return f"{words(number, 8).capitalize()}.[^{number}]"


def numbered(number: int) -> str:
    return f"{words(number, 8).capitalize()}.{number + 1}"


def full(number: int) -> str:
    return f"{person(number)}, {heads(number)} ({town(number)}: {house(number)}, {year(number)}), {number % 300 + 1}."


def short(number: int) -> str:
    return f"{family(number % 40)}, {heads(number % 40, 3)}, {number % 300 + 1}."


def first_then_short(number: int) -> str:
    return (
        full(number)
        if number % 3 == 0
        else f"{family(number - number % 3)}, {heads(number - number % 3, 2)}, {number % 99}."
    )


def back(number: int) -> str:
    return full(number) if number % 5 == 0 else f"Ibid., {number % 300 + 1}."


def german(number: int) -> str:
    work = f"{family(number)}, {heads(number, 4)}, {town(number)} {year(number)}, S. {number % 300}"
    return f"{work}; vgl. ders., a.a.O., S. {number % 99}."


def op_cit(number: int) -> str:
    return (
        full(number)
        if number % 4 == 0
        else f"{family(number - number % 4)}, op. cit. n. {number - number % 4 + 1}, p. {number % 99}."
    )


def supra(number: int) -> str:
    return f"{family(number % 30)}, supra note {number % 200 + 1}, at {number % 99 + 1}; id. at {number % 99 + 2}."


def decision(number: int) -> str:
    volume = f"{number % 500 + 1} F.3d {number % 900 + 1}"
    return f"See {family(number)} v. {family(number + 5)}, {volume} (9th Cir. {year(number)})."


def statute(number: int) -> str:
    code = f"{number % 50 + 1} U.S.C. § {number % 900 + 1}({'abc'[number % 3]}) (2012)"
    return f"{code}; Pub. L. No. {number % 99}-{number % 400}, {number} Stat. {number % 999}."


def paragraph(number: int) -> str:
    decided = f"BGH, Urteil vom {number % 28 + 1}.3.{year(number)} – VI ZR {number % 400}/{number % 99:02}"
    return f"{decided}, NJW {year(number)}, {number % 999} Rn. {number % 50}."


def several(number: int) -> str:
    return "; ".join(full(n)[:-1] for n in range(number * 6, number * 6 + 6)) + "."


def commented(number: int) -> str:
    against = f"{person(number + 4)}, “{title(number)},” {journal(number)} {number % 90} ({year(number)}): 12"
    return f"On this, {words(number, 9)}, see {full(number)[:-1]}, and, against it, {against}."


def in_markdown(note: Callable[[int], str], end: str = "") -> Growing:
    """Notes in the manner of Markdown, all behind the text."""

    def entry(number: int) -> str:
        return f"[^{number}]: {note(number)}"

    return Growing(marked, ".md", between="\n", heading="\n\n", entry=entry, share=0.6, end=end)


def in_text(note: Callable[[int], str], heading: str = "\n\nNotes\n\n") -> Growing:
    """Numbered notes of plain text under a heading."""
    return Growing(numbered, entry=lambda n: f"{n + 1}. {note(n)}", heading=heading, share=0.6)


def page_of_notes(number: int) -> str:
    body = " ".join(numbered(n) for n in range(number * 3, number * 3 + 3))
    return f"{body}\n\n" + "\n".join(f"{n + 1} {full(n)}" for n in range(number * 3, number * 3 + 3)) + "\n\f"


TEXTS = {
    "notes of whole works": in_markdown(full),
    "notes of short titles": in_markdown(first_then_short),
    "notes of works that are never named": in_markdown(short),
    "notes that point back": in_markdown(back),
    "notes that point back alone": in_markdown(lambda n: f"Ibid., {n}."),
    "notes in German": in_markdown(german),
    "notes with op. cit.": in_markdown(op_cit),
    "notes of decisions": in_markdown(decision),
    "notes of statutes": in_markdown(statute),
    "notes of German decisions": in_markdown(paragraph),
    "notes of six works": in_markdown(several),
    "notes with comments": in_markdown(commented),
    "notes above a list": in_markdown(short, end="\n\n## References\n\n" + "\n\n".join(map(article, range(100)))),
    "notes of plain text": in_text(full),
    "notes of plain text that point back": in_text(back),
    "notes of plain text, of law": in_text(supra),
    "notes of plain text, of short titles": in_text(first_then_short),
    "notes of plain text with comments": in_text(commented),
    "notes of plain text under no heading": in_text(full, heading="\n\n"),
    "notes below each page": Growing(page_of_notes, between="\n"),
    "notes in their sentences": Growing(lambda n: f"{words(n, 6)}.^[{full(n)}]", ".md"),
    "notes of addresses": in_markdown(lambda n: f"https://example.org/{n}/{words(n, 1)} (accessed 3 May 2019)."),
    "notes that nothing marks": Growing(lambda n: f"[^{n}]: {full(n)}", ".md", between="\n"),
    "marks without their notes": Growing(marked, ".md", between="\n"),
    "one mark many times": Growing(lambda n: f"{words(n, 6)}.[^1]", ".md", end="\n\n[^1]: " + full(1)),
    "given names in notes": in_markdown(
        lambda n: f"{given(n)} {given(n + 1)} {family(n)}, {heads(n)}, {year(n)}, passim."
    ),
}
"""Names of texts and how they are made."""
