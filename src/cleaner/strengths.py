"""The fitted strengths of all evidence."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from operator import getitem
from typing import NamedTuple

from cleaner.evidence import RULE_SETS


class Table(NamedTuple):
    """A table of strengths for each evidence, by cell, and what is added to every sum."""

    tables: tuple[tuple[float, ...], ...]
    bias: float

    def sum(self, cells: tuple[int, ...]) -> float:
        """What the cells of one block count together.

        >>> Table(((0.5, -1.0), (0.25, 2.0)), 0.125).sum((1, 0))
        -0.625
        """
        return self.bias + sum(map(getitem, self.tables, cells))


class Strengths(NamedTuple):
    """What every cell of evidence counts: for being story, on a whole page as text, in an extract of one and on a
    page with its markup, before and after trafilatura was heard, and for being the headline.

    Positive speaks for. `rule_sets` are the names of the rule sets whose hints have strengths of their own,
    `elements` those of the rules that go by what elements are called.
    """

    page: Table
    extract: Table
    markup: Table
    witnessed: Table
    headline: Table
    rule_sets: dict[str, int]
    elements: dict[str, int]

    def number(self, rule_set: str) -> int:
        """The number of a rule set among the hints, from 1; unknown sets share the last."""
        return self.rule_sets.get(rule_set, RULE_SETS)


@cache
def fitted() -> Strengths:
    """The strengths that ship with the package, written by tools/fit_strengths.py.

    >>> len(fitted().page.tables) > 10
    True
    """
    data = json.loads((resources.files("cleaner") / "strengths.json").read_text(encoding="utf-8"))
    page, extract, markup, witnessed, headline = (
        Table(tuple(tuple(cells) for cells in data[name]["evidence"].values()), data[name]["bias"])
        for name in ("page", "extract", "markup", "witnessed", "headline")
    )
    return Strengths(
        page,
        extract,
        markup,
        witnessed,
        headline,
        {name: n for n, name in enumerate(data["rule_sets"], 1)},
        {name: n for n, name in enumerate(data["elements"], 1)},
    )
