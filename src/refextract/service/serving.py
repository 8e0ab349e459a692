"""Serving: the application behind a socket, until a signal asks it to end, and then until all is answered."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from refextract.errors import MissingDependencyError, OptionsError
from refextract.registry import load_added
from refextract.service.limits import Limits

if TYPE_CHECKING:
    import uvicorn

__all__ = ["Endpoint", "configuration", "listening", "serve"]

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Endpoint(NamedTuple):
    """Where a service listens; port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 8070


def serve(address: Endpoint, limits: Limits, *, ready: Callable[[str], None], verbose: bool = False) -> None:
    """Answer requests until SIGTERM or SIGINT; what was begun by then is finished.

    `ready` is called with the address of the service once it listens; `verbose` logs each request.

    Raises:
        MissingDependencyError: without the packages of the extra ``server``.
        OptionsError: for an address that cannot be listened on.
        PlugInError: for a plug-in that cannot be loaded.
    """
    try:
        import uvicorn

        config = configuration(limits, verbose=verbose)
    except ModuleNotFoundError as error:
        told = f"{error.name} is not installed: pip install 'refextract-cite[server]'"
        raise MissingDependencyError(told) from error
    load_added()
    for name in _ONE_THREAD:  # of the processes to come, each of which has a core to itself
        os.environ.setdefault(name, "1")
    taken = listening(address)
    server = uvicorn.Server(config)
    host, port = taken.getsockname()[:2]
    with _signals(server.handle_exit), taken:
        vars(server)["capture_signals"] = _none_captured  # its own ends the process by the signal that it got
        ready(f"http://{f'[{host}]' if ':' in host else host}:{port}")
        server.run([taken])


def configuration(limits: Limits, *, verbose: bool = False) -> uvicorn.Config:
    """How the server behind the application works under these limits."""
    import uvicorn

    from refextract.service.application import application
    from refextract.service.connections import timely

    return uvicorn.Config(
        application(limits),
        http=timely(limits.seconds),
        ws="none",
        log_level="info" if verbose else "warning",
        lifespan="on",
        server_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=int(2 * limits.seconds) + 1,
        h11_max_incomplete_event_size=64 * 1024,
    )


def listening(address: Endpoint) -> socket.socket:
    """A socket that listens there.

    Raises:
        OptionsError: for an address that cannot be listened on.
    """
    try:
        family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        return socket.create_server((address.host, address.port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        raise OptionsError(f"cannot listen on {address.host} port {address.port}: {error}") from error


@contextmanager
def _signals(handler: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Both signals that end a program lead to the handler."""
    before = {each: signal.signal(each, handler) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, old in before.items():
            signal.signal(each, old)


@contextmanager
def _none_captured() -> Iterator[None]:
    yield
