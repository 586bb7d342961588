"""The package's lists of words, made ready ahead of time.

Agencies, words of the calendar and of signatures are kept by hand in TOML files, with their provenance.
Reading TOML takes ten times as long as an import may; `tools/build_rules.py` writes what they hold to
`words.json`, and a test fails when the two disagree.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """What one of the files holds.

    >>> "agency" in table("agencies")
    True
    """
    text = (resources.files("cleaner") / "words.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)[name]
    return found
