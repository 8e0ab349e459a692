"""Corpus: many documents at once."""
