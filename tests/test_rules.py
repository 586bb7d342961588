"""Every rule of the package, by its own examples; and what is generated from the rules is up to date."""

from __future__ import annotations

import json
import time
from dataclasses import fields
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

import cleaner
import rules_doc
from cleaner import compiled
from cleaner.demands import demands
from cleaner.elements import words
from cleaner.folding import foldcase, matching_text, plain_quotes
from cleaner.index import EXAMINED, Index, indexed
from cleaner.rule import Rule, RuleSet

ROOT = Path(__file__).resolve().parents[1]
STORY = (
    "The harbour board of Arle met on Monday and agreed to repair the old bridge before the winter storms return.",
    "Engineers will inspect the northern wall this week, and the mayor expects their report by Friday, she said.",
    "Residents of the lower town, who had left their homes on Sunday, may return at noon, the fire brigade told them.",
    "The river has fallen by two metres since then, and the ferry to Morvig sails again from the western quay.",
)
SETS = compiled.sources()
BOOK = cleaner.RuleBook(SETS)
RULES = [pytest.param(rule, id=f"{rule.rule_set}/{rule.name}") for rule in BOOK.rules]
MATCHED = [pytest.param(rule, id=f"{rule.rule_set}/{rule.name}") for rule in BOOK.rules if rule.pattern]
OF_ELEMENTS = [pytest.param(rule, id=f"{rule.rule_set}/{rule.name}") for rule in BOOK.rules if rule.elements]
SURE = [
    pytest.param(rule, id=f"{rule.rule_set}/{rule.name}")
    for rule in BOOK.rules
    if rule.strength == "sure" and rule.where == "anywhere"
]


def matches(text: str) -> list[Rule]:
    """The rules that match a block, as a cleaning finds them; span rules, what they cut included."""
    seen = matching_text(text)
    numbers = BOOK.matcher.match([seen], [foldcase(seen)]).get(0, [])
    found = [(number, BOOK.rules[number]) for number in numbers]
    return [rule for n, rule in found if rule.scope == "block" or BOOK.matcher.search(n, plain_quotes(text))]


def between(text: str) -> str:
    """A story with a block between its second and third paragraphs."""
    return "\n\n".join([*STORY[:2], text, *STORY[2:]])


@pytest.mark.parametrize("rule", MATCHED)
def test_a_rule_takes_what_it_should(rule: Rule) -> None:
    """Each `takes` is matched by this very rule."""
    assert [text for text in rule.takes if rule not in matches(text)] == []


@pytest.mark.parametrize("rule", MATCHED)
def test_a_rule_leaves_what_it_should(rule: Rule) -> None:
    """No `leaves` is matched by this rule, nor by any rule that takes a block wherever it stands."""
    strong = {
        text: [f"{r.rule_set}/{r.name}" for r in matches(text) if r == rule or _strong(r)] for text in rule.leaves
    }
    assert {text: touched for text, touched in strong.items() if touched} == {}


@pytest.mark.parametrize("rule", OF_ELEMENTS)
def test_a_rule_that_goes_by_elements_speaks_for_its_own(rule: Rule) -> None:
    """Each `takes`, the value of a class, is spoken for by this rule, and no `leaves` is by it."""
    assert [value for value in rule.takes if rule not in BOOK.elements.speaking(words(value))] == []
    assert [value for value in rule.leaves if rule in BOOK.elements.speaking(words(value))] == []


def _strong(rule: Rule) -> bool:
    return rule.strength in ("sure", "opener") and rule.where == "anywhere"


@pytest.mark.parametrize("rule", SURE)
def test_what_a_sure_rule_takes_goes_from_the_middle_of_a_story(rule: Rule) -> None:
    """Each `takes` between two paragraphs is removed, and the paragraphs stay."""
    faults = {}
    for text in rule.takes:
        article = cleaner.clean(between(text), rules=BOOK)
        if rule.scope == "block":
            right = article.text == "\n\n".join(STORY) and [r.text for r in article.removals] == [text]
        else:
            cut = [r for r in article.removals if (r.rule_set, r.rule) == (rule.rule_set, rule.name)]
            right = bool(cut) and text not in article.text and all(paragraph in article.text for paragraph in STORY)
        if not right:
            faults[text] = [(r.rule_set, r.rule, r.text) for r in article.removals]
    assert faults == {}


@pytest.mark.parametrize("rule", MATCHED)
def test_what_a_rule_leaves_survives_in_the_middle_of_a_story(rule: Rule) -> None:
    """Each `leaves` between two paragraphs of a clean story stays, and so do the paragraphs."""
    faults = {}
    for text in rule.leaves:
        article = cleaner.clean(between(text), rules=BOOK)
        if article.text != between(text):
            faults[text] = [(r.rule_set, r.rule, r.text) for r in article.removals] or article.title
    assert faults == {}


