"""Connections: a request must have begun and have told its headers within the time, or its connection ends.

The server behind the application waits for headers without end, and who sends none would hold a file of the process
for each connection. What comes behind the headers is the gate's to wait for.
"""

from __future__ import annotations

import asyncio
import json

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["timely"]


def timely(seconds: float) -> type[asyncio.Protocol]:
    """The protocol of connections that end where a request is not told within so many seconds."""
    made: type[asyncio.Protocol] = type("Timely", (_Timely,), {"seconds": seconds})
    return made


class _Timely(H11Protocol):
    seconds: float
    _end: asyncio.TimerHandle | None = None
    _is_begun = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base has it
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if not self._is_answering():
            self._wait()
            self._is_begun = True
        super().data_received(data)
        if self._is_answering():
            self._wait_no_more()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        if self._end is None:
            self._end = self.loop.call_later(self.seconds, self._give_up)

    def _wait_no_more(self) -> None:
        self._is_begun = False
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def _give_up(self) -> None:
        if self._is_begun and not self.transport.is_closing():
            self.transport.write(_TOO_SLOW)
        self.transport.close()


_TOLD = json.dumps({"error": {"status": 408, "message": "the request came in too slowly"}}).encode()
_TOO_SLOW = (
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: application/json\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(_TOLD), _TOLD)
)
