"""A second opinion: what trafilatura keeps, block by block."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cleaner import plain, witness
from cleaner.page import read
from cleaner.page_tree import parse
from cleaner.witness import agreeing, chosen
from strategies import anything, stories

STORY = [
    "The harbour board agreed to repair the old stone bridge after three days of heavy rain, the council heard.",
    "A witness told the court that the ferry had lost its rudder at a cost of nearly two million crowns.",
    "Farmers in the lower valley voted against the new wall of the dam, according to a report seen by the board.",
]
PAGE = (
    "<html><body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
    "<article><h1>Bridge to be repaired</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 2)
    + "</article><footer><p>Imprint</p></footer></body></html>"
)


def kept(html: str) -> list[str]:
    """The texts of the blocks of a page that are chosen."""
    tree = parse(html)
    page = read(tree)
    return [block.text for block, yes in zip(page.blocks, chosen(tree, page), strict=True) if yes]


def test_the_story_is_chosen() -> None:
    """And the menu is not."""
    found = kept(PAGE)
    assert [text for text in found if text in STORY] == STORY * 2
    assert not {"Home", "News", "Imprint"} & set(found)


def test_the_tree_is_not_changed() -> None:
    """Others read it too."""
    tree = parse(PAGE)
    before = etree.tostring(tree)
    chosen(tree, read(tree))
    assert etree.tostring(tree) == before


def test_earlier_calls_do_not_matter() -> None:
    """No text is a repetition of an earlier page's."""
    assert [kept(PAGE) for _ in range(4)] == [kept(PAGE)] * 4


@pytest.mark.parametrize("html", ["", "<p>", "<script>x</script>", "x"])
def test_pages_with_nothing_to_choose(html: str) -> None:
    """One answer a block, and no more."""
    tree = parse(html)
    page = read(tree)
    assert len(chosen(tree, page)) == len(page.blocks)


def test_it_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura raises, nothing is chosen."""

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("odd tree")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert kept(PAGE) == []


def test_it_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    """Its log goes where the application sends it, not to the terminal."""
    kept("<p></p><div>x")
    logging.getLogger("trafilatura.core").warning("discarding")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "html",
    ["<p>x</p>" * (witness.MOST_ELEMENTS + 1), "<div>" * witness.DEEPEST + PAGE, "<table><tr><td>" * 600 + PAGE],
    ids=["large", "deep", "tables"],
)
def test_some_pages_are_too_much(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not even asked."""
    monkeypatch.setattr(witness, "_main_text", None)
    assert kept(html) == []


def test_marks_do_not_matter() -> None:
    """List markers, tables' bars and quotes are no letters."""
    found = agreeing(plain.blocks("One, two\n\nA\tB\n\nFour"), "- *One* two\n| A | B |")
    assert found == [True, True, False]


def test_cells_of_a_row() -> None:
    """A table that the page shows as layout is known by its cells."""
    assert agreeing(plain.blocks("Height\n\n12 metres\n\nWidth"), "Height | 12 metres |") == [True, True, False]


def test_lines_and_blocks_may_be_cut_differently() -> None:
    """A long block may be several lines, and a line several long blocks."""
    one, two, three = STORY
    assert agreeing(plain.blocks(f"{one} {two}\n\n{three}"), f"{one}\n{two}\n{three}") == [True, True]
    assert agreeing(plain.blocks(f"{one}\n\n{two}\n\n{three}"), f"{one} {two}") == [True, True, False]


def test_most_of_a_block_is_enough() -> None:
    """What trafilatura leaves out in the middle of a paragraph does not hide the rest."""
    one, two, three = STORY
    assert agreeing(plain.blocks(f"{one} See also. {two}\n\n{three}"), f"{one} {two}") == [True, False]


def test_a_short_line_is_meant_where_the_text_is() -> None:
    """The same words in a menu are not."""
    source = "\n\n".join(("Sport", "Home", "News", STORY[0], "Sport", STORY[1]))
    found = agreeing(plain.blocks(source), "\n".join((STORY[0], "Sport", STORY[1])))
    assert found == [False, False, False, True, True, True]


@given(stories(3, 6), st.lists(anything(30), max_size=4))
def test_one_answer_a_block(story: list[str], rest: list[str]) -> None:
    """For any page and any text, and a text agrees with itself."""
    blocks = plain.blocks("\n\n".join([*rest, *story]))
    assert len(agreeing(blocks, "\n".join(rest))) == len(blocks)
    assert not any(agreeing(blocks, ""))
    with_letters = [b for b in blocks if any(letter.isalnum() for letter in b.text)]
    assert all(agreeing(with_letters, "\n".join(b.text for b in with_letters)))
