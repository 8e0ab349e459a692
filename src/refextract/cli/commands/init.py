"""``refextract init``: write a configuration and a pre-commit hook for this project."""

from __future__ import annotations

import argparse
from pathlib import Path

from refextract import __version__
from refextract.cli.terminal import CLEAN, Terminal
from refextract.errors import OptionsError

__all__ = ["add_arguments", "run"]

_CONFIGURATION = """\
# Options of refextract; `refextract check` reads the nearest file of this name.

[read]
# exclude = ["drafts/*"]      # files below folders that are left out

[extract]
{bibliography}

[check]
# select = ["R1"]             # only these rules; `refextract rules` lists all
# ignore = ["R201"]           # none of these
# fail_on = "warning"         # exit 1 from this severity on
"""
_HOOK = f"""\
repos:
  - repo: https://github.com/OWNER/refextract  # where you have it from
    rev: v{__version__}
    hooks:
      - id: refextract-check
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the project is."""
    parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, default=Path(), help="the project (here)")


def run(arguments: argparse.Namespace) -> int:
    """Write both files; what is there already is left as it is."""
    from refextract.checking.writing import replace_file

    folder: Path = arguments.folder
    terminal = Terminal(arguments)
    configuration, hook = folder / "refextract.toml", folder / ".pre-commit-config.yaml"
    if configuration.exists():
        raise OptionsError(f"{configuration} is there already, and is left as it is")
    listed = sorted(str(path.relative_to(folder).as_posix()) for path in folder.glob("*.bib"))
    named = ", ".join(f'"{name}"' for name in listed)
    line = f"bibliography = [{named}]" if listed else '# bibliography = ["refs.bib"]'
    replace_file(configuration, _CONFIGURATION.format(bibliography=line).encode())
    terminal.note(f"wrote {configuration}")
    if hook.exists():
        terminal.note(f"{hook} is left as it is; the hook of refextract looks so:\n{_HOOK}")
    else:
        replace_file(hook, _HOOK.encode())
        terminal.note(f"wrote {hook}")
    return CLEAN
