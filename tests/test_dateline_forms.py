"""Every form of dateline in its language: each folder of tests/datelines holds a story, forms and near misses.

`story.txt` is an invented story without a dateline. `forms.json` lists what stands before it (`opening`), or
before and after it, and what must come of that; a field that is not named is None. Each line of
`near_misses.txt` stands in the place of the story's first paragraph, or behind its last in the folder of
signatures, and is no dateline.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.record import record

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("datelines/*/forms.json"))
FIELDS = ("place", "agency", "date", "time", "zone")


def paragraphs(folder: Path) -> list[str]:
    return (folder / "story.txt").read_text(encoding="utf-8").strip().split("\n\n")


def forms() -> list[Any]:
    return [
        pytest.param(folder, form, id=f"{folder.name}-{form['opening'].strip() or form['closing'].strip()}")
        for folder in FOLDERS
        for form in json.loads((folder / "forms.json").read_text(encoding="utf-8"))
    ]


def near_misses() -> list[Any]:
    return [
        pytest.param(folder, line, id=f"{folder.name}-{line[:40]}")
        for folder in FOLDERS
        for line in (folder / "near_misses.txt").read_text(encoding="utf-8").split("\n")
        if line
    ]


def test_there_are_folders() -> None:
    assert len(FOLDERS) >= 26


@pytest.mark.parametrize(("folder", "form"), forms())
def test_form(folder: Path, form: dict[str, Any]) -> None:
    """A form gives its fields and exactly its own text, and stripping it leaves the story verbatim."""
    story = "\n\n".join(paragraphs(folder))
    standfirst = f"{form['standfirst']}\n\n" if "standfirst" in form else ""
    headline = "Ferry stays in port as river rises\n\n" if standfirst else ""
    source = headline + standfirst + form["opening"] + story + form.get("closing", "")
    article = cleaner.clean(source)
    found = record(article)["dateline"]
    assert found is not None
    assert {name: found[name] for name in FIELDS} == {name: form.get(name) for name in FIELDS}
    assert found["agency_name"] == form.get("agency_name", found["agency_name"])
    assert found["text"] == form.get("text", form["opening"].strip())
    assert source[found["start"] : found["end"]] == found["text"]
    if "text" not in form:
        assert cleaner.clean(source, strip_dateline=True).text == standfirst + story


@pytest.mark.parametrize(("folder", "line"), near_misses())
def test_near_miss(folder: Path, line: str) -> None:
    """What only looks like a dateline is none."""
    first, *others = paragraphs(folder)
    told = [first, *others, line] if folder.name == "agency-at-the-end" else [line, *others]
    assert cleaner.clean("\n\n".join(told)).dateline is None
