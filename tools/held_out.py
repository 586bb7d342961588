"""Scores on sites that the strengths were not fitted to: `python tools/held_out.py CORPUS`.

Five times a fifth of the sites is left out of the fit of the text tables and of the headline's, and the texts of
these sites are cleaned with what was fitted. Printed are precision and recall over word 4-grams, averaged over
pages, and F1 of the two means, for every extractor; and the words taken from clean stories. It takes a minute:
run it before and after every change of a rule set, of evidence or of a verdict.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from statistics import mean

import numpy as np

import cleaner
from cleaner import RuleBook, evidence, headline, strengths
from cleaner.strengths import Strengths
from corpus import GRAM, STORIES, Sample, samples, words
from fit_strengths import FITTED, FOLDS, SMOOTHNESS_OF_HEADLINES, Rows, Text, fit, fold, headline_rows, story_rows


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of a text."""
    found = words(text)
    return Counter(tuple(found[i : i + GRAM]) for i in range(max(1, len(found) - GRAM + 1))) if found else Counter()


def tables(every: Sequence[Sample]) -> list[tuple[set[str], Strengths]]:
    """For each fold its sites, and the strengths fitted without them."""
    book, shipped = RuleBook.default(), strengths.fitted()
    numbers = {name: n for n, name in enumerate(book.names, 1)}
    all_texts = [Text(sample, book.matcher, numbers) for sample in every]
    titles = headline_rows(all_texts, book.matcher, numbers)
    texts = [text for text in all_texts if text.sample.extractor in (*FITTED, *STORIES)]
    found = []
    for number in range(FOLDS):
        out = set(fold(every, number))

        def used(rows: Rows, out: set[str] = out) -> np.ndarray:
            return np.array([site not in out for site in rows.site])

        title = fit(titles, headline.EVIDENCE, used(titles), SMOOTHNESS_OF_HEADLINES)
        page, extract = (
            fit(rows, evidence.EVIDENCE, used(rows))
            for rows in (story_rows(texts, title, whole=whole) for whole in (True, False))
        )
        found.append((out, shipped._replace(page=page, extract=extract, headline=title, rule_sets=numbers)))
    return found


def cleaned(job: tuple[Strengths, Sample]) -> tuple[str, float | None, float, int]:
    """The extractor of a sample, precision and recall of what comes out, and the words of it that are gone."""
    known, sample = job
    strengths.fitted = lambda: known  # type: ignore[assignment]  # this process measures and does nothing else
    article = cleaner.clean(sample.text)
    gold, got = grams(sample.story), grams(article.text)
    hit = sum((gold & got).values())
    left = "\n".join(filter(None, [article.title, article.text]))
    gone = sum((Counter(words(sample.text)) - Counter(words(left))).values())
    precision = hit / sum(got.values()) if got else None
    return sample.extractor, precision, hit / sum(gold.values()) if gold else 1.0, gone


def main() -> None:
    """Fit, clean and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    every = samples(options.corpus)
    jobs = [(known, sample) for out, known in tables(every) for sample in every if sample.site in out]
    with Pool(options.jobs) as pool:
        results = pool.map(cleaned, jobs, chunksize=32)
    for extractor in sorted({sample.extractor for sample in every}):
        rows = [row for row in results if row[0] == extractor]
        if extractor in STORIES:
            gone = [row[3] for row in rows]
            print(f"{extractor:20s} {sum(gone)} words taken, {gone.count(0)} of {len(gone)} stories untouched")
            continue
        precision, recall = mean(row[1] for row in rows if row[1] is not None), mean(row[2] for row in rows)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{extractor:20s} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}  ({len(rows)} pages)")


if __name__ == "__main__":
    main()
