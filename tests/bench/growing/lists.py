"""Lists of references: their forms, layouts and lengths, numbered citations of all notations, labels and keys."""

from __future__ import annotations

from tests.bench.growing.made import Growing
from tests.bench.growing.words import (
    article,
    book,
    chapter,
    family,
    given,
    heads,
    initial,
    inverted,
    joint_article,
    journal,
    letter,
    plain_article,
    title,
    town,
    volume,
    words,
    year,
)

CITED = "Trees grow (Baberson 1940).\n\nReferences\n\n"


def bracketed(number: int) -> str:
    return f"{words(number, 5).capitalize()} [{number + 1}]."


def bracketed_entry(number: int) -> str:
    return f"[{number + 1}] {plain_article(number)}"


def ranges(number: int) -> str:
    return f"{words(number, 4)} [{number + 1}–{number + 4}, {number + 9}]."


def wide_range(number: int) -> str:
    return f"{words(number, 3)} [{number % 90 + 1}-{number % 90 + 500}]."


def numbered_entry(number: int) -> str:
    return f"{number + 1}. {plain_article(number)}"


def label(number: int) -> str:
    return f"{family(number)[:3]}{number % 100:02}"


def wrapped(number: int) -> str:
    text = joint_article(number)
    return f"{text[:60]}\n    {text[60:120]}\n    {text[120:]}"


def hyphenated(number: int) -> str:
    text = joint_article(number)
    return f"{text[:50]}-\n{text[50:100]}-\n{text[100:]}"


def vancouver(number: int) -> str:
    authors = ", ".join(f"{family(n)} {letter(n).upper()}{letter(n + 3).upper()}" for n in range(number, number + 4))
    journal_part = f"J {words(number, 1).title()}. {year(number)};{number % 90}:{number % 300}-9."
    return f"{number + 1}. {authors}, et al. {title(number)}. {journal_part}"


def twelve_authors(number: int) -> str:
    authors = ", ".join(inverted(number * 12 + n) for n in range(12))
    return f"{authors} ({year(number)}). {title(number)}. {journal(number)}, {volume(number)}."


def dashed(number: int) -> str:
    return f"——— ({year(number)}). {title(number)}. {journal(number)}, {volume(number)}."


def several_works(number: int) -> str:
    return "; ".join(f"{inverted(n)}, {heads(n, 3)} ({town(n)} {year(n)})" for n in range(number, number + 4)) + "."


def note_style(number: int) -> str:
    return f"{given(number)} {family(number)}, {heads(number)} ({town(number)}, {year(number)}), {number % 300}."


def thesis(number: int) -> str:
    return f"{inverted(number)} {title(number)}. PhD thesis, University of {town(number)}, {year(number)}."


def gbt(number: int) -> str:
    issue = f"{year(number)}, {number % 90}({number % 6}): 1-9."
    return f"[{number + 1}] {inverted(number)} {title(number)}[J]. {journal(number)}, {issue}"


def program(number: int) -> str:
    version = f"0.{number % 90}-{number % 9}"
    return f"{inverted(number)} ({year(number)}). {words(number, 1)}: {title(number)}. R package version {version}."


def law(number: int) -> str:
    return f"{family(number)} v. {family(number + 7)}, {number % 500 + 1} U.S. {number % 900 + 1} ({year(number)})."


def part_of_record(number: int) -> str:
    some = (
        inverted(number),
        f"({year(number)})",
        title(number, 2),
        str(number % 90),
        f"[{number % 50}]",
        "J. Trees",
        "12, 3-4",
    )
    return some[number * 3 % 7]


def raised(number: int) -> str:
    return f"{words(number, 4).capitalize()}.<sup>{number % 300 + 1},{number % 200 + 1}-{number % 200 + 4}</sup>"


def carets(number: int) -> str:
    return f"{words(number, 4).capitalize()}.^{number + 1}^"


def stuck(number: int) -> str:
    return f"{words(number, 6).capitalize()}.{number + 1}"


def signs(number: int) -> str:
    return f"{words(number, 5).capitalize()}.{str(number + 1).translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


