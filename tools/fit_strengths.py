"""Fit the strengths of evidence to the maintainers' corpus: `python tools/fit_strengths.py CORPUS`.

Logistic regression over the cells of evidence, each line weighed by its words and each page alike; clean
stories weigh more, since story loss is a constraint and not a trade. `--without-sites N` leaves
the Nth fifth of the sites out, for scores on pages that were not fitted to.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleaner import RuleBook, evidence, headline, structure
from cleaner.draft import Draft, draft, uninterrupted
from cleaner.hits import is_whole_page
from cleaner.judge import find_headline, lie, weighed
from cleaner.layout import Vocabulary
from cleaner.matcher import Matcher
from cleaner.page_cleaning import look
from cleaner.plain import blocks
from cleaner.strengths import Table
from corpus import STORIES, WEB_PAGES, Paged, Sample, pages, samples, story_lines, words

# Extractors whose texts the strengths of blocks are fitted to: with all eight more story is lost, 0.14 % of its words.
# Whole pages of blogs and guides are among them, for with news alone whole guides lost a tenth of their words. The
# strengths of headlines are fitted to all of news.
FITTED = ("inscriptis", "html_text_all", "trafilatura_fast", "resiliparse_main", *WEB_PAGES)
PAGE_WEIGHT = {"news": 1.0, "web": 0.5}  # the stories of the latter are noisier
# What a line of a clean story counts beside one of an extracted page: blogs are noisier, wire stories all alike.
TEXT_WEIGHT = {"story": 3.0, "web story": 1.0, "wire story": 0.2} | dict.fromkeys(WEB_PAGES, 0.2)
RENDERED_WEIGHT = 3.0  # of a candidate in a cleaned article: one for several extractors of its page
EXPONENT = 0.7  # of a line's words: between counting lines and counting words
SMOOTHNESS = 0.3  # inverse of the regularisation; 0.1 to 1 differ by less than 0.001 of F1
SMOOTHNESS_OF_HEADLINES = 3.0  # of 0.1, 0.3, 1, 3 and 10 what finds most headlines on sites left out
TOLERANCE = 0.01  # of the solver; a tenth of it changes no score in the fourth digit and takes five times as long
FOLDS = 5


@dataclass(slots=True)
class Rows:
    """Cells, whether each row is what is looked for, its weight, and the site it comes from."""

    cells: list[tuple[int, ...]]
    wanted: list[bool]
    weight: list[float]
    site: list[str]


def fit(
    rows: Rows, kinds: Sequence[tuple[str, int]], use: np.ndarray | None = None, smoothness: float = SMOOTHNESS
) -> Table:
    """The strengths that tell the wanted rows from the others."""
    offsets = np.cumsum([0] + [n for _, n in kinds])
    cells = np.array(rows.cells) + offsets[:-1]
    width = len(kinds)
    matrix = csr_matrix(
        (np.ones(cells.size), cells.ravel(), np.arange(0, cells.size + 1, width)), shape=(len(cells), int(offsets[-1]))
    )
    wanted, weight = np.array(rows.wanted), np.array(rows.weight)
    if use is not None:
        matrix, wanted, weight = matrix[use], wanted[use], weight[use]
    model = LogisticRegression(C=smoothness, solver="liblinear", max_iter=200, tol=TOLERANCE, random_state=0)
    model.fit(matrix, wanted, sample_weight=weight)
    strengths = model.coef_[0]
    tables = tuple(tuple(round(float(v), 2) for v in strengths[a:b]) for a, b in pairwise(offsets))
    return Table(tables, round(float(model.intercept_[0]), 2))


def same(a: str, b: str) -> bool:
    """Whether two headlines have the same words."""
    return [w.casefold() for w in words(a)] == [w.casefold() for w in words(b)]


class Text:
    """A sample with everything that observing it needs."""

    def __init__(self, sample: Sample, matcher: Matcher, numbers: dict[str, int]) -> None:
        self.sample = sample
        self.draft = uninterrupted(draft(blocks(sample.text), matcher), matcher)[0]
        self.hits = self.draft.hits
        self.land = lie(self.draft, None)
        self.hints = {i: numbers[rule.rule_set] for i, rule in self.hits.hints.items()}
        self.words = Vocabulary()


def headline_rows(texts: Sequence[Text], matcher: Matcher, numbers: dict[str, int]) -> Rows:
    """The candidates for the headline of every page, of its clean story, and of the two as one cleaned text.

    The last are there so that a headline that was found is found again when its article is cleaned again.
    """
    rows = Rows([], [], [], [])
    for text in texts:
        sample = text.sample
        if sample.extractor in ("web story", "wire story", *WEB_PAGES):  # their headlines are not known
            continue
        seen = [text]
        if sample.extractor == "story" and sample.title:
            seen.append(Text(replace(sample, text=f"{sample.title}\n\n{sample.text}"), matcher, numbers))
        for each in seen:
            for i, cells in headline.observe(
                each.draft.blocks, each.draft.lower, each.land, each.hints, each.hits.signed(), each.words
            ):
                rows.cells.append(cells)
                rows.wanted.append(same(each.draft.blocks[i].text, sample.title))
                rows.weight.append(1.0 if each is text else RENDERED_WEIGHT)
                rows.site.append(sample.site)
    return rows


def story_rows(texts: Sequence[Text], titles: Table, *, whole: bool) -> Rows:
    """The blocks, of whole pages or of extracts, that no sure rule takes."""
    rows = Rows([], [], [], [])
    for text in texts:
        if is_whole_page(text.hits, text.land) != whole:
            continue
        title = find_headline(text.draft, text.land, text.hints, titles, text.words, whole=whole)
        cells = weighed(text.draft, text.land, text.hints, {}, title, text.words, None, whole=whole)
        weight = TEXT_WEIGHT.get(text.sample.extractor, 1.0)
        _add(rows, text.draft, cells, title, text.sample.story, text.sample.site, weight)
    return rows


def element_rules(book: RuleBook) -> list[str]:
    """The names of the rules that go by what elements are called."""
    return [rule.name for rule in book.rules if rule.elements]


class Built:
    """A page with everything that observing it needs."""

    def __init__(self, paged: Paged, book: RuleBook, numbers: dict[str, int], titles: Table) -> None:
        found = look(paged.html, paged.url, book)
        if found is None:
            raise ValueError(f"{paged.page}: nothing can be made of this page")
        self.paged, (read, told) = paged, found
        heard = told.structure.heard(told.witness())
        self.draft = draft(read.blocks, book.matcher, told.structure)
        vocabulary = Vocabulary()
        elements = {name: n for n, name in enumerate(element_rules(book), 1)}
        land = lie(self.draft, told.structure)
        hints = {i: numbers[rule.rule_set] for i, rule in self.draft.hits.hints.items()}
        if told.declared.title:
            self.title = headline.declared(read.blocks, told.structure.settings, told.declared.title)
        else:
            self.title = find_headline(self.draft, land, hints, titles, vocabulary, whole=True)
        self.cells, self.witnessed = (
            weighed(self.draft, lie(self.draft, seen), hints, elements, self.title, vocabulary, seen, whole=True)
            for seen in (told.structure, heard)
        )


def markup_rows(built: Sequence[Built], *, heard: bool) -> Rows:
    """The blocks of pages with their markup that no sure rule takes, before or after trafilatura is `heard`."""
    rows = Rows([], [], [], [])
    for page in built:
        weight = PAGE_WEIGHT[page.paged.part]
        cells = page.witnessed if heard else page.cells
        _add(rows, page.draft, cells, page.title, page.paged.story, page.paged.site, weight)
    return rows


def _add(
    rows: Rows,
    seen: Draft,
    cells: Sequence[tuple[int, tuple[int, ...]]],
    title: int | None,
    story: str,
    site: str,
    weight: float,
) -> None:
    """The weighed blocks of a text as rows: neither what a sure rule takes nor the headline."""
    labels = story_lines([block.text for block in seen.blocks], story)
    page = max(200, len(words(story))) ** EXPONENT
    for i, row in cells:
        label = labels[i]
        if label is None or i in seen.hits.sure or i == title:
            continue
        rows.cells.append(row)
        rows.wanted.append(label)
        size = len(words(seen.blocks[i].text)) ** EXPONENT + 1
        rows.weight.append(10 * size / page * weight)
        rows.site.append(site)


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--without-sites", type=int, help="leave this fifth of the sites out, and write to --to")
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "src" / "cleaner" / "strengths.json")
    args = parser.parse_args()
    book = RuleBook.default()
    names = list(book.names)
    numbers = {name: n for n, name in enumerate(names, 1)}
    chosen = samples(args.corpus)
    left_out = set() if args.without_sites is None else set(fold(chosen, args.without_sites))
    every = [Text(sample, book.matcher, numbers) for sample in chosen if sample.site not in left_out]
    texts = [text for text in every if text.sample.extractor in (*FITTED, *STORIES)]
    titles = fit(headline_rows(every, book.matcher, numbers), headline.EVIDENCE, smoothness=SMOOTHNESS_OF_HEADLINES)
    page, extract = (fit(story_rows(texts, titles, whole=whole), evidence.EVIDENCE) for whole in (True, False))
    built = [Built(paged, book, numbers, titles) for paged in pages(args.corpus) if paged.site not in left_out]
    kinds = evidence.EVIDENCE + structure.EVIDENCE
    markup, witnessed = (fit(markup_rows(built, heard=heard), kinds) for heard in (False, True))
    data = {
        "rule_sets": names,
        "elements": element_rules(book),
        "headline": table(titles, headline.EVIDENCE),
        "page": table(page, evidence.EVIDENCE),
        "extract": table(extract, evidence.EVIDENCE),
        "markup": table(markup, kinds),
        "witnessed": table(witnessed, kinds),
    }
    args.to.write_text(json.dumps(data, indent=0) + "\n", encoding="utf-8")


def table(fitted: Table, kinds: Sequence[tuple[str, int]]) -> dict[str, object]:
    """A table as the file holds it."""
    return {
        "bias": fitted.bias,
        "evidence": {name: cells for (name, _), cells in zip(kinds, fitted.tables, strict=True)},
    }


def fold(chosen: Sequence[Sample], number: int) -> list[str]:
    """The sites of one fifth, the same every time."""
    sites = sorted({s.site for s in chosen})
    random.Random(0).shuffle(sites)
    return sites[number::FOLDS]


if __name__ == "__main__":
    main()
