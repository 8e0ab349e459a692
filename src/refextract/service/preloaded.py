"""What every process that works on documents has loaded: imported once, by the process that they are forked from."""

from __future__ import annotations

from contextlib import suppress

import pypdfium2  # noqa: F401 - for every reader that is slow to load

from refextract import registry
from refextract.checking.diagnostics import all_rules
from refextract.errors import PlugInError
from refextract.pipeline import extract
from refextract.readers import suffixes
from refextract.service import tasks  # noqa: F401
from refextract.service.grobid import tasks as grobid_tasks  # noqa: F401

__all__: list[str] = []

_EXAMPLE = """\
Boxes are known (Doe, 1984, p. 3), and so is glue [1].

References

[1] Doe, J. D., & Roe, R. (1984). On boxes. Journal of Glue, 3(2), 1-9. https://doi.org/10.1000/182
"""

with suppress(PlugInError):  # who asks for it is told
    suffixes()
    all_rules()
    for _name in registry.names("exporters"):
        registry.load("exporters", _name)
    extract(_EXAMPLE)
