"""Which rules match which blocks: the index leads to a few rules, and their patterns are tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import ahocorasick

from cleaner.folding import core, foldcase, matching_text, plain_quotes
from cleaner.index import EXAMINED, HEAD, Index
from cleaner.pattern import compiled, needs_case
from cleaner.rule import Rule

_DIGIT = re.compile("[0-9]")


class Matcher:
    """Rules made ready for matching. Patterns are compiled when first tried."""

    def __init__(self, rules: Sequence[Rule], index: Index) -> None:
        self.rules = rules
        self.keeps = any(rule.strength == "keep" for rule in rules)
        self._index = index
        self._searches: list[Any] = [None] * len(rules)
        groups = self._groups = tuple(map(tuple, index.groups))
        labels = {rule for group in set(index.exact.values()) for rule in groups[group]}
        self._longest_label = max((index.longest[rule] for rule in labels), default=0)
        self._longest_with_digit = max((index.longest[rule] for rule in index.digits), default=0)
        self._automaton = ahocorasick.Automaton()
        for literal, (free, bound) in index.anchors.items():
            more = tuple((begins, ends, groups[group]) for begins, ends, group in bound)
            self._automaton.add_word(literal, (len(literal), groups[free] if free >= 0 else (), more))
        if index.anchors:
            self._automaton.make_automaton()

    def search(self, rule: int, text: str) -> Any:
        """The match of one rule in a text whose quotes are plain, or None."""
        return self._ready(rule)(text if self._index.cased[rule] else foldcase(text))

    def _ready(self, rule: int) -> Any:
        search = self._searches[rule]
        if search is None:
            search = self._searches[rule] = compiled(self.rules[rule].pattern).search
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
            found: list[int] = []
            tries = anchored.get(number)
            for size in sizes(low[:HEAD], short):
                group = opening(low[:size])
                if group is not None:
                    tries = tries.union(groups[group]) if tries else set(groups[group])
            if len(low) <= self._longest_label:
                bare = core(low)
                group = exact(bare)
                if group is not None:
                    found = [rule for rule in groups[group] if spelt[rule]] if bare == low else []
                    unsure = set(groups[group]).difference(found)
                    tries = tries | unsure if tries else unsure
            if len(low) <= self._longest_with_digit and _DIGIT.search(low):
                tries = tries.union(digits) if tries else set(digits)
            if always:
                tries = tries.union(always) if tries else set(always)
            if tries:
                self._try(tries, texts[number], low, found)
            if found:
                found.sort()
                hits[number] = found
        return hits

    def _try(self, rules: set[int], text: str, low: str, found: list[int]) -> None:
        """Add to `found` those of some rules that match a text."""
        length = len(low)
        if length > EXAMINED:
            text, low = text[:EXAMINED], low[:EXAMINED]
        shortest, longest, digit, cased = (
            self._index.shortest,
            self._index.longest,
            self._index.digit,
            self._index.cased,
        )
        searches = self._searches
        has_digit: bool | None = None
        for rule in rules:
            if not shortest[rule] <= length <= longest[rule]:
                continue
            if digit[rule]:
                if has_digit is None:
                    has_digit = _DIGIT.search(low) is not None
                if not has_digit:
                    continue
            if (searches[rule] or self._ready(rule))(text if cased[rule] else low):
                found.append(rule)

    def _anchored(self, lower: Sequence[str]) -> dict[int, set[int]]:
        """For each block that holds an anchor, the rules that the anchors belong to."""
        found: dict[int, set[int]] = {}
        if not len(self._automaton) or not lower:
            return found
        ends = list(accumulate(len(text) + 1 for text in lower))
        number, limit = 0, ends[0]
        joined = "\n".join(["", *lower, ""])
        for end, (size, free, bound) in self._automaton.iter(joined):
            rules = free
            if bound:
                begins, stops = joined[end - size], joined[end + 1]
                begins_word = not (begins.isalnum() or begins == "_")
                ends_word = not (stops.isalnum() or stops == "_")
                for needs_begin, needs_end, more in bound:
                    if begins_word >= needs_begin and ends_word >= needs_end:
                        rules += more
                if not rules:
                    continue
            while end > limit:  # a line end stands before the first block
                number += 1
                limit = ends[number]
            if number in found:
                found[number].update(rules)
            else:
                found[number] = set(rules)
        return found


def matches(rule: Rule, text: str) -> bool:
    """Whether a rule matches a text, as it would match a block of that text."""
    if not rule.pattern:
        return False
    seen = (plain_quotes(text) if rule.scope == "span" else matching_text(text))[:EXAMINED]
    return bool(compiled(rule.pattern).search(seen if needs_case(rule.pattern) else foldcase(seen)))
