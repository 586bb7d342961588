"""Cutting a piece out of a paragraph that stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.compiled import demands_of
from cleaner.index import indexed
from cleaner.matcher import Matcher
from cleaner.rule import Rule
from cleaner.spans import cut, joined

PATTERN = r"\(also read: [^()]{1,60}\)"
RULES = (Rule("aside", "house", pattern=PATTERN, scope="span"),)
MATCHER = Matcher(RULES, indexed(RULES, demands_of))
ASIDE = "(Also read: Ferry fares to rise)"


def cleaned(source: str) -> tuple[str, list[str]]:
    """What is left of a paragraph, and what was cut out of it."""
    pieces, cuts = cut(source, ((0, len(source)),), MATCHER, [0])
    return joined(source, pieces), [source[c.start : c.end].strip() for c in cuts]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (f"Rain fell. {ASIDE} Snow came.", "Rain fell. Snow came."),
        (f"Rain fell. {ASIDE}", "Rain fell."),
        (f"{ASIDE} Snow came.", "Snow came."),
        (f"Rain fell{ASIDE}.", "Rain fell."),
        (f"Rain fell.  {ASIDE}  Snow came.", "Rain fell.  Snow came."),
        (f"Rain fell. {ASIDE} Snow came. {ASIDE} Hail followed.", "Rain fell. Snow came. Hail followed."),
        ("Rain fell. Snow came.", "Rain fell. Snow came."),
    ],
)
def test_what_is_left_reads_on(source: str, left: str) -> None:
    """White space before a cut goes with it."""
    text, cuts = cleaned(source)
    assert text == left
    assert cuts == [ASIDE] * source.count(ASIDE)


def test_cuts_keep_the_source_as_it_is_written() -> None:
    """Typographic marks are plain to the pattern and untouched in the cut."""
    aside = "(Also read: “Fares” rise – Morvig’s ferry)"
    assert cleaned(f"Rain fell. {aside}") == ("Rain fell.", [aside])


def test_a_match_over_an_earlier_cut_is_two_cuts() -> None:
    """What reads as one after a cut stands in two places of the source."""
    source = f"Rain. (Also read: Fares {ASIDE} rise) Snow."
    text, cuts = cleaned(source)
    assert text == "Rain. Snow."
    assert cuts == [ASIDE, "(Also read: Fares", "rise)"]


def test_offsets_count_from_the_source() -> None:
    """A paragraph further down has its place in the source."""
    source = f"First.\n\nRain fell. {ASIDE} Snow came."
    pieces, cuts = cut(source, ((8, len(source)),), MATCHER, [0])
    assert joined(source, pieces) == "Rain fell. Snow came."
    assert [(c.start, c.end, c.rule.name) for c in cuts] == [(19, 19 + len(ASIDE), "aside")]


@given(st.lists(st.sampled_from([ASIDE, "Rain fell.", " ", "  ", "(", ")", "Snow", "\n"]), max_size=12).map("".join))
def test_pieces_and_cuts_tile_the_paragraph(source: str) -> None:
    """Every character that is not white space is kept or cut once."""
    pieces, cuts = cut(source, ((0, len(source)),), MATCHER, [0])
    spans = sorted([*pieces, *((c.start, c.end) for c in cuts)])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(source[a:b] for a, b in spans).split()) == "".join(source.split())


def test_a_paragraph_is_never_all_cut() -> None:
    """A span rule leaves a paragraph that it matches whole: it would be a block without a text."""
    rule = cleaner.Rule("note", "house", pattern=r"\(see .{1,40}\)", scope="span")
    book = cleaner.RuleBook((cleaner.RuleSet("house", "Notes.", (rule,)),))
    story = "The dam at Arle held through the night, officials said on Tuesday."
    assert cleaner.clean(f"{story}\n\n(see page four)\n\n{story}", rules=book).text.count("(see page four)") == 1
