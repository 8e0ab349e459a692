r"""An entry of a bibliography file that the document does not cite.

Looked at are the files that the document names and those named with `--bibliography`. A file that serves many papers
has entries that one of them does not cite, so the rule is off unless it is asked for: `--extend-select R206` in the
repository of a single paper. What the document puts into its list without a citation (`\nocite`, pandoc's `nocite`)
is none of them. The finding stands at the beginning of the document, since a bibliography file has no citations to
point at.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called
from refextract.model.diagnostic import Severity
from refextract.text import Span

CODE = "R206"
NAME = "uncited-in-file"
SEVERITY: Severity = "warning"
DEFAULT = False


def find(case: Case) -> Iterator[Finding]:
    """Every entry of the files without a citation."""
    cited = {case.references[each].label or each for each in case.cited if case.references[each].origin == "file"}
    given = case.document.given
    cited |= {item.key for citation in given.citations for item in citation.items}
    for reference in case.bibliography:
        key = reference.label or reference.id
        if key not in cited and not given.lists(key):
            yield Finding(Span(0, 0), f"{called(reference)} stands in the bibliography file and is not cited")
