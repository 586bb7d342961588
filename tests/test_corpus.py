"""Floors on the maintainers' corpus, where it is: beside the repository, or where $CLEANER_CORPUS says.

The corpus holds publishers' pages and is not part of the repository; without it these tests skip
themselves. The floors stand a little under what was measured, so that losing ground fails.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

import cleaner
from corpus import GRAM, read, words

SHARED = Path(os.environ.get("CLEANER_CORPUS") or Path(__file__).resolve().parents[2] / "shared")
SEEDS, DEV = SHARED / "seeds", SHARED / "corpora" / "dev"

needs_seeds = pytest.mark.skipif(not (SEEDS / "gold.json").is_file(), reason=f"no seed articles in {SEEDS}")
needs_dev = pytest.mark.skipif(
    not (DEV / "news" / "gold.jsonl").is_file(), reason=f"no corpus in {DEV}; set CLEANER_CORPUS"
)

SEED_NAMES = [path.name for path in sorted(SEEDS.glob("*.txt"))] or ["the five seeds"]
STORY_LOSS = 0.003
PAGES = 50  # every so many of the corpus are looked at
STORIES = 150
# extractor: precision and recall of what comes out
FLOORS = {
    "boilerpy3": (0.865, 0.865),
    "html_text_all": (0.92, 0.95),
    "inscriptis": (0.94, 0.957),
    "justext": (0.918, 0.905),
    "readability_lxml": (0.92, 0.927),
    "resiliparse_main": (0.932, 0.947),
    "trafilatura_fast": (0.94, 0.969),
    "trafilatura_recall": (0.94, 0.97),
}


def flat(text: str | None) -> str:
    """A text as the score compares it: letters and digits, small, one space between words."""
    return " ".join(words((text or "").replace("_", " ").casefold()))


@needs_seeds
@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_seed_article_is_right_line_by_line(name: str) -> None:
    """Every line is kept or dropped as the gold says; title and dateline are right."""
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))[name]
    source = (SEEDS / name).read_text(encoding="utf-8")
    lines = [line.strip() for line in source.split("\n")]
    article = cleaner.clean(source)
    have = Counter(line.strip() for line in article.text.split("\n") if line.strip())
    keepers = Counter(lines[n - 1] for n in gold["keep"] + gold["either"])
    lost = [n for n in gold["keep"] if not have[lines[n - 1]]]
    leaked = [(n, kind) for n, kind in gold["drop"].items() if have[lines[int(n) - 1]] > keepers[lines[int(n) - 1]]]
    assert (lost, leaked) == ([], [])
    assert article.title == gold["title"]
    assert all(source[r.start : r.end] == r.text for r in article.removals)
    _check_dateline(gold["dateline"], article.dateline)


def _check_dateline(want: dict[str, Any] | None, got: cleaner.Dateline | None) -> None:
    if want is None:
        assert got is None
        return
    assert got is not None
    assert (flat(got.place), flat(got.agency)) == (flat(want["place"]), flat(want["agency"]))
    month, day = map(int, want["date"].replace("2020-", "").strip("-").split("-"))
    assert (got.month, got.day) == (month, day)


def thin(items: list[Any], count: int) -> list[Any]:
    """So many of the items, evenly spread."""
    step = max(1.0, len(items) / count)
    return [items[int(i * step)] for i in range(min(count, len(items)))]


@cache
def gold_stories() -> dict[str, str]:
    """The hand-cleaned stories of the news pages, by page."""
    return {record["id"]: record["text"] for record in read(DEV / "news" / "gold.jsonl")}


@needs_dev
def test_stories_lose_next_to_nothing() -> None:
    """Of clean stories, at most three words in a thousand are taken; a first line read as the headline is not lost."""
    total = lost = 0
    for story in thin(list(gold_stories().values()), STORIES):
        article = cleaner.clean(story)
        out = Counter(words(f"{article.title or ''}\n{article.text}"))
        own = Counter(words(story))
        total, lost = total + own.total(), lost + (own - out).total()
    assert lost <= STORY_LOSS * total


@cache
def measured() -> dict[str, tuple[float, float, float]]:
    """For each extractor: precision and recall of its cleaned texts, and the F1 of the raw ones."""
    gold = gold_stories()
    chosen = set(thin(sorted(gold), PAGES))
    rows: dict[str, list[tuple[float, float, float, float]]] = {}
    for record in read(DEV / "extracted.jsonl.gz"):
        if record["id"] in chosen:
            want = grams(gold[record["id"]])
            row = (*overlap(want, cleaner.clean(record["text"]).text), *overlap(want, record["text"]))
            rows.setdefault(record["extractor"], []).append(row)
    found = {}
    for extractor, scores in rows.items():
        precision, recall, raw_precision, raw_recall = map(mean, zip(*scores, strict=True))
        found[extractor] = precision, recall, f1(raw_precision, raw_recall)
    return found


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text."""
    w = words(text)
    return Counter(tuple(w[i : i + GRAM]) for i in range(max(1, len(w) - GRAM + 1))) if w else Counter()


def overlap(want: Counter[tuple[str, ...]], text: str) -> tuple[float, float]:
    """Precision and recall of a text over the word 4-grams that are wanted."""
    got = grams(text)
    hits = (want & got).total()
    return hits / max(1, got.total()), hits / max(1, want.total())


@needs_dev
@pytest.mark.parametrize("extractor", sorted(FLOORS))
def test_precision_and_recall_stay_above_their_floors(extractor: str) -> None:
    """What an extractor left is clean, and the story is in it."""
    precision, recall, _ = measured()[extractor]
    assert precision >= FLOORS[extractor][0]
    assert recall >= FLOORS[extractor][1]


@needs_dev
@pytest.mark.parametrize("extractor", sorted(FLOORS))
def test_cleaning_is_better_than_not_cleaning(extractor: str) -> None:
    """The F1 of what comes out is above that of what went in."""
    precision, recall, raw = measured()[extractor]
    assert f1(precision, recall) > raw
