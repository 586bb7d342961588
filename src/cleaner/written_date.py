"""A day or a time of day as written: "May 5", "3 Ene.", "27.6.2025"; "14:41 IST", "10 p.m. ET", "14.30 Uhr"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cleaner import calendar_words, late, zone

LONGEST = 60  # characters looked at

_WORD = r"[\p{L}\p{M}]{2,16}(?:\s(?=[\u0600-\u06ff])[\p{L}]{2,8})?"  # the second word: تشرين الثاني
_DAY = r"(?<!\d)\d{1,2}(?!\d)"
_YEAR = r"(?<!\d)\d{4}(?!\d|\s?(?:GMT|UTC|IST|hrs|hours|Uhr)\b)"  # "1441 GMT" is a time of day

_FORMS = late.compile(
    rf"""
      # 3 janvier 2024 · 3 de enero de 2024 · le 1er mai · 5. Mai · 5 мая 2024 года · 24 أبريل/نيسان 2024
      (?:(?:le|el|il|den|am|dia|día|في)\s)?
      (?P<d>{_DAY})(?:er|st|nd|rd|th|[º°ª.]|-?a)?\s{{0,2}}(?:de\s|di\s|d['’])?
      (?P<m>{_WORD})\.?(?:\s?/\s?[\p{{L}}\s]{{3,16}}?(?=\s?[\d(،,-]))?
      (?:,?\s{{0,2}}(?:del?\s)?(?P<y>{_YEAR})\.?)?(?:\s?(?:года|год|року|рік|г\.|р\.))?
      # May 5, 2024 · Sept. 12th · May 5
    | (?P<m>{_WORD})\.?,?\s{{0,2}}(?P<d>{_DAY}(?!:\d))(?:st|nd|rd|th)?(?:,?\s{{0,2}}(?P<y>{_YEAR}))?
      # 2024-05-07 · 2024. május 5.
    | (?P<y>{_YEAR})-(?P<n>\d{{1,2}})-(?P<d>{_DAY})
    | (?P<y>{_YEAR})\.\s(?P<m>{_WORD})\s(?P<d>{_DAY})\.
      # 27.6.2025, day first wherever dots are used; 27/06/2025 only if one of the two can be no month
    | (?P<d>{_DAY})\.\s?(?P<n>\d{{1,2}})\.(?:\s?(?P<y>{_YEAR})|\d{{0,3}})
    | (?P<a>{_DAY})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})
      # पांच मई
    | (?P<w>एक|दो|तीन|चार|पांच|पाँच|छह|छः|सात|आठ|नौ|दस)\s(?P<m>{_WORD})
    """,
    late.VERBOSE | late.IGNORECASE,
)

_TIME = late.compile(
    r"""
    (?:(?:at|um|à|a\slas?|alle(?:\sore)?|ore|às|kl\.?|klo\.?|o\sgodz\.|godz\.|v|w|o|в|о|saat|pukul|jam|om|ob)\s)?
    (?: (?P<h>\d{1,2})(?:[:：hH]|\.(?=\d\d\s?(?:Uhr\b|uhr\b|WI[BT]|WITA|[ap]\.?m\b|GMT|uur\b)))(?P<m>\d{2})(?::\d{2})?
      | (?P<h>\d{1,2})(?=\s?(?:[aApP]\.?\s?[mM]\b|[Uu]hr\b|h\b|uur\b))
      | (?P<h>\d{2})(?P<m>\d{2})(?=\s?(?:GMT|UTC|IST|hrs|hours|Uhr)\b)
    )(?!\d)
    (?:\s?(?P<half>[aApP])\.?\s?[mM]\b\.?)?
    (?:\s?(?:[Uu]hr|h|hrs|hours|uur)\b\.?)?
    """,
    late.VERBOSE,
)
_ZONE = late.compile(
    r"""
    ,?\s?(?P<open>\()?\s?(?P<zone>
        (?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d{2})?
      | [+\-−]\d{2}:\d{2}(?!\d)
      | (?:local\stime|hora\slocal|heure\slocale|Ortszeit|ora\slocale|yerel\ssaat)\b
      | \p{Lu}{1,5}\b | мск\b
    )(?(open)\s?\))
    """,
    late.VERBOSE,
)

# The Hindi agencies spell out the days up to ten.
_HINDI = {
    "एक": 1, "दो": 2, "तीन": 3, "चार": 4, "पांच": 5, "पाँच": 5, "छह": 6, "छः": 6, "सात": 7, "आठ": 8, "नौ": 9, "दस": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time of day as written, and where it ends: the clock, None if no clock shows it, and the zone."""

    clock: dt.time | None
    zone: str | None
    twelve_hours: bool  # it is followed by a.m. or p.m.
    end: int


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written, and where it ends. Month and day are None if there is no such day."""

    year: int | None
    month: int | None
    day: int | None
    end: int


def read(text: str, start: int = 0, end: int | None = None, *, lenient: bool = False) -> WrittenDate | None:
    """The day written at this place of a text, or None.

    >>> read("May 5, 2024 -")
    WrittenDate(year=2024, month=5, day=5, end=11)
    >>> read("3 Ene. (EUROPA PRESS)")
    WrittenDate(year=None, month=1, day=3, end=6)
    >>> read("Feb 30 -")
    WrittenDate(year=None, month=None, day=None, end=6)
    >>> read("Apollo 13 -") is None
    True

    `lenient` reads an English month with a letter lost or added at its end, as wires garble them.

    >>> read("Marchg 12 -", lenient=True).month
    3
    """
    found = _FORMS.match(text, start, min(len(text) if end is None else end, start + LONGEST))
    if found is None:
        return None
    first, second = found["a"], found["b"]
    if first:
        if first != second and (int(first) > 12) == (int(second) > 12):
            return WrittenDate(int(found["y"]), None, None, found.end())  # one day or another of that year
        day, month = (int(first), int(second)) if int(first) > 12 else (int(second), int(first))
    elif found["n"]:
        day, month = int(found["d"]), int(found["n"])
    else:
        named = _month(found["m"], lenient=lenient)
        if named is None:
            return None
        day, month = _HINDI[found["w"]] if found["w"] else int(found["d"]), named
    year = int(found["y"]) if found["y"] else None
    if day > 31 or month > 12:
        return None  # "68 Pro" is no day at all, unlike "Feb 30", which is a day gone wrong
    if not calendar_words.exists(year, month, day):
        return WrittenDate(None, None, None, found.end())
    return WrittenDate(year, month, day, found.end())


def read_time(text: str, start: int = 0, end: int | None = None) -> WrittenTime | None:
    """The time of day written at this place of a text, with its zone, or None.

    >>> read_time("14:41 IST (PTI)")
    WrittenTime(clock=datetime.time(14, 41), zone='IST', twelve_hours=False, end=9)
    >>> read_time("10 p.m. ET —").clock, read_time("14.30 Uhr -").clock, read_time("25:99 -").clock
    (datetime.time(22, 0), datetime.time(14, 30), None)
    >>> read_time("14 -") is None
    True
    """
    limit = min(len(text) if end is None else end, start + LONGEST)
    found = _TIME.match(text, start, limit)
    if found is None:
        return None
    hour, minute, half = int(found["h"]), int(found["m"] or 0), found["half"]
    at = found.end()
    named = _ZONE.match(text, at, limit)
    written = named["zone"] if named and _is_zone(named["zone"]) else None
    if named and written:
        at = named.end()
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0) if 1 <= hour <= 12 else 99
    clock = dt.time(hour, minute) if hour <= 23 and minute <= 59 else None
    return WrittenTime(clock, written, half is not None, at)


def _is_zone(word: str) -> bool:
    return zone.is_zone(word) or any(c.isdigit() for c in word) or " " in word or word == "Ortszeit"


def _month(word: str, *, lenient: bool) -> int | None:
    number = calendar_words.month(word)
    if number is None and " " in word:
        number = calendar_words.month(word.split()[0])
    if number is None and lenient:
        number = calendar_words.misspelt_month(word)
    return number
