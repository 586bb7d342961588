"""The elements that open a paragraph as a dateline does: a place, a day, an agency, and the marks between.

This module reads, `dateline` judges.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner import agencies, calendar_words, late, place, vocabulary, written_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.place import Place
    from cleaner.written_date import WrittenDate, WrittenTime

ELEMENTS = 6  # place, day, weekday, time of day, agency, and one to spare

# Dashes of every kind, those that a wrong decoding mangled, and the underscore of old wires.
_DASH = (
    r"(?:[—–―−‒﹘‐‑⸺-]{1,3}|_{1,2}|ـ{1,2}"
    r"|â(?:€|\x80)[”“\"—–\u009d\u0093\u0094]|&[mn]dash;|&\#(?:821[12]|x201[34]);|[\x96\x97]|\ufffd{1,3})"
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
    r"\(\s?(?P<in>[^()\n]{2,48}?)\s?\)|（\s?(?P<in>[^（）\n]{2,48}?)\s?）|/\s?(?P<in>[^/()\n]{2,48}?)\s?/|\[(?P<in>[^\[\]\n]{2,48})\]"
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
# A part of the place in brackets: "Halle (Saale)", "New Delhi [India]".
_REGION = late.compile(r"\p{Lu}[\p{L}\p{M}.'’ -]{1,30}")
# Those who filed for an agency stand beside its name: "/Корр. ТАСС Иван Петров/", "РИА Новости, Иван Петров."
_FILER = late.compile(
    r",?\s\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?\s\p{Lu}\p{Ll}{1,24}(?:-\p{Lu}\p{Ll}{1,24})?(?=\s?[./]|$)"
)
_FILED = late.compile(r"(?:Корр\.|корр\.|Corr\.|Кор\.)\s?")
_APART = late.compile(r"\s?[-–—,|]\s|,|\svia\s")  # "(Newsfile Corp. - May 7, 2024)"
_DOMAIN = late.compile(r"[\p{L}\d][\p{L}\d-]{1,20}\.(?:co\.id|com|co|id|net|news)")
_SIGNED_BY = late.compile(
    r"(?P<by>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?\s\p{Lu}{2,20}/)\p{Lu}{3}"
)  # "Ahmet YILMAZ/İSTANBUL"
_BARE = late.compile(r"\p{L}[\p{L}\p{M}.\d'’-]{1,24}(?:\s\p{L}[\p{L}\p{M}.'’-]{1,14}){0,3}")
_NEWSROOMS = vocabulary.words("byline", "outlets") | vocabulary.words("agency", "newsrooms")
_INNER_WORD = late.compile(r"[ ,]\s?(?=\p{L})")
_WORD = re.compile(r"[^\s,،:()/—–]{1,24}")
_WEEKDAY = late.compile(r",\s(?P<word>[\p{L}\p{M}-]{4,12})(?=\s?[—–(-])")  # "WASHINGTON, Tuesday —"
_DIGIT = re.compile(r"\d")
_GAPS = ("\u00a0", "\u2009", "\u202f")
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
    place_last: bool = False  # nothing but marks after the place


def read(source: str, start: int, limit: int) -> list[Head]:
    """Every way to end a dateline that starts here, shortest first: one after each element.

    >>> text = "OSLO, May 5 (AP) — Rain fell."
    >>> [text[: head.end] for head in read(text, 0, len(text))]
    ['OSLO,', 'OSLO, May 5', 'OSLO, May 5 (AP) —']
    """
    return list(_heads(source, start, limit))


def _heads(source: str, start: int, limit: int) -> Iterator[Head]:
    name: Place | None = None
    named_at = region_end = -1
    date: WrittenDate | None = None
    day: int | None = None
    agency: str | None = None
    time: WrittenTime | None = None
    known = bracketed = False
    at = start
    for _ in range(ELEMENTS):
        if date is not None or name is not None:
            at = _past_weekday(source, at, limit)
        if at >= limit:
            return
        element = at
        if source[at] in "(/[（" and (found := _BRACKETS.match(source, at, limit)):
            inside, at = _in_brackets(found["in"]), found.end()
            if inside.date is not None and date is None:
                date = inside.date
                if inside.agency is not None and agency is None:
                    known, bracketed, agency = True, True, inside.agency
            elif inside.time is not None and time is None:
                time = inside.time
            elif inside.agency is None and (known or date) and _FILER.fullmatch(" " + found["in"]):
                pass
            elif (agency is None or not known) and (inside.known or (agency is None and inside.agency)):
                if agency is not None and name is not None and bracketed and date is not None:
                    name = place.shaped(source[named_at:region_end])  # "CORIA (SEVILLA), 3 Ene. (EUROPA PRESS)"
                known, bracketed, agency = inside.known, True, inside.agency
                region_end = at
            elif date is not None and name is not None and agency is None and _REGION.fullmatch(found["in"]):
                bracketed, agency = True, found["in"]  # "PUEBLA, Pue., 3 de enero (EL UNIVERSAL).-"
            elif name is not None and agency is None and date is None and _REGION.fullmatch(found["in"]):
                name = place.shaped(source[named_at:at])  # believed where a day or an agency follows
                mark = _MARK.match(source, at, limit)
                at = mark.end("before") if mark else at
                continue
            else:
                return
        elif date is None and day is None and (dated := _date(source, at, limit, lenient=name is not None)):
            date, at = dated, dated.end
        elif name is not None and date is None and day is None and (found := _DAY_ALONE.match(source, at)):
            day, at = int(found.group()), found.end()
        elif time is None and (timed := _time(source, at, limit)):
            time, at = timed, timed.end
        elif agency is None and (signed := _bare_agency(source, at, limit, placed=name is not None, dated=bool(date))):
            agency, known, at = signed, True, at + len(signed)
            if date is not None and (filer := _FILER.match(source, at, limit)):
                at = filer.end()
        elif name is None and (placed := _place(source, at, limit)):
            name, named_at, at = placed[0], at + placed[1], at + placed[1] + len(placed[0].text)
        else:
            return
        if name is not None and (weekday := _WEEKDAY.match(source, at, limit)):
            at = weekday.end() if calendar_words.is_weekday(weekday["word"]) else at
        mark = _MARK.match(source, at, limit)
        if mark is None:  # never: the pattern matches the empty text
            return
        before, dash, prose = mark["before"], mark["dash"], mark.end()
        if date is not None and at == date.end and source[at - 1] == ".":
            before = "." + before  # "ТАСС, 5 мая."
        if dash and not _stands_free(source, mark.start("dash"), mark.end("dash")):
            dash, prose = None, mark.end("before")
        is_dash = bool(dash) or bool(mark["query"] and (agency or date))
        end = at + len(source[at:prose].rstrip())
        last = name is not None and named_at >= element
        yield Head(name, date, day, agency, known, bracketed, before, is_dash, start, end, prose, time, last)
        # The slash that closes one element may open the next: "NEW YORK, NY / ACCESSWIRE / May 7, 2024 /".
        slash = mark["before"].find("/") if agency is None and not dash else -1
        opens = slash >= 0 and _BRACKETS.match(source, mark.start() + slash, limit)
        at = mark.start() + slash if opens else prose


class _Inside(NamedTuple):
    agency: str | None
    known: bool
    date: WrittenDate | None
    time: WrittenTime | None


def _in_brackets(text: str) -> _Inside:
    """What brackets hold: a day, a time of day, an agency, or an agency and a day ("Newsfile Corp. - May 7, 2024")."""
    dated, timed = written_date.read(text), written_date.read_time(text)
    if dated is not None and dated.end == len(text):
        return _Inside(None, False, dated, None)
    if timed is not None and timed.end == len(text):
        return _Inside(None, False, None, timed)
    for gap in _APART.finditer(text):
        signed, rest = text[: gap.start()], text[gap.end() :]
        if agencies.is_signature(signed):
            dated = written_date.read(rest)
            if "via" in gap.group() or (dated is not None and dated.end == len(rest)):
                return _Inside(signed, True, dated, None)
    if agencies.is_signature(text):
        return _Inside(text, True, None, None)
    if filed := _FILED.match(text):
        text = text[filed.end() :]
    words = text.split(" ")
    for count in range(min(len(words), 4), 0, -1):
        lead = " ".join(words[:count])
        if agencies.is_written(lead) and (filed or _FILER.fullmatch(text[len(lead) :])):
            return _Inside(lead, True, None, None)
    return _Inside(text if _is_signed(text) else None, False, None, None)


def _is_signed(text: str) -> bool:
    """Whether a text has the shape of a signature: "KTLA", or a name with a word of a newsroom, "Arle Daily News"."""
    if _ACRONYM.fullmatch(text):
        return True
    words = text.split()
    if not 0 < len(words) <= 5 or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return False
    return any(word.casefold() in _NEWSROOMS or word.endswith(("News", "TV")) for word in words)


def _past_weekday(source: str, at: int, limit: int) -> int:
    found = _WORD.match(source, at, limit)
    if found is None or len(found.group()) < 4 or not calendar_words.is_weekday(found.group()):
        return at
    return found.end() + (source[found.end() : found.end() + 1] in ", ") + source.startswith(", ", found.end())


def _date(source: str, at: int, limit: int, *, lenient: bool) -> WrittenDate | None:
    if _DIGIT.search(source, at, min(limit, at + 20)) is None and not "\u0900" <= source[at] <= "\u097f":
        return None
    return written_date.read(source, at, limit, lenient=lenient)


def _time(source: str, at: int, limit: int) -> WrittenTime | None:
    if _DIGIT.search(source, at, min(limit, at + 12)) is None:
        return None
    return written_date.read_time(source, at, limit)


def _bare_agency(source: str, at: int, limit: int, *, placed: bool, dated: bool) -> str | None:
    """The longest run of words here that is an agency's name as it signs, or several joined by slashes."""
    signed = _one_agency(source, at, limit)
    if signed is None:
        return _homonym(source, at, limit, dated=dated) if placed else _website(source, at, limit)
    while source.startswith("/", at + len(signed)):
        other = _one_agency(source, at + len(signed) + 1, limit)
        if other is None:
            break
        signed += "/" + other
    return signed


