"""From evidence to a verdict on every block: the headline, story, or taken by which rule.

Sure rules take a block wherever it stands. All other evidence is added up, and a block is story if the
sum and those of its neighbours say so. An opener takes the run of headlines under it and lets go where
prose resumes. What is left standing keeps its place: nothing is cut off at a marker.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner import dateline, evidence, headline
from cleaner import structure as structures
from cleaner.draft import Draft
from cleaner.hits import Hits, is_whole_page
from cleaner.layout import Layout, Vocabulary, in_view, layout, opening_prose
from cleaner.repetition import said_again
from cleaner.shape import COLON, LABEL, LINE, SENTENCE, SHORT
from cleaner.strengths import Strengths, Table
from cleaner.structure import Structure
from cleaner.taking import (
    take_beside,
    take_captions,
    take_cards,
    take_edges,
    take_hidden,
    take_repeated_headline,
    take_runs,
    take_second_article,
)
from cleaner.verdict import HEADLINE, STORY, Verdict

LOOK = -1  # for the headline
_CHANGE = 0.5  # what a change between story and boilerplate costs; of 0, 0.5, 1, 2 and 4 the best on the corpus
_CERTAIN = 50.0
_SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_STANDFIRSTS = 3  # blocks under the headline, among them the standfirst
_MOST_WORDS = 80  # of one block that count where doubt is summed up
_IN_PROSE = 3.0  # the sum of a block of an extract amid its densest prose that no rule matched
_OUT_OF_VIEW = -3.0  # the sum of a block of a whole page that no prose stands near; about the mean of their sums
_STANDFIRST = 4  # words; kickers, names and section labels are shorter
_DIGIT = re.compile(r"\d")
_ROWS, _BARS = 3, 2  # rows of a table, and bars between the cells of a row, at the least
_INTRODUCES = 4  # words of a line that introduces a list; the headings of lists of headlines are shorter
_ITEMS, _MOST_ITEMS = 2, 15
_THREAD = 3  # lines between two comments: name, time, "Reply"
_SHARED = 0.6  # of a standfirst's words that the story has
_DOUBT = -1.5  # the sum below which prose next to story goes from a whole page without a rule's word


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
    numbers = {block: known.number(rule.rule_set) for block, rule in hits.hints.items()}
    if "headlines/headline" not in shapes:
        title = None
    elif title == LOOK:
        title = find_headline(draft, land, numbers, known.headline, words)
    taken: dict[int, Verdict] = {i: Verdict(False, r.rule_set, r.name) for i, r in hits.sure.items()}
    if title is not None and title not in hits.kept:
        taken[title] = HEADLINE
    for i, rule in hits.openers.items():
        taken.setdefault(i, Verdict(False, rule.rule_set, rule.name))
    take_runs(land, hits, taken)
    take_beside(hits, taken)
    if "headline-lists/headline-and-time" in shapes:
        take_cards(land, hits, taken)
    if "captions-and-credits/caption-above-its-credit" in shapes:
        take_captions(blocks, land, hits, taken)
    if "headlines/repeated-headline" in shapes and title is not None:
        take_repeated_headline(lower, title, taken)
    if "repetition/said-again" in shapes:
        for i in said_again(lower, [looks.words for looks in land.shapes], land.start):
            taken.setdefault(i, Verdict(False, "repetition", "said-again"))
    if structure is not None and "headline-lists/second-article" in shapes:
        take_second_article(structure, title, taken)
    if structure is not None and "navigation/hidden-text" in shapes:
        take_hidden(structure, land, taken)
    for i in hits.kept:
        taken.pop(i, None)
    whole = structure is not None or is_whole_page(hits, land)
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
            _keep_lists(land, story, taken, hits)
        _restore(land, scores, story, taken, hits, whole=whole, doubt=_DOUBT if structure is None else 0.0)
        if structure is None:
            _keep_tables(draft, story, taken, whole)
    else:
        unsure = 0.0
        story = [i not in taken for i in range(len(blocks))]
    if structure is not None:
        _keep_built(structure, land, title, story, taken, hits)
    if title is not None:
        _keep_standfirst(lower, land, title + 1, story, taken, hits, words)
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


def find_headline(draft: Draft, land: Layout, hints: Mapping[int, int], known: Table, words: Vocabulary) -> int | None:
    """The block that holds the headline, or None if no candidate convinces."""
    best, found = 0.0, None
    for index, cells in headline.observe(draft.blocks, draft.lower, land, hints, words):
        score = known.sum(cells)
        if score > best:
            best, found = score, index
    if found is not None and _has_dateline(draft.blocks[found].text):
        return None  # a paragraph of results or of a list, under its dateline
    return found


def _has_dateline(text: str) -> bool:
    signed = dateline.find(text, [(0, len(text))])
    return signed is not None and signed.start == 0 and (signed.day is not None or signed.agency is not None)


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


def _restore(
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

    An extract loses by its shape only lines that stand before
    or after the story: prose next to story stays, and on a whole page unless the evidence against it is plain.
    """
    count = len(story)
    prose = [i for i, kept in enumerate(story) if kept and land.kinds[i] >= SENTENCE]
    if not whole and prose:
        for i in range(prose[0], prose[-1]):
            if i not in taken and i not in hits.hints:
                story[i] = True
    for order in (range(count), range(count - 1, -1, -1)):
        beside = False  # whether the block before, in this order, is story; in an extract, that before what was taken
        for i in order:
            if i in taken:
                beside = beside and not whole
                continue
            if beside and land.kinds[i] >= SENTENCE and i not in hits.hints and (not whole or scores[i] > doubt):
                story[i] = True
            beside = story[i]


def _keep_lists(land: Layout, story: list[bool], taken: Mapping[int, Verdict], hits: Hits) -> None:
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
        elif free and looks.kind >= SENTENCE:
            beside = False
        elif i in hits.openers:
            beside = False
        i += 1


def _keep_tables(draft: Draft, story: list[bool], taken: Mapping[int, Verdict], whole: bool) -> None:
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


def _keep_standfirst(
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


def _keep_built(
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
