"""Whom a page names as its authors: people, apart from the outlets, agencies and desks that sign beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cleaner import agencies, late, vocabulary

LONGEST = 600  # characters of one value; the longest of 634 pages had 160
MOST = 24  # names of one page

_LABEL = late.compile(
    r"""(?i)^\W{0,3}(?:
        (?:(?:written|reported|story|words|posted|article|reviewed|text|review|analysis|opinion|interview|report
           |geschrieben|verfasst|escrito|scritto|écrit)\s)?
        (?:by|von|par|por|door|di|af|av|oleh|przez)(?=\s|:)
      | (?:authors?|writer|autor(?:a|es|in|en|i|zy)?|auteure?|autore|penulis|yazar|автор|авторы
           |text|texte?|texto|door)\s?[:：]
      | (?:记者|記者|作者|文|責任編集|责任编辑|责编)\s?[:：／/]
    )\s?:?\s{0,3}""",
    late.VERBOSE,
)
_BRACKETED = re.compile(r"\s?[(\[（【][^()\[\]（）【】]{0,60}[)\]）】]")
_OF_SITE = re.compile(r"\((?:www\.|https?://)?[\w-]{1,40}\.[\w.-]{2,20}\)")
_ADDRESS = re.compile(r"\S{1,80}@\S{1,80}|(?:https?://|www\.)\S{1,200}|(?<!\w)@\w{1,30}")
_CUT = late.compile(
    r"""
      \s{0,3}(?:[,;|/•·、，；：:\n\t]|\s[-–—]\s|—|\s\+\s)\s{0,3}
    | \s{1,3}(?i:and|und|et|og|och|en|dan|ve|и|та|і|&|with|mit|con|avec|med|for|für|special\sto)\s{1,3}
    | (?<=\S\s\S{1,30})\s{1,3}(?:y|e|i|a)\s{1,3}(?=\p{Lu}\S{0,30}\s\p{Lu})
    """,
    late.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "de del della di da do dos das d van von vom der den dem ter ten te zu zur zum la le les los bin ibn al el ul ur "
    "y e i af av ben bint und abu tot op het 't"
)
_NAME_WORD = late.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’‘`´.\-‐‑]{0,30}")
_HAN = late.compile(
    r"[\p{Han}·・]{2,7}|[\p{Han}\p{Katakana}\p{Hiragana}]{2,4}\s[\p{Han}\p{Katakana}\p{Hiragana}]{1,4}|[가-힣]{2,4}"
)
_HAN_REPORTER = late.compile(r"\s?(?:记者|記者|기자|특파원|撰文)$")
_DOMAIN = re.compile(r"\w\.(?:[a-z]{2,6})\b")
_DEGREES = late.compile(r"(?i)(?:Ph\.?D|M\.?D|J\.?D|M\.?A|M\.?B\.?A|R\.?D|R\.?N|M\.?P\.?H|CFP|CPA|Esq|DVM|FRS)\.?")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})

# Words of names of outlets, desks and accounts, beside those that bylines know; compiled by hand.
_NOBODY = _words(
    """
    nachrichten redaktion redaktionsteam redacción redaccion rédaction redazione redação redacao redaksi editorial
    editors board team equipo equipe équipe staff zeitung agentur nachrichtenagentur gmbh ltd llc inc plc corp verlag
    group network association university institute foundation studio studios contributors contributor partner partners
    sponsored advertorial admin administrator webmaster developer user community brandroom content official
    communications department office ministry council committee center centre newspaper magazine blog podcast video
    videos photos getty images image guest author authors authored anonymous unknown company project society club
    services digital online web app newsletter media tv radio channel sport sports politics culture opinion world
    business newsroom press presse prensa stampa noticias notícias notizie actualités nyheter nyheder uutiset haber
    haberler berita новости новини вести редакция редакція twitter facebook instagram linkedin youtube email e-mail
    comments bio profile updated published edited by reviewed fact checked verified expert hospital
    clinic college museum library hotel shop store desk institut instituto consulting solutions
    software systems labs agency insurance
    """
)
_HAN_NOBODY = ("社", "报", "報", "网", "網", "部", "局", "台", "版", "デジタル", "编辑", "編集", "新聞", "新闻")
_ARTICLES = _words("the a an our your my this der die das les los il lo")
# What buttons and links open with, and no name.
_CHROME = _words("read more about view share follow print subscribe all see show full posts copied link log sign")
_ROLES = vocabulary.words("byline", "roles")
_OUTLETS = vocabulary.words("byline", "outlets")
_ROLE_STEMS = tuple(sorted(vocabulary.words("byline", "role_stems")))


class Credits(NamedTuple):
    """The people who wrote an article, and whatever else is named as its author."""

    people: tuple[str, ...]
    others: tuple[str, ...]


def read(values: Iterable[str], sites: frozenset[str] = frozenset()) -> Credits:
    """The people and the others that values of an author field name; `sites` are the folded names of the outlet.

    >>> read(["By Jane Roe and John Q. Doe, Staff Writers", "Harbour Gazette"]).people
    ('Jane Roe', 'John Q. Doe')
    >>> read(["Jane Roe | Reuters", "https://facebook.com/jane.roe", "dpa", "News Staff"])
    Credits(people=('Jane Roe',), others=('Reuters', 'dpa', 'News Staff'))
    >>> read(["Ilse Marten (ima), Harbour.example", "Max de la Cour Jr."]).people
    ('Ilse Marten', 'Max de la Cour Jr.')
    """
    people: dict[str, str] = {}
    others: dict[str, str] = {}
    for value in values:
        # "Harbour Gazette (www.harbour.example)" is an outlet, whatever its name looks like.
        is_site = _OF_SITE.search(value[:LONGEST]) is not None
        for piece in _pieces(value):
            name = None if is_site else _named(piece, sites)
            if name is not None:
                people.setdefault(_fold(name), name)
            elif any(c.isalpha() for c in piece):
                others.setdefault(_fold(piece), piece)
            if len(people) + len(others) >= MOST:
                break
    return Credits(tuple(people.values()), tuple(others.values()))


def folded(names: Iterable[str]) -> frozenset[str]:
    """Names of an outlet as `read` compares them, with their article and without.

    >>> sorted(folded(["The Gazette"]))
    ['gazette', 'thegazette']
    """
    found = set(map(_fold, names))
    for name in names:
        article, _, rest = name.strip().partition(" ")
        if article.casefold() in _ARTICLES and rest:
            found.add(_fold(rest))
    return frozenset(found - {""})


def is_person(text: str, sites: frozenset[str] = frozenset()) -> bool:
    """Whether a text is the name of one person and nothing else.

    >>> is_person("Jane Roe"), is_person("Salzach Nachrichten"), is_person("Reuters"), is_person("Read More")
    (True, False, False, False)
    """
    if not 2 <= len(text) <= 60 or _fold(text) in sites or agencies.find(text) is not None:
        return False
    if text[0] > "\u2e80":
        return _HAN.fullmatch(text) is not None and not text.endswith(_HAN_NOBODY)
    words = text.split()
    if not 2 <= len(words) <= 6 or _DOMAIN.search(text):
        return False
    if _fold(words[0]) in sites or _fold(words[-1]) in sites or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    words_folded = [word.casefold().strip(".") for word in words]
    if any(
        word in _NOBODY or word in _ROLES or word in _OUTLETS or word.startswith(_ROLE_STEMS) for word in words_folded
    ):
        return False
    if words[0].casefold() in _ARTICLES or words_folded[0] in _CHROME:
        return False
    if text.islower():
        return len(words) <= 3
    return _is_caseless(text) or all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _PARTICLES or any(c.isupper() for c in word[:4])


def _is_caseless(text: str) -> bool:
    """Whether a script has no capitals: Arabic, Hebrew, the scripts of India."""
    return text.lower() == text.upper()


def _named(piece: str, sites: frozenset[str]) -> str | None:
    """The person of a piece, behind whose name an agency may stand."""
    if is_person(piece, sites):
        return piece
    words = piece.split()
    for count in range(1, min(5, len(words) - 1)):
        agency = " ".join(words[-count:])
        name = " ".join(words[:-count]).removesuffix(" The").removesuffix(" of")
        if (agencies.is_written(agency) or _fold(agency) in sites) and is_person(name, sites):
            return name
    return None


def _pieces(value: str) -> list[str]:
    text = value[:LONGEST]
    text = _BRACKETED.sub("", _ADDRESS.sub(" ", text)).strip()
    text = _LABEL.sub("", text)
    pieces: list[str] = []
    for piece in _CUT.split(text):
        piece = _HAN_REPORTER.sub("", " ".join(piece.split()).strip(" .*\"'“”-–—‘()[]{}<>") + _full_stop(piece))
        if pieces and (_DEGREES.fullmatch(piece) or not piece):
            continue
        if pieces and piece.casefold() in _SUFFIXES:
            pieces[-1] += f" {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _full_stop(piece: str) -> str:
    """The full stop of "John Doe Jr." belongs to the name."""
    stripped = piece.rstrip()
    return "." if stripped[-3:].casefold() in ("jr.", "sr.") else ""


def _fold(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
