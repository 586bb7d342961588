"""What a rule's pattern demands of a text, read off the pattern itself.

A few facts make a rule book of thousands of patterns fast: the texts it matches, where these can be counted;
how a match must begin; the literals without which it cannot match (its *anchors*); the least and the most
characters it matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from typing import Any

from cleaner.folding import foldcase
from cleaner.literals import SHORTEST_ANCHOR, Literals, Way, Ways, either, grouped, literals_of, needed, weight
from cleaner.pattern import inside, tree_of
from cleaner.searching import compiled, needs_case
from cleaner.spelling import cores, openings

_OF_ALL, _OF_A_CHOICE = 400, 100  # beginnings that are looked up


@dataclass(frozen=True, slots=True)
class Demands:
    """What a pattern asks of a text before it can match. All literals are in lower case.

    `exact`: texts among which are all that it matches, if these can be counted. `spelt`: whether it matches each of
    them as it stands, in small letters and without marks around it.
    `anchors`: literals of which a text must contain one, with what it must contain as well; empty if there are
    none. A space before or behind an anchor says that it must begin or end a word.
    `openings`, `besides`: beginnings of which a text must have one, or literals of which it must contain one, with
    what it must contain as well: for each of a pattern's choices what tells more. Both are empty if there is a
    choice of which neither can be told.
    `needs`: literals of which a text must contain one, be they too short to be anchors; empty if there are none, or
    many, or anything else to go by.
    `digit`: whether a text must contain one of 0 to 9.
    `shortest`, `longest`: the characters that a text must have, and may have (None if unlimited).
    """

    exact: Sequence[str] = ()
    spelt: bool = False
    anchors: Sequence[Ways] = ()
    openings: Sequence[Ways] = ()
    besides: Sequence[Ways] = ()
    needs: Sequence[str] = ()
    digit: bool = False
    shortest: int = 0
    longest: int | None = None


def demands(pattern: str) -> Demands:
    """What a pattern demands of a text, after checking that it is bounded.

    >>> wants = demands(r"^(?:please )?enter your (?:comment|e-?mail)\\b")
    >>> wants.anchors
    ((('comment', 'mail'), ('enter your ',)),)
    >>> [literals for needs, literals in wants.openings]
    [('enter yo', 'please e')]
    >>> demands(r"^\\d{1,3} (?:comments|shares)$").longest
    12
    >>> demands("^read(?: more)?$").exact
    ('read', 'read more')
    >>> demands(r"^(?:\\w+ )+end")
    Traceback (most recent call last):
    ...
    cleaner.searching.PatternError: the repeat '+' or '*' has no upper bound; write {0,60}, {1,200} or the like

    Raises PatternError if the pattern does not compile or holds an unbounded repeat.
    """
    tree = tree_of(pattern)
    nodes = list(tree)
    from_start = bool(nodes) and nodes[0] == (op.AT, op.AT_BEGINNING)
    whole = from_start and nodes[-1] in ((op.AT, op.AT_END), (op.AT, op.AT_END_STRING))
    shortest, longest = tree.getwidth()
    exact = tuple(sorted(cores(nodes[1:-1]))) if whole else ()
    contained = literals_of(nodes)
    anchors = () if exact else grouped(contained.ways)
    beginnings, besides = _by_choice(nodes[1:]) if from_start and not exact else ((), ())
    return Demands(
        exact=exact,
        spelt=bool(exact) and _is_spelt(pattern, exact),
        anchors=anchors,
        openings=beginnings,
        besides=besides,
        needs=() if exact or anchors or beginnings else tuple(sorted(needed(frozenset(), contained.clauses))),
        digit=_needs_digit(nodes),
        shortest=shortest,
        longest=longest if whole else None,
    )


def _is_spelt(pattern: str, exact: Sequence[str]) -> bool:
    search = compiled(pattern).search
    return not needs_case(pattern) and all(search(text) for text in exact if text == foldcase(text))


def _by_choice(nodes: list[Any]) -> tuple[tuple[Ways, ...], tuple[Ways, ...]]:
    """The beginnings of what a sequence of nodes matches, and the anchors of those choices that these tell more of."""
    beginnings: dict[str, list[Literals]] = {}
    besides: set[Way] = set()
    choices = _first_choice(nodes)
    most = max(_OF_A_CHOICE, _OF_ALL // len(choices))
    for choice in choices:
        contained = literals_of(choice, before=True)
        some = openings(choice, most)
        told = min(map(weight, some), default=0)
        held = min((weight(way.literal) for way in contained.ways), default=0)
        if told < SHORTEST_ANCHOR and told < held:
            besides |= contained.ways
        elif told:
            for opening in some:
                beginnings.setdefault(opening, []).append(needed(frozenset([opening]), contained.clauses))
        else:
            return (), ()
    return grouped(Way(opening, either(needs)) for opening, needs in beginnings.items()), grouped(besides)


def _first_choice(nodes: list[Any]) -> list[list[Any]]:
    """The sequences between which the first choice in a sequence of nodes chooses."""
    for index, (code, value) in enumerate(nodes):
        if code in (op.SUBPATTERN, op.BRANCH):
            choices = [nodes[:index] + part + nodes[index + 1 :] for part in inside(code, value)]
            return _first_choice(choices[0]) if len(choices) == 1 else choices
        if code == op.ATOMIC_GROUP:
            break
    return [nodes]


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
