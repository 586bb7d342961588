"""JSON-LD as pages really write it. All outlets, people and stories are invented."""

from __future__ import annotations

import json

import pytest

from cleaner import json_ld

URL = "https://harbour-gazette.example/news/dam-holds"


def headline(*scripts: str, url: str = URL) -> str | None:
    articles = json_ld.read(scripts, [url]).articles
    return json_ld.text(articles[0].get("headline")) if articles else None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Dam holds"}',
        '{"@type": ["ReportageNewsArticle", "CreativeWork"], "headline": "Dam holds"}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Dam holds"}',
        '[{"@type": "Organization"}, {"@type": "LiveBlogPosting", "headline": "Dam holds"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": "BlogPosting", "headline": "Dam holds"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Dam holds"}}',
        '<!--\n{"@type": "Article", "headline": "Dam holds"}\n-->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Dam holds"}\n//]]>',
        '/*<![CDATA[*/ {"@type": "Article", "headline": "Dam holds"} /*]]>*/',
        '{"@type": "Article", "headline": "Dam\nholds",}',
        '{"@type": "Article", "headline": "Dam holds"};',
        '{"@type": "Thing"}{"@type": "Article", "headline": "Dam holds"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Dam holds&quot;}",
        '{"@type": "Article", "headline": "Dam &amp;nbsp;holds"}',
        '{"@type": "Article", "headline": "Dam holds", "body": "an "unescaped" quote"}',
    ],
)
def test_dirty_scripts_are_read(script: str) -> None:
    assert headline(script) == "Dam holds"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "null",
        "[]",
        '"Article"',
        '{"@type": "VideoObject", "headline": "Dam holds"}',
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}',
        '{"@type": "WebPage", "hasPart": {"@type": "NewsArticle", "headline": "Other"}}',
    ],
)
def test_what_is_no_article_says_nothing(script: str) -> None:
    assert headline(script) is None


def test_the_article_of_this_page_is_chosen() -> None:
    """Two others may stand before it."""
    nodes = [{"@type": "NewsArticle", "url": f"https://harbour-gazette.example/news/{n}", "headline": n} for n in "ab"]
    own = {"@type": "NewsArticle", "mainEntityOfPage": {"@id": URL + "/?utm=x"}, "headline": "Dam holds"}
    assert headline(json.dumps([*nodes, own])) == "Dam holds"
    assert headline(json.dumps(nodes)) is None


def test_a_single_article_is_believed_whatever_its_address() -> None:
    assert headline('{"@type": "Article", "url": "https://cdn.example/x", "headline": "Dam holds"}') == "Dam holds"


def test_references_are_resolved() -> None:
    graph = json_ld.read(
        ['{"@graph": [{"@type": "Article", "author": {"@id": "#p"}}, {"@id": "#p", "name": "Ilse Marten"}]}']
    )
    assert json_ld.names(graph, graph.articles[0]["author"]) == ["Ilse Marten"]


@pytest.mark.parametrize("script", ["[" * 100_000, '{"@graph":' * 100_000, '{"a": ' + ", " * 100_000])
def test_depth_and_length_are_no_trouble(script: str) -> None:
    assert json_ld.read([script]).articles == ()


def test_half_characters_are_dropped() -> None:
    assert json_ld.text("Dam \ud800holds") == "Dam holds"
