"""GROBID's contract, as its documentation tells it, and as its published client and JabRef use it."""

import importlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from refextract import extract
from refextract.bibliography import read_bibliography
from tests.readers.pdf.writer import lines, pdf
from tests.service.asking import Service

TEI = "{http://www.tei-c.org/ns/1.0}"
SILT = "Doe, J. & Roe, R. On silt. Water 3, 4-5 (1999)."
BOOK = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."
ENTRIES = [f"1. {SILT}", f"2. {BOOK}", "3. Poe, E. On gravel. Water 4, 7-9 (2001)."]
PAPER = pdf(
    [
        [
            *lines(72, 72, ["On rivers and their beds"], size=18),
            *lines(
                72, 100, ["Rivers carry silt [1], and boxes are set with glue [2], so that", "beds are made [1,3]."]
            ),
            *lines(72, 160, ["References"], size=14),
            *lines(72, 190, ENTRIES),
        ]
    ]
)


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own


def test_it_says_that_it_lives(service: Service) -> None:
    assert service.get("/api/isalive").text == "true"
    assert service.get("/api/version").text
    health = service.get("/api/health").json
    assert health["ready"] is True
    assert health["pool"]["maxActive"] == 2


def test_a_citation_is_one_entry(service: Service) -> None:
    reply = service.post_form("/api/processCitation", {"citations": SILT, "consolidateCitations": "0"})
    assert reply.headers["content-type"].startswith("application/xml")
    entry = tree(reply.text)
    assert entry.tag == f"{TEI}biblStruct"
    assert [each.text for each in entry.iter(f"{TEI}surname")] == ["Doe", "Roe"]
    assert entry.find(f"{TEI}note") is None
    raw = service.post_form("/api/processCitation", {"citations": SILT, "includeRawCitations": "1"})
    assert tree(raw.text).findtext(f"{TEI}note[@type='raw_reference']") == SILT


def test_a_list_of_citations_is_a_document_in_order(service: Service) -> None:
    reply = service.post_form("/api/processCitationList", {"citations": [SILT, "", BOOK]})
    entries = list(tree(reply.text).iter(f"{TEI}biblStruct"))
    assert [each.get("{http://www.w3.org/XML/1998/namespace}id") for each in entries] == ["b0", "b2"]


def test_jabref_gets_bibtex(service: Service) -> None:
    accept = {"Accept": "application/x-bibtex"}
    one = service.post_form("/api/processCitation", {"citations": BOOK, "consolidateCitations": "1"}, **accept)
    assert one.headers["content-type"].startswith("application/x-bibtex")
    assert [each.title for each in read_bibliography(one.text).references] == ["The TeXbook"]
    both = service.post_form("/api/processCitationList", {"citations": [SILT, BOOK]}, **accept)
    assert [each.title for each in read_bibliography(both.text).references] == ["On silt", "The TeXbook"]
    files = {"input": ("/home/doe/paper.pdf", PAPER)}
    listed = service.post_files(
        "/api/processReferences", files, consolidateCitations="WITH_METADATA", accept=accept["Accept"]
    )
    assert [each.title for each in read_bibliography(listed.text).references] == ["On silt", "The TeXbook", "On gravel"]


def test_references_are_those_that_extract_finds(service: Service) -> None:
    reply = service.post_files("/api/processReferences", {"input": ("paper.pdf", PAPER)}, includeRawCitations="1")
    raw = [each.text for each in tree(reply.text).iter(f"{TEI}note")]
    assert raw == [each.text for each in extract(PAPER).references]
    assert len(raw) == 3


