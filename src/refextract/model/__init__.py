"""What users keep: documents, citations, references, links, diagnostics and the whole extraction."""
