"""Rule files: every error names file, rule, field, the value seen and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import RuleFileError
from cleaner.rule_files import load_rule_file, parse_rule_file

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'name = "house-notes"\nsummary = "Notes of one house."\n'
PATTERN = "pattern = '^brief:'\n"
EXAMPLES = 'takes = ["Brief: one", "Brief: two"]\nleaves = ["A brief: one", "In brief"]\n'
RULE = f'[[rule]]\nname = "brief"\n{PATTERN}{EXAMPLES}'


def test_a_rule_with_all_its_fields() -> None:
    """Every field arrives, fragments filled in."""
    (found,) = parse_rule_file(f"""{HEAD}
[fragments]
day = 'monday|friday'
[[rule]]
name = "brief"
languages = ["en", "de"]
strength = "opener"
where = "tail"
scope = "block"
run = "headlines"
pattern = '^{{day}} brief:'
takes = ["Monday brief: one", "Friday brief: two"]
leaves = ["A brief: one", "In brief"]
note = "Only in one house."
""")
    (rule,) = found.rules
    assert (found.name, found.summary) == ("house-notes", "Notes of one house.")
    assert (rule.name, rule.rule_set, rule.languages) == ("brief", "house-notes", ("en", "de"))
    assert (rule.strength, rule.where, rule.scope, rule.run) == ("opener", "tail", "block", "headlines")
    assert rule.pattern == "^(?:monday|friday) brief:"
    assert rule.takes == ("Monday brief: one", "Friday brief: two")
    assert rule.leaves == ("A brief: one", "In brief")


def test_what_is_left_out_has_a_default() -> None:
    """A rule is sure, anywhere, of a whole block, unless it says otherwise."""
    ((rule,),) = (s.rules for s in parse_rule_file(HEAD + RULE))
    assert (rule.strength, rule.where, rule.scope, rule.run, rule.languages) == (
        "sure",
        "anywhere",
        "block",
        "hints",
        (),
    )


def test_a_rule_may_belong_to_another_set() -> None:
    """A file for one language holds rules of many sets; what it says of languages goes for all of them."""
    other = RULE.replace('"brief"', '"other"') + 'set = "comment-prompts"\n'
    third = RULE + 'set = "comment-prompts"\nlanguages = ["nn"]\n'
    house, comments = parse_rule_file(f'{HEAD}languages = ["nb"]\n{RULE}{other}{third}')
    assert (house.name, comments.name) == ("house-notes", "comment-prompts")
    assert [(r.name, r.rule_set, r.languages) for r in (*house.rules, *comments.rules)] == [
        ("brief", "house-notes", ("nb",)),
        ("other", "comment-prompts", ("nb",)),
        ("brief", "comment-prompts", ("nn",)),
    ]


def test_a_set_may_be_without_rules() -> None:
    """An empty set is a set."""
    assert [s.rules for s in parse_rule_file(HEAD)] == [()]


BROKEN = {
    "no name of the set": (RULE, ["rule set", "'name'", "None", "write a text"]),
    "an empty name": (f'name = " "\nsummary = "S."\n{RULE}', ["rule set", "'name'", "' '", "not empty"]),
    "a summary that is a number": (f'name = "n"\nsummary = 7\n{RULE}', ["rule set", "'summary'", "7", "write a text"]),
    "an unknown field of the set": (
        f"{HEAD}langages = 'en'\n{RULE}",
        ["rule set", "'langages'", "fields: ", "summary"],
    ),
    "a rule without a name": (f"{HEAD}[[rule]]\n{PATTERN}{EXAMPLES}", ["unnamed", "'name'", "None", "write a text"]),
    "a name that is a number": (f"{HEAD}[[rule]]\nname = 7\n{PATTERN}{EXAMPLES}", ["7", "'name'", "write a text"]),
    "an unknown field of a rule": (
        f"{HEAD}{RULE}strenght = 'sure'\n",
        ["'brief'", "'strenght'", "fields: ", "strength"],
    ),
    "no pattern": (f'{HEAD}[[rule]]\nname = "brief"\n{EXAMPLES}', ["'brief'", "'pattern'", "None", "write a text"]),
    "an unknown strength": (f"{HEAD}{RULE}strength = 'strong'\n", ["'brief'", "'strength'", "'strong'", "sure, hint"]),
    "a strength that is a list": (
        f"{HEAD}{RULE}strength = ['sure']\n",
        ["'brief'", "'strength'", "['sure']", "sure, hint"],
    ),
    "an unknown place": (f"{HEAD}{RULE}where = 'top'\n", ["'brief'", "'where'", "'top'", "anywhere, head, tail"]),
    "an unknown scope": (f"{HEAD}{RULE}scope = 'line'\n", ["'brief'", "'scope'", "'line'", "block, span"]),
    "an unknown run": (f"{HEAD}{RULE}run = 'all'\n", ["'brief'", "'run'", "'all'", "hints, headlines"]),
    "too few examples": (
        f'{HEAD}[[rule]]\nname = "brief"\n{PATTERN}takes = ["Brief: one"]\nleaves = ["a", "b"]\n',
        ["'brief'", "'takes'", "['Brief: one']", "at least 2"],
    ),
    "no near misses": (
        f'{HEAD}[[rule]]\nname = "brief"\n{PATTERN}takes = ["a", "b"]\n',
        ["'brief'", "'leaves'", "at least 2"],
    ),
    "examples that are a text": (
        f'{HEAD}[[rule]]\nname = "brief"\n{PATTERN}takes = "Brief: one"\nleaves = ["a", "b"]\n',
        ["'brief'", "'takes'", "'Brief: one'", "write a list"],
    ),
    "a language that is a text": (
        f'{HEAD}{RULE}languages = "en"\n',
        ["'brief'", "'languages'", "'en'", "write a list"],
    ),
    "a pattern that does not compile": (
        f"{HEAD}[[rule]]\nname = \"brief\"\npattern = '^(brief'\n{EXAMPLES}",
        ["'brief'", "'pattern'", "'^(brief'", "not a regular expression"],
    ),
    "a repeat without bound": (
        f"{HEAD}[[rule]]\nname = \"brief\"\npattern = '^brief.*'\n{EXAMPLES}",
        ["'brief'", "'pattern'", "'^brief.*'", "no upper bound", "{0,60}"],
    ),
    "an unknown fragment": (
        f"{HEAD}[fragments]\nday = 'monday'\n[[rule]]\nname = \"brief\"\npattern = '^{{dey}}'\n{EXAMPLES}",
        ["'brief'", "'pattern'", "'^{dey}'", "'dey'", "known fragments: day"],
    ),
    "a fragment that is a number": (f"{HEAD}[fragments]\nday = 7\n{RULE}", ["fragments", "7"]),
    "a rule that is a table": (f'{HEAD}[rule]\nname = "brief"\n', ["'rule'", "[[rule]]"]),
    "a rule that is a text": (f'{HEAD}rule = "brief"\n', ["'rule'", "'brief'", "[[rule]]"]),
    "two rules of one name": (f"{HEAD}{RULE}{RULE}", ["two rules", "'brief'", "its own name"]),
    "a set in the form of a list": ("[[name]]\n", ["rule set", "'name'", "write a text"]),
    "no TOML": ("name = house\n", ["not TOML", "line 1"]),
    "no TOML at all": ("\x00", ["not TOML"]),
}


@pytest.mark.parametrize(("toml", "told"), [pytest.param(*case, id=name) for name, case in BROKEN.items()])
def test_an_error_names_file_rule_field_value_and_remedy(toml: str, told: list[str]) -> None:
    """One line that says where to look, what stands there, and what to write."""
    with pytest.raises(RuleFileError) as error:
        parse_rule_file(toml, "house.toml")
    message = str(error.value)
    assert message.startswith("house.toml: ")
    assert [part for part in told if part not in message] == []
    assert "\n" not in message


def test_an_example_that_its_rule_does_not_take_is_refused(tmp_path: Path) -> None:
    """A rule that fails its own `takes` is an error when the file is loaded, and says which text."""
    file = tmp_path / "house.toml"
    file.write_text(HEAD + RULE.replace("Brief: two", "The brief: two"), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"house\.toml: .*'brief'.*'takes'.*The brief: two"):
        load_rule_file(file)


def test_a_near_miss_that_its_rule_takes_is_refused(tmp_path: Path) -> None:
    """So is a rule that takes one of its own `leaves`."""
    file = tmp_path / "house.toml"
    file.write_text(HEAD + RULE.replace("In brief", "Brief: three"), encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"house\.toml: .*'brief'.*'leaves'.*Brief: three"):
        load_rule_file(file)


def test_a_file_is_loaded(tmp_path: Path) -> None:
    """Names of files may be text or paths."""
    file = tmp_path / "house.toml"
    file.write_text(HEAD + RULE, encoding="utf-8")
    assert load_rule_file(file) == load_rule_file(str(file)) == parse_rule_file(HEAD + RULE)


def test_a_file_from_another_editor_is_loaded(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends do not matter."""
    file = tmp_path / "house.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEAD + RULE).replace("\n", "\r\n").encode())
    assert load_rule_file(file) == parse_rule_file(HEAD + RULE)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """The error names the file and the encoding that is wanted."""
    file = tmp_path / "house.toml"
    file.write_bytes((HEAD + RULE).replace("house.", "häuser.").encode("latin-1") + b"# \xe4\n")
    with pytest.raises(RuleFileError, match=r"house\.toml.*UTF-8"):
        load_rule_file(file)


def test_a_file_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    """A missing file is a missing file."""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        load_rule_file(tmp_path / "nowhere.toml")