@pytest.mark.parametrize("rules", [pytest.param(s, id=s.name) for s in SETS])
def test_a_set_says_what_it_is_about_and_names_each_rule_once(rules: RuleSet) -> None:
    """Names are unique and made of small letters, digits and hyphens; every set has a summary of one sentence."""
    names = [rule.name for rule in rules.rules]
    assert len(set(names)) == len(names) > 0
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in [rules.name, *names])
    assert rules.summary.strip().endswith(".")
    assert all(rule.rule_set == rules.name for rule in rules.rules)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_examples_or_is_a_shape(rule: Rule) -> None:
    """Two `takes` and two `leaves` at the least, no text in both, none twice."""
    if rule.strength == "shape":
        assert not rule.pattern
        return
    for examples in (rule.takes, rule.leaves):
        assert len(set(examples)) == len(examples) >= 2
    assert not set(rule.takes) & set(rule.leaves)


def test_the_sets_have_names_of_their_own() -> None:
    """No two files make sets of the same name."""
    folder = resources.files("cleaner") / "rules"
    files = [f.name for f in folder.iterdir() if f.name.endswith(".toml")]
    assert len({s.name for s in SETS}) == len(SETS) == len(files)


def test_the_compiled_rules_are_up_to_date() -> None:
    """rules/compiled.json and rules/demands.json are what tools/build_rules.py writes."""
    folder = resources.files("cleaner") / "rules"
    for name, text in compiled.dump(SETS).items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"{name}: run python tools/build_rules.py"


def test_the_compiled_rules_are_the_rules() -> None:
    """Read back, they differ from the sources only in that they carry no examples."""
    for source, ready in zip(BOOK.rules, cleaner.RuleBook.default().rules, strict=True):
        assert (source.name, source.rule_set, source.pattern) == (ready.name, ready.rule_set, ready.pattern)
        assert (source.strength, source.where, source.scope, source.run, source.languages) == (
            ready.strength,
            ready.where,
            ready.scope,
            ready.run,
            ready.languages,
        )


def test_the_compiled_index_is_that_of_the_rules() -> None:
    """What is read back leads to the same rules as an index made of them now."""
    made, ready = indexed(BOOK.rules, demands), compiled.shipped()[1]
    for field in fields(Index):
        assert json.loads(json.dumps(getattr(made, field.name))) == getattr(ready, field.name), field.name


def test_the_generated_page_of_rules_is_up_to_date() -> None:
    """docs/rules.md is what tools/rules_doc.py writes."""
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_doc.render(SETS), "run python tools/rules_doc.py"


# ---------------------------------------------------------------- time

SHORTER = EXAMINED // 4
FLOOR = 0.0005  # seconds: below, the clock measures itself
MOST_GROWTH = 10  # for four times the text; linear growth is 4, quadratic 16


@cache
def fillers() -> tuple[str, ...]:
    """Texts without a match that keep a pattern searching: words, letters, marks, digits, capitals."""
    return (
        "a ",
        "a",
        "Aa ",
        "1 ",
        "1",
        "Jane Roe, ",
        "- ",
        ". ",
        "by ",
        "the , ",
        "read more ",
        "(",
        "» ",
        "漢字",
        "@a ",
    )


def hostile(rule: Rule, size: int) -> list[str]:
    """Texts of a size that nearly match a rule again and again."""
    anchors = sorted(literal for _, literals in demands(rule.pattern).anchors for literal in literals)[:3]
    seeds = [*rule.takes[:4], *(text[:-1] for text in rule.takes[:2]), *anchors, *fillers()]
    texts = [(seed + " ") * (size // (len(seed) + 1) + 1) for seed in seeds if seed]
    texts += [text + filler * size for text in rule.takes[:2] for filler in ("a ", "a", " ")]
    return [plain_quotes(text)[:size] for text in texts]


def seconds(number: int, text: str, rounds: int) -> float:
    """The best time of one search."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        BOOK.matcher.search(number, text)
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("rule", MATCHED)
def test_matching_time_grows_with_the_text_and_no_faster(rule: Rule) -> None:
    """On a hostile text of four times the length a rule takes about four times as long, and never sixteen times."""
    number = BOOK.rules.index(rule)
    for short, long in zip(hostile(rule, SHORTER), hostile(rule, EXAMINED), strict=True):
        if seconds(number, long, 1) < FLOOR:
            continue
        for _ in range(3):  # a busy machine is no slow pattern: three times in a row it would have to look like one
            spent = seconds(number, long, 5)
            if BOOK.matcher.search(number, short) and not BOOK.matcher.search(number, long):
                growth = (
                    spent / seconds(number, long[: EXAMINED // 2], 9)
                ) ** 2  # a match stops where a failure goes on
            else:
                growth = spent / seconds(number, short, 9)
            if spent < FLOOR or growth <= MOST_GROWTH:
                break
        else:
            pytest.fail(f"{growth:.0f} times the time for four times of {long[:60]!r}…: {spent * 1000:.1f} ms")
