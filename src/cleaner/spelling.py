"""The texts that a part of a pattern spells out, whole or in their first letters."""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from typing import Any

from cleaner.folding import MARKS, SAME_LETTER, core
from cleaner.pattern import inside

OPENINGS = (8, 6, 5, 4, 3)  # characters of a beginning: as many as do not make too many beginnings
_FEW_CHARACTERS = 40
_UNROLLED = 4  # repeats up to this are spelt out
_MANY_TEXTS = 2_000


def lower(code: int) -> str:
    """The character of a code in lower case, as `foldcase` has it."""
    low = chr(code).lower()
    return SAME_LETTER.get(low, low) if len(low) == 1 else chr(code)


def cores(nodes: list[Any]) -> frozenset[str]:
    """The cores of all texts that a sequence of nodes matches; none if they cannot be told, or one is but marks."""
    first, last = 0, len(nodes)
    while first < last and _is_of_marks(nodes[first]):
        first += 1
    while first < last and _is_of_marks(nodes[last - 1]):
        last -= 1
    texts = _texts(nodes[first:last])
    found = frozenset(core(text) for text in texts or ())
    return frozenset() if "" in found else found


def _is_of_marks(node: tuple[Any, Any]) -> bool:
    """Whether a node matches nothing but marks that cores do without."""
    code, value = node
    if code == op.LITERAL:
        return chr(value) in MARKS
    if code == op.IN:
        characters = _characters(value)
        return characters is not None and all(c in MARKS for c in characters)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return all(_is_of_marks(inner) for inner in value[2])
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP, op.BRANCH):
        return all(_is_of_marks(inner) for part in inside(code, value) for inner in part)
    return False


def _texts(nodes: list[Any]) -> frozenset[str] | None:
    """All texts that a sequence of nodes matches, in lower case; None if too many or not to be told."""
    texts = {""}
    for code, value in nodes:
        choices = _choices(code, value)
        if choices is None:
            return None
        if code == op.LITERAL:
            ends: frozenset[str] | set[str] = {lower(value)}
        else:
            parts = [_texts(choice) for choice in choices]
            if any(part is None for part in parts):
                return None
            ends = frozenset().union(*(part for part in parts if part is not None))
        if len(texts) * len(ends) > _MANY_TEXTS:
            return None
        texts = {text + end for text in texts for end in ends}
    return frozenset(texts)


def openings(nodes: list[Any], most: int) -> frozenset[str]:
    """The beginnings of what a sequence of nodes matches, in lower case, in at most so many letters that there are not
    more than `most` of them; empty if it may begin anyhow.
    """
    for length in OPENINGS:
        found = _beginnings(nodes, length, most)
        if found is not None:
            texts = frozenset(text for text, _ in found)
            return frozenset() if "" in texts else texts
    return frozenset()


def _beginnings(nodes: list[Any], length: int, most: int) -> set[tuple[str, bool]] | None:
    """Beginnings of up to `length` characters, each with whether more may be added to it."""
    found: set[tuple[str, bool]] = {("", True)}
    for code, value in nodes:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if not any(open_ for _, open_ in found):
            break
        choices = _choices(code, value)
        grown: set[tuple[str, bool]] = {(text, open_) for text, open_ in found if not open_}
        if choices is None and code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            first = _beginnings(list(value[2]), length, most)
            if first is None or not value[0]:
                ends: set[tuple[str, bool]] = {("", False)}
            else:
                ends = {(text, False) for text, _ in first}
        elif choices is None:
            ends = {("", False)}
        elif code == op.LITERAL:
            ends = {(lower(value), True)}
        else:
            ends = set()
            for choice in choices:
                part = _beginnings(choice, length, most)
                if part is None:
                    return None
                ends |= part
        for text, open_ in found:
            if open_:
                for end, more in ends:
                    whole = (text + end)[:length]
                    grown.add((whole, more and len(whole) < length))
        if len(grown) > most:
            return None
        found = grown
    return found


def _choices(code: Any, value: Any) -> list[list[Any]] | None:
    """The node sequences between which one node chooses, or None if it cannot be spelt out."""
    if code == op.LITERAL:
        return [[(code, value)]]
    if code == op.IN:
        characters = _characters(value)
        return None if characters is None else [[(op.LITERAL, ord(c))] for c in characters]
    if code in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
        return inside(code, value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] <= _UNROLLED:
        low, high, body = value
        return [list(body) * times for times in range(low, high + 1)]
    return None


def _characters(items: list[Any]) -> list[str] | None:
    """The characters of a set such as [a-c_] in lower case, or None if they are many or unknown."""
    found: set[str] = set()
    for code, value in items:
        if code == op.LITERAL:
            found.add(lower(value))
        elif code == op.RANGE and value[1] - value[0] < _FEW_CHARACTERS:
            found.update(lower(c) for c in range(value[0], value[1] + 1))
        else:
            return None
    return sorted(found)
