"""Time zones as newspapers write them, resolved only where they mean one thing.

IST is India's: the Irish write it in summer only and seldom, Israel's papers write none, and a news line
"14:41 IST" is an Indian one nearly always. PST and PDT are the Pacific coast's. CST is China's as well as
America's, so it counts as American only beside a.m. or p.m.; AST, which is Arabia's and the Atlantic's, and
BST in winter stay unresolved: the clock is kept, the zone is not.
"""

from __future__ import annotations

import datetime as dt

from cleaner import late

_HOURS: dict[str, float] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "МСК": 3, "мск": 3, "TRT": 3, "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6,
    "MST": -7, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "ADT": -3, "NST": -3.5,
    "NDT": -2.5, "BRT": -3, "ART": -3, "IST": 5.5, "PKT": 5, "NPT": 5.75, "WIB": 7, "WITA": 8,
    "WIT": 9, "ICT": 7, "SGT": 8, "MYT": 8, "HKT": 8, "PHT": 8, "JST": 9, "KST": 9, "AWST": 8,
    "ACST": 9.5, "AEST": 10, "ACDT": 10.5, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "CAT": 2,
    "EAT": 3, "WAT": 1, "IDT": 3, "IRST": 3.5,
}  # fmt: skip
_AMERICAN = {"ET": -5, "CT": -6, "MT": -7, "PT": -8}
_UNSURE = frozenset({"CST", "BST", "AST", "GST", "SST"})
_OFFSET = late.compile(r"(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")


def is_zone(word: str) -> bool:
    """Whether a word is a time zone, resolvable or not.

    >>> is_zone("IST"), is_zone("BST"), is_zone("ist")
    (True, True, False)
    """
    return word in _HOURS or word in _AMERICAN or word in _UNSURE


def attach(when: dt.datetime, written: str | None, *, twelve_hours: bool) -> dt.datetime:
    """The moment with its zone, if the zone as written means one thing at that time; else as it is.

    >>> import datetime
    >>> attach(datetime.datetime(2024, 7, 1, 9), "ET", twelve_hours=True).isoformat()
    '2024-07-01T09:00:00-04:00'
    >>> attach(datetime.datetime(2024, 1, 1, 9), "BST", twelve_hours=False).tzinfo is None
    True
    """
    if written is None:
        return when
    hours: float | None
    if offset := _OFFSET.fullmatch(written):
        hours = int(offset["hours"]) + int(offset["minutes"] or 0) / 60
        hours = hours if offset["sign"] == "+" else -hours
    elif written in _AMERICAN:
        hours = _AMERICAN[written] + (1 if _is_american_summer(when) else 0)
    elif written == "CST":
        hours = -6 if twelve_hours else None
    elif written == "BST":
        hours = 1 if _is_british_summer(when) else None
    else:
        hours = _HOURS.get(written)
    if hours is None or not -14 <= hours <= 14:
        return when
    return when.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))


def attach_to_clock(clock: dt.time, written: str | None, day: dt.date | None, *, twelve_hours: bool) -> dt.time:
    """The time of day with its zone, if the zone as written means one thing on that day, or on any if it is None.

    >>> attach_to_clock(dt.time(14, 41), "IST", None, twelve_hours=False).isoformat()
    '14:41:00+05:30'
    >>> attach_to_clock(dt.time(22), "ET", None, twelve_hours=True).isoformat()
    '22:00:00'
    >>> attach_to_clock(dt.time(22), "ET", dt.date(2024, 7, 1), twelve_hours=True).isoformat()
    '22:00:00-04:00'
    """
    if day is None and (written in _AMERICAN or written == "BST"):
        return clock
    moment = dt.datetime.combine(day or dt.date(2000, 1, 1), clock)
    return attach(moment, written, twelve_hours=twelve_hours).timetz()


def _is_american_summer(when: dt.datetime) -> bool:
    """From the second Sunday of March to the first of November, as since 2007."""
    return _sunday(when.year, 3, 8) <= when.date() < _sunday(when.year, 11, 1)


def _is_british_summer(when: dt.datetime) -> bool:
    return _sunday(when.year, 3, 25) <= when.date() < _sunday(when.year, 10, 25)


def _sunday(year: int, month: int, day: int) -> dt.date:
    """The first Sunday on or after a day."""
    start = dt.date(year, month, day)
    return start + dt.timedelta(days=(6 - start.weekday()) % 7)
