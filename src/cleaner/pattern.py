"""What a rule's pattern demands of a text, read off the pattern itself.

A few facts make a rule book of thousands of patterns fast and safe: the texts it matches, where these
can be counted; how a match must begin; the literals without which it cannot match (its *anchors*); the
least and the most characters it matches; and the promise that none of its repeats is unbounded, so that
matching time grows linearly with the text.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # the parser of the standard library: no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import regex

MAX_REPEAT = 600  # a repeat above this is a mistake: the longest notices of the corpus have some hundred characters
MAX_NESTED = 4_000  # product of nested repeats; `(?:\S{1,40}\s){0,8}` is 320
SHORTEST_ANCHOR = 3  # shorter literals hit so many lines that they no longer save work (two for scripts without case)

OPENINGS = (8, 6, 5, 4, 3)  # characters of a beginning: as many as do not make too many beginnings
_FEW_CHARACTERS = 40
_UNROLLED = 4  # repeats up to this are spelt out
_MARKS = " .,:;!?…>»«<›‹+|*•·–—→←-~&()[]{}/\"'。．：！？、，；،؟।॥▸▶►✓×✕#_"
_MANY_TEXTS = 2_000
_MANY_OPENINGS = 400

_PROPERTY = re.compile(r"\\[pP]\{[^}]*\}")
# Letters that a pattern without regard to case takes for one another though their lower case differs.
SAME_LETTER = {"ı": "i", "ς": "σ", "ſ": "s", "µ": "μ"}
_NEEDS_REGEX = re.compile(r"\\[pPXKR]|\(\?<[=!]")
_ESCAPE_OR_BRACKET = re.compile(r"(\\.|[\[\]])", re.DOTALL)
_FRAGMENT = re.compile(r"\{([a-z][a-z_]*)\}")


_ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)


class PatternError(ValueError):
    """A pattern that does not compile, or that could take unbounded time."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a pattern asks of a text before it can match.

    `exact`: in lower case, texts among which are all that it matches, if these can be counted.
    `openings`: in lower case, beginnings of which a text must have one; empty if it may begin anyhow.
    `anchors`: in lower case, literals of which a text must contain one; empty if there are none. A space before
    or behind one says that it must begin or end a word.
    `digit`: whether a text must contain one of 0 to 9.
    `shortest`, `longest`: the characters that a text must have, and may have (None if unlimited).
    """

    exact: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    digit: bool = False
    shortest: int = 0
    longest: int | None = None


def expand(pattern: str, fragments: dict[str, str]) -> str:
    """The pattern with every `{name}` replaced by the fragment of that name.

    >>> expand("^follow {brand}$", {"brand": "[A-Z]{1,9}"})
    '^follow (?:[A-Z]{1,9})$'

    Raises PatternError for a name that is not among the fragments.
    """

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name not in fragments:
            known = ", ".join(sorted(fragments)) or "none"
            raise PatternError(f"no fragment is named {name!r}; known fragments: {known}")
        return f"(?:{expand(fragments[name], {k: v for k, v in fragments.items() if k != name})})"

    return _only_ascii_digits(_FRAGMENT.sub(fill, pattern))


def _only_ascii_digits(pattern: str) -> str:
    """The pattern with \\d written out as 0-9, so that it says what it needs."""
    parts = _ESCAPE_OR_BRACKET.split(pattern)
    inside = False
    for i in range(1, len(parts), 2):
        if parts[i] == "\\d":
            parts[i] = "0-9" if inside else "[0-9]"
        elif parts[i] in "[]":
            inside = parts[i] == "["
    return "".join(parts)


def demands(pattern: str) -> Demands:
    """What a pattern demands of a text, after checking that it is bounded.

    >>> wants = demands(r"^(?:please )?enter your (?:comment|e-?mail)\\b")
    >>> sorted(wants.anchors), sorted(wants.openings)
    (['enter your '], ['enter yo', 'please e'])
    >>> demands(r"^\\d{1,3} (?:comments|shares)$").longest
    12
    >>> sorted(demands("^read(?: more)?$").exact)
    ['read', 'read more']
    >>> demands(r"^(?:\\w+ )+end")
    Traceback (most recent call last):
    ...
    cleaner.pattern.PatternError: the repeat '+' or '*' has no upper bound; write {0,60}, {1,200} or the like

    Raises PatternError if the pattern does not compile or holds an unbounded repeat.
    """
    compiled(pattern)
    try:
        tree = parser.parse(_PROPERTY.sub(r"\\w", pattern), re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(f"not a regular expression that can be analysed: {error}") from error
    nodes = list(tree)
    _check_bounds(nodes, 1)
    from_start = bool(nodes) and nodes[0] == (op.AT, op.AT_BEGINNING)
    whole = from_start and nodes[-1] in ((op.AT, op.AT_END), (op.AT, op.AT_END_STRING))
    shortest, longest = tree.getwidth()
    exact = _cores(nodes[1:-1]) if whole else frozenset()
    anchors = frozenset() if exact else _anchors(nodes) or frozenset()
    openings = frozenset() if exact or not from_start else _openings(nodes[1:])
    return Demands(
        exact=exact,
        openings=frozenset() if _tells_more(anchors, openings) else openings,
        anchors=anchors,
        digit=_needs_digit(nodes),
        shortest=shortest,
        longest=longest if whole else None,
    )


def compiled(pattern: str) -> Any:
    """A pattern made ready to search, without regard to case.

    By `regex` if it asks for properties of letters or looks behind, by the faster `re` otherwise.
    Raises PatternError if it does not compile.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            if _NEEDS_REGEX.search(pattern):
                return regex.compile(pattern, regex.IGNORECASE | regex.V0)
            return re.compile(pattern, re.IGNORECASE)
    except (re.error, regex.error, FutureWarning, RecursionError, OverflowError) as error:
        raise PatternError(f"not a regular expression: {error}") from error


