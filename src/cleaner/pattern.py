"""The patterns of rules: fragments filled in, bounds checked, parsed."""

from __future__ import annotations

import re
import warnings
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from cleaner.searching import PatternError, compiled

MAX_REPEAT = 600  # a repeat above this is a mistake: the longest notices of the corpus have some hundred characters
MAX_NESTED = 4_000  # product of nested repeats; `(?:\S{1,40}\s){0,8}` is 320

_PROPERTY = re.compile(r"\\[pP]\{[^}]*\}")
_ESCAPE_OR_BRACKET = re.compile(r"(\\.|[\[\]])", re.DOTALL)
_FRAGMENT = re.compile(r"\{([a-z][a-z_]*)\}")
_ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)


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
