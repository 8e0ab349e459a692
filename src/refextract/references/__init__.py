"""References: raw references -> typed references."""

from refextract.references.parsing import iter_references, parse_references

__all__ = ["iter_references", "parse_references"]
