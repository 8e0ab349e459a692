"""Metrics: counts and times of requests in the text form that Prometheus reads.

Source: "Exposition formats" of the Prometheus documentation, text format 0.0.4.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

__all__ = ["MEDIA_TYPE", "Metrics"]

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BORDERS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)  # seconds


class Metrics:
    """What was asked and how long it took, by route and status."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets: dict[str, list[int]] = defaultdict(lambda: [0] * (len(_BORDERS) + 1))
        self._seconds: Counter[str] = Counter()

    def count(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests[route, status] += 1
        self._buckets[route][bisect_left(_BORDERS, seconds)] += 1
        self._seconds[route] += seconds  # type: ignore[assignment]  # a counter counts seconds as well

    def text(self, gauges: Mapping[str, int], ended: Mapping[str, int]) -> str:
        r"""All of it; `gauges` are what is true now, `ended` the processes that were replaced, by why.

        >>> metrics = Metrics()
        >>> metrics.count("/v1/parse", 200, 0.02)
        >>> metrics.text({}, {}).splitlines()[2]
        'refextract_requests_total{route="/v1/parse",status="200"} 1'
        """
        return "\n".join([*self._counted(), *self._timed(), *_gauges(gauges), *_ended(ended)]) + "\n"

    def _counted(self) -> Iterator[str]:
        yield "# HELP refextract_requests_total Requests that were answered."
        yield "# TYPE refextract_requests_total counter"
        for (route, status), number in sorted(self._requests.items()):
            yield f'refextract_requests_total{{route="{route}",status="{status}"}} {number}'

    def _timed(self) -> Iterator[str]:
        name = "refextract_request_seconds"
        yield f"# HELP {name} Time from the first byte of a request to the last of its answer."
        yield f"# TYPE {name} histogram"
        for route, buckets in sorted(self._buckets.items()):
            total = 0
            for border, number in zip((*_BORDERS, "+Inf"), buckets, strict=True):
                total += number
                yield f'{name}_bucket{{route="{route}",le="{border}"}} {total}'
            yield f'{name}_sum{{route="{route}"}} {self._seconds[route]:.6f}'
            yield f'{name}_count{{route="{route}"}} {total}'


def _gauges(gauges: Mapping[str, int]) -> Iterator[str]:
    for name, value in gauges.items():
        yield f"# TYPE refextract_{name} gauge"
        yield f"refextract_{name} {value}"


def _ended(ended: Mapping[str, int]) -> Iterator[str]:
    yield "# HELP refextract_workers_ended_total Processes that were replaced."
    yield "# TYPE refextract_workers_ended_total counter"
    for why, number in sorted(ended.items()):
        yield f'refextract_workers_ended_total{{why="{why}"}} {number}'
