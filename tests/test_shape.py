"""What a block looks like, in several scripts."""

from __future__ import annotations

import pytest
from hypothesis import given

from cleaner.shape import (
    COLON,
    COMMA,
    LABEL,
    LENGTH_BINS,
    LINE,
    NO_END,
    PROSE,
    SENTENCE,
    SHORT,
    STOP,
    length_bin,
    shape,
)
from strategies import anything, sentences


@pytest.mark.parametrize(
    ("text", "kind", "ending"),
    [
        ("News", LABEL, NO_END),
        ("Latest headlines:", LABEL, COLON),
        ("Ferry sails again, finally", SHORT, NO_END),
        ("Ferry to Morvig sails again after three days of storm", LINE, NO_END),
        ("The dam held through the night.", SENTENCE, STOP),
        ("The dam at Arle held through the night, and nobody was hurt in the town.", PROSE, STOP),
        ("“The dam held through the night,” he said, “and nobody in the town was hurt.”", PROSE, STOP),
        ("words " * 25 + "and no end", PROSE, NO_END),
        ("She bought apples,", LABEL, COMMA),
        ("Плотина в Арле выдержала ночь, и никто в городе не пострадал, сообщил водный совет.", PROSE, STOP),
        ("قال مجلس المياه إن السد صمد طوال الليل؟", SENTENCE, STOP),
        ("मौसम विभाग ने कहा कि नदी का पानी रात भर बढ़ता रहा और लोग घर छोड़ गए।", PROSE, STOP),
        ("首相は十日、東京で記者会見を開き、新しい予算について説明した。", PROSE, STOP),
        ("相关新闻", LABEL, NO_END),
        ("นายกรัฐมนตรีแถลงข่าวเรื่องงบประมาณใหม่ที่กรุงเทพมหานครเมื่อวันจันทร์", PROSE, NO_END),
        ("Η κυβέρνηση ανακοίνωσε νέα μέτρα για την προστασία του λιμανιού από τις καταιγίδες.", PROSE, STOP),
    ],
)
def test_kinds_and_endings(text: str, kind: int, ending: int) -> None:
    """Length and ending make the kind, whatever the script."""
    looks = shape(text)
    assert (looks.kind, looks.ending) == (kind, ending)


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "►", "#"])
def test_a_list_marker_is_told_and_not_counted(mark: str) -> None:
    """A marker changes nothing but the flag."""
    plain, marked = shape("The bridge is closed today."), shape(f"{mark} The bridge is closed today.")
    assert (plain.bullet, marked.bullet) == (False, True)
    assert (plain.kind, plain.words, plain.ending) == (marked.kind, marked.words, marked.ending)


@pytest.mark.parametrize("closer", ['"', "”", ")", "»", "」", '.")', "*", "“", "‘", "«", "״", "｣", "〕"])
def test_closing_marks_do_not_hide_the_end(closer: str) -> None:
    """A sentence that closes a quotation or bracket is ended."""
    assert shape(f"The dam held through the night.{closer}").ending == STOP


@pytest.mark.parametrize("mark", [".", "。", "؟", "۔", "।", "॥", "։", "።", "။", "។", "།", "᠃", "෴", "᱾", "⁉"])
def test_each_script_ends_its_sentences(mark: str) -> None:
    """A mark that ends sentences in some script ends them, before a closing quote as well."""
    assert shape(f"The dam held through the night{mark}").ending == STOP
    assert shape(f"„The dam held through the night{mark}“").ending == STOP


@pytest.mark.parametrize("mark", [",", "،", "、", "，", "؛", "፣"])
def test_each_script_has_its_commas(mark: str) -> None:
    """A comma or semicolon of any script tells that a line goes on."""
    assert shape(f"The dam held{mark}").ending == COMMA


@given(anything(200))
def test_every_text_has_a_shape(text: str) -> None:
    """Any block has one of the five kinds and four endings, and no negative length."""
    block = text.strip()
    if block:
        looks = shape(block)
        assert looks.kind in (LABEL, SHORT, LINE, SENTENCE, PROSE)
        assert looks.ending in (NO_END, COLON, COMMA, STOP)
        assert looks.words >= 0
        assert 0 <= length_bin(looks.words) < LENGTH_BINS


@given(sentences())
def test_a_sentence_of_news_is_prose(text: str) -> None:
    """Twelve words and a full stop are prose; without the stop they are a line or a long paragraph."""
    looks = shape(text)
    assert looks.kind == PROSE
    assert looks.words == len(text.split())
    assert shape(text[:-1]).kind == (PROSE if looks.words >= 25 else LINE)


def test_length_bins_rise() -> None:
    """Longer texts are never in a lower bin, and all bins are used."""
    bins = [length_bin(words) for words in range(200)]
    assert bins == sorted(bins)
    assert set(bins) == set(range(LENGTH_BINS))
