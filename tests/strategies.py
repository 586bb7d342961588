"""Texts to try: invented stories, boilerplate from the rules' own examples, any text, and mixtures of these.

Every name of a place, person or paper is invented.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from cleaner.compiled import sources

_WHO = (
    "The harbour board",
    "The mayor of Arle",
    "A spokeswoman for the water board",
    "The owner of the last mill",
    "A retired pilot from Morvig",
    "The regional court",
    "Her younger brother",
    "The crew of the ferry",
    "Farmers in the lower valley",
    "The two candidates",
)
_DID = (
    "agreed to repair",
    "refused to sell",
    "had long wanted to close",
    "voted against",
    "inspected",
    "is expected to reopen",
    "lost control of",
    "promised to pay for",
    "measured the height of",
    "never spoke in public about",
)
_WHAT = (
    "the old stone bridge",
    "a disused railway yard",
    "the northern wall of the dam",
    "forty hectares of wet meadow",
    "the bakery on the western quay",
    "a school that was built for two hundred pupils",
    "the road over the pass",
    "the town's only cinema",
    "a warehouse full of barley",
    "the lighthouse and the land around it",
)
_WHEN = (
    "after three days of heavy rain",
    "before the first frost",
    "while the river was still rising",
    "without a single vote against",
    "in spite of warnings from the engineers",
    "for the second time in a decade",
    "because nobody else would do it",
    "at a cost of nearly two million crowns",
    "as the evening tide came in",
    "to the surprise of many neighbours",
)
_SAID = (
    "the council heard on Monday",
    "a witness told the court",
    "according to a report seen by the board",
    "she said",
    "officials confirmed",
    "he added with a shrug",
    "people in the village said",
    "the minutes of the meeting show",
)
_SUBHEADS = ("A wall of water", "Forty years on the quay", "No way back", "What the engineers found")


def sentences() -> st.SearchStrategy[str]:
    """Sentences of twelve words and more, ended by a full stop."""
    clauses = st.tuples(*map(st.sampled_from, (_WHO, _DID, _WHAT, _WHEN, _SAID)))
    return clauses.map(lambda p: f"{p[0]} {p[1]} {p[2]} {p[3]}, {p[4]}.")


def paragraphs() -> st.SearchStrategy[str]:
    """Paragraphs of one to three sentences."""
    return st.lists(sentences(), min_size=1, max_size=3, unique=True).map(" ".join)


def headlines() -> st.SearchStrategy[str]:
    """Headlines in the words that the paragraphs use."""
    return st.tuples(*map(st.sampled_from, (_WHO, _DID, _WHAT))).map(lambda p: _headline(" ".join(p)))


def _headline(sentence: str) -> str:
    words = [word for word in sentence.split() if word.lower() not in ("the", "a", "an", "had", "is")]
    text = " ".join(words)
    return text[0].upper() + text[1:]


def stories(least: int = 3, most: int = 9) -> st.SearchStrategy[list[str]]:
    """Paragraphs of a clean story of one to three sentences, in which no sentence is said twice."""

    def grouped(said: list[str], sizes: list[int]) -> list[str]:
        found: list[str] = []
        rest = said
        for size in sizes:
            if len(rest) >= size and len(found) < most - 1:
                found.append(" ".join(rest[:size]))
                rest = rest[size:]
        return [*found, *rest][:most]

    said = st.lists(sentences(), min_size=least * 2, max_size=most * 2, unique=True)
    sizes = st.lists(st.integers(1, 3), max_size=least)
    return st.builds(grouped, said, sizes).filter(lambda story: len(story) >= least)


def headed_stories(least: int = 3, most: int = 9) -> st.SearchStrategy[tuple[str, list[str]]]:
    """A clean story with a headline that tells what its first paragraph tells."""

    def headed(first: tuple[str, ...], said: str, more: list[str]) -> tuple[str, list[str]]:
        who, did, what, when = first
        return _headline(f"{who} {did} {what}"), [f"{who} {did} {what} {when}, {said}.", *more]

    first = st.tuples(*map(st.sampled_from, (_WHO, _DID, _WHAT, _WHEN)))
    found = st.builds(headed, first, st.sampled_from(_SAID), stories(least - 1, most - 1))
    return found.filter(lambda pair: not any(pair[1][0] in paragraph for paragraph in pair[1][1:]))


@cache
def examples(
    strength: str | None = None, where: str | None = None, scope: str = "block"
) -> tuple[tuple[str, str], ...]:
    """The `takes` of the package's rules, each with its rule as "set/rule"."""
    return tuple(
        (f"{rule_set.name}/{rule.name}", text)
        for rule_set in sources()
        for rule in rule_set.rules
        for text in rule.takes
        if (strength is None or rule.strength == strength)
        and (where is None or rule.where == where)
        and rule.scope == scope
    )


def boilerplate() -> st.SearchStrategy[str]:
    """Lines that some rule knows: sure ones, hints, openers, and paragraphs that hold a link to cut out."""
    return st.sampled_from([text for _, text in examples() + examples(scope="span")])


def anything(most: int = 400) -> st.SearchStrategy[str]:
    """Any text at all: every script, control characters, lone surrogates, white space of all kinds."""
    every = st.characters(codec=None)
    odd = st.sampled_from(
        "\x00\x0b\x0c\x1c\x1f\x7f\x85\u00a0\u00ad\u061c\u200b\u200f\u2028\u2029\u202e\ud800\udfff\ufeff"
    )
    return st.text(st.one_of(every, odd, st.sampled_from(" \n\r\t.:|*•-")), max_size=most)


def mixtures(most: int = 24) -> st.SearchStrategy[str]:
    """Pages: paragraphs, headlines, boilerplate and any text, in any order, with any white space between them."""
    lines = st.one_of(
        paragraphs(), sentences(), headlines(), boilerplate(), boilerplate(), st.sampled_from(_SUBHEADS), anything(40)
    )
    gaps = st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\n \t\n", "\n    ", " \n", "\n\u00a0\n"])
    return st.lists(st.tuples(lines, gaps), max_size=most).map(lambda pairs: "".join(a + b for a, b in pairs))


def wrapped() -> st.SearchStrategy[str]:
    """Stories whose lines are broken at a fixed width, as in mail and wire copy."""

    def wrap(story: list[str], width: int) -> str:
        return "\n\n".join(_wrap(paragraph, width) for paragraph in story)

    return st.builds(wrap, stories(1, 4), st.integers(56, 84))


def _wrap(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(lines)


def texts() -> st.SearchStrategy[str]:
    """Everything above."""
    clean = stories().map("\n\n".join)
    return st.one_of(mixtures(), mixtures(), anything(), clean, wrapped())
