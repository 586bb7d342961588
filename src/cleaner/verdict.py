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
from cleaner.layout import Layout, in_view, layout, stems
from cleaner.matcher import Matcher
from cleaner.plain import Block
from cleaner.repetition import said_again
from cleaner.rule import Rule
from cleaner.shape import LABEL, LINE, PROSE, SENTENCE, SHORT, STOP
from cleaner.strengths import Strengths, Table

_CHANGE = 0.5  # what a change between story and boilerplate costs; of 0, 0.5, 1, 2 and 4 the best on the corpus
_LONGEST_RUN = 40  # blocks under an opener; the longest lists of the corpus have about thirty
_CERTAIN = 50.0
_OUT_OF_VIEW = -3.0  # the sum of a block of a whole page that no prose stands near; about the mean of their sums



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
    blocks that open a run. `hints`: every block that a rule matched, with the first such rule; `sets`: with
    the first rule of each set. `kept`:
    blocks that a keep rule protects. `spans`: blocks that hold something to cut out, with the rules.
    """

    sure: dict[int, Rule] = field(default_factory=dict)
    edge: dict[int, Rule] = field(default_factory=dict)
    openers: dict[int, Rule] = field(default_factory=dict)
    hints: dict[int, Rule] = field(default_factory=dict)
    sets: dict[int, dict[str, Rule]] = field(default_factory=dict)
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
        hits.sets[block] = {rule.rule_set: rule for rule in reversed(whole)}
    return hits


def judge(
    blocks: Sequence[Block], lower: Sequence[str], hits: Hits, shapes: frozenset[str], known: Strengths
) -> list[Verdict]:
    """The verdict on every block.

    `lower`: the blocks' texts in lower case, as rules see them. `shapes`: the shape rules in force, as
    "set/rule". `known`: the fitted strengths.
    """
    if not blocks:
        return []
    land = layout(blocks, hits.sure)
    numbers = {block: known.number(rule.rule_set) for block, rule in hits.hints.items()}
    title = find_headline(blocks, lower, land, numbers, known.headline) if "headlines/headline" in shapes else None
    taken: dict[int, Verdict] = {i: Verdict(False, r.rule_set, r.name) for i, r in hits.sure.items()}
    if title is not None and title not in hits.kept:
        taken[title] = HEADLINE
    for i, rule in hits.openers.items():
        taken.setdefault(i, Verdict(False, rule.rule_set, rule.name))
    _take_runs(land, hits, taken)
    _take_beside(hits, taken)
    if "captions-and-credits/caption-above-its-credit" in shapes:
        _take_captions(blocks, land, hits, taken)
    if "headlines/repeated-headline" in shapes and title is not None:
        _take_repeated_headline(lower, title, taken)
    if "repetition/said-again" in shapes:
        for i in said_again(lower, [looks.words for looks in land.shapes], land.start):
            taken.setdefault(i, Verdict(False, "repetition", "said-again"))
    whole = is_whole_page(hits)
    tables, bias = known.page if whole else known.extract
    wanted = in_view(land) if whole else range(len(blocks))
    scores = [_OUT_OF_VIEW] * len(blocks)
    for i, cells in zip(
        wanted, evidence.observe(blocks, lower, land, numbers, set(hits.openers), title, wanted), strict=True
    ):
        scores[i] = bias + sum(map(getitem, tables, cells))
    for i in taken:
        scores[i] = -_CERTAIN
    for i in hits.kept:
        scores[i] = _CERTAIN
        taken.pop(i, None)
    story = _smooth(scores)
    _restore(land, scores, story, taken, hits, whole)
    if title is not None:
        _keep_standfirst(lower, land, title + 1, story, taken, hits)
    _take_edges(land, hits, story, taken)
    verdicts: list[Verdict] = []
    for i in range(len(blocks)):
        verdicts.append(STORY if story[i] else taken.get(i) or _why(i, land, hits, shapes, verdicts))
    return verdicts


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


def _take_beside(hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take the blocks beside one that is taken which hints of the same set match, and those beside them."""
    for step in (1, -1):
        for i in sorted(taken, reverse=step < 0):
            rule_set, beside = taken[i].rule_set, i + step
            while beside not in taken and beside not in hits.kept and rule_set in hits.sets.get(beside, ()):
                taken[beside] = Verdict(False, rule_set, hits.sets[beside][rule_set].name)
                beside += step


