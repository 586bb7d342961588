"""The rule sets of the package, made ready ahead of time.

Reading TOML and analysing some hundreds of patterns takes most of a second; an import must not. The
TOML files in `rules/` are the source; `tools/build_rules.py` writes what a cleaning needs of them to
`rules/compiled.json`, and a test fails when the two disagree.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from cleaner.pattern import Demands
from cleaner.rule import Rule, RuleSet, gathered
from cleaner.rule_files import parse_rule_file

# Of two rules that match alike, that of the earlier set is named: what is particular goes before what is general.
_ORDER = (
    "comment-prompts",
    "donation-appeals",
    "cookie-notices",
    "see-also-links",
    "newsletter-prompts",
    "subscription-prompts",
    "embeds",
    "share-and-follow",
    "app-promos",
    "advertisements",
    "legal-footers",
    "captions-and-credits",
    "bylines-and-timestamps",
    "navigation",
    "contributor-notes",
    "author-bios",
    "headline-lists",
    "headlines",
    "repetition",
)


def files() -> list[Traversable]:
    """The rule files of the package: one for each set, then one for each further language."""
    folder = resources.files("cleaner") / "rules"
    return [
        file
        for place in (folder, folder / "languages")
        for file in sorted(place.iterdir(), key=lambda f: f.name)
        if file.name.endswith(".toml")
    ]


def sources() -> tuple[RuleSet, ...]:
    """The rule sets as their TOML files give them, with every rule's examples: for tests and docs."""
    sets = gathered(found for file in files() for found in parse_rule_file(file.read_text(encoding="utf-8"), file.name))
    return tuple(
        sorted(sets.values(), key=lambda s: (_ORDER.index(s.name) if s.name in _ORDER else len(_ORDER), s.name))
    )


def dump(sets: Iterable[RuleSet]) -> str:
    """The rule sets as the text of the compiled file: what differs from the defaults, without examples."""
    data = [
        {
            "name": s.name,
            "summary": s.summary,
            "rules": [
                _told(rule, "rule_set", "takes", "leaves") | {"demands": _told(rule.demands)} for rule in s.rules
            ],
        }
        for s in sets
    ]
    return json.dumps(data, ensure_ascii=False, indent=0, default=sorted) + "\n"


def _told(value: Rule | Demands, *less: str) -> dict[str, Any]:
    """The fields of a value that differ from their defaults."""
    told = {f.name: (getattr(value, f.name), f.default) for f in fields(value) if f.name not in (*less, "demands")}
    return {name: given for name, (given, default) in told.items() if given != default}


def rule_sets() -> tuple[RuleSet, ...]:
    """The rule sets of the package, without their examples.

    >>> "comment-prompts" in [s.name for s in rule_sets()]
    True
    """
    text = (resources.files("cleaner") / "rules" / "compiled.json").read_text(encoding="utf-8")
    return tuple(
        RuleSet(s["name"], s["summary"], tuple(_rule(s["name"], **row) for row in s["rules"])) for s in json.loads(text)
    )


def _rule(
    rule_set: str,
    demands: dict[str, Any],
    languages: Iterable[str] = (),
    elements: Iterable[str] = (),
    **told: Any,
) -> Rule:
    sets: dict[str, Any] = {n: frozenset(v) if isinstance(v, list) else v for n, v in demands.items()}
    return Rule(
        rule_set=rule_set, languages=tuple(languages), elements=tuple(elements), demands=Demands(**sets), **told
    )
