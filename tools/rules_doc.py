"""Write docs/rules.md, every rule set with its rules and their examples; run after every change of a rule."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.compiled import files, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.rule import Rule, RuleSet

TARGET = Path(__file__).parents[1] / "docs" / "rules.md"

_HEAD = """\
# The rules

This page is generated from the rule files by `python tools/rules_doc.py`, and a test fails when it lags behind.
The patterns stand in `src/cleaner/rules/`, one file a set.
[Adding a rule](adding-a-rule.md) explains the fields.

- *sure* takes its block by itself.
- *hint* counts only where a story is not, or beside something taken.
- *opener* takes its block and the run of blocks under it, and lets go where prose resumes.
- *keep* protects its block from every other rule.
- *shape* has no pattern: it names what position, runs and looks alone can tell.

A rule counts *anywhere* in a text, or only before the story (*head*), after it (*tail*) or on either side (*edges*).
It takes the whole *block* that it matches, or cuts the matched *span* out of a paragraph that stays.
A rule without a language counts for all, and every rule is tried on every text.
"""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
_BACKTICKS = re.compile("`+")


def render(sets: Iterable[RuleSet]) -> str:
    """The page as Markdown.

    >>> from cleaner.rule import Rule, RuleSet
    >>> brief = Rule("brief", "house", takes=("Morning brief", "Evening brief"), leaves=("Brief rain", "A brief"))
    >>> page = render([RuleSet("house", "Notes of one house.", (brief,))])
    >>> print(page[page.index("## house"):], end="")
    ## house
    <BLANKLINE>
    Notes of one house.
    <BLANKLINE>
    ### brief
    <BLANKLINE>
    *sure*, *anywhere*, *block*, all languages
    <BLANKLINE>
    Takes:
    <BLANKLINE>
    - `Morning brief`
    - `Evening brief`
    <BLANKLINE>
    Leaves:
    <BLANKLINE>
    - `Brief rain`
    - `A brief`
    """
    sets = tuple(sets)
    notes = _notes()
    lines = [_HEAD, "| Rule set | Rules | |", "|---|---:|---|"]
    lines += (f"| [{s.name}](#{s.name}) | {len(s.rules)} | {_one_line(s.summary)} |" for s in sets)
    for rule_set in sets:
        lines += ["", f"## {rule_set.name}", "", _one_line(rule_set.summary)]
        for rule in rule_set.rules:
            lines += _rule(rule, notes)
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, notes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield from ("", f"### {rule.name}", "")
    if rule.strength == "shape":
        yield "*shape*"
    else:
        run = ", *headlines under it*" if rule.run == "headlines" else ""
        languages = ", ".join(rule.languages) or "all languages"
        yield f"*{rule.strength}*{run}, *{rule.where}*, *{rule.scope}*, {languages}"
    note = notes.get((rule.rule_set, rule.name))
    if note:
        yield from ("", _one_line(note))
    for title, examples in (("Takes:", rule.takes), ("Leaves:", rule.leaves)):
        if examples:
            yield from ("", title, "", *(f"- {_verbatim(example)}" for example in examples))


def _notes() -> dict[tuple[str, str], str]:
    """The notes of the package's rules by set and rule; a rule itself does not carry its note."""
    found: dict[tuple[str, str], str] = {}
    for file in files():
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        rules = data.get("rule", [])
        found |= {(r.get("set", data["name"]), r["name"]): r["note"] for r in rules if "note" in r}
    return found


def _one_line(text: str) -> str:
    """The text on one line, safe in a table and with nothing that Markdown or HTML would swallow."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _verbatim(text: str) -> str:
    r"""The text as a code span, with characters that cannot be seen written out.

    >>> print(_verbatim("See `also`\nthis"))
    `` See `also`\nthis ``
    """
    shown = _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(shown)), default=0))
    return f"`{shown}`" if len(fence) == 1 else f"{fence} {shown} {fence}"


def main() -> None:
    """Write the page."""
    TARGET.write_text(render(sources()), encoding="utf-8")


if __name__ == "__main__":
    main()
