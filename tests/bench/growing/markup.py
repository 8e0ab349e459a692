"""Texts in markup: Markdown, HTML, LaTeX, Org, reStructuredText, AsciiDoc, Typst, wikis; headers, tables, code."""

from __future__ import annotations

from dataclasses import replace

from tests.bench.growing.made import Growing
from tests.bench.growing.prose import dated, told_book
from tests.bench.growing.words import (
    address,
    article,
    family,
    heads,
    house,
    initial,
    person,
    title,
    town,
    words,
    year,
)

LIST = "\n\n## References\n\n" + "\n\n".join(map(article, range(30)))


def linked(number: int) -> str:
    return f"{words(number, 5).capitalize()} [{heads(number, 3)}]({address(number)})."


def key(number: int) -> str:
    return f"{family(number).lower()}{year(number)}"


def item(number: int) -> str:
    author = f"{initial(number)} {family(number)}"
    return f"\\bibitem{{{key(number)}}} {author}, \\emph{{{title(number)}}}, {house(number)}, {year(number)}."


def row(number: int) -> str:
    return f"| {family(number)} ({year(number)}) | {number} | {words(number, 2)} |"


def web_entry(number: int) -> str:
    return f'<li id="c{number}">{article(number)} <a href="{address(number)}">Link</a></li>'


def wiki(number: int) -> str:
    work = f"{{{{cite book|last={family(number)}|title={heads(number)}|year={year(number)}}}}}"
    return f"{words(number, 6).capitalize()}.<ref>{work}</ref>"


def yaml(number: int) -> str:
    author = f"  author:\n  - family: {family(number)}\n"
    return f"- id: {key(number)}-{number}\n  type: book\n  title: {title(number)}\n{author}  issued: {year(number)}"


def macro(number: int) -> str:
    name = f"\\m{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}"
    return f"\\newcommand{{{name}}}{{{words(number, 3)}}} {name}"


def fenced(number: int) -> str:
    return f"x[{number}] = y[{number}] + f(Smith, 2001)  # see {family(number)} ({year(number)})"


MARKDOWN = {
    "keys of Markdown": Growing(lambda n: f"{words(n, 5)} [@{key(n)}, p. {n % 90}]."),
    "keys of Markdown in prose": Growing(lambda n: f"@{key(n)} show {words(n, 5)}."),
    "keys of Markdown, of six": Growing(
        lambda n: f"{words(n, 5)} [{'; '.join(f'@{key(m)}' for m in range(n, n + 6))}]."
    ),
    "links of Markdown": Growing(linked, end=LIST),
    "links of Markdown in paragraphs": Growing(linked, between="\n\n"),
    "links of Markdown by name": Growing(
        lambda n: f"{words(n, 5)} [{heads(n, 2)}][{n}].", heading="\n\n", entry=lambda n: f"[{n}]: {address(n)}"
    ),
    "addresses in angles": Growing(lambda n: f"{words(n, 4)} <{address(n)}>."),
    "rows of a table": Growing(row, between="\n", before="| a | b | c |\n|---|---|---|\n", end=LIST),
    "one row of a table": Growing(lambda n: f"| {family(n)} ({year(n)})", before="\n", after=" |\n|---|\n"),
    "code that nothing closes": Growing(fenced, between="\n", before="```\n"),
    "code in fences": Growing(lambda n: f"```\n{fenced(n)}\n```\n\n{dated(n)}", between="\n\n", end=LIST),
    "code in sentences": Growing(lambda n: f"{words(n, 3)} `a[{n}]` and `f(Smith, 2001)`."),
    "code that is indented": Growing(lambda n: f"    {fenced(n)}", between="\n"),
    "headings of Markdown": Growing(
        lambda n: f"{'#' * (n % 6 + 1)} {heads(n)}\n\n{dated(n)}", between="\n\n", end=LIST
    ),
    "items of Markdown": Growing(lambda n: f"{'  ' * (n % 8)}- {dated(n)}", between="\n", end=LIST),
    "items nested deeply": Growing(lambda n: f"{' ' * (2 * (n % 300))}- {words(n, 3)}", between="\n"),
    "quotes nested in lines": Growing(lambda n: f"{'>' * (n % 200)} {words(n, 4)}", between="\n"),
    "quotes of Markdown": Growing(lambda n: f"> {dated(n)}\n> — {person(n)}, *{heads(n)}* ({year(n)})", between="\n\n"),
    "comments of Markdown": Growing(lambda n: f"(Nobody {year(n)}) <!-- refextract: ignore R{n % 9} -->", between="\n"),
    "findings with fixes": Growing(
        lambda n: f"(Smiht 2001{' ' * (n % 3)}) {words(n, 3)}.",
        end="\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n",
    ),
    "a header of YAML": Growing(
        yaml,
        between="\n",
        before="---\nreferences:\n",
        after="\n---\n",
        entry=lambda n: f"[@{key(n)}-{n}]",
        heading="\n\n",
        share=0.2,
    ),
    "a header that nothing closes": Growing(yaml, between="\n", before="---\nreferences:\n"),
    "a header of one line": Growing(
        lambda n: f"{words(n, 2)},", before="---\ntitle: [", after="]\n---\n\nText (Smith 2001).\n"
    ),
    "formulas": Growing(lambda n: f"$x_{{{n}}} = (a, {n})$ {words(n, 3)} $$\\sum_{{i={n}}}$$"),
    "definitions and attributes": Growing(lambda n: f"[{words(n, 2)}]{{.a{n}}} ::: {{#b}}", between="\n"),
    "spans of HTML in Markdown": Growing(
        lambda n: f"<span class='a'>{words(n, 3)}</span> (<i>{heads(n, 2)}</i>, {year(n)})"
    ),
}

