"""The command line, in process but for the pipes. All texts and names are invented."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import cleaner
from cleaner import cli

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE = """\
Dam at Arle holds through the night

By Jane Roe

ARLE, May 5 (UPI) -- The dam at Arle held through the night, the water board said on Tuesday morning.

Advertisement

Engineers will inspect the northern wall this week. The board expects a report by Friday, a spokeswoman said.

Sign up for our newsletter

Residents of the lower town, who had left their homes on Monday, may return at noon, the mayor said.

Please enter your comment!
"""

DATELINE = "ARLE, May 5 (UPI) -- "
STORY = f"""\
Dam at Arle holds through the night

{DATELINE}The dam at Arle held through the night, the water board said on Tuesday morning.

Engineers will inspect the northern wall this week. The board expects a report by Friday, a spokeswoman said.

Residents of the lower town, who had left their homes on Monday, may return at noon, the mayor said.
"""

OTHER = """\
Ferry to Morvig sails again after storm

The ferry to Morvig sailed again on Wednesday after three days in port, the harbour master said.

Advertisement

Some forty passengers had waited on the quay since Sunday, and the bakery opened at four for them, he added.
"""
OTHER_STORY = OTHER.replace("Advertisement\n\n", "")

HOUSE_RULES = """\
name = "house-notes"
summary = "Notes of one house."

