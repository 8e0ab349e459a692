"""Markup of Markdown inside an entry: emphasis, links and code are read as they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.text import Span, TextView, pattern

__all__ = ["as_shown"]


def as_shown(view: TextView) -> TextView:
    """The view of an entry without the marks of emphasis, links and code, and without HTML's tags for them.

    The address of a link follows its words.

    >>> as_shown(TextView.of("Li H. *Genomics*, **25**, see [arXiv](https://arxiv.org/abs/1303.3997).")).text
    'Li H. Genomics, 25, see arXiv https://arxiv.org/abs/1303.3997.'
    >>> as_shown(TextView.of("Li H. Short reads. <i>Genomics</i>, 25.")).text
    'Li H. Short reads. Genomics, 25.'
    """
    text = view.text
    if not _any.search(text):
        return view
    found = [*_of_links(text)]
    taken = [span for span, _ in found] + [Span(*address.span()) for address in _address.finditer(text)]
    marks = [Span(*mark.span()) for each in (_emphasis, _tag) for mark in each.finditer(text)]
    found += [(mark, "") for mark in marks if not any(mark.overlaps(span) for span in taken)]
    return view.replaced(sorted(found))


def _of_links(text: str) -> Iterator[tuple[Span, str]]:
    """What links leave out: their brackets, the name of a definition, an address that their words print."""
    for link in _link.finditer(text):
        yield Span(link.start(), link.start("words")), ""
        if link["url"] is None or link["words"].strip() in link["url"]:
            yield Span(link.end("words"), link.end()), ""
        else:
            yield Span(link.end("words"), link.start("url")), " "
            yield Span(link.end("url"), link.end()), ""
    for bare in _bare.finditer(text):
        yield Span(bare.start(), bare.start() + 1), ""
        yield Span(bare.end() - 1, bare.end()), ""


_any = pattern(r"[*_`\[<]")
_link = pattern(
    r"!?\[(?P<words>[^\[\]\n]{1,500}+)\](?:\(<?(?P<url>[^\s()<>]++(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?\)|\[[^\[\]\n]{0,99}+\])"
)
_tag = pattern(r"(?i)</?(?:i|em|b|strong|cite|u|s|small|span|code|q)(?:\s[^<>\n]{0,200}+)?>")
_bare = pattern(r"<https?://[^\s<>]++>")
_address = pattern(r"https?://[^\s<>]++")
# Marks of emphasis and code that open before a word or close behind one.
_emphasis = pattern(r"(?<![\w*_\\])(?:[*_]{1,3}|`)(?=[^\s*_])|(?<=[^\s*_\\])(?:[*_]{1,3}|`)(?![\w*_])")
