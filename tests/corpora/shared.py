"""Where the labelled data of other people lies, beside the checkout; tests that read it skip where it is not there."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the labelled data beside the checkout")


def strings(folder: str) -> Iterator[str]:
    """The reference strings of ``references/train`` or ``references/dev``."""
    for path in sorted((SHARED / "data" / "references" / folder).glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]


def documents(name: str) -> list[dict[str, Any]]:
    """The documents of one linking set."""
    with gzip.open(SHARED / "data" / "linking" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
