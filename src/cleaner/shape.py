"""What a block looks like, whatever it says: length, ending, case, digits, marks.

Nothing here knows a word of any language. Letters are told by what Unicode says of them, sentences by
the marks that end one in the scripts of the world, and scripts without spaces are measured in
characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.dress import unlinked

# Sentence ends: Latin, CJK full-width and half-width, Arabic, Devanagari, Armenian, Ethiopic, Burmese, Khmer, Tibetan,
# Mongolian, Sinhala, Ol Chiki.
SENTENCE_ENDS = frozenset(".!?…。！？｡．؟۔।॥։።፧၊။។៕།‼⁇⁈⁉༎᠃᠉෴᱾᱿")
# “ and « close what „ and » open, from Bulgarian to Danish; ״ is Hebrew.
CLOSERS = frozenset("\"'”’“‘»›«‹״)]}）」』】〉》］｣〕〗〟｝*_")
BULLETS = "*•-–—·▪+|>»›→◦●■▶►✓#"

# Kana, Han, Thai, Lao, Burmese, Khmer and full-width forms: written without spaces, about two characters a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uff00-\uffef]")
_CHARACTERS_A_WORD = 2
_LONG_WORDS = 12  # characters a word on average, above which a text may be of an unspaced script

NO_END, COLON, COMMA, STOP = range(4)
_ENDING = dict.fromkeys(SENTENCE_ENDS, STOP) | {":": COLON, "：": COLON} | dict.fromkeys(",،、，;；؛፣", COMMA)

LABEL, SHORT, LINE, SENTENCE, PROSE = range(5)
KINDS = ("label", "short line", "line", "sentence", "prose")

# Words at which the next longer bin begins: 1, 2, 3, 4-5, 6-8, 9-12, 13-18, 19-30, 31-60, more.
_LENGTH_BIN = tuple(sum(n > top for top in (1, 2, 3, 5, 8, 12, 18, 30, 60)) for n in range(62))
LENGTH_BINS = 10


class Shape(NamedTuple):
    """The looks of one block.

    `kind`: LABEL (up to 3 words), SHORT (4 to 7), LINE (8 and more, no sentence end), SENTENCE (6 and
    more, ended) or PROSE (12 and more, ended, or 25 and more). `words`: how many, two characters a
    word where a script has no spaces. `ending`: NO_END, COLON, COMMA or STOP.
    """

    kind: int
    words: int
    ending: int
    bullet: bool


def length_bin(words: int) -> int:
    """The length class of a number of words, 0 to 9."""
    return _LENGTH_BIN[words] if words < 62 else 9


def shape(text: str) -> Shape:
    """The looks of a block's text, which is not empty.

    >>> shape("Latest news")
    Shape(kind=0, words=2, ending=0, bullet=False)
    >>> shape("• “The bridge will open again in spring,” the mayor said on Monday evening.").kind == PROSE
    True
    >>> shape("首相は十日、東京で記者会見を開き、新しい予算について説明した。").kind == PROSE
    True
    """
    if "](" in text:
        text = unlinked(text) or " "
    bullet = text[0] in BULLETS and len(text) > 1
    core = text.lstrip("*•-–—·▪+|>»›→◦●■▶►✓# \t") if bullet else text
    if not core:
        return Shape(LABEL, 0, NO_END, bullet)
    words = core.count(" ") + 1
    size = len(core)
    if size > _LONG_WORDS * words and not core.isascii():
        words = max(words, len(_UNSPACED.findall(core)) // _CHARACTERS_A_WORD)
    last = core[-1]
    if last in CLOSERS:
        index = size - 2
        while index > 0 and core[index] in CLOSERS:
            index -= 1
        last = core[index]
    ending = _ENDING.get(last, NO_END)
    if words >= 25 or (ending == STOP and words >= 12):
        kind = PROSE
    elif ending == STOP and words >= 6:
        kind = SENTENCE
    elif words >= 8:
        kind = LINE
    elif words >= 4:
        kind = SHORT
    else:
        kind = LABEL
    return Shape(kind, words, ending, bullet)
