"""An article as a JSON object on one line."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from cleaner import agencies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.model import Article, Dateline

_LEAP_YEAR = 2000  # "--02-29" exists


def record(article: Article) -> dict[str, Any]:
    """The article as a dict of what JSON knows; offsets count characters of `article.source`.

    >>> from cleaner.model import Article, Dateline
    >>> dateline = Dateline(None, "UPI", None, 5, 5, "May 5 (UPI) --", 0, 14)
    >>> found = record(Article(source="May 5 (UPI) -- Rain.", text="May 5 (UPI) -- Rain.", dateline=dateline))
    >>> [found["dateline"][key] for key in ("place", "agency", "agency_name", "date", "time", "zone")]
    [None, 'UPI', 'United Press International', '--05-05', None, None]
    >>> list(found)
    ['title', 'text', 'dateline', 'authors', 'published', 'updated', 'removals']
    """
    return {
        "title": article.title,
        "text": article.text,
        "dateline": None if article.dateline is None else _dateline(article.dateline),
        "authors": list(article.authors),
        "published": _moment(article.published),
        "updated": _moment(article.updated),
        "removals": [
            {"start": r.start, "end": r.end, "text": r.text, "rule_set": r.rule_set, "rule": r.rule}
            for r in article.removals
        ],
    }


def news_article(article: Article) -> dict[str, Any]:
    """The article in the terms of schema.org's NewsArticle (https://schema.org/NewsArticle), as JSON-LD.

    What is not known is left out. The agency of the dateline is the `sourceOrganization`, by its full name
    where that is known; its place is the `locationCreated`, and its day with a time of day is the `dateCreated`.

    >>> from cleaner.model import Article, Dateline
    >>> dateline = Dateline("PARIS", "AFP", 2020, 5, 5, "PARIS (AFP) -", 0, 13)
    >>> news_article(Article("PARIS (AFP) - Rain.", "PARIS (AFP) - Rain.", "Rain", dateline, ("Jane Roe",)))["author"]
    [{'@type': 'Person', 'name': 'Jane Roe'}]
    """
    told: dict[str, Any] = {"@context": "https://schema.org", "@type": "NewsArticle"}
    if article.title is not None:
        told["headline"] = article.title
    told["articleBody"] = article.text
    if article.authors:
        told["author"] = [{"@type": "Person", "name": name} for name in article.authors]
    for name, moment in (("datePublished", article.published), ("dateModified", article.updated)):
        if moment is not None:
            told[name] = moment.isoformat()
    if article.dateline is not None:
        told["dateline"] = article.dateline.text
        if article.dateline.place is not None:
            told["locationCreated"] = {"@type": "Place", "name": article.dateline.place}
        if article.dateline.date is not None and article.dateline.time is not None:
            told["dateCreated"] = dt.datetime.combine(article.dateline.date, article.dateline.time).isoformat()
        if article.dateline.agency is not None:
            names = agencies.full_names(article.dateline.agency) or (article.dateline.agency,)
            signing = [{"@type": "Organization", "name": name} for name in names]
            told["sourceOrganization"] = signing[0] if len(signing) == 1 else signing
    return told


def json_line(values: Mapping[str, Any]) -> bytes:
    r"""The values as one line of JSON in UTF-8, newline included; never fails on odd text.

    >>> json_line({"title": "Überfall\n"}).decode()
    '{"title": "Überfall\\n"}\n'
    >>> json_line({"title": "\ud800"})
    b'{"title": "\\ud800"}\n'
    """
    line = json.dumps(values, ensure_ascii=False) + "\n"
    # Only lone surrogates cannot be encoded, and Python's escape of one is JSON's.
    return line.encode("utf-8", "backslashreplace")


def partial_date(year: int | None, month: int | None, day: int | None) -> str | None:
    """What is known of a date, in ISO 8601; None if nothing is, or if there is no such day.

    >>> partial_date(2020, 5, 5), partial_date(None, 5, 5), partial_date(2020, 5, None)
    ('2020-05-05', '--05-05', '2020-05')
    >>> partial_date(2020, None, None), partial_date(None, 5, None), partial_date(None, None, 5)
    ('2020', '--05', '---05')
    >>> partial_date(2021, 2, 29), partial_date(None, 2, 29), partial_date(None, 2, 30)
    (None, '--02-29', None)
    """
    if month is None:
        if year is not None:
            return f"{year:04}"
        return None if day is None else f"---{day:02}"
    head = "--" if year is None else f"{year:04}-"
    if day is None:
        return f"{head}{month:02}"
    try:
        dt.date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return f"{head}{month:02}-{day:02}"


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return {
        "place": dateline.place,
        "agency": dateline.agency,
        "agency_name": _agency_name(dateline),
        "date": partial_date(dateline.year, dateline.month, dateline.day),
        "time": None if dateline.time is None else dateline.time.isoformat(),
        "zone": dateline.zone,
        "text": dateline.text,
        "start": dateline.start,
        "end": dateline.end,
    }


def _agency_name(dateline: Dateline) -> str | None:
    """The full name, of a dateline made by hand as well."""
    if dateline.agency_name or not dateline.agency:
        return dateline.agency_name
    return ", ".join(agencies.full_names(dateline.agency)) or None


def _moment(moment: dt.date | None) -> str | None:
    return None if moment is None else moment.isoformat()
