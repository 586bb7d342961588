"""The lists of words that ship with the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleaner import word_files

FILES = sorted(Path(word_files.__file__).parent.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_words_are_up_to_date(path: Path) -> None:
    """What is read is what the TOML file holds; run tools/build_rules.py after changing one."""
    assert word_files.table(path.stem) == tomllib.loads(path.read_text(encoding="utf-8"))
