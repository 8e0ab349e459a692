"""Trailers: what is printed behind a list without a heading, such as dates of receipt, addresses and rights."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from refextract.languages import words
from refextract.outline.labels import after_bullet, label_at
from refextract.outline.likeness import likeness
from refextract.outline.lines import Line
from refextract.text import pattern

__all__ = ["up_to_trailer"]

_MOST = 15  # lines of a trailer
_LEAST_LOOK = 0.5  # of entries that go on behind what only looks like one


def up_to_trailer(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    r"""The lines of a list up to its trailer, behind which no entry follows.

    >>> from refextract.outline.lines import lines_of
    >>> text = "Knuth, D. 1984.\nReceived: 12 May 2019"
    >>> len(up_to_trailer(text, lines_of(text)))
    1
    """
    for index in range(max(1, len(lines) - _MOST), len(lines)):
        if _trailer.match(text, lines[index].start, lines[index].end) and not _goes_on(text, lines[index + 1 :]):
            return lines[:index]
    return lines


def _goes_on(text: str, lines: Sequence[Line]) -> bool:
    """Whether entries stand in the lines behind a trailer."""
    if not lines:
        return False
    if any(label_at(text, after_bullet(text, line), line.end) for line in lines):
        return True
    return likeness(text, lines[0].start, lines[-1].end) > _LEAST_LOOK


@pattern
def _trailer() -> str:
    requests = "|".join(regex.escape(word) for word in sorted(words("citing_requests"), key=len, reverse=True))
    dated = "received|accepted|submitted|eingegangen|eingereicht|recibido|aceptado|recebido|aceito|reçu|accepté"
    return (
        rf"(?i)(?:{requests})"
        rf"|(?:manuscript\s)?(?:{dated})(?:\s(?:on|am|el|le|em|in))?:?\s[^.:;]{{0,20}}\d"
        r"|(?:copyright\s?)?(?:©|\(c\))\s?(?:by\s|the\s|(?:19|20)\d\d)|copyright\s(?:19|20)\d\d"
        r"|correspondence(?:\sto)?:|corresponding\sauthor|correspond[eê]ncia:|korrespondenzadresse|anschrift\sde[rs]\s"
        r"|this\s(?:is\san\sopen[ -]access|(?:article|work)\sis\s(?:distributed|licensed|published))"
    )
