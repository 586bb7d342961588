"""What a pattern demands of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleaner.demands import demands
from cleaner.folding import foldcase, matching_text
from cleaner.literals import Ways
from cleaner.pattern import MAX_REPEAT, expand, tree_of
from cleaner.searching import Guards, PatternError, compiled, needs_case, unguarded


def led(ways: Sequence[Ways]) -> dict[str, set[str]]:
    """What must be there beside each literal that leads to a pattern."""
    return {literal: set(needs) for needs, literals in ways for literal in literals}


@pytest.mark.parametrize(
    ("pattern", "exact"),
    [
        ("^read(?: more)?$", {"read", "read more"}),
        ("^(?:Ad|Promo)$", {"ad", "promo"}),
        ("^ab[c-e]$", {"abc", "abd", "abe"}),
        (r"^x{2,3}$", {"xx", "xxx"}),
        ("^read", set()),
        ("read$", set()),
        (r"^read \w{1,9}$", set()),
    ],
)
def test_texts_that_can_be_counted(pattern: str, exact: set[str]) -> None:
    """A pattern of a whole block with few texts is a list of texts."""
    assert set(demands(pattern).exact) == exact


def test_too_many_texts_are_not_counted() -> None:
    """A pattern with very many texts is not spelt out, and still has its demands."""
    wants = demands("^read" + "[a-z]?" * 4 + " more$")
    assert not wants.exact
    assert wants.shortest == 9
    assert wants.longest == 13


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"^(?:please )?enter your \w{1,9}", {"enter yo", "please e"}),
        (r"^(?:by|from) \w{1,9}", {"by ", "from "}),
        (r"^(?:by|also from) \w{1,9}", {"by ", "also fro"}),
        (r"^\w{1,9} enter", set()),
        (r"(?:please )?enter", set()),
        (r"^(?:please)?", set()),
        (r"^(?!the )read \w{1,9}", {"read "}),
    ],
)
def test_openings(pattern: str, openings: set[str]) -> None:
    """The beginnings that a text must have; none if it may begin anyhow."""
    assert set(led(demands(pattern).openings)) == openings


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        (r"our newsletters?\b", {"our newsletter"}),
        (r"\bour newsletters?\b", {" our newsletter"}),
        (r"\w{1,9} (?:newsletters|bulletins)", {" newsletters", " bulletins"}),
        (r"\w{1,9} (?:newsletters|bulletins)\b", {" newsletters ", " bulletins "}),
        (r"^.{0,9}(?:news)(?: app)?$", {"news"}),
        (r"^.{0,9}: app!$", {": app!"}),
        (r"\w{1,9}@app\b", {"@app "}),
        (r"(?:letter){1,2}$", {"letter"}),
        (r"(?:newsletters)?\w", set()),
        (r"\bad\b", set()),
    ],
)
def test_anchors(pattern: str, anchors: set[str]) -> None:
    """Literals of which a text must contain one; none if there is a way around them, or they are very short."""
    assert set(led(demands(pattern).anchors)) == anchors


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"\w{1,9} our (?:newsletters|bulletins)\b", {" newsletters ": {" our "}, " bulletins ": {" our "}}),
        (r"(?:our papers|news) \w (?:by|from) \w", {"our papers ": {"by", "from"}, "news ": {"by", "from"}}),
        (r"(?:read (?:our )?papers|watch films)", {"papers": {"read "}, "watch films": set()}),
        (r"(?=.{0,9} pages)\w{1,9} news", {" news": {" pages"}}),
        (r"(?<=all )news", {"news": {"all "}}),
        (r"news(?: daily)?(?! weekly)", {"news": set()}),
        (r"news and no new", {"news and no new": set()}),
        (r"news[,.]", {"news": set()}),
    ],
)
def test_what_must_be_there_beside_an_anchor(pattern: str, ways: dict[str, set[str]]) -> None:
    """Literals of which a text must contain one as well, each way its own."""
    assert led(demands(pattern).anchors) == ways


def test_what_must_be_there_beside_a_beginning() -> None:
    """A pattern that chooses at its beginning needs what follows on each choice."""
    wants = demands(r"^(?:(?:read|watch) .{0,20}(?:news|films)|more of our \w{1,9}|more \w{1,9} views|an? \w{1,9} app)")
    assert led(wants.openings) == {
        "read ": {"news", "films"},
        "watch ": {"news", "films"},
        "more of ": {"more of our "},
    }
    assert led(wants.besides) == {" views": {"more "}, " app": set()}


@pytest.mark.parametrize(
    ("pattern", "digit"),
    [
        (r"\d{1,3} shares", True),
        ("[0-9]", True),
        ("1|2", True),
        (r"\d?", False),
        (r"\w", False),
        ("1|a", False),
        (r"(?=\d)\w", True),
    ],
)
def test_digits(pattern: str, digit: bool) -> None:
    """Whether every match holds one of 0 to 9."""
    assert demands(expand(pattern, {})).digit is digit


@pytest.mark.parametrize(
    ("pattern", "shortest", "longest"),
    [
        ("^abc$", 3, 3),
        (r"^a\w{0,5}$", 1, 6),
        ("abc", 3, None),
        ("^abc", 3, None),
        ("^(?:a|bcd)$", 1, 3),
        ("^a(?= b)", 1, None),
    ],
)
def test_lengths(pattern: str, shortest: int, longest: int | None) -> None:
    """The least characters of a text, and the most if the pattern is of a whole block."""
    wants = demands(pattern)
    assert (wants.shortest, wants.longest) == (shortest, longest)


# ---------------------------------------------------------------- soundness

_LETTERS = "abekorst 019éßçñøжщΩςσıİſk漢字かﬁ"
_ATOMS = st.one_of(
    st.text("abekorst 019", min_size=1, max_size=6),
    st.sampled_from(["é", "жщ", "σος", "ΣΟΣ", "ı", "İ", "ſ", "K", "漢字", "ß", "ﬁ"]),
    st.sampled_from(
        [r"\w", r"\d", r"\S", r"\s", ".", "[a-e]", "[0-9]", "[^a]", "[ab ]", r"\b", r"[\d.]", r"\p{L}", r"\p{Lu}"]
    ),
)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
        st.tuples(inner, st.sampled_from(["{0,3}", "{1,2}", "{2}", "{2,9}", "{1,4}?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?!{part})"),
        inner.map(lambda part: f"(?-i:{part})"),
        inner.map(lambda part: f"(?<={part[:1]})" if part[:1].isalnum() else part),
    )


def patterns() -> st.SearchStrategy[str]:
    """Patterns as rules have them: choices, options, bounded repeats, looking ahead and behind."""
    body = st.recursive(_ATOMS, _grown, max_leaves=8)
    return st.tuples(st.sampled_from(["", "^", "^"]), body, st.sampled_from(["", "$", "$"])).map("".join)


def _walk(pattern: str) -> st.SearchStrategy[str]:
    """Texts made of the letters and words of a pattern: most near misses, some matches."""
    pieces = [piece for piece in "".join(c if c.isalnum() or c == " " else "\n" for c in pattern).split("\n") if piece]
    swapped = [piece.swapcase() for piece in pieces]
    letters = st.text(_LETTERS, max_size=2)
    return st.lists(st.one_of(st.sampled_from([*pieces, *swapped, ""]), letters), max_size=6).map("".join)


def _holds(text: str, anchors: Sequence[str]) -> bool:
    """Whether a text holds one of some anchors, at the edges of words where the anchor says so."""
    for anchor in anchors:
        before = r"(?<!\w)" if anchor.startswith(" ") else ""
        behind = r"(?!\w)" if anchor.endswith(" ") else ""
        if re.search(before + re.escape(anchor.strip(" ")) + behind, text):
            return True
    return False


def _meets(text: str, needs: Sequence[str]) -> bool:
    """Whether a text holds one of some literals, if there are any."""
    return not needs or any(need in text for need in needs)


@given(st.data(), patterns())
def test_whatever_a_pattern_matches_meets_its_demands(data: st.DataObject, pattern: str) -> None:
    """No shortcut of the matcher can miss a match."""
    try:
        wants = demands(expand(pattern, {}))
        machine = compiled(expand(pattern, {}))
    except PatternError:
        assume(False)
    texts = _walk(pattern)
    if isinstance(machine, re.Pattern):
        machine = cast("re.Pattern[str]", machine)
        texts = st.one_of(texts, st.from_regex(machine), st.from_regex(machine).map(str.swapcase))
    text = matching_text(data.draw(texts))
    low = foldcase(text)
    if machine.search(text if needs_case(expand(pattern, {})) else low):
        assert not wants.exact or low in wants.exact
        begun = any(low.startswith(tuple(openings)) and _meets(low, needs) for needs, openings in wants.openings)
        beside = any(_holds(low, anchors) and _meets(low, needs) for needs, anchors in wants.besides)
        assert begun or beside or not (wants.openings or wants.besides)
        assert not wants.anchors or any(_holds(low, some) and _meets(low, needs) for needs, some in wants.anchors)
        assert not wants.spelt or needs_case(expand(pattern, {})) is False
        assert _meets(low, wants.needs)
        assert not wants.digit or any(c in low for c in "0123456789")
        assert wants.shortest <= len(text)
        assert wants.longest is None or len(text) <= wants.longest


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "pattern", ["a+", "a*", "a{2,}", "(?:ab)+c", "a+?", "(?:a|b*)", "(?=.*a)b", "(?!.*a)b", r"\w++", "(?>a+)"]
)
def test_repeats_without_bound_are_refused(pattern: str) -> None:
    """The message says what to write instead."""
    with pytest.raises(PatternError, match=r"no upper bound; write \{0,60\}"):
        demands(pattern)


def test_large_repeats_are_refused() -> None:
    """The message names the repeat seen and the most that is allowed."""
    assert demands(f"a{{0,{MAX_REPEAT}}}")
    with pytest.raises(PatternError, match=rf"up to {MAX_REPEAT + 1}; at most {MAX_REPEAT}"):
        demands(f"a{{0,{MAX_REPEAT + 1}}}")


def test_large_nested_repeats_are_refused() -> None:
    """Two repeats within each other count as their product."""
    with pytest.raises(PatternError, match="nested repeats of up to 10000"):
        demands("(?:a{0,100} ){0,100}")


@pytest.mark.parametrize("pattern", ["(", "a)", "[", "(?P<a", "a{3,1}", "(?<=a{1,2}", r"\p{Nonsense}", "*a"])
def test_patterns_that_do_not_compile_are_refused(pattern: str) -> None:
    """A broken pattern is an error of the rule, not of the program."""
    with pytest.raises(PatternError, match="not a regular expression"):
        demands(pattern)


# ---------------------------------------------------------------- fragments


def test_fragments_fill_in() -> None:
    """A fragment may use another one."""
    assert expand("^{site} says", {"site": "the {name}", "name": "[A-Z]{1,9}"}) == "^(?:the (?:[A-Z]{1,9})) says"


def test_repeats_are_no_fragments() -> None:
    """Braces with digits stay what they are."""
    assert expand("a{2} b{1,9}", {}) == "a{2} b{1,9}"


@pytest.mark.parametrize("fragments", [{}, {"name": "a"}, {"site": "{site}"}, {"site": "{name}", "name": "{site}"}])
def test_unknown_and_circular_fragments_are_refused(fragments: dict[str, str]) -> None:
    """The message names the fragment, and those that there are."""
    with pytest.raises(PatternError, match=r"no fragment is named '\w+'; known fragments: "):
        expand("^{site}$", fragments)


@pytest.mark.parametrize(
    ("pattern", "meant"), [(r"\d{2}", "[0-9]{2}"), (r"[\d.]", "[0-9.]"), (r"\\d", r"\\d"), (r"\[\d", r"\[[0-9]")]
)
def test_digits_are_the_ten_of_ascii(pattern: str, meant: str) -> None:
    """A pattern's digits are 0 to 9, inside of sets and outside."""
    assert expand(pattern, {}) == meant


