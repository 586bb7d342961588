"""What a rule's pattern demands of a text, read off the pattern itself.

A few facts make a rule book of thousands of patterns fast: the texts it matches, where these can be counted;
how a match must begin; the literals without which it cannot match (its *anchors*); the least and the most
characters it matches.
"""

from __future__ import annotations

from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from typing import Any

from cleaner.folding import MARKS, SAME_LETTER, core
from cleaner.pattern import inside, tree_of

SHORTEST_ANCHOR = 3  # shorter literals hit so many lines that they no longer save work (two for scripts without case)

OPENINGS = (8, 6, 5, 4, 3)  # characters of a beginning: as many as do not make too many beginnings
_FEW_CHARACTERS = 40
_UNROLLED = 4  # repeats up to this are spelt out
_MANY_TEXTS = 2_000
_MANY_OPENINGS = 400


@dataclass(frozen=True, slots=True)
class Demands:
    """What a pattern asks of a text before it can match.

    `exact`: in lower case, texts among which are all that it matches, if these can be counted.
    `openings`: in lower case, beginnings of which a text must have one; empty if it may begin anyhow.
    `anchors`: in lower case, literals of which a text must contain one; empty if there are none. A space before
    or behind one says that it must begin or end a word.
    `digit`: whether a text must contain one of 0 to 9.
    `shortest`, `longest`: the characters that a text must have, and may have (None if unlimited).
    """

    exact: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    digit: bool = False
    shortest: int = 0
    longest: int | None = None


def demands(pattern: str) -> Demands:
    """What a pattern demands of a text, after checking that it is bounded.

    >>> wants = demands(r"^(?:please )?enter your (?:comment|e-?mail)\\b")
    >>> sorted(wants.anchors), sorted(wants.openings)
    (['enter your '], ['enter yo', 'please e'])
    >>> demands(r"^\\d{1,3} (?:comments|shares)$").longest
    12
    >>> sorted(demands("^read(?: more)?$").exact)
    ['read', 'read more']
    >>> demands(r"^(?:\\w+ )+end")
    Traceback (most recent call last):
    ...
    cleaner.pattern.PatternError: the repeat '+' or '*' has no upper bound; write {0,60}, {1,200} or the like

    Raises PatternError if the pattern does not compile or holds an unbounded repeat.
    """
    tree = tree_of(pattern)
    nodes = list(tree)
    from_start = bool(nodes) and nodes[0] == (op.AT, op.AT_BEGINNING)
    whole = from_start and nodes[-1] in ((op.AT, op.AT_END), (op.AT, op.AT_END_STRING))
    shortest, longest = tree.getwidth()
    exact = _cores(nodes[1:-1]) if whole else frozenset()
    anchors = frozenset() if exact else _anchors(nodes) or frozenset()
    openings = frozenset() if exact or not from_start else _openings(nodes[1:])
    return Demands(
        exact=exact,
        openings=frozenset() if _tells_more(anchors, openings) else openings,
        anchors=anchors,
        digit=_needs_digit(nodes),
        shortest=shortest,
        longest=longest if whole else None,
    )


def _useful(literal: str) -> bool:
    if not literal.strip():
        return False
    caseless = any(ord(c) > 0x2E7F for c in literal)
    return len(literal) >= (2 if caseless else SHORTEST_ANCHOR) or any(
        ord(c) > 0x2000 or c in "©@|/$€£°%~" for c in literal
    )


def _worth(anchors: frozenset[str]) -> tuple[int, int]:
    return min(len(anchor.strip()) for anchor in anchors), -len(anchors)


_EDGES = tuple(
    (op.AT, at) for at in (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BOUNDARY, op.AT_END, op.AT_END_STRING)
)


def _anchors(nodes: list[Any], before: bool = False, after: bool = False) -> frozenset[str] | None:
    """The best set of literals of which a match of these nodes must contain one, or None.

    `before` and `after`: whether a word can only begin, and only end, where the nodes stand. A literal that
    must begin a word has a space before it, and one that must end a word a space behind it.
    """
    candidates: list[frozenset[str]] = []
    run, begins = "", False
    for index, (code, value) in enumerate([*nodes, (None, None)]):
        edge = before if index == 0 else nodes[index - 1] in _EDGES
        if code == op.LITERAL:
            if not run:
                begins = edge
            run += _lower(value)
            continue
        ends = after if code is None else (code, value) in _EDGES
        if _useful(run):
            candidates.append(frozenset([_marked(run, begins, ends)]))
        if run:
            edge = not _is_of_a_word(run[-1])
        run = ""
        next_ = nodes[index + 1] if index + 1 < len(nodes) else None
        behind = after if next_ is None else next_ in _EDGES or _parts_words(next_)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            once = value[1] == 1
            inner = _anchors(list(value[2]), edge and once, behind and once) if value[0] else None
        elif code in (op.SUBPATTERN, op.ATOMIC_GROUP):
            inner = _anchors(inside(code, value)[0], edge, behind)
        elif code == op.BRANCH:
            branches = [_anchors(branch, edge, behind) for branch in inside(code, value)]
            inner = frozenset().union(*(b for b in branches if b)) if all(branches) else None
        else:
            inner = None
        if inner:
            candidates.append(inner)
    return max(candidates, key=_worth) if candidates else None


