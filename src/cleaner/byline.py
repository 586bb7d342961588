"""Who wrote an article, read from a line that tells nothing else.

A line is cut into pieces — at commas, bars, dashes, "and" — and every piece must be a name, a role, an
outlet, an agency, a place, a day or an address. One piece that is none of these, and the line is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleaner import agencies, calendar_words, late, place, timestamp, vocabulary

LONGEST = 200  # characters; a longer line is prose
MOST_AUTHORS = 12

_TRIM = " \t\r\n\u00a0|•·,*-–—"

# What says that a byline follows. The prepositions ("Von …", "Par …") also open sentences, so all that
# follows one must be pieces of a byline to the end of the line.
_LABEL = late.compile(
    r"""
    \(?
    (?:
        (?i:written|reported|story|words|report|additional\sreporting|writing|article|analysis|reporting|compiled
           |text|review|interview|opinion|commentary)\s(?i:and\s\w{4,12}\s)?(?i:by)\b
      | (?i:authors?|writer|autora?|autores|autorin|autoren|auteure?|autore|autrice|reporter|penulis|yazar
           |muhabir|reporteur|texte?|texto|testo|tekst|byline|автор|авторы|текст
           |кореспондент|корреспондент|автори|kirjoittaja|teksti|toimittaja|piše|пише|szerző|írta|haber|laporan|podpis
           |opracowała?|opracował|oprac\.|zpracoval|napsal|tác\sgiả|redacteur|συντάκτης|κείμενο)\s?[:：]
      | (?i:geschrieben|verfasst)\s(?i:von)\b
      | (?i:escrito|écrit|scritto|publié|texte|propos\srecueillis|recueilli|publicado)\s(?i:por|par|da|de)\b
      | (?i:a\scura\sdi|dal\snostro\s(?:inviato|corrispondente)|dalla\snostra\s(?:inviata|corrispondente))\b
      | (?i:eine?)\s(?:Kommentar|Analyse|Interview|Gastbeitrag|Essay|Porträt|Reportage|Kolumne|Bericht)
          \s(?i:von)\b
      | (?:By|BY|by|Von|VON|von|Par|PAR|par|Por|POR|por|Door|DOOR|Di|DI|di|Af|AF|Av|AV|Oleh|OLEH|Przez
           |Του|Της|Των|ΤΟΥ|ΤΗΣ|Piše|Opracowała?|Írta)(?=\s|:)
    )\s?:?\s{0,3}
    """,
    late.VERBOSE,
)
_LABEL_WORDS = vocabulary.words("byline", "labels")
_WRITING = late.compile(r"(?i)(?:additional\s)?(?:reporting|writing|words|text)\sby\s{1,2}")
_EDITING = late.compile(
    r"(?i)(?:\w{3,10}\s)?(?:edit\w{2,3}|translat\w{2,4}|produc\w{2,3}|photos?|compil\w{2,3}|fact-check\w{2,3}"
    r"|photograph\w{1,3}|pictures?|images?|illustrat\w{2,4}|graphics?|videos?)\sby\b"
)
_OPENING = re.compile(r"(?P<name>[^,|•·;/—–(\n]{3,48}?)\s?(?:[,|•·;/—–(]|\s-\s|\sand\s|\s&\s)")
_EAST = late.compile(
    r"""
      [（(\[【]?
      (?:(?:(?:新华社|新華社|本报|本報)?[记記]者|撰文|作者|文|通[讯訊]员|取材・文|執筆)\s?[／/:：|｜=＝]?\s?){1,2}
      (?P<names>[\p{Han}\p{Katakana}\p{Hiragana}·・、,，／/\s]{2,40}?)
      (?P<place>\p{Han}{2,4}[報报][導导道])?
      [）)\]】]?
    | (?P<names>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,3})\s?(?:기자|특파원)
    | (?:글|기자|글쓴이|작성자)\s?[:：=]?\s(?P<names>[가-힣]{3})
    | (?P<names>\p{Han}{2,5})\s?記者
    """,
    late.VERBOSE,
)
# Editors, photographers and sources behind the authors: none of them is one.
_DUTY = late.compile(
    r"[\s|｜/／]{0,4}(?:责任编辑|責任編輯|责编|責編|编辑|編輯|图片|图|圖|摄影|攝影|写真|校对|校對|审核|審核|监制|監製|来源|來源)\s?[:：/／｜]"
)
# Scripts without capitals need a label and a colon.
_CASELESS = late.compile(
    r"""
    (?:كتب|كتبت|بقلم|تقرير|إعداد|מאת|लेखक|लेखिका|रिपोर्ट|रिपोर्टर|द्वारा|লেখক|প্রতিবেদক|ผู้เขียน|ผู้สื่อข่าว|نویسنده|نگارنده)\s?[:：]\s?
    (?P<names>[\p{Lo}\p{M}.]{2,16}(?:\s[\p{Lo}\p{M}.]{2,16}){1,3}(?:\s?[,،]\s?[\p{Lo}\p{M}.]{2,16}(?:\s[\p{Lo}\p{M}.]{2,16}){1,3}){0,3})
    """,
    late.VERBOSE,
)
_CASELESS_JOINT = late.compile(r"\s?[,،]\s?")
_EAST_JOINT = late.compile(r"[、,，／/|｜\s·・]{1,3}")
_ADDRESS = late.compile(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}|\(?@\w{2,20}\)?|https?://\S{1,80}")
_CUT = late.compile(
    r"""
      \s{0,3}(?:[|•·;/]|\s[-–—]\s|—|,(?!\s?(?:Jr|Sr|II|III|M\.?D|Ph\.?D)\b))\s{0,3}
    | \.\s(?=\p{Lu}\w{3,14}\sby\b)
    | \s{1,3}(?=(?i:published|updated|posted|last\supdated)\b)
    | \s{1,3}(?:(?i:and|und|et|e|y|og|och|en|dan|ve|и|та|for|per|für|pour|para)|&|with|mit|con|avec)
      \s{1,3}(?=\p{Lu}|(?:dpa|afp|epd|kna|sda|apa|ats)\b)
    """,
    late.VERBOSE,
)
_BRACKETED = late.compile(r"\s{0,3}\((?P<in>[^()]{2,40})\)\s{0,3}")
_OF_HOUSE = late.compile(r"(?P<who>.{3,48}?)\sof\s(?:the\s)?(?P<house>\p{Lu}.{1,40})")  # "Jane Roe of the Daily Bugle"
_LEADING = late.compile(
    r"(?:avec|with|mit|con|con|à|en|a|in|aus|из|da|do|de|from|at)\s(?=\p{Lu})"
)  # "(avec AFP)", "à Paris"
_WHERE = late.compile(r"\s(?:in|à|en|a|aus|i|из|from|at)\s(?P<place>\p{Lu}[\p{L}\p{M}.'’ -]{1,40})$")

_PARTICLE = r"(?:del?|della|d[aio]|dos|das|van|von|der|den|ter|ten|zu|la|le|bin|ibn|al|el|y|af|av|ben|bint)"
_NAME = r"\p{Lu}[\p{L}\p{M}'’‘-]{0,24}\.?(?:\p{Lu}\.){0,3}"
_PERSON = late.compile(
    rf"""
    (?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Dame|Lord)\.?\s)?
    (?:al-)?{_NAME}
    (?:\s(?:{_PARTICLE}\s){{0,2}}(?:{_PARTICLE}['’-])?{_NAME}){{1,4}}
    (?:,?\s(?:Jr|Sr|II|III|M\.?D|Ph\.?D)\.?)?
    """,
    late.VERBOSE,
)
_LETTERS = late.compile(r"[\p{L}\p{M}]{1,30}")
_DOMAIN = late.compile(r"\.(?:com|net|org|co|de|fr|uk|in)\b")
_ROLES = vocabulary.words("byline", "roles") | vocabulary.words("byline", "outlets")
_TRADES = vocabulary.words("byline", "trades")
_ROLE_STEMS = tuple(sorted(vocabulary.words("byline", "role_stems")))
_CLOCK_WORDS = vocabulary.words("byline", "clock_words")
_NO_NAMES = vocabulary.words("byline", "no_names")
_NO_FORENAMES = vocabulary.words("byline", "no_forenames")
_MONTHS_AND_DAYS = vocabulary.words("byline", "months_and_days")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signs an article: people, in order; an agency apart from them; the place they wrote from."""

    authors: tuple[str, ...]
    agency: str | None
    place: str | None


def parse(line: str) -> Byline | None:
    """The byline that a line is, or None if it is not surely one.

    >>> parse("By Jane Roe and John Q. Doe")
    Byline(authors=('Jane Roe', 'John Q. Doe'), agency=None, place=None)
    >>> parse("By Jane Roe, Associated Press writer in Moscow")
    Byline(authors=('Jane Roe',), agency='Associated Press', place='Moscow')
    >>> parse("By Associated Press, Moscow")
    Byline(authors=(), agency='Associated Press', place='Moscow')

    Roles, outlets, times and addresses are no authors, and an editor is none either.

    >>> parse("Jane Roe, Staff Writer | jroe@example.com").authors
    ('Jane Roe',)
    >>> parse("责编：张三") is None
    True

    A sentence that opens as a byline does is none.

    >>> parse("By Monday evening, crews had reached the dam.") is None
    True
    """
    text = line.strip(_TRIM)
    if not 2 <= len(text) <= LONGEST:
        return None
    if agencies.is_written(text):
        return Byline((), text, None)
    if "@" in text or "://" in text:
        text = _ADDRESS.sub(" ", text).replace("( )", " ").strip(_TRIM + "=")
        if not text:
            return None
    if text[0] > "\u2e80" or text[-1] > "\u2e80":
        duty = _DUTY.search(text)
        text = text[: duty.start()] if duty and duty.start() else text
        east = _EAST.fullmatch(text.strip(_TRIM + "=＝"))
        return _east(east) if east is not None else None
    caseless = _CASELESS.fullmatch(text) if ":" in text[:16] or "：" in text[:16] else None
    if caseless is not None:
        return Byline(tuple(_CASELESS_JOINT.split(caseless["names"])), None, None)
    first = text.split(maxsplit=1)[0].casefold().strip(":—-(") if text else ""
    label = _LABEL.match(text) if first in _LABEL_WORDS else None
    if label is None and not _may_sign(text):
        return None
    body = text[label.end() :].strip(_TRIM + ":") if label else text
    if not body:
        return None
    found = _Found(labelled=label is not None)
    if label and _EDITING.match(text):
        return None
    pieces = _pieces(body)
    if not all(found.take(piece) for piece in pieces):
        return None
    return found.byline(len(pieces))


def _may_sign(text: str) -> bool:
    """Whether a line without a label opens with a name and a mark: nearly all lines of a story do not."""
    opening = _OPENING.match(text)
    if opening is None or text[-1] in ".?!:":
        return False
    return _is_person(opening["name"]) or agencies.is_written(opening["name"])


def _pieces(body: str) -> list[str]:
    """The pieces of a byline, those in brackets after what they stand behind."""
    inside = [found["in"] for found in _BRACKETED.finditer(body)]
    pieces = [*_CUT.split(_BRACKETED.sub(" ", body)), *inside]
    # A full stop at the end is the line's, unless there are more: "Jane Q. Roe Jr."
    trimmed = [piece.strip(" .:" if piece.count(".") < 2 else " :") for piece in pieces]
    return [piece for piece in trimmed if piece]


@dataclass(slots=True)
class _Found:
    """What the pieces of one line told so far; thrown away after it."""

    labelled: bool
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    place: str | None = None
    editing: bool = False  # what follows are the names of editors
    has_role: bool = False  # an agency, or the trade of a journalist
    evidence: int = 0  # pieces that only a byline has: roles, outlets, agencies

    def take(self, piece: str) -> bool:
        """Takes a piece; False if a byline has none such."""
        if writing := _WRITING.match(piece):
            self.editing, piece = False, piece[writing.end() :]
        elif _EDITING.match(piece):
            self.editing = True
        if self.editing or _is_time(piece):
            return True
        house = _OF_HOUSE.fullmatch(piece)
        if house and _is_person(house["who"]) and self._take_one(house["house"]):
            return self._take_one(house["who"])
        where = _WHERE.search(piece)
        if where and _is_place(where["place"]) and self._take_one(piece[: where.start()]):
            self.place = self.place or where["place"]
            return True
        if self._take_one(piece) or self._take_place(piece):
            return True
        leading = _LEADING.match(piece)
        return leading is not None and (self._take_agency(rest := piece[leading.end() :]) or self._take_place(rest))

    def _take_one(self, piece: str) -> bool:
        if self._take_agency(piece):
            return True
        if _is_role(piece):
            self.evidence += 1
            self.has_role = self.has_role or _has_trade(piece)
            return True
        if _is_person(piece) and len(self.authors) < MOST_AUTHORS and not self._is_behind():
            self.authors.append(_person(piece))
            return True
        return False

    def _take_place(self, piece: str) -> bool:
        known = self.evidence or (self.labelled and self.authors)
        if not known or self.place is not None or not _is_place(piece):
            return False
        self.place = piece
        return True

    def _is_behind(self) -> bool:
        """Behind an agency that opened the line, a name is a place: "By Associated Press, New Orleans"."""
        return self.agency is not None and not self.authors

    def _take_agency(self, piece: str) -> bool:
        name = next((name for name in _leading(piece) if agencies.is_written(name)), None)
        if name is None or (name != piece and not _is_role(piece[len(name) :])):
            return False
        self.agency = self.agency or name
        self.evidence += 1
        self.has_role = True
        return True

    def byline(self, pieces: int) -> Byline | None:
        told = self.authors or self.agency
        if self.labelled:
            # "By Staff Writer" is a byline that names nobody.
            return Byline(tuple(self.authors), self.agency, self.place) if told or self.evidence else None
        if not self.authors and self.place and self.agency and " " in self.agency:
            return Byline((), self.agency, self.place)  # "Press Trust of India | New Delhi"
        if not self.authors or not self.has_role or pieces < 2:
            return None
        return Byline(tuple(self.authors), self.agency, self.place)


def _leading(piece: str) -> list[str]:
    """The piece, the piece without its last word, without its last two, …"""
    words = piece.split(" ")
    return [" ".join(words[:count]) for count in range(min(len(words), 8), 0, -1)]


def _is_role(piece: str) -> bool:
    words = [word.casefold() for word in _LETTERS.findall(piece)]
    if not 0 < len(words) <= 8:
        return False
    if any(word in _ROLES or word.startswith(_ROLE_STEMS) for word in words):
        return True
    return _DOMAIN.search(piece) is not None


def _has_trade(piece: str) -> bool:
    words = [word.casefold() for word in _LETTERS.findall(piece)]
    return any(word in _TRADES or word.startswith(_ROLE_STEMS) for word in words)


def _is_person(piece: str) -> bool:
    if not _PERSON.fullmatch(piece) or _is_role(piece):
        return False
    words = [word.casefold().strip(".") for word in piece.split()]
    if words[0] in _NO_FORENAMES or not _NO_NAMES.isdisjoint(words):
        return False
    # A first name may be a month's or a day's in some language: Marta, Ion, Julio, Domingo; a family name any.
    return words[0] not in _MONTHS_AND_DAYS


def _person(piece: str) -> str:
    """A name as a reader would write it: "JANE ROE" is a matter of typesetting."""
    if not piece.isupper():
        return piece
    return str(_LETTERS.sub(lambda word: word.group().capitalize(), piece))


def _is_place(piece: str) -> bool:
    found = place.read(piece, 0, len(piece))
    return found is not None and found.text == piece and not place.is_label(found)


def _is_time(piece: str) -> bool:
    """Whether this is what a comma left of a timestamp: "May 5", "2020", "14:41 IST"."""
    if not any(c.isdigit() for c in piece):
        return calendar_words.is_weekday(piece) or piece.casefold() in _CLOCK_WORDS
    if len(piece) == 4 and piece.isdecimal():
        return True
    return any(
        timestamp.parse_all(whole) for whole in (piece, piece + " 2000", "1 May 2000 " + piece, "1 May " + piece)
    )


def _east(found: late.Match) -> Byline | None:
    names = [name for name in _EAST_JOINT.split(found["names"]) if name]
    if not names or not all(2 <= len(name) <= 12 for name in names):
        return None
    where = found["place"][:-2] if found["place"] else None
    return Byline(tuple(names), None, where)
