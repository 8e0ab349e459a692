"""A web address that cannot be one: a scheme misspelt or written twice, slashes missing, a host without a dot.

The safe fix writes the scheme as it must be.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding
from refextract.model.diagnostic import Severity
from refextract.text import Span, pattern

CODE = "R305"
NAME = "malformed-url"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every address in an entry with a scheme that is none, or a host that is none."""
    for reference in case.extraction.references:
        span = reference.span
        for match in _scheme.finditer(case.document.text, span.start, span.end):
            right = _meant(match[0])
            if right is not None:
                where = Span(*match.span())
                fix = case.replacing(match[0], right, where, safe=True)
                yield Finding(where, f"“{case.written(where)}” begins no address; “{right}” does", (), fix)
            elif told := _host_fault(case.document.text, match.end(), span.end):
                yield Finding(Span(match.start(), min(told[1], span.end)), told[0])


# What begins an address, or was meant to.
_scheme = pattern(
    r"(?i)(?<![\p{L}\d/=:.])(?:(?:h?t{1,4}+ps?|hhtt?ps?|https?p|htpps?|hpttps?)[:;]{1,2}(?://*+|\\\\)"
    r"|https?//:?+)(?:https?://)?+(?=[\p{L}\d])"
)


def _meant(printed: str) -> str | None:
    """The scheme as it must be; None where it is."""
    right = "https://" if "s" in printed.lower() else "http://"
    return None if printed.lower() == right else right


def _host_fault(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """What is wrong with the host behind a scheme, and where it ends; hosts at a line end may go on behind it."""
    match = _host.match(text, start, stop)
    if match is None or match.end() >= stop or text[match.end()] in "\r\n":
        return None
    host = match[0].rstrip(".,;")
    if ("." in host and "," not in host) or host == "localhost" or host.startswith("["):
        return None
    return f"“{host}” is no host", match.end()


_host = pattern(r"[^\s/?#<>)\]:]++")
