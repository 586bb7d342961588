"""The elements of a page that may tell something of its article, gathered in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml has no types of its own

MOST = 400  # elements kept of one kind, and looked at for one text
_TAGS = ("meta", "title", "script", "link", "h1", "time")
_BLOCKS = frozenset({"br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "section", "ul", "figure"})
UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "button"})


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands in the head of a page, and its headings and times, in the order of the page."""

    metas: Mapping[str, tuple[str, ...]]
    title: str | None
    canonical: str | None
    scripts: tuple[str, ...]
    headings: tuple[Element, ...]
    times: tuple[Element, ...]

    def meta(self, *names: str) -> tuple[str, ...]:
        """The contents of the meta elements with these names, in the order of the names."""
        return tuple(content for name in names for content in self.metas.get(name, ()))


def gather(tree: Element) -> Markup:
    """The elements of a page that may tell something of its article.

    >>> import lxml.html
    >>> page = lxml.html.fromstring('<title>Dam holds</title><meta name="Author" content="Jane Roe"><h1>Dam</h1>')
    >>> found = gather(page)
    >>> found.title, found.meta("author"), len(found.headings)
    ('Dam holds', ('Jane Roe',), 1)
    """
    metas: dict[str, list[str]] = {}
    titles: list[str] = []
    canonical: list[str] = []
    scripts: list[str] = []
    headings: list[Element] = []
    times: list[Element] = []
    for element in tree.iter(*_TAGS):
        tag = element.tag
        if tag == "meta":
            content = element.get("content")
            if content and (content := content.strip()):
                for key in {element.get("property"), element.get("name"), element.get("itemprop")} - {None, ""}:
                    kept = metas.setdefault(key.strip().casefold(), [])
                    if len(kept) < MOST:
                        kept.append(content)
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").casefold():
                scripts.append(element.text or "")
        elif tag == "link":
            if element.get("rel") == "canonical" and element.get("href"):
                canonical.append(element.get("href"))
        elif tag == "title":
            # An svg has titles too.
            parent = element.getparent()
            if parent is None or parent.tag in ("head", "html", "body"):
                titles.append(text(element))
        elif tag == "h1":
            headings.append(element)
        else:
            times.append(element)
    return Markup(
        {name: tuple(contents) for name, contents in metas.items()},
        next(filter(None, titles), None),
        next(iter(canonical), None),
        tuple(scripts),
        tuple(headings[:MOST]),
        tuple(times[:MOST]),
    )


def text(element: Element, at_most: int = 2_000) -> str:
    """What a reader sees of an element, on one line.

    >>> import lxml.html
    >>> text(lxml.html.fromstring("<h1>Dam<br>holds <b>f</b>irm<style>h1 {}</style></h1>"))
    'Dam holds firm'
    """
    if not len(element):
        return " ".join((element.text or "").split())[:at_most]
    pieces: list[str] = []
    length = nodes = 0
    hidden: Element = None
    for event, node in _events(element):
        if hidden is not None:
            if event == "end" and node is hidden:
                hidden = None
                pieces.append(node.tail or "" if node is not element else "")
            continue
        if event == "start":
            if not isinstance(node.tag, str) or node.tag in UNSEEN:
                hidden = node
                continue
            if node.tag in _BLOCKS:
                pieces.append(" ")
            piece = node.text or ""
        else:
            piece = (" " if node.tag in _BLOCKS else "") + ((node.tail or "") if node is not element else "")
        pieces.append(piece)
        length += len(piece)
        nodes += 1
        if length > at_most or nodes > MOST:
            break
    return " ".join("".join(pieces).split())[:at_most]


def _events(element: Element) -> Any:
    return etree.iterwalk(element, events=("start", "end", "comment", "pi"))
