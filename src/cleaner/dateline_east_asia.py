"""Datelines of Chinese, Japanese and Korean newsrooms, which bracket them or end them with 电."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from cleaner import agencies, calendar_words, late

_YEAR = r"(?:(?P<year>\d{4})\s?[年년])"
_MONTH = r"(?:(?P<month>\d{1,2})\s?[月월])"
_DAY = r"(?P<day>\d{1,2})\s?[日일]"
_CLOCK = r"(?:(?P<hour>\d{1,2})\s?[时時](?:(?P<minute>\d{1,2})\s?分)?)"
_HAN = r"[\p{Han}·・]"
_JAPANESE = r"[\p{Han}\p{Hiragana}\p{Katakana}ー・]"
_OPEN, _CLOSE = r"[【［\[（(〔]", r"[】］\])）〕]"

_FORMS = tuple(
    late.compile(form, late.VERBOSE)
    for form in (
        # （中央社記者王小明台北5日電）
        rf"{_OPEN}(?P<agency>中央社)[記记]者{_HAN}{{3}}(?:、{_HAN}{{3}}){{0,2}}(?P<place>{_HAN}{{2,8}}?)"
        rf"{_YEAR}?{_MONTH}?{_DAY}(?:專|綜合外|外)?電(?:報導)?{_CLOSE}",
        # 新华社北京4月24日电 · 中新网5月5日电 · 据法新社巴黎5日报道 · 本报北京5月5日讯
        rf"[（(]?(?:据|據)?(?P<agency>{_HAN}{{1,6}}?(?:社|网|網|报|報|台|新闻|新聞))(?:客户端|客戶端|微博)?(?P<filed>记者|記者)?(?P<place>{_HAN}{{2,12}}?)?"
        rf"{_YEAR}?{_MONTH}?{_DAY}{_CLOCK}?(?:专|專|综合|綜合外|外)?(?:(?:电|電)(?:報導)?|讯|訊|消息)[）)]?",
        # 央视网消息：
        rf"(?P<agency>{_HAN}{{2,6}}?)消息\s?(?:[(（][^()（）]{{2,20}}[)）])?[:：]",
        # 【大纪元2024年5月5日讯】 · （吉隆坡5日讯）
        rf"{_OPEN}(?P<agency>大纪元|大紀元|新唐人){_YEAR}?{_MONTH}{_DAY}[讯訊](?:[（(][^（()）]{{2,30}}[)）])?{_CLOSE}",
        rf"{_OPEN}(?:本[报報])?(?P<place>{_HAN}{{2,10}}?){_MONTH}?{_DAY}(?:综合|綜合)?[讯訊电電]{_CLOSE}",
        # 〔記者王小明／台北報導〕
        rf"{_OPEN}[記记]者{_HAN}{{2,4}}(?:、{_HAN}{{2,4}}){{0,3}}\s?[／/]\s?"
        rf"(?P<place>{_HAN}{{2,8}}?)[報报][導导道]{_CLOSE}",
        # 【ワシントン共同】 · ［東京　５日　ロイター］　－ · 【5月5日 AFP】
        rf"{_OPEN}(?P<place>{_JAPANESE}{{2,14}}?)\s?[=＝]?\s?(?P<agency>共同|時事|聯合ニュース){_CLOSE}",
        rf"{_OPEN}(?P<place>{_JAPANESE}{{2,14}}?(?:[/／]{_JAPANESE}{{2,14}}?)?)\s{_MONTH}?{_DAY}\s"
        rf"(?P<agency>ロイター|AFP|AP){_CLOSE}(?:\s?[-－—―–])?",
        rf"{_OPEN}{_MONTH}{_DAY}\s(?P<agency>[A-Z]{{2,8}}){_CLOSE}",
        # 【ロンドン=山田太郎】 · 【AFP=時事】
        rf"{_OPEN}(?P<place>[\p{{Katakana}}ー・]{{2,14}}|{_JAPANESE}{{2,8}})\s?[=＝]\s?"
        rf"(?P<right>[\p{{L}}ー・、\s]{{2,16}}){_CLOSE}",
        rf"{_OPEN}(?P<agency>AFP[=＝]時事){_CLOSE}",
        # (서울=연합뉴스) · [서울·워싱턴=뉴시스]
        rf"{_OPEN}(?P<place>\p{{Hangul}}{{2,8}}(?:[·ㆍ,/]\s?\p{{Hangul}}{{2,8}}){{0,2}})\s?[=＝]\s?"
        rf"(?P<right>[\p{{Hangul}}\p{{L}}\d]{{2,12}})(?:\s\p{{Hangul}}{{2,4}}\s(?:기자|특파원))?{_CLOSE}",
        # (파리 AFP=연합뉴스)
        rf"{_OPEN}(?P<place>\p{{Hangul}}{{2,8}})\s(?P<agency>(?:AP|AFP|EPA|UPI|dpa|DPA|TASS|로이터|교도|타스|신화)[=＝]\p{{Hangul}}{{2,8}}){_CLOSE}",
    )
)
# Left of "=" these tell what a picture is, not where a story was filed.
_PICTURES = (
    *("写真", "撮影", "画像", "動画", "図", "イラスト", "提供", "出典", "資料", "取材", "文"),
    *("사진", "자료", "그래픽", "출처", "영상", "편집", "글"),
)
_REPORTERS = ("기자", "특파원", "記者", "特派員", "앵커", "PD")


class Found(NamedTuple):
    """The fields of a dateline, as written, and where it ends."""

    place: str | None
    agency: str | None
    year: int | None
    month: int | None
    day: int | None
    end: int
    clock: dt.time | None = None


def find(text: str, start: int, end: int) -> Found | None:
    """The East Asian dateline that starts here, or None.

    >>> find("新华社北京4月24日电", 0, 12)
    Found(place='北京', agency='新华社', year=None, month=4, day=24, end=11, clock=None)
    >>> find("(서울=연합뉴스) 홍길동 기자 =", 0, 20)[:2]
    ('서울', '연합뉴스')
    >>> find("【写真=山田太郎】", 0, 9) is None
    True
    """
    for form in _FORMS:
        found = form.match(text, start, end)
        if found is not None:
            return _read(found.groupdict(), found.end())
    return None


def _read(fields: dict[str, str | None], end: int) -> Found | None:
    where, agency, right = fields.get("place"), fields.get("agency"), fields.get("right")
    month, day = _number(fields.get("month")), _number(fields.get("day"))
    year = _number(fields.get("year"))
    hour, minute = _number(fields.get("hour")), _number(fields.get("minute")) or 0
    clock = dt.time(hour, minute) if hour is not None and hour <= 23 and minute <= 59 else None
    if fields.get("filed") and where is not None:
        where = None  # "新华社记者张三北京": nothing parts the name of the reporter from the place
    if right is not None:
        if where is None or where.startswith(_PICTURES) or right.endswith(_REPORTERS):
            return None
        hangul = "\uac00" <= where[0] <= "\ud7a3"
        agency = right if agencies.is_signature(right) or hangul else None
    elif agency is not None and not agencies.is_signature(agency) and "時事" not in agency:
        if day is None or not agency.endswith(("社", "网", "網", "报", "報", "台")):
            return None
        agency = None if agency[0] == "本" else agency
    if month is not None and day is not None and not calendar_words.exists(year, month, day):
        year = month = day = None
    elif month is None and day is not None and not 1 <= day <= 31:
        day = None
    return Found(where, agency, year, month, day, end, clock)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
