"""Tagging: a reference string -> the spans of its fields."""

from refextract.references.tagging.crf import load_tagger

__all__ = ["load_tagger"]
