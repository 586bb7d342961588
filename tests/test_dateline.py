"""Datelines in the forms of many newsrooms, each beside what only looks like one. All texts are invented."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

from cleaner import dateline

if TYPE_CHECKING:
    from cleaner.model import Dateline

PROSE = " The river rose again overnight and the ferry stayed in port, the harbour office said on Tuesday."
HAN = "河水在夜间再次上涨，港务局周二表示渡轮仍停在港内。"

FORMS = [
    # dateline, place, agency, year, month, day
    ("OSLO (AP) —", "OSLO", "AP", None, None, None),
    ("PORT ELLEN, Scotland, March 3 (Reuters) -", "PORT ELLEN, Scotland", "Reuters", None, 3, 3),
    ("RYE, N.Y., Marchg 12 -", "RYE, N.Y.", None, None, 3, 12),
    ("La paz, march 18 -", "La paz", None, None, 3, 18),
    ("JOHANNESBURG March 13 -", "JOHANNESBURG", None, None, 3, 13),
    ("May 5 (UPI) --", None, "UPI", None, 5, 5),
    ("Sept. 12 (UPI) --", None, "UPI", None, 9, 12),
    ("(AFP) —", None, "AFP", None, None, None),
    ("(KXYZ) —", None, "KXYZ", None, None, None),
    ("London Reuters —", "London", "Reuters", None, None, None),
    ("AFP –", None, "AFP", None, None, None),
    ("HARBORVILLE —", "HARBORVILLE", None, None, None, None),
    ("ST. IVES —", "ST. IVES", None, None, None, None),
    ("Santa Rosa, California—", "Santa Rosa, California", None, None, None, None),
    ("TAMPA, Fla.-", "TAMPA, Fla.", None, None, None, None),
    ("NEW DELHI:", "NEW DELHI", None, None, None, None),
    ("NAGPUR:", "NAGPUR", None, None, None, None),
    ("NEW YORK and CHICAGO —", "NEW YORK and CHICAGO", None, None, None, None),
    ("JERUSALEM/CAIRO (Reuters) -", "JERUSALEM/CAIRO", "Reuters", None, None, None),
    ("WASHINGTON (January 24, 2017) —", "WASHINGTON", None, 2017, 1, 24),
    ("Geneva, 5 May 2024 –", "Geneva", None, 2024, 5, 5),
    ("Sevelen, 27.6.2025 –", "Sevelen", None, 2025, 6, 27),
    ("McALLEN, Texas —", "McALLEN, Texas", None, None, None, None),
    ("PORT-AU-PRINCE, Haiti (AP) --", "PORT-AU-PRINCE, Haiti", "AP", None, None, None),
    # press releases
    ("NEW YORK, NY / ACCESSWIRE / May 7, 2024 /", "NEW YORK, NY", "ACCESSWIRE", 2024, 5, 7),
    ("DENVER, May 7, 2024 /PRNewswire/ --", "DENVER", "PRNewswire", 2024, 5, 7),
    ("DENVER, May 07, 2024 (GLOBE NEWSWIRE) --", "DENVER", "GLOBE NEWSWIRE", 2024, 5, 7),
    ("DENVER, May 7, 2024--(BUSINESS WIRE)--", "DENVER", "BUSINESS WIRE", 2024, 5, 7),
    ("DENVER--(BUSINESS WIRE)--", "DENVER", "BUSINESS WIRE", None, None, None),
    # German, French, Spanish, Italian, Portuguese
    ("Berlin (dpa) -", "Berlin", "dpa", None, None, None),
    ("Kiel/Hamburg (dpa/lno) -", "Kiel/Hamburg", "dpa/lno", None, None, None),
    ("Paris (AFP) –", "Paris", "AFP", None, None, None),
    ("PARIS, 3 janvier (Reuters) -", "PARIS", "Reuters", None, 1, 3),
    ("Genève, le 3 janvier 2024 (ATS) -", "Genève", "ATS", 2024, 1, 3),
    ("MADRID, 3 Ene. (EUROPA PRESS) -", "MADRID", "EUROPA PRESS", None, 1, 3),
    ("MADRID, 3 (EUROPA PRESS)", "MADRID", "EUROPA PRESS", None, None, 3),
    ("Madrid, 3 ene (EFE).-", "Madrid", "EFE", None, 1, 3),
    ("La Habana, 5 may (Prensa Latina)", "La Habana", "Prensa Latina", None, 5, 5),
    ("ROMA, 3 gen - (ANSA) -", "ROMA", "ANSA", None, 1, 3),
    ("(ANSA) - ROMA, 03 GEN -", "ROMA", "ANSA", None, 1, 3),
    ("Lisboa, 05 mai 2024 (Lusa) -", "Lisboa", "Lusa", 2024, 5, 5),
    ("SÃO PAULO, SP (FOLHAPRESS) -", "SÃO PAULO, SP", "FOLHAPRESS", None, None, None),
    # Turkish, Slavic, Hungarian, Indonesian, Malay
    ("ANKARA (AA) -", "ANKARA", "AA", None, None, None),
    ("İSTANBUL, (DHA)-", "İSTANBUL", "DHA", None, None, None),
    ("МОСКВА, 5 мая — ТАСС.", "МОСКВА", "ТАСС", None, 5, 5),
    ("МОСКВА, 5 мая. /ТАСС/.", "МОСКВА", "ТАСС", None, 5, 5),
    ("Москва. 5 мая. INTERFAX.RU -", "Москва", "INTERFAX.RU", None, 5, 5),
    ("WARSZAWA, 3 stycznia (PAP) -", "WARSZAWA", "PAP", None, 1, 3),
    ("Praha 3. ledna (ČTK) -", "Praha", "ČTK", None, 1, 3),
    ("ZAGREB, 3. siječnja 2024. (Hina) -", "ZAGREB", "Hina", 2024, 1, 3),
    ("Budapest, 2024. január 3., szerda (MTI) -", "Budapest", "MTI", 2024, 1, 3),
    ("TEMPO.CO, Jakarta -", "Jakarta", "TEMPO.CO", None, None, None),
    ("JAKARTA, KOMPAS.com -", "JAKARTA", "KOMPAS.com", None, None, None),
    ("KUALA LUMPUR, 5 Mei (Bernama) --", "KUALA LUMPUR", "Bernama", None, 5, 5),
    # Arabic, Hindi, Indian English
    ("القاهرة (رويترز) -", "القاهرة", "رويترز", None, None, None),
    ("القاهرة 24 أبريل 2024 (شينخوا) --", "القاهرة", "شينخوا", 2024, 4, 24),
    ("नई दिल्ली, 5 मई (भाषा)", "नई दिल्ली", "भाषा", None, 5, 5),
    ("एएनआई, नई दिल्ली।", "नई दिल्ली", "एएनआई", None, None, None),
    ("Mumbai, May 5 (IANS):", "Mumbai", "IANS", None, 5, 5),
    # dashes of every kind, mangled dashes included
    ("KYIV (AP) _", "KYIV", "AP", None, None, None),
    ("KYIV (AP) â€”", "KYIV", "AP", None, None, None),
    ("KYIV (AP) &mdash;", "KYIV", "AP", None, None, None),
    ("KYIV (AP) \x97", "KYIV", "AP", None, None, None),
    ("KYIV (AP) ?", "KYIV", "AP", None, None, None),
    ("KYIV (AP)-", "KYIV", "AP", None, None, None),
    # impossible days
    ("WASHINGTON, Feb 30 (AP) -", "WASHINGTON", "AP", None, None, None),
]

EAST_ASIAN = [
    ("新华社北京4月24日电", "北京", "新华社", None, 4, 24),
    ("中新网5月5日电", None, "中新网", None, 5, 5),
    ("本报北京5月5日讯", "北京", None, None, 5, 5),
    ("央视网消息：", None, "央视网", None, None, None),
    ("（中央社記者王小明台北5日電）", "台北", "中央社", None, None, 5),
    ("〔記者王小明／台北報導〕", "台北", None, None, None, None),
    ("【大纪元2024年5月5日讯】", None, "大纪元", 2024, 5, 5),
    ("【ロンドン=山田太郎】", "ロンドン", None, None, None, None),
    ("【ワシントン＝共同】", "ワシントン", "共同", None, None, None),
    ("【北京時事】", "北京", "時事", None, None, None),
    ("［東京　５日　ロイター］　－", "東京", "ロイター", None, None, 5),
    ("【5月5日 AFP】", None, "AFP", None, 5, 5),
    ("(서울=연합뉴스)", "서울", "연합뉴스", None, None, None),
    ("[서울=뉴시스]", "서울", "뉴시스", None, None, None),
]

NEAR_MISSES = [
    "PARIS — the novel, not the town — sold well again this year, its publisher said on Tuesday.",
    "EXCLUSIVE:" + PROSE,
    "WATCH —" + PROSE,
    "BREAKING NEWS —" + PROSE,
    "UPDATE (AP) -" + PROSE,
    "ВАЖНО — Река снова поднялась за ночь, и паром остался в порту, сообщила администрация во вторник.",
    "St. Louis, Missouri police said the river rose again overnight and the ferry stayed in port.",
    "Arsenal 2 - Chelsea 1 was the score that settled the league on Saturday, the club's fifth.",
    "Arsenal - Chelsea",
    "SMITH: I think the river rose again overnight and that the ferry should have stayed in port.",
    "HARBOUR QUARREL: The river patrol was rammed again overnight, the harbour office said on Tuesday.",
    "Lindau: Alte Fähren fahren auch bei Hochwasser weiter, wie der Betreiber am Dienstag sagte.",
    "Inflation — The rate at which prices rise — is a matter of much debate - and of much doubt.",
    "Lindau – Stadt der Brücken – hat am Dienstag wieder eine Brücke gesperrt, wie der Senat sagte.",
    "NVIDIA (NVDA) —" + PROSE,
    "Tesla (TSLA) -" + PROSE,
    "Emma Stone – The actor opened the festival on Tuesday with a short film about a river and its port.",
    "Monday, May 5 -" + PROSE,
    "May 5 -" + PROSE,
    "Endlich. Der Fluss fällt wieder und die Fähre fährt, wie das Hafenamt am Dienstag mitgeteilt hat.",
    "Foto (dpa) Der Fluss fällt wieder und die Fähre fährt, wie das Hafenamt am Dienstag mitgeteilt hat.",
    "TRUMP WINS OHIO AGAIN —" + PROSE,
    "(File photo) —" + PROSE,
    "Lisbon, Portugal: November 9–12, 2026",
    "Lisbon, 23 May – 28 September 2025",
    "NEBULA MARS 3",
    "The Hague - whose ferry stayed in port - said on Tuesday that the river rose again overnight.",
    "【写真=山田太郎】" + HAN,
    "[헤럴드=홍길동 기자] 강물이 밤사이 다시 불어났다.",
    "(사진=연합뉴스) 강물이 밤사이 다시 불어났다.",
]


def find(*paragraphs: str, published: dt.date | None = None) -> Dateline | None:
    source, spans = "", []
    for paragraph in paragraphs:
        spans.append((len(source), len(source) + len(paragraph)))
        source += paragraph + "\n"
    found = dateline.find(source, spans, published=published)
    assert found is None or source[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize("form", FORMS + EAST_ASIAN, ids=lambda form: form[0])
def test_form(form: tuple[str, str | None, str | None, int | None, int | None, int | None]) -> None:
    """Each form gives its fields and exactly its own text."""
    text, *fields = form
    found = find(text + (HAN if form in EAST_ASIAN else PROSE))
    assert found is not None
    assert [found.place, found.agency, found.year, found.month, found.day] == fields
    assert found.text == text


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_miss(text: str) -> None:
    """What only looks like a dateline is none."""
    assert find(text) is None


def test_house_style_with_a_full_stop() -> None:
    """A city and a full stop open a standfirst in German; in other languages only in capitals."""
    german = "Hamburg. Der Fluss ist in der Nacht wieder gestiegen, und die Fähre blieb im Hafen."
    found = find(german)
    assert found is not None
    assert (found.place, found.text) == ("Hamburg", "Hamburg.")
    assert find("Hamburg." + PROSE) is None
    found = find("BOGOTÁ.- El río subió de nuevo por la noche y el transbordador se quedó en el puerto.")
    assert found is not None
    assert found.place == "BOGOTÁ"


def test_second_paragraph_and_own_line() -> None:
    """A standfirst may come first, and a dateline may stand on a line of its own."""
    found = find("The ferry stays in port for a third day.", "OSLO (AP) —" + PROSE)
    assert found is not None
    assert found.place == "OSLO"
    found = find("PARIS (AFP) —", PROSE.strip())
    assert found is not None
    assert found.text == "PARIS (AFP) —"


def test_not_behind_the_story() -> None:
    """Behind a first paragraph that is the story itself no dateline is looked for."""
    assert find(PROSE.strip() * 5, "OSLO (AP) —" + PROSE) is None


def test_list_and_dialogue() -> None:
    """Paragraphs that open alike are a list or a dialogue."""
    assert find("Oslo -" + PROSE, "Bergen -" + PROSE) is None
    assert find("OKAFOR: The river rose again overnight and the ferry stayed.", "ROE: It did, twice.") is None


@pytest.mark.parametrize(
    ("published", "year"),
    [
        (dt.date(2024, 1, 1), 2023),
        (dt.date(2023, 12, 31), 2023),
        (dt.date(2023, 12, 30), 2023),
        (dt.date(2023, 12, 1), 2022),
        (dt.datetime(2024, 1, 1, 8, 30), 2023),
        (None, None),
    ],
)
def test_year_from_publication(published: dt.date | None, year: int | None) -> None:
    """The year is the last in which the day is not after publication, with one day's grace."""
    found = find("OSLO, Dec 31 (AP) —" + PROSE, published=published)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("tag", "agency", "text"),
    [
        ("It fell again. (AFP)", "AFP", "(AFP)"),
        ("It fell again. – Bernama", "Bernama", "– Bernama"),
        ("Quelle: dpa", "dpa", "Quelle: dpa"),
        ("Kaynak: AA", "AA", "Kaynak: AA"),
        ("来源：新华社", "新华社", "来源：新华社"),
        ("With inputs from PTI", "PTI", "With inputs from PTI"),
        ("(With inputs from ANI)", "ANI", "(With inputs from ANI)"),
        ("dpa/AFP", "dpa/AFP", "dpa/AFP"),
    ],
)
def test_closing_tag(tag: str, agency: str, text: str) -> None:
    """An agency that signs at the end gives an agency and nothing else."""
    found = find(PROSE.strip(), tag)
    assert found is not None
    assert (found.agency, found.text, found.place, found.day) == (agency, text, None, None)


