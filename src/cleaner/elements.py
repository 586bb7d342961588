"""What the elements around a block are called, as evidence: `class="related-stories"`, `id="newsletter"`.

No name deletes anything: a rule with `elements` is a hint that is weighed with all other evidence, since
houses call their stories "content-card" and their advertisements "article-body" as they please.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cleaner.rule import Rule

_WORDS_AN_ELEMENT = 12  # 99 of 100 elements of the corpus have fewer; utility classes come in dozens
_EXAMINED = 400  # characters of an attribute
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_WORD = re.compile("[a-z]{2,}")


def words(value: str) -> tuple[str, ...]:
    """The words of the value of a class, an id or the like, each once, in lower case, without numbers.

    >>> words("ArticleBody__text story-body2 is-dark")
    ('article', 'body', 'text', 'story', 'is', 'dark')
    """
    value = value[:_EXAMINED]
    low = value.lower()
    if low != value:
        low = _CAMEL.sub(" ", value).lower()
    return tuple(dict.fromkeys(_WORD.findall(low)))[:_WORDS_AN_ELEMENT]


class Elements:
    """The rules of a book that go by what elements are called."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._words: dict[str, Rule] = {}
        self._pairs: dict[tuple[str, ...], Rule] = {}
        for rule in rules:
            for name in rule.elements:
                one, *more = name.split()
                if more:
                    self._pairs.setdefault((one, *more), rule)
                else:
                    self._words.setdefault(one, rule)

    def speaking(self, names: Sequence[str]) -> tuple[Rule, ...]:
        """The rules that some names speak for, each once; those of the nearest element come first.

        >>> related = Rule("related-box", "headline-lists", strength="hint", elements=("related", "most read"))
        >>> [rule.name for rule in Elements([related]).speaking(("list", "most", "read", "sidebar"))]
        ['related-box']
        >>> Elements([related]).speaking(("story", "body"))
        ()
        """
        known, pairs = self._words, self._pairs
        found: dict[str, Rule] = {}
        previous = ""
        for name in names:
            rule = pairs.get((previous, name)) or known.get(name)
            if rule is not None:
                found.setdefault(rule.name, rule)
            previous = name
        return tuple(found.values())
