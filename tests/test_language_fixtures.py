"""Pages as text in many languages: every folder of tests/fixtures_languages holds one. All are invented.

`expected.json` tells the title, the lines of the story, the metadata, and the lines that must go, each with
its rule set, or null where several would be right: as for whole pages, see test_page_fixtures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from test_fixtures import cleaned, read, told
from test_page_fixtures import FIELDS, missed

FIXTURES = sorted(path.parent for path in Path(__file__).parent.glob("fixtures_languages/*/expected.json"))
KNOWN_FAILURES = sorted(
    path.parent for path in Path(__file__).parent.glob("fixtures_languages_known_failures/*/expected.json")
)


def check(folder: Path) -> None:
    """Clean a page as text and compare it with what is expected of it."""
    source, expected = read(folder)
    article = cleaned(source, expected.get("published_on"))
    got = told(article)
    assert {name: got[name] for name in FIELDS} == {name: expected[name] for name in FIELDS}
    assert missed(article, expected["removed"]) == []


def test_there_are_languages() -> None:
    assert len(FIXTURES) + len(KNOWN_FAILURES) >= 18


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_language(folder: Path) -> None:
    """The title, the story, the metadata and the reasons are those a reader wrote down."""
    check(folder)


@pytest.mark.xfail(strict=True, reason="not solved yet; when it is, move the folder to fixtures_languages")
@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_known_failure(folder: Path) -> None:
    """What should come out one day: an improvement is noticed."""
    check(folder)