def _one_agency(source: str, at: int, limit: int) -> str | None:
    word = _WORD.match(source, at, limit)
    if word is None or not (agencies.may_begin(word.group()) or agencies.may_begin(word.group().rstrip(".-।"))):
        return None
    found = _BARE.match(source, at, limit)
    words: str = found.group() if found else ""
    while words:
        for text in (words, words.rstrip(".-")):
            if agencies.is_written(text):
                return text
        words = words.rpartition(" ")[0]
    return None


def _homonym(source: str, at: int, limit: int, *, dated: bool) -> str | None:
    """An agency named by a word of the language, between marks behind a place: "МИНСК, 5 мая — Sputnik."."""
    word = _WORD.match(source, at, limit)
    text = word.group().rstrip(".") if word else ""
    if not text or source[at - 2 : at] not in ("- ", "– ", "— ", ", ", ". ") or not agencies.is_signature(text):
        return None
    follows = source[at + len(text) : at + len(text) + 2]
    return text if follows[:1] in ":：" or (dated and follows[:1] == ".") else None


def _website(source: str, at: int, limit: int) -> str | None:
    """The site that signs before a place, as Indonesian ones do: "HARIAN.com, JAKARTA -"."""
    found = _DOMAIN.match(source, at, limit)
    return found.group() if found and source.startswith(", ", found.end()) else None


