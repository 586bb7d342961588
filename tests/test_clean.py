"""What a cleaning does, by examples. All texts and names are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

import cleaner
from cleaner import Article, RuleBook, clean
from cleaner.rule_files import parse_rule_file

HEADLINE = "Dam at Arle holds through the night"
FIRST = "The dam at Arle held through the night, the water board said on Tuesday morning, and the town breathed again."
SECOND = "Engineers will inspect the northern wall this week. The board expects a report by Friday, a spokeswoman said."
THIRD = "Residents of the lower town, who had left their homes on Monday, may return at noon, the mayor said."
FOURTH = "The river has fallen by two metres since then, and the ferry to Morvig sails again from the western quay."
STORY = (FIRST, SECOND, THIRD, FOURTH)


def page(*blocks: str) -> str:
    """Blocks with an empty line between them."""
    return "\n\n".join(blocks)


def removed(article: Article) -> list[str]:
    """The texts of the removals."""
    return [removal.text for removal in article.removals]


def test_title_story_and_removals() -> None:
    """The headline, the paragraphs, and what was taken with its rule and place."""
    text = page(HEADLINE, FIRST, "Advertisement", SECOND, THIRD, "Please enter your comment!")
    article = clean(text)
    assert article.title == HEADLINE
    assert article.text == page(FIRST, SECOND, THIRD)
    assert [(r.text, r.rule_set, r.rule) for r in article.removals] == [
        ("Advertisement", "advertisements", "advertisement-label"),
        ("Please enter your comment!", "comment-prompts", "enter-your-comment"),
    ]
    assert [text[r.start : r.end] for r in article.removals] == removed(article)
    assert article.source == text


@pytest.mark.parametrize("headline", ["Dam holds", "Dam holds through the night"])
def test_a_story_of_one_short_sentence_stays(headline: str) -> None:
    """The only sentence of a text is its story, whatever stands around it."""
    story = "The dam at Arle held through the night, officials said."
    assert story in clean(page(headline, story, "Advertisement")).text


def test_a_text_of_one_sentence_is_story_and_no_headline() -> None:
    """A headline stands above something."""
    story = "Rain fell on Arle all day, the mayor said."
    assert (clean(story).title, clean(story).text) == (None, story)


def test_lines_stay_lines_and_paragraphs_stay_paragraphs() -> None:
    """Blocks that stood on neighbouring lines still do; those around something taken have an empty line between."""
    assert (
        clean(f"{FIRST}\n{SECOND}\n\n{THIRD}\nAdvertisement\n{FOURTH}").text
        == f"{FIRST}\n{SECOND}\n\n{THIRD}\n\n{FOURTH}"
    )


def test_byline_and_timestamp_become_metadata() -> None:
    """They leave the story and tell who wrote it and when it was updated."""
    article = clean(page(HEADLINE, "By Jane Roe", "Updated: May 05, 2020 14:41 IST", *STORY))
    assert (article.title, article.text) == (HEADLINE, page(*STORY))
    assert article.authors == ("Jane Roe",)
    assert isinstance(article.updated, dt.datetime)
    assert article.updated.replace(tzinfo=None) == dt.datetime(2020, 5, 5, 14, 41)
    assert {r.rule_set for r in article.removals} == {"bylines-and-timestamps"}


def test_an_inline_dateline_is_described_and_stays() -> None:
    """It stays in the story, where its offsets say; the publication date gives it its year."""
    text = page(HEADLINE, f"ARLE, May 5 (UPI) -- {FIRST}", SECOND)
    article = clean(text, published=dt.date(2020, 5, 6))
    assert article.text == page(f"ARLE, May 5 (UPI) -- {FIRST}", SECOND)
    found = article.dateline
    assert found is not None
    assert (found.place, found.agency, found.date) == ("ARLE", "UPI", dt.date(2020, 5, 5))
    assert text[found.start : found.end] == found.text
    year_unknown = clean(text).dateline
    assert year_unknown is not None
    assert (year_unknown.year, year_unknown.month, year_unknown.day, year_unknown.date) == (None, 5, 5, None)


def test_an_inline_dateline_can_be_stripped() -> None:
    """Then it is a removal, and the paragraph begins with its first word."""
    article = clean(page(HEADLINE, f"ARLE, May 5 (UPI) -- {FIRST}", SECOND), strip_dateline=True)
    assert article.text == page(FIRST, SECOND)
    assert removed(article) == ["ARLE, May 5 (UPI) --"]
    assert article.dateline is not None


def test_stripping_where_there_is_no_dateline_changes_nothing() -> None:
    """A story without a dateline keeps all its words."""
    assert clean(page(*STORY), strip_dateline=True) == clean(page(*STORY))


def test_a_donation_appeal_goes_with_all_its_paragraphs() -> None:
    """An appeal in flowing prose goes, and the story around it stays."""
    appeal = (
        "Before you go, we have a small favour to ask.",
        "The Harbour Gazette is funded by readers like you, and your support keeps our reporting free for everyone.",
        "If you value our journalism, please consider making a donation today. Every contribution helps us.",
    )
    article = clean(page(HEADLINE, FIRST, SECOND, *appeal, THIRD, FOURTH))
    assert article.text == page(*STORY)
    assert removed(article) == list(appeal)


@pytest.mark.parametrize(
    "link", ["READ MORE: Ferry fares to rise from June", "See also: Market fire leaves forty stalls in ruins"]
)
def test_a_labelled_link_goes(link: str) -> None:
    """A see-also link on a line of its own goes from between two paragraphs."""
    article = clean(page(FIRST, SECOND, link, THIRD, FOURTH))
    assert (article.text, removed(article)) == (page(*STORY), [link])


def test_a_label_and_its_headline_on_two_lines_go() -> None:
    """The label takes the headline under it along."""
    article = clean(page(FIRST, SECOND) + "\n\nRead more:\nFerry fares to rise from June\n\n" + page(THIRD, FOURTH))
    assert article.text == page(*STORY)
    assert removed(article) == ["Read more:", "Ferry fares to rise from June"]


def test_a_link_inside_a_paragraph_is_cut_out() -> None:
    """The paragraph around it stays."""
    link = "(Also read: Ferry fares to rise from June)"
    article = clean(page(FIRST, f"{SECOND} {link} Nobody was hurt, the board said.", THIRD))
    assert article.text == page(FIRST, f"{SECOND} Nobody was hurt, the board said.", THIRD)
    assert removed(article) == [link]


LIST = (
    "Latest Headlines",
    "Ferry fares to rise from June",
    "Market fire leaves forty stalls in ruins",
    "Judge in bridge case steps down",
)


@pytest.mark.parametrize("times", [(), ("2 hours ago", "5 hours ago", "1 day ago")])
def test_a_list_of_headlines_goes_and_lets_go_where_prose_resumes(times: tuple[str, ...]) -> None:
    """The list under its heading goes from the middle of the story, with timestamps between or not."""
    items = [line for pair in zip(LIST[1:], times, strict=True) for line in pair] if times else list(LIST[1:])
    article = clean(
        page(HEADLINE, FIRST, SECOND) + "\n\n" + "\n".join([LIST[0], *items]) + "\n\n" + page(THIRD, FOURTH)
    )
    assert (article.title, article.text) == (HEADLINE, page(*STORY))
    assert removed(article) == [LIST[0], *items]


@pytest.mark.parametrize(
    "marker",
    [
        "Advertisement",
        "Latest Headlines",
        "Related stories",
        "Sign up for our newsletter",
        "Comments are closed.",
        "Read more:",
    ],
)
def test_nothing_is_cut_off_at_a_marker(marker: str) -> None:
    """Prose after a marker is story, whatever the marker and wherever it stands."""
    for place in range(1, 4):
        article = clean(page(*STORY[:place], marker, *STORY[place:]))
        assert (place, article.text) == (place, page(*STORY))


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_comment_form_does_not_end_a_story(place: int) -> None:
    """The story goes on behind a comment form that an extractor left in its middle."""
    form = ("Please enter your comment!", "Please enter your name here", "Please enter a valid email address")
    article = clean(page(HEADLINE, *STORY[:place], *form, *STORY[place:]))
    assert article.text == page(*STORY)
    assert removed(article) == list(form)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version of this story gave the wrong height of the northern wall.",
        "This story has been updated with a statement from the water board.",
        "Anyone who saw the boat is asked to call the harbour police on 555 0142.",
        "“We were lucky,” the mayor told her followers on social media, “and we will not forget it.”",
        "Subscribers to the town's water service will pay two crowns more a month from July, the board said.",
        "The board asked residents to donate blankets and to register for the shelter at the school.",
    ],
)
def test_near_misses_stay(line: str) -> None:
    """Corrections, calls of the police, quotes and reporting in the words of boilerplate are story."""
    article = clean(page(HEADLINE, FIRST, SECOND, line, THIRD))
    assert article.text == page(FIRST, SECOND, line, THIRD)
    assert clean(page(HEADLINE, FIRST, SECOND, THIRD, line)).text == page(FIRST, SECOND, THIRD, line)


@pytest.mark.parametrize(
    "subhead", ["A wall of water", "Privacy and consent", "Who pays for the bridge?", "There's an app for that"]
)
def test_subheads_stay(subhead: str) -> None:
    """A short line between paragraphs, in whatever words, is a subhead."""
    assert clean(page(HEADLINE, FIRST, SECOND, subhead, THIRD, FOURTH)).text == page(
        FIRST, SECOND, subhead, THIRD, FOURTH
    )


def test_lists_of_the_story_stay() -> None:
    """A list between paragraphs is story."""
    items = "• a bridge over the river\n• two ferries\n• the dam itself"
    assert clean(page(HEADLINE, FIRST, SECOND, items, THIRD)).text == page(FIRST, SECOND, items, THIRD)


def test_a_standfirst_said_again_goes_once() -> None:
    """The first of two equal paragraphs goes, the one in its place stays."""
    article = clean(page(HEADLINE, SECOND, FIRST, SECOND, THIRD))
    assert article.text == page(FIRST, SECOND, THIRD)
    assert [(r.text, r.rule_set) for r in article.removals] == [(SECOND, "repetition")]


def test_a_headline_said_again_goes() -> None:
    """With the name of the site behind it or alone, the headline is said once."""
    article = clean(page(f"{HEADLINE} | Harbour Gazette", HEADLINE, *STORY))
    assert article.title in (HEADLINE, f"{HEADLINE} | Harbour Gazette")
    assert article.text == page(*STORY)


def test_a_caption_with_its_credit_goes() -> None:
    """A credited caption beside the headline goes."""
    caption = "The dam at Arle on Monday. Photo: Jane Roe/Harbour Gazette"
    article = clean(page(HEADLINE, caption, *STORY))
    assert (article.title, article.text, removed(article)) == (HEADLINE, page(*STORY), [caption])


# ---------------------------------------------------------------- a book of one's own

KEEP = """\
name = "house-keeps"
summary = "What this house wants to keep."
[[rule]]
name = "our-appeal"
strength = "keep"
pattern = '^please enter your comment'
takes = ["Please enter your comment!", "Please enter your comment here"]
leaves = ["Enter your comment", "Please comment"]
"""


def test_a_keep_rule_protects() -> None:
    """What a keep rule matches stays, whatever other rules say."""
    text = page(FIRST, SECOND, "Please enter your comment!", THIRD, "Advertisement")
    book = RuleBook.default().extended(*parse_rule_file(KEEP))
    assert removed(clean(text)) == ["Please enter your comment!", "Advertisement"]
    assert removed(clean(text, rules=book)) == ["Advertisement"]


def test_a_keep_rule_protects_from_cuts_and_runs() -> None:
    """A protected paragraph is not cut into, and a protected line ends the run of an opener."""
    keep = parse_rule_file(
        KEEP.replace("please enter your comment", "engineers will|market fire").replace(
            "Please enter", "Engineers will"
        )
    )
    link = "(Also read: Ferry fares to rise from June)"
    text = page(FIRST, f"{SECOND} {link}", THIRD) + "\n\n" + "\n".join(LIST)
    article = clean(text, rules=RuleBook.default().extended(*keep))
    assert link in article.text
    assert LIST[2] in article.text
    assert LIST[0] in removed(article)


def test_a_set_that_is_left_out_takes_nothing() -> None:
    """Without a set, what only its rules know stays, and no removal names it."""
    text = page(HEADLINE, FIRST, "Please enter your comment!", SECOND, "Advertisement", THIRD)
    article = clean(text, rules=RuleBook.default().without("comment-prompts"))
    assert article.text == page(FIRST, "Please enter your comment!", SECOND, THIRD)
    assert removed(article) == ["Advertisement"]


@pytest.mark.parametrize("name", RuleBook.default().names)
def test_no_removal_names_a_set_that_is_left_out(name: str) -> None:
    """Whatever set is left out, its name is not in the record."""
    lines = [
        "Home",
        "News",
        "Sport",
        HEADLINE,
        "By Jane Roe",
        "May 5, 2020",
        FIRST,
        *LIST,
        SECOND,
        "Advertisement",
        THIRD,
        *LIST[1:],
    ]
    article = clean(page(*lines), rules=RuleBook.default().without(name))
    assert name not in {r.rule_set for r in article.removals}
    assert all(paragraph in article.text for paragraph in (FIRST, SECOND, THIRD))


def test_without_headlines_there_is_no_title() -> None:
    """Then the headline is the first line of the story."""
    article = clean(page(HEADLINE, *STORY), rules=RuleBook.default().without("headlines"))
    assert (article.title, article.text) == (None, page(HEADLINE, *STORY))


def test_a_rule_of_ones_own_takes() -> None:
    """A house's own rule works beside those of the package, and is named in the record."""
    own = KEEP.replace('strength = "keep"', 'strength = "sure"').replace("please enter your comment", "engineers will")
    own = own.replace("Please enter your comment", "Engineers will inspect it")
    article = clean(page(FIRST, SECOND, THIRD), rules=RuleBook.default().extended(*parse_rule_file(own)))
    assert article.text == page(FIRST, THIRD)
    assert [(r.rule_set, r.rule) for r in article.removals] == [("house-keeps", "our-appeal")]


