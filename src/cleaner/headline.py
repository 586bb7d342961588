"""Which block of a plain text is its headline.

A headline stands before the densest prose, is short, shares its words with the story, and is often said
twice. As in `evidence`, every candidate falls into cells of named evidence whose strengths are fitted on
the maintainers' corpus; the best candidate is the headline if its sum is positive, and there is none
otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

from cleaner.layout import Layout, Vocabulary, opening_prose
from cleaner.plain import Block
from cleaner.setting import Setting
from cleaner.shape import CLOSERS, LENGTH_BINS, PROSE, STOP, Shape, length_bin

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_JOINTS = re.compile(r"\s+(?:[|–—-]|::?)\s+|:\s+|：")
_ASKING = frozenset("?？؟;!！…")
_CLOSERS = "".join(CLOSERS)
_TAIL = 12  # characters by which one candidate is known to hold another
_LEAST_OF_TITLE = 8  # characters of a part of a declared title that can be the headline

EVIDENCE: tuple[tuple[str, int], ...] = (
    ("length and ending", LENGTH_BINS * 5),
    ("distance to the story", 9),
    ("first block", 3 * 3),
    ("words shared with the story", 7 * 3),
    ("said again", 4),
    ("hint of a rule", 2),
    ("hints just after", 3),
    ("byline just after", 4),
    ("block before", 6),
    ("block after", 6),
    ("empty lines around", 4),
    ("marks", 5),
    ("better candidates", 4),
)

LONGEST = 30  # words; no headline of the corpus has more
BEFORE, INSIDE = 40, 3  # blocks before and into the densest prose that are looked at; 96 % of headlines are there


def candidates(blocks: Sequence[Block], land: Layout) -> list[int]:
    """The blocks that could hold the headline, in order."""
    first = max(0, land.start - BEFORE)
    head = list(range(min(3, first))) if first else []
    last = min(len(land.shapes), land.start + INSIDE)
    only = land.total[-1]  # a text's only sentence is its story
    chosen = [*head, *range(first, last)]
    return [i for i in chosen if _may_be(blocks[i].text, land.shapes[i]) and not 0 < land.mass[i] == only]


def _may_be(text: str, looks: Shape) -> bool:
    return looks.kind != PROSE or (looks.words <= LONGEST and (looks.ending != STOP or _asks(text)))


def declared(blocks: Sequence[Block], settings: Sequence[Setting], title: str) -> int | None:
    """The block that holds the headline that a page declares: a heading of the first rank before any other.

    Where none holds all of it, the one that holds it without the name of the site.
    """
    parts = [part for part in _JOINTS.split(title) if len(part) >= _LEAST_OF_TITLE]
    for wanted in ({said(title)}, set(map(said, parts))):
        wanted.discard("")
        same = [i for i, b in enumerate(blocks) if len(b.text) < 2 * len(title) + 20 and said(b.text) in wanted]
        if same:
            return next((i for i in same if settings[i].tag == "h1"), same[0])
    return None


def said(text: str) -> str:
    """The words of a headline, whatever their case and the marks between them.

    >>> said("Dam holds -- for now") == said("Dam holds: For Now!")
    True
    """
    return " ".join(_WORD.findall(text.casefold()))


def observe(
    blocks: Sequence[Block],
    lower: Sequence[str],
    land: Layout,
    hints: Mapping[int, int],
    signed: Container[int],
    words: Vocabulary,
) -> list[tuple[int, tuple[int, ...]]]:
    """For every candidate, its number and its cell in each of `EVIDENCE`."""
    chosen = [i for i in candidates(blocks, land) if any(map(str.isalpha, blocks[i].text))]
    if not chosen:
        return []
    story: set[str] = set()
    for i in opening_prose(land):
        story |= words.of(lower[i])
    joined = "\n".join(lower[i] for i in chosen)
    seen = Counter(lower[i] for i in chosen)
    tails = Counter(text[-_TAIL:] for text in seen)
    shapes = land.shapes
    own = {i: words.of(lower[i]) for i in chosen}
    shared = {i: len(mine & story) for i, mine in own.items()}
    ranks = sorted(shared.values(), reverse=True)
    most = ranks[0]
    found: list[tuple[int, tuple[int, ...]]] = []
    for i in chosen:
        looks = shapes[i]
        gap = land.start - i
        distance = 8 if gap < 0 else gap if gap < 4 else 4 if gap < 8 else 5 if gap < 15 else 6 if gap < 25 else 7
        share = 0 if not own[i] else 1 + int(shared[i] / len(own[i]) * 5)
        low = lower[i]
        again = 1 if seen[low] > 1 else 0
        if not again and len(low) > _TAIL and joined.count(low) > 1:
            again = 2
        if again != 2 and tails[low[-_TAIL:]] > 1 and any(len(low) > len(x) > _TAIL and low.endswith(x) for x in seen):
            again = 3
        after = sum(j in hints for j in (i + 1, i + 2, i + 3))
        text = blocks[i].text
        mark = 1 if "|" in text else 2 if _DIGIT.search(text) else 3 if looks.bullet else 0
        following = i + 1 < len(blocks)
        better = ranks.index(shared[i])
        found.append(
            (
                i,
                (
                    length_bin(looks.words) * 5 + (4 if looks.ending == STOP and _asks(text) else looks.ending),
                    distance,
                    (0 if i == 0 else 1 if i < 3 else 2) * 3
                    + (0 if len(blocks) < 15 else 1 if len(blocks) < 60 else 2),
                    share * 3 + (0 if shared[i] == 0 else 2 if shared[i] == most else 1),
                    again,
                    1 if i in hints else 0,
                    0 if not after else 1 if after == 1 else 2,
                    next((step for step in (1, 2, 3) if i + step in signed), 0),
                    shapes[i - 1].kind if i else 5,
                    shapes[i + 1].kind if following else 5,
                    (2 if blocks[i].apart else 0) + (1 if not following or blocks[i + 1].apart else 0),
                    mark,
                    min(3, better),
                ),
            )
        )
    return found


def _asks(text: str) -> bool:
    """Whether a block ends in another mark than a full stop: headlines that end in a mark do."""
    return text.rstrip(_CLOSERS)[-1:] in _ASKING
