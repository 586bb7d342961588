"""Which rules match which blocks: one pass over the text for all patterns of a book.

A pattern is tried only on blocks that can match it: patterns that amount to a list of texts are looked
up, those that must begin in one of a few ways are found by the first letters of a block, and an
Aho-Corasick automaton finds the words without which the others cannot match. Adding rules costs next
to nothing until their words occur.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import ahocorasick

from cleaner.dress import undressed
from cleaner.pattern import SAME_LETTER, compiled, core
from cleaner.rule import Rule

EXAMINED = 2_000  # characters of a block that patterns see; the longest boilerplate line of the corpus has fewer

_HEAD = 3  # characters by which openings are looked up first
_DIGIT = re.compile("[0-9]")

_SAME_LENGTH = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
)


def plain_quotes(text: str) -> str:
    """The text with typographic quotes and spaces made plain, character for character.

    >>> plain_quotes("We’d like\\u00a0your help")
    "We'd like your help"
    """
    if text.isascii():
        return text
    for fancy, plain in _SAME_LENGTH:
        text = text.replace(fancy, plain)
    return text


_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")  # soft hyphen, zero-width space, word joiner, byte order mark
_MARKERS = "*-–—•·▪●◦+>»›|#→►▶✓ \t"


def matching_text(text: str) -> str:
    """The text as block patterns see it: undressed, with plain quotes, single spaces, and no list marker in front.

    >>> matching_text("  •  [Read   **more**](https://example.org)")
    'Read more'
    """
    if "[" in text or "*" in text or "_" in text or "<" in text or "&" in text or "\\" in text:
        text = undressed(text)
    text = plain_quotes(text)
    if not text.isascii():
        for unseen in _UNSEEN:
            if unseen in text:
                text = text.replace(unseen, "")
    if "  " in text or "\n" in text or "\t" in text:
        text = " ".join(text.split())
    return text.lstrip(_MARKERS) if text[:1] in _MARKERS else text


def foldcase(text: str) -> str:
    """The text in lower case, of the same length.

    >>> foldcase("DİYARBAKIR")
    'diyarbakir'
    """
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = text.replace("İ", "i").lower()
    for letter, same in SAME_LETTER.items():
        if letter in low:
            low = low.replace(letter, same)
    return low


def matches(rule: Rule, text: str) -> bool:
    """Whether a rule matches a text, as it would match a block of that text."""
    seen = plain_quotes(text) if rule.scope == "span" else matching_text(text)
    return rule.strength != "shape" and bool(Matcher((rule,)).match([seen], [foldcase(seen)]))


Bound = tuple[bool, bool, tuple[int, ...]]


def _by_literal(by_anchor: dict[str, list[int]]) -> dict[str, tuple[tuple[int, ...], tuple[Bound, ...]]]:
    """For each literal the rules that want it anywhere, and those that want it to begin or end a word."""
    free: dict[str, list[int]] = {}
    bound: dict[str, list[Bound]] = {}
    for anchor, rules in by_anchor.items():
        literal = anchor.strip(" ")
        begins, ends = anchor.startswith(" "), anchor.endswith(" ")
        if begins or ends:
            bound.setdefault(literal, []).append((begins, ends, tuple(rules)))
        else:
            free.setdefault(literal, []).extend(rules)
    return {literal: (tuple(free.get(literal, ())), tuple(bound.get(literal, ()))) for literal in free | bound}


class Matcher:
    """Rules made ready for matching. Patterns are compiled when first tried."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.keeps = any(rule.strength == "keep" for rule in rules)
        self._compiled: list[Any] = [None] * len(rules)
        self._needs = [
            (wants.shortest, sys.maxsize if wants.longest is None else min(EXAMINED, wants.longest), wants.digit)
            for wants in (rule.demands for rule in rules)
        ]
        self._exact: dict[str, list[int]] = {}
        self._openings: dict[str, list[int]] = {}
        self._with_digit: list[int] = []
        self._always: list[int] = []
        by_anchor: dict[str, list[int]] = {}
        for index, rule in enumerate(rules):
            wants = rule.demands
            if not rule.pattern:
                continue
            if wants.exact and rule.scope == "block":
                for text in wants.exact:
                    self._exact.setdefault(text, []).append(index)
            elif wants.openings and rule.scope == "block":
                for opening in wants.openings:
                    self._openings.setdefault(opening, []).append(index)
            elif wants.anchors:
                for anchor in wants.anchors:
                    by_anchor.setdefault(anchor, []).append(index)
            else:
                (self._with_digit if wants.digit else self._always).append(index)
        self._short = tuple(sorted({len(opening) for opening in self._openings if len(opening) < _HEAD}))
        sizes: dict[str, set[int]] = {}  # of the openings that begin alike, by their first characters
        for opening in self._openings:
            sizes.setdefault(opening[:_HEAD], set(self._short)).add(len(opening))
        self._sizes = {head: tuple(sorted(found)) for head, found in sizes.items()}
        self._automaton = ahocorasick.Automaton()
        for anchor, found in _by_literal(by_anchor).items():
            self._automaton.add_word(anchor, (len(anchor), *found))
        if by_anchor:
            self._automaton.make_automaton()

    def search(self, index: int, text: str) -> Any:
        """The match of one rule in a text whose quotes are plain, or None."""
        pattern = self._compiled[index]
        if pattern is None:
            pattern = self._compiled[index] = compiled(self.rules[index].pattern)
        return pattern.search(text)

    def match(self, texts: Sequence[str], lower: Sequence[str]) -> dict[int, list[int]]:
        """For each block that any rule matches, its number and the numbers of those rules, in order.

        `texts` are the blocks' texts as `matching_text` gives them, `lower` the same in lower case.
        """
        anchored = self._anchored(lower)
        hits: dict[int, list[int]] = {}
        first: dict[str, int] = {}
        openings, sizes, exact = self._openings, self._sizes, self._exact
        for number, low in enumerate(lower):
            before = first.setdefault(low, number)
            if before != number and texts[before] == texts[number]:  # menus often stand on a page twice
                if before in hits:
                    hits[number] = hits[before]
                continue
            tries: Sequence[int] = [*anchored[number]] if number in anchored else []
            for size in sizes.get(low[:_HEAD], self._short):
                opening = low[:size]
                if opening in openings:
                    tries = [*tries, *openings[opening]]
            bare = core(low)
            if bare in exact:
                tries = [*tries, *exact[bare]]
            if self._with_digit and _DIGIT.search(low):
                tries = [*tries, *self._with_digit]
            if self._always:
                tries = [*tries, *self._always]
            found = self._matching(tries, texts[number], low) if tries else []
            if found:
                hits[number] = sorted(found)
        return hits

    def _matching(self, tries: Sequence[int], text: str, low: str) -> list[int]:
        """Those of some rules that match a text."""
        length = len(low)
        seen = text if length <= EXAMINED else text[:EXAMINED]
        found: list[int] = []
        for index in set(tries) if len(tries) > 1 else tries:
            shortest, longest, digit = self._needs[index]
            if not shortest <= length <= longest or (digit and not _DIGIT.search(low)):
                continue
            if self.search(index, seen):
                found.append(index)
        return found

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
