"""Which rules match which blocks."""

from __future__ import annotations

import pytest
from hypothesis import given

from cleaner.compiled import demands_of, sources
from cleaner.folding import foldcase, matching_text, plain_quotes
from cleaner.index import EXAMINED, LONGEST_AROUND, indexed
from cleaner.matcher import Matcher
from cleaner.plain import blocks
from cleaner.rule import Rule
from cleaner.rulebook import RuleBook
from strategies import anything, boilerplate, mixtures


def rule(pattern: str, name: str = "a-rule", strength: str = "sure", scope: str = "block") -> Rule:
    """A rule made by hand."""
    return Rule(name, "house", pattern=pattern, strength=strength, scope=scope)


def made(*rules: Rule) -> Matcher:
    """Rules made ready."""
    return Matcher(rules, indexed(rules, demands_of))


def found(matcher: Matcher, *texts: str) -> dict[int, list[int]]:
    """The matches on some blocks."""
    seen = [matching_text(text) for text in texts]
    return matcher.match(seen, [foldcase(text) for text in seen])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Read   more", "Read more"),
        ("Read\u00a0more\u202fhere", "Read more here"),
        ("• Read more", "Read more"),
        ("– – Read more", "Read more"),
        ("| Read more |", "Read more |"),
        ("“We’d like ‘you’”", "\"We'd like 'you'\""),
        ("one\ntwo\r\n three", "one two three"),
        ("***", ""),
        ("Überfall – heute", "Überfall – heute"),
    ],
)
def test_the_text_that_patterns_see(text: str, seen: str) -> None:
    """Plain quotes, single spaces, no list marker in front."""
    assert matching_text(text) == seen


@given(anything())
def test_folding_keeps_the_length(text: str) -> None:
    """Plain quotes and lower case stand character for character where the text stands."""
    assert len(foldcase(text)) == len(text) == len(plain_quotes(text))


@pytest.mark.parametrize(
    ("text", "low"), [("İSTANBUL", "istanbul"), ("STRASSE", "strasse"), ("ΝΕΑ", "νεα"), ("ЕЩЁ", "ещё")]
)
def test_folding(text: str, low: str) -> None:
    """Capitals of every script, the dotted one of Turkish included."""
    assert foldcase(text) == low


@pytest.mark.parametrize(
    ("pattern", "capitals"),
    [
        ("^διαβάστε επίσης$", "ΔΙΑΒΆΣΤΕ ΕΠΊΣΗΣ"),
        ("^ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ$", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ"),
        ("^devamını oku$", "DEVAMINI OKU"),
        ("^читайте также$", "ЧИТАЙТЕ ТАКЖЕ"),
    ],
    ids=["Greek", "Greek capitals", "Turkish", "Russian"],
)
def test_a_label_in_capitals_matches_like_one_in_small_letters(pattern: str, capitals: str) -> None:
    """What a pattern matches without regard to case, the matcher finds."""
    matcher = made(rule(pattern))
    assert matcher.search(0, capitals)
    assert found(matcher, capitals) == {0: [0]}


def test_each_way_of_finding_a_rule() -> None:
    """Exact texts, openings, anchors, and patterns with none of these."""
    ways = made(rule("^comments$"), rule(r"^share this \w{1,9}"), rule(r"\w{1,9} our newsletter"), rule(r"^\w\W\w$"))
    assert found(ways, "Comments", "SHARE THIS page", "Try our newsletter!", "a-b", "Nothing here") == {
        0: [0],
        1: [1],
        2: [2],
        3: [3],
    }


def test_several_rules_on_one_block_come_in_order() -> None:
    """The rules of a block stand in the order of the book."""
    matcher = made(rule("news"), rule("^latest"), rule("^latest news$"))
    assert found(matcher, "Latest news", "Old news") == {0: [0, 1, 2], 1: [0]}


def test_a_rule_does_not_reach_over_two_blocks() -> None:
    """Words of two neighbouring blocks are not one phrase."""
    assert found(made(rule("read more")), "He read", "more than most") == {}


def test_a_shape_rule_matches_nothing() -> None:
    """A rule without a pattern is never tried."""
    assert found(made(Rule("headline", "headlines", strength="shape")), "", "a") == {}


def test_no_rules_and_no_blocks() -> None:
    """Nothing comes of nothing."""
    assert found(made(), "Advertisement") == {}
    assert found(made(rule("advert"))) == {}


def test_patterns_see_the_beginning_of_a_very_long_block() -> None:
    """A phrase within the bound is found; behind it, it is not."""
    matcher = made(rule("^(?:a ){0,600}(?:a ){0,600}our newsletter"))
    inside, behind = "a " * 500 + "our newsletter", "a " * EXAMINED + "our newsletter"
    assert found(matcher, inside + " b" * EXAMINED, behind) == {0: [0]}


def test_a_phrase_in_the_middle_does_not_take_a_page_on_one_line() -> None:
    """It speaks for the paragraph around it, be the pattern's rule as sure as it may; a keep rule protects the page."""
    taking, keeping = rule("photo: harbour press"), rule("photo: harbour press", "b-rule", "keep")
    paragraph = "Boats leave the quay. Photo: Harbour Press"
    whole = "The river rose again. " * LONGEST_AROUND + paragraph
    assert found(made(taking, keeping), paragraph, whole[-EXAMINED:]) == {0: [0, 1], 1: [1]}


def test_a_cut_off_block_is_no_whole_match() -> None:
    """A pattern for a whole block does not match the beginning of one that is longer than the bound."""
    matcher = made(rule("^a" + r"[a ]{0,600}" * 4 + "$"))
    assert found(matcher, "a" * EXAMINED, "a" * EXAMINED + " and so the story went on") == {0: [0]}


@given(mixtures())
def test_the_short_cuts_miss_nothing(text: str) -> None:
    """The matcher finds what trying every pattern on every block finds."""
    book = RuleBook.default()
    texts = [seen for block in blocks(text) if (seen := matching_text(block.text)) and len(seen) <= LONGEST_AROUND]
    tried = {
        number: hits
        for number, seen in enumerate(texts)
        if (hits := [i for i, r in enumerate(book.rules) if r.pattern and book.matcher.search(i, seen)])
    }
    assert book.matcher.match(texts, [foldcase(seen) for seen in texts]) == tried


@given(boilerplate())
def test_capitals_and_list_markers_do_not_hide_exact_phrases(text: str) -> None:
    """A bullet before a phrase changes nothing of what the rules see."""
    assert matching_text(f"• {text}") == matching_text(text)


def test_every_pattern_of_the_package_compiles() -> None:
    """Patterns are compiled when first tried, so each is tried once here."""
    book = RuleBook(sources())
    for number, one in enumerate(book.rules):
        if one.strength != "shape":
            book.matcher.search(number, "")
