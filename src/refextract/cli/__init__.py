"""The command line: parse arguments, call the library, print; no logic of its own."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from refextract.cli.parser import chosen_command, parser_of
from refextract.cli.terminal import UNUSABLE, tell
from refextract.errors import RefextractError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 unusable input or options."""
    given = list(sys.argv[1:] if argv is None else argv)
    command, rest = chosen_command(given)
    arguments = parser_of(command).parse_args(rest)
    # Results are trees without cycles: looking for cycles among ten thousands of them takes a fifth of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        code: int = arguments.run(arguments)
    except (RefextractError, OSError) as error:
        from refextract.checking.session import told

        tell(told(error))
        return UNUSABLE
    return code
