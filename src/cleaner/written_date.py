"""A day as written: "May 5", "3 Ene.", "27.6.2025", "2024年4月24日"."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner import calendar_words, late

LONGEST = 60  # characters looked at

_WORD = r"[\p{L}\p{M}]{2,16}(?:\s(?=[\u0600-\u06ff])[\p{L}]{2,8})?"  # the second word: تشرين الثاني
_DAY = r"(?<!\d)\d{1,2}(?!\d)"
_YEAR = r"(?<!\d)\d{4}(?!\d)"

_FORMS = late.compile(
    rf"""
      # 3 janvier 2024 · 3 de enero de 2024 · le 1er mai · 5. Mai · 5 мая 2024 года · 24 أبريل/نيسان 2024
      (?:(?:le|el|il|den|am|dia|día)\s)?
      (?P<d>{_DAY})(?:er|st|nd|rd|th|[º°ª.]|-?a)?\s{{0,2}}(?:de\s|di\s|d['’])?
      (?P<m>{_WORD})\.?(?:\s?/\s?[\p{{L}}\s]{{3,16}}?(?=\s?[\d(،,-]))?
      (?:,?\s{{0,2}}(?:del?\s)?(?P<y>{_YEAR})\.?)?(?:\s?(?:года|год|року|рік|г\.|р\.))?
      # May 5, 2024 · Sept. 12th · May 5
    | (?P<m>{_WORD})\.?,?\s{{0,2}}(?P<d>{_DAY}(?!:))(?:st|nd|rd|th)?(?:,?\s{{0,2}}(?P<y>{_YEAR}))?
      # 2024-05-07 · 2024. május 5.
    | (?P<y>{_YEAR})-(?P<n>\d{{1,2}})-(?P<d>{_DAY})
    | (?P<y>{_YEAR})\.\s(?P<m>{_WORD})\s(?P<d>{_DAY})\.
      # 27.6.2025, day first wherever dots are used; 27/06/2025 only if one of the two can be no month
    | (?P<d>{_DAY})\.\s?(?P<n>\d{{1,2}})\.(?:\s?(?P<y>{_YEAR})|\d{{0,3}})
    | (?P<a>{_DAY})/(?P<b>\d{{1,2}})/(?P<y>{_YEAR})
    """,
    late.VERBOSE | late.IGNORECASE,
)


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
        if (int(first) > 12) == (int(second) > 12):
            return None
        day, month = (int(first), int(second)) if int(first) > 12 else (int(second), int(first))
    elif found["n"]:
        day, month = int(found["d"]), int(found["n"])
    else:
        named = _month(found["m"], lenient=lenient)
        if named is None:
            return None
        day, month = int(found["d"]), named
    year = int(found["y"]) if found["y"] else None
    if day > 31 or month > 12:
        return None  # "68 Pro" is no day at all, unlike "Feb 30", which is a day gone wrong
    if not calendar_words.exists(year, month, day):
        return WrittenDate(None, None, None, found.end())
    return WrittenDate(year, month, day, found.end())


def _month(word: str, *, lenient: bool) -> int | None:
    number = calendar_words.month(word)
    if number is None and " " in word:
        number = calendar_words.month(word.split()[0])
    if number is None and lenient:
        number = calendar_words.misspelt_month(word)
    return number
