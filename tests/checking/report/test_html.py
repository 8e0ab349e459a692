"""The page shows the document whole, escaped, with links both ways, and runs nothing."""

from html.parser import HTMLParser

from refextract.checking.report import Checked
from refextract.checking.report.html import render
from refextract.checking.report.notices import reported
from refextract.model.citation import AuthorYear, Citation, CitationItem, Number
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import Span

TEXT = 'It <script>alert("x")</script> is so [2–3].\n\nReferences\n\nSmith & Sons.\nJones.\n'


class Page(HTMLParser):
    """The text inside ``div.text``, all ids, all targets of links, and all tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []
        self.shown = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values["href"] or ""] if "href" in values else []
        self._inside = self._inside or values.get("class") == "text"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "div"

    def handle_data(self, data: str) -> None:
        self.shown += data if self._inside else ""


def span(written: str) -> Span:
    return Span(TEXT.index(written), TEXT.index(written) + len(written))


def page() -> Page:
    items = tuple(CitationItem(span=span("2–3"), pointer=Number(value=value)) for value in "23")
    lost = CitationItem(span=span("so"), pointer=AuthorYear(names=("So",)))
    extraction = Extraction(
        source="<a>.txt",
        citations=(
            Citation(id="c1", span=span("so"), items=(lost,), style="author_date"),
            Citation(id="c2", span=span("[2–3]"), items=items, style="numeric"),
        ),
        references=(
            Reference(id="r1", span=span("Smith & Sons."), text="Smith & Sons.", title="<b>"),
            Reference(id="r2", span=span("Jones."), text="Jones."),
        ),
        links=(
            Link(citation="c1", item=0, reference=None, score=0.0),
            Link(citation="c2", item=0, reference="r1", score=1.0, reasons=('label "2"',)),
            Link(citation="c2", item=1, reference="r2", score=1.0),
        ),
    )
    diagnostic = Diagnostic(
        code="R101", name="unresolved-citation", severity="error", message="<i>none</i>", span=span("so")
    )
    return Page(render([reported(Checked(Document.of(TEXT, "<a>.txt"), extraction, (diagnostic,)))], ()))


def test_the_text_is_shown_whole_and_runs_nothing() -> None:
    shown = page()
    assert shown.shown == TEXT
    assert not {"script", "b", "i"} & set(shown.tags)


def test_every_link_leads_somewhere() -> None:
    shown = page()
    assert {target.removeprefix("#") for target in shown.targets} <= set(shown.ids)
    assert {"d1-r1", "d1-c2.0", "d1-c2.1"} <= {target.removeprefix("#") for target in shown.targets}


def test_ids_are_unique() -> None:
    assert len(set(page().ids)) == len(page().ids)
