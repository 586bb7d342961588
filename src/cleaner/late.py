"""Patterns compiled when they are first needed.

Compiling the forty patterns of datelines, bylines and timestamps takes .09 s of CPU, half of what import and
first call may cost together, and most articles need a few of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

Match: TypeAlias = regex.Match[str]
VERBOSE, IGNORECASE = int(regex.VERBOSE), int(regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of the `regex` package that is compiled by its first use.

    >>> compile(r"(?P<day>\\d{1,2}) May").match("5 May")["day"]
    '5'
    """

    pattern: str
    flags: int = 0

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """What matches from `start` on, or None."""
        found: Match | None = _compiled(self.pattern, self.flags).match(text, start, end)
        return found

    def fullmatch(self, text: str) -> Match | None:
        """What matches the whole text, or None."""
        found: Match | None = _compiled(self.pattern, self.flags).fullmatch(text)
        return found

    def search(self, text: str) -> Match | None:
        """What matches first, anywhere, or None."""
        found: Match | None = _compiled(self.pattern, self.flags).search(text)
        return found

    def finditer(self, text: str) -> Iterator[Match]:
        """All that matches, in order."""
        found: Iterator[Match] = _compiled(self.pattern, self.flags).finditer(text)
        return found

    def findall(self, text: str) -> list[str]:
        """The texts of all that matches, for a pattern without groups."""
        found: list[str] = _compiled(self.pattern, self.flags).findall(text)
        return found

    def split(self, text: str, at_most: int = 0) -> list[str]:
        """The text between what matches, for a pattern without groups."""
        found: list[str] = _compiled(self.pattern, self.flags).split(text, at_most)
        return found

    def sub(self, replacement: Any, text: str) -> str:
        """The text with all that matches replaced."""
        found: str = _compiled(self.pattern, self.flags).sub(replacement, text)
        return found


def compile(pattern: str, flags: int = 0) -> Pattern:  # noqa: A001  # reads as regex.compile does
    """The pattern, not compiled yet."""
    return Pattern(pattern, flags)


@cache
def _compiled(pattern: str, flags: int) -> regex.Pattern[str]:
    return regex.compile(pattern, flags)
