"""The inputs of the command: bytes from files or standard input, decoded without guessing."""

from __future__ import annotations

import codecs
import errno
import os
from typing import BinaryIO


class InputError(Exception):
    """Why an input cannot be cleaned, in one line."""


def read(name: str, encoding: str, stdin: BinaryIO | None) -> str:
    r"""The text of an input, without its byte order mark; line ends stay, so that offsets are the input's.

    `name`: a file, or - for `stdin`, which is None where it is closed.

    >>> import io
    >>> read("-", "cp1252", io.BytesIO(b"\xc4rle"))
    'Ärle'

    Raises InputError.
    """
    data = _bytes(name, stdin)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise InputError(f"{shown(name)}: {_undecodable(error, encoding, data)}") from error


def _bytes(name: str, stdin: BinaryIO | None) -> bytes:
    try:
        if name != "-":
            with open(name, "rb") as file:
                return file.read()
        if stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return stdin.read()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(name)}: {getattr(error, 'strerror', None) or error}") from error


def _undecodable(error: UnicodeError, encoding: str, data: bytes) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return f"not {encoding}: {error}"
    what = f"not {encoding} at byte {error.start}: {error.reason}"
    likely = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1252"
    return what if encoding != "utf-8" else f"{what}; name the encoding of the input, as in --encoding {likely}"


def shown(name: str) -> str:
    """What an input is called in messages."""
    return "standard input" if name == "-" else name
