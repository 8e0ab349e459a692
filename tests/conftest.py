"""Property tests: without deadlines, since machines differ, and with the same examples on every run in CI."""

import os

from hypothesis import settings

settings.register_profile("anywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are called by their argument: what they hold (dates in an archive, say) may be others in each process.

    Tests in several processes must bear the same names in all of them.
    """
    return argname if isinstance(val, bytes) else None
