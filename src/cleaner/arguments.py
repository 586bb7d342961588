"""The arguments of the command: what may be given, and what is wrong with what was."""

from __future__ import annotations

import argparse
import codecs
import datetime as dt
from typing import TYPE_CHECKING, NoReturn, get_args

from cleaner.strictness import Strictness

if TYPE_CHECKING:
    from collections.abc import Sequence

_DESCRIPTION = """\
Take the boilerplate out of news text. Reads articles, as text or as HTML pages, and writes of
each the title, an empty line and the story. Without FILE, or where FILE is -, reads standard input."""

_EPILOG = """\
examples:
  cleaner < article.txt > story.txt
  cleaner --json archive/*.txt > stories.jsonl
  cleaner --explain article.txt | less -R
  cleaner --html page.html
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


class UsageError(Exception):
    """What is wrong with the arguments or a rule file, in one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see {self.prog} --help)")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, checked.

    >>> parse(["--published", "2020-05-06", "a.txt", "--json"]).files
    ['a.txt']

    Raises UsageError.
    """
    # Intermixed parsing lets options follow files, as everywhere, but loses what "--" protects.
    end = argv.index("--") if "--" in argv else len(argv)
    given = parser().parse_intermixed_args(argv[:end])
    given.files += argv[end + 1 :]
    if given.list_rules and given.files:
        raise UsageError("--list-rules reads no FILE (see cleaner --help)")
    return given


def parser() -> argparse.ArgumentParser:
    """The parser, whose errors are UsageError."""
    command = _Parser(
        prog="cleaner",
        usage="cleaner [OPTION]... [FILE]...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    command.add_argument("files", nargs="*", metavar="FILE", help="articles; - is standard input")
    output = command.add_argument_group("output").add_mutually_exclusive_group()
    output.add_argument(
        "--json",
        action="store_true",
        help="one JSON object a line: title, text, dateline, authors, published, updated, removals",
    )
    output.add_argument(
        "--json-ld", action="store_true", help="one schema.org NewsArticle a line: headline, articleBody, author, …"
    )
    output.add_argument(
        "--explain", action="store_true", help="the whole input, what was removed marked, with its rules"
    )
    output.add_argument(
        "--list-rules",
        action="store_true",
        help="list the chosen rule sets, and their rules with their strength",
    )
    looks = command.add_argument_group("looks")
    looks.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour for --explain; auto: on a terminal, unless NO_COLOR is set",
    )
    rules = command.add_argument_group("rules")
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
    rules.add_argument(
        "--strictness",
        choices=get_args(Strictness),
        default="balanced",
        help="keep: rather leave boilerplate than lose story; strict: the other way round (default: balanced)",
    )
    reading = command.add_argument_group("reading")
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
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help="of the input (default: utf-8; of a page what it says of itself, as browsers read it)",
    )
    kind = reading.add_mutually_exclusive_group()
    kind.add_argument(
        "--input",
        choices=("text", "html", "auto"),
        default="text",
        help="what comes in: text (the default), HTML pages, or either, told apart by how it begins",
    )
    kind.add_argument("--html", dest="input", action="store_const", const="html", help="the same as --input html")
    reading.add_argument("--url", metavar="URL", help="where the page was found; nothing is fetched")
    about = command.add_argument_group("about")
    about.add_argument("-h", "--help", action="store_true", help="print this help and exit")
    about.add_argument("--version", action="store_true", help="print the version and exit")
    return command


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
