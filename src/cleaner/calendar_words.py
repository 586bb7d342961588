"""Months, weekdays and halves of the day, read in many languages; days of the calendar, settled."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cleaner.word_files import table

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 32  # no calendar word is longer

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def fold(word: str) -> str:
    """A word without case, accents and dots, as the calendar file writes it.

    >>> fold("Févr."), fold("MAYIS"), fold("p.m.")
    ('fevr', 'mayis', 'p m')
    """
    if not word.isascii():
        # Only the accents of alphabets: the vowel signs of Indic scripts are letters of their words.
        marks = unicodedata.normalize("NFKD", word.replace("İ", "i").replace("ı", "i"))
        word = unicodedata.normalize("NFC", "".join(c for c in marks if not "\u0300" <= c <= "\u036f"))
    return " ".join(word.casefold().replace(".", " ").split())


def month(word: str) -> int | None:
    """The month, 1 to 12, that a word names in any language, or None.

    >>> month("Ene."), month("мая"), month("mai"), month("Monday")
    (1, 5, 5, None)

    Words that are different months in different languages are none.

    >>> month("listopad") is None
    True
    """
    if len(word) > LONGEST:
        return None
    found = _words().months.get(fold(word))
    # Hebrew writes "in May" as one word.
    return _words().months.get(word[1:]) if found is None and word.startswith("ב") else found


def misspelt_month(word: str) -> int | None:
    """The month that an English word names with a letter lost or added at its end, as wires garble it.

    >>> misspelt_month("Marc"), misspelt_month("Marchg"), misspelt_month("Marching")
    (3, 3, None)
    """
    folded = word.casefold()
    if not 3 <= len(folded) <= 10:
        return None
    for number, name in enumerate(_ENGLISH, 1):
        if name.startswith(folded) or (folded.startswith(name) and len(folded) == len(name) + 1):
            return number
    return None


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week.

    >>> is_weekday("Tue."), is_weekday("Lundi"), is_weekday("May")
    (True, True, False)
    """
    return len(word) <= LONGEST and fold(word) in _words().weekdays


def half_day(word: str) -> str | None:
    """`"am"` or `"pm"` for a word that names a half of the day, else None.

    >>> half_day("p.m."), half_day("AM"), half_day("May")
    ('pm', 'am', None)
    """
    return _words().halves.get(fold(word)) if len(word) <= LONGEST else None


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether any year has it.

    >>> exists(None, 2, 29), exists(2023, 2, 29), exists(None, 2, 30)
    (True, False, False)
    """
    try:
        dt.date(year if year is not None else 2000, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def settle_year(month: int, day: int, published: dt.date | None) -> int | None:
    """The latest year in which this day is not after publication; None if nothing settles it.

    One day of grace, since a story can be filed where it is tomorrow already.

    >>> settle_year(12, 31, dt.date(2021, 1, 1)), settle_year(5, 6, dt.date(2020, 5, 5))
    (2020, 2020)
    >>> settle_year(12, 31, None) is None
    True
    """
    if published is None:
        return None
    last = dt.date(published.year, published.month, published.day)
    for year in (last.year + 1, last.year, last.year - 1):
        if exists(year, month, day) and (dt.date(year, month, day) - last).days <= 1:
            return year
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    months: Mapping[str, int]
    weekdays: frozenset[str]
    halves: Mapping[str, str]


@cache
def _words() -> _Words:
    data = table("calendar_words")
    return _Words(
        months={word: int(number) for number, row in data["months"].items() for word in _split(row)},
        weekdays=frozenset(_split(data["days"]["weekday"])),
        halves={word: half for half in ("am", "pm") for word in _split(data["days"][half])},
    )


def _split(row: str) -> list[str]:
    return [" ".join(word.split()) for word in row.split(",")]
