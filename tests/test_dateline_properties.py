"""What always holds of datelines, bylines and timestamps. All names are invented."""

from __future__ import annotations

import datetime as dt
import pickle
import time
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import cleaner
from cleaner import byline, calendar_words, dateline, timestamp
from cleaner.hits import SIGNATURES
from strategies import stories

PIECES = [
    "PARIS",
    "Paris",
    "St. ",
    ", ",
    ", ",
    "(AFP)",
    "(dpa/lnw)",
    "(",
    ")",
    "[",
    "]",
    "—",
    "–-",
    "â€”",
    "�",
    " - ",
    "--",
    ":",
    ".",
    "/",
    "/TASS/",
    "May 5",
    "3 Ene.",
    "5 мая",
    "2024",
    "14:41 IST",
    "10 p.m. ET",
    "25:99",
    "�",
    "\x00",
    "\n",
    "\xa0",
    "新华社",
    "北京",
    "4月24日",
    "14时",
    "电",
    "【",
    "=",
    "＝",
    "】",
    "（",
    "）",
    "서울",
    "القاهرة",
    "في ",
    "पांच मई",
    "भाषा",
    "。",
    "।",
    " and ",
    "31",
    "99999999",
    "٣",
    "²",
    "①",
    "İ",
    "ß",
    "Feb 30",
    "05/06/2024",
    "Tuesday",
    "By ",
    "Von ",
    "Jane Roe",
    "AP",
    "taz ",
    " ",
    " ",
    "Updated: ",
    "Reuters",
    "a",
    "Harbour",
    "The river rose again overnight, the harbour office said on Tuesday.",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=200)

PLACES = ("ARLE", "MORVIG", "NEW ARLE", "ST. IVES", "Arle", "Bad Arle", "PORT-AU-ARLE")
REGIONS = ("", ", Ohio", ", Scotland", ", N.Y.")
DAYS = ("", ", May 5", ", Sept. 12", ", 5 May 2024", ", May 5, 2024")
SIGNED = {"(AP)": "AP", "(Reuters)": "Reuters", "(AFP)": "AFP", "(dpa)": "dpa", "(UPI)": "UPI"}
DASHES = ("—", "–", "-", "--", "–-", "â€”", "\ufffd", "_", "&mdash;", "‑")
SPACES = (" ", "\u00a0", "\u2009")


@given(st.lists(ODD, min_size=1, max_size=5), st.none() | st.dates(dt.date(1600, 1, 1), dt.date(2200, 1, 1)))
def test_any_text_gives_a_dateline_or_none(paragraphs: list[str], published: dt.date | None) -> None:
    """Never an error; the offsets are exact, the fields are of this world, and the value pickles."""
    source, spans = "", []
    for paragraph in paragraphs:
        spans.append((len(source), len(source) + len(paragraph)))
        source += paragraph + "\n"
    found = dateline.find(source, spans, published=published)
    if found is None:
        return
    assert source[found.start : found.end] == found.text != ""
    assert found.month is None or 1 <= found.month <= 12
    assert found.day is None or 1 <= found.day <= 31
    assert (found.date is None) == (None in (found.year, found.month, found.day))
    assert found.place is None or found.place in found.text
    assert found.agency is None or found.agency in found.text
    assert pickle.loads(pickle.dumps(found)) == found


@given(ODD)
def test_any_line_gives_a_byline_and_a_timestamp_or_none(line: str) -> None:
    """Never an error."""
    byline.parse(line)
    timestamp.parse_all(line, published=dt.date(2024, 5, 6))


@given(*map(st.sampled_from, (PLACES, REGIONS, DAYS, tuple(SIGNED), DASHES, SPACES)), stories())
def test_what_is_put_together_is_read_apart(
    place: str, region: str, day: str, signed: str, dash: str, space: str, story: list[str]
) -> None:
    """Place, day, agency and dash of every kind, in any combination, and the story verbatim without them."""
    text = f"{place}{region}{day} {signed}{space}{dash}"
    body = "\n\n".join(story)
    source = f"{text}{space}{body}"
    found = cleaner.clean(source).dateline
    assert found is not None
    assert (found.place, found.agency, found.text) == (place + region, SIGNED[signed], text)
    assert (found.month is None) == (day == "")
    article = cleaner.clean(source, strip_dateline=True)
    assert article.text == body
    taken = [removal for removal in article.removals if removal.rule == "inline-dateline"]
    assert [(removal.rule_set, removal.text) for removal in taken] == [(SIGNATURES, text)]


