"""Pages to blocks: what is visible, where lines end, offsets, and where each block stands."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import setting
from cleaner.page import Page, read
from cleaner.page_tree import parse
from cleaner.setting import Setting, landmark_names
from strategies import anything

PROSE = "The harbour board agreed to repair the old stone bridge after three days of rain."


def page(html: str) -> Page:
    """A page read."""
    return read(parse(html))


def only(html: str) -> Setting:
    """The setting of the one block of a page."""
    (found,) = page(html).settings
    return found


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("<p>The  dam\n\tholds&nbsp;<b>to</b>day.</p>", "The dam holds today."),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<div>Arle <p>It held.</p> tail</div>", "Arle\n\nIt held.\n\ntail"),
        ("<p>One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<h1>Dam<br>holds</h1>", "Dam holds"),
        ("<ul><li>One</li><li>Two<ul><li>Three</ul></ul><p>Four", "One\nTwo\n\nThree\n\nFour"),
        ("<ul><li><div>One</div></li><li><div>Two</div></li></ul>", "One\nTwo"),
        ("<a>Home</a><a>News</a><button>Sport</button>", "Home News Sport"),
        ("<span><a>Home</a></span><span><a>News</a></span>", "Home News"),
        ("<p><a>bridge</a>s and <a>dam</a>, <b>B</b>old", "bridges and dam, Bold"),
        ("<dl><dt>Height<dd>Two metres</dl>", "Height\nTwo metres"),
        ("<pre>One\n  Two\n\nThree</pre>", "One\n  Two\n\nThree"),
        ("<pre>One<br>Two</pre>tail", "One\nTwo\n\ntail"),
        ("<p>soft\u00adhy zero\u200bwidth", "soft\u00adhy zero\u200bwidth"),
        (
            "<table><tr><th>Town<th>Votes<tr><td>Arle<td><p>9 <br>of 10</p><tr><td><td></table>",
            "Town\tVotes\nArle\t9 of 10",
        ),
        ("<table><tr><td><h2>One</h2>Two<td>Three</table>", "One\n\nTwo\nThree"),
        (f"<table><tr><td>{PROSE * 6}<td>Two</table>", f"{PROSE * 6}\nTwo"),
        ("<table><tr><td>One<table><tr><td>1<td>2</table></table>", "One\n\n1\t2"),
        ("<p>One</p>tail<hr>Two", "One\n\ntail\n\nTwo"),
        ("One<p>", "One"),
    ],
)
def test_lines(html: str, source: str) -> None:
    """A page reads as a browser without style sheets shows it, but for links that touch."""
    assert page(html).source == source


@pytest.mark.parametrize(
    "html",
    [
        f"<{tag}>hidden</{tag}>"
        for tag in ("script", "style", "template", "svg", "iframe", "object", "noscript", "textarea", "audio", "video")
    ]
    + [
        "<head><title>hidden</title></head>",
        "<select><option>hidden</select>",
        "<!-- hidden -->",
        "<?php hidden ?>",
        "<img alt=hidden>",
    ],
)
def test_what_no_reader_sees(html: str) -> None:
    """It is no text; what stands after it is."""
    assert page(f"<p>One</p>{html}<p>Two").source == "One\n\nTwo"


def test_what_stands_before_a_block() -> None:
    """Blocks with margins stand apart, items and rows follow directly, lines of `pre` keep their indent."""
    found = page("<p>One<ul><li>Two<li>Three</ul><pre>  Four\n\tFive\n\nSix</pre>").blocks
    assert [(b.text, b.apart, b.indent) for b in found] == [
        ("One", True, 0),
        ("Two", True, 0),
        ("Three", False, 0),
        ("Four", True, 2),
        ("Five", False, 1),
        ("Six", True, 0),
    ]


def test_a_hard_wrapped_paragraph_of_pre_is_one_block() -> None:
    """As it is in plain text."""
    wire = (
        "The river rose by two metres overnight, and the mayor of the town asked\n"
        "all who live on the quay to leave before the evening tide, which was\n"
        "expected to be the highest in forty years."
    )
    assert [b.text for b in page(f"<pre>{wire}\n\n{wire}</pre>").blocks] == [wire, wire]


def test_tags() -> None:
    """A block is told by its block-level element, a row of data by its row."""
    found = page(
        "<h2>a</h2><div>b <span>c</span></div><blockquote>d</blockquote><figure><figcaption>e</figcaption></figure>"
        "<table><tr><td>f<td>g</table>"
    )
    assert [s.tag for s in found.settings] == ["h2", "div", "blockquote", "figcaption", "tr"]


@pytest.mark.parametrize(
    ("html", "share"),
    [
        ("<p>plain", 0.0),
        ("<p><a href=/>all</a> <a href=/>of  it</a>", 1.0),
        ("<p><a href=/>half</a> rest", 0.5),
        ("<a href=/><p>around</p></a>", 1.0),
        ("<table><tr><td><a>ab</a><td>cd<tr><td>x<td>y</table>", 0.5),
    ],
)
def test_links(html: str, share: float) -> None:
    """The share of letters inside links, white space aside."""
    assert page(html).settings[0].links == share


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<article><p>x", ["article"]),
        ("<div role=navigation>x", ["nav"]),
        ("<div role=contentinfo><ul><li>x", ["footer", "list"]),
        ("<div itemprop=articleBody><p>x", ["body"]),
        ("<p><time>x</time>", ["time"]),
        ("<p><time>x</time> y", []),
        ("<blockquote><p>x", ["quote"]),
        ("<p aria-hidden=true>x", ["silent"]),
        ("<aside>y</aside><p>x", []),
    ],
)
def test_landmarks(html: str, names: list[str]) -> None:
    """What stands around the whole block, by tag, role or property."""
    assert landmark_names(page(html).settings[-1].landmarks) == tuple(names)


def test_names() -> None:
    """The words of the elements around, nearest first; not those of the whole page."""
    found = only(
        '<body class="single"><div id="storyBody2" class="c"><p class="article__text u-12" role="note">'
        '<span data-testid="lede">x</span>'
    )
    assert found.names == ("lede", "article", "text", "note", "story", "body")


def test_names_are_of_what_holds_the_whole_block() -> None:
    """A class of a part of the block says nothing of the block."""
    first, second = page("<p><b class=kicker>x</b> y<p><i class=credit><b>x</b> y</i>").settings
    assert (first.names, second.names) == ((), ("credit",))


def test_names_are_bounded() -> None:
    """The nearest words count."""
    html = "".join(f"<div class='w{'abcdefghij'[i % 10]}{'abcdefghij'[i // 10]}'>" for i in range(100)) + "x"
    assert len(only(html).names) == 40
    assert only(html).names[0] == "wjj"


@pytest.mark.parametrize(
    ("html", "hidden", "spoken"),
    [
        ("<p>x", False, False),
        ("<div hidden><p>x", True, False),
        ("<div style='color: red; DISPLAY:none'><p>x", True, False),
        ("<p style='visibility: hidden'>x", True, False),
        ("<dialog><p>x", True, False),
        ("<dialog open><p>x", False, False),
        ("<p><span class='a sr-only'>x</span>", False, True),
        ("<p class=visuallyHidden>x", False, True),
    ],
)
def test_hidden_and_spoken(html: str, hidden: bool, spoken: bool) -> None:
    """Hidden text is in the page all the same, and known to be hidden."""
    assert (only(html).hidden, only(html).spoken) == (hidden, spoken)


def test_groups() -> None:
    """Items of one list and paragraphs of one section belong together."""
    found = page("<div><p>a<p>b</div><div><p>c<ul><li>d<li>e</ul><div>f</div><div>g</div></div>").settings
    a, b, c, d, e, f, g = (s.group for s in found)
    assert (a, c, d) == (b, f, e)
    assert c == g
    assert len({a, c, d}) == 3


def test_paths() -> None:
    """Cards that are built alike have the same path, whatever their numbers."""
    found = page("".join(f"<div class='card c{i}'><h3 class='t-{i}'><a href=/>x</a></h3></div>" for i in range(3)))
    assert {s.path for s in found.settings} == {"div.card>h3.t>a"}


@pytest.mark.parametrize("html", ["", " \n", "\x00", "<!-- x -->", "<p>", "<script>x</script>", "<frameset>"])
def test_pages_without_text(html: str) -> None:
    """No text, no blocks."""
    assert page(html)[:3] == ("", [], [])


@pytest.mark.parametrize(
    "html",
    [
        "<?xml version='1.0' encoding='utf-16'?><p>é",
        "\ud800<p>é",
        "\x01\x0b<p>é\x1f",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><p>é",
        "<p>é</p></html></body></div>",
    ],
)
def test_odd_beginnings(html: str) -> None:
    """What is wrong with a page costs none of its text."""
    assert page(html).source.splitlines()[-1] == "é"


def test_a_script_is_no_tag() -> None:
    """What looks in it like an endless start tag does not swallow its end."""
    assert page(f"<script>i<n; {'a=b; ' * 5000}</script><p>One").source == "One"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "a href=/"])
@pytest.mark.parametrize("depth", [300, 20_000])
def test_deep_nesting(tag: str, depth: int) -> None:
    """No depth is too deep, and none loses text."""
    opened = f"<{tag}>" * depth
    assert page(f"<p>One</p>{opened}Two<p>Three").source.split() == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<div>x</div>" * 20_000,
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
        "<p " + "a='<>'" * 100_000 + ">x",
        "<a href=x>y</a>" * 20_000,
        "<table><tr><td>" * 20_000 + "x",
        "<table>" + "<tr><td>x<td>y" * 20_000,
        "&" * 1_000_000,
        "<" * 1_000_000,
        "<pre>" + " x\n" * 50_000,
        "<div class='" + "a b-c " * 150_000 + "'>" + "<p>x" * 1000,
        "<i>x" * 50_000,
        "<br>" * 200_000,
    ],
    ids=str.split,
)
def test_very_much_of_one_thing(html: str) -> None:
    """It takes seconds where anything grew by the square; the time is watched elsewhere."""
    exact(page(html))


def exact(found: Page) -> None:
    """Offsets give the texts, blocks are in order, and nothing but white space stands between them."""
    source, blocks = found.source, found.blocks
    assert len(blocks) == len(found.settings)
    assert all(source[b.start : b.end] == b.text == b.text.strip() != "" for b in blocks)
    assert all(a.end < b.start for a, b in pairwise(blocks))
    ends = [0, *(b.end for b in blocks)]
    starts = [*(b.start for b in blocks), len(source)]
    assert all(not source[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(0 <= s.links <= 1 and len(s.names) <= 40 for s in found.settings)


TAGS = re.findall(
    "[a-z0-9-]+",
    "p div span a b br table tr td th ul li pre h1 script noscript template blockquote button svg dialog x-y",
)
MARKUP = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        [
            " ",
            "\n",
            "\t",
            "&nbsp;",
            "&#9;",
            "&#x85;",
            "&#1;",
            "&#0;",
            "&amp;",
            "<!--",
            "-->",
            "<?",
            "<![CDATA[",
            "]]>",
            "x",
        ]
    ),
    st.sampled_from(['<p class="', '">', "<div style='display:none'>", "<div hidden role=main class='a b'>"]),
    anything(12),
)


@given(st.lists(MARKUP, max_size=60).map("".join))
def test_any_markup_gives_exact_blocks(html: str) -> None:
    """Whatever a page is made of."""
    exact(page(html))


@given(anything())
def test_any_text_gives_exact_blocks(text: str) -> None:
    """A page need not be one."""
    exact(page(text))


@given(st.binary(max_size=2000))
def test_binary_data_gives_exact_blocks(data: bytes) -> None:
    """Nor need it be text."""
    exact(page(data.decode("latin-1")))


def test_the_tree_is_not_changed() -> None:
    """Others read it too."""
    from lxml import etree

    tree = parse(f"<nav><a>Home</a></nav><p>{PROSE}<table><tr><td>x</table>")
    before = etree.tostring(tree)
    assert read(tree) == read(tree)
    assert etree.tostring(tree) == before


def test_landmarks_are_one_bit_each() -> None:
    """And all of them fit the mask."""
    assert sum(setting.LANDMARKS.values()) == setting.ALL
