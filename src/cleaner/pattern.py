"""The patterns of rules: fragments filled in, bounds checked, compiled to be searched."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import regex

from cleaner.folding import foldcase

MAX_REPEAT = 600  # a repeat above this is a mistake: the longest notices of the corpus have some hundred characters
MAX_NESTED = 4_000  # product of nested repeats; `(?:\S{1,40}\s){0,8}` is 320

_PROPERTY = re.compile(r"\\[pP]\{[^}]*\}")
_NEEDS_REGEX = re.compile(r"\\[pPXKR]|\(\?<[=!]")
_NEEDS_CASE = re.compile(r"\(\?[a-z]*-[a-z]*i|\\[pPxuUNXKR]|\(\?P")
_PIECE = re.compile(r"\[\^?\]?|\\.|.", re.DOTALL)
_ESCAPE = re.compile(r"(\\.)", re.DOTALL)
_ESCAPE_OR_BRACKET = re.compile(r"(\\.|[\[\]])", re.DOTALL)
_FRAGMENT = re.compile(r"\{([a-z][a-z_]*)\}")
_ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)


class PatternError(ValueError):
    """A pattern that does not compile, or that could take unbounded time."""


def expand(pattern: str, fragments: dict[str, str]) -> str:
    """The pattern with every `{name}` replaced by the fragment of that name.

    >>> expand("^follow {brand}$", {"brand": "[A-Z]{1,9}"})
    '^follow (?:[A-Z]{1,9})$'

    Raises PatternError for a name that is not among the fragments.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in fragments:
            known = ", ".join(sorted(fragments)) or "none"
            raise PatternError(f"no fragment is named {name!r}; known fragments: {known}")
        return f"(?:{expand(fragments[name], {k: v for k, v in fragments.items() if k != name})})"

    return _only_ascii_digits(_FRAGMENT.sub(fill, pattern))


def _only_ascii_digits(pattern: str) -> str:
    """The pattern with \\d written out as 0-9, so that it says what it needs."""
    parts = _ESCAPE_OR_BRACKET.split(pattern)
    in_set = False
    for i in range(1, len(parts), 2):
        if parts[i] == "\\d":
            parts[i] = "0-9" if in_set else "[0-9]"
        elif parts[i] in "[]":
            in_set = parts[i] == "["
    return "".join(parts)


def tree_of(pattern: str) -> Any:
    """The pattern as the parser of the standard library has it, after checking that it is bounded.

    Raises PatternError if it does not compile or holds an unbounded repeat.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)  # sets that another version of Python may read otherwise
        compiled(pattern)
    try:
        tree = parser.parse(_PROPERTY.sub(r"\\w", pattern), re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(f"not a regular expression that can be analysed: {error}") from error
    _check_bounds(list(tree), 1)
    return tree


def needs_case(pattern: str) -> bool:
    """Whether a pattern tells capitals from small letters somewhere, so that it must see a text as it is written.

    >>> needs_case("^By (?-i:[A-Z])"), needs_case("^Read more$")
    (True, False)
    """
    return _NEEDS_CASE.search(pattern) is not None


@dataclass(frozen=True, slots=True)
class Guarded:
    """A pattern that begins by ruling texts out, which is asked about last: most texts it does not match anyhow."""

    pattern: Any
    guards: tuple[Any, ...]

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


def compiled(pattern: str) -> Any:
    """A pattern made ready to search: in texts as written if it `needs_case`, in texts in lower case otherwise.

    By `regex` if it asks for properties of letters or looks behind, by the faster `re` otherwise. A pattern that
    sees lower case is compiled in less than half the time of one that must disregard case. What a pattern rules
    out at its very beginning is compiled by itself.

    >>> compiled('^(?!.{0,60} said )our links earn us money').search("our links earn us money, she said today") is None
    True

    Raises PatternError if it does not compile.
    """
    try:
        case = needs_case(pattern)
        branches = _alternatives(pattern)
        split = [unguarded(branch) for branch in branches]
        if not any(guards for _, guards in split) or not all(branch.startswith("^") for branch in branches):
            return _compiled(pattern, case=case)
        ready = tuple(
            Guarded(_compiled(rest, case=case), tuple(_compiled(guard, case=case) for guard in guards))
            for rest, guards in split
        )
        return ready[0] if len(ready) == 1 else Alternatives(ready)
    except (re.error, regex.error, FutureWarning, RecursionError, OverflowError) as error:
        raise PatternError(f"not a regular expression: {error}") from error


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
    found = [""]
    while pattern:
        end = _end_of_group(pattern)
        if not end:
            piece = _PIECE.match(pattern)
            end = piece.end() if piece else 1
            if pattern[0] == "[":
                end = _end_of_set(pattern)
        if pattern[:end] == "|":
            found.append("")
        else:
            found[-1] += pattern[:end]
        pattern = pattern[end:]
    return found


def _end_of_set(pattern: str) -> int:
    """Where the set of characters ends with which a pattern begins."""
    for piece in _PIECE.finditer(pattern):
        if piece.start() and piece[0] == "]":
            return piece.end()
    return len(pattern)


def _end_of_group(pattern: str) -> int:
    """Where the group ends with which a pattern begins; 0 if it begins with none."""
    depth = 0
    in_set = False
    for piece in _PIECE.finditer(pattern):
        mark = piece[0]
        if in_set:
            in_set = mark != "]"
        elif mark.startswith("["):
            in_set = True
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        if not depth:
            return piece.end() if mark == ")" else 0
    return 0


def _check_bounds(nodes: list[Any], outer: int) -> None:
    for code, value in nodes:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _low, high, body = value
            if high == op.MAXREPEAT:
                raise PatternError("the repeat '+' or '*' has no upper bound; write {0,60}, {1,200} or the like")
            if high > MAX_REPEAT:
                raise PatternError(f"a repeat of up to {high}; at most {MAX_REPEAT} is allowed")
            if high * outer > MAX_NESTED:
                raise PatternError(f"nested repeats of up to {high * outer}; at most {MAX_NESTED} is allowed")
            if high > 1 and all(_loose(node) for node in body):
                raise PatternError("a repeat of nothing but repeats; put something between that always stands there")
            _check_bounds(list(body), outer * max(high, 1))
        else:
            for part in inside(code, value):
                _check_bounds(part, outer)


def _loose(node: Any) -> bool:
    """Whether a node is a repeat of one character that may match more or fewer of them."""
    code, value = node
    if code == op.SUBPATTERN:
        return len(value[3]) == 1 and _loose(value[3][0])
    if code not in (op.MAX_REPEAT, op.MIN_REPEAT):
        return False
    return bool(value[0] < value[1] and len(value[2]) == 1 and value[2][0][0] in _ONE_CHARACTER)


def inside(code: Any, value: Any) -> list[list[Any]]:
    """The node lists inside one node of the parsed pattern."""
    if code == op.BRANCH:
        return [list(branch) for branch in value[1]]
    if code == op.SUBPATTERN:
        return [list(value[3])]
    if code == op.ATOMIC_GROUP:
        return [list(value)]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    return []
