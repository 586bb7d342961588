"""From evidence to a verdict on every block: the headline, story, or taken by which rule.

Sure rules take a block wherever it stands. All other evidence is added up, and a block is story if the
sum and those of its neighbours say so. An opener takes the run of headlines under it and lets go where
prose resumes. What is left standing keeps its place: nothing is cut off at a marker.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner import dateline, evidence, headline
from cleaner import structure as structures
from cleaner.draft import Draft
from cleaner.hits import Hits, is_whole_page
from cleaner.keeping import keep_built, keep_lists, keep_paragraph, keep_standfirst, keep_tables, restore
from cleaner.layout import Layout, Vocabulary, in_view, layout
from cleaner.repetition import said_again
from cleaner.shape import LABEL, LINE, SHORT
from cleaner.strengths import Strengths, Table
from cleaner.structure import Structure
from cleaner.taking import (
    take_beside,
    take_captions,
    take_cards,
    take_cut_off,
    take_edges,
    take_hidden,
    take_repeated_headline,
    take_runs,
    take_second_article,
    take_thread,
)
from cleaner.verdict import HEADLINE, STORY, Verdict

LOOK = -1  # for the headline
_CHANGE = 0.5  # what a change between story and boilerplate costs; of 0, 0.5, 1, 2 and 4 the best on the corpus
_HEADLINE = -0.5  # the sum that convinces of a headline; at 0 headlines of short stories are missed, -1 scores alike
_HEADLINE_OF_PAGE = -2.0  # nearly all whole pages have one: right 554 and 599 times of 740, wrong 97 and 143 of 832
_CERTAIN = 50.0
_MOST_WORDS = 80  # of one block that count where doubt is summed up
_IN_PROSE = 3.0  # the sum of a block of an extract amid its densest prose that no rule matched
_OUT_OF_VIEW = -3.0  # the sum of a block of a whole page that no prose stands near; about the mean of their sums
_THREAD = 3  # lines between two comments: name, time, "Reply"
# The sum below which prose next to story goes from a whole page without a rule's word. -2, -3 and -4: news .9550, .9542
# and .9536 on inscriptis, blogs and guides .9203, .9216 and .9220; at -2 the last paragraph of a short story went.
_DOUBT = -2.5


class Judgement(NamedTuple):
    """The verdict on every block, and the words of a page that are likely judged wrongly, by those of its story."""

    verdicts: list[Verdict]
    doubt: float


def judge(
    draft: Draft,
    shapes: frozenset[str],
    known: Strengths,
    words: Vocabulary,
    *,
    structure: Structure | None = None,
    title: int | None = LOOK,
    lean: float = 0.0,
) -> Judgement:
    """The verdict on every block of a draft, and how much doubt is left.

    A text on which no rule matched is left alone, but for its headline and what it says twice.
    `shapes`: the shape rules in force, as "set/rule". `known`: the fitted strengths. `words`: the words of
    the texts, for all judgements of one text. `structure`: how the page is built, if it is one. `title`: the
    block that holds the headline, if that is known, or None if there is none. `lean`: what is added to the sum of
    evidence of every block.
    """
    blocks, lower, hits = draft.blocks, draft.lower, draft.hits
    if not blocks:
        return Judgement([], 0.0)
    land = lie(draft, structure)
    whole = structure is not None or is_whole_page(hits, land)
    numbers = {block: known.number(rule.rule_set) for block, rule in hits.hints.items()}
    if "headlines/headline" not in shapes:
        title = None
    elif title == LOOK:
        title = find_headline(draft, land, numbers, known.headline, words, whole=whole)
    taken: dict[int, Verdict] = {i: Verdict(False, r.rule_set, r.name) for i, r in hits.sure.items()}
    if title is not None and title not in hits.kept:
        taken[title] = HEADLINE
    for i, rule in hits.openers.items():
        taken.setdefault(i, Verdict(False, rule.rule_set, rule.name))
    take_runs(land, hits, taken)
    take_beside(hits, taken)
    if "headline-lists/headline-and-time" in shapes:
        take_cards(land, hits, taken)
    if "comment-prompts/comment-thread" in shapes:
        take_thread(lower, land, hits, taken)
    if "captions-and-credits/caption-above-its-credit" in shapes:
        take_captions(blocks, land, hits, taken)
    if not whole and "headline-lists/cut-off-teaser" in shapes:
        take_cut_off(blocks, lower, land, hits, words, taken)
    if "headlines/repeated-headline" in shapes and title is not None:
        take_repeated_headline(blocks, lower, title, hits, taken)
    if "repetition/said-again" in shapes:
        for i in said_again(lower, [looks.words for looks in land.shapes], land.start):
            taken.setdefault(i, Verdict(False, "repetition", "said-again"))
    if structure is not None and "headline-lists/second-article" in shapes:
        take_second_article(structure, title, taken)
    if structure is not None and "navigation/hidden-text" in shapes:
        take_hidden(structure, land, taken)
    for i in hits.kept:
        taken.pop(i, None)
    if hits.hints or structure:
        scores = [_IN_PROSE if land.start <= i < land.stop else _OUT_OF_VIEW for i in range(len(blocks))]
        table = _table(known, structure, whole=whole)
        for i, cells in weighed(draft, land, numbers, known.elements, title, words, structure, whole=whole):
            scores[i] = table.sum(cells) + lean
        for i in taken:
            scores[i] = -_CERTAIN
        for i in hits.kept:
            scores[i] = _CERTAIN
        unsure = _doubt(land, scores) if structure is not None else 0.0
        story = _smooth(scores)
        if structure is None and whole:
            keep_lists(land, story, taken, hits)
        restore(land, scores, story, taken, hits, whole=whole, doubt=_DOUBT if structure is None else 0.0)
        if structure is None:
            keep_tables(draft, story, taken, whole)
            if whole:
                keep_paragraph(land, title, story, taken, hits)
    else:
        unsure = 0.0
        story = [i not in taken for i in range(len(blocks))]
    if structure is not None:
        keep_built(structure, land, title, story, taken, hits)
    if title is not None:
        keep_standfirst(lower, land, title + 1, story, taken, hits, words)
    take_edges(land, hits, story, taken)
    verdicts: list[Verdict] = []
    for i in range(len(blocks)):
        verdicts.append(STORY if story[i] else taken.get(i) or _why(i, land, hits, shapes, verdicts, structure))
    return Judgement(verdicts, unsure)


def _table(known: Strengths, structure: Structure | None, *, whole: bool) -> Table:
    if structure is not None:
        return known.markup if structure.chosen is None else known.witnessed
    return known.page if whole else known.extract


def _doubt(land: Layout, scores: Sequence[float]) -> float:
    """The words that are likely judged wrongly, by the words of the story; scores are logarithms of odds."""
    wrong = story = 0.0
    for looks, score in zip(land.shapes, scores, strict=True):
        size = min(looks.words, _MOST_WORDS)
        wrong += size / (1 + math.exp(min(abs(score), _CERTAIN)))
        story += size if score > 0 else 0
    return wrong / max(1.0, story)


def lie(draft: Draft, structure: Structure | None) -> Layout:
    """Where prose stands that no rule takes and, on a page, trafilatura keeps, if it keeps any."""
    sure = draft.hits.sure
    return layout(draft.shapes, sure, None if structure is None else structure.shares())


def weighed(
    draft: Draft,
    land: Layout,
    numbers: Mapping[int, int],
    elements: Mapping[str, int],
    title: int | None,
    words: Vocabulary,
    structure: Structure | None,
    *,
    whole: bool,
) -> list[tuple[int, tuple[int, ...]]]:
    """The blocks whose evidence is added up, each with its cells.

    `numbers`: for each block that a rule matched, the number of its set. `elements`: those of the
    rules that go by elements.
    """
    wanted = to_weigh(land, draft.hits, whole=whole)
    if structure is not None:
        wanted = structure.to_weigh(wanted)
    rows = evidence.observe(draft.blocks, draft.lower, land, numbers, draft.hits.openers, title, wanted, words)
    if structure is not None:
        built = structures.observe(structure, land, elements, wanted)
        rows = [row + more for row, more in zip(rows, built, strict=True)]
    return list(zip(wanted, rows, strict=True))


def to_weigh(land: Layout, hits: Hits, *, whole: bool) -> list[int]:
    """The blocks whose evidence is added up.

    On a whole page those that stand near prose: what is further away is no story. In an extract those that
    a rule matched or that stand outside the densest prose: the others are story.
    """
    if whole:
        return in_view(land)
    return [i for i in range(len(land.kinds)) if i in hits.hints or not land.start <= i < land.stop]


def find_headline(
    draft: Draft, land: Layout, hints: Mapping[int, int], known: Table, words: Vocabulary, *, whole: bool
) -> int | None:
    """The block that holds the headline, or None if no candidate convinces."""
    best, found = _HEADLINE_OF_PAGE if whole else _HEADLINE, None
    for index, cells in headline.observe(draft.blocks, draft.lower, land, hints, draft.hits.signed(), words):
        score = known.sum(cells)
        if score > best:
            best, found = score, index
    if found is not None and dateline.opens_with_one(draft.blocks[found].text):
        return None  # a paragraph of results or of a list, under its dateline
    return found


def _smooth(scores: Sequence[float]) -> list[bool]:
    """The best division into story and boilerplate, where every change between the two costs `_CHANGE`."""
    junk, story = 0.0, -_CHANGE / 2
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        from_junk, from_story = junk >= story - _CHANGE, story >= junk - _CHANGE
        steps.append((from_junk, from_story))
        junk, story = max(junk, story - _CHANGE), max(story, junk - _CHANGE) + score
    state = story > junk
    found: list[bool] = []
    for from_junk, from_story in reversed(steps):
        found.append(state)
        state = from_story if state else not from_junk
    found.reverse()
    return found


def _why(
    i: int,
    land: Layout,
    hits: Hits,
    shapes: frozenset[str],
    above: Sequence[Verdict],
    structure: Structure | None,
) -> Verdict:
    """The rule to name for a block that evidence took: the hint that matched, or what it looks like."""
    hint = hits.hints.get(i)
    if hint is not None and (structure is None or hint.strength != "hint"):
        return Verdict(False, hint.rule_set, hint.name)
    if structure is not None:
        named = structure.reason(i)
        if named and "/".join(named) in shapes:
            return Verdict(False, *named)
        if structure.rules[i]:
            hint = structure.rules[i][0] if hint is None else hint
    if hint is not None:
        return Verdict(False, hint.rule_set, hint.name)
    kind = land.kinds[i]
    if kind >= LINE and any(verdict.rule_set == "comment-prompts" for verdict in above[-_THREAD:]):
        name = ("comment-prompts", "comment-thread")
    elif kind == LABEL:
        name = ("navigation", "menu-run")
    elif kind in (SHORT, LINE):
        name = ("headline-lists", "unlabelled-headline")
    elif i < land.start:
        name = ("headline-lists", "teaser-before-the-story")
    else:
        name = ("headline-lists", "teaser-after-the-story")
    return Verdict(False, *name) if "/".join(name) in shapes else STORY
