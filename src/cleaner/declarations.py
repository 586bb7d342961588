"""What a page declares of itself: its headline, authors and times, in JSON-LD, metas and the head of the story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from cleaner import declared_authors, declared_times, declared_title, head_of_story, json_ld, markup
from cleaner.declared_authors import Credits
from cleaner.head_of_story import Head
from cleaner.json_ld import Graph
from cleaner.markup import Element, Markup

_MINUTE, _HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
LEAST_BODY = 200  # characters; a shorter articleBody is a teaser

_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title")
_AUTHORS = (
    "byl", "article:author", "parsely-author", "author", "sailthru.author", "dc.creator", "cxenseparse:author",
    "article:byline", "og:article:author", "og:author", "author.name", "dcsext.author", "byline", "authors",
    "citation_author", "news_authors", "dcterms.creator",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "article:published:time", "og:article:published_time", "datepublished",
    "og:datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "pubdate", "publish-date", "publication_date", "published",
    "published_at", "article:published", "cxenseparse:recs:publishtime", "date", "dc.date", "dcterms.date",
    "datecreated", "dcterms.created", "date.created", "date.release", "article:publicationdate", "citation_date",
    "citation_publication_date", "creation_date", "lastpublisheddate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "article:modified:time", "og:article:modified_time",
    "og:updated_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod", "date.modified", "date.updated", "cxenseparse:modified_time", "updated_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of its article; a field that it does not tell is None or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()  # outlets, agencies and desks that it names as authors
    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    description: str | None = None
    site: str | None = None
    body: str | None = None


def declared(tree: Element, url: str | None = None) -> Declared:
    """What the page says of its article, whatever it is built with; `url` is where it was found.

    >>> import lxml.html
    >>> page = lxml.html.fromstring('''<html><head><title>Dam holds | Harbour Gazette</title>
    ... <meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="By Ilse Marten, Reuters">
    ... <meta property="article:published_time" content="2024-05-03T10:00:00+02:00"></head>
    ... <body><h1>Dam holds</h1></body></html>''')
    >>> found = declared(page)
    >>> found.title, found.authors, found.credited, found.published.isoformat(), found.site
    ('Dam holds', ('Ilse Marten',), ('Reuters',), '2024-05-03T10:00:00+02:00', 'Harbour Gazette')
    """
    page = markup.gather(tree)
    graph = json_ld.read(page.scripts, [address for address in (url, page.canonical, *page.meta("og:url")) if address])
    site = _site(page, graph)
    names = list(declared_title.site_names(_self_names(page, graph), _host(url or page.canonical)))
    title = _title(page, graph, names)
    head = head_of_story.find(tree, page.headings, title)
    named = _credits(page, graph, head, declared_authors.folded(names))
    published, updated = _times(page, graph, head, url or page.canonical)
    return Declared(
        title,
        named.people,
        named.others,
        published,
        updated,
        next(filter(None, map(json_ld.text, page.meta("og:description", "description", "twitter:description"))), None),
        site,
        _body(graph),
    )


def _title(page: Markup, graph: Graph, names: Sequence[str]) -> str | None:
    headlines = [json_ld.text(node.get("headline")) for node in graph.articles]
    told = [*headlines, *map(json_ld.text, page.meta(*_TITLES)), page.title]
    return declared_title.choose([markup.text(heading) for heading in page.headings], list(filter(None, told)), names)


def _site(page: Markup, graph: Graph) -> str | None:
    told = (*page.meta("og:site_name"), *_publishers(graph), *page.meta("application-name"))
    return next((name for name in map(json_ld.text, told) if name and any(c.isalnum() for c in name)), None)


def _publishers(graph: Graph) -> Iterator[str | None]:
    for node in (*graph.articles, *graph.pages):
        yield json_ld.text(graph.resolve(node.get("publisher")))


def _self_names(page: Markup, graph: Graph) -> list[str | None]:
    metas = page.meta("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "dc.publisher")
    return [*map(json_ld.text, metas), *_publishers(graph)]


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").netloc
    except ValueError:
        return ""


def _credits(page: Markup, graph: Graph, head: Head, sites: frozenset[str]) -> Credits:
    others: tuple[str, ...] = ()
    for values in _authors(page, graph, head):
        found = declared_authors.read(values, sites)
        others = others or found.others
        if found.people:
            return Credits(_with_colleagues(found.people, head, sites), others)
    return Credits((), others)


def _with_colleagues(people: tuple[str, ...], head: Head, sites: frozenset[str]) -> tuple[str, ...]:
    """The people and, where only the first of several is declared, those who sign beside them on the page."""
    own = declared_authors.folded(people)
    for names in head.signed:
        signed = declared_authors.read(names, sites).people
        if own < declared_authors.folded(signed):
            return signed
    return people


def _authors(page: Markup, graph: Graph, head: Head) -> Iterator[Sequence[str]]:
    """What may name the authors, the surest first."""
    yield [name for node in graph.articles for name in json_ld.names(graph, node.get("author") or node.get("creator"))]
    for key in _AUTHORS:
        yield page.meta(key)
    yield [name for node in graph.pages for name in json_ld.names(graph, node.get("author"))]
    yield head.author_links()
    yield [name for names in head.signed for name in names]
    yield head.author_texts()


def _times(
    page: Markup, graph: Graph, head: Head, url: str | None
) -> tuple[dt.datetime | dt.date | None, dt.datetime | dt.date | None]:
    published = _first_time(_declared_times(page, graph, "datePublished", _PUBLISHED))
    updated = _first_time(_declared_times(page, graph, "dateModified", _UPDATED))
    if published is None:
        published, shown = _shown_times(head)
        updated = updated or shown
    published = published or declared_times.in_url(url) or _day_in_titles(page)
    return _as_shown(published, page, head), updated


def _day_in_titles(page: Markup) -> dt.date | None:
    """The day that closes a title behind a bar: "Dam holds | Harbour Gazette | 28.04.2023"."""
    for title in (*page.meta("og:title", "twitter:title"), page.title or ""):
        _, bar, last = title.rpartition("|")
        if bar and (found := declared_times.read(last)) is not None:
            return found
    return None


def _declared_times(page: Markup, graph: Graph, key: str, names: Sequence[str]) -> Iterator[str | None]:
    for node in graph.articles:
        yield json_ld.text(node.get(key))
    yield from page.meta(*names)
    for node in graph.pages:
        yield json_ld.text(node.get(key))


def _first_time(values: Iterable[str | None]) -> dt.datetime | dt.date | None:
    return next(filter(None, map(declared_times.read, values)), None)


def _shown_times(head: Head) -> tuple[dt.datetime | dt.date | None, dt.datetime | dt.date | None]:
    """When the head of a story says that it was published and updated."""
    found: dict[str, dt.datetime | dt.date] = {}
    for element in head.times():
        when = declared_times.read(element.get("datetime")) or declared_times.read(markup.text(element))
        if when is not None:
            found.setdefault("updated" if head_of_story.tells_update(element) else "published", when)
    if "published" not in found:
        for stamp in head.stamps:
            found.setdefault(stamp.kind or "published", stamp.when)
    return found.get("published"), found.get("updated")


def _as_shown(published: dt.datetime | dt.date | None, page: Markup, head: Head) -> dt.datetime | dt.date | None:
    """A moment of UTC with the offset that the page shows it in: the reader's day may be another than UTC's."""
    if not isinstance(published, dt.datetime) or published.utcoffset() != dt.timedelta(0):
        return published
    written = (declared_times.read(element.get("datetime")) for element in page.times)
    for shown in chain(written, (stamp.when for stamp in head.stamps)):
        if isinstance(shown, dt.datetime) and (offset := _offset(published, shown)):
            return published.astimezone(dt.timezone(offset))
    return published


def _offset(moment: dt.datetime, shown: dt.datetime) -> dt.timedelta | None:
    """The offset from UTC in which a moment is shown, if the same moment is."""
    if (told := shown.utcoffset()) is not None:
        return told if abs(shown - moment) < _MINUTE else None
    apart = shown - moment.replace(tzinfo=None, second=shown.second, microsecond=shown.microsecond)
    # Clocks differ from UTC by quarters of an hour, from 12 hours behind to 14 hours ahead.
    return apart if apart % (15 * _MINUTE) == dt.timedelta(0) and -12 * _HOUR <= apart <= 14 * _HOUR else None


def _body(graph: Graph) -> str | None:
    for node in graph.articles:
        body = node.get("articleBody")
        if isinstance(body, str) and len(body) >= LEAST_BODY:
            lines = json_ld.lines(body)
            if len(lines) >= LEAST_BODY:
                return lines
    return None