def _check_bounds(nodes: list[Any], outer: int) -> None:
    for code, value in nodes:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _low, high, body = value
            if high == op.MAXREPEAT:
                raise PatternError("the repeat '+' or '*' has no upper bound; write {0,60}, {1,200} or the like")
            if high > MAX_REPEAT:
                raise PatternError(f"a repeat of up to {high}; at most {MAX_REPEAT} is allowed")
            if high * outer > MAX_NESTED:
                raise PatternError(f"nested repeats of up to {high * outer}; at most {MAX_NESTED} is allowed")
            if high > 1 and all(_loose(node) for node in body):
                raise PatternError("a repeat of nothing but repeats; put something between that always stands there")
            _check_bounds(list(body), outer * max(high, 1))
        else:
            for part in _parts(code, value):
                _check_bounds(part, outer)


def _loose(node: Any) -> bool:
    """Whether a node is a repeat of one character that may match more or fewer of them."""
    code, value = node
    if code == op.SUBPATTERN:
        return len(value[3]) == 1 and _loose(value[3][0])
    if code not in (op.MAX_REPEAT, op.MIN_REPEAT):
        return False
    return bool(value[0] < value[1] and len(value[2]) == 1 and value[2][0][0] in _ONE_CHARACTER)


def _parts(code: Any, value: Any) -> list[list[Any]]:
    """The node lists inside one node of the parsed pattern."""
    if code == op.BRANCH:
        return [list(branch) for branch in value[1]]
    if code == op.SUBPATTERN:
        return [list(value[3])]
    if code == op.ATOMIC_GROUP:
        return [list(value)]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    return []


def _useful(literal: str) -> bool:
    if not literal.strip():
        return False
    caseless = any(ord(c) > 0x2E7F for c in literal)
    return len(literal) >= (2 if caseless else SHORTEST_ANCHOR) or any(
        ord(c) > 0x2000 or c in "©@|/$€£°%~" for c in literal
    )


def _worth(anchors: frozenset[str]) -> tuple[int, int]:
    return min(len(anchor.strip()) for anchor in anchors), -len(anchors)


_EDGES = tuple(
    (op.AT, at) for at in (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BOUNDARY, op.AT_END, op.AT_END_STRING)
)


