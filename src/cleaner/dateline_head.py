"""The elements that open a paragraph as a dateline does: a place, a day, an agency, and the marks between.

This module reads, `dateline` judges.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner import agencies, calendar_words, late, place, written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.place import Place
    from cleaner.written_date import WrittenDate, WrittenTime

ELEMENTS = 6  # place, day, weekday, time of day, agency, and one to spare

# Dashes of every kind, those that a wrong decoding mangled, and the underscore of old wires.
_DASH = (
    r"(?:[—–―−‒﹘]{1,2}|-{1,3}|_{1,2}|ـ{1,2}"
    r"|â€[”“\"—–\u009d\u0093\u0094]|&[mn]dash;|&\#821[12];|[\x96\x97]|\ufffd)"
)
_MARK = late.compile(
    rf"""
    (?P<before>[\s\u200e\u200f.,،:：।;|/]{{0,6}})
    (?: (?P<dash>{_DASH})[\s\u200e\u200f.:|]{{0,4}}
      | (?P<query>(?<=\s)\?\s)  # a dash that some encoding lost; believed only beside an agency or a day
    )?
    """,
    late.VERBOSE,
)
_BRACKETS = late.compile(
    r"\(\s?(?P<in>[^()\n]{2,48}?)\s?\)|/\s?(?P<in>[^/()\n]{2,48}?)\s?/|\[(?P<in>[^\[\]\n]{2,48})\]"
)
# What signs like an agency without being one of the world's: "KTLA", "B/R", "Capitol News", "WXYZ News".
_ACRONYM = late.compile(
    r"""
      \p{Lu}[\p{Lu}\d&.]{1,7}(?:/\p{Lu}[\p{Lu}\d.]{0,7}|\s?News)?
    | \p{Lu}/\p{Lu}
    | \p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,3}\sNews(?:\sService)?
    """,
    late.VERBOSE,
)
_BARE = late.compile(r"\p{L}[\p{L}\p{M}.\d'’-]{1,24}(?:\s\p{L}[\p{L}\p{M}.'’-]{1,14}){0,3}")
_INNER_WORD = late.compile(r"[ ,]\s?(?=\p{L})")
_WORD = re.compile(r"[^\s,،:()/—–]{1,24}")
_DIGIT = re.compile(r"\d")
_DAY_ALONE = late.compile(r"\d{1,2}(?=\.?\s\()")


class Head(NamedTuple):
    """What was read of a dateline, the marks after it, and where it starts, it ends, and the prose begins."""

    place: Place | None
    date: WrittenDate | None
    day: int | None  # of a dateline that leaves out the month: "MADRID, 3 (EUROPA PRESS)"
    agency: str | None
    known: bool  # the agency is one of the world's, not only shaped like one
    bracketed: bool
    before: str  # the marks before the dash
    dash: bool
    start: int
    end: int
    prose: int
    time: WrittenTime | None = None


def read(source: str, start: int, limit: int) -> list[Head]:
    """Every way to end a dateline that starts here, shortest first: one after each element.

    >>> text = "OSLO, May 5 (AP) — Rain fell."
    >>> [text[: head.end] for head in read(text, 0, len(text))]
    ['OSLO,', 'OSLO, May 5', 'OSLO, May 5 (AP) —']
    """
    return list(_heads(source, start, limit))


def _heads(source: str, start: int, limit: int) -> Iterator[Head]:
    name: Place | None = None
    date: WrittenDate | None = None
    day: int | None = None
    agency: str | None = None
    time: WrittenTime | None = None
    known = bracketed = False
    at = start
    for _ in range(ELEMENTS):
        if date is not None:
            at = _past_weekday(source, at, limit)
        if at >= limit:
            return
        if agency is None and source[at] in "(/[" and (found := _BRACKETS.match(source, at, limit)):
            inside, at = found["in"], found.end()
            dated = written_date.read(inside) if date is None else None
            timed = written_date.read_time(inside) if time is None else None
            if dated is not None and dated.end == len(inside):
                date = dated
            elif timed is not None and timed.end == len(inside):
                time = timed
            else:
                known, bracketed, agency = agencies.is_signature(inside), True, inside
                if not known and not _ACRONYM.fullmatch(inside):
                    return
        elif date is None and day is None and (dated := _date(source, at, limit, lenient=name is not None)):
            date, at = dated, dated.end
        elif name is not None and date is None and day is None and (found := _DAY_ALONE.match(source, at)):
            day, at = int(found.group()), found.end()
        elif time is None and (timed := _time(source, at, limit)):
            time, at = timed, timed.end
        elif agency is None and (signed := _bare_agency(source, at, limit)):
            agency, known, at = signed, True, at + len(signed)
        elif name is None and (name := _place(source, at, limit)):
            at += len(name.text)
        else:
            return
        mark = _MARK.match(source, at, limit)
        if mark is None:  # never: the pattern matches the empty text
            return
        before, dash, prose = mark["before"], mark["dash"], mark.end()
        if dash and not _stands_free(source, mark.start("dash"), mark.end("dash")):
            dash, prose = None, mark.end("before")
        is_dash = bool(dash) or bool(mark["query"] and (agency or date))
        end = at + len(source[at:prose].rstrip())
        yield Head(name, date, day, agency, known, bracketed, before, is_dash, start, end, prose, time)
        # The slash that closes one element may open the next: "NEW YORK, NY / ACCESSWIRE / May 7, 2024 /".
        slash = before.find("/") if agency is None and not dash else -1
        at = prose if slash < 0 else mark.start() + slash


def _past_weekday(source: str, at: int, limit: int) -> int:
    found = _WORD.match(source, at, limit)
    if found is None or len(found.group()) < 4 or not calendar_words.is_weekday(found.group()):
        return at
    return found.end() + 1


def _date(source: str, at: int, limit: int, *, lenient: bool) -> WrittenDate | None:
    if _DIGIT.search(source, at, min(limit, at + 20)) is None:
        return None
    return written_date.read(source, at, limit, lenient=lenient)


def _time(source: str, at: int, limit: int) -> WrittenTime | None:
    if _DIGIT.search(source, at, min(limit, at + 12)) is None:
        return None
    return written_date.read_time(source, at, limit)


def _bare_agency(source: str, at: int, limit: int) -> str | None:
    """The longest run of words here that is an agency's name as it signs."""
    word = _WORD.match(source, at, limit)
    if word is None or not (agencies.may_begin(word.group()) or agencies.may_begin(word.group().rstrip("."))):
        return None
    found = _BARE.match(source, at, limit)
    words: str = found.group() if found else ""
    while words:
        for text in (words, words.rstrip(".")):
            if agencies.is_written(text):
                return text
        words = words.rpartition(" ")[0]
    return None