def _place(source: str, at: int, limit: int) -> tuple[Place, int] | None:
    """The place that stands here, and how many characters before it name who filed: "Ahmet YILMAZ/İSTANBUL"."""
    signed = _SIGNED_BY.match(source, at, limit)
    skipped = len(signed["by"]) if signed else 0
    found = _one_place(source, at + skipped, limit)
    return (found, skipped) if found else None


def _one_place(source: str, at: int, limit: int) -> Place | None:
    found = place.read(source, at, limit)
    if found is None:
        return None
    text = found.text
    after = at + len(text)
    # "KYIV. 5 травня": the stop behind a single word is a mark.
    if text.endswith(".") and text.count(".") == 1 and not any(c in text for c in " ,") and len(text) > 4:
        return place.shaped(text[:-1])
    # "नयी दिल्ली, पांच मई": nor is a day in words.
    if "," in text and (dated := written_date.read(text, (comma := text.rfind(",")) + 2)) and dated.end == len(text):
        return place.shaped(text[:comma])
    plain = text
    for gap_sign in _GAPS:
        plain = plain.replace(gap_sign, " ")
    # "JOHANNESBURG March 13", "الدوحة في 24": month and preposition are not part of the place; nor is a weekday.
    cut = max(plain.rfind(" "), plain.rfind(",")) + 1
    if cut:
        word = text[cut:].rstrip(".")
        digit = source[after : after + 3].lstrip(" .\u00a0")[:1].isdigit()
        is_month = digit and (calendar_words.month(word) or calendar_words.misspelt_month(word) or word == "في")
        if is_month or (len(word) > 4 and calendar_words.is_weekday(word)):
            text = text[:cut].rstrip(" ,\u00a0")
            city, mark, last = text.rpartition(", ")
            is_day = bool(mark) and len(last) > 4 and calendar_words.is_weekday(last)
            return place.shaped(city if is_day else text)
    # "LONDON Reuters -", "JAKARTA, KOMPAS.com -": nor is the agency.
    for inner in _INNER_WORD.finditer(text):
        first = _WORD.match(text, inner.end())
        signs = first and agencies.may_begin(first.group().rstrip("."))
        if signs and agencies.is_written(text[inner.end() :].rstrip(".")):
            return place.shaped(text[: inner.end()].rstrip(" ,/"))
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
    return before.isspace() or after.isspace() or not after or before in ")./:," or after in "(["
