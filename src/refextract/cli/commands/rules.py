"""``refextract rules``: list the rules of check."""

from __future__ import annotations

import argparse

from refextract.cli.terminal import CLEAN

__all__ = ["add_arguments", "run"]


def add_arguments(_: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(_: argparse.Namespace) -> int:
    """Print one line a rule."""
    from refextract.checking import all_rules

    for rule in all_rules():
        summary = (rule.__doc__ or "").split("\n", 1)[0]
        print(f"{rule.CODE} {rule.NAME:24} {rule.SEVERITY:8} {'on ' if rule.DEFAULT else 'off'} {summary}")
    return CLEAN
