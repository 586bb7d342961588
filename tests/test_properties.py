"""What always holds, whatever text comes in."""

from __future__ import annotations

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.model import Article, Removal
from strategies import anything, boilerplate, examples, headed_stories, mixtures, stories, texts, wrapped

SPANS = {(rule.rule_set, rule.name) for rule in cleaner.RuleBook.default().rules if rule.scope == "span"}


def rendered(article: Article) -> str:
    """The article as the command line writes it: title, empty line, story; or the story alone."""
    return f"{article.title}\n\n{article.text}" if article.title is not None else article.text


def solid(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def kept(article: Article) -> str:
    """The source less its removals."""
    pieces, position = [], 0
    for removal in article.removals:
        pieces.append(article.source[position : removal.start])
        position = removal.end
    return "".join([*pieces, article.source[position:]])


@given(texts())
def test_removals_are_exact_sorted_and_apart(text: str) -> None:
    """Every removal gives its text by its offsets, and no two overlap."""
    article = cleaner.clean(text)
    assert article.source == text
    end = 0
    for removal in article.removals:
        assert end <= removal.start < removal.end <= len(text)
        assert text[removal.start : removal.end] == removal.text
        assert removal.text.strip()
        assert removal.rule_set
        assert removal.rule
        end = removal.end


@given(texts())
@example("A wall of water\n\nHarbour board agreed to repair bridge\n\nHarbour board agreed to repair bridge\n")
@example("A wall of water\n0\n\nA wall of water\n")
def test_title_story_and_removals_tile_the_source(text: str) -> None:
    """Every character but white space belongs to the title, to the story or to one removal, and to no two."""
    article = cleaner.clean(text)
    left, story, title = solid(kept(article)), solid(article.text), solid(article.title or "")
    assert len(left) == len(story) + len(title)
    places = range(len(left) - len(title) + 1) if title else range(1)
    assert any(left[i : i + len(title)] == title and left[:i] + left[i + len(title) :] == story for i in places)


@given(texts())
def test_the_story_is_the_source_verbatim_and_in_order(text: str) -> None:
    """Each line of the story stands in the source behind the line before it, but for what a span rule cut out."""
    article = cleaner.clean(text)
    if any((r.rule_set, r.rule) in SPANS for r in article.removals):
        text, lines = solid(kept(article)), [solid(line) for line in article.text.split("\n")]
    else:
        lines = article.text.split("\n")
    position = 0
    for line in lines:
        found = text.find(line, position)
        assert found >= 0
        position = found + len(line)


@given(texts())
def test_a_title_is_a_line_of_the_source_and_is_never_empty(text: str) -> None:
    """The title is verbatim."""
    title = cleaner.clean(text).title
    assert title is None or (title in text and title == title.strip() != "")


@given(texts())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """The rendered article cleans to itself."""
    once = cleaner.clean(text)
    twice = cleaner.clean(rendered(once))
    assert (twice.title, twice.text) == (once.title, once.text)


@given(stories())
def test_a_clean_story_is_left_alone(story: list[str]) -> None:
    """Prose without boilerplate comes out as it went in, and no paragraph becomes the title."""
    text = "\n\n".join(story)
    article = cleaner.clean(text)
    assert (article.title, article.text, article.removals) == (None, text, ())


@given(headed_stories())
def test_a_clean_story_under_its_headline_is_left_alone(headed: tuple[str, list[str]]) -> None:
    """The headline is the title, and the rest comes out as it went in."""
    headline, story = headed
    text = "\n\n".join(story)
    article = cleaner.clean(f"{headline}\n\n{text}")
    assert (article.title, article.text, article.removals) == (headline, text, ())


@given(wrapped())
def test_a_clean_story_of_wrapped_lines_is_left_alone(text: str) -> None:
    """A story broken at a fixed width keeps its lines."""
    assert cleaner.clean(text).text == text


@given(stories(4), st.sampled_from(examples("sure", "anywhere")), st.integers(1, 3))
def test_planted_boilerplate_goes_and_the_story_around_it_survives(
    story: list[str], planted: tuple[str, str], place: int
) -> None:
    """What a sure rule knows goes from between two paragraphs, and nothing goes with it."""
    _, line = planted
    article = cleaner.clean("\n\n".join([*story[:place], line, *story[place:]]))
    assert article.text == "\n\n".join(story)
    assert [removal.text for removal in article.removals] == [line]
    assert article.title is None


@given(stories(4), st.lists(boilerplate(), min_size=1, max_size=6, unique=True))
def test_a_story_goes_on_after_boilerplate(story: list[str], planted: list[str]) -> None:
    """Nothing is cut off at a marker: the paragraphs after a run of boilerplate stay."""
    middle = len(story) // 2
    article = cleaner.clean("\n\n".join([*story[:middle], *planted, *story[middle:]]))
    lost = [paragraph for paragraph in story if paragraph not in article.text]
    assert not lost


@settings(max_examples=20)
@given(st.lists(mixtures(12), min_size=2, max_size=4))
def test_the_result_does_not_depend_on_what_ran_before(pages: list[str]) -> None:
    """Forwards, backwards or alone: the same articles."""
    forwards = [cleaner.clean(page) for page in pages]
    backwards = [cleaner.clean(page) for page in reversed(pages)]
    assert forwards == backwards[::-1]
    fresh = cleaner.RuleBook(cleaner.RuleBook.default().rule_sets)
    assert cleaner.clean(pages[0], rules=fresh) == forwards[0]


@settings(max_examples=20)
@given(st.lists(mixtures(12), min_size=8, max_size=8))
def test_threads_do_not_change_the_result(pages: list[str]) -> None:
    """Eight pages in four threads, with a book that no thread has used yet, give what they give one by one."""
    book = cleaner.RuleBook(cleaner.RuleBook.default().only("comment-prompts", "see-also-links", "headlines").rule_sets)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda page: cleaner.clean(page, rules=book), pages))
    assert together == [cleaner.clean(page, rules=book) for page in pages]


