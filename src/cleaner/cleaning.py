"""The front doors: a text or a page in, an article out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from cleaner import metadata, plain
from cleaner.bare_title import RULE, bare_title
from cleaner.hits import SIGNATURES
from cleaner.model import Article, Dateline, Removal
from cleaner.rulebook import RuleBook
from cleaner.settle import settle
from cleaner.strictness import Strictness, lean


def clean(
    text: str,
    *,
    published: dt.date | None = None,
    rules: RuleBook | None = None,
    strip_dateline: bool = False,
    strictness: Strictness = "balanced",
) -> Article:
    """The article in a text: its title, its story, its dateline, and what was taken away.

    `text` is what some extractor left of a page, or a whole page as text. `published` gives a dateline
    such as "May 5" its year. `rules` is the book to follow instead of the built-in one.
    `strip_dateline` takes an inline dateline ("May 5 (UPI) --") out of the story. `strictness` is "keep" where lost
    story is what you fear most, "strict" where boilerplate is.

    >>> story = "The dam at Arle held through the night, officials said on Tuesday."
    >>> article = clean(f"Dam holds through the night\\n\\n{story}\\n\\nAdvertisement")
    >>> article.title, article.text == story
    ('Dam holds through the night', True)
    >>> [(removal.text, removal.rule_set) for removal in article.removals]
    [('Advertisement', 'advertisements')]

    Raises TypeError if `text` is not a str or `published` not a date, ValueError for another strictness. Odd text
    is never an error.
    """
    if not isinstance(text, str):
        raise TypeError(f"clean() takes a str, not {type(text).__name__}; decode bytes first")
    book = _book(rules)
    article = settle(text, plain.blocks(text), book, _day(published), lean=lean(strictness))
    if "/".join(RULE) in book.shapes:
        article = bare_title(article)
    return _stripped(article) if strip_dateline else article


def clean_html(
    page: str | bytes,
    url: str | None = None,
    *,
    published: dt.date | None = None,
    rules: RuleBook | None = None,
    strip_dateline: bool = False,
    strictness: Strictness = "balanced",
) -> Article:
    """The article in an HTML page: as `clean()`, with the page's structure and its own declarations in view.

    `page` is HTML as text, or as bytes, which are decoded as browsers do. `url` is where it was found; nothing
    is fetched from there or anywhere. `published`, `rules`, `strip_dateline` and `strictness` as in `clean()`.
    Offsets refer to `Article.source`, the text of the page.

    >>> page = "<html><body><nav><a href='/'>Home</a></nav><h1>Dam holds through the night</h1>"
    >>> story = "The dam at Arle held through the night, officials said on Tuesday."
    >>> article = clean_html(f"{page}<p>{story}</p><footer>All rights reserved</footer></body></html>")
    >>> article.title, article.text == story
    ('Dam holds through the night', True)

    Raises TypeError for arguments of another type, ValueError for another strictness. Odd pages are never an error.
    """
    if not isinstance(page, (str, bytes)):
        raise TypeError(f"clean_html() takes a str or bytes, not {type(page).__name__}")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url is a str or None, not {url!r}")
    from cleaner import page_cleaning  # lxml and trafilatura load with it: texts are cleaned without them

    article = page_cleaning.clean(page, url, _book(rules), _day(published), lean=lean(strictness))
    return _stripped(article) if strip_dateline else article


def _day(published: dt.date | None) -> dt.date | None:
    if published is not None and not isinstance(published, dt.date):
        raise TypeError(f"published is a datetime.date or None, not {published!r}")
    return metadata.day_of(published)


def _book(rules: RuleBook | None) -> RuleBook:
    if rules is not None and not isinstance(rules, RuleBook):
        raise TypeError(f"rules is a RuleBook or None, not {rules!r}; RuleBook.default().only(…) chooses rule sets")
    return RuleBook.default() if rules is None else rules


def _stripped(article: Article) -> Article:
    """The article with its inline dateline taken out of the story, the rest of the paragraph verbatim."""
    found = article.dateline
    if found is None or any(r.start <= found.start < r.end for r in article.removals):
        return article
    at = _place_in_story(article, found)
    if at is None:
        return article
    head, rest = article.text[:at], article.text[at + len(found.text) :]
    taken = Removal(found.start, found.end, found.text, SIGNATURES, "inline-dateline")
    removals = sorted((*article.removals, taken), key=lambda removal: removal.start)
    text = head + rest.lstrip() if rest.strip() else head.rstrip()
    return replace(article, text=text, removals=tuple(removals))


def _place_in_story(article: Article, found: Dateline) -> int | None:
    """Where in the story its dateline stands, which may be worded as another piece of the story is: "(AFP)"."""
    removed = sum(_letters(r.text) for r in article.removals if r.end <= found.start)
    title = _letters(article.title or "")
    wanted = _letters(article.source[: found.start]) - removed - title
    places = [m.start() for m in re.finditer(re.escape(found.text), article.text)]
    return min(places, key=lambda at: abs(_letters(article.text[:at]) - wanted), default=None)


def _letters(text: str) -> int:
    """How many characters are no space: the story has those of the source that were not removed."""
    return len("".join(text.split()))
