"""Runs: one character or one short string, over and over, as broken files, data and attacks hold them."""

from __future__ import annotations

from tests.bench.growing.made import Growing

LIST = "\n\nReferences\n\nSmith, J. (2001). On Things. London: Press.\n"

OF_ONE_CHARACTER = {
    "digits": "1",
    "small letters": "a",
    "capitals": "A",
    "dots": ".",
    "commas": ",",
    "dashes": "-",
    "long dashes": "—",
    "blanks": " ",
    "line ends": "\n",
    "form feeds": "\f",
    "open parentheses": "(",
    "open brackets": "[",
    "closed parentheses": ")",
    "open quotes": "“",
    "straight quotes": '"',
    "apostrophes": "'",
    "slashes": "/",
    "at signs": "@",
    "accents that combine": "\u0301",
    "marks of direction": "\u200f",
    "soft hyphens": "\u00ad",
}

OF_A_STRING = {
    "dots and blanks": ". ",
    "initials": "A. ",
    "years": "1999 ",
    "small figures": "1 ",
    "letters of a genome": "ACGT",
    "letters with hyphens": "ac-gt",
    "one word": "trees ",
    "one name": "Smith ",
    "one name and comma": "Smith, ",
    "one citation": "(Smith 2001) ",
    "one number": "[1] ",
    "one year in brackets": "(2001) ",
    "ands": "Smith and ",
    "et al.": "Smith et al. ",
    "empty brackets": "() ",
    "closed brackets of both kinds": "[1] (2) ",
    "decimals": "word.12,13 ",
    "one-letter lines": "a\n",
    "indented lines": "   a\n",
    "numbered lines": "1. a\n",
    "headings": "References\n",
    "lines with hyphens": "a-\n",
    "codes of glyphs": "(cid:12)",
    "entities": "&amp;",
    "escapes": "\\n",
    "percent signs": "%20",
    "colons": "a: b: ",
    "base64": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODkrLw",
    "hexadecimal figures": "3f9a0c17 ",
    "addresses stuck together": "http://a.b/",
    "DOIs stuck together": "10.5555/a",
}

IN_MARKDOWN = {
    "backticks": "`",
    "stars": "*",
    "underlines": "_",
    "quoted lines": "> ",
    "hashes": "#",
    "links": "[a](b)",
    "keys": "@a ",
    "keys in brackets": "[@a] ",
    "raised carets": "^1",
    "bars": "|",
    "tildes": "~",
    "dollars": "$",
    "angles": "<",
    "images": "![](a.png) ",
}

TEXTS = {
    **{f"run of {name}": Growing(unit, between="", end=LIST) for name, unit in OF_ONE_CHARACTER.items()},
    **{f"run of {name}": Growing(unit, between="", end=LIST) for name, unit in OF_A_STRING.items()},
    **{f"run of {name} in Markdown": Growing(unit, ".md", between="", end=LIST) for name, unit in IN_MARKDOWN.items()},
}
"""Names of texts and how they are made."""
