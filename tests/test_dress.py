"""The words of a block without the dress of extractors."""

from __future__ import annotations

import time

import pytest

from cleaner.dress import undressed
from cleaner.shape import PROSE, STOP, shape


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Sign up](https://example.org/a_(b)?c=d)", "Sign up"),
        ("**Read more:** [A *long* road](</a b>)", "Read more: A long road"),
        ("[![The quay](q.jpg)](/quay)", "![]"),
        ("[ ](https://example.org/share)", "![]"),
        ("[the minutes][12] of [May] and [June](x)", "the minutes of [May] and June"),
        ("It held.[1][2]", "It held.[1][2]"),
        ("<u>READ MORE</u> 1 < 2", "READ MORE 1 < 2"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("Farmers &amp; hikers \\- at last\\!", "Farmers & hikers - at last!"),
        ("[unclosed](https://example.org", "[unclosed](https://example.org"),
    ],
)
def test_words_stay_and_dress_goes(text: str, words: str) -> None:
    """Brackets, stars and lines that are no dress stay."""
    assert undressed(text) == words


def test_an_address_is_no_word_and_hides_no_full_stop() -> None:
    """A paragraph that ends in a link ends as its words do."""
    said = "The board said on Monday that it would mend the wall before winter comes"
    looks = shape(f"{said}, in [a long letter](https://example.org/a/very-long/address?of=many&parts=1).")
    assert (looks.kind, looks.ending, looks.words) == (PROSE, STOP, 18)
    assert shape(f"{said}, **in a long letter.**").ending == STOP


@pytest.mark.parametrize("seed", ["](", "[", "![", "[b]", "](b)", "[a [b] ", "![](", "*a ", "[1][", "(<", "[ ![] "])
def test_time_grows_with_the_text(seed: str) -> None:
    """Marks that are opened and never closed cost no more than others."""

    def spent(size: int) -> float:
        text = "[](" + (seed * size)[:size]
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            undressed(text)
            best = min(best, time.perf_counter() - start)
        return best

    assert spent(40_000) < max(0.01, 10 * spent(10_000))
