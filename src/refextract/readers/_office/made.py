"""The document of a flow."""

from __future__ import annotations

from collections.abc import Mapping

from refextract.model.document import Document
from refextract.readers._office.cited import CslItem
from refextract.readers._office.flow import Flow
from refextract.readers._office.given import given_of
from refextract.text import TextView, pattern

__all__ = ["document_of"]


# Links by which citation programs know their citations and entries again; they are no addresses of works.
_machinery = pattern(r"https?://(?:www\.)?(?:paperpile\.com/[cb]/|zotero\.org/google-docs/)")


def document_of(
    flow: Flow, source: str, kind: str, *, sources: Mapping[str, CslItem] | None = None, language: str | None = None
) -> Document:
    """The document that a reader has put together; `language` is a tag such as ``de-AT``."""
    text = flow.text
    anchors = [anchor for anchor in flow.anchors if not _machinery.match(anchor.url)]
    first = (language or "").replace("_", "-").partition("-")[0].lower()
    return Document(
        source,
        TextView.of(text),
        text,
        blocks=tuple(sorted(flow.blocks, key=lambda block: block.span)),
        anchors=tuple(sorted(anchors, key=lambda anchor: anchor.span)),
        format=kind,
        problems=tuple(dict.fromkeys(flow.problems)),
        raised=tuple(flow.raised),
        given=given_of(flow, sources or {}),
        landmarks=tuple(flow.landmarks),
        language=first if len(first) == 2 and first.isalpha() else None,
        assembled=True,
    )
