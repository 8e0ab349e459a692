"""Options: a small class for each stage, all together in `Options`, and the configuration file they are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.options.stages import (
        THRESHOLD,
        CheckOptions,
        ExtractOptions,
        Options,
        ReadOptions,
        chosen,
        read_options,
    )

__all__ = ["THRESHOLD", "CheckOptions", "ExtractOptions", "Options", "ReadOptions", "chosen", "read_options"]

# The file is looked for by runs that need none of the classes, and pydantic takes long to load.
__getattr__, __dir__ = lazily(__name__, dict.fromkeys(__all__, "refextract.options.stages"))
