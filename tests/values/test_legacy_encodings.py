"""Encodings from before Unicode are told by their bytes, also where they are written in a Latin text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract import extract
from refextract.values.encoding import decode
from refextract.values.legacy_encodings import LEGACY, legacy_encoding

RUSSIAN = "Иванова А. П. Как читать каталоги старых библиотек. Москва: Наука, 1998. 214 с."
CHINESE = "李明. 图书馆目录的历史与现状[M]. 北京: 科学出版社, 2003: 12-20. 我们在这里介绍参考文献的格式。"
KOREAN = "김영희 (2005). 도서관 목록의 역사와 현재. 서울: 대학교 출판부. 이 책은 참고문헌을 설명한다."
JAPANESE = "山田太郎（2001）『図書館の目録とその歴史』東京：岩波書店。これは参考文献についての本です。"
SAMPLES = [
    *((RUSSIAN, codec) for codec in ("cp1251", "koi8_r", "cp866", "iso8859_5")),
    ("Παπαδόπουλος, Γ. (1999). Η ιστορία των καταλόγων. Αθήνα: Εκδόσεις του Πανεπιστημίου.", "cp1253"),
    (CHINESE, "gb18030"),
    ("王小明（2003）。圖書館目錄的歷史與現狀。臺北：大學出版社。我們在這裡介紹參考文獻的格式。", "big5"),
    (KOREAN, "cp949"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "cp932"),
    ("Wiśniewski, J. (2001). Książka o źródłach i bibliografiach. Łódź: Wydawnictwo. Żółć, gęś.", "cp1250"),
    (
        "Novák, J. (2001). Šíření knih v českých zemích. Praha: Nakladatelství. Řeč, žák, můžeme, přístup.",
        "cp1250",
    ),
    ("Grüßer, Ä. (2001). Über Bücher und ihre Leser. Köln: Verlag. Größe, Maß, für, schön.", "cp1252"),
    ("Işık, Ş. (2001). Kütüphaneciliğin gelişimi ve değişimi. İstanbul: Yayınevi.", "cp1254"),
    ("Þórðarson, J. (2001). Íslensk bókasöfn á nýrri öld. Reykjavík: Mál. Það er góð bók, sögð af ást.", "cp1252"),
    ("כהן, י. (1999). תולדות הספריות והקטלוגים. ירושלים: הוצאת האוניברסיטה.", "cp1255"),
    ("العلي، محمد. تاريخ المكتبات والفهارس. بيروت: دار النشر، 1999.", "cp1256"),
    ("العلي، محمد. تاريخ المكتبات والفهارس. بيروت: دار النشر، 1999.", "iso8859_6"),
    ("山田花子. 図書館史. 東京: 大学出版会, 1999.", "euc_jp"),
    ("山田花子. 図書館史. 東京: 大学出版会, 1999.", "cp932"),
    ("It’s what Doe’s book isn’t: don’t read it, it’s Roe’s, and wasn’t Doe’s.", "cp1252"),
    ("Assunção, J. (2001). A informação e a construção de catálogos. São Paulo: Edições.", "cp1252"),
    ("Lefèvre, É. (2001). Où sont passés les élèves ? Genève : Éditions du Théâtre. Très à côté.", "cp1252"),
]


@pytest.mark.parametrize(("text", "codec"), SAMPLES, ids=lambda each: each if each.isascii() else "")
def test_the_encoding_is_told(text: str, codec: str) -> None:
    assert legacy_encoding(text.encode(codec)).codec == codec


@pytest.mark.parametrize(("text", "codec"), SAMPLES, ids=lambda each: each if each.isascii() else "")
def test_it_is_named_among_the_problems(text: str, codec: str) -> None:
    name = next(each.name for each in LEGACY if each.codec == codec)
    found, problems = decode(text.encode(codec), "a.txt")
    assert found == text
    assert len(problems) == 1
    assert problems[0].endswith(f"read as {name}")


def test_escape_sequences_name_their_encoding() -> None:
    data = f"It is known (山田 2001).\n\n{JAPANESE}\n".encode("iso2022_jp")
    text, problems = decode(data, "a.txt")
    assert JAPANESE in text
    assert [each.endswith("read as ISO-2022-JP") for each in problems] == [True]


def test_colours_of_a_terminal_name_no_encoding() -> None:
    assert decode(b"\x1b[1mIt is bold\x1b[0m, and (Doe 2001).", "a.txt")[1] == ()


def test_a_list_in_it_is_read() -> None:
    text = f"Об этом писали раньше [1].\n\nСписок литературы\n\n1. {RUSSIAN}\n2. {RUSSIAN}\n"
    found = extract(text.encode("koi8_r"))
    assert [link.reference for link in found.links] == [found.references[0].id]
    assert found.references[0].author.names[0].family == "Иванова"


@given(st.binary(max_size=300))
def test_whatever_bytes_have_one_encoding(data: bytes) -> None:
    assert legacy_encoding(data) in LEGACY
    data.decode(legacy_encoding(data).codec, "replace")
