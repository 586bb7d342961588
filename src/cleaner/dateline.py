"""Where, when and by which agency a story was filed, read from the signs that newspapers and wires use.

A dateline is elements — a place, a day, an agency — and marks. The more elements there are, the less is
asked of the rest: a place in capitals, a day and a dash are sure; a place in capitals and a dash need prose
that starts a sentence; a place in title case needs more. What remains in doubt is no dateline.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner import (
    agencies,
    calendar_words,
    dateline_east_asia,
    dateline_head,
    late,
    place,
    signature,
    vocabulary,
    written_date,
    zone,
)
from cleaner.dateline_head import Head
from cleaner.model import Dateline
from cleaner.written_date import WrittenTime

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cleaner.place import Place

    Spans = Sequence[tuple[int, int]]

LOOKED_AT = 140  # characters at the head of a paragraph; the longest dateline of the dev corpora has 64
PARAGRAPHS = 3  # a headline or a standfirst may stand before the dateline's paragraph
STANDFIRST = 400  # a longer paragraph is the story itself, and no dateline comes after it
PROSE = 240  # characters looked at behind a place that stands alone

# The first thing of note in a paragraph is a mark that a dateline may have, or a word that no place has.
# Nine paragraphs in ten are dismissed by this search alone, with the standard library's faster engine.
_FIRST_SIGN = re.compile(
    r"""
      [—–―−‒﹘:：(/\[【［（〔_=＝\x96\x97\ufffdـ।日]
    | \.(?=\s|[—–-])|\s-|-\s|\||--|â€|&[mn#]|\n|\s\?\s|\d
    | (?P<prose>(?<=[^\d.,]\s)
        (?! (?:de|del|di|da|do|dos|du|des|la|las|le|les|los|el|al|the|of|and|und|et|og|och|upon|sur|an|der
            |am|im|van|von|на|и)\b
          | \w{3,9}\.?,?\s\d  # "Caracas, feb 26"
          | \w{2,12},  # "La paz, march 18"
          | (?:dpa|afp|epd|kna|sda|ats|apa|taz|rtr|canadienne)\b
        )[a-zß-öø-ÿа-яё]{2})
    """,
    re.VERBOSE,
)
_LEAD = late.compile(
    r"""
    [\s\ufeff\u200b-\u200f*•■▪►>\#]{0,10}
    (?:(?:RPT|REPEAT|REFILE|CORRECTED|UPDATE\s\d{1,2}|WRAPUP\s\d{1,2}|WRAPUP|INTERVIEW|EXCLUSIVE)\s?-{1,2}\s?)?
    (?:\((?:Adds|Updates|Corrects|Recasts|Repeats|Refiles|Releads|Rewrites|Writes|New\sthroughout|Ads)[^()\n]{0,60}\)\s)?
    (?i:dal(?:la)?\s(?:nostr[oa]\s)?(?:inviat[oa]|corrispondente)\s{0,2}(?:(?:a|in|da)\s)?[-–—]?\s{0,2})?
    """,
    late.VERBOSE,
)
_CITY_STOP = late.compile(
    r"""
    (?P<place>(?:Bad\s|Sankt\s|St\.\s|New\s|San\s|Santa\s|Buenos\s|SAN\s|SANTA\s|BUENOS\s|REGGIO\s)?
        \p{Lu}[\p{L}\p{M}'’-]{2,24}(?:/\p{Lu}[\p{L}\p{M}-]{2,24})?)
    (?P<mark>\.(?:\s?[-–—]{1,2})?)\s{1,2}
    """,
    late.VERBOSE,
)
_BRACKETED_CITY = late.compile(
    r"\((?P<place>\p{Lu}[\p{L}\p{M}'’.-]{2,24}(?:\s\p{Lu}[\p{L}\p{M}'’-]{1,20})?)\)(?P<mark>(?:\s[–—-])?)\s"
)
_OPENS = late.compile(r"[\"“”„«»‘’'‹<(\[¿¡…\s]{0,3}[\p{Lu}\p{Lt}\p{Lo}\d$€£<]")
_SCORE = late.compile(r"\p{Lu}[\p{L}\p{M}.'’ -]{1,30}\s\d{1,3}\s?[-–:]\s?\d{1,3}(?!\d)")  # "Roma - Lazio 2-1"
_SENTENCE_END = late.compile(r"[.!?…](?=[\s\"”»]|$)")
_SPACED_DASH = late.compile(r"\s[—–-]{1,2}\s|—")
_TALK = late.compile(
    r"(?:I|I['’]\w{1,2}|We|You|My|Our|It['’]s|That['’]s|Yes|Yeah|No|Well|Thanks?|Hi|Hello|Right|Okay|OK|So|And|But)"
    r"\b"
)
_PAIRED = late.compile(r"\p{Lu}[\p{L}\p{M}-]{2,20}(?:\s\p{L}[\p{L}\p{M}-]{1,20})?\s?[:,]?\s?(?:\d|:)")
_CALL_LETTERS = re.compile(r"[KW][A-Z]{3}(?:[/-].{1,8}| News)?")  # of American broadcasters
_AND = late.compile(r"(?i)\s(?:and|und|et|y|e|i|og|och|en|ve|dan|и|і|та|&)\s")
_BYLINE = late.compile(r"(?:By|BY|Von|Par|Por|Di|Oleh)\s")
_CAMEL = late.compile(r"(?<!\b(?:Mc|Mac|De|La|Le|Fitz))(?<=\p{Ll})\p{Lu}")  # "ExpressVPN"
_CREDIT = late.compile(r"(?i)\b(?:foto|fotos|photo|bild|image|picture|file|courtesy|getty)\b")
_WORD = re.compile(r"\w+")
_FRENCH = vocabulary.words("prose", "french")
_GERMAN = vocabulary.words("prose", "german")


def find(source: str, spans: Spans, *, published: dt.date | None = None) -> Dateline | None:
    """The dateline of a story, or None if it has none that is beyond doubt.

    `spans` are the offsets of the first few story paragraphs, in order; the last may be the story's last,
    for an agency that signs there. `published` settles the year of a date that has none.

    >>> import datetime
    >>> text = "KYIV, Dec 31 (Reuters) - Rain fell on the river port."
    >>> found = find(text, [(0, len(text))], published=datetime.date(2024, 1, 1))
    >>> found.place, found.agency, found.date, found.text
    ('KYIV', 'Reuters', datetime.date(2023, 12, 31), 'KYIV, Dec 31 (Reuters) -')
    >>> text = "PARIS — the novel, not the town — sold well."
    >>> find(text, [(0, len(text))]) is None
    True
    """
    for index, (start, end) in enumerate(spans[:PARAGRAPHS]):
        found = _at_head(source, spans, index, published)
        if found is not None:
            return found
        if end - start > STANDFIRST:
            break
    closing = signature.closing(source, spans[-2:])
    if closing is None:
        return None
    agency, start, end = closing
    return Dateline(None, agency, None, None, None, source[start:end], start, end, agency_name=_full(agency))


def opens_with_one(text: str) -> bool:
    """Whether a text opens with a dateline that has a day or an agency.

    >>> opens_with_one("NORTHFIELD (AP) — The ferry was back in service on Monday.")
    True
    """
    signed = find(text, [(0, len(text))])
    return signed is not None and signed.start == 0 and (signed.day is not None or signed.agency is not None)


def _at_head(source: str, spans: Spans, index: int, published: dt.date | None) -> Dateline | None:
    start, end = spans[index]
    limit = min(end, start + LOOKED_AT)
    sign = _FIRST_SIGN.search(source, start, limit)
    if sign is None or sign["prose"]:
        return None
    lead = _LEAD.match(source, start, limit)
    start = lead.end() if lead else start
    if start >= limit:
        return None
    if source[start] > "\u2e80" or source[start] in "([":
        east = dateline_east_asia.find(source, start, limit)
        if east is not None:
            date = (east.year, east.month, east.day)
            time = WrittenTime(east.clock, None, twelve_hours=False, end=east.end) if east.clock else None
            return _settled(source, (start, east.end), east.place, east.agency, date, published, time)
    heads = dateline_head.read(source, start, limit)
    head = next((head for head in reversed(heads) if _holds(head, source, spans, index)), None)
    if head is None:
        head = _house_style(source, spans, index, start)
    if head is None:
        return None
    date = (head.date.year, head.date.month, head.date.day) if head.date else (None, None, head.day)
    name = head.place.text if head.place else None
    return _settled(source, (start, head.end), name, head.agency, date, published, head.time)


def _settled(
    source: str,
    span: tuple[int, int],
    name: str | None,
    agency: str | None,
    date: tuple[int | None, int | None, int | None],
    published: dt.date | None,
    time: WrittenTime | None = None,
) -> Dateline:
    start, end = span
    year, month, day = date
    if year is None and month is not None and day is not None:
        year = calendar_words.settle_year(month, day, published)
    found = Dateline(name, agency, year, month, day, source[start:end], start, end, agency_name=_full(agency))
    if time is None:
        return found
    clock = time.clock
    if clock is not None:
        clock = zone.attach_to_clock(clock, time.zone, found.date, twelve_hours=time.twelve_hours)
    return replace(found, time=clock, zone=time.zone)


def _full(agency: str | None) -> str | None:
    return ", ".join(agencies.full_names(agency)) or None if agency else None


def _holds(head: Head, source: str, spans: Spans, index: int) -> bool:
    """Whether what was read is a dateline beyond doubt."""
    end = spans[index][1]
    alone = not source[head.prose : min(end, head.prose + 3)].strip()
    opens = alone or _OPENS.match(source, head.prose, min(end, head.prose + 6)) is not None
    if head.place is not None and (_CREDIT.search(head.place.text) or _BYLINE.match(head.place.text)):
        return False
    if head.time is not None and not (head.date or head.day or head.known):
        return False  # "OSLO, 14:30 –" is a line of a programme
    if head.agency is not None:
        if head.known:
            return _holds_agency(head, opens=opens, alone=alone, first=index == 0)
        return _holds_unknown(head, opens=opens, first=index <= 1)
    if head.date is not None or head.day is not None:
        return _holds_date(head, source, opens=opens, alone=alone)
    if head.place is None or (alone and not head.dash):
        return False
    return _holds_bare(head, head.place, source, spans, index)


def _holds_agency(head: Head, *, opens: bool, alone: bool, first: bool) -> bool:
    dated = head.date is not None or head.day is not None
    if head.place is None and not dated:
        if not head.dash:
            # "(NTB): Elva steg…", and "(CNN) The river…", where nothing else can stand.
            return head.bracketed and first and opens and not alone and (":" in head.before or "：" in head.before)
        return head.bracketed or (opens and not alone and first)
    if head.place is not None and not dated and place.is_label(head.place):
        return False
    if head.dash:
        return True
    if any(mark in head.before for mark in ":：/.।|"):
        return opens
    if head.place_last:
        return False
    # "La Habana, 5 may (Prensa Latina) El…", "Bonn (KNA) Die…"
    if not head.bracketed or head.place is None or not opens:
        return False
    return dated or head.place.case == "upper" or not alone


def _holds_unknown(head: Head, *, opens: bool, first: bool) -> bool:
    """An agency only shaped like one: "(KTLA) —". Initials that the name spells out are a ticker."""
    if not head.bracketed or not head.dash or head.agency is None:
        return False
    dated = head.date is not None or head.day is not None
    if head.place is None:
        return (dated or first) and opens and (head.agency.isupper() or head.agency.endswith("News"))
    if place.is_label(head.place):
        return False
    letters = iter(head.place.text.casefold())
    is_ticker = all(c in letters for c in head.agency.casefold() if c.isalpha())
    loud = head.place.case == "upper" or head.place.region or _CALL_LETTERS.fullmatch(head.agency) is not None
    return dated or (loud and opens and not is_ticker)


def _holds_date(head: Head, source: str, *, opens: bool, alone: bool) -> bool:
    name = head.place
    if name is None or head.date is None or (name.case == "title" and place.is_label(name)):
        return False
    if head.dash:
        # "Paris, June 17–20", "Oslo, 23 May – 28 September": a span of days.
        spans_days = source[head.prose : head.prose + 1].isdigit() and (
            source[head.prose - 1] != " " or written_date.read(source, head.prose) is not None
        )
        return not spans_days
    if not source.startswith(",", head.start + len(name.text)):
        return False
    prose = source[head.prose : head.prose + PROSE]
    if name.case != "upper":
        # "Kathmandu, May 5: The river…"
        return ":" in head.before and opens and _is_prose(prose.split("\n", 1)[0])
    return alone or (":" in head.before and opens) or ("." in head.before and opens and _is_prose(prose))


def _holds_bare(head: Head, name: Place, source: str, spans: Spans, index: int) -> bool:
    """A place alone and a mark: the less it looks like a place, the more is asked of the prose."""
    prose = source[head.prose : min(spans[index][1], head.prose + PROSE)]
    marked = (head.dash or ":" in head.before) and not _SCORE.match(prose)
    if not marked or name.case == "none" or place.is_label(name) or not _is_prose(prose):
        return False
    if _is_listed(source, spans, index, head):
        return False
    words = len(name.text.split(",", 1)[0].split())
    is_short = sum(c.isalpha() for c in name.text) < 4
    likely = place.is_place_like(name)
    if not head.dash:
        if _TALK.match(prose) or "?" in prose[:120] or is_short or index > 1:
            return False
        return likely if name.case == "title" else words == 1 or likely
    if name.case == "upper":
        is_double = "/" in name.text or _AND.search(name.text) is not None
        return (name.region or not is_short) and (words <= 3 or likely or is_double)
    # "Lyon – Nantes : le match…" is a fixture.
    if _CAMEL.search(name.text) or _PAIRED.match(prose):
        return False
    # One dash of a pair parts an apposition: "Berlin – Stadt der Brücken – hat …".
    dashes = len(_SPACED_DASH.findall(_SENTENCE_END.split(prose, 1)[0]))
    if dashes % 2 or "?" in prose[:160] or index > 1:
        return False
    if name.region:
        return words <= 3 and name.text.count(",") == 1
    return "/" in name.text or (words == 1 and not is_short) or likely


def _house_style(source: str, spans: Spans, index: int, start: int) -> Head | None:
    """A city and a full stop, as German and southern papers open a standfirst: "Hamburg. Der Hafen …".

    A word in title case and a full stop can be anything ("Endlich."), so only German text may open with one,
    and only the first paragraph.
    """
    end = spans[index][1]
    if source[start] == "(":
        return _in_french_brackets(source, spans, index, start)
    found = _CITY_STOP.match(source, start, min(end, start + LOOKED_AT))
    if found is None or index > 1:
        return None
    name = place.shaped(found["place"])
    prose = source[found.end() : min(end, found.end() + PROSE)]
    if place.is_label(name) or not _is_prose(prose) or _TALK.match(prose):
        return None
    if name.case == "upper" and len(name.text) < 4:
        return None
    has_dash = found["mark"] != "."
    if name.case == "title" and not has_dash and (index or not _is_german(prose)):
        return None
    head = Head(name, None, None, None, False, False, ".", has_dash, start, found.end("mark"), found.end())
    return None if _is_listed(source, spans, index, head) else head


def _in_french_brackets(source: str, spans: Spans, index: int, start: int) -> Head | None:
    """The city in brackets with which papers of Québec open a story: "(Ottawa) Le fleuve…"."""
    end = spans[index][1]
    found = _BRACKETED_CITY.match(source, start, min(end, start + LOOKED_AT))
    if found is None or index > 1:
        return None
    name = place.shaped(found["place"])
    prose = source[found.end() : min(end, found.end() + PROSE)]
    if place.is_label(name) or _CREDIT.search(name.text) or not _is_prose(prose):
        return None
    if len(_FRENCH.intersection(_WORD.findall(prose))) < 4:
        return None
    return Head(name, None, None, None, False, False, "", bool(found["mark"]), start, found.end("mark"), found.end())


def _is_prose(text: str) -> bool:
    return len(text) >= 40 and text.count(" ") >= 6 and _OPENS.match(text) is not None


def _is_german(text: str) -> bool:
    return len(_GERMAN.intersection(_WORD.findall(text))) >= 3


def _is_listed(source: str, spans: Spans, index: int, head: Head) -> bool:
    """Whether a neighbouring paragraph opens in the same way: a list, a dialogue."""
    for other in (index - 2, index - 1, index + 1, index + 2):
        if not 0 <= other < min(len(spans), PARAGRAPHS + 2):
            continue
        start, end = spans[other]
        for near in dateline_head.read(source, start, min(end, start + LOOKED_AT)):
            alike = (near.dash and head.dash) or (":" in near.before and ":" in head.before)
            if near.place and not near.agency and not near.date and alike and near.place != head.place:
                return True
    return False
