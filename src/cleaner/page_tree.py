"""A page to a tree: lxml, made to take whatever comes."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree

# What XML forbids, but for the form feed, which is white space to a browser.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13})
_ATTRIBUTE = rb"(?:[\s/]++|=?+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+|=)"
# libxml2 needs time by the square of the attributes of one element: minutes for a hundred thousand. Every
# attribute is up to two items here; two thousand take 0.01 s, and none of the elements counted in the corpus has 30.
_OVERLOADED = re.compile(rb"(<[a-zA-Z][^\s/>]*+" + _ATTRIBUTE + rb"{4000})(" + _ATTRIBUTE + rb"*+)")
_END_OF_RAW_TEXT = re.compile(rb"(?i)</(?:script|style|textarea|title|xmp|iframe|noframes)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TOO_DEEP = "Excessive depth"  # libxml2 stops reading a page at its 2,048th nested element
_NESTING = re.compile(
    rb"(?i)</?(?!script\b|style\b|template\b|noscript\b|svg\b|iframe\b|textarea\b|select\b|title\b|head\b)[a-z][^<>]*>"
)


def parse(page: str) -> Any:
    """The tree of a page, an `lxml.html.HtmlElement`, or None where there is nothing to make one of.

    Nothing is fetched, no entity of the page's own is resolved, comments and processing instructions
    are left out. The root is always `html`.

    >>> parse("<p>The dam holds.").tag
    'html'
    >>> parse(" ") is None
    True
    """
    try:
        raw = page.encode("utf-8")
    except UnicodeEncodeError:
        raw = _SURROGATES.sub("\ufffd", page).encode("utf-8")
    raw = raw.translate(None, _CONTROLS)
    raw = _OVERLOADED.sub(_without_most_attributes, raw)
    tree, too_deep = _tree(raw)
    if too_deep:  # browsers flatten what is nested too deep; as paragraphs nothing nests, and no text is lost
        tree, _ = _tree(_NESTING.sub(b"<p>", raw))
    return tree


def _without_most_attributes(tag: re.Match[bytes]) -> bytes:
    """A start tag with its first attributes; what looks like one may be part of a script, so the script's end stays."""
    end = _END_OF_RAW_TEXT.search(tag[2])
    return tag[1] + (end[0] if end else b"")


def _tree(raw: bytes) -> tuple[Any, bool]:
    """The tree of a page, and whether the parser gave up because of its depth."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, collect_ids=False
    )
    try:
        tree = lxml.html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError, TypeError, AssertionError):
        return None, False
    too_deep = any(_TOO_DEEP in (entry.message or "") for entry in parser.error_log.filter_from_fatals())
    return tree, too_deep
