"""Blocks that a text says twice: captions, standfirsts and pull quotes that are later a sentence of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEY = 24  # characters by which the beginning of a sentence is found again
_LEAST_WORDS = 12  # refrains, list items, and subheads that quote the story are shorter
_CLOSE = 3  # blocks: a caption given twice stands close to itself; a paragraph that returns later is the story's way
_LOOKED_AT = 8  # places in which a block is looked for; a text that says something more often is no story
_MOST = 1_500  # characters of a block whose sentences are looked at
_SENTENCE_START = re.compile(r"""(?:^|[.!?。！？؟।…]["'”’»)]{0,2}\s?)["'“‘„«(]{0,2}(?=[^\s"'“‘„«(])""")
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
    starts: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(lower):
        if words[number] >= _LEAST_WORDS:
            for match in _SENTENCE_START.finditer(text[:_MOST]):
                where = match.end()
                starts.setdefault(text[where : where + _KEY], []).append((number, where))
    found: set[int] = set()
    for number, text in enumerate(lower):
        if words[number] < _LEAST_WORDS:
            continue
        core = _CREDIT.sub("", text).strip(_QUOTES)
        places = starts.get(core[:_KEY], ())
        if len(core) < _KEY or len(places) < 2:
            continue
        for other, where in places[-_LOOKED_AT:]:
            if other == number or other in found or not lower[other].startswith(core, where):
                continue
            alike = lower[other] == text
            if (not alike and len(lower[other]) > len(text)) or (
                alike and other > number and (other - number <= _CLOSE or number < start)
            ):
                found.add(number)
                break
    return found

