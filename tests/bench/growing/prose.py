"""Running text that cites by author and date, by title, by author and page, or in words, with and without a list."""

from __future__ import annotations

from tests.bench.growing.made import Growing
from tests.bench.growing.words import (
    address,
    article,
    book,
    family,
    heads,
    initial,
    journal,
    letter,
    person,
    sentence,
    title,
    town,
    words,
    year,
)


def dated(number: int) -> str:
    return sentence(number, f"({family(number)}, {year(number)})")


def paged(number: int) -> str:
    return sentence(number, f"(see {family(number)} {year(number)}, pp. {number % 300 + 1}–{number % 300 + 4})")


def narrative(number: int) -> str:
    return f"{family(number)} and {family(number + 1)} ({year(number)}) show {words(number, 5)}."


def argued(number: int) -> str:
    return f"According to {family(number)} ({year(number)}), {words(number, 6)}."


def several(number: int) -> str:
    return sentence(number, "(" + "; ".join(f"{family(n)} et al., {year(n)}" for n in range(number, number + 6)) + ")")


def nested(number: int) -> str:
    return sentence(number, f"({words(number, 3)} [{family(number)} ({year(number)})])")


def without_brackets(number: int) -> str:
    return sentence(number, f"as in {family(number)} et al., {year(number)}")


def full_name(number: int) -> str:
    return f"{person(number)} wrote in {year(number)} that {words(number, 6)} ({year(number)})."


def misspelt(number: int) -> str:
    name = family(number)
    return sentence(number, f"({name[:2]}{letter(number)}{name[3:]} {year(number)})")


def unlisted(number: int) -> str:
    return sentence(number, f"({family(number + 2000)}ski, {year(number)})")


def lettered(number: int) -> str:
    return sentence(number, f"(Smith 2001{letter(number)}, 2001{letter(number + 1)})")


def same_author(number: int) -> str:
    return f"Smith, J. (2001{letter(number)}). {title(number, 9)}. {journal(number)}, {number}, 1–{number + 9}."


def same_year(number: int) -> str:
    return f"{family(number)}, A. (2001). {title(number)}. {journal(number)}, {number}."


def by_title(number: int) -> str:
    return sentence(number, f"({heads(number)}, {year(number)})")


def titled_entry(number: int) -> str:
    return f"{heads(number)}. ({year(number)}). {journal(number)}, {number}."


def title_only(number: int) -> str:
    return sentence(number, f"(“{heads(number, 3)}” {number % 90 + 1})")


def author_page(number: int) -> str:
    return sentence(number, f"({family(number)} {number % 400 + 1})")


def organisation(number: int) -> str:
    return sentence(
        number, f"({town(number)} Institute of {heads(number, 2)} [{letter(number).upper()}IS], {year(number)})"
    )


def organisation_entry(number: int) -> str:
    return f"{town(number)} Institute of {heads(number, 2)}. ({year(number)}). {title(number)}. {town(number)}: Author."


def ders(number: int) -> str:
    return sentence(
        number, f"(vgl. {family(number)} {year(number)}, S. {number % 90 + 1} ff.; ders. {year(number + 1)})"
    )


def told_book(number: int) -> str:
    return f"I read {person(number)}'s book {heads(number)} ({year(number)}), and “{heads(number + 3)}” as well."


def told_talk(number: int) -> str:
    return f"In her talk “{heads(number)}” at the {town(number)} Conference, {person(number)} says {words(number, 4)}."


def told_article(number: int) -> str:
    return f"An article in the {journal(number)} by {person(number)} and {person(number + 5)} tells {words(number, 5)}."


def ambiguous(number: int) -> str:
    return sentence(number, f"({year(number)})")


def personal(number: int) -> str:
    return sentence(
        number, f"({initial(number)} {family(number)}, personal communication, {number % 28 + 1} May {year(number)})"
    )


def aside(number: int) -> str:
    return sentence(number, f"({person(number)}, {town(number)}, {year(number)}–{year(number) + 40})")


def figures(number: int) -> str:
    share = f"{number % 100}.{number % 7} %, n = {number}"
    return f"In {year(number)} there were {number} of {number + 7} ({share}), see Fig. {number % 9}."


