"""What the lines around a story tell of it: who wrote it, when, where and for which agency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cleaner import agencies, byline, dateline, timestamp
from cleaner.byline import Byline
from cleaner.dress import undressed
from cleaner.hits import SIGNATURES
from cleaner.model import Dateline, Removal
from cleaner.timestamp import Timestamp

_NOTES = "contributor-notes"
_SPOKEN_FOR = frozenset({"captions-and-credits", "headlines", "repetition", "see-also-links"})  # never sign a story
_NEAR = 8  # removed blocks before the story, and after the headline, in which it may be signed
_STANDFIRSTS = 2  # blocks of story that may stand above the byline
_BEHIND = 3  # removed blocks after the story in which it may be signed
_LONGEST_LINE = 200  # characters of a line that signs a story

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found, and the removals, those that became metadata named as such."""

    dateline: Dateline | None
    authors: tuple[str, ...]
    published: dt.datetime | dt.date | None
    updated: dt.datetime | dt.date | None
    removals: tuple[Removal, ...]


def day_of(moment: dt.datetime | dt.date | None) -> dt.date | None:
    """The day of a moment.

    >>> day_of(dt.datetime(2020, 5, 5, 14, 41)), day_of(None)
    (datetime.date(2020, 5, 5), None)
    """
    return moment.date() if isinstance(moment, dt.datetime) else moment


def gather(
    source: str,
    removals: Sequence[Removal],
    story: Sequence[Span],
    title: Span | None,
    published: dt.date | None,
    *,
    named: bool = True,
) -> Metadata:
    """The metadata of a story from its own paragraphs and from the lines removed beside it.

    `story`: where its paragraphs stand, in order. `title`: where its headline stands. `published`: what
    the caller knows, which the text overrules. `named`: whether a removal that became metadata is named so.
    """
    first, last = (story[0][0], story[-1][1]) if story else (len(source), len(source))
    after_title = title[1] if title and title[1] <= first else 0
    signed_by = story[min(_STANDFIRSTS, len(story) - 1)][0] if story else first
    before = [i for i, r in enumerate(removals) if after_title <= r.start and r.end <= signed_by][-_NEAR:]
    behind = [i for i, r in enumerate(removals) if r.start >= last][:_BEHIND]
    told = list(removals)
    bylines: dict[int, Byline] = {}
    stamps: dict[int, tuple[Timestamp, ...]] = {}
    for i in (*before, *behind):
        line = undressed(removals[i].text)
        if len(line) > _LONGEST_LINE or removals[i].rule_set in _SPOKEN_FOR:
            continue
        signed, times = byline.parse(line), timestamp.parse_all(line, published=published)
        if signed and (i in before or removals[i].rule_set == SIGNATURES):
            bylines[i] = signed
        if times:
            stamps[i] = times
        if named and (i in bylines or times) and told[i].rule_set != SIGNATURES:
            told[i] = replace(told[i], rule_set=SIGNATURES, rule="timestamp" if times else "byline")
    first_posted, last_update = _times([stamp for i in sorted(stamps) for stamp in stamps[i]])
    posted, updated = _when(first_posted), _when(last_update)
    day = day_of(posted or updated or published)
    notes = [(r.start, r.end) for r in (removals[i] for i in behind) if r.rule_set in (_NOTES, SIGNATURES)]
    found = dateline.find(source, [*story[:4], *story[4:][-2:], *notes[:1]], published=day) if story else None
    if found is None:
        found = _from_byline(removals, bylines, first_posted or last_update)
    return Metadata(found, _authors([bylines[i] for i in sorted(bylines)]), posted or published, updated, tuple(told))


def _times(stamps: Sequence[Timestamp]) -> tuple[Timestamp | None, Timestamp | None]:
    """When a story was published and when updated: the first timestamp of either kind."""
    updated = next((stamp for stamp in stamps if stamp.kind == "updated"), None)
    posted = next((stamp for stamp in stamps if stamp.kind == "published"), None)
    return posted or next((stamp for stamp in stamps if stamp.kind is None), None), updated


def _when(stamp: Timestamp | None) -> dt.datetime | dt.date | None:
    return stamp.when if stamp else None


def _authors(bylines: Sequence[Byline]) -> tuple[str, ...]:
    """The people of the first byline that names any."""
    return next((signed.authors for signed in bylines if signed.authors), ())


def _from_byline(removals: Sequence[Removal], bylines: dict[int, Byline], stamp: Timestamp | None) -> Dateline | None:
    """The dateline that a byline such as "By Associated Press, Moscow" amounts to."""
    for i, signed in sorted(bylines.items()):
        if signed.agency and signed.place:
            line, when = removals[i], _when(stamp)
            year, month, day = (when.year, when.month, when.day) if when else (None, None, None)
            return Dateline(
                signed.place,
                signed.agency,
                year,
                month,
                day,
                line.text,
                line.start,
                line.end,
                time=when.timetz() if isinstance(when, dt.datetime) else None,
                zone=stamp.zone if stamp else None,
                agency_name=", ".join(agencies.full_names(signed.agency)) or None,
            )
    return None
