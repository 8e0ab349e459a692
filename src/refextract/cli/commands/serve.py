"""``refextract serve``: an HTTP service with an API, GROBID's, and a page for the browser."""

from __future__ import annotations

import argparse
import re

from refextract.cli.terminal import CLEAN, Terminal
from refextract.errors import OptionsError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it listens, and what it takes on."""
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", default=8070, type=int, metavar="PORT", help="the port (8070, GROBID's; 0: any)")
    parser.add_argument("--workers", type=int, metavar="N", help="processes that work on documents (one a core)")
    parser.add_argument("--queue", default=100, type=int, metavar="N", help="requests that may wait for them (100)")
    told = "the largest request, as 20M or 1G (64M)"
    parser.add_argument("--largest", default="64M", metavar="BYTES", help=told)
    parser.add_argument("--seconds", default=60.0, type=float, metavar="S", help="the time for one document (60)")
    told = "the memory of one process, as 2G (4G); 0 for no limit"
    parser.add_argument("--memory", default="4G", metavar="BYTES", help=told)


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal comes."""
    from refextract.checking.workers import cores
    from refextract.service.limits import Limits
    from refextract.service.serving import Endpoint, serve

    terminal = Terminal(arguments)
    limits = Limits(
        largest=_bytes("--largest", arguments.largest, 1),
        seconds=_above_zero("--seconds", arguments.seconds),
        workers=cores() if arguments.workers is None else int(_above_zero("--workers", arguments.workers)),
        waiting=int(_above_zero("--queue", arguments.queue)),
        memory=_bytes("--memory", arguments.memory, 0),
    )
    address = Endpoint(arguments.host, arguments.port)
    serve(address, limits, ready=lambda at: terminal.note(f"listening on {at}"), verbose=arguments.verbose)
    return CLEAN


def _above_zero(option: str, value: float) -> float:
    if not 0 < value < 1e6:
        raise OptionsError(f"{option} is a number above 0, not {value:g}")
    return value


def _bytes(option: str, value: str, least: int) -> int:
    found = re.fullmatch(r"(\d{1,12})([KMGkmg]?)", value)
    number = int(found[1]) * 1024 ** " KMG".index(found[2].upper() or " ") if found else -1
    if number < least:
        raise OptionsError(f"{option} is a number of bytes, as 500000, 64M or 2G, not {value}")
    return number
