"""What becomes of a block."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """What becomes of a block: story, or taken by `rule` of `rule_set`."""

    story: bool
    rule_set: str = ""
    rule: str = ""


STORY = Verdict(True)
HEADLINE = Verdict(False, "headlines", "headline")