# ---------------------------------------------------------------- what is ruled out first


@pytest.mark.parametrize(
    ("pattern", "rest", "guards"),
    [
        ('^(?:(?!.{0,9}")(?! he))our site', "^our site", ('.{0,9}"', " he")),
        ("^(?!a)(?!b)c", "^c", ("a", "b")),
        ("^(?:(?!a)b)c", "^(?:(?!a)b)c", ()),
        ("^(?:(?!a))?c", "^(?:(?!a))?c", ()),
        ("(?!a)c", "(?!a)c", ()),
        (r"^(?![)\]](?:x|y))z", "^z", (r"[)\]](?:x|y)",)),
    ],
)
def test_what_a_pattern_rules_out_at_its_beginning(pattern: str, rest: str, guards: tuple[str, ...]) -> None:
    """Only what stands there alone, and must stand there."""
    assert unguarded(pattern) == (rest, guards)


@given(st.data(), patterns(), patterns(), patterns())
def test_a_pattern_in_parts_matches_what_it_matches_whole(data: st.DataObject, guard: str, one: str, two: str) -> None:
    """Asking about guards last, and about one alternative after the other, changes no answer and no span."""
    guard, one, two = (part.removeprefix("^").removesuffix("$") for part in (guard, one, two))
    whole = f"^(?!.{{0,9}}{guard}){one}|^{two}"
    try:
        tree_of(whole)
        ready = compiled(whole)
    except PatternError:
        assume(False)
    assume(not needs_case(whole) and r"\p" not in whole and "(?<" not in whole)
    text = foldcase(matching_text(data.draw(_walk(whole))))
    plain = re.search(whole, text, re.IGNORECASE)
    shared: Guards = {}
    for found in (ready.search(text), compiled(whole, shared).search(text), compiled(whole, shared).search(text)):
        assert (found and found.span()) == (plain and plain.span())
