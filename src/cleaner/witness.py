"""A second opinion: which blocks of a page trafilatura takes for its main text.

A witness, not a judge: it proposes, the rules decide.
"""

from __future__ import annotations

import copy
import logging
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Any

import trafilatura

from cleaner.page import Page
from cleaner.plain import Block

# Past these nobody is asked. No page of the corpus has 5,000 elements, none is nested deeper than 140. Trafilatura
# takes 30 ms for a thousand elements, up to a second for 20,000, but seconds for a few hundred tables in one another.
MOST_ELEMENTS = 20_000
DEEPEST = 150

_NEVER_KEPT = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "footer", "dialog", "select", "link",
    "meta", "input", "source", "video", "audio",
)  # fmt: skip
_PIECE = 16  # letters that make it unlikely to find a text within another by chance
_LONG = 96  # letters of a block of which a part may have been chosen
_EFFORT = 50_000_000  # letters to look through, as a bound: 0.1 s; half of the pages need a hundredth, one in 100 half
_NO_LETTERS = re.compile(r"[\W_]+")


# A library of a library should not speak up: without a handler, Python prints its warnings.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def chosen(tree: Any, page: Page) -> list[bool]:
    """For each block of a page, whether trafilatura keeps its text.

    `page` is what `page.read` makes of the tree, which is not changed. Where trafilatura fails, or the
    page is too large or nested too deep for it, it has chosen nothing.

    >>> from cleaner.page import read
    >>> from cleaner.page_tree import parse
    >>> prose = "The dam at Arle held through the night, officials of the water board said on Tuesday. " * 4
    >>> tree = parse(f"<nav><a href='/'>Home</a></nav><article><p>{prose}</p><p>{prose[:86]}</p></article>")
    >>> chosen(tree, read(tree))
    [False, True, True]
    """
    if not page.blocks or page.elements > MOST_ELEMENTS or page.deepest > DEEPEST:
        return [False] * len(page.blocks)
    return agreeing(page.blocks, _main_text(tree))


def _main_text(tree: Any) -> str:
    """What trafilatura keeps of a page, in lines; nothing where it fails, however it does."""
    try:
        found: Any = trafilatura.bare_extraction(
            _lighter(tree), fast=True, include_comments=False, with_metadata=False, deduplicate=False
        )
        return (found.text or "") if found is not None else ""
    except Exception:
        return ""


def _lighter(tree: Any) -> Any:
    """A copy of a page without what trafilatura never keeps; of 100 pages it keeps the same of all, in less time."""
    copied = copy.deepcopy(tree)
    for element in list(copied.iter(*_NEVER_KEPT)):
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)
    return copied


def letters(text: str) -> str:
    """The letters and digits of a text, by which it is known again in another form.

    >>> letters("The *dam* held.")
    'Thedamheld'
    """
    return _NO_LETTERS.sub("", text)


def agreeing(blocks: Sequence[Block], text: str) -> list[bool]:
    """For each block, whether its letters and digits stand in a text: as a line, or within it if there are many.

    A short block that stands more often on the page than in the text is meant where other blocks of
    the text stand around it.

    >>> from cleaner.plain import blocks
    >>> page = blocks("Home\\n\\nNews\\n\\nThe dam held through the night.\\n\\nHome")
    >>> agreeing(page, "The *dam* held through the night.\\n- Home")
    [False, False, True, True]
    """
    lines = [letters(line) for line in text.split("\n")]
    keys = [letters(block.text) for block in blocks]
    counts, seen = Counter(lines), Counter(keys)
    counts.update(_NO_LETTERS.sub("", cell) for line in text.split("\n") if "|" in line for cell in line.split("|"))
    del counts[""]  # of empty lines and cells, and of blocks that are an ornament
    whole = "".join(lines)
    effort = _EFFORT
    found: list[bool] = []
    doubtful: list[int] = []
    for number, key in enumerate(keys):
        known = key in counts
        if known and seen[key] > counts[key]:
            doubtful.append(number)
        elif not known and len(key) >= _PIECE and effort > 0:
            effort -= len(whole)
            known = key in whole
            if not known and len(key) >= _LONG:
                pieces = [key[i : i + _PIECE] for i in range(0, min(len(key), 4 * _LONG) - _PIECE + 1, _PIECE)]
                effort -= len(whole) * len(pieces)
                known = 2 * sum(piece in whole for piece in pieces) > len(pieces)
        found.append(known)
    if doubtful:
        unclear = set(doubtful)
        sure = [i for i, known in enumerate(found) if known and i not in unclear]
        for number in sorted(doubtful, key=lambda i: _distance(i, sure)):
            found[number] = counts[keys[number]] > 0
            counts[keys[number]] -= 1
    return found


def _distance(number: int, sure: list[int]) -> int:
    """How far the nearest of some numbers, in order, is from a number."""
    at = bisect_left(sure, number)
    return min((abs(near - number) for near in sure[max(0, at - 1) : at + 1]), default=0)
