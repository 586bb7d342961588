"""The agency that signs a story at its end: "(AFP)", "Quelle: dpa", "With inputs from PTI"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import agencies, late

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOKED_AT = 90  # characters at the end of a paragraph
WORDS = 8  # a line that is a signature has no more

_MAY_SIGN = late.compile(r"[)\]）/]\.?\s{0,4}$|(?:—|–|--|/)[^—–/]{2,30}$")
_AGENCY = r"(?P<agency>[\p{L}©][\p{L}\p{M}\d .,/&'’©-]{0,46}[\p{L}\p{M}\d.])"
_SOURCE = (
    r"(?:Quellen?|Sources?|Fuentes?|Fontes?|Fonte|Kaynak|Kilde|Källa|Bron|Lähde|Źródło|Zdroj|Izvor|Vir|Forrás|Sursa|Sumber|"
    r"Nguồn|Πηγή|Источник|Джерело|Извор|المصدر|स्रोत|स्त्रोत|来源|來源|稿源|出典|출처)"
)
_INPUTS = r"(?:inputs|agency\sinputs|additional\sinputs|reporting|reports|additional\sreporting|files|input)"
_CLOSING = late.compile(
    rf"""
    (?:
        # a line of its own
        ^\s{{0,4}}(?P<tag>
            {_SOURCE}\s?[:：]\s?{_AGENCY}
          | [(\[]?(?i:with\s{_INPUTS}\s(?:from|by))\s(?:the\s)?{_AGENCY}[)\]]?
          | [(\[]?(?i:with)\s{_AGENCY}\s(?i:inputs)[)\]]?
          | (?:[—–/©]|-{{1,2}})?\s?{_AGENCY}/?
          | [(\[]\s?{_AGENCY}\s?[)\]]
        )
        # or after the last sentence
      | (?<=[.!?…"”»’'।。؟)]\s{{0,2}})(?P<tag>
            [(\[（]\s?(?:{_SOURCE}\s?[:：]\s?|(?i:with\s{_INPUTS}\sfrom)\s|(?i:by)\s)?{_AGENCY}\s?[)\]）]
          | (?:—|–|--|/)\s?{_AGENCY}/?
        )
    )
    \.?\s{{0,4}}$
    """,
    late.VERBOSE,
)


def closing(source: str, spans: Sequence[tuple[int, int]]) -> tuple[str, int, int] | None:
    """The agency that signs the last of these paragraphs, as written, and the offsets of its signature.

    >>> text = "The river fell again by evening, the mayor said. (AFP)"
    >>> closing(text, [(0, len(text))])
    ('AFP', 49, 54)
    >>> text = "He had long worked for an agency (AFP)"
    >>> closing(text, [(0, len(text))]) is None
    True
    """
    for start, end in reversed(spans):
        tail = source[max(start, end - LOOKED_AT) : end]
        if not _MAY_SIGN.search(tail) and (end - start > LOOKED_AT or tail.count(" ") > WORDS):
            continue
        start = max(start, end - LOOKED_AT)
        for found in _CLOSING.finditer(tail):
            agency = found["agency"].strip()
            bare = found["tag"].strip(" /") == agency
            if all(map(agencies.is_written, agency.split("/"))) if bare else agencies.is_signature(agency):
                return agency, start + found.start("tag"), start + found.end("tag")
    return None
