"""GROBID's published client against the service: ``python -m tests.bench.bench_grobid FOLDER [NUMBER]``.

The client is used as it is, over a socket, on the PDF files of a folder. Told are how many were answered, whether all
TEI is well-formed and has nothing but elements that GROBID's documentation names, and how many documents have the
references that `extract` finds.
"""

import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

from grobid_client.grobid_client import GrobidClient
from tests.service.conftest import served

from refextract import extract
from refextract.service.limits import Limits

TEI = "{http://www.tei-c.org/ns/1.0}"
NAMED = set(
    "TEI teiHeader fileDesc titleStmt title publicationStmt p sourceDesc encodingDesc appInfo application desc text "  # noqa: SIM905
    "front body back div head ref listBibl biblStruct analytic monogr series author editor persName orgName forename "
    "surname genName idno ptr meeting edition imprint publisher pubPlace date biblScope note".split()
)


def main(folder: Path, number: int) -> None:
    files = sorted(folder.glob("*.pdf"))[:number]
    with tempfile.TemporaryDirectory() as work, served(Limits(workers=2)) as service:
        client = GrobidClient(grobid_server=service.url)
        for name in ("processReferences", "processFulltextDocument"):
            out, start = Path(work) / name, time.perf_counter()
            client.process_paths(name, [str(file) for file in files], output=str(out), n=4, include_raw_citations=True)
            seconds = time.perf_counter() - start
            told = {path.name.removesuffix(".grobid.tei.xml"): path for path in out.rglob("*.tei.xml")}
            trees = {stem: ElementTree.parse(path).getroot() for stem, path in told.items()}  # noqa: S314 - our own
            unknown = {each.tag.removeprefix(TEI) for root in trees.values() for each in root.iter()} - NAMED
            attributes = {each for root in trees.values() for element in root.iter() for each in element.attrib}
            print(f"{name}: attributes {sorted(each.rpartition('}')[2] for each in attributes)}")
            print(f"{name}: {len(told)} of {len(files)} answered in {seconds:.1f} s; other elements: {sorted(unknown)}")
            same = sum(raw_of(trees[file.stem]) == found(file) for file in files if file.stem in trees)
            print(f"{name}: references of {same} documents are those of extract")


def raw_of(root: ElementTree.Element) -> list[str]:
    listed = root.iter(f"{TEI}listBibl")
    return [
        note.text or "" for each in listed for note in each.iter(f"{TEI}note") if note.get("type") == "raw_reference"
    ]


def found(file: Path) -> list[str]:
    return [each.text for each in extract(file).references]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
