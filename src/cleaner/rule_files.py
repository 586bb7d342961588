"""Rule files: TOML in, checked rule sets out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleaner.elements import Elements, words
from cleaner.matcher import matches
from cleaner.pattern import expand, tree_of
from cleaner.rule import PLACES, RUNS, SCOPES, STRENGTHS, Rule, RuleSet
from cleaner.searching import PatternError

_RULE_FIELDS = {
    "name",
    "set",
    "languages",
    "strength",
    "where",
    "scope",
    "run",
    "pattern",
    "elements",
    "takes",
    "leaves",
    "note",
}
_FILE_FIELDS = {"name", "summary", "languages", "fragments", "rule"}
_EXAMPLES = 2
_ELEMENT = re.compile("[a-z]{2,}(?: [a-z]{2,})?")


class RuleFileError(ValueError):
    """A rule file that cannot be used; the message names file, rule, field, the value seen and the remedy."""


def load_rule_file(path: str | Path) -> tuple[RuleSet, ...]:
    """The rule sets in a TOML file, whose rules take and leave what their examples say.

    Raises RuleFileError if the file cannot be used, OSError if it cannot be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: not UTF-8: {error.reason} at byte {error.start}; save it as UTF-8") from error
    rule_sets = parse_rule_file(text, str(path))
    for rule in (rule for rule_set in rule_sets for rule in rule_set.rules):
        for field, wanted in (("takes", True), ("leaves", False)):
            for example in getattr(rule, field):
                if _speaks(rule, example) != wanted:
                    means = "list of elements" if rule.elements else "pattern"
                    does = "does not match" if wanted else "matches"
                    raise RuleFileError(
                        f"{path}: rule {rule.name!r}: field {field!r} holds {example!r}, which the {means} {does}; "
                        f"change the {means} or the example"
                    )
    return rule_sets


def _speaks(rule: Rule, example: str) -> bool:
    """Whether a rule matches an example: a text, or the value of a class if it goes by elements."""
    if rule.elements:
        return bool(Elements([rule]).speaking(words(example)))
    return matches(rule, example)


def parse_rule_file(toml: str, source: str = "<rules>") -> tuple[RuleSet, ...]:
    """The rule sets in a TOML text, in the order of their first rules; `source` names it in errors.

    A rule belongs to the set that bears the file's name, or to the one that its `set` names: the rules of
    one language stand in one file, and each belongs to the set of its kind.

    >>> (notes,) = parse_rule_file('''
    ... name = "house-notes"
    ... summary = "Notes of one house."
    ... [[rule]]
    ... name = "morning-brief"
    ... pattern = '^morning brief:'
    ... takes = ["Morning brief: five things to know", "Morning Brief: your Monday"]
    ... leaves = ["The morning brief: rain, then sun.", "He read the morning brief: it was short."]
    ... ''')
    >>> notes.rules[0].strength
    'sure'

    Raises RuleFileError.
    """
    try:
        data = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleFileError(f"{source}: not TOML: {error}") from error
    _refuse_unknown(data, _FILE_FIELDS, source, "the rule set")
    name = _text(data, "name", source, "the rule set")
    summary = _text(data, "summary", source, "the rule set")
    languages = _texts(data, "languages", source, "the rule set", 0)
    fragments = data.get("fragments", {})
    if not isinstance(fragments, dict) or not all(isinstance(v, str) for v in fragments.values()):
        raise RuleFileError(f"{source}: [fragments] must map names to patterns, not {fragments!r}")
    items = data.get("rule", [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise RuleFileError(f"{source}: the rule set: field 'rule' is {items!r}; write each rule under [[rule]]")
    rules: dict[str, dict[str, Rule]] = {} if items else {name: {}}
    for item in items:
        rule = _rule({"set": name, "languages": list(languages)} | item, fragments, source)
        own = rules.setdefault(rule.rule_set, {})
        if rule.name in own:
            raise RuleFileError(f"{source}: two rules are named {rule.name!r}; give each its own name")
        own[rule.name] = rule
    return tuple(RuleSet(rule_set, summary, tuple(own.values())) for rule_set, own in rules.items())


def _rule(data: Mapping[str, Any], fragments: dict[str, str], source: str) -> Rule:
    what = f"rule {data.get('name', '(unnamed)')!r}"
    _refuse_unknown(data, _RULE_FIELDS, source, what)
    name, rule_set = _text(data, "name", source, what), _text(data, "set", source, what)
    strength = _choice(data, "strength", STRENGTHS, source, what)
    if strength == "shape":
        return Rule(name=name, rule_set=rule_set, strength=strength)
    if "elements" in data:
        return _element_rule(data, name, rule_set, strength, source, what)
    try:
        pattern = expand(_text(data, "pattern", source, what), fragments)
        tree_of(pattern)
    except PatternError as error:
        raise RuleFileError(f"{source}: {what}: field 'pattern' is {data.get('pattern')!r}: {error}") from error
    return Rule(
        name=name,
        rule_set=rule_set,
        pattern=pattern,
        strength=strength,
        where=_choice(data, "where", PLACES, source, what),
        scope=_choice(data, "scope", SCOPES, source, what),
        run=_choice(data, "run", RUNS, source, what),
        languages=_texts(data, "languages", source, what, 0),
        takes=_texts(data, "takes", source, what, _EXAMPLES),
        leaves=_texts(data, "leaves", source, what, _EXAMPLES),
    )


def _element_rule(data: Mapping[str, Any], name: str, rule_set: str, strength: str, source: str, what: str) -> Rule:
    """A rule that goes by what elements are called; it can be a hint and no more."""
    if strength != "hint" or "pattern" in data:
        seen = f"strength {strength!r}" + (" and a pattern" if "pattern" in data else "")
        raise RuleFileError(
            f"{source}: {what}: field 'elements' stands beside {seen}; write strength = \"hint\" and no pattern, "
            f"for no name of an element takes text by itself"
        )
    elements = _texts(data, "elements", source, what, 1)
    for element in elements:
        if not _ELEMENT.fullmatch(element):
            raise RuleFileError(
                f"{source}: {what}: field 'elements' holds {element!r}; write one or two words of small letters"
            )
    return Rule(
        name=name,
        rule_set=rule_set,
        strength=strength,
        languages=_texts(data, "languages", source, what, 0),
        elements=elements,
        takes=_texts(data, "takes", source, what, _EXAMPLES),
        leaves=_texts(data, "leaves", source, what, _EXAMPLES),
    )


def _refuse_unknown(data: Mapping[str, Any], known: set[str], source: str, what: str) -> None:
    for field in data:
        if field not in known:
            raise RuleFileError(f"{source}: {what}: no field is named {field!r}; fields: {', '.join(sorted(known))}")


def _text(data: Mapping[str, Any], field: str, source: str, what: str) -> str:
    value = data.get(field)
    if not isinstance(value, str) or not value.strip():
        raise RuleFileError(f"{source}: {what}: field {field!r} is {value!r}; write a text that is not empty")
    return value


def _choice(data: Mapping[str, Any], field: str, choices: tuple[str, ...], source: str, what: str) -> str:
    value = data.get(field, choices[0])
    if value not in choices:
        raise RuleFileError(f"{source}: {what}: field {field!r} is {value!r}; write one of: {', '.join(choices)}")
    return str(value)


def _texts(data: Mapping[str, Any], field: str, source: str, what: str, least: int) -> tuple[str, ...]:
    value = data.get(field, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value) or len(value) < least:
        raise RuleFileError(f"{source}: {what}: field {field!r} is {value!r}; write a list of at least {least} texts")
    return tuple(value)
