"""Includes: parts of a document in files of their own. Where a reader does not follow them, each is told.

What stands in such a part is neither found nor checked with the document that includes it, and nobody should take
silence for a sound document. In LaTeX and Typst parts are read; these are the other formats.
"""

from __future__ import annotations

from refextract.text import pattern

__all__ = ["parts_not_read"]

# Quarto's "{{< include part.qmd >}}", a chunk of R Markdown with a child, MyST's directive; fenced code shows examples.
_markdown = pattern(
    r"(?m)^[ \t]*+(?:\{\{<\s*include\s+(?P<file>[^\s>]++)\s*>\}\}"
    r"|`{3,}+\{r\b[^\n}]*?\bchild\s?=\s?[\"'](?P<file>[^\"'\n]++)|`{3,}+\{include\}[ \t]++(?P<file>\S++)"
    r"|(?s:(?P<fence>`{3,}+|~{3,}+).*?\n[ \t]*+(?P=fence)))"
)
_FORMS = {
    "markdown": _markdown,
    "rst": pattern(r"(?m)^[ \t]*+\.\. include::[ \t]++(?P<file>[^<\s]\S*+)"),
    "asciidoc": pattern(r"(?m)^include::(?P<file>[^\[\s]++)\["),
    "org": pattern(r"(?im)^[ \t]*+#\+include:[ \t]++\"(?P<file>[^\"\n]++)\""),
}


def parts_not_read(text: str, format: str) -> tuple[str, ...]:  # noqa: A002 - that of the document
    r"""What is told of the files that a text includes, once each.

    >>> parts_not_read("As below.\n\n{{< include part.qmd >}}\n", "markdown")
    ('part.qmd: a part that is not read with this document; check it by itself',)
    """
    files = dict.fromkeys(found["file"] for found in _FORMS[format].finditer(text) if found["file"])
    return tuple(f"{file}: a part that is not read with this document; check it by itself" for file in files)
