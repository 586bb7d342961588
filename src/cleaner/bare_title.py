"""The title of an article without the Markdown around it."""

from __future__ import annotations

import re
from dataclasses import replace

from cleaner.dress import undressed
from cleaner.model import Article, Removal

_UNSEEN = "\ufeff\u200b\u2060"
_DRESS = "#*_[]()\\" + _UNSEEN
_HEADING = re.compile(r"[>\s]*#{1,6}\s+")
_SAID = 20  # places that are looked at, so that time grows linearly
RULE = ("extractor-traces", "dress-of-the-title")


def bare_title(article: Article) -> Article:
    """The article, its title without heading marks, emphasis and link around it; these count as removed.

    >>> found = bare_title(Article("# **Dam holds**\\n\\nIt held.", "It held.", "# **Dam holds**"))
    >>> found.title, [removal.text for removal in found.removals]
    ('Dam holds', ['# **', '**'])

    The title stays verbatim: dress in its middle stays too.
    """
    title = article.title
    if title is None or not any(mark in title for mark in _DRESS):
        return article
    heading = _HEADING.match(title)
    bare = undressed(title[heading.end() :] if heading else title).strip().strip(_UNSEEN)
    offset = title.find(bare)
    if not bare or offset < 0:
        bare, offset = (title[heading.end() :], heading.end()) if heading else (title, 0)
    start = _place(article, title)
    if bare == title or start is None:
        return article
    sides = ((start, start + offset), (start + offset + len(bare), start + len(title)))
    spans = [_trimmed(article.source, *side) for side in sides]
    taken = [Removal(a, b, article.source[a:b], *RULE) for a, b in spans if a < b]
    removals = sorted((*article.removals, *taken), key=lambda removal: removal.start)
    return replace(article, title=bare, removals=tuple(removals))


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of the source without the white space at its ends."""
    inner = source[start:end]
    return (start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())) if inner.strip() else (start, start)


def _place(article: Article, title: str) -> int | None:
    """Where the title stands: the first line that says it and was not removed."""
    source, start = article.source, -1
    for _ in range(_SAID):
        start = source.find(title, start + 1)
        if start < 0:
            return None
        end = start + len(title)
        before = source[source.rfind("\n", 0, start) + 1 : start]
        stop = source.find("\n", end)
        alone = not before.strip() and not source[end : stop if stop >= 0 else len(source)].strip()
        if alone and not any(r.start < end and start < r.end for r in article.removals):
            return start
    return None
