"""Inputs of the fuzzer: the fixtures of the project, damaged; what once failed, as it was."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.fuzz.rooms import room_samples
from tests.fuzz.samples import PACKED, SAMPLES

__all__ = ["failures", "mutated", "seeds"]

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOUND = FIXTURES / "fuzz"
_ENDINGS = {
    "read-html": (".html",),
    "read-markdown": (".md",),
    "read-latex": (".tex",),
    "bibliography-bibtex": (".bib",),
    "bibliography-ris": (".ris",),
    "bibliography-csl-json": (".json",),
    "bibliography-csl-yaml": (".yml", ".yaml"),
}
_PIECES = (
    *(
        b"[1]",
        b"(Roe 2001)",
        b"[@a]",
        b"(",
        b")",
        b"{",
        b"}",
        b"\\",
        b"<",
        b"<!--",
        b"-->",
        b"&#x110000;",
        b"\x00",
        b"\xff",
    ),
    *("–".encode(), "\u202e".encode(), "²".encode(), "𝒳".encode(), b"\r", b"\n\n", b"References\n", b"9" * 40, b"^^5c"),
    *(
        b'"\\ud800"',
        b"13",
        b"0000",
        b"A" * 300,
        b"@",
        b"%",
        b"et al.",
        b"ibid.",
        b"doi:10.1/a",
        b"https://a.b/c",
        b"](",
    ),
)


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Whole inputs of a target: fixtures with its endings, else plain ones."""
    if made := room_samples(target):
        return made
    endings = _ENDINGS.get(target, () if target in SAMPLES else (".txt", ".md"))
    files = sorted(path for path in FIXTURES.rglob("*") if path.suffix in endings and path.stat().st_size < 8_000)
    found = tuple(path.read_bytes() for path in files if FOUND not in path.parents)
    own = tuple(sample.encode() for sample in SAMPLES.get(target, ()))
    return (*(found if target not in PACKED else ()), *own) or (b"It is so (Roe 2001).\n",)


def failures(target: str) -> Sequence[Path]:
    """Files with inputs that once failed."""
    return sorted((FOUND / target).glob("*"))


def mutated(target: str, chance: random.Random) -> bytes:
    """A seed with a few pieces cut out, doubled, exchanged or put in."""
    data = bytearray(chance.choice(seeds(target)))
    if chance.random() < 0.3:
        start = chance.randrange(len(data) + 1)
        data = data[start : start + chance.randrange(1, 400)]
    for _ in range(chance.randrange(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 2, 10, 80)))
        piece = chance.choice((chance.choice(_PIECES), bytes(data[start:end]) * 2, bytes([chance.randrange(256)]), b""))
        data[start:end] = piece
    return PACKED[target](bytes(data)) if target in PACKED else bytes(data)
