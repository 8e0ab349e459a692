r"""Journals that astronomers' bibliographies call by macros of LaTeX: ``journal = {\aap}``.

Source: the list of journal macros of the NASA Astrophysics Data System, as the class AASTeX defines them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["journal"]


def journal(text: str) -> str | None:
    r"""The journal that a macro stands for, if the text is one.

    >>> journal(r"\aap"), journal(r"{\mnras}"), journal("Nature")
    ('Astronomy and Astrophysics', 'Monthly Notices of the Royal Astronomical Society', None)
    """
    bare = text.strip("{} ~")
    return _journals().get(bare[1:].strip("{} ").lower()) if bare.startswith("\\") else None


@cache
def _journals() -> dict[str, str]:
    listed: dict[str, str] = json.loads((files(__package__) / "journals.json").read_text("utf-8"))
    return listed
