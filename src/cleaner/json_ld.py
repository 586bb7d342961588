"""What the JSON-LD of a page says of its article, however dirty it is written."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

Node: TypeAlias = Mapping[str, Any]

LONGEST = 2_000_000  # characters of one script; the longest of 634 pages had 840,000
MOST_SCRIPTS = 40
MOST_NODES = 2_000
MOST_AUTHORS = 40
DEEPEST = 8
LONGEST_VALUE = 1_000_000

# What schema.org calls an article, beside all that ends in "Article".
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "Review", "CriticReview"})
# What may describe the article's page where nothing describes the article.
_PAGES = frozenset({"WebPage", "ItemPage", "CreativeWork", "Event", "Recipe", "MusicEvent", "QAPage", "ProfilePage"})
# Under these keys stands the article or what it is; under all others stands something else.
_INWARD = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "review")

# What hides a script from browsers of the last century.
_OPENING = ("<!--", "//", "/*", "<![CDATA[", "*/")
_CLOSING = ("-->", "//", "*/", "]]>", "/*", ";")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s?:\s?"((?:[^"\\\n]|\\.){1,400})"\s?[,}\n]')
_WHITESPACE = re.compile(r"\s+")
_TAG = re.compile(r"<(?:/?[a-zA-Z]|!--)[^<>]{0,2000}>")
_BREAK = re.compile(r"(?i)</(?:p|div|h[1-6]|li|blockquote|tr)\s?>|<br\s?/?>")


@dataclass(frozen=True, slots=True)
class Graph:
    """What the scripts of one page say: the nodes of its article, best first, and whatever has an `@id`."""

    articles: tuple[Node, ...]
    pages: tuple[Node, ...]
    by_id: Mapping[str, Node]

    def resolve(self, value: object) -> object:
        """The node that a reference stands for, or the value itself.

        >>> graph = read(['{"@graph": [{"@id": "#jane", "name": "Jane Roe"}]}'])
        >>> graph.resolve({"@id": "#jane"})["name"]
        'Jane Roe'
        """
        if isinstance(value, Mapping) and "name" not in value:
            key = value.get("@id")
            if isinstance(key, str):
                return self.by_id.get(key, value)
        return value


def read(scripts: Sequence[str], urls: Sequence[str] = ()) -> Graph:
    """What the JSON-LD scripts of a page say of its article; `urls` are the page's own.

    >>> read(['{"@type": ["NewsArticle"], "headline": "Dam holds",}']).articles[0]["headline"]
    'Dam holds'

    A list of other stories does not tell of this one, and what is no JSON says nothing.

    >>> read(['{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle"}]}', "{"]).articles
    ()
    """
    nodes: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in scripts[:MOST_SCRIPTS]:
        for value in values(script):
            _walk(value, nodes, by_id, 0)
    here = frozenset(map(_place, filter(None, urls)))
    articles = [node for node in nodes if _is_article(node)]
    pages = [node for node in nodes if not _is_article(node) and _types(node) & _PAGES]
    # Stable: among equals the first one stands first.
    articles.sort(key=lambda node: _rank(node, here))
    if len(articles) > 1 and _rank(articles[0], here) == _ELSEWHERE and len({_url(a) for a in articles}) > 1:
        articles = []
    own = [node for node in articles if _rank(node, here) < _ELSEWHERE] or articles[:1]
    return Graph(tuple(own), tuple(pages), by_id)


def values(script: str) -> list[object]:
    """What a script holds, as far as it can be read.

    >>> values('<!-- {"a": "two\\nlines"} -->')
    [{'a': 'two\\nlines'}]
    >>> values('{"@type": "Article", "headline": "Dam holds", "text": "a "quote" breaks it" }')
    [{'@type': 'Article', 'headline': 'Dam holds'}]
    """
    text = script[:LONGEST].strip()
    text = _unwrapped(text)
    if not text:
        return []
    for repaired in _repairs(text):
        found = _decode(repaired)
        if found:
            return found
    pairs = {match[1]: _unescaped(match[2]) for match in reversed(list(_PAIR.finditer(text)))}
    return [{"@type": "Article", **pairs}] if "Article" in text and pairs else []


def text(value: object) -> str | None:
    """A value as one line of plain text, or None if it is no text.

    >>> text("Dam  &amp; river")
    'Dam & river'
    >>> text(["Dam", "River"])
    'Dam'
    """
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = html.unescape(html.unescape(value))
    return _WHITESPACE.sub(" ", _sound(value[:LONGEST_VALUE])).strip() or None


def lines(value: str) -> str:
    """A longer text as plain text, a line a paragraph.

    >>> lines("<p>It held.</p><p>All <b>day</b> &amp; night.</p>")
    'It held.\\nAll day & night.'
    """
    plain = _sound(value[:LONGEST_VALUE])
    if "&lt;" in plain and "<" not in plain:
        plain = html.unescape(plain)
    if "<" in plain:
        plain = _TAG.sub("", _BREAK.sub("\n", plain))
    plain = html.unescape(plain) if "&" in plain else plain
    return "\n".join(filter(None, (" ".join(line.split()) for line in plain.splitlines())))


def names(graph: Graph, value: object, depth: int = 0) -> list[str]:
    """The names in an author field: a text, an object, a reference, or lists of these.

    >>> names(read([]), ["Jane Roe", {"@type": "Person", "name": "John Doe"}, [{"name": ["Max Moe"]}]])
    ['Jane Roe', 'John Doe', 'Max Moe']
    """
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        return [name for item in value[:MOST_AUTHORS] for name in names(graph, item, depth + 1)]
    if isinstance(value, Mapping):
        node = graph.resolve(value)
        return names(graph, node.get("name"), depth + 1) if isinstance(node, Mapping) else []
    found = text(value)
    return [found] if found else []


def _sound(value: str) -> str:
    """A text without the halves of characters that JSON can write and no encoding can."""
    return value if value.isascii() else value.encode("utf-8", "ignore").decode("utf-8")


def _repairs(text: str) -> Iterator[str]:
    """The text, and what it may have been meant to be, cheapest repair first."""
    yield text
    yield _TRAILING_COMMA.sub("", text)
    if "&quot;" in text:
        yield _TRAILING_COMMA.sub("", html.unescape(text))


def _unwrapped(text: str) -> str:
    while mark := next(filter(text.startswith, _OPENING), ""):
        text = text[len(mark) :].lstrip()
    while mark := next(filter(text.endswith, _CLOSING), ""):
        text = text[: -len(mark)].rstrip()
    return text


def _decode(text: str) -> list[object]:
    """All values that stand one behind another in a text; none if the first cannot be read."""
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    at = 0
    while at < len(text) and len(found) < MOST_SCRIPTS:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in " \t\r\n;,":
            at += 1
    return [value for value in found if isinstance(value, (dict, list))]


def _unescaped(written: str) -> str:
    try:
        value = json.loads(f'"{written}"', strict=False)
    except ValueError:
        return written
    return str(value)


def _walk(value: object, nodes: list[Node], by_id: dict[str, Node], depth: int) -> None:
    if depth > DEEPEST or len(nodes) >= MOST_NODES:
        return
    if isinstance(value, list):
        for item in value:
            _walk(item, nodes, by_id, depth + 1)
    elif isinstance(value, dict):
        nodes.append(value)
        for part in (value, *_referred(value)):
            key = part.get("@id")
            if isinstance(key, str) and ("name" in part or key not in by_id):
                by_id[key] = part
        for inward in _INWARD:
            if inward in value:
                _walk(value[inward], nodes, by_id, depth + 1)


def _referred(node: Node) -> list[Node]:
    """The people of a node, who may be referred to elsewhere."""
    people = node.get("author")
    return [person for person in (people if isinstance(people, list) else [people]) if isinstance(person, dict)]


def _types(node: Node) -> frozenset[str]:
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return frozenset(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str))


def _is_article(node: Node) -> bool:
    return any(name.endswith("Article") or name in _ARTICLES for name in _types(node))


_HERE, _NOWHERE, _ELSEWHERE = range(3)


def _rank(node: Node, here: frozenset[str]) -> int:
    """How surely a node is this page's article: it says so, it does not say, it says otherwise."""
    places = {_place(address) for address in _addresses(node)} - {""}
    if not places or not here:
        return _NOWHERE
    return _HERE if places & here else _ELSEWHERE


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and "/" in value:
            yield value


def _url(node: Node) -> str:
    return next(map(_place, _addresses(node)), "")


def _place(url: str) -> str:
    """A URL without what may differ between two of the same page; of a bare host nothing is left."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/").casefold()
    return path or (f"?{parts.query}" if parts.query else "")
