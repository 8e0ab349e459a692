"""What the processes of a service share beside what all share: rules, exporters, and what they are asked to do."""

from __future__ import annotations

from contextlib import suppress

from refextract import registry
from refextract.checking.diagnostics import all_rules
from refextract.errors import PlugInError
from refextract.service import tasks  # noqa: F401
from refextract.service.grobid import tasks as grobid_tasks  # noqa: F401

__all__: list[str] = []

with suppress(PlugInError):  # who asks for it is told
    all_rules()
    for _name in registry.names("exporters"):
        registry.load("exporters", _name)
