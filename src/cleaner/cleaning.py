"""The pipeline: text to blocks, blocks to evidence, evidence to verdicts, verdicts to an article."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from cleaner import metadata, plain, strengths
from cleaner.draft import Draft, draft, rest
from cleaner.judge import judge
from cleaner.layout import Vocabulary
from cleaner.model import Article, Removal
from cleaner.plain import Block
from cleaner.rulebook import RuleBook
from cleaner.spans import Cut, joined
from cleaner.verdict import HEADLINE, Verdict

_ROUNDS = 5  # judgements until nothing changes; two are enough for nearly every text of the corpus


def clean(
    text: str,
    *,
    published: dt.date | None = None,
    rules: RuleBook | None = None,
    strip_dateline: bool = False,
) -> Article:
    """The article in a text: its title, its story, its dateline, and what was taken away.

    `text` is what some extractor left of a page, or a whole page as text. `published` gives a dateline
    such as "May 5" its year. `rules` is the book to follow instead of the built-in one.
    `strip_dateline` takes an inline dateline ("May 5 (UPI) --") out of the story.

    >>> story = "The dam at Arle held through the night, officials said on Tuesday."
    >>> article = clean(f"Dam holds through the night\\n\\n{story}\\n\\nAdvertisement")
    >>> article.title, article.text == story
    ('Dam holds through the night', True)
    >>> [(removal.text, removal.rule_set) for removal in article.removals]
    [('Advertisement', 'advertisements')]

    Raises TypeError if `text` is not a str or `published` not a date. Odd text is never an error.
    """
    if not isinstance(text, str):
        raise TypeError(f"clean() takes a str, not {type(text).__name__}; decode bytes first")
    if published is not None and not isinstance(published, dt.date):
        raise TypeError(f"published is a datetime.date or None, not {published!r}")
    if isinstance(published, dt.datetime):
        published = published.date()
    if rules is not None and not isinstance(rules, RuleBook):
        raise TypeError(f"rules is a RuleBook or None, not {rules!r}; RuleBook.default().only(…) chooses rule sets")
    book = RuleBook.default() if rules is None else rules
    matcher, known = book.matcher, strengths.fitted()
    first = current = draft(plain.blocks(text), matcher)
    words = Vocabulary()
    verdicts: dict[int, Verdict] = {}
    cuts: dict[int, list[Cut]] = {}
    for _ in range(_ROUNDS):
        found = judge(current, book.shapes, known, words)
        verdicts.update(zip(current.origin, found, strict=True))
        left, made = rest(text, current, found, matcher)
        for block, more in made.items():
            cuts.setdefault(block, []).extend(more)
        settled = left.looks() == current.looks()
        current = left
        if settled:
            break
    article = _article(text, first, current, verdicts, cuts, published, named=metadata.SIGNATURES in book.names)
    return _stripped(article) if strip_dateline else article


def clean_html(
    page: str | bytes,
    url: str | None = None,
    *,
    published: dt.date | None = None,
    rules: RuleBook | None = None,
) -> Article:
    """Not there yet: raises NotImplementedError. Pages will come in by this name."""
    raise NotImplementedError(
        "clean_html() is not built yet; make text of the page first, with trafilatura, inscriptis or html-text, "
        "and give that to clean()"
    )


def _article(
    text: str,
    first: Draft,
    last: Draft,
    verdicts: dict[int, Verdict],
    cuts: dict[int, list[Cut]],
    published: dt.date | None,
    *,
    named: bool,
) -> Article:
    removals = [
        Removal(block.start, block.end, block.text, verdict.rule_set, verdict.rule)
        for block, verdict in zip(first.blocks, (verdicts[i] for i in first.origin), strict=True)
        if not verdict.story and verdict is not HEADLINE
    ]
    for number, made in cuts.items():
        if verdicts[number].story:
            removals += (Removal(c.start, c.end, text[c.start : c.end], c.rule.rule_set, c.rule.name) for c in made)
    removals.sort(key=lambda removal: removal.start)
    title: Block | None = None
    story: list[str] = []
    spans: list[tuple[int, int]] = []
    for origin, block, pieces in zip(last.origin, last.blocks, last.pieces, strict=True):
        if verdicts[origin] is HEADLINE:
            title = block
        else:
            if story:
                story.append("\n\n" if block.apart else "\n")
            story.append(joined(text, pieces))
            spans.append((pieces[0][0], pieces[-1][1]))
    told = metadata.gather(text, removals, spans, (title.start, title.end) if title else None, published, named=named)
    return Article(
        source=text,
        text="".join(story),
        title=title.text if title else None,
        dateline=told.dateline,
        authors=told.authors,
        published=told.published,
        updated=told.updated,
        removals=told.removals,
    )


def _stripped(article: Article) -> Article:
    """The article with its inline dateline taken out of the story, the rest of the paragraph verbatim."""
    found = article.dateline
    if found is None or any(r.start <= found.start < r.end for r in article.removals):
        return article
    head, mark, rest = article.text.partition(found.text)
    if not mark:
        return article
    taken = Removal(found.start, found.end, found.text, metadata.SIGNATURES, "inline-dateline")
    removals = sorted((*article.removals, taken), key=lambda removal: removal.start)
    return replace(article, text=head + rest.lstrip(), removals=tuple(removals))
