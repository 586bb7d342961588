"""Blocks that a text says twice: captions, standfirsts and pull quotes that are later a sentence of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST_WORDS = 45  # captions, standfirsts and pull quotes are shorter
_KEY = 24  # characters by which a block is looked for among the others
_LEAST_WORDS = 12  # refrains, list items, and subheads that quote the story are shorter
_CLOSE = 3  # blocks: a caption given twice stands close to itself; a paragraph that returns later is the story's way
_MOST = 120  # long blocks that are compared, and
_MOST_CHARACTERS = 30_000  # their characters: bounds, so that time grows linearly
_CREDIT = re.compile(r"\s?[(\[][^()\[\]]{2,60}[)\]]\.?$")
_QUOTES = "\"'“”‘’„«»‹› "


def said_again(lower: Sequence[str], words: Sequence[int], start: int) -> set[int]:
    """The blocks that another, longer block says again, word for word.

    Of two that are alike the first, if they stand close or the first stands before the story.
    `lower`: the blocks in lower case. `words`: how many words each has. `start`: where the story begins.

    >>> story = "the old lock will stay shut. “we cannot pay for it,” the mayor said on friday evening at the quay."
    >>> quote = "“we cannot pay for it,” the mayor said on friday evening at the quay"
    >>> said_again([quote, story], [13, 20], 1)
    {0}
    """
    long = [i for i, size in enumerate(words) if size >= _LEAST_WORDS][:_MOST]
    joined = "\n".join(lower[i] for i in long)[:_MOST_CHARACTERS]
    found: set[int] = set()
    for number in long:
        if words[number] > _MOST_WORDS:
            continue
        text = lower[number]
        core = text.strip(_QUOTES)
        key = core[:_KEY]
        first = joined.find(key)
        if first < 0 or joined.find(key, first + 1) < 0:  # nearly always: nothing else begins so
            continue
        core = _CREDIT.sub("", text).strip(_QUOTES)
        for other in long:
            if other == number or other in found or core not in lower[other]:
                continue
            alike = lower[other] == text
            if (not alike and len(lower[other]) > len(text)) or (
                alike and other > number and (other - number <= _CLOSE or number < start)
            ):
                found.add(number)
                break
    return found
