"""Reading the maintainers' corpus: pages, what extractors made of them, hand-cleaned stories.

The corpus holds publishers' pages and is not part of the repository; every tool takes its folder.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

_WORD = re.compile(r"\w+")
STORIES = ("story", "web story", "wire story")
WEB_PAGES = ("web inscriptis", "web html_text_all")
WIRE_STEP = 4  # every fourth of the wire stories: as many as there are pages, and no more alike
GRAM = 4  # words: the measure of the public article-extraction benchmark


@dataclass(frozen=True, slots=True)
class Sample:
    """One text to clean: a page as some extractor left it, or a clean story (`extractor` is one of STORIES).

    Pages are news; the whole text of blogs and guides has `extractor` among WEB_PAGES.
    """

    page: str
    site: str
    extractor: str
    text: str
    story: str
    title: str


def words(text: str) -> list[str]:
    """The words of a text, as the benchmark counts them."""
    return _WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "")))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def samples(corpus: Path) -> list[Sample]:
    """Every extracted text of the corpus, and every clean story: of the pages, of blogs and guides, of a wire.

    Blogs and guides come as whole pages too, put into text here: the corpus holds extracted texts of news alone.
    """
    gold = {record["id"]: record for record in read(corpus / "news" / "gold.jsonl")}

    def sample(page: str, extractor: str, text: str) -> Sample:
        record = gold[page]
        return Sample(page, urlparse(record["url"]).netloc, extractor, text, record["text"], record["title"] or "")

    found = [sample(r["id"], r["extractor"], r["text"]) for r in read(corpus / "extracted.jsonl.gz")]
    found += [sample(page, "story", record["text"]) for page, record in gold.items()]
    for r in read(corpus / "web" / "gold.jsonl"):
        found.append(
            Sample(r["id"], urlparse(r["url"]).netloc, "web story", r["text"], r["text"], r.get("title") or "")
        )
    found += (sample for page in pages(corpus) if page.part == "web" for sample in _put_into_text(page))
    for number, r in enumerate(read(corpus / "reuters.jsonl.gz")):
        if number % WIRE_STEP == 0:
            found.append(
                Sample(r["id"], f"wire {number % 1000}", "wire story", r["text"], r["text"], r.get("title") or "")
            )
    return found


def _put_into_text(page: Paged) -> list[Sample]:
    import html_text  # tests read the corpus too, where neither of these is installed
    import inscriptis

    texts = (inscriptis.get_text(page.html), html_text.extract_text(page.html))
    return [
        Sample(page.page, page.site, extractor, text, page.story, page.title)
        for extractor, text in zip(WEB_PAGES, texts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Paged:
    """One page of the corpus: news, or of a blog or guide (`part` is "web")."""

    page: str
    part: str
    site: str
    url: str
    html: str
    story: str
    title: str


def pages(corpus: Path) -> Iterator[Paged]:
    """Every page of the corpus with its hand-made story."""
    for part in ("news", "web"):
        for r in read(corpus / part / "gold.jsonl"):
            html = gzip.decompress((corpus / part / "pages" / f"{r['id']}.html.gz").read_bytes())
            site = urlparse(r["url"]).netloc
            yield Paged(r["id"], part, site, r["url"], html.decode("utf-8", "replace"), r["text"], r.get("title") or "")


def story_lines(lines: Sequence[str], story: str) -> list[bool | None]:
    """For each line whether it is story: half of its word 4-grams, or all of its fewer words, stand there.

    None for a line without words, and for one of few words that stand within a line of the story: "Los Angeles"
    of a menu.
    """
    own = words(story)
    grams = {tuple(own[i : i + GRAM]) for i in range(len(own) - GRAM + 1)}
    joined = f" {' '.join(own)} "
    whole = {" ".join(words(line)) for line in story.splitlines()}
    labels: list[bool | None] = []
    for line in lines:
        w = words(line)
        if not w:
            labels.append(None)
        elif len(w) < GRAM:
            short = " ".join(w)
            labels.append(True if short in whole else None if f" {short} " in joined else False)
        else:
            mine = [tuple(w[i : i + GRAM]) for i in range(len(w) - GRAM + 1)]
            labels.append(2 * sum(gram in grams for gram in mine) >= len(mine))
    return labels
