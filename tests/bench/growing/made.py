"""A text that can be made as long as is wanted: parts of a body, entries of a list, and what is written around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Part = Callable[[int], str] | str
"""The text of the n-th part, or one that is always the same."""


@dataclass(frozen=True, slots=True)
class Growing:
    """A file of the ending `suffix`: parts of a `body`, then entries under a `heading`, which take `share` of the text.

    `before`, `between`, `after` stand around the parts, `apart` between the entries, `end` behind all. `packed` makes
    the bytes of a format that is no text. A bibliography is read as such, and `cited` against.

    >>> Growing("ab").made(6)
    'ab ab '
    """

    body: Part
    suffix: str = ".txt"
    between: str = " "
    before: str = ""
    after: str = ""
    entry: Part | None = None
    share: float = 0.5
    heading: str = "\n\nReferences\n\n"
    apart: str = "\n"
    end: str = ""
    packed: Callable[[str], bytes] | None = None
    cited: str = ""

    def made(self, size: int) -> str:
        """The text with about `size` characters; a longer one begins with the same parts, and has more of them."""
        listed = int(self.share * size) if self.entry is not None else 0
        body = _parts(self.body, self.between, size - listed)
        entries = self.heading + _parts(self.entry, self.apart, listed) if self.entry is not None else ""
        return f"{self.before}{body}{self.after}{entries}{self.end}"

    def bytes(self, size: int) -> bytes:
        """The content of the file."""
        text = self.made(size)
        return self.packed(text) if self.packed else text.encode()


def _parts(part: Part, between: str, size: int) -> str:
    if isinstance(part, str):
        return (part + between) * max(1, size // len(part + between))
    made: list[str] = []
    length = number = 0
    while length < size or not made:
        made.append(part(number) + between)
        length += len(made[-1])
        number += 1
    text = "".join(made)
    return text[: len(text) - len(between)]  # of parts that JSON and tables separate, none stands behind the last