def _take_captions(blocks: Sequence[Block], land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take the line right above a credit, with no empty line between the two: it is the picture's caption."""
    credits_ = [i for i, verdict in taken.items() if verdict.rule_set == "captions-and-credits" and i > 0]
    for i in credits_:
        above = i - 1
        if blocks[i].apart or above in taken or above in hits.kept or above in hits.hints:
            continue
        if blocks[above].apart and SHORT <= land.kinds[above] <= SENTENCE and land.shapes[i].ending != STOP:
            taken[above] = Verdict(False, "captions-and-credits", "caption-above-its-credit")


def _take_run(opener: int, rule: Rule, land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    run = Verdict(False, rule.rule_set, rule.name)
    for i in range(opener + 1, min(opener + 1 + _LONGEST_RUN, len(land.kinds))):
        if i in hits.kept:
            break
        if i in taken:
            continue
        same = hits.sets.get(i, {}).get(rule.rule_set)
        if same is not None:
            taken[i] = Verdict(False, rule.rule_set, same.name)
        elif rule.run == "headlines" and _like_a_headline(land, i):
            other = hits.hints.get(i)
            taken[i] = Verdict(False, other.rule_set, other.name) if other else run
        else:
            break


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


_STANDFIRST = 4  # words; kickers, names and section labels are shorter
_SHARED = 0.6  # of a standfirst's words that the story has
_DOUBT = -1.0  # the sum below which prose next to story goes without a rule's word
_CHROME = frozenset(
    {"navigation", "legal-footers", "cookie-notices", "share-and-follow", "comment-prompts", "subscription-prompts"}
)
_WHOLE_PAGE = 2  # blocks that are surely page chrome, from which a text is a whole page and no longer an extract


def is_whole_page(hits: Hits) -> bool:
    """Whether a text shows enough of a page's chrome to be all of it, menus included, and no extract."""
    chrome = sum(rule.rule_set in _CHROME and rule.strength != "hint" for rule in hits.hints.values())
    return chrome >= _WHOLE_PAGE


def _restore(
    land: Layout, scores: Sequence[float], story: list[bool], taken: Mapping[int, Verdict], hits: Hits, whole: bool
) -> None:
    """Give back what shape alone took where shape alone may not take.

    A text on which no rule matched is left alone; an extract loses by its shape only what stands before or
    after the story; and prose next to story stays unless the evidence against it is plain.
    """
    count = len(story)
    if not hits.hints:
        story[:] = [i not in taken for i in range(count)]
        return
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
            if beside and land.kinds[i] >= SENTENCE and scores[i] > _DOUBT and i not in hits.hints:
                story[i] = True
            beside = story[i]


def _keep_standfirst(
    lower: Sequence[str], land: Layout, i: int, story: list[bool], taken: Mapping[int, Verdict], hits: Hits
) -> None:
    """Keep the line under the headline if it speaks of what the story does."""
    if i >= len(story) or i in taken or i in hits.hints or land.shapes[i].words < _STANDFIRST:
        return
    own = stems(lower[i])
    told = set().union(*(stems(lower[j]) for j in range(land.start, land.stop) if land.mass[j] and j != i))
    if own and len(own & told) >= _SHARED * len(own):
        story[i] = True


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


def _why(i: int, land: Layout, hits: Hits, shapes: frozenset[str], above: Sequence[Verdict]) -> Verdict:
    """The rule to name for a block that evidence took: the hint that matched, or what it looks like."""
    hint = hits.hints.get(i)
    if hint is not None:
        return Verdict(False, hint.rule_set, hint.name)
    kind = land.kinds[i]
    if above and above[-1].rule_set == "comment-prompts" and kind >= LINE:
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
