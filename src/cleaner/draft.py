"""A text under judgement: its blocks as rules see them, and what is left of it after a round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.folding import foldcase, matching_text
from cleaner.hits import Hits, sort_hits
from cleaner.layout import layout, near_prose
from cleaner.matcher import Matcher
from cleaner.plain import Block
from cleaner.shape import SENTENCE, Shape, shape
from cleaner.spans import Cut, Pieces, cut, joined
from cleaner.structure import Structure
from cleaner.verdict import HEADLINE, Verdict

_INTERRUPTING = "advertisements"
_NEAR = 30  # blocks around prose; of 8, 16 and 30 what costs least on the corpus against asking about all of them


@dataclass(frozen=True, slots=True)
class Draft:
    """Blocks with what the rules matched on them.

    `origin[i]`: the number of block i in the text that came in. `pieces[i]`: what of the source it
    holds. `shapes[i]`: its looks. `lower[i]`: its text in lower case as rules see it. `matched[i]`: the
    rules that match it.
    """

    blocks: tuple[Block, ...]
    origin: tuple[int, ...]
    pieces: tuple[Pieces, ...]
    shapes: tuple[Shape, ...]
    lower: tuple[str, ...]
    matched: Mapping[int, Sequence[int]]
    hits: Hits

    def looks(self) -> list[tuple[str, bool, int]]:
        """What a judgement can see of the blocks themselves."""
        return [(block.text, block.apart, block.indent) for block in self.blocks]


def draft(blocks: Sequence[Block], matcher: Matcher, structure: Structure | None = None) -> Draft:
    """A text as it comes in.

    On a page, rules are asked only about blocks that stand near prose: what is further away goes in any case,
    unless a keep rule speaks for it.
    """
    shapes = tuple(shape(block.text) for block in blocks)
    texts = [matching_text(block.text) for block in blocks]
    lower = tuple(foldcase(text) for text in texts)
    if structure is None or matcher.keeps:
        matched = matcher.match(texts, lower)
    else:
        near = near_prose(layout(shapes, (), structure.shares()), _NEAR)
        found = matcher.match([texts[i] for i in near], [lower[i] for i in near])
        matched = {near[i]: rules for i, rules in found.items()}
    return Draft(
        tuple(blocks),
        tuple(range(len(blocks))),
        tuple(((block.start, block.end),) for block in blocks),
        shapes,
        lower,
        matched,
        sort_hits(matcher, matched),
    )


def uninterrupted(whole: Draft, matcher: Matcher) -> tuple[Draft, dict[int, Verdict]]:
    """The draft less the labels of advertisements, and the verdicts on these.

    They stand between the paragraphs of a story, which goes on behind them: nothing else is known of what stands
    beside them. Without the labels of every other set, judgements are worse: those speak for their neighbours.
    """
    gone = {
        i: Verdict(False, rule.rule_set, rule.name)
        for i, rule in whole.hits.sure.items()
        if rule.rule_set == _INTERRUPTING and whole.shapes[i].kind < SENTENCE
    }
    if not gone:
        return whole, gone
    order = [i for i in range(len(whole.blocks)) if i not in gone]
    matched = {new: whole.matched[i] for new, i in enumerate(order) if i in whole.matched}
    return Draft(
        tuple(whole.blocks[i]._replace(apart=True) if i - 1 in gone else whole.blocks[i] for i in order),
        tuple(whole.origin[i] for i in order),
        tuple(whole.pieces[i] for i in order),
        tuple(whole.shapes[i] for i in order),
        tuple(whole.lower[i] for i in order),
        matched,
        sort_hits(matcher, matched),
    ), gone


def rest(source: str, old: Draft, verdicts: Sequence[Verdict], matcher: Matcher) -> tuple[Draft, dict[int, list[Cut]]]:
    """What is left of a draft, as it will read: headline, empty line, story; and the cuts made on the way."""
    order = [i for i, v in enumerate(verdicts) if v is HEADLINE]
    order += sorted((i for i, v in enumerate(verdicts) if v.story), key=lambda i: old.origin[i])
    blocks: list[Block] = []
    pieces: list[Pieces] = []
    shapes: list[Shape] = []
    lower: list[str] = []
    matched: dict[int, Sequence[int]] = {}
    cuts: dict[int, list[Cut]] = {}
    previous = -2
    for new, i in enumerate(order):
        block, kept, looks, low = old.blocks[i], old.pieces[i], old.shapes[i], old.lower[i]
        numbers = old.matched.get(i)
        if verdicts[i].story and i in old.hits.spans:
            kept, made = cut(source, kept, matcher, old.hits.spans[i])
            if made:
                text = joined(source, kept)
                seen = matching_text(text)
                cuts[old.origin[i]] = made
                low = foldcase(seen)
                numbers = matcher.match([seen], [low]).get(0)
                block, looks = block._replace(text=text), shape(text)
        apart = block.apart or previous != old.origin[i] - 1 or not verdicts[i].story
        blocks.append(block._replace(apart=apart, indent=0))
        pieces.append(kept)
        shapes.append(looks)
        lower.append(low)
        if numbers:
            matched[new] = numbers
        previous = old.origin[i] if verdicts[i].story else -2
    origin = tuple(old.origin[i] for i in order)
    return Draft(
        tuple(blocks), origin, tuple(pieces), tuple(shapes), tuple(lower), matched, sort_hits(matcher, matched)
    ), cuts
