"""Whole articles: every folder of tests/fixtures holds a source and what must come of it. All are invented.

`expected.json` tells the title, the lines of the story, the metadata, and every removal as [rule set,
text] in order: the right story for the wrong reason fails. Which rule of a set took a text may change.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.model import Article

FIXTURES = sorted(path.parent for path in Path(__file__).parent.glob("fixtures/*/expected.json"))
KNOWN_FAILURES = sorted(path.parent for path in Path(__file__).parent.glob("known_failures/*/expected.json"))


def read(folder: Path) -> tuple[str, dict[str, Any]]:
    """A fixture: its source, and what is expected of it."""
    source = (folder / "source.txt").read_bytes().decode("utf-8")
    return source, json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def cleaned(source: str, published_on: str | None) -> Article:
    return cleaner.clean(source, published=dt.date.fromisoformat(published_on) if published_on else None)


def told(article: Article) -> dict[str, Any]:
    """What a fixture pins of an article."""
    dateline = article.dateline
    fields = ("place", "agency", "year", "month", "day", "text")
    return {
        "title": article.title,
        "story": [line for line in article.text.split("\n") if line.strip()],
        "dateline": {name: getattr(dateline, name) for name in fields} if dateline else None,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "removals": [[removal.rule_set, removal.text] for removal in article.removals],
    }


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) >= 34


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_fixture(folder: Path) -> None:
    """The title, the story, the metadata and the reasons are those a reader wrote down."""
    source, expected = read(folder)
    assert told(cleaned(source, expected.pop("published_on", None))) == expected


@pytest.mark.xfail(strict=True, reason="not solved yet; when it is, move the folder to fixtures")
@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_known_failure(folder: Path) -> None:
    """What should come out one day: an improvement is noticed."""
    source, expected = read(folder)
    assert told(cleaned(source, expected.pop("published_on", None))) == expected
