"""Small DOCX and ODT files, made part by part."""

import json
import zipfile
from base64 import b64encode
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATED}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN_NAMESPACES = (
    " ".join(f'xmlns:{name}="{_OPEN}{name}:1.0"' for name in ("office", "text", "style", "table", "meta"))
    + f' xmlns:draw="{_OPEN}drawing:1.0" xmlns:fo="{_OPEN}xsl-fo-compatible:1.0"'
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            undated = zipfile.ZipInfo(name)  # the same bytes at any time
            archive.writestr(undated, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with this body; parts are named by their kind ("styles", "footnotes"), others by `others`."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {_NAMESPACES}>{content}</w:{kind}>"
    return zipped(members)


def with_members(data: bytes, members: dict[str, str]) -> bytes:
    """The file with more members in its container."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**kept, **members})


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML is plain text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def up(text: str) -> str:
    return r(text, '<w:vertAlign w:val="superscript"/>')


def complex_field(instruction: str, *result: str, data: str = "") -> str:
    """A complex field whose instruction is cut into two runs."""
    middle = len(instruction) // 2
    packed = f"<w:fldData>{data}</w:fldData>" if data else ""
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(each)}</w:instrText></w:r>'
        for each in (instruction[:middle], instruction[middle:])
    )
    shown = "".join(each if each.startswith("<") else r(each) for each in result)
    return f"{sign('begin', packed)}{pieces}{sign('separate')}{shown}{sign('end')}"


def sign(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def control(tag: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(tag)}/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def bookmark(name: str, inside: str) -> str:
    return f'<w:bookmarkStart w:id="{name}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{name}"/>'


def csl(*works: dict[str, object], **more: object) -> str:
    """The JSON of a citation of these works, as Zotero writes it; their ids end their addresses."""
    items = [
        {"id": number, "uris": [f"http://zotero.org/users/1/items/{work['id']}"], "itemData": work, **more}
        for number, work in enumerate(works)
    ]
    return json.dumps({"citationID": "c", "properties": {}, "citationItems": items})


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return quoteattr(text)


def packed(text: str) -> str:
    return b64encode(text.encode()).decode()


def odt(body: str, automatic: str = "", meta: str = "", styles: str = "") -> bytes:
    """An ODT file with this text, styles made for its places, and styles with names."""
    content = (
        f"<office:document-content {_OPEN_NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    named = f"<office:styles>{styles}</office:styles>" if styles else ""
    for name, inside in (("meta", meta), ("styles", named)):
        if inside:
            members[f"{name}.xml"] = f"<office:document-{name} {_OPEN_NAMESPACES}>{inside}</office:document-{name}>"
    return zipped(members)


KNUTH = {
    "id": "KNU84",
    "type": "book",
    "title": "The TeXbook",
    "author": [{"family": "Knuth", "given": "Donald E."}],
    "issued": {"date-parts": [["1984"]]},
    "publisher": "Addison-Wesley",
}
LAMPORT = {
    "id": "LAM86",
    "type": "book",
    "title": "<i>LaTeX</i>: A Document Preparation System",
    "author": [{"family": "Lamport", "given": "Leslie"}],
    "issued": {"date-parts": [[1986]]},
}
KNUTH_ENTRY = "Knuth, D. E. (1984). The TeXbook. Addison-Wesley."
LAMPORT_ENTRY = "Lamport, L. (1986). LaTeX: A Document Preparation System. Addison-Wesley."