def test_the_front_door() -> None:
    """What the package offers is what it says it offers."""
    assert set(cleaner.__all__) >= {"Article", "Dateline", "Removal", "RuleBook", "clean"}
    assert all(hasattr(cleaner, name) for name in cleaner.__all__)


def test_what_is_no_page_is_refused() -> None:
    """Pages come as str or bytes, addresses as str."""
    with pytest.raises(TypeError, match="not NoneType"):
        cleaner.clean_html(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="url is a str or None, not 7"):
        cleaner.clean_html("<p>Rain fell.</p>", 7)  # type: ignore[arg-type]


@pytest.mark.parametrize("bar", ["\t", " | "])
def test_a_table_at_the_end_of_an_extract_stays(bar: str) -> None:
    """Rows of cells are no menu once the page around them is gone."""
    prose = "The five ferries of the bay carried more people in May than in any month since 2011, the board said."
    rows = [
        bar.join(("Petrel", "Arle", "14,210")),
        bar.join(("Tern", "Morvig", "9,882")),
        bar.join(("Gull", "Vell", "7,004")),
    ]
    text = "\n\n".join([prose, "Advertisement", prose.replace("May", "June"), "\n".join(rows)])
    assert clean(text).text.endswith("\n".join(rows))


def test_the_dial_moves_what_only_evidence_takes() -> None:
    """Over all fixtures "keep" leaves more and "strict" less than the default, which is "balanced"."""
    sources = [
        path.read_bytes().decode("utf-8") for path in sorted((Path(__file__).parent / "fixtures").glob("*/*.txt"))
    ]
    kept, balanced, strict = (
        [len(clean(source, strictness=setting).text) for source in sources]
        for setting in ("keep", "balanced", "strict")
    )
    assert sum(kept) > sum(balanced) > sum(strict)
    assert balanced == [len(clean(source).text) for source in sources]


@pytest.mark.parametrize("setting", ["keep", "balanced", "strict"])
def test_a_sure_rule_takes_at_every_setting(setting: cleaner.Strictness) -> None:
    """The dial is of evidence; what no story has goes in any case."""
    assert removed(clean(page(*STORY, "Please enter your comment!"), strictness=setting)) == [
        "Please enter your comment!"
    ]


@pytest.mark.parametrize("clean_one", [clean, cleaner.clean_html])
def test_an_unknown_strictness_is_an_error(clean_one: Callable[..., Article]) -> None:
    """The message names the three settings and the value seen."""
    with pytest.raises(ValueError, match="keep, balanced, strict, not 'stern'"):
        clean_one("Rain fell.", strictness="stern")
