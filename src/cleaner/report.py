"""An article and a rule book, to read: the story alone, the source explained, the rules listed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cleaner.model import Article
    from cleaner.rulebook import RuleBook

_MARKS = {"removed": ("[-", "-]"), "title": ("[=", "=]")}
_COLOURS = {"removed": "31", "title": "1", "label": "2"}  # SGR: red, bold, faint

# Shown, not obeyed: an article must not steer the terminal it is looked at in.
_VISIBLE = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_VISIBLE |= {0x7F: "\u2421"} | {code: f"\\x{code:02x}" for code in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the source: kept as it is, the title, or removed by the rule that `label` names."""

    kind: Literal["kept", "title", "removed"]
    text: str
    label: str = ""


def story(article: Article) -> str:
    r"""The title, an empty line and the story, each if there is one; ends with a newline unless empty.

    >>> from cleaner.model import Article
    >>> story(Article(source="", text="Rain fell.", title="Weather"))
    'Weather\n\nRain fell.\n'
    """
    parts = [part for part in (article.title, article.text) if part]
    return "\n\n".join(parts).replace("\r\n", "\n") + "\n" if parts else ""


def pieces(article: Article) -> tuple[Piece, ...]:
    """The source cut at the title and at every removal; the texts of the pieces make up the source.

    >>> from cleaner.model import Article, Removal
    >>> removal = Removal(0, 2, "Ad", "advertisements", "label")
    >>> for piece in pieces(Article(source="Ad Rain fell.", text="Rain fell.", removals=(removal,))):
    ...     print(piece)
    Piece(kind='removed', text='Ad', label='advertisements/label')
    Piece(kind='kept', text=' Rain fell.', label='')
    """
    source = article.source
    marked = [
        (r.start, r.end, Piece("removed", source[r.start : r.end], f"{r.rule_set}/{r.rule}")) for r in article.removals
    ]
    title = _title(article)
    if title is not None:
        marked.append((*title, Piece("title", source[slice(*title)], "title")))
    found: list[Piece] = []
    position = 0
    for start, end, piece in sorted(marked, key=lambda item: item[0]):
        found += [Piece("kept", source[position:start]), piece]
        position = end
    found.append(Piece("kept", source[position:]))
    return tuple(piece for piece in found if piece.text)


def explained(article: Article, *, colour: bool = False) -> str:
    """The source with its title and all that was removed marked, the rules beside it.

    >>> from cleaner.model import Article, Removal
    >>> removal = Removal(0, 2, "Ad", "advertisements", "label")
    >>> print(explained(Article(source="Ad Rain fell.", text="Rain fell.", removals=(removal,))), end="")
    [-Ad-]{advertisements/label} Rain fell.

    Control characters are shown as symbols; `colour` adds the escape sequences of a terminal.
    """
    shown = "".join(_marked(piece, colour) for piece in pieces(article))
    return shown if shown.endswith("\n") or not shown else shown + "\n"


def rule_list(book: RuleBook) -> str:
    """Every set of the book with its summary, and under it its rules, each as "set/rule" with its strength.

    >>> from cleaner.rule import Rule, RuleSet
    >>> from cleaner.rulebook import RuleBook
    >>> house = RuleSet("house", "Notes of one house.", (Rule("brief", "house"),))
    >>> print(rule_list(RuleBook((house,))), end="")
    house: Notes of one house.
      house/brief  sure
    """
    wide = max((len(f"{rule.rule_set}/{rule.name}") for rule in book.rules), default=0)
    lines: list[str] = []
    for rule_set in book.rule_sets:
        lines.append(f"{rule_set.name}: {' '.join(rule_set.summary.split())}")
        lines += (f"  {f'{rule.rule_set}/{rule.name}':<{wide}}  {rule.strength}" for rule in rule_set.rules)
    return "".join(line + "\n" for line in lines)


def _title(article: Article) -> tuple[int, int] | None:
    """Where the title stands: its first place with nothing beside it, outside of all removals."""
    if not article.title:
        return None
    alone = re.compile(rf"^[^\S\n]*({re.escape(article.title)})[^\S\n]*$", re.MULTILINE)
    for found in alone.finditer(article.source):
        start, end = found.span(1)
        if all(end <= removal.start or removal.end <= start for removal in article.removals):
            return start, end
    return None


def _marked(piece: Piece, colour: bool) -> str:
    text = piece.text.replace("\r\n", "\n").translate(_VISIBLE)
    if piece.kind == "kept":
        return text
    before, after = _MARKS[piece.kind]
    shown, label = f"{before}{text}{after}", f"{{{piece.label}}}"
    if not colour:
        return shown + label
    # Line by line, because pagers forget a colour at the end of a line.
    painted = "\n".join(_painted(line, _COLOURS[piece.kind]) for line in shown.split("\n"))
    return painted + _painted(label, _COLOURS["label"])


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
