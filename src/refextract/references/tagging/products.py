"""Products of matrices on one core: in blocks so small that no library parts them among threads.

Threads that wait for one another by spinning cost several times the time of such products where other programs work on
the same cores. The number of threads belongs to who runs the program, so it is left as it is.
Source: OpenBLAS, interface/gemm.c, where up to `SMP_THRESHOLD_MIN` times `GEMM_MULTITHREAD_THRESHOLD` (4)
multiplications are done by one thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]

__all__ = ["times"]

_MOST = 4 * 65536
"""The most multiplications that OpenBLAS leaves to one thread."""


def times(rows: Floats, weights: Floats, out: Floats | None = None) -> Floats:
    """The product ``rows @ weights``, written to `out` where one is given.

    `rows` is one matrix; of `weights` there may be several, and then there are as many products.

    >>> times(np.ones((3, 2), np.float32), np.ones((2, 4), np.float32)).shape
    (3, 4)
    """
    number, (inner, outer) = len(rows), weights.shape[-2:]
    if out is None:
        out = np.empty((*weights.shape[:-2], number, outer), np.float32)
    block = max(1, _MOST // (inner * outer))
    whole = number - number % block
    if whole:
        blocks = out[..., :whole, :].reshape(*weights.shape[:-2], -1, block, outer)
        np.matmul(rows[:whole].reshape(-1, block, inner), weights[..., None, :, :], out=blocks)
    if whole < number:
        np.matmul(rows[whole:], weights, out=out[..., whole:, :])
    return out
