"""Tagging: a reference string -> the spans of its fields."""
