"""Which rules match which blocks: the index leads to a few rules, and their patterns are tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import Any

import ahocorasick

from cleaner.folding import core, foldcase, matching_text, plain_quotes
from cleaner.index import EXAMINED, HEAD, Index
from cleaner.rule import Rule
from cleaner.searching import Guards, compiled, needs_case

_DIGIT = re.compile("[0-9]")


# Of a way to a rule: the rule; what a text must have for its pattern to be tried: so many characters, not more, a
# digit or not, a literal, and one of some more, if there are any.
_Way = tuple[int, int, int, bool, str, Sequence[str]]


class Matcher:
    """Rules made ready for matching. Patterns are compiled when first tried."""

    def __init__(self, rules: Sequence[Rule], index: Index) -> None:
        self.rules = rules
        self.keeps = any(rule.strength == "keep" for rule in rules)
        self._index = index
        self._searches: list[Any] = [None] * len(rules)
        self._guards: Guards = {}
        groups = self._groups = tuple(map(tuple, index.groups))
        plain = ((rule, ()) for rule in range(len(rules)))
        needing = ((rule, tuple(index.needs[need])) for rule, need in index.ways)
        self._ways: list[_Way] = [
            (
                rule,
                index.shortest[rule],
                index.longest[rule],
                index.digit[rule],
                needs[0] if len(needs) == 1 else "",
                needs if len(needs) > 1 else (),
            )
            for rule, needs in chain[tuple[int, tuple[str, ...]]](plain, needing)
        ]
        labels = {rule for group in set(index.exact.values()) for rule in groups[group]}
        self._longest_label = max((index.longest[rule] for rule in labels), default=0)
        self._longest_with_digit = max((self._ways[way][2] for way in index.digits), default=0)
        self._automaton = ahocorasick.Automaton()
        for literal, leads in index.anchors.items():
            at_edges = tuple(groups[group] for group in leads)
            self._automaton.add_word(literal, (len(literal), at_edges[0], at_edges if len(at_edges) > 1 else ()))
        if index.anchors:
            self._automaton.make_automaton()

    def search(self, rule: int, text: str) -> Any:
        """The match of one rule in a text whose quotes are plain, or None."""
        return self._ready(rule)(text if self._index.cased[rule] else foldcase(text))

    def _ready(self, rule: int) -> Any:
        search = self._searches[rule]
        if search is None:
            search = self._searches[rule] = compiled(self.rules[rule].pattern, self._guards).search
        return search

    def match(self, texts: Sequence[str], lower: Sequence[str]) -> dict[int, list[int]]:
        """For each block that any rule matches, its number and the numbers of those rules, in order.

        `texts` are the blocks' texts as `matching_text` gives them, `lower` the same in lower case.
        """
        anchored = self._anchored(lower)
        hits: dict[int, list[int]] = {}
        first: dict[str, int] = {}
        index, groups = self._index, self._groups
        spelt, digits, always = index.spelt, index.digits, index.always
        opening, sizes, exact = index.openings.get, index.sizes.get, index.exact.get
        short = sizes("", ())
        for number, low in enumerate(lower):
            before = first.setdefault(low, number)
            if before != number and texts[before] == texts[number]:  # menus often stand on a page twice
                if before in hits:
                    hits[number] = hits[before]
                continue
            tries = anchored.get(number) or set()
            tries.update(always)
            for size in sizes(low[:HEAD], short):
                if (group := opening(low[:size])) is not None:
                    tries.update(groups[group])
            has_digit = _DIGIT.search(low) is not None
            if has_digit and len(low) <= self._longest_with_digit:
                tries.update(digits)
            found: list[int] = []
            if len(low) <= self._longest_label and (group := exact(bare := core(low))) is not None:
                found = [rule for rule in groups[group] if bare == low and spelt[rule]]
                tries.update(rule for rule in groups[group] if rule not in found)
            if tries:
                found += self._tried(tries, texts[number], low, has_digit)
            if found:
                found.sort()
                hits[number] = found
        return hits

    def _tried(self, tries: set[int], text: str, low: str, has_digit: bool) -> list[int]:
        """Those of the rules to which some ways lead that match a text."""
        found: list[int] = []
        length = len(low)
        if length > EXAMINED:
            text, low = text[:EXAMINED], low[:EXAMINED]
        ways, searches, cased = self._ways, self._searches, self._index.cased
        tried = set()
        for way in tries:
            rule, shortest, longest, digit, need, needs = ways[way]
            if shortest <= length <= longest and need in low and rule not in tried and (has_digit or not digit):
                for literal in needs:
                    if literal in low:
                        break
                else:
                    if needs:
                        continue
                tried.add(rule)
                if (searches[rule] or self._ready(rule))(text if cased[rule] else low):
                    found.append(rule)
        return found

    def _anchored(self, lower: Sequence[str]) -> dict[int, set[int]]:
        """For each block that holds an anchor, the ways that the anchors begin."""
        found: dict[int, set[int]] = {}
        if not len(self._automaton) or not lower:
            return found
        ends = list(accumulate(len(text) + 1 for text in lower))
        number, limit = 0, ends[0]
        here: set[int] | None = None
        joined = "\n".join(["", *lower, ""])
        for end, (size, ways, at_edges) in self._automaton.iter(joined):
            if at_edges:
                before, behind = joined[end - size], joined[end + 1]
                begins = not (before.isalnum() or before == "_")
                ends_ = not (behind.isalnum() or behind == "_")
                ways = at_edges[2 * begins + ends_]
            if not ways:
                continue
            if end > limit:
                here = None
                while end > limit:  # a line end stands before the first block
                    number += 1
                    limit = ends[number]
            if here is None:
                here = found[number] = set(ways)
            else:
                here.update(ways)
        return found


def matches(rule: Rule, text: str) -> bool:
    """Whether a rule matches a text, as it would match a block of that text."""
    if not rule.pattern:
        return False
    seen = (plain_quotes(text) if rule.scope == "span" else matching_text(text))[:EXAMINED]
    return bool(compiled(rule.pattern).search(seen if needs_case(rule.pattern) else foldcase(seen)))
