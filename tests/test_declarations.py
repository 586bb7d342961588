"""What pages declare of themselves. All outlets, people and stories are invented."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import lxml.html
import pytest

from cleaner import declared_authors, declared_times
from cleaner.declarations import Declared, declared

URL = "https://www.harbour-gazette.example/news/dam-holds"
UTC = dt.UTC
STORY = "<p>" + "The dam above the town held through a second night of rain, engineers said. " * 6 + "</p>"
SIGNED_BY_TWO = "<h1>Dam holds</h1><p>By Ilse Marten and Jon Dekker</p>"
NIGHT, MORNING = (f"<h1>Dam holds</h1><p>{time}</p>" for time in ("May 3, 2024 9:00 p.m. EDT", "May 4, 2024 9:03 a.m."))


def read(head: str = "", body: str = "", url: str | None = URL) -> Declared:
    page = f"<html><head>{head}</head><body>{body}{STORY}</body></html>"
    return declared(lxml.html.fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")), url)


def script(**article: Any) -> str:
    node = {"@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(**contents: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in contents.items())


# ---------------------------------------------------------------- the headline
@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Dam holds firm | News | Harbour Gazette</title>", "", "Dam holds firm"),
        ("<title>Dam holds firm - Harbour-Gazette</title>", "", "Dam holds firm"),
        (meta(og__title="Gazette - Dam holds firm", og__site_name="Gazette"), "", "Dam holds firm"),
        (meta(og__title="Dam &amp;#39;holds&amp;#39; firm"), "", "Dam 'holds' firm"),
        (
            meta(og__title="Dam holds firm"),
            "<h1>The Harbour Gazette</h1><h1>Dam holds <i>firm</i></h1>",
            "Dam holds firm",
        ),
        (meta(og__title="Dam: all you need to know"), "<h1>Dam holds firm after second night</h1>", None),
        (meta(og__title="Why the dam above the town holds"), "<h1>Politics</h1>", "Why the dam above the town holds"),
        (meta(og__title="Dam holds firm"), "<h1><span>Weather</span> Dam holds firm</h1>", "Dam holds firm"),
        (meta(og__title="Floods / Dam holds firm"), "<h1>Floods<b>Dam holds firm</b></h1>", "Floods / Dam holds firm"),
        ("", "<h1>Dam holds firm</h1>", "Dam holds firm"),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    found = read(head, body).title
    assert found == title if title else found in ("Dam holds firm after second night", "Dam: all you need to know")


# ---------------------------------------------------------------- authors
@pytest.mark.parametrize(
    ("head", "body", "authors", "credited"),
    [
        (script(author="Ilse Marten and Jon Dekker"), "", ("Ilse Marten", "Jon Dekker"), ()),
        (script(author={"name": "By Ilse Marten | Gazette Staff"}), "", ("Ilse Marten",), ("Gazette Staff",)),
        (script(author=[{"name": "Ilse Marten (ima)"}, {"name": "dpa"}]), "", ("Ilse Marten",), ("dpa",)),
        (script(author={"@type": "Organization", "name": "Harbour Gazette"}), "", (), ("Harbour Gazette",)),
        (script(author={"name": "Ilse Marten"}) + meta(author="Gazette Web Team"), "", ("Ilse Marten",), ()),
        (meta(article__author="https://facebook.example/gazette", author="Ilse Marten"), "", ("Ilse Marten",), ()),
        (meta(author="ilse@harbour-gazette.example"), "", (), ()),
        (meta(author="Harbour Gazette (www.harbour-gazette.example)"), "", (), ("Harbour Gazette",)),
        ("", "<h1>Dam holds</h1><p>By Ilse Marten, Staff Writer</p>", ("Ilse Marten",), ()),
        ("", '<h1>Dam holds</h1><a href="/authors/ilse-marten">Ilse Marten</a>', ("Ilse Marten",), ()),
        ("", '<h1>Dam holds</h1><div class="byline"><span>Ilse Marten</span></div>', ("Ilse Marten",), ()),
        ("", '<h1>Dam holds</h1><figure><p>By Ilse Marten, Reuters</p></figure>', (), ()),
        ("", f'<h1>Dam holds</h1>{STORY}<div class="card"><a rel="author" href="#">Jon Dekker</a></div>', (), ()),
        (script(author="Ilse Marten"), SIGNED_BY_TWO, ("Ilse Marten", "Jon Dekker"), ()),
    ],
)  # fmt: skip
def test_authors(head: str, body: str, authors: tuple[str, ...], credited: tuple[str, ...]) -> None:
    found = read(head, body)
    assert (found.authors, found.credited) == (authors, credited)


@pytest.mark.parametrize(
    "name",
    [
        "Ilse Marten",
        "ILSE MARTEN",
        "Ilse de la Cour",
        "J. R. Dekker",
        "Ilse O’Marten",
        "Ана Петрова",
        "张三",
        "ilse marten",
    ],
)
def test_a_person(name: str) -> None:
    assert declared_authors.is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Reuters",
        "Associated Press",
        "Gulf Nachrichten",
        "The Harbour",
        "Read More",
        "Sports Desk",
        "a.example",
        "東京新聞",
    ],
)
def test_no_person(name: str) -> None:
    assert not declared_authors.is_person(name)


# ---------------------------------------------------------------- times
@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (script(datePublished="2024-05-03T10:00:00+02:00"), "", "2024-05-03T10:00:00+02:00"),
        (meta(article__published_time="2024-05-03T10:00:00Z"), "", "2024-05-03T10:00:00+00:00"),
        ('<meta property="article:published:time" content="2024-05-03T10:00:00Z">', "", "2024-05-03T10:00:00+00:00"),
        ('<meta property="og:title" content="Dam holds | Harbour Gazette | 03.05.2024">', "", "2024-05-03"),
        ("<title>Dam holds | Harbour Gazette | 03.05.2024</title>", "", "2024-05-03"),
        ("<title>What happened on 03.05.2024</title>", "", None),
        (meta(date="Fri, 03 May 2024 10:00:00 +0200"), "", "2024-05-03T10:00:00+02:00"),
        ("", '<h1>Dam holds</h1><time datetime="2024-05-03">today</time>', "2024-05-03"),
        ("", "<h1>Dam holds</h1><span>May 3, 2024</span> <span>6 min read</span>", "2024-05-03"),
        ("", "<h1>Dam holds</h1><p>May 3, 2024 6 min read</p>", "2024-05-03"),
        ("", f'<h1>Dam holds</h1>{STORY}<aside><time datetime="2024-05-01">1 May</time></aside>', None),
        ("", "<h1>Dam holds</h1><p>05/06/2024</p>", None),
        # The same moment as the page's readers see it: their day is another.
        (script(datePublished="2024-05-04T01:00:00Z"), NIGHT, "2024-05-03T21:00:00-04:00"),
        (script(datePublished="2024-05-03T22:03:00Z"), MORNING, "2024-05-04T09:03:00+11:00"),
    ],
)  # fmt: skip
def test_published(head: str, body: str, published: str | None) -> None:
    found = read(head, body).published
    assert (found.isoformat() if found else None) == published


def test_updated_is_kept_apart() -> None:
    found = read("", "<h1>Dam holds</h1><p>Updated: 4 May 2024</p><p>Published: 3 May 2024</p>")
    assert (found.published, found.updated) == (dt.date(2024, 5, 3), dt.date(2024, 5, 4))


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    assert read(url="https://harbour-gazette.example/2024/05/03/dam").published == dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    "value", ["", "soon", "2024", "2024-13-45", "0001-01-01", "05/06/2024", "2022-02-112023-06-08"]
)
def test_what_is_no_date(value: str) -> None:
    assert declared_times.read(value) is None


# ---------------------------------------------------------------- the rest
def test_description_site_and_body() -> None:
    body = "<p>It held &amp; held.</p>" * 20
    publisher = {"@type": "Organization", "name": "Harbour Gazette"}
    found = read(meta(og__description="It  held.") + script(publisher=publisher, articleBody=body))
    assert (found.description, found.site) == ("It held.", "Harbour Gazette")
    assert found.body is not None
    assert found.body.splitlines() == ["It held & held."] * 20
    assert read(script(articleBody="It held.")).body is None


@pytest.mark.parametrize("url", [None, "", "http://[", "dam", "https://harbour-gazette.example/2024/99/99/x"])
@pytest.mark.parametrize(
    "head", ["", meta(og__url="http://[", author="[", date="99"), script(author={"name": {"name": []}})]
)
def test_odd_input_is_no_error(url: str | None, head: str) -> None:
    assert read(head, "<h1></h1><h1>|</h1><time datetime=x></time>", url).authors == ()
