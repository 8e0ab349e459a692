"""Progress: how far a long run is, counted on the terminal of a person who waits for it."""

from __future__ import annotations

import sys

__all__ = ["Progress"]

_MANY = 20  # documents from which on progress is shown


class Progress:
    """A line on standard error that counts; call it with the number of documents done and of all."""

    def __call__(self, done: int, number: int) -> None:
        """Show how far the run is; remove the line at its end."""
        if number < _MANY or not sys.stderr.isatty():
            return
        line = f"\r{done} of {number} documents" if done < number else "\r\x1b[K"
        print(line, end="", file=sys.stderr, flush=True)
