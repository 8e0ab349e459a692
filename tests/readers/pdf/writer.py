"""A writer of small PDF files for tests: text at places of pages, links, passwords, and what is broken on purpose."""

import hashlib
import zlib
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold"}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Text(NamedTuple):
    """A string that begins at `x` on a baseline `y` points below the top of the page."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "plain"


class Link(NamedTuple):
    """A place that can be clicked, and the page (from 1), `x` and `y` that it leads to; or an address."""

    left: float
    top: float
    right: float
    bottom: float
    page: int = 1
    x: float = 0
    y: float = 0
    url: str | None = None


def lines(x: float, y: float, texts: Sequence[str], *, leading: float = 12, size: float = 10) -> list[Text]:
    """Lines one under the other."""
    return [Text(x, y + leading * index, text, size) for index, text in enumerate(texts)]


def pdf(
    pages: Sequence[Sequence[Text]],
    *,
    links: Sequence[tuple[int, Link]] = (),
    password: str | None = None,
    owner: str = "owner",
    rotate: int = 0,
    picture: bool = False,
    encoding: str = "/WinAnsiEncoding",
    packed: bool = False,
    attached: Sequence[str] = (),
) -> bytes:
    """The bytes of a PDF file; `links` are told with the page that they stand on; `picture` puts one on each page.

    Where it is `packed` the objects that are no streams stand in a stream, and so does the table of all.
    `attached` are the names of files that it says to hold.
    """
    objects: list[bytes] = [b"", b""]
    fonts = " ".join(f"/{name} {_add(objects, _font(base, encoding))} 0 R" for name, base in FONTS.items())
    grey = b"/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    image = _add(objects, _stream(b"/Type /XObject /Subtype /Image " + grey, b"\x80"))
    first = len(objects) + 1
    kids = [first + 2 * index for index in range(len(pages))]
    for index, texts in enumerate(pages):
        shown = "\n".join(_shown(text) for text in texts) + ("\nq 500 0 0 700 40 40 cm /Im Do Q" if picture else "")
        notes = " ".join(_link(link, kids) for page, link in links if page == index + 1)
        head = f"<< /Type /Page /Parent 2 0 R /Contents {kids[index] + 1} 0 R"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate}"
        resources = f"{box} /Resources << /Font << {fonts} >> /XObject << /Im {image} 0 R >> >> /Annots [{notes}] >>"
        _add(objects, f"{head} {resources}".encode())
        _add(objects, _stream(b"", shown.encode("cp1252")))
    files = [_add(objects, f"<< /Type /Filespec /F ({name}) /UF ({name}) >>".encode()) for name in attached]
    names = " ".join(f"({name}) {number} 0 R" for name, number in zip(attached, files, strict=True))
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [{names}] >> >> >>".encode()
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    return _packed(objects) if packed else _file(objects, password, owner)


def _add(objects: list[bytes], content: bytes) -> int:
    objects.append(content)
    return len(objects)


def _font(base: str, encoding: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding {encoding} >>".encode()


def _stream(head: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)


def _shown(text: Text) -> str:
    escaped = text.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{text.font} {text.size} Tf 1 0 0 1 {text.x} {HEIGHT - text.y} Tm ({escaped}) Tj ET"


def _link(link: Link, kids: Sequence[int]) -> str:
    box = f"[{link.left} {HEIGHT - link.bottom} {link.right} {HEIGHT - link.top}]"
    goal = (
        f"/A << /S /URI /URI ({link.url}) >>"
        if link.url
        else f"/Dest [{kids[link.page - 1]} 0 R /XYZ {link.x} {HEIGHT - link.y} 0]"
    )
    return f"<< /Type /Annot /Subtype /Link /Rect {box} {goal} >>"


def _file(objects: Sequence[bytes], password: str | None, owner: str) -> bytes:
    """The objects with their numbers, their places and, where there is a password, made unreadable without it."""
    identity = b"0123456789abcdef"
    key, lock = _locked(password, owner, identity) if password is not None else (b"", b"")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, _encrypted(content, key, number) if key else content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /ID [<%s> <%s>] %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, identity.hex().encode(), identity.hex().encode(), lock, start,
    )  # fmt: skip
    return bytes(out)


def _packed(objects: Sequence[bytes]) -> bytes:
    """The objects as files have them since PDF 1.5; rows of the table tell their difference from the row above."""
    out = bytearray(b"%PDF-1.5\n")
    inside = {number: content for number, content in enumerate(objects, start=1) if b"stream\n" not in content}
    heads, bodies = b"", b""
    for number, content in inside.items():
        heads += b"%d %d " % (number, len(bodies))
        bodies += content + b" "
    pack = len(objects) + 1
    told = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(inside), len(heads))
    rows = [bytes((0, 0, 0, 0, 255))]
    for number, content in enumerate([*objects, _stream(told, zlib.compress(heads + bodies))], start=1):
        if number in inside:
            rows.append(bytes((2, *pack.to_bytes(3, "big"), [*inside].index(number))))
            continue
        rows.append(bytes((1, *len(out).to_bytes(3, "big"), 0)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    rows.append(bytes((1, *start.to_bytes(3, "big"), 0)))
    above = [bytes(5), *rows[:-1]]
    differences = b"".join(
        b"\2" + bytes((b - a) % 256 for a, b in zip(*pair, strict=True)) for pair in zip(above, rows, strict=True)
    )
    head = b"/Type /XRef /Size %d /Root 1 0 R /W [1 3 1] /Filter /FlateDecode" % len(rows)
    head += b" /DecodeParms << /Predictor 12 /Columns 5 >>"
    out += b"%d 0 obj\n%s\nendobj\n" % (pack + 1, _stream(head, zlib.compress(differences)))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _locked(password: str, owner: str, identity: bytes) -> tuple[bytes, bytes]:
    """The key of the standard handler's first revision (RC4, 40 bits), and the dictionary that tells of it."""
    user_padded, owner_padded = ((word.encode() + _PADDING)[:32] for word in (password, owner))
    told = _rc4(_digest(owner_padded)[:5], user_padded)
    key = _digest(user_padded + told + b"\xfc\xff\xff\xff" + identity)[:5]
    proof = _rc4(key, _PADDING)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        told.hex().encode(),
        proof.hex().encode(),
    )
    return key, lock


def _encrypted(content: bytes, key: bytes, number: int) -> bytes:
    """An object whose stream is encrypted (no string of these files needs to be read)."""
    if b"stream\n" not in content:
        return content
    head, rest = content.split(b"stream\n", 1)
    own = _digest(key + number.to_bytes(3, "little") + b"\0\0")[:10]
    return head + b"stream\n" + _rc4(own, rest.removesuffix(b"\nendstream")) + b"\nendstream"


def _digest(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
