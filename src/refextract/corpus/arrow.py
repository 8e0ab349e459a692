"""Arrow, or a word on how to get it: tables need a package that extracting from a document does not."""

from __future__ import annotations

from refextract.errors import MissingDependencyError

__all__ = ["pa", "pc", "pq"]

try:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingDependencyError("tables need pyarrow: pip install 'refextract-cite[corpus]'") from error
