"""The command line: a filter from noisy article text to the story."""

from __future__ import annotations

import argparse
import codecs
import datetime as dt
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, BinaryIO, NoReturn, TextIO

import cleaner
from cleaner import record, report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DONE, UNREADABLE, USAGE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 130

_DESCRIPTION = """\
Take the boilerplate out of news text. Reads articles as text and writes of each the title, an
empty line and the story. Without FILE, or where FILE is -, reads standard input."""

_EPILOG = """\
examples:
  cleaner < article.txt > story.txt
  cleaner --json archive/*.txt > stories.jsonl
  cleaner --explain article.txt | less -R
  cleaner --without see-also-links --without author-bios/about-the-author article.txt
  cleaner --rules house.toml --published 2020-05-06 article.txt

several FILEs:
  Stories come in the order of the files, each under a line "==> FILE <==" as head(1) writes it.
  With --json, each is an object on a line of its own that begins with its "file".

exit status:
  0    done
  1    some input could not be read or decoded; the stories of all others are written
  2    wrong usage, or a rule file that cannot be used; nothing is written
  3    the output could not be written (a reader that closes the pipe is no error)
  130  interrupted
"""


class _UsageError(Exception):
    """What is wrong with the arguments or a rule file, in one line."""


class _InputError(Exception):
    """Why an input cannot be cleaned, in one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message} (see {self.prog} --help)")


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
            status = _run(_arguments(sys.argv[1:] if argv is None else argv), stdin, stdout, stderr, environ or {})
        except _UsageError as error:
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
        stdout.write(_encoded(_parser().format_help()))
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
            text = _text(name, given.encoding, stdin)
        except _InputError as error:
            _say(stderr, str(error))
            status = UNREADABLE
            continue
        article = cleaner.clean(text, published=given.published, rules=book, strip_dateline=given.strip_dateline)
        if given.json:
            file = {"file": name} if given.files else {}
            stdout.write(record.json_line(file | record.record(article)))
            continue
        if len(names) > 1:
            stdout.write(_encoded(f"{between}==> {_printable(_shown(name))} <==\n"))
            between = "\n"
        shown = report.explained(article, colour=colour) if given.explain else report.story(article)
        stdout.write(_encoded(shown))
    return status


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    # Intermixed parsing lets options follow files, as everywhere, but loses what "--" protects.
    end = argv.index("--") if "--" in argv else len(argv)
    given = _parser().parse_intermixed_args(argv[:end])
    given.files += argv[end + 1 :]
    if given.list_rules and given.files:
        raise _UsageError("--list-rules reads no FILE (see cleaner --help)")
    return given


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="cleaner",
        usage="cleaner [OPTION]... [FILE]...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles as text; - is standard input")
    output = parser.add_argument_group("output").add_mutually_exclusive_group()
    output.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a line: title, text, dateline, authors, published, updated, removals",
    )
    output.add_argument(
        "--explain", action="store_true", help="the whole input, what was removed marked, with its rules"
    )
    output.add_argument(
        "--list-rules",
        action="store_true",
        help="list the chosen rule sets, and their rules with their strength",
    )
    looks = parser.add_argument_group("looks")
    looks.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour for --explain; auto: on a terminal, unless NO_COLOR is set",
    )
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--rules",
        metavar="FILE.toml",
        action="append",
        default=[],
        help="add the rules of a file; a rule whose set and name exist replaces the older (repeatable)",
    )
    rules.add_argument(
        "--only", metavar="SET", action="append", default=[], help="follow this rule set alone (repeatable)"
    )
    rules.add_argument(
        "--without",
        metavar="SET",
        action="append",
        default=[],
        help="switch off a rule set, or one rule: set/rule (repeatable)",
    )
    reading = parser.add_argument_group("reading")
    reading.add_argument(
        "--published",
        metavar="DATE",
        type=_date,
        help='the day of publication, as 2020-05-06; gives "May 5" its year',
    )
    reading.add_argument(
        "--strip-dateline",
        action="store_true",
        help='take an inline dateline ("ARLE, May 5 (UPI) --") off the story',
    )
    reading.add_argument(
        "--encoding", metavar="NAME", type=_encoding, default="utf-8", help="of the input (default: utf-8)"
    )
    about = parser.add_argument_group("about")
    about.add_argument("-h", "--help", action="store_true", help="print this help and exit")
    about.add_argument("--version", action="store_true", help="print the version and exit")
    return parser


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2020-05-06") from None


def _encoding(name: str) -> str:
    """The canonical name of a text encoding."""
    try:
        b"a".decode(name, "ignore")  # some codecs turn bytes into bytes; these fail here
        canonical = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"no text encoding is named {name!r}; try utf-8 or cp1252") from None
    # The byte order mark goes anyway, and utf-8-sig counts the bytes of an error from behind it.
    return "utf-8" if canonical == "utf-8-sig" else canonical


def _book(given: argparse.Namespace) -> cleaner.RuleBook:
    book = cleaner.RuleBook.default()
    for path in given.rules:
        try:
            book = book.extended(path)
        except OSError as error:
            raise _UsageError(f"{path}: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise _UsageError(f"{path}: not utf-8 at byte {error.start}; a rule file is UTF-8") from error
        except cleaner.RuleFileError as error:
            raise _UsageError(str(error)) from error
    try:
        book = book.only(*given.only) if given.only else book
        return book.without(*given.without)
    except ValueError as error:
        raise _UsageError(str(error)) from error


def _text(name: str, encoding: str, stdin: BinaryIO | None) -> str:
    """The text of an input, without its byte order mark; line ends stay, so that offsets are the input's."""
    data = _bytes(name, stdin)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise _InputError(f"{_shown(name)}: {_undecodable(error, encoding, data)}") from error


def _bytes(name: str, stdin: BinaryIO | None) -> bytes:
    try:
        if name != "-":
            with open(name, "rb") as file:
                return file.read()
        if stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return stdin.read()
    except (OSError, ValueError) as error:
        raise _InputError(f"{_shown(name)}: {getattr(error, 'strerror', None) or error}") from error


def _undecodable(error: UnicodeError, encoding: str, data: bytes) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return f"not {encoding}: {error}"
    what = f"not {encoding} at byte {error.start}: {error.reason}"
    likely = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "cp1252"
    return what if encoding != "utf-8" else f"{what}; name the encoding of the input, as in --encoding {likely}"


def _colour(choice: str, stdout: BinaryIO, environ: Mapping[str, str]) -> bool:
    if choice != "auto":
        return choice == "always"
    return stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def _say(stderr: TextIO, message: str) -> None:
    print(f"cleaner: {_printable(message)}", file=stderr)


def _printable(text: str) -> str:
    """The text on one line, without anything that could steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _encoded(text: str) -> bytes:
    # Lone surrogates come in by encodings like utf-7 only; no output in UTF-8 can hold them.
    return text.encode("utf-8", "backslashreplace")
