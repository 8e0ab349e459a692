"""Reading a bibliography costs in proportion to the file, however its values are written."""

import pytest

from refextract.bibliography import read_bibliography
from tests.growth import assert_linear

VALUES = {"braces": "{a}", "quotation marks": '{"a}', "names": "a # ", "text without braces": "ab "}


@pytest.mark.parametrize("unit", VALUES.values(), ids=VALUES)
def test_one_long_value(unit: str) -> None:
    assert_linear(lambda size: read_bibliography(f"@book{{a, title = {{{unit * size}}}}}"), 20_000)
