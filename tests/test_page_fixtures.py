"""Whole pages: every folder of tests/pages holds a page and what must come of it. All are invented.

`expected.json` tells the title, the lines of the story, the metadata, and some blocks that must go, each
with its rule set, or null where several would be right. What else goes may go for whatever reason.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.model import Article
from test_fixtures import told

FIXTURES = sorted(path.parent for path in Path(__file__).parent.glob("pages/*/expected.json"))
KNOWN_FAILURES = sorted(path.parent for path in Path(__file__).parent.glob("pages_known_failures/*/expected.json"))
FIELDS = ("title", "story", "dateline", "authors", "published", "updated")


def read(folder: Path) -> tuple[bytes, dict[str, Any]]:
    """A page: its bytes, and what is expected of it."""
    return (folder / "source.html").read_bytes(), json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def missed(article: Article, removed: list[list[str | None]]) -> list[list[str | None]]:
    """Which of the blocks that must go did not, or went for another reason."""
    gone = {(name, removal.text) for removal in article.removals for name in (removal.rule_set, None)}
    return [[name, text] for name, text in removed if (name, text) not in gone]


def check(folder: Path) -> None:
    """Clean a page and compare it with what is expected of it."""
    page, expected = read(folder)
    article = cleaner.clean_html(page)
    got = told(article)
    assert {name: got[name] for name in FIELDS} == {name: expected[name] for name in FIELDS}
    assert missed(article, expected["removed"]) == []


def test_there_are_pages() -> None:
    assert len(FIXTURES) >= 30


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_page(folder: Path) -> None:
    """The title, the story, the metadata and the reasons are those a reader wrote down."""
    check(folder)


@pytest.mark.xfail(strict=True, reason="not solved yet; when it is, move the folder to pages")
@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_known_failure(folder: Path) -> None:
    """What should come out one day: an improvement is noticed."""
    check(folder)
