"""Which rules can match a block: those that one of its words, its beginning or the whole of it leads to.

A rule of which all texts can be counted is looked up by the whole block, one that must begin in one of a few
ways by the block's first letters, and for the others an automaton finds the literals without which they cannot
match. Whatever else a match must contain there is looked for before the pattern is tried. So a rule costs next
to nothing until its words occur.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cleaner.demands import Demands
from cleaner.rule import Rule
from cleaner.searching import needs_case

EXAMINED = 2_000  # characters of a block that patterns see; the longest boilerplate line of the corpus has fewer
LONGEST_AROUND = 1_200  # characters of a block that a phrase in its middle speaks for; of the boilerplate labelled: 834
HEAD = 3  # characters by which openings are looked up first

# The automaton tries the ways on from a state in the order in which they were added, and most characters of a text
# begin no anchor at all. With the common ones added first, ways that lead nowhere included, it takes two thirds of
# the time.
_COMMON = {letter: rank for rank, letter in enumerate(" etaoinsrhldcumpgfybwvk\n.,01-2'sxjqz")}
_NOWHERE = tuple(f"{letter}\0" for letter in _COMMON)


@dataclass(frozen=True, slots=True)
class Index:
    """Rules by what leads to them.

    Rules are numbers, and so are ways: a way of a rule's own number leads to it whatever the text contains; the
    others, numbered on from there, are in `ways` as a rule and the number of its `needs`, literals of which the text
    must contain one. Ways that belong together are groups.

    `groups`: the groups, by number. `exact`: the group of the rules that match a text, by its core. `openings`:
    the groups by beginnings of texts; `sizes`: how many characters those have that begin like this. `anchors`: by
    literal the groups of ways that it begins where it stands within a word, where it ends one, where it begins one,
    and where it does both; one group if it is all the same; those of common letters first. `digits`: ways of rules
    that want a digit and nothing else that can be looked for; `always`: of those that can match nearly anything.
    `spelt[rule]`: whether it matches each of its texts as it stands, so that no pattern need be asked.
    `cased[rule]`: whether its pattern must see capitals. `shortest[rule]`, `longest[rule]`, `digit[rule]`: what a
    text must have.
    """

    ways: Sequence[tuple[int, int]]
    needs: Sequence[Sequence[str]]
    groups: Sequence[Sequence[int]]
    exact: Mapping[str, int]
    openings: Mapping[str, int]
    sizes: Mapping[str, Sequence[int]]
    anchors: Mapping[str, Sequence[int]]
    digits: Sequence[int]
    always: Sequence[int]
    spelt: Sequence[bool]
    cased: Sequence[bool]
    shortest: Sequence[int]
    longest: Sequence[int]
    digit: Sequence[bool]


class _Numbers:
    """Gives numbers to needs, ways and groups of ways, the same to the same."""

    def __init__(self, rules: int) -> None:
        self.needs: dict[tuple[str, ...], int] = {}
        self.ways: dict[tuple[int, int], int] = {}
        self.groups: dict[tuple[int, ...], int] = {}
        self._rules = rules

    def way(self, rule: int, needs: Sequence[str]) -> int:
        """The number of the way to a rule that asks for one of some literals."""
        if not needs:
            return rule
        need = self.needs.setdefault(tuple(needs), len(self.needs))
        return self.ways.setdefault((rule, need), self._rules + len(self.ways))

    def group(self, ways: Iterable[int]) -> int:
        """The number of some ways."""
        return self.groups.setdefault(tuple(ways), len(self.groups))


def indexed(rules: Sequence[Rule], demands: Callable[[str], Demands]) -> Index:
    """The index of some rules. `demands` tells what a pattern demands of a text."""
    wants = [demands(rule.pattern) if rule.pattern else Demands() for rule in rules]
    numbers = _Numbers(len(rules))
    exact: dict[str, list[int]] = {}
    openings: dict[str, list[int]] = {}
    anchors: dict[str, list[int]] = {}
    digits: list[int] = []
    always: list[int] = []
    for number, (rule, want) in enumerate(zip(rules, wants, strict=True)):
        if not rule.pattern:
            continue
        block = rule.scope == "block"
        by_choice = block and bool(want.openings or want.besides)
        if want.exact and block:
            for text in want.exact:
                exact.setdefault(text, []).append(number)
            continue
        for where, ways in (
            (openings, want.openings if by_choice else ()),
            (anchors, want.besides if by_choice else want.anchors),
        ):
            for needs, literals in ways:
                way = numbers.way(number, needs)
                for literal in literals:
                    where.setdefault(literal, []).append(way)
        if not by_choice and not want.anchors:
            (digits if want.digit else always).append(numbers.way(number, want.needs))
    return Index(
        exact={text: numbers.group(ways) for text, ways in exact.items()},
        openings={opening: numbers.group(ways) for opening, ways in openings.items()},
        sizes=_sizes(openings),
        anchors=_by_literal(anchors, numbers),
        ways=tuple(numbers.ways),
        needs=tuple(numbers.needs),
        groups=tuple(numbers.groups),
        digits=tuple(digits),
        always=tuple(always),
        spelt=tuple(want.spelt and rule.scope == "block" for rule, want in zip(rules, wants, strict=True)),
        cased=tuple(needs_case(rule.pattern) for rule in rules),
        shortest=tuple(want.shortest for want in wants),
        longest=tuple(_longest(rule, want) for rule, want in zip(rules, wants, strict=True)),
        digit=tuple(want.digit for want in wants),
    )


def _longest(rule: Rule, want: Demands) -> int:
    """The characters that a block may have: a phrase somewhere in a page on one line does not take the page."""
    if want.longest is not None:
        return min(EXAMINED, want.longest)
    takes = rule.scope == "block" and rule.strength != "keep"
    return LONGEST_AROUND if takes and not rule.pattern.startswith("^") else sys.maxsize


def _sizes(openings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the openings that begin alike, by their first characters; of those that are shorter, under ""."""
    short = {len(opening) for opening in openings if len(opening) < HEAD}
    sizes: dict[str, set[int]] = {"": short}
    for opening in openings:
        sizes.setdefault(opening[:HEAD], set(short)).add(len(opening))
    return {head: tuple(sorted(found)) for head, found in sizes.items()}


def _by_literal(anchors: Mapping[str, Sequence[int]], numbers: _Numbers) -> dict[str, tuple[int, ...]]:
    """For each literal the groups of ways that it begins, those of common letters first."""
    edges: dict[str, list[tuple[bool, bool, Sequence[int]]]] = {literal: [] for literal in _NOWHERE} if anchors else {}
    for anchor, ways in sorted(anchors.items()):
        edges.setdefault(anchor.strip(" "), []).append((anchor.startswith(" "), anchor.endswith(" "), ways))
    found: dict[str, tuple[int, ...]] = {}
    for literal in sorted(edges, key=_by_common_letters):
        groups = tuple(
            numbers.group(chain(*(ways for begin, end, ways in edges[literal] if begins >= begin and ends >= end)))
            for begins in (False, True)
            for ends in (False, True)
        )
        found[literal] = groups if len(set(groups)) > 1 else groups[:1]
    return found


def _by_common_letters(literal: str) -> list[int]:
    return [_COMMON.get(letter, len(_COMMON)) for letter in literal]
