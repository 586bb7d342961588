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
    ("By JANE ROE | Staff Writer", ("Jane Roe",), None, None),
    ("By Jane Roe of the Daily Bugle", ("Jane Roe",), None, None),
    ("By Jane Roe, Ph.D.", ("Jane Roe, Ph.D.",), None, None),
    ("By Jane Roe Published 5 May 2024", ("Jane Roe",), None, None),
    ("By Jane Roe Updated May 5, 2024 10:15 a.m. ET", ("Jane Roe",), None, None),
    ("By Jane Roe (jane.roe@example.com)", ("Jane Roe",), None, None),
    ("Words by Jane Roe, photographs by John Doe", ("Jane Roe",), None, None),
    ("Story by Jane Roe. Photos by John Doe.", ("Jane Roe",), None, None),
    ("By Marta Roe and Domingo Doe", ("Marta Roe", "Domingo Doe"), None, None),
    ("Press Trust of India | New Delhi", (), "Press Trust of India", "New Delhi"),
    ("By: PTI | New Delhi | May 5, 2024", (), "PTI", "New Delhi"),
    ("Von Max Muster und dpa", ("Max Muster",), "dpa", None),
    ("VON MAX MUSTER", ("Max Muster",), None, None),
    ("Par Jeanne Roe (avec AFP)", ("Jeanne Roe",), "AFP", None),
    ("Par Jeanne Roe, à Paris", ("Jeanne Roe",), None, "Paris"),
    ("Par Jeanne Roe, envoyée spéciale à Kiev", ("Jeanne Roe",), None, "Kiev"),
    ("Par Le Monde avec AFP", (), "AFP", None),
    ("Propos recueillis par Jeanne Roe", ("Jeanne Roe",), None, None),
    ("Por João da Silva, da Folhapress", ("João da Silva",), "Folhapress", None),
    ("Por Juana Roe, corresponsal en Madrid", ("Juana Roe",), None, "Madrid"),
    ("di Mario Rossi e Anna Bianchi", ("Mario Rossi", "Anna Bianchi"), None, None),
    ("di Mario Rossi, inviato a Kiev", ("Mario Rossi",), None, "Kiev"),
    ("a cura di Mario Rossi", ("Mario Rossi",), None, None),
    ("dal nostro inviato Mario Rossi", ("Mario Rossi",), None, None),
    ("Door Jan de Vries en Piet Jansen", ("Jan de Vries", "Piet Jansen"), None, None),
    ("Jan de Vries, verslaggever", ("Jan de Vries",), None, None),
    ("Av Kari Nordmann og Ola Nordmann", ("Kari Nordmann", "Ola Nordmann"), None, None),
    ("Text: Anna Svensson", ("Anna Svensson",), None, None),
    ("Kirjoittaja: Matti Esimerkki", ("Matti Esimerkki",), None, None),
    ("Opracował: Jan Kowalski", ("Jan Kowalski",), None, None),
    ("Autor: Jan Novák, ČTK", ("Jan Novák",), "ČTK", None),
    ("Piše: Ivan Horvat", ("Ivan Horvat",), None, None),
    ("Szerző: Kovács János", ("Kovács János",), None, None),
    ("Autor: Ion Popescu", ("Ion Popescu",), None, None),
    ("Автор: Иван Петров, ТАСС", ("Иван Петров",), "ТАСС", None),
    ("Автор: Олена Іваненко", ("Олена Іваненко",), None, None),
    ("Του Γιάννη Παπαδόπουλου", ("Γιάννη Παπαδόπουλου",), None, None),
    ("Haber: Ali Yılmaz", ("Ali Yılmaz",), None, None),
    ("Penulis: Budi Santoso | Editor: Siti Aminah", ("Budi Santoso",), None, None),
    ("كتب: محمد علي", ("محمد علي",), None, None),
    ("מאת: דוד כהן", ("דוד כהן",), None, None),
    ("लेखक: राम कुमार", ("राम कुमार",), None, None),
    ("作者：张三 责编：李四", ("张三",), None, None),
    ("文：张三 编辑：李四", ("张三",), None, None),
    ("文/张三 图/李四", ("张三",), None, None),
    ("文＝山田太郎", ("山田太郎",), None, None),
    ("山田太郎 記者", ("山田太郎",), None, None),
    ("홍길동 기자 hong@example.com", ("홍길동",), None, None),
    ("글 홍길동", ("홍길동",), None, None),
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
    "编辑：张三",
    "【山田太郎】",
    "Di notte il fiume è salito",
    "Di Notte",
    "Von Montag Abend an fährt die Fähre",
    "By March Madness",
    "Text: siehe unten",
    "كتب محمد علي رسالة إلى المجلس",
    "Teksti: ks. sivu 4",
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
