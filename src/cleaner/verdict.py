"""From evidence to a verdict on every block: the headline, story, or taken by which rule.

Sure rules take a block wherever it stands. All other evidence is added up, and a block is story if the
sum and those of its neighbours say so. An opener takes the run of headlines under it and lets go where
prose resumes. What is left standing keeps its place: nothing is cut off at a marker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import getitem
from typing import NamedTuple

from cleaner import evidence, headline
from cleaner.layout import Layout, layout
from cleaner.matcher import Matcher
from cleaner.plain import Block
from cleaner.rule import Rule
from cleaner.shape import LABEL, LINE, PROSE, SENTENCE, SHORT, STOP
from cleaner.strengths import Strengths, Table

_CHANGE = 0.5  # what a change between story and boilerplate costs; of 0, 0.5, 1, 2 and 4 the best on the corpus
_LONGEST_RUN = 40  # blocks under an opener; the longest lists of the corpus have about thirty
_CERTAIN = 50.0
_REPEATABLE = 12  # words from which a block said twice is a repetition; refrains and list items are shorter

LEFT_OUT = "left-out"


class Verdict(NamedTuple):
    """What becomes of a block: story, or taken by `rule` of `rule_set`."""

    story: bool
    rule_set: str = ""
    rule: str = ""


STORY = Verdict(True)
HEADLINE = Verdict(False, "headlines", "headline")


@dataclass(frozen=True, slots=True)
class Hits:
    """What the rules say of the blocks, sorted by what it counts for.

    `sure`: blocks taken wherever they stand. `edge`: blocks taken before or after the story. `openers`:
    blocks that open a run. `hints`: every block that a rule matched, with the first such rule. `kept`:
    blocks that a keep rule protects. `spans`: blocks that hold something to cut out, with the rules.
    """

    sure: dict[int, Rule] = field(default_factory=dict)
    edge: dict[int, Rule] = field(default_factory=dict)
    openers: dict[int, Rule] = field(default_factory=dict)
    hints: dict[int, Rule] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    spans: dict[int, list[int]] = field(default_factory=dict)


_RANK = {"sure": 0, "opener": 1, "hint": 2}


def sort_hits(matcher: Matcher, matched: Mapping[int, Sequence[int]]) -> Hits:
    """The matches of a rule book on the blocks of a text, sorted by what they count for."""
    hits = Hits()
    for block, numbers in matched.items():
        rules = [matcher.rules[n] for n in numbers]
        if any(rule.strength == "keep" for rule in rules):
            hits.kept.add(block)
            continue
        spans = [n for n in numbers if matcher.rules[n].scope == "span"]
        if spans:
            hits.spans[block] = spans
        whole = sorted((rule for rule in rules if rule.scope == "block"), key=lambda rule: _RANK[rule.strength])
        if not whole:
            continue
        for rule in whole:
            if rule.strength == "sure" and rule.where == "anywhere":
                hits.sure.setdefault(block, rule)
            elif rule.strength == "sure" or (rule.strength == "opener" and rule.where != "anywhere"):
                hits.edge.setdefault(block, rule)
            elif rule.strength == "opener":
                hits.openers.setdefault(block, rule)
        hits.hints[block] = whole[0]
    return hits


def judge(blocks: Sequence[Block], lower: Sequence[str], hits: Hits, shapes: frozenset[str], known: Strengths) -> list[Verdict]:
    """The verdict on every block.

    `lower`: the blocks' texts in lower case, as rules see them. `shapes`: the shape rules in force, as
    "set/rule". `known`: the fitted strengths.
    """
    if not blocks:
        return []
    land = layout(blocks)
    numbers = {block: known.number(rule.rule_set) for block, rule in hits.hints.items()}
    title = find_headline(blocks, lower, land, numbers, known.headline) if "headlines/headline" in shapes else None
    taken: dict[int, Verdict] = {i: Verdict(False, r.rule_set, r.name) for i, r in hits.sure.items()}
    if title is not None and title not in hits.kept:
        taken[title] = HEADLINE
    for i, rule in hits.openers.items():
        taken.setdefault(i, Verdict(False, rule.rule_set, rule.name))
    _take_runs(land, hits, taken)
    if "headlines/repeated-headline" in shapes and title is not None:
        _take_repeated_headline(lower, title, taken)
    if "repetition/said-again" in shapes:
        _take_repetitions(lower, land, taken)
    tables, bias = known.story
    cells = evidence.observe(blocks, lower, land, numbers, set(hits.openers), title)
    scores = [bias + sum(map(getitem, tables, row)) for row in cells]
    for i in taken:
        scores[i] = -_CERTAIN
    for i in hits.kept:
        scores[i] = _CERTAIN
        taken.pop(i, None)
    story = _smooth(scores)
    _restore_prose(land, scores, story, taken)
    _take_edges(land, hits, story, taken)
    return [
        STORY if story[i] else taken.get(i) or _why(i, land, hits, shapes) for i in range(len(blocks))
    ]


def find_headline(
    blocks: Sequence[Block], lower: Sequence[str], land: Layout, hints: Mapping[int, int], known: Table
) -> int | None:
    """The block that holds the headline, or None if no candidate convinces."""
    tables, bias = known
    best, found = 0.0, None
    for index, cells in headline.observe(blocks, lower, land, hints):
        score = bias + sum(map(getitem, tables, cells))
        if score > best:
            best, found = score, index
    return found


def _take_runs(land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take what stands under each opener: hints of its set, and headlines if it opens a list of them."""
    for opener, rule in sorted(hits.openers.items()):
        _take_run(opener, rule, land, hits, taken)


