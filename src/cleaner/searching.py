"""Patterns made ready to be searched for, in as little time as that takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import regex

from cleaner.folding import foldcase

_NEEDS_REGEX = re.compile(r"\\[pPXKR]|\(\?<[=!]")
_NEEDS_CASE = re.compile(r"\(\?[a-z]*-[a-z]*i|\\[pPxuUNXKR]|\(\?P")
_MARK = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_STEP = {"(": 1, ")": -1}
_ESCAPE = re.compile(r"(\\.)", re.DOTALL)


class PatternError(ValueError):
    """A pattern that does not compile, or that could take unbounded time."""


def needs_case(pattern: str) -> bool:
    """Whether a pattern tells capitals from small letters somewhere, so that it must see a text as it is written.

    >>> needs_case("^By (?-i:[A-Z])"), needs_case("^Read more$")
    (True, False)
    """
    return _NEEDS_CASE.search(pattern) is not None


class Guard:
    """What patterns rule out at their beginning, compiled when a text is first asked about."""

    __slots__ = ("_case", "_pattern", "_ready")

    def __init__(self, pattern: str, *, case: bool) -> None:
        self._pattern, self._case = pattern, case
        self._ready: Any = None

    def match(self, text: str) -> Any:
        """The match at the beginning of a text, or None."""
        ready = self._ready
        if ready is None:
            ready = self._ready = _compiled(self._pattern, case=self._case)
        return ready.match(text)


Guards = dict[tuple[str, bool], Guard]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern that begins by ruling texts out, which is asked about last: most texts it does not match anyhow."""

    pattern: Any
    guards: tuple[Guard, ...]

    def search(self, text: str) -> Any:
        """The match in a text, or None."""
        found = self.pattern.search(text)
        return None if found is None or any(guard.match(text) for guard in self.guards) else found


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Patterns that begin at the beginning of a text, tried one after the other as the alternatives of one."""

    patterns: tuple[Any, ...]

    def search(self, text: str) -> Any:
        """The match of the first that matches, or None."""
        for pattern in self.patterns:
            if found := pattern.search(text):
                return found
        return None


def compiled(pattern: str, shared: Guards | None = None) -> Any:
    """A pattern made ready to search: in texts as written if it `needs_case`, in texts in lower case otherwise.

    By `regex` if it asks for properties of letters or looks behind, by the faster `re` otherwise. A pattern that
    sees lower case is compiled in less than half the time of one that must disregard case. What a pattern rules
    out at its very beginning is compiled by itself: at once, or, among `shared` guards, when it is first asked, and
    once for all patterns that begin so.

    >>> compiled('^(?!.{0,60} said )our links earn us money').search("our links earn us money, she said today") is None
    True

    Raises PatternError if it does not compile.
    """
    try:
        case = needs_case(pattern)
        split = [unguarded(branch) for branch in _alternatives(pattern)] if "(?!" in pattern else []
        if not any(guards for _, guards in split) or not all(rest.startswith("^") for rest, _ in split):
            return _compiled(pattern, case=case)
        ready = tuple(
            Guarded(_compiled(rest, case=case), tuple(_guard(guard, case, shared) for guard in guards))
            for rest, guards in split
        )
        return ready[0] if len(ready) == 1 else Alternatives(ready)
    except (re.error, regex.error, FutureWarning, RecursionError, OverflowError) as error:
        raise PatternError(f"not a regular expression: {error}") from error


def _guard(pattern: str, case: bool, shared: Guards | None) -> Guard:
    if shared is not None:
        return shared.setdefault((pattern, case), Guard(pattern, case=case))
    guard = Guard(pattern, case=case)
    guard.match("")
    return guard


def _compiled(pattern: str, *, case: bool) -> Any:
    if not case:
        pattern = "".join(part if i % 2 else foldcase(part) for i, part in enumerate(_ESCAPE.split(pattern)))
    if _NEEDS_REGEX.search(pattern):
        return regex.compile(pattern, regex.V0 | (regex.IGNORECASE if case else 0))
    return re.compile(pattern, re.IGNORECASE if case else 0)


def unguarded(pattern: str) -> tuple[str, tuple[str, ...]]:
    """A pattern that is no choice, without what it rules out at its very beginning, and the patterns of that.

    >>> unguarded('^(?:(?!.{0,9}")(?! he))our site')
    ('^our site', ('.{0,9}"', ' he'))
    """
    guards: list[str] = []
    rest = pattern.removeprefix("^")
    while len(rest) < len(pattern) and (end := _end_of_group(rest)):
        group = rest[:end]
        if group.startswith("(?!"):
            guards.append(group[3:-1])
        elif group.startswith("(?:(?!") and not rest[end:].startswith(("?", "*", "+", "{")):
            left, inner = unguarded("^" + group[3:-1])
            if left != "^":
                break
            guards += inner
        else:
            break
        rest = rest[end:]
    return ("^" + rest, tuple(guards)) if guards else (pattern, ())


def _alternatives(pattern: str) -> list[str]:
    """The alternatives between which a pattern chooses."""
    found: list[str] = []
    depth = start = 0
    for mark in _MARK.finditer(pattern):
        if mark[0] == "|" and not depth:
            found.append(pattern[start : mark.start()])
            start = mark.end()
        depth += _STEP.get(mark[0], 0)
    return [*found, pattern[start:]]


def _end_of_group(pattern: str) -> int:
    """Where the group ends with which a pattern begins; 0 if it begins with none."""
    if not pattern.startswith("("):
        return 0
    depth = 0
    for mark in _MARK.finditer(pattern):
        depth += _STEP.get(mark[0], 0)
        if not depth:
            return mark.end()
    return 0