def _marked(run: str, begins: bool, ends: bool) -> str:
    """A literal with a space where it must begin or end a word; only letters and digits make words."""
    core = run.strip()
    before = _is_of_a_word(core[0]) and (begins if run[0] == core[0] else True)
    after = _is_of_a_word(core[-1]) and (ends if run[-1] == core[-1] else True)
    return f"{' ' * before}{core}{' ' * after}"


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _parts_words(node: tuple[Any, Any]) -> bool:
    """Whether a node is a literal at which a word ends."""
    return bool(node[0] == op.LITERAL and not _is_of_a_word(chr(node[1])))


def _lower(code: int) -> str:
    low = chr(code).lower()
    return SAME_LETTER.get(low, low) if len(low) == 1 else chr(code)


def _needs_digit(nodes: list[Any]) -> bool:
    """Whether every match of a sequence of nodes contains one of 0 to 9."""
    for code, value in nodes:
        if code == op.LITERAL:
            found = ord("0") <= value <= ord("9")
        elif code == op.IN:
            found = all(
                (c == op.RANGE and ord("0") <= v[0] and v[1] <= ord("9"))
                or (c == op.LITERAL and ord("0") <= v <= ord("9"))
                for c, v in value
            )
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            found = value[0] > 0 and _needs_digit(list(value[2]))
        elif code in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
            found = all(_needs_digit(part) for part in inside(code, value))
        elif code == op.ASSERT and value[0] == 1:
            found = _needs_digit(list(value[1]))
        else:
            found = False
        if found:
            return True
    return False


def _characters(items: list[Any]) -> list[str] | None:
    """The characters of a set such as [a-c_] in lower case, or None if they are many or unknown."""
    found: set[str] = set()
    for code, value in items:
        if code == op.LITERAL:
            found.add(_lower(value))
        elif code == op.RANGE and value[1] - value[0] < _FEW_CHARACTERS:
            found.update(_lower(c) for c in range(value[0], value[1] + 1))
        else:
            return None
    return sorted(found)


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


def _cores(nodes: list[Any]) -> frozenset[str]:
    """The cores of all texts that a sequence of nodes matches; none if they cannot be told, or one is but marks."""
    first, last = 0, len(nodes)
    while first < last and _is_of_marks(nodes[first]):
        first += 1
    while first < last and _is_of_marks(nodes[last - 1]):
        last -= 1
    texts = _texts(nodes[first:last])
    cores = frozenset(core(text) for text in texts or ())
    return frozenset() if "" in cores else cores


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


def _tells_more(anchors: frozenset[str], openings: frozenset[str]) -> bool:
    """Whether the words that a match must hold say more than the letters that it must begin with."""
    if not anchors or not openings:
        return False
    least = min(_weight(anchor.strip()) for anchor in anchors)
    return min(map(_weight, openings)) < SHORTEST_ANCHOR <= least


def _weight(text: str) -> int:
    """How much a few letters tell: two Han characters as much as six Latin letters, bytes being a fair measure."""
    return len(text.encode("utf-8", "replace"))


def _texts(nodes: list[Any]) -> frozenset[str] | None:
    """All texts that a sequence of nodes matches, in lower case; None if too many or not to be told."""
    texts = {""}
    for code, value in nodes:
        choices = _choices(code, value)
        if choices is None:
            return None
        if code == op.LITERAL:
            ends: frozenset[str] | set[str] = {_lower(value)}
        else:
            parts = [_texts(choice) for choice in choices]
            if any(part is None for part in parts):
                return None
            ends = frozenset().union(*(part for part in parts if part is not None))
        if len(texts) * len(ends) > _MANY_TEXTS:
            return None
        texts = {text + end for text in texts for end in ends}
    return frozenset(texts)


def _openings(nodes: list[Any]) -> frozenset[str]:
    """The beginnings of what a sequence of nodes matches, in lower case; empty if it may begin anyhow."""
    for length in OPENINGS:
        found = _beginnings(nodes, length)
        if found is not None:
            texts = {text for text, _ in found}
            return frozenset() if "" in texts else frozenset(texts)
    return frozenset()


def _beginnings(nodes: list[Any], length: int) -> set[tuple[str, bool]] | None:
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
            first = _beginnings(list(value[2]), length)
            if first is None or not value[0]:
                ends: set[tuple[str, bool]] = {("", False)}
            else:
                ends = {(text, False) for text, _ in first}
        elif choices is None:
            ends = {("", False)}
        elif code == op.LITERAL:
            ends = {(_lower(value), True)}
        else:
            ends = set()
            for choice in choices:
                part = _beginnings(choice, length)
                if part is None:
                    return None
                ends |= part
        for text, open_ in found:
            if open_:
                for end, more in ends:
                    whole = (text + end)[:length]
                    grown.add((whole, more and len(whole) < length))
        if len(grown) > _MANY_OPENINGS:
            return None
        found = grown
    return found
