"""Dates and times as pages write them in attributes, metas and JSON-LD."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from cleaner import timestamp

LONGEST = 80  # characters

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?")
_SLASHED = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})(?=$|[\sT])")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?(?:\s?(Z|[+-]\d\d:?\d\d)\b)?(?!\d)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_IN_PATH = re.compile(r"[/_-]((?:19|20)\d\d)(?:([/_-])(\d{1,2}|[a-z]{3})\2(\d\d?)|[/_-]?(\d\d)(\d\d))(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(value: str | None) -> dt.datetime | dt.date | None:
    """The moment or day that a value names, with the offset as written; None if it names none or several.

    >>> read("2024-05-03T10:00:00+0200").isoformat()
    '2024-05-03T10:00:00+02:00'
    >>> read("Fri, 03 May 2024 10:00:00 GMT").isoformat(), read("20240503"), read("2024/5/3")
    ('2024-05-03T10:00:00+00:00', datetime.date(2024, 5, 3), datetime.date(2024, 5, 3))
    >>> read("05/06/2024") is None, read("yesterday") is None, read("0001-01-01T00:00:00Z") is None
    (True, True, True)
    """
    text = " ".join((value or "")[: 2 * LONGEST].split())
    if not 8 <= len(text) <= LONGEST:
        return None
    for form in (_iso, _numbers, _mail, _words):
        found = form(text)
        if found is not None:
            return found if 1800 <= found.year <= 2200 else None
    return None


def in_url(url: str | None) -> dt.date | None:
    """The day that stands in the path of a URL.

    >>> in_url("https://harbour-gazette.example/2024/05/03/dam-holds"), in_url("https://a.example/n1/2024/may/03/b")
    (datetime.date(2024, 5, 3), datetime.date(2024, 5, 3))
    >>> in_url("https://harbour-gazette.example/n1/2024/0503/c1-4.html")
    datetime.date(2024, 5, 3)
    >>> in_url("https://harbour-gazette.example/2024/05/dam-holds") is None
    True
    """
    try:
        path = urlsplit(url or "").path.casefold()
    except ValueError:
        return None
    match = _IN_PATH.search(path)
    if match is None:
        return None
    year, _, month, day, *compact = match.groups()
    if compact[0]:
        month, day = compact
    if month.isdecimal():
        return _date(int(year), int(month), int(day))
    return _date(int(year), _MONTHS.index(month) + 1, int(day)) if month in _MONTHS else None


def _iso(text: str) -> dt.datetime | dt.date | None:
    match = _ISO.match(text)
    if match is None:
        return None
    written = match.group().replace(",", ".")
    try:
        if ":" not in written[:16]:
            return dt.date.fromisoformat(written[:10])
        return dt.datetime.fromisoformat(written.replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return None


def _numbers(text: str) -> dt.datetime | dt.date | None:
    if match := _COMPACT.fullmatch(text):
        day = _date(int(match[1]), int(match[2]), int(match[3]))
        if day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59 or int(match[6] or 0) > 59:
            return day
        return dt.datetime(day.year, day.month, day.day, int(match[4]), int(match[5]), int(match[6] or 0))
    if match := _SLASHED.match(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if _EPOCH.fullmatch(text):
        return dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
    return None


def _mail(text: str) -> dt.datetime | None:
    if not text[:3].isalpha() or ":" not in text or "," not in text[:10]:
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(text: str) -> dt.datetime | dt.date | None:
    found = timestamp.parse(text)
    return found.when if found is not None else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
