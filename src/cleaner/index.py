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

from cleaner.demands import Demands
from cleaner.folding import foldcase
from cleaner.literals import Way
from cleaner.rule import Rule
from cleaner.searching import compiled, needs_case

EXAMINED = 2_000  # characters of a block that patterns see; the longest boilerplate line of the corpus has fewer
LONGEST_AROUND = 1_200  # characters of a block that a phrase in its middle speaks for; of the boilerplate labelled: 834
HEAD = 3  # characters by which openings are looked up first

# The automaton tries the ways on from a state in the order in which they were added, and most characters of a text
# begin no anchor at all. With the common ones added first, ways that lead nowhere included, it takes two thirds of
# the time.
_COMMON = {letter: rank for rank, letter in enumerate(" etaoinsrhldcumpgfybwvk\n.,01-2'sxjqz")}
_NOWHERE = tuple(f"{letter}\0" for letter in _COMMON)

Bound = tuple[bool, bool, int]


@dataclass(frozen=True, slots=True)
class Index:
    """Rules by what leads to them.

    Rules are numbers, and so are ways: a way of a rule's own number leads to it whatever the text contains; the
    others, numbered on from there, are in `ways` as a rule and the number of its `needs`, literals of which the text
    must contain one. Ways that belong together are groups.

    `groups`: the groups, by number. `exact`: the group of the rules that match a text, by its core. `openings`:
    the groups by beginnings of texts; `sizes`: how many characters those have that begin like this. `anchors`: by
    literal the group of ways that want it anywhere (-1 for none), and others with whether it must begin and end a
    word; those of common letters first. `digits`: ways of rules that want a digit and nothing else that can be
    looked for; `always`: of those that can match nearly anything. `spelt[rule]`: whether it matches each of its
    texts as it stands, so that no pattern need be asked. `cased[rule]`: whether its pattern must see capitals.
    `shortest[rule]`, `longest[rule]`, `digit[rule]`: what a text must have.
    """

    ways: Sequence[tuple[int, int]]
    needs: Sequence[Sequence[str]]
    groups: Sequence[Sequence[int]]
    exact: Mapping[str, int]
    openings: Mapping[str, int]
    sizes: Mapping[str, Sequence[int]]
    anchors: Mapping[str, tuple[int, Sequence[Bound]]]
    digits: Sequence[int]
    always: Sequence[int]
    spelt: Sequence[bool]
    cased: Sequence[bool]
    shortest: Sequence[int]
    longest: Sequence[int]
    digit: Sequence[bool]


def indexed(rules: Sequence[Rule], demands: Callable[[str], Demands]) -> Index:
    """The index of some rules. `demands` tells what a pattern demands of a text."""
    wants = [demands(rule.pattern) if rule.pattern else Demands() for rule in rules]
    groups: dict[tuple[int, ...], int] = {}
    exact: dict[str, list[int]] = {}
    openings: dict[str, list[int]] = {}
    anchors: dict[str, list[int]] = {}
    digits: list[int] = []
    always: list[int] = []
    needs: dict[tuple[str, ...], int] = {}
    numbered: dict[tuple[int, int], int] = {}

    def way(rule: int, wanted: Iterable[str]) -> int:
        literals = tuple(sorted(wanted))
        if not literals:
            return rule
        need = needs.setdefault(literals, len(needs))
        return numbered.setdefault((rule, need), len(rules) + len(numbered))

    def lead(where: dict[str, list[int]], rule: int, ways: Iterable[Way]) -> None:
        for literal, wanted in sorted((one.literal, sorted(one.needs)) for one in ways):
            where.setdefault(literal, []).append(way(rule, wanted))

    def group(numbers: Iterable[int]) -> int:
        return groups.setdefault(tuple(numbers), len(groups))

    for number, (rule, want) in enumerate(zip(rules, wants, strict=True)):
        if not rule.pattern:
            continue
        block = rule.scope == "block"
        if want.exact and block:
            for text in sorted(want.exact):
                exact.setdefault(text, []).append(number)
        elif block and (want.openings or want.besides):
            lead(openings, number, want.openings)
            lead(anchors, number, want.besides)
        elif want.anchors:
            lead(anchors, number, want.anchors)
        else:
            (digits if want.digit else always).append(way(number, want.needs))
    by_literal = sorted(_by_literal(anchors).items(), key=_by_common_letters)
    return Index(
        exact={text: group(numbers) for text, numbers in exact.items()},
        openings={opening: group(numbers) for opening, numbers in openings.items()},
        sizes=_sizes(openings),
        anchors={
            literal: (group(free) if free else -1, tuple((begins, ends, group(some)) for begins, ends, some in bound))
            for literal, (free, bound) in by_literal
        },
        ways=tuple(numbered),
        needs=tuple(needs),
        groups=tuple(groups),
        digits=tuple(digits),
        always=tuple(always),
        spelt=tuple(_is_spelt(rule, want) for rule, want in zip(rules, wants, strict=True)),
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


def _by_literal(anchors: dict[str, list[int]]) -> dict[str, tuple[list[int], list[tuple[bool, bool, list[int]]]]]:
    """For each literal the rules that want it anywhere, and those that want it to begin or end a word."""
    found: dict[str, tuple[list[int], list[tuple[bool, bool, list[int]]]]] = {}
    for anchor, rules in anchors.items():
        free, bound = found.setdefault(anchor.strip(" "), ([], []))
        begins, ends = anchor.startswith(" "), anchor.endswith(" ")
        if begins or ends:
            bound.append((begins, ends, rules))
        else:
            free += rules
    return {literal: ([], []) for literal in _NOWHERE} | found if found else found


def _by_common_letters(item: tuple[str, object]) -> list[int]:
    return [_COMMON.get(letter, len(_COMMON)) for letter in item[0]]


def _is_spelt(rule: Rule, want: Demands) -> bool:
    """Whether a rule matches each of its texts as it stands, in small letters and without marks around it."""
    if not want.exact or rule.scope != "block" or needs_case(rule.pattern):
        return False
    search = compiled(rule.pattern).search
    return all(search(text) for text in want.exact if text == foldcase(text))
