"""The encoding of a page: its byte-order mark, UTF-8 where it is valid, else what the page declares."""

from __future__ import annotations

import codecs

from refextract.text import plain_pattern
from refextract.values.encoding import decode

__all__ = ["decoded"]

_DECLARED_WITHIN = 4096  # bytes
_MEANT: dict[str, str] = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read for a declared encoding (Source: Encoding Standard, 4.2)."""


def decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a page and sentences on what was doubtful.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> decoded(b'<meta charset="koi8-r">' + "Список".encode("koi8-r"), "a.html")[0][-6:]
    'Список'
    """
    text, problems = decode(data, source)
    name = _declared(data) if any("; read as " in problem for problem in problems) else None
    if name is None:
        return text, problems
    return data.decode(name, "replace"), (f"not UTF-8; read as {name}, which the page declares",)


def _declared(data: bytes) -> str | None:
    """The name of the encoding that a page declares, if Python knows it and it is not Unicode."""
    found = _declaration.search(data[:_DECLARED_WITHIN].decode("latin-1"))
    if found is None:
        return None
    try:
        name = codecs.lookup(found["name"]).name
    except LookupError:
        return None
    return None if name.startswith("utf") or not _is_of_text(name) else _MEANT.get(name, name)


def _is_of_text(name: str) -> bool:
    """Whether a codec makes characters of bytes; some make bytes of bytes."""
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True


_declaration = plain_pattern(r"(?i)(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?(?P<name>[a-z0-9_:.-]{2,40})")
