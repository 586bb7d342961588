"""Articles as JSON. All texts are invented."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from cleaner.model import Article, Dateline, Removal
from cleaner.record import json_line, news_article, partial_date, record

SOURCE = "Dam holds\n\nBy Jane Roe\n\nARLE, May 5 (UPI) -- The dam held.\n"
BYLINE = Removal(11, 22, "By Jane Roe", "bylines-and-timestamps", "by-person")
DATELINE = Dateline("ARLE", "UPI", None, 5, 5, "ARLE, May 5 (UPI) --", 24, 44)
ZONE = dt.timezone(dt.timedelta(hours=5, minutes=30))

ARTICLE = Article(
    source=SOURCE,
    text="ARLE, May 5 (UPI) -- The dam held.",
    title="Dam holds",
    dateline=DATELINE,
    authors=("Jane Roe",),
    published=dt.date(2020, 5, 5),
    updated=dt.datetime(2020, 5, 5, 14, 41, tzinfo=ZONE),
    removals=(BYLINE,),
)


def test_everything_is_told() -> None:
    assert record(ARTICLE) == {
        "title": "Dam holds",
        "text": "ARLE, May 5 (UPI) -- The dam held.",
        "dateline": {
            "place": "ARLE",
            "agency": "UPI",
            "agency_name": "United Press International",
            "date": "--05-05",
            "time": None,
            "zone": None,
            "text": "ARLE, May 5 (UPI) --",
            "start": 24,
            "end": 44,
        },
        "authors": ["Jane Roe"],
        "published": "2020-05-05",
        "updated": "2020-05-05T14:41:00+05:30",
        "removals": [
            {
                "start": 11,
                "end": 22,
                "text": "By Jane Roe",
                "rule_set": "bylines-and-timestamps",
                "rule": "by-person",
            }
        ],
    }


def test_what_is_unknown_is_null_and_every_key_is_there() -> None:
    found = record(Article(source="", text=""))
    assert found == {
        "title": None,
        "text": "",
        "dateline": None,
        "authors": [],
        "published": None,
        "updated": None,
        "removals": [],
    }
    assert list(found) == list(record(ARTICLE))


def test_a_time_without_zone_stays_without() -> None:
    found = record(Article(source="", text="", published=dt.datetime(2020, 5, 5, 9, 30)))
    assert found["published"] == "2020-05-05T09:30:00"


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ((2020, 5, 6), "2020-05-06"),
        ((987, 12, 31), "0987-12-31"),
        ((None, 5, 6), "--05-06"),
        ((None, 2, 29), "--02-29"),
        ((2020, 5, None), "2020-05"),
        ((None, 5, None), "--05"),
        ((2020, None, None), "2020"),
        ((2020, None, 6), "2020"),
        ((None, None, 6), "---06"),
        ((None, None, None), None),
        ((2021, 2, 29), None),
        ((None, 2, 30), None),
        ((2020, 4, 31), None),
    ],
)
def test_partial_dates(parts: tuple[int | None, int | None, int | None], written: str | None) -> None:
    assert partial_date(*parts) == written


@pytest.mark.parametrize(
    "text", ["Überfall „heute“ 台北", "a\nb\r\nc\td", "\x00\x1b[31m", 'quote " and \\', "\u2028\x85"]
)
def test_a_line_of_json_reads_back(text: str) -> None:
    line = json_line(record(Article(source=text, text=text)))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == text


def test_letters_stay_readable() -> None:
    assert "Überfall 台北".encode() in json_line({"title": "Überfall 台北"})


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\udc80\ud800"])
def test_lone_surrogates_read_back(text: str) -> None:
    line = json_line(record(Article(source=text, text=text, title=text)))
    assert json.loads(line.decode("utf-8"))["text"] == text


def test_a_news_article_in_the_terms_of_schema_org() -> None:
    """Every field that is known has its term; the agency comes with its full name."""
    dateline = Dateline("PARIS", "AFP", 2020, 5, 5, "PARIS, May 5 (AFP) -", 0, 20)
    article = Article(
        source="PARIS, May 5 (AFP) - Rain fell.",
        text="PARIS, May 5 (AFP) - Rain fell.",
        title="Rain",
        dateline=dateline,
        authors=("Jane Roe", "John Doe"),
        published=dt.date(2020, 5, 5),
        updated=dt.datetime(2020, 5, 6, 7, 30, tzinfo=dt.UTC),
    )
    assert news_article(article) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Rain",
        "articleBody": "PARIS, May 5 (AFP) - Rain fell.",
        "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}],
        "datePublished": "2020-05-05",
        "dateModified": "2020-05-06T07:30:00+00:00",
        "dateline": "PARIS, May 5 (AFP) -",
        "locationCreated": {"@type": "Place", "name": "PARIS"},
        "sourceOrganization": {"@type": "Organization", "name": "Agence France-Presse"},
    }


def test_what_is_not_known_of_a_news_article_is_left_out() -> None:
    """No null and no empty list."""
    assert news_article(Article(source="Rain.", text="Rain.")) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "articleBody": "Rain.",
    }
