"""Bytes to text: what pages declare, what they are, and what is made of nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.decoding import decode

FRENCH = "<p>Le barrage d’Arle a tenu toute la nuit, « malgré la crue », ont déclaré les autorités. "
RUSSIAN = "<p>Плотина в Арле выдержала ночь, сообщили во вторник. Река поднялась на два метра. "
POLISH = "<p>Tama w Arle wytrzymała noc, poinformowali urzędnicy. Mieszkańcy wyszli ścieżką na wzgórze. "
GREEK = "<p>Το φράγμα άντεξε όλη τη νύχτα, δήλωσαν αξιωματούχοι την Τρίτη. "
CHINESE = "<p>大坝整夜坚持住了，官员周二表示。河水上涨了两米。"
JAPANESE = "<p>ダムは一晩持ちこたえたと、当局者が火曜日に述べた。"
KOREAN = "<p>댐은 밤새 버텼다고 관계자들이 화요일에 밝혔다. "
TAIWANESE = "<p>大壩整夜堅持住了，官員週二表示。河水上漲了兩米。"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("utf-8", "utf-8", RUSSIAN),
        ("iso-8859-1", "cp1252", FRENCH),
        ("ascii", "cp1252", FRENCH),
        ("x-user-defined", "cp1252", FRENCH),
        ("utf-16", "utf-8", FRENCH),
        ("windows-1251", "cp1251", RUSSIAN),
        ("x-cp1251", "cp1251", RUSSIAN),
        ("KOI8-R", "koi8-r", RUSSIAN),
        ("iso-8859-2", "iso8859-2", POLISH),
        ("gb2312", "gb18030", CHINESE),
        ("GBK", "gb18030", CHINESE),
        ("big5", "big5hkscs", TAIWANESE),
        ("Shift_JIS", "cp932", JAPANESE),
        ("x-sjis", "cp932", JAPANESE),
        ("euc-jp", "euc_jp", JAPANESE),
        ("euc-kr", "cp949", KOREAN),
        ("ks_c_5601-1987", "cp949", KOREAN),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<meta charset={}>{}",
        '<html><head><META http-equiv="Content-Type" content="text/html; charset={}" />{}',
        "<?xml version='1.0' encoding='{}'?>{}",
        "<!-- <meta charset=cp037> --><meta name=a content='charset=hex'><meta charset = '{}'>{}",
    ],
)
def test_declared_encodings(label: str, codec: str, text: str, form: str) -> None:
    """A declaration means what browsers take it for, in any of its forms."""
    page = form.format(label, text * 3)
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "shift_jis", "utf-7", "hex", "no-such", "..."])
def test_utf_8_under_another_name(declared: str) -> None:
    """Text that is UTF-8 is nothing else, whatever the page says."""
    page = f"<meta charset={declared}>{FRENCH * 3}"
    assert decode(page.encode()) == page


def test_two_chinese_characters_that_look_like_utf_8() -> None:
    """Few bytes do not overrule a declaration."""
    page = "<meta charset=gbk><p>联通"
    assert decode(page.encode("gbk")) == page


@pytest.mark.parametrize("declaration", ["", "<meta charset=utf-8>"])
@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", FRENCH),
        ("cp1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("cp1250", POLISH),
        ("cp1253", GREEK),
        ("gb18030", CHINESE),
        ("big5", TAIWANESE),
        ("cp932", JAPANESE),
        ("euc_jp", JAPANESE),
        ("cp949", KOREAN),
    ],
)
def test_undeclared_and_misdeclared_encodings(declaration: str, codec: str, text: str) -> None:
    """Where a page does not say what it is, or plainly is not what it says, its letters tell."""
    page = declaration + text * 4
    assert decode(page.encode(codec)) == page


def test_a_few_bad_bytes_do_not_overrule_utf_8() -> None:
    """They become U+FFFD."""
    page = f"<meta charset=utf-8>{RUSSIAN}"
    assert decode(page.encode() + b" caf\xe9 ") == page + " caf\ufffd "


def test_a_cut_page_is_still_utf_8() -> None:
    """A page may end in the middle of a character."""
    assert decode(RUSSIAN.encode()[:-3]).startswith(RUSSIAN[:-3])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(codec: str) -> None:
    """A mark is believed before all else, and is no text."""
    page = f"<meta charset=windows-1251>{FRENCH}"
    assert decode(page.encode(codec)) == page


def test_iso_2022_jp_is_ascii_to_the_eye() -> None:
    """It is read where it is declared."""
    page = f"<meta charset=iso-2022-jp>{JAPANESE}"
    assert decode(page.encode("iso2022_jp")) == page


def test_nul_bytes_go() -> None:
    """No text has any."""
    assert decode(b"a\x00b") == "ab"


DECLARATIONS = ("utf-8", "gbk", "big5", "shift_jis", "euc-kr", "iso-2022-jp", "utf-16", "windows-1255", "\\", "zlib")


@given(st.sampled_from(DECLARATIONS), st.binary(max_size=300))
def test_any_bytes_give_a_text(declared: str, tail: bytes) -> None:
    """Nothing raises, and no lone surrogate or NUL comes out."""
    for page in (tail, f"<meta charset={declared}>".encode() + tail):
        text = decode(page)
        assert "\x00" not in text
        assert not any("\ud800" <= letter <= "\udfff" for letter in text)


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=200))
def test_utf_8_comes_back(text: str) -> None:
    """UTF-8 with a byte order mark or a declaration is read as it was written."""
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(f"<meta charset=utf-8>{text}".encode()) == f"<meta charset=utf-8>{text}"
