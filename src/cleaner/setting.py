"""Where a block of a page stands: its tag, its links, the elements around it, and what they are called."""

from __future__ import annotations

import re
from typing import NamedTuple

# The elements around a block, one bit each; `landmark_names` spells a mask out.
ARTICLE, MAIN, NAV, ASIDE, FOOTER, HEADER, FORM, FIGURE = (1 << bit for bit in range(8))
TABLE, LIST, QUOTE, DIALOG, BUTTON, TIME, ADDRESS, BODY, SILENT = (1 << bit for bit in range(8, 17))
ALL = (1 << 17) - 1

LANDMARKS = {
    "article": ARTICLE,
    "main": MAIN,
    "nav": NAV,
    "aside": ASIDE,
    "footer": FOOTER,
    "header": HEADER,
    "form": FORM,
    "figure": FIGURE,
    "table": TABLE,
    "list": LIST,
    "quote": QUOTE,
    "dialog": DIALOG,
    "button": BUTTON,
    "time": TIME,
    "address": ADDRESS,
    "body": BODY,
    "silent": SILENT,
}
OF_TAG = {
    **{name: bit for name, bit in LANDMARKS.items() if name not in ("list", "quote", "body", "silent")},
    **dict.fromkeys(("ul", "ol", "dl", "menu"), LIST),
    "blockquote": QUOTE,
    "search": FORM,
}
OF_ROLE = {
    "article": ARTICLE,
    "main": MAIN,
    "navigation": NAV,
    "menu": NAV,
    "menubar": NAV,
    "complementary": ASIDE,
    "contentinfo": FOOTER,
    "banner": HEADER,
    "search": FORM,
    "form": FORM,
    "figure": FIGURE,
    "list": LIST,
    "dialog": DIALOG,
    "alertdialog": DIALOG,
    "button": BUTTON,
}

_WORDS_AN_ELEMENT = 12  # half of the classes of the corpus have up to 3; utility classes come in dozens, up to 195
_EXAMINED = 400  # characters of an attribute
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_WORD = re.compile("[a-z]{2,}")
_SPOKEN = re.compile(
    r"(?i)\b(?:sr|screen-?_?reader)[-_]?(?:only|text)\b|visually-?_?hidden|screen-?_?reader|\b(?:a11y|acc?ess)-hidden\b"
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


class Setting(NamedTuple):
    """Where a block of a page stands.

    `tag`: the nearest block-level element, "tr" for a row of a data table. `links`: the share of its
    characters inside links. `landmarks`: a mask of what is around it. `names`: the words of the class,
    id, role, itemprop and test id of the smallest element that holds the whole block and of those
    around it, nearest first. `hidden`: said by an attribute or a style, not by a style sheet, which
    nobody reads here; the text is in the page all the same. `spoken`: for screen readers only, by its
    class. What is `aria-hidden` is seen, so it is neither: it is SILENT among the landmarks.
    `depth`: elements around the block. `group`: the same for blocks with the same nearest section, list
    or `div` around their elements. `path`: the last three elements with the first class of each.
    """

    tag: str
    links: float
    landmarks: int
    names: tuple[str, ...]
    hidden: bool
    spoken: bool
    depth: int
    group: int
    path: str


def landmark_names(landmarks: int) -> tuple[str, ...]:
    """The names of the landmarks in a mask.

    >>> landmark_names(ARTICLE | FIGURE)
    ('article', 'figure')
    """
    return tuple(name for name, bit in LANDMARKS.items() if landmarks & bit)


def is_for_speech(classes: str) -> bool:
    """Whether a class says that its text is for screen readers only.

    >>> is_for_speech("nav visually-hidden"), is_for_speech("screen-reader-text"), is_for_speech("hidden-gems")
    (True, True, False)
    """
    return _SPOKEN.search(classes) is not None


def is_not_shown(style: str) -> bool:
    """Whether a style attribute hides its element.

    >>> is_not_shown("Display: none"), is_not_shown("display: block")
    (True, False)
    """
    low = style.lower()
    return ("none" in low or "hidden" in low) and _NOT_SHOWN.search(low) is not None
