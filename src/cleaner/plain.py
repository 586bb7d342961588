"""Text to blocks: a block is a line, or a paragraph of hard-wrapped text."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from cleaner.shape import BULLETS, SENTENCE_ENDS

NARROWEST, WIDEST = 50, 100  # columns of hard-wrapped text: 60 to 80 is usual in mail and wire copy
_BROKEN = frozenset({" \n", "\n ", " \n "})  # what stands between two lines that were one sentence of a page
_LONG = 40  # characters of a line that may have been broken in mid-sentence; menus and lists have shorter ones
_NOT_BROKEN = ":|;"
_LINE_ENDS = "\u2028\u2029\x0c\x85"  # of other tools, one character each like our own


class Block(NamedTuple):
    """A stretch of the source that is judged as one: `source[start:end] == text`.

    `apart`: an empty line (or the start of the text) stands before it. `indent`: columns before it.
    A tuple rather than a dataclass: there are some hundreds in every page, and making them is a tenth
    of the time of a cleaning.
    """

    start: int
    end: int
    text: str
    apart: bool
    indent: int


def blocks(source: str) -> list[Block]:
    r"""The blocks of a text in order; white space around them belongs to none.

    >>> [block.text for block in blocks("A headline\n\n  First paragraph.\nSecond.")]
    ['A headline', 'First paragraph.', 'Second.']

    Lines wrapped at a fixed width come back as one block a paragraph:

    >>> wire = "The river rose by two metres overnight, and the mayor of the town\nasked all on the quay to leave."
    >>> len(blocks(wire))
    1
    """
    found: list[Block] = []
    position = 0
    apart = True
    longest = 0
    lines = source
    if not source.isascii() or "\f" in source:
        for other in _LINE_ENDS:
            if other in lines:
                lines = lines.replace(other, "\n")
    for raw in lines.split("\n"):
        text = raw.strip()
        if text:
            indent = 0 if text is raw else len(raw) - len(raw.lstrip())
            start = position + indent
            found.append(Block(start, start + len(text), text, apart, indent))
            apart = False
            if len(text) > longest:
                longest = len(text)
        else:
            apart = True
        position += len(raw) + 1
    return _unwrapped(source, found) if longest >= _LONG and _may_be_wrapped(found) else found


def _goes_on(source: str, line: Block, following: Block) -> bool:
    """Whether a line was broken in mid-sentence: at a link, or where the source of its page was broken.

    Items of lists and rows of tables do not begin in lower case, and few are as long as a line of prose. Where the
    source of a page was broken, a space is left beside the break, and the first word may stand alone.
    """
    if following.apart or line.text[-1] in SENTENCE_ENDS or line.text[-1] in _NOT_BROKEN:
        return False
    between = source[line.end : following.start]
    long = len(line.text) >= _LONG and line.text[0] not in BULLETS
    if following.text[0].islower():
        rest = " " in following.text or following.text[-1] in SENTENCE_ENDS
        verse = line.text[-1] == ","
        return (long and rest and not verse and "|" not in following.text) or between in _BROKEN
    if between not in _BROKEN:
        return False
    return (long and between[0] == " ") or (" " not in line.text and len(following.text) >= _LONG)


def _may_be_wrapped(lines: list[Block]) -> bool:
    """Whether any line goes on, in lower case, in the line right under it."""
    return any(not line.apart and line.text[0].islower() for line in lines)


def _unwrapped(source: str, lines: list[Block]) -> list[Block]:
    """The lines with every paragraph of wrapped lines made one block."""
    merged: list[Block] = []
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and not lines[end].apart:
            end += 1
        paragraph = lines[index:end]
        if _wrapped(paragraph):
            merged.append(_one(source, paragraph))
        else:
            merged += _mended(source, paragraph)
        index = end
    return merged


def _mended(source: str, lines: list[Block]) -> list[Block]:
    """The lines, those made one that go on in the next."""
    found: list[Block] = []
    begin = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _goes_on(source, lines[i - 1], lines[i]):
            found.append(_one(source, lines[begin:i]) if i - begin > 1 else lines[begin])
            begin = i
    return found


def _one(source: str, lines: list[Block]) -> Block:
    start, stop = lines[0].start, lines[-1].end
    return Block(start, stop, source[start:stop], lines[0].apart, lines[0].indent)


def _wrapped(lines: list[Block]) -> bool:
    """Whether lines were broken at a fixed width.

    A greedy wrapper breaks a line only where the next word would not fit, and most often in
    mid-sentence. Lists, menus and verse break earlier.
    """
    # An address may be longer than a line, and then stands alone on one.
    width = max((len(line.text) for line in lines if " " in line.text or not _is_address(line.text)), default=0)
    if len(lines) < 2 or not NARROWEST <= width <= WIDEST:
        return False
    if not any(line.text[0].islower() for line in lines[1:]):
        return False
    for line, following in pairwise(lines):
        first = following.text.split(None, 1)[0]
        filled, word = len(line.text), len(first)
        if filled + 1 + word <= width or (4 * filled < 3 * width and not _is_address(first)):
            return False
    return True


def _is_address(word: str) -> bool:
    return "](" in word or "://" in word
