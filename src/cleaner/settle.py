"""From blocks to an article: judge what is left until nothing changes, then put together what stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cleaner import headline, metadata, strengths
from cleaner.draft import Draft, draft, rest, uninterrupted
from cleaner.hits import SIGNATURES
from cleaner.judge import LOOK, judge
from cleaner.layout import Vocabulary
from cleaner.model import Article, Removal
from cleaner.plain import Block
from cleaner.rulebook import RuleBook
from cleaner.spans import Cut, joined
from cleaner.structure import Structure
from cleaner.verdict import HEADLINE, Verdict

if TYPE_CHECKING:
    from cleaner.declarations import Declared

# The share of words likely judged wrongly above which trafilatura is heard. On two thirds of the news pages of the
# corpus it is less, and hearing it there changes nothing: F1 .9727 and .9728, measured on pages not fitted to.
_DOUBT = 0.09
_ROUNDS = 5  # judgements until nothing changes; two are enough for nearly every text of the corpus


class Told(NamedTuple):
    """What a page tells beyond its text: how it is built, what it declares of itself, what trafilatura keeps of it."""

    structure: Structure
    declared: Declared
    witness: Callable[[], Sequence[bool]]


def settle(
    source: str,
    blocks: Sequence[Block],
    book: RuleBook,
    published: dt.date | None,
    told: Told | None = None,
    *,
    lean: float = 0.0,
) -> Article:
    """The article in the blocks of a source. `lean`: what is added to all evidence for story.

    What a page tells counts in the first judgement. What is left is judged as the text that it is, so that
    the article of a page is judged as it will be when it is cleaned again.
    """
    matcher, known = book.matcher, strengths.fitted()
    structure = told.structure if told else None
    first = current = draft(blocks, matcher, structure)
    verdicts: dict[int, Verdict] = {}
    if structure is None:
        current, verdicts = uninterrupted(first, matcher)
    words = Vocabulary()
    cuts: dict[int, list[Cut]] = {}
    title: int | None = LOOK
    if told and told.declared.title:
        title = headline.declared(blocks, told.structure.settings, told.declared.title)
    for _ in range(_ROUNDS):
        found, doubt = judge(current, book.shapes, known, words, structure=structure, title=title, lean=lean)
        if structure and told and doubt > _DOUBT:
            structure = structure.heard(told.witness())
            found, _ = judge(current, book.shapes, known, words, structure=structure, title=title, lean=lean)
        verdicts.update(zip(current.origin, found, strict=True))
        left, made = rest(source, current, found, matcher)
        for block, more in made.items():
            cuts.setdefault(block, []).extend(more)
        settled = structure is None and left.looks() == current.looks()
        if told:
            title = 0 if HEADLINE in found else None
        structure, current = None, left
        if settled:
            break
    return _article(source, first, current, verdicts, cuts, published, told, named=SIGNATURES in book.names)


def _article(
    text: str,
    first: Draft,
    last: Draft,
    verdicts: dict[int, Verdict],
    cuts: dict[int, list[Cut]],
    published: dt.date | None,
    told: Told | None,
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
    if told and told.declared.published:
        published = metadata.day_of(told.declared.published)
    signed = metadata.gather(text, removals, spans, (title.start, title.end) if title else None, published, named=named)
    article = Article(
        source=text,
        text="".join(story),
        title=title.text if title else None,
        dateline=signed.dateline,
        authors=signed.authors,
        published=signed.published,
        updated=signed.updated,
        removals=signed.removals,
    )
    return _declared(article, told.declared) if told else article


def _declared(article: Article, declared: Declared) -> Article:
    """The article with what its page declares, where it declares it."""
    authors = declared.authors or article.authors or declared.credited
    names = {name.casefold() for name in authors}
    signed = tuple(
        replace(removal, rule_set=SIGNATURES, rule="byline") if removal.text.casefold() in names else removal
        for removal in article.removals
    )
    return replace(
        article,
        title=article.title or declared.title,
        authors=authors,
        removals=signed,
        published=declared.published or article.published,
        updated=declared.updated or article.updated,
    )
