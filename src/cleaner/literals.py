"""The literals without which a pattern cannot match: one that leads to it, and others that must be there as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from typing import Any, NamedTuple

from cleaner.pattern import inside
from cleaner.spelling import lower
from cleaner.vocabulary import words

SHORTEST_ANCHOR = 3  # shorter literals hit so many lines that they no longer save work (two for scripts without case)
_FEW = 16  # literals of which one must be there as well; with 8 an eighth more patterns are tried, with 30 hardly fewer

_COMMON = words("pattern", "common")

Literals = frozenset[str]

_EDGES = tuple(
    (op.AT, at) for at in (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BOUNDARY, op.AT_END, op.AT_END_STRING)
)


class Way(NamedTuple):
    """A literal that leads to a pattern, and literals of which one must be there as well; none if nothing must."""

    literal: str
    needs: Literals = frozenset()


# Ways that need the same: that, sorted, and their literals, sorted.
Ways = tuple[Sequence[str], Sequence[str]]


class Contained(NamedTuple):
    """What every match of some nodes contains.

    `ways`: the literal of one of them and one of its needs; empty if nothing is long enough to be looked for.
    `clauses`: one literal of each.
    """

    ways: frozenset[Way]
    clauses: tuple[Literals, ...]


def literals_of(nodes: list[Any], before: bool = False, after: bool = False) -> Contained:
    """The literals in a sequence of nodes.

    `before` and `after`: whether a word can only begin, and only end, where the nodes stand. A literal that leads
    to a pattern has a space before it if it must begin a word, and one behind it if it must end one.
    """
    candidates: list[frozenset[Way]] = []
    clauses: list[Literals] = []
    run, begins = "", False
    for index, (code, value) in enumerate([*nodes, (None, None)]):
        edge = before if index == 0 else nodes[index - 1] in _EDGES
        if code == op.LITERAL:
            if not run:
                begins = edge
            run += lower(value)
            continue
        ends = after if code is None else (code, value) in _EDGES
        if _leads(run):
            candidates.append(frozenset([Way(_marked(run, begins, ends))]))
        if _tells(run):
            clauses.append(frozenset([run]))
        if run:
            edge = not _is_of_a_word(run[-1])
        run = ""
        next_ = nodes[index + 1] if index + 1 < len(nodes) else None
        behind = after if next_ is None else next_ in _EDGES or _parts_words(next_)
        inner = _within(code, value, edge, behind)
        if inner.ways:
            candidates.append(inner.ways)
        clauses += inner.clauses
    best = max(candidates, key=_worth_of_ways, default=frozenset())
    return Contained(frozenset(way if way.needs else _needing(way, clauses) for way in best), tuple(clauses))


def needed(literals: Literals, clauses: tuple[Literals, ...] | list[Literals]) -> Literals:
    """The clause that tells most beyond some literals, if it is one of few literals."""
    more = [c for c in clauses if len(c) <= _FEW and not any(one.strip() in known for one in c for known in literals)]
    return max(more, key=_worth, default=frozenset())


def grouped(ways: Iterable[Way]) -> tuple[Ways, ...]:
    """Ways, those together that need the same.

    >>> grouped([Way("read "), Way("news", frozenset({"our"})), Way("papers", frozenset({"our"}))])
    (((), ('read ',)), (('our',), ('news', 'papers')))
    """
    by_needs: dict[tuple[str, ...], list[str]] = {}
    for literal, needs in ways:
        by_needs.setdefault(tuple(sorted(needs)), []).append(literal)
    return tuple((needs, tuple(sorted(literals))) for needs, literals in sorted(by_needs.items()))


def either(clauses: list[Literals]) -> Literals:
    """What must be there if one of some clauses holds; nothing if one of them asks for nothing."""
    return frozenset().union(*clauses) if all(clauses) else frozenset()


def weight(literal: str) -> int:
    """How much a literal tells: by its letters, those of words that stand in most lines not counted.

    Two Han characters tell as much as six Latin letters, bytes being a fair measure.
    """
    told = [1 if word in _COMMON else len(word.encode("utf-8", "replace")) for word in literal.split()]
    return sum(told) + len(told) - 1


_NOTHING = Contained(frozenset(), ())


def _within(code: Any, value: Any, before: bool, after: bool) -> Contained:
    """The literals inside one node."""
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        once = value[1] == 1
        return literals_of(list(value[2]), before and once, after and once) if value[0] else _NOTHING
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return literals_of(inside(code, value)[0], before, after)
    if code == op.BRANCH:
        branches = [literals_of(branch, before, after) for branch in inside(code, value)]
        all_lead, all_tell = all(b.ways for b in branches), all(b.clauses for b in branches)
        return Contained(
            frozenset().union(*(b.ways for b in branches)) if all_lead else frozenset(),
            (frozenset().union(*(max(b.clauses, key=_worth) for b in branches)),) if all_tell else (),
        )
    if code == op.ASSERT:
        return Contained(frozenset(), literals_of(inside(code, value)[0]).clauses)
    return _NOTHING


def _needing(way: Way, clauses: list[Literals]) -> Way:
    return Way(way.literal, needed(frozenset([way.literal]), clauses))


def _leads(literal: str) -> bool:
    if not literal.strip():
        return False
    caseless = any(ord(c) > 0x2E7F for c in literal)
    return len(literal) >= (2 if caseless else SHORTEST_ANCHOR) or any(
        ord(c) > 0x2000 or c in "©@|/$€£°%~[" for c in literal
    )


def _tells(literal: str) -> bool:
    """Whether a literal says anything that not nearly every line has."""
    core = literal.strip()
    return len(core) >= 2 or (bool(core) and not core.isalnum() and core not in ",.'-")


def _worth(literals: Literals) -> tuple[int, int]:
    return min(map(weight, literals)), -len(literals)


def _worth_of_ways(ways: frozenset[Way]) -> tuple[int, int]:
    return _worth(frozenset(way.literal for way in ways))


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
