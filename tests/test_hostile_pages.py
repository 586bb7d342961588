"""Pages that nobody would write, and pages that somebody did: an Article each time."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.page_cleaning import LONGEST

FIRST = "The dam at Arle held through the night, officials of the water board said on Tuesday morning."
SECOND = "Residents of the lower town, who had left their homes on Monday, may return at noon today."
STORY = f"<h1>Dam holds through the night at Arle</h1><p>{FIRST}</p><p>{SECOND}</p>"

ODD = {
    "nothing": "",
    "white space": " \n\t ",
    "plain text": f"{FIRST}\n\n{SECOND}",
    "no story": "<nav><a href='/'>Home</a></nav><footer>All rights reserved</footer>",
    "NUL bytes": f"\x00{STORY}\x00",
    "lone surrogates": f"\ud800{STORY}\udfff",
    "malformed entities": f"{STORY}<p>&#xFFFFFFFF; &nosuch; &amp &#;</p>",
    "unclosed": "<div><p>" * 500 + STORY,
    "deeply nested": "<div>" * 100_000 + STORY,
    "an open tag": f"{STORY}<a href='",
    "a declaration of XML": f"<?xml version='1.0' encoding='utf-16'?><html><body>{STORY}</body></html>",
    "an entity of its own": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>{STORY}<p>&x;</p>',
    "binary data": bytes(range(256)) * 40,
    "a wrong charset": b"<meta charset='utf-16'>" + STORY.encode("latin-1"),
    "an unknown charset": b"<meta charset='klingon'>" + STORY.encode(),
}


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in ODD.items()])
def test_odd_pages_give_an_article(page: str | bytes) -> None:
    """Whatever comes, an Article that pickles, with exact offsets; a story that is there is found."""
    article = cleaner.clean_html(page)
    assert pickle.loads(pickle.dumps(article)) == article
    assert all(article.source[r.start : r.end] == r.text for r in article.removals)
    if isinstance(page, str) and STORY in page:
        assert FIRST in article.text
        assert SECOND in article.text
    assert "root:" not in article.source


def test_a_page_past_the_limit_comes_back_whole_and_says_so() -> None:
    """Its text is the page as it came, and the note tells why."""
    page = "<p>Rain fell.</p>" * (LONGEST // 16)
    article = cleaner.clean_html(page)
    assert article.text == article.source == page
    assert article.note is not None
    assert f"{LONGEST:,}" in article.note


@given(st.text() | st.binary())
def test_any_page_gives_an_article(page: str | bytes) -> None:
    """Any str and any bytes; the offsets of removals are exact, sorted and apart."""
    article = cleaner.clean_html(page)
    ends = [0]
    for removal in article.removals:
        assert article.source[removal.start : removal.end] == removal.text
        assert removal.start >= ends[-1]
        ends.append(removal.end)


@given(st.sampled_from([FIRST, SECOND]), st.sampled_from(["div", "section", "article", "main", "form", "aside"]))
def test_the_same_page_gives_the_same_article(paragraph: str, element: str) -> None:
    """Whatever was cleaned before."""
    page = f"<{element}>{STORY}<p>{paragraph}</p></{element}>"
    first = cleaner.clean_html(page)
    cleaner.clean_html("<p>Something else altogether was said at the harbour on Monday evening.</p>")
    assert cleaner.clean_html(page) == first
