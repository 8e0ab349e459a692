"""MediaWiki: the text of a wiki page, its ``<ref>`` notes with the works that they print, short notes to its list.

A note stands in the text where its mark is, for that is its place in the file.
"""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".wiki", ".mediawiki", ".wikitext")


def read(data: bytes, source: str) -> Document:
    r"""The document of a wiki page; its notes and entries are in `Document.given`, with the fields of each work.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> page = read(b"Known.<ref name=a>{{cite book|last=Doe|title=Maps}}</ref> So.<ref name=\"a\"/>", "a.wiki")
    >>> page.text.split("\n"), [each.items[0].key for each in page.given.citations]
    (['Known.[1]', '{{cite book|last=Doe|title=Maps}}', ' So.[1]'], ['a', 'a'])
    """
    from refextract.readers.mediawiki import reading

    return reading.read(data, source)
