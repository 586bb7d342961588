"""The word lists that datelines, bylines and timestamps are read with."""

from __future__ import annotations

from functools import cache
from typing import Any

from cleaner.word_files import table


def words(table: str, key: str) -> frozenset[str]:
    """The words of one list of vocabulary.toml.

    >>> "exclusive" in words("place", "labels")
    True
    """
    return frozenset(_tables()[table][key].split())


@cache
def _tables() -> dict[str, Any]:
    return table("vocabulary")