def test_citations_of_the_full_text_lead_to_entries(service: Service) -> None:
    reply = service.post_files(
        "/api/processFulltextDocument", {"input": ("paper.pdf", PAPER)}, teiCoordinates="biblStruct"
    )
    root = tree(reply.text)
    marks = [(each.text, each.get("target")) for each in root.iter(f"{TEI}ref")]
    assert marks == [("1", "#b0"), ("2", "#b1"), ("1", "#b0"), ("3", "#b2")]
    told = " ".join("".join(each.itertext()) for each in root.iter(f"{TEI}p"))
    assert "Rivers carry silt [1], and boxes are set with glue [2], so that beds are made [1,3]." in told
    assert "Addison-Wesley" not in told
    places = [each.get("coords", "") for each in root.iter(f"{TEI}biblStruct") if each.get("coords")]
    assert len(places) == 3
    assert places[0].startswith("1,72.")


def test_names_and_dates(service: Service) -> None:
    reply = service.post_form("/api/processCitationNames", {"names": "J. Doe, J. Smith and B. M. Jackson"})
    root = tree(f"<list>{reply.text}</list>")
    assert [each.text for each in root.iter(f"{TEI}surname")] == ["Doe", "Smith", "Jackson"]
    date = tree(service.post_form("/api/processDate", {"date": "September 16th, 2001"}).text)
    assert (date.tag, date.get("when")) == (f"{TEI}date", "2001-09-16")


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("processCitation", {"citations": " . "}, 204),
        ("processCitationList", {"citations": ["", " "]}, 204),
        ("processCitationNames", {"names": "12"}, 204),
        ("processDate", {"date": "no day"}, 204),
        ("processCitation", {"citation": BOOK}, 400),
        ("processReferences", {}, 400),
        ("processHeaderDocument", {}, 501),
        ("processAffiliations", {"affiliations": "Stanford University"}, 501),
    ],
)
def test_nothing_found_and_nothing_asked(service: Service, path: str, fields: dict[str, str], status: int) -> None:
    reply = service.post_form(f"/api/{path}", fields)
    assert reply.status == status
    if status == 204:
        assert reply.body == b""
    else:
        assert reply.json["code"] == status
        assert reply.json["requestUri"].endswith(path)
        assert reply.json["description"]


def test_errors_are_told_as_grobid_tells_them(service: Service) -> None:
    broken = service.post_files("/api/processReferences", {"input": ("a.pdf", b"%PDF-1.7\nnothing")})
    assert (broken.status, broken.json["grobidExceptionStatus"]) == (500, "BAD_INPUT_DATA")
    pages = service.post_files("/api/processReferences", {"input": ("a.pdf", PAPER)}, start="2")
    assert pages.status == 400
    empty = service.post_files("/api/processReferences", {"input": ("a.pdf", pdf([lines(72, 72, ["Nothing here."])]))})
    assert empty.status == 204


def test_the_published_client_is_served(service: Service, tmp_path: Path) -> None:
    client = pytest.importorskip("grobid_client.grobid_client", reason="grobid-client-python is not installed")
    for folder in ("papers", "strings"):
        (tmp_path / folder).mkdir()
    for number in range(3):
        (tmp_path / "papers" / f"{number}.pdf").write_bytes(PAPER)
    (tmp_path / "strings" / "strings.txt").write_text(f"{SILT}\n{BOOK}\n", "utf-8")
    speaking = client.GrobidClient(grobid_server=service.url)
    assert speaking.ping() == (True, 200)
    asked = {"processFulltextDocument": "papers", "processReferences": "papers", "processCitationList": "strings"}
    for name, folder in asked.items():
        out = tmp_path / name
        speaking.process(name, str(tmp_path / folder), str(out), 2, include_raw_citations=True, tei_coordinates=True)
        assert len(list(out.glob("*.tei.xml"))) == len(list((tmp_path / folder).iterdir()))
        assert not list(out.glob("*.txt"))
    converter = importlib.import_module("grobid_client.format.TEI2LossyJSON").TEI2LossyJSONConverter()
    found = converter.convert_tei_file(tmp_path / "processFulltextDocument" / "0.grobid.tei.xml")
    assert [each["title"] for each in found["references"]] == ["On silt", "The TeXbook", "On gravel"]
    passages = [each for each in found["body_text"] if each["refs"]]
    assert [each["target"] for each in passages[0]["refs"]] == ["#b0", "#b1", "#b0", "#b2"]
