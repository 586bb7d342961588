"""Cutting a piece out of a paragraph that stays: "(Also read: another story)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.folding import plain_quotes
from cleaner.matcher import Matcher
from cleaner.rule import Rule

Pieces = tuple[tuple[int, int], ...]

_MOST = 20  # cuts in one paragraph; more would be a list of links, not a paragraph


class Cut(NamedTuple):
    """A stretch of the source that a rule cuts out."""

    start: int
    end: int
    rule: Rule


def joined(source: str, pieces: Pieces) -> str:
    """The text of the pieces of a source, one behind the other."""
    return "".join(source[start:end] for start, end in pieces)


def cut(source: str, pieces: Pieces, matcher: Matcher, rules: Sequence[int]) -> tuple[Pieces, list[Cut]]:
    """The pieces less whatever the span rules match, and the cuts made.

    White space before a cut goes with it, so that the words around it are one space apart.
    """
    made: list[Cut] = []
    for number in rules:
        while len(made) < _MOST:
            text = plain_quotes(joined(source, pieces))
            match = matcher.search(number, text)
            if match is None or not match.group().strip():
                break
            start, end = match.span()
            if not text[:start].strip() and not text[end:].strip():  # a paragraph that stays is never all cut
                break
            while text[start : start + 1].isspace():
                start += 1
            while text[end - 1].isspace():
                end -= 1
            made.extend(Cut(a, b, matcher.rules[number]) for a, b in _sources(pieces, start, end))
            while start > 0 and text[start - 1].isspace():
                start -= 1
            if start == 0:
                while end < len(text) and text[end].isspace():
                    end += 1
            pieces = _less(pieces, start, end)
    return pieces, made


def _sources(pieces: Pieces, start: int, end: int) -> Pieces:
    """Where the characters `start` to `end` of the joined pieces stand in the source."""
    found: list[tuple[int, int]] = []
    position = 0
    for a, b in pieces:
        left, right = max(start - position, 0), min(end - position, b - a)
        if left < right:
            found.append((a + left, a + right))
        position += b - a
    return tuple(found)


def _less(pieces: Pieces, start: int, end: int) -> Pieces:
    """The pieces less the characters `start` to `end` of what they join to."""
    size = sum(b - a for a, b in pieces)
    return _sources(pieces, 0, start) + _sources(pieces, end, size)
