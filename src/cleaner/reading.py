"""The inputs of the command: bytes from files or standard input, decoded without guessing."""

from __future__ import annotations

import codecs
import errno
import os
import re
from typing import BinaryIO

_HEAD = 1024  # bytes in which a page must show that it is one
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|article|main|section|header|p|h1|table)\b",
    re.DOTALL,
)


class InputError(Exception):
    """Why an input cannot be cleaned, in one line."""


def read(name: str, stdin: BinaryIO | None) -> bytes:
    """The bytes of an input: a file, or - for `stdin`, which is None where it is closed. Raises InputError."""
    try:
        if name != "-":
            with open(name, "rb") as file:
                return file.read()
        if stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return stdin.read()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(name)}: {getattr(error, 'strerror', None) or error}") from error


def is_page(data: bytes) -> bool:
    r"""Whether an input begins as an HTML page does: with a tag, behind white space and a byte order mark.

    >>> is_page(b"\n<!DOCTYPE html><title>Dam holds</title>"), is_page(b"<3 the dam"), is_page(b"Dam holds")
    (True, False, False)
    """
    head = data[:_HEAD]
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            head = head.decode(encoding, "ignore").encode("utf-8", "ignore")
    return _TAG.match(head) is not None


def decoded(data: bytes, name: str, encoding: str) -> str:
    r"""The text of an input, without its byte order mark; line ends stay, so that offsets are the input's.

    >>> decoded(b"\xc4rle", "-", "cp1252")
    'Ärle'

    Raises InputError, which calls the input by its `name`.
    """
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise InputError(f"{shown(name)}: {_undecodable(error, encoding, data)}") from error


def _undecodable(error: UnicodeError, encoding: str, data: bytes) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return f"not {encoding}: {error}"
    what = f"not {encoding} at byte {error.start}: {error.reason}"
    likely = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1252"
    return what if encoding != "utf-8" else f"{what}; name the encoding of the input, as in --encoding {likely}"


def shown(name: str) -> str:
    """What an input is called in messages."""
    return "standard input" if name == "-" else name
