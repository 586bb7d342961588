"""Forms of datelines, each in its language: every folder of tests/datelines holds one. All texts are invented.

`source.txt` is a story under a dateline of the form, `expected.json` what is read of it, and every line of
`near-misses.txt` a paragraph in the same language that looks like it and has none.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import cleaner

FORMS = sorted(path.parent for path in Path(__file__).parent.glob("datelines/*/expected.json"))
FIELDS = ("place", "agency", "year", "month", "day", "text")


def told(folder: Path) -> dict[str, Any]:
    """What is expected of a form."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected


def cleaned(folder: Path, text: str, *, strip_dateline: bool = False) -> cleaner.Article:
    """A text under a form's dateline, cleaned as published on the form's day, if it tells one."""
    day = told(folder).get("published_on")
    return cleaner.clean(text, published=dt.date.fromisoformat(day) if day else None, strip_dateline=strip_dateline)


def test_there_are_forms() -> None:
    assert len(FORMS) >= 30


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_form(folder: Path) -> None:
    """Place, agency, date and the text of the dateline are as a reader wrote them down."""
    source = (folder / "source.txt").read_text(encoding="utf-8")
    dateline = cleaned(folder, source).dateline
    assert dateline is not None
    assert {name: getattr(dateline, name) for name in FIELDS} == told(folder)["dateline"]
    assert source[dateline.start : dateline.end] == dateline.text


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_stripping_leaves_the_rest_verbatim(folder: Path) -> None:
    """Without its dateline the story is what stood behind it."""
    source = (folder / "source.txt").read_text(encoding="utf-8")
    stripped = cleaned(folder, source, strip_dateline=True)
    assert stripped.text == source.removeprefix(told(folder)["dateline"]["text"]).strip()


@pytest.mark.parametrize("folder", FORMS, ids=lambda folder: folder.name)
def test_near_misses_have_no_dateline(folder: Path) -> None:
    """Absent rather than guessed."""
    second = (folder / "source.txt").read_text(encoding="utf-8").split("\n\n")[1]
    lines = (folder / "near-misses.txt").read_text(encoding="utf-8").splitlines()
    found = {line: dateline.text for line in lines if (dateline := cleaned(folder, f"{line}\n\n{second}").dateline)}
    assert (len(lines) >= 2, found) == (True, {})
