"""The title without Markdown around it."""

from __future__ import annotations

import pytest

import cleaner

STORY = "The dam at Arle held through the night, officials said on Tuesday.\n\nThe river at Arle fell in the morning."


@pytest.mark.parametrize(
    ("line", "title", "taken"),
    [
        ("# Dam at Arle holds through the night", "Dam at Arle holds through the night", ["#"]),
        ("## **Dam at Arle holds**", "Dam at Arle holds", ["## **", "**"]),
        ("# [Dam at Arle holds](https://example.org/dam)", "Dam at Arle holds", ["# [", "](https://example.org/dam)"]),
        ("# Dam at *Arle* holds the river", "Dam at *Arle* holds the river", ["#"]),
        ("Dam at Arle holds, No. #1 again", "Dam at Arle holds, No. #1 again", []),
    ],
)
def test_dress_around_the_title_is_removed_by_name(line: str, title: str, taken: list[str]) -> None:
    """Title, story and removals still make up the source."""
    article = cleaner.clean(f"{line}\n\n{STORY}")
    assert (article.title, article.text) == (title, STORY)
    assert [removal.text for removal in article.removals] == taken
    assert all(article.source[r.start : r.end] == r.text for r in article.removals)


def test_without_its_rule_the_title_keeps_its_dress() -> None:
    """A book without the set takes nothing in its name."""
    book = cleaner.RuleBook.default().without("extractor-traces")
    line = "# Dam at Arle holds the river"
    assert cleaner.clean(f"{line}\n\n{STORY}", rules=book).title == line
