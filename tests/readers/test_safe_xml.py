"""XML is parsed without entities of its own and without depth without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.errors import CorruptInputError
from refextract.readers._safe_xml import parse_xml, root_of

BOMB = '<?xml version="1.0" encoding="{}"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    with pytest.raises(CorruptInputError, match=r"a\.xml: .*entity 'b'"):
        parse_xml(BOMB.format(encoding).encode(encoding), "a.xml")


def test_a_doctype_alone_is_harmless() -> None:
    assert parse_xml(b'<!DOCTYPE a PUBLIC "-//X//Y" "a.dtd"><a/>', "a.xml").tag == "a"


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"text", b"<a>", b"<a></b>", b"<?xml version='1.0' encoding='nope'?><a/>"]
)
def test_broken_xml_is_told(data: bytes) -> None:
    with pytest.raises(CorruptInputError, match=r"a\.xml"):
        parse_xml(data, "a.xml")


def test_depth_is_limited() -> None:
    with pytest.raises(CorruptInputError, match="deep"):
        parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000, "a.xml")


def test_the_root_is_seen_before_the_rest() -> None:
    assert root_of(b'<!-- x --><a xmlns="urn:x"><broken') == "urn:x a"


@given(st.text(alphabet="<>/a &;!\"'=[]", max_size=60))
def test_any_text_is_parsed_or_told(text: str) -> None:
    try:
        assert parse_xml(text.encode(), "x").tag
    except CorruptInputError as error:
        assert str(error).startswith("x")  # noqa: PT017 - either outcome is right
