"""The rule sets of the package, made ready ahead of time.

Reading TOML and analysing some thousand patterns takes seconds; an import must not. The TOML files in `rules/`
are the source. `tools/build_rules.py` writes what a cleaning needs of them to `rules/compiled.json`: the rules, and
the index of them all. What each pattern demands of a text, which another book asks for, is in `rules/demands.json`.
A test fails when these disagree with the sources.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from cleaner import demands
from cleaner.demands import Demands
from cleaner.index import Index, indexed
from cleaner.rule import Rule, RuleSet, gathered
from cleaner.rule_files import parse_rule_file
from cleaner.searching import PatternError

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


def dump(sets: Iterable[RuleSet]) -> dict[str, str]:
    """The text of each compiled file, by its name, for these rule sets."""
    sets = tuple(sets)
    rules = [rule for rule_set in sets for rule in rule_set.rules]
    known = {rule.pattern: demands.demands(rule.pattern) for rule in rules if rule.pattern}
    data = {
        "sets": [
            {"name": s.name, "summary": s.summary, "rules": [_told(r, "rule_set", "takes", "leaves") for r in s.rules]}
            for s in sets
        ],
        "index": _packed(indexed(rules, known.__getitem__)),
    }
    return {
        "compiled.json": _json(data, ",\n"),
        "demands.json": _json({pattern: _told(wants) for pattern, wants in known.items()}, ",\n"),
    }


def _json(data: Any, between: str) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(between, ":"), default=sorted) + "\n"


def _told(value: Rule | Demands, *less: str) -> dict[str, Any]:
    """The fields of a value that differ from their defaults."""
    told = {f.name: (getattr(value, f.name), f.default) for f in dataclasses.fields(value) if f.name not in less}
    return {name: given for name, (given, default) in told.items() if given != default}


def shipped() -> tuple[tuple[RuleSet, ...], Index]:
    """The rule sets of the package, without their examples, and the index of all their rules.

    >>> "comment-prompts" in [s.name for s in shipped()[0]]
    True
    """
    data = _read("compiled.json")
    sets = []
    for told in data["sets"]:
        name = told["name"]
        sets.append(RuleSet(name, told["summary"], tuple(_rule(name, **row) for row in told["rules"])))
    return tuple(sets), _unpacked(**data["index"])


_JOINT = "\x1f"  # the separator of units of ASCII, which no pattern holds


def _packed(index: Index) -> dict[str, Any]:
    """An index as it is written: texts that lead to the same are joined, which are read in a fifth of the time."""
    told = {field.name: getattr(index, field.name) for field in dataclasses.fields(index)}
    for name in ("exact", "openings", "sizes"):
        by_value: dict[Any, list[str]] = {}
        for text, value in told[name].items():
            by_value.setdefault(value, []).append(text)
        told[name] = [(value, _JOINT.join(texts)) for value, texts in by_value.items()]
    told["anchors"] = (_JOINT.join(index.anchors), tuple(index.anchors.values()))
    told["needs"] = [_JOINT.join(needs) for needs in index.needs]
    return told


def _unpacked(anchors: tuple[str, Any], needs: Sequence[str], **told: Any) -> Index:
    for name in ("exact", "openings", "sizes"):
        found: dict[str, Any] = {}
        for value, texts in told[name]:
            found.update(dict.fromkeys(texts.split(_JOINT), value))
        told[name] = found
    literals, leads = anchors
    return Index(
        anchors=dict(zip(literals.split(_JOINT), leads, strict=True)),
        needs=[some.split(_JOINT) for some in needs],
        **told,
    )


def demands_of(pattern: str) -> Demands:
    """What a pattern demands of a text, without analysing it if it is one of the package's.

    >>> demands_of("^our own label$").exact
    ('our own label',)
    """
    told = _known().get(pattern)
    if told is not None:
        return Demands(**told)
    try:
        return demands.demands(pattern)
    except PatternError:  # of a rule made in Python, which nobody has checked: it is tried on every block
        return Demands()


@cache
def _known() -> dict[str, dict[str, Any]]:
    """The fields of what each pattern of the package demands."""
    known: dict[str, dict[str, Any]] = _read("demands.json")
    return known


def _read(name: str) -> Any:
    return json.loads((resources.files("cleaner") / "rules" / name).read_bytes())


def _rule(rule_set: str, languages: Iterable[str] = (), elements: Iterable[str] = (), **told: Any) -> Rule:
    return Rule(rule_set=rule_set, languages=tuple(languages), elements=tuple(elements), **told)
