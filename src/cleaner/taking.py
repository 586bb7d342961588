"""What rules take beyond the block they match: runs under openers, neighbours, captions, threads, edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cleaner import dateline, headline
from cleaner.hits import Hits
from cleaner.layout import Layout, Vocabulary, opening_prose
from cleaner.plain import Block
from cleaner.rule import Rule
from cleaner.shape import PROSE, SENTENCE, SHORT, STOP, Shape
from cleaner.structure import Structure
from cleaner.verdict import Verdict

_CREDITS = "captions-and-credits"
_BROKEN_OFF = 3  # blocks of a credit in brackets: "Image:", name, agency
_CARDS = 2  # headlines with their times that make a list
_TEASERS = 2  # cut-off paragraphs that make a list of teasers
_SHARED = 0.25  # of their words with the story; the teasers of the corpus share up to .24, a story's own last lines .28
_PARAGRAPHS = 4  # above them that are not, and for each further one that is cut off
_POSTED = frozenset({"hours-ago", "days-ago", "time-ago", "date-and-time", "date-and-time-in-figures"})
_COMMENTS = "comment-prompts"
_USERS = frozenset({"thread-user-says", "thread-reply-line"})
_ANYBODY = "thread-speaker"  # who may speak in a story too
_MARKS = 3  # of comments that make a thread: two are a form and its heading
_BETWEEN_MARKS = 12  # blocks: the longest comments of the corpus have about ten
_ABOVE_COMMENTS = 60  # words of prose above them, without which they are the story
_LEAST_REPEATED = 16  # characters of a headline that is looked for again; shorter ones are names and labels too
_BESIDE_HEADLINE = 40  # characters before or behind it
_LONGEST_RUN = 40  # blocks under an opener; the longest lists of the corpus have about thirty


def take_runs(land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take what stands under each opener: hints of its set, and headlines if it opens a list of them."""
    for opener, rule in sorted(hits.openers.items()):
        _take_run(opener, rule, land, hits, taken)


