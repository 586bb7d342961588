"""A page to blocks: its visible text in lines, and where in the page each of them stands.

What a browser does without style sheets is the measure: white space collapses, block-level elements
begin a line, those with margins stand apart. Two things differ. Links and buttons that touch are parted
by a space, because style sheets part them; and every white space, no-break spaces too, becomes a plain
space, so that rules and readers see one kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner import plain, setting
from cleaner.elements import words
from cleaner.plain import Block
from cleaner.setting import OF_ROLE, OF_TAG, Setting, is_for_speech, is_not_shown


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _tags(
    "script style template svg iframe object head noscript select option optgroup datalist textarea audio video canvas "
    "title noframes rp math applet img input meta link source picture wbr area base col embed param track"
)
# Block-level elements that stand apart from what is before and after them, and those that only begin a line.
_APART = _tags(
    "p h1 h2 h3 h4 h5 h6 ul ol dl menu blockquote figure table section article aside nav header footer main form "
    "fieldset pre hr address div details dialog body html center search hgroup listing xmp plaintext"
)
_LINES = _tags("li dt dd tr td th caption figcaption legend summary thead tbody tfoot colgroup dir frameset")
_BLOCK_LEVEL = _APART | _LINES
_CONTAINERS = _tags(
    "html body div section article aside nav header footer main form fieldset ul ol dl menu table blockquote figure "
    "details dialog center td th"
)
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_VERBATIM = _tags("pre listing xmp plaintext")
_ITEMS = _tags("li dt dd")  # a `div` in an item does not part it from the next
_CELLS = _tags("tr td th")
_ROOTS = _tags("html body")  # their classes name the whole page
_PLAIN = _tags("p div")  # a cell of data may be wrapped in one of these
_LAYOUT = _BLOCK_LEVEL - _CELLS - _PLAIN - _tags("thead tbody tfoot caption colgroup")  # not in tables of data
_LONGEST_CELL = 400  # characters; a longer cell is a text of its own

_NAMED = ("data-component", "data-testid", "itemprop", "role", "id", "class")  # the last is told first
_WORDS = 40  # nearest words that are told of a block; half of the blocks of the corpus have fewer than 34
_CLASS = 80  # characters

_LINE, _PARAGRAPH = 1, 2  # line ends before what follows

# What the elements inside an element take over from it: its landmarks, and these.
_HIDDEN, _SPOKEN, _TIGHT = (setting.ALL + 1 << bit for bit in range(3))


class Page(NamedTuple):
    """A page as text: `source`, the blocks in it, and for each block its setting.

    `elements`: how many there are, without those that are never text. `deepest`: how deep they nest.
    """

    source: str
    blocks: list[Block]
    settings: list[Setting]
    elements: int
    deepest: int


def read(tree: Any) -> Page:
    r"""The visible text of a page, block by block.

    `tree` is what `page_tree.parse` gives; None is a page without text. The tree is not changed.
    Every block is a stretch of `source`: `source[block.start:block.end] == block.text`.

    >>> from cleaner.page_tree import parse
    >>> page = read(parse("<h1>Dam <b>holds</b></h1><div>Arle <p>It\n held.</p><ul><li>One<li>Two</ul></div>"))
    >>> page.source
    'Dam holds\n\nArle\n\nIt held.\n\nOne\nTwo'
    >>> [(setting.tag, setting.depth) for setting in page.settings]
    [('h1', 3), ('div', 3), ('p', 4), ('li', 5), ('li', 5)]
    """
    reader = _Reader()
    if tree is not None:
        reader.walk(tree)
    return Page("".join(reader.written), reader.blocks, reader.settings, reader.elements, reader.deepest)


class _Frame:
    """An open element that is block-level or says something of itself."""

    __slots__ = ("attributes", "block", "depth", "flags", "group", "label", "names", "outer", "path", "tag")

    def __init__(self, tag: str, outer: _Frame | None, depth: int, flags: int, group: int) -> None:
        self.tag = tag
        self.outer = outer
        self.depth = depth
        self.flags = flags
        self.group = group
        self.block: _Frame | None = None  # the block-level element around it, None if it is one
        self.attributes: dict[str, str] | None = None
        self.names: tuple[str, ...] | None = None
        self.label: str | None = None
        self.path: str | None = None


class _Reader:
    """One walk over a page, without recursion: pages nest as deep as they like."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.blocks: list[Block] = []
        self.settings: list[Setting] = []
        self.elements = self.deepest = 0
        self._position = 0
        self._gap = 0  # line ends due before the next block
        self._groups = 0
        self._known: dict[str, tuple[str, ...]] = {}  # the words of attributes' values
        self._spoken: dict[str, bool] = {}
        # The block that is being read: its text so far, the cells before it in its row, the letters inside links.
        self._chunks: list[str] = []
        self._cells: list[str] = []
        self._linked = 0
        self._holder: _Frame | None = None  # the smallest element that holds all its text
        self._reach: _Frame | None = None  # the smallest element around that which is still open
        # What is open.
        self._links = 0
        self._verbatim = 0
        self._data_table = False
        self._touching = False  # a link has just ended, and nothing came after it

    def walk(self, root: Any) -> None:
        """Read an element and all that is in it."""
        outer = _Frame("", None, 0, 0, 0)
        iterators: list[Iterator[Any]] = [iter((root,))]
        opened: list[tuple[Any, str, _Frame]] = []
        while iterators:
            for element in iterators[-1]:
                tag = element.tag
                if tag in _SKIPPED or not isinstance(tag, str):
                    pass
                elif tag == "br":
                    self._break(outer)
                else:
                    frame = self._open(element, tag, outer, len(opened) + 1)
                    text = element.text
                    if text:
                        self._text(text, frame)
                    if len(element):
                        opened.append((element, tag, outer))
                        iterators.append(iter(element))
                        outer = frame
                        break
                    self._close(tag, frame, outer)
                tail = element.tail
                if tail:
                    self._text(tail, outer)
            else:
                iterators.pop()
                if opened:
                    frame = outer
                    element, tag, outer = opened.pop()
                    self._close(tag, frame, outer)
                    tail = element.tail
                    if tail:
                        self._text(tail, outer)
        self._flush()

    def _open(self, element: Any, tag: str, outer: _Frame, depth: int) -> _Frame:
        """Note the beginning of an element, and give its frame or, if it tells nothing, the one around it."""
        self.elements += 1
        if depth > self.deepest:
            self.deepest = depth
        attributes = element.items()
        if tag in _BLOCK_LEVEL:
            self._boundary(tag, outer)
            flags = outer.flags | OF_TAG.get(tag, 0)
            if tag in _ITEMS:
                flags |= _TIGHT
            elif tag != "div":
                flags &= ~_TIGHT
            group = outer.group
            if tag in _CONTAINERS:
                self._groups = group = self._groups + 1
            frame = _Frame(tag, outer, depth, flags, group)
            if tag == "table":
                self._data_table = _holds_data(element)
            elif tag in _VERBATIM:
                self._verbatim += 1
            elif tag == "dialog" and element.get("open") is None:
                frame.flags |= _HIDDEN
        else:
            if tag == "a" or tag == "button":
                if self._touching:
                    self._chunks.append(" ")
                if tag == "a":
                    self._links += 1
            if not attributes and tag not in OF_TAG:
                return outer
            frame = _Frame(tag, outer, depth, outer.flags | OF_TAG.get(tag, 0), outer.group)
            frame.block = outer.block or outer
        if attributes:
            self._describe(frame, dict(attributes))
        return frame

    def _describe(self, frame: _Frame, attributes: dict[str, str]) -> None:
        """Note what the attributes of an element tell."""
        frame.attributes = attributes
        if "class" in attributes:
            classes = attributes["class"]
            spoken = self._spoken.get(classes)
            if spoken is None:
                spoken = self._spoken[classes] = is_for_speech(classes)
            if spoken:
                frame.flags |= _SPOKEN
        if "style" in attributes and is_not_shown(attributes["style"]):
            frame.flags |= _HIDDEN
        if "hidden" in attributes:
            frame.flags |= _HIDDEN
        if "role" in attributes:
            frame.flags |= OF_ROLE.get(attributes["role"].strip().lower(), 0)
        if "aria-hidden" in attributes and attributes["aria-hidden"].strip().lower() == "true":
            frame.flags |= setting.SILENT
        if "itemprop" in attributes and "articleBody" in attributes["itemprop"].split():
            frame.flags |= setting.BODY

    def _close(self, tag: str, frame: _Frame, outer: _Frame) -> None:
        """Note the end of an element."""
        if tag in _BLOCK_LEVEL:
            self._boundary(tag, outer)
            if tag == "table":
                self._data_table = False
            elif tag in _VERBATIM:
                self._verbatim -= 1
        elif tag == "a" or tag == "button":
            self._touching = bool(self._chunks)
            if tag == "a":
                self._links -= 1
        if self._reach is frame:
            self._reach = outer

    def _text(self, text: str, frame: _Frame) -> None:
        """Add a text to the block that is being read."""
        self._touching = False
        if text.isspace():
            if self._holder is not None:
                self._chunks.append(text)
            return
        self._chunks.append(text)
        if self._holder is None:
            self._holder = self._reach = frame
        else:
            self._holder = self._reach
        if self._links:
            self._linked += sum(map(len, text.split()))

    def _break(self, frame: _Frame) -> None:
        """A line ends; where it is empty, what follows stands apart."""
        if self._verbatim:
            self._chunks.append("\n")
        elif self._data_table or (frame.block or frame).tag in _HEADINGS:
            self._chunks.append(" ")
        else:
            ended = self._flush()
            self._gap = max(self._gap, _LINE if ended else _PARAGRAPH)

    def _boundary(self, tag: str, outer: _Frame) -> None:
        """A block-level element begins or ends."""
        if self._data_table and tag in _PLAIN:
            self._chunks.append(" ")
            return
        if self._data_table and tag in _CELLS and tag != "tr":
            cell = " ".join("".join(self._chunks).split())
            if cell:
                self._cells.append(cell)
            self._chunks.clear()
            return
        if self._chunks or self._cells:
            self._flush()
        if tag in _LINES or (tag == "div" and outer.flags & _TIGHT):
            if not self._gap:
                self._gap = _LINE
        else:
            self._gap = _PARAGRAPH

    def _flush(self) -> bool:
        """Write the block that was being read, if there was any text in it."""
        self._touching = False
        holder, self._holder = self._holder, None
        if holder is None:
            self._chunks.clear()
            return False
        text = "".join(self._chunks)
        self._chunks.clear()
        pieces = text.split()
        line = " ".join(pieces)
        letters = len(line) - len(pieces) + 1
        if self._cells:
            if line:
                self._cells.append(line)
            line = "\t".join(self._cells)
            self._cells.clear()
            letters = len(line) - line.count(" ") - line.count("\t")
        links, self._linked = self._linked / letters, 0
        if self._verbatim:
            self._write_verbatim(text, links, holder)
        else:
            self._write(line, links, holder)
        return True

    def _write(self, text: str, links: float, holder: _Frame) -> None:
        """Write one block."""
        apart = self._part()
        start = self._position
        self._append(text)
        self.blocks.append(Block(start, self._position, text, apart, 0))
        self.settings.append(self._setting(holder, links))

    def _write_verbatim(self, text: str, links: float, holder: _Frame) -> None:
        """Write text whose line ends and indents are as they should be; a paragraph wrapped by hand is one block."""
        text = text.strip("\r\n")
        apart = self._part()
        base = self._position
        self._append(text)
        for block in plain.blocks(text):
            start, end, line, stands_apart, indent = block
            self.blocks.append(Block(base + start, base + end, line, stands_apart and apart, indent))
            self.settings.append(self._setting(holder, links))
            apart = True

    def _part(self) -> bool:
        """Write the line ends that are due, and tell whether the next block stands apart."""
        gap, self._gap = self._gap or _LINE, 0
        if not self.blocks:
            return True
        self._append("\n" * gap)
        return gap == _PARAGRAPH

    def _append(self, text: str) -> None:
        self.written.append(text)
        self._position += len(text)

    def _setting(self, holder: _Frame, links: float) -> Setting:
        block = holder.block or holder
        tag = block.tag
        flags = holder.flags
        return Setting(
            "tr" if self._data_table and (tag in _CELLS or tag in _PLAIN) else tag,
            links,
            flags & setting.ALL,
            holder.names or self._names(holder),
            flags & _HIDDEN != 0,
            flags & _SPOKEN != 0,
            block.depth,
            block.outer.group if tag in _CONTAINERS and block.outer is not None else block.group,
            holder.path or _path(holder),
        )

    def _names(self, frame: _Frame) -> tuple[str, ...]:
        """The words of an element and of those around it."""
        unknown: list[_Frame] = []
        at: _Frame | None = frame
        while at is not None and at.names is None:
            unknown.append(at)
            at = at.outer
        names: tuple[str, ...] = at.names or () if at is not None else ()
        for inner in reversed(unknown):
            attributes = inner.attributes
            if attributes and inner.tag not in _ROOTS:
                for name in _NAMED:
                    if name in attributes:
                        names = self._words(attributes[name]) + names
                if len(names) > _WORDS:
                    names = names[:_WORDS]
            inner.names = names
        return names

    def _words(self, value: str) -> tuple[str, ...]:
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = words(value)
        return known


