"""The world's news agencies, by the names they sign with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cleaner import late, vocabulary
from cleaner.word_files import table

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 48  # the longest signature looked up: three agencies, or one and its desk
_JOINTS = late.compile(r"\s{0,2}[/,&+;|=＝]\s{0,2}|\s(?:and|und|et|y|e|with)\s|\s?-\s?")

_HOMONYMS = vocabulary.words("agency", "homonyms")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: its name in full, the ISO 3166 code of its seat, and the languages it files in."""

    full: str
    country: str
    languages: tuple[str, ...]


def find(name: str) -> Agency | None:
    """The agency that signs with this name, in whatever case.

    >>> find("AFP").full
    'Agence France-Presse'
    >>> find("DPA").country
    'DE'
    >>> find("Herald") is None
    True
    """
    return _book().by_name.get(_fold(name)) if len(name) <= LONGEST else None


def full_names(text: str) -> tuple[str, ...]:
    """The full names of the agencies in a signature, in its order, without those that are not known.

    >>> full_names("dpa/AFP"), full_names("dpa/lnw"), full_names("KTLA")
    (('Deutsche Presse-Agentur', 'Agence France-Presse'), ('Deutsche Presse-Agentur',), ())
    """
    if len(text) > LONGEST:
        return ()
    parts = (text,) if _is_name(text) else map(str.strip, _JOINTS.split(text))
    return tuple(dict.fromkeys(agency.full for part in parts if _is_name(part) and (agency := find(part))))


def is_signature(text: str) -> bool:
    """Whether a text, as found in brackets, is the signature of an agency, of several, or of a desk of one.

    >>> is_signature("dpa/AFP"), is_signature("dpa/lnw"), is_signature("AP, Reuters"), is_signature("the AP")
    (True, True, True, False)
    >>> is_signature("PA"), is_signature("pa")
    (True, False)
    """
    if not 1 < len(text) <= LONGEST:
        return False
    if _is_name(text):
        return True
    # "dpa/lnw" is a desk of an agency; "Getty/AFP" credits a photo, and no dateline reads so.
    first = _JOINTS.split(text, 1)[0]
    return first != text and _is_name(first.strip())


def is_written(text: str) -> bool:
    """Whether a text is an agency's name exactly as it signs, so that it can stand without brackets.

    >>> is_written("Reuters"), is_written("REUTERS"), is_written("reuters"), is_written("Beta")
    (True, True, False, False)
    """
    return len(text) <= LONGEST and text in _book().written


def may_begin(word: str) -> bool:
    """Whether some agency's name, as it signs, begins with this word.

    >>> may_begin("Europa"), may_begin("EUROPA"), may_begin("europa")
    (True, True, False)
    """
    return word in _book().first_words


@dataclass(frozen=True, slots=True)
class _Book:
    by_name: Mapping[str, Agency]
    written: frozenset[str]
    first_words: frozenset[str]
    homonyms: frozenset[str]  # folded


@cache
def _book() -> _Book:
    by_name: dict[str, Agency] = {}
    written: set[str] = set()
    for row in table("agencies")["agency"]:
        agency = Agency(row["full"], row["country"], tuple(row["languages"]))
        for name in row["names"]:
            by_name.setdefault(_fold(name), agency)
            written |= {name, name.upper()}
    written -= _HOMONYMS
    first_words = frozenset(name.split()[0] for name in written)
    return _Book(by_name, frozenset(written), first_words, frozenset(map(_fold, _HOMONYMS)))


def _is_name(text: str) -> bool:
    book, folded = _book(), _fold(text)
    return text in _HOMONYMS if folded in book.homonyms else folded in book.by_name


def _fold(name: str) -> str:
    return name.replace("İ", "I").casefold().strip(" .")
