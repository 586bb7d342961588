"""A page to an article: decode, parse, read its blocks, hear the witness, judge as a text is judged."""

from __future__ import annotations

import datetime as dt

from cleaner import declarations, page, page_tree, witness
from cleaner.declarations import Declared
from cleaner.decoding import decode
from cleaner.model import Article
from cleaner.page import Page
from cleaner.rulebook import RuleBook
from cleaner.settle import Told, settle
from cleaner.structure import DECLARED, DESCRIPTION, LACKED, SILENT, Structure
from cleaner.witness import letters

LONGEST = 20_000_000  # characters; its tree takes some gigabytes, and no page of the corpus has a fifth of that
_SHORTEST = 16  # characters of a block that a declared article can be said to hold


def clean(
    given: str | bytes, url: str | None, book: RuleBook, published: dt.date | None, *, lean: float = 0.0
) -> Article:
    """The article in a page. `lean`: what is added to all evidence for story."""
    text = decode(given) if isinstance(given, bytes) else given
    if len(text) > LONGEST:
        note = f"not cleaned: a page of {len(text):,} characters is longer than {LONGEST:,}"
        return Article(source=text, text=text, note=note)
    found = look(text, url, book)
    if found is None:
        return settle(text, (), book, published, lean=lean)
    read, told = found
    return settle(read.source, read.blocks, book, published, told, lean=lean)


def look(text: str, url: str | None, book: RuleBook) -> tuple[Page, Told] | None:
    """The blocks of a page and what it tells of them, or None if nothing can be made of it."""
    tree = page_tree.parse(text)
    if tree is None:
        return None
    declared = declarations.declared(tree, url)
    read = page.read(tree)
    speaking = {place.names: book.elements.speaking(place.names) for place in read.settings}
    rules = [speaking[place.names] for place in read.settings]
    structure = Structure(read.settings, None, rules, _said(read, declared))
    return read, Told(structure, declared, lambda: witness.chosen(tree, read))


def _said(read: Page, declared: Declared) -> list[int]:
    """For every block whether it is the declared description, or stands in the declared article."""
    description, body = declared.description or "", letters(declared.body or "")
    described = letters(description)
    said: list[int] = []
    for block in read.blocks:
        length = len(block.text)
        if described and 2 * length > len(description) and letters(block.text) == described:
            said.append(DESCRIPTION)
        elif not body or length < _SHORTEST:
            said.append(SILENT)
        else:
            said.append(DECLARED if letters(block.text) in body else LACKED)
    return said
