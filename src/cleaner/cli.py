"""The command line: a filter from noisy article text to the story."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, BinaryIO, TextIO

import cleaner
from cleaner import arguments, record, report
from cleaner.arguments import UsageError
from cleaner.reading import InputError, decoded, is_page, read, shown

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

DONE, UNREADABLE, USAGE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 130


def main(
    argv: Sequence[str] | None,
    stdin: BinaryIO | None,
    stdout: BinaryIO,
    stderr: TextIO,
    environ: Mapping[str, str] | None = None,
) -> int:
    r"""Runs the command and gives its exit status; nothing is read or written but through the arguments.

    `argv` are the arguments without the command's name, None for those of the process; `stdin` is None
    where it is closed; `environ` is asked for NO_COLOR and TERM, and empty if not given.

    >>> out = io.BytesIO()
    >>> source = io.BytesIO(b"Rain fell on Arle all day.\n\nAdvertisement\n")
    >>> main(["--only", "advertisements"], source, out, io.StringIO())
    0
    >>> out.getvalue()
    b'Rain fell on Arle all day.\n'
    """
    try:
        try:
            status = _run(arguments.parse(sys.argv[1:] if argv is None else argv), stdin, stdout, stderr, environ or {})
        except UsageError as error:
            _say(stderr, str(error))
            return USAGE
        stdout.flush()
        return status
    except BrokenPipeError:
        return DONE
    except OSError as error:
        _say(stderr, f"cannot write the output: {error.strerror or error}")
        return UNWRITABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def run() -> None:
    """The console script: `main` on the streams of the process. Exits with its status."""
    stderr = sys.stderr or io.StringIO()
    if sys.stdout is None:
        _say(stderr, f"cannot write the output: {os.strerror(errno.EBADF)}")
        sys.exit(UNWRITABLE)
    stdin = None if sys.stdin is None else sys.stdin.buffer
    status = main(None, stdin, sys.stdout.buffer, stderr, os.environ)
    try:
        sys.stdout.flush()
    except OSError:
        # What is left in the buffer would be tried again, and complained about, when Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _run(
    given: argparse.Namespace,
    stdin: BinaryIO | None,
    stdout: BinaryIO,
    stderr: TextIO,
    environ: Mapping[str, str],
) -> int:
    if given.help:
        stdout.write(_encoded(arguments.parser().format_help()))
        return DONE
    if given.version:
        stdout.write(_encoded(f"cleaner {cleaner.__version__}\n"))
        return DONE
    book = _book(given)
    if given.list_rules:
        stdout.write(_encoded(report.rule_list(book)))
        return DONE
    colour = _colour(given.color, stdout, environ)
    names: list[str] = given.files or ["-"]
    status, between = DONE, ""
    for name in names:
        try:
            article = _clean(given, read(name, stdin), name, book)
        except InputError as error:
            _say(stderr, str(error))
            status = UNREADABLE
            continue
        if given.json:
            file = {"file": name} if given.files else {}
            stdout.write(record.json_line(file | record.record(article)))
            continue
        if given.json_ld:
            stdout.write(record.json_line(record.news_article(article)))
            continue
        if len(names) > 1:
            stdout.write(_encoded(f"{between}==> {_printable(shown(name))} <==\n"))
            between = "\n"
        written = report.explained(article, colour=colour) if given.explain else report.story(article)
        stdout.write(_encoded(written))
    return status


def _clean(given: argparse.Namespace, data: bytes, name: str, book: cleaner.RuleBook) -> cleaner.Article:
    options = {
        "published": given.published,
        "rules": book,
        "strip_dateline": given.strip_dateline,
        "strictness": given.strictness,
    }
    if given.input == "html" or (given.input == "auto" and is_page(data)):
        page = data if given.encoding is None else decoded(data, name, given.encoding)
        return cleaner.clean_html(page, given.url, **options)
    return cleaner.clean(decoded(data, name, given.encoding or "utf-8"), **options)


def _book(given: argparse.Namespace) -> cleaner.RuleBook:
    book = cleaner.RuleBook.default()
    for path in given.rules:
        try:
            book = book.extended(path)
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}") from error
        except cleaner.RuleFileError as error:
            raise UsageError(str(error)) from error
    try:
        book = book.only(*given.only) if given.only else book
        return book.without(*given.without)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _colour(choice: str, stdout: BinaryIO, environ: Mapping[str, str]) -> bool:
    if choice != "auto":
        return choice == "always"
    return stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _say(stderr: TextIO, message: str) -> None:
    print(f"cleaner: {_printable(message)}", file=stderr)


def _printable(text: str) -> str:
    """The text on one line, without anything that could steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _encoded(text: str) -> bytes:
    # Lone surrogates come in by encodings like utf-7 only; no output in UTF-8 can hold them.
    return text.encode("utf-8", "backslashreplace")
