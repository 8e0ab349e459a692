"""Every target holds for what once failed, and for inputs that are made up."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.inputs import failures, mutated
from tests.fuzz.targets import TARGETS

FOUND = [(target, path) for target in TARGETS for path in failures(target)]


@pytest.mark.parametrize(("target", "path"), FOUND, ids=lambda value: value.name if isinstance(value, Path) else value)
def test_what_once_failed_holds(target: str, path: Path) -> None:
    TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damaged_documents_hold(target: str, seed: int) -> None:
    TARGETS[target](mutated(target, random.Random(seed)))  # noqa: S311 - no secret
