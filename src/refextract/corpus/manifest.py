"""The manifest: what the tables in a folder were made with, so that a run that goes on with them makes the same.

It stands beside them as ``manifest.json``. Tables of two versions, of other options or of other inputs would fit
together in all but what they mean; so a run with a difference is refused, and told what it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from refextract.checking.writing import replace_file
from refextract.corpus.slices import LISTING, MANIFEST
from refextract.errors import OptionsError

__all__ = ["MANIFEST", "Manifest", "read_manifest", "refuse_differences", "write_manifest"]

Manifest = dict[str, Any]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None where it has none.

    Raises:
        OptionsError: where it has other files, or something else of that name.
    """
    path = folder / MANIFEST
    if not path.exists():
        if folder.is_dir() and any(not each.name.startswith(".") and each.name != LISTING for each in folder.iterdir()):
            raise OptionsError(f"{folder}: it holds files that no run over a corpus has written: name a new folder")
        return None
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise OptionsError(f"{path}: no manifest ({error}): name a new folder") from error
    if not isinstance(found, dict) or "inputs" not in found:
        raise OptionsError(f"{path}: no manifest of a run over a corpus: name a new folder")
    return found


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, at once and whole."""
    replace_file(folder / MANIFEST, f"{json.dumps(manifest, indent=1)}\n".encode("ascii"))


def refuse_differences(folder: Path, there: Manifest, wanted: Manifest) -> None:
    """Keep a run from going on with tables that were made otherwise.

    Raises:
        OptionsError: with the first difference.
    """
    for key, value in wanted.items():
        before = there.get(key)
        if before != value:
            raise OptionsError(
                f"{folder}: what is there was made with another {key} ({json.dumps(before)}, now {json.dumps(value)}): "
                "run as before to go on with it, or name a new folder"
            )
