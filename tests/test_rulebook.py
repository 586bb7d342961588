"""Choosing, adding and switching off rules."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

import cleaner
from cleaner import RuleBook, RuleFileError
from cleaner.rule_files import parse_rule_file

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """\
name = "house-notes"
summary = "Notes of one house."
[[rule]]
name = "brief"
pattern = '^(?:morning|evening) brief:'
takes = ["Morning brief: one", "Evening brief: two"]
leaves = ["A brief: one", "In brief"]
"""
REPLACED = HOUSE.replace("(?:morning|evening)", "noon").replace("Morning", "Noon").replace("Evening", "Noon")
STORY = "The harbour board of Arle met on Monday and agreed to repair the old bridge before the winter storms return."
TEXT = f"{STORY}\n\nPlease enter your comment!\n\nMorning brief: five things\n\n{STORY[:-1]} in May."


def taken(book: RuleBook) -> list[str]:
    """What a cleaning by a book removes from the text."""
    return [removal.text for removal in cleaner.clean(TEXT, rules=book).removals]


def test_the_default_book_holds_the_sets_of_the_mission() -> None:
    """The five kinds of boilerplate that the project began with."""
    names = RuleBook.default().names
    five = {"donation-appeals", "comment-prompts", "see-also-links", "cookie-notices", "headline-lists"}
    assert five <= set(names)
    assert len(set(names)) == len(names)
    assert RuleBook.default() is RuleBook.default()


def test_only_some_sets() -> None:
    """Just the named sets, in the order of the book."""
    book = RuleBook.default().only("see-also-links", "comment-prompts")
    assert set(book.names) == {"see-also-links", "comment-prompts"}
    assert book.names == tuple(name for name in RuleBook.default().names if name in book.names)
    assert taken(book) == ["Please enter your comment!"]


def test_without_a_set() -> None:
    """The book less a set; the first book is as it was."""
    book = RuleBook.default()
    less = book.without("comment-prompts")
    assert set(book.names) - set(less.names) == {"comment-prompts"}
    assert "Please enter your comment!" in taken(book)


def test_without_a_rule() -> None:
    """One rule of a set can be left out, and the others stay."""
    book = RuleBook.default()
    less = book.without("comment-prompts/enter-your-comment")
    assert less.names == book.names
    assert {r.name for r in book.rules} - {r.name for r in less.rules} == {"enter-your-comment"}
    assert len(book.rules) - len(less.rules) == 1


def test_nothing_left_out_or_chosen() -> None:
    """Leaving out nothing changes nothing; choosing nothing is an empty book, by which everything is story."""
    book = RuleBook.default()
    assert book.without() == book
    assert book.only().names == ()
    article = cleaner.clean(TEXT, rules=book.only())
    assert (article.text, article.removals) == (TEXT, ())


@pytest.mark.parametrize("name", ["comments", "comment-prompts/nothing", "Comment-Prompts", ""])
@pytest.mark.parametrize("method", ["only", "without"])
def test_unknown_names_are_refused(method: str, name: str) -> None:
    """The error names what was asked for and what there is."""
    with pytest.raises(ValueError, match=rf"{name!r}.*comment-prompts, ") as error:
        getattr(RuleBook.default(), method)(name)
    assert "\n" not in str(error.value)


def test_only_a_single_rule() -> None:
    """A rule can be chosen as it can be left out; what is known to `without` is not silently ignored by `only`."""
    book = RuleBook.default().only("comment-prompts/enter-your-comment")
    assert [rule.name for rule in book.rules] == ["enter-your-comment"]


def test_a_set_is_added(tmp_path: Path) -> None:
    """By path, by name of the file, or ready made."""
    file = tmp_path / "house.toml"
    file.write_text(HOUSE, encoding="utf-8")
    book = RuleBook.default()
    (rule_set,) = parse_rule_file(HOUSE)
    books = [book.extended(file), book.extended(str(file)), book.extended(rule_set)]
    assert books[0] == books[1] == books[2]
    assert books[0].names == (*book.names, "house-notes")
    assert "Morning brief: five things" in taken(books[0])
    assert book.extended() == book


def test_a_rule_is_replaced_by_name() -> None:
    """A rule of the same set and name takes the place of the older one; other rules of the set stay."""
    more = HOUSE + HOUSE.split("\n", 2)[2].replace('"brief"', '"second"')
    book = RuleBook(()).extended(*parse_rule_file(more), *parse_rule_file(REPLACED))
    assert [rule.name for rule in book.rules] == ["brief", "second"]
    assert book.rules[0].pattern == "^noon brief:"
    assert book.rules[1].pattern == "^(?:morning|evening) brief:"


def test_a_set_of_the_package_is_extended_in_its_place() -> None:
    """A file that names a set of the package adds to it."""
    extra = parse_rule_file(HOUSE.replace("house-notes", "comment-prompts"))
    book = RuleBook.default().extended(*extra)
    assert book.names == RuleBook.default().names
    assert len(book.rules) == len(RuleBook.default().rules) + 1


def test_a_book_of_files_alone(tmp_path: Path) -> None:
    """Load reads just the given files, in order."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(HOUSE, encoding="utf-8")
    two.write_text(HOUSE.replace("house-notes", "other-notes"), encoding="utf-8")
    assert RuleBook.load(one, str(two)).names == ("house-notes", "other-notes")
    assert taken(RuleBook.load(one)) == ["Morning brief: five things"]


def test_two_files_of_one_set_are_one_set(tmp_path: Path) -> None:
    """A book never holds a set twice."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(HOUSE, encoding="utf-8")
    two.write_text(REPLACED, encoding="utf-8")
    book = RuleBook.load(one, two)
    assert book.names == ("house-notes",)
    assert [rule.pattern for rule in book.rules] == ["^noon brief:"]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error of loading tells which file."""
    file = tmp_path / "broken.toml"
    file.write_text("name = 7", encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"broken\.toml"):
        RuleBook.load(file)
    with pytest.raises(RuleFileError, match=r"broken\.toml"):
        RuleBook.default().extended(file)


def test_a_book_pickles() -> None:
    """Before and after it was used, and it cleans the same when it comes back."""
    book = RuleBook.default().extended(*parse_rule_file(HOUSE))
    fresh = pickle.loads(pickle.dumps(book))
    before = taken(book)
    used = pickle.loads(pickle.dumps(book))
    assert fresh == used == book
    assert taken(fresh) == taken(used) == before


def test_a_book_cannot_be_changed() -> None:
    """Every method returns another book."""
    with pytest.raises(AttributeError):
        RuleBook.default().rule_sets = ()  # type: ignore[misc]