def _path(frame: _Frame) -> str:
    """The labels of an element and of the two around it; kept, as many blocks may share an element."""
    path = frame.label or _label(frame)
    outer = frame.outer
    if outer is not None and outer.tag:
        path = f"{outer.label or _label(outer)}>{path}"
        outer = outer.outer
        if outer is not None and outer.tag:
            path = f"{outer.label or _label(outer)}>{path}"
    frame.path = path
    return path


def _label(frame: _Frame) -> str:
    """The tag of an element and its first class, without a number at the end: posts are often numbered."""
    label = frame.tag
    if frame.attributes and "class" in frame.attributes:
        classes = frame.attributes["class"][:_CLASS].split(None, 1)
        if classes:
            label = f"{label}.{classes[0].rstrip('0123456789-_')}"
    frame.label = label
    return label


def _holds_data(table: Any) -> bool:
    """Whether a table holds data: short text in its cells, in one paragraph at most, and two cells in some row.

    A table inside shows that this one is layout, and ends the look at it, so that no part of a page is
    looked at twice.
    """
    cells = size = wraps = 0
    several = False
    for element in table.iterdescendants():
        tag = element.tag
        if tag in _LAYOUT:
            return False
        if tag == "tr":
            cells = 0
        elif tag in _CELLS:
            cells += 1
            size = wraps = 0
            several = several or cells == 2
        elif tag in _PLAIN:
            wraps += 1
        size += len((element.text or "").strip()) + len((element.tail or "").strip())
        if size > _LONGEST_CELL or wraps > 1:
            return False
    return several
