"""Tables: what a program reads out of an exported one."""

import csv
import io
import re

__all__ = ["cells_of_csv"]


def cells_of_csv(text: str) -> list[list[str]]:
    """The cells of a table, as the texts that they were before they were kept from being run."""
    return [[_kept_from_running.sub("", cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


_kept_from_running = re.compile(r"\A'(?='*[=+\-@\t\r\n＝＋－＠])")
