"""Whole pages in scripts and languages of the world, as an extractor leaves them. All are invented.

Every folder of tests/fixtures_scripts holds a source and what must come of it. `expected.json` tells the
title, the lines of the story, the metadata that the page states clearly, and every other line of the source
with its rule set, or null where several would be right. A folder of tests/fixtures_scripts_known_failures
says under `open` what does not come out yet; what must go goes there too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cleaner
from test_fixtures import told
from test_page_fixtures import FIELDS, missed

FIXTURES = sorted(path.parent for path in Path(__file__).parent.glob("fixtures_scripts/*/expected.json"))
KNOWN_FAILURES = sorted(
    path.parent for path in Path(__file__).parent.glob("fixtures_scripts_known_failures/*/expected.json")
)


def read(folder: Path) -> tuple[str, dict[str, Any]]:
    """A fixture: its source, and what is expected of it."""
    source = (folder / "source.txt").read_bytes().decode("utf-8")
    return source, json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def check(folder: Path) -> None:
    """Clean a text and compare its story with what is expected of it; how far a line is indented does not matter."""
    source, expected = read(folder)
    article = cleaner.clean(source)
    got = told(article)
    got["story"] = [line.strip() for line in got["story"]]
    wanted = {name: expected[name] for name in FIELDS if name in expected}
    assert {name: got[name] for name in wanted} == wanted


def test_there_are_texts() -> None:
    assert len(FIXTURES + KNOWN_FAILURES) >= 17


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda folder: folder.name)
def test_script(folder: Path) -> None:
    """The title, the story and the metadata are those that were written down before."""
    check(folder)


@pytest.mark.parametrize("folder", FIXTURES + KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_what_must_go_goes(folder: Path) -> None:
    """Each line that is no story is removed, for a right reason."""
    source, expected = read(folder)
    assert missed(cleaner.clean(source), expected["removed"]) == []


@pytest.mark.parametrize("folder", FIXTURES + KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_every_line_has_its_place(folder: Path) -> None:
    """Each line of a source is the title, a line of the story, or one that must go."""
    source, expected = read(folder)
    lines = [line.strip() for line in source.split("\n") if line.strip()]
    placed = [expected["title"], *expected["story"], *(text for _, text in expected["removed"])]
    assert sorted(lines) == sorted(placed)


@pytest.mark.xfail(strict=True, reason="not solved yet; when it is, move the folder to fixtures_scripts")
@pytest.mark.parametrize("folder", KNOWN_FAILURES, ids=lambda folder: folder.name)
def test_known_failure(folder: Path) -> None:
    """What should come out one day: an improvement is noticed."""
    check(folder)
