"""What a rule and a rule set are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

STRENGTHS = ("sure", "hint", "opener", "keep", "shape")
PLACES = ("anywhere", "head", "tail", "edges")
SCOPES = ("block", "span")
RUNS = ("hints", "headlines")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of boilerplate and how to tell it.

    `strength`: "sure" takes a block by itself; "hint" counts only where a story is not, or beside
    something taken; "opener" takes its block and the run of headlines or hints under it; "keep"
    protects a block from every other rule; "shape" has no pattern and names what position, runs and
    looks alone can tell.
    `where`: "anywhere", or only before the story ("head"), after it ("tail"), or both ("edges").
    `scope`: "block" takes the block it matches; "span" cuts the match out of a paragraph that stays.
    `run`: under an opener go the blocks that hints of the same set match, or "headlines" as well.
    `pattern`: a regular expression, matched without regard to case, fragments already filled in.
    `elements`: instead of a pattern, what the elements of a page around a block are called, a word or two each.
    `takes`, `leaves`: its examples, where it was read from a TOML file.
    """

    name: str
    rule_set: str
    pattern: str = ""
    strength: str = "sure"
    where: str = "anywhere"
    scope: str = "block"
    run: str = "hints"
    languages: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules about one kind of boilerplate, in the order in which they are tried."""

    name: str
    summary: str
    rules: tuple[Rule, ...]


def gathered(rule_sets: Iterable[RuleSet]) -> dict[str, RuleSet]:
    """The rule sets by name, in the order of their first; those of one name merged."""
    sets: dict[str, RuleSet] = {}
    for new in rule_sets:
        sets[new.name] = merged(sets[new.name], new) if new.name in sets else new
    return sets


def merged(old: RuleSet, new: RuleSet) -> RuleSet:
    """A rule set with the rules of another: one whose name exists replaces the older one, others are added.

    >>> first, second = RuleSet("a", "Kept.", (Rule("x", "a"),)), RuleSet("a", "Other.", (Rule("x", "a", "^y"),))
    >>> merged(first, second).summary, merged(first, second).rules[0].pattern
    ('Kept.', '^y')
    """
    rules = {rule.name: rule for rule in old.rules} | {rule.name: rule for rule in new.rules}
    return replace(old, rules=tuple(rules.values()))
