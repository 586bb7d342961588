"""When an article was published or updated, read from a line that tells nothing else.

A line is read word by word: label, weekday, day, month, year, clock, zone, and the small words between.
One word that is none of these, and the line is no timestamp. Nothing is guessed: "05/06/2020" could be
two days and is none; a clock without a zone stays without one.

Why not a library: see calendar_words.toml.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from cleaner import calendar_words, late, vocabulary, zone

Kind = Literal["published", "updated"]

LONGEST = 140  # characters; a longer line is prose

_UPDATED = vocabulary.words("timestamp", "updated")
_PUBLISHED = vocabulary.words("timestamp", "published")
_SMALL = vocabulary.words("timestamp", "small")
# Whoever labels in another language than English writes the day first; East Asia begins with the year.
_ENGLISH = vocabulary.words("timestamp", "english")
_DAYS = frozenset("月火水木金土日월화수목금토일")  # as "(月)"
_HALVES = {"上午": "am", "午前": "am", "오전": "am", "下午": "pm", "午後": "pm", "오후": "pm"}
_TOKEN = late.compile(
    r"""
      (?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}
          (?:[T\s]{1,2}\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?Z\b|\s?[+-]\d{2}:?\d{2})?)?)
    | (?P<han>(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]?)
    | (?P<clock>(?<![\d.])\d{1,2}(?:
          [:：]\d{2}(?:[:：]\d{2})?
        | [hH]\d{2}
        | \.\d{2}(?=\s?(?:Uhr|uhr|uur\b|[A-Z]{2,4}\b|[ap]\.?m|น|$))  # with a dot only where a clock is sure
      )(?![\d.]))
    | (?P<hanclock>(?<!\d)(?:(?:上午|下午|午前|午後|오전|오후)\s?)?
          \d{1,2}\s?[时時点點시]\s?(?:\d{1,2}\s?[分분])?)
    | (?P<hour>(?<![\d.])\d{1,2}(?=\s?(?:[aApP]\.?\s?[mM]\b|Uhr\b|h\b)))
    | (?P<numeric>(?<!\d)\d{1,4}\s?(?P<sep>[./-])\s?\d{1,2}\s?(?P=sep)\s?\d{2,4}(?!\d)\.?)
    | (?P<number>\d{1,4}(?:st|nd|rd|th|er|º|ª)?(?![\p{L}\d]))
    | (?P<offset>(?:(?:UTC|GMT)\s?)[+-−]\d{1,2}(?::?\d{2})?|(?<!\p{L})[+-]\d{2}:?\d{2}(?!\d))
    | (?P<word>[\p{L}\p{M}][\p{L}\p{M}'’.\u200c]{0,30})
    | (?P<skip>\s?[|•·,–-]\s?(?:(?i:lesezeit|reading\stime):?\s)?\d{1,2}
          \s?(?i:min\.?|minutes?|minuten)(?:\s(?i:read|lesezeit|de\slecture|de\slectura|di\slettura|leestijd))?$
      | [\s（）\-–—|•·/,;:：()\[\]・．.،\u200e\u200f]{1,8})
    """,
    late.VERBOSE,
)
# "New Delhi | Updated: …": only before a label, for "Concert: May 7" is no timestamp.
_FILED_FROM = late.compile(
    r"\p{Lu}[\p{L}\p{M}.'’ -]{2,24}\s?[|,:]\s?(?=(?i:updated|published|posted|aktualisiert|actualizado|mis à jour)\b)"
)
_SPACED_ZONE = late.compile(r"\s(?=[+\-Z])")
_DIGITS = late.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment or a day, and whether it is said to be that of publication or of an update."""

    when: dt.datetime | dt.date
    kind: Kind | None
    zone: str | None = None  # as written


def parse(line: str, *, published: dt.date | None = None) -> Timestamp | None:
    """The timestamp that a line is, or None if it is anything else.

    >>> stamp = parse("Updated: May 05, 2020 14:41 IST")
    >>> stamp.when.isoformat(), stamp.kind
    ('2020-05-05T14:41:00+05:30', 'updated')
    >>> parse("Veröffentlicht am 3. Mai 2024").when
    datetime.date(2024, 5, 3)

    Where day and month could change places, nothing is said; `published` settles a year left out.

    >>> parse("05/06/2020") is None
    True
    >>> import datetime
    >>> parse("Dec 31, 10 p.m.", published=datetime.date(2024, 1, 1)).when
    datetime.datetime(2023, 12, 31, 22, 0)

    A line of prose is none, whatever dates it holds.

    >>> parse("On May 5, 2020 the river rose.") is None
    True
    """
    found = parse_all(line, published=published)
    return found[0] if found else None


def parse_all(line: str, *, published: dt.date | None = None) -> tuple[Timestamp, ...]:
    """Every timestamp of a line that holds nothing else, in order; empty if it holds anything else.

    >>> [t.kind for t in parse_all("Published 3 May 2024, 10:00 | Updated 4 May 2024, 11:30")]
    ['published', 'updated']
    """
    if len(line) > LONGEST or not any(c.isdigit() for c in line):
        return ()
    if filed := _FILED_FROM.match(line):
        line = line[filed.end() :]
    reading = _Reading()
    done: list[Timestamp] = []
    at = 0
    while at < len(line):
        token = _TOKEN.match(line, at)
        if token is None:
            return ()
        at = token.end()
        kind = _label(token["word"]) if token["word"] and not reading.awaits_month(token["word"]) else None
        if kind and reading.has_day():
            if (stamp := reading.settle(published)) is None:
                return ()
            done.append(stamp)
            reading = _Reading()
        if kind:
            reading.note(token["word"])
            reading.kind = "updated" if "updated" in (kind, reading.kind) else kind
        elif not reading.take(token):
            return ()
    last = reading.settle(published)
    return (*done, last) if last is not None else ()


def _label(word: str) -> Kind | None:
    folded = word.casefold().strip(".:'’")
    if folded in _UPDATED:
        return "updated"
    return "published" if folded in _PUBLISHED else None


class _Reading:
    """The fields of one timestamp, filled word by word and thrown away after one line."""

    def __init__(self) -> None:
        self.kind: Kind | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.numbers: list[int] = []
        self.clock: tuple[int, int, int] | None = None
        self.half: str | None = None
        self.zone: str | None = None
        self.fixed: dt.datetime | dt.date | None = None
        self.slashed: list[int] = []
        self.day_first = False
        self.buddhist = False

    def has_day(self) -> bool:
        return self.fixed is not None or bool(self.numbers) or bool(self.slashed)

    def awaits_month(self, word: str) -> bool:
        """Whether a word is the month behind a day: French "MAJ" is a label, Danish "13. maj" a day."""
        return bool(self.numbers) and self.month is None and calendar_words.month(word) is not None

    def take(self, token: late.Match) -> bool:
        """Takes one token; False if the line cannot be a timestamp with it."""
        text = token.group()
        name = token.lastgroup if token.lastgroup != "sep" else "numeric"
        if name == "skip":
            return True
        if name == "iso":
            return self._fix(_iso(text))
        if name == "han":
            year, month, day = (int(d) for d in _DIGITS.findall(text))
            return self._fix(_date(year, month, day))
        if name == "numeric":
            parts = [int(d) for d in _DIGITS.findall(text)]
            if token["sep"] == "." or parts[0] > 31:
                return self._fix(_numeric(parts, day_first=True))
            taken = not self.has_day()
            self.slashed = parts
            return taken
        if name in ("clock", "hour", "hanclock"):
            return self._set_clock(text)
        if name == "number":
            self.numbers.append(int(_DIGITS.findall(text)[0]))
            return len(self.numbers) <= 2 and self.fixed is None
        if name == "offset":
            return self._set_zone(text)
        return self._word(text)

    def _word(self, text: str) -> bool:
        if self.clock is not None and self.half is None and (half := calendar_words.half_day(text)):
            self.half = half
            return True
        if zone.is_zone(text) and (self.clock is not None or self.fixed is not None or text in ("UTC", "GMT")):
            return self._set_zone(text)
        if (month := calendar_words.month(text.rstrip("."))) is not None:
            if self.month is None and self.fixed is None:
                self.month = month
                self.buddhist = "\u0e00" <= text[0] <= "\u0e7f"  # Thai years begin 543 years before
                return True
            return self.month == month
        if self.half is None and text in _HALVES:
            self.half = _HALVES[text]
            return True
        if calendar_words.is_weekday(text) or text in _DAYS:
            return True
        self.note(text)
        return text.casefold().strip(".") in _SMALL

    def note(self, word: str) -> None:
        """Keeps what a word tells about the order of day and month."""
        self.day_first = self.day_first or word.casefold().strip(".:'’") not in _ENGLISH

    def _fix(self, value: dt.datetime | dt.date | None) -> bool:
        if value is None or self.has_day():
            return False
        self.fixed = value
        return True

    def _set_clock(self, text: str) -> bool:
        parts = [int(d) for d in _DIGITS.findall(text)]
        hour, minute, second = (*parts, 0, 0)[:3]
        if self.clock is not None or hour > 23 or minute > 59 or second > 59:
            return False
        self.clock = (hour, minute, second)
        if text.startswith(("下午", "午後", "오후")):
            self.half = "pm"
        elif text.startswith(("上午", "午前", "오전")):
            self.half = "am"
        return True

    def _set_zone(self, text: str) -> bool:
        if self.zone is not None and self.zone != text:
            return False
        self.zone = text
        return True

    def settle(self, published: dt.date | None) -> Timestamp | None:
        day = self._day(published)
        if day is None:
            return None
        if isinstance(day, dt.datetime):
            when = day if day.tzinfo else zone.attach(day, self.zone, twelve_hours=False)
            return Timestamp(when, self.kind, self.zone)
        if self.clock is None:
            return Timestamp(day, self.kind)
        hour, minute, second = self.clock
        if self.half is not None and hour <= 12:
            hour = hour % 12 + (12 if self.half == "pm" else 0)
        when = dt.datetime(day.year, day.month, day.day, hour, minute, second)
        return Timestamp(zone.attach(when, self.zone, twelve_hours=self.half is not None), self.kind, self.zone)

    def _day(self, published: dt.date | None) -> dt.datetime | dt.date | None:
        if self.fixed is not None:
            return self.fixed if self.month is None and not self.numbers else None
        if self.slashed:
            alone = self.month is None and not self.numbers
            return _numeric(self.slashed, day_first=self.day_first) if alone else None
        if self.month is None or not self.numbers:
            return None
        years = [n for n in self.numbers if n > 999]
        days = [n for n in self.numbers if n <= 31]
        if len(days) != 1 or len(years) + 1 != len(self.numbers):
            return None
        if years and self.buddhist and 2400 <= years[0] <= 2700:
            years = [years[0] - 543]
        year = years[0] if years else calendar_words.settle_year(self.month, days[0], published)
        return _date(year, self.month, days[0]) if year is not None else None


def _iso(text: str) -> dt.datetime | dt.date | None:
    try:
        if ":" in text:
            return dt.datetime.fromisoformat(_SPACED_ZONE.sub("", text))
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _numeric(parts: list[int], *, day_first: bool) -> dt.date | None:
    """A date of three numbers, if it can be one date only."""
    first, second, third = parts
    if first > 31:
        return _date(first, second, third)
    year = third + 2000 if third < 100 else third
    if day_first or first > 12:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 or first == second else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    # Before 1600 there were no newspapers: a small year is a number misread.
    known = 1600 <= year <= 2200 and calendar_words.exists(year, month, day)
    return dt.date(year, month, day) if known else None
