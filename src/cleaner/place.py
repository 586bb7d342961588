"""The shape of a place name at the head of a story, told without a list of places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cleaner import late, vocabulary

Case = Literal["upper", "title", "none"]

LONGEST = 70  # "ABOARD THE U.S.S. ABRAHAM LINCOLN IN THE ARABIAN SEA, Middle East" has 66

_LETTER = r"[\p{L}\p{M}'’ʻ`]"
# A full stop or a hyphen is part of a name only between letters ("N.Y.", "PORT-AU-PRINCE") or as the end
# of a short form ("St.", "Calif."), so that "Fla.- Georgia" and "PARIS--(" end where they should.
_NAME = (
    rf"(?:[\p{{Lu}}\p{{Lt}}]{_LETTER}{{0,4}}\.(?![\p{{L}}-])"
    rf"|[\p{{Lu}}\p{{Lt}}\p{{Lo}}]{_LETTER}{{0,30}}(?:[.\-‑]\p{{L}}{_LETTER}{{0,30}}){{0,5}}(?:(?<=\.\p{{L}})\.)?)"
)
_LINK = (
    r"(?:de|del|della|dei|di|da|do|dos|das|du|des|la|las|le|les|los|el|al|the|of|and|und|et|y|e|i|og|och|en|ja|"
    r"upon|on|in|by|sur|sous|an|der|am|im|ob|bei|a|au|aux|van|von|op|na|nad|над|на|и|و|और|&|\+|d['’]|l['’])"
)
_JOINT = r"(?:[ \u00a0]{1,2}|[/–](?=\p{L})|(?<=\.))"
_WORDS = rf"{_NAME}(?:{_JOINT}(?:{_LINK}\s?(?<=\s|['’])){{0,2}}{_NAME}){{0,7}}"
_ON_RIVER = r"(?:\s[aiov]\.\s?(?:d\.\s?)?\p{Lu}\p{L}{0,10}\.?)"  # "Frankfurt a. M.", "Rothenburg o.d.T."
_PLACE = late.compile(
    rf"(?:(?:al|el|as|ash|ad|an|l|d)[-'’](?=\p{{Lu}}))?{_WORDS}{_ON_RIVER}?(?:\s?,\s?{_WORDS}){{0,2}}(?![\p{{L}}\p{{M}}\d])"
)
_LOWERED = late.compile(rf"\p{{Lu}}{_LETTER}{{1,20}}\s\p{{Ll}}{_LETTER}{{2,20}}(?=,\s)")
# Prefixes and suffixes that stay small among capitals: "McALLEN", "PORT-au-PRINCE".
_HALF_LOUD = late.compile(r"(?:Mc|Mac|De|Du|La|Le)\p{Lu}+|\p{Lu}{2,}-\p{Ll}+(?:-\p{L}+)?|Ste?\.|Mt\.")
_GAP = late.compile(r"[\s/]+")
_VOWELS = frozenset("aeiouyäöüåæøáéíóúàèìòùâêîôûãõ")

_LABELS = vocabulary.words("place", "labels")
_ABSTRACT = late.compile(
    r"(?:tion|tions|ment|ments|ness|ship|ism|ics|ology|ities|keit|heit|ungen|schaft|zione|ción|ção)$"
)
_SITE = late.compile(r"\w\.(?:com?|net|org|id|ru|de|fr|in|info|news)$")
_OPENERS = vocabulary.words("place", "openers")
_CLOSERS = vocabulary.words("place", "closers")
_ARTICLED = vocabulary.words("place", "articled")


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of text that has the shape of a place name, as written.

    `case` tells how its city is written: all in capitals, in title case, or in a script that has no case.
    `region` tells whether something follows its first comma.
    """

    text: str
    case: Case
    region: bool


def read(text: str, start: int, end: int, *, lowered: bool = False) -> Place | None:
    """The longest piece of a text that starts here and looks like a place, possibly with region, or None.

    >>> read("KANSAS CITY, Mo. (AP) —", 0, 23)
    Place(text='KANSAS CITY, Mo.', case='upper', region=True)
    >>> read("Port-au-Prince – La", 0, 19)
    Place(text='Port-au-Prince', case='title', region=False)
    >>> read("rain fell", 0, 9) is None
    True

    `lowered` also reads a second word that lost its capital ("La paz, march 18 -"), for where a date follows.
    """
    end = min(end, start + LONGEST)
    found = _LOWERED.match(text, start, end) if lowered else _PLACE.match(text, start, end)
    if found is None:
        return None
    name: str = found.group()
    # "TAMPA, Fla.- Georgia": behind a short region the stop belongs to it, dash or not.
    region = name.rpartition(",")[2].strip() if "," in name else ""
    if 0 < len(region) <= 5 and region[-1] != "." and text.startswith(".", found.end()):
        name += "."
    return shaped(name)


def shaped(text: str) -> Place:
    """The place that a text is, if it is one.

    >>> shaped("DUBAI").case, shaped("St. Louis").case, shaped("القاهرة").case
    ('upper', 'title', 'none')
    """
    city = text.split(",", 1)[0]
    if city.isupper() or _capitals(city):
        case: Case = "upper"
    elif city[0].isupper() or any(c.isupper() for c in city):
        case = "title"
    else:
        case = "none"
    return Place(text, case, city != text)


def is_label(place: Place) -> bool:
    """Whether this is a kicker, a genre, a day or another label rather than a place.

    >>> is_label(shaped("EXCLUSIVE")), is_label(shaped("BREAKING NEWS")), is_label(shaped("OSLO"))
    (True, True, False)

    A region speaks for a place.

    >>> is_label(shaped("WATCH HILL, R.I."))
    False
    """
    if place.region:
        return place.text.split(",", 1)[0].replace("İ", "i").casefold() in _LABELS
    words = place.text.replace("İ", "i").casefold().replace("/", " ").split()
    if _SITE.search(words[-1]):
        return True
    if words[0] == "the":
        return len(words) != 2 or words[1] not in _ARTICLED
    if len(words) > 1 and words[0] in _OPENERS:
        return words[-1] in _LABELS and words[-1] not in _OPENERS
    if words[0].strip(".") in _LABELS or words[-1].strip(".") in _LABELS:
        return True
    return _ABSTRACT.search(words[-1]) is not None or not _is_speakable(place.text)


def is_place_like(place: Place) -> bool:
    """Whether a name of several words has a word that place names have, such as "New" or "Beach".

    >>> is_place_like(shaped("New Delhi")), is_place_like(shaped("Emma Stone"))
    (True, False)
    """
    words = place.text.split(",", 1)[0].casefold().replace("-", " ").split()
    return len(words) > 1 and (words[0] in _OPENERS or words[-1] in _CLOSERS)


def _is_speakable(text: str) -> bool:
    """Whether an alphabetic text has a vowel: "NFL" has none."""
    return any(c in _VOWELS or c > "\u036f" for c in text.casefold())


def _capitals(city: str) -> bool:
    """Capitals but for short links and prefixes: "RIO de JANEIRO", "McALLEN", "NEW YORK and CHICAGO"."""
    words = [word for word in _GAP.split(city) if word]
    loud = [word for word in words if word.isupper() and len(word) > 1]
    quiet = [word for word in words if not word.isupper()]
    return bool(loud or quiet) and all(_HALF_LOUD.fullmatch(w) or (w.islower() and loud) for w in quiet)
