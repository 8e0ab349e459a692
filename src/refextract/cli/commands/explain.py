"""``refextract explain``: tell all about a rule."""

from __future__ import annotations

import argparse

from refextract.cli.terminal import CLEAN

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which rule."""
    parser.add_argument("rule", metavar="RULE", help="its code, the beginning of its code, or its name")


def run(arguments: argparse.Namespace) -> int:
    """Print the documentation of the rules that are meant."""
    from refextract.checking import chosen_rules
    from refextract.options import CheckOptions

    for rule in chosen_rules(CheckOptions(select=(arguments.rule,))):
        on = "on" if rule.DEFAULT else "off"
        print(f"{rule.CODE} {rule.NAME} ({rule.SEVERITY}, {on} by default)\n\n{rule.__doc__}")
    return CLEAN