[[rule]]
name = "engineers-note"
pattern = '^engineers will inspect'
takes = ["Engineers will inspect it.", "Engineers will inspect all."]
leaves = ["The engineers will inspect it.", "Engineers inspect it."]
"""


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def run(
    *argv: str,
    stdin: str | bytes | None = ARTICLE,
    stdout: io.BytesIO | None = None,
    environ: Mapping[str, str] | None = None,
) -> Result:
    data = None if stdin is None else io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)
    out, err = stdout or io.BytesIO(), io.StringIO()
    status = cli.main(argv, data, out, err, environ)
    return Result(status, out.getvalue().decode("utf-8"), err.getvalue())


def assert_refused(result: Result, *words: str) -> None:
    """Exit status 2, nothing written, one line that holds the words."""
    assert result.status == cli.USAGE
    assert result.out == ""
    assert_one_line(result.err, *words)


def assert_one_line(err: str, *words: str) -> None:
    assert err.startswith("cleaner: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    for word in words:
        assert word in err


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def other(tmp_path: Path) -> str:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    return str(path)


@pytest.fixture
def house(tmp_path: Path) -> str:
    path = tmp_path / "house.toml"
    path.write_text(HOUSE_RULES, encoding="utf-8")
    return str(path)


# Reading and writing


def test_a_filter() -> None:
    assert run() == (cli.DONE, STORY, "")


def test_cleaning_the_output_changes_nothing() -> None:
    assert run(stdin=STORY).out == STORY


def test_a_file_reads_like_standard_input(article: str) -> None:
    assert run(article, stdin=None) == run()
    assert run("-") == run()


def test_stories_of_several_files_stand_under_their_names(article: str, other: str) -> None:
    assert run(article, "-", other, stdin=OTHER) == (
        cli.DONE,
        f"==> {article} <==\n{STORY}\n==> standard input <==\n{OTHER_STORY}\n==> {other} <==\n{OTHER_STORY}",
        "",
    )


def test_a_name_cannot_break_the_line_above_its_story(tmp_path: Path, article: str) -> None:
    odd = tmp_path / "a\nb\x1b.txt"
    odd.write_text(OTHER, encoding="utf-8")
    assert run(article, str(odd)).out.count("/a\\nb\\x1b.txt <==\n") == 1


def test_an_empty_input_gives_an_empty_output() -> None:
    assert run(stdin="") == (cli.DONE, "", "")
    assert run(stdin=" \n\n") == (cli.DONE, "", "")
    assert run("--explain", stdin="") == (cli.DONE, "", "")
    assert [item["text"] for item in run("--json", stdin="").objects] == [""]


def test_an_input_without_newline_at_its_end() -> None:
    assert run(stdin=ARTICLE.rstrip("\n")).out == STORY


def test_windows_line_ends() -> None:
    assert run(stdin=ARTICLE.replace("\n", "\r\n")).out == STORY
    assert "\r" not in run("--explain", stdin=ARTICLE.replace("\n", "\r\n")).out


def test_windows_line_ends_inside_a_wrapped_paragraph() -> None:
    wrapped = (
        "The river rose by two metres overnight, and the mayor of the town\n"
        "asked all who live on the quay to leave before the evening tide.\n"
    )
    assert run(stdin=wrapped.replace("\n", "\r\n")).out == run(stdin=wrapped).out


def test_offsets_of_json_are_those_of_the_input() -> None:
    for text in (ARTICLE, ARTICLE.replace("\n", "\r\n")):
        found = run("--json", stdin=text).objects[0]
        assert found["removals"]
        for removal in (*found["removals"], found["dateline"]):
            assert text[removal["start"] : removal["end"]] == removal["text"]


def test_a_byte_order_mark_is_dropped() -> None:
    assert run(stdin=b"\xef\xbb\xbf" + ARTICLE.encode()) == run()
    assert run("--encoding", "utf-8-sig", stdin=b"\xef\xbb\xbf" + ARTICLE.encode()) == run()
    assert run("--encoding", "utf-16-le", stdin=b"\xff\xfe" + ARTICLE.encode("utf-16-le")) == run()


def test_the_example_of_the_readme() -> None:
    """What the README shows of examples/harbour.txt is what comes out."""
    root = Path(__file__).parent.parent
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("(whole):\n\n```text\n")[2].partition("```")[0]
    assert run(str(root / "examples" / "harbour.txt")) == (cli.DONE, shown, "")
    explained = readme.partition("`--explain` shows:\n\n```text\n… ")[2].partition("\n```")[0]
    assert explained in run("--explain", str(root / "examples" / "harbour.txt")).out


# --json


def test_json_is_one_object_with_the_article() -> None:
    result = run("--json")
    assert result.status == cli.DONE
    assert result.out.count("\n") == 1
    (found,) = result.objects
    assert list(found) == ["title", "text", "dateline", "authors", "published", "updated", "removals"]
    assert f"{found['title']}\n\n{found['text']}\n" == STORY
    assert found["dateline"]["date"] == "--05-05"
    assert found["authors"] == ["Jane Roe"]
    assert [removal["text"] for removal in found["removals"]] == [
        "By Jane Roe",
        "Advertisement",
        "Sign up for our newsletter",
        "Please enter your comment!",
    ]


def test_json_of_files_begins_with_the_file(article: str, other: str) -> None:
    found = run("--json", article, "-", other).objects
    assert [item["file"] for item in found] == [article, "-", other]
    assert next(iter(found[0])) == "file"
    assert [item["file"] for item in run("--json", article).objects] == [article]


def test_json_takes_lone_surrogates() -> None:
    lone = "+2AA-"  # U+D800 in utf-7
    result = run("--json", "--encoding", "utf-7", stdin=f"Rain fell on Arle {lone} all day, the mayor said.")
    assert "\ud800" in result.objects[0]["text"]


def test_text_shows_lone_surrogates() -> None:
    result = run("--encoding", "utf-7", stdin="Rain fell on Arle +2AA- all day, the mayor said.")
    assert result == (cli.DONE, "Rain fell on Arle \\ud800 all day, the mayor said.\n", "")


# --explain and colour


def test_explain_marks_what_was_removed() -> None:
    out = run("--explain").out
    assert "[=Dam at Arle holds through the night=]{title}\n" in out
    assert "[-Advertisement-]{advertisements/" in out
    assert "\x1b" not in out


def test_explain_of_files_stands_under_their_names(article: str, other: str) -> None:
    out = run("--explain", article, other).out
    assert out.startswith(f"==> {article} <==\n[=Dam")
    assert f"\n\n==> {other} <==\n[=Ferry" in out


@pytest.mark.parametrize(
    ("terminal", "choice", "environ", "coloured"),
    [
        (True, "auto", {}, True),
        (True, "auto", {"NO_COLOR": ""}, True),
        (True, "auto", {"NO_COLOR": "1"}, False),
        (True, "auto", {"TERM": "dumb"}, False),
        (True, "auto", {"TERM": "xterm"}, True),
        (True, "never", {}, False),
        (False, "auto", {}, False),
        (False, "always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(terminal: bool, choice: str, environ: dict[str, str], coloured: bool) -> None:
    stdout = Terminal() if terminal else io.BytesIO()
    assert ("\x1b[" in run("--explain", "--color", choice, stdout=stdout, environ=environ).out) is coloured


def test_colour_is_for_a_terminal_unless_said() -> None:
    assert "\x1b[" in run("--explain", stdout=Terminal()).out


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_only_explain_has_colour(options: tuple[str, ...]) -> None:
    assert "\x1b" not in run(*options, "--color", "always", stdout=Terminal()).out


# Rules


def test_without_a_set_its_rules_take_nothing() -> None:
    out = run("--explain", "--without", "advertisements").out
    assert "{advertisements/" in run("--explain").out
    assert "{advertisements/" not in out
    assert "{newsletter-prompts/" in out


def test_without_is_repeatable() -> None:
    out = run("--explain", "--without", "advertisements", "--without", "comment-prompts").out
    assert "{advertisements/" not in out
    assert "{comment-prompts/" not in out
    assert "{newsletter-prompts/" in out


def test_without_a_rule() -> None:
    removals = run("--json").objects[0]["removals"]
    name = next(f"{r['rule_set']}/{r['rule']}" for r in removals if r["text"] == "Advertisement")
    without = run("--list-rules", "--without", name).out
    assert f" {name} " not in without
    assert "\nadvertisements: " in f"\n{without}"
    assert name not in run("--explain", "--without", name).out


def test_only_the_named_sets() -> None:
    removals = run("--json", "--only", "advertisements", "--only", "newsletter-prompts").objects[0]["removals"]
    assert {removal["rule_set"] for removal in removals} == {"advertisements", "newsletter-prompts"}


def test_rules_of_a_file_join_the_book(house: str) -> None:
    removals = run("--json", "--rules", house).objects[0]["removals"]
    assert {"house-notes", "advertisements"} <= {removal["rule_set"] for removal in removals}


def test_rules_of_files_can_be_chosen(house: str) -> None:
    removals = run("--json", "--only", "house-notes", "--rules", house).objects[0]["removals"]
    assert {removal["rule"] for removal in removals} == {"engineers-note"}
    assert run("--without", "house-notes", "--rules", house) == run()


def test_rules_are_repeatable_and_the_later_replaces_the_older(tmp_path: Path, house: str) -> None:
    again = tmp_path / "again.toml"
    again.write_text(HOUSE_RULES.replace("ngineers will", "lephants will"), encoding="utf-8")
    assert run("--rules", house, "--rules", str(again)) == run()


def test_list_rules() -> None:
    result = run("--list-rules", stdin=None)
    assert result.status == cli.DONE
    for rule_set in cleaner.RuleBook.default().rule_sets:
        assert f"{rule_set.name}: {rule_set.summary}\n" in result.out
    for rule in cleaner.RuleBook.default().rules:
        assert f"  {rule.rule_set}/{rule.name} " in result.out


def test_list_rules_of_the_chosen_sets(house: str) -> None:
    result = run("--list-rules", "--rules", house, "--only", "house-notes")
    assert result.out == "house-notes: Notes of one house.\n  house-notes/engineers-note  sure\n"


# Dates and datelines


def test_published_gives_a_dateline_its_year() -> None:
    assert run("--json", "--published", "2020-05-06").objects[0]["dateline"]["date"] == "2020-05-05"


def test_strip_dateline() -> None:
    assert run("--strip-dateline").out == STORY.replace(DATELINE, "")
    found = run("--strip-dateline", "--json").objects[0]
    assert found["dateline"]["agency"] == "UPI"
    assert f"[-{DATELINE.rstrip()}-]{{" in run("--strip-dateline", "--explain").out


# Encodings


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "latin-1", "UTF8"])
def test_other_encodings(encoding: str) -> None:
    text = ARTICLE.replace("Arle", "Ärle")
    assert run("--encoding", encoding, stdin=text.encode(encoding)).out == STORY.replace("Arle", "Ärle")


@pytest.mark.parametrize(
    ("data", "byte", "hint"),
    [
        (b"Rain fell in \xc4rle.", 13, "--encoding cp1252"),
        ("Überfall in Ärle".encode() + b"\xff", 18, "--encoding cp1252"),
        (b"\xef\xbb\xbfRain \xff", 8, "--encoding cp1252"),
        (b"Rain \xe2\x82", 5, "--encoding cp1252"),
        (b"\xed\xa0\x80", 0, "--encoding cp1252"),
        ("Rain".encode("utf-16"), 0, "--encoding utf-16"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--encoding", "utf-8-sig")])
def test_undecodable_input_names_the_byte(data: bytes, byte: int, hint: str, options: tuple[str, ...]) -> None:
    result = run(*options, stdin=data)
    assert (result.status, result.out) == (cli.UNREADABLE, "")
    assert_one_line(result.err, f"standard input: not utf-8 at byte {byte}: ", hint)


def test_undecodable_in_another_encoding() -> None:
    result = run("--encoding", "ascii", stdin="Ärle")
    assert_one_line(result.err, "standard input: not ascii at byte 0: ")
    assert "--encoding" not in result.err


def test_an_encoding_that_cannot_name_the_byte() -> None:
    result = run("--encoding", "undefined", stdin="Arle")
    assert result.status in (cli.UNREADABLE, cli.USAGE)
    assert_one_line(result.err, "undefined")


# Inputs that cannot be read


def test_what_can_be_read_is_written(tmp_path: Path, article: str, other: str) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Rain \xff fell.")
    missing = str(tmp_path / "missing.txt")
    result = run(missing, article, str(bad), str(tmp_path), other)
    assert result.status == cli.UNREADABLE
    assert result.out == f"==> {article} <==\n{STORY}\n==> {other} <==\n{OTHER_STORY}"
    first, second, third = result.err.splitlines()
    assert first == f"cleaner: {missing}: No such file or directory"
    assert second.startswith(f"cleaner: {bad}: not utf-8 at byte 5: ")
    assert third == f"cleaner: {tmp_path}: Is a directory"
    assert [item["file"] for item in run("--json", missing, article).objects] == [article]


def test_closed_standard_input() -> None:
    result = run(stdin=None)
    assert result.status == cli.UNREADABLE
    assert_one_line(result.err, "standard input: Bad file descriptor")


def test_a_name_that_no_file_can_have() -> None:
    assert_one_line(run("a\0b").err, "a\\x00b: ")


# Wrong usage


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--frobnicate"], ["--frobnicate", "cleaner --help"]),
        (["--exp"], ["--exp"]),
        (["--json", "--explain"], ["--json", "--explain"]),
        (["--json", "--list-rules"], ["--list-rules"]),
        (["--list-rules", "a.txt"], ["--list-rules", "FILE"]),
        (["--without"], ["--without"]),
        (["--without", "no-such-set"], ["no-such-set", "advertisements"]),
        (["--without", "advertisements/no-such-rule"], ["advertisements/no-such-rule"]),
        (["--only", "no-such-set"], ["no-such-set"]),
        (["--only", "advertisements", "--without", "navigation"], ["navigation"]),
        (["--published", "yesterday"], ["--published", "'yesterday'", "2020-05-06"]),
        (["--published", "2020-02-30"], ["2020-02-30"]),
        (["--encoding", "klingon"], ["--encoding", "'klingon'"]),
        (["--encoding", "rot13"], ["'rot13'"]),
        (["--encoding", "hex"], ["'hex'"]),
        (["--encoding", ""], ["--encoding"]),
        (["--color", "blue"], ["--color", "blue"]),
        (["--rules", "no-such-file.toml"], ["no-such-file.toml: No such file"]),
        (["--rules", "."], [".: Is a directory"]),
        (["--only", "a\nb\x1b"], ["a\\nb"]),
    ],
)
def test_wrong_usage(argv: list[str], words: list[str]) -> None:
    assert_refused(run(*argv), *words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name = ", ["not TOML"]),
        (b"name = 'x'\nsummary = 'y'\nflavour = 'z'", ["flavour"]),
        (HOUSE_RULES.replace("'^engineers", "'^(engineers").encode(), ["engineers-note", "pattern"]),
        (HOUSE_RULES.replace("will inspect all", "saw it all").encode(), ["'takes'", "'Engineers saw it all.'"]),
        (HOUSE_RULES.replace('"The engineers', '"Engineers').encode(), ["'leaves'", "'Engineers will inspect it.'"]),
        (HOUSE_RULES.replace("'^engineers", "'^(?<!a{1,3})engineers").encode(), []),
        (b"summary = '\xff'", ["not UTF-8: invalid start byte at byte 11; save it as UTF-8"]),
    ],
)
def test_an_unusable_rule_file(tmp_path: Path, content: bytes, words: list[str]) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(content)
    result = run("--rules", str(path))
    if words:
        assert_refused(result, str(path), *words)
    else:
        assert result.status in (cli.DONE, cli.USAGE)


# Arguments


def test_options_may_follow_files(article: str) -> None:
    assert run(article, "--json", "-").objects[1]["file"] == "-"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(name).write_text(OTHER, encoding="utf-8")
    assert [item["file"] for item in run("--json", name).objects] == [name]
    assert "/\\udcff.txt <==\n" in run(name, "-").out


def test_two_dashes_end_the_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--json").write_text(ARTICLE, encoding="utf-8")
    assert run("--", "--json").out == STORY
    assert [item["file"] for item in run("--json", "--", "--json", "-").objects] == ["--json", "-"]


def test_arguments_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["cleaner", "--version"])
    out = io.BytesIO()
    assert cli.main(None, None, out, io.StringIO()) == cli.DONE
    assert out.getvalue().decode() == f"cleaner {cleaner.__version__}\n"


def test_strictness_is_one_of_three() -> None:
    """Another word is a mistake of the caller, told in one line."""
    assert run("--strictness", "keep").status == cli.DONE
    result = run("--strictness", "stern")
    assert (result.status, result.err.count("\n")) == (cli.USAGE, 1)
    assert "'stern'" in result.err


def test_version() -> None:
    assert run("--version") == (cli.DONE, f"cleaner {cleaner.__version__}\n", "")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_tells_every_option_and_status(option: str) -> None:
    result = run(option)
    assert (result.status, result.err) == (cli.DONE, "")
    options = "--json --explain --list-rules --color --rules --only --without --published --strip-dateline"
    options += " --encoding --version --strictness"
    for word in [
        *options.split(),
        "examples:",
        "exit status:",
        "\n  0 ",
        "\n  1 ",
        "\n  2 ",
        "\n  3 ",
    ]:
        assert word in result.out


def test_the_documentation_tells_every_option() -> None:
    page = (Path(__file__).parent.parent / "docs" / "command-line.md").read_text(encoding="utf-8")
    for word in run("--help").out.split():
        option = word.strip("[],.:;")
        if option.startswith("--") and option != "--":
            assert option in page, option


# Outputs that cannot be written


class Closed(io.BytesIO):
    """An output that fails when it is written to, or when it is flushed."""

    def __init__(self, number: int, when: str) -> None:
        super().__init__()
        self.number, self.when = number, when

    def write(self, data: object) -> int:
        if self.when == "write":
            raise OSError(self.number, os.strerror(self.number))
        return 0

    def flush(self) -> None:
        if self.when == "flush":
            raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize("when", ["write", "flush"])
@pytest.mark.parametrize("options", [(), ("--json",), ("--help",), ("--list-rules",)])
def test_a_closed_pipe_is_no_error(when: str, options: tuple[str, ...]) -> None:
    assert run(*options, stdout=Closed(errno.EPIPE, when)) == (cli.DONE, "", "")


@pytest.mark.parametrize("when", ["write", "flush"])
def test_a_full_disk_is_an_error(when: str) -> None:
    result = run(stdout=Closed(errno.ENOSPC, when))
    assert result.status == cli.UNWRITABLE
    assert_one_line(result.err, "cannot write the output: No space left on device")


def test_an_interrupt_ends_quietly() -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise KeyboardInterrupt

    err = io.StringIO()
    assert cli.main([], Interrupted(), io.BytesIO(), err) == cli.INTERRUPTED
    assert err.getvalue() == ""


# The process


def shell(command: str, *, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A shell command with `cleaner` defined; with `pipefail`, so that no status of a pipe is lost."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(Path(cleaner.__file__).parent.parent),
        "PYTHON": sys.executable,
    }
    script = f'set -o pipefail; cleaner() {{ "$PYTHON" -m cleaner "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", script],
        input=stdin,
        capture_output=True,
        text=True,
        env=environ,
        timeout=60,
        check=False,
    )


def test_a_real_filter() -> None:
    found = shell("cleaner", stdin=ARTICLE)
    assert (found.returncode, found.stdout, found.stderr) == (cli.DONE, STORY, "")


def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    paragraph = "The dam at Arle held through night {}, the water board said on Tuesday in a long statement.\n\n"
    long.write_text("".join(paragraph.format(number) for number in range(3_000)), encoding="utf-8")
    found = shell(f"cleaner --explain {long} | head -n 1")
    assert "The dam at Arle held through night 0," in found.stdout
    assert found.stdout.count("\n") == 1
    assert (found.returncode, found.stderr) == (cli.DONE, "")


def test_a_reader_that_left_before_the_flush_at_exit() -> None:
    found = shell("(sleep 0.1; cleaner --version) | true; (sleep 0.1; cleaner) | true", stdin=ARTICLE)
    assert (found.returncode, found.stderr) == (cli.DONE, "")


def test_statuses_of_the_process() -> None:
    found = shell("cleaner /no/such/file; echo $?; cleaner --frobnicate; echo $?")
    assert found.stdout.split() == [str(cli.UNREADABLE), str(cli.USAGE)]
    assert "Traceback" not in found.stderr
    assert found.stderr.count("\n") == 2


def test_closed_streams() -> None:
    found = shell("cleaner <&-; echo $?; cleaner >&-; echo $?; cleaner 2>&- /no/such/file; echo $?")
    assert found.stdout.split() == ["1", "3", "1"]
    assert found.stderr.splitlines() == [
        "cleaner: standard input: Bad file descriptor",
        "cleaner: cannot write the output: Bad file descriptor",
    ]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_device() -> None:
    found = shell("cleaner > /dev/full", stdin=ARTICLE)
    assert found.returncode == cli.UNWRITABLE
    assert found.stderr == "cleaner: cannot write the output: No space left on device\n"


PAGE = (
    "<!DOCTYPE html><html><head><meta charset='windows-1252'><title>Dam holds at Årle</title></head><body>"
    "<nav><a href='/'>Home</a></nav><h1>Dam holds at Årle</h1>"
    "<p>The dam at Årle held through the night, officials said on Tuesday.</p>"
    "<footer>All rights reserved</footer></body></html>"
)


@pytest.mark.parametrize("option", ["--html", "--input=html", "--input=auto"])
def test_a_page_is_cleaned_in_the_encoding_that_it_declares(option: str) -> None:
    """The bytes of a page are decoded as browsers decode them."""
    result = run(option, stdin=PAGE.encode("cp1252"))
    assert result.status == 0
    assert result.out == "Dam holds at Årle\n\nThe dam at Årle held through the night, officials said on Tuesday.\n"


def test_text_is_told_from_pages() -> None:
    """With --input auto a text stays a text, in UTF-8."""
    result = run("--input", "auto", stdin="Rain fell on Årle all day.\n\nAdvertisement\n".encode())
    assert (result.status, result.out) == (0, "Rain fell on Årle all day.\n")


def test_json_ld_is_one_news_article_a_line() -> None:
    """The terms are those of schema.org."""
    result = run("--html", "--json-ld", stdin=PAGE.encode("cp1252"))
    told = json.loads(result.out)
    assert (told["@type"], told["headline"]) == ("NewsArticle", "Dam holds at Årle")
