"""How sure a cleaning must be before it takes a block: one dial with three named settings."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Strictness: TypeAlias = Literal["keep", "balanced", "strict"]

# What is added to the sum of evidence of every block that no rule takes by itself; sums are logarithms of odds.
# docs/benchmarks.md tells what each setting makes of the maintainers' corpus.
_LEAN: dict[str, float] = {"keep": 1.5, "balanced": 0.0, "strict": -1.0}


def lean(strictness: Strictness) -> float:
    """What a setting adds to the evidence for story.

    >>> lean("balanced"), lean("keep") > 0 > lean("strict")
    (0.0, True)

    Raises ValueError for a setting that there is not.
    """
    if strictness not in _LEAN:
        raise ValueError(f"strictness is one of {', '.join(get_args(Strictness))}, not {strictness!r}")
    return _LEAN[strictness]
