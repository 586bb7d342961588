"""What a thousand more rules cost a cleaning: `python bench/cost_of_rules.py [FILE.jsonl.gz]`.

The thousand are the patterns of the language packs with every letter moved on by some places of its alphabet: as
long and as branched as rules are, in the words of no language. Texts are those of the fixtures, or the `text` of the
records of a JSON Lines file. Both books clean the same texts in turn, in one run, and the ratio of their best times
is printed: a busy machine slows both.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import cleaner
from cleaner import Rule, RuleBook, RuleSet

MORE = 1000
ROUNDS = 7
_PIECE = re.compile(
    r"\\[uU][0-9a-fA-F]{4,8}|\\[pP]\{[^}]*\}|\\.|\(\?[a-zA-Z<>=!-]*[:=!>]?|\{[^}]*\}|\[[^\]]*\]|[^\W\d_]", re.DOTALL
)


def moved(pattern: str, places: int) -> str:
    r"""A pattern in the words of no language; what is no letter of a word stays.

    >>> moved(r"^read (?:more|also)\b.{0,9}$", 5)
    '^wjfi (?:rtwj|fqxt)\\b.{0,9}$'
    """

    def move(found: re.Match[str]) -> str:
        letter = found[0]
        if len(letter) > 1 or not "a" <= letter.lower() <= "z":
            return letter
        first = ord("a") if letter.islower() else ord("A")
        return chr(first + (ord(letter) - first + places) % 26)

    return _PIECE.sub(move, pattern)


def pack(book: RuleBook) -> RuleSet:
    """A thousand rules like those of the languages beside English."""
    rules = [rule for rule in book.rules if rule.pattern and rule.languages and "en" not in rule.languages][:MORE]
    return RuleSet(
        "no-language",
        "Rules in the words of no language.",
        tuple(
            Rule(f"rule-{n}", "no-language", moved(rule.pattern, 5 + n % 7), rule.strength, rule.where, rule.scope)
            for n, rule in enumerate(rules)
        ),
    )


def texts(argv: Sequence[str]) -> list[str]:
    """The texts to clean."""
    if argv:
        with gzip.open(argv[0], "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines][::10]
    folder = Path(__file__).parents[1] / "tests" / "fixtures"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/source.txt"))]


def seconds(chosen: Sequence[str], book: RuleBook) -> float:
    """The time of cleaning some texts."""
    start = time.process_time()
    for text in chosen:
        cleaner.clean(text, rules=book)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    chosen = texts(sys.argv[1:])
    small = RuleBook.default()
    large = small.extended(pack(small))
    best: dict[str, float] = {}
    for book in (small, large):
        seconds(chosen, book)  # patterns are compiled when first tried
    for _ in range(ROUNDS):
        for name, book in (("small", small), ("large", large)):
            best[name] = min(best.get(name, float("inf")), seconds(chosen, book))
    more = len(large.rules) - len(small.rules)
    print(f"{len(chosen)} texts, {len(small.rules)} rules: {1000 * best['small'] / len(chosen):.2f} ms a text")
    ratio = best["large"] / best["small"]
    print(f"with {more} more: {1000 * best['large'] / len(chosen):.2f} ms, {ratio:.3f} of the time")


if __name__ == "__main__":
    main()
