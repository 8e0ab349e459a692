"""Citations: the styles run over the running text, works named in prose, overlaps settled."""

from refextract.citations.finding import Candidate, Reading, find_citations

__all__ = ["Candidate", "Reading", "find_citations"]