def _anchors(nodes: list[Any], before: bool = False, after: bool = False) -> frozenset[str] | None:
    """The best set of literals of which a match of these nodes must contain one, or None.

    `before` and `after`: whether a word can only begin, and only end, where the nodes stand. A literal that
    must begin a word has a space before it, and one that must end a word a space behind it.
    """
    candidates: list[frozenset[str]] = []
    run, begins = "", False
    for index, (code, value) in enumerate([*nodes, (None, None)]):
        edge = before if index == 0 else nodes[index - 1] in _EDGES
        if code == op.LITERAL:
            if not run:
                begins = edge
            run += _lower(value)
            continue
        ends = after if code is None else (code, value) in _EDGES
        if _useful(run):
            candidates.append(frozenset([_marked(run, begins, ends)]))
        if run:
            edge = not _is_of_a_word(run[-1])
        run = ""
        next_ = nodes[index + 1] if index + 1 < len(nodes) else None
        behind = after if next_ is None else next_ in _EDGES or _parts_words(next_)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            once = value[1] == 1
            inner = _anchors(list(value[2]), edge and once, behind and once) if value[0] else None
        elif code in (op.SUBPATTERN, op.ATOMIC_GROUP):
            inner = _anchors(_parts(code, value)[0], edge, behind)
        elif code == op.BRANCH:
            branches = [_anchors(branch, edge, behind) for branch in _parts(code, value)]
            inner = frozenset().union(*(b for b in branches if b)) if all(branches) else None
        else:
            inner = None
        if inner:
            candidates.append(inner)
    return max(candidates, key=_worth) if candidates else None


def _marked(run: str, begins: bool, ends: bool) -> str:
    """A literal with a space where it must begin or end a word; only letters and digits make words."""
    core = run.strip()
    before = _is_of_a_word(core[0]) and (begins if run[0] == core[0] else True)
    after = _is_of_a_word(core[-1]) and (ends if run[-1] == core[-1] else True)
    return f"{' ' * before}{core}{' ' * after}"


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _parts_words(node: tuple[Any, Any]) -> bool:
    """Whether a node is a literal at which a word ends."""
    return bool(node[0] == op.LITERAL and not _is_of_a_word(chr(node[1])))


def _lower(code: int) -> str:
    low = chr(code).lower()
    return SAME_LETTER.get(low, low) if len(low) == 1 else chr(code)


def _needs_digit(nodes: list[Any]) -> bool:
    """Whether every match of a sequence of nodes contains one of 0 to 9."""
    for code, value in nodes:
        if code == op.LITERAL:
            found = ord("0") <= value <= ord("9")
        elif code == op.IN:
            found = all(
                (c == op.RANGE and ord("0") <= v[0] and v[1] <= ord("9"))
                or (c == op.LITERAL and ord("0") <= v <= ord("9"))
                for c, v in value
            )
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            found = value[0] > 0 and _needs_digit(list(value[2]))
        elif code in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
            found = all(_needs_digit(part) for part in _parts(code, value))
        elif code == op.ASSERT and value[0] == 1:
            found = _needs_digit(list(value[1]))
        else:
            found = False
        if found:
            return True
    return False


def _characters(items: list[Any]) -> list[str] | None:
    """The characters of a set such as [a-c_] in lower case, or None if they are many or unknown."""
    found: set[str] = set()
    for code, value in items:
        if code == op.LITERAL:
            found.add(_lower(value))
        elif code == op.RANGE and value[1] - value[0] < _FEW_CHARACTERS:
            found.update(_lower(c) for c in range(value[0], value[1] + 1))
        else:
            return None
    return sorted(found)


def _choices(code: Any, value: Any) -> list[list[Any]] | None:
    """The node sequences between which one node chooses, or None if it cannot be spelt out."""
    if code == op.LITERAL:
        return [[(code, value)]]
    if code == op.IN:
        characters = _characters(value)
        return None if characters is None else [[(op.LITERAL, ord(c))] for c in characters]
    if code in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
        return _parts(code, value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] <= _UNROLLED:
        low, high, body = value
        return [list(body) * times for times in range(low, high + 1)]
    return None


