"""A service on a socket of its own, for all tests of this folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from refextract.service.limits import Limits
from tests.service.asking import Service


@contextmanager
def served(limits: Limits) -> Iterator[Service]:
    import uvicorn

    from refextract.service.serving import Endpoint, configuration, listening

    with listening(Endpoint(port=0)) as socket:
        server = uvicorn.Server(configuration(limits))
        thread = threading.Thread(target=server.run, args=([socket],))
        thread.start()
        try:
            yield Service(*socket.getsockname())
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    pytest.importorskip("uvicorn", reason="the extra server is not installed")
    with served(Limits(largest=8 * 1024 * 1024, workers=2)) as running:
        yield running