TEXTS = {
    "numbers in brackets": Growing(bracketed, entry=bracketed_entry),
    "numbers in brackets in Markdown": Growing(bracketed, ".md", between="\n\n", entry=bracketed_entry, apart="\n\n"),
    "numbers in brackets and no list": Growing(bracketed),
    "numbers in brackets beyond the list": Growing(bracketed, entry=bracketed_entry, share=0.05),
    "numbers in brackets, of few works": Growing(
        lambda n: f"{words(n, 4)} [{n % 40 + 1}].", entry=bracketed_entry, share=0.02
    ),
    "numbers in parentheses": Growing(lambda n: f"{words(n, 5)} ({n + 1}).", entry=numbered_entry),
    "ranges of numbers": Growing(ranges, entry=bracketed_entry),
    "wide ranges of numbers": Growing(wide_range, entry=bracketed_entry, share=0.1),
    "raised numbers": Growing(raised, ".md", heading="\n\n## References\n\n", entry=numbered_entry),
    "raised numbers in carets": Growing(carets, ".md", entry=numbered_entry),
    "raised numbers as signs": Growing(signs, entry=numbered_entry),
    "raised numbers stuck to words": Growing(stuck, entry=numbered_entry),
    "labels": Growing(lambda n: f"{words(n, 4)} [{label(n)}].", entry=lambda n: f"[{label(n)}] {book(n)}"),
    "labels alone": Growing(lambda n: f"[{label(n)}]"),
    "labels of names and years": Growing(
        lambda n: f"{words(n, 4)} [{family(n)}{year(n)}].", entry=lambda n: f"[{family(n)}{year(n)}] {book(n)}"
    ),
    "entries in lines": Growing(article, between="\n", before=CITED),
    "entries in paragraphs": Growing(article, between="\n\n", before=CITED),
    "entries in one paragraph": Growing(article, before=CITED),
    "entries without a heading": Growing(article, between="\n"),
    "entries numbered in one paragraph": Growing(numbered_entry, before=CITED),
    "entries of three authors": Growing(joint_article, between="\n", before=CITED),
    "entries of twelve authors": Growing(twelve_authors, between="\n", before=CITED),
    "entries of books": Growing(book, between="\n", before=CITED),
    "entries of chapters": Growing(chapter, between="\n", before=CITED),
    "entries of theses": Growing(thesis, between="\n", before=CITED),
    "entries of programs": Growing(program, between="\n", before=CITED),
    "entries of decisions": Growing(law, between="\n", before=CITED),
    "entries in the manner of Vancouver": Growing(vancouver, between="\n", before=CITED),
    "entries in the manner of GB/T 7714": Growing(gbt, between="\n", before=CITED),
    "entries in the manner of notes": Growing(note_style, between="\n", before=CITED),
    "entries with hanging lines": Growing(wrapped, between="\n", before=CITED),
    "entries with divided words": Growing(hyphenated, between="\n", before=CITED),
    "entries with bullets": Growing(
        lambda n: f"- {article(n)}", ".md", between="\n", before="# T\n\n## References\n\n"
    ),
    "entries with numbers in Markdown": Growing(numbered_entry, ".md", between="\n", before="# T\n\n## References\n\n"),
    "entries with dashes for authors": Growing(dashed, between="\n", before=CITED + article(1) + "\n"),
    "entries with several works": Growing(several_works, between="\n", before=CITED),
    "entries all the same": Growing(article(3), between="\n", before=CITED),
    "entries with one title": Growing(
        lambda n: f"{inverted(n)} ({year(n)}). The growth of trees. {journal(n)}, {n}.", between="\n", before=CITED
    ),
    "entries in pages": Growing(
        lambda n: f"{article(n)}\n{'' if n % 30 else f'{chr(12)}Trees and rain      {n // 30}'}",
        between="\n",
        before=CITED,
    ),
    "entries in two lists": Growing(article, between="\n", before=CITED, heading="\n\nFurther reading\n\n", entry=book),
    "entries of one long line": Growing(lambda n: f"{words(n, 40)},", before=CITED + "Smith, J. (2001). "),
    "entries of authors alone": Growing(
        lambda n: f"{inverted(n)},", before=CITED, after=" (2001). Title. Trees, 1, 2."
    ),
    "entries in German": Growing(
        lambda n: (
            f"{family(n)}, {given(n)} ({year(n)}): {heads(n)}. "
            f"In: {given(n + 1)} {family(n + 3)} (Hrsg.): {heads(n + 2)}. "
            f"{town(n)}: Verlag, S. {n % 90}–{n % 90 + 9}."
        ),
        between="\n",
        before=CITED.replace("References", "Literatur"),
    ),
    "entries of initials": Growing(
        lambda n: f"{initial(n)} {initial(n + 1)} {family(n)}. {year(n)}.", between="\n", before=CITED
    ),
    "entries broken into bits": Growing(part_of_record, between="\n", before=CITED),
    "bits of entries without a heading": Growing(part_of_record, between="\n"),
    "entries with accents": Growing(
        lambda n: f"Ø{family(n)}ü, É. ({year(n)}). Über “{title(n)}” – Łódź. Časopis, {n}, 1–9.",
        between="\n",
        before=CITED,
    ),
}
"""Names of texts and how they are made."""
