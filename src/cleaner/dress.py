"""Text without the dress that extractors put on it: Markdown marks, link targets, leftover tags and entities.

Rules are written for words. A prompt is the same prompt as a link, in bold or behind an image, so rules and
measures see the words alone, while the story keeps its dress: it is verbatim.
"""

from __future__ import annotations

import html
import re

IMAGE = "![]"  # what an image, or a link of nothing, reads as

# Brackets within brackets once; possessive, so that time grows linearly with the text.
_TARGET = r"\](?:\(<[^<>]*+>\)|\([^()]*+(?:\([^()]*+\)[^()]*+)*+\))"
_LABEL = r"[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+"
_IMAGE = re.compile(rf"!\[{_LABEL}{_TARGET}|\[\s*+{_TARGET}")
_LINK = re.compile(rf"\[(?!\d{{1,3}}\]\[)({_LABEL})(?:{_TARGET}|\]\[[^\[\]]{{0,60}}\])")
_EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])")
_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|br) ?/?>", re.IGNORECASE)


def undressed(text: str) -> str:
    r"""The words of a block: links by their texts, images as `![]`, no emphasis, escapes, tags or entities.

    >>> undressed("**Read more:** [Ferry back in service](https://example.org/a_(b))")
    'Read more: Ferry back in service'
    >>> undressed("[![The quay](q.jpg)](/quay) The quay at Arle \\- and what&#39;s left")
    "![] The quay at Arle - and what's left"
    """
    if "](" in text or "][" in text:
        text = unlinked(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "&" in text and ";" in text:
        text = html.unescape(text)
    return text


def unlinked(text: str) -> str:
    """The text with every link as its words and every image as `![]`.

    >>> unlinked("[The board](https://example.org) met [on Monday][3].")
    'The board met on Monday.'
    """
    text = _IMAGE.sub(IMAGE, text)
    while IMAGE in text and (more := _LINKED_IMAGES.sub(IMAGE, text)) != text:
        text = more
    return _LINK.sub(r"\1", text)


_LINKED_IMAGES = re.compile(rf"\[\s*+(?:!\[\]\s*+)++{_TARGET}")
