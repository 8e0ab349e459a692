"""The site shows examples of docstrings as code, which griffe does only where they have a heading of their own."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^( *)>>> .*(?:\n\1(?=\S).*)*", re.MULTILINE)


class Examples(griffe.Extension):
    """Fences every example before the docstring is parsed."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Fence the examples of an object's docstring."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                lambda found: f"\n{found[1]}```python\n{found[0]}\n{found[1]}```", obj.docstring.value
            )