@pytest.mark.parametrize(
    "tag",
    ["It fell, he told Reuters", "He left it (AFP)", "He read it. (Online)", "Reuter", "He paid. (kas)"],
)
def test_no_closing_tag(tag: str) -> None:
    """Words of the story that name an agency sign nothing."""
    assert find(PROSE.strip(), tag) is None


PIECES = (
    "PARIS|Paris|, |(AFP)|(|—| - |:|.|May 5|2024|\ud800|\x00|\n| |新华社|北京|4月24日|电|【|=|】|القاهرة|मई|/"
    "| and |31|99999999|٣|²|①|İ|ß|Feb 30|/ACCESSWIRE/|�|\u200f|" + "a" * 50 + "|" + "A" * 50 + "|" + "A " * 30
).split("|")


def test_any_text() -> None:
    """Any text gives a dateline or None, with exact offsets."""
    rng = random.Random(5)
    for _ in range(3000):
        find(*("".join(rng.choices(PIECES, k=rng.randrange(12))) for _ in range(rng.randrange(1, 4))))


def test_work_does_not_grow_with_the_text() -> None:
    """Only heads and tails are read: a megabyte behind the head changes nothing."""
    long = find("OSLO (AP) —" + PROSE * 10_000)
    assert long == find("OSLO (AP) —" + PROSE)
