"""Everything that a bad call can raise.

::

    RefextractError
    ├── ReadError                   the document could not be read
    │   ├── UnsupportedFormatError  no reader for this kind of file
    │   ├── CorruptInputError       the file is not what it says it is
    │   ├── InputTooLargeError      above the limit of the options
    │   └── MissingDependencyError  the reader needs a package that is not installed
    ├── OptionsError                an option that does not exist, or a value it cannot take
    ├── ModelError                  the tagging model is missing, unreadable or of another version
    └── ExportError                 no exporter of that name

Bad *content* raises nothing: it becomes a diagnostic, a link without reference, a literal name or an unset field.
"""


class RefextractError(Exception):
    """The root of the tree: catch this one to catch all."""


class ReadError(RefextractError):
    """The document could not be read."""


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


class ModelError(RefextractError):
    """The tagging model is missing, unreadable, or of another version."""


class ExportError(RefextractError):
    """No exporter of that name, or a value it cannot take."""
