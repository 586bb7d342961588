"""Timestamp lines in many languages, beside lines that hold a date and more, or a date that could be two."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from cleaner import timestamp

LINES = [
    ("Updated: May 05, 2020 14:41 IST", "2020-05-05T14:41:00+05:30", "updated"),
    ("Published 7:12 AM EDT, Tue May 7, 2024", "2024-05-07T07:12:00-04:00", "published"),
    ("Last updated on Tuesday, 7 May 2024 at 10:15 GMT", "2024-05-07T10:15:00+00:00", "updated"),
    ("10:15 p.m. ET, May 7, 2024", "2024-05-07T22:15:00-04:00", None),
    ("10:15 p.m. ET, January 7, 2024", "2024-01-07T22:15:00-05:00", None),
    ("12:00 AM, May 7, 2024", "2024-05-07T00:00:00", None),
    ("2024-05-07T14:30:00Z", "2024-05-07T14:30:00+00:00", None),
    ("2024-05-07 14:30:00 +08:00", "2024-05-07T14:30:00+08:00", None),
    ("Stand: 07.05.2024, 14:30 Uhr", "2024-05-07T14:30:00", "updated"),
    ("Veröffentlicht am 7. Mai 2024 um 14.30 Uhr", "2024-05-07T14:30:00", "published"),
    ("Publié le 7 mai 2024 à 14h30", "2024-05-07T14:30:00", "published"),
    ("Mis à jour le 07/05/2024 à 14:30", "2024-05-07T14:30:00", "updated"),
    ("Actualizado 7 de mayo de 2024 a las 14:30 h", "2024-05-07T14:30:00", "updated"),
    ("Atualizado em 07 de maio de 2024 às 14h30", "2024-05-07T14:30:00", "updated"),
    ("Pubblicato il 7 maggio 2024 alle 14:30", "2024-05-07T14:30:00", "published"),
    ("Oppdatert 07.05.2024 kl. 14.30", "2024-05-07T14:30:00", "updated"),
    ("Opublikowano: 7 maja 2024, 14:30", "2024-05-07T14:30:00", "published"),
    ("Опубликовано: 7 мая 2024, 14:30 МСК", "2024-05-07T14:30:00+03:00", "published"),
    ("Güncelleme: 07 Mayıs 2024 14:30", "2024-05-07T14:30:00", "updated"),
    ("Selasa, 07 Mei 2024 14:30 WIB", "2024-05-07T14:30:00+07:00", None),
    ("آخر تحديث: 7 مايو 2024", "2024-05-07", "updated"),
    ("7 मई 2024, 14:30 IST", "2024-05-07T14:30:00+05:30", None),
    ("发布时间：2024-05-07 14:30", "2024-05-07T14:30:00", "published"),
    ("2024年05月07日14時30分", "2024-05-07T14:30:00", None),
    ("입력 2024.05.07. 오후 2:30", "2024-05-07T14:30:00", "published"),
    ("13/06/2020", "2020-06-13", None),
    ("Published: 2024-05-07 14:30 UTC", "2024-05-07T14:30:00+00:00", "published"),
    ("07-May-2024", "2024-05-07", None),
    ("13 maggio 2024 alle 14:30", "2024-05-13T14:30:00", None),
    ("13 mei 2024 om 14.30 uur", "2024-05-13T14:30:00", None),
    ("Uppdaterad 13 maj 2024 kl 14.30", "2024-05-13T14:30:00", "updated"),
    ("Udgivet 13. maj 2024 kl. 14.30", "2024-05-13T14:30:00", "published"),
    ("Julkaistu 13.5.2024 klo 14.30", "2024-05-13T14:30:00", "published"),
    ("Data publikacji: 13.05.2024, 14:30", "2024-05-13T14:30:00", "published"),
    ("Aktualizováno 13. května 2024", "2024-05-13", "updated"),
    ("Frissítve: 2024.05.13. 14:30", "2024-05-13T14:30:00", "updated"),
    ("Objavljeno: 13.5.2024. 14:30", "2024-05-13T14:30:00", "published"),
    ("Publicat: 13 mai 2024", "2024-05-13", "published"),
    ("Оновлено: 13 травня 2024", "2024-05-13", "updated"),
    ("Публикувано: 13 май 2024", "2024-05-13", "published"),
    ("Τελευταία ενημέρωση: 13 Μαΐου 2024", "2024-05-13", "updated"),
    ("13 พ.ค. 2567 14:30 น.", "2024-05-13T14:30:00", None),
    ("الإثنين 13 مايو 2024", "2024-05-13", None),
    ("13 במאי 2024", "2024-05-13", None),
    ("প্রকাশ: ১৩ মে ২০২৪, ১৪:৩০", "2024-05-13T14:30:00", "published"),
    ("Thứ hai, 13/5/2024, 14:30 (GMT+7)", "2024-05-13T14:30:00+07:00", None),
    ("2024年5月13日（月）14時30分", "2024-05-13T14:30:00", None),
    ("2024년 05월 13일 (월) 14:30", "2024-05-13T14:30:00", None),
    ("기사입력 2024-05-13 14:30", "2024-05-13T14:30:00", "published"),
    ("New Delhi | Updated: May 07, 2024 14:41 IST", "2024-05-07T14:41:00+05:30", "updated"),
    ("13. Mai 2024 um 14:30 Uhr | Lesezeit: 3 Minuten", "2024-05-13T14:30:00", None),
    ("May 7, 2024 - 3 min read", "2024-05-07", None),
]


@pytest.mark.parametrize(("line", "when", "kind"), LINES)
def test_timestamp(line: str, when: str, kind: str | None) -> None:
    """The moment, its zone where that means one thing, and what it is the moment of."""
    found = timestamp.parse(line)
    assert found is not None
    assert (found.when.isoformat(), found.kind) == (when, kind)


@pytest.mark.parametrize(
    "line",
    [
        "05/06/2020",
        "Feb 30, 2020",
        "On May 5, 2020 the river rose.",
        "March 2020 was 5",
        "May 2024",
        "14:30",
        "5 May",
        "2h ago",
        "20240507",
        "05.13.2024",
        "Concert: May 7, 2024",
        "Arle, May 7, 2024",
        "2024年5月的河",
        "13 maj",
        "Mar 5, 99999",
        "5 listopada 2024",
        "",
        "\ud800 5 May 2024",
    ],
)
def test_no_timestamp(line: str) -> None:
    """Prose, half a date, a day that does not exist or could be two: nothing is said."""
    assert timestamp.parse(line) is None


@pytest.mark.parametrize("line", ["May 7, 2024 10:15 BST", "Jan 7, 2024 10:15 BST", "Jan 7, 2024 10:15 CST"])
def test_zone_only_where_it_means_one_thing(line: str) -> None:
    """British summer is sure in May; in January BST may be Bangladesh, and CST may be China."""
    found = timestamp.parse(line)
    assert found is not None
    assert isinstance(found.when, dt.datetime)
    assert (found.when.tzinfo is not None) == line.startswith("May")


def test_year_from_publication() -> None:
    """A day without a year is the last one not after publication."""
    found = timestamp.parse("Updated Dec 31, 10 p.m.", published=dt.date(2024, 1, 1))
    assert found is not None
    assert found.when == dt.datetime(2023, 12, 31, 22)


def test_two_on_one_line() -> None:
    """A line that holds both gives both."""
    both = timestamp.parse_all("입력 2024.05.07 14:30 | 수정 2024.05.07 15:00")
    assert [stamp.kind for stamp in both] == ["published", "updated"]


def test_any_text() -> None:
    """Any text gives a timestamp or None."""
    pieces = "May |5|, |2024|14:41|IST|+99:99|25:99|\ud800|²|٣|月|日|年|am|updated|/|.|-|99999|0|T|Z|Feb |30"
    rng = random.Random(9)
    for _ in range(3000):
        timestamp.parse("".join(rng.choices(pieces.split("|"), k=rng.randrange(12))))
