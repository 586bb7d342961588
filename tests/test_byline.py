"""Bylines of many newsrooms, beside lines that only open like one. All names are invented."""

from __future__ import annotations

import random

import pytest

from cleaner import byline
from cleaner.byline import Byline

LINES = [
    ("By Jane Roe", ("Jane Roe",), None, None),
    ("By Jane Roe and John Doe", ("Jane Roe", "John Doe"), None, None),
    ("BY JANE ROE AND JOHN Q. DOE", ("Jane Roe", "John Q. Doe"), None, None),
    ("By Jane Roe, John Doe and Max Moe, CNN", ("Jane Roe", "John Doe", "Max Moe"), "CNN", None),
    ("By Jane Roe, Associated Press writer in Moscow", ("Jane Roe",), "Associated Press", "Moscow"),
    ("By Associated Press, Moscow", (), "Associated Press", "Moscow"),
    ("By Jane Roe (AP)", ("Jane Roe",), "AP", None),
    ("By Reuters Staff", (), "Reuters", None),
    ("By Staff Writer", (), None, None),
    ("By Jane Roe | May 5, 2024", ("Jane Roe",), None, None),
    ("By Jane Roe - May 5, 2024, 14:41 IST", ("Jane Roe",), None, None),
    ("By Jane Roe, jroe@example.com", ("Jane Roe",), None, None),
    ("By Jane Roe For The Daily Bugle", ("Jane Roe",), None, None),
    ("By Jane Roe in Moscow", ("Jane Roe",), None, "Moscow"),
    ("By Jean-Luc de la Tour, Paris correspondent", ("Jean-Luc de la Tour",), None, None),
    ("Written by Jane Roe", ("Jane Roe",), None, None),
    ("Reporting by Jane Roe in Moscow; Editing by John Doe", ("Jane Roe",), None, "Moscow"),
    ("Jane Roe, Staff Writer", ("Jane Roe",), None, None),
    ("Jane Roe | Reuters", ("Jane Roe",), "Reuters", None),
    ("Press Trust of India", (), "Press Trust of India", None),
    ("Von Max Muster und Jana Muster, Berlin", ("Max Muster", "Jana Muster"), None, "Berlin"),
    ("Ein Kommentar von Jan Muster", ("Jan Muster",), None, None),
    ("Par Jeanne Roe avec AFP", ("Jeanne Roe",), "AFP", None),
    ("Por Juana Roe", ("Juana Roe",), None, None),
    ("Di Mario Rossi", ("Mario Rossi",), None, None),
    ("Oleh: Budi Santoso", ("Budi Santoso",), None, None),
    ("Автор: Иван Петров", ("Иван Петров",), None, None),
    ("文／张三", ("张三",), None, None),
    ("文/本报记者 张三", ("张三",), None, None),
    ("记者：张三、李四", ("张三", "李四"), None, None),
    ("記者王小明／台北報導", ("王小明",), None, "台北"),
    ("홍길동 기자", ("홍길동",), None, None),
]

OTHER_LINES = [
    "By Monday evening, crews had reached the dam.",
    "By Monday",
    "By July 2024",
    "By the numbers",
    "By The Numbers",
    "By Land And Sea",
    "By Christmas Day",
    "By New York standards",
    "Von Anfang an war der Fluss zu hoch",
    "Por la mañana",
    "Par exemple",
    "De Jong",
    "Jane Roe",
    "New York, New York Times",
    "London, Staff Writer",
    "Prince William, Duke of York, News",
    "责编：张三",
    "責任編輯：王小明",
    "Editing by John Doe",
    "",
    "\ud800",
    "By " + "A" * 300,
]


@pytest.mark.parametrize(("line", "authors", "agency", "place"), LINES)
def test_byline(line: str, authors: tuple[str, ...], agency: str | None, place: str | None) -> None:
    """People, agency and place, apart from each other; roles, outlets, days and addresses gone."""
    assert byline.parse(line) == Byline(authors, agency, place)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_no_byline(line: str) -> None:
    """What is not surely a byline is none."""
    assert byline.parse(line) is None


def test_any_text() -> None:
    """Any text gives a byline or None."""
    pieces = "By |Jane |Roe|, | and |AP|\ud800|\x00|\n|(|)|@x|a@b.c|2024|14:41|记者|张三|기자|.|²|A." * 2
    rng = random.Random(7)
    for _ in range(3000):
        byline.parse("".join(rng.choices(pieces.split("|"), k=rng.randrange(12))))