def sentence_alone(number: int) -> str:
    return sentence(number)


def web(number: int) -> str:
    return sentence(number, f"({address(number)}, accessed {number % 28 + 1} May 2019)")


def web_entry(number: int) -> str:
    return f"{family(number)}, A. ({year(number)}). {title(number)}. Retrieved May 3, 2019, from {address(number)}"


TEXTS = {
    "dated citations in one paragraph": Growing(dated, ".md", entry=article, apart="\n\n"),
    "dated citations in lines": Growing(dated, between="\n", entry=article),
    "dated citations in paragraphs": Growing(dated, between="\n\n", entry=article),
    "dated citations and few entries": Growing(dated, entry=article, share=0.02),
    "dated citations and no list": Growing(dated),
    "dated citations with pages": Growing(paged, entry=article),
    "dated citations with pages and no list": Growing(paged),
    "dated citations nested": Growing(nested, entry=article),
    "dated citations of six": Growing(several, entry=article, share=0.4),
    "dated citations without brackets": Growing(without_brackets, entry=article),
    "dated citations in square brackets": Growing(lambda n: f"{words(n, 6)} [{family(n)}, {year(n)}].", entry=article),
    "narrative citations": Growing(narrative, ".md", entry=article, apart="\n\n"),
    "narrative citations and no list": Growing(narrative),
    "narrative citations of an authority": Growing(argued, entry=article),
    "authors named in full": Growing(full_name, entry=book),
    "authors misspelt": Growing(misspelt, entry=article),
    "authors that no entry has": Growing(unlisted, entry=article),
    "one author with letters": Growing(lettered, entry=same_author),
    "one year for all authors": Growing(lambda n: f"{words(n, 5)} ({family(n)} 2001).", entry=same_year),
    "years in brackets alone": Growing(ambiguous, entry=article),
    "titles and dates": Growing(by_title, entry=titled_entry),
    "titles alone": Growing(title_only, entry=lambda n: f"“{heads(n, 3)}.” {journal(n)}, {year(n)}, p. {n}."),
    "titles told in prose": Growing(lambda n: f"In {words(n, 3)} the book {heads(n)} ({year(n)}) says.", entry=article),
    "authors and pages": Growing(author_page, entry=book),
    "authors and pages without a list": Growing(author_page),
    "organisations": Growing(organisation, entry=organisation_entry),
    "organisations without a list": Growing(organisation),
    "the same person in German": Growing(ders, heading="\n\nLiteratur\n\n", entry=article),
    "books told in prose": Growing(told_book, ".md"),
    "books told in prose with a list": Growing(told_book, ".md", entry=book),
    "talks told in prose": Growing(told_talk, ".md"),
    "articles told in prose": Growing(told_article, ".md"),
    "works told in one line": Growing(told_book),
    "personal communications": Growing(personal, entry=article),
    "lives in brackets": Growing(aside, entry=article, share=0.2),
    "figures and percentages": Growing(figures, between="\n\n"),
    "prose without citations": Growing(sentence_alone, between="\n\n"),
    "prose in one line": Growing(sentence_alone),
    "prose in short lines": Growing(lambda n: words(n, 7), between="\n"),
    "addresses in brackets": Growing(web, entry=web_entry),
    "addresses in brackets without a list": Growing(web),
    "addresses bare": Growing(address),
    "addresses in lines": Growing(address, between="\n"),
    "identifiers in prose": Growing(
        lambda n: f"{words(n, 4)} doi:10.5555/{letter(n)}{n} arXiv:{n % 9000 + 1000}.{n % 90000 + 10000}"
    ),
    "a list for each chapter": Growing(
        lambda n: f"{n + 1}. {heads(n)}\n\n{dated(n)} {dated(n + 1)}\n\nReferences\n\n{article(n)}\n{article(n + 1)}\n",
        between="\n",
    ),
    "one heading many times": Growing(lambda n: f"# References {n}\n\n{article(n)}", ".md", between="\n\n"),
}
"""Names of texts and how they are made."""