HTML = {
    "paragraphs of HTML": Growing(
        lambda n: f"<p>{dated(n)}</p>", between="\n", heading="<h2>References</h2><ul>", entry=web_entry, end="</ul>"
    ),
    "links into a list of HTML": Growing(
        lambda n: f'<p>{words(n, 5)} <a href="#c{n}">[{n + 1}]</a>.</p>',
        between="\n",
        heading="<h2>References</h2><ol>",
        entry=web_entry,
        end="</ol>",
    ),
    "links of HTML": Growing(
        lambda n: f'<p>{words(n, 4)} <a href="{address(n)}">{heads(n, 3)}</a> ({year(n)}).</p>', between="\n"
    ),
    "works told in HTML": Growing(lambda n: f"<p>{told_book(n)}</p>", between=""),
    "rows of HTML": Growing(
        lambda n: f"<tr><td>{family(n)} ({year(n)})</td><td>{n}</td></tr>",
        between="",
        before="<table>",
        after="</table>",
    ),
    "one paragraph of HTML": Growing(dated, before="<html><body><p>", after="</p></body></html>"),
    "items nested in HTML": Growing("<ul><li>a ", between="", before="<p>T</p>"),
    "quotes nested in HTML": Growing("<blockquote>", between="", after="x"),
    "tables nested in HTML": Growing("<table><tr><td>", between="", after="x"),
    "spans nested in HTML": Growing("<span>a", between="", before="<p>T</p>"),
    "comments open in HTML": Growing("<!-- a ", between="", before="<p>T</p>"),
    "attributes open in HTML": Growing("<a href='x ", between="", before="<p>T</p>"),
    "attributes without number": Growing(lambda n: f"a{n}='b'", before="<p>T <b ", after=">x</b></p>"),
    "tags that close nothing": Growing("</p></div>", between="", before="<p>T</p>"),
    "tags in the wrong order": Growing("<b><i>a</b></i>", between="", before="<p>T</p>"),
    "breaks of HTML": Growing(
        lambda n: f"{article(n)}<br>", between="\n", before="<h2>References</h2><p>", after="</p>"
    ),
    "entities of HTML": Growing("&eacute;&#8211;&amp;", between="", before="<p>", after="</p>"),
    "scripts of HTML": Growing(lambda n: f"<script>var a{n} = '<p>';</script><p>{dated(n)}</p>", between=""),
    "raised links of HTML": Growing(
        lambda n: f'{words(n, 4)}.<sup><a href="#n{n}" id="m{n}">{n + 1}</a></sup>',
        before="<p>",
        after="</p>",
        heading="<ol>",
        entry=lambda n: f'<li id="n{n}">{article(n)} <a href="#m{n}">↩</a></li>',
        end="</ol>",
    ),
}