def _take_run(opener: int, rule: Rule, land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    run = Verdict(False, rule.rule_set, rule.name)
    for i in range(opener + 1, min(opener + 1 + _LONGEST_RUN, len(land.kinds))):
        hint = hits.hints.get(i)
        if i in hits.kept:
            break
        if i in taken:
            continue
        same = hint is not None and hint.rule_set in (rule.rule_set, "bylines-and-timestamps")
        if not same and not (rule.run == "headlines" and _like_a_headline(land, i)):
            break
        taken[i] = Verdict(False, rule.rule_set, hint.name) if hint and hint.rule_set == rule.rule_set else run


def _like_a_headline(land: Layout, i: int) -> bool:
    looks = land.shapes[i]
    if looks.kind == PROSE or (looks.kind == SENTENCE and looks.ending == STOP):
        return False
    return looks.ending != STOP or looks.kind < SENTENCE


def _take_repeated_headline(lower: Sequence[str], title: int, taken: dict[int, Verdict]) -> None:
    """Take every block that says the headline again, alone or with the name of the site behind it."""
    words = lower[title]
    again = Verdict(False, "headlines", "repeated-headline")
    for i, text in enumerate(lower):
        if i != title and text.startswith(words) and len(text) <= len(words) + 40 and len(words) > 15:
            if len(text) > len(words) and text[len(words)].isalnum():
                continue
            taken.setdefault(i, again)


def _take_repetitions(lower: Sequence[str], land: Layout, taken: dict[int, Verdict]) -> None:
    """Take the first of two blocks that say the same at length: a standfirst or pull quote is said again in place."""
    last: dict[str, int] = {}
    for i, text in enumerate(lower):
        if land.shapes[i].words >= _REPEATABLE and i not in taken:
            earlier = last.get(text)
            if earlier is not None:
                taken[earlier] = Verdict(False, "repetition", "said-again")
            last[text] = i


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


_DOUBT = -2.0


def _restore_prose(land: Layout, scores: Sequence[float], story: list[bool], taken: Mapping[int, Verdict]) -> None:
    """Keep prose that stands between two blocks of story unless the evidence against it is plain."""
    for i in range(1, len(story) - 1):
        if not story[i] and i not in taken and land.kinds[i] >= SENTENCE and story[i - 1] and story[i + 1]:
            story[i] = scores[i] > _DOUBT


def _take_edges(land: Layout, hits: Hits, story: list[bool], taken: dict[int, Verdict]) -> None:
    """Take what head and tail rules match before the first and after the last paragraph of the story."""
    if not hits.edge:
        return
    count = len(story)
    for order, places in ((range(count), ("head", "edges")), (range(count - 1, -1, -1), ("tail", "edges"))):
        for i in order:
            rule = hits.edge.get(i)
            if rule is not None and rule.where in places:
                if i not in hits.kept:
                    story[i] = False
                    taken.setdefault(i, Verdict(False, rule.rule_set, rule.name))
                    if rule.strength == "opener":
                        _take_run(i, rule, land, hits, taken)
            elif story[i] and land.kinds[i] >= SENTENCE:
                break
    for i in taken:
        story[i] = False


def _why(i: int, land: Layout, hits: Hits, shapes: frozenset[str]) -> Verdict:
    """The rule to name for a block that evidence took: the hint that matched, or what it looks like."""
    hint = hits.hints.get(i)
    if hint is not None:
        return Verdict(False, hint.rule_set, hint.name)
    kind = land.kinds[i]
    if kind == LABEL:
        name = ("navigation", "menu-run")
    elif kind in (SHORT, LINE):
        name = ("headline-lists", "unlabelled-headline")
    elif i < land.start:
        name = ("headline-lists", "teaser-before-the-story")
    else:
        name = ("headline-lists", "teaser-after-the-story")
    return Verdict(False, *name) if "/".join(name) in shapes else STORY
