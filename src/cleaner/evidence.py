"""What speaks for and against a block being story, as numbered cells of named evidence.

Every block is looked at in the same ways, named in `EVIDENCE`. Each way of looking puts the block into
one of a few cells ("a line of 9 to 12 words without a closing mark", "two prose blocks follow"); the
cell has a strength, fitted on the maintainers' corpus by `tools/fit_strengths.py`, and the sum of the
strengths is the score. Nothing here knows a word of any language: words come in through the rules that
matched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from cleaner.layout import Layout, Vocabulary, opening_prose
from cleaner.plain import Block
from cleaner.shape import LENGTH_BINS, LINE, PROSE, STOP, length_bin

KINDS = 5
RULE_SETS = 31  # rule sets that can have a strength of their own; later ones share that of "any other"
_EDGE = 5  # stands for "no block there" among the kinds of neighbours

# name, number of cells; the order is that of the cells of a block
EVIDENCE: tuple[tuple[str, int], ...] = (
    ("length and ending", LENGTH_BINS * 4),
    ("the blocks on both sides", 36 * KINDS * 3),
    ("prose within three blocks", 36 * KINDS),
    ("share of the prose before", 12 * KINDS),
    ("empty lines around", 4 * 5 * KINDS),
    ("capital letters", 8 * KINDS),
    ("digits and times", 12 * KINDS),
    ("list marker", 6 * KINDS),
    ("quotes, bars, links", 6 * KINDS),
    ("words shared with the story", 7 * 2 * KINDS),
    ("indentation", 4 * KINDS * 3),
    ("hint of a rule", (RULE_SETS + 1) * 3),
    ("hints beside it", 9 * KINDS),
    ("boilerplate on the page", 16 * 3 * KINDS),
    ("under a heading of a list", 5 * KINDS),
    ("place by the headline", 6 * KINDS),
)

_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_DIGITS = re.compile(r"\d")
_UNDER = (1, 2, 2, *(3,) * 5, *(4,) * 13, 0)  # blocks since an opener: 1, 2-3, 4-8, 9-20; 0 for more


def _density(words: float) -> int:
    """The class of a number of prose words a block."""
    return 0 if words < 1 else 1 if words < 4 else 2 if words < 10 else 3 if words < 20 else 4 if words < 35 else 5


def _case(text: str, low: str) -> int:
    """0 to 4 for the share of words with a capital, 5 lower case first, 6 all capitals, 7 a script without case."""
    first = text[0]
    if first.islower():
        return 5
    if low == text and low.upper() == low:
        return 7
    if text.isupper():
        return 6
    parts = text.split()
    return int(sum(part[0].isupper() for part in parts) / len(parts) * 4.99)


def _mark(text: str, ending: int) -> int:
    if "|" in text:
        return 1
    if "@" in text or "http" in text or "www." in text:
        return 2
    if ending == STOP and text[-1] in "?？؟":
        return 3
    if '"' in text or "“" in text or "„" in text or "«" in text or "「" in text:
        return 4
    return 5 if "©" in text else 0


def _quoted(text: str) -> int:
    """The mark of prose: 4 if it quotes, 2 if it holds an address, else 0."""
    if '"' in text or "“" in text or "„" in text or "«" in text or "「" in text:
        return 4
    return 2 if "@" in text or "http" in text else 0


class Page(NamedTuple):
    """What holds for a text as a whole, and for all of its blocks alike.

    `dirt`: 0 all prose to 4 next to none. `known`: how many of its blocks rules matched, by its size.
    `indent`: the story's, None where all are the same. `once` and `twice`: how words begin in the densest
    prose, and in two of its blocks.
    """

    dirt: int
    known: int
    indent: int | None
    once: set[str]
    twice: set[str]


def page(
    blocks: Sequence[Block], lower: Sequence[str], land: Layout, hints: Mapping[int, int], words: Vocabulary
) -> Page:
    """What holds for a text as a whole."""
    count = len(blocks)
    prose = sum(1 for weight in land.mass if weight)
    dirt = min(4, int((1 - prose / count) * 5)) if count else 0
    size = 0 if count < 12 else 1 if count < 40 else 2 if count < 100 else 3
    share = len(hints) / count if count else 0.0
    known = size * 4 + (0 if not hints else 1 if share < 0.04 else 2 if share < 0.12 else 3)
    indents: Counter[int] = Counter()
    once: set[str] = set()
    twice: set[str] = set()
    for i in opening_prose(land):
        own = words.of(lower[i])
        twice |= own & once
        once |= own
        indents[blocks[i].indent] += int(land.mass[i])
    usual = indents.most_common(1)[0][0] if indents else 0
    indented = any(block.indent != usual for block in blocks)
    return Page(dirt, known, usual if indented else None, once, twice)


def _since(openers: Container[int], count: int) -> list[int]:
    """For every block, how many blocks above it the last opener stands, counted from 0 and up to 21."""
    found: list[int] = []
    since = 21
    for i in range(count):
        found.append(since)
        since = 0 if i in openers else min(since + 1, 21)
    return found


def observe(
    blocks: Sequence[Block],
    lower: Sequence[str],
    land: Layout,
    hints: Mapping[int, int],
    openers: Container[int],
    headline: int | None,
    wanted: Sequence[int],
    words: Vocabulary,
) -> list[tuple[int, ...]]:
    """For every wanted block, its cell in each of `EVIDENCE`.

    `lower`: the blocks' texts in lower case. `hints`: for each block that a rule matched, the number
    (from 1) of the rule set that matched. `openers`: blocks that open a list. `headline`: the block that
    holds the title, if one does.
    """
    shapes, kinds, mass, total, start, stop = land
    dirt, known, usual, once, twice = page(blocks, lower, land, hints, words)
    count = len(blocks)
    last = count - 1
    all_prose = total[count] or 1.0
    hit = [0] * (count + 2)  # 1 for a short block that a rule matched, 2 for prose; a zero on either side
    for i in hints:
        hit[i + 1] = 2 if kinds[i] == PROSE else 1
    since = _since(openers, count)
    cells: list[tuple[int, ...]] = []
    for i in wanted:
        block = blocks[i]
        kind, size, ending, bullet = shapes[i]
        text, low = block.text, lower[i]
        side = 0 if i < start else 1 if i < stop else 2
        before = kinds[i - 1] if i else _EDGE
        after = kinds[i + 1] if i < last else _EDGE
        here = total[i]
        above = _density((here - total[i - 3 if i > 3 else 0]) / 3)
        below = _density((total[i + 4 if i + 4 < count else count] - total[i + 1]) / 3)
        share = here / all_prose
        digits = 0 if kind == PROSE or text.isalpha() else len(_DIGITS.findall(text))

        topic = 0
        if kind != PROSE or side != 1:
            own = words.of(low)
            if own:
                topic = 1 + int(len(own & (twice if side == 1 and mass[i] else once)) / len(own) * 5)
        column = 0 if usual is None else 1 if block.indent == usual else 2 if block.indent < usual else 3
        under = _UNDER[since[i]]
        if headline is None:
            by_title = 0
        else:
            gap = i - headline
            by_title = 1 if gap < -1 else 2 if gap < 0 else 3 if gap < 2 else 4 if gap < 5 else 5
        cells.append(
            (
                length_bin(size) * 4 + ending,
                ((before * 6 + after) * KINDS + kind) * 3 + side,
                (above * 6 + below if above < below else below * 6 + above) * KINDS + kind,
                (0 if share == 0 else 11 if share >= 1 else 1 + int(share * 10)) * KINDS + kind,
                ((2 if block.apart else 0) + (1 if i == last or blocks[i + 1].apart else 0)) * 5 * KINDS
                + dirt * KINDS
                + kind,
                (_case(text, low) if kind != PROSE else 5 if text[0].islower() else 0) * KINDS + kind,
                (
                    (min(5, 1 + int(digits / len(text) * 8)) * 2 + (1 if _TIME.search(text) else 0)) * KINDS + kind
                    if digits
                    else kind
                ),
                ((1 + dirt) if bullet else 0) * KINDS + kind,
                (_quoted(text) if kind == PROSE else _mark(text, ending)) * KINDS + kind,
                (topic * 2 + (0 if side == 1 else 1)) * KINDS + kind,
                (column * KINDS + kind) * 3 + side,
                hints.get(i, 0) * 3 + (0 if kind < LINE else 1 if kind < PROSE else 2),
                (hit[i] * 3 + hit[i + 2]) * KINDS + kind,
                (known * 3 + side) * KINDS + kind,
                under * KINDS + kind,
                by_title * KINDS + kind,
            )
        )
    return cells