@given(anything(2000), st.booleans())
def test_any_text_gives_an_article(text: str, strip: bool) -> None:
    """Odd text is never an error."""
    article = cleaner.clean(text, strip_dateline=strip, published=dt.date(2020, 5, 6))
    assert isinstance(article, Article)
    assert article.source == text


@given(texts())
def test_everything_pickles(text: str) -> None:
    """An article, its removals and its dateline come back from a pickle equal."""
    article = cleaner.clean(text)
    for value in (article, *article.removals, article.dateline):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(value, protocol)) == value


def test_a_removal_and_a_dateline_pickle() -> None:
    """Values made by hand pickle as well as those of a cleaning."""
    dateline = cleaner.Dateline("ARLE", "UPI", None, 5, 5, "ARLE, May 5 (UPI) --", 0, 20)
    for value in (Removal(0, 2, "Ad", "advertisements", "label"), dateline):
        assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("text", [b"Rain fell.", None, 7, ["Rain fell."]])
def test_a_text_of_the_wrong_type_is_refused(text: Any) -> None:
    """The error names the type given and the one that is wanted."""
    with pytest.raises(TypeError, match=rf"str.*{type(text).__name__}"):
        cleaner.clean(text)


@pytest.mark.parametrize("published", ["2020-05-06", 2020, 0, "", (2020, 5, 6)])
def test_a_publication_date_of_the_wrong_type_is_refused(published: Any) -> None:
    """Only dates are dates; text is not parsed by guessing."""
    with pytest.raises(TypeError, match="published"):
        cleaner.clean("Rain fell.", published=published)


@pytest.mark.parametrize("rules", ["comment-prompts", ["comment-prompts"], {}, 0, cleaner.RuleBook])
def test_rules_of_the_wrong_type_are_refused(rules: Any) -> None:
    """The error says that a RuleBook is wanted."""
    with pytest.raises(TypeError, match="RuleBook"):
        cleaner.clean("Rain fell.", rules=rules)


def test_a_publication_time_counts_as_its_date() -> None:
    """A datetime is a date."""
    when = dt.datetime(2020, 5, 6, 14, 30, tzinfo=dt.UTC)
    text = "ARLE, May 5 (UPI) -- The dam at Arle held through the night, the water board said on Tuesday."
    dateline = cleaner.clean(text, published=when).dateline
    assert dateline is not None
    assert dateline.date == dt.date(2020, 5, 5)


@given(mixtures())
def test_articles_are_values(text: str) -> None:
    """Equal texts give equal articles, which cannot be changed and can be kept in a set."""
    one, other = cleaner.clean(text), cleaner.clean(text)
    assert one == other
    assert len({one, other}) == 1
    with pytest.raises(AttributeError):
        one.text = ""  # type: ignore[misc]
