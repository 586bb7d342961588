"""Text to blocks: lines, hard-wrapped paragraphs, offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from cleaner.plain import blocks
from strategies import texts, wrapped

WIRE = """\
The river rose by two metres overnight, and the mayor of the town asked
all who live on the quay to leave before the evening tide, which was
expected to be the highest in forty years."""


def test_a_line_is_a_block() -> None:
    """White space around a line belongs to no block."""
    found = blocks("  Dam holds \n\tSecond line\n")
    assert [(b.start, b.end, b.text) for b in found] == [(2, 11, "Dam holds"), (14, 25, "Second line")]


def test_what_stands_before_a_block() -> None:
    """A block is apart after an empty line and at the start; its indent counts what stands before it."""
    found = blocks("One\nTwo\n \n   Three")
    assert [(b.apart, b.indent) for b in found] == [(True, 0), (False, 0), (True, 3)]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t\r\n \u2003\n"])
def test_white_space_has_no_blocks(text: str) -> None:
    """No words, no blocks."""
    assert blocks(text) == []


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_of_other_systems(end: str) -> None:
    """A carriage return belongs to no block."""
    assert [b.text for b in blocks(f"One{end}{end}Two{end}")] == ["One", "Two"]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    """Its text is the source verbatim, line ends included."""
    found = blocks(f"{WIRE}\n\n{WIRE}")
    assert [b.text for b in found] == [WIRE, WIRE]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The harbour board said on Monday that its\nnew pier is paid for.", 1),
        (
            "The owner had said that a ferry carrying 167 passengers from \nKettle hit a \nrock.\nthen it sank",
            2,
        ),
        (
            "BRAMLEY,\n April 25 (Reuters) - The harbour authority disputed on \nTuesday that\n a ferry hit it.",
            1,
        ),
        ("The\n ferry went on after its master had found that the engine ran.", 1),
    ],
    ids=["at-a-link", "space-before-the-break", "first-word-alone", "space-behind-the-break"],
)
def test_a_sentence_broken_over_lines_is_one_block(text: str, lines: int) -> None:
    """Extractors break lines at links, and where the source of a page was broken; the text is the source verbatim."""
    found = blocks(text)
    assert len(found) == lines
    assert found[0].text == text[found[0].start : found[0].end]


@given(wrapped())
def test_wrapped_paragraphs_come_back_whole_or_in_lines(text: str) -> None:
    """No block reaches over an empty line, and no two paragraphs share one."""
    for block in blocks(text):
        assert "\n\n" not in block.text


@pytest.mark.parametrize(
    "text",
    [
        "Home\nNews and weather for the whole of the valley and its towns\nsport\nLife",
        "- a bridge over the river at Arle that nobody has ever crossed\n- a dam\n- two ferries and a rowing boat",
        "The tide comes in,\nthe tide goes out,\nand no one on the quay at Arle will shout,\nfor all are gone",
        "By Jane Roe\nThe river rose by two metres overnight, and the mayor asked all to leave the quay.",
        "1. Wash the leeks and slice them as thin as your knife allows\n2. melt the butter\n3. add the leeks and stir",
    ],
    ids=["menu", "list", "verse", "byline", "steps"],
)
def test_lists_menus_and_verse_are_not_merged(text: str) -> None:
    """Lines that end before the next word would not fit were not broken by a wrapper."""
    assert [b.text for b in blocks(text)] == text.split("\n")


def test_a_long_paragraph_on_one_line_is_not_wrapped() -> None:
    """Two paragraphs of an extractor, one line each, stay two even if the second begins in lower case."""
    first = "The river rose overnight and the mayor spoke. " * 4
    second = "iPhones were lost in the flood, and boats too. " * 4
    assert len(blocks(f"{first}\n{second}")) == 2


@given(texts())
def test_blocks_are_exact_and_hold_every_word(text: str) -> None:
    """Offsets give the texts; blocks are in order and hold every character that is not white space."""
    found = blocks(text)
    assert all(text[b.start : b.end] == b.text == b.text.strip() != "" for b in found)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert "".join("".join(b.text.split()) for b in found) == "".join(text.split())


def test_a_link_in_wrapped_text_may_be_longer_than_a_line() -> None:
    """html2text breaks text at 78 columns and leaves addresses whole."""
    wire = (
        "The board of the harbour said in a letter that was read out on Monday that\n"
        "the [northern\n"
        "wall](https://example.org/reports/2020/harbour/inspection-of-the-northern-wall-of-the-harbour-of-arle)\n"
        "would be inspected again before the first storms of the winter reach the bay."
    )
    assert [block.text for block in blocks(wire)] == [wire]


def test_blocks_are_of_the_source_whatever_ends_its_lines() -> None:
    """A paragraph wrapped with line separators keeps them."""
    wire = "The river rose by two metres overnight, and the mayor of the town\u2028asked all to leave.\f\fIt fell."
    found = blocks(wire)
    assert [block.text for block in found] == [wire[block.start : block.end] for block in found]
    assert len(found) == 2