def core(text: str) -> str:
    """A text without the marks at its ends: by its core a label is looked up, whatever stands around it.

    >>> core("» Read more:"), core("(Read more...)")
    ('Read more', 'Read more')
    """
    return text.strip(_MARKS)


def _cores(nodes: list[Any]) -> frozenset[str]:
    """The cores of all texts that a sequence of nodes matches; none if they cannot be told, or one is but marks."""
    first, last = 0, len(nodes)
    while first < last and _is_of_marks(nodes[first]):
        first += 1
    while first < last and _is_of_marks(nodes[last - 1]):
        last -= 1
    texts = _texts(nodes[first:last])
    cores = frozenset(core(text) for text in texts or ())
    return frozenset() if "" in cores else cores


def _is_of_marks(node: tuple[Any, Any]) -> bool:
    """Whether a node matches nothing but marks that cores do without."""
    code, value = node
    if code == op.LITERAL:
        return chr(value) in _MARKS
    if code == op.IN:
        characters = _characters(value)
        return characters is not None and all(c in _MARKS for c in characters)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return all(_is_of_marks(inner) for inner in value[2])
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP, op.BRANCH):
        return all(_is_of_marks(inner) for part in _parts(code, value) for inner in part)
    return False


def _tells_more(anchors: frozenset[str], openings: frozenset[str]) -> bool:
    """Whether the words that a match must hold say more than the letters that it must begin with."""
    if not anchors or not openings:
        return False
    least = min(_weight(anchor.strip()) for anchor in anchors)
    return min(map(_weight, openings)) < SHORTEST_ANCHOR <= least


def _weight(text: str) -> int:
    """How much a few letters tell: two Han characters as much as six Latin letters, bytes being a fair measure."""
    return len(text.encode("utf-8", "replace"))


def _texts(nodes: list[Any]) -> frozenset[str] | None:
    """All texts that a sequence of nodes matches, in lower case; None if too many or not to be told."""
    texts = {""}
    for code, value in nodes:
        choices = _choices(code, value)
        if choices is None:
            return None
        if code == op.LITERAL:
            ends: frozenset[str] | set[str] = {_lower(value)}
        else:
            parts = [_texts(choice) for choice in choices]
            if any(part is None for part in parts):
                return None
            ends = frozenset().union(*(part for part in parts if part is not None))
        if len(texts) * len(ends) > _MANY_TEXTS:
            return None
        texts = {text + end for text in texts for end in ends}
    return frozenset(texts)


def _openings(nodes: list[Any]) -> frozenset[str]:
    """The beginnings of what a sequence of nodes matches, in lower case; empty if it may begin anyhow."""
    for length in OPENINGS:
        found = _beginnings(nodes, length)
        if found is not None:
            texts = {text for text, _ in found}
            return frozenset() if "" in texts else frozenset(texts)
    return frozenset()


def _beginnings(nodes: list[Any], length: int) -> set[tuple[str, bool]] | None:
    """Beginnings of up to `length` characters, each with whether more may be added to it."""
    found: set[tuple[str, bool]] = {("", True)}
    for code, value in nodes:
        if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if not any(open_ for _, open_ in found):
            break
        choices = _choices(code, value)
        grown: set[tuple[str, bool]] = {(text, open_) for text, open_ in found if not open_}
        if choices is None and code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            first = _beginnings(list(value[2]), length)
            if first is None or not value[0]:
                ends: set[tuple[str, bool]] = {("", False)}
            else:
                ends = {(text, False) for text, _ in first}
        elif choices is None:
            ends = {("", False)}
        elif code == op.LITERAL:
            ends = {(_lower(value), True)}
        else:
            ends = set()
            for choice in choices:
                part = _beginnings(choice, length)
                if part is None:
                    return None
                ends |= part
        for text, open_ in found:
            if open_:
                for end, more in ends:
                    whole = (text + end)[:length]
                    grown.add((whole, more and len(whole) < length))
        if len(grown) > _MANY_OPENINGS:
            return None
        found = grown
    return found
