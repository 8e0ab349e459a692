"""Everything that a bad call can raise.

::

    RefextractError
    ├── ReadError                   the document could not be read
    │   ├── FileAccessError         the file cannot be opened (an `OSError`, too)
    │   │   └── MissingFileError    it is not there (a `FileNotFoundError`, too)
    │   ├── UnsupportedFormatError  no reader for this kind of file
    │   ├── CorruptInputError       the file is not what it says it is
    │   ├── InputTooLargeError      above the limit of the options
    │   └── MissingDependencyError  the reader needs a package that is not installed
    ├── OptionsError                an option that does not exist, or a value it cannot take
    │   └── BadValueError           a value that an option or an argument of a call cannot take (a `ValueError`, too)
    ├── ModelError                  the tagging model is missing, unreadable or of another version
    ├── PlugInError                 a plug-in cannot be loaded, or lacks what it must have
    └── ExportError                 no exporter of that name

An argument of the wrong type is a `TypeError`, as everywhere in Python. A result that somebody makes by hand
(a `Reference`, a `Span`) of values that it cannot have is a `ValueError`, as pydantic raises it.

Bad *content* raises nothing: it becomes a diagnostic, a link without reference, a literal name or an unset field.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class RefextractError(Exception):
    """The root of the tree: catch this one to catch all."""


class ReadError(RefextractError):
    """The document could not be read."""


class FileAccessError(ReadError, OSError):
    """The file cannot be opened: a folder, no permission, a name that is too long."""


class MissingFileError(FileAccessError, FileNotFoundError):
    """The file is not there."""


class UnsupportedFormatError(ReadError):
    """No reader for this kind of file."""


class CorruptInputError(ReadError):
    """The file is not what it says it is."""


class InputTooLargeError(ReadError):
    """The document is above the limit of the options."""


class MissingDependencyError(ReadError):
    """The reader needs a package that is not installed."""


class OptionsError(RefextractError):
    """An option that does not exist, or a value it cannot take."""


class BadValueError(OptionsError, ValueError):
    """A value that an option or an argument of a call cannot take, or an option that does not exist."""


class ModelError(RefextractError):
    """The tagging model is missing, unreadable, or of another version."""


class PlugInError(RefextractError):
    """A plug-in that cannot be loaded, or that lacks what the plug-ins of its kind must have."""


class ExportError(RefextractError):
    """No exporter of that name, or a value it cannot take."""


@contextmanager
def access() -> Iterator[None]:
    """Let what cannot be opened be told as one of these errors, with all that the system says of it.

    >>> with access():
    ...     open("no such file")
    Traceback (most recent call last):
        ...
    refextract.errors.MissingFileError: [Errno 2] No such file or directory: 'no such file'
    """
    try:
        yield
    except FileNotFoundError as error:
        raise MissingFileError(error.errno, error.strerror, error.filename) from error
    except OSError as error:
        raise FileAccessError(error.errno, error.strerror, error.filename) from error


def wrong_type(function: str, wanted: str, given: object) -> TypeError:
    """The error for an argument that is something else than `wanted`.

    >>> wrong_type("check", "a Document, as read gives it", "text")
    TypeError('check takes a Document, as read gives it, not str')
    """
    return TypeError(f"{function} takes {wanted}, not {type(given).__name__}")


_ALIKE = str.maketrans("oil", "011")
"""Letters that are taken for figures."""


def unknown(what: str, wanted: str, known: Iterable[str], *, listing: str = "") -> str:
    """The message for a name that does not exist: the nearest one, and all there are (or where they are listed).

    >>> unknown("format", "bibtx", ["bibtex", "ris"])
    "no format 'bibtx'; did you mean 'bibtex'? There are bibtex, ris"
    >>> unknown("rule", "R1O1", ["R112", "R101"])
    "no rule 'R1O1'; did you mean 'R101'? There are R112, R101"
    """
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    alike = [name for name in folded if name.translate(_ALIKE) == wanted.casefold().translate(_ALIKE)]
    near = alike or get_close_matches(wanted.casefold(), folded, n=1)
    told = listing or f"there are {', '.join(folded.values())}"
    if not near:
        return f"no {what} {wanted!r}; {told}"
    return f"no {what} {wanted!r}; did you mean {folded[near[0]]!r}? {told[0].upper()}{told[1:]}"
