"""Texts that no newsroom wrote: an Article each time, in time that grows with the text."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import cleaner
from cleaner.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_GROWTH = 8  # for four times the text; linear growth is 4, quadratic 16

PROSE = "The harbour board of Arle met on Monday and agreed to repair the old bridge before the winter storms return."
BOILERPLATE = (
    "Advertisement",
    "Please enter your comment!",
    "Sign up for our newsletter",
    "READ MORE: Ferry fares to rise",
)
LABELS = ("Home", "News", "Sport", "Latest news", "2 hours ago", "By Jane Roe", "• Item", "12", "—", "Share", "")


def lines(count: int) -> str:
    """Lines of anything: prose, boilerplate, labels, noise; the first are the same whatever the count."""
    draw = random.Random(5)
    found = []
    for number in range(count):
        choice = draw.randrange(5)
        if choice == 0:
            found.append(f"{PROSE} It was vote number {number}.")
        elif choice == 1:
            found.append(draw.choice(BOILERPLATE))
        elif choice == 2:
            found.append(draw.choice(LABELS))
        elif choice == 3:
            found.append(
                "".join(chr(draw.choice((draw.randrange(1, 0x3000), draw.randrange(32, 127)))) for _ in range(40))
            )
        else:
            found.append(f"Headline number {number} about the harbour of Arle")
    return "\n".join(found)


def long_line(size: int) -> str:
    """One line of prose with things to cut out of it."""
    piece = f"{PROSE} (Also read: Ferry fares to rise from June) It is 5 May, 2020; she said so. "
    return (piece * (size // len(piece) + 1))[:size]


HOSTILE = {
    "empty": "",
    "one letter": "a",
    "spaces": " " * 1000,
    "white space of all kinds": "\n\r\t \x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u3000" * 50,
    "line ends": "\n" * 10_000,
    "boilerplate only": "\n\n".join(BOILERPLATE),
    "one boilerplate line": "Advertisement",
    "openers only": "Latest news\nMore stories\nTop stories\n" * 500,
    "control characters": "".join(map(chr, range(32))) * 100 + "\x7f" + "".join(map(chr, range(0x80, 0xA0))),
    "terminal codes": "\x1b[31mRed news\x1b[0m\n\n" + PROSE,
    "zeros": "\x00" * 5000 + "\n" + PROSE,
    "lone surrogates": "\ud800\udfff\n\nThe dam \udc80 held.\n\n\udfff" + PROSE,
    "right to left": "عاجل: سد أرلي يصمد أمام الفيضان\n\n"
    "قال مجلس المياه إن السد صمد طوال الليل أمام مياه الفيضان، وإن السكان يعودون اليوم.",
    "direction marks": "\u202eesrever\u202c\n\u200f\u200e\u061c" + PROSE,
    "combining marks": "e" + "\u0301" * 5000,
    "letters that change length in lower case": "İ" * 3000 + "\nİSTANBUL (AA) - " + "İ" * 50,
    "unspaced script": "首相は十日、東京で記者会見を開き、新しい予算について説明した。" * 300,
    "old line ends": f"Dam holds\r\r{PROSE}\rAdvertisement\r",
    "brackets": "(" * 20_000,
    "brackets both": "([" * 5000 + "])" * 5000,
    "quotation marks": '"' * 20_000,
    "bullets": "• " * 10_000,
    "digits": "1" * 20_000,
    "dates": "May 5, 2020 " * 2000,
    "dashes": "— (" * 5000,
    "names": "By Jane Roe, " * 2000,
    "one line said ten thousand times": "Latest news\n" * 10_000,
    "one paragraph said a thousand times": f"{PROSE}\n\n" * 1000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_an_article_each_time(text: str) -> None:
    """Odd text is cleaned like any other, and what comes out is all of it."""
    article = cleaner.clean(text)
    assert isinstance(article, Article)
    assert article.source == text
    out = "".join([article.title or "", article.text, *(removal.text for removal in article.removals)])
    assert sorted("".join(out.split())) == sorted("".join(text.split()))


@pytest.mark.parametrize("name", ["empty", "spaces", "white space of all kinds", "line ends"])
def test_nothing_comes_of_nothing(name: str) -> None:
    """A text without words has no story, no title, no dateline and no removals."""
    text = HOSTILE[name]
    assert cleaner.clean(text) == Article(source=text, text="")


def test_boilerplate_only_leaves_an_empty_story() -> None:
    """Four lines of boilerplate are four removals."""
    article = cleaner.clean(HOSTILE["boilerplate only"])
    assert (article.title, article.text) == (None, "")
    assert [removal.text for removal in article.removals] == list(BOILERPLATE)


@pytest.mark.parametrize("name", ["right to left", "unspaced script"])
def test_a_story_in_another_script_stays(name: str) -> None:
    """A language without rules degrades to keep."""
    article = cleaner.clean(HOSTILE[name])
    assert article.removals == ()


def test_ten_thousand_lines() -> None:
    """Ten thousand lines of anything are an article whose removals are in order."""
    article = cleaner.clean(lines(10_000))
    assert len(article.removals) > 1000
    assert all(a.end <= b.start for a, b in pairwise(article.removals))


def test_a_line_of_five_megabytes() -> None:
    """One line of five million characters is an article, and it is prose."""
    text = long_line(5_000_000)
    article = cleaner.clean(text)
    assert article.source == text
    assert len(article.text) + sum(len(r.text) for r in article.removals) > 4_900_000
    assert len(article.text) > 2_500_000


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(lines, 2000, id="many lines"),
        pytest.param(long_line, 300_000, id="a long line"),
        pytest.param(lambda n: "a" * n, 300_000, id="a long word"),
        pytest.param(lambda n: "Latest news\n" * n, 2000, id="openers"),
        pytest.param(lambda n: f"Latest news\n\n{PROSE}\n\n" * n, 500, id="openers between prose"),
        pytest.param(lambda n: "".join(f"Headline number {i} about Arle\n" for i in range(n)), 2000, id="headlines"),
        pytest.param(lambda n: "(Also read: Ferry fares to rise) " * n, 2000, id="things to cut out"),
        pytest.param(
            lambda n: "\n".join(["The river at Arle rose and", "fell again in the night of"] * n), 1000, id="wrapped"
        ),
        pytest.param(lambda n: "\n" * n, 200_000, id="empty lines"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(make: Callable[[int], str], size: int) -> None:
    """Four times the text takes about four times as long, and never sixteen times."""
    short, long = make(size), make(4 * size)
    cleaner.clean(short)
    growth = 0.0
    for _ in range(3):  # a busy machine is no slow program: it would have to look like one three times
        growth = seconds(long, 1) / seconds(short, 3)
        if growth <= MOST_GROWTH:
            break
    assert growth <= MOST_GROWTH


def seconds(text: str, rounds: int) -> float:
    """The best time of one cleaning."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        cleaner.clean(text)
        best = min(best, time.process_time() - start)
    return best