@given(stories(3), st.sampled_from(["(AFP)", "(dpa)", "(AP)"]), st.integers(0, 1))
def test_the_signature_at_the_end_is_taken_where_it_stands(story: list[str], tag: str, earlier: int) -> None:
    """The same words earlier in the story stay."""
    told = [f'"They left the agency {tag} last year," he said. {story[0]}', *story[1:]] if earlier else story
    source = "\n\n".join(told) + f" {tag}"
    assume(cleaner.clean(source).dateline is not None)
    assert cleaner.clean(source, strip_dateline=True).text == "\n\n".join(told)


@given(
    stories(3),
    st.sampled_from(["By Jane Roe", "By Jane Roe and John Doe", "Von Jane Roe, dpa", "By Jane Roe, Staff Writer"]),
    st.sampled_from(["Updated: May 05, 2020 14:41 IST", "Published May 5, 2020", "Veröffentlicht am 5. Mai 2020"]),
)
def test_what_became_metadata_left_the_text(story: list[str], signed: str, stamp: str) -> None:
    """A byline and a timestamp are removals of one rule set, and the story keeps its words."""
    body = "\n\n".join(story)
    article = cleaner.clean(f"Dam holds through the night\n\n{signed}\n\n{stamp}\n\n{body}")
    assert article.text == body
    assert article.authors[0] == "Jane Roe"
    assert article.published or article.updated
    assert [(r.rule_set, r.text) for r in article.removals] == [(SIGNATURES, signed), (SIGNATURES, stamp)]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
def test_the_year_is_the_last_that_is_not_after_publication(published: dt.date, day: dt.date) -> None:
    """At most a day after it, since a story can be filed where it is tomorrow, and less than a year before."""
    text = f"ARLE, {day:%B} {day.day} (AP) — The river rose again overnight."
    found = dateline.find(text, [(0, len(text))], published=published)
    assert found is not None
    assert found.date is not None
    assert -366 < (found.date - published).days <= 1


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [
        (12, 31, dt.date(2021, 1, 1), 2020),
        (1, 1, dt.date(2020, 12, 31), 2021),
        (1, 2, dt.date(2020, 12, 31), 2020),
        (2, 29, dt.date(2024, 3, 1), 2024),
        (2, 29, dt.date(2025, 1, 1), 2024),
        (2, 29, dt.date(2023, 3, 1), None),
        (2, 30, dt.date(2024, 3, 1), None),
        (5, 5, dt.date(1, 1, 1), None),
        (5, 5, dt.date(9999, 12, 31), 9999),
    ],
)
def test_the_ends_of_years(month: int, day: int, published: dt.date, year: int | None) -> None:
    """New Year's Eve and Day, leap days, and the ends of the calendar."""
    assert calendar_words.settle_year(month, day, published) == year


def seconds(work: Callable[[], object]) -> float:
    """The least of some runs: what else the machine does only adds."""
    spent = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


@pytest.mark.parametrize(
    "head", ["OSLO (AP) — ", "PARIS, ", "(", "A. ", "5 ", "【ロンドン", "/ AP ", "- ", "AP/", "x", "By ", "Jan "]
)
def test_time_does_not_grow_with_the_text(head: str) -> None:
    """A text a hundred times as long, of whatever repeated, takes no longer: heads and tails alone are read."""

    def find(times: int) -> Callable[[], object]:
        text = head * times
        return lambda: [dateline.find(text, [(0, len(text))] * 4) for _ in range(20)]

    find(1000)()
    assert seconds(find(100_000)) < 5 * seconds(find(1000)) + 0.01


@pytest.mark.parametrize(
    "piece", ["Jane Roe, ", "By ", "A", "a ", "文／张三", "5 May ", "14:41 ", "Updated ", "1", "( ", "@a.b "]
)
def test_time_of_a_line_is_bounded(piece: str) -> None:
    """A line past the limit is prose; one within it takes time that grows at most a little faster than it does."""
    short, long = piece * (60 // len(piece)), piece * (120 // len(piece))

    def read(line: str) -> Callable[[], object]:
        return lambda: [(byline.parse(line), timestamp.parse_all(line)) for _ in range(20)]

    read(long)()
    assert seconds(read(long)) < 8 * seconds(read(short)) + 0.01
    assert byline.parse(piece * 1000) is None
    assert timestamp.parse_all(piece * 1000) == ()
