"""Blocks that a text says twice: captions, standfirsts and pull quotes that are later a sentence of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KEY = 24  # characters by which the beginning of a sentence is found again
_LEAST_WORDS = 8  # refrains, list items and stock phrases are shorter
_LOOKED_AT = 8  # places in which a block is looked for; a text that says something more often is no story
_MOST = 1_500  # characters of a block whose sentences are looked at
_SENTENCE_START = re.compile(r"""(?:^|[.!?。！？؟।…]["'”’»)]{0,2}\s?)["'“‘„«(]{0,2}(?=[^\s"'“‘„«(])""")
_CREDIT = re.compile(r"\s?[(\[][^()\[\]]{2,60}[)\]]\.?$")
_QUOTES = "\"'“”‘’„«»‹› "


def said_again(lower: Sequence[str], words: Sequence[int]) -> set[int]:
    """The blocks that another block says again, word for word: of two alike the first.

    `lower`: the blocks in lower case. `words`: how many words each has.

    >>> story = "the old lock will stay shut. “we cannot pay for it,” the mayor said on friday evening at the quay."
    >>> quote = "“we cannot pay for it,” the mayor said on friday evening"
    >>> said_again([quote, story], [10, 20])
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
            if len(lower[other]) > len(text) or (other > number and lower[other] == text):
                found.add(number)
                break
    return found

