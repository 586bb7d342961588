"""The elements between a page's headline and the first paragraphs of its story, where byline and time stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from cleaner import byline, markup, timestamp
from cleaner.markup import Element
from cleaner.timestamp import Timestamp

BEHIND = 220  # elements; on 334 news pages the first byline or time stood at the 120th at the latest, 98 % by the 70th
NEIGHBOURS = 16  # elements between the links to two authors of one story
LONG = 140  # characters: a paragraph, and no line of metadata
PROSE = 400  # characters of paragraphs, behind which the head is over

_AUTHOR = re.compile(
    r"(?i)author|byline|\bby-|writer|autor|auteur|redakteur|contributor|reporter|credit-name|journalist"
)
_NO_AUTHOR = re.compile(
    r"(?i)comments?\b|related|recommend|promo|teaser|card|follow|share|caption|photo|image|authority|avatar|newsletter"
    r"|sidebar|rail|most-|popular|trending"
)
_AUTHOR_PAGE = re.compile(
    r"(?i)/(?:authors?|autor(?:es?|en|i)?|auteurs?|by|staff|profiles?|contributors?|writers?|columnists?|journalists?|reporters?)[/=]"
)
_ASIDE = re.compile(
    r"(?i)caption|copyright|imag|img|photo|picture|media-?box|media-?info|gallery|related|teaser|recommend|promo"
    r"|sidebar|comments?\b|comment[-_]|popular|bildunterschrift|legende"
)
_ASIDES = frozenset({"figure", "figcaption", "aside", "nav", "footer"})
_READING_TIME = re.compile(
    r"(?i)\W{0,3}\b\d{1,3}[ -]?min(?:ute|uten|utos|uti)?s?\b\.?"
    r"(?:\s(?:read|to read|lesezeit|de lectura|di lettura|de lecture))?(?=\W|$)"
)
_UPDATE = re.compile(r"(?i)updat|modif|aktualisier|actuali|atualiz|aggiorna|bijgewerkt|oppdater|uppdater|обновл|更新")


@dataclass(frozen=True)
class Head:
    """What stands behind a headline and before the story, in the order of the page."""

    elements: tuple[Element, ...]
    _lines: Mapping[str, Element]  # the short ones, without reading times, and where each stands first

    @cached_property
    def stamps(self) -> tuple[Timestamp, ...]:
        """The timestamps that fill lines of their own."""
        found = ((stamp, element) for line, element in self._lines.items() for stamp in timestamp.parse_all(line))
        return tuple(stamp for stamp, element in found if not _is_aside(element))

    @cached_property
    def signed(self) -> tuple[tuple[str, ...], ...]:
        """The people who sign in bylines that fill lines of their own, line by line."""
        found = ((byline.parse(line), element) for line, element in self._lines.items() if len(line) <= byline.LONGEST)
        return tuple(signed.authors for signed, at in found if signed and signed.authors and not _is_aside(at))

    def times(self) -> list[Element]:
        """The time elements, those behind the headline first."""
        return [element for element in self.elements if element.tag == "time"]

    def author_links(self) -> list[str]:
        """The texts of the first links to pages of authors; those far behind them belong to other stories."""
        found: list[str] = []
        last = 0
        for at, element in enumerate(self.elements):
            if element.tag == "a" and _leads_to_author(element) and not _is_aside(element):
                text = markup.text(element, LONG)
                if found and at - last > NEIGHBOURS:
                    break
                if text:
                    found.append(text)
                    last = at
        return found

    def author_texts(self) -> list[str]:
        """The texts of elements whose markup says that they name authors, in pieces."""
        named = [element for element in self.elements if _names_author(element) and not _is_aside(element)]
        return [text for element in named for text in _own_lines(element, wrapping=True) if text[0] < "\u2e80"]


def find(tree: Element, headings: Sequence[Element], title: str | None) -> Head:
    """The head of the story under the heading that shows the title.

    >>> import lxml.html
    >>> page = lxml.html.fromstring('<div><h1>Dam holds</h1><p class="byline">By Jane Roe</p><p>It held.</p></div>')
    >>> find(page, page.findall("h1"), "Dam holds").signed
    (('Jane Roe',),)
    """
    heading = _heading(tree, headings, title)
    if heading is None:
        return Head((), {})
    kept = tuple(_until_prose(islice(_following(heading), BEHIND)))
    lines: dict[str, Element] = {}
    for element in kept:
        for line in _own_lines(element):
            lines.setdefault(_READING_TIME.sub("", line) if "min" in line.casefold() else line, element)
    return Head(kept, lines)


def tells_update(element: Element) -> bool:
    """Whether a time element says, in its markup or beside it, that it is one of an update.

    >>> import lxml.html
    >>> tells_update(lxml.html.fromstring('<p>Updated: <time>5 May</time></p>').find("time"))
    True
    """
    parent = element.getparent()
    near = [element.get("itemprop"), element.get("class"), element.get("pubdate"), element.text]
    before = element.getprevious()
    near.append(before.tail if before is not None else parent.text if parent is not None else None)
    if parent is not None:
        near.append(parent.get("class"))
    return any(_UPDATE.search(word[-60:]) for word in near if word)


def _heading(tree: Element, headings: Sequence[Element], title: str | None) -> Element | None:
    wanted = _squeezed(title or "")
    if not wanted:
        return None
    texts = [(heading, _squeezed(markup.text(heading))) for heading in headings]
    for heading, text in texts:
        if wanted in text:
            return heading
    for element in tree.iter("h2", "h3", "h4", "div", "span", "p"):
        if len(element) < 3 and _squeezed(markup.text(element, len(title or "") + 20)) == wanted:
            return element
    return next((heading for heading, text in texts if text), None)


def _following(element: Element) -> Iterator[Element]:
    """The elements behind one, in the order of the page."""
    while element is not None:
        for sibling in element.itersiblings():
            yield from sibling.iter("*")
        element = element.getparent()


def _until_prose(elements: Iterable[Element]) -> list[Element]:
    kept: list[Element] = []
    prose = 0
    for element in elements:
        if element.tag == "p":
            length = len(markup.text(element, PROSE))
            prose += length if length >= LONG else 0
            if prose >= PROSE:
                break
        kept.append(element)
    return kept


def _own_lines(element: Element, *, wrapping: bool = False) -> Iterator[str]:
    """The element as one line, if it is short and holds text of its own or little else; the pieces of text in it."""
    if element.tag in markup.UNSEEN or element.tag in ("option", "select"):
        return
    has_text = element.text is not None and not element.text.isspace()
    # What wraps one element only has that one's lines.
    wraps = len(element) == 1 and not has_text and (element[0].tail is None or element[0].tail.isspace())
    if has_text or (len(element) <= 6 and (wrapping or not wraps)):
        text = markup.text(element, LONG + 1)
        if 3 <= len(text) <= LONG:
            yield text
    for child in element:
        if child.tail and 3 <= len(tail := " ".join(child.tail.split())) <= LONG:
            yield tail


def _is_aside(element: Element) -> bool:
    """Whether an element belongs to a picture, a menu or another story."""
    node = element
    for _ in range(4):
        if node is None:
            break
        if node.tag in _ASIDES or _ASIDE.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False


def _leads_to_author(element: Element) -> bool:
    if "author" in (element.get("rel") or ""):
        return True
    return _AUTHOR_PAGE.search(element.get("href") or "") is not None


def _names_author(element: Element) -> bool:
    if element.tag in ("meta", "img", "script", "figure", "svg"):
        return False
    if element.get("itemprop") == "author":
        return True
    words = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"
    return _AUTHOR.search(words) is not None and _NO_AUTHOR.search(words) is None


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
