"""Workers: what hangs, ends or fails costs itself alone; what waits has a limit."""

import asyncio
import operator
import os
import time
from functools import partial
from typing import Any, cast

import pytest

from refextract.errors import ReadError
from refextract.service.limits import Limits
from refextract.service.outcomes import Answer, Problem, Task, problem_of
from refextract.service.pool import BusyError, Pool

HANG = cast("Task", partial(time.sleep, 600))
END = cast("Task", partial(os._exit, 1))
FAIL = cast("Task", partial(operator.truediv, 1, 0))
FILL = cast("Task", partial(bytearray, 1 << 36))


def answer(text: str) -> Task:
    return partial(Answer, "text/plain", text.encode())


async def outcomes(limits: Limits, *tasks: Task) -> tuple[list[Any], dict[str, int]]:
    pool = Pool(limits)
    await pool.start()
    try:
        return await asyncio.gather(*map(pool.run, tasks), return_exceptions=True), dict(pool.ended)
    finally:
        await pool.close()


def test_a_hanging_document_stalls_nobody_else() -> None:
    tasks = [HANG, *(answer(str(number)) for number in range(20))]
    found, ended = asyncio.run(outcomes(Limits(workers=2, seconds=1.5), *tasks))
    assert found[0].status == 504
    assert [each.body.decode() for each in found[1:]] == [str(number) for number in range(20)]
    assert ended["time"] == 1


def test_a_process_that_ends_costs_its_document_only() -> None:
    found, ended = asyncio.run(outcomes(Limits(workers=1), END, answer("a"), FAIL, answer("b"), FILL, answer("c")))
    assert [each.status for each in found if isinstance(each, Problem)] == [500, 500, 413]
    assert [each.body for each in found if isinstance(each, Answer)] == [b"a", b"b", b"c"]
    assert "ZeroDivisionError" in found[2].message
    assert (ended["died"], ended["spent"]) == (1, 2)


def test_more_than_may_wait_are_refused() -> None:
    tasks = [cast("Task", partial(time.sleep, 0.5)) for _ in range(8)]
    found, _ = asyncio.run(outcomes(Limits(workers=1, waiting=3), *tasks))
    assert sum(isinstance(each, BusyError) for each in found) == 4


def test_who_goes_away_leaves_the_worker_in_order() -> None:
    async def scene() -> Any:
        pool = Pool(Limits(workers=1))
        await pool.start()
        try:
            gone = asyncio.ensure_future(pool.run(cast("Task", partial(time.sleep, 0.5))))
            await asyncio.sleep(0.1)
            gone.cancel()
            return await pool.run(answer("next"))
        finally:
            await pool.close()

    assert asyncio.run(scene()).body == b"next"


@pytest.mark.parametrize(("error", "status"), [(ReadError("x"), 422), (MemoryError(), 413), (KeyError("x"), 500)])
def test_an_error_becomes_a_status(error: Exception, status: int) -> None:
    assert problem_of(error).status == status
