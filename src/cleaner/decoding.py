"""The bytes of a page to its text, as browsers decide, and where the page is plainly wrong about itself, better.

The order: byte order mark; what the page declares, unless its bytes give it the lie; UTF-8 if the bytes
are that; the bytes' own looks. A browser stops before the last step or guesses by the reader's country,
which nobody knows here, so a sample is given to charset-normalizer, which comes with trafilatura; of
a few letters it can tell nothing, and they are read as windows-1252, as most browsers do.
"""

from __future__ import annotations

import codecs
import re

# Browsers look for a declaration at 1,024 bytes and start again when they meet one later; few stand past this.
_EXAMINED = 16_384
_SAMPLE = 4_096  # bytes of text that are not ASCII, with their neighbours, to guess by
_SEARCHED = 1_000_000  # bytes
_FORGIVEN = 0.5  # share of characters that may be broken: some pages paste other encodings into their own
_TELLING = 24  # bytes that are not ASCII, below which nothing can be guessed or overruled

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_ASCII = bytes(range(128))

_META = re.compile(rb"(?i)<meta[\s/]([^<>]{0,1000})")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CHARSET = re.compile(rb"(?i)(?<![\w-])charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
_XML = re.compile(rb"\s{0,9}<\?xml[^<>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")

# What the web means by the names of encodings: Python's name for the encoding → the codec to read it by.
_MEANT = {
    "utf-8": "utf-8",
    "utf-16": "utf-8",  # who could read the declaration was not reading UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "johab": "cp949",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "mac-roman": "mac-roman",
    "mac-cyrillic": "mac-cyrillic",
    "cp866": "cp866",
    "cp874": "cp874",
    **{name: name for name in (f"cp{number}" for number in range(1250, 1259))},
    **{name: name for name in (f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16))},
}
_ALIASES = {
    "x-user-defined": "cp1252",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "x-euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "windows-31j": "cp932",
    "unicode": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "dos-874": "cp874",
}
_ALIASES |= {f"x-cp{number}": f"cp{number}" for number in range(1250, 1259)}
_WIDE = frozenset(("gb18030", "big5hkscs", "cp932", "cp949", "euc_jp", "iso2022_jp"))  # several bytes a character
# What is guessed among, if nothing is declared: the encodings of the web that are not a variety of another.
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "koi8_r"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]


def decode(page: bytes) -> str:
    """The text of a page.

    What cannot be decoded becomes U+FFFD, and NUL bytes are left out. Any bytes give a text.

    >>> decode("<meta charset=iso-8859-1><p>“Dam” à Arle".encode("cp1252"))
    '<meta charset=iso-8859-1><p>“Dam” à Arle'
    >>> decode("<meta charset=iso-8859-1><p>“Dam” à Arle".encode())
    '<meta charset=iso-8859-1><p>“Dam” à Arle'
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if page.startswith(mark):
            return _text(page[len(mark) :], name)
    if page.isascii():
        said = _declared(page)
        return _text(page, "iso2022_jp" if said == "iso2022_jp" else "ascii")
    return _text(page, _encoding(page))


def _text(page: bytes, encoding: str) -> str:
    return page.decode(encoding, "replace").replace("\x00", "")


def _encoding(page: bytes) -> str:
    """The encoding of a page that is not ASCII."""
    said = _declared(page)
    if _broken(page, "utf-8") == 0:
        # Two Chinese characters may look like UTF-8 by chance; a sentence does not.
        by_chance = said in _WIDE and _strange(page) < _TELLING
        return said if said is not None and by_chance and _broken(page, said) == 0 else "utf-8"
    for encoding in (said, "utf-8"):
        if encoding is not None and _broken(page, encoding) <= _FORGIVEN:
            return encoding
    return _guess(page)


def _broken(page: bytes, encoding: str) -> float:
    """The share of the characters that are not ASCII which an encoding cannot account for."""
    text = page.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return broken / (len(text) - len(text.encode("ascii", "ignore"))) if broken else 0.0


def _strange(page: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(page.translate(None, _ASCII))


def _declared(page: bytes) -> str | None:
    """The codec of the encoding that a page declares, None for none that a browser would know."""
    head = page[:_EXAMINED]
    xml = _XML.match(head)
    for tag in _META.findall(_COMMENT.sub(b"", head)):
        low = tag.lower()
        found = _CHARSET.search(low)
        if found and (b"http-equiv" in low or b"content" not in low):
            known = _codec(found[1])
            if known:
                return known
    return _codec(xml[1]) if xml else None


def _codec(label: bytes) -> str | None:
    """What the web reads by under a label."""
    name = label.decode("ascii", "ignore").lower()
    if name in _ALIASES:
        return _ALIASES[name]
    try:
        return _MEANT.get(codecs.lookup(name).name)
    except (LookupError, ValueError):
        return None


def _guess(page: bytes) -> str:
    """The encoding that a sample of the page's text looks like."""
    from charset_normalizer import from_bytes  # here, as it takes long to import and few pages need it

    pieces: list[bytes] = []
    size = 0
    for piece in re.split(rb"[<>\n]", page[:_SEARCHED]):
        if not piece.isascii():
            pieces.append(piece)
            size += len(piece)
            if size >= _SAMPLE:
                break
    sample = b" ".join(pieces)[: 2 * _SAMPLE]
    if _strange(sample) < _TELLING:
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_GUESSES, enable_fallback=False).best()
    return str(best.encoding) if best is not None else "cp1252"