def _place(source: str, at: int, limit: int) -> Place | None:
    found = place.read(source, at, limit)
    if found is None:
        return None
    text = found.text
    after = at + len(text)
    # "JOHANNESBURG March 13": the month is not part of the place.
    cut = max(text.rfind(" "), text.rfind(",")) + 1
    if cut and source[after : after + 3].lstrip(" .")[:1].isdigit():
        word = text[cut:].rstrip(".")
        if calendar_words.month(word) or calendar_words.misspelt_month(word):
            return place.shaped(text[:cut].rstrip(" ,"))
    # "LONDON Reuters -", "JAKARTA, KOMPAS.com -": nor is the agency.
    for gap in _INNER_WORD.finditer(text):
        first = _WORD.match(text, gap.end())
        if first and agencies.may_begin(first.group()) and agencies.is_written(text[gap.end() :].rstrip(".")):
            return place.shaped(text[: gap.end()].rstrip(" ,/"))
    # "La paz, march 18 -": a second word that lost its capital, believed where a date follows.
    if found.case == "title" and source.startswith(" ", after):
        lowered = place.read(source, at, limit, lowered=True)
        if lowered is not None and written_date.read(source, at + len(lowered.text) + 2, limit):
            return lowered
    return found


def _stands_free(source: str, start: int, end: int) -> bool:
    """A hyphen inside a word is no dash; one with a space on a side, or after a bracket or a stop, is."""
    if source[start:end] != "-":
        return True
    before, after = source[start - 1 : start], source[end : end + 1]
    return before.isspace() or after.isspace() or not after or before in ")./:,"
