"""A name that the citation spells otherwise than the entry it means.

The citation was still understood, but one of the two spellings is wrong, and a name is the last thing to get wrong.
Accents, transliterations (Müller, Mueller), particles and shortened organisations are no misspellings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from refextract.linking.folding import skeleton, squeeze
from refextract.linking.names import Called, called, calling
from refextract.model.citation import AuthorYear
from refextract.model.diagnostic import Related, Severity
from refextract.model.reference import Reference
from refextract.rules import Case, Finding, place_of

CODE = "R103"
NAME = "misspelt-name"
SEVERITY: Severity = "warning"
DEFAULT = True

_LEAST_ALIKE = 0.7  # below, it is another name: a co-author left out, or an entry parsed wrongly


def find(case: Case) -> Iterator[Finding]:
    """Every name of a linked item that no name of its entry equals, but one nearly does."""
    for item, _, reference in case.resolved:
        if isinstance(item.pointer, AuthorYear):
            known = [calling(name) for name in (*reference.author.names, *reference.editor.names)]
            for printed in item.pointer.names:
                meant = _nearly(called(printed), known, reference)
                if meant:
                    where = place_of(reference, "author" if reference.author.names else "editor")
                    yield Finding(
                        item.span,
                        f"“{printed}” is spelt “{meant}” in the entry",
                        (Related(message="the names of the entry", span=where),),
                    )


def _nearly(cited: Called, known: Sequence[Called], reference: Reference) -> str | None:
    """The name that is meant, where it is spelt otherwise; None where a name agrees, or none comes near."""
    full, parts = _keys(cited.full), _keys(cited.parts)
    known_full = {key for name in known for key in _keys(name.full)}
    known_parts = {key for name in known for key in _keys(name.parts)}
    text = skeleton(squeeze(reference.text))
    agreed = full & (known_full | known_parts) or parts & known_full or any(key in text for key in full)
    if not full or agreed:
        return None
    alike, meant = max(((_alike(cited.full[0], name), name.printed) for name in known), default=(0.0, ""))
    return meant if alike >= _LEAST_ALIKE else None


def _keys(keys: Sequence[str]) -> set[str]:
    return {skeleton(key) for key in keys}


def _alike(key: str, name: Called) -> float:
    return max((OSA.normalized_similarity(key, other) for other in name.full), default=0.0)
