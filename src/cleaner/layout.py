"""The lie of the land: each block's looks, and the region where prose is densest."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from cleaner.shape import PROSE, SENTENCE, Shape

OPENING = 16  # blocks; half of the stories of the corpus have fewer
VIEW = 3  # blocks
_SHORTEST_WORD = 4  # letters
_STEM = 6  # letters: enough to tell words apart, few enough to join their inflections
_NOT_PROSE = -6.0  # what a block that is not prose takes from the densest region, in words of prose
_MOST_PROSE = 60  # words of one block that count: a wall of text is not a story by its size


class Layout(NamedTuple):
    """Where prose stands among the blocks of a text.

    `mass[i]`: words of prose in block i; `total[i]`: those before it. `start` and `stop` bound the run
    of blocks with the greatest sum of prose, less a charge for every block that is none.
    """

    shapes: Sequence[Shape]
    kinds: list[int]
    mass: list[float]
    total: list[float]
    start: int
    stop: int


def layout(shapes: Sequence[Shape], taken: Container[int] = (), shares: Sequence[float] | None = None) -> Layout:
    """The layout of blocks that look like this; prose that a rule has taken counts for none.

    `shares`: for what share of its words each block counts as prose, if not for all of them.

    >>> lines = ["Home", "News", "The council met on Monday and agreed to close the old bridge for good."]
    >>> from cleaner.shape import shape
    >>> land = layout([shape(line) for line in lines])
    >>> land.start, land.stop
    (2, 3)
    """
    kinds = [looks.kind for looks in shapes]
    mass: list[float] = []
    total = [0.0]
    best = running = so_far = 0.0
    start = stop = begin = 0
    for index, looks in enumerate(shapes):
        if index in taken:
            weight = 0.0
        elif looks.kind == PROSE:
            weight = float(min(looks.words, _MOST_PROSE))
        elif looks.kind == SENTENCE:
            weight = looks.words / 2
        else:
            weight = 0.0
        if shares is not None:
            weight *= shares[index]
        mass.append(weight)
        so_far += weight
        total.append(so_far)
        if running <= 0:
            running, begin = 0.0, index
        running += weight or _NOT_PROSE
        if running > best:
            best, start, stop = running, begin, index + 1
    return Layout(shapes, kinds, mass, total, start, stop)


def in_view(land: Layout) -> list[int]:
    """The blocks of the densest prose, and those with prose within `VIEW` blocks.

    What lies further away is menus and lists: 65 of 100 lines of whole pages, and 1 of 100 words of
    their stories.
    """
    return sorted({*range(land.start, land.stop), *near_prose(land, VIEW)})


def near_prose(land: Layout, distance: int) -> list[int]:
    """The blocks with prose at most so many blocks away."""
    total, count = land.total, len(land.kinds)
    return [i for i in range(count) if total[min(count, i + distance + 1)] > total[max(0, i - distance)]]


def opening_prose(land: Layout) -> list[int]:
    """The first blocks of the densest prose: enough of the story to know its words by."""
    found = [i for i in range(land.start, land.stop) if land.mass[i]]
    return found[:OPENING]


class Vocabulary:
    """The stems of texts, found once for each: a text is looked at several times while it is judged."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {}

    def of(self, text: str) -> set[str]:
        """The stems of a text in lower case."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = stems(text)
        return known


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text in lower case.

    >>> sorted(stems("the harbour masters met in the harbours"))
    ['harbou', 'master']
    """
    return {word[:_STEM] for word in text.split() if len(word) >= _SHORTEST_WORD}
