"""What goes in and what comes out: frozen values that pickle, compare and print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece of the source that is not story, and the rule that took it.

    `source[start:end] == text`; offsets count characters of `Article.source`.

    >>> Removal(0, 13, "Advertisement", "advertisements", "advertisement-label")
    Removal(start=0, end=13, text='Advertisement', rule_set='advertisements', rule='advertisement-label')
    """

    start: int
    end: int
    text: str
    rule_set: str
    rule: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and by which agency a story was filed, as far as its own words tell.

    `place` and `agency` are as written ("KANSAS CITY, Mo.", "AP"). `year`, `month` and `day` are
    None where the text does not give them and nothing else settles them. `text` is the dateline as
    it stands in the source, at `start` to `end`. `time` is the time of day if one is written, with its
    zone where that means one thing; `zone` is the zone as written ("IST", "ET"). `agency_name` is the
    agency's full name where it is known, and several agencies' with commas between.

    >>> Dateline(place=None, agency="UPI", year=None, month=5, day=5, text="May 5 (UPI) --", start=0, end=14).date
    >>> Dateline(place="PARIS", agency="AFP", year=2020, month=5, day=5, text="PARIS (AFP) -", start=0, end=13).date
    datetime.date(2020, 5, 5)
    """

    place: str | None
    agency: str | None
    year: int | None
    month: int | None
    day: int | None
    text: str
    start: int
    end: int
    time: dt.time | None = None
    zone: str | None = None
    agency_name: str | None = None

    @property
    def date(self) -> dt.date | None:
        """The full date, or None unless year, month and day are all known and exist in the calendar."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article.

    `text` holds the story's paragraphs verbatim and in order, without title, byline and boilerplate.
    `note` says what a caller should know: that an input past the limit came back whole.
    `removals` tells what else the source held and which rule took it; every offset refers to `source`.

    >>> Article(source="Rain fell.", text="Rain fell.").title is None
    True
    """

    source: str
    text: str
    title: str | None = None
    dateline: Dateline | None = None
    authors: tuple[str, ...] = ()
    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    removals: tuple[Removal, ...] = ()
    note: str | None = None
