"""The command line: parse arguments, call the library, print; no logic of its own."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence

from refextract.cli.parser import parse
from refextract.cli.terminal import BROKEN_PIPE, FAULTY, INTERRUPTED, UNUSABLE, tell
from refextract.errors import RefextractError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    It is 0 where all is clean, 1 for findings, 2 for unusable input or options, and 3 where the program itself failed.
    """
    # Results are trees without cycles: looking for cycles among ten thousands of them takes a fifth of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        code: int = arguments.run(arguments)
    except BrokenPipeError:
        return _end_of_reader()
    except (RefextractError, OSError) as error:
        from refextract.checking.session import told

        tell(told(error))
        return UNUSABLE
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - the boundary of the process: nothing runs on after it, all is told
        return _faulty(error)
    return code


def _end_of_reader() -> int:
    """Who reads our output has enough (``| head``): end without a word, and without one when Python closes the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _interrupted() -> int:
    """End at once, as the signal ends a program that does not handle it: no thread that still works is waited for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    tell("stopped; what was written is whole, the rest is as it was")
    sys.stderr.flush()
    os.kill(os.getpid(), signal.SIGINT)
    return INTERRUPTED


def _faulty(error: Exception) -> int:
    """One line on a fault of the program; all of it where somebody looks for it."""
    from refextract import registry
    from refextract.checking.session import fault_of

    if os.environ.get("REFEXTRACT_TRACEBACK"):
        sys.excepthook(type(error), error, error.__traceback__)
    whose = "error of a plug-in" if registry.at_fault(error) else "internal error"
    tell(f"{whose}: {fault_of(error)}; REFEXTRACT_TRACEBACK=1 shows where")
    return FAULTY