LATEX = {
    "keys of LaTeX": Growing(
        lambda n: f"{words(n, 5)} \\cite{{{key(n)}}}.",
        heading="\n\n\\begin{thebibliography}{9}\n",
        entry=item,
        end="\n\\end{thebibliography}\n\\end{document}",
    ),
    "keys of LaTeX, of six": Growing(
        lambda n: f"{words(n, 5)} \\citep[see][]{{{','.join(key(m) for m in range(n, n + 6))}}}."
    ),
    "items of LaTeX": Growing(
        item, between="\n\n", before="Text.\n\\begin{thebibliography}{9}\n", after="\n\\end{thebibliography}"
    ),
    "formulas of LaTeX": Growing(lambda n: f"$a_{{{n}}} \\le \\frac{{1}}{{{n}}}$ {words(n, 4)} \\[ x^{{{n}}} \\]"),
    "macros of LaTeX": Growing(macro, between="\n"),
    "braces nested": Growing("{", between="", after="a", heading="", entry="}", apart=""),
    "environments nested": Growing("\\begin{itemize}\\item a\n", between=""),
    "notes of LaTeX": Growing(
        lambda n: f"{words(n, 5)}.\\footnote{{{person(n)}, \\emph{{{heads(n)}}} ({town(n)}, {year(n)}), {n % 99}.}}"
    ),
    "comments of LaTeX": Growing(lambda n: f"{words(n, 3)} % \\cite{{{key(n)}}}", between="\n"),
    "tables of LaTeX": Growing(
        lambda n: f"{family(n)} & {year(n)} & {n} \\\\",
        between="\n",
        before="\\begin{tabular}{lll}\n",
        after="\n\\end{tabular}",
    ),
}

_LATEX = "\\documentclass{article}\\begin{document}\n"

OTHERS = {
    "notes of a wiki": Growing(wiki, ".wiki", between="\n\n", end="\n== References ==\n{{reflist}}\n"),
    "templates of a wiki nested": Growing("{{a|", ".wiki", between=""),
    "rows of a wiki": Growing(
        lambda n: f"|-\n| {family(n)} || {year(n)}", ".wiki", between="\n", before="{|\n", after="\n|}"
    ),
    "links of a wiki": Growing(lambda n: f"[[{heads(n, 2)}|{words(n, 2)}]] [{address(n)} {words(n, 2)}]", ".wiki"),
    "keys of Org": Growing(lambda n: f"{words(n, 5)} [cite:@{key(n)} p. {n % 90}].", ".org", between="\n"),
    "headings of Org": Growing(lambda n: f"{'*' * (n % 4 + 1)} {heads(n)}\n{dated(n)}", ".org", between="\n"),
    "notes of reStructuredText": Growing(
        lambda n: f"{words(n, 5)} [#a{n}]_.", ".rst", heading="\n\n", entry=lambda n: f".. [#a{n}] {article(n)}"
    ),
    "roles of reStructuredText": Growing(lambda n: f"{words(n, 4)} :cite:p:`{key(n)}` ``a``.", ".rst"),
    "macros of AsciiDoc": Growing(
        lambda n: f"{words(n, 4)} cite:[{key(n)}] footnote:[{article(n)}].", ".adoc", between="\n"
    ),
    "blocks of AsciiDoc": Growing(lambda n: f"----\n{words(n, 3)}\n----\n\n{dated(n)}", ".adoc", between="\n"),
    "keys of Typst": Growing(lambda n: f"{words(n, 4)} @{key(n)} #cite(<{key(n)}>).", ".typ", between="\n"),
    "brackets of Typst nested": Growing("#a[", ".typ", between=""),
}


def _of(suffix: str, texts: dict[str, Growing], begun: str = "") -> dict[str, Growing]:
    """The texts as files of an ending."""
    return {name: replace(each, suffix=suffix, before=begun + each.before) for name, each in texts.items()}


TEXTS = {**_of(".md", MARKDOWN), **_of(".html", HTML), **_of(".tex", LATEX, _LATEX), **OTHERS}
"""Names of texts and how they are made."""
