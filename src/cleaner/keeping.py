"""What is given back to a story: where evidence took it, and what stands around it says that it may not go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cleaner import structure as structures
from cleaner.draft import Draft
from cleaner.hits import Hits
from cleaner.layout import Layout, Vocabulary, opening_prose
from cleaner.shape import COLON, LINE, PROSE, SENTENCE
from cleaner.structure import Structure
from cleaner.verdict import Verdict

_SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_STANDFIRSTS = 3  # blocks under the headline, among them the standfirst
_STANDFIRST = 4  # words; kickers, names and section labels are shorter
_DIGIT = re.compile(r"\d")
_ROWS, _BARS = 3, 2  # rows of a table, and bars between the cells of a row, at the least
_INTRODUCES = 4  # words of a line that introduces a list; the headings of lists of headlines are shorter
_ITEMS, _MOST_ITEMS = 2, 15
_SHARED = 0.6  # of a standfirst's words that the story has
# Prompts and pictures that stand within stories, which go on behind them; what other sets take stands behind stories.
_INTERRUPTIONS = frozenset(
    {
        "advertisements",
        "app-promos",
        "captions-and-credits",
        "donation-appeals",
        "embeds",
        "newsletter-prompts",
        "see-also-links",
        "share-and-follow",
        "subscription-prompts",
    }
)
_UNDER_A_SUBHEAD = -0.3  # of -1, -.3 and no way at all over such lines the best on the corpus
_UNDER_THE_HEADLINE = 10  # blocks: time, place, byline and picture may stand between it and the only paragraph
_PASSED = 6  # blocks of one interruption; 2 and 6 score alike on the corpus, and newsletter boxes have as many


def restore(
    land: Layout,
    scores: Sequence[float],
    story: list[bool],
    taken: Mapping[int, Verdict],
    hits: Hits,
    *,
    whole: bool,
    doubt: float,
) -> None:
    """Give back what shape alone took where shape alone may not take.

    An extract loses by its shape only lines that stand before or after the story: prose next to story stays, and on
    a whole page unless the evidence against it is plain. A story goes on behind what interrupts it, and behind one
    line that looks like a subhead if there is hardly any evidence against the prose under it.
    """
    count = len(story)
    prose = [i for i, kept in enumerate(story) if kept and land.kinds[i] >= SENTENCE]
    if not whole and prose:
        for i in range(prose[0], prose[-1]):
            if i not in taken and i not in hits.hints:
                story[i] = True
    for order in (range(count), range(count - 1, -1, -1)):
        beside = subhead = False  # whether the story, and whether it with one line more, reaches up to the block before
        passed = 0
        for i in order:
            if i in taken:
                passed += 1
                if whole and (taken[i].rule_set not in _INTERRUPTIONS or passed > _PASSED):
                    beside = False
                continue
            passed = 0
            free = i not in hits.hints
            if free and whole and beside and not subhead and not story[i] and land.kinds[i] < SENTENCE:
                subhead = True
                continue
            if free and beside and land.kinds[i] >= SENTENCE:
                bar = max(doubt, _UNDER_A_SUBHEAD) if subhead else doubt
                story[i] = story[i] or not whole or scores[i] > bar
            beside, subhead = story[i], False


def keep_lists(land: Layout, story: list[bool], taken: Mapping[int, Verdict], hits: Hits) -> None:
    """Keep the items under a line of the story that ends in a colon, and that line."""
    count = len(story)
    beside = False
    i = 0
    while i < count:
        looks = land.shapes[i]
        free = i not in taken and i not in hits.hints
        if beside and free and looks.ending == COLON and looks.words >= _INTRODUCES:
            end = i + 1
            while end < count and land.shapes[end].bullet and end not in taken and end not in hits.hints:
                end += 1
            if _ITEMS < end - i <= _MOST_ITEMS:
                story[i:end] = [True] * (end - i)
                i = end
                continue
        if story[i] and looks.kind >= SENTENCE:
            beside = True
        elif (free and looks.kind >= SENTENCE) or i in hits.openers:
            beside = False
        i += 1


def keep_tables(draft: Draft, story: list[bool], taken: Mapping[int, Verdict], whole: bool) -> None:
    """Keep tables: an extract has no menus, and on a whole page the rows of menus hold no figures."""
    count = len(story)
    if sum("|" in block.text or "\t" in block.text for block in draft.blocks) < _ROWS:
        return
    start = 0
    for i in range(count + 1):
        if i < count and i not in taken and i not in draft.hits.hints and _is_row(draft.blocks[i].text, whole):
            continue
        if i - start >= _ROWS:
            story[start:i] = [True] * (i - start)
        start = i + 1


def _is_row(text: str, whole: bool) -> bool:
    return ("\t" in text or text.count("|") >= _BARS) and (not whole or _DIGIT.search(text) is not None)


def keep_paragraph(
    land: Layout, title: int | None, story: list[bool], taken: Mapping[int, Verdict], hits: Hits
) -> None:
    """Where no sentence of a whole page is kept, keep the paragraph under its headline and no lines elsewhere."""
    if any(kept and land.kinds[i] >= SENTENCE for i, kept in enumerate(story)):
        return
    story[:] = [False] * len(story)
    if title is None:
        return
    for i in range(title + 1, min(len(story), title + 1 + _UNDER_THE_HEADLINE)):
        if land.kinds[i] == PROSE and i not in taken and i not in hits.hints:
            story[i] = True
            return


def keep_standfirst(
    lower: Sequence[str],
    land: Layout,
    i: int,
    story: list[bool],
    taken: Mapping[int, Verdict],
    hits: Hits,
    words: Vocabulary,
) -> None:
    """Keep block i, the line under the headline, if it speaks of what headline and story do."""
    if i >= len(story) or i in taken or i in hits.hints or land.shapes[i].words < _STANDFIRST:
        return
    own = words.of(lower[i])
    told = words.of(lower[i - 1]).union(*(words.of(lower[j]) for j in opening_prose(land) if j != i))
    if own and len(own & told) >= _SHARED * len(own):
        story[i] = True


def keep_built(
    structure: Structure, land: Layout, title: int | None, story: list[bool], taken: Mapping[int, Verdict], hits: Hits
) -> None:
    """Keep what a page shows to be of the story: its subheads, all of its lists, its description as standfirst."""
    settings = structure.settings
    items: dict[int, list[int]] = {}
    begun = False
    for i, place in enumerate(settings):
        free = i not in taken and i not in hits.hints and place.links < structures.LINKED
        if place.tag == "li":
            items.setdefault(place.group, []).append(i)
        elif place.tag in _SUBHEADS and free and begun:
            if i + 1 < len(story) and story[i + 1]:
                story[i] = True
        elif title is not None and title < i <= title + _STANDFIRSTS and free and land.kinds[i] >= LINE:
            story[i] = story[i] or structure.said[i] == structures.DESCRIPTION
        begun = begun or story[i]
    for members in items.values():
        if 2 * sum(story[i] for i in members) > len(members):
            for i in members:
                if i not in taken and i not in hits.hints:
                    story[i] = True
