"""The commands and options as the parser knows them, told to a shell that completes them and in a manual page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from refextract import __version__
from refextract.cli.parser import COMMANDS, help_of, parser_of

__all__ = ["manual", "script"]


def _options() -> dict[str, tuple[str, ...]]:
    """The long options of each command."""
    return {name: tuple(dict.fromkeys(re.findall(r"--[a-z][a-z-]+", help_of(name)))) for name in COMMANDS}


def script(shell: str) -> str:
    """The script that makes a shell complete commands, options and files."""
    return "\n".join(_LINES[shell]()) + "\n"


def _bash() -> Iterator[str]:
    yield "_refextract() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" options=""'
    yield '  case "${COMP_WORDS[1]}" in'
    for name, options in _options().items():
        yield f'    {name}) options="{" ".join(options)}" ;;'
    yield "  esac"
    yield f'  [ "$COMP_CWORD" -eq 1 ] && options="{" ".join(COMMANDS)}"'
    yield '  COMPREPLY=($(compgen -W "$options" -- "$word"; compgen -f -- "$word"))'
    yield "}"
    yield "complete -o filenames -F _refextract refextract"


def _zsh() -> Iterator[str]:
    yield "autoload -U +X bashcompinit && bashcompinit"
    yield from _bash()


def _fish() -> Iterator[str]:
    for name, told in COMMANDS.items():
        yield f"complete -c refextract -n __fish_use_subcommand -a {name} -d '{told}'"
    for name, options in _options().items():
        for option in options:
            yield f"complete -c refextract -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"


_LINES = {"bash": _bash, "zsh": _zsh, "fish": _fish}


def manual() -> str:
    """The manual page, in troff."""
    pages = [parser_of(()).format_help(), *(help_of(name) for name in COMMANDS)]
    parts = [f'.TH REFEXTRACT 1 "" "refextract {__version__}"', ".SH NAME", "refextract \\- citations and references"]
    for name, page in zip(("refextract", *COMMANDS), pages, strict=True):
        summary = import_module(f"refextract.cli.commands.{name}").__doc__ if name in COMMANDS else ""
        shown = page.replace("\\", "\\e").replace("-", "\\-")
        lines = "\n".join(f"\\&{line}" for line in shown.splitlines())
        parts += [f".SH {name.upper()}", *([summary.strip()] if summary else []), ".nf", lines, ".fi"]
    return "\n".join(parts) + "\n"
