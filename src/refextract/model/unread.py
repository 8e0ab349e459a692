"""Unread: a problem of a document that is more than a doubt, for a part of the document is not there."""

from __future__ import annotations

__all__ = ["Unread"]


class Unread(str):
    """A sentence on a file that a document takes in, or on the rest of one, which could not be read.

    It stands among the problems of the document and is told with them; who must not take a part for the whole, as a
    gate must not, tells it by its type. `file` is what the document calls the file, "" for the document itself;
    `is_bibliography` tells that works stand in it, which may stand elsewhere as well.

    >>> problem = Unread("two: no such file", "two")
    >>> problem, problem.file, problem.is_bibliography
    ('two: no such file', 'two', False)
    """

    file: str
    is_bibliography: bool

    def __new__(cls, told: str, file: str, *, is_bibliography: bool = False) -> Unread:
        """The sentence, with what it is about."""
        made = super().__new__(cls, told)
        made.file, made.is_bibliography = file, is_bibliography
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str, str], dict[str, bool]]:
        """What makes it again, where it is sent from one process to another."""
        return (str(self), self.file), {"is_bibliography": self.is_bibliography}
