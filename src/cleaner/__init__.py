"""The core story of a news text, its title and dateline, and a record of every removal."""

from cleaner.cleaning import clean, clean_html
from cleaner.model import Article, Dateline, Removal
from cleaner.rule import Rule, RuleSet
from cleaner.rule_files import RuleFileError
from cleaner.rulebook import RuleBook
from cleaner.strictness import Strictness

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Dateline",
    "Removal",
    "Rule",
    "RuleBook",
    "RuleFileError",
    "RuleSet",
    "Strictness",
    "clean",
    "clean_html",
]
