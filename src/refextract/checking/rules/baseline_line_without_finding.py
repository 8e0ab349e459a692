"""A line of the baseline whose finding is not there any more.

A line that is left standing would hide the same finding if it came back. Only a check with `--baseline` looks for such
lines, and only at those of files and rules that it checked; they are told at their place in the baseline, once for
each. `--write-baseline` writes a new one without them.
"""

from __future__ import annotations

from refextract.checking.rules import Case, Finding
from refextract.model.diagnostic import Severity

CODE = "R402"
NAME = "baseline-line-without-finding"
SEVERITY: Severity = "info"
DEFAULT = True


def find(case: Case) -> tuple[Finding, ...]:  # noqa: ARG001 - the shape of a rule
    """Nothing: no document knows its baseline. What has all findings looks, `refextract.checking.baseline.gone`."""
    return ()
