"""The installed command, run as users run it: in a folder of its own, with files before and after."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

__all__ = ["FIXABLE", "FIXED", "SOUND", "UNRESOLVED", "content", "fill", "refextract", "started"]

COMMAND = (sys.executable, "-m", "refextract")
SOUND = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"
UNRESOLVED = SOUND.replace("(Crowther 2015)", "(Crowther 2015) and rivers (Nobody 1999)")
FIXABLE = SOUND.replace("(Crowther 2015)", "(Crowthar 2015)")
FIXED = SOUND


def fill(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder, with the folders that they stand in."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def started(
    folder: Path, *arguments: str, before: Callable[[], None] | None = None, program: str | None = None
) -> subprocess.Popen[bytes]:
    """The command at work; `before` is called in its process before it starts, `program` runs in its place."""
    return subprocess.Popen(  # noqa: S603 - our own command
        (*(COMMAND if program is None else (sys.executable, "-c", program)), *arguments),
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=before,  # noqa: PLW1509 - limits of the process; there are no threads here
    )


def refextract(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    before: Callable[[], None] | None = None,
    program: str | None = None,
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    process = started(folder, *arguments, before=before, program=program)
    out, err = process.communicate(stdin, timeout=120)
    return process.returncode, out.decode(), err.decode()