def take_beside(hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take the blocks beside one that is taken which hints of the same set match, and those beside them."""
    for step in (1, -1):
        for i in sorted(taken, reverse=step < 0):
            rule_set, beside = taken[i].rule_set, i + step
            while beside not in taken and beside not in hits.kept and rule_set in hits.sets.get(beside, ()):
                taken[beside] = Verdict(False, rule_set, hits.sets[beside][rule_set].name)
                beside += step


def take_captions(blocks: Sequence[Block], land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take the line right above a credit, with no empty line between the two: it is the picture's caption.

    So is what stands before a credit in brackets that was broken off behind the first of them.
    """
    for i, block in enumerate(blocks):
        if block.text.endswith("(") and (credit := _broken_credit(i + 1, blocks, land, hits)):
            for j in (i, *credit):
                if j not in hits.kept:
                    taken.setdefault(j, Verdict(False, _CREDITS, "caption-above-its-credit"))
    credits_ = [i for i, verdict in taken.items() if verdict.rule_set == _CREDITS and i > 0]
    for i in credits_:
        above = i - 1
        if blocks[i].apart or above in taken or above in hits.kept or above in hits.hints:
            continue
        if blocks[above].apart and SHORT <= land.kinds[above] <= SENTENCE and land.shapes[i].ending != STOP:
            taken[above] = Verdict(False, _CREDITS, "caption-above-its-credit")


def _broken_credit(start: int, blocks: Sequence[Block], land: Layout, hits: Hits) -> range:
    """The blocks from `start` on that are a credit up to its closing bracket: short, and known or with a label."""
    for i in range(start, min(start + _BROKEN_OFF, len(blocks))):
        if land.kinds[i] > SHORT:
            break
        if blocks[i].text.endswith(")"):
            inside = range(start, i + 1)
            known = any(_CREDITS in hits.sets.get(j, ()) for j in inside)
            return inside if known or ":" in blocks[start].text else range(0)
    return range(0)


def take_cards(land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take every run of two and more headlines, each with the time it was posted, that stands after prose.

    A time of day alone does not count: schedules and live blogs are lists of them.
    """
    posted = {i for i, sets in hits.sets.items() if any(rule.name in _POSTED for rule in sets.values())}
    if len(posted) < _CARDS:
        return
    count = len(land.kinds)
    i = land.start + 1
    while i < count:
        end, times, headlines = i, 0, 0
        while end < count and end not in hits.kept:
            if end in posted:
                times += 1
            elif _like_a_headline(land, end) and land.kinds[end] >= SHORT:
                headlines += 1
            else:
                break
            end += 1
        if times >= _CARDS and times <= headlines <= 2 * times:
            for j in range(i, end):
                hint = hits.hints.get(j)
                rule = (hint.rule_set, hint.name) if hint else ("headline-lists", "headline-and-time")
                taken.setdefault(j, Verdict(False, *rule))
        i = max(end, i + 1)


def take_thread(lower: Sequence[str], land: Layout, hits: Hits, taken: dict[int, Verdict]) -> None:
    """Take what stands between the marks of comments under a story: labels said again and again, users who speak.

    What opens or closes a thread counts with them: a heading, a form. Of 634 pages of the corpus twenty-one have such
    threads, and no word of their stories stands in one.
    """
    names = {i: sets[_COMMENTS].name for i, sets in hits.sets.items() if _COMMENTS in sets and land.kinds[i] <= SHORT}
    often = Counter(lower[i] for i in names)
    edges = sorted(i for i, name in names.items() if name != _ANYBODY and land.total[i] >= _ABOVE_COMMENTS)
    thread = Verdict(False, _COMMENTS, "comment-thread")
    first = marks = 0
    for number, edge in enumerate(edges):
        marks += often[lower[edge]] >= _MARKS or names[edge] in _USERS
        if number + 1 < len(edges) and edges[number + 1] - edge <= _BETWEEN_MARKS:
            continue
        if marks >= _MARKS:
            for i in range(edges[first], edge + 1):
                if i not in hits.kept:
                    taken.setdefault(i, thread)
        first, marks = number + 1, 0


def take_cut_off(
    blocks: Sequence[Block],
    lower: Sequence[str],
    land: Layout,
    hits: Hits,
    words: Vocabulary,
    taken: dict[int, Verdict],
) -> None:
    """Take teasers that are cut off in mid-sentence, two and more at the end of an extract, with their headlines.

    Only where the paragraphs above end as sentences do, since some scripts have no stops and some writers no patience,
    and where they share few words with the story. Lists of sources and tables run together look the same.
    """
    looks, count = land.shapes, len(land.kinds)
    prose = [i for i in range(count) if land.kinds[i] == PROSE and i not in taken]
    cut = [i for i in prose if _is_cut_off(blocks[i].text, looks[i])]
    last = max(set(prose).difference(cut), default=-1)
    tail = [i for i in cut if i > last]
    if len(tail) < _TEASERS or len(prose) - len(cut) < _PARAGRAPHS * (1 + len(cut) - len(tail)):
        return
    story = set().union(*(words.of(lower[i]) for i in opening_prose(land) if i not in tail))
    own = [words.of(lower[i]) for i in tail]
    if sum(len(mine & story) for mine in own) >= _SHARED * sum(map(len, own)):
        return
    above = range(tail[0] - 1, tail[0]) if tail[1] - tail[0] > 1 else range(0)
    for i in (*above, *range(tail[0], count)):
        if i not in hits.kept and (i in tail or _like_a_headline(land, i)):
            taken.setdefault(i, Verdict(False, "headline-lists", "cut-off-teaser"))


def _is_cut_off(text: str, looks: Shape) -> bool:
    """Whether a paragraph stops in mid-sentence: in a word, or in one and an ellipsis."""
    return not looks.bullet and text[0].isalpha() and text.removesuffix("…").removesuffix("...").rstrip()[-1:].isalnum()


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


def take_repeated_headline(
    blocks: Sequence[Block], lower: Sequence[str], title: int, hits: Hits, taken: dict[int, Verdict]
) -> None:
    """Take every block that says the headline again, alone or with a few words before or behind it.

    These are the name of the site, the path to the page, a kicker or a number. Marks do not count. A dateline before
    it makes it the first paragraph, which in Chinese names the headline.
    """
    words = headline.said(lower[title])
    if len(words) < _LEAST_REPEATED:
        return
    first = words.partition(" ")[0]
    again = Verdict(False, "headlines", "repeated-headline")
    for i, text in enumerate(lower):
        if i != title and len(words) <= len(text) <= len(lower[title]) + _BESIDE_HEADLINE and first in text:
            said = headline.said(text)
            before = said.endswith(" " + words) and not dateline.opens_with_one(blocks[i].text)
            if before or said == words or said.startswith(words + " "):
                hint = hits.hints.get(i)
                taken.setdefault(i, Verdict(False, hint.rule_set, hint.name) if hint else again)


def take_second_article(structure: Structure, title: int | None, taken: dict[int, Verdict]) -> None:
    """Take what trafilatura does not keep from the next headline on that is built like the story's own."""
    second = Verdict(False, "headline-lists", "second-article")
    for i in range(structure.second(title), len(structure.settings)):
        if structure.chosen is None or not structure.chosen[i]:
            taken.setdefault(i, second)


def take_hidden(structure: Structure, land: Layout, taken: dict[int, Verdict]) -> None:
    """Take what is for screen readers only, and what is hidden where the text beside it is not."""
    shown = {
        place.group for place, weight in zip(structure.settings, land.mass, strict=True) if weight and not place.hidden
    }
    hidden = Verdict(False, "navigation", "hidden-text")
    for i, place in enumerate(structure.settings):
        if place.spoken or (place.hidden and place.group in shown):
            taken.setdefault(i, hidden)


def take_edges(land: Layout, hits: Hits, story: list[bool], taken: dict[int, Verdict]) -> None:
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
