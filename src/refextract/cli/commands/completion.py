"""``refextract completion``: print what makes a shell complete commands and options; or the manual page."""

from __future__ import annotations

import argparse

from refextract.cli.terminal import CLEAN

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For which shell."""
    told = "the shell, or man for the manual page"
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "man"), help=told)


def run(arguments: argparse.Namespace) -> int:
    """Print the script: ``eval "$(refextract completion bash)"``."""
    from refextract.cli.described import manual, script

    print(manual() if arguments.shell == "man" else script(arguments.shell), end="")
    return CLEAN
