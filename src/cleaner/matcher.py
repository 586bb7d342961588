"""Which rules match which blocks: one pass over the text for all patterns of a book.

A pattern is tried only on blocks that can match it: patterns that amount to a list of texts are looked
up, those that must begin in one of a few ways are found by the first letters of a block, and an
Aho-Corasick automaton finds the words without which the others cannot match. Adding rules costs next
to nothing until their words occur.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import ahocorasick
import regex

from cleaner.pattern import OPENING
from cleaner.rule import Rule

EXAMINED = 2_000  # characters of a block that patterns see; the longest boilerplate line of the corpus has fewer

_SIZES = range(1, OPENING + 1)
_DIGIT = re.compile("[0-9]")
_NEEDS_REGEX = re.compile(r"\\[pPXKR]|\(\?<[=!]")

_SAME_LENGTH = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'))


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


_MARKERS = "*-–—•·▪●◦+>»›|#→►▶✓ \t"


def matching_text(text: str) -> str:
    """The text as block patterns see it: plain quotes, single spaces, no list marker in front.

    >>> matching_text("  •  Read   more")
    'Read more'
    """
    return " ".join(plain_quotes(text).split()).lstrip(_MARKERS)


def foldcase(text: str) -> str:
    """The text in lower case, of the same length.

    >>> foldcase("DİYARBAKIR")
    'diyarbakir'
    """
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "i").lower()


class Matcher:
    """Rules made ready for matching. Patterns are compiled when first tried."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._compiled: list[Any] = [None] * len(rules)
        self._needs = [
            (wants.shortest, min(EXAMINED, wants.longest or EXAMINED), wants.digit)
            for wants in (rule.demands for rule in rules)
        ]
        self._exact: dict[str, list[int]] = {}
        self._by_opening: dict[str, list[int]] = {}
        self._always: list[int] = []
        by_anchor: dict[str, list[int]] = {}
        for index, rule in enumerate(rules):
            wants = rule.demands
            if rule.strength == "shape":
                continue
            if wants.exact and rule.scope == "block":
                for text in wants.exact:
                    self._exact.setdefault(text, []).append(index)
            elif wants.openings and rule.scope == "block":
                for opening in wants.openings:
                    self._by_opening.setdefault(opening, []).append(index)
            elif wants.anchors:
                for anchor in wants.anchors:
                    by_anchor.setdefault(anchor, []).append(index)
            else:
                self._always.append(index)
        self._automaton = ahocorasick.Automaton()
        for anchor, found in by_anchor.items():
            self._automaton.add_word(anchor, tuple(found))
        if by_anchor:
            self._automaton.make_automaton()

    def search(self, index: int, text: str) -> Any:
        """The match of one rule in a text whose quotes are plain, or None."""
        pattern = self._compiled[index]
        if pattern is None:
            pattern = self._compiled[index] = _compile(self.rules[index].pattern)
        return pattern.search(text)

    def match(self, texts: Sequence[str], lower: Sequence[str]) -> dict[int, list[int]]:
        """For each block that any rule matches, its number and the numbers of those rules, in order.

        `texts` are the blocks' texts as `matching_text` gives them, `lower` the same in lower case.
        """
        candidates = self._anchored(lower)
        hits: dict[int, list[int]] = {}
        exact, by_opening, always, needs = self._exact, self._by_opening, self._always, self._needs
        for number, low in enumerate(lower):
            tries = candidates.get(number) or set(always)
            if low in exact:
                tries.update(exact[low])
            for size in _SIZES:
                key = low[:size]
                if key in by_opening:
                    tries.update(by_opening[key])
            found = []
            if tries:
                length = len(low)
                text = texts[number]
                digit = _DIGIT.search(low) is not None
                for index in tries:
                    shortest, longest, needs_digit = needs[index]
                    if (
                        length < shortest
                        or (length > longest and longest < EXAMINED)
                        or (needs_digit and not digit)
                    ):
                        continue
                    if self.search(index, text if length <= EXAMINED else text[:EXAMINED]):
                        found.append(index)
            if found:
                found.sort()
                hits[number] = found
        return hits

    def _anchored(self, lower: Sequence[str]) -> dict[int, set[int]]:
        """For each block that holds an anchor, the rules that the anchors belong to."""
        candidates: dict[int, set[int]] = {}
        always = self._always
        if not len(self._automaton) or not lower:
            return candidates
        ends: list[int] = []
        position = 0
        for text in lower:
            position += len(text) + 1
            ends.append(position)
        number, limit = 0, ends[0]
        for end, rules in self._automaton.iter("\n".join(lower)):
            while end >= limit:
                number += 1
                limit = ends[number]
            known = candidates.get(number)
            if known is None:
                candidates[number] = {*always, *rules}
            else:
                known.update(rules)
        return candidates


def _compile(pattern: str) -> Any:
    """A pattern made ready: by `regex` if it asks for properties of letters or looks behind, by the faster `re` otherwise."""
    if _NEEDS_REGEX.search(pattern):
        return regex.compile(pattern, regex.IGNORECASE | regex.V0)
    return re.compile(pattern, re.IGNORECASE)
