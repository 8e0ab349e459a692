"""The state of a service: its limits, its workers, what it has counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request

from refextract.service.limits import Limits
from refextract.service.metrics import Metrics
from refextract.service.pool import Pool

__all__ = ["State", "state_of"]


@dataclass(slots=True)
class State:
    """What the requests of one service share; `held` are the bytes of those that are not answered yet."""

    limits: Limits
    pool: Pool
    metrics: Metrics = field(default_factory=Metrics)
    held: int = 0


def state_of(request: Request) -> State:
    """The state of the service that a request came to."""
    state: State = request.app.state.service
    return state
