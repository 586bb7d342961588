"""What a reader sees of an article. All texts are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.model import Article, Removal
from cleaner.report import explained, pieces, rule_list, story
from cleaner.rule import Rule, RuleSet
from cleaner.rulebook import RuleBook

SOURCE = "Dam holds\n\nBy Jane Roe\n\nThe dam held. Read more: Ferry back. It rained.\n"


def removal(text: str, rule: str, source: str = SOURCE) -> Removal:
    start = source.index(text)
    rule_set, name = rule.split("/")
    return Removal(start, start + len(text), text, rule_set, name)


BYLINE = removal("By Jane Roe", "bylines/by-person")
CUT = removal(" Read more: Ferry back.", "see-also/read-more")
ARTICLE = Article(source=SOURCE, text="The dam held. It rained.", title="Dam holds", removals=(BYLINE, CUT))


@pytest.mark.parametrize(
    ("title", "text", "written"),
    [
        ("Dam holds", "It held.\n\nIt rained.", "Dam holds\n\nIt held.\n\nIt rained.\n"),
        (None, "It held.", "It held.\n"),
        ("Dam holds", "", "Dam holds\n"),
        (None, "", ""),
        (None, "wrapped\r\nline", "wrapped\nline\n"),
    ],
)
def test_the_story_is_title_empty_line_text(title: str | None, text: str, written: str) -> None:
    assert story(Article(source="", text=text, title=title)) == written


def test_removals_are_marked_with_their_rules() -> None:
    assert explained(ARTICLE) == (
        "[=Dam holds=]{title}\n\n"
        "[-By Jane Roe-]{bylines/by-person}\n\n"
        "The dam held.[- Read more: Ferry back.-]{see-also/read-more} It rained.\n"
    )


def test_colour_adds_nothing_but_escape_sequences() -> None:
    coloured = explained(ARTICLE, colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == explained(ARTICLE)
    assert "\x1b[31m[-By Jane Roe-]\x1b[0m\x1b[2m{bylines/by-person}\x1b[0m" in coloured
    assert "\x1b[1m[=Dam holds=]\x1b[0m" in coloured
    assert "\x1b" not in explained(ARTICLE)


def test_colour_ends_with_every_line() -> None:
    notice = "We use cookies\nto serve you."
    article = Article(source=notice, text="", removals=(removal(notice, "cookies/we-use", notice),))
    for line in explained(article, colour=True).splitlines():
        assert line.startswith("\x1b[31m")
        assert line.endswith("\x1b[0m")


def test_control_characters_are_shown_not_obeyed() -> None:
    source = "Rain\x1b[2J fell\r\non\rArle\x7f \x9b31m\ttoday"
    assert explained(Article(source=source, text=source)) == "Rain␛[2J fell\non␍Arle␡ \\x9b31m\ttoday\n"


def test_the_title_is_marked_where_it_stands_alone_and_was_not_removed() -> None:
    source = "Home > Dam holds\nDam holds\n\n  Dam holds \n\nDam holds\n"
    crumb = Removal(17, 26, "Dam holds", "repetition", "headline-again")
    article = Article(source=source, text="", title="Dam holds", removals=(crumb,))
    assert explained(article) == (
        "Home > Dam holds\n[-Dam holds-]{repetition/headline-again}\n\n  [=Dam holds=]{title} \n\nDam holds\n"
    )


def test_a_title_that_stands_nowhere_is_not_marked() -> None:
    assert explained(Article(source="Rain fell.", text="Rain fell.", title="Dam holds")) == "Rain fell.\n"


def test_nothing_is_explained_by_nothing() -> None:
    assert pieces(Article(source="", text="")) == ()
    assert explained(Article(source="", text="")) == ""


LINES = st.sampled_from(
    [
        "Dam at Arle holds through the night",
        "By Jane Roe",
        "Updated: May 05, 2020 14:41 IST",
        "ARLE, May 5 (UPI) -- The dam at Arle held through the night, the water board said on Tuesday.",
        "Engineers will inspect the northern wall this week, a spokeswoman for the board said.",
        "Advertisement",
        "Sign up for our newsletter",
        "Please enter your comment!",
        "Latest headlines",
        "Ferry returns to service after storm",
        "",
        "  \t",
    ]
)


@settings(deadline=None)  # the first call reads the rule book
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_the_pieces_make_up_the_source(lines: list[str], newline: str, strip_dateline: bool) -> None:
    article = cleaner.clean(newline.join(lines), strip_dateline=strip_dateline)
    found = pieces(article)
    assert "".join(piece.text for piece in found) == article.source
    removed = [(piece.text, piece.label) for piece in found if piece.kind == "removed"]
    assert removed == [(r.text, f"{r.rule_set}/{r.rule}") for r in article.removals]
    assert [piece.text for piece in found if piece.kind == "title"] == ([article.title] if article.title else [])


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_explained(text: str) -> None:
    article = cleaner.clean(text)
    assert "".join(piece.text for piece in pieces(article)) == text
    assert "\x1b" not in explained(article)


def test_rules_are_listed_as_they_are_named_on_the_command_line() -> None:
    rules = (Rule("brief", "house"), Rule("morning-brief", "house", strength="hint"))
    book = RuleBook((RuleSet("house", "Notes of\none house.", rules), RuleSet("none", "No rules.", ())))
    assert rule_list(book) == (
        "house: Notes of one house.\n  house/brief          sure\n  house/morning-brief  hint\nnone: No rules.\n"
    )
    assert rule_list(RuleBook(())) == ""
