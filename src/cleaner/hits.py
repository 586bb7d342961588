"""What the rules say of the blocks of a text, sorted by what it counts for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cleaner.layout import Layout, in_view
from cleaner.matcher import Matcher
from cleaner.rule import Rule
from cleaner.shape import SENTENCE

SIGNATURES = "bylines-and-timestamps"


@dataclass(frozen=True, slots=True)
class Hits:
    """What the rules say of the blocks, sorted by what it counts for.

    `sure`: blocks taken wherever they stand. `edge`: blocks taken before or after the story. `openers`:
    blocks that open a run. `hints`: every block that a rule matched, with the first such rule; `sets`:
    with the first rule of each set. `kept`: blocks that a keep rule protects. `spans`: blocks that hold
    something to cut out, with the rules.
    """

    sure: dict[int, Rule] = field(default_factory=dict)
    edge: dict[int, Rule] = field(default_factory=dict)
    openers: dict[int, Rule] = field(default_factory=dict)
    hints: dict[int, Rule] = field(default_factory=dict)
    sets: dict[int, dict[str, Rule]] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    spans: dict[int, list[int]] = field(default_factory=dict)

    def signed(self) -> set[int]:
        """The blocks that hold a byline or a time, or look so."""
        return {i for i, sets in self.sets.items() if SIGNATURES in sets}


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


# Sets whose sure rules match what stands on whole pages and not in what an extractor leaves of them.
_CHROME = frozenset(
    {"navigation", "legal-footers", "cookie-notices", "share-and-follow", "comment-prompts", "subscription-prompts"}
)
# Blocks that are surely chrome from which a text is a whole page and no longer an extract. Sentences do not count: a
# prompt in prose stands in extracts too, and one took nine tenths of a guide for menus.
_WHOLE_PAGE = 2
_MENU_BLOCKS = 60  # from which one such block will do, if most blocks stand far from prose
_PAGE_BLOCKS = 20  # that a whole page has at the least; of 668 whole pages of the corpus two have fewer


def is_whole_page(hits: Hits, land: Layout) -> bool:
    """Whether a text is all of a page, menus and footers included, and no extract of one."""
    blocks = len(land.kinds)
    if blocks < _PAGE_BLOCKS:
        return False
    chrome = sum(
        rule.rule_set in _CHROME and rule.strength != "hint" and land.kinds[i] < SENTENCE
        for i, rule in hits.hints.items()
    )
    return chrome >= _WHOLE_PAGE or (chrome > 0 and blocks >= _MENU_BLOCKS and 2 * len(in_view(land)) < blocks)
