"""A text as patterns see it: plain quotes, single spaces, lower case, and what is left of a label without its marks."""

from __future__ import annotations

import re

from cleaner.dress import undressed

MARKS = " .,:;!?…>»«<›‹+|*•·–—→←-~&()[]{}/\"'。．：！？、，；،؟।॥▸▶►✓×✕#_"
# Letters that a pattern without regard to case takes for one another though their lower case differs.
SAME_LETTER = {"ı": "i", "ς": "σ", "ſ": "s", "µ": "μ"}

_MARKERS = "*-–—•·▪●◦+>»›|#→►▶✓ \t"
_DRESSED = re.compile(r"[\[\]*_<&\\]")
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")  # soft hyphen, zero-width space, word joiner, byte order mark
_SAME_LENGTH = (
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
)


def plain_quotes(text: str) -> str:
    """The text with typographic quotes and spaces made plain, character for character.

    >>> plain_quotes("We’d like\\u00a0your help")
    "We'd like your help"
    """
    if text.isascii():
        return text
    for fancy, plain in _SAME_LENGTH:
        text = text.replace(fancy, plain)
    return text


def matching_text(text: str) -> str:
    """The text as block patterns see it: undressed, with plain quotes, single spaces, and no list marker in front.

    >>> matching_text("  •  [Read   **more**](https://example.org)")
    'Read more'
    """
    if _DRESSED.search(text, 1):  # a mark at the beginning alone is one of a list
        text = undressed(text)
    text = plain_quotes(text)
    if not text.isascii():
        for unseen in _UNSEEN:
            if unseen in text:
                text = text.replace(unseen, "")
    if "  " in text or "\n" in text or "\t" in text:
        text = " ".join(text.split())
    return text.lstrip(_MARKERS) if text[:1] in _MARKERS else text


def foldcase(text: str) -> str:
    """The text in lower case, of the same length.

    >>> foldcase("DİYARBAKIR")
    'diyarbakir'
    """
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = text.replace("İ", "i").lower()
    for letter, same in SAME_LETTER.items():
        if letter in low:
            low = low.replace(letter, same)
    return low


def core(text: str) -> str:
    """A text without the marks at its ends: by its core a label is looked up, whatever stands around it.

    >>> core("» Read more:"), core("(Read more...)")
    ('Read more', 'Read more')
    """
    return text.strip(MARKS)
