"""What the structure of a page speaks for and against its blocks, as numbered cells of named evidence.

The same form as in `evidence`: every block falls into one cell of each kind, and the cells have
strengths that are fitted on the maintainers' corpus. Nothing here takes a block by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner import setting as on
from cleaner.evidence import KINDS
from cleaner.layout import Layout
from cleaner.rule import Rule
from cleaner.setting import Setting
from cleaner.shape import LABEL, LINE, PROSE

_TAGS = {
    name: number
    for number, names in enumerate(
        (
            ("p",),
            ("h1",),
            ("h2",),
            ("h3", "h4", "h5", "h6"),
            ("li",),
            ("td", "th", "tr", "caption"),
            ("figcaption",),
            ("blockquote", "pre"),
            ("dt", "dd"),
            ("div",),
            ("section", "article", "main", "body"),
        ),
        1,
    )
    for name in names
}  # all others: 0
_AGAINST = (
    on.NAV,
    on.FOOTER,
    on.ASIDE,
    on.FORM,
    on.DIALOG,
    on.FIGURE,
    on.BUTTON,
    on.TIME,
    on.ADDRESS,
    on.HEADER,
    on.QUOTE,
    on.TABLE,
    on.LIST,
)
SILENT, LACKED, DECLARED, DESCRIPTION = range(4)  # what a page declares of a block
_UNCHOSEN = 0.25  # of the prose that trafilatura does not keep, having kept some
LINKED = 0.5  # of a block's characters, from which on it is a link and no prose
_NEVER = on.NAV | on.FOOTER | on.DIALOG
ELEMENT_RULES = 31  # rules that go by elements that can have strengths of their own; later ones share the last
_SHARES = 6
_LINK_SHARES = (0.15, 0.4, 0.7, 1.0)
_COUNTS = (1, 2, 4, 8, 16)

# name, number of cells; they follow those of `evidence.EVIDENCE`
EVIDENCE: tuple[tuple[str, int], ...] = (
    ("tag", 12 * KINDS),
    ("share of its text in links", 6 * KINDS),
    ("landmark around it", (len(_AGAINST) + 1) * KINDS),
    ("element of the story around it", 4 * KINDS),
    ("names of the elements around it", (ELEMENT_RULES + 1) * 3),
    ("names of elements further out", (ELEMENT_RULES + 1) * 3),
    ("names of elements and trafilatura's choice", (ELEMENT_RULES + 1) * 3),
    ("headings of the first rank before it", 4 * KINDS),
    ("chosen by trafilatura, and the blocks on both sides", 9 * KINDS),
    ("share of its group that trafilatura chose", (_SHARES + 1) * KINDS),
    ("share of the prose that is built alike", _SHARES * KINDS),
    ("share of the prose in the same group", _SHARES * KINDS),
    ("blocks built alike that are no prose", (len(_COUNTS) + 1) * 2 * KINDS),
    ("hidden", 3 * KINDS),
    ("depth against that of the story", 5 * KINDS),
    ("declared by the page", 4 * 3 * KINDS),
)


def _standing(place: Setting) -> float:
    return 0.0 if place.links > LINKED or place.landmarks & _NEVER else 1.0


class Structure(NamedTuple):
    """What a page tells of its blocks beyond their text.

    `chosen`: whether trafilatura keeps each block, None if it was not heard or found nothing. `rules`: the
    rules that go by the names of the elements around each block, the nearest first. `said`: whether the page
    declares each block part of its article, or its description, or not part of the article it declares, or
    says nothing.
    """

    settings: Sequence[Setting]
    chosen: Sequence[bool] | None
    rules: Sequence[Sequence[Rule]]
    said: Sequence[int]

    def heard(self, chosen: Sequence[bool]) -> Structure:
        """The structure with what trafilatura keeps, if it keeps anything."""
        return self._replace(chosen=chosen) if any(chosen) else self

    def shares(self) -> list[float]:
        """For what share each block counts as prose where the story is looked for."""
        if self.chosen is None:
            return [_standing(place) for place in self.settings]
        return [
            _standing(place) * (1.0 if kept else _UNCHOSEN)
            for place, kept in zip(self.settings, self.chosen, strict=True)
        ]

    def reason(self, i: int) -> tuple[str, str] | None:
        """The rule set and the shape rule that the element around a block amounts to, if it does."""
        place = self.settings[i]
        if place.tag == "figcaption" or place.landmarks & on.FIGURE:
            return "captions-and-credits", "caption"
        if place.landmarks & on.FOOTER and not place.landmarks & (on.ARTICLE | on.MAIN):
            return "legal-footers", "page-footer"
        if place.landmarks & on.NAV:
            return "navigation", "page-navigation"
        return None

    def second(self, title: int | None) -> int:
        """Where another article begins under this one: at a heading built like that of the story."""
        count = len(self.settings)
        if title is None or self.settings[title].tag != "h1":
            return count
        path = self.settings[title].path
        return next(
            (i for i in range(title + 1, count) if self.settings[i].tag == "h1" and self.settings[i].path == path),
            count,
        )

    def to_weigh(self, wanted: Sequence[int]) -> list[int]:
        """The wanted blocks and those that trafilatura keeps, in order."""
        return sorted({*wanted, *(i for i, kept in enumerate(self.chosen or ()) if kept)})


def _headings(settings: Sequence[Setting], kinds: Sequence[int]) -> list[int]:
    """For every block, how many headings of the first rank stand before it."""
    seen, found = 0, []
    for place, kind in zip(settings, kinds, strict=True):
        found.append(seen)
        seen += place.tag == "h1" and kind > LABEL
    return found


def _share(part: float, whole: float) -> int:
    """The class of a share: 0 none, then up to a hundredth, a tenth, a third, two thirds, and more."""
    if part <= 0 or whole <= 0:
        return 0
    share = part / whole
    return 1 if share < 0.01 else 2 if share < 0.1 else 3 if share < 0.34 else 4 if share < 0.67 else 5


def observe(
    structure: Structure, land: Layout, numbers: Mapping[str, int], wanted: Sequence[int]
) -> list[tuple[int, ...]]:
    """For every wanted block, its cell in each of `EVIDENCE`.

    `numbers`: those of the rules that go by elements, from 1.
    """
    settings, chosen, rules, said = structure
    kinds, mass = land.kinds, land.mass
    built: defaultdict[str, float] = defaultdict(float)
    grouped: defaultdict[int, float] = defaultdict(float)
    depths: defaultdict[int, float] = defaultdict(float)
    others: Counter[str] = Counter()
    members: Counter[int] = Counter()
    picked: Counter[int] = Counter()
    hidden_prose = 0.0
    for i, place in enumerate(settings):
        weight = mass[i] if land.start <= i < land.stop or (chosen and chosen[i]) else 0.0
        if weight:
            built[place.path] += weight
            grouped[place.group] += weight
            depths[place.depth] += weight
            if place.hidden:
                hidden_prose += weight
        if kinds[i] != PROSE:
            others[place.path] += 1
        members[place.group] += 1
        if chosen and chosen[i]:
            picked[place.group] += 1
    prose = sum(built.values())
    depth = max(depths, key=lambda deep: depths[deep], default=0)
    veiled = 2 * hidden_prose >= prose > 0  # hidden until scripts run: then hiding says nothing
    ranked = _headings(settings, kinds)
    last = len(settings) - 1
    cells: list[tuple[int, ...]] = []
    for i in wanted:
        place, kind = settings[i], kinds[i]
        marks = place.landmarks
        against = next((n for n, bit in enumerate(_AGAINST, 1) if marks & bit), 0) if marks else 0
        links = place.links
        linked = (links > 0) + sum(links >= share for share in _LINK_SHARES)
        sets = [numbers.get(rule.name, ELEMENT_RULES) for rule in rules[i][:2]]
        near, far = sets[0] if sets else 0, sets[1] if len(sets) > 1 else 0
        form = 0 if kind < LINE else 1 if kind < PROSE else 2
        if chosen is None:
            witness = picks = 0
        else:
            witness = 1 + 4 * chosen[i] + 2 * (i > 0 and chosen[i - 1]) + (i < last and chosen[i + 1])
            picks = 1 + _share(picked[place.group], members[place.group])
        alike = others[place.path]
        gap = place.depth - depth
        cells.append(
            (
                _TAGS.get(place.tag, 0) * KINDS + kind,
                linked * KINDS + kind,
                against * KINDS + kind,
                (3 if marks & on.BODY else 2 if marks & on.ARTICLE else 1 if marks & on.MAIN else 0) * KINDS + kind,
                near * 3 + form,
                far * 3 + form,
                near * 3 + (0 if chosen is None else 1 + chosen[i]),
                min(3, ranked[i]) * KINDS + kind,
                witness * KINDS + kind,
                picks * KINDS + kind,
                _share(built[place.path], prose) * KINDS + kind,
                _share(grouped[place.group], prose) * KINDS + kind,
                (sum(alike >= n for n in _COUNTS) * 2 + (links > LINKED)) * KINDS + kind,
                (0 if veiled else 2 if place.hidden else 1 if place.spoken else 0) * KINDS + kind,
                (0 if gap < -1 else 1 if gap < 0 else 2 if gap == 0 else 3 if gap < 3 else 4) * KINDS + kind,
                (said[i] * 3 + (0 if i < land.start else 1 if i < land.stop else 2)) * KINDS + kind,
            )
        )
    return cells
