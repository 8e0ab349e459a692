"""Reading grows with the text where everything opens and nothing closes."""

import pytest

from refextract.options import ReadOptions
from refextract.readers import read
from tests.growth import assert_linear

OPENED = {
    "mediawiki": ["<!-- ", "<nowiki>", "<pre>", "<math> ", "{{ ", "{| ", "[[a|", "{{a|", "<ref>", "{{a<!--",
                  "{{<nowiki>", "{{cite book|title=<!-- "],
    "typst": ["/* ", "#f(/* ", "#f[ /* ", "#a[", "#a(((([[[[", "```a ", "$", "#cite("],
    "org": ["#+begin_src\n", "#+begin_comment\n", ":PROPERTIES:\n", "[fn:: ", "[cite:@a"],
    "asciidoc": ["////\n", "----\na\n", "|===\n", "footnote:[", "ifdef::a[]\n"],
    "rst": [".. a::\n", ":a:`", "``a", "|a"],
    "markdown": ["<!-- ", "@a <!-- ", "@a <code>", "```\n", "~~~a\n", "`` ` ", "$$", "[^a]: "],
    "html": ["<!-- ", "<script>", "<textarea>", "<![CDATA[", "<a href=\""],
    "latex": ["\\begin{verbatim}", "\\iffalse ", "\\begin{comment}", "\\verb|", "{", "$"],
}  # fmt: skip


def test_comments_before_no_page() -> None:
    assert read(b"<!-- a -->\n" * 300 + b"So (Doe 2001).").format == "text"


@pytest.mark.parametrize(("kind", "opening"), [(kind, each) for kind, listed in OPENED.items() for each in listed])
def test_what_nothing_closes(kind: str, opening: str) -> None:
    options = ReadOptions(format=kind)
    assert_linear(lambda size: read((opening * (size // len(opening))).encode(), options=options), 30_000)
