"""The word lists that datelines, bylines and timestamps are read with."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def words(table: str, key: str) -> frozenset[str]:
    """The words of one list of vocabulary.toml.

    >>> "exclusive" in words("place", "labels")
    True
    """
    return frozenset(_tables()[table][key].split())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files("cleaner").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
