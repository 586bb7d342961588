"""The book of rules that a cleaning follows: choose, add, switch off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from cleaner import compiled
from cleaner.elements import Elements
from cleaner.index import Index, indexed
from cleaner.matcher import Matcher
from cleaner.rule import Rule, RuleSet, gathered
from cleaner.rule_files import load_rule_file


@dataclass(frozen=True)
class RuleBook:
    """The rule sets that a cleaning follows. Immutable: every method returns another book.

    >>> book = RuleBook.default().without("see-also-links")
    >>> "see-also-links" in book.names
    False
    """

    rule_sets: tuple[RuleSet, ...]

    @staticmethod
    def default() -> RuleBook:
        """The book that ships with the package."""
        return _default()

    @staticmethod
    def load(*paths: str | Path) -> RuleBook:
        """A book of the given rule files alone. Raises RuleFileError for a file that cannot be used."""
        return RuleBook(()).extended(*paths)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rule sets, in order."""
        return tuple(rule_set.name for rule_set in self.rule_sets)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules of all sets, in order."""
        return tuple(rule for rule_set in self.rule_sets for rule in rule_set.rules)

    @cached_property
    def matcher(self) -> Matcher:
        """The book made ready for matching, once."""
        sets, index = _shipped()
        return Matcher(self.rules, index if self.rule_sets == sets else indexed(self.rules, compiled.demands_of))

    @cached_property
    def elements(self) -> Elements:
        """The rules of the book that go by what elements of a page are called."""
        return Elements(self.rules)

    @cached_property
    def shapes(self) -> frozenset[str]:
        """The shape rules of the book, as "set/rule"."""
        return frozenset(f"{r.rule_set}/{r.name}" for r in self.rules if r.strength == "shape")

    def __getstate__(self) -> dict[str, object]:
        return {"rule_sets": self.rule_sets}  # the matcher is made again where it is needed

    def only(self, *names: str) -> RuleBook:
        """The book with just the named sets, or just single rules named "set/rule".

        Raises ValueError for a name it does not hold.
        """
        self._check(names)
        kept = (
            s if s.name in names else replace(s, rules=tuple(r for r in s.rules if f"{s.name}/{r.name}" in names))
            for s in self.rule_sets
        )
        return RuleBook(tuple(s for s in kept if s.rules))

    def without(self, *names: str) -> RuleBook:
        """The book less the named sets, or less single rules named "set/rule".

        >>> book = RuleBook.default().without("comment-prompts/enter-your-comment")
        >>> any(rule.name == "enter-your-comment" for rule in book.rules)
        False

        Raises ValueError for a name it does not hold.
        """
        self._check(names)
        kept = (
            replace(s, rules=tuple(r for r in s.rules if f"{s.name}/{r.name}" not in names))
            for s in self.rule_sets
            if s.name not in names
        )
        return RuleBook(tuple(kept))

    def extended(self, *more: RuleSet | str | Path) -> RuleBook:
        """The book with further sets. A rule whose set and name exist replaces the older one; others are added."""
        new = (found for item in more for found in ((item,) if isinstance(item, RuleSet) else load_rule_file(item)))
        return RuleBook(tuple(gathered([*self.rule_sets, *new]).values()))

    def _check(self, names: Iterable[str]) -> None:
        known = set(self.names) | {f"{r.rule_set}/{r.name}" for r in self.rules}
        for name in names:
            if name not in known:
                raise ValueError(f"no rule set or rule is named {name!r}; the sets are: {', '.join(self.names)}")


@cache
def _shipped() -> tuple[tuple[RuleSet, ...], Index]:
    return compiled.shipped()


@cache
def _default() -> RuleBook:
    return RuleBook(_shipped()[0])
