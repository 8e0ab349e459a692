"""Broken and odd texts: what opens and never closes, what is nested deeply, names and commas without an end."""

from __future__ import annotations

from tests.bench.growing.made import Growing
from tests.bench.growing.words import (
    address,
    article,
    family,
    given,
    heads,
    inverted,
    journal,
    letter,
    person,
    town,
    words,
    year,
)

LIST = "\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"


def garbled(number: int) -> str:
    """Letters as a scan without a good eye gives them."""
    return "".join(chr(33 + (number * 31 + each * each * 7 + each * 13) % 94) for each in range(9))


def mirrored(number: int) -> str:
    return f"({family(number)[::-1].lower()}, {year(number)})"


OPENED = {
    "parentheses with citations": "( see Smith 2001 ",
    "parentheses with names": "(Smith ",
    "brackets with numbers": "[see 1, ",
    "brackets in parentheses": "([",
    "quotes with words": "“the trees ",
    "quotes with titles": "“The Rise of Notes ",
    "citations in brackets": "(Smith 1999; ",
    "names before brackets": "Smith (1999) ((((",
    "titles in brackets": "(The Rise of Notes, ",
    "guillemets": "« le livre ",
}

TEXTS = {
    **{f"open {name}": Growing(unit, between="", end=LIST) for name, unit in OPENED.items()},
    "parentheses nested": Growing("(", between="", heading="", entry=")", apart=""),
    "quotes nested": Growing("“‘", between="", heading="", entry="’”", apart=""),
    "brackets nested around citations": Growing(
        "((Smith 2001) ", between="", heading="", entry=")", apart="", share=0.05
    ),
    "names and blanks": Growing(family),
    "names and commas": Growing(lambda n: f"{family(n)},"),
    "names and semicolons": Growing(lambda n: f"{family(n)};"),
    "names and ands": Growing(lambda n: f"{family(n)} and"),
    "names, initials and commas": Growing(lambda n: f"{inverted(n)},", after=" (2001). Title. Journal, 1, 2."),
    "names in full": Growing(person),
    "names in full and commas": Growing(lambda n: f"{person(n)},"),
    "names in lines": Growing(person, between="\n"),
    "names of one list in brackets": Growing(lambda n: f"{family(n)} {year(n)};", before="(", after=")"),
    "names of one list in square brackets": Growing(lambda n: f"{family(n)} {year(n)};", before="[", after="]"),
    "names before years": Growing(lambda n: f"{family(n)} {year(n)}"),
    "names and one list": Growing(lambda n: f"{family(n)},", entry=article),
    "capitals in a row": Growing(lambda n: heads(n, 5)),
    "capitals in a row and commas": Growing(lambda n: f"{heads(n, 3)},"),
    "capitals in a row with years": Growing(lambda n: f"{heads(n, 9)} {year(n)}"),
    "words of capitals": Growing(lambda n: words(n, 6).upper()),
    "years and commas": Growing(lambda n: f"{year(n)},"),
    "years and words": Growing(lambda n: f"the ({words(n, 1)} {year(n)})"),
    "numbers and commas": Growing(lambda n: f"{n},"),
    "numbers and commas in brackets": Growing(lambda n: f"{n},", before="[", after="]"),
    "numbers in rows": Growing(lambda n: f"{n} {n * 7 % 1000} {n * 13 % 97}.{n % 9}", between="\n"),
    "quotes that open alone": Growing(lambda n: f"“{words(n, 3)}"),
    "quotes in short": Growing(lambda n: f"“{heads(n, 1)},”"),
    "single quotes": Growing(lambda n: f"‘{words(n, 3)}’ it's"),
    "one address": Growing(lambda n: f"a/b(c).{letter(n)}-", between="", before="https://example.org/"),
    "one address of brackets": Growing("(a)", between="", before="https://example.org/"),
    "addresses over line ends": Growing(lambda n: f"https://example.org/{letter(n)}-\n{n}/", between="\n"),
    "blanks before a year": Growing(" ", between="", before="a (Smith", after="2001)"),
    "lines before a list": Growing("\n", between="", before="a (Smith 2001)\n", end=LIST),
    "letters of a bad scan": Growing(garbled),
    "letters of a bad scan in lines": Growing(garbled, between="\n"),
    "words backwards": Growing(mirrored),
    "one word of all words": Growing(lambda n: words(n, 1), between=""),
    "a table of contents": Growing(lambda n: f"{n % 20 + 1}.{n % 9} {heads(n)} {'.' * 40} {n % 500}", between="\n"),
    "an index": Growing(
        lambda n: f"{family(n)}, {given(n)}, {n % 300}, {n % 300 + 4}–{n % 300 + 9}, {n % 300 + 30}", between="\n"
    ),
    "a log": Growing(
        lambda n: f"2019-05-{n % 28 + 1:02} 12:{n % 60:02}:00,{n % 1000:03} INFO [{n % 9}] {words(n, 4)} (id={n})",
        between="\n",
    ),
    "rows of commas": Growing(lambda n: f"{n},{family(n)},{year(n)},{words(n, 2)},{town(n)}", between="\n"),
    "rows of tabs": Growing(lambda n: f"{n}\t{family(n)}\t{year(n)}\t{heads(n, 3)}", between="\n"),
    "rows of JSON": Growing(lambda n: f'{{"id": {n}, "name": "{family(n)}", "year": {year(n)}}}', between="\n"),
    "two columns side by side": Growing(lambda n: f"{words(n, 6):<44}    {words(n + 5, 6)}", between="\n"),
    "lines with numbers before them": Growing(lambda n: f"{n + 1:5}  {words(n, 8)}", between="\n"),
    "lines of a poem": Growing(lambda n: f"{words(n, 4).capitalize()},", between="\n"),
    "a play": Growing(lambda n: f"{family(n % 9).upper()}. {words(n, 9).capitalize()}!", between="\n"),
    "letters and dates": Growing(
        lambda n: f"{town(n)}, {n % 28 + 1} May {year(n)}\n\nDear {family(n)}, {words(n, 20)}.", between="\n\n"
    ),
    "affiliations": Growing(lambda n: f"{person(n)}1,2, {person(n + 1)}3 1 University of {town(n)}", between="\n"),
    "keywords": Growing(lambda n: f"{words(n, 2)};", before="Keywords: "),
    "journals in italics of stars": Growing(lambda n: f"*{journal(n)}*, {n}", ".md"),
    "emails": Growing(lambda n: f"{family(n).lower()}@example.org", between=", "),
    "addresses with queries": Growing(lambda n: f"{address(n)}?a={n}&b=%20{letter(n)}#c({n})"),
}
"""Names of texts and how they are made."""
